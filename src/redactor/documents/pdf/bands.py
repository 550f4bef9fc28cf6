"""Which lines are painted over, and how far: from one edge of the page to the other, out to whole coding blocks.

For pages drawn as pictures and for scans whose words are withheld: letters disturb the whole block in which they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from redactor.documents.pdf.lines import Axis, LineSegment
from redactor.documents.pdf.matrices import Rectangle, carried
from redactor.documents.pdf.opening import PDF_FAULTS
from redactor.documents.pdf.pagecopy import SourcePage

_JPEG_BLOCK, _WAVELET_BLOCK = 16, 64  # pixels
_MOST_BAND = 0.15  # em by which a band may cut into a line without touching it


@dataclass(frozen=True, slots=True)
class Blocks:
    """The coding blocks of a picture: where it lies and how wide and high one of its blocks is, on the page."""

    box: Rectangle
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Measure:
    """What tells how far the paint over a line must reach: its letters' boxes, and the blocks of pictures under them."""

    boxes: Sequence[Rectangle]  # of the glyphs of the trace
    blocks: tuple[Blocks, ...]

    def grown(self, axis: Axis, low: float, high: float) -> tuple[float, float]:
        """*low* to *high* across *axis*, out to whole blocks: letters disturb their whole block in a lossy picture."""
        for blocks in self.blocks:
            x0, y0, x1, y1 = blocks.box
            size = max(blocks.height, blocks.width) if axis.x and axis.y else blocks.height if axis.x else blocks.width
            ends = sorted(axis.across(x, y) for x in (x0, x1) for y in (y0, y1))
            if size > 0 and low < ends[-1] and high > ends[0]:
                from_top, from_bottom = ends[-1], ends[0]
                low = min(
                    from_top - size * ceil((from_top - low) / size),
                    from_bottom + size * floor((low - from_bottom) / size),
                )
                high = max(
                    from_top - size * floor((from_top - high) / size),
                    from_bottom + size * ceil((high - from_bottom) / size),
                )
        return low, high


def coding_blocks(page: SourcePage) -> Iterable[Blocks]:
    """The blocks of the page's pictures that may be lossy."""
    source = page.traced[page.index]
    source.set_rotation(0)
    for info in _pictures(source):
        filters = page.traced.xref_get_key(info["xref"], "Filter")[1] if info["xref"] else "DCT"
        pixels = _WAVELET_BLOCK if "JPX" in filters else _JPEG_BLOCK if "DCT" in filters or "JBIG2" in filters else 0
        x0, y0, x1, y1 = carried(info["bbox"], page.to_page)
        across, down = (info["width"], info["height"]) if info["transform"][0] else (info["height"], info["width"])
        if pixels and across and down:
            yield Blocks((x0, y0, x1, y1), pixels * (x1 - x0) / across, pixels * (y1 - y0) / down)


def _pictures(source: Any) -> list[dict[str, Any]]:
    """Where the page shows pictures; of which object each is only where all of them can be read, for MuPDF reads all to tell."""
    try:
        return list(source.get_image_info(xrefs=True))
    except PDF_FAULTS:
        return [{**info, "xref": 0} for info in source.get_image_info()]


def painted_lines(segments: Sequence[LineSegment], measure: Measure) -> list[list[LineSegment]]:
    """The lines to paint over: those with something withheld, and those that their paint would cut into."""
    lines: dict[int, list[LineSegment]] = {}
    for segment in segments:
        first = segment
        while first.before is not None:
            first = first.before
        lines.setdefault(id(first), []).append(segment)
    waiting = list(lines.values())
    painted = [line for line in waiting if any(segment.is_touched for segment in line)]
    todo = list(painted)
    while todo:
        line = todo.pop()
        low, high = extent(line, measure)
        for other in waiting:
            if other not in painted and other[0].axis == line[0].axis and _cuts(low, high, other):
                painted.append(other)
                todo.append(other)
    return painted


def extent(line: Sequence[LineSegment], measure: Measure) -> tuple[float, float]:
    """How far the letters of a line reach across it."""
    axis = line[0].axis
    found: list[float] = []
    for segment in line:
        for item in segment.glyphs:
            x0, y0, x1, y1 = measure.boxes[item.trace[0]]
            found.extend((axis.across(x0, y0), axis.across(x1, y1)))
            found.extend((item.across - 0.25 * item.size, item.across + 0.8 * item.size))
    return measure.grown(axis, min(found), max(found))


def _cuts(low: float, high: float, other: Sequence[LineSegment]) -> bool:
    bases = [item.across for segment in other for item in segment.glyphs]
    size = max(item.size for segment in other for item in segment.glyphs)
    bottom, top = min(bases) - 0.2 * size, max(bases) + 0.7 * size
    return min(high, top) - max(low, bottom) > _MOST_BAND * size
