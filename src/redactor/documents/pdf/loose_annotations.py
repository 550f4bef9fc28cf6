"""Annotations that are written inside their page's list, and not as objects of their own.

MuPDF draws an annotation into its page under a name made of its object's number, which these do not have: all of a page would
be drawn as one and the same. So each becomes an object before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from redactor.documents.pdf.opening import PDF_FAULTS


def give_annotations_numbers(document: Any, content: bytes) -> None:
    """Make objects of the annotations of *document* (*content*, as MuPDF has it open) that are none."""
    for index, entries in _loose(content):
        numbered = [entry if is_reference else _as_object(document, entry) for entry, is_reference in entries]
        document.xref_set_key(document.page_xref(index), "Annots", f"[{' '.join(numbered)}]")


def _loose(content: bytes) -> Iterator[tuple[int, list[tuple[str, bool]]]]:
    """By page that has such annotations its list: what is written there, and whether that is a reference."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            found = [(index, _written(page.obj.get("/Annots"))) for index, page in enumerate(pdf.pages)]
    except PDF_FAULTS:  # pages that only one parser finds
        return
    yield from ((index, entries) for index, entries in found if not all(is_reference for _, is_reference in entries))


def _written(listed: Any) -> list[tuple[str, bool]]:
    if not isinstance(listed, pikepdf.Array):
        return []
    held = [listed[at] for at in range(len(listed))]
    return [
        (f"{one.objgen[0]} {one.objgen[1]} R", True) if one.is_indirect else (one.unparse().decode("latin-1"), False)
        for one in held
        if isinstance(one, pikepdf.Dictionary)
    ]


def _as_object(document: Any, written: str) -> str:
    number = document.get_new_xref()
    document.update_object(number, written)
    return f"{number} 0 R"
