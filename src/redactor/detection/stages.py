"""Which recognisers run, and in which order: each stage sees the reconciled findings of those before it."""

from __future__ import annotations

from redactor.core.rules import Rulebook
from redactor.detection.addresses import Addresses
from redactor.detection.entities import Entities
from redactor.detection.identifiers import Identifiers
from redactor.detection.presidio import PresidioPatterns
from redactor.detection.views import BatchRecogniser, Recogniser
from redactor.settings import DetectionSettings

Stage = tuple[Recogniser | BatchRecogniser, ...]


def stages(rules: Rulebook, settings: DetectionSettings) -> tuple[Stage, ...]:
    """The stages of the first pass. A new recogniser is added here and nowhere else."""
    del rules, settings  # for the recognisers to come
    seen_in_text: Stage = (Entities(), PresidioPatterns(), Identifiers(), Addresses())
    return (seen_in_text,)
