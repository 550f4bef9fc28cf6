"""From glyphs to segments: stretches of one line without a gap that means another cell or column.

Glyphs are first strung together as drawn (a strand), which is nearly always right and cheap; strands on one baseline are
then joined by geometry, so letters drawn out of order, superscripts and runs of other fonts find their place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from redactor.documents.pdf.glyphs import Glyph, GlyphRun, Painting
from redactor.documents.pdf.layout.axes import Axes, Extent, axes_of, extents

_SAME_BASE = 0.2  # em: baselines of one line
_RAISED = 0.5  # em: superscripts and subscripts, which are smaller
_SMALLER = 0.85
_CELL_GAP = 0.85  # em
_SPACE_LEFT = 0.35  # em from a drawn space to the next letter: the line goes on
_SPACE_LEFT_IN_SCANS = 1.2  # em: there a drawn space is part of the stretched word
_HUGE = 4.0  # times the middle size
_LEVEL = 0.06  # em: baselines across a wide gap
_JUSTIFIED_GAP = 3.0  # em, where a space glyph of the same run stands in the gap
_BACKWARDS = 0.4  # em: kerning and slanted letters overlap


@dataclass(slots=True)
class Segment:
    """Glyphs of one line, close together. Extents are in the line's own axes; ``glyphs`` include spaces."""

    axes: Axes
    glyphs: list[Extent] = field(repr=False)
    start: float
    end: float  # of the last glyph that is not a space
    base: float
    size: float

    @property
    def text(self) -> str:
        """The letters as drawn, for tests and layout rules; not the text of any block."""
        return "".join([extent[4][1] for extent in self.glyphs])

    @property
    def width(self) -> float:
        """Length along the line."""
        return self.end - self.start

    @property
    def bold(self) -> bool:
        """Whether it is in a bold font from end to end."""
        return self.glyphs[0].glyph.run.bold and self.glyphs[-1].glyph.run.bold


def page_segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """The segments of a page, each direction by itself, ordered by direction's first use, line and place."""
    by_axes: dict[Axes, list[Glyph]] = {}
    known: dict[int, list[Glyph]] = {}
    last: tuple[GlyphRun, list[Glyph]] | None = None
    for glyph in glyphs:
        if last is None or last[0] is not glyph.run:
            group = known.get(id(glyph.run))
            if group is None:
                group = known[id(glyph.run)] = by_axes.setdefault(axes_of(glyph.run), [])
            last = (glyph.run, group)
        last[1].append(glyph)
    segments: list[Segment] = []
    for axes, group in by_axes.items():
        segments.extend(_joined(_strands(_evened(extents(group, axes)), axes)))
    return segments


def _evened(extents: list[Extent]) -> list[Extent]:
    """Invisible text of a scan is stretched word by word to fit its picture: give each line one size."""
    if not extents or any(extent.glyph.run.painting is not Painting.INVISIBLE for extent in extents):
        return extents
    evened: list[Extent] = []
    for _, line in groupby(extents, key=lambda extent: round(extent.base)):
        members = list(line)
        size = median(extent.size for extent in members)
        evened.extend(extent._replace(size=size) for extent in members)
    return evened


def _strands(extents: Sequence[Extent], axes: Axes) -> list[Segment]:
    """Glyphs strung together as drawn; leading spaces are left out."""
    strands: list[Segment] = []
    current: Segment | None = None
    last_end = last_base = 0.0
    for extent in extents:
        start, end, base, size, glyph = extent
        if (
            current is None
            or base != last_base  # what goes on evenly on one line, as nearly everything does, needs no closer look
            or size != current.size
            or not -_BACKWARDS * size <= start - last_end <= _CELL_GAP * size
            or start - current.end > _CELL_GAP * size
        ) and (current is None or not _follows(current, extent)):
            current = None
            if glyph[1].isspace():
                continue
            current = Segment(axes, [], start, end, base, size)
            strands.append(current)
        current.glyphs.append(extent)
        last_end, last_base = end, base
        if end > current.end and not glyph[1].isspace():
            current.end = end
    return strands


