"""Rules that reach as far as others of the page stay where a touched line runs along them; underlines of its own go."""

from __future__ import annotations

from dataclasses import replace

import pymupdf
import pytest
from tests.documents.pdf.making import pdf_from
from tests.documents.pdf.test_writer import plan_for

from redactor.core.spans import Span
from redactor.documents.pdf import relay
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf

NAME = "Zorbaxine"
TEXT = b"BT /F0 11 Tf 72 700 Td (Met Zorbaxine here) Tj 0 -60 Td (and left) Tj 0 -60 Td (for home) Tj ET "


def rules_of(content):
    document = read_pdf_with_glyphs(content).document
    spans = [Span(block.id, at, at + len(NAME)) for block in document.blocks if (at := block.text.find(NAME)) >= 0]
    page = pymupdf.open(stream=write_pdf(content, document, plan_for(document, spans)).content)[0]
    boxes = [tuple(round(part) for part in one["rect"]) for one in page.get_drawings()]
    return [box for box in boxes if box[3] - box[1] <= 2]


def drawn(kind, *rules):
    """Rules as filled areas, as strokes, or as pictures of one pixel, each from left to right at a height."""
    if kind == "area":
        return b"".join(b"%d %d %d 1 re f " % (left, y, right - left) for left, right, y in rules)
    if kind == "stroke":
        return b"".join(b"%d %d m %d %d l S " % (left, y, right, y) for left, right, y in rules)
    stencil = b"BI /W 1 /H 1 /IM true /BPC 1 ID \x00 EI"
    return b"".join(b"q %d 0 0 1 %d %d cm %b Q " % (right - left, left, y, stencil) for left, right, y in rules)


@pytest.mark.parametrize("kind", ["area", "stroke"])
def test_a_rule_along_a_touched_line_stays_where_others_reach_as_far(kind):
    assert len(rules_of(pdf_from(TEXT + drawn(kind, (72, 400, 697), (72, 400, 630), (72, 400, 560))))) == 3


@pytest.mark.parametrize("kind", ["area", "stroke"])
def test_an_underline_goes_with_the_words_that_it_underlines(kind):
    assert len(rules_of(pdf_from(TEXT + drawn(kind, (93, 150, 697), (72, 400, 630), (72, 400, 560))))) == 2


@pytest.mark.parametrize("kind", ["area", "stroke"])
def test_underlines_of_withheld_words_do_not_vouch_for_each_other(kind):
    """The same name three times, each time underlined: the rules are of one length, which is the name's."""
    text = b"".join(b"BT /F0 11 Tf 72 %d Td (Met Zorbaxine here) Tj ET " % y for y in (700, 640, 580))
    assert not rules_of(pdf_from(text + drawn(kind, *((93, 150, y - 3) for y in (700, 640, 580)))))


def test_a_rule_that_is_a_stretched_picture_stays_too():
    content = pdf_from(TEXT + drawn("picture", (72, 400, 697), (72, 400, 660), (72, 400, 500)))
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    at = block.text.index(NAME)
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, at, at + len(NAME))])).content
    dark = pymupdf.open(stream=copy)[0].get_pixmap(clip=(300, 140, 310, 150)).samples
    assert min(dark) < 80


def picture_stays(bottom, height):
    """Whether a dark picture of its own width over the line, at that height, is still there."""
    stencil = b"BI /W 1 /H 1 /IM true /BPC 1 ID \x00 EI"
    content = pdf_from(b"q 0.4 g 140 0 0 %d 80 %d cm %b Q 0 g " % (height, bottom, stencil) + TEXT)
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    at = block.text.index(NAME)
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, at, at + len(NAME))])).content
    page = pymupdf.open(stream=copy)[0]
    height_of_page, middle = page.rect.height, bottom + height / 2
    dark = page.get_pixmap(clip=(205, height_of_page - middle - 1, 215, height_of_page - middle + 1)).samples
    return min(dark) < 200


def test_the_top_of_a_frame_above_a_touched_line_stays_and_an_overline_goes():
    overline = drawn("stroke", (68, 160, 711))
    tall = b"68 620 m 68 711 l S 160 620 m 160 711 l S "
    fitted = b"68 697 m 68 711 l S 160 697 m 160 711 l S "  # no higher than the line: they would show its width
    assert (68, 131, 160, 131) in rules_of(pdf_from(TEXT + tall + overline))
    assert not rules_of(pdf_from(TEXT + overline))
    assert not rules_of(pdf_from(TEXT + fitted + overline))


def test_an_ornament_above_a_touched_line_stays_and_a_shadow_behind_it_goes():
    assert picture_stays(713, 6)
    assert not picture_stays(698, 10)
    assert not picture_stays(697, 1)  # an underline


