"""Looks for a word everywhere in a PDF: raw bytes, every object and decoded stream, and the texts of three readers."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pymupdf
import pypdfium2
from pdfminer.high_level import extract_text


def places_of(content: bytes, word: str) -> list[str]:
    """Where *word* can be found, in any form; empty where it cannot."""
    found = [f"raw {form}" for form, needle in _forms(word) if needle in content.lower()]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for item in pdf.objects:
            found.extend(_in_object(item, word))
        found.extend(f"trailer {place}" for place in _in_object(pdf.trailer, word))
    for reader, text in _texts(content).items():
        if word.lower() in _squeezed(text):
            found.append(f"text by {reader}")
    return found


def _forms(word: str) -> list[tuple[str, bytes]]:
    lower = word.lower()
    return [
        ("latin", lower.encode("latin-1")),
        ("utf-16", word.encode("utf-16-be").lower()),
        ("utf-16 little", word.encode("utf-16-le").lower()),
        ("hex", lower.encode("latin-1").hex().encode()),
        ("hex, capital first", word.encode("latin-1").hex().encode()),
        ("hex utf-16", word.encode("utf-16-be").hex().encode()),
    ]


def _in_object(item: object, word: str) -> list[str]:
    data = item.unparse(resolved=False) if hasattr(item, "unparse") else b""
    found = [f"object {form}" for form, needle in _forms(word) if needle in bytes(data).lower()]
    if isinstance(item, pikepdf.Stream):
        for kind, stream in (("raw", item.read_raw_bytes()), ("decoded", _decoded(item))):
            found.extend(f"stream {kind} {form}" for form, needle in _forms(word) if needle in stream.lower())
        if word.lower().encode() in _shown(_decoded(item)):
            found.append("shown letters")
    return found


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, zlib.error):
        return b""


def _shown(data: bytes) -> bytes:
    """The literal letters of a content stream run together, so that a word cut by kerning is seen."""
    inside = b"".join(part.split(b")")[0] for part in data.split(b"(")[1:])
    return inside.lower()


def _texts(content: bytes) -> dict[str, str]:
    with pymupdf.open("pdf", content) as document:
        mupdf = "\n".join(page.get_text(clip=pymupdf.INFINITE_RECT()) for page in document)
    pdfium_document = pypdfium2.PdfDocument(content)
    pdfium = "\n".join(page.get_textpage().get_text_range() for page in pdfium_document)
    pdfium_document.close()
    return {"MuPDF": mupdf, "PDFium": pdfium, "pdfminer": extract_text(io.BytesIO(content))}


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()
