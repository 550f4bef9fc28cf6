"""What once had a page drawn as a picture, and now leaves it as it is."""

from __future__ import annotations

import io
import zlib
from math import cos, radians, sin

import numpy as np
import pikepdf
import pymupdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from tests.documents.pdf.making import drawn_font, pdf_from
from tests.documents.pdf.test_writer import plan_for
from tests.noninterference.shapes import _raw

from redactor.core.checks import CheckOutcome, Expectation, WithheldText
from redactor.core.copies import GapFate
from redactor.core.documents import MediaType
from redactor.core.spans import Span
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf
from redactor.verification import verify_copy

NAME = "Zorbaxine"


def line(text):
    return f"BT /F1 11 Tf 72 780 Td (Dear {text}) Tj ET ".encode()


def copied(content, *words):
    """The page of a copy without *words*; nothing of it is drawn."""
    document = read_pdf_with_glyphs(content).document
    spans = [
        Span(block.id, at, at + len(word))
        for block in document.blocks
        for word in words
        if (at := block.text.find(word)) >= 0
    ]
    assert len(spans) >= len(words)
    gaps = tuple((gap.id, GapFate.PIXELS) for gap in document.gaps)
    copy = write_pdf(content, document, plan_for(document, spans, gaps=gaps))
    assert not copy.fallbacks
    return pymupdf.open(stream=copy.content)[0]


@pytest.mark.parametrize("extra", [b"/odd zzz", b"enxstream", b"1 2 3 foo", b"BX (words) unknown EX"])
def test_operators_that_no_specification_names_are_passed_over(extra):
    page = copied(pdf_from(b"BT /F0 12 Tf 72 700 Td (Dear Zorbaxine) Tj ET " + extra + b" 72 600 50 50 re f"), NAME)
    assert page.get_text().split() == ["Dear", "[withheld]"]
    assert page.get_pixmap().pixel(90, 842 - 620) == (0, 0, 0)


@pytest.mark.parametrize(
    "made", [lambda _: Dictionary(Subtype=Name.Form), lambda pdf: pdf.make_stream(b"", Subtype=Name.PS)]
)
def test_objects_that_are_neither_picture_nor_form_are_passed_over(made):
    content = _raw(line(NAME) + b" /X0 Do", {"/XObject": lambda pdf: Dictionary(X0=made(pdf))})
    assert NAME not in copied(content, NAME).get_text()


@pytest.mark.parametrize("degrees", [20, 45, 70, 110, 160, 200, 250, 290, 340])
def test_a_slanting_line_that_is_set_again_stays_on_the_page(degrees):
    """Its ends are where the line itself leaves the page, not the page's corners."""
    a, b = cos(radians(degrees)), sin(radians(degrees))
    x, y = 300 - 130 * a, 420 - 130 * b
    line = b"BT /F0 12 Tf %f %f %f %f %f %f Tm (Old Zorbaxine and his neighbours of the lane) Tj ET"
    page = copied(pdf_from(line % (a, b, -b, a, x, y)), NAME)
    document = pypdfium2.PdfDocument(page.parent.tobytes())
    text = document[0].get_textpage()
    assert "neighbours" in text.get_text_range()
    for at in range(text.count_chars()):
        left, low, right, high = text.get_charbox(at)
        assert left >= 0
        assert low >= 0
        assert right <= document[0].get_width()
        assert high <= document[0].get_height()


@pytest.mark.parametrize(
    ("colour", "has_ground"), [(b"0 g", True), (b"0 0 0 1 k", True), (b"1 g", False), (b"0.9 1 0.9 rg", False)]
)
def test_words_that_move_over_a_dark_area_get_a_light_ground(colour, has_ground):
    """The label is longer than the name, so that the end of the line comes to stand where the area is."""
    content = pdf_from(
        b"BT /F0 12 Tf 72 700 Td (Al met Ms Okafor on a Monday) Tj 0 -20 Td (then others) Tj ET "
        + colour
        + b" 231 690 60 44 re f"
    )
    page = copied(content, "Al")
    assert "Okafor" in page.get_text()
    grounds = [item for item in page.get_drawings() if item["fill"] == pytest.approx((0.91,) * 3, abs=0.01)]
    assert (len(grounds) > 1) is has_ground  # the label has its own


