"""Gutters: vertical bands without text between columns of prose or of a table without ruling lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from redactor.documents.pdf.layout.segments import Segment

Row = list[Segment]

_SAME_ROW = 0.6  # em
_NARROWEST = 0.5  # em
_PROSE_LINES = 4
_PROSE_WIDTH = 11.0  # em
_MOST_COLUMNS = 5
_LIKELY = 3  # gutters of a side that may part its columns: those with most rows on both sides
_PROSE_FILL = 0.6  # of the column: cells are shorter than their column, lines of prose fill it
_CLOSE = 1.6  # em
_MANY_SEGMENTS = 3000  # a plan or drawing, not a page of columns
_LONE_ROWS = 4  # rows on one side only that may stand within a run


@dataclass(frozen=True, slots=True)
class Gutter:
    """An empty band from ``left`` to ``right`` beside rows ``first`` to ``last`` (inclusive), text on both sides."""

    first: int
    last: int
    left: float
    right: float
    two_sided: int

    @property
    def middle(self) -> float:
        """Where the band is cut."""
        return (self.left + self.right) / 2

    def parts(self, rows: Sequence[Row]) -> tuple[list[Segment], list[Segment]]:
        """The segments on its left and on its right."""
        inside = [segment for row in rows[self.first : self.last + 1] for segment in row]
        lefts = [segment for segment in inside if segment.start < self.middle]
        return lefts, [segment for segment in inside if segment.start >= self.middle]


def rows_of(segments: Sequence[Segment]) -> list[Row]:
    """Segments that stand beside each other, row by row from the top, each row from its start."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda item: (item.base, item.start)):
        if rows and segment.base - rows[-1][0].base <= _SAME_ROW * min(segment.size, rows[-1][0].size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda item: (item.start, item.base)) for row in rows]


def find_gutters(rows: Sequence[Row]) -> list[Gutter]:
    """The gutters between *rows*, those with most rows on both sides first."""
    found: list[Gutter] = []
    if sum(len(row) for row in rows) > _MANY_SEGMENTS:
        return []
    for number, row in enumerate(rows):
        for left, right in _gaps(row):
            known = any(
                gutter.first <= number <= gutter.last and left < gutter.right and gutter.left < right
                for gutter in found
            )
            if not known:
                found.append(_grown(rows, number, left, right))
    return sorted(found, key=lambda gutter: (-gutter.two_sided, gutter.first, gutter.left))


def _gaps(row: Row) -> Iterator[tuple[float, float]]:
    reached = row[0].end
    for segment in row[1:]:
        if segment.start - reached > _NARROWEST * segment.size:
            yield reached, segment.start
        reached = max(reached, segment.end)


def _grown(rows: Sequence[Row], number: int, left: float, right: float) -> Gutter:
    """The band through row *number* followed up and down as long as no text crosses it."""
    first = last = number
    two_sided = 1
    for step in (-1, 1):
        lone, at = 0, number + step
        while 0 <= at < len(rows) and lone <= max(_LONE_ROWS, two_sided):
            narrowed = _narrowed(rows[at], left, right)
            if narrowed is None:
                break
            left, right = narrowed
            if _is_two_sided(rows[at], (left + right) / 2):
                first, last = min(first, at), max(last, at)
                two_sided += 1
                lone = 0
            else:
                lone += 1
            at += step
    first, last = _with_overhang(rows, first, last, left, right)
    return Gutter(first, last, left, right, two_sided)


def _narrowed(row: Row, left: float, right: float) -> tuple[float, float] | None:
    for segment in row:
        if segment.end <= left or segment.start >= right:
            continue
        if segment.start < left and segment.end > right:
            return None
        if segment.start + segment.end < left + right:
            left = max(left, segment.end)
        else:
            right = min(right, segment.start)
    return (left, right) if right - left >= _NARROWEST * row[0].size else None


def _is_two_sided(row: Row, middle: float) -> bool:
    return row[0].start < middle < row[-1].start


def _with_overhang(rows: Sequence[Row], first: int, last: int, left: float, right: float) -> tuple[int, int]:
    """Rows below that only one column still has belong to the columns where they follow closely."""
    while last + 1 < len(rows) and _follows_closely(rows[last], rows[last + 1], left, right):
        last += 1
    return first, last


def with_head(gutter: Gutter, rows: Sequence[Row]) -> Gutter:
    """The same for rows above: lines of the column that starts higher."""
    first = gutter.first
    while first > 0 and _follows_closely(rows[first], rows[first - 1], gutter.left, gutter.right):
        first -= 1
    return replace(gutter, first=first)


def _follows_closely(row: Row, neighbour: Row, left: float, right: float) -> bool:
    close = abs(neighbour[0].base - row[0].base) <= _CLOSE * row[0].size
    return close and _narrowed(neighbour, left, right) is not None


def is_prose(gutter: Gutter, rows: Sequence[Row], *, columns: int = _MOST_COLUMNS) -> bool:
    """Whether both sides of the gutter are running text rather than cells: a column each, or up to so many beside one another."""
    if gutter.two_sided < _PROSE_LINES - 1:
        return False
    return all(_flows(side) or (columns > 2 and _has_columns(side, columns - 1)) for side in gutter.parts(rows))


def _has_columns(side: Sequence[Segment], columns: int) -> bool:
    """Whether one side of a gutter is columns of prose in its turn."""
    rows = rows_of(side)
    return any(is_prose(gutter, rows, columns=columns) for gutter in find_gutters(rows)[:_LIKELY])


def _flows(side: Sequence[Segment]) -> bool:
    if len(side) < _PROSE_LINES:
        return False
    width = max(segment.end for segment in side) - min(segment.start for segment in side)
    size = median(segment.size for segment in side)
    return width >= _PROSE_WIDTH * size and median(segment.width for segment in side) >= _PROSE_FILL * width
