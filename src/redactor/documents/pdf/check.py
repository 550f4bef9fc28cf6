"""Reads a copy again: every page must show exactly the glyphs that were meant, each in its place."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.documents.pdf.display import Shown
from redactor.documents.pdf.glyphs import Glyph, page_glyphs
from redactor.documents.pdf.matrices import Matrix
from redactor.documents.pdf.opening import opened
from redactor.documents.pdf.pairing import pair
from redactor.documents.pdf.refusals import NotUnderstood

_UNKNOWN = "\ufffd"


def faulty_pages(content: bytes, expected: Sequence[Sequence[Shown]]) -> list[int]:
    """The indexes of pages that do not read as expected."""
    with opened(content) as pdf:
        if pdf.is_repaired or pdf.page_count != len(expected):
            return list(range(len(expected)))
        return [index for index, glyphs in enumerate(expected) if not _reads_as(pdf[index], glyphs)]


def _reads_as(page: object, expected: Sequence[Shown]) -> bool:
    traced = page_glyphs(page)
    copies = [Shown(glyph.run, glyph.code, glyph.x, glyph.y, glyph.advance) for glyph in expected]
    try:
        pair(copies, traced, _to_page(page))
    except NotUnderstood:
        return False
    return all(_same_letters(copy, glyph) for copy, glyph in zip(copies, expected, strict=True))


def _same_letters(copy: Shown, expected: Shown) -> bool:
    return copy.text == expected.text or _UNKNOWN in expected.text


def _to_page(page: object) -> Matrix:
    box = page.cropbox  # type: ignore[attr-defined]
    media = page.mediabox  # type: ignore[attr-defined]
    del box
    return (1.0, 0.0, 0.0, -1.0, media.x0, media.y1)


__all__ = ["Glyph", "faulty_pages"]
