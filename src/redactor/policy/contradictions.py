"""Contradictions and jigsaws: what is withheld here and let go there, and what still points to somebody withheld."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from redactor.core.categories import Family, family_of
from redactor.core.decisions import Decision
from redactor.core.documents import Block, Document
from redactor.core.findings import Finding
from redactor.core.ids import BlockId, FindingId, ItemId, PersonId
from redactor.core.items import FINAL_DISCLOSING, FINAL_WITHHOLDING, Extent, Item, Outcome, Proposals
from redactor.core.names import fold
from redactor.core.people import Register, Role
from redactor.core.sentences import sentence_around, sentence_bounds
from redactor.core.spans import Span, spans_by_block

_SHORTEST = 6  # words: shorter sentences repeat by chance
_WORD = re.compile(r"\w+")
_CLASS = re.compile(r"\b(?:Year\s\d{1,2}|Y\d{1,2}|Reception|Nursery|\d{1,2}[A-Z]{1,2})\b")
_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b|\b(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b|"
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4})\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_ROLE_WORDS = re.compile(
    r"\b(?:(?:step|half-?)?(?:brother|sister)|twins?|cousin|mum|dad|mother|father|neighbour|captain|prefect|best friend|"
    r"(?:head|only) (?:boy|girl))\b",
    re.IGNORECASE,
)
_ENOUGH = 2  # different kinds of clue in one sentence that together point at somebody
_NUMBERS = frozenset({Family.CONTACT, Family.IDENTIFIER})


class Same(StrEnum):
    """What is the same in two places that were decided differently."""

    PERSON = "person"
    NUMBER = "number"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing withheld in some places and let go in others; ``let_go`` are items, findings or blocks."""

    same: Same
    people: tuple[PersonId, ...]
    withheld: tuple[ItemId, ...]
    let_go: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Jigsaw:
    """A sentence that, after redaction, still holds clues to a withheld person. Clue words are kinds, never case text."""

    person: PersonId
    place: Span
    clues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """One thing that is withheld: whose, and the letters."""

    item: ItemId
    people: tuple[PersonId, ...]
    area: tuple[Span, ...]


@dataclass(frozen=True)
class Settled:
    """A case with an outcome for every item: decided, or proposed where nobody decided yet."""

    documents: Sequence[Document]
    findings: Sequence[Sequence[Finding]]
    register: Register
    proposals: Proposals
    outcomes: Mapping[ItemId, Outcome]
    areas: Mapping[ItemId, tuple[Span, ...]] = field(
        default_factory=dict
    )  # of decided items, where more or less goes than proposed
    stayed: Sequence[Decision] = ()  # letters once withheld, of which no item speaks any more: they stay withheld

    def area(self, item: Item) -> tuple[Span, ...]:
        """What goes if the item is withheld: as decided, else as proposed."""
        return self.areas.get(item.id) or item.area

    def outcome(self, item_id: ItemId) -> Outcome:
        """What happens to an item; REFER while nobody knows."""
        return self.outcomes.get(item_id, Outcome.REFER)

    @cached_property
    def blocks(self) -> dict[BlockId, Block]:
        """Blocks by id."""
        return {block.id: block for document in self.documents for block in document.blocks}

    @cached_property
    def beside(self) -> dict[BlockId, tuple[Block, ...]]:
        """The other cells of a cell's row."""
        rows: defaultdict[tuple[str, str], list[Block]] = defaultdict(list)
        for document in self.documents:
            for block in document.blocks:
                if block.row:
                    rows[document.file, block.row].append(block)
        return {one.id: tuple(other for other in row if other is not one) for row in rows.values() for one in row}

    @cached_property
    def by_id(self) -> dict[FindingId, Finding]:
        """Findings by id."""
        return {finding.id: finding for here in self.findings for finding in here}

    @cached_property
    def in_block(self) -> dict[BlockId, list[Finding]]:
        """Findings of each block."""
        grouped: defaultdict[BlockId, list[Finding]] = defaultdict(list)
        for finding in self.by_id.values():
            grouped[finding.span.block].append(finding)
        return dict(grouped)

    @cached_property
    def withheld_spans(self) -> dict[BlockId, list[Span]]:
        """Everything that goes, by block."""
        return spans_by_block(span for one in self.gone for span in one.area)

    @cached_property
    def gone(self) -> tuple[Gone, ...]:
        """What is withheld: items, and letters that stayed withheld when a role, a consent or a rule changed."""
        items = (item for item in self.proposals.items if self.outcome(item.id) in FINAL_WITHHOLDING)
        stayed = (Gone(one.item, tuple(map(PersonId, one.people)), one.area) for one in self.stayed)
        return (*(Gone(item.id, item.people, self.area(item)) for item in items), *stayed)

    @cached_property
    def stayed_spans(self) -> dict[BlockId, list[Span]]:
        """The letters that stay withheld as once decided, by block."""
        return spans_by_block(span for one in self.stayed for span in one.area)

    @cached_property
    def _disclosed_people(self) -> frozenset[PersonId]:
        """Everybody whose name goes out somewhere."""
        return frozenset(
            one.people[0]
            for one in self.proposals.disclosed
            if len(one.people) == 1 and self.by_id[one.finding].family is Family.PERSON
        )

    def is_disclosed(self, people: Sequence[PersonId]) -> bool:
        """Whether the names of all of *people* go out anyway."""
        return bool(people) and all(person in self._disclosed_people for person in people)

    def is_withheld(self, span: Span) -> bool:
        """Whether any of the span's letters go."""
        return any(span.overlaps(gone) for gone in self.withheld_spans.get(span.block, ()))


