"""A page drawn as a picture: for pages whose content cannot be written anew.

Every line that holds something withheld is painted over from one edge of the page to the other, together with every line
that its paint touches; their disclosed words are printed again on the paint. All other disclosed words lie over the picture
as a text layer that is not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pymupdf

from redactor.documents.pdf.asides import has_pictures_aside, has_texts_aside
from redactor.documents.pdf.bands import Measure, coding_blocks, extent, painted_lines
from redactor.documents.pdf.choice import PageChoice
from redactor.documents.pdf.colours import GREY, RGB
from redactor.documents.pdf.display import BLACK, Clip, Effects, ImageItem, Item, Look, TextRun
from redactor.documents.pdf.fates import PageFate, withheld_boxes
from redactor.documents.pdf.fonts.book import hidden_font
from redactor.documents.pdf.fonts.codes import SourceFont
from redactor.documents.pdf.lines import LineSegment, cut_lines
from redactor.documents.pdf.masked import Pixels
from redactor.documents.pdf.matrices import Rectangle, carried
from redactor.documents.pdf.opening import PDF_FAULTS, opened
from redactor.documents.pdf.pagecopy import SourcePage, WrittenPage, choose
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.reprint import in_stock_font, printed_again, stretches, unshown_lines

_DPI = 200
_LARGEST_SIDE = 5000  # pixels
_HIDDEN = 3
_WHITE = 255


def drawn_page(page: SourcePage, choice: PageChoice, fate: PageFate, label: str) -> WrittenPage:
    """The page as a picture with its disclosed words; raises ``NotUnderstood`` where that cannot be done safely."""
    if not fate.is_looked_at and has_pictures_aside(page.resources):
        raise NotUnderstood("pictures in a pattern, which nobody was asked about")
    if choice.is_partial and has_texts_aside(page.resources):
        raise NotUnderstood("text in a pattern, mask or drawn font, which no paint is sure to cover")
    try:
        traced = page.glyphs()
        pixels = _picture(page)
    except PDF_FAULTS as fault:
        raise NotUnderstood("it cannot be drawn") from fault
    choice = choice.with_rows_marked(label)
    runs = in_stock_font(traced, page)
    choose(runs, choice)
    to_page = page.to_page
    boxes = [carried(glyph.box, to_page) for glyph in traced]
    faint = [boxes[number] for number in sorted(choice.faint | (frozenset() if page.off_layers else choice.layered))]
    segments = cut_lines(runs, whole=True)
    measure = Measure(boxes, tuple(coding_blocks(page)))
    painted = painted_lines(segments, measure)
    for line in painted:
        _paint_line(pixels, page.box, line, measure)
    _paint(pixels, page.box, [*faint, *fate.withheld])
    lines = [*painted, *unshown_lines(segments, painted, _under(fate.withheld, boxes))]
    inked = {at: box for at, box in enumerate(boxes) if not traced[at].text.isspace()}
    for line in unshown_lines(segments, lines, _lost(pixels, page.box, inked)):
        _paint(pixels, page.box, _places(line, boxes))  # of letters that are left of it, since it is printed again
        lines.append(line)
    covered = {id(segment) for line in lines for segment in line}
    layer = [_layer(segment) for segment in segments if id(segment) not in covered]
    printed = printed_again(lines, page.box, choice)
    pictures = withheld_boxes(fate.withheld, page.view, label, stretches(printed, page.view.axis))
    return WrittenPage([*_picture_items(pixels, page.box), *pictures, *layer, *printed])


def _under(pictures: Sequence[Rectangle], boxes: Sequence[Rectangle]) -> frozenset[int]:
    """Places in the glyph list of what stands where the paint over withheld pictures hides it."""
    return frozenset(
        at
        for at, (left, low, right, high) in enumerate(boxes if pictures else [])
        if any(x0 < right and left < x1 and y0 < high and low < y1 for x0, y0, x1, y1 in pictures)
    )


def _lost(pixels: Any, page_box: Rectangle, inked: Mapping[int, Rectangle]) -> frozenset[int]:
    """Places in the glyph list of letters of which nothing is left on the picture: the paint over a line that crosses theirs took them."""
    return frozenset(
        at for at, box in inked.items() if bool((pixels[_pixels_of(pixels, page_box, box)] == _WHITE).all())
    )


def _places(line: Sequence[LineSegment], boxes: Sequence[Rectangle]) -> list[Rectangle]:
    return [boxes[at] for segment in line for item in segment.glyphs for at in item.trace]


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


def _pixels(source: Any) -> Any:
    source.set_rotation(0)
    longest = max(source.rect.width, source.rect.height) * _DPI / 72
    scale = _DPI / 72 * min(1.0, _LARGEST_SIDE / max(longest, 1.0))
    pixmap = source.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False, annots=False)
    values = np.frombuffer(pixmap.samples_mv, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width * 3]
    values = values.reshape(pixmap.height, pixmap.width, 3).copy()
    if bool((values[:, :, 0] == values[:, :, 1]).all() and (values[:, :, 1] == values[:, :, 2]).all()):
        return values[:, :, :1].copy()
    return values


def _paint_line(pixels: Any, page_box: Rectangle, line: Sequence[LineSegment], measure: Measure) -> None:
    """Paint a line white from one edge of the page to the other, in whatever direction it runs."""
    axis = line[0].axis
    low, high = extent(line, measure)
    height, width = pixels.shape[:2]
    x_scale, y_scale = (page_box[2] - page_box[0]) / width, (page_box[3] - page_box[1]) / height
    xs = page_box[0] + (np.arange(width) + 0.5) * x_scale
    ys = page_box[3] - (np.arange(height) + 0.5) * y_scale
    across = ys[:, None] * axis.x - xs[None, :] * axis.y
    margin = max(x_scale, y_scale)
    pixels[(across > low - margin) & (across < high + margin)] = 255


def _paint(pixels: Any, page_box: Rectangle, boxes: Iterable[Rectangle]) -> None:
    """Paint rectangles of the page white, grown to whole pixels and one more."""
    for box in boxes:
        pixels[_pixels_of(pixels, page_box, box)] = _WHITE


def _pixels_of(pixels: Any, page_box: Rectangle, box: Rectangle) -> tuple[slice, slice]:
    """The rows and columns of a rectangle of the page, grown to whole pixels and one more."""
    height, width = pixels.shape[:2]
    x_scale = width / (page_box[2] - page_box[0])
    y_scale = height / (page_box[3] - page_box[1])
    x0, y0, x1, y1 = box
    left, right = int((x0 - page_box[0]) * x_scale) - 1, int((x1 - page_box[0]) * x_scale) + 2
    top, bottom = int((page_box[3] - y1) * y_scale) - 1, int((page_box[3] - y0) * y_scale) + 2
    return slice(max(0, top), max(0, bottom)), slice(max(0, left), max(0, right))


def _picture_items(pixels: Any, box: Rectangle) -> list[Item]:
    """The picture of a page; of a white one nothing, which is what blank pages cost."""
    return [] if bool((pixels == _WHITE).all()) else [_picture_item(pixels, box)]


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


@lru_cache(maxsize=1)
def _hidden_font() -> SourceFont:
    return hidden_font()
