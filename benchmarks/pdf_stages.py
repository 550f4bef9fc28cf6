"""Where the CPU time of a PDF copy goes: the stages of reading and writing, each with its clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from redactor.documents.pdf import pagecopy, pages, reader, writer
from redactor.documents.pdf.content import Content
from redactor.documents.pdf.fonts.book import FontBook
from redactor.documents.pdf.witness import SecondReader

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("normalise", reader, "normalise"),
    ("read: MuPDF's trace", pages, "page_glyphs"),
    ("read: what is not seen", pages, "with_visibility"),
    ("read: lines, paragraphs, tables", pages, "arrange"),
    ("read: compare with PDFium", reader, "_compared"),
    ("interpret the content", pagecopy, "interpret_page"),
    ("pair with the trace", pagecopy, "pair"),
    ("choose glyphs", pagecopy, "choose"),
    ("cut lines, set again", pagecopy, "_relaid"),
    ("PDFium as a witness", SecondReader, "check"),
    ("put in place", pagecopy, "_replaced"),
    ("write content and glyphs", Content, "write"),
    ("build fonts", FontBook, "finish"),
    ("save", writer, "saved"),
    ("read the copy again", writer, "faulty_pages"),
)


@contextmanager
def clocks() -> Iterator[dict[str, float]]:
    """CPU seconds by stage, for everything that is read and written inside."""
    spent: dict[str, float] = {name: 0.0 for name, _, _ in STAGES}
    with ExitStack() as stack:
        for name, owner, attribute in STAGES:
            timed = _timed(spent, name, getattr(owner, attribute))
            stack.enter_context(mock.patch.object(owner, attribute, timed))
        yield spent


def _timed(spent: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] += time.process_time() - start

    return timed
