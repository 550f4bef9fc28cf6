"""Opening PDF bytes with MuPDF: quietly, from memory, and with one kind of error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
import pymupdf
from pymupdf import mupdf

from redactor.documents.refusal import damaged, encrypted

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

# What working on a broken file may raise: MuPDF's errors and pikepdf's, and what PyMuPDF, pikepdf, Pillow and numpy raise of
# Python's own where a value is not what they take for granted (PyMuPDF asserts much). Names that do not exist, imports
# that fail and memory that runs out are faults of ours or of the machine, and are not taken for the file's.
PDF_FAULTS: tuple[type[Exception], ...] = (
    mupdf.FzErrorBase,
    pikepdf.PikepdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


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
