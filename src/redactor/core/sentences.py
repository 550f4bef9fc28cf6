"""Sentence bounds good enough for extents: rule-based, deterministic, linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.core.spans import Span

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "rev",
        "st",
        "sr",
        "jr",
        "no",
        "nos",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "cf",
        "p",
        "pp",
        "para",
        "paras",
        "fig",
        "ref",
        "refs",
        "approx",
        "dept",
        "ext",
        "tel",
        "yr",
        "yrs",
        "hon",
        "sgt",
        "insp",
        "det",
        "supt",
    ]
)
_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s|$))|\n{2,}|\n(?=\s*[-•*–]\s)")


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Half-open bounds of the sentences of *text*, without the white space between them."""
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _is_abbreviation(text, match.start()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def sentence_around(text: str, span: Span) -> Span:
    """The span grown to the sentence, or sentences, that it touches."""
    start, end = span.start, span.end
    for low, high in sentence_bounds(text):
        if low < span.end and span.start < high:
            start, end = min(start, low), max(end, high)
    return Span(span.block, start, end)


def _is_abbreviation(text: str, dot: int) -> bool:
    word = re.search(r"[\w.]*$", text[max(0, dot - 12) : dot])
    before = word.group().casefold() if word else ""
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        low = start + len(piece) - len(piece.lstrip())
        yield low, low + len(stripped)
