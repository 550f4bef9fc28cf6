"""Tables with withheld rows: one touched area, in which neither the order nor the number of the withheld rows is seen.

Disclosed rows are set directly under the heading, then one label; ruling lines are drawn anew for these alone. What stays of
the rest is the height of the blank area.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from redactor.documents.pdf.choice import PageChoice, TableRow
from redactor.documents.pdf.display import (
    BLACK,
    NO_CLIP,
    PLAIN,
    Clip,
    Item,
    Line,
    Look,
    PathItem,
    Segment,
    TextRun,
)
from redactor.documents.pdf.graphics import subpath_box
from redactor.documents.pdf.lines import Axis, axis_of
from redactor.documents.pdf.matrices import IDENTITY, Rectangle
from redactor.documents.pdf.pairing import text_runs
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.relay import Relaid, label_items

_ABOVE, _BELOW = 0.95, 0.45  # em from the baselines to the edges of a row
_BESIDE = 14.0  # points: rulings of a table stand this near to its words
_THIN = 1.5  # points
_RULING = Line(width=0.5)
_LEVEL = Axis(1.0, 0.0)


class _Placed(NamedTuple):
    """A glyph of a run, and where it stands as the page is read."""

    run: TextRun
    at: int
    x: float
    y: float


@dataclass(slots=True)
class _Row:
    """A row as it stands: its glyphs, and the edges that its own words need."""

    plan: TableRow
    glyphs: list[_Placed] = field(default_factory=list, repr=False)
    top: float = 0.0
    bottom: float = 0.0

    @property
    def letters(self) -> list[_Placed]:
        """Its glyphs that are not spaces."""
        return [glyph for glyph in self.glyphs if not glyph.run.texts[glyph.at].isspace()]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's touched area: from ``top`` (under the heading) to ``bottom``, and how far its words reach sideways."""

    rows: Sequence[_Row]
    left: float
    right: float
    top: float
    bottom: float
    highest: float  # of its heading
    size: float


def set_tables_again(items: Sequence[Item], choice: PageChoice, relaid: Sequence[Relaid], label: str) -> list[Item]:
    """*items* with the rows of touched tables moved together, one label each; moves *relaid* segments with their rows."""
    tables = list(_tables(items, choice))
    made = list(items)
    for words in tables:
        steps, label_place = _steps(words)
        _move(words, steps, relaid)
        table = _with_its_lines(made, words)
        verticals, had_lines = _rulings(made, table)
        made = _without_rulings(made, table)
        if had_lines:
            made.append(_drawn_rulings(table, verticals, label_place - _BELOW * table.size, steps))
        made.extend(label_items(label, _LEVEL, (_first_left(words), label_place), (table.size, 1.0)))
    return made


def _tables(items: Iterable[Item], choice: PageChoice) -> Iterable[_Table]:
    """The tables of the page that have withheld rows."""
    by_table: dict[str, dict[str, _Row]] = defaultdict(dict)
    owners: dict[int, _Row] = {}
    for plan in choice.rows:
        row = by_table[plan.table].setdefault(plan.key, _Row(plan))
        owners.update(dict.fromkeys(plan.glyphs, row))
    for run in text_runs(items):
        for at, (x, y) in enumerate(zip(run.xs, run.ys, strict=True)):
            owner = next((owners[number] for number in run.trace(at) if number in owners), None)
            if owner is not None:
                owner.glyphs.append(_Placed(run, at, x, y))
    for _, rows in sorted(by_table.items()):
        standing = [row for row in rows.values() if row.letters]
        if any(row.plan.is_withheld for row in standing):
            yield _measured(standing)


