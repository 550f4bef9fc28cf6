"""The fourteen standard fonts: which one a name means, the widths of its glyphs, and the codes of its letters."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import pymupdf
from fontTools import agl
from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding

_FAMILIES = (  # a part of the font's name → (regular, bold, italic, bold italic), by MuPDF's short names
    ("courier", ("cour", "cobo", "coit", "cobi")),
    ("times", ("tiro", "tibo", "tiit", "tibi")),
    ("helvetica", ("helv", "hebo", "heit", "hebi")),
    ("arial", ("helv", "hebo", "heit", "hebi")),
    ("symbol", ("symb",) * 4),
    ("zapfdingbats", ("zadb",) * 4),
    ("dingbats", ("zadb",) * 4),
)
STANDARD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "cour": "Courier",
        "cobo": "Courier-Bold",
        "coit": "Courier-Oblique",
        "cobi": "Courier-BoldOblique",
        "tiro": "Times-Roman",
        "tibo": "Times-Bold",
        "tiit": "Times-Italic",
        "tibi": "Times-BoldItalic",
        "helv": "Helvetica",
        "hebo": "Helvetica-Bold",
        "heit": "Helvetica-Oblique",
        "hebi": "Helvetica-BoldOblique",
        "symb": "Symbol",
        "zadb": "ZapfDingbats",
    }
)


@dataclass(frozen=True, slots=True)
class StandardFont:
    """One of the fourteen: glyph widths in em by glyph name, and its own encoding (256 glyph names)."""

    name: str
    widths: Mapping[str, float]
    encoding: tuple[str, ...]


def standard_key(name: str) -> str | None:
    """MuPDF's short name of the standard font that *name* means, or None where it means another font."""
    plain = name.split("+", 1)[-1].replace(" ", "").lower()
    style = (2 if "italic" in plain or "oblique" in plain else 0) + (1 if "bold" in plain else 0)
    for part, members in _FAMILIES:
        if plain.startswith(part):
            return members[style]
    return None


@lru_cache(maxsize=16)
def standard_font(key: str) -> StandardFont:
    """The standard font with MuPDF's short name *key*."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(pymupdf.Font(key).buffer), None)
    top = fonts.topDictIndex[0]
    own = StandardEncoding if isinstance(top.Encoding, str) else top.Encoding
    strings = top.CharStrings
    source = pymupdf.Font(key).this
    widths = {
        name: round(pymupdf.mupdf.fz_advance_glyph(source, number, 0), 3)
        for number, name in enumerate(strings.keys() if top.charset is None else top.charset)
    }
    return StandardFont(STANDARD_NAMES[key], MappingProxyType(widths), tuple(own))


def letter_names(codec: str) -> tuple[str, ...]:
    """Glyph names of the 256 codes of a Python codec, as PDF's encodings of that kind have them."""
    names = []
    for code in range(256):
        letter = bytes([code]).decode(codec, "replace")
        names.append(".notdef" if code < 32 or letter == "\ufffd" else agl.UV2AGL.get(ord(letter), ".notdef"))
    return tuple(names)


def _win_ansi() -> tuple[str, ...]:
    names = list(letter_names("cp1252"))
    for code in (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D):
        names[code] = "bullet"
    names[0xA0], names[0xAD] = "space", "hyphen"
    names[0x27], names[0x60] = "quotesingle", "grave"
    names[0xB5], names[0xB7], names[0xAF] = "mu", "periodcentered", "macron"
    return tuple(names)


WIN_ANSI = _win_ansi()
ENCODINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "WinAnsiEncoding": WIN_ANSI,
        "MacRomanEncoding": letter_names("mac_roman"),
        "StandardEncoding": tuple(StandardEncoding),
    }
)


@lru_cache(maxsize=4096)
def text_width(text: str, key: str = "helv") -> float:
    """The natural width of *text* in em, set in a standard font."""
    return sum(letter_width(letter, key) for letter in text)


def letter_width(letter: str, key: str = "helv") -> float:
    """The advance of one letter in em; letters that the font lacks count as a question mark."""
    widths = standard_font(key).widths
    return widths.get(agl.UV2AGL.get(ord(letter), ""), widths["question"]) if letter != "\u00a0" else widths["space"]


def printable(text: str) -> bytes:
    """*text* in WinAnsi codes; what that cannot say becomes a question mark."""
    return text.encode("cp1252", "replace")
