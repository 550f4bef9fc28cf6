"""The detector as a whole: order, determinism, two passes."""

from __future__ import annotations

import pytest

from redactor.core.findings import Strength
from redactor.core.names import name_forms
from redactor.detection import find_in_texts

LETTER = "Mrs Jane Osei's son was seen by Dr Peter Hall.\nWrite to jane.osei@example.org, or CM1 1AB."


def words(findings, document, category):
    texts = {block.id: block.text for block in document.blocks}
    return [one.span.of(texts[one.span.block]) for one in findings if one.category == category]


def test_names_are_found_without_title_and_possessive(find):
    assert find(LETTER, "person") == ["Jane Osei", "Peter Hall"]


def test_findings_come_in_total_order_and_again_the_same(detector):
    first, second = find_in_texts(detector, [LETTER, LETTER], include_weak=True)
    assert [one.sort_key for one in first] == sorted(one.sort_key for one in first)
    assert [(one.span.start, one.category) for one in first] == [(one.span.start, one.category) for one in second]


def test_texts_without_anything_give_nothing_in_their_place(detector):
    assert [len(found) for found in find_in_texts(detector, ["", "Nothing here.", LETTER])] == [0, 0, 4]


def test_places_are_context_and_weak(detector):
    text = "The trip to Paris on 3 March went well."
    (found,) = find_in_texts(detector, [text], include_weak=True)
    assert {one.category for one in found} == {"location"}
    assert all(one.strength is Strength.WEAK for one in found)


def test_the_second_pass_finds_every_form_of_a_known_person(detector, make_document):
    document = make_document(
        "Oluwaseun Adeyemi-Clarke attended.",
        "seun was upset. ADEYEMI-CLARKE, Oluwaseun (4B) left; O. Adeyemi-Clarke too.",
    )
    forms = name_forms("Oluwaseun Adeyemi-Clarke", owner="P-1")
    (found,) = detector.find_known([document], forms, [()])
    assert words(found, document, "person") == [
        "Oluwaseun Adeyemi-Clarke",
        "seun",
        "ADEYEMI-CLARKE, Oluwaseun",
        "O. Adeyemi-Clarke",
    ]


def test_the_second_pass_leaves_months_and_streets_alone(detector, make_document):
    document = make_document("In May 2024 we moved to Clarke Road. May you be well. Will you come?")
    forms = (*name_forms("May Clarke", owner="P-1"), *name_forms("Will Page", owner="P-2"))
    (found,) = detector.find_known([document], forms, [()])
    assert words(found, document, "person") == []


def test_the_second_pass_keeps_what_the_first_found(detector, make_document):
    document = make_document(LETTER)
    (before,) = detector.find([document])
    (after,) = detector.find_known([document], name_forms("Jane Osei", owner="P-1"), [before])
    assert {(one.span, one.category) for one in before} <= {(one.span, one.category) for one in after}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Done. Precious Moyo saw it.", "Precious Moyo"),
        ("Will Okafor attended with his aunt.", "Will Okafor"),
        ("Will Okafor be there?", "Okafor"),
        ("Blessing Eze's bag was lost.", "Blessing Eze"),
        ("Prince Lucan was on the poster.", "Lucan"),
    ],
)
def test_a_word_that_is_a_forename_before_a_surname_goes_with_it_at_the_start_of_a_sentence(find, text, name):
    assert find(text, "person") == [name]


def test_initials_in_a_row_are_people_each(find):
    assert find("With KO, LM and Sarah.", "person") == ["KO", "LM", "Sarah"]
