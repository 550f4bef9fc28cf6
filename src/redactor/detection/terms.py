"""Special-category and offence terms: one search for all rules, each hit judged by its context.

Nothing vanishes: a hit in a harmless sense stays as a false friend, an ambiguous one without context as weak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.core.documents import Block
from redactor.core.findings import About, Evidence, Finding, Strength
from redactor.core.names import TITLES, fold
from redactor.core.ordinary import is_ordinary
from redactor.core.rules import Rulebook, TermRule
from redactor.core.spans import Span
from redactor.detection.neighbours import others, rows_of
from redactor.detection.unlikely_names import is_vouched_for
from redactor.detection.views import DocumentView
from redactor.detection.wordrules import Hits, RuleHit, WordRules

NAME_WORDS = "also_names"
"""The lexicon of terms that are also forenames or surnames."""

_INSIDE_HARMLESS = ("email_address", "url", "social_handle")
_WORD_AFTER = re.compile(r"[ \u00a0](\w[\w'’-]*)")
_WORD_BEFORE = re.compile(r"([\w'’-]+)\.?[ \u00a0]$")
_PERSONAL = frozenset(["his", "her", "he", "she", "he is", "she is"])
_TOPIC = re.compile(r"(?i)\b(?:about|on|for|visit|trip|lesson|assembly)\s+(?:the |a )?$")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_NEAR = 80  # code points between a name and the words said of its bearer
_WEAK_SHARE = 0.5  # of the rule's score, for a hit that lacks its context
_CODE_LENGTH = 1  # a single letter is a code only where it is all there is


@dataclass(frozen=True, slots=True)
class _Seen:
    """A block with the words of any rule that stand in it, and those of its neighbours."""

    block: Block
    words: Hits
    around: tuple[Hits, ...]


class Terms:
    """Finds the terms of ``rules/terms`` in a document."""

    name = "terms/1"

    def __init__(self, rules: Rulebook) -> None:
        self._rules: Sequence[TermRule] = rules.terms
        self._search = WordRules(rules.terms, rules.false_friends)
        self._names = frozenset(fold(word) for word in dict(rules.lexicons).get(NAME_WORDS, ()))

    def find(self, view: DocumentView) -> list[Finding]:
        """Every term of every rule, strong, weak or false friend; not yet tied to a person."""
        return [
            self._finding(view, seen.block, hit)
            for seen in self._seen(view)
            for hit in self._search.judged(seen.block.text, seen.words, seen.around)
            if not self._is_stray_code(seen.block, hit)
        ]

    def _seen(self, view: DocumentView) -> Iterator[_Seen]:
        rows = rows_of(view.blocks)
        words = {block.id: self._search.words(block.text) for block in view.blocks}
        for block in view.blocks:
            if words[block.id]:
                around = tuple(words[other.id] for other in others(rows.get(block.id), block))
                yield _Seen(block, words[block.id], around)

    def _is_stray_code(self, block: Block, hit: RuleHit) -> bool:
        """A single letter counts only as the whole of a cell or the value of a label ("SEN: K")."""
        if hit.end - hit.start > _CODE_LENGTH:
            return False
        before = block.text[: hit.start].rstrip()
        after = block.text[hit.end :].lstrip()
        return not ((not before or before[-1] in ":=") and (not after or after[0] in ",;\n"))

    def _finding(self, view: DocumentView, block: Block, hit: RuleHit) -> Finding:
        rule = self._rules[hit.rule]
        span = Span(block.id, hit.start, hit.end)
        strength, evidence = hit.strength, hit.evidence
        if strength is Strength.WEAK and self._is_said_of_somebody(view, block, hit):
            strength, evidence = Strength.STRONG, Evidence("context", "a person in the sentence")
        if strength is not Strength.FALSE_FRIEND:
            harmless = self._harmless_place(view, block, span)
            if harmless:
                strength, evidence = Strength.FALSE_FRIEND, Evidence("context", harmless)
        score = rule.score if strength is Strength.STRONG else round(rule.score * _WEAK_SHARE, 2)
        return Finding(span, rule.category, self.name, score, rule.id, strength, (evidence,), About.UNKNOWN)

    def _is_said_of_somebody(self, view: DocumentView, block: Block, hit: RuleHit) -> bool:
        """A rule that asks for "his" or "she" is content with a name before it in the sentence, if the words are no topic."""
        if not _PERSONAL & set(self._rules[hit.rule].needs) or _TOPIC.search(block.text, 0, hit.start):
            return False
        if fold(block.text[hit.start : hit.end]) in self._names and block.text[hit.start].isupper():
            return False
        before = [one for one in view.found_in(block.id, "person") if one.strength is Strength.STRONG]
        ends = [one.span.end for one in before if 0 <= hit.start - one.span.end <= _NEAR]
        return any(not _SENTENCE_END.search(block.text, end, hit.start) for end in ends)

    def _holds(self, name: Finding, block: Block, span: Span) -> bool:
        """Whether a name makes the words harmless: not where the model alone took a bare term for somebody's name."""
        words = span.of(block.text)
        if not name.span.covers(span) or not (words[:1].isupper() or _is_joined(block.text, span)):
            return False
        if name.span != span or is_vouched_for(name):
            return True
        is_also_name = fold(words) in self._names or is_ordinary(fold(words))
        return is_also_name and block.text.strip() != words  # "Eid" alone under "Reason" is the feast

    def _harmless_place(self, view: DocumentView, block: Block, span: Span) -> str:
        """Why the words at *span* are no term at all: part of a name or an address; "" if nothing says so."""
        if any(one.span.overlaps(span) for one in view.found_in(block.id, *_INSIDE_HARMLESS)):
            return "part of an address"
        words = span.of(block.text)
        if any(self._holds(one, block, span) for one in view.found_in(block.id, "person")):
            return "part of a name"
        if fold(words) in self._names and words[:1].isupper() and _stands_like_a_name(block.text, span):
            return "stands like a name"
        return ""


def _is_joined(text: str, span: Span) -> bool:
    """Whether a hyphen joins the words to what stands beside them."""
    return text[max(0, span.start - 1) : span.start] == "-" or text[span.end : span.end + 1] == "-"


def _stands_like_a_name(text: str, span: Span) -> bool:
    """Whether a title stands before the words, or a further capitalised word makes them half of a name."""
    before = _WORD_BEFORE.search(text, 0, span.start)
    if before and fold(before.group(1)) in TITLES:
        return True
    after = _WORD_AFTER.match(text, span.end)
    return bool(after and after.group(1)[0].isupper() and not after.group(1).isupper())
