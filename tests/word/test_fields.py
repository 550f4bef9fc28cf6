"""Fields: what is seen of them, what is kept of their codes."""

from __future__ import annotations

import pytest
from tests.word.packages import Parts, field, paragraph, root, run

from redactor.core.documents import BlockKind, GapKind
from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.fields import parse_field

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(text):
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def read(body):
    return read_word(Parts(body).build(), FileId("f"))


def texts(document, kind=BlockKind.PARAGRAPH):
    return [block.text for block in document.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("text", "program"),
    [
        (' TOC \\o "1-3" \\h \\z \\u ', True),
        (" PAGEREF _Toc12345 \\h ", True),
        (' DATE \\@"d MMMM yyyy" ', True),
        (" SEQ Figure \\* ARABIC ", True),
        (" MERGEFIELD Surname ", False),
        (' STYLEREF "Zorbaxine" ', False),
        (' INCLUDETEXT "C:\\\\Zorbaxine.docx" ', False),
        (" AUTHOR Zorbaxine ", False),
    ],
)
def test_only_codes_without_words_of_a_person_are_dropped(text, program):
    assert parse_field(text).is_program_text is program


def test_a_result_is_text_and_its_code_is_a_block():
    document = read(paragraph("Dear ", field(" MERGEFIELD Surname ", "Quill"), "."))
    assert texts(document) == ["Dear Quill."]
    assert texts(document, BlockKind.FIELD_CODE) == ["MERGEFIELD Surname"]


def test_what_stands_in_the_code_of_an_outer_field_is_not_seen():
    inner = field(" MERGEFIELD Sex ", "unseen")
    document = read(paragraph("a ", BEGIN, code(" IF "), inner, code(' = "m" "he" "she" '), SEPARATE, run("she"), END))
    assert texts(document) == ["a she"]
    assert any("unseen" in text for text in texts(document, BlockKind.FIELD_CODE))


def test_page_numbers_stay_live_also_inside_other_results():
    document = read(paragraph("Page ", field(" PAGE \\* roman ", "xiv"), " of ", field(" NUMPAGES ", "99")))
    assert texts(document) == ["Page 1 of 1"]


def test_a_contents_list_over_several_paragraphs_is_text():
    first = paragraph(BEGIN, code(" TOC \\o "), SEPARATE, run("Start 3"))
    document = read(first + paragraph("Middle 4") + paragraph("End 5", END) + paragraph("after"))
    assert texts(document) == ["Start 3", "Middle 4", "End 5", "after"]


def test_a_field_without_an_end_is_a_gap_and_its_words_are_examined():
    document = read(paragraph("a ", BEGIN, code(" QUOTE ")) + paragraph("swallowed words"))
    assert [gap.kind for gap in document.gaps] == [GapKind.PART_NOT_UNDERSTOOD]
    assert any("swallowed words" in block.text for block in document.blocks if not block.carried)


def test_a_field_left_open_in_one_part_does_not_reach_into_another():
    parts = Parts(paragraph("seen"))
    key = parts.part("header", "header1.xml", root("w:hdr", paragraph("h", BEGIN, code(" X "))))
    parts.section = f'<w:headerReference w:type="default" r:id="{key}"/>'
    assert texts(read_word(parts.build(), FileId("f"))) == ["seen"]


@pytest.mark.parametrize(("checked", "shown"), [("1", "☒"), ("0", "☐")])
def test_a_check_box_of_a_form_is_seen(checked, shown):
    data = f'<w:ffData><w:checkBox><w:checked w:val="{checked}"/></w:checkBox></w:ffData>'
    box = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>{code(" FORMCHECKBOX ")}{END}'
    assert texts(read(paragraph(box, " agrees"))) == [f"{shown} agrees"]
