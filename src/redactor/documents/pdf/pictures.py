"""The pictures of a page: where they are painted, what they show, and small copies for the reviewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pymupdf
from PIL import Image

from redactor.core.places import Box
from redactor.documents.pdf.entries import reference
from redactor.documents.pdf.opening import PDF_FAULTS, opened
from redactor.documents.pdf.visibility import PaintedPicture
from redactor.documents.pixels import pixel_key
from redactor.errors import InputError

_LARGEST_SIDE = 4000  # pixels: a poster is drawn smaller rather than not at all
_THUMBNAIL_SIDE = 320
_SMALLEST = 16  # pixels: anything under 16 × 16 is only counted
_PAINTING = frozenset({"fill-image", "fill-imgmask"})
_PIECES = 5  # tiny pictures side by side, each another one
_PAGE_DPI = 60
_INLINE_DPI = 144


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One painted picture. ``key`` is equal for equal pixels, "" where the picture could not be decoded.

    ``number`` counts the pictures of the page in painting order; ``xref`` is the image's object in the normalised file,
    0 for an inline image. ``plain``: one single colour without a shape cut out of it, or under 16 × 16 pixels; such pictures
    are only counted.
    """

    number: int
    xref: int
    box: Box
    key: str
    plain: bool
    thumbnail: bytes = field(default=b"", repr=False)
    is_tiny: bool = False  # under 16 × 16 pixels, and not of one colour


@dataclass(frozen=True, slots=True)
class _Looks:
    key: str
    plain: bool
    thumbnail: bytes
    small: bool = False


class _Drawing:
    """The page as drawn, for inline images: they have no object of their own to decode. Its display list is made once."""

    def __init__(self, page: Any) -> None:
        self._page = page

    @cached_property
    def _list(self) -> Any:
        return self._page.get_displaylist()

    def part(self, box: Sequence[float]) -> Any:
        """What the page shows in *box*."""
        zoom = _INLINE_DPI / 72
        picture = self._list.get_pixmap(pymupdf.Matrix(zoom, zoom), pymupdf.csRGB, alpha=False, clip=pymupdf.Rect(box))
        picture.set_dpi(_INLINE_DPI, _INLINE_DPI)
        return picture


class PictureReader:
    """Reads the pictures of one document; an image painted on every page is decoded once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._by_xref: dict[int, _Looks] = {}

    def read(self, page: Any) -> tuple[PagePicture, ...]:
        """The pictures of *page* (its rotation set to 0) in painting order."""
        drawing = _Drawing(page)
        return tuple(self._picture(drawing, number, info) for number, info in enumerate(_listed(page)))

    def _picture(self, drawing: _Drawing, number: int, info: dict[str, Any]) -> PagePicture:
        xref, box = int(info["xref"]), Box(*info["bbox"])
        looks = self._by_xref.get(xref) if xref else None
        if looks is None:
            looks = self._looks(drawing, xref, info)
            if xref:
                self._by_xref[xref] = looks
        small = looks.small and info["width"] < _SMALLEST and info["height"] < _SMALLEST
        return PagePicture(
            number, xref, box, looks.key, looks.plain or small, looks.thumbnail, small and not looks.plain
        )

    def _looks(self, drawing: _Drawing, xref: int, info: dict[str, Any]) -> _Looks:
        try:
            if xref:
                return _looks(self._decoded(xref))
            return replace(_looks(drawing.part(info["bbox"])), small=True)  # drawn larger than it is
        except PDF_FAULTS:
            return _Looks("", plain=False, thumbnail=b"")

    def _decoded(self, xref: int) -> Any:
        """The picture with what its mask cuts out of it: a mask may show more than the picture it lies on."""
        picture = pymupdf.Pixmap(self._document, xref)
        for key in ("SMask", "Mask"):
            number = reference(self._document, xref, key)
            if number:
                shape = pymupdf.Pixmap(self._document, number)
                return _masked(picture, shape)  # MuPDF's own alpha is full where a mask was blended in beforehand
        return picture


def _listed(page: Any) -> list[dict[str, Any]]:
    """The pictures that *page* shows. One that cannot be loaded stops the look for their numbers: then they are known by their looks."""
    try:
        return list(page.get_image_info(xrefs=True))
    except PDF_FAULTS:
        return [{**info, "xref": 0} for info in page.get_image_info()]


def _masked(picture: Any, shape: Any) -> Any:
    """*picture* cut to *shape*, at the larger of their sizes."""
    if shape.n != 1:
        shape = pymupdf.Pixmap(pymupdf.csGRAY, shape) if shape.colorspace is not None else shape
    size = (max(picture.width, shape.width), max(picture.height, shape.height))
    alpha = Image.frombytes("L", (shape.width, shape.height), bytes(shape.samples_mv)).resize(size)
    pixels = Image.frombytes("RGBA", (picture.width, picture.height), _rgba(picture)).resize(size)
    pixels.putalpha(alpha)
    return pymupdf.Pixmap(pymupdf.csRGB, *size, pixels.tobytes(), True)


def _rgba(picture: Any) -> bytes:
    """A pixmap's pixels, four bytes each; a stencil counts as grey."""
    if picture.colorspace is not None and picture.colorspace.n != pymupdf.csRGB.n:
        picture = pymupdf.Pixmap(pymupdf.csRGB, picture)
    kinds = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
    size = (picture.width, picture.height)
    return Image.frombytes(kinds[picture.n], size, bytes(picture.samples_mv)).convert("RGBA").tobytes()


