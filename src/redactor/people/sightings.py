"""Sightings: person findings with all that the text around them says, before anybody is linked to anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.core.categories import Family
from redactor.core.documents import Block, Document
from redactor.core.findings import Finding, Strength
from redactor.core.names import fold
from redactor.core.people import Role
from redactor.people.surroundings import Clue, DocumentSurroundings, Surroundings
from redactor.people.titles import title_before
from redactor.people.written import Shape, WrittenName, parse_written

_CLASS = r"(?:Y(?:ea)?r?\s?\d{1,2}|\d{1,2}\s?-?[A-Z]{1,3}\d?|R|Rec(?:eption)?|Nursery)"
_CLASS_AFTER = re.compile(
    rf"\s*(?:\(\s*(?:in\s+)?{_CLASS}\b[^)]*\)|,?\s+(?:in|of)\s+(?:Year\s\d{{1,2}}|\d{{1,2}}[A-Z]{{1,3}})\b|,\s*{_CLASS}\b)"
)
_NAME_AFTER = re.compile(r" (?!I\b)[A-Z][a-z'’-]*[a-z]{2}\b(?!:)")
_AGED = re.compile(r"\s*[,(]?\s*aged?\s+(\d{1,2})\b")
_ADULT_AGE = 18


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person finding. ``is_child`` and ``clues`` come from the text around it, never from a list."""

    finding: Finding
    document: int
    block: int
    name: WrittenName
    text: str  # as written
    scope: str = ""  # the page or message, within the document
    is_child: bool = False
    next_word: str = (
        ""  # folded, where another capitalised word follows that the finding may have missed: "[Amelia] Jones"
    )
    is_job: bool = False  # the words are a job word, not a name
    is_group: bool = False  # in a column of classes or houses
    clues: tuple[Clue, ...] = ()

    @property
    def is_adult(self) -> bool:
        """Whether a title or a job says so."""
        return (bool(self.name.title) and self.name.title != "master") or any(clue.is_adult for clue in self.clues)

    @property
    def is_weak(self) -> bool:
        """Whether it counts only where somebody in the register bears the name."""
        return self.finding.strength is not Strength.STRONG


def collect_sightings(
    documents: Sequence[Document], findings: Sequence[Sequence[Finding]], surroundings: Surroundings
) -> Iterator[Sighting]:
    """Every finding of somebody's name, in document order."""
    for index, (document, found) in enumerate(zip(documents, findings, strict=True)):
        blocks = {block.id: number for number, block in enumerate(document.blocks)}
        around = surroundings.of(document)
        for finding in found:
            if finding.family is Family.PERSON and finding.span.block in blocks:
                number = blocks[finding.span.block]
                yield _sighting(finding, document.blocks[number], (index, number), around)


def _sighting(finding: Finding, block: Block, place: tuple[int, int], around: DocumentSurroundings) -> Sighting:
    span, text = finding.span, block.text
    clues = around.clues(place[1], finding)
    title = title_before(text, span.start)
    words = span.of(text)
    name = parse_written(around.name_in_row(place[1]) or words, title)
    if _is_plural(text, span.start, words, name):
        name = WrittenName(Shape.FAMILY, "", _singular(name.forename))
    after = text[span.end : span.end + 24]
    aged = _AGED.match(after)
    age = int(aged.group(1)) if aged else None
    is_listed = any(clue.role is Role.PUPIL and clue.evidence.kind in {"table", "label"} for clue in clues)
    is_child = is_listed or bool(_CLASS_AFTER.match(after)) or (age is not None and age < _ADULT_AGE)
    follows = _NAME_AFTER.match(after) if name.shape is Shape.SINGLE else None
    next_word = fold(follows.group()) if follows else ""
    return Sighting(
        finding=finding,
        document=place[0],
        block=place[1],
        name=name,
        text=words,
        scope=block.message or str(block.page_index),
        is_child=is_child,
        next_word=next_word,
        is_job=around.is_job(words),
        is_group=around.is_group(place[1]),
        clues=clues,
    )


def _is_plural(text: str, start: int, words: str, name: WrittenName) -> bool:
    return name.shape is Shape.SINGLE and words.endswith("s") and text[max(0, start - 4) : start].casefold() == "the "


def _singular(word: str) -> str:
    return re.sub(r"(?<=[sxzh])es$|s$", "", word)
