"""The lines of a page as its glyphs stand: glyphs on one baseline, cut into segments at gaps that mean another column.

All measures are taken in the line's own axes: ``along`` the writing direction, ``across`` upwards from it. Where a segment
is cut never depends on withheld letters, except through the room that they take up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from redactor.documents.pdf.display import Shown

_ONE_LINE = 0.45  # em between baselines of one line: superscripts belong
_COLUMN_GAP = 1.0  # em
_STRETCHED_GAP = 3.0  # em, inside one operator: justified text
_DOUBLE = 0.12  # em: the same letter again, this close, is fake bold


class Axis(NamedTuple):
    """A writing direction in page space."""

    x: float
    y: float

    def along(self, x: float, y: float) -> float:
        """Where a point lies along the line."""
        return x * self.x + y * self.y

    def across(self, x: float, y: float) -> float:
        """How high a point lies above the axis."""
        return y * self.x - x * self.y

    def point(self, along: float, across: float) -> tuple[float, float]:
        """The page's point at a place of the line."""
        return along * self.x - across * self.y, along * self.y + across * self.x


class Set(NamedTuple):
    """A glyph as it is set: its place and end along the line, its height above it, its em, and its natural advance.

    ``is_double`` marks the same letter drawn once more in the same place: it goes wherever the first one goes.
    """

    start: float
    end: float
    across: float
    size: float
    natural: float
    glyph: Shown
    is_space: bool
    is_withheld: bool
    is_double: bool = False


