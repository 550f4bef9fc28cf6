"""Words written downwards are found as a plain search of all letters for all stacks finds them, in far less time."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.documents.pdf.test_crowded_pages import MOST_CPU, glyphs_at

from redactor.documents.pdf.layout.axes import HORIZONTAL, Extent
from redactor.documents.pdf.layout.segments import Segment
from redactor.documents.pdf.layout.stacks import with_stacks_joined

MANY = 20_000


def letters_at(places):
    """A segment of one letter at each place: where it starts, its baseline, its size."""
    made = []
    for glyph, (x, y, size) in zip(glyphs_at([(x, y) for x, y, _ in places]), places, strict=True):
        made.append(Segment(HORIZONTAL, [Extent(x, x + size / 2, y, size, glyph)], x, x + size / 2, y, size))
    return made


def stacks_plainly(segments):
    """All stacks of four letters and more, each letter held against the end of every stack."""
    stacks = []
    for segment in sorted(segments, key=lambda one: (one.base, one.start)):
        for stack in stacks:
            last = stack[-1]
            step = segment.base - last.base
            apart = abs(last.start + last.end - segment.start - segment.end) / 2
            if apart <= 0.4 * last.size and 0.7 * last.size <= step <= 1.7 * last.size:
                stack.append(segment)
                break
        else:
            stacks.append([segment])
    long = [stack for stack in stacks if len(stack) >= 4]
    return [
        stack
        for stack in long
        if sum(stack[0].base - 1 <= one.base <= stack[-1].base + 1 for one in segments) == len(stack)
    ]


places = st.tuples(
    st.sampled_from([0.0, 3.0, 7.0, 9.0, 30.0, 34.0, 200.0]),
    st.integers(0, 40).map(lambda at: 6.0 * at),
    st.sampled_from([6.0, 10.0, 24.0]),
)


@given(st.lists(places, min_size=4, max_size=40))
def test_stacks_are_those_that_a_plain_search_finds(at):
    segments = letters_at(at)
    joined = with_stacks_joined(segments)
    expected = stacks_plainly(segments)
    assert len(joined) == len(segments) - sum(len(stack) - 1 for stack in expected)
    lengths = sorted(len(one.glyphs) for one in joined if len(one.glyphs) > 1)
    assert lengths == sorted(len(stack) for stack in expected)


def test_many_single_letters_are_read_in_time():
    segments = letters_at([(5.0 * (at % 200), 3.0 * (at // 200), 10.0) for at in range(MANY)])
    start = time.process_time()
    assert len(with_stacks_joined(segments)) == MANY
    assert time.process_time() - start < MOST_CPU


def test_a_word_downwards_is_one_segment():
    (word,) = with_stacks_joined(letters_at([(100.0, 10.0 * at, 10.0) for at in range(5)]))
    assert len(word.glyphs) == 5
    assert all(second.start > first.start for first, second in pairwise(word.glyphs))
