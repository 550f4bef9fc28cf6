"""Symbol characters: pictures from a symbol font, or letters in disguise."""

from __future__ import annotations

from typing import NamedTuple

PICTURE_FONTS = frozenset(
    {
        "Symbol",
        "Wingdings",
        "Wingdings 2",
        "Wingdings 3",
        "Webdings",
        "MT Extra",
        "Marlett",
        "ZapfDingbats",
        "Zapf Dingbats",
    }
)
_PRIVATE = range(0xF000, 0xF100)


class SymbolText(NamedTuple):
    """How a symbol reads; ``private`` where only its font gives it a meaning."""

    letters: str
    private: bool
    font: str
    code: str


def symbol_text(font: str, code: str) -> SymbolText:
    """The letters that a ``w:sym`` stands for. In an ordinary font F041 is an "A" and can spell a name."""
    try:
        number = int(code, 16)
    except ValueError:
        return SymbolText("", private=False, font="", code="")
    if font in PICTURE_FONTS:
        placed = number if number in _PRIVATE else 0xF000 + (number & 0xFF)
        return SymbolText(chr(placed), private=True, font=font, code=f"{placed:04X}")
    plain = number - 0xF000 if number in _PRIVATE else number
    is_letter = 0x20 <= plain <= 0x10FFFF and not 0xD800 <= plain <= 0xDFFF
    return SymbolText(chr(plain) if is_letter else "", private=False, font="", code="")