def test_letters_without_a_name_are_said_to_be_unknown_and_not_left_to_their_codes():
    """PDFium takes the code of a letter that has no name for a letter: here for digits."""
    source = pymupdf.open()
    page = source.new_page()
    writer = pymupdf.TextWriter(page.rect)
    writer.append((72, 200), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", font=pymupdf.Font("helv"))
    writer.write_text(page)
    for xref in range(1, source.xref_length()):
        if source.xref_get_key(xref, "ToUnicode")[0] == "xref":
            source.xref_set_key(xref, "ToUnicode", "null")
    page.insert_text((72, 100), f"Dear {NAME} Okafor")
    copy = copied(source.tobytes(), NAME).parent.tobytes()
    assert not any(letter.isdigit() for letter in pypdfium2.PdfDocument(copy)[0].get_textpage().get_text_range())


def test_a_picture_in_colours_of_lab_is_shown_in_the_colours_that_readers_show():
    def pictures(pdf):
        lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]), Range=Array([-128, 127, -128, 127]))])
        table = bytes(part for at in range(64) for part in (4 * at, 100 + at, 200 - at))
        space = Array([Name.Indexed, lab, 63, pikepdf.String(table)])
        entries = {"/Subtype": Name.Image, "/Width": 32, "/Height": 32, "/BitsPerComponent": 8, "/ColorSpace": space}
        data = zlib.compress(bytes((row + column) % 64 for row in range(32) for column in range(32)))
        return Dictionary(X0=pdf.make_stream(data, {**entries, "/Filter": Name.FlateDecode}))

    content = _raw(line(NAME) + b" q 100 0 0 100 72 560 cm /X0 Do Q", {"/XObject": pictures})
    clip = pymupdf.Rect(72, 842 - 660, 172, 842 - 560)
    before = np.frombuffer(pymupdf.open(stream=content)[0].get_pixmap(clip=clip).samples, np.uint8).astype(int)
    after = np.frombuffer(copied(content, NAME).get_pixmap(clip=clip).samples, np.uint8).astype(int)
    assert before.std() > 20
    assert abs(before - after).max() <= 2


def in_drawn_letters(procedure):
    """A line in Helvetica and "aa" in a drawn font without resources of its own."""

    def fonts(pdf):
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        return Dictionary(F1=helvetica, T3=drawn_font(pdf, procedure, 1000))

    states = {"/ExtGState": lambda _: Dictionary(G0=Dictionary(ca=0.5))}
    return _raw(line(NAME) + b" BT /T3 24 Tf 72 600 Td (aa) Tj ET", {"/Font": fonts, **states})


@pytest.mark.parametrize(
    "shape", [b"/G0 gs 0 0 800 90 re 400 0 90 800 re f", b"0 0 1000 1000 re f", b"1 0 0 rg 0 0 800 800 re f"]
)
def test_letters_of_a_drawn_font_that_paint_in_the_colour_of_the_text_are_seen(shape):
    """MuPDF calls them invisible, and paints what they are made of; their resources are those of the page."""
    content = in_drawn_letters(b"1000 0 d0 " + shape)
    assert [block.text for block in read_pdf_with_glyphs(content).document.blocks if block.carried] == [
        f"Dear {NAME}",
        "aa",
    ]
    clip = pymupdf.Rect(70, 842 - 630, 130, 842 - 590)
    before, after = pymupdf.open(stream=content)[0], copied(content, NAME)
    seen, kept = (np.frombuffer(page.get_pixmap(clip=clip).samples, np.uint8).astype(int) for page in (before, after))
    assert seen.std() > 20
    assert abs(seen - kept).max() <= 2


def test_letters_of_a_drawn_font_that_paint_nothing_where_they_stand_are_hidden():
    document = read_pdf_with_glyphs(in_drawn_letters(b"1000 0 d0 990 990 9 9 re f")).document
    assert [(block.text, block.carried) for block in document.blocks] == [(f"Dear {NAME}", True), ("aa", False)]


def test_names_of_blend_modes_are_words_of_the_format():
    """Somebody's withheld "Hue" does not stand in a copy because a picture is blended so."""
    states = {"/ExtGState": lambda _: Dictionary(G0=Dictionary(BM=Name.Hue))}
    content = _raw(b"q /G0 gs 72 600 50 50 re f Q " + line("Miss Hue"), states)
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if "Hue" in block.text]
    at = block.text.index("Hue")
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, at, at + 3)]))
    expectation = Expectation(MediaType.PDF, (WithheldText("P1", ("Hue",)),), (), "[withheld]")
    report = verify_copy(copy.content, file_name="copy.pdf", expectation=expectation)
    written = pikepdf.open(io.BytesIO(copy.content))
    states = written.pages[0].Resources.ExtGState
    assert [str(state.BM) for state in states.values()] == ["/Hue"]
    assert [check.outcome for check in report.checks if check.number == 5] == [CheckOutcome.PASSED]


def test_the_label_of_a_picture_beside_a_withheld_line_stays_a_label_of_its_own():
    """It was taken into the line, set again, and no longer counted."""

    def pictures(pdf):
        shades = bytes((5 * row + column) % 256 for row in range(20) for column in range(60))
        entries = {"/Subtype": Name.Image, "/Width": 60, "/Height": 20, "/BitsPerComponent": 8}
        return Dictionary(X0=pdf.make_stream(shades, {**entries, "/ColorSpace": Name.DeviceGray}))

    content = _raw(line(NAME) + b" q 52 0 0 12 148 777 cm /X0 Do Q", {"/XObject": pictures})
    document = read_pdf_with_glyphs(content).document
    (block,) = document.blocks
    at = block.text.index(NAME)
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, at, at + len(NAME))]))
    assert copy.labels == pymupdf.open(stream=copy.content)[0].get_text().count("[withheld]") == 2
