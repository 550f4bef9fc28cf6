"""Evidence within one document: a sure name lends its words, initials need a person, organisations veto."""

from __future__ import annotations

import pytest
from tests.models.test_name_text import PIECES

from redactor.detection.document_names import NameLimits, judged_names
from redactor.detection.name_decoding import WordScore
from redactor.detection.name_model import ScoredText

LIMITS = NameLimits(
    seed=0.65,
    grow=0.5,
    weak=0.3,
    agrees=0.2,
    veto=0.6,
    sure=0.85,
    elsewhere=0.25,
    initials=0.95,
    ordinary=0.75,
    small=0.8,
)


def _judged(text: str, names: dict[str, float], organisations: dict[str, float] | None = None) -> dict[str, bool]:
    words = PIECES.words(text)
    scores = tuple(
        WordScore(names.get(word, 0.0), False, 0.0, (organisations or {}).get(word, 0.0))
        for word in (text[one.start : one.end] for one in words)
    )
    judged = judged_names(ScoredText(text, tuple(words), scores), LIMITS)
    return {text[one.name.start : one.name.end]: one.strong for one in judged}


def test_an_unsure_word_counts_where_a_sure_name_holds_it():
    assert _judged("Ngozi Okafor came.\nOkafor left", {"Ngozi": 0.99}) == {"Ngozi": True}
    text = "Ngozi Adeyemi came. Then Adeyemi's left"
    assert _judged(text, {"Ngozi": 0.99, "Adeyemi": 0.9})["Adeyemi"] is True


def test_an_unsure_word_alone_is_weak():
    assert _judged("Runar left", {"Runar": 0.4}) == {"Runar": False}


def test_a_word_of_a_sure_name_lifts_its_unsure_repetition():
    text = "Runar Berg came.\nRunar"
    words = PIECES.words(text)
    sure = WordScore(0.99, False, 0.0, 0.0)
    scores = tuple(
        sure if at < 2 else WordScore(0.3 if at == len(words) - 1 else 0, False, 0, 0) for at in range(len(words))
    )
    judged = judged_names(ScoredText(text, tuple(words), scores), LIMITS)
    assert [(one.strong, one.reason) for one in judged] == [(True, "name model"), (True, "name found elsewhere")]


def test_an_ordinary_word_alone_must_be_surer_than_a_word_that_is_only_a_name():
    assert _judged("Runar at school", {"Runar": 0.7}) == {"Runar": True}
    assert _judged("Autumn at school", {"Autumn": 0.7}) == {"Autumn": False}
    assert _judged("Autumn at school", {"Autumn": 0.8}) == {"Autumn": True}
    assert _judged("Grace Okafor came.\nThen Grace left", {"Grace": 0.72, "Okafor": 1.0})["Grace"] is True


@pytest.mark.parametrize(("score", "strong"), [(0.8, False), (0.97, True)])
def test_bare_initials_of_nobody_need_a_very_high_score(score, strong):
    assert _judged("Ask SPR today", {"SPR": score}) == {"SPR": strong}


def test_initials_of_a_person_in_the_document_count():
    found = _judged("Present: Jo Brown, and JB to chase", {"Jo": 0.9, "Brown": 0.9, "JB": 0.5})
    assert found == {"Jo Brown": True, "JB": True}


def test_an_organisation_vetoes_an_unsure_name_but_not_a_sure_one():
    assert _judged("Brown rang", {"Brown": 0.7}, {"Brown": 0.9}) == {"Brown": False}
    assert _judged("Brown rang", {"Brown": 0.9}, {"Brown": 0.9}) == {"Brown": True}


def test_an_everyday_acronym_is_nobodys_initials_unless_a_person_has_them():
    assert _judged("PE to be moved", {"PE": 0.99}) == {"PE": False}
    assert _judged("Pat East came. PE to chase", {"Pat": 0.99, "East": 0.99, "PE": 0.99})["PE"] is True


@pytest.mark.parametrize(("score", "strong"), [(0.7, False), (0.9, True)])
def test_a_word_that_the_document_also_writes_small_must_be_surer(score, strong):
    assert _judged("Chess\nthe chess club", {"Chess": score})["Chess"] is strong
    assert _judged("Runar\nthe chess club", {"Runar": score})["Runar"] is True
    assert _judged("ask runar", {"runar": score})["runar"] is strong
