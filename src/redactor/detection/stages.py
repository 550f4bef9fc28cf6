"""Which recognisers run, and in which order: each stage sees the reconciled findings of those before it."""

from __future__ import annotations

from redactor.core.rules import Rulebook
from redactor.detection.addresses import Addresses
from redactor.detection.entities import Entities
from redactor.detection.identifiers import Identifiers
from redactor.detection.indirect import Indirect
from redactor.detection.layout import Layout
from redactor.detection.links import ContactLinks
from redactor.detection.listed_names import ListedNames
from redactor.detection.name_model import model_is_shipped
from redactor.detection.name_recogniser import NameRecogniser
from redactor.detection.passages import Passages
from redactor.detection.people_nearby import PeopleNearby
from redactor.detection.presidio import PresidioPatterns
from redactor.detection.terms import Terms
from redactor.detection.views import BatchRecogniser, Recogniser
from redactor.settings import DetectionSettings

Stage = tuple[Recogniser | BatchRecogniser, ...]


def stages(rules: Rulebook, settings: DetectionSettings) -> tuple[Stage, ...]:
    """The stages of the first pass. A new recogniser is added here and nowhere else."""
    seen_in_text: Stage = (*_names(settings), PresidioPatterns(), Identifiers(), Addresses(), Layout())
    made_of_people: Stage = (PeopleNearby(), ListedNames())
    facts: Stage = (*facts_about_people(rules), Passages(rules), ContactLinks())
    return (seen_in_text, made_of_people, facts)


def facts_about_people(rules: Rulebook) -> tuple[Recogniser, ...]:
    """Those that hang on who is known, and so look anew in the second pass: "Mr Gay" is nobody's orientation."""
    return (Terms(rules), Indirect(rules))


def needs_entities(settings: DetectionSettings) -> bool:
    """Whether spaCy's entity recogniser runs: not where the name model judges places and organisations as well.

    Joined with it the model found 0 to 0.3 points more names at up to 2 points less precision, and half as much
    CPU time again (benchmarks/README.md, "What each step brings").
    """
    return settings.names in {"joined", "spacy"} or not model_is_shipped()


def _names(settings: DetectionSettings) -> Stage:
    """Our name model joined with spaCy's names; spaCy alone where the setting asks for it."""
    if settings.names == "spacy" or not model_is_shipped():
        return (Entities(),)
    if not needs_entities(settings):
        return (NameRecogniser(settings.names),)
    return (Entities(people=False), NameRecogniser(settings.names, joined=True))
