"""Fields whose looks readers are asked to make anew from their values.

Programs that fill in a form and cannot draw set ``NeedAppearances``: what they leave as a field's look is empty or stale, and
readers show the value. Source: ISO 32000-1, 12.7.2, table 218.
"""

from __future__ import annotations

from typing import Any

from pymupdf import mupdf


def draw_fields_anew(document: Any) -> None:
    """Give the form fields of *document* the looks that readers show, where it asks for that."""
    if document.xref_get_key(document.pdf_catalog(), "AcroForm/NeedAppearances")[1] != "true":
        return
    for page in document:
        shown = mupdf.pdf_page_from_fz_page(page.this)
        field = mupdf.pdf_first_widget(shown)
        while field.m_internal:
            mupdf.pdf_annot_request_resynthesis(field)
            field = mupdf.pdf_next_widget(field)
        mupdf.pdf_update_page(shown)
