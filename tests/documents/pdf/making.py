"""Small PDFs made on the spot, for the tests of the reader."""

from __future__ import annotations

import pymupdf
from pikepdf import Array, Dictionary, Name


def drawn_font(pdf, procedure, width, **more):
    """A Type 3 font whose letter "a" is what *procedure* paints, *width* thousandths wide."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 1000, 1000]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(a=pdf.make_stream(procedure)),
            Encoding=Dictionary(Differences=Array([97, Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=Array([width]),
            **more,
        )
    )


def pdf_of(*pages, **page_options):
    """A PDF with one page for each list of ``(x, y, text)`` or ``(x, y, text, insert_text options)``."""
    document = pymupdf.open()
    for lines in pages:
        page = document.new_page(**page_options)
        for x, y, text, *options in lines:
            page.insert_text((x, y), text, **(options[0] if options else {}))
    return document.tobytes()


def in_private_letters(text, y):
    """A document whose page shows *text* in a font whose codes mean private letters: printed for the eye, rubbish for every search."""
    document = pymupdf.open()
    page = document.new_page()
    writer = pymupdf.TextWriter(page.rect)
    writer.append((72, y), text, font=pymupdf.Font("helv"))
    writer.write_text(page)
    for xref in range(1, document.xref_length()):
        kind, value = document.xref_get_key(xref, "ToUnicode")
        if kind == "xref":
            document.update_stream(
                int(value.split()[0]),
                b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
                b"1 beginbfrange <0000> <0fff> <E000> endbfrange endcmap",
            )
    return document


_FONT = (
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding"
    "<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi/fl/uni00AD/uni200B]>>>>"
)


def pdf_from(content_stream: bytes, **page_options):
    """A one-page PDF with that content stream, origin at the bottom left; /F0 is Helvetica, code 1 the ligature fi, 3 a soft hyphen, 4 a
    zero-width space,
    /G0 multiplies."""
    document = pymupdf.open()
    page = document.new_page(**page_options)
    page.insert_text((10, 10), " ")
    font = document.get_new_xref()
    document.update_object(font, _FONT)
    document.xref_set_key(page.xref, "Resources", f"<</Font<</F0 {font} 0 R>>/ExtGState<</G0<</BM/Multiply>>>>>>")
    document.update_stream(page.get_contents()[0], content_stream)
    return document.tobytes()


def changed(content: bytes, change):
    """The PDF after ``change(document)``."""
    document = pymupdf.open(stream=content, filetype="pdf")
    change(document)
    return document.tobytes()
