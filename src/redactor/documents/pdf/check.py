"""Reads a copy again: every page must show exactly the glyphs that were meant, each in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from redactor.documents.pdf.display import TextRun
from redactor.documents.pdf.fonts.book import has_name
from redactor.documents.pdf.glyphs import page_trace
from redactor.documents.pdf.matrices import Matrix
from redactor.documents.pdf.opening import opened
from redactor.documents.pdf.pairing import paired_letters
from redactor.documents.pdf.refusals import NotUnderstood


@dataclass(frozen=True, slots=True)
class ExpectedPage:
    """What a written page must show: its glyphs, none of them dropped, and how MuPDF's points are carried to its user space."""

    runs: Sequence[TextRun] = field(repr=False)
    to_page: Matrix


def faulty_pages(content: bytes, expected: Sequence[ExpectedPage]) -> list[int]:
    """The indexes of pages that do not read as expected."""
    with opened(content) as pdf:
        if pdf.is_repaired or pdf.page_count != len(expected):
            return list(range(len(expected)))
        return [index for index, page in enumerate(expected) if not _reads_as(pdf[index], page)]


def _reads_as(page: Any, expected: ExpectedPage) -> bool:
    try:
        found = paired_letters(expected.runs, page_trace(page), expected.to_page)
    except NotUnderstood:
        return False
    wanted = [text for run in expected.runs for text in run.texts]
    return wanted == found or all(one == other or not has_name(one) for one, other in zip(wanted, found, strict=True))
