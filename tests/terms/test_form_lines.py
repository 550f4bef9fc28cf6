"""Forms: the fact in a line of its own is of the form's subject, not of whoever else the form names."""

from __future__ import annotations

import pytest
from tests.terms.test_attribution import facts_of
from tests.terms.views import finding, paragraph, table, view_of

from redactor.core.findings import About, Strength
from redactor.detection.form_lines import Part, part_of


def whose_in_form(text, *names):
    view, facts = facts_of(view_of(text, found=[finding(text, name) for name in names]))
    (mentions,) = {fact.mentions for fact in facts if fact.strength is Strength.STRONG}
    return sorted(one.span.of(text) for one in view.found if one.id in mentions)


def test_a_fact_is_of_the_forms_subject_and_not_of_the_professional():
    text = "Tenant: Mrs Pocock\nHousing officer: Dean Frost\nDisability: multiple sclerosis"
    assert whose_in_form(text, "Pocock", "Dean Frost") == ["Pocock"]


def test_the_subject_may_stand_below_the_fact():
    assert whose_in_form(
        "Religion: Muslim\nParent: Sara Rehman\nName: Alisha Rehman", "Sara Rehman", "Alisha Rehman"
    ) == ["Alisha Rehman"]


def test_of_two_forms_the_nearer_subject_counts():
    text = "Name: Ada Lunn\nClass: 4B\n\nName: Bo Tait\nAllergies: nut allergy"
    assert whose_in_form(text, "Ada Lunn", "Bo Tait") == ["Bo Tait"]


def test_an_offence_is_a_fact_about_suspect_and_victim():
    text = "Suspect: Leon Gorse\nVictim: Carly Ames\nOffence: theft"
    names = [finding(text, "Leon Gorse"), finding(text, "Carly Ames")]
    _, facts = facts_of(view_of(text, found=names))
    (theft,) = [one for one in facts if one.span.of(text) == "theft"]
    assert set(theft.mentions) == {one.id for one in names}


def test_a_relatives_field_is_not_the_subjects():
    text = "Name: Ada Lunn\nMother's condition: asthma"
    ada = finding(text, "Ada Lunn")
    _, facts = facts_of(view_of(text, found=[ada]))
    assert [ada.id in one.mentions for one in facts] == [False]


def test_prose_between_ends_a_form():
    blocks = [paragraph("Name: Ada Lunn"), paragraph("The visit went well on Friday.", 1), paragraph("Note: asthma", 2)]
    _, facts = facts_of(view_of(*blocks, found=[finding("Name: Ada Lunn", "Ada Lunn")]))
    assert [one.about for one in facts] == [About.UNKNOWN]


def test_rows_of_label_and_value_are_a_form():
    blocks = table(("Name", "Ada Lunn"), ("Doctor", "M Shah"), ("Condition", "asthma"))
    names = [finding("Ada Lunn", "Ada Lunn", number=1), finding("M Shah", "M Shah", number=3)]
    _, facts = facts_of(view_of(*blocks, found=names))
    assert [one.mentions for one in facts] == [(names[0].id,)]


def test_in_a_row_a_professional_stands_back_behind_the_person():
    blocks = table(("DC Amos", "statement from Keeley Rudd", "rape"))
    amos, keeley = finding("DC Amos", "Amos", number=0), finding("statement from Keeley Rudd", "Keeley Rudd", number=1)
    _, facts = facts_of(view_of(*blocks, found=[amos, keeley]))
    assert {one.mentions for one in facts} == {(keeley.id,)}


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Name", Part.SUBJECT),
        ("Child's name", Part.SUBJECT),
        ("Name of GP", Part.OTHER),
        ("Emergency contact name", Part.OTHER),
        ("Reported by", Part.OTHER),
        ("Victim", Part.VICTIM),
        ("Class", Part.UNNAMED),
    ],
)
def test_a_label_tells_what_somebody_is_to_the_form(label, part):
    assert part_of(label) is part
