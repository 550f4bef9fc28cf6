"""Why a whole file cannot be read or written: typed, so that it becomes one clear gap."""

from __future__ import annotations

from redactor.core.documents import Document, Gap, GapKind, MediaType
from redactor.core.ids import FileId
from redactor.core.places import Place
from redactor.errors import InputError


class FileRefused(InputError):
    """A file cannot be worked on at all. ``kind`` is the gap that the file becomes; the message quotes nothing."""

    def __init__(self, kind: GapKind, message: str, *, next_step: str) -> None:
        super().__init__(message, next_step=next_step)
        self.kind = kind


def damaged(what: str) -> FileRefused:
    """The refusal of a file whose structure cannot be trusted."""
    return FileRefused(
        GapKind.FILE_UNREADABLE, what, next_step="Ask for a fresh export of the file, or print it to PDF and add that."
    )


def encrypted(what: str) -> FileRefused:
    """The refusal of a file that needs a password we do not have."""
    return FileRefused(
        GapKind.FILE_ENCRYPTED, what, next_step="Save it without a password and add that, or withhold the whole file."
    )


def unread_document(file: FileId, media_type: MediaType, refusal: FileRefused) -> Document:
    """The document of a file that could not be read: nothing but one gap that says why and what to do."""
    gap = Gap(file, refusal.kind, Place("file"), refusal.diagnostics().replace("\n", " "))
    return Document(file=file, media_type=media_type, page_count=None, blocks=(), gaps=(gap,))
