"""Entries of objects of a document that MuPDF has open, whether they stand there or are referred to."""

from __future__ import annotations

from typing import Any


def reference(document: Any, owner: int, key: str) -> int:
    """The object that an entry refers to; 0 for none."""
    kind, value = document.xref_get_key(owner, key)
    return int(value.split()[0]) if kind == "xref" else 0


def followed(document: Any, owner: int, key: str) -> str:
    """An entry as it is written in the file, or the object that it refers to."""
    number = reference(document, owner, key)
    return str(document.xref_object(number, compressed=True) if number else document.xref_get_key(owner, key)[1])
