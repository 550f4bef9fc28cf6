"""Letters beyond the basic plane that MuPDF cuts to sixteen bits: a font may call them "u1D49A", of which it keeps D49A, a Hangul syllable.

So do the fonts of mathematics that TeX writes. PDFium reads the whole name (Adobe Glyph List specification, section 2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from redactor.documents.pdf.entries import followed, reference

CUT_SHORT = range(0xD400, 0xD800)  # what is left of U+1D400 to U+1D7FF, the letters of mathematics
_NAME = re.compile(r"(?<![A-Za-z])u(1D[4-7][0-9A-F]{2})(?![0-9a-f])")
_CLEAR = b"eexec"  # what follows it in a font program is encrypted
_PLANE = 0x10000


class LongNames:
    """Which letters the fonts of a page give by names of five digits."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def made_whole(self, font: str, chars: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """The traced characters of *font*, those that were cut short with their own code points."""
        named = self._named.get(_base(font), frozenset())
        return [(code + _PLANE, *rest) if code + _PLANE in named else (code, *rest) for code, *rest in chars]

    @cached_property
    def _named(self) -> dict[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        for xref, _, _, name, *_ in self._page.get_fonts(full=True):
            codes = {int(digits, 16) for digits in _NAME.findall(self._encoding(xref))}
            found[_base(name)] = found.get(_base(name), frozenset()) | codes
        return found

    def _encoding(self, font: int) -> str:
        """The encoding of a font as it is written in the file, and that of its program."""
        document = self._page.parent
        own = followed(document, font, "Encoding")
        descriptor = reference(document, font, "FontDescriptor")
        programs = [reference(document, descriptor, key) for key in ("FontFile", "FontFile3")] if descriptor else []
        raw = b"".join(document.xref_stream(number) or b"" for number in programs if number)
        return own + raw.partition(_CLEAR)[0].decode("latin-1")


def _base(name: str) -> str:
    """A font's name without the mark of a subset."""
    return name.rpartition("+")[2]
