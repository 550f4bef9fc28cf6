"""One search for all words: whole words only, in any spelling, placed exactly in the original text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.names import fold
from redactor.detection.inflections import written_forms
from redactor.detection.vocabulary import Entry, Vocabulary


def found(text, *words, exact=False):
    vocabulary = Vocabulary([Entry(word, word, exact) for word in words])
    return [text[hit.start : hit.end] for hit in vocabulary.hits(text)]


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("asthma", "ASTHMA"),
        ("self-harm", "self harm"),
        ("self-harm", "selfharm"),
        ("self-harm", "self‑harm"),
        ("Tourette's", "Tourettes"),
        ("allergy", "allergies"),
        ("inhaler", "inhalers"),
        ("autis*", "autistic"),
        ("fiancé", "fiance"),
        ("low mood", "low\nmood"),
        ("low mood", "low  mood"),
    ],
)
def test_a_word_is_found_in_its_spellings(word, written):
    assert found(f"He has {written}, it says.", word) == [written]


@pytest.mark.parametrize(
    ("word", "text"),
    [("asthma", "asthmatics_x"), ("union", "reunion"), ("gay", "gayness"), ("autis*", "cautious"), ("OT", "OTs not")],
)
def test_part_of_another_word_is_not_found(word, text):
    assert found(text, word) == []


@pytest.mark.parametrize(
    ("text", "hits"), [("BOTH", ["BOTH"]), ("both", []), ("Both", []), ("Unite", []), ("UNITE", [])]
)
def test_an_exact_word_is_found_only_as_written(text, hits):
    assert found(text, "BOTH", exact=True) == hits


def test_an_exact_word_may_stand_in_capitals_and_in_the_plural():
    assert found("UNITE and EHCPs", "Unite", "EHCP", exact=True) == ["UNITE", "EHCPs"]


def test_short_codes_have_no_plural():
    assert written_forms("PE") == {"pe"}


@given(st.text(alphabet="aé ﬁ-’\n\u200bX", max_size=30), st.text(alphabet="bö ", max_size=10))
def test_a_hit_lies_exactly_where_the_word_stands(before, after):
    text = f"{before} Ofsted {after}"
    assert found(text, "ofsted") == ["Ofsted"]


@given(st.lists(st.sampled_from(["mum", "his mum", "mum's", "step-mum"]), min_size=1, max_size=4), st.text(max_size=40))
def test_every_hit_folds_to_a_form_of_its_word(words, text):
    vocabulary = Vocabulary([Entry(word, word) for word in words])
    text = f"{text} {' '.join(words)}"
    hits = vocabulary.hits(text)
    assert hits
    for hit in hits:
        assert fold(text[hit.start : hit.end]) in written_forms(hit.meaning)


def test_no_words_find_nothing():
    assert found("anything at all") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We must not share the new address with Dad.", ["not share the new address"]),
        ("Do not share address.", ["not share address"]),
        ("Do not share it with anybody who has her address.", []),
        ("Do not share. The address is known.", []),
    ],
)
def test_three_dots_stand_for_up_to_three_words(text, expected):
    assert found(text, "not share … address") == expected


def test_exact_case_counts_before_the_gap():
    assert found("the DO in charge rang", "DO … rang", exact=True) == ["DO in charge rang"]
    assert found("we do in fact ring; they rang", "DO … rang", exact=True) == []
