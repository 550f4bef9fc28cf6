"""A page drawn as a picture: for pages whose content cannot be written anew.

Every line that holds something withheld is painted over from one edge of the page to the other, together with every line
that its paint touches; their disclosed words are printed again on the paint. All other disclosed words lie over the picture
as a text layer that is not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, hypot
from typing import Any

import numpy as np
import pikepdf
import pymupdf

from redactor.documents.pdf.choice import PageChoice
from redactor.documents.pdf.colours import GREY, RGB
from redactor.documents.pdf.display import BLACK, Clip, Effects, ImageItem, Item, Line, Look, TextRun, TextStyle
from redactor.documents.pdf.edges import find_edges
from redactor.documents.pdf.fates import PageFate, withheld_boxes
from redactor.documents.pdf.fonts.book import hidden_font, printing_font
from redactor.documents.pdf.fonts.codes import SourceFont
from redactor.documents.pdf.glyphs import Glyph, GlyphRun
from redactor.documents.pdf.images import Pixels
from redactor.documents.pdf.lines import Axis, LineSegment, cut_lines
from redactor.documents.pdf.matrices import Rectangle, applied, carried
from redactor.documents.pdf.opening import PDF_FAULTS, opened
from redactor.documents.pdf.pagecopy import SourcePage, WrittenPage, choose
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.relay import relay

_DPI = 150
_LARGEST_SIDE = 5000  # pixels
_HIDDEN = 3
_DEEPEST = 8
_JPEG_BLOCK, _WAVELET_BLOCK = 16, 64  # pixels
_MOST_BAND = 0.15  # em by which a band may cut into a line without touching it


def drawn_page(page: SourcePage, choice: PageChoice, fate: PageFate, label: str) -> WrittenPage:
    """The page as a picture with its disclosed words; raises ``NotUnderstood`` where that cannot be done safely."""
    if not fate.is_drawn and _has_pictures_in_patterns(page.resources):
        raise NotUnderstood("pictures in a pattern, which nobody was asked about")
    try:
        traced = page.glyphs()
        pixels = _picture(page)
    except PDF_FAULTS as fault:
        raise NotUnderstood("it cannot be drawn") from fault
    choice = choice.with_rows_marked(label)
    runs = _runs(traced, page)
    choose(runs, choice)
    boxes = [carried(glyph.box, page.to_page) for glyph in traced]
    faint = [boxes[number] for run in runs for (number,) in run.traces if number in choice.faint]
    segments = cut_lines(runs, whole=True)
    measure = _Measure(boxes, tuple(_coding_blocks(page)))
    painted = _painted(segments, measure)
    for line in painted:
        _paint_line(pixels, page.box, line, measure)
    _paint(pixels, page.box, [*faint, *fate.withheld])
    covered = {id(segment) for line in painted for segment in line}
    layer = [_layer(segment) for segment in segments if id(segment) not in covered]
    printed = _printed(painted, page.box, choice)
    pictures = withheld_boxes(fate.withheld, page.view, label)
    return WrittenPage([_picture_item(pixels, page.box), *pictures, *layer, *printed])


def _picture(page: SourcePage) -> Any:
    """The page as it is seen, as pixels; layers that were off stay off."""
    if not page.off_layers:
        return _pixels(page.traced[page.index])
    with opened(page.traced.tobytes()) as copy:
        off = " ".join(f"{number} 0 R" for number in sorted(page.off_layers))
        copy.xref_set_key(copy.pdf_catalog(), "OCProperties", f"<</OCGs[{off}]/D<</OFF[{off}]>>>>")
        layered = copy.tobytes()
    with opened(layered) as copy:
        return _pixels(copy[page.index])


def _has_pictures_in_patterns(resources: Any, depth: int = 0) -> bool:
    """Whether a pattern among *resources* (of the page, or of a form on it) holds pictures."""
    if depth > _DEEPEST or not isinstance(resources, pikepdf.Dictionary):
        return False
    patterns = _streams(resources, "/Pattern")
    if any(str(inner.get("/Subtype", "")) == "/Image" for pattern in patterns for inner in _objects(pattern)):
        return True
    forms = [inner for inner in _streams(resources, "/XObject") if str(inner.get("/Subtype", "")) == "/Form"]
    return any(_has_pictures_in_patterns(form.get("/Resources"), depth + 1) for form in forms)


def _objects(owner: Any) -> list[Any]:
    resources = owner.get("/Resources")
    return _streams(resources, "/XObject") if isinstance(resources, pikepdf.Dictionary) else []


def _streams(resources: Any, category: str) -> list[Any]:
    listed = resources.get(category)
    if not isinstance(listed, pikepdf.Dictionary):
        return []
    return [value for _, value in sorted(listed.items()) if isinstance(value, pikepdf.Stream)]


def _pixels(source: Any) -> Any:
    source.set_rotation(0)
    longest = max(source.rect.width, source.rect.height) * _DPI / 72
    scale = _DPI / 72 * min(1.0, _LARGEST_SIDE / max(longest, 1.0))
    pixmap = source.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False, annots=False)
    values = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width * 3]
    values = values.reshape(pixmap.height, pixmap.width, 3).copy()
    if bool((values[:, :, 0] == values[:, :, 1]).all() and (values[:, :, 1] == values[:, :, 2]).all()):
        return values[:, :, :1].copy()
    return values


def _runs(traced: Sequence[Glyph], page: SourcePage) -> list[TextRun]:
    """The glyphs of the trace as if they were shown in the printing font, letter by letter where they are ligatures."""
    runs: list[TextRun] = []
    shown: GlyphRun | None = None
    for glyph in traced:
        if glyph.run is not shown and glyph.run != shown:
            shown = glyph.run
            runs.append(_run(glyph.run, 1.0 / page.unit))
        _show(glyph, page, runs[-1])
    return runs


def _show(glyph: Glyph, page: SourcePage, run: TextRun) -> None:
    a, b, _, _ = run.style.em
    x, y = applied(page.to_page, *glyph.origin)
    wide = _width_along(glyph) / max(glyph.run.size, 0.01) / max(len(glyph.text), 1)
    for at, letter in enumerate(glyph.text or " "):
        number, natural = _printing_glyph(letter)
        run.add(0, (x + at * wide * a, y + at * wide * b), wide, letter, number)
        run.traces.append((glyph.number,))
        assert run.substitutes is not None
        run.substitutes.append(natural)


def _width_along(glyph: Glyph) -> float:
    x0, y0, x1, y1 = glyph.box
    if glyph.run.vertical:
        return glyph.run.size
    return abs((x1 - x0) * glyph.run.direction[0]) + abs((y1 - y0) * glyph.run.direction[1])


def _run(run: GlyphRun, scale: float) -> TextRun:
    """A run in the printing font with the direction and size of a traced one."""
    x, y = run.direction
    if run.vertical:
        x, y = -y, x
    length = hypot(x, y) or 1.0
    x, y = x / length, y / length
    size = run.size * scale
    em = (x * size, -y * size, y * size, x * size)
    style = TextStyle(_printing_font(), 0, BLACK, BLACK, Line(), em)
    return TextRun(Look(Clip(), Effects()), style, substitutes=[])


@lru_cache(maxsize=1)
def _printing_font() -> SourceFont:
    return printing_font()


@lru_cache(maxsize=1)
def _hidden_font() -> SourceFont:
    return hidden_font()


@lru_cache(maxsize=4096)
def _printing_glyph(letter: str) -> tuple[int, float]:
    """The glyph id and advance of a letter in the printing font; letters that it lacks stay blank."""
    font = _measuring_font()
    number = int(font.has_glyph(ord(letter))) if letter else 0
    return (number, round(float(font.glyph_advance(ord(letter))), 3)) if number else (0, 0.5)


@lru_cache(maxsize=1)
def _measuring_font() -> Any:
    return pymupdf.Font("helv")


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The coding blocks of a picture: where it lies and how wide and high one of its blocks is, on the page."""

    box: Rectangle
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Measure:
    """What tells how far the paint over a line must reach: its letters' boxes, and the blocks of pictures under them."""

    boxes: Sequence[Rectangle]  # of the glyphs of the trace
    blocks: tuple[_Blocks, ...]

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


