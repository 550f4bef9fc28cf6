"""Rules made of words and their context: which words of a text are real hits, which harmless, which undecided.

A word's context is its sentence, and within it the nearest stretch; in a table also the other cells of the row and the
column headings, which the caller hands in as texts *around*. A rule's own ``needs`` make a hit real, ``not_with`` make it
harmless; where both stand near, the nearer one decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from redactor.core.findings import Evidence, Strength
from redactor.core.rules import PassageRule, TermRule
from redactor.core.sentences import sentence_bounds
from redactor.detection.vocabulary import Entry, Vocabulary, WordHit

_REACH = 240  # code points to either side: a "sentence" of a page without full stops is no context
_ADJACENT = 2  # code points between a word and the one directly beside it
_FAR = 10**9


class Use(Enum):
    """What a word does in a rule."""

    TERM = auto()
    NEED = auto()
    NOT_WITH = auto()
    NOT_BEFORE = auto()
    NOT_AFTER = auto()
    HARMLESS = auto()  # a phrase that makes every term inside it harmless


@dataclass(frozen=True, slots=True)
class Part:
    """A word's use, and the index of the rule that it serves."""

    use: Use
    rule: int


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A rule's term in a text: half-open offsets, how far to trust it, and why."""

    rule: int
    start: int
    end: int
    strength: Strength
    evidence: Evidence


Hits = Sequence[WordHit[Part]]


class WordRules:
    """Rules compiled into one search."""

    def __init__(self, rules: Sequence[TermRule | PassageRule], harmless: Iterable[str] = ()) -> None:
        entries = [entry for index, rule in enumerate(rules) for entry in _entries(index, rule)]
        entries.extend(Entry(phrase, Part(Use.HARMLESS, -1)) for phrase in harmless)
        self._vocabulary = Vocabulary(entries)
        self._has_needs = [bool(rule.needs) for rule in rules]
        self._reaches = [rule.reach if isinstance(rule, TermRule) else _REACH for rule in rules]

    def words(self, text: str) -> list[WordHit[Part]]:
        """Every word of any rule in *text*: terms and context alike."""
        return self._vocabulary.hits(text)

    def judged(self, text: str, words: Hits, around: Sequence[Hits] = ()) -> list[RuleHit]:
        """The terms among *words* of *text*, each judged by its context; *around*: words of neighbouring cells."""
        terms = _merged([word for word in words if word.meaning.use is Use.TERM])
        if not terms:
            return []
        sentences = list(sentence_bounds(text))
        starts = [start for start, _ in sentences]
        hits = []
        for term in terms:
            index = max(bisect_right(starts, term.start) - 1, 0)
            low, high = sentences[index] if sentences else (0, len(text))
            near = [word for word in words if low <= word.start and word.end <= high]
            hits.append(self._judge(term, near, around))
        return hits

    def _judge(self, term: WordHit[Part], near: Hits, around: Sequence[Hits]) -> RuleHit:
        rule = term.meaning.rule
        if any(_is_harmless(term, word) for word in near):
            return _hit(term, Strength.FALSE_FRIEND, "harmless beside its neighbour")
        need = _distance(term, near, Use.NEED)
        against = _distance(term, near, Use.NOT_WITH)
        # A rule that asks for a close neighbour is of an ambiguous word: there anything against it in reach counts.
        if against <= (_REACH if self._reaches[rule] < _REACH else min(need, _REACH)):
            return _hit(term, Strength.FALSE_FRIEND, "harmless in this context")
        if need <= self._reaches[rule] or not self._has_needs[rule]:
            return _hit(term, Strength.STRONG, "context" if self._has_needs[rule] else "term")
        if any(word.meaning == Part(Use.NEED, rule) for words in around for word in words):
            return _hit(term, Strength.STRONG, "row or heading")
        return _hit(term, Strength.WEAK, "no context")


def _entries(index: int, rule: TermRule | PassageRule) -> Iterator[Entry[Part]]:
    uses = [(Use.NEED, rule.needs), (Use.NOT_WITH, rule.not_with)]
    if isinstance(rule, TermRule):
        uses += [(Use.NOT_BEFORE, rule.not_before), (Use.NOT_AFTER, rule.not_after)]
    for word in rule.terms:
        yield Entry(word, Part(Use.TERM, index), rule.exact_case)
    for use, words in uses:
        for word in words:
            yield Entry(word, Part(use, index), _is_acronym(word))


def _is_acronym(word: str) -> bool:
    """Context words in capitals only are acronyms: "IT" is not "it"."""
    return word.isupper() and len(word) <= 5


def _merged(terms: list[WordHit[Part]]) -> list[WordHit[Part]]:
    """The hits of each rule, overlapping ones joined: "Irish Traveller" and "Traveller family" are one place."""
    merged: dict[int, list[WordHit[Part]]] = {}
    for term in sorted(terms, key=lambda one: (one.start, one.end)):
        own = merged.setdefault(term.meaning.rule, [])
        if own and term.start < own[-1].end:
            own[-1] = WordHit(own[-1].start, max(own[-1].end, term.end), term.meaning)
        else:
            own.append(term)
    return sorted(
        (hit for own in merged.values() for hit in own), key=lambda hit: (hit.start, hit.end, hit.meaning.rule)
    )


def _is_harmless(term: WordHit[Part], word: WordHit[Part]) -> bool:
    use, rule = word.meaning.use, word.meaning.rule
    if use is Use.HARMLESS:
        return word.start <= term.start and term.end <= word.end
    if rule != term.meaning.rule:
        return False
    if use is Use.NOT_BEFORE:
        return 0 <= word.start - term.end <= _ADJACENT
    return use is Use.NOT_AFTER and 0 <= term.start - word.end <= _ADJACENT


def _distance(term: WordHit[Part], near: Hits, use: Use) -> int:
    """Code points to the nearest word of that use for the same rule; a long way where there is none."""
    wanted = Part(use, term.meaning.rule)
    gaps = [
        max(word.start - term.end, term.start - word.end, 0)
        for word in near
        if word.meaning == wanted and not _is_within(word, term)
    ]
    return min(gaps, default=_FAR)


def _is_within(word: WordHit[Part], term: WordHit[Part]) -> bool:
    """Whether a word is no more than a part of the term: no term is its own context."""
    return term.start <= word.start and word.end <= term.end


def _hit(term: WordHit[Part], strength: Strength, why: str) -> RuleHit:
    return RuleHit(term.meaning.rule, term.start, term.end, strength, Evidence("context", why))
