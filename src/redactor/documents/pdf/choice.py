"""What a plan means for the glyphs of one page: which are withheld, under which label, and which the copy does not carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from redactor.core.copies import CopyPlan
from redactor.core.documents import Block
from redactor.core.ids import BlockId
from redactor.core.spans import Span, merge_spans
from redactor.documents.pdf.glyphs import Unseen
from redactor.documents.pdf.reader import GlyphReading


@dataclass(frozen=True, slots=True)
class PageChoice:
    """The glyphs of one page by fate. ``labels`` names the label of each withheld glyph; ``rows`` the glyphs of each row.

    ``carried`` are the glyphs of blocks that a copy shows. Glyphs in no block are spaces, or nothing that anybody read:
    the copy keeps only the spaces.
    """

    labels: Mapping[int, str] = field(default_factory=dict)
    carried: frozenset[int] = frozenset()
    letters: Mapping[int, tuple[BlockId, int]] = field(default_factory=dict, repr=False)
    rows: Mapping[str, frozenset[int]] = field(default_factory=dict)
    faint: frozenset[int] = frozenset()  # glyphs that are hidden by nothing but their colour

    @property
    def is_touched(self) -> bool:
        """Whether anything on the page is withheld."""
        return bool(self.labels) or bool(self.rows)

    def spans(self, glyphs: Iterable[int]) -> tuple[Span, ...]:
        """The stretches of text that *glyphs* stand for."""
        places = [self.letters[glyph] for glyph in glyphs if glyph in self.letters]
        return tuple(merge_spans(Span(block, at, at + 1) for block, at in places))


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
    rows: dict[str, set[int]] = defaultdict(set)
    faint: frozenset[int] = frozenset()
    for block in blocks:
        tie = reading.glyphs[block.id]
        for at, glyph in enumerate(tie.indexes):
            if glyph >= 0:
                letters.setdefault(glyph, (block.id, at))
        if not block.carried:
            faint |= tie.of(0, len(block.text)) if block.place.name == str(Unseen.SAME_COLOUR) else frozenset()
            continue
        carried |= tie.of(0, len(block.text))
        if block.row and block.row in plan.withheld_rows:
            rows[block.row] |= tie.of(0, len(block.text))
            labels.update(dict.fromkeys(tie.of(0, len(block.text)), plan.label))
        for start, end, label in marks.get(block.id, ()):
            labels.update(dict.fromkeys(tie.of(start, end), label))
    withheld = {glyph: label for glyph, label in labels.items() if glyph in carried}
    row_glyphs = {key: frozenset(value) for key, value in sorted(rows.items())}
    return PageChoice(withheld, frozenset(carried), letters, row_glyphs, faint)
