"""Reading order: columns, tables, headings, margins, messages, words written downwards."""

from __future__ import annotations

from itertools import groupby

import pymupdf
import pytest
from tests.documents.pdf.making import pdf_from, pdf_of
from tests.documents.pdf.test_reader import assert_characters_are_tied_to_their_glyphs

from redactor.core.documents import BlockKind
from redactor.documents.pdf.reader import read_pdf_with_glyphs


def read(content):
    return read_pdf_with_glyphs(content).document


def texts(content):
    return [block.text for block in read(content).blocks]


def rows(document):
    cells = [block for block in document.blocks if block.row]
    return [[cell.text for cell in row] for _, row in groupby(cells, key=lambda cell: cell.row)]


LEFT = [
    "The sports day was a great",
    "success for everybody and",
    "Amelia won the sack race by",
    "a wide margin over all of",
    "the other pupils of Tom",
]
RIGHT = [
    "Okafor's class, who came",
    "second this year. Parents",
    "are thanked for their help",
    "with the tents and for the",
    "cakes that they had made.",
]


@pytest.mark.parametrize("offset", [0, 5])
def test_columns_of_prose_are_read_one_after_the_other(offset):
    """A name broken at the foot of a column reads as one name."""
    heading = [(72, 60, "News from the school for all of its families and friends", {"fontsize": 16})]
    lines = [(72, 100 + 14 * n, line) for n, line in enumerate(LEFT)]
    lines += [(330, 100 + offset + 14 * n, line) for n, line in enumerate(RIGHT)]
    document = read(pdf_of(heading + lines))
    assert [" ".join(block.text.split()) for block in document.blocks][1:] == [" ".join(LEFT + RIGHT)]
    assert document.blocks[0].heading
    assert document.title.startswith("News from the school")


@pytest.mark.parametrize("count", [3, 4])
def test_more_columns_of_prose_are_read_one_after_the_other_too(count):
    """A gazette: beside one column stand two others, neither of them as wide as both."""
    columns = [LEFT, RIGHT, LEFT, RIGHT][:count]
    lines = [
        (20 + 145 * column, 100 + 14 * row, line, {"fontsize": 10})
        for column, texts_ in enumerate(columns)
        for row, line in enumerate(texts_)
    ]
    document = read(pdf_of(lines))
    assert not rows(document)
    assert " ".join(" ".join(block.text.split()) for block in document.blocks) == " ".join(
        line for column in columns for line in column
    )


def test_a_table_of_three_columns_stays_a_table_whatever_stands_beside_its_first():
    names = ["Ann", "Bea", "Cyd", "Dot", "Eve", "Fay"]
    lines = [
        (20 + 145 * column, 100 + 14 * row, text, {"fontsize": 10})
        for row, name in enumerate(names)
        for column, text in enumerate([name, f"{row + 3} May 2020", "yes"])
    ]
    assert rows(read(pdf_of(lines))) == [[name, f"{row + 3} May 2020", "yes"] for row, name in enumerate(names)]


def ruled(cells, *, widths=(80, 120, 200), height=40, wrapped=()):
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 60), "Behaviour log")
    for row, texts_ in enumerate(cells):
        x = 72
        for column, (width, text) in enumerate(zip(widths, texts_, strict=True)):
            box = pymupdf.Rect(x, 80 + height * row, x + width, 80 + height * (row + 1))
            page.draw_rect(box)
            for number, line in enumerate(text.split("\n")):
                page.insert_text((x + 4, box.y0 + 14 + 13 * number), line)
            x += width
            del column
    page.insert_text((72, 100 + height * len(cells)), "Signed by the head teacher")
    return document.tobytes()


LOG = [
    ["Date", "Pupil", "What happened"],
    ["12/03/2024", "Anya Williams", "Tom pushed Anya in the school corridor\nand she fell."],
    ["13/03/2024", "Tom Okafor", "Shouting."],
]


def test_a_drawn_table_gives_cells_by_row_with_its_heading_flagged():
    document = read(ruled(LOG))
    assert rows(document) == [[cell.replace("\n", " ") for cell in row] for row in LOG]
    assert [block.text for block in document.blocks if block.heading] == LOG[0]
    assert document.blocks[0].text == "Behaviour log"
    assert document.blocks[-1].text == "Signed by the head teacher"
    assert_characters_are_tied_to_their_glyphs(ruled(LOG))


def test_cells_that_nearly_touch_are_cut_at_the_line_between_them():
    cells = [["Anya", "Williams", "x"], ["Tom", "Okafor", "y"]]
    document = read(ruled(cells, widths=(32, 50, 60)))
    assert rows(document) == cells


