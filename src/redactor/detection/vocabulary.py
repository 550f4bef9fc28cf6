"""Many words, one pass: every word of every rule searched for at once in folded text, with the way back to the original."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from redactor.core.names import FoldedText, fold_with_offsets
from redactor.detection.inflections import written_forms

P = TypeVar("P")

_GAP = "…"
_SKIPPED = r"(?:\s+[\w'’-]+){0,3}?\s+"  # what three dots within a rule's words stand for
_BETWEEN_LETTERS = str.maketrans("", "", " -'’‘‐‑–\t\n\r\u00a0\u00ad")


@dataclass(frozen=True, slots=True)
class Entry(Generic[P]):
    """A word to look for, as written in a rule, and what it stands for. Three dots within it stand for up to three words."""

    word: str
    meaning: P
    exact_case: bool = False


@dataclass(frozen=True, slots=True)
class WordHit(Generic[P]):
    """A word seen: half-open offsets in the text given, and what it stands for."""

    start: int
    end: int
    meaning: P


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[P]):
    """One folded form: its length, whether it may run on to the end of the word, the writings allowed, what must follow."""

    length: int
    runs_on: bool
    writings: frozenset[str]  # empty: any case
    meaning: P
    rest: tuple[re.Pattern[str], ...] = ()  # the words behind each gap


class Vocabulary(Generic[P]):
    """A set of words compiled once; searching is linear in the text, whatever the number of words."""

    def __init__(self, entries: Iterable[Entry[P]]) -> None:
        patterns: dict[str, list[_Pattern[P]]] = {}
        for entry in entries:
            for form in sorted(written_forms(entry.word.partition(_GAP)[0].strip())):
                patterns.setdefault(form, []).append(_pattern(entry, form))
        self._automaton = ahocorasick.Automaton()
        for form, same in sorted(patterns.items()):
            self._automaton.add_word(form, same)
        if patterns:
            self._automaton.make_automaton()
        self._is_empty = not patterns

    def hits(self, text: str) -> list[WordHit[P]]:
        """Every word that stands whole in *text*, ordered by its end; words may overlap."""
        if self._is_empty or not text:
            return []
        folded = fold_with_offsets(text)
        return [
            hit
            for last, patterns in self._automaton.iter(folded.text)
            for pattern in patterns
            if (hit := _placed(pattern, folded, last + 1, text)) is not None
        ]


def _pattern(entry: Entry[P], form: str) -> _Pattern[P]:
    head, *rest = (piece.strip() for piece in entry.word.split(_GAP))
    writings = _writings(head) if entry.exact_case else frozenset[str]()
    return _Pattern(len(form), head.endswith("*"), writings, entry.meaning, tuple(_behind_gap(piece) for piece in rest))


def _behind_gap(words: str) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(written_forms(words), key=lambda form: (-len(form), form)))
    ending = r"[^\W_]*" if words.endswith("*") else ""
    return re.compile(rf"{_SKIPPED}(?:{forms}){ending}(?!\w)")


def _writings(word: str) -> frozenset[str]:
    """How an exact-case word may be written: as in the rule, in the plural, or all in capitals."""
    bare = word.removesuffix("*").translate(_BETWEEN_LETTERS)
    return frozenset({bare, f"{bare}s", bare.upper()})


def _placed(pattern: _Pattern[P], folded: FoldedText, end: int, text: str) -> WordHit[P] | None:
    start = end - pattern.length
    letters = folded.text
    if start and (letters[start - 1].isalnum() or letters[start - 1] == "_"):
        return None
    if pattern.runs_on:
        while end < len(letters) and letters[end].isalnum():
            end += 1
    elif end < len(letters) and (letters[end].isalnum() or letters[end] == "_"):
        return None
    low, high = folded.original(start, end)
    if pattern.writings and text[low:high].translate(_BETWEEN_LETTERS) not in pattern.writings:
        return None
    for piece in pattern.rest:
        following = piece.match(letters, end)
        if following is None:
            return None
        end = following.end()
    return WordHit(*folded.original(start, end), pattern.meaning)
