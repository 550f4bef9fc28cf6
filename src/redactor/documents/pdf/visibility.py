"""Which glyphs somebody looking at the page does not see, and why.

Text can be hidden by a clip, by standing outside the page, by invisible painting, by a layer that is off, by an opaque area
drawn later (somebody else's redaction), or by having the colour of its background. The first four are facts; the last two
are judged by drawing the page: a glyph whose place shows one single colour is not seen. The text that a scanner's software
puts invisibly over (or under) the picture of a page is no hidden text: it is how the scan reads, and is kept as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pymupdf

from redactor.core.places import Box
from redactor.documents.pdf.drawings import Drawings, Fill
from redactor.documents.pdf.glyphs import FAINT, Glyph, GlyphRun, Painting, Unseen

Pixels = npt.NDArray[np.uint8]

_NO_CLIP = pymupdf.TEXT_IGNORE_ACTUALTEXT | pymupdf.TEXT_PRESERVE_WHITESPACE
_CLIPPED = _NO_CLIP | pymupdf.TEXT_CLIP
_TINY = 1.0  # points
_LIGHT = 0.85
_LIKE = 0.15
_DPI = 100
_CONTRAST = 10  # of 255: less than this is one colour to the eye
_DARK = 128
_DRAWN_FONT = "Type3 ("  # as MuPDF calls fonts whose letters are drawn
_SCAN_SHARE = 0.4  # of the page: a picture this large may be a scan with its text laid over it


@dataclass(frozen=True, slots=True)
class PaintedPicture:
    """Where a picture is painted, and when."""

    box: Box
    sequence: int


class Canvas:
    """The page as drawn, as rows of red, green and blue pixels; drawn when somebody asks, and once."""

    def __init__(self, page: Any) -> None:
        self._page = page

    @cached_property
    def pixels(self) -> Pixels:
        """The whole page."""
        return _drawn(self._page)

    @cached_property
    def without_text(self) -> Pixels:
        """The page without any of its text: where it looks the same, the text that stands there is not seen."""
        with pymupdf.open() as copy:
            copy.insert_pdf(self._page.parent, from_page=self._page.number, to_page=self._page.number, annots=False)
            page = copy[0]
            page.add_redact_annot(page.rect, fill=False)
            page.apply_redactions(images=pymupdf.PDF_REDACT_IMAGE_NONE, graphics=pymupdf.PDF_REDACT_LINE_ART_NONE)
            return _drawn(page)


def _drawn(page: Any) -> Pixels:
    picture = page.get_pixmap(dpi=_DPI, colorspace=pymupdf.csRGB, alpha=False)
    return np.frombuffer(picture.samples, dtype=np.uint8).reshape(picture.height, picture.stride // 3, 3)


@dataclass(frozen=True, slots=True)
class PageLook:
    """What :func:`with_visibility` needs to know of a page (its rotation set to 0) besides its glyphs."""

    page: Any
    canvas: Canvas
    area: Box  # the visible part of the page
    drawings: Drawings
    pictures: tuple[PaintedPicture, ...] = ()
    layer_off: frozenset[int] = frozenset()
    marked: tuple[Box, ...] = ()


def with_visibility(glyphs: Sequence[Glyph], look: PageLook) -> tuple[Glyph, ...]:
    """The glyphs, each with the reason why it is not seen."""
    reasons: dict[int, Unseen] = {}
    for glyph in _doubtful(glyphs, look):
        reason = _plain_reason(glyph, look)
        if reason:
            reasons[glyph.number] = reason
    reasons = {**_clipped(glyphs, look), **reasons}
    reasons = {**reasons, **_merged_into_background(glyphs, look, reasons)}
    for number in (*_scan_text(glyphs, look, reasons), *_painted_by_their_drawings(glyphs, look, reasons)):
        reasons.pop(number, None)
    if not reasons:
        return tuple(glyphs)
    return tuple(glyph._replace(unseen=reasons[glyph.number]) if glyph.number in reasons else glyph for glyph in glyphs)


def page_box(page: Any) -> Box:
    """The visible area of an unrotated page."""
    return Box(0.0, 0.0, page.rect.width, page.rect.height)


def _doubtful(glyphs: Sequence[Glyph], look: PageLook) -> Sequence[Glyph]:
    """The glyphs for which there may be a plain reason: on most pages none."""
    if look.marked or look.layer_off:
        return glyphs
    odd = {id(run) for run in _runs(glyphs) if _is_unpainted(run)}
    x0, y0, x1, y1 = look.area
    boxes = [glyph[4] for glyph in glyphs]
    within = [x0 <= (left + right) / 2 <= x1 and y0 <= (top + bottom) / 2 <= y1 for left, top, right, bottom in boxes]
    if not odd and all(within):
        return ()
    return [glyph for glyph, inside in zip(glyphs, within, strict=True) if not inside or id(glyph.run) in odd]


def _runs(glyphs: Iterable[Glyph]) -> list[GlyphRun]:
    """The runs of glyphs, each once, in order."""
    return list({id(run): run for run in [glyph[5] for glyph in glyphs]}.values())


def _is_unpainted(run: GlyphRun) -> bool:
    return run.painting is Painting.INVISIBLE or run.opacity < FAINT or run.size < _TINY


def _plain_reason(glyph: Glyph, look: PageLook) -> Unseen:
    if glyph.number in look.layer_off:
        return Unseen.LAYER_OFF
    if not _middle_in(glyph.box, look.area):
        return Unseen.OFF_PAGE
    if any(_middle_in(glyph.box, area) for area in look.marked):
        return Unseen.MARKED
    return Unseen.INVISIBLE if _is_unpainted(glyph.run) else Unseen.SEEN


def _middle_in(box: Box, area: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1


def _clipped(glyphs: Sequence[Glyph], look: PageLook) -> dict[int, Unseen]:
    """Glyphs that are read without the page's clips but not with them."""
    if not look.drawings.has_clips:
        return {}
    page = look.page
    if len(page.get_text("text", flags=_NO_CLIP)) == len(page.get_text("text", flags=_CLIPPED)):
        return {}
    shown, drawn = _read_places(page, _CLIPPED), _read_places(page, _NO_CLIP)
    lost = drawn - shown
    return {glyph.number: Unseen.CLIPPED for glyph in glyphs if _read_place(glyph.origin) in lost}