@dataclass(slots=True, eq=False)
class LineSegment:
    """A stretch of a line without a gap that means another column: its glyphs in order, spaces included.

    ``left`` and ``right`` are where its first letter starts and its last one ends. ``size`` and ``base``, its em and its
    baseline, are those of its kept letters, or of all where none is kept: no letter withheld decides while another is left.
    """

    axis: Axis
    glyphs: list[Set] = field(repr=False)
    following: LineSegment | None = field(default=None, repr=False)
    before: LineSegment | None = field(default=None, repr=False)
    is_touched: bool = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)
    size: float = field(init=False)
    base: float = field(init=False)

    def __post_init__(self) -> None:
        inked = [item for item in self.glyphs if not item.is_space or item.is_withheld] or self.glyphs
        kept = [item for item in self.glyphs if not item.is_withheld and not item.is_space] or self.glyphs
        sizes = sorted(item.size for item in kept)
        self.is_touched = any(item.is_withheld for item in self.glyphs)
        self.left, self.right = inked[0].start, max(item.end for item in inked)
        self.size = sizes[len(sizes) // 2]
        self.base = max(kept, key=lambda item: (round(item.size, 3), -item.start)).across


@dataclass(slots=True)
class _Strand:
    """Glyphs of one baseline, shown one after the other."""

    across: float
    size: float
    glyphs: list[Set]


def cut_lines(shown: Iterable[Shown]) -> list[LineSegment]:
    """The segments of all lines, with their neighbours on the line; glyphs that the copy does not carry are left out."""
    by_axis: dict[Axis, list[_Strand]] = {}
    for axis, strand in _strands(shown):
        by_axis.setdefault(axis, []).append(strand)
    segments: list[LineSegment] = []
    for axis, strands in by_axis.items():
        lines = [_in_order(line) for line in _lines(strands)]
        first = [_cut(line, _plain_gap) for line in lines]
        lefts = sorted({round(part[0].start, 1) for parts in first for part in parts if not _has_withheld(part)})
        for parts in first:
            finer = [piece for part in parts for piece in _recut(part, lefts)]
            segments.extend(_linked(axis, finer))
    return segments


def axis_of(glyph: Shown) -> tuple[Axis, float, float]:
    """The writing direction of a glyph, its em along the line and its em across it."""
    a, b, c, d = glyph.run.style.em
    wide, high = hypot(a, b), hypot(c, d)
    if not wide:
        return Axis(1.0, 0.0), 0.0, high
    x, y = a / wide, b / wide
    if abs(y) < 1e-4:
        x, y = (1.0 if x > 0 else -1.0), 0.0
    elif abs(x) < 1e-4:
        x, y = 0.0, (1.0 if y > 0 else -1.0)
    return Axis(round(x, 4), round(y, 4)), wide, high


def _strands(shown: Iterable[Shown]) -> Iterable[tuple[Axis, _Strand]]:
    run = None
    axis, wide, high = Axis(1.0, 0.0), 0.0, 0.0
    axis_x, axis_y = axis
    strand: _Strand | None = None
    for glyph in shown:
        if glyph.is_dropped:
            continue
        if glyph.run is not run:
            run = glyph.run
            axis, wide, high = axis_of(glyph)
            axis_x, axis_y = axis
            strand = None
        x, y = glyph.x, glyph.y
        start, across = x * axis_x + y * axis_y, y * axis_x - x * axis_y
        if strand is None or abs(across - strand.across) > 0.01:
            strand = _Strand(across, high or wide, [])
            yield axis, strand
        end = start + glyph.advance * wide
        space, natural = glyph.text.isspace(), glyph.natural * wide
        strand.glyphs.append(Set(start, end, across, high or wide, natural, glyph, space, glyph.is_withheld))


def _lines(strands: Sequence[_Strand]) -> list[list[Set]]:
    """Strands put together by baseline, from the top."""
    lines: list[tuple[_Strand, list[Set]]] = []
    for strand in sorted(strands, key=lambda strand: -strand.across):
        home = lines[-1] if lines else None
        if home is not None and home[0].across - strand.across <= _ONE_LINE * max(strand.size, home[0].size):
            home[1].extend(strand.glyphs)
            if strand.size > home[0].size * 1.02:
                lines[-1] = (strand, home[1])
        else:
            lines.append((strand, list(strand.glyphs)))
    return [line for _, line in lines]


def _in_order(line: list[Set]) -> list[Set]:
    """The glyphs of a line along it; drawing order decides between glyphs on one place, doubles are told."""
    ordered = sorted(line, key=lambda item: round(item.start, 3))
    kept: list[Set] = []
    for item in ordered:
        crowded = kept and item.start - kept[-1].start < _DOUBLE * max(item.size, kept[-1].size)
        is_double = crowded and any(_is_double(before, item) for before in kept[-3:])
        kept.append(item._replace(is_double=True) if is_double else item)
    return kept


def _is_double(first: Set, second: Set) -> bool:
    close = _DOUBLE * max(first.size, second.size)
    return (
        first.glyph.text == second.glyph.text
        and abs(first.start - second.start) < close
        and abs(first.across - second.across) < close
        and second.end - second.start > close
    )


def _plain_gap(last: Set, item: Set) -> bool:
    gap = item.start - last.end
    limit = _STRETCHED_GAP if last.glyph.run is item.glyph.run else _COLUMN_GAP
    return gap > limit * max(last.size, item.size)


def _cut(line: Sequence[Set], is_cut: Callable[[Set, Set], bool]) -> list[list[Set]]:
    parts = [[line[0]]]
    for last, item in pairwise(line):
        if is_cut(last, item):
            parts.append([])
        parts[-1].append(item)
    return parts


def _has_withheld(part: Iterable[Set]) -> bool:
    return any(item.is_withheld for item in part)


def _recut(part: list[Set], lefts: Sequence[float]) -> list[list[Set]]:
    """A touched part cut again where a withheld stretch nearly reaches a column that other lines show."""
    if not _has_withheld(part):
        return [part]
    known = set(lefts)

    def starts_column(last: Set, item: Set) -> bool:
        near = any(round(item.start + step, 1) in known for step in (-0.1, 0.0, 0.1))
        begins = item.glyph.run is not last.glyph.run and item.glyph.run.glyphs[:1] == [item.glyph]
        return begins and near and item.start - last.end > 0.5 * item.size

    return _cut(part, starts_column)


def _linked(axis: Axis, parts: Iterable[list[Set]]) -> list[LineSegment]:
    """Segments that know their neighbours; parts of spaces alone are no segments."""
    made = [LineSegment(axis, part) for part in parts if any(not item.is_space or item.is_withheld for item in part)]
    for before, after in pairwise(made):
        before.following, after.before = after, before
    return made
