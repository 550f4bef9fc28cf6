"""A Word copy's pages as PDF: laid out by LibreOffice from the finished copy, written anew by our own PDF writer.

LibreOffice gets the copy that was written from the allow-list, never the original. What comes back is an input like any
other: read, written as pixels and letters of our own, and verified. The words of the Word copy must all be on its pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from redactor.core.copies import CopyPlan, GapFate, WrittenCopy
from redactor.core.documents import Document, GapKind, MediaType
from redactor.core.names import fold
from redactor.documents import lay_out_word, read_bytes, write_copy
from redactor.errors import WritingError

_KEPT = 32  # a release writes each copy twice, with and without its stamp: the pages between are the same
_UNREAD = frozenset({GapKind.FILE_UNREADABLE, GapKind.FILE_UNKNOWN, GapKind.FILE_ENCRYPTED})
_pages_of = lru_cache(maxsize=_KEPT)(lay_out_word)


def undressed(plan: CopyPlan) -> CopyPlan:
    """The plan without stamp and banner: those are set on the pages."""
    return replace(plan, stamp="", banner="")


def as_pdf(word: WrittenCopy, plan: CopyPlan, disclosed: Iterable[str]) -> WrittenCopy:
    """The pages of the Word copy *word*, dressed as *plan* asks; raises ``WritingError`` where words were lost."""
    pages = _pages_of(word.content)
    document = read_bytes(pages)
    if any(gap.kind in _UNREAD for gap in document.gaps):
        raise WritingError("The pages that LibreOffice made cannot be read.", next_step=_KEEP)
    shown = tuple(block.text for block in document.blocks if block.carried)
    if _letters(disclosed) - _letters(shown):
        raise WritingError("LibreOffice left words of the copy out of its pages.", next_step=_KEEP)
    made = write_copy(pages, document, _page_plan(document, plan))
    labels = sum(_squeezed(text).count(_squeezed(plan.label)) for text in shown)
    return replace(made, labels=labels, shown=shown)


_KEEP = 'Keep this copy as a Word file: set word_copies = "word" in case.toml.'


def _page_plan(document: Document, plan: CopyPlan) -> CopyPlan:
    """Nothing is withheld any more, and every picture was decided when the Word copy was written."""
    gaps = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    return CopyPlan(document.file, MediaType.PDF, plan.label, gaps=gaps, stamp=plan.stamp, banner=plan.banner)


def _letters(texts: Iterable[str]) -> Counter[str]:
    """Letters and digits by count: lines break and hyphens close where they please."""
    return Counter(letter for text in texts for letter in fold(text) if letter.isalnum())


def _squeezed(text: str) -> str:
    return "".join(fold(text).split())