def test_a_table_without_lines_gives_rows_and_wrapped_lines_stay_in_their_row():
    lines = []
    for row, top in enumerate((100, 140, 180)):
        lines += [
            (72, top, f"1{row}/03/2024"),
            (200, top, f"Pupil {row}"),
            (330, top, "Was late again and"),
            (330, top + 13, "came without books"),
        ]
    document = read(pdf_of(lines))
    assert rows(document) == [
        [f"1{row}/03/2024", f"Pupil {row}", "Was late again and came without books"] for row in range(3)
    ]


def test_labels_and_their_values_read_as_one_line():
    lines = [(72, 100, "From:"), (150, 100, "Ruth Clarke"), (72, 114, "To:"), (150, 114, "The office")]
    assert texts(pdf_of(lines)) == ["From: Ruth Clarke\nTo: The office"]


def test_messages_of_a_thread_have_keys():
    lines = [
        "From: Ruth Clarke",
        "Sent: 12 March 2024 10:15",
        "Subject: Amelia",
        "",
        "Dear Mrs Patel,",
        "",
        "From: Priya Patel",
        "To: Ruth Clarke",
        "",
        "Thank you.",
    ]
    document = read(pdf_of([(72, 100 + 14 * n, line) for n, line in enumerate(lines) if line]))
    by_message = [[block.text for block in group] for _, group in groupby(document.blocks, key=lambda b: b.message)]
    assert len(by_message) == 2
    assert by_message[0][-1] == "Dear Mrs Patel,"
    assert by_message[1][0].startswith("From: Priya Patel")
    assert document.title == "Amelia"
    assert document.date == "2024-03-12"


def test_text_repeated_in_the_margins_is_header_and_footer_and_still_carried():
    pages = [
        [(72, 40, "Greenfield School"), (72, 300, f"Body of page {n}"), (280, 810, f"Page {n} of 3")] for n in (1, 2, 3)
    ]
    blocks = read(pdf_of(*pages)).blocks
    assert [block.kind for block in blocks] == [BlockKind.HEADER, BlockKind.PARAGRAPH, BlockKind.FOOTER] * 3
    assert all(block.carried for block in blocks)


def test_a_word_written_downwards_is_one_word():
    content = pdf_of([(72, 100, "Dear all")] + [(72, 200 + 14 * n, letter) for n, letter in enumerate("Zorbaxine")])
    assert "Zorbaxine" in texts(content)
    assert_characters_are_tied_to_their_glyphs(content)


def test_a_column_of_single_letters_in_a_table_is_no_word():
    lines = [(72 + 100 * c, 100 + 14 * r, text) for r in range(5) for c, text in enumerate([f"Pupil {r}", "Y", "N"])]
    assert rows(read(pdf_of(lines))) == [[f"Pupil {r}", "Y", "N"] for r in range(5)]


def test_justified_lines_with_wide_spaces_stay_whole():
    """Producers stretch the spaces of justified lines: a gap with a space in it is no column."""
    from tests.documents.pdf.making import pdf_from

    stream = b"BT /F0 12 Tf 14 Tw 72 700 Td (Ruth Ann Clarke came) Tj ET"
    assert texts(pdf_from(stream)) == ["Ruth Ann Clarke came"]


def test_the_same_page_reads_the_same_whatever_order_it_was_drawn_in():
    lines = [(72, 100 + 14 * n, line) for n, line in enumerate(LEFT)]
    assert texts(pdf_of(lines)) == texts(pdf_of(lines[::-1]))


def test_columns_whose_cells_nearly_touch_are_told_apart_by_where_they_start():
    lines = []
    for row, (day, pupil) in enumerate([("12/03", "Tom"), ("13/03", "Anya"), ("14/03", "Ravi"), ("15/03", "Tom")]):
        lines += [(72, 100 + 20 * row, day), (109, 100 + 20 * row, pupil), (200, 100 + 20 * row, "Late.")]
    assert rows(read(pdf_of(lines)))[1] == ["13/03", "Anya", "Late."]


@pytest.mark.parametrize("offset", [(1.5, 1.5), (2, 0), (0, 2), (2, 2), (3, 3)])
def test_words_and_their_shadow_are_read_one_after_the_other(offset):
    """Letter between letter, nobody would find a name in them."""
    across, down = offset
    words = b"BT /F0 11 Tf %f %f Td (Met Zorbaxine here) Tj ET "
    content = pdf_from(words % (72 + across, 700 - down) + words % (72, 700))
    text = " ".join(block.text for block in read_pdf_with_glyphs(content).document.blocks if block.carried)
    assert text.split() == ["Met", "Zorbaxine", "here"] * 2
