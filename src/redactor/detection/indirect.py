"""Indirect identification: phrases that point at somebody without a name, tied to a mention where the text allows.

For a relative ("his mum", "Oliver's sister") the mention is the *owner*; for anybody else ("the victim (Tyler)") it is
the person whom the text sets beside the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.documents import Block, BlockKind
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.ids import FindingId
from redactor.core.names import fold
from redactor.core.rules import Rulebook
from redactor.core.sentences import sentence_bounds
from redactor.core.spans import Span
from redactor.detection.antecedents import PRONOUNS, antecedent
from redactor.detection.mentions import Named, SexWords, mentions_in
from redactor.detection.phrases import Shape, shapes
from redactor.detection.views import DocumentView

_OWN = frozenset(["my", "our", "your", "whose"])
_VAGUE_OWNERS = frozenset(["your"])  # a letter's "your son" is whom the letter is about, as a rule
_VAGUE = 0.35
_BESIDE = re.compile(r"\s*[(,:–-]?\s*")
_COPULA = re.compile(r"\b(?:is|was|as|be|been|always|such|are|were)\s+$")
_SOMEBODY = re.compile(r"(?i)\b(?:the|a|an|this|that)\s(?:[\w-]+\s)?$")
# What has members, pupils or days, and no relatives: "the school's parents", "the week's guardian".
_WITHOUT_KIN = """
school class year academy college nursery trust council company firm charity country world day week month term house
church club team service department home unit ward hospital borough county city town village
"""
_NO_BODY = frozenset(_WITHOUT_KIN.split())
_NOT_PROSE = frozenset({BlockKind.LINK, BlockKind.FIELD_CODE, BlockKind.PROPERTY, BlockKind.BOOKMARK})


class Indirect:
    """Finds phrases that point at somebody."""

    name = "indirect/1"

    def __init__(self, rules: Rulebook) -> None:
        lexicons = dict(rules.lexicons)
        self._shapes = shapes(lexicons)
        owners = (*lexicons.get("person_nouns", ()), *lexicons.get("kinship", ()))
        self._nouns = frozenset(fold(word) for word in owners)
        self._sexes = SexWords(lexicons)

    def find(self, view: DocumentView) -> list[Finding]:
        """Every phrase, with the mention that it hangs on where that can be told."""
        return [
            finding for block in view.blocks if block.kind not in _NOT_PROSE for finding in self._in_block(view, block)
        ]

    def _in_block(self, view: DocumentView, block: Block) -> Iterator[Finding]:
        people = view.found_in(block.id, "person")
        names = mentions_in(block, people, self._sexes)
        weak = {one.id for one in people if one.strength is not Strength.STRONG}
        sure = [name for name in names if name.finding not in weak]
        taken: list[tuple[int, int]] = []
        for shape in self._shapes:
            for match in shape.pattern.finditer(block.text):
                start, end = match.span()
                if any(start < high and low < end for low, high in taken) or not self._may_stand(
                    match, shape, names, sure
                ):
                    continue
                taken.append((start, end))
                mentions = _ties(match, block.text, names)
                evidence = (Evidence("rule", shape.rule),)
                yield Finding(
                    Span(block.id, start, end), "indirect", self.name, _score(match, shape), shape.rule,
                    evidence=evidence, mentions=mentions,
                )  # fmt: skip

    def _may_stand(self, match: re.Match[str], shape: Shape, names: Sequence[Named], sure: Sequence[Named]) -> bool:
        start, end = match.span()
        if any(name.start <= start and end <= name.end for name in sure):
            return False
        if shape.rule == "kin-alone":
            rest = match.string[end : end + 2]
            titled = any(0 <= name.start - end <= 1 for name in sure)  # "Auntie Jean"
            speaks = any(name.end == start - 1 for name in names)  # "Tom mum: hi", a contact in a telephone
            return not titled and not rest.startswith(("'s ", "-")) and (speaks or not rest.startswith(":"))
        if _COPULA.search(match.string, max(0, start - 12), start) and match.group()[:2].casefold() in {"a ", "an"}:
            return False  # "Amelia is a girl who …" points at nobody new
        owner = _owner(match)
        return not owner or owner in PRONOUNS or owner in _OWN or self._is_owner(match, names)

    def _is_owner(self, match: re.Match[str], names: Sequence[Named]) -> bool:
        """A name ("Tom's") or somebody's description ("the boy's"), but not "today's"."""
        low, high = match.span("owner")
        if any(name.start < high and low < name.end for name in names):
            return True
        if _SOMEBODY.search(match.string, max(0, low - 24), low) and _bare_owner(match) not in _NO_BODY:
            return True  # "the councillor's daughter"
        is_first = not match.string[:low].strip() or match.string[:low].rstrip()[-1] in ".!?:\n"
        return (match.string[low].isupper() and not is_first) or _bare_owner(match) in self._nouns


def _owner(match: re.Match[str]) -> str:
    return fold(match.group("owner")) if "owner" in match.re.groupindex and match.group("owner") else ""


def _bare_owner(match: re.Match[str]) -> str:
    return re.sub(r"'?s?'?$", "", _owner(match))


def _score(match: re.Match[str], shape: Shape) -> float:
    owner = _owner(match)
    plural = fold(match.group()).endswith(("parents", "families", "children"))
    return _VAGUE if owner in _VAGUE_OWNERS or (owner == "their" and plural) else shape.score


def _ties(match: re.Match[str], text: str, names: Sequence[Named]) -> tuple[FindingId, ...]:
    owner = _owner(match)
    if owner in PRONOUNS:
        return tuple(one.finding for one in _antecedent(owner, match.start(), text, names))
    if owner:
        low, high = match.span("owner")
        return tuple(name.finding for name in names if name.start < high and low < name.end)
    before = tuple(
        name.finding for name in names if name.end == match.start() - 2 and text[name.end : match.start()] == " ("
    )
    if before:
        return before
    beside = _BESIDE.match(text, match.end())
    at = beside.end() if beside and beside.end() > match.end() else -1
    return tuple(name.finding for name in names if name.start == at)


def _antecedent(pronoun: str, start: int, text: str, names: Sequence[Named]) -> tuple[Named, ...]:
    bounds = [(low, high) for low, high in sentence_bounds(text) if low < start]
    if not bounds:
        return ()
    per_sentence = [[name for name in names if low <= name.start < high] for low, high in bounds]
    before = [name for name in per_sentence[-1] if name.end <= start]
    return antecedent(pronoun, before, per_sentence[:-1])
