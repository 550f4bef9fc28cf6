"""From glyphs to segments: stretches of one line without a gap that means another cell or column.

Glyphs are first strung together as drawn (a strand), which is nearly always right and cheap; strands on one baseline are
then joined by geometry, so letters drawn out of order, superscripts and runs of other fonts find their place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from statistics import median

from redactor.documents.pdf.glyphs import Glyph, GlyphRun, Painting
from redactor.documents.pdf.layout.axes import Axes, Extent, axes_of, extents
from redactor.documents.pdf.shadows import SHORTEST, casts_shadow, note

_SAME_BASE = 0.25  # em: baselines of one line; the lowered letter of "TeX" stands 0.22 below it
_RAISED = 0.5  # em: superscripts and subscripts, which are smaller
_SMALLER = 0.85
_MARK = 6  # letters that are only a mark at others
_CELL_GAP = 0.85  # em
_SPACE_LEFT = 0.35  # em from a drawn space to the next letter: the line goes on
_SPACE_LEFT_IN_SCANS = 1.2  # em: there a drawn space is part of the stretched word
_HUGE = 4.0  # times the middle size
_LEVEL = 0.06  # em: baselines across a wide gap
_JUSTIFIED_GAP = 3.0  # em, where a space glyph of the same run stands in the gap
_BACKWARDS = 0.4  # em: kerning and slanted letters overlap
_CELLS = 4.0  # em: the grain in which neighbours along a line are looked up
_MOST_CELLS = 200
_MOST_WAITING = 16  # raised letters that are looked at for one strand
_FARTHEST = 1e9  # points
_EVERYWHERE = int(_FARTHEST)


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


def _near(strand: Segment | _Growing, gap: float, last: Extent, first: Extent) -> bool:
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
    done: list[_Growing] = []
    bases: list[float] = []
    largest = _reach(ordered)
    near = _Neighbourhood(largest)
    for strand in map(_Growing.of, ordered):
        low = bisect_left(bases, strand.base - _RAISED * largest)
        candidates = iter(near.candidates(strand, low))
        home = next((done[at] for at in candidates if _belongs(done[at], strand)), None)
        if home is None:
            strand.number = len(done)
            done.append(strand)
            bases.append(strand.base)
        else:
            for at in islice(candidates, _MOST_WAITING):
                if done[at] is not home and _waits_for(strand, done[at]):
                    home.absorb(done[at])
                    done[at] = home
            home.absorb(strand)
        near.add(home or strand)
    merged = [line.segment() for line in _merge_neighbours(list(dict.fromkeys(done)))]
    for segment in merged:
        segment.size = segment.glyphs[len(segment.glyphs) // 2].size
    return sorted(merged, key=lambda segment: (segment.base, segment.start, segment.glyphs[0].glyph.number))


def _reach(strands: Sequence[Segment]) -> float:
    """The size by which baselines may differ at most; one huge watermark must not make every line a neighbour."""
    sizes = [strand.size for strand in strands]
    return min(max(sizes), _HUGE * median(sizes)) if sizes else 0.0


def _place(extent: Extent) -> tuple[float, int]:
    """Order along the line; what is drawn first decides between glyphs on one place."""
    return round(extent.start, 2), extent.glyph.number


@dataclass(slots=True, eq=False)
class _Growing:
    """A segment in the making.

    Its glyphs are put in order once, at the end: to sort them for every strand took a time that grew with the square of
    the letters on a line. Until then the first ``disordered`` glyphs are as they came, ``highest`` is the one that will be the
    last of these, and ``first`` and ``last`` are those that stand at the ends of all.
    """

    axes: Axes
    glyphs: list[Extent] = field(repr=False)
    start: float
    end: float
    base: float
    size: float
    first: Extent
    last: Extent
    highest: Extent
    strands: dict[str, list[tuple[float, float]]] = field(repr=False)
    number: int = 0
    disordered: int = 0

    @classmethod
    def of(cls, strand: Segment) -> _Growing:
        """A strand to begin with."""
        first, last, text = strand.glyphs[0], strand.glyphs[-1], strand.text.strip()
        said = {text: [(strand.start, strand.base)]} if len(text) >= SHORTEST else {}
        return cls(
            strand.axes, strand.glyphs, strand.start, strand.end, strand.base, strand.size, first, last, last, said
        )

    def absorb(self, strand: _Growing) -> None:
        """Put *strand*'s glyphs in, in order along the line; the larger letters set line and size."""
        in_order = self.last.start <= strand.start
        self.glyphs.extend(strand.ordered())
        if in_order:
            self.last = strand.last
        else:
            self._note_disorder()
        for text, places in strand.strands.items():
            mine = self.strands.setdefault(text, [])
            for place in places:
                note(mine, place)
        self.start, self.end = min(self.start, strand.start), max(self.end, strand.end)
        if strand.size > self.size * 1.05:
            self.base, self.size = strand.base, strand.size

    def _note_disorder(self) -> None:
        fresh = self.glyphs[self.disordered :]
        if self.disordered:
            fresh += [self.first, self.highest]
        self.first = min(fresh, key=_place)
        self.last = self.highest = max(fresh, key=_place)
        self.disordered = len(self.glyphs)

    def ordered(self) -> list[Extent]:
        """Its glyphs, those sorted that did not come in order; what followed them in order stays as it came."""
        if self.disordered:
            self.glyphs[: self.disordered] = sorted(self.glyphs[: self.disordered], key=_place)
            self.disordered = 0
        return self.glyphs

    def segment(self) -> Segment:
        """What it has grown to."""
        return Segment(self.axes, self.ordered(), self.start, self.end, self.base, self.size)


