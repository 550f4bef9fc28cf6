"""Which room reads and writes which format; rooms are imported when a file needs them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from redactor.core.copies import CopyPlan, Fallback, WrittenCopy
from redactor.core.documents import Document, GapKind, MediaType
from redactor.core.ids import file_id
from redactor.documents.limits import Limits
from redactor.documents.refusal import FileRefused, damaged, unread_document
from redactor.documents.sniffing import sniff, unknown_reason
from redactor.errors import InputError, RedactorError, WritingError


@dataclass(frozen=True, slots=True)
class Format:
    """The functions of one format, each as ``module:name``; "" where the format has none."""

    reader: str
    writer: str
    dry_run: str
    picture: str = ""


FORMATS: dict[MediaType, Format] = {
    MediaType.PDF: Format(
        reader="redactor.documents.pdf.reader:read_pdf",
        writer="redactor.documents.pdf.writer:write_pdf",
        dry_run="redactor.documents.pdf.writer:dry_run_pdf",
        picture="redactor.documents.pdf.pictures:page_picture",
    ),
    MediaType.WORD: Format(
        reader="redactor.documents.word:read_word",
        writer="redactor.documents.word:write_word",
        dry_run="redactor.documents.word:dry_run_word",
    ),
    MediaType.TEXT: Format(
        reader="redactor.documents.text.reader:read_text",
        writer="redactor.documents.text.writer:write_text",
        dry_run="redactor.documents.text.writer:dry_run_text",
    ),
}


def read_here(content: bytes, limits: Limits) -> Document:
    """The document in *content*, read in this process. Whatever is wrong with the file becomes a gap, never an error."""
    file = file_id(hashlib.sha256(content).hexdigest())
    media_type = sniff(content)
    try:
        _check_size(content, limits)
        read = _reader(content, media_type)
        return read(content, file, limits)
    except FileRefused as refusal:
        return unread_document(file, media_type, refusal)
    except MemoryError:
        return unread_document(file, media_type, damaged("The file needs more memory than it may have."))
    except RecursionError:
        return unread_document(file, media_type, damaged("The file is nested too deeply to be read."))
    except Exception as fault:  # noqa: BLE001  a hostile file may make a library raise anything; the folder goes on
        what = f"The file is damaged: reading it failed ({type(fault).__name__})."
        return unread_document(file, media_type, damaged(what))


def write_here(content: bytes, document: Document, plan: CopyPlan) -> WrittenCopy:
    """The copy that *plan* asks for, written in this process; raises ``WritingError``."""
    write = _writer(document.media_type, FORMATS.get(document.media_type, Format("", "", "")).writer)
    with_errors: WrittenCopy = _run_writer(write, content, document, plan)
    return with_errors


def dry_run_here(content: bytes, document: Document, plan: CopyPlan) -> tuple[Fallback, ...]:
    """The fallbacks that :func:`write_here` would need; raises ``WritingError`` where it would."""
    run = _writer(document.media_type, FORMATS.get(document.media_type, Format("", "", "")).dry_run)
    fallbacks: tuple[Fallback, ...] = _run_writer(run, content, document, plan)
    return fallbacks


def picture_here(content: bytes, page_index: int, dpi: int) -> bytes:
    """A PNG of one page, drawn in this process; raises ``InputError`` where the format has no pages."""
    media_type = sniff(content)
    name = FORMATS[media_type].picture if media_type in FORMATS else ""
    if not name:
        raise InputError("Pages of this kind of file cannot be drawn.", next_step="Open the original to look at it.")
    draw: Callable[..., bytes] = _load(name, media_type)
    return draw(content, page_index, dpi)


def _check_size(content: bytes, limits: Limits) -> None:
    if len(content) > limits.file_bytes:
        megabytes = limits.file_bytes // (1024 * 1024)
        raise FileRefused(
            GapKind.FILE_UNREADABLE,
            f"The file is larger than {megabytes} MB and was not opened.",
            next_step="Split it into smaller files and add those.",
        )


def _reader(content: bytes, media_type: MediaType) -> Callable[..., Document]:
    if media_type is MediaType.UNKNOWN:
        raise unknown_reason(content)
    reader: Callable[..., Document] = _load(FORMATS[media_type].reader, media_type)
    return reader


def _load(name: str, media_type: MediaType) -> Any:
    module, _, function = name.partition(":")
    try:
        return getattr(import_module(module), function)
    except (ImportError, AttributeError) as fault:
        raise FileRefused(
            GapKind.FILE_UNKNOWN,
            f"Files of type {media_type.name} cannot be handled by this installation.",
            next_step="Print it to PDF and add that.",
        ) from fault


def _writer(media_type: MediaType, name: str) -> Any:
    if not name:
        raise WritingError("No copy of this kind of file can be written.", next_step="Withhold the whole file.")
    try:
        return _load(name, media_type)
    except FileRefused as refusal:
        raise WritingError(refusal.message, next_step=refusal.next_step) from refusal


def _run_writer(run: Callable[..., Any], content: bytes, document: Document, plan: CopyPlan) -> Any:
    """Run a writer; whatever a library raises means that no copy was written."""
    try:
        return run(content, document, plan)
    except WritingError:
        raise
    except RedactorError as refusal:
        raise WritingError(refusal.message, next_step=refusal.next_step) from refusal
    except Exception as fault:
        raise WritingError(
            f"No copy could be written ({type(fault).__name__}); nothing was published.",
            next_step="Withhold the whole file, or replace it by a fresh export.",
        ) from fault
