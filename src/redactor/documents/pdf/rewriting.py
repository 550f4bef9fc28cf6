"""The first rewrite of a PDF: bytes that no longer ask for repair, whatever came in.

MuPDF writes the file anew; where it cannot, or where its own writing asks for repair again, qpdf does so first. Only what
was written here is looked at from then on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import pikepdf

from redactor.core.documents import GapKind
from redactor.documents.pdf.opening import PDF_FAULTS, opened
from redactor.documents.refusal import FileRefused, damaged

# How every version of a file is saved.
SAVING: dict[str, Any] = {
    "garbage": 1,  # keeps object numbers, so that facts recorded by number stay true
    "encryption": 1,  # PDF_ENCRYPT_NONE
    "no_new_id": True,
    "raise_on_repair": True,
}
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_DEEPEST = 64  # nodes above a page
_REFERENCE = re.compile(r"(\d+) \d+ R")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A PDF written anew, unencrypted, and what the original was like."""

    content: bytes = field(repr=False)
    was_repaired: bool
    was_encrypted: bool


def rewrite(content: bytes) -> Rewritten:
    """*content* written anew; raises ``FileRefused`` where two parsers cannot, or where it needs a password."""
    try:
        return _by_mupdf(content)
    except FileRefused as refusal:
        if refusal.kind is GapKind.FILE_ENCRYPTED:
            raise
        return replace(_by_mupdf(_by_qpdf(content, refusal)), was_repaired=True)


def with_plain_pages(content: bytes, pages: int) -> bytes:
    """*content*; with its tree of pages made one list where the two parsers do not find the same number of pages in it."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if len(pdf.pages) == pages:
                return content
    except PDF_FAULTS:  # a tree with a loop, a page that is none
        pass
    with opened(content) as document:
        _list_pages(document)
        return bytes(document.tobytes(**SAVING))


def _list_pages(document: Any) -> None:
    """Hang every page on the root of the tree, with what it inherited."""
    _hang(document, [document.page_xref(index) for index in range(document.page_count)])


def _without_loops(document: Any) -> None:
    """Make the tree of pages one list where it leads back into itself, so that MuPDF can't reach what it counts as pages."""
    try:
        for index in range(document.page_count):
            document.page_xref(index)
    except PDF_FAULTS:
        found = list(_leaves(document, _root(document)))
        if found:
            _hang(document, found)


def _leaves(document: Any, node: int) -> Iterator[int]:
    """The pages under a node of the tree, each once, in their order."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        kind, kids = document.xref_get_key(number, "Kids")
        if kind == "array":
            waiting.extend(reversed([int(found) for found in _REFERENCE.findall(kids)]))
        elif document.xref_get_key(number, "Type")[1] == "/Page":
            yield number


def _root(document: Any) -> int:
    return int(document.xref_get_key(document.pdf_catalog(), "Pages")[1].split()[0])


def _hang(document: Any, numbers: Sequence[int]) -> None:
    """Make *numbers* the pages of the document."""
    root = _root(document)
    for number in dict.fromkeys(numbers):
        for key in _INHERITED:
            value = _inherited(document, number, key)
            if value:
                document.xref_set_key(number, key, value)
    for number in dict.fromkeys(numbers):
        document.xref_set_key(number, "Parent", f"{root} 0 R")
    kids = " ".join(f"{number} 0 R" for number in numbers)
    document.update_object(root, f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>")


def _inherited(document: Any, number: int, key: str) -> str:
    """What a page or a node above it says; "" where none does."""
    for _ in range(_DEEPEST):
        kind, value = document.xref_get_key(number, key)
        if kind != "null":
            return str(value)
        kind, value = document.xref_get_key(number, "Parent")
        if kind != "xref":
            break
        number = int(value.split()[0])
    return ""


def refuse_repaired(document: Any) -> None:
    """A document of our own writing that asks for repair is not to be trusted."""
    if document.is_repaired:
        raise damaged("The PDF is damaged: it asks for repair again after having been repaired.")


def page_count(document: Any) -> int:
    """The number of pages; refuses a document without any."""
    count = int(document.page_count)
    if count < 1:
        raise damaged("The PDF is damaged: no page of it can be found.")
    return count


def _by_mupdf(content: bytes) -> Rewritten:
    with opened(content) as original:
        page_count(original)
        _without_loops(original)
        was_repaired, was_encrypted = bool(original.is_repaired), bool(original.metadata.get("encryption"))
        try:
            saved = bytes(original.tobytes(**{**SAVING, "raise_on_repair": False}))
        except PDF_FAULTS as fault:
            raise damaged("The PDF is damaged: it cannot be written anew.") from fault
    with opened(saved) as again:
        refuse_repaired(again)
        page_count(again)
    return Rewritten(saved, was_repaired, was_encrypted)


def _by_qpdf(content: bytes, refusal: FileRefused) -> bytes:
    """What qpdf makes of the file; where it makes nothing of it either, the first refusal stands."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            out = BytesIO()
            pdf.save(out, encryption=False)
            return out.getvalue()
    except PDF_FAULTS as fault:
        raise refusal from fault
