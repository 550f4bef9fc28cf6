"""The pages of a copy are compared with the original as it looks with all tracked changes accepted."""

from __future__ import annotations

import io
import zipfile

from benchmarks.word_accepted import accepted
from docx import Document
from tests.word.packages import Parts, paragraph, root, run

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
BY = 'w:id="1" w:author="A"'


def lines(body):
    document = Document(io.BytesIO(accepted(Parts(body).build())))
    return [one.text for one in document.paragraphs]


def deleted(text):
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_deletions_are_gone_and_insertions_are_text():
    inserted = f"<w:ins {BY}>{run('new')}</w:ins>"
    assert lines(paragraph("a ", deleted("old"), inserted)) == ["a new"]


def test_the_strict_spelling_of_the_format_too():
    inserted = f"<w:ins {BY}>{run('new')}</w:ins>"
    transitional = Parts(paragraph("a ", deleted("old"), inserted)).build()
    strict = {
        name: raw.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", _STRICT)
        for name, raw in members(transitional).items()
    }
    body = members(accepted(packed(strict)))["word/document.xml"]
    assert b"old" not in body
    assert b"<w:ins" not in body


def members(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return stream.getvalue()


def test_text_that_was_moved_stands_where_it_went():
    away = f"<w:moveFrom {BY}>{run('moved')}</w:moveFrom>"
    here = f"<w:moveTo {BY}>{run('moved')}</w:moveTo>"
    assert lines(paragraph("a", away) + paragraph("b ", here)) == ["a", "b moved"]


def test_a_paragraph_whose_end_was_deleted_runs_on():
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    assert lines(paragraph("one ", properties=gone) + paragraph("two")) == ["one two"]


def test_marks_of_ranges_may_stand_between_the_two():
    gone = f"<w:rPr><w:moveFrom {BY}/></w:rPr>"
    moved = f"<w:moveFrom {BY}>{run('gone')}</w:moveFrom>"
    between = '<w:moveFromRangeEnd w:id="3"/>'
    assert lines(paragraph(moved, properties=gone) + between + paragraph("two")) == ["two"]


def test_marks_of_ranges_that_were_changed_are_gone_too():
    between = f'<w:customXmlDelRangeStart {BY}/><w:customXmlDelRangeEnd w:id="1"/>'
    raw = Parts(paragraph("a ", deleted("b")) + between + paragraph("c")).build()
    assert b"Range" not in members(accepted(raw))["word/document.xml"]


def test_deleted_rows_go_with_their_table():
    row = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr>"
    document = Document(io.BytesIO(accepted(Parts(f"<w:tbl>{row}</w:tbl>{paragraph('end')}").build())))
    assert document.tables == []


def test_nothing_more_is_recorded_while_the_file_is_opened():
    parts = Parts(paragraph("plain"))
    parts.part("settings", "settings.xml", root("w:settings", "<w:trackRevisions/><w:zoom/>"))
    assert b"trackRevisions" not in members(accepted(parts.build()))["word/settings.xml"]


def test_a_file_without_tracked_changes_stays_byte_for_byte():
    raw = Parts(paragraph("plain")).build()
    assert accepted(raw) == raw


def test_a_part_that_is_not_well_formed_stays_as_it_is():
    raw = Parts(paragraph("a", deleted("b"))).member("word/odd.xml", "no xml: <w:del ").build()
    with zipfile.ZipFile(io.BytesIO(accepted(raw))) as archive:
        assert archive.read("word/odd.xml") == b"no xml: <w:del "


def test_a_deleted_end_joins_across_the_bounds_of_content_controls():
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    control = f"<w:sdt><w:sdtContent>{paragraph('b', properties=gone)}</w:sdtContent></w:sdt>"
    assert lines(f"{paragraph('a', properties=gone)}{control}{paragraph('c')}") == ["abc"]
