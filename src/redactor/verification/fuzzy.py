"""Names that OCR misread by one letter: longer words that differ from a withheld form in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from redactor.verification.search import Finder, Pattern

LEAST = 7  # letters; shorter words are one letter away from too many others


class NearFinder:
    """Finds words one letter away from a withheld form of one word: one changed, one more or one less."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_rest: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            if (
                len(pattern.letters) >= LEAST
                and pattern.letters.isalpha()
                and not (pattern.ordinary or pattern.derived)
            ):
                for rest in {pattern.letters, *_shortened(pattern.letters)}:
                    self._by_rest.setdefault(rest, []).append(pattern)

    def near(self, words: Iterable[str], known: frozenset[str]) -> set[Pattern]:
        """Forms that a word of *words* stands for, unless the word itself is *known* to be disclosed."""
        return {
            pattern
            for word in words
            if len(word) >= LEAST - 1 and word not in known
            for rest in (word, *_shortened(word))
            for pattern in self._by_rest.get(rest, ())
        }


@lru_cache(maxsize=4)
def near_finder(finder: Finder) -> NearFinder:
    """The words near the forms of one list; the list of a case is shared by its copies, and so is this."""
    return NearFinder(finder.own.values())


def _shortened(word: str) -> Iterator[str]:
    """The word with each of its letters left out."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
