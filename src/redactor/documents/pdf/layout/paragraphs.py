"""From the segments of one column to paragraphs: lines that follow each other closely, in one size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from statistics import median

from redactor.core.documents import BlockKind
from redactor.documents.pdf.layout.letters import Letter, joined_lines, segment_letters
from redactor.documents.pdf.layout.segments import Segment

_CLOSE_STEP = 1.45  # em from baseline to baseline, where the page gives no other measure
_WIDEST_STEP = 2.3
_SIZE_BAND = 0.15
_SURE_LINES = 2  # more lines than this show their own right edge
_STARTS_MESSAGE = re.compile(r"\s*From\s*:")
_SENTENCE_ENDS = frozenset(".!?:;")
_LABEL = re.compile(r"\s*[A-Z][A-Za-z /-]{0,24}:(?!//)")
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
    runs_on: Paragraph | None = None  # its continuation at the head of the next column

    def read(self) -> None:
        """Fill in :attr:`letters` from the lines."""
        self.letters = joined_lines(self.broken_lines())

    def broken_lines(self) -> Iterator[tuple[list[Letter], bool]]:
        """Each line's letters, and whether it ends before it had to."""
        edge = _edge(self)
        for line, following in zip_longest(self.lines, self.lines[1:]):
            yield segment_letters(line), following is not None and _ends_early(line, following, edge)
        if self.runs_on is not None:
            yield from self.runs_on.broken_lines()


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
    return segment.glyphs[0].glyph.text not in _BULLETS and not _STARTS_MESSAGE.match(segment.text)


def _edge(paragraph: Paragraph) -> float:
    """Where its lines end at the latest: the column's edge, or their own where there are enough to show it."""
    if len(paragraph.lines) <= _SURE_LINES:
        return paragraph.right_edge
    return min(max(line.end for line in paragraph.lines), paragraph.right_edge)


def _ends_early(line: Segment, following: Segment, edge: float) -> bool:
    """Whether the next line's first word would have fitted at this line's end: then the break was wanted."""
    if _LABEL.match(following.text):
        return True
    word_end = following.start
    for extent in following.glyphs:
        if extent.glyph.text.isspace():
            break
        word_end = extent.end
    return edge - line.end > (word_end - following.start) + 0.4 * line.size


def joined_over_columns(left: list[Paragraph], right: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs of two columns, the one that runs on from the foot of the first to the head of the second joined."""
    if not left or not right or not _runs_on(left[-1], right[0]):
        return left + right
    left[-1].runs_on = right[0]
    return left + right[1:]


def _runs_on(paragraph: Paragraph, following: Paragraph) -> bool:
    last, first = paragraph.lines[-1], following.lines[0]
    if paragraph.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
        return False
    alike = last.size == first.size and last.bold == first.bold and first.axes == last.axes
    full = paragraph.right_edge - last.end < 0.25 * (paragraph.right_edge - last.start)
    return alike and full and last.text.rstrip()[-1:] not in _SENTENCE_ENDS and first.text[:1] not in _BULLETS
