"""A copy beside its source: letters and pixels outside the bands of touched lines."""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pdfminer.high_level
import pymupdf
import pypdfium2
import pypdfium2.raw as pdfium
from pdfminer.layout import LTChar

from redactor.core.documents import Document
from redactor.core.spans import Span

DPI = 100
FAR = 80  # grey levels: a pixel that differs by more counts as changed
ABOVE, BELOW = 3.0, 4.0  # points by which a band is larger than its glyphs
Bands = Mapping[int, Sequence[tuple[float, float]]]


def touched_bands(document: Document, spans: Sequence[Span]) -> dict[int, list[tuple[float, float]]]:
    """By page the stretches from top to bottom, in points, that lines with a withheld glyph take; overlapping ones joined."""
    found: dict[int, list[tuple[float, float]]] = {}
    for span in spans:
        block = document.block(span.block)
        for at in range(span.start, span.end):
            box = block.boxes[at] if block.boxes is not None else None
            if box is not None and block.page_index is not None:
                found.setdefault(block.page_index, []).append((box.y0 - ABOVE, box.y1 + BELOW))
    return {page: _joined(bands) for page, bands in found.items()}


def _joined(bands: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for top, bottom in sorted(bands):
        if joined and top <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(bottom, joined[-1][1]))
        else:
            joined.append((top, bottom))
    return joined


def page_letters(reader: str, content: bytes, bands: Bands) -> list[Counter[str]] | None:
    """Letters and digits of each page outside its bands, by one of two readers; None where it cannot read the file."""
    read = {"pdfium": _by_pdfium, "pdfminer": _by_pdfminer}[reader]
    try:
        return [
            _letters(text for text, depth in page if not _lies_in(depth, bands.get(index, ())))
            for index, page in enumerate(read(content))
        ]
    except Exception:  # noqa: BLE001  a reader may fall over a damaged source
        return None


def _lies_in(depth: float, bands: Sequence[tuple[float, float]]) -> bool:
    return any(top <= depth <= bottom for top, bottom in bands)


def _letters(texts: Iterator[str]) -> Counter[str]:
    """Leaders are cut on purpose, and readers guess at hyphens: letters and digits only."""
    return Counter(letter for text in texts for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def _by_pdfium(content: bytes) -> Iterator[list[tuple[str, float]]]:
    document = pypdfium2.PdfDocument(content)
    x, y = ctypes.c_double(), ctypes.c_double()
    for page in document:
        text, top = page.get_textpage(), _top(page)
        found = []
        for number in range(pdfium.FPDFText_CountChars(text)):
            if pdfium.FPDFText_GetCharOrigin(text, number, ctypes.byref(x), ctypes.byref(y)):
                found.append((chr(pdfium.FPDFText_GetUnicode(text, number)), top - y.value))
        yield found


def _top(page: pypdfium2.PdfPage) -> float:
    return float(page.get_cropbox()[3])


def _by_pdfminer(content: bytes) -> Iterator[list[tuple[str, float]]]:
    tops = [_top(page) for page in pypdfium2.PdfDocument(content)]
    pages = pdfminer.high_level.extract_pages(io.BytesIO(content), laparams=None)
    for top, page in zip(tops, pages, strict=True):
        yield [(char.get_text(), top - char.matrix[5]) for char in _characters(page)]


def _characters(item: object) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for part in item:
            yield from _characters(part)


def changed_pixels(before: pymupdf.Page, after: pymupdf.Page, bands: Sequence[tuple[float, float]]) -> int:
    """Pixels that differ much outside the bands; all of them where the sizes differ."""
    one, other = _pixels(before), _pixels(after)
    if one.shape != other.shape:
        return int(one.size)
    far = np.abs(one.astype(int) - other) > FAR
    for top, bottom in bands:
        far[max(0, int(top * DPI / 72)) : max(0, int(bottom * DPI / 72) + 1)] = False
    return int(far.sum())


def _pixels(page: pymupdf.Page) -> np.ndarray:
    page.set_rotation(0)
    pixmap = page.get_pixmap(dpi=DPI, colorspace="gray")
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width]
