"""Opening PDF bytes with MuPDF: quietly, from memory, and with one kind of error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pymupdf

from redactor.documents.refusal import damaged, encrypted

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

# What working on a broken file may raise. MuPDF's own errors, and PyMuPDF's, share no base but this one.
PDF_FAULTS: tuple[type[Exception], ...] = (Exception,)


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The document in *content*; refuses what MuPDF cannot open or what needs a password."""
    document = _open(content)
    try:
        if document.needs_pass and not document.authenticate(""):
            raise encrypted("The PDF is encrypted and opens only with a password.")
        yield document
    finally:
        document.close()


def _open(content: bytes) -> Any:
    try:
        return pymupdf.open(stream=content, filetype="pdf")
    except PDF_FAULTS as fault:
        raise damaged("The PDF is damaged: it cannot be opened.") from fault
