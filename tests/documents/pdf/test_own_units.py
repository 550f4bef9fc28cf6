"""Drawn fonts in units of their own: the size in which their text is shown says nothing of its letters."""

from __future__ import annotations

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.pdf.test_writer import plan_for
from tests.noninterference.shapes import drawn_font, drawn_font_of_pixels

from redactor.core.spans import Span
from redactor.documents.pdf.fonts.own_units import Reach, is_in_own_units, letter_em, reach_of, tells
from redactor.documents.pdf.glyphs import page_glyphs
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf

NAME = "Quellmalz"


@pytest.mark.parametrize("make", [drawn_font, drawn_font_of_pixels])
def test_letters_in_units_of_their_own_are_seen_and_as_high_as_they_are(make):
    document = read_pdf_with_glyphs(make(NAME)).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    assert block.carried
    heights = {round(box.y1 - box.y0) for box in block.boxes if box is not None}
    assert heights <= set(range(8, 16))


@pytest.mark.parametrize("make", [drawn_font, drawn_font_of_pixels])
def test_a_label_among_them_can_be_read(make):
    content = make(NAME)
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    at = block.text.index(NAME)
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, at, at + len(NAME))])).content
    (label,) = pymupdf.open(stream=copy)[0].search_for("[withheld]")
    assert 5 < label.height < 16
    assert NAME not in pymupdf.open(stream=copy)[0].get_text()


@pytest.mark.parametrize(
    ("procedure", "scale", "reach"),
    [
        (b"33 0 0 -9 31 40 d1 q", 0.5, Reach(-4.5, 20.0)),
        (b"33 0 0 -9 31 40 d1", -1.0, Reach(-40.0, 9.0)),
        (b"33 0 d0 0 0 9 9 re f", 1.0, None),
        (b"33 0 0 7 31 7 d1", 1.0, None),
        (b"", 1.0, None),
    ],
)
def test_a_letter_reaches_as_far_as_its_box_says(procedure, scale, reach):
    assert reach_of(procedure, scale) == reach


@given(st.lists(st.tuples(st.floats(-50, 0), st.floats(0.5, 100)).map(lambda ends: Reach(*ends)), max_size=5))
def test_an_em_of_the_letters_holds_each_of_them(reaches):
    em = letter_em(reaches, 1.0)
    assert em > 0
    assert all(reach.high - reach.low <= em + 1e-6 for reach in reaches)


def test_fonts_in_thousandths_are_in_usual_units():
    assert not is_in_own_units(0.001)
    assert not is_in_own_units(-0.01)
    assert is_in_own_units(-1.0)


def test_a_size_that_can_be_read_is_believed_whatever_the_boxes_of_the_letters_say():
    """Some programs give every letter the box of all, many times as high."""
    assert tells(9.0)
    assert not tells(0.12)
    glyphs = page_glyphs(pymupdf.open(stream=drawn_font_of_pixels(NAME, size=2.5))[0])
    assert {glyph.run.size for glyph in glyphs if glyph.run.font.startswith("Type3")} == {2.5}
