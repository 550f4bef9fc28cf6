"""PDFium's reading as a second witness: a glyph of a touched line that it takes for another letter stops the page."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from redactor.documents.pdf.lines import LineSegment, Set
from redactor.documents.pdf.matrices import Rectangle
from redactor.documents.pdf.refusals import NotUnderstood

_NEAR = 0.35  # points
_SQUARE = 1.0
_STRIP = (0.1, 0.35)  # em above the baseline
_BESIDE = 0.1  # em by which a line may be longer for the second reader
_LONGEST = 1024  # letters of a line
Places = Mapping[tuple[int, int], Sequence[tuple[float, float, str]]]


class SecondReader:
    """PDFium's letters, page by page; opened when the first page asks."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._document: Any = None

    def check(self, index: int, segments: Sequence[LineSegment]) -> None:
        """Raise ``NotUnderstood`` where PDFium takes a glyph of *segments* on a page for another letter."""
        with self._page(index) as text:
            doubtful = [segment for segment in segments if not _reads_alike(text, segment)]
            places = _places(text) if doubtful else {}
        check_with_second_reader(places, doubtful)

    def places(self, index: int) -> Places:
        """The letters of a page by the square in which their origins lie, in default user space."""
        with self._page(index) as text:
            return _places(text)

    @contextmanager
    def _page(self, index: int) -> Iterator[Any]:
        try:
            if self._document is None:
                self._document = pypdfium2.PdfDocument(self._content)
            page = self._document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as fault:
            raise NotUnderstood("a page that the second reader cannot open") from fault
        try:
            yield text.raw
        finally:
            text.close()
            page.close()

    def close(self) -> None:
        """Let go of the document."""
        if self._document is not None:
            self._document.close()
            self._document = None


def _reads_alike(text: Any, segment: LineSegment) -> bool:
    """Whether the second reader sees the letters of an upright segment, all of them and in their order, along its line.

    It is asked for a thin strip above the baseline, which every letter of the line crosses and none of another. Where that
    gives anything else (raised letters, ligatures, letters without names), the glyphs are looked at one by one.
    """
    if segment.axis != (1.0, 0.0):
        return False
    low, high, beside = (
        segment.base + _STRIP[0] * segment.size,
        segment.base + _STRIP[1] * segment.size,
        _BESIDE * segment.size,
    )
    found = _text_in(text, (segment.left - beside, low, segment.right + beside, high))
    return _folded(found) == _folded("".join([item.text for item in segment.glyphs if not item.is_double]))


def _text_in(text: Any, box: Rectangle) -> str:
    """The text that stands in *box*, as far as a line may be long."""
    left, low, right, high = box
    buffer = (ctypes.c_ushort * _LONGEST)()
    count = pdfium.FPDFText_GetBoundedText(text, left, high, right, low, buffer, _LONGEST)
    return bytes(buffer)[: 2 * max(count, 0)].decode("utf-16-le", "replace")


def _places(text: Any) -> Places:
    """The letters of a page by the square in which their origins lie, in default user space."""
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    found: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for number in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, number)
        if pdfium.FPDFText_HasUnicodeMapError(text, number) == 1:
            continue  # a font that says nothing about its letters: their numbers are no testimony
        if code and pdfium.FPDFText_GetCharOrigin(text, number, at_x, at_y):
            square = (round(x.value / _SQUARE), round(y.value / _SQUARE))
            found.setdefault(square, []).append((x.value, y.value, chr(code)))
    return found


def check_with_second_reader(places: Places, segments: Iterable[LineSegment]) -> None:
    """Raise ``NotUnderstood`` where the second reader sees other letters in a glyph's place, and none that agrees."""
    rows = _rows(places)
    glyphs = [item for segment in segments if not _is_in_order(segment, rows) for item in segment.glyphs]
    doubtful = [glyph for glyph in glyphs if _disagrees(glyph, places)]
    if doubtful and any(not _stands_on_another(glyph, glyphs, places) for glyph in doubtful):
        raise NotUnderstood("a glyph that two readers take for different letters")


def _rows(places: Places) -> dict[int, list[tuple[float, float, str]]]:
    """The letters by the row of squares in which they stand."""
    rows: dict[int, list[tuple[float, float, str]]] = {}
    for (_, row), letters in places.items():
        rows.setdefault(row, []).extend(letters)
    return rows


def _is_in_order(segment: LineSegment, rows: Mapping[int, Sequence[tuple[float, float, str]]]) -> bool:
    """Whether the second reader sees the segment's letters in their order, whatever widths it has for the font's letters.

    Of a font that is not in the file every reader has its own; a letter may then stand where the next one should.
    """
    if segment.axis != (1.0, 0.0):
        return False
    beside, middle = _BESIDE * segment.size, round(segment.base / _SQUARE)
    found = sorted(
        (x, letter)
        for row in (middle - 1, middle, middle + 1)
        for x, y, letter in rows.get(row, ())
        if abs(y - segment.base) < _NEAR and segment.left - beside <= x <= segment.right + beside
    )
    seen = _folded("".join(letter for _, letter in found))
    return bool(seen) and seen == _folded("".join(item.text for item in segment.glyphs if not item.is_double))


def _stands_on_another(glyph: Set, glyphs: Iterable[Set], places: Places) -> bool:
    """Whether other glyphs in its very place are what the second reader sees there: it keeps one of several."""
    x, y = glyph.place
    letters = {_folded(letter) for letter in _near(x, y, places)}
    there = (other for other in glyphs if abs(other.place[0] - x) < _NEAR and abs(other.place[1] - y) < _NEAR)
    return letters <= {"", *(_folded(other.text) for other in there if other is not glyph)}


def _disagrees(item: Set, places: Places) -> bool:
    own = _folded(item.text)
    if not own:
        return False
    near = list(_near(*item.place, places))
    if item.text in near:
        return False
    seen = [letters for letters in map(_folded, near) if letters]
    return bool(seen) and not any(letters in own or own in letters for letters in seen)


def _near(glyph_x: float, glyph_y: float, places: Places) -> Iterable[str]:
    column, row = round(glyph_x / _SQUARE), round(glyph_y / _SQUARE)
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            for at_x, at_y, letter in places.get((x, y), ()):
                if abs(at_x - glyph_x) < _NEAR and abs(at_y - glyph_y) < _NEAR:
                    yield letter


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Letters and digits without case, accents and ligatures; "" for anything else, and for what no font could name."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
