"""Two sources that differ only in what is withheld give the same bytes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.packages import Parts, paragraph, run, text_box
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


SECRETS = st.text(alphabet="XYZ é", min_size=1, max_size=24).map(lambda text: f"Q{text.strip()}Q")
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>"])


@st.composite
def documents(draw):
    """Paragraphs of plain pieces and places for a secret; some stand in a table, some in a text box or note."""
    pieces = st.lists(st.tuples(st.booleans(), st.text(alphabet="abc .", max_size=8), LOOKS), min_size=1, max_size=4)
    return draw(st.lists(st.tuples(st.sampled_from(["body", "cell", "box"]), pieces), min_size=1, max_size=4))


def spelled(document, secret, cuts, noise):
    body = []
    for place, pieces in document:
        runs = []
        for is_secret, text, look in pieces:
            if is_secret:
                at = sorted({0, len(secret), *(cut % (len(secret) + 1) for cut in cuts)})
                runs += [run(secret[a:b], look) for a, b in itertools.pairwise(at)]
                runs.append(
                    f"<w:del w:id='1' w:author='{secret}'><w:r><w:delText>{secret * noise}</w:delText></w:r></w:del>"
                    * noise
                )
            else:
                runs.append(run(text, look))
        inner = paragraph(*runs)
        if place == "cell":
            inner = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>{paragraph('x')}"
        elif place == "box":
            inner = paragraph("box", text_box(inner))
        body.append(inner)
    return Parts("".join(body)).build()


def redacted(raw, secret):
    document = read_word(raw, FileId("f"))
    marks = []
    for block in document.blocks:
        at = block.text.find(secret)
        while at >= 0:
            marks.append(Mark(Span(block.id, at, at + len(secret)), LABEL))
            at = block.text.find(secret, at + len(secret))
    plan = CopyPlan(document.file, MediaType.WORD, LABEL, marks=tuple(sorted(marks, key=lambda mark: mark.span)))
    return write_word(raw, document, plan).content


@settings(max_examples=60, deadline=None)
@given(
    documents(), SECRETS, SECRETS, st.lists(st.integers(0, 30), max_size=4), st.lists(st.integers(0, 30), max_size=4)
)
def test_no_secret_however_it_is_cut_into_runs_changes_a_byte(document, one, other, cuts, other_cuts):
    first = redacted(spelled(document, one, cuts, 0), one)
    second = redacted(spelled(document, other, other_cuts, 2), other)
    assert first == second
