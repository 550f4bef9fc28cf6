"""Fonts as MuPDF loads them: the second source for outlines, and for what the codes of composite fonts mean.

MuPDF brings what the file may lack (predefined character maps, a substitute for a composite font that is not embedded) and
reads programs that fontTools rejects. The glyph ids are those of its trace, so its outlines always fit the glyphs that were paired.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pymupdf
from pymupdf import mupdf

from redactor.documents.pdf.opening import PDF_FAULTS
from redactor.documents.pdf.refusals import NotUnderstood

_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LONGEST_CODE = 4  # bytes


class Upright(NamedTuple):
    """How a glyph stands in vertical text, in em: where its origin lies from the line's, and the step to the next."""

    x: float
    y: float
    step: float


@dataclass(slots=True)
class ReaderFonts:
    """The fonts of one open document, loaded once."""

    document: Any = field(repr=False)
    loaded: dict[int, ReaderFont | None] = field(default_factory=dict, repr=False)

    def font(self, number: int) -> ReaderFont | None:
        """The font in object *number*; None where there is none or MuPDF cannot load it."""
        if number not in self.loaded:
            self.loaded[number] = self._load(number) if number > 0 else None
        return self.loaded[number]

    def _load(self, number: int) -> ReaderFont | None:
        try:
            file = pymupdf._as_pdf_document(self.document)  # noqa: SLF001  the only way from the document to its fonts
            entry = mupdf.pdf_new_indirect(file, number, 0)
            described = mupdf.ll_pdf_load_font(file.m_internal, None, entry.m_internal)
            return ReaderFont(described, mupdf.FzFont(mupdf.ll_fz_keep_font(described.font)))
        except PDF_FAULTS:
            return None


@dataclass(slots=True)
class ReaderFont:
    """One font as MuPDF has it: codes, advances and outlines. Numbers are in em."""

    described: Any = field(repr=False)
    font: Any = field(repr=False)

    @property
    def is_vertical(self) -> bool:
        """Whether its text runs from top to bottom."""
        return bool(self.described.wmode)

    def advance(self, identifier: int) -> float:
        """How far a glyph moves along a horizontal line."""
        return float(mupdf.ll_pdf_lookup_hmtx(self.described, identifier).w) / 1000

    def upright(self, identifier: int) -> Upright:
        """How a glyph stands in a vertical line."""
        found = mupdf.ll_pdf_lookup_vmtx(self.described, identifier)
        return Upright(found.x / 1000, found.y / 1000, found.w / 1000)

    def identifier(self, _length: int, code: int) -> int:
        """The character identifier of a code; 0 where the map says nothing."""
        return max(0, int(mupdf.ll_pdf_lookup_cmap(self.described.encoding, code)))

    def cut(self, data: bytes) -> list[tuple[int, int]]:
        """*data* as (length, code) pairs: each code as short as the map knows one."""
        name = str(self.described.encoding.cmap_name)
        fixed = 2 if "UCS2" in name or "UTF16" in name or name.startswith("Identity") else 0
        codes, at = [], 0
        while at < len(data):
            length = fixed or self._length_at(data, at)
            codes.append((length, int.from_bytes(data[at : at + length], "big")))
            at += length
        return codes

    def _length_at(self, data: bytes, at: int) -> int:
        for length in range(1, min(_LONGEST_CODE, len(data) - at) + 1):
            code = int.from_bytes(data[at : at + length], "big")
            if mupdf.ll_pdf_lookup_cmap(self.described.encoding, code) >= 0:
                return length
        return 1

    def draw(self, glyph_id: int, pen: Any, units: float) -> None:
        """Draw a glyph as MuPDF would, with *units* to the em; one without an outline draws nothing."""
        try:
            path = mupdf.fz_outline_glyph(self.font, glyph_id, mupdf.FzMatrix(*_IDENTITY))
            walker = _Walker(pen, units)
            mupdf.fz_walk_path(path, walker, walker.m_internal)
        except PDF_FAULTS as fault:
            raise NotUnderstood("a font with a broken outline") from fault
        walker.finish()


class _Walker(mupdf.FzPathWalker2):  # type: ignore[misc]
    """Hands a path on to a pen."""

    def __init__(self, pen: Any, units: float) -> None:
        super().__init__()
        self.use_virtual_moveto()
        self.use_virtual_lineto()
        self.use_virtual_curveto()
        self.use_virtual_closepath()
        self._pen, self._units, self._is_open = pen, units, False

    def moveto(self, _context: Any, x: float, y: float) -> None:
        """A new contour."""
        self.finish()
        self._pen.moveTo(self._point(x, y))
        self._is_open = True

    def lineto(self, _context: Any, x: float, y: float) -> None:
        """A straight line."""
        self._pen.lineTo(self._point(x, y))

    def curveto(self, _context: Any, *numbers: float) -> None:
        """A cubic curve; quadratic ones come as cubic ones."""
        self._pen.curveTo(*(self._point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)))

    def closepath(self, _context: Any) -> None:
        """The end of a contour."""
        self.finish()

    def finish(self) -> None:
        """Close the contour that is open."""
        if self._is_open:
            self._pen.closePath()
        self._is_open = False

    def _point(self, x: float, y: float) -> Sequence[float]:
        return (x * self._units, y * self._units)
