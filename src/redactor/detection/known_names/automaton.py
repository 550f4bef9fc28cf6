"""All known forms in one multi-pattern search over folded text: linear in the text, whatever the number of people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from redactor.core.names import FoldedText, KnownForm, fold, fold_with_offsets
from redactor.core.ordinary import ORDINARY_WORDS
from redactor.detection.no_people import NO_PEOPLE

# Field words and the like that a false name may consist of; those that people bear need evidence instead.
_NEVER_NAMES = NO_PEOPLE - ORDINARY_WORDS


@dataclass(frozen=True, slots=True)
class Hit:
    """A known form at a place: folded bounds, bounds in the original, and everybody who may be written so."""

    start: int
    end: int
    folded: str
    forms: tuple[KnownForm, ...]


class FormSearch:
    """The forms of all people, compiled once."""

    def __init__(self, forms: Iterable[KnownForm]) -> None:
        self._by_fold = _by_fold(forms)
        self._automaton = ahocorasick.Automaton()
        for folded in self._by_fold:
            self._automaton.add_word(folded, folded)
        if self._by_fold:
            self._automaton.make_automaton()

    def hits(self, text: str) -> list[Hit]:
        """Every form that stands as whole words in *text*; of forms that overlap the longest, then the first."""
        if not self._by_fold:
            return []
        folded = fold_with_offsets(text)
        found = sorted(self._words(folded), key=lambda bounds: (bounds[0] - bounds[1], bounds[0]))
        return [self._hit(folded, start, end) for start, end in _apart(found)]

    def _words(self, folded: FoldedText) -> Iterator[tuple[int, int]]:
        for last, word in self._automaton.iter(folded.text):
            start, end = last + 1 - len(word), last + 1
            if _is_whole(folded.text, start, end):
                yield start, end

    def _hit(self, folded: FoldedText, start: int, end: int) -> Hit:
        word = folded.text[start:end]
        return Hit(*folded.original(start, end), word, self._by_fold[word])


def _apart(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that overlap none before them in *found*, in order of place; each asks only its neighbours."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in found:
        at = bisect_left(starts, start)
        is_free = (at == 0 or ends[at - 1] <= start) and (at == len(starts) or end <= starts[at])
        if is_free:
            starts.insert(at, start)
            ends.insert(at, end)
    return list(zip(starts, ends, strict=True))


def _by_fold(forms: Iterable[KnownForm]) -> dict[str, tuple[KnownForm, ...]]:
    grouped: dict[str, list[KnownForm]] = {}
    for form in sorted(set(forms)):
        for folded in _written(form):
            grouped.setdefault(folded, []).append(form)
    return {folded: tuple(same) for folded, same in sorted(grouped.items())}


def _written(form: KnownForm) -> set[str]:
    """The fold of a form, and how it looks when apostrophe or hyphen are left out or read as a space."""
    folded = fold(form.form)
    if form.kind == "handle":
        return {folded}
    variants = {folded, folded.replace("'", ""), folded.replace("-", " "), folded.replace("-", "")}
    return {variant for variant in variants if len(variant) > 1 and not set(variant.split()) <= _NEVER_NAMES}


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum() or before == "_")
