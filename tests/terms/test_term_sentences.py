"""Sentences for the vocabularies of special categories and offences, and their false friends, as files of schools have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.core.categories import Family
from redactor.core.findings import Strength
from redactor.detection import Detector, find_in_texts
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings

_FACTS = {Family.SPECIAL, Family.OFFENCE, Family.PASSAGE}
# A sentence a line, before it the category that must be among its strong findings; "none": neither fact nor passage.
SENTENCES = [
    line.split("\t") for line in Path(__file__).with_name("term_sentences.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def strong_in():
    """Categories of the strong facts and passages of every sentence, found by the whole detector."""
    detector = Detector(load_rulebook(None), DetectionSettings())
    found = find_in_texts(detector, [sentence for _, sentence in SENTENCES])
    return [
        {one.category for one in here if one.family in _FACTS and one.strength is Strength.STRONG} for here in found
    ]


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=lambda number: SENTENCES[number][1][:50])
def test_every_fact_is_found_and_every_false_friend_left_alone(strong_in, number):
    category, _ = SENTENCES[number]
    assert category in (strong_in[number] or {"none"})
