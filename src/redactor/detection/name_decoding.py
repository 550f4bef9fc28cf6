"""From word scores to names: which neighbouring words make one name, and where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.detection.wordpiece import SIGN, Word

_JOINING = frozenset("-'’‘.,‐‑()")
_BARRIER = re.compile(r"[\n\r\t]")  # a name never runs over a line end or into the next cell


@dataclass(frozen=True, slots=True)
class WordScore:
    """What the model says of one word: that it belongs to a name, begins one, is a place, an organisation."""

    name: float
    begins: bool
    place: float
    organisation: float


@dataclass(frozen=True, slots=True, order=True)
class ScoredName:
    """A stretch of text taken for a name, half-open, with the scores of its words averaged."""

    start: int
    end: int
    score: float
    place: float = 0.0
    organisation: float = 0.0


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A name needs one word at *seed*; neighbours join it from *grow* on."""

    seed: float
    grow: float


def names_in(text: str, words: Sequence[Word], scores: Sequence[WordScore], limits: Thresholds) -> Iterator[ScoredName]:
    """The names of a text in order."""
    reached = 0
    for at, score in enumerate(scores):
        if at < reached or score.name < limits.grow:
            continue
        reached = _run_end(text, words, scores, at, limits.grow)
        run = range(at, reached)
        if any(scores[i].name >= limits.seed and _lettered(words[i]) for i in run):
            yield from _trimmed(words, scores, run)


def _run_end(text: str, words: Sequence[Word], scores: Sequence[WordScore], first: int, grow: float) -> int:
    """The word after a run of words that belong together, from *first* on; *first* itself if it is no name."""
    if scores[first].name < grow or not _lettered(words[first]):
        return first
    end = first + 1
    while end < len(words):
        step = _next_word(text, words, end)
        if step is None or scores[step].name < grow or scores[step].begins:
            break
        end = step + 1
    return end


def _next_word(text: str, words: Sequence[Word], at: int) -> int | None:
    """The next word with letters that could go on with the name: over joining signs, never over a line."""
    if _BARRIER.search(text, words[at - 1].end, words[at].start):
        return None
    signs = 0
    while at < len(words) and not _lettered(words[at]):
        signs += 1
        if signs > 2 or text[words[at].start : words[at].end] not in _JOINING:
            return None
        at += 1
    if at == len(words) or _BARRIER.search(text, words[at - 1].end, words[at].start):
        return None
    return at


def _trimmed(words: Sequence[Word], scores: Sequence[WordScore], run: range) -> Iterator[ScoredName]:
    lettered = [i for i in run if _lettered(words[i])]
    count = len(lettered)
    yield ScoredName(
        words[lettered[0]].start,
        words[lettered[-1]].end,
        sum(scores[i].name for i in lettered) / count,
        sum(scores[i].place for i in lettered) / count,
        sum(scores[i].organisation for i in lettered) / count,
    )


def _lettered(word: Word) -> bool:
    return word.pieces.word_shape != SIGN
