"""The benchmark's way of counting: the issue's definitions of "found whole" and of precision."""

from __future__ import annotations

from benchmarks.name_sets import shape_of
from benchmarks.scoring import judge
from hypothesis import given
from hypothesis import strategies as st


def _figures(text: str, names: list[tuple[int, int]], given_spans: list[tuple[int, int]], ignored=()):
    tally = judge(text, names, ignored, given_spans).tally
    return (tally.names, tally.whole, tally.spans, tally.right)


def test_a_name_half_covered_is_not_found_and_its_span_is_right():
    assert _figures("Ann Lee left", [(0, 7)], [(0, 3)]) == (1, 0, 1, 1)


def test_two_spans_may_cover_a_name_together():
    assert _figures("Lee, Ann left", [(0, 8)], [(0, 3), (5, 8)]) == (1, 1, 2, 2)


def test_a_span_beyond_the_name_is_wrong_though_the_name_is_found():
    assert _figures("Ann Lee left", [(0, 7)], [(0, 12)]) == (1, 1, 1, 0)


def test_titles_and_possessives_count_neither_way():
    text = "Mr Lee's dog"
    assert _figures(text, [(3, 6)], [(0, 8)]) == (1, 1, 1, 1)
    assert _figures(text, [(0, 6)], [(3, 6)]) == (1, 1, 1, 1)


def test_a_span_that_touches_what_is_ignored_counts_neither_way():
    assert _figures("@annlee hi", [], [(0, 7)], [(0, 7)]) == (0, 0, 0, 0)


@given(st.text(alphabet="ab 'é", min_size=1, max_size=30), st.data())
def test_covering_everything_finds_every_name(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert judge(text, [(start, end)], [], [(0, len(text))]).tally.whole == 1


def test_shapes_of_names():
    shapes = [
        shape_of(name) for name in ("Lee, Ann", "Ann Lee", "Ann", "A. Lee", "LEE Ann", "ANN LEE", "ann lee", "AL")
    ]
    assert shapes == [
        "Surname, Forename", "full name", "one name alone", "with initials", "SURNAME Forename", "UPPER CASE", "lower case", "initials only",
    ]  # fmt: skip
