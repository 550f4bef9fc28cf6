"""Pictures of a PDF as they are stored: what a box, a mask or the edge of the page covers is still in them."""

from __future__ import annotations

import ctypes
import hashlib
import io
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw as pdfium

from redactor.verification.pdfium_reader import opened

_LEAST_SIDE = 24  # pixels; nobody reads less
_DEPTH = 4  # forms within forms
_LEAST_BOX = 6.0  # points each way; a box that covers a word is larger
_MOST_CORNERS = 6  # points of a path that is a box
_SLACK = 2.0  # points by which a box may stand over the picture's edge
_OPAQUE = 250  # of 255
_EDGE = 1.0  # points of a box's edge, under which a picture may show its surroundings
_FLAT = 12  # levels of grey by which the pixels under a box may differ and yet say nothing
_Bounds = tuple[float, float, float, float]
_COVERS = frozenset(
    {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM}
)


def stored_pictures(page: Any, seen: set[bytes]) -> Iterator[bytes]:
    """The pictures of a page of which something may be covered, as PNG files; each once, as *seen* remembers."""
    objects = list(page.get_objects(max_depth=_DEPTH))
    last = max((at for at, one in enumerate(objects) if one.type in _COVERS), default=-1)
    for at, one in enumerate(objects):
        if one.type == pdfium.FPDF_PAGEOBJ_IMAGE and not (at == last and _is_whole(one, page)):
            picture = _pixels(one)
            digest = hashlib.sha256(picture.tobytes()).digest() if picture is not None else b""
            if picture is not None and digest not in seen:
                seen.add(digest)
                yield _as_png(picture)


def _is_whole(image: Any, page: Any) -> bool:
    """Whether nothing cuts the picture: no clip, and no edge of the page."""
    clip = pdfium.FPDFPageObj_GetClipPath(image.raw)
    if clip and pdfium.FPDFClipPath_CountPaths(clip) > 0:
        return False
    left, bottom, right, top = image.get_bounds()
    around = page.get_cropbox()
    return bool(
        left >= around[0] - _SLACK
        and bottom >= around[1] - _SLACK
        and right <= around[2] + _SLACK
        and top <= around[3] + _SLACK
    )


def _pixels(image: Any) -> Image.Image | None:
    """The stored pixels, upright as they are drawn; None where there are too few or they cannot be had."""
    try:
        picture: Image.Image = image.get_bitmap(render=False).to_pil().convert("L")
    except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError):
        return None
    if min(picture.size) < _LEAST_SIDE:
        return None
    matrix = image.get_matrix()
    if abs(matrix.b) > abs(matrix.a):
        return picture.transpose(Image.Transpose.ROTATE_90 if matrix.b > 0 else Image.Transpose.ROTATE_270)
    picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if matrix.a < 0 else picture
    return picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if matrix.d < 0 else picture


def _as_png(picture: Image.Image) -> bytes:
    raw = io.BytesIO()
    picture.save(raw, "PNG")
    return raw.getvalue()


def boxes_over_pictures(content: bytes, indexes: Sequence[int]) -> dict[int, int]:
    """Page index → how many opaque boxes are drawn over pictures there: somebody may have meant to black them out."""
    found: dict[int, int] = {}
    with opened(content) as document:
        for index in indexes:
            page = document[index]
            boxes = _boxes_on(page)
            page.close()
            if boxes:
                found[index] = boxes
    return found


def _boxes_on(page: Any) -> int:
    """How many boxes on a page have something under them in a picture as it is stored."""
    pictures: list[_Under] = []
    boxes = 0
    for one in page.get_objects(max_depth=_DEPTH):
        if one.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_Under(one))
        elif one.type == pdfium.FPDF_PAGEOBJ_PATH and pictures and _is_box(one):
            boxes += any(_hides_something(one.get_bounds(), picture) for picture in pictures)
    return boxes


class _Under:
    """A picture that boxes may lie over, decoded once, when the first does."""

    def __init__(self, image: Any) -> None:
        self._image = image

    @cached_property
    def bounds(self) -> _Bounds:
        """Where it stands on the page."""
        found: _Bounds = self._image.get_bounds()
        return found

    @cached_property
    def pixels(self) -> Image.Image | None:
        """As it is stored."""
        return _pixels(self._image)


def _hides_something(box: _Bounds, under_it: _Under) -> bool:
    """Whether a box lies in a picture whose stored pixels are not all alike there."""
    bounds = under_it.bounds
    if not _lies_in(box, bounds):
        return False
    picture = under_it.pixels
    if picture is None:
        return True
    across, up = picture.width / (bounds[2] - bounds[0]), picture.height / (bounds[3] - bounds[1])
    left, right = (box[0] - bounds[0] + _EDGE) * across, (box[2] - bounds[0] - _EDGE) * across
    top, bottom = (bounds[3] - box[3] + _EDGE) * up, (bounds[3] - box[1] - _EDGE) * up
    under = picture.crop(
        (round(left), round(top), max(round(right), round(left) + 1), max(round(bottom), round(top) + 1))
    )
    darkest, lightest = under.getextrema()
    return bool(float(lightest) - float(darkest) >= _FLAT)  # type: ignore[arg-type]


def _is_box(path: Any) -> bool:
    """Whether a path is a small opaque area of few corners."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    left, bottom, right, top = path.get_bounds()
    return bool(
        right - left >= _LEAST_BOX
        and top - bottom >= _LEAST_BOX
        and pdfium.FPDFPath_CountSegments(path.raw) <= _MOST_CORNERS
        and pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)
        and fill.value != pdfium.FPDF_FILLMODE_NONE
        and pdfium.FPDFPageObj_GetFillColor(path.raw, red, green, blue, alpha)
        and alpha.value >= _OPAQUE
    )


def _lies_in(inner: _Bounds, outer: _Bounds) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
        and inner != outer
    )
