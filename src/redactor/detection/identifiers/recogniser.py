"""The recogniser that runs every identifier rule over a document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding
from redactor.core.names import fold
from redactor.core.ordinary import is_mostly_a_word
from redactor.core.spans import Span
from redactor.detection.identifiers.catalogue import RULES
from redactor.detection.identifiers.labels import Around, around
from redactor.detection.identifiers.rule import IdentifierRule
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.signals import longest_number, windows
from redactor.detection.tables import Tables
from redactor.detection.views import DocumentView

_NAME = "identifiers/1"
_CHECKED_TOO = 0.02  # label and check together outweigh another label alone


class Identifiers:
    """UK identifiers and contact details: pattern, label, check."""

    name = _NAME

    def __init__(self, rules: tuple[IdentifierRule, ...] = RULES) -> None:
        self._rules = rules

    def find(self, view: DocumentView) -> list[Finding]:
        """Identifiers in every stretch that has a digit or a sign that one of them needs."""
        tables = Tables(view.blocks)
        found: list[Finding] = []
        for block in view.blocks:
            stretches = [(low, high, longest_number(block.text, low, high)) for low, high in windows(block.text)]
            if stretches:
                seen = around(block, tables)
                longest = max(digits for _, _, digits in stretches)
                for rule in self._rules:
                    if rule.digits <= longest:
                        hits = _by_rule(rule, block, seen, stretches)
                        found.extend(hit for hit in hits if not (rule.no_word and _is_word(hit, view)))
        return found


def _is_word(hit: Finding, view: DocumentView) -> bool:
    """Whether what stands where a name of an account could stand is a word like any other."""
    folded = fold(hit.value)
    return (
        folded in view.everyday
        or folded in NO_PEOPLE
        or is_mostly_a_word(folded)
        or folded.endswith(("ed", "ing", "ly"))
    )


def _by_rule(
    rule: IdentifierRule, block: Block, seen: Around, stretches: list[tuple[int, int, int]]
) -> Iterator[Finding]:
    labelled_until = -1
    for match in chain.from_iterable(
        rule.pattern.finditer(seen.text, low, high) for low, high, digits in stretches if digits >= rule.digits
    ):
        start, end = match.span("value") if "value" in rule.pattern.groupindex else match.span()
        if start < 0:
            start, end = match.span()
        start += block.text[start] == "(" and ")" not in block.text[start:end]
        named = seen.names(rule, match.start(), match.end()) or (
            labelled_until >= 0 and seen.continues(labelled_until, match.start())
        )
        labelled_until = match.end() if named else -1
        if not named and rule.not_after and rule.not_after.search(seen.text, max(0, start - 30), start):
            continue
        finding = _judged(rule, Span(block.id, start, end), block.text[start:end], named=named)
        if finding:
            yield finding


def _judged(rule: IdentifierRule, span: Span, text: str, *, named: bool) -> Finding | None:
    """The finding that label, check and pattern together are worth, or None."""
    value = rule.normalise(text)
    passed = rule.check(value) if rule.check else None
    evidence = [Evidence("pattern", rule.id)]
    if passed is not None:
        evidence.append(Evidence("check" if passed else "failed check", rule.id))
    if rule.always_capitals and text != text.upper():
        return None
    if named:
        evidence.append(Evidence("label", rule.id))
        score = rule.failed if passed is False else rule.labelled + (_CHECKED_TOO if passed else 0.0)
    elif text != text.upper() and not rule.any_case:
        return None
    else:
        score = rule.checked if passed else rule.bare
    if not score:
        return None
    return Finding(span, rule.category, _NAME, round(score, 2), rule.id, evidence=tuple(sorted(evidence)), value=value)
