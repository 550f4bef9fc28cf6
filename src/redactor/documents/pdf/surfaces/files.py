"""Files embedded in a PDF, wherever their specification hangs."""

from __future__ import annotations

from typing import Any

import pikepdf

from redactor.core.documents import BlockKind, EmbeddedFile
from redactor.documents.pdf.surfaces.words import Found, words

_SYSTEMS = ("/UF", "/F", "/DOS", "/Unix", "/Mac")


def collect_embedded(specification: Any, found: Found) -> None:
    """The file that *specification* holds, if it holds one, and what is said about it."""
    if not isinstance(specification, pikepdf.Dictionary) or "/EF" not in specification:
        return
    files = specification["/EF"]
    stream = next((files[key] for key in _SYSTEMS if key in files), None)
    if not isinstance(stream, pikepdf.Stream):
        return
    name = next((words(specification.get(key)) for key in _SYSTEMS if words(specification.get(key))), "embedded file")
    found.embedded.append(EmbeddedFile(name, bytes(stream.read_bytes())))
    found.add(BlockKind.EMBEDDED, "embedded file", "description", specification.get("/Desc"))