def _coding_blocks(page: SourcePage) -> Iterable[_Blocks]:
    """The blocks of the page's pictures that may be lossy."""
    source = page.traced[page.index]
    source.set_rotation(0)
    for info in source.get_image_info(xrefs=True):
        filters = page.traced.xref_get_key(info["xref"], "Filter")[1] if info["xref"] else "DCT"
        pixels = _WAVELET_BLOCK if "JPX" in filters else _JPEG_BLOCK if "DCT" in filters or "JBIG2" in filters else 0
        x0, y0, x1, y1 = carried(info["bbox"], page.to_page)
        across, down = (info["width"], info["height"]) if info["transform"][0] else (info["height"], info["width"])
        if pixels and across and down:
            yield _Blocks((x0, y0, x1, y1), pixels * (x1 - x0) / across, pixels * (y1 - y0) / down)


def _painted(segments: Sequence[LineSegment], measure: _Measure) -> list[list[LineSegment]]:
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
        low, high = _extent(line, measure)
        for other in waiting:
            if other not in painted and other[0].axis == line[0].axis and _cuts(low, high, other):
                painted.append(other)
                todo.append(other)
    return painted


def _extent(line: Sequence[LineSegment], measure: _Measure) -> tuple[float, float]:
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


def _paint_line(pixels: Any, page_box: Rectangle, line: Sequence[LineSegment], measure: _Measure) -> None:
    """Paint a line white from one edge of the page to the other, in whatever direction it runs."""
    axis = line[0].axis
    low, high = _extent(line, measure)
    height, width = pixels.shape[:2]
    x_scale, y_scale = (page_box[2] - page_box[0]) / width, (page_box[3] - page_box[1]) / height
    xs = page_box[0] + (np.arange(width) + 0.5) * x_scale
    ys = page_box[3] - (np.arange(height) + 0.5) * y_scale
    across = ys[:, None] * axis.x - xs[None, :] * axis.y
    margin = max(x_scale, y_scale)
    pixels[(across > low - margin) & (across < high + margin)] = 255


