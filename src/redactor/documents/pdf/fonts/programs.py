"""Font programs built anew from outlines: the glyphs a copy uses, in the order of their codes, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable

from redactor.documents.pdf.fonts.outlines import Outlines

_NAME = "F"
_EPOCH = 0x7C25B080  # 1970, in the seconds since 1904 that fonts count in: the same in every copy


class UsedGlyph(NamedTuple):
    """A glyph of the copy: which outline, what it stands for, and its advance in em."""

    glyph_id: int
    text: str
    advance: float


def draw_glyph(outlines: Outlines, glyph_id: int, advance: float) -> Any:
    """The outline of a glyph in the form that its program holds."""
    if outlines.is_quadratic:
        pen = TTGlyphPen(None)
        outlines.draw(glyph_id, pen)
        return pen.glyph(dropImpliedOnCurves=False)
    curves = T2CharStringPen(round(advance * 1000), None)
    outlines.draw(glyph_id, curves)
    return curves.getCharString(optimize=False)


def _names(count: int) -> list[str]:
    return [".notdef", *(f"g{number}" for number in range(1, count + 1))]


def build_truetype(units: int, glyphs: Sequence[UsedGlyph], drawn: Sequence[Any]) -> bytes:
    """A TrueType program with .notdef (empty) and the *drawn* glyphs as glyphs 1, 2, …"""
    names = _names(len(glyphs))
    widths = [0, *(max(0, min(65535, round(glyph.advance * units))) for glyph in glyphs)]
    builder = FontBuilder(units, isTTF=True)
    builder.updateHead(created=_EPOCH, modified=_EPOCH)
    builder.setupGlyphOrder(names)
    outlines = dict(zip(names, [TTGlyphPen(None).glyph(), *drawn], strict=True))
    builder.setupGlyf(outlines, calcGlyphBounds=True)
    bearings = [getattr(outlines[name], "xMin", 0) for name in names]
    builder.setupHorizontalMetrics(dict(zip(names, zip(widths, bearings, strict=True), strict=True)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.font["post"] = _empty_names()
    return _saved(builder)


def _empty_names() -> Any:
    post = newTable("post")
    post.formatType, post.italicAngle, post.underlinePosition, post.underlineThickness = 3.0, 0, -100, 50
    post.isFixedPitch = post.minMemType42 = post.maxMemType42 = post.minMemType1 = post.maxMemType1 = 0
    return post


def _saved(builder: FontBuilder) -> bytes:
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.font.save(out, reorderTables=None)
    return out.getvalue()


def build_compact(glyphs: Sequence[UsedGlyph], drawn: Sequence[Any]) -> bytes:
    """A compact program (CFF) with .notdef (empty) and the *drawn* glyphs as glyphs 1, 2, …"""
    names = _names(len(glyphs))
    strings = dict(zip(names, [T2CharStringPen(0, None).getCharString(), *drawn], strict=True))
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCFF(_NAME, {"FullName": _NAME}, strings, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (0, 0)))
    return bytes(builder.font["CFF "].compile(builder.font))
