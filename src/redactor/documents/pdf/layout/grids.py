"""Tables that are drawn: ruling lines that meet, and the rows and columns they bound."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.core.places import Box
from redactor.documents.pdf.drawings import Ruling

_TOUCH = 2.5  # points: lines that end this near each other meet
_SHORTEST = 6.0
_MANY_RULINGS = 1500  # a drawing, not a table; looking further would cost too much


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn table: the edges of its rows from the top and of its columns from the left."""

    box: Box
    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.box.x0 <= x <= self.box.x1 and self.box.y0 <= y <= self.box.y1

    def row_of(self, y: float) -> int:
        """The number of the row at height *y*."""
        return min(max(bisect_right(self.row_edges, y) - 1, 0), len(self.row_edges) - 2)

    def column_of(self, x: float) -> int:
        """The number of the column at *x*."""
        return min(max(bisect_right(self.column_edges, x) - 1, 0), len(self.column_edges) - 2)


def find_grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """The drawn tables of a page, from the top. A single frame is no table; bare horizontal rules are not either."""
    lines = _merged(ruling for ruling in rulings if ruling.end - ruling.start >= _SHORTEST)
    if len(lines) > _MANY_RULINGS:
        return []
    grids = [grid for group in _groups(lines) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: (grid.box.y0, grid.box.x0))


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Rulings with those that continue each other made one: many producers draw a line cell by cell."""
    merged: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda line: (line.horizontal, line.at, line.start)):
        last = merged[-1] if merged else None
        if last is not None and _continues(last, ruling):
            merged[-1] = Ruling(last.horizontal, last.at, last.start, max(last.end, ruling.end))
        else:
            merged.append(ruling)
    return merged


def _continues(last: Ruling, ruling: Ruling) -> bool:
    same_line = last.horizontal == ruling.horizontal and ruling.at - last.at < 0.5
    return same_line and ruling.start <= last.end + _TOUCH


def _box(ruling: Ruling) -> Box:
    if ruling.horizontal:
        return Box(ruling.start, ruling.at, ruling.end, ruling.at)
    return Box(ruling.at, ruling.start, ruling.at, ruling.end)


def _groups(lines: Sequence[Ruling]) -> list[list[Ruling]]:
    """Lines that meet, directly or by way of others. Boxes swept from the top stand in for exact crossings."""
    groups: list[tuple[Box, list[Ruling]]] = []
    for ruling in sorted(lines, key=lambda line: (_box(line).y0, _box(line).x0)):
        box = _box(ruling)
        meeting = [group for group in groups if _near(group[0], box)]
        joined = (box, [ruling])
        for group in meeting:
            joined = (joined[0].joined(group[0]), [*group[1], *joined[1]])
        groups = [group for group in groups if group not in meeting]
        groups.append(joined)
    return [members for _, members in groups]


def _near(first: Box, second: Box) -> bool:
    return (
        first.x0 - _TOUCH <= second.x1
        and second.x0 - _TOUCH <= first.x1
        and first.y0 - _TOUCH <= second.y1
        and second.y0 - _TOUCH <= first.y1
    )


def _grid(lines: Sequence[Ruling]) -> Grid | None:
    across = [line for line in lines if line.horizontal]
    down = [line for line in lines if not line.horizontal]
    if len(across) < 2 or len(down) < 2:
        return None
    boxes = [_box(line) for line in lines]
    box = Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
    rows = _edges(across, 0.5 * (box.x1 - box.x0))
    columns = _edges(down, 0.25 * (box.y1 - box.y0))
    if len(rows) < 2 or len(columns) < 2 or (len(rows) - 1) * (len(columns) - 1) < 2:
        return None
    return Grid(Box(columns[0], rows[0], columns[-1], rows[-1]), rows, columns)


def _edges(lines: Iterable[Ruling], least: float) -> tuple[float, ...]:
    """Positions at which lines run for at least *least* points, near ones counted together."""
    spans: list[tuple[float, list[tuple[float, float]]]] = []
    for line in sorted(lines, key=lambda line: line.at):
        if spans and line.at - spans[-1][0] <= _TOUCH:
            spans[-1][1].append((line.start, line.end))
        else:
            spans.append((line.at, [(line.start, line.end)]))
    return tuple(at for at, pieces in spans if _covered(pieces) >= least)


def _covered(pieces: Iterable[tuple[float, float]]) -> float:
    total, reached = 0.0, float("-inf")
    for start, end in sorted(pieces):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total
