"""Names, organisations, places and dates by spaCy's entity recogniser."""

from __future__ import annotations

import re

from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding
from redactor.core.names import fold
from redactor.core.spans import Span
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.trimming import trim_person
from redactor.detection.views import DocumentView

_CATEGORY = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "location",
    "LOC": "location",
    "FAC": "location",
    "DATE": "date",
}
_SCORES = {"person": 0.7, "organisation": 0.3, "location": 0.3, "date": 0.3}
_PART = re.compile(r"(?:[^\n\t|/:;<>–—-]|(?<=\w)-(?=\w))+")
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Entities:
    """The pipeline's entities as findings; those of context families are evidence for others, never items."""

    name = "spacy-ner/1"

    def __init__(self, *, people: bool = True) -> None:
        """*people* is false where the name model judges the pipeline's names (see ``name_recogniser``)."""
        self._people = people

    def find(self, view: DocumentView) -> list[Finding]:
        """Entities of every block with letters in it."""
        blocks = [block for block in view.blocks if _LETTERS.search(block.text)]
        docs = view.docs(blocks)
        return [finding for block, doc in zip(blocks, docs, strict=True) for finding in self._in_block(block, doc)]

    def _in_block(self, block: Block, doc: object) -> list[Finding]:
        found = []
        for entity in doc.ents:  # type: ignore[attr-defined]
            category = _CATEGORY.get(entity.label_)
            if category is None or (category == "person" and not self._people):
                continue
            for start, end in _pieces(block.text, entity.start_char, entity.end_char, category):
                evidence = Evidence("model", entity.label_.lower())
                span = Span(block.id, start, end)
                found.append(Finding(span, category, self.name, _SCORES[category], evidence=(evidence,)))
        return found


def people_in(text: str, doc: object) -> list[tuple[int, int]]:
    """Bounds of the persons' names that the pipeline sees in a text, trimmed to the name."""
    people = [entity for entity in doc.ents if _CATEGORY.get(entity.label_) == "person"]  # type: ignore[attr-defined]
    return [bounds for one in people for bounds in _pieces(text, one.start_char, one.end_char, "person")]


def _pieces(text: str, start: int, end: int, category: str) -> list[tuple[int, int]]:
    """An entity never runs over a line end or a cell bound; a person's title is not part of the name."""
    if category != "person":
        return [(start, end)]
    lines = [(start + line.start(), start + line.end()) for line in _PART.finditer(text[start:end])]
    trimmed = [trim_person(text, low, high) for low, high in lines]
    return [(low, high) for low, high in trimmed if _is_name_like(text[low:high])]


def _is_name_like(piece: str) -> bool:
    if not _LETTERS.search(piece) or any(char.isdigit() or char == "@" for char in piece):
        return False
    return not {fold(word) for word in piece.split()} <= NO_PEOPLE
