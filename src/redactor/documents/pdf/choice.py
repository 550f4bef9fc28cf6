"""What a plan means for the glyphs of one page: which are withheld, under which label, and which the copy does not carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from redactor.core.copies import CopyPlan
from redactor.core.documents import Block
from redactor.core.ids import BlockId
from redactor.core.spans import Span, merge_spans
from redactor.documents.pdf.glyphs import Unseen
from redactor.documents.pdf.reader import GlyphReading


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table on the page: its key, that of its table, and its glyphs."""

    key: str
    table: str
    glyphs: frozenset[int]
    is_withheld: bool
    is_heading: bool


@dataclass(frozen=True, slots=True)
class PageChoice:
    """The glyphs of one page by fate. ``labels`` names the label of each withheld glyph.

    ``carried`` are the glyphs of blocks that a copy shows. Glyphs in no block are spaces, or nothing that anybody read:
    the copy keeps only the spaces.
    """

    labels: Mapping[int, str] = field(default_factory=dict)
    carried: frozenset[int] = frozenset()
    letters: Mapping[int, tuple[BlockId, int]] = field(default_factory=dict, repr=False)
    ligatures: Mapping[int, int] = field(default_factory=dict, repr=False)  # where the last letter of a ligature stands
    rows: tuple[TableRow, ...] = ()  # of the tables that have withheld rows
    faint: frozenset[int] = (
        frozenset()
    )  # glyphs that are hidden by their colour, or were to be: a drawn page may show them
    layered: frozenset[int] = frozenset()  # glyphs that are hidden by a layer

    @property
    def is_touched(self) -> bool:
        """Whether anything on the page is withheld."""
        return bool(self.labels) or bool(self.rows)

    @property
    def is_partial(self) -> bool:
        """Whether anything on the page is withheld or was not seen."""
        return self.is_touched or not self.carried.issuperset(self.letters)

    @property
    def withheld_rows(self) -> frozenset[int]:
        """The glyphs of withheld rows."""
        return frozenset(glyph for row in self.rows if row.is_withheld for glyph in row.glyphs)

    def with_rows_marked(self, label: str) -> PageChoice:
        """The same choice with withheld rows as marked words, for a page that is drawn."""
        rows = dict.fromkeys(sorted(self.withheld_rows), label)
        return replace(self, labels={**rows, **self.labels}, rows=())

    def spans(self, glyphs: Iterable[int]) -> tuple[Span, ...]:
        """The stretches of text that *glyphs* stand for."""
        known = [(glyph, *self.letters[glyph]) for glyph in glyphs if glyph in self.letters]
        places = [(block, at, self.ligatures.get(glyph, at)) for glyph, block, at in known]
        return tuple(merge_spans(Span(block, at, end + 1) for block, at, end in places))


def page_choices(reading: GlyphReading, plan: CopyPlan) -> dict[int, PageChoice]:
    """The choice for every page that has text."""
    marks: dict[BlockId, list[tuple[int, int, str]]] = defaultdict(list)
    for mark in plan.marks:
        marks[mark.span.block].append((mark.span.start, mark.span.end, mark.label or plan.label))
    pages: dict[int, list[Block]] = defaultdict(list)
    for block in reading.document.blocks:
        if block.page_index is not None and block.id in reading.glyphs:
            pages[block.page_index].append(block)
    return {index: _choice(reading, plan, blocks, marks) for index, blocks in pages.items()}


def _choice(
    reading: GlyphReading,
    plan: CopyPlan,
    blocks: Iterable[Block],
    marks: Mapping[BlockId, list[tuple[int, int, str]]],
) -> PageChoice:
    labels: dict[int, str] = {}
    carried: set[int] = set()
    letters: dict[int, tuple[BlockId, int]] = {}
    ligatures: dict[int, int] = {}
    rows: list[TableRow] = []
    unseen: defaultdict[str, set[int]] = defaultdict(set)
    for block in blocks:
        tie = reading.glyphs[block.id]
        for at, glyph in enumerate(tie.indexes):
            if glyph < 0:
                continue
            first = letters.setdefault(glyph, (block.id, at))
            if first[1] < at and first[0] == block.id:
                ligatures[glyph] = at
        if not block.carried:
            unseen[block.place.name].update(tie.of(0, len(block.text)))
            continue
        carried |= tie.of(0, len(block.text))
        if block.row:
            whole, gone = tie.of(0, len(block.text)), block.row in plan.withheld_rows
            rows.append(TableRow(block.row, block.row.rpartition(".")[0], whole, gone, block.heading))
        for start, end, label in marks.get(block.id, ()):
            labels.update(dict.fromkeys(tie.of(start, end), label))
    withheld = {glyph: label for glyph, label in labels.items() if glyph in carried}
    faint = frozenset().union(*(unseen.get(str(reason), ()) for reason in (Unseen.SAME_COLOUR, Unseen.MARKED)))
    layered = frozenset(unseen.get(str(Unseen.LAYER_OFF), ()))
    return PageChoice(withheld, frozenset(carried), letters, ligatures, _touched_tables(rows), faint, layered)


def _touched_tables(cells: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """The rows, put together from their cells, of every table with a withheld row."""
    rows: dict[str, TableRow] = {}
    for cell in cells:
        row = rows.get(cell.key, cell)
        rows[cell.key] = replace(row, glyphs=row.glyphs | cell.glyphs, is_heading=row.is_heading and cell.is_heading)
    touched = {row.table for row in rows.values() if row.is_withheld}
    return tuple(row for row in rows.values() if row.table in touched)
