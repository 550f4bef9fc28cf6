"""File formats: what a file is, its text with places, and copies without what is withheld. Originals are bytes, untouched."""

from __future__ import annotations

import hashlib
from typing import Any

from redactor.core.copies import CopyPlan, Fallback, WrittenCopy
from redactor.core.documents import Document
from redactor.core.ids import file_id
from redactor.documents.limits import DEFAULT_LIMITS, Limits
from redactor.documents.refusal import FileRefused, unread_document
from redactor.documents.registry import dry_run_here, picture_here, read_here, write_here
from redactor.documents.sandbox import run_apart
from redactor.documents.sniffing import sniff
from redactor.errors import WritingError

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "can_lay_out",
    "dry_run",
    "lay_out_word",
    "page_picture",
    "read_bytes",
    "sniff",
    "write_copy",
]


def can_lay_out() -> bool:
    """Whether LibreOffice is installed, which lays out Word copies as pages."""
    from redactor.documents.word.office import office_program

    return bool(office_program())


def lay_out_word(copy: bytes) -> bytes:
    """The pages of a finished Word copy *of ours* as PDF; raises ``WritingError`` where LibreOffice cannot make them."""
    from redactor.documents.word.office import convert_to_pdf

    return convert_to_pdf(copy)


def read_bytes(content: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in *content*. Never raises for bad input: what cannot be read is a document with a ``FILE_*`` gap."""
    if not limits.isolate or len(content) > limits.file_bytes:
        return read_here(content, limits)
    try:
        document: Document = run_apart("read", limits, content)
    except FileRefused as refusal:
        return unread_document(file_id(hashlib.sha256(content).hexdigest()), sniff(content), refusal)
    return document


def write_copy(content: bytes, document: Document, plan: CopyPlan, *, limits: Limits = DEFAULT_LIMITS) -> WrittenCopy:
    """The copy of *content* that *plan* asks for; raises ``WritingError`` where none can be written without risk."""
    if not limits.isolate:
        return write_here(content, document, plan)
    copy: WrittenCopy = _written_apart("write", limits, content, document, plan)
    return copy


def dry_run(
    content: bytes, document: Document, plan: CopyPlan, *, limits: Limits = DEFAULT_LIMITS
) -> tuple[Fallback, ...]:
    """The fallbacks that :func:`write_copy` would need, in order; raises ``WritingError`` where it would."""
    if not limits.isolate:
        return dry_run_here(content, document, plan)
    fallbacks: tuple[Fallback, ...] = _written_apart("dry run", limits, content, document, plan)
    return fallbacks


def page_picture(content: bytes, page_index: int, *, dpi: int = 100, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """A PNG of one page of the original, for people only; raises ``InputError`` where it cannot be drawn."""
    if not limits.isolate:
        return picture_here(content, page_index, dpi)
    picture: bytes = run_apart("picture", limits, content, page_index, dpi)
    return picture


def _written_apart(task: str, limits: Limits, content: bytes, document: Document, plan: CopyPlan) -> Any:
    try:
        return run_apart(task, limits, content, document, plan)
    except FileRefused as refusal:
        raise WritingError(refusal.message, next_step=refusal.next_step) from refusal
