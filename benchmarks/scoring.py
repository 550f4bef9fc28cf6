"""How names are counted: found whole, and precision, by letters and digits, titles and possessives aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

TITLES = re.compile(
    r"^(?:(?:the|mr|mrs|ms|miss|mx|dr|prof|professor|sir|lady|lord|dame|rev|reverend|messrs|captain|capt|judge|cllr|pc|dc|ds|madame|mme)\b\.?\s*)+",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"\s?['’`´]\s?s?$")
Stretch = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Names in the text, names found whole; spans given, spans that lie in names."""

    names: int = 0
    whole: int = 0
    spans: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        """Count *other* in."""
        self.names += other.names
        self.whole += other.whole
        self.spans += other.spans
        self.right += other.right

    @property
    def recall(self) -> float:
        """Share of names found whole, in per cent."""
        return 100 * self.whole / self.names if self.names else 0.0

    @property
    def precision(self) -> float:
        """Share of spans that lie in names, in per cent."""
        return 100 * self.right / self.spans if self.spans else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's tally, and which name (by place in the list) was found whole; spans that were wrong."""

    tally: Tally
    found: tuple[bool, ...]
    wrong: tuple[Stretch, ...] = field(default=())


def bare(text: str, stretch: Stretch) -> Stretch:
    """The stretch without a title in front and a possessive behind."""
    start, end = stretch
    title = TITLES.match(text[start:end])
    if title and title.end() < end - start:
        start += title.end()
    possessive = POSSESSIVE.search(text[start:end])
    if possessive and possessive.start() > 0:
        end = start + possessive.start()
    return start, end


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Overlapping stretches as one, in order."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def judge(text: str, names: Sequence[Stretch], ignored: Sequence[Stretch], given: Iterable[Stretch]) -> Judged:
    """Hold what was given against the names of the text."""
    spans = merged(given)
    covered = _marked(text, spans)
    gold = _marked(text, names)
    found = tuple(all(covered[i] for i in _letters(text, bare(text, name))) for name in names)
    loose = _loose_characters(text, names)
    wrong, counted = [], 0
    for span in spans:
        if any(span[0] < end and start < span[1] for start, end in ignored):
            continue
        letters = [i for i in _letters(text, bare(text, span)) if not loose[i]]
        if not letters:
            continue
        counted += 1
        if not all(gold[i] for i in letters):
            wrong.append(span)
    return Judged(Tally(len(names), sum(found), counted, counted - len(wrong)), found, tuple(wrong))


def _letters(text: str, stretch: Stretch) -> list[int]:
    return [i for i in range(*stretch) if text[i].isalnum()]


def _marked(text: str, stretches: Iterable[Stretch]) -> bytearray:
    marks = bytearray(len(text))
    for start, end in stretches:
        marks[start:end] = b"\1" * (end - start)
    return marks


def _loose_characters(text: str, names: Sequence[Stretch]) -> bytearray:
    """Titles before and possessives behind a name: they count neither way."""
    loose = bytearray(len(text))
    for start, end in names:
        low, high = bare(text, (start, end))
        loose[start:low] = b"\1" * (low - start)
        tail = re.match(r"\s?['’`´]\s?s\b", text[high : high + 4])
        if tail:
            loose[high : high + tail.end()] = b"\1" * tail.end()
        before = re.search(r"(?:\b[A-Za-z]{1,10}\.?\s+)$", text[max(0, start - 14) : start])
        if before and TITLES.fullmatch(before.group()):
            at = max(0, start - 14) + before.start()
            loose[at:start] = b"\1" * (start - at)
    return loose
