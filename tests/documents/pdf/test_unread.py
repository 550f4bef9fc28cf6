"""Pages that a person has let through although no reader can read all of them: they stay what they are where that tells nothing."""

from __future__ import annotations

import pymupdf
import pytest
from tests.documents.pdf.making import in_private_letters, pdf_from, pdf_of
from tests.documents.pdf.test_writer import plan_for

from redactor.core.copies import FallbackKind, GapFate
from redactor.core.documents import GapKind
from redactor.core.spans import Span
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf
from redactor.pipeline import direct

SHAPES_FROM = 200.0


def with_shapes():
    """Two hundred drawn circles from :data:`SHAPES_FROM` downwards, 20 points from row to row; one line is among them, one is not."""
    document = pymupdf.open(stream=pdf_of([(72, 100, "Dear Zorbaxine Okafor"), (72, 305, "from Quillfeather Lane")]))
    for row in range(10):
        for column in range(20):
            document[0].draw_circle(
                (300 + 12 * column, SHAPES_FROM + 20 * row), 3 + column / 10, fill=(0, 0, 0), color=None
            )
    return document.tobytes()


def circles(page):
    return sum(item["items"][0][0] == "c" for item in page.get_drawings())


def let_through(content, word=""):
    document = read_pdf_with_glyphs(content).document
    spans = [
        Span(block.id, block.text.index(word), block.text.index(word) + len(word))
        for block in document.blocks
        if word and word in block.text
    ]
    gaps = tuple((gap.id, GapFate.PIXELS) for gap in document.gaps)
    return write_pdf(content, document, plan_for(document, spans, gaps=gaps))


@pytest.mark.parametrize(("word", "is_drawn"), [("", False), ("Zorbaxine", False), ("Quillfeather", True)])
def test_a_page_of_small_drawings_is_drawn_only_where_they_stand_in_a_withheld_line(word, is_drawn):
    copy = let_through(with_shapes(), word)
    assert [fallback.kind for fallback in copy.fallbacks] == [FallbackKind.PICTURE] * is_drawn
    page = pymupdf.open(stream=copy.content)[0]
    assert circles(page) == (0 if is_drawn else 200)
    assert not word or word not in page.get_text()


def test_small_drawings_that_nobody_let_through_take_their_page_with_them():
    content = with_shapes()
    document = read_pdf_with_glyphs(content).document
    page = pymupdf.open(stream=write_pdf(content, document, plan_for(document)).content)[0]
    assert not circles(page)
    assert "Okafor" not in page.get_text()


def with_unnamed_letters():
    """Letters that nobody can name, beside a line that can be read."""
    document = in_private_letters("Unreadable letters for the eye alone", 200)
    document[0].insert_text((72, 100), "Dear Zorbaxine Okafor")
    return document.tobytes()


def test_letters_that_nobody_can_name_stay_letters_once_a_person_has_let_them_through():
    copy = let_through(with_unnamed_letters(), "Zorbaxine")
    assert not copy.fallbacks
    page = pymupdf.open(stream=copy.content)[0]
    assert not page.get_images()
    assert "Okafor" in page.get_text()
    assert "Zorbaxine" not in page.get_text()
    before = pymupdf.open(stream=with_unnamed_letters())[0].get_pixmap(clip=(60, 180, 400, 220))
    assert page.get_pixmap(clip=(60, 180, 400, 220)).samples == before.samples


def test_letters_that_nobody_can_name_take_their_page_with_them_until_somebody_looked():
    content = with_unnamed_letters()
    document = read_pdf_with_glyphs(content).document
    assert [gap.kind for gap in document.gaps] == [GapKind.LETTERS_UNKNOWN]
    page = pymupdf.open(stream=write_pdf(content, document, plan_for(document)).content)[0]
    assert "Okafor" not in page.get_text()


@pytest.mark.parametrize("made", [with_shapes, with_unnamed_letters])
def test_ocr_has_to_look_at_what_no_reader_can_read(made, monkeypatch):
    """The page is no picture and holds none; what it shows may still be a name."""
    seen = []
    read_back = direct.verify_within_limits
    monkeypatch.setattr(
        direct, "verify_within_limits", lambda *given, **named: seen.append(named) or read_back(*given, **named)
    )
    content = made()
    document = read_pdf_with_glyphs(content).document
    direct.settle_copy(content, document, direct._plan(document, []), "copy.pdf")
    assert seen[-1]["expectation"].picture_pages == (0,)


def test_a_page_whose_letters_are_all_known_needs_no_ocr():
    assert read_pdf_with_glyphs(pdf_from(b"BT /F0 12 Tf 72 700 Td (text) Tj ET")).document.unread_pages == ()


def with_icons(count, sizes):
    """Tiny pictures that make up a larger one, and before a line so many drawn circles, of so many sizes."""
    document = pymupdf.open(stream=pdf_of([(72, 100, "Dear Zorbaxine Okafor"), (90, 305, "from Quillfeather Lane")]))
    page = document[0]
    for number in range(6):
        pixels = pymupdf.Pixmap(pymupdf.csGRAY, 3, 3, bytes(range(number, number + 90, 10)), False)
        page.insert_image(pymupdf.Rect(300 + 3 * number, 500, 303 + 3 * number, 503), pixmap=pixels)
    for number in range(count):
        page.draw_circle((300 + number, 302), 3 + number % sizes / 10, fill=(0, 0, 0), color=None)
    return document.tobytes()


@pytest.mark.parametrize(("count", "sizes", "is_drawn"), [(3, 3, False), (140, 20, True), (140, 10, False)])
def test_a_few_icons_in_a_withheld_line_and_many_of_few_forms_are_no_writing(count, sizes, is_drawn):
    copy = let_through(with_icons(count, sizes), "Quillfeather")
    assert [fallback.kind for fallback in copy.fallbacks] == [FallbackKind.PICTURE] * is_drawn
    assert "Quillfeather" not in pymupdf.open(stream=copy.content)[0].get_text()