class _Neighbourhood:
    """Which segments stand near a place along the line, so that a strand is held against those only."""

    def __init__(self, size: float) -> None:
        self._cell = max(_CELLS * size, 1.0)
        self._cells: dict[int, list[int]] = {}
        self._known: dict[int, tuple[int, int]] = {}
        self._long: list[int] = []  # over very many cells: neighbours of all

    def add(self, line: _Growing) -> None:
        """Enter *line* wherever it now reaches."""
        first, last = self._span(line)
        if line.number not in self._known:
            self._known[line.number] = (first, first - 1)
        low, high = self._known[line.number]
        if low <= first and last <= high:
            return
        self._known[line.number] = (min(first, low), max(last, high))
        if last - first > _MOST_CELLS:
            self._known[line.number] = (-_EVERYWHERE, _EVERYWHERE)
            self._long.append(line.number)
            return
        for cell in (*range(first, low), *range(high + 1, last + 1)):
            self._cells.setdefault(cell, []).append(line.number)

    def candidates(self, strand: _Growing, low: int) -> list[int]:
        """The numbers from *low* on of what may be near *strand*, the latest first; *low* never falls from call to call."""
        first, last = self._span(strand)
        cells = range(first, last + 1) if last - first <= len(self._cells) else sorted(self._cells)
        found = self._long = [number for number in self._long if number >= low]
        for cell in cells:
            numbers = self._cells.get(cell)
            if numbers:
                self._cells[cell] = numbers = [number for number in numbers if number >= low]
                found = found + numbers
        return sorted(set(found), reverse=True)

    def _span(self, line: _Growing) -> tuple[int, int]:
        """The cells of *line* and of the widest gap that may follow it."""
        reach = line.end + _JUSTIFIED_GAP * line.size + 1.0
        return self._at(min(line.start, line.end)), self._at(max(line.start, reach))

    def _at(self, place: float) -> int:
        """The cell of a place; places may be without bounds in a broken file."""
        return int(max(-_FARTHEST, min(_FARTHEST, place)) // self._cell)


def _belongs(segment: _Growing, strand: _Growing) -> bool:
    big, small = max(segment.size, strand.size), min(segment.size, strand.size)
    step = abs(segment.base - strand.base)
    if step > (_RAISED * big if small <= _SMALLER * big else _SAME_BASE * big):
        return False
    if _casts_shadow(segment, strand):
        return False
    before, after = (segment, strand) if segment.start < strand.start else (strand, segment)
    gap = after.start - before.end
    phrase = segment if segment.size < strand.size else strand
    is_phrase = small <= _SMALLER * big and step > _SAME_BASE * small and len(phrase.glyphs) > _MARK
    if is_phrase and after.start - before.last.end > _CELL_GAP * small:
        return False  # lines of their own beside letters many times as large
    if gap > 0.5 * big and small > _SMALLER * big and step > _LEVEL * big:
        return False
    return _near(before, gap, before.last, after.first)


def _casts_shadow(segment: _Growing, strand: _Growing) -> bool:
    """Whether one says what the other says hardly beside it: words and their shadow are two lines, or their letters would mix."""
    return any(
        casts_shadow(place, segment.strands.get(text, ()), strand.size)
        for text, places in strand.strands.items()
        for place in places
    )


def _waits_for(strand: _Growing, raised: _Growing) -> bool:
    """Whether *raised* is a small raised letter, by its height earlier in order than the line that *strand* is of."""
    return raised.size <= _SMALLER * strand.size and raised.base < strand.base and _belongs(raised, strand)


def _merge_neighbours(lines: list[_Growing]) -> list[_Growing]:
    """A strand may have closed the gap between two segments: join those as well, until none is left."""
    ordered = sorted(lines, key=lambda line: (line.start, line.base, line.first.glyph.number))
    by_line: dict[int, list[_Growing]] = {}
    for growing in ordered:
        line = by_line.setdefault(round(growing.base / 2), [])
        if line and line[-1].axes == growing.axes and _belongs(line[-1], growing):
            line[-1].absorb(growing)
        else:
            line.append(growing)
    return [growing for line in by_line.values() for growing in line]
