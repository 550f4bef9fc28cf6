"""Reading pages: text as a person reads it, every character tied to its glyph and box."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.pdf.making import pdf_from, pdf_of

from redactor.documents.pdf.glyphs import page_glyphs
from redactor.documents.pdf.opening import opened
from redactor.documents.pdf.reader import read_pdf_with_glyphs


def texts(content):
    return [block.text for block in read_pdf_with_glyphs(content).document.blocks]


def assert_characters_are_tied_to_their_glyphs(content):
    """Every character is a letter of its glyph, and every glyph that is not a space belongs to some character."""
    reading = read_pdf_with_glyphs(content)
    with opened(reading.normalised.content) as document:
        by_page = [page_glyphs(page) for page in document]
    tied: set = set()
    for block in reading.document.blocks:
        if block.id not in reading.glyphs:
            continue
        glyphs, tie = by_page[block.page_index], reading.glyphs[block.id]
        assert len(tie.indexes) == len(block.text) == len(block.boxes)
        for position, (char, index) in enumerate(zip(block.text, tie.indexes, strict=True)):
            if index < 0:
                assert char in " \n"
                continue
            attached = "".join(glyphs[other].text for other in sorted(tie.attached.get(position, ())))
            spelt = unicodedata.normalize("NFKC", glyphs[index].text + attached)
            assert char in spelt or char in {" ", "\ufffd"}
        here = {(block.page_index, index) for index in tie.of(0, len(block.text))}
        assert not here & tied
        tied |= here
    drawn = {(page, g.number) for page, glyphs in enumerate(by_page) for g in glyphs if not g.text.isspace()}
    assert drawn <= tied
    return reading


def test_a_letter_reads_as_paragraphs():
    content = pdf_of([(72, 100, "Dear Ms Okafor"), (72, 140, "I met Tom"), (72, 154, "and his mother.")])
    assert texts(content) == ["Dear Ms Okafor", "I met Tom\nand his mother."]
    assert_characters_are_tied_to_their_glyphs(content)


def test_a_word_broken_at_a_line_end_is_one_word_and_its_hyphen_goes_with_it():
    content = pdf_of([(72, 100, "We spoke to Mr Wil-"), (72, 114, "liams about the matter again")])
    reading = assert_characters_are_tied_to_their_glyphs(content)
    block = reading.document.blocks[0]
    start = block.text.index("Williams")
    glyphs = reading.glyphs[block.id].of(start, start + len("Williams"))
    assert len(glyphs) == len("Wil-liams")


def test_a_double_name_broken_at_its_hyphen_keeps_it():
    content = pdf_of([(72, 100, "the parents of Amy Smith-"), (72, 114, "Jones came to the meeting on")])
    assert "Smith-Jones" in texts(content)[0]


def test_ligatures_are_spelt_out_and_share_their_glyph():
    reading = assert_characters_are_tied_to_their_glyphs(pdf_from(b"BT /F0 12 Tf 72 700 Td (Mr Grif\x01n) Tj ET"))
    (block,) = reading.document.blocks
    assert block.text == "Mr Griffin"
    f, i = reading.glyphs[block.id].indexes[7:9]
    assert f == i
    assert block.boxes[7].x1 == pytest.approx(block.boxes[8].x0)


@pytest.mark.parametrize("broken", [b"(Mr Wil\x03) Tj T* (liams) Tj", b"(Mr Wil\x03liams) Tj", b"(Mr Wil\x04liams) Tj"])
def test_soft_hyphens_and_zero_width_spaces_do_not_break_a_word_and_go_with_it(broken):
    content = pdf_from(b"BT /F0 12 Tf 14 TL 72 700 Td " + broken + b" ET")
    reading = assert_characters_are_tied_to_their_glyphs(content)
    (block,) = reading.document.blocks
    assert block.text == "Mr Williams"
    assert len(reading.glyphs[block.id].of(3, 11)) == 9


@pytest.mark.parametrize("spacing", [3, 8])
def test_letter_spaced_words_are_joined(spacing):
    stream = b"BT /F0 12 Tf %d Tc 72 700 Td (Zorbaxine) Tj ET" % spacing
    assert texts(pdf_from(stream)) == ["Zorbaxine"]


def test_letters_drawn_out_of_order_are_sorted_by_place():
    stream = b"BT /F0 12 Tf 1 0 0 1 98.68 700 Tm (bert) Tj 1 0 0 1 72 700 Tm (Rom ) Tj ET"
    assert texts(pdf_from(stream)) == ["Rom bert"]


def test_doubled_letters_are_read_once_and_both_go():
    stream = b"BT /F0 12 Tf 72 700 Td (Anna) Tj ET BT /F0 12 Tf 72.3 700 Td (Anna) Tj ET"
    reading = assert_characters_are_tied_to_their_glyphs(pdf_from(stream))
    (block,) = reading.document.blocks
    assert block.text == "Anna"
    assert len(reading.glyphs[block.id].of(0, 4)) == 8


def test_rotated_text_and_rotated_pages_are_read():
    assert texts(pdf_of([(300, 300, "upwards", {"rotate": 90})])) == ["upwards"]
    turned = pdf_of([(72, 100, "Dear Tom")])
    reading = read_pdf_with_glyphs(turned)
    assert reading.document.blocks[0].boxes.around(0, 4).x0 == pytest.approx(72, abs=1)


WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=12), st.integers(8, 30))
def test_any_lines_keep_every_letter_and_its_glyph(lines, step):
    content = pdf_of([(50, 60 + step * number, line) for number, line in enumerate(lines)])
    assert_characters_are_tied_to_their_glyphs(content)


ANYWHERE = st.tuples(
    st.integers(20, 560),
    st.integers(20, 820),
    st.text("abcDEF ghij-12.,\u00ad", min_size=1, max_size=14).filter(str.strip),
    st.fixed_dictionaries(
        {"fontsize": st.sampled_from([5, 9, 12, 12, 12, 20]), "rotate": st.sampled_from([0, 0, 0, 90, 270])}
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANYWHERE, min_size=1, max_size=25))
def test_words_strewn_anywhere_lose_no_letter_and_no_glyph_stands_in_two_blocks(words):
    assert_characters_are_tied_to_their_glyphs(pdf_of(words))


def test_reading_twice_gives_equal_documents():
    content = pdf_of([(72, 100, "Dear Ms Okafor"), (72, 140, "I met Tom")])
    assert read_pdf_with_glyphs(content).document == read_pdf_with_glyphs(content).document
