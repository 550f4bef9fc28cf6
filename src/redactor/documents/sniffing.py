"""What a file is, by its content and never by its name."""

from __future__ import annotations

import codecs
import re
import zipfile
from io import BytesIO

from redactor.core.documents import GapKind, MediaType
from redactor.documents.refusal import FileRefused, damaged, encrypted

_PDF_MAGIC_WITHIN = 1024
_FIRST_OBJECT = re.compile(rb"\s*\d{1,9}\s+\d{1,5}\s+obj\b")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_TYPE = b"wordprocessingml.document.main+xml"  # the same letters in transitional and strict packages
_WORD_MACRO_TYPE = b"ms-word.document.macroEnabled.main+xml"
_LARGEST_CONTENT_TYPES = 4 * 1024 * 1024
_TEXT_SAMPLE = 65_536

_PRINT_IT = "Print it to PDF and add that, or withhold the whole file."
_KNOWN_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"RIFF", "a sound or film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
)
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("mimetype", "an OpenDocument file"),
)


def sniff(content: bytes) -> MediaType:
    """The media type of *content*; UNKNOWN where no reader of ours is sure."""
    if b"%PDF-" in content[:_PDF_MAGIC_WITHIN] or _is_headless_pdf(content):
        return MediaType.PDF
    if content.startswith(b"PK"):
        return MediaType.WORD if _is_word(content) else MediaType.UNKNOWN
    return MediaType.TEXT if _is_text(content) else MediaType.UNKNOWN


def _is_headless_pdf(content: bytes) -> bool:
    """Whether *content* is a PDF that lost its first line; it would pass for a text."""
    return _FIRST_OBJECT.match(content) is not None and b"/Catalog" in content and b"endobj" in content


def unknown_reason(content: bytes) -> FileRefused:
    """Why a file of unknown type cannot be read, as precisely as its first bytes tell."""
    if not content:
        return damaged("The file is empty: it has no bytes at all.")
    if content.startswith(_OLE2):
        return _old_office(content)
    if content.startswith(b"PK"):
        return _other_zip(content)
    start = content[:16].lstrip()
    for magic, name in _KNOWN_STARTS:
        if start.startswith(magic):
            return _unknown(f"The file is {name}, which is not read.")
    if content[4:8] == b"ftyp":
        return _unknown("The file is a picture, sound or film, which is not read.")
    if _is_markup(content):
        return _unknown("The file is a web page or an e-mail file, which is not read.")
    return _unknown("The file is of no type that is known here.")


def _unknown(what: str) -> FileRefused:
    return FileRefused(GapKind.FILE_UNKNOWN, what, next_step=_PRINT_IT)


def _old_office(content: bytes) -> FileRefused:
    """OLE2 holds encrypted new Office files, and all of the old ones."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return encrypted("The Office file is encrypted and opens only with a password.")
    if "WordDocument".encode("utf-16-le") in content:
        return FileRefused(
            GapKind.FILE_UNKNOWN,
            "The file is an old Word document (.doc), which is not read.",
            next_step="Open it in Word, save it as .docx and add that.",
        )
    if "__substg1.0_".encode("utf-16-le") in content:
        return _unknown("The file is an Outlook message (.msg), which is not read.")
    return _unknown("The file is an old Office file, which is not read.")


def _zip_names(content: bytes) -> list[str] | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return None


def _is_word(content: bytes) -> bool:
    """Whether the package calls one of its parts a Word document, wherever that part stands."""
    names = _zip_names(content)
    if names is None:
        return False
    if "word/document.xml" in names:
        return True
    return "[Content_Types].xml" in names and any(
        kind in _content_types(content) for kind in (_WORD_TYPE, _WORD_MACRO_TYPE)
    )


def _content_types(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open("[Content_Types].xml") as part:
            return part.read(_LARGEST_CONTENT_TYPES)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError, KeyError):
        return b""


def _other_zip(content: bytes) -> FileRefused:
    names = _zip_names(content)
    if names is None:
        return damaged("The file starts like a Word file or zip archive but is damaged.")
    for prefix, name in _ZIP_KINDS:
        if any(entry.startswith(prefix) for entry in names):
            return _unknown(f"The file is {name}, which is not read.")
    return FileRefused(
        GapKind.FILE_UNKNOWN,
        "The file is a zip archive, which is not opened.",
        next_step="Unpack it and add the files that are in it.",
    )


def _is_markup(content: bytes) -> bool:
    """Web pages and e-mail files are text, but what a reader sees of them is not what stands in them."""
    head = content[:4096].lstrip(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return True
    return b"mime-version:" in head and head.split(b":", 1)[0].replace(b"-", b"").isalpha()


def _is_text(content: bytes) -> bool:
    if not content or _is_markup(content) or content.lstrip()[:5] == b"{\\rtf":
        return False
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
        return True
    sample = content[:_TEXT_SAMPLE]
    odd = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in sample)
    return odd == 0