def _read_places(page: Any, flags: int) -> set[tuple[int, int]]:
    return {
        _read_place(char["origin"])
        for block in page.get_text("rawdict", flags=flags)["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for char in span["chars"]
    }


def _read_place(origin: tuple[float, float]) -> tuple[int, int]:
    return round(origin[0] * 10), round(origin[1] * 10)


def _merged_into_background(glyphs: Sequence[Glyph], look: PageLook, known: dict[int, Unseen]) -> dict[int, Unseen]:
    """Glyphs in whose place the drawn page shows a single colour, or a picture painted over them."""
    if not look.drawings.fills and not look.pictures and not any(_is_light(run) for run in _runs(glyphs)):
        return {}
    judged = [
        glyph
        for glyph in glyphs
        if known.get(glyph.number, Unseen.INVISIBLE) is Unseen.INVISIBLE and not glyph.text.isspace()
    ]
    suspects = _suspects(judged, look)
    if not suspects:
        return {}
    reasons = {glyph.number: _reason_where_drawn(glyph, look) for glyph in judged if id(glyph.run) in suspects}
    return {number: reason for number, reason in reasons.items() if reason}


def _reason_where_drawn(glyph: Glyph, look: PageLook) -> Unseen:
    plain = _is_plain(look.canvas.pixels, _core(glyph))
    if _painted_over(glyph, look) and (plain or not _changes_page(glyph, look.canvas)):
        return Unseen.COVERED
    if not plain:
        return Unseen.SEEN
    return Unseen.INVISIBLE if _is_unpainted(glyph.run) else Unseen.SAME_COLOUR


def _changes_page(glyph: Glyph, canvas: Canvas) -> bool:
    """Whether the page would look different without the glyph: something painted over it may let it shine through."""
    with_glyph, without = _area(canvas.pixels, _core(glyph)), _area(canvas.without_text, _core(glyph))
    if with_glyph.shape != without.shape or not with_glyph.size:
        return True
    return int(np.abs(with_glyph.astype(int) - without).max()) >= _CONTRAST


def _suspects(glyphs: Sequence[Glyph], look: PageLook) -> set[int]:
    """The runs (by identity) that may be hidden and are worth drawing the page for."""
    if not look.drawings.fills and not look.pictures:
        return {id(run) for run in _runs(glyphs) if _is_light(run)}
    boxes: dict[int, list[Box]] = {}
    for glyph in glyphs:
        boxes.setdefault(id(glyph[5]), []).append(glyph[4])
    return {id(run) for run in _runs(glyphs) if _is_suspect(run, _round(boxes[id(run)]), look)}


def _round(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of *boxes*."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _is_light(run: GlyphRun) -> bool:
    return bool(run.colour) and all(part > _LIGHT for part in run.colour)


def _is_suspect(run: GlyphRun, box: Box, look: PageLook) -> bool:
    """Whether the run may be hidden: light text, or an area or picture drawn over it, or under it in like colour."""
    if _is_light(run):
        return True
    if any(_meets(picture.box, box) for picture in look.pictures):
        return True
    return any(
        _meets(fill.box, box) and (fill.sequence > run.sequence or _alike(fill, run)) for fill in look.drawings.fills
    )


def _meets(first: Box, second: Box) -> bool:
    return first.x0 < second.x1 and second.x0 < first.x1 and first.y0 < second.y1 and second.y0 < first.y1


def _alike(fill: Fill, run: GlyphRun) -> bool:
    if len(fill.colour) != len(run.colour):
        return True
    return all(abs(one - other) < _LIKE for one, other in zip(fill.colour, run.colour, strict=True))


def _painted_over(glyph: Glyph, look: PageLook) -> bool:
    fills = (fill for fill in look.drawings.fills if fill.sequence > glyph.run.sequence)
    return any(_middle_in(glyph.box, fill.box) for fill in fills) or any(
        _covers(picture, glyph) for picture in look.pictures
    )


def _covers(picture: PaintedPicture, glyph: Glyph) -> bool:
    return picture.sequence > glyph.run.sequence and _middle_in(glyph.box, picture.box)


def _core(glyph: Glyph) -> Box:
    """Where a glyph's ink is: its box without what other lines may reach into."""
    x0, y0, x1, y1 = glyph.box
    inset_x, inset_y = 0.05 * (x1 - x0), 0.18 * (y1 - y0)
    return Box(x0 + inset_x, y0 + inset_y, x1 - inset_x, y1 - inset_y / 2)


def _area(pixels: Pixels, box: Box) -> Pixels:
    scale = _DPI / 72
    left, top = max(int(box.x0 * scale), 0), max(int(box.y0 * scale), 0)
    right, bottom = max(int(box.x1 * scale + 1), left + 2), max(int(box.y1 * scale + 1), top + 2)
    area: Pixels = pixels[top:bottom, left:right].reshape(-1, 3)
    return area


def _is_plain(pixels: Pixels, box: Box) -> bool:
    area = _area(pixels, box)
    return area.size == 0 or int((area.max(axis=0).astype(int) - area.min(axis=0)).max()) < _CONTRAST


def _is_dark(pixels: Pixels, box: Box) -> bool:
    area = _area(pixels, box)
    return area.size > 0 and float(area.mean()) < _DARK


def _scan_text(glyphs: Sequence[Glyph], look: PageLook, reasons: dict[int, Unseen]) -> list[int]:
    """Unseen glyphs that are the text of a scan: invisible or under the picture, and mostly where it shows ink.

    A place that is plain and dark was blacked out on paper or in the picture: its text stays hidden.
    """
    scans = _scans(look)
    if not scans or not reasons:
        return []
    laid = [
        glyph
        for glyph in glyphs
        if reasons.get(glyph.number) in {Unseen.INVISIBLE, Unseen.COVERED}
        and any(_middle_in(glyph.box, scan) for scan in scans)
    ]
    if not laid:
        return []
    pixels = look.canvas.pixels
    plain = [glyph for glyph in laid if not glyph.text.isspace() and _is_plain(pixels, _core(glyph))]
    dark = {glyph.number for glyph in plain if _is_dark(pixels, _core(glyph))}
    inked = sum(not glyph.text.isspace() for glyph in laid) - len(plain)
    if inked < len(plain) - len(dark):  # the text does not lie where the picture shows any
        return []
    unread = dark | {glyph.number for glyph in plain if reasons[glyph.number] is Unseen.COVERED}
    return [glyph.number for glyph in laid if glyph.number not in unread]


def _painted_by_their_drawings(glyphs: Sequence[Glyph], look: PageLook, reasons: dict[int, Unseen]) -> list[int]:
    """Letters of drawn fonts that are seen: MuPDF paints what such a letter is made of, and calls the letter itself invisible."""
    doubtful = [
        glyph
        for glyph in glyphs
        if reasons.get(glyph.number) is Unseen.INVISIBLE
        and glyph.run.painting is Painting.INVISIBLE
        and glyph.run.font.startswith(_DRAWN_FONT)
    ]
    return [glyph.number for glyph in doubtful if _changes_page(glyph, look.canvas)]


def _scans(look: PageLook) -> list[Box]:
    least = _SCAN_SHARE * look.area.x1 * look.area.y1
    boxes = (picture.box for picture in look.pictures)
    return [box for box in boxes if (box.x1 - box.x0) * (box.y1 - box.y0) >= least]