@dataclass(slots=True)
class _Sides:
    withheld: list[ItemId]
    let_go: list[str]
    people: tuple[PersonId, ...] = ()


def find_contradictions(case: Settled) -> tuple[Contradiction, ...]:
    """Every person, number and sentence that is withheld in one place and let go in another, in a fixed order."""
    return (*_of_people(case), *_of_numbers(case), *_of_sentences(case))


def _of_people(case: Settled) -> Iterator[Contradiction]:
    sides: defaultdict[PersonId, _Sides] = defaultdict(lambda: _Sides([], []))
    for person, item, let_go in _mentions_of_names(case):
        one = sides[person]
        one.people = (person,)
        if item is not None:
            one.withheld.append(item)
        else:
            one.let_go.append(let_go)
    yield from _both(Same.PERSON, sides)


def _mentions_of_names(case: Settled) -> Iterator[tuple[PersonId, ItemId | None, str]]:
    """Each name that means one person: its item where withheld, else what lets it go."""
    for item in case.proposals.items:
        if len(item.people) != 1 or not _is_name(case, item.findings):
            continue
        outcome = case.outcome(item.id)
        if outcome in FINAL_WITHHOLDING:
            yield item.people[0], item.id, ""
        elif outcome in FINAL_DISCLOSING and not (item.anchor is not None and case.is_withheld(item.anchor)):
            yield item.people[0], None, item.id
    for stayed in case.stayed:
        if len(stayed.people) == 1 and family_of(stayed.category) is Family.PERSON:
            yield PersonId(stayed.people[0]), stayed.item, ""
    for disclosed in case.proposals.disclosed:
        if len(disclosed.people) == 1 and _is_name(case, (disclosed.finding,)) and not _stayed(case, disclosed.finding):
            yield disclosed.people[0], None, disclosed.finding


def _stayed(case: Settled, finding: FindingId) -> bool:
    """Whether the words of a finding that the rules would let go now stay withheld as once decided."""
    span = case.by_id[finding].span
    return any(span.overlaps(gone) for gone in case.stayed_spans.get(span.block, ()))


def _is_name(case: Settled, findings: Sequence[FindingId]) -> bool:
    return any(case.by_id[finding].family is Family.PERSON for finding in findings if finding in case.by_id)


def _of_numbers(case: Settled) -> Iterator[Contradiction]:
    sides: defaultdict[str, _Sides] = defaultdict(lambda: _Sides([], []))
    for item in case.proposals.items:
        outcome = case.outcome(item.id)
        for value in _values(case, item.findings):
            if outcome in FINAL_WITHHOLDING:
                sides[value].withheld.append(item.id)
            elif outcome in FINAL_DISCLOSING:
                sides[value].let_go.append(item.id)
    for disclosed in case.proposals.disclosed:
        for value in _values(case, () if _stayed(case, disclosed.finding) else (disclosed.finding,)):
            sides[value].let_go.append(disclosed.finding)
    for stayed in case.stayed:
        for value in _values(case, _within(case, stayed.area)):
            sides[value].withheld.append(stayed.item)
    yield from _both(Same.NUMBER, sides)


def _within(case: Settled, area: Sequence[Span]) -> list[FindingId]:
    return [one.id for span in area for one in case.in_block.get(span.block, ()) if span.covers(one.span)]


def _values(case: Settled, findings: Sequence[FindingId]) -> Iterator[str]:
    for finding_id in findings:
        finding = case.by_id.get(finding_id)
        if finding is not None and finding.family in _NUMBERS:
            words = finding.value or finding.span.of(case.blocks[finding.span.block].text)
            yield f"{finding.category}|{''.join(_WORD.findall(fold(words)))}"


