"""The axes of a line of text: positions along and across its own writing direction, so that layout is written once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from redactor.documents.pdf.glyphs import Glyph, GlyphRun
from redactor.documents.pdf.records import records_of

_STRAIGHT = 0.02  # sine of the angle under which text counts as parallel to the page's edge


class Axes(NamedTuple):
    """A writing direction: ``(1, 0)`` is left to right, ``(0, 1)`` down the page, ``(0, -1)`` up."""

    dx: float
    dy: float

    def along(self, x: float, y: float) -> float:
        """Position in writing direction."""
        return x * self.dx + y * self.dy

    def across(self, x: float, y: float) -> float:
        """Position across it, growing from one line to the next."""
        return y * self.dx - x * self.dy


HORIZONTAL = Axes(1.0, 0.0)


class Extent(NamedTuple):
    """A glyph in its line's axes: from ``start`` to ``end`` along, standing on ``base``; ``size`` is the em."""

    start: float
    end: float
    base: float
    size: float
    glyph: Glyph


def axes_of(run: GlyphRun) -> Axes:
    """The writing direction of a run, snapped to the page's edges where it nearly is."""
    dx, dy = run.direction
    if run.vertical:
        dx, dy = -dy, dx  # vertical fonts run a quarter turn clockwise from their letters
    if abs(dy) < _STRAIGHT:
        return Axes(1.0 if dx > 0 else -1.0, 0.0)
    if abs(dx) < _STRAIGHT:
        return Axes(0.0, 1.0 if dy > 0 else -1.0)
    return Axes(round(dx, 2), round(dy, 2))


def extents(glyphs: Iterable[Glyph], axes: Axes) -> list[Extent]:
    """The glyphs in the axes' terms, in the order given."""
    listed = list(glyphs)
    if axes == HORIZONTAL and not any(run.vertical for run in {id(glyph[5]): glyph[5] for glyph in listed}.values()):
        starts, ends = [glyph[4][0] for glyph in listed], [glyph[4][2] for glyph in listed]
        bases, sizes = [glyph[3][1] for glyph in listed], [glyph[5].size for glyph in listed]
        return list(map(_EXTENT, zip(starts, ends, bases, sizes, listed, strict=True)))
    return [
        _upright(glyph) if axes == HORIZONTAL and not glyph.run.vertical else _turned(glyph, axes) for glyph in listed
    ]


_EXTENT = records_of(Extent)


def _upright(glyph: Glyph) -> Extent:
    return Extent(glyph.box[0], glyph.box[2], glyph.origin[1], glyph.run.size, glyph)


def _turned(glyph: Glyph, axes: Axes) -> Extent:
    size = glyph.run.size
    start = axes.along(*glyph.origin)
    if glyph.run.vertical:
        return Extent(start, start + size, axes.across(*glyph.origin), size, glyph)
    length = _length(glyph, axes)
    return Extent(start, start + length, axes.across(*glyph.origin), size, glyph)


def _length(glyph: Glyph, axes: Axes) -> float:
    """The glyph's advance, out of a box that was drawn round it parallel to the page: its height is one em."""
    x0, y0, x1, y1 = glyph.box
    along, across = abs(axes.dx), abs(axes.dy)
    if along >= across:
        return max(0.0, (x1 - x0 - glyph.run.size * across) / along)
    return max(0.0, (y1 - y0 - glyph.run.size * along) / across)
