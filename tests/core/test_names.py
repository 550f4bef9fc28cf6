"""Names: folds, parts and forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.diminutives import DIMINUTIVES
from redactor.core.names import fold, fold_with_offsets, handles, name_forms, plural, split_name


def forms(name):
    return {form.form: form for form in name_forms(name)}


@pytest.mark.parametrize(
    ("written", "title", "forenames", "surname"),
    [
        ("Mrs Jane Ann Smith", "Mrs", ("Jane", "Ann"), "Smith"),
        ("KHAN, Aisha (4B)", "", ("Aisha",), "KHAN"),
        ("KHAN Aisha", "", ("Aisha",), "KHAN"),
        ("Kevin Kindall@ENRON", "", ("Kevin",), "Kindall"),
        ("Smith, Dr Jane", "Dr", ("Jane",), "Smith"),
        ("Dr. A. B. Patel MBE", "Dr", ("A", "B"), "Patel"),
        ("Ludwig van der Berg", "", ("Ludwig",), "van der Berg"),
        ("Ali Al Hassan", "", ("Ali",), "Al Hassan"),
        ("Mr Khan", "Mr", (), "Khan"),
        ("Jo", "", ("Jo",), ""),
        ("J.S.", "", ("J",), "S"),
        ("JTK", "", ("J", "T"), "K"),
        ("Zara's", "", ("Zara",), ""),
        ("", "", (), ""),
    ],
)
def test_a_written_name_falls_into_its_parts(written, title, forenames, surname):
    name = split_name(written)
    assert (name.title, name.forenames, name.surname) == (title, forenames, surname)


def test_a_quoted_nickname_is_kept_apart():
    name = split_name('Robert "Bob" Hull')
    assert (name.forename, name.surname, name.nickname) == ("Robert", "Hull", "Bob")


@pytest.mark.parametrize(
    "written",
    [
        "Siân O'Brien-Smythe",
        "O'Brien-Smythe, Siân",
        "S. O'Brien-Smythe",
        "Siân O.",
        "Smythe",
        "sian.obriensmythe",
        "S.O.",
    ],
)
def test_the_forms_of_a_name_hold_what_people_write(written):
    assert written in forms("Siân O'Brien-Smythe")


def test_diminutives_are_forms_but_alone_need_evidence():
    made = forms("Elizabeth Osei")
    assert made["Liz"].needs_evidence
    assert not made["Liz Osei"].needs_evidence


def test_a_name_that_is_an_ordinary_word_needs_evidence():
    made = forms("Grace Page")
    assert made["Grace"].needs_evidence
    assert made["Page"].needs_evidence
    assert not made["Grace Page"].needs_evidence
    assert not forms("Aisha Khan")["Aisha"].needs_evidence


def test_the_family_is_the_plural_of_the_surname():
    assert [plural(name) for name in ("Khan", "Jones", "Lynch", "Fox")] == ["Khans", "Joneses", "Lynches", "Foxes"]


def test_handles_are_long_enough_to_mean_something():
    assert "aisha.khan" in handles(split_name("Aisha Khan"))
    assert all(len(handle) >= 5 for handle in handles(split_name("Jo Li")))


def test_diminutives_lead_both_ways():
    assert all(name in DIMINUTIVES[other] for name, others in DIMINUTIVES.items() for other in others)


@given(st.text())
def test_folding_with_offsets_gives_the_same_fold(text):
    assert fold_with_offsets(text).text.strip() == fold(text)


@given(st.text(min_size=1))
def test_every_folded_stretch_comes_from_the_original_stretch_it_points_at(text):
    folded = fold_with_offsets(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    for at, char in enumerate(folded.text):
        start, end = folded.original(at, at + 1)
        assert char in fold_with_offsets(text[start:end]).text


@given(st.text(max_size=40))
def test_any_text_can_be_split_and_formed(text):
    assert name_forms(text) == tuple(sorted(set(name_forms(text))))
