"""Words that a copy prints by itself, in whatever letters: the stock font, and fonts with outlines for what it lacks.

The stock font says what WinAnsi says. MuPDF's own sans serif has the letters of the rest of Europe, its other fonts those of
more scripts, and signs. A letter that none of them has is printed without its marks where that helps.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from redactor.documents.pdf.display import BLACK, Clip, Effects, Item, Line, Look, TextRun, TextStyle
from redactor.documents.pdf.fonts.book import OWN_FONTS, own_font, printing_font
from redactor.documents.pdf.fonts.metrics import letter_width
from redactor.documents.pdf.lines import Axis
from redactor.documents.pdf.relay import text_run

_STOCK = -1  # else a place in what own_font knows
_OWN = range(len(OWN_FONTS))


class OwnLetter(NamedTuple):
    """A letter as fonts of MuPDF have it: which font (as own_font counts), its glyph there, and its advance in em."""

    font: int
    glyph: int
    advance: float


def printed_width(text: str) -> float:
    """The width of *text* in em."""
    return sum(_advance(letter) for letter in _printable(text))


def printed_runs(text: str, axis: Axis, place: tuple[float, float], size: float) -> list[Item]:
    """*text* from *place* on (along and across), a run for every change of font."""
    items: list[Item] = []
    along = place[0]
    for font, letters in groupby(_printable(text), key=_font_of):
        stretch = "".join(letters)
        at = (along, place[1])
        items.append(
            text_run(stretch, axis, at, (size, 1.0)) if font == _STOCK else _own_run(stretch, axis, at, size, font)
        )
        along += printed_width(stretch) * size
    return items


@lru_cache(maxsize=4096)
def own_letter(letter: str) -> OwnLetter | None:
    """A letter in the first of MuPDF's fonts that has it, or what is left of it without its marks; None where none has."""
    shown = letter if _own_font_of(letter) is not None else _bare(letter)
    font = _own_font_of(shown)
    return None if font is None else OwnLetter(font, _glyph(font, shown), _own_advance(font, shown))


def _own_run(text: str, axis: Axis, place: tuple[float, float], size: float, font: int) -> TextRun:
    em = (axis.x * size, axis.y * size, -axis.y * size, axis.x * size)
    run = TextRun(Look(Clip(), Effects()), TextStyle(printing_font(font), 0, BLACK, BLACK, Line(), em))
    along = place[0]
    for letter in text:
        run.add(0, axis.point(along, place[1]), _advance(letter), letter, _glyph(font, letter))
        along += _advance(letter) * size
    return run


@lru_cache(maxsize=4096)
def _printable(text: str) -> str:
    """*text* with letters that no font has taken apart, so that at least what is left of them can be printed."""
    return "".join(letter if _has(letter) else _bare(letter) for letter in unicodedata.normalize("NFC", text))


def _bare(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if _has(base) else letter


def _has(letter: str) -> bool:
    return _is_stock(letter) or _own_font_of(letter) is not None


@lru_cache(maxsize=4096)
def _font_of(letter: str) -> int:
    """The first font that has a letter; the stock font, which shows a question mark, where none has it."""
    if _is_stock(letter):
        return _STOCK
    found = _own_font_of(letter)
    return _STOCK if found is None else found


def _own_font_of(letter: str) -> int | None:
    """The first of MuPDF's fonts that has a letter."""
    return next((font for font in _OWN if _glyph(font, letter)), None)


def _is_stock(letter: str) -> bool:
    return bool(letter.encode("cp1252", "ignore"))


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    font = _font_of(letter)
    return letter_width(letter) if font == _STOCK else _own_advance(font, letter)


def _own_advance(font: int, letter: str) -> float:
    return round(float(own_font(font).glyph_advance(ord(letter))), 3)


@lru_cache(maxsize=4096)
def _glyph(font: int, letter: str) -> int:
    return int(own_font(font).has_glyph(ord(letter)))
