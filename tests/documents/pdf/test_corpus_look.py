"""The corpus benchmark's own look: withheld words are found where they were left, and pages that differ are told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from benchmarks.pdf_comparison import Sign, gained, is_exact, is_exact_as_a_whole, named_otherwise
from benchmarks.pdf_corpus import HERE, Outcome, _look_for_withheld, words
from tests.documents.pdf.making import pdf_of

from redactor.documents import read_bytes, write_copy
from redactor.pipeline import direct


def test_a_word_that_was_left_is_found_by_all_three_readers_and_one_that_went_by_none():
    content = pdf_of([(72, 100, "Letter about Okafor-Whitfield")])
    document = read_bytes(content, limits=HERE)
    plan = direct._plan(document, words(document, "third"))
    copy = write_copy(content, document, plan, limits=HERE)
    good, bad = Outcome("good"), Outcome("bad")
    _look_for_withheld(good, document, plan, copy)
    _look_for_withheld(bad, document, plan, replace(copy, content=content))
    assert (good.sought, good.left) == (1, [])
    assert bad.left == ["pdfium", "pdfminer", "pymupdf"]


@pytest.mark.parametrize(
    ("before", "after", "hidden", "seen", "exact"),
    [
        ("abc", "abc", "", "", True),
        ("abc", "ab", "", "", False),
        ("abc", "ab", "c", "", True),
        ("abc", "abcd", "", "", False),
        ("abc", "abcd", "", "abd", True),  # this reader cannot read it in the source, another can
        ("abc", "ab", "", "abc", False),
    ],
)
def test_letters_lost_and_added_are_told(before, after, hidden, seen, exact):
    assert is_exact(*map(Counter, (before, after, hidden, seen))) is exact


@pytest.mark.parametrize(
    ("after", "exact"),
    [
        ("onthree[gone]", True),
        ("onthree", True),  # withheld without a label of its own
        ("onthree[gone][gone]", True),
        ("onthre[gone]", False),
        ("onthreee[gone]", False),
        ("ontthree[gone]", False),
    ],
)
def test_a_page_as_a_whole_holds_what_it_held_less_what_is_withheld(after, exact):
    letters = [Counter(letter for letter in text if letter.isalnum()) for text in ("onetwothree", after, "etwo")]
    assert is_exact_as_a_whole(*letters, "[gone]") is exact


PLACES = {"⟨": (10.0, 20.0), "a": (20.0, 20.0), "ﬁ": (30.0, 20.0)}


@pytest.mark.parametrize(
    ("before", "after", "lost", "more"),
    [
        ({"⟨": "h"}, "⟨", {"h": 1}, {}),  # the reader guessed from a code; the copy names what MuPDF saw
        ({"⟨": "h"}, "", {}, {}),  # gone
        ({"⟨": "h"}, "]", {}, {}),  # something else that no reader saw
        ({"a": "b"}, "a", {"b": 1}, {"a": 1}),
        ({"a": "a"}, "aa", {}, {}),
        ({"ﬁ": "V"}, "fi", {"V": 1}, {"f": 1, "i": 1}),
        ({"⟨": "hh"}, "⟨", {"h": 1}, {}),  # one sign vouches for one
    ],
)
def test_only_signs_that_the_copy_names_as_a_third_reader_saw_them_are_no_change(before, after, lost, more):
    source = [Sign(text, *PLACES[key]) for key, texts in before.items() for text in texts]
    copy = [Sign(text, 0.0, 0.0) for text in after]
    witnessed = [Sign(key, *place) for key, place in PLACES.items()]
    assert named_otherwise(source, gained(source, copy), witnessed) == (Counter(lost), Counter(more))
