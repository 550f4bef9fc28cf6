"""Pictures of pages, for people only."""

from __future__ import annotations

from redactor.documents.pdf.opening import PDF_FAULTS, opened
from redactor.errors import InputError

_LARGEST_SIDE = 4000  # pixels: a poster is drawn smaller rather than not at all


def page_picture(content: bytes, page_index: int, dpi: int) -> bytes:
    """A PNG of one page as a viewer shows it, annotations included; raises ``InputError``."""
    with opened(content) as document:
        try:
            page = document[page_index]
            longest = max(page.rect.width, page.rect.height) * dpi / 72
            scale = min(1.0, _LARGEST_SIDE / longest) if longest > 0 else 1.0
            return bytes(page.get_pixmap(dpi=max(1, int(dpi * scale))).tobytes("png"))
        except PDF_FAULTS as fault:
            raise InputError("The page cannot be drawn.", next_step="Open the original to look at it.") from fault
