"""What goes at an extent that a person chooses instead of the proposed one."""

from __future__ import annotations

from redactor.core.documents import Document
from redactor.core.items import Extent
from redactor.core.spans import Span
from redactor.policy.reading import DocumentReading


def area_at(document: Document, anchor: Span, extent: Extent) -> tuple[Span, ...]:
    """The spans of *document* that go when the words *anchor* are withheld at *extent*; the whole file's, for a file."""
    if extent is Extent.FILE:
        return tuple(sorted(Span(block.id, 0, len(block.text)) for block in document.blocks if block.text))
    return DocumentReading(document, (), {}).area(anchor, extent)
