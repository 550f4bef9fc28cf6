"""Withheld words over a scan: the lines are painted over in the pictures themselves, and the page stays what it was.

Every line that holds something withheld is painted from one edge of the page to the other in every picture that it crosses;
its disclosed words are printed again on the paint. All other words stay the unseen text that they were. What else might show
the words (drawings beside the pictures, masks, clips that follow letters) has the page drawn as one picture instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pikepdf

from redactor.documents.pdf.bands import Measure, coding_blocks, extent, painted_lines
from redactor.documents.pdf.choice import PageChoice
from redactor.documents.pdf.colours import GREY, RGB
from redactor.documents.pdf.display import PLAIN, ImageItem, Item, PathItem, TextRun
from redactor.documents.pdf.fates import PageFate, with_pictures_decided
from redactor.documents.pdf.graphics import path_points
from redactor.documents.pdf.images import Images, read_pixels
from redactor.documents.pdf.interpreter import SharedFonts, interpret_page
from redactor.documents.pdf.lexer import InlineImage
from redactor.documents.pdf.lines import Band, cut_lines
from redactor.documents.pdf.masked import Pixels
from redactor.documents.pdf.matrices import Matrix, Rectangle, applied, carried, is_upright, lies_within, overlap
from redactor.documents.pdf.pagecopy import ScannedWords, SourcePage, WrittenPage, choose
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.reprint import in_stock_font, printed_again, stretches, unshown_lines

_LEVEL = 1e-6  # points
_SLACK = 1.0  # points by which pictures may reach over each other or the page
_MOST_PICTURES = 300  # of one page: more are drawn
_REASON = "withheld words over the picture of a page"


def painted_scan(
    page: SourcePage, choice: PageChoice, fate: PageFate, images: Images, label: str, found: ScannedWords
) -> WrittenPage:
    """The page with its touched lines painted over, and what no picture shows any more printed; may raise ``NotUnderstood``."""
    traced = page.glyphs()
    runs = in_stock_font(traced, page)
    choose(runs, choice)
    to_page = page.to_page
    boxes = [carried(glyph.box, to_page) for glyph in traced]
    measure = Measure(boxes, tuple(coding_blocks(page)))
    segments = cut_lines(runs, whole=True)
    painted = painted_lines(segments, measure)
    bands = [Band(line[0].axis, *extent(line, measure)) for line in painted]
    lines = [*painted, *unshown_lines(segments, painted, found.unshown)]
    covered = found.unshown.union(
        at for line in lines for segment in line for item in segment.glyphs for at in item.trace
    )
    printed = printed_again(lines, page.box, choice)
    decided = with_pictures_decided(found.items, fate, page.view, label, images, stretches(printed, page.view.axis))
    kept = [made for item in decided for made in _kept(item, bands, covered, images)]
    return WrittenPage([*kept, *printed])


def _kept(item: Item, bands: Sequence[Band], covered: AbstractSet[int], images: Images) -> Iterable[Item]:
    """What becomes of an item under the paint."""
    if isinstance(item, TextRun):
        left = [at for at in range(len(item.codes)) if covered.isdisjoint(item.trace(at))]
        return [item.taken(left)] if any(not item.texts[at].isspace() for at in left) else []
    if isinstance(item, ImageItem):
        return [_painted(item, bands, images)]
    if isinstance(item, PathItem):
        return _unpainted(item, bands)
    raise NotUnderstood(_REASON)


def _unpainted(item: PathItem, bands: Sequence[Band]) -> list[Item]:
    """A drawing without what lies wholly under paint; curves that reach into a band may be letters."""
    kept = []
    for subpath in item.subpaths:
        corners = [applied(item.matrix, *point) for point in path_points(subpath)]
        met = [band for band in bands if _meets(band, [band.axis.across(*corner) for corner in corners])]
        if met and any(operator == b"c" for operator, _ in subpath):
            raise NotUnderstood(_REASON)
        if not any(_holds(band, corners) for band in met):
            kept.append(subpath)
    return [replace(item, subpaths=kept)] if kept else []


def _holds(band: Band, corners: Iterable[tuple[float, float]]) -> bool:
    return all(band.low <= band.axis.across(*corner) <= band.high for corner in corners)


def _painted(item: ImageItem, bands: Sequence[Band], images: Images) -> ImageItem:
    """The picture with its bands in the colour of paper; as it is where none meets it."""
    box = carried((0.0, 0.0, 1.0, 1.0), item.matrix)
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    met = [band for band in bands if _meets(band, [band.axis.across(*corner) for corner in corners])]
    if not met:
        return item
    if item.look.clip.paths or item.look.effects.mask is not None:
        raise NotUnderstood(_REASON)
    pixels = _plain_pixels(item, images)
    values = pixels.values.copy()
    for band in met:
        values[_under(band, item.matrix, values.shape[:2])] = _paper(pixels)
    return ImageItem(item.look, item.matrix, pixels._replace(values=values), item.fill)


def _meets(band: Band, heights: Sequence[float]) -> bool:
    return bool(heights) and max(heights) >= band.low and min(heights) <= band.high


def _plain_pixels(item: ImageItem, images: Images) -> Pixels:
    """The pixels of a picture without masks, spelt out where they are numbers of a palette."""
    if isinstance(item.source, Pixels):
        raise NotUnderstood(_REASON)
    stream = images.stream(item.source, item.resources)
    if any(isinstance(stream.get(key), pikepdf.Object) for key in ("/SMask", "/Mask")):
        raise NotUnderstood(_REASON)
    pixels = read_pixels(images.source, stream, item.resources)
    if pixels.palette:
        values = np.array(pixels.palette, np.uint8)[pixels.values[:, :, 0]]
        pixels = Pixels(values, 8, pixels.space)
    if pixels.space not in {None, GREY, RGB}:
        raise NotUnderstood(_REASON)
    return pixels


def _paper(pixels: Pixels) -> int:
    """The sample that leaves the paper white: of a stencil, the one that paints nothing."""
    white = 1 if pixels.bits == 1 else 255
    return 0 if pixels.decode[:1] == (1.0,) else white


def _under(band: Band, matrix: Matrix, shape: tuple[int, int]) -> Any:
    """Which pixels of a picture lie under a band, and one more on either side."""
    height, width = shape
    a, b, c, d, e, f = matrix
    turn = band.axis
    along_row = (b * turn.x - a * turn.y) * ((np.arange(width) + 0.5) / width)
    down = (d * turn.x - c * turn.y) * (1 - (np.arange(height) + 0.5) / height) + f * turn.x - e * turn.y
    margin = max(abs(a / width) + abs(c / height), abs(b / width) + abs(d / height))
    low, high = band.low - margin, band.high + margin
    if not np.any(np.abs(along_row) > _LEVEL):
        return np.flatnonzero((down > low) & (down < high))
    if np.ptp(down) <= _LEVEL:
        return np.s_[:, np.flatnonzero((along_row + down[0] > low) & (along_row + down[0] < high))]
    heights = down[:, None] + along_row[None, :]
    return (heights > low) & (heights < high)


def plain_scan(page: SourcePage, fate: PageFate, shared: SharedFonts) -> WrittenPage | None:
    """A page that is nothing but pictures, side by side and shown whole, with just these; None for any other.

    Whoever let the page through has seen every pixel of it: nothing is clipped, masked, covered or cut off.
    """
    try:
        items = interpret_page(shared, page.dictionary, page.resources, page.box)
    except Exception:  # noqa: BLE001  such a page is drawn
        return None
    pictures = [item for item in items if isinstance(item, ImageItem)]
    if not items or len(pictures) != len(items) or fate.withheld or not all(map(_is_bare, pictures)):
        return None
    boxes = [carried((0.0, 0.0, 1.0, 1.0), item.matrix) for item in pictures]
    shown = [item.look.clip.rectangle or page.box for item in pictures]
    if not all(
        lies_within(box, clip, _SLACK) and lies_within(box, page.box, _SLACK)
        for box, clip in zip(boxes, shown, strict=True)
    ):
        return None
    return WrittenPage(items) if _stand_apart(boxes) else None


def _is_bare(item: ImageItem) -> bool:
    """Whether all that a picture holds is seen: no clip but a rectangle, no mask, no blending, not turned aside."""
    entries = item.source.entries if isinstance(item.source, InlineImage) else item.source
    masked = any(key in entries for key in ("/SMask", "/Mask", "SMask", "Mask"))
    return (
        not item.look.clip.paths
        and item.look.effects._replace(overprint_mode=0) == PLAIN
        and is_upright(item.matrix)
        and not masked
    )


def _stand_apart(boxes: Sequence[Rectangle]) -> bool:
    ordered = sorted(boxes, key=lambda box: (box[1], box[3], box[0], box[2]))
    if len(ordered) > _MOST_PICTURES:
        return False
    parts = (overlap(one, other) for one, other in combinations(ordered, 2))
    return not any(x1 - x0 > _SLACK and y1 - y0 > _SLACK for x0, y0, x1, y1 in parts)
