"""Passages: the unit is the paragraph or the row's cell; grounds and what to record ride along as evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.terms.views import paragraph, table, view_of, words_of

from redactor.core.categories import CATEGORIES, Family
from redactor.core.findings import Strength
from redactor.detection.passages import Passages
from redactor.rulebook import load_rulebook

RULES = load_rulebook()
PASSAGES = Passages(RULES)


# One sentence a line as files of schools have them, its category before it; "none" makes no passage.
SENTENCES = [
    line.split("\t")
    for line in Path(__file__).with_name("passage_sentences.txt").read_text(encoding="utf-8").splitlines()
]


def strong(*blocks):
    view = view_of(*blocks)
    return view, [one for one in PASSAGES.find(view) if one.strength is Strength.STRONG]


def details(finding, kind):
    return [reason.detail for reason in finding.evidence if reason.kind == kind]


def test_the_paragraph_round_a_trigger_is_put_up_whole():
    first, second = "The trip was good.", "He is scared to go home. CPOMS entry made."
    view, found = strong(f"{first}\n\n  {second}\n\nThank you.")
    assert set(words_of(view, found)) == {second}
    assert {one.category for one in found} == {"harm", "safeguarding"}


def test_the_grounds_and_the_evidence_to_record_ride_along():
    _, (found,) = strong("He is scared to go home.")
    assert details(found, "ground") == ["CA21", "ED19", "H4", "SW10"]
    assert "childs_words" in details(found, "record")
    assert details(found, "unit") == ["paragraph"]


def test_rows_and_messages_say_so():
    _, in_row = strong(*table(("Date", "Entry"), ("1 May", "He is scared to go home.")))
    _, in_message = strong(paragraph("He is scared to go home.", message="m1"))
    assert [details(one, "unit") for one in (*in_row, *in_message)] == [["row"], ["message"]]


def test_the_context_of_a_passage_may_stand_in_another_cell_of_the_row():
    _, found = strong(*table(("Date", "Who", "Entry"), ("1 May", "LAC", "carer rang about the placement")))
    assert [one.rule for one in found if one.rule == "safeguarding-status-acronym"] == ["safeguarding-status-acronym"]


def test_several_triggers_of_different_rules_weigh_more_than_one():
    _, (one,) = strong("CPOMS entry made.")
    _, (more,) = strong("CPOMS entry made; MASH were contacted.")
    assert more.score > one.score


def test_a_harmless_trigger_stays_in_the_appendix():
    found = PASSAGES.find(view_of("CPOMS training is on Monday."))
    assert [one.strength for one in found] == [Strength.FALSE_FRIEND]


def test_every_group_of_passages_has_its_rules():
    by_hand = {"whole"}  # a person puts up a file or page as a whole; no rule does
    groups = {key for key, category in CATEGORIES.items() if category.family is Family.PASSAGE} - by_hand
    assert {rule.category for rule in RULES.passages} == groups


def test_every_ground_of_a_passage_is_an_exemption():
    codes = {exemption.code for exemption in RULES.exemptions}
    assert codes
    assert {ground for rule in RULES.passages for ground in rule.grounds} <= codes


@pytest.mark.parametrize(("category", "sentence"), SENTENCES)
def test_sentences_of_every_vocabulary_are_put_up_and_everyday_ones_are_not(category, sentence):
    _, found = strong(sentence)
    assert category in ({one.category for one in found} or {"none"})
