"""Batches: windows of an epoch's documents with a label for each piece, sorted by length, cut to one size."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.training.alterations import set_contractions_apart, withhold
from models.training.documents import generate
from models.training.gold import GoldText, recase, scan_noise
from models.training.labelled import IGNORE, LOC, ORG, PERSON, Labelled
from models.training.names import NameSource

from redactor.detection.name_windows import WINDOW, Columns, windows
from redactor.detection.wordpiece import Word, WordPiece

MASKED = -100
_GENERATED = 4200  # documents an epoch
_SORTED_TOGETHER = 1500


@dataclass(frozen=True, slots=True)
class Example:
    """One window: feature columns, O/B/I and O/LOC/ORG of each piece."""

    columns: Columns
    names: tuple[int, ...]
    places: tuple[int, ...]


def epoch_examples(rng: random.Random, names: NameSource, gold: GoldText, wordpiece: WordPiece) -> list[Example]:
    """All windows of one epoch, in chance order."""
    documents = [_altered(rng, doc, apart=0.04) for doc in gold.epoch(rng, names)]
    for _ in range(_GENERATED):
        doc = _altered(rng, generate(rng, names), apart=0.2)
        documents.append(scan_noise(rng, doc) if rng.random() < 0.04 else doc)
    found = [example for doc in documents for example in examples(doc, wordpiece, _limit(rng))]
    rng.shuffle(found)
    return found


def _altered(rng: random.Random, doc: Labelled, apart: float) -> Labelled:
    doc = withhold(rng, doc) if rng.random() < 0.04 else doc
    return recase(rng, set_contractions_apart(doc) if rng.random() < apart else doc)


def _limit(rng: random.Random) -> int:
    return rng.randint(12, WINDOW) if rng.random() < 0.3 else WINDOW


def examples(doc: Labelled, wordpiece: WordPiece, limit: int = WINDOW) -> Iterator[Example]:
    """The windows of one document with their labels."""
    words = wordpiece.words(doc.text)
    names, places = _word_labels(doc, words)
    for window in windows(doc.text, words, wordpiece, limit):
        inside = range(window.first, window.end)
        yield Example(
            window.columns,
            (MASKED, *_spread(words, names, inside, follow=2), MASKED),
            (MASKED, *_spread(words, places, inside, follow=0), MASKED),
        )


def _spread(words: Sequence[Word], labels: Sequence[int], inside: range, *, follow: int) -> list[int]:
    """Every piece gets its word's label; after B come I."""
    spread = []
    for at in inside:
        label, count = labels[at], len(words[at].pieces.ids)
        spread.extend([label, *[follow if follow and label == 1 else label] * (count - 1)])
    return spread


def _word_labels(doc: Labelled, words: Sequence[Word]) -> tuple[list[int], list[int]]:
    names, places = [0] * len(words), [0] * len(words)
    starts = {word.start: at for at, word in enumerate(words)}
    for start, end, label in doc.spans:
        begun = False
        for at in _within(words, starts, start, end):
            if label == PERSON:
                names[at] = 2 if begun else 1
                begun = True
            elif label == IGNORE:
                names[at] = places[at] = MASKED
            elif label in {LOC, ORG}:
                places[at] = 1 if label == LOC else 2
    return names, places


def _within(words: Sequence[Word], starts: dict[int, int], start: int, end: int) -> list[int]:
    at = starts.get(start)
    if at is None:
        return [i for i, word in enumerate(words) if word.start < end and word.end > start]
    stop = at
    while stop < len(words) and words[stop].start < end:
        stop += 1
    return list(range(at, stop))


def batches(found: Iterable[Example], pieces: int) -> Iterator[list[Example]]:
    """Batches of windows of like length, none over *pieces* with its padding."""
    chunk: list[Example] = []
    for example in found:
        chunk.append(example)
        if len(chunk) == _SORTED_TOGETHER:
            yield from _cut(chunk, pieces)
            chunk = []
    yield from _cut(chunk, pieces)


def _cut(chunk: list[Example], pieces: int) -> Iterator[list[Example]]:
    chunk.sort(key=lambda example: len(example.names))
    cut: list[list[Example]] = [[]]
    for example in chunk:
        if (len(cut[-1]) + 1) * len(example.names) > pieces:
            cut.append([])
        cut[-1].append(example)
    random.Random(len(cut)).shuffle(cut)
    yield from (batch for batch in cut if batch)