def _looks(picture: Any) -> _Looks:
    key = pixel_key(picture.width, picture.height, _rgba(picture))
    plain = _is_plain(picture)
    small = picture.width < _SMALLEST and picture.height < _SMALLEST
    return _Looks(key, plain, b"" if plain else thumbnail(picture), small)


def _is_plain(picture: Any) -> bool:
    """Whether all pixels are alike; MuPDF's own answer goes through them one by one."""
    rows = np.frombuffer(picture.samples_mv, np.uint8).reshape(picture.height, picture.stride)
    pixels = rows[:, : picture.width * picture.n].reshape(picture.height, picture.width, picture.n)
    return bool((pixels == pixels[:1, :1]).all())


def thumbnail(picture: Any) -> bytes:
    """A PNG of at most :data:`_THUMBNAIL_SIDE` pixels a side, in RGB or grey."""
    if picture.colorspace is None:  # a stencil or bare mask
        picture = pymupdf.Pixmap(pymupdf.csGRAY, picture) if picture.n > 1 else picture
    elif picture.colorspace.n > 3:
        picture = pymupdf.Pixmap(pymupdf.csRGB, picture)
    scale = min(1.0, _THUMBNAIL_SIDE / max(picture.width, picture.height, 1))
    if scale < 1.0:
        picture = pymupdf.Pixmap(picture, max(1, int(picture.width * scale)), max(1, int(picture.height * scale)), None)
    return bytes(picture.tobytes("png"))


def may_be_pieces(pictures: Sequence[PagePicture]) -> bool:
    """Whether tiny pictures stand side by side, each another one: pieces of a larger picture, or letters."""
    tiny = sorted((picture for picture in pictures if picture.is_tiny), key=lambda one: (one.box.y0, one.box.x0))
    side_by_side = {
        key for one, other in pairwise(tiny) if _are_near(one.box, other.box) for key in (one.key, other.key)
    }
    return len(side_by_side) >= _PIECES


def _are_near(first: Box, second: Box) -> bool:
    """Whether two boxes stand in one row, no further apart than the larger is wide or high, or below one another, half as far.

    Letters of a line keep that distance; signs before the lines of a list stand further apart.
    """
    reach = max(first.x1 - first.x0, first.y1 - first.y0, second.x1 - second.x0, second.y1 - second.y0)
    across = max(first.x0, second.x0) - min(first.x1, second.x1)
    down = max(first.y0, second.y0) - min(first.y1, second.y1)
    return (across <= reach and down <= 0) or (down <= reach / 2 and across <= 0)


def page_looks(page: Any) -> tuple[str, bool, bytes]:
    """A page as drawn: key of its pixels, whether it is blank, and a small PNG."""
    looks = _looks(page.get_pixmap(dpi=_PAGE_DPI, colorspace=pymupdf.csGRAY, alpha=False))
    return looks.key, looks.plain, looks.thumbnail


def painted(page: Any, pictures: Sequence[PagePicture]) -> tuple[PaintedPicture, ...]:
    """When each picture is painted, for judging what it covers; matched by place."""
    if not pictures:
        return ()
    acts = [(number, Box(*act[1])) for number, act in enumerate(page.get_bboxlog()) if act[0] in _PAINTING]
    return tuple(
        PaintedPicture(picture.box, number)
        for picture in pictures
        for number, box in acts
        if _same_place(box, picture.box)
    )


def _same_place(first: Box, second: Box) -> bool:
    return all(abs(one - other) < 1.0 for one, other in zip(first, second, strict=True))


def page_picture(content: bytes, page_index: int, dpi: int) -> bytes:
    """A PNG of one page as a viewer shows it, annotations included, for people only; raises ``InputError``."""
    with opened(content) as document:
        try:
            page = document[page_index]
            longest = max(page.rect.width, page.rect.height) * dpi / 72
            scale = min(1.0, _LARGEST_SIDE / longest) if longest > 0 else 1.0
            return bytes(page.get_pixmap(dpi=max(1, int(dpi * scale))).tobytes("png"))
        except PDF_FAULTS as fault:
            raise InputError("The page cannot be drawn.", next_step="Open the original to look at it.") from fault
