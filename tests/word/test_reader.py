"""What the reader says of a document beside its text: title, date, messages, order, stability."""

from __future__ import annotations

import pytest
from tests.leaks.word.channels import channels
from tests.word.gallery import gallery
from tests.word.packages import Parts, paragraph, root, run

from redactor.core.documents import BlockKind, MediaType
from redactor.core.ids import FileId
from redactor.documents.word import read_word

STYLES = root(
    "w:styles",
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dark"><w:name w:val="Dark"/><w:pPr><w:shd w:fill="000000"/></w:pPr></w:style>',
)


def read(*paragraphs, styled=False):
    parts = Parts("".join(paragraphs))
    if styled:
        parts.part("styles", "styles.xml", STYLES)
    return read_word(parts.build(), FileId("f"))


def test_a_heading_by_a_style_that_is_based_on_one_gives_the_title():
    document = read(paragraph("First"), paragraph("The title", properties='<w:pStyle w:val="Mine"/>'), styled=True)
    assert document.title == "The title"
    assert [block.heading for block in document.blocks] == [False, True]


def test_without_a_heading_the_subject_line_gives_the_title():
    assert read(paragraph("Dear all"), paragraph("Subject: Trip to Leeds")).title == "Trip to Leeds"


@pytest.mark.parametrize(
    ("text", "date"),
    [("Date: 5 March 2024", "2024-03-05"), ("05/03/2024", "2024-03-05"), ("DOB 1 May 2014", ""), ("no date", "")],
)
def test_the_date_is_the_one_that_the_text_states(text, date):
    assert read(paragraph(text)).date == date


def test_messages_of_a_printed_thread_have_keys():
    lines = ["From: A", "Sent: today", "words", "From: B", "To: A", "more words"]
    document = read(*[paragraph(line) for line in lines])
    assert [block.message for block in document.blocks] == ["message1"] * 3 + ["message2"] * 3


def test_white_letters_on_a_dark_ground_are_seen():
    white = '<w:color w:val="FFFFFF"/>'
    by_style = paragraph(run("seen", white), properties='<w:pStyle w:val="Dark"/>')
    by_run = paragraph(run("seen", white + '<w:shd w:fill="000000"/>'))
    cell = f'<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:shd w:fill="000000"/></w:tcPr>{paragraph(run("seen", white))}</w:tc></w:tr></w:tbl>'
    document = read(by_style, by_run, cell, paragraph(run("unseen", white)), styled=True)
    assert [(block.text, block.carried) for block in document.blocks] == [("seen", True)] * 3 + [("unseen", False)]


def test_a_paragraph_whose_end_was_deleted_runs_on_into_the_next():
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    document = read(paragraph("Zor", properties=gone), paragraph("baxine"))
    assert [block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH] == ["Zorbaxine"]


@pytest.mark.parametrize("raw", [gallery(), *(channel.raw for channel in channels())])
def test_reading_twice_gives_equal_documents_in_a_total_order(raw):
    one, other = read_word(raw, FileId("f")), read_word(raw, FileId("f"))
    assert one == other
    assert one.media_type is MediaType.WORD
    assert len({block.id for block in one.blocks}) == len(one.blocks)
    assert len({gap.id for gap in one.gaps}) == len(one.gaps)
    for part in {block.place.part for block in one.blocks}:
        numbers = [block.place.path for block in one.blocks if block.place.part == part and block.carried]
        assert numbers == sorted(numbers)


def sections(*each):
    """A document of sections: (has a title page, name of a first-page header of its own or "")."""
    parts = Parts()
    made = []
    for title, header in each:
        reference = ""
        if header:
            key = parts.part("header", f"header{len(made)}.xml", root("w:hdr", paragraph(header)))
            reference = f'<w:headerReference w:type="first" r:id="{key}"/>'
        made.append(reference + ("<w:titlePg/>" if title else ""))
    parts.body = "".join(paragraph("text", properties=f"<w:sectPr>{one}</w:sectPr>") for one in made[:-1])
    parts.section = made[-1]
    return read_word(parts.build(), FileId("f"))


@pytest.mark.parametrize(
    ("each", "carried"),
    [
        ([(True, "a")], {"a": True}),
        ([(False, "a")], {"a": False}),
        ([(False, "a"), (True, "")], {"a": True}),
        ([(False, "a"), (True, "b")], {"a": False, "b": True}),
        ([(False, "a"), (False, "b"), (True, "")], {"a": False, "b": True}),
    ],
)
def test_a_first_page_header_is_carried_if_a_page_shows_it(each, carried):
    document = sections(*each)
    assert {block.text: block.carried for block in document.blocks if block.text != "text"} == carried


def rows_of(*rows):
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (rows_of(("Pupil", "Date of birth", "Class"), ("Ann", "30/01/2014", "6")), ""),
        (rows_of(("Date of birth", "30/01/2014"), ("Date of report", "5 March 2024")), "2024-03-05"),
        (paragraph("Date of birth:") + paragraph("30/01/2014") + paragraph("5 March 2024"), "2024-03-05"),
    ],
)
def test_a_date_of_birth_is_never_taken_for_the_date_of_the_document(body, date):
    assert read(body).date == date
