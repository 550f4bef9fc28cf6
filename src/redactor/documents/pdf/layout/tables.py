"""Cells and rows of tables, drawn or only aligned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from redactor.core.documents import BlockKind
from redactor.documents.pdf.layout.axes import Extent
from redactor.documents.pdf.layout.columns import Gutter, Row
from redactor.documents.pdf.layout.grids import Grid
from redactor.documents.pdf.layout.paragraphs import Paragraph
from redactor.documents.pdf.layout.segments import Segment

Cells = dict[tuple[int, int], list[Segment]]

_LONGEST_HEADING = 5  # words
_WRAP_STEP = 1.4  # em
_SURE_COLUMNS = 3


def grid_cells(grid: Grid, segments: Iterable[Segment]) -> list[Paragraph]:
    """The cells of a drawn table, row by row."""
    cells: Cells = {}
    for segment in segments:
        for piece in _split(segment, grid.column_edges):
            middle = (piece.start + piece.end) / 2
            place = grid.row_of(piece.base - 0.3 * piece.size), grid.column_of(middle)
            cells.setdefault(place, []).append(piece)
    return _paragraphs(cells, _text_edges(cells, grid.column_edges))


def _text_edges(cells: Cells, edges: Sequence[float]) -> dict[int, float]:
    """Where the text of each column ends at the latest: its line less the margin that it keeps on the left."""
    starts: dict[int, float] = {}
    for (_, column), lines in cells.items():
        starts[column] = min(starts.get(column, edges[column + 1]), *(line.start for line in lines))
    return {column: edges[column + 1] - max(0.0, start - edges[column]) for column, start in starts.items()}


def _split(segment: Segment, edges: Sequence[float]) -> list[Segment]:
    """A segment cut where a column's line stands in a gap between its letters."""
    inner = [edge for edge in edges if segment.start < edge < segment.end]
    if not inner:
        return [segment]
    pieces: list[list[Extent]] = [[]]
    for extent in segment.glyphs:
        last = pieces[-1][-1] if pieces[-1] else None
        if last is not None and any(_reach(last) - 0.5 <= edge <= extent.start + 0.5 for edge in inner):
            pieces.append([])
        pieces[-1].append(extent)
    made = [_piece(segment, glyphs) for glyphs in pieces]
    return [piece for piece in made if piece.text.strip()]


def _reach(extent: Extent) -> float:
    """Where a glyph ends; a space may reach over a line."""
    return extent.start if extent.glyph.text.isspace() else extent.end


def _piece(segment: Segment, glyphs: list[Extent]) -> Segment:
    inked = [extent for extent in glyphs if not extent.glyph.text.isspace()] or glyphs
    end = max(extent.end for extent in inked)
    return Segment(segment.axes, glyphs, inked[0].start, end, segment.base, segment.size)


def aligned_cells(rows: Sequence[Row], gutters: Iterable[Gutter]) -> list[Paragraph]:
    """The cells of a table without lines, cut at its gutters; wrapped lines join the row they belong to."""
    cuts = sorted(gutter.middle for gutter in gutters)
    starts = _row_starts(rows, cuts)
    cells: Cells = {}
    for number, row in enumerate(rows):
        for segment in row:
            column = bisect_right(cuts, (segment.start + segment.end) / 2)
            cells.setdefault((starts[number], column), []).append(segment)
    return _paragraphs(cells, dict(enumerate(cuts)))


def _row_starts(rows: Sequence[Row], cuts: Sequence[float]) -> list[int]:
    """For each line of text, the table row it belongs to.

    Where lines stand closer within rows than between them, closeness decides; else a line without its first cell goes on
    with the row above. A line that fills three or more columns is always a row.
    """
    steps = [(lower[0].base - upper[0].base) / max(lower[0].size, 0.01) for upper, lower in pairwise(rows)]
    tight = min(steps, default=0.0)
    spaced_out = bool(steps) and tight <= _WRAP_STEP and max(steps) > 1.25 * tight
    numbers = [0]
    for row, step in zip(rows[1:], steps, strict=True):
        columns = {bisect_right(cuts, (segment.start + segment.end) / 2) for segment in row}
        full = len(columns) == len(cuts) + 1 >= _SURE_COLUMNS
        starts_row = full or (step > 1.15 * tight if spaced_out else 0 in columns or step > _WRAP_STEP)
        numbers.append(numbers[-1] + starts_row)
    return numbers


def _paragraphs(cells: Cells, right_edges: dict[int, float]) -> list[Paragraph]:
    """One block a cell; rows are named by number until the page gives them their keys."""
    made: list[Paragraph] = []
    headings = _heading_rows(cells)
    for (row, column), lines in sorted(cells.items(), key=lambda item: item[0]):
        right = right_edges.get(column, max(line.end for line in lines))
        ordered = sorted(lines, key=lambda line: (line.base, line.start))
        made.append(Paragraph(ordered, right, BlockKind.CELL, str(row), row in headings))
    return made


def _heading_rows(cells: Cells) -> frozenset[int]:
    """The first row, where it reads or looks like a heading."""
    rows = sorted({row for row, _ in cells})
    if len(rows) < 2:
        return frozenset()
    first, second = ([cells[place] for place in sorted(cells) if place[0] == row] for row in rows[:2])
    bold = all(line.bold for cell in first for line in cell)
    rest_bold = all(line.bold for cell in second for line in cell)
    return frozenset(rows[:1]) if (bold and not rest_bold) or _reads_as_heading(first, second) else frozenset()


def _reads_as_heading(first: Sequence[list[Segment]], second: Sequence[list[Segment]]) -> bool:
    words = [" ".join(line.text for line in cell).split() for cell in first]
    below = " ".join(line.text for cell in second for line in cell)
    short = all(0 < len(cell) <= _LONGEST_HEADING for cell in words)
    plain = not any(char.isdigit() for cell in words for word in cell for char in word)
    return len(first) > 1 and len(first) >= len(second) and short and plain and any(char.isdigit() for char in below)
