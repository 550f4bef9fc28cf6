"""Losses and surplus: the words of a copy held against the words that the signed decisions disclose.

Extractors tear words apart, run them together and close hyphens as they please. So a difference counts only if words
*and* letters differ: words by their counts, letters by theirs over the whole copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from redactor.verification.letters import words_of


@dataclass(frozen=True, slots=True)
class Difference:
    """How many words, and how many letters in them, one text has that another has not."""

    words: int
    letters: int

    def __bool__(self) -> bool:
        return self.letters > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a copy lacks and what it has too much of."""

    missing: Difference
    surplus: Difference


def compare(
    expected: Iterable[str],
    found: Iterable[str],
    *,
    added: Iterable[str] = (),
    labels: Iterable[str] = (),
    anywhere: Counter[str] | None = None,
) -> Comparison:
    """Hold the words *found* against those *expected*.

    *added* are texts that the writer puts on pages by itself. *labels* may be more or fewer than expected, for
    neighbouring ones are joined: another check counts them. *anywhere* are words that may stand here or elsewhere; they
    are set against what is left once the added texts are, or the number of a page in a stamp would be taken for theirs.
    """
    wanted, got = Counter(expected), Counter(found)
    for text in labels:
        _take_out(got, wanted, words_of(text))
        _take_out(wanted, got, words_of(text))
    own = [words_of(text) for text in added]
    for words in own:
        _take_out(got, wanted, words, most=1)  # each once first: texts that share words must not use up each other's
    for words in own:
        _take_out(got, wanted, words)
    if anywhere:
        got -= (got - wanted) & anywhere
    lacking, over = wanted - got, got - wanted
    return Comparison(_difference(lacking, over), _difference(over, lacking))


def _take_out(got: Counter[str], wanted: Counter[str], words: list[str], *, most: int | None = None) -> None:
    """Forget what *got* has more of than *wanted*, as far as it makes whole occurrences of a text of these *words*."""
    if not words:
        return
    counted = Counter(words)
    times = min((got[word] - wanted[word]) // count for word, count in counted.items())
    times = times if most is None else min(times, most)
    if times > 0:
        got.subtract({word: count * times for word, count in counted.items()})


def _difference(one: Counter[str], other: Counter[str]) -> Difference:
    """What is in the words *one* and, letter by letter, not in the words *other*."""
    letters = _letters(one) - _letters(other)
    return Difference(sum(one.values()), sum(letters.values()))


def _letters(words: Counter[str]) -> Counter[str]:
    letters: Counter[str] = Counter()
    for word, count in words.items():
        for letter in word:
            letters[letter] += count
    return letters