def _measured(rows: list[_Row]) -> _Table:
    for row in rows:
        if any(axis_of(glyph.run.style.em)[0] != _LEVEL for glyph in row.letters):
            raise NotUnderstood("a turned table with withheld rows")
        row.top = max(glyph.y + _ABOVE * axis_of(glyph.run.style.em)[2] for glyph in row.letters)
        row.bottom = min(glyph.y - _BELOW * axis_of(glyph.run.style.em)[2] for glyph in row.letters)
    rows.sort(key=lambda row: -row.top)
    body = [row for row in rows if not row.plan.is_heading] or rows
    heading = [row for row in rows if row.plan.is_heading and row.top > body[0].top]
    glyphs = [glyph for row in heading or rows for glyph in row.letters]
    size = sorted(axis_of(glyph.run.style.em)[2] for glyph in glyphs)[len(glyphs) // 2]
    top = min((row.bottom for row in heading), default=body[0].top)
    left = min(glyph.x for row in rows for glyph in row.letters)
    right = max(
        glyph.x + glyph.run.advances[glyph.at] * axis_of(glyph.run.style.em)[1] for row in rows for glyph in row.letters
    )
    highest = max(row.top for row in [*heading, body[0]])
    return _Table(body, left, right, top, min(row.bottom for row in body), highest, size)


def _steps(table: _Table) -> tuple[dict[str, float], float]:
    """How far up each disclosed row moves, by its key, and the baseline of the label under them."""
    at = table.top
    steps: dict[str, float] = {}
    for row in table.rows:
        if not row.plan.is_withheld:
            steps[row.plan.key] = at - row.top
            at -= row.top - row.bottom
    return steps, at - _ABOVE * table.size


def _move(table: _Table, steps: Mapping[str, float], relaid: Sequence[Relaid]) -> None:
    """Move the glyphs of disclosed rows, and what was set again in their place; drop those of withheld rows."""
    moved: dict[int, float] = {}
    for row in table.rows:
        if row.plan.is_withheld:
            continue
        moved.update(dict.fromkeys(row.plan.glyphs, steps[row.plan.key]))
        for glyph in row.glyphs:
            glyph.run.ys[glyph.at] += steps[row.plan.key]
            glyph.run.look = Look(NO_CLIP, glyph.run.look.effects)
    for made in relaid:
        step = next((moved[at] for item in made.segment.glyphs for at in item.trace if at in moved), 0.0)
        made.items = [_moved(item, step) for item in made.items] if step else made.items


def _moved(item: TextRun | PathItem, step: float) -> TextRun | PathItem:
    if isinstance(item, TextRun):
        item.ys = [y + step for y in item.ys]
    else:
        a, b, c, d, e, f = item.matrix
        item.matrix = (a, b, c, d, e, f + step)
    return item


def _rulings(items: Sequence[Item], table: _Table) -> tuple[dict[float, float], bool]:
    """Where the table's upright lines stand, each with its upper end; and whether the table has lines at all."""
    verticals: dict[float, float] = {}
    found = False
    for item, box in _boxes(items, table):
        found = found or not _is_fill(item, box)
        for place in _vertical_places(item, box):
            verticals[place] = max(verticals.get(place, table.top), box[3])
    return dict(sorted(verticals.items())), found


def _boxes(items: Iterable[Item], table: _Table) -> Iterable[tuple[PathItem, Rectangle]]:
    for item in items:
        if isinstance(item, PathItem):
            for subpath in item.subpaths:
                box = subpath_box(subpath, item.matrix)
                if box is not None and _belongs(box, table):
                    yield item, box


def _with_its_lines(items: Iterable[Item], table: _Table) -> _Table:
    """The table, as wide as the lines and areas that cross its words."""
    left, right = table.left - _BESIDE, table.right + _BESIDE
    wide = replace(table, left=-1e6, right=1e6)
    for _, box in _boxes(items, wide):
        if box[0] < right and box[2] > left:
            left, right = min(left, box[0]), max(right, box[2])
    return replace(table, left=left, right=right)


def _is_fill(item: PathItem, box: Rectangle) -> bool:
    return item.paint in {b"f", b"f*"} and min(box[2] - box[0], box[3] - box[1]) > _THIN


def _vertical_places(item: PathItem, box: Rectangle) -> Iterable[float]:
    if box[2] - box[0] <= _THIN < box[3] - box[1]:
        yield round((box[0] + box[2]) / 2, 1)
    elif not _is_fill(item, box) and box[3] - box[1] > _THIN:
        yield from (round(box[0], 1), round(box[2], 1))


def _belongs(box: Rectangle, table: _Table) -> bool:
    """Whether a path is a line or an area of the table that reaches into what is set again."""
    x0, y0, x1, y1 = box
    if x0 < table.left - 1.0 or x1 > table.right + 1.0 or y1 > table.highest + _BESIDE:
        return False
    if y1 - y0 <= _THIN and abs(y0 - table.top) < 0.6 * table.size:
        return True  # the line under the heading, drawn anew with the others
    return y0 < table.top - 1.0 and y0 > table.bottom - 2 * _BESIDE


def _without_rulings(items: Iterable[Item], table: _Table) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if isinstance(item, PathItem):
            boxes = [(subpath, subpath_box(subpath, item.matrix)) for subpath in item.subpaths]
            item.subpaths = [subpath for subpath, box in boxes if box is None or not _belongs(box, table)]
            if not item.subpaths:
                continue
        kept.append(item)
    return kept


def _drawn_rulings(table: _Table, verticals: Mapping[float, float], end: float, steps: Mapping[str, float]) -> PathItem:
    """Lines round the disclosed rows and the label: one under each row, uprights where they stood."""
    left, right = min(verticals, default=table.left), max(verticals, default=table.right)
    heights = [table.top, *(row.bottom + steps[row.plan.key] for row in table.rows if row.plan.key in steps), end]
    lines: list[list[Segment]] = [[(b"m", (left, y)), (b"l", (right, y))] for y in heights]
    lines += [[(b"m", (x, top)), (b"l", (x, end))] for x, top in verticals.items()]
    return PathItem(Look(Clip(), PLAIN), IDENTITY, lines, b"S", BLACK, BLACK, _RULING)


def _first_left(table: _Table) -> float:
    """Where the label starts: under the table's first words, of rows that are shown."""
    shown = [glyph.x for row in table.rows if not row.plan.is_withheld for glyph in row.glyphs]
    return min(shown, default=table.left)
