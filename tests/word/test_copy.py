"""A Word copy: what is withheld is gone, what is disclosed looks as it did."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Pt, RGBColor

from redactor.core.copies import CopyPlan, Mark
from redactor.core.documents import BlockKind, GapKind, MediaType
from redactor.core.ids import FileId
from redactor.core.spans import Span
from redactor.documents.word import read_word, write_word
from redactor.errors import WritingError

LABEL = "[Withheld]"


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plan_for(document, *words, **settings):
    marks = []
    for block in document.blocks:
        for word in words:
            at = block.text.find(word)
            while at >= 0:
                marks.append(Mark(Span(block.id, at, at + len(word)), LABEL))
                at = block.text.find(word, at + len(word))
    return CopyPlan(document.file, MediaType.WORD, LABEL, marks=tuple(sorted(marks, key=lambda m: m.span)), **settings)


def copied(raw, *words, **settings):
    document = read_word(raw, FileId("f"))
    return write_word(raw, document, plan_for(document, *words, **settings))


def test_a_name_over_several_runs_is_one_term_and_the_label_takes_the_first_runs_style():
    source = docx.Document()
    paragraph = source.add_paragraph("Met ")
    paragraph.add_run("Zor").bold = True
    paragraph.add_run("bax").italic = True
    paragraph.add_run("ine today")
    copy = copied(saved(source), "Zorbaxine")
    runs = docx.Document(io.BytesIO(copy.content)).paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Met ", None, None),
        (LABEL, True, None),
        (" today", None, None),
    ]
    assert copy.labels == 1


def test_untouched_runs_keep_bold_italic_size_colour_style_and_numbering():
    source = docx.Document()
    source.add_heading("Heading", 2)
    run = source.add_paragraph("Plain ", style="List Number").add_run("loud")
    run.bold = run.italic = True
    run.font.size, run.font.color.rgb, run.font.name = Pt(17), RGBColor(0x12, 0x34, 0x56), "Georgia"
    source.add_paragraph("Zorbaxine", style="List Bullet")
    result = docx.Document(io.BytesIO(copied(saved(source), "Zorbaxine").content))
    assert [p.style.name for p in result.paragraphs] == ["Heading 2", "List Number", "List Bullet"]
    loud = result.paragraphs[1].runs[1]
    assert (loud.text, loud.bold, loud.italic) == ("loud", True, True)
    assert (loud.font.size, loud.font.color.rgb, loud.font.name) == (Pt(17), RGBColor(0x12, 0x34, 0x56), "Georgia")
    assert result.paragraphs[1].style.element.pPr.numPr is not None


def test_reading_a_copy_gives_the_same_text_with_labels_in_place():
    source = docx.Document()
    source.add_heading("On Zorbaxine", 1)
    table = source.add_table(2, 2)
    table.cell(0, 1).text = "Zorbaxine's row"
    source.sections[0].footer.paragraphs[0].text = "Foot Zorbaxine"
    raw = saved(source)
    before = [b.text.replace("Zorbaxine", LABEL) for b in read_word(raw, FileId("f")).blocks if b.carried]
    after = [b.text for b in read_word(copied(raw, "Zorbaxine").content, FileId("g")).blocks if b.carried]
    assert after == before


def test_comments_go_unless_disclosed_and_then_their_author_is_the_label():
    source = docx.Document()
    paragraph = source.add_paragraph("text")
    source.add_comment(paragraph.runs[0], text="a remark", author="Zorbaxine")
    raw = saved(source)
    document = read_word(raw, FileId("f"))
    comment = next(block for block in document.blocks if block.kind is BlockKind.COMMENT)
    assert not comment.carried
    assert not list(docx.Document(io.BytesIO(copied(raw).content)).comments)
    kept = docx.Document(io.BytesIO(copied(raw, printed=(comment.id,)).content))
    assert [(c.text, c.author) for c in kept.comments] == [("a remark", LABEL)]


def test_withheld_rows_leave_neither_number_nor_order():
    copies = []
    for people in (["Ann", "Zoe"], ["Zoe", "Ben", "Ann", "Kim"]):
        source = docx.Document()
        table = source.add_table(0, 2)
        for name in people:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = name, "present"
        raw = saved(source)
        document = read_word(raw, FileId("f"))
        rows = {block.row for block in document.blocks} - {b.row for b in document.blocks if b.text == "Ann"} - {""}
        copies.append(write_word(raw, document, plan_for(document, withheld_rows=tuple(sorted(rows)))).content)
    assert copies[0] == copies[1]
    rows = docx.Document(io.BytesIO(copies[0])).tables[0].rows
    assert [row.cells[0].text for row in rows] == ["Ann", LABEL]


def test_stamp_and_banner_are_on_every_kind_of_page():
    source = docx.Document()
    source.add_paragraph("text")
    source.sections[0].different_first_page_header_footer = True
    copy = docx.Document(io.BytesIO(copied(saved(source), stamp="Document 1", banner="DRAFT").content))
    section = copy.sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[-1].text == "Document 1"
    for header in (section.header, section.first_page_header):
        assert header.paragraphs[0].text == "DRAFT"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"not a zip", b"%PDF-1.7"])
def test_what_is_no_package_is_a_gap_and_cannot_be_copied(raw):
    document = read_word(raw, FileId("f"))
    assert [gap.kind for gap in document.gaps] == [GapKind.FILE_UNREADABLE]
    with pytest.raises(WritingError):
        write_word(raw, document, plan_for(document))