def _follows(strand: Segment, extent: Extent) -> bool:
    last = strand.glyphs[-1]
    size = strand.size
    if abs(extent.base - last.base) > 0.05 * size or abs(extent.size - size) > 0.3 * size:
        return False
    if not -_BACKWARDS * size <= extent.start - last.end <= _CELL_GAP * size:
        return False
    return extent.glyph.text.isspace() or _near(strand, extent.start - strand.end, last, extent)


def _near(strand: Segment, gap: float, last: Extent, first: Extent) -> bool:
    """Whether *gap*, from letter to letter, is only a space."""
    if gap <= _CELL_GAP * strand.size:
        return True
    if not last.glyph.text.isspace():
        return False
    invisible = last.glyph.run.painting is Painting.INVISIBLE
    left = _SPACE_LEFT_IN_SCANS if invisible else _SPACE_LEFT
    if first.start - last.end <= left * strand.size:
        return gap <= _JUSTIFIED_GAP * strand.size
    return last.glyph.run is first.glyph.run and gap <= _JUSTIFIED_GAP * strand.size


def _joined(strands: list[Segment]) -> list[Segment]:
    """Strands joined to segments wherever they stand close on one line, ordered by line and place."""
    ordered = sorted(strands, key=lambda strand: (strand.base, strand.start, strand.glyphs[0].glyph.number))
    done: list[Segment] = []
    bases: list[float] = []
    largest = _reach(ordered)
    for strand in ordered:
        low = bisect_left(bases, strand.base - _RAISED * largest)
        home = next((segment for segment in reversed(done[low:]) if _belongs(segment, strand)), None)
        if home is None:
            done.append(strand)
            bases.append(strand.base)
        else:
            _absorb(home, strand)
    merged = _merge_neighbours(done)
    for segment in merged:
        segment.size = segment.glyphs[len(segment.glyphs) // 2].size
    return sorted(merged, key=lambda segment: (segment.base, segment.start, segment.glyphs[0].glyph.number))


def _reach(strands: Sequence[Segment]) -> float:
    """The size by which baselines may differ at most; one huge watermark must not make every line a neighbour."""
    sizes = [strand.size for strand in strands]
    return min(max(sizes), _HUGE * median(sizes)) if sizes else 0.0


def _belongs(segment: Segment, strand: Segment) -> bool:
    big, small = max(segment.size, strand.size), min(segment.size, strand.size)
    step = abs(segment.base - strand.base)
    if step > (_RAISED * big if small <= _SMALLER * big else _SAME_BASE * big):
        return False
    before, after = (segment, strand) if segment.start < strand.start else (strand, segment)
    gap = after.start - before.end
    if gap > 0.5 * big and small > _SMALLER * big and step > _LEVEL * big:
        return False
    return _near(before, gap, before.glyphs[-1], after.glyphs[0])


def _absorb(segment: Segment, strand: Segment) -> None:
    """Put *strand*'s glyphs into *segment*, in order along the line; the larger letters set line and size."""
    in_order = segment.glyphs[-1].start <= strand.start
    segment.glyphs.extend(strand.glyphs)
    if not in_order:
        segment.glyphs.sort(key=lambda extent: (round(extent.start, 2), extent.glyph.number))
    segment.start, segment.end = min(segment.start, strand.start), max(segment.end, strand.end)
    if strand.size > segment.size * 1.05 or (strand.size > 0.95 * segment.size and strand.width > segment.width):
        segment.base, segment.size = strand.base, max(strand.size, segment.size)


def _merge_neighbours(segments: list[Segment]) -> list[Segment]:
    """A strand may have closed the gap between two segments: join those as well, until none is left."""
    ordered = sorted(segments, key=lambda segment: (segment.start, segment.base, segment.glyphs[0].glyph.number))
    by_line: dict[int, list[Segment]] = {}
    for segment in ordered:
        line = by_line.setdefault(round(segment.base / 2), [])
        if line and line[-1].axes == segment.axes and _belongs(line[-1], segment):
            _absorb(line[-1], segment)
        else:
            line.append(segment)
    return [segment for line in by_line.values() for segment in line]
