"""Spans: what every later stage takes for granted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.core.ids import BlockId
from redactor.core.sentences import sentence_around, sentence_bounds
from redactor.core.spans import Span, merge_spans, pieces, subtract_spans

spans = st.builds(
    lambda block, start, length: Span(BlockId(block), start, start + length),
    st.sampled_from(["a", "b"]),
    st.integers(0, 30),
    st.integers(0, 10),
)


def points(some):
    return {(span.block, at) for span in some for at in range(span.start, span.end)}


@given(st.lists(spans))
def test_merged_spans_cover_the_same_code_points_and_are_disjoint(some):
    merged = merge_spans(some)
    assert points(merged) == points(some)
    assert sum(len(span) for span in merged) == len(points(some))
    assert merged == sorted(merged)


@given(st.lists(spans), st.lists(spans))
def test_subtracting_spans_leaves_exactly_the_other_code_points(some, holes):
    assert points(subtract_spans(some, holes)) == points(some) - points(holes)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_pieces_joined_again_give_the_text(text, pairs):
    block = BlockId("a")
    some = [Span(block, min(p), max(p)) for p in pairs if max(p) <= len(text)]
    assert "".join(piece for piece, _ in pieces(text, merge_spans(some))) == text


@given(st.text(alphabet="ab. \n?A", max_size=60))
def test_sentences_are_ordered_disjoint_and_leave_only_white_space(text):
    bounds = list(sentence_bounds(text))
    at = 0
    for start, end in bounds:
        assert at <= start < end
        assert text[at:start].strip() == ""
        at = end
    assert text[at:].strip() == ""


def test_an_abbreviation_does_not_end_a_sentence():
    text = "Mr. Okafor rang. Then she left."
    span = Span(BlockId("a"), 4, 10)
    assert sentence_around(text, span).of(text) == "Mr. Okafor rang."
