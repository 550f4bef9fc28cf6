"""Text, boxes and drawn pages as PDFium makes them. Nothing of ours writes with it."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import compress, repeat
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw as pdfium

from redactor.verification.reader_failure import ReaderFailed

_SMALL_LETTER = (0.05, 0.45)  # em above the baseline
_MOST_PIXELS = 40_000_000  # of a page that is drawn larger
_NO_HEIGHT = 0.1  # points: less than any letter that is drawn to be seen
# The same function with addresses as plain numbers: it is called once a letter, and making pointers takes most of the time.
_BOX_OF = ctypes.cast(
    pdfium.FPDFText_GetCharBox,
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4),
)


@dataclass(frozen=True, slots=True)
class PageReading:
    """What PDFium makes of one page. Boxes are left, bottom, right, top in points, one for each of ``letters``."""

    text: str
    width: float
    height: float
    boxes: np.ndarray[Any, np.dtype[np.float64]] = field(repr=False)
    letters: str = field(repr=False)  # the letters and digits, one a box
    picture: bool  # whether the page holds an image
    rotation: int = 0
    pixels: np.ndarray[Any, np.dtype[np.uint8]] | None = field(default=None, repr=False)  # the drawn page, in grey


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """PDFium's document, closed again; raises ReaderFailed."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ReaderFailed("PDFium cannot open the file") from error
    try:
        yield document
    finally:
        document.close()


def pdfium_pages(content: bytes, *, look_for_pictures: bool, draw: bool = True) -> list[PageReading]:
    """Read every page, and draw it unless its text alone is wanted; raises ReaderFailed."""
    with opened(content) as document:
        readings: list[PageReading] = []
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError as error:
                raise ReaderFailed(f"PDFium cannot read page {index + 1}") from error
            readings.append(_pdfium_page(page, look_for_pictures=look_for_pictures, draw=draw))
            page.close()
    return readings


def grey_picture(page: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The page as PDFium draws it, one grey byte a pixel, a pixel a point."""
    pixels = _drawn(page, grayscale=True)
    return pixels if pixels.ndim == 2 else pixels[:, :, 0]


def _drawn(page: Any, **settings: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    bitmap = page.render(**settings)
    try:
        return np.array(bitmap.to_numpy(), copy=True)
    finally:
        bitmap.close()


def drawn_larger(reading: PageReading, content: bytes, index: int, scale: float) -> PageReading | None:
    """*reading* of a page with its picture drawn at *scale* and in colour; None where that would be too large."""
    if reading.width * reading.height * scale * scale > _MOST_PIXELS:
        return None
    with opened(content) as document:
        page = document[index]
        try:
            return replace(reading, pixels=_drawn(page, scale=scale))
        finally:
            page.close()


def _pdfium_page(page: Any, *, look_for_pictures: bool, draw: bool) -> PageReading:
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        letters, boxes = _characters(text_page.raw, count, text) if draw else ("", np.empty((0, 4)))
        left, bottom, _, _ = page.get_cropbox()
        boxes -= (left, bottom, left, bottom)
    finally:
        text_page.close()
    picture = look_for_pictures and any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))
    size = (page.get_width(), page.get_height())
    return PageReading(text, *size, boxes, letters, picture, page.get_rotation(), grey_picture(page) if draw else None)


def _characters(text_page: Any, count: int, text: str) -> tuple[str, np.ndarray[Any, np.dtype[np.float64]]]:
    """Every letter and digit PDFium knows on the page and its box, off-page ones among them."""
    letters = text if len(text) == count else _unicodes(text_page, count)
    wanted = list(compress(range(count), map(str.isalnum, letters)))
    numbers = (ctypes.c_double * (4 * len(wanted)))()
    handle, first = ctypes.cast(text_page, ctypes.c_void_p).value, ctypes.addressof(numbers)
    left, right, bottom, top = (range(first + at, first + at + 32 * len(wanted), 32) for at in (0, 16, 8, 24))
    deque(map(_BOX_OF, repeat(handle), wanted, left, right, bottom, top), maxlen=0)  # no step of Python a letter
    boxes = np.frombuffer(memoryview(numbers).cast("B"), dtype=np.float64).reshape(-1, 4).copy()
    _give_heights(text_page, wanted, boxes)
    return "".join(filter(str.isalnum, letters)), boxes


def _give_heights(text_page: Any, wanted: list[int], boxes: np.ndarray[Any, np.dtype[np.float64]]) -> None:
    """Letters without an outline, as unseen text over a scan has them, are taken to stand where small letters of their size do."""
    place = pdfium.FS_MATRIX()
    for at in np.nonzero(boxes[:, 3] - boxes[:, 1] < _NO_HEIGHT)[0].tolist():
        if pdfium.FPDFText_GetMatrix(text_page, wanted[at], ctypes.byref(place)):
            up = place.d * pdfium.FPDFText_GetFontSize(text_page, wanted[at])
            heights = sorted((boxes[at, 1] + _SMALL_LETTER[0] * up, boxes[at, 1] + _SMALL_LETTER[1] * up))
            boxes[at, 1], boxes[at, 3] = heights


def _unicodes(text_page: Any, count: int) -> str:
    """One letter a box, where the page's text has more or fewer."""
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)
