"""Context decides: what makes a hit real, harmless or undecided, and from how far."""

from __future__ import annotations

import pytest
from tests.terms.views import finding, table, view_of, words_of

from redactor.core.findings import Strength
from redactor.core.rules import TermRule
from redactor.detection.terms import Terms
from redactor.detection.wordrules import WordRules
from redactor.rulebook import load_rulebook

RULE = TermRule(
    "charge",
    "offence",
    ("charged",),
    needs=("police",),
    not_with=("phone",),
    not_before=("batteries",),
    not_after=("over",),
)
TERMS = Terms(load_rulebook())


def strengths(text, rule=RULE, harmless=()):
    search = WordRules([rule], harmless)
    return [hit.strength for hit in search.judged(text, search.words(text))]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("He was charged by police.", Strength.STRONG),
        ("He was charged.", Strength.WEAK),
        ("His phone was charged.", Strength.FALSE_FRIEND),
        ("Police came. He was charged.", Strength.WEAK),
        ("The police charged batteries.", Strength.FALSE_FRIEND),
        ("The police over charged him.", Strength.FALSE_FRIEND),
        ("He was charged by police over a phone in the end.", Strength.STRONG),
        ("He charged his phone and later told somebody from the police.", Strength.FALSE_FRIEND),
    ],
)
def test_the_nearest_word_of_the_sentence_decides(text, strength):
    assert strengths(text) == [strength]


def test_a_harmless_phrase_makes_the_term_within_it_harmless():
    assert strengths("The police charged up.", harmless=("charged up",)) == [Strength.FALSE_FRIEND]


def test_a_rule_without_needs_is_real_by_itself():
    assert strengths("He has asthma.", TermRule("a", "health", ("asthma",))) == [Strength.STRONG]


def test_a_term_is_never_its_own_context():
    rule = TermRule("u", "trade_union", ("union rep",), needs=("union",))
    assert strengths("The union rep came.", rule) == [Strength.WEAK]


def test_context_beyond_its_reach_does_not_count():
    near = TermRule("n", "ethnicity", ("Welsh",), needs=("boy",), reach=5)
    assert strengths("A Welsh boy came.", near) == [Strength.STRONG]
    assert strengths("A Welsh dresser was bought by the boy.", near) == [Strength.WEAK]


def test_words_of_a_rule_that_overlap_are_one_hit():
    rule = TermRule("t", "ethnicity", ("Irish Traveller", "Traveller family"))
    text = "An Irish Traveller family came."
    search = WordRules([rule])
    (hit,) = search.judged(text, search.words(text))
    assert text[hit.start : hit.end] == "Irish Traveller family"


def test_a_heading_gives_the_codes_below_it_their_sense():
    view = view_of(*table(("Name", "SEN status"), ("Tom", "K")))
    assert words_of(view, [one for one in TERMS.find(view) if one.strength is Strength.STRONG]) == ["K"]


def test_the_same_code_under_another_heading_means_nothing():
    view = view_of(*table(("Name", "House"), ("Tom", "K")))
    assert [one.strength for one in TERMS.find(view) if one.rule == "sen-provision-letter"] == [Strength.WEAK]


def test_a_letter_in_running_text_is_no_code():
    assert [
        one for one in TERMS.find(view_of("His SEN status is K or so.")) if one.rule == "sen-provision-letter"
    ] == []


def test_a_term_that_is_part_of_a_name_or_an_address_is_a_false_friend():
    text = "Lesbian Black wrote from gay@example.org."
    found = [finding(text, "Lesbian Black"), finding(text, "gay@example.org", "email_address")]
    assert {one.strength for one in TERMS.find(view_of(text, found=found))} == {Strength.FALSE_FRIEND}


@pytest.mark.parametrize("text", ["Mrs Gay is his sister.", "Christian Berg attends church with his family."])
def test_a_word_that_stands_like_a_name_is_a_false_friend(text):
    hits = [one for one in TERMS.find(view_of(text)) if one.rule in {"gay", "christian"}]
    assert {one.strength for one in hits} == {Strength.FALSE_FRIEND}


def test_nothing_harmless_vanishes():
    text = "She was taken to the labour ward."
    assert [
        one.strength
        for one in TERMS.find(view_of("She voted Labour, then went to the Labour ward."))
        if one.rule == "party-ambiguous"
    ]
    assert strengths(text, TermRule("l", "politics", ("labour",)), ("labour ward",)) == [Strength.FALSE_FRIEND]


def test_evidence_speaks_in_words_of_rules_never_of_the_case():
    text = "Zyxwen takes Ritalin since Qwrty."
    for one in TERMS.find(view_of(text)):
        assert not any(word in reason.detail for reason in one.evidence for word in ("Zyxwen", "Qwrty", "Ritalin"))
