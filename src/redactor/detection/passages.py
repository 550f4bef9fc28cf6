"""Passages that may engage the harm, crime, court or privilege grounds: the unit is the paragraph or the row, not the word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.rules import PassageRule, Rulebook
from redactor.core.spans import Span
from redactor.detection.neighbours import others, rows_of
from redactor.detection.views import DocumentView
from redactor.detection.wordrules import RuleHit, WordRules

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_ONE, _MORE, _WEAK = 0.7, 0.9, 0.3  # scores: one trigger, several different rules, none with its context


class Passages:
    """Finds the passages that ``rules/passages.toml`` describes."""

    name = "passages/1"

    def __init__(self, rules: Rulebook) -> None:
        self._rules: Sequence[PassageRule] = rules.passages
        self._search = WordRules(rules.passages, rules.false_friends)

    def find(self, view: DocumentView) -> list[Finding]:
        """One finding for each passage and category, spanning the passage; grounds and records as evidence."""
        rows = rows_of(view.blocks)
        words = {block.id: self._search.words(block.text) for block in view.blocks}
        found: list[Finding] = []
        for block in view.blocks:
            around = tuple(words[other.id] for other in others(rows.get(block.id), block))
            hits = self._search.judged(block.text, words[block.id], around) if words[block.id] else []
            found.extend(self._findings(block, hits))
        return found

    def _findings(self, block: Block, hits: Sequence[RuleHit]) -> Iterator[Finding]:
        unit = "row" if block.row else "message" if block.message else "paragraph"
        for passage in _passages(block):
            inside = [hit for hit in hits if passage.start <= hit.start < passage.end]
            for category in sorted({self._rules[hit.rule].category for hit in inside}):
                yield self._finding(
                    passage, unit, [hit for hit in inside if self._rules[hit.rule].category == category]
                )

    def _finding(self, passage: Span, unit: str, hits: Sequence[RuleHit]) -> Finding:
        strength = _strongest(hits)
        rules = sorted({hit.rule for hit in hits if hit.strength is strength})
        evidence = {Evidence("unit", unit)}
        for rule in (self._rules[index] for index in rules):
            evidence.add(Evidence("rule", rule.id))
            evidence |= {Evidence("ground", ground) for ground in rule.grounds}
            evidence |= {Evidence("record", key) for key in rule.evidence}
        score = _WEAK if strength is not Strength.STRONG else _ONE if len(rules) == 1 else _MORE
        first = self._rules[rules[0]]
        return Finding(passage, first.category, self.name, score, first.id, strength, tuple(sorted(evidence)))


def _strongest(hits: Sequence[RuleHit]) -> Strength:
    order = (Strength.STRONG, Strength.WEAK, Strength.FALSE_FRIEND)
    return min((hit.strength for hit in hits), key=order.index)


def _passages(block: Block) -> Iterator[Span]:
    """The paragraphs of a block, without the white space between them."""
    start = 0
    for end, following in [
        *((m.start(), m.end()) for m in _PARAGRAPH_END.finditer(block.text)),
        (len(block.text),) * 2,
    ]:
        piece = block.text[start:end]
        low = start + len(piece) - len(piece.lstrip())
        high = start + len(piece.rstrip())
        if low < high:
            yield Span(block.id, low, high)
        start = following
