"""Two sources that differ only in what is withheld give the same bytes."""

from __future__ import annotations

import pytest
from tests.word.shapes import SHAPES, VARIANTS

from redactor.core.copies import CopyPlan, Mark
from redactor.core.documents import MediaType
from redactor.core.ids import FileId, file_id
from redactor.core.spans import Span
from redactor.documents.word import marks as marks_module
from redactor.documents.word import read_word, write_word

LABEL = "[Withheld]"


def copied(name, variant):
    raw = SHAPES[name](variant)
    document = read_word(raw, FileId(file_id(str(variant.size) * 64)))
    marks = []
    for block in document.blocks:
        forms = [variant.name, "\n".join(variant.name.split())]
        for form in forms if forms[0] != forms[1] else forms[:1]:
            at = block.text.find(form)
            while at >= 0:
                marks.append(Mark(Span(block.id, at, at + len(form)), LABEL))
                at = block.text.find(form, at + len(form))
        if name == "line_breaks_inside_the_name" and not marks:
            marks.append(Mark(Span(block.id, 3, len(block.text) - 4), LABEL))
    rows = sorted({block.row for block in document.blocks if block.row and block.text.startswith("ROW ")})
    plan = CopyPlan(
        document.file,
        MediaType.WORD,
        LABEL,
        marks=tuple(sorted(marks, key=lambda mark: mark.span)),
        withheld_rows=tuple(rows),
        stamp="Document 1",
    )
    return write_word(raw, document, plan).content


def test_there_are_shapes_enough():
    assert len(SHAPES) >= 25
    assert len(VARIANTS) == 3


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_variants_of_a_shape_give_byte_identical_copies(name):
    sources = [SHAPES[name](variant) for variant in VARIANTS]
    copies = [copied(name, variant) for variant in VARIANTS]
    assert len(set(sources)) == 3
    assert copies[0] == copies[1] == copies[2]


def test_a_writer_that_does_not_join_runs_would_be_caught(monkeypatch):
    monkeypatch.setattr("redactor.documents.word.writer.join_runs", lambda paragraph: None)
    copies = {copied("name_over_several_runs", variant) for variant in VARIANTS}
    assert len(copies) > 1


def test_a_writer_that_keeps_the_letters_would_be_caught(monkeypatch):
    monkeypatch.setattr("redactor.documents.word.writer.apply_marks", lambda paragraph, marks: 0)
    assert marks_module.apply_marks
    assert len({copied("plain_paragraph", variant) for variant in VARIANTS}) == 3