def _paint(pixels: Any, page_box: Rectangle, boxes: Iterable[Rectangle]) -> None:
    """Paint rectangles of the page white, grown to whole pixels and one more."""
    height, width = pixels.shape[:2]
    x_scale = width / (page_box[2] - page_box[0])
    y_scale = height / (page_box[3] - page_box[1])
    for x0, y0, x1, y1 in boxes:
        left, right = int((x0 - page_box[0]) * x_scale) - 1, int((x1 - page_box[0]) * x_scale) + 2
        top, bottom = int((page_box[3] - y1) * y_scale) - 1, int((page_box[3] - y0) * y_scale) + 2
        pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = 255


def _picture_item(pixels: Any, box: Rectangle) -> ImageItem:
    matrix = (box[2] - box[0], 0.0, 0.0, box[3] - box[1], box[0], box[1])
    made = Pixels(pixels, 8, GREY if pixels.shape[2] == 1 else RGB)
    return ImageItem(Look(Clip(), Effects()), matrix, made, BLACK)


def _layer(segment: LineSegment) -> TextRun:
    """A segment's words as text that is not seen, spread over the place where the picture shows them."""
    first = segment.glyphs[0].run
    run = TextRun(first.look, first.style._replace(font=_hidden_font(), mode=_HIDDEN))
    for item in segment.glyphs:
        x, y, advance = item.run.xs[item.at], item.run.ys[item.at], item.run.advances[item.at]
        run.add(0, (x, y), round(advance, 2), item.text)
    return run


def _printed(painted: Sequence[Sequence[LineSegment]], page_box: Rectangle, choice: PageChoice) -> list[Item]:
    """The disclosed words of painted lines, printed again, labels among them."""
    segments = [segment for line in painted for segment in line]
    relaid = relay(segments, find_edges(segments, page_box), choice.labels, everything=True)
    return [item for made in relaid for item in made.items]
