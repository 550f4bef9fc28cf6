"""Tables: rows with keys, headings, rows that go as a whole."""

from __future__ import annotations

import pytest
from tests.word.packages import Parts, paragraph, root, run

from redactor.core.copies import CopyPlan, Mark
from redactor.core.documents import BlockKind, MediaType
from redactor.core.ids import FileId
from redactor.core.spans import Span
from redactor.documents.word import read_word, write_word

LABEL = "[Withheld]"


def cell(inner, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>{paragraph('end')}"


def read(body, parts=None):
    return read_word((parts or Parts(body)).build(), FileId("f"))


def row_of(document, text):
    return next(block.row for block in document.blocks if text in block.text)


def copied(raw, document, rows, marks=()):
    return write_word(raw, document, CopyPlan(document.file, MediaType.WORD, LABEL, marks=marks, withheld_rows=rows))


def texts(copy):
    return [block.text for block in read_word(copy.content, FileId("g")).blocks if block.carried]


def test_cells_of_one_row_share_a_key_and_rows_differ():
    document = read(table(cell(paragraph("a")) + cell(paragraph("b")), cell(paragraph("c")) + cell(paragraph("d"))))
    assert row_of(document, "a") == row_of(document, "b") != row_of(document, "c") == row_of(document, "d")
    assert {block.kind for block in document.blocks} == {BlockKind.CELL, BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    ("first", "heading"),
    [
        (cell(paragraph(run("Name", "<w:b/>"))) + cell(paragraph(run("Class", "<w:b/>"))), True),
        (
            cell(paragraph("Name"), '<w:shd w:fill="CCCCCC"/>') + cell(paragraph("Class"), '<w:shd w:fill="CCCCCC"/>'),
            True,
        ),
        ("<w:trPr><w:tblHeader/></w:trPr>" + cell(paragraph("Name")) + cell(paragraph("2")), True),
        (cell(paragraph("Amelia Clarke")) + cell(paragraph("Tom Brown")), False),
        (cell(paragraph(run("Amelia", "<w:b/>"))) + cell(paragraph(run("3B", "<w:b/>"))), False),
    ],
)
def test_heading_rows_are_told_by_their_looks(first, heading):
    document = read(table(first, cell(paragraph("x")) + cell(paragraph("y"))))
    assert document.blocks[0].heading is heading
    assert not document.blocks[-2].heading


def test_rows_inside_controls_and_insertions_are_rows():
    inner = f"<w:tr>{cell(paragraph('inside'))}</w:tr>"
    body = f"<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:tbl>{paragraph('end')}"
    assert row_of(read(body), "inside") == "body:row1"


def test_a_nested_table_goes_with_the_row_round_it():
    nested = table(cell(paragraph("inner")))
    raw = Parts(table(cell(paragraph("outer") + nested), cell(paragraph("stays")))).build()
    document = read_word(raw, FileId("f"))
    inner = next(block for block in document.blocks if block.text == "inner")
    copy = copied(raw, document, (row_of(document, "outer"),), (Mark(Span(inner.id, 0, 5), LABEL),))
    assert texts(copy) == ["stays", LABEL, "end"]
    assert copy.labels == 1


def test_a_footnote_goes_with_the_row_that_refers_to_it():
    parts = Parts(
        table(cell(paragraph("other", '<w:r><w:footnoteReference w:id="2"/></w:r>')), cell(paragraph("stays")))
    )
    parts.part(
        "footnotes",
        "footnotes.xml",
        root("w:footnotes", f'<w:footnote w:id="2">{paragraph("about them")}</w:footnote>'),
    )
    raw = parts.build()
    document = read_word(raw, FileId("f"))
    assert row_of(document, "about them") == row_of(document, "other")
    assert texts(copied(raw, document, (row_of(document, "other"),))) == ["stays", LABEL, "end"]


def test_a_table_of_which_every_row_goes_leaves_one_row_that_says_so():
    raw = Parts(table(cell(paragraph("a")), cell(paragraph("b")))).build()
    document = read_word(raw, FileId("f"))
    rows = tuple(sorted({block.row for block in document.blocks if block.row}))
    assert texts(copied(raw, document, rows)) == [LABEL, "end"]


def test_a_cell_that_went_down_from_a_withheld_row_starts_afresh():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    raw = Parts(table(cell(paragraph("other"), start), cell(paragraph("mine"), on))).build()
    document = read_word(raw, FileId("f"))
    assert texts(copied(raw, document, (row_of(document, "other"),))) == ["mine", LABEL, "end"]