def test_text_from_right_to_left_beside_a_touched_line_of_a_drawn_page_is_printed_again(monkeypatch):
    monkeypatch.setattr(relay, "_is_right_to_left", lambda _: True)
    content = pdf_from(b"BT /F0 11 Tf 72 700 Td (Met Zorbaxine here) Tj 200 0 Td (another column) Tj ET")
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    at = block.text.index(NAME)
    plan = replace(plan_for(document, [Span(block.id, at, at + len(NAME))]), picture_pages=(0,))
    text = pymupdf.open(stream=write_pdf(content, document, plan).content)[0].get_text()
    assert text.split() == [plan.label, "another", "column"]


@pytest.mark.parametrize(("right", "is_light"), [(400, True), (160, False)])
def test_white_letters_stay_white_on_a_bar_that_holds_them_and_become_black_beyond_it(right, is_light):
    bar = b"0.2 0 0.4 rg 60 694 %d 20 re f 1 g " % (right - 60)
    content = pdf_from(bar + TEXT.replace(b"(and left)", b"() ").replace(b"(for home)", b"()"))
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    at = block.text.index(NAME)
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, at, at + len(NAME))])).content
    spans = [
        span
        for found in pymupdf.open(stream=copy)[0].get_text("dict")["blocks"]
        for line in found["lines"]
        for span in line["spans"]
    ]
    assert {span["color"] for span in spans if "Met" in span["text"]} == {0xFFFFFF if is_light else 0}


def test_the_label_of_a_watermark_is_no_larger_than_what_reads_well():
    """Set as large as the withheld word it would hide the lines that it crosses."""
    lines = b"".join(
        b"BT /F0 11 Tf 72 %d Td (Line %d of the letter that runs on to the right) Tj ET " % (y, y)
        for y in range(300, 700, 20)
    )
    content = pdf_from(b"0.8 g BT /F0 120 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (Zorbaxine) Tj ET 0 g " + lines)
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, 0, len(block.text))])).content
    traced = pymupdf.open(stream=copy)[0].get_texttrace()
    (size,) = {round(span["size"]) for span in traced if abs(span["dir"][1]) > 0.5}
    assert size == 30
    assert "Line 300 of the letter" in pymupdf.open(stream=copy)[0].get_text()


def test_small_words_above_and_below_the_baseline_of_another_column_do_not_mix():
    """A picture of a small page stands beside a line in large letters: both of its lines are within their height."""
    content = pdf_from(
        b"BT /F0 12 Tf 90 602.6 Td (A line of the text) Tj ET "
        b"BT /F0 5.5 Tf 327 607.4 Td (Zorba) Tj ET BT /F0 5.5 Tf 327 598.2 Td (Body) Tj ET"
    )
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if "Zorba" in block.text]
    at = block.text.index("Zorba")
    plan = plan_for(document, [Span(block.id, at, at + len("Zorba"))])
    page = pymupdf.open(stream=write_pdf(content, document, plan).content)[0]
    (body,) = page.search_for("Body")
    assert round(body.x0) == 327
    assert "A line of the text" in page.get_text()
    assert "Zorba" not in page.get_text()


def test_a_word_aslant_that_the_paint_over_a_crossing_line_took_is_printed_again():
    content = pdf_from(
        b"BT /F0 11 Tf 72 700 Td (Met Zorbaxine here and left for home) Tj ET "
        b"BT /F0 9 Tf 0.94 0.34 -0.34 0.94 240 701 Tm (up) Tj ET BT /F0 11 Tf 72 600 Td (Another   line) Tj ET"
    )
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if NAME in block.text]
    at = block.text.index(NAME)
    plan = replace(plan_for(document, [Span(block.id, at, at + len(NAME))]), picture_pages=(0,))
    spans = pymupdf.open(stream=write_pdf(content, document, plan).content)[0].get_texttrace()
    seen = ["".join(chr(char[0]) for char in span["chars"]) for span in spans if span["type"] != 3]
    assert "up" in seen
    assert not any("Another" in text for text in seen)  # still seen in the picture


def test_a_label_in_the_last_column_of_a_wide_table_runs_into_the_margin_rather_than_being_too_narrow_to_read():
    rows = [(b"6", 660), (b"Zorba", 640), (b"17", 620), (b"45", 600)]
    column = b"".join(b"BT /F0 11 Tf 545 %d Td (%b) Tj ET " % (y, text) for text, y in rows)
    lines = b"".join(b"BT /F0 11 Tf 72 %d Td (Of a row) Tj ET " % y for _, y in rows)
    content = pdf_from(lines + column, width=612)
    document = read_pdf_with_glyphs(content).document
    (block,) = [block for block in document.blocks if "Zorba" in block.text]
    at = block.text.index("Zorba")
    copy = write_pdf(content, document, plan_for(document, [Span(block.id, at, at + len("Zorba"))]))
    (label,) = pymupdf.open(stream=copy.content)[0].search_for("[withheld]")
    assert label.x0 >= 545
    assert label.width > 40
    assert label.x1 <= 600
