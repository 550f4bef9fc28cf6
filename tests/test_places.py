"""Places: one box a character, packed and unpacked without loss of what matters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.places import Box, CharBoxes, Place

numbers = st.floats(-1e4, 1e4, width=32)
boxes = st.lists(st.none() | st.builds(Box, numbers, numbers, numbers, numbers), max_size=12)


@given(boxes)
def test_boxes_come_back_one_a_character(some):
    packed = CharBoxes(some)
    assert len(packed) == len(some)
    assert [packed[index] for index in range(len(some))] == some
    assert CharBoxes.from_bytes(packed.to_bytes()) == packed


@given(boxes.filter(any))
def test_the_box_around_characters_holds_each_of_them(some):
    around = CharBoxes(some).around(0, len(some))
    assert around is not None
    for box in filter(None, some):
        assert around.x0 <= box.x0
        assert around.y0 <= box.y0
        assert around.x1 >= box.x1
        assert around.y1 >= box.y1


def test_characters_without_boxes_have_no_box_around_them():
    assert CharBoxes([None, None]).around(0, 2) is None
    with pytest.raises(IndexError):
        CharBoxes([None])[1]


def test_places_are_described_for_people_and_pages_count_from_one():
    assert Place("page", 0).describe() == "page 1"
    assert Place("word/document.xml").describe() == "text"
    assert Place("annotation", 2).describe() == "page 3, annotation"
