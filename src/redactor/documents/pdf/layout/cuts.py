"""Columns of a table whose cells nearly touch: the gap is that of a space, but letters start there line after line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from redactor.documents.pdf.layout.axes import Extent
from redactor.documents.pdf.layout.segments import Segment

_LEAST_GAP = 0.5  # em, without a space drawn in it
_SPACED_OUT = 0.2  # em: a middle gap from here on means that all letters are spaced out
_LEAST_LINES = 3
_GRAIN = 1.0  # points


def cut_at_columns(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, those that run over the start of a column cut there."""
    gaps = [list(_gaps(segment)) for segment in segments]
    starts = Counter(_grain(position) for found in gaps for _, position in found)
    columns = {place for place in starts if sum(starts[near] for near in (place - 1, place, place + 1)) >= _LEAST_LINES}
    cut: list[Segment] = []
    for segment, found in zip(segments, gaps, strict=True):
        at = [number for number, position in found if _grain(position) in columns]
        cut.extend(_pieces(segment, at) if at else [segment])
    return cut


def _grain(position: float) -> int:
    return round(position / _GRAIN)


def _gaps(segment: Segment) -> Iterator[tuple[int, float]]:
    """The number and start of every glyph that follows a wide gap and begins a run of its own."""
    glyphs = segment.glyphs
    wide = [
        (number, after.start)
        for number, (before, after) in enumerate(pairwise(glyphs), start=1)
        if after.start - before.end > _LEAST_GAP * segment.size and _is_bare(before, after)
    ]
    if wide and median(after.start - before.end for before, after in pairwise(glyphs)) < _SPACED_OUT * segment.size:
        yield from wide


def _is_bare(before: Extent, after: Extent) -> bool:
    spaced = before.glyph.text.isspace() or after.glyph.text.isspace()
    return not spaced and before.glyph.run is not after.glyph.run


def _pieces(segment: Segment, at: Sequence[int]) -> Iterator[Segment]:
    for low, high in pairwise([0, *at, len(segment.glyphs)]):
        glyphs = segment.glyphs[low:high]
        inked = [extent for extent in glyphs if not extent.glyph.text.isspace()] or glyphs
        end = max(extent.end for extent in inked)
        yield Segment(segment.axes, glyphs, inked[0].start, end, segment.base, segment.size)
