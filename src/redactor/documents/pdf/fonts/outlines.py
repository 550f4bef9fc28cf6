"""Outlines of embedded fonts, by the glyph ids that MuPDF reports."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fontTools import t1Lib
from fontTools.cffLib import CFFFontSet
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from redactor.documents.pdf.fonts.codes import SourceFont, font_program
from redactor.documents.pdf.fonts.reader_fonts import ReaderFont
from redactor.documents.pdf.refusals import NotUnderstood

_TRUETYPE = b"\x00\x01\x00\x00"
_CLOSE = 0.5  # units of the font by which a quadratic curve may miss a cubic one


@dataclass(slots=True)
class Outlines:
    """The glyphs of one font program. ``is_quadratic`` tells TrueType curves from the cubic ones of the others."""

    units: float
    is_quadratic: bool
    names: list[str] = field(repr=False)
    glyphs: Any = field(repr=False)  # name → something with draw(pen)
    scale: tuple[float, float, float, float, float, float] | None = None
    reader: ReaderFont | None = None  # draws instead, where fontTools cannot read the program
    second: Callable[[], ReaderFont | None] | None = None  # draws a glyph that fontTools falls over

    def draw(self, glyph_id: int, pen: Any) -> None:
        """Draw a glyph, components spelt out; a glyph that the program lacks stays empty."""
        if self.reader is not None:
            self.reader.draw(glyph_id, pen, self.units)
            return
        if not 0 <= glyph_id < len(self.names) or self.names[glyph_id] not in self.glyphs:
            return
        recording = DecomposingRecordingPen(self.glyphs, skipMissingComponents=True)
        try:
            self.glyphs[self.names[glyph_id]].draw(recording)
        except Exception as fault:  # fontTools raises whatever a broken outline leads it to
            second = self.second() if self.second is not None else None
            if second is None:
                raise NotUnderstood("a font with a broken outline") from fault
            second.draw(glyph_id, Cu2QuPen(pen, _CLOSE) if self.is_quadratic else pen, self.units)
            return
        recording.replay(TransformPen(pen, self.scale) if self.scale is not None else pen)


def load_outlines(font: SourceFont) -> Outlines:
    """The outlines of an embedded font; raises :class:`NotUnderstood`."""
    if font.program is not None:
        return _own(font.program)
    owner = font.dictionary["/DescendantFonts"][0] if font.composite else font.dictionary
    descriptor = owner.get("/FontDescriptor")
    stream = font_program(descriptor)
    if stream is None:
        return _outlines_of_reader(font)
    try:
        data = bytes(stream.read_bytes())
        found = _loader(descriptor, data)(data)
    except Exception:  # noqa: BLE001  fontTools raises whatever a broken program leads it to
        return _outlines_of_reader(font)
    found.second = font.reader
    return found


def _outlines_of_reader(font: SourceFont) -> Outlines:
    """MuPDF's outlines: of programs that fontTools rejects, and of what stands in for one that is not embedded."""
    reader = font.reader()
    if reader is None:
        raise NotUnderstood("a font program that cannot be read")
    return Outlines(1000.0, is_quadratic=False, names=[], glyphs={}, reader=reader)


def _loader(descriptor: Any, data: bytes) -> Callable[[bytes], Outlines]:
    if data[:4] in {b"\0\1\0\0", b"true", b"OTTO", b"ttcf"}:
        return _sfnt
    if data[:2] == b"%!" or data[:1] == b"\x80" or "/FontFile" in descriptor:
        return _type1
    return _compact


@dataclass(slots=True)
class _TrueTypeGlyphs:
    """Glyphs by name straight from the glyf table: metrics tables of subsets are often broken."""

    table: Any

    def __contains__(self, name: str) -> bool:
        return name in self.table.glyphs

    def __getitem__(self, name: str) -> _TrueTypeGlyph:
        return _TrueTypeGlyph(self.table, name)


@dataclass(slots=True)
class _TrueTypeGlyph:
    table: Any
    name: str

    def draw(self, pen: Any) -> None:
        glyph = self.table[self.name]
        if glyph.numberOfContours:
            glyph.draw(pen, self.table)


def _own(program: bytes) -> Outlines:
    """A font that the copy brings itself; one without outlines where the program is empty."""
    if not program:
        return Outlines(1000.0, is_quadratic=True, names=[], glyphs={})
    return _sfnt(program) if program.startswith(_TRUETYPE) else _compact(program)


def _sfnt(data: bytes) -> Outlines:
    font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
    if "glyf" not in font:
        return _compact(font.reader["CFF "], float(font["head"].unitsPerEm) if "head" in font else 1000.0)
    count = font["maxp"].numGlyphs
    names = [f"g{number}" for number in range(count)]
    font.setGlyphOrder(names)
    return Outlines(
        float(font["head"].unitsPerEm), is_quadratic=True, names=names, glyphs=_TrueTypeGlyphs(font["glyf"])
    )


def _compact(data: bytes, _units: float = 1000.0) -> Outlines:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts.topDictIndex[0]
    strings = top.CharStrings
    if hasattr(top, "ROS"):
        names = [f"cid{number:05d}" for number in range(65536)]
        matrix = getattr(top, "FontMatrix", None) or getattr(top.FDArray[0], "FontMatrix", None)
    else:
        names = list(top.charset)
        matrix = getattr(top, "FontMatrix", None)
    return Outlines(1000.0, is_quadratic=False, names=names, glyphs=strings, scale=_scale(matrix))


def _scale(matrix: Any) -> tuple[float, float, float, float, float, float] | None:
    """What brings outlines to a thousand units an em; None where they are."""
    if not matrix or len(matrix) != 6 or [round(part, 7) for part in matrix] == [0.001, 0, 0, 0.001, 0, 0]:
        return None
    a, b, c, d, e, f = (float(part) * 1000 for part in matrix)
    return (a, b, c, d, e, f) if a and d else None


def _type1(data: bytes) -> Outlines:
    font = t1Lib.T1Font.__new__(t1Lib.T1Font)
    if data[:1] == b"\x80":
        data = _without_segment_heads(data)
    font.data = data if b"cleartomark" in data else data + b"\n" + (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"
    font.encoding = "latin-1"
    font.parse()
    strings = font.font["CharStrings"]
    names = list(strings)
    if ".notdef" in names:  # FreeType puts .notdef first, in exchange with what stood there
        at = names.index(".notdef")
        names[0], names[at] = names[at], names[0]
    return Outlines(1000.0, is_quadratic=False, names=names, glyphs=strings, scale=_scale(font.font.get("FontMatrix")))


def _without_segment_heads(data: bytes) -> bytes:
    """The bytes of a PFB file without its segment headers."""
    parts, at = [], 0
    while at + 6 <= len(data) and data[at] == 0x80 and data[at + 1] in {1, 2}:
        length = int.from_bytes(data[at + 2 : at + 6], "little")
        parts.append(data[at + 6 : at + 6 + length])
        at += 6 + length
    return b"".join(parts)
