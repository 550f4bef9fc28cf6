"""The two PDF readers: PDFium and pdfminer.six. Nothing of ours writes with either."""

from __future__ import annotations

import ctypes
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import pypdfium2
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pypdfium2 import raw as pdfium

_SAME_LINE = 0.35  # of the letter's height: how far apart baselines of one line may be
_SPACE = 0.16  # of the letter's height: the smallest gap that is a space


class ReaderFailed(Exception):
    """A reader could not open or read the file."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """What PDFium makes of one page. Boxes are left, bottom, right, top in points, one a character of ``text``."""

    text: str
    width: float
    height: float
    boxes: np.ndarray[Any, np.dtype[np.float64]] = field(repr=False)
    letters: str = field(repr=False)  # one character a box
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


def pdfium_pages(content: bytes, *, look_for_pictures: bool) -> list[PageReading]:
    """Read and draw every page; raises ReaderFailed."""
    with opened(content) as document:
        readings: list[PageReading] = []
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError as error:
                raise ReaderFailed(f"PDFium cannot read page {index + 1}") from error
            readings.append(_pdfium_page(page, look_for_pictures=look_for_pictures))
            page.close()
    return readings


def grey_picture(page: Any, scale: float = 1.0) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The page as PDFium draws it, one grey byte a pixel."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        pixels = np.array(bitmap.to_numpy(), copy=True)
    finally:
        bitmap.close()
    return pixels if pixels.ndim == 2 else pixels[:, :, 0]


def _pdfium_page(page: Any, *, look_for_pictures: bool) -> PageReading:
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        letters, boxes = _characters(text_page.raw, count)
        left, bottom, _, _ = page.get_cropbox()
        boxes -= (left, bottom, left, bottom)
        text = text_page.get_text_range() if count else ""
    finally:
        text_page.close()
    picture = look_for_pictures and any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))
    size = (page.get_width(), page.get_height())
    return PageReading(text, *size, boxes, letters, picture, page.get_rotation(), grey_picture(page))


def _characters(text_page: Any, count: int) -> tuple[str, np.ndarray[Any, np.dtype[np.float64]]]:
    """Every character PDFium knows on the page and its box, off-page ones among them."""
    boxes = np.zeros((count, 4))
    numbers = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = map(ctypes.byref, numbers)
    letters: list[str] = []
    box_of, letter_of = pdfium.FPDFText_GetCharBox, pdfium.FPDFText_GetUnicode
    for index in range(count):
        box_of(text_page, index, left, right, bottom, top)
        boxes[index] = (numbers[0].value, numbers[2].value, numbers[1].value, numbers[3].value)
        code = letter_of(text_page, index)
        letters.append(chr(code) if 0 < code < 0x110000 else " ")
    return "".join(letters), boxes


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A letter as pdfminer draws it: where it begins and ends on its baseline, and how tall it is."""

    text: str
    x: float
    y: float
    end_x: float
    end_y: float
    size: float


class _Listener(PDFTextDevice):  # type: ignore[misc]
    """Writes down what is drawn, in the order of drawing; no layout is guessed."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.drawn: list[_Drawn] = []

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, _rise: float, cid: int, *_: Any
    ) -> float:
        """Called by pdfminer for each glyph; gives back its advance."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ""
        advance = cast("float", font.char_width(cid) * fontsize * scaling)
        a, b, c, d, x, y = matrix
        size = abs(fontsize) * max((c * c + d * d) ** 0.5, 1e-6)
        self.drawn.append(_Drawn(text, x, y, x + a * advance, y + b * advance, size))
        return advance

    def text(self) -> str:
        """The letters, with a space or a line end wherever the next one stands apart."""
        pieces: list[str] = []
        last: _Drawn | None = None
        for one in self.drawn:
            if last is not None:
                pieces.append(_between(last, one))
            pieces.append(one.text)
            last = one
        return "".join(pieces)


def _between(last: _Drawn, one: _Drawn) -> str:
    gap = ((one.x - last.end_x) ** 2 + (one.y - last.end_y) ** 2) ** 0.5
    if gap <= _SPACE * one.size:
        return ""
    return " " if abs(one.y - last.end_y) <= _SAME_LINE * one.size else "\n"


def pdfminer_pages(content: bytes) -> list[str]:
    """The text of each page as pdfminer.six reads it; raises ReaderFailed."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it quotes what it can't parse
    resources = PDFResourceManager(caching=True)
    texts: list[str] = []
    try:
        document = PDFDocument(PDFParser(io.BytesIO(content)))
        for page in PDFPage.create_pages(document):
            listener = _Listener(resources)
            PDFPageInterpreter(resources, listener).process_page(page)
            texts.append(listener.text())
    except Exception as error:
        raise ReaderFailed("pdfminer.six cannot read the file") from error
    return texts
