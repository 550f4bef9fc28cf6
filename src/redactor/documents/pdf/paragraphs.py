"""From the segments of one column to paragraphs: lines that follow each other closely, in one size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from redactor.core.documents import BlockKind
from redactor.documents.pdf.letters import Letter, joined_lines, segment_letters
from redactor.documents.pdf.segments import Segment

_CLOSE_STEP = 1.45  # em from baseline to baseline, where the page gives no other measure
_WIDEST_STEP = 2.3
_SIZE_BAND = 0.15
_BULLETS = frozenset("•◦▪●○■□–-*‣·\uf0b7")


@dataclass(slots=True)
class Paragraph:
    """Lines that make one block: a paragraph, a table cell, a heading."""

    lines: list[Segment]
    right_edge: float = 0.0  # of the column: a line that ends well before it was meant to end
    kind: BlockKind = BlockKind.PARAGRAPH
    row: str = ""
    heading: bool = False
    letters: list[Letter] = field(default_factory=list, repr=False)

    def read(self) -> None:
        """Fill in :attr:`letters` from the lines."""
        self.letters = joined_lines(
            (segment_letters(line), number + 1 < len(self.lines) and _ends_early(self, number))
            for number, line in enumerate(self.lines)
        )


def paragraphs(segments: Sequence[Segment]) -> list[Paragraph]:
    """The paragraphs of a column, from the top; *segments* in order of line and place."""
    if not segments:
        return []
    widest_step = _widest_step(segments)
    right_edge = max(segment.end for segment in segments)
    made: list[Paragraph] = []
    for segment in segments:
        home = next(
            (paragraph for paragraph in reversed(made[-6:]) if _continues(paragraph, segment, widest_step)), None
        )
        if home is None:
            made.append(Paragraph([segment], right_edge))
        else:
            home.lines.append(segment)
    return made


def _widest_step(segments: Sequence[Segment]) -> float:
    """The line step, in em, up to which lines belong together: the column's own habit, within reason."""
    steps = [
        (lower.base - upper.base) / max(lower.size, 0.01)
        for upper, lower in pairwise(segments)
        if _overlap(upper, lower) and 0 < lower.base - upper.base < _WIDEST_STEP * lower.size
    ]
    return min(max(_CLOSE_STEP, 1.12 * median(steps)), _WIDEST_STEP) if len(steps) > 3 else _CLOSE_STEP


def _overlap(first: Segment, second: Segment) -> bool:
    return first.axes == second.axes and min(first.end, second.end) > max(first.start, second.start)


def _continues(paragraph: Paragraph, segment: Segment, widest_step: float) -> bool:
    last = paragraph.lines[-1]
    size = max(last.size, segment.size)
    step = segment.base - last.base
    if not (_overlap(last, segment) and 0.3 * size < step <= widest_step * size):
        return False
    if abs(last.size - segment.size) > _SIZE_BAND * size or last.bold != segment.bold:
        return False
    if len(paragraph.lines) > 1 and step > 1.15 * (last.base - paragraph.lines[-2].base):
        return False
    return segment.glyphs[0].glyph.text not in _BULLETS


def _ends_early(paragraph: Paragraph, number: int) -> bool:
    """Whether the next line's first word would have fitted at this line's end: then the break was wanted."""
    line, following = paragraph.lines[number], paragraph.lines[number + 1]
    word_end = following.start
    for extent in following.glyphs:
        if extent.glyph.text.isspace():
            break
        word_end = extent.end
    room = paragraph.right_edge - line.end
    return room > (word_end - following.start) + 0.4 * line.size
