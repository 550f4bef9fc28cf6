"""Terms, passages, phrases and attribution as the detector joins them, in both passes."""

from __future__ import annotations

import pytest
from tests.terms.views import paragraph

from redactor.core.documents import Document, MediaType
from redactor.core.findings import About, Strength
from redactor.core.ids import FileId
from redactor.core.names import KnownForm
from redactor.detection import Detector
from redactor.rulebook import load_rulebook
from redactor.settings import DetectionSettings

TEXT = "Tom Okafor's autism was discussed. Zyxwen takes Ritalin. CPOMS entry made."


@pytest.fixture(scope="module")
def detector():
    return Detector(load_rulebook(), DetectionSettings(names="spacy"))


@pytest.fixture(scope="module")
def document():
    return Document(FileId("f"), MediaType.TEXT, None, (paragraph(TEXT),))


def facts(found):
    return {one.span.of(TEXT): one for one in found if one.about is not About.NOT_APPLICABLE}


def test_the_first_pass_ties_facts_to_names(detector, document):
    (found,) = detector.find([document])
    fact = facts(found)["autism"]
    (mention,) = [one for one in found if one.id in fact.mentions]
    assert mention.span.of(TEXT) == "Tom Okafor"


def test_the_first_pass_puts_up_the_passage(detector, document):
    (found,) = detector.find([document])
    assert [one.span.of(TEXT) for one in found if one.category == "safeguarding"] == [TEXT]


def test_a_name_known_only_from_the_register_gets_its_fact_in_the_second_pass(detector, document):
    first = list(detector.find([document]))
    (found,) = detector.find_known([document], [KnownForm("Zyxwen", "P-1", "forename")], first)
    fact = facts(found)["Ritalin"]
    assert [one.span.of(TEXT) for one in found if one.id in fact.mentions] == ["Zyxwen"]


def test_a_term_that_turns_out_to_be_a_name_becomes_a_false_friend(detector):
    text = "Yesterday Christian said that his family is late."
    document = Document(FileId("f"), MediaType.TEXT, None, (paragraph(text),))
    first = list(detector.find([document]))
    (found,) = detector.find_known([document], [KnownForm("Christian", "P-1", "forename")], first)
    assert [one.strength for one in found if one.rule == "christian"] == [Strength.FALSE_FRIEND]


def test_both_passes_give_the_same_twice(detector, document):
    first = list(detector.find([document]))
    assert first == list(detector.find([document]))
    forms = [KnownForm("Zyxwen", "P-1", "forename")]
    assert list(detector.find_known([document], forms, first)) == list(detector.find_known([document], forms, first))
