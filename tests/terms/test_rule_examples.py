"""Every shipped term and passage rule is proven by its own examples, and every word of it can be found."""

from __future__ import annotations

import pytest
from tests.terms.views import view_of

from redactor.core.findings import Strength
from redactor.core.rules import Rulebook
from redactor.detection.passages import Passages
from redactor.detection.terms import Terms
from redactor.detection.wordrules import Use, WordRules
from redactor.rulebook import load_rulebook

RULES = load_rulebook()
TERMS = Terms(RULES)
PASSAGES = Passages(RULES)
TERM_EXAMPLES = [(rule.id, example) for rule in RULES.terms for example in rule.examples]
PASSAGE_EXAMPLES = [(rule.id, example) for rule in RULES.passages for example in rule.examples]


def strong_terms(text, rule):
    view = view_of(text)
    found = [one for one in TERMS.find(view) if one.rule == rule and one.strength is Strength.STRONG]
    return [one.span.of(text) for one in found]


@pytest.mark.parametrize(("rule", "example"), TERM_EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_term_rule_does_what_its_examples_say(rule, example):
    found = strong_terms(example.text, rule)
    assert example.hit in found if example.hit else not found


@pytest.mark.parametrize(
    ("rule", "example"), PASSAGE_EXAMPLES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_passage_rule_does_what_its_examples_say(rule, example):
    alone = Rulebook("", (), (), (), passages=tuple(one for one in RULES.passages if one.id == rule))
    found = [one for one in Passages(alone).find(view_of(example.text)) if one.strength is Strength.STRONG]
    assert bool(found) is bool(example.hit)


@pytest.mark.parametrize("rule", [*RULES.terms, *RULES.passages], ids=lambda rule: rule.id)
def test_every_word_of_a_rule_can_be_found(rule):
    search = WordRules([rule])
    for word in rule.terms:
        text = word.replace("*", "").replace(" …", "")
        assert any(hit.meaning.use is Use.TERM for hit in search.words(f"see {text} here")), word
