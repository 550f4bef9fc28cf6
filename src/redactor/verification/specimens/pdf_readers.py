"""Bad copies in PDF: two readers see two documents, or something is missing."""

from __future__ import annotations

from redactor.verification.catalogue import Number
from redactor.verification.specimens.plain import LABEL, LINES, NAME, PdfBuilder, drawn, pdf_copy, pdf_text
from redactor.verification.specimens.registry import bad_pdf


@bad_pdf(Number.READERS, Number.SURPLUS, Number.COUNTS, Number.OPENS, Number.STRUCTURE)
def _pdf_contents_twice() -> bytes:
    builder = PdfBuilder()
    other = builder.stream(pdf_text((*LINES, NAME)))
    return pdf_copy(page_entries=b"/Contents %d 0 R" % other, builder=builder)


@bad_pdf(Number.STRUCTURE)
def _pdf_object_number_twice() -> bytes:
    content = pdf_copy()
    second = b"2 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        len(drawn("nothing here")),
        drawn("nothing here"),
    )
    at = content.index(b"3 0 obj")
    return content[:at] + second + content[at:]


@bad_pdf(Number.COUNTS)
def _pdf_a_page_too_many() -> bytes:
    return pdf_copy(pages=2)


@bad_pdf(Number.LOSSES)
def _pdf_a_line_missing() -> bytes:
    return pdf_copy(LINES[:2])


@bad_pdf(Number.LABELS)
def _pdf_a_label_missing() -> bytes:
    return pdf_copy((LINES[0], LINES[1], LINES[2].replace(LABEL, "")))


@bad_pdf(Number.OPENS)
def _pdf_cut_off() -> bytes:
    return pdf_copy()[:300]
