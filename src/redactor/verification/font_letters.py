"""Letters that a copy's fonts still know although no text uses them: an embedded font can spell what was removed."""

from __future__ import annotations

import re

from redactor.verification.letters import words_of
from redactor.verification.pdf_file import PdfFile

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_WIDEST = 0x110000


def unused_letters(pdf: PdfFile, shown: set[str]) -> int:
    """How many letters and digits the fonts' own tables name that are not among those *shown* (folded)."""
    known: set[str] = set()
    for one in pdf.objects:
        if one.stream is not None and b"begincmap" in one.stream.data:
            known |= letters_in(one.stream.data)
    return len({letter for text in known for word in words_of(text) for letter in word} - shown)


def letters_in(table: bytes) -> set[str]:
    """The texts that a font's table maps its glyphs to."""
    found: set[str] = set()
    for kind, body in _SECTION.findall(table):
        if kind == b"bfchar":
            found.update(map(_text, _HEX.findall(body)[1::2]))
        else:
            for first, last, start, listed in _RANGE.findall(body):
                found.update(_run(first, last, start) if start else map(_text, _HEX.findall(listed)))
    return found


def _run(first: bytes, last: bytes, start: bytes) -> set[str]:
    count = int(last, 16) - int(first, 16) + 1
    code = int(start, 16)
    return {chr(at) for at in range(code, min(code + min(count, 0x10000), _WIDEST))}


def _text(digits: bytes) -> str:
    packed = b"".join(digits.split())
    return bytes.fromhex(packed[: len(packed) & ~1].decode("ascii")).decode("utf-16-be", "ignore")