def _of_sentences(case: Settled) -> Iterator[Contradiction]:
    """Whole sentences that go in one place and stand in full in another."""
    sides: dict[tuple[str, ...], _Sides] = {}
    for one in case.gone:
        for span in one.area:
            for sentence, words in _sentences(case.blocks.get(span.block)):
                if len(words) >= _SHORTEST and span.covers(sentence):
                    sides.setdefault(words, _Sides([], [], one.people)).withheld.append(one.item)
    for block in case.blocks.values() if sides else ():
        for sentence, words in _sentences(block):
            if words in sides and not case.is_withheld(sentence):
                sides[words].let_go.append(block.id)
    yield from _both(Same.SENTENCE, sides)


def _sentences(block: Block | None) -> Iterator[tuple[Span, tuple[str, ...]]]:
    if block is not None:
        for start, end in sentence_bounds(block.text):
            yield Span(block.id, start, end), tuple(_WORD.findall(fold(block.text[start:end])))


def _both(same: Same, sides: Mapping[Any, _Sides]) -> Iterator[Contradiction]:
    found = [
        Contradiction(same, one.people, tuple(dict.fromkeys(one.withheld)), tuple(dict.fromkeys(one.let_go)))
        for one in sides.values()
        if one.withheld and one.let_go
    ]
    yield from sorted(found, key=lambda one: (one.withheld, one.let_go))


def find_jigsaws(case: Settled) -> tuple[Jigsaw, ...]:
    """Sentences that keep two kinds of clue or more to somebody withheld; in item order.

    A sentence from which a name is gone ("[…], the only boy in 4B"), or in which words that point at somebody else were let
    go ("his sister in Year 2"). Letters that stay withheld although no item speaks of them any more count like items.
    """
    found: dict[tuple[PersonId, Span], tuple[str, ...]] = {}
    subject = next((p.id for p in case.register.people if p.role is Role.DATA_SUBJECT), None)
    for person, place, is_pointing in (*_of_items(case), *_of_stayed(case)):
        if person == subject:
            continue
        sentence = sentence_around(case.blocks[place.block].text, place)
        clues = _clues(case, sentence)
        if len(clues) - (is_pointing and _CLUE_KINDS["indirect"] in clues) >= _ENOUGH:  # its own words count once
            found.setdefault((person, sentence), clues)
    return tuple(Jigsaw(person, place, clues) for (person, place), clues in found.items())


def _of_items(case: Settled) -> Iterator[tuple[PersonId, Span, bool]]:
    """Whom an item is about, its words, and whether these are let go and point at somebody."""
    for item in case.proposals.items:
        outcome = case.outcome(item.id)
        is_pointing = item.category == "indirect" and outcome in FINAL_DISCLOSING and not case.is_disclosed(item.people)
        is_meant = outcome in FINAL_WITHHOLDING or is_pointing
        if item.anchor is not None and is_meant and len(item.people) == 1:
            yield from ((item.people[0], place, is_pointing) for place in _words_of(item))


def _of_stayed(case: Settled) -> Iterator[tuple[PersonId, Span, bool]]:
    """The same of words that stay withheld as once decided, where these are more than signs."""
    for one in case.stayed:
        if len(one.people) == 1:
            places = (place for place in one.area if place.block in case.blocks)
            yield from ((PersonId(one.people[0]), place, False) for place in places)


def _words_of(item: Item) -> tuple[Span, ...]:
    """The words that led to an item: several where one question is asked for all its places in a document."""
    is_shared = item.proposal.extent is Extent.WORDS and len(item.area) > 1
    return item.area if is_shared or item.anchor is None else (item.anchor,)


def _clues(case: Settled, sentence: Span) -> tuple[str, ...]:
    """Kinds of clue that a sentence keeps, or the other cells of its row: what is withheld does not count."""
    cells = (Span(block.id, 0, len(block.text)) for block in case.beside.get(sentence.block, ()))
    return tuple(sorted({kind for part in (sentence, *cells) for kind in _clues_in(case, part)}))


_PATTERNS = (("class or year group", _CLASS), ("relation or part", _ROLE_WORDS), ("date", _DATE))


def _clues_in(case: Settled, part: Span) -> Iterator[str]:
    text = case.blocks[part.block].text
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text, part.start, part.end):
            if not case.is_withheld(Span(part.block, match.start(), match.end())):
                yield kind
    for finding in case.in_block.get(part.block, ()):
        kind = _CLUE_KINDS.get(finding.category, "")
        if kind and part.covers(finding.span) and not case.is_withheld(finding.span):
            yield kind


_CLUE_KINDS = {
    "date": "date",
    "location": "place",
    "organisation": "organisation",
    "indirect": "words that point at somebody",
}
