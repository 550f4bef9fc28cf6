"""The reading order of a page: drawn tables, columns of prose, aligned tables, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from redactor.core.documents import BlockKind
from redactor.documents.pdf.drawings import Ruling
from redactor.documents.pdf.glyphs import Glyph
from redactor.documents.pdf.layout.axes import HORIZONTAL
from redactor.documents.pdf.layout.columns import Gutter, Row, find_gutters, is_prose, rows_of, with_head
from redactor.documents.pdf.layout.cuts import cut_at_columns
from redactor.documents.pdf.layout.grids import Grid, find_grids
from redactor.documents.pdf.layout.paragraphs import Paragraph, joined_over_columns, paragraphs
from redactor.documents.pdf.layout.segments import Segment, page_segments
from redactor.documents.pdf.layout.stacks import with_stacks_joined
from redactor.documents.pdf.layout.tables import aligned_cells, grid_cells

_DEEPEST = 12
_LONGEST_LABEL = 30  # characters
_HEADING_SIZE = 1.15
_LONGEST_HEADING = 14  # words


def arrange(glyphs: Iterable[Glyph], rulings: Sequence[Ruling] = ()) -> list[Paragraph]:
    """The blocks to be of a page, in reading order; text in another direction follows the upright text."""
    made: list[Paragraph] = []
    by_axes: dict[tuple[float, float], list[Segment]] = {}
    for segment in page_segments(glyphs):
        by_axes.setdefault(segment.axes, []).append(segment)
    for axes in sorted(by_axes, key=lambda axes: axes != HORIZONTAL):
        upright = axes == HORIZONTAL
        made.extend(_read(by_axes[axes], find_grids(rulings) if upright else []))
    for paragraph in made:
        paragraph.read()
    kept = [paragraph for paragraph in made if paragraph.letters]
    _flag_headings(kept)
    return kept


def _read(segments: list[Segment], grids: Sequence[Grid]) -> list[Paragraph]:
    """Tables in their place between the text above and below them."""
    made: list[Paragraph] = []
    left = cut_at_columns(with_stacks_joined(segments))
    for number, grid in enumerate(grids):
        inside = [segment for segment in left if _is_inside(segment, grid)]
        cells = grid_cells(grid, inside)
        if len({cell.row for cell in cells}) < 1 or len(cells) < 2:
            continue
        taken = {id(segment) for segment in inside}
        above = [segment for segment in left if id(segment) not in taken and segment.base < grid.box.y0]
        left = [segment for segment in left if id(segment) not in taken and segment.base >= grid.box.y0]
        made.extend(_flow(above, f"{number}a"))
        made.extend(_keyed(cells, f"{number}g"))
    made.extend(_flow(left, f"{len(grids)}a"))
    return made


def _is_inside(segment: Segment, grid: Grid) -> bool:
    return grid.holds((segment.start + segment.end) / 2, segment.base - 0.3 * segment.size)


def _keyed(cells: Iterable[Paragraph], table: str) -> list[Paragraph]:
    return [replace(cell, row=f"table{table}.row{cell.row}") for cell in cells]


def _flow(segments: Sequence[Segment], table: str, depth: int = 0) -> list[Paragraph]:
    """Text without lines: cut at the strongest gutter into what is above, beside and below it."""
    rows = [_with_labels_joined(row) for row in rows_of(segments)]
    everything = [segment for row in rows for segment in row]
    gutters = find_gutters(rows)
    if not gutters or depth > _DEEPEST:
        return paragraphs(everything)
    prose = next((with_head(gutter, rows) for gutter in gutters if is_prose(gutter, rows)), None)
    best = prose or gutters[0]
    above = [segment for row in rows[: best.first] for segment in row]
    below = [segment for row in rows[best.last + 1 :] for segment in row]
    made = _flow(above, f"{table}.{depth}u", depth + 1) if above else []
    if prose is not None:
        lefts, rights = best.parts(rows)
        left, right = _flow(lefts, f"{table}.{depth}l", depth + 1), _flow(rights, f"{table}.{depth}r", depth + 1)
        made += joined_over_columns(left, right)
    else:
        within = rows[best.first : best.last + 1]
        cuts = [g for g in gutters if g.first >= best.first and g.last <= best.last] or [best]
        made += _keyed(aligned_cells(within, _distinct(cuts)), f"{table}.{depth}")
    return made + (_flow(below, f"{table}.{depth}d", depth + 1) if below else [])


def _distinct(gutters: Iterable[Gutter]) -> list[Gutter]:
    """Gutters of one table that are not one another: the strongest of each place."""
    kept: list[Gutter] = []
    for gutter in gutters:
        if all(gutter.right <= other.left or gutter.left >= other.right for other in kept):
            kept.append(gutter)
    return kept


def _with_labels_joined(row: Row) -> Row:
    """A label and the one value beside it ("From:   Ruth Clarke") read as one line."""
    joined: Row = []
    for segment in row:
        label = joined[-1] if joined else None
        if label is not None and _is_label(label) and not _is_label(segment) and len(row) == 2:
            glyphs = [*label.glyphs, *segment.glyphs]
            joined[-1] = Segment(label.axes, glyphs, label.start, segment.end, label.base, segment.size)
        else:
            joined.append(segment)
    return joined


def _is_label(segment: Segment) -> bool:
    text = segment.text.strip()
    return text.endswith(":") and len(text) <= _LONGEST_LABEL


def _flag_headings(made: Sequence[Paragraph]) -> None:
    """Short paragraphs in larger letters than the page's body, or in bold where the body is not."""
    sizes = [line.size for paragraph in made for line in paragraph.lines for _ in range(1 + len(line.glyphs) // 10)]
    body = median(sizes) if sizes else 0.0
    bolds = sum(len(line.glyphs) for paragraph in made for line in paragraph.lines if line.bold)
    mostly_bold = 2 * bolds > sum(len(line.glyphs) for paragraph in made for line in paragraph.lines)
    for paragraph in made:
        if paragraph.kind is BlockKind.PARAGRAPH and len(paragraph.lines) <= 3:
            large = paragraph.lines[0].size >= _HEADING_SIZE * body
            bold = not mostly_bold and all(line.bold for line in paragraph.lines)
            paragraph.heading = (large or bold) and _reads_as_heading(paragraph)


def _reads_as_heading(paragraph: Paragraph) -> bool:
    text = "".join(letter.char for letter in paragraph.letters)
    return len(text.split()) <= _LONGEST_HEADING and text[-1] not in ".,;:" and any(char.isalpha() for char in text)
