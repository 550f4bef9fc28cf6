"""Marks: whatever the runs, exactly the marked letters go and every other letter keeps its formatting."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.packages import Parts, paragraph, run

from redactor.core.copies import CopyPlan, Mark
from redactor.core.documents import MediaType
from redactor.core.ids import BlockId, FileId
from redactor.core.spans import Span, merge_spans, pieces
from redactor.documents.word import read_word, write_word
from redactor.documents.word.marks import apply_marks, join_runs
from redactor.documents.word.namespaces import add, child, make, prefixed
from redactor.documents.word.words import atoms, paragraph_text

LABEL = "[W]"
BLOCK = BlockId("b")
LOOKS = ["", "w:b", "w:i"]
SOLIDS = {"\t": "w:tab", "\n": "w:br", "-": "w:noBreakHyphen"}

letters = st.text(alphabet="abc \t\n-é😀", min_size=0, max_size=6)
some_runs = st.lists(st.tuples(letters, st.sampled_from(LOOKS)), max_size=6)


def built(parts):
    paragraph_ = make("w:p")
    for text, look in parts:
        target = add(paragraph_, "w:r")
        if look:
            add(add(target, "w:rPr"), look)
        for letter in text:
            if letter in SOLIDS:
                add(target, SOLIDS[letter])
            else:
                add(target, "w:t").text = letter
    return paragraph_


def looks_of(element):
    found = []
    for atom in atoms(element):
        properties = child(atom.element.getparent(), "w:rPr")
        look = prefixed(properties[0]) if properties is not None and len(properties) else ""
        found += [(letter, look) for letter in atom.text]
    return found


def marks_on(text, pairs):
    spans = [Span(BLOCK, min(p), max(p)) for p in pairs if max(p) <= len(text) and p[0] != p[1]]
    return [Mark(span, LABEL) for span in merge_spans(spans)]


points = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4)


@given(some_runs, points)
def test_the_text_is_the_marked_text_and_untouched_letters_keep_their_looks(parts, pairs):
    element = built(parts)
    text = paragraph_text(element)
    before = looks_of(element)
    marks = marks_on(text, pairs)
    assert apply_marks(element, marks) == len(marks)
    join_runs(element)
    flat, at = [], 0
    for piece, span in pieces(text, [mark.span for mark in marks]):
        flat += [(letter, before[at][1]) for letter in LABEL] if span else before[at : at + len(piece)]
        at += len(piece)
    assert looks_of(element) == flat


@given(some_runs)
def test_joining_runs_changes_no_letter_and_no_look_and_is_done_once(parts):
    element = built(parts)
    before = looks_of(element)
    join_runs(element)
    assert looks_of(element) == before
    once = [len(run_) for run_ in element]
    join_runs(element)
    assert [len(run_) for run_ in element] == once


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.text(alphabet="ab ", max_size=5), st.sampled_from(["", "<w:b/>"])), min_size=1, max_size=5),
    points,
)
def test_a_copy_reads_as_the_marked_original(parts, pairs):
    raw = Parts(paragraph("start ", *[run(text, look) for text, look in parts])).build()
    document = read_word(raw, FileId("f"))
    block = document.blocks[0]
    marks = tuple(Mark(Span(block.id, m.span.start, m.span.end), LABEL) for m in marks_on(block.text, pairs))
    copy = write_word(raw, document, CopyPlan(document.file, MediaType.WORD, LABEL, marks=marks))
    expected = "".join(LABEL if span else piece for piece, span in pieces(block.text, [m.span for m in marks]))
    again = read_word(copy.content, FileId("g"))
    assert [b.text for b in again.blocks if b.carried] == ([expected] if expected.strip() else [])
