"""Letters of mathematics have names of five digits, of which MuPDF keeps four: they are read whole."""

from __future__ import annotations

import pymupdf
import pytest
from tests.documents.pdf.making import changed, pdf_from

from redactor.core.documents import GapKind
from redactor.documents.pdf.long_names import LongNames
from redactor.documents.pdf.reader import read_pdf_with_glyphs

WORDS = b"BT /F0 12 Tf 72 700 Td (The value of ) Tj /M0 12 Tf (A) Tj /F0 12 Tf ( is known) Tj ET"


def with_named_letter(name):
    """A page of which one letter is in a font that calls it *name*."""

    def add(document):
        number = document.get_new_xref()
        encoding = f"<</Type/Encoding/Differences[65/{name}]>>"
        font = f"<</Type/Font/Subtype/Type1/BaseFont/Times-Italic/Encoding{encoding}>>"
        document.update_object(number, font)
        document.xref_set_key(document[0].xref, "Resources/Font/M0", f"{number} 0 R")

    return changed(pdf_from(WORDS), add)


def test_a_letter_of_mathematics_is_read_whole_and_no_disagreement():
    document = read_pdf_with_glyphs(with_named_letter("u1D49A")).document
    assert [block.text for block in document.blocks if block.carried] == ["The value of y is known"]
    assert not [gap for gap in document.gaps if gap.kind is GapKind.READERS_DISAGREE]


def test_a_syllable_stays_a_syllable():
    document = read_pdf_with_glyphs(with_named_letter("uniD49A")).document
    assert [block.text for block in document.blocks if block.carried] == ["The value of \ud49a is known"]


@pytest.mark.parametrize(
    ("font", "code"), [("Times-Italic", 0x1D49A), ("ABCDEF+Times-Italic", 0x1D49A), ("Other", 0xD49A)]
)
def test_only_the_font_that_gives_the_name_is_read_otherwise(font, code):
    page = pymupdf.open(stream=with_named_letter("u1D49A"))[0]
    assert LongNames(page).made_whole(font, [(0xD49A, 7, (1.0, 2.0), ())]) == [(code, 7, (1.0, 2.0), ())]
