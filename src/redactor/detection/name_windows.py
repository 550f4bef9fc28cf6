"""Windows: stretches of a text short enough for the name model, each with the features of its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redactor.detection.wordpiece import SHAPES, SIGN, Word, WordPiece

WINDOW = 126  # pieces between the first and the last marker: 128 in all
LAYOUTS = 4
_GLUED, _BLANK, _LINE, _WIDE = range(LAYOUTS)
_SENTENCE_END = frozenset(".!?")
_SHORTEST_SHARE = 3  # a window is cut at a line start only when it is at least a third full
_WIDE_GAP = re.compile(r"\t|[ \u00a0]{2,}")

FEATURES = ("ids", "shapes", "word_shapes", "before", "after")
Columns = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first`` up to ``end`` of a text, and the five feature columns of their pieces, markers included."""

    first: int
    end: int
    columns: Columns


def marks(columns: Columns) -> tuple[int, ...]:
    """Shape, word's shape and what stands before and after, as one number for each piece."""
    _, shapes, word_shapes, before, after = columns
    return tuple(
        ((shape * SHAPES + of_word) * LAYOUTS + left) * LAYOUTS + right
        for shape, of_word, left, right in zip(shapes, word_shapes, before, after, strict=True)
    )


def gap_kind(text: str, start: int, end: int) -> int:
    """What stands between two words: nothing, a blank, a new line, or a tab or several blanks."""
    if start == end:
        return _GLUED
    gap = text[start:end]
    if "\n" in gap or "\r" in gap:
        return _LINE
    return _WIDE if _WIDE_GAP.search(gap) else _BLANK


def gap_kinds(text: str, words: Sequence[Word]) -> list[int]:
    """The kind of gap before each word and, last, after the last: a text begins and ends like a line."""
    if not words:
        return []
    inner = [gap_kind(text, left.end, right.start) for left, right in pairwise(words)]
    return [_LINE, *inner, _LINE]


def windows(text: str, words: Sequence[Word], wordpiece: WordPiece, limit: int = WINDOW) -> Iterator[Window]:
    """Cut *text* at line starts, else at sentence ends, else where the window is full."""
    gaps = gap_kinds(text, words)
    first = 0
    while first < len(words):
        end = _window_end(text, words, gaps, first, limit)
        yield Window(first, end, _columns(words[first:end], gaps[first : end + 1], wordpiece))
        first = end


def _window_end(text: str, words: Sequence[Word], gaps: Sequence[int], first: int, limit: int) -> int:
    """The word after the window's last: the latest good place to cut within *limit* pieces."""
    size, at = 0, first
    line_cut = sentence_cut = 0
    while at < len(words):
        if at > first and size * _SHORTEST_SHARE >= limit:
            if gaps[at] == _LINE:
                line_cut = at
            elif text[words[at - 1].start] in _SENTENCE_END:
                sentence_cut = at
        size += len(words[at].pieces.ids)
        if size > limit:
            break
        at += 1
    if at == len(words):
        return at
    return line_cut or sentence_cut or max(at, first + 1)


def _columns(words: Sequence[Word], gaps: Sequence[int], wordpiece: WordPiece) -> Columns:
    ids, shapes, word_shapes, before, after = [wordpiece.first], [SIGN], [SIGN], [_LINE], [_LINE]
    for place, word in enumerate(words):
        pieces = word.pieces
        count = len(pieces.ids)
        ids.extend(pieces.ids)
        shapes.extend(pieces.shapes)
        word_shapes.extend([pieces.word_shape] * count)
        before.extend([gaps[place], *[_GLUED] * (count - 1)])
        after.extend([*[_GLUED] * (count - 1), gaps[place + 1]])
    columns = (ids, shapes, word_shapes, before, after)
    last = (wordpiece.last, SIGN, SIGN, _LINE, _LINE)
    return tuple((*column, marker) for column, marker in zip(columns, last, strict=True))
