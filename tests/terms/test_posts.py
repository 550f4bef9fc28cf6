"""Posts and services: whoever holds one is no patient of it, nor is anybody let go who is seen by it."""

from __future__ import annotations

import pytest
from tests.terms.test_attribution import facts_of, whose
from tests.terms.views import finding, view_of

from redactor.core.findings import About, Strength
from redactor.detection.posts import end_of_post, has_professional_title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mrs Price, school counsellor, sent the email.", ["Price"]),
        ("Ms Dean (counsellor) attended.", ["Dean"]),
        ("Ms Dean, our counsellor, left.", ["Dean"]),
        ("Mr Roe has applied for the post of autism outreach teacher.", ["Roe"]),
        ("Ms Lunt works in the Dementia Care Team.", ["Lunt"]),
        ("Mr Dove is autism lead.", ["Dove"]),
        ("Ms Hewitt, probation officer, will attend.", ["Hewitt"]),
        ("The school nurse rang.", []),
        ("Dr Ray (CAMHS) attended.", ["Ray"]),
        ("Mr Vale is a shop steward.", ["Vale"]),
        ("Note by Ismail Kabir, counsellor\nClient: Bo Tait, first session", ["Ismail Kabir", "Bo Tait"]),
    ],
)
def test_a_post_is_no_fact_of_its_holder(text, names):
    assert whose(text, *names) is About.NOBODY


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Nia's counsellor, Ms Dean, rang.", ["Nia", "Dean"], ["nia"]),
        ("Ben was seen by Dr Amin, consultant paediatrician.", ["Ben", "Amin"], ["ben"]),
        ("The school counsellor, Ms Dean, spoke to Ana.", ["Dean", "Ana"], ["ana"]),
        ("Dr Ray from CAMHS said that Kai is better.", ["Ray", "Kai"], ["kai"]),
        ("Kai is a CAMHS service user.", ["Kai"], ["kai"]),
        ("Kai attends the autism base.", ["Kai"], ["kai"]),
        ("Ben (school nurse)", ["Ben"], ["ben"]),
        ("Keanu has a YOT worker.", ["Keanu"], ["keanu"]),
    ],
)
def test_whoever_owns_a_post_or_is_seen_by_it_bears_the_fact(text, names, expected):
    assert whose(text, *names) == expected


def test_whose_union_is_named_is_told_even_of_its_representative():
    text = "Ms Shaw (NEU rep) attended."
    shaw = finding(text, "Shaw")
    _, facts = facts_of(view_of(text, found=[shaw]))
    assert [one.mentions for one in facts if one.span.of(text) == "NEU"] == [(shaw.id,)]


def test_a_service_in_a_list_of_pupils_is_theirs():
    text = "Kai Lee (CAMHS)"
    _, (fact,) = facts_of(view_of(text, found=[finding(text, "Kai Lee")]))
    assert fact.about is About.MENTIONS


def test_the_head_of_a_post_may_follow_some_words_later():
    sentence = "the autism outreach teacher rang"
    assert sentence[: end_of_post(sentence, 4, 10)].endswith("teacher")
    assert end_of_post("his autism and the teacher", 4, 10) == -1


def test_titles_of_service_are_known():
    assert has_professional_title("PC 4471 Webb", 8)
    assert not has_professional_title("Mr Webb", 3)


def test_that_somebody_has_a_partner_is_no_sex_life():
    text = "Her partner collected Tom."
    _, facts = facts_of(view_of(text, found=[finding(text, "Tom")]))
    assert [one for one in facts if one.strength is Strength.STRONG and one.category == "sex_life"] == []
