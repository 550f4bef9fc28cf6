"""Items: the places put up for decision, with what the rules propose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redactor.core.ids import FileId, FindingId, ItemId, PersonId
from redactor.core.places import Place
from redactor.core.spans import Span


class Outcome(StrEnum):
    """What happens to an item. REFER is never final: it waits for a person."""

    WITHHOLD = "withhold"
    DISCLOSE = "disclose"
    REFER = "refer"
    OUT_OF_SCOPE = "out of scope"  # withheld, logged apart, never as an exemption
    DUPLICATE = "duplicate"  # withheld, logged apart, points to the copy disclosed
    REPLACED = "replaced"  # an unreadable file whose readable version is in the case
    READ_OUTSIDE = "read outside"  # drawable gap: read by NAME, nothing to withhold; needs a second person
    SPLIT = "split"  # a passage decided by its inner items: it falls away, they come back


FINAL_WITHHOLDING = frozenset({Outcome.WITHHOLD, Outcome.OUT_OF_SCOPE, Outcome.DUPLICATE, Outcome.REPLACED})
FINAL_DISCLOSING = frozenset({Outcome.DISCLOSE, Outcome.READ_OUTSIDE, Outcome.SPLIT})


class Extent(StrEnum):
    """How much goes when an item is withheld, from least to most."""

    WORDS = "words"
    SENTENCE = "sentence"
    LINE = "line"
    PARAGRAPH = "paragraph"  # or message, or log entry
    ROW = "row"
    PICTURE = "picture"
    PAGE = "page"
    PART = "part"  # text of one kind that the copy does not carry
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules propose for an item, and which rule said so."""

    outcome: Outcome
    ground: str  # code of rules/exemptions.toml, or "" where disclosed or out of scope
    extent: Extent
    rule: str  # id in rules/policy.toml
    reason: str  # plain words; no case text
    candidate_grounds: tuple[str, ...] = ()
    evidence_needed: tuple[str, ...] = ()  # keys of what must be recorded before sign-off
    second_person: bool = False  # another person than "decided by" must agree
    tips_off: bool = False  # the ground's mere mention could reveal something: neutral labels
    balance: bool = False  # letting it go strikes the balance of para 16(2)(b): its five factors are recorded


@dataclass(frozen=True, slots=True)
class Item:
    """One place up for decision; also every gap, so that there is one way to settle what waits.

    ``anchor`` is the words that led here (None for gaps). ``area`` is what goes if the item is withheld at
    the proposed extent: disjoint spans, in order (empty for gaps, pictures and whole files).
    """

    id: ItemId
    file: FileId
    place: Place
    category: str
    anchor: Span | None
    area: tuple[Span, ...]
    proposal: Proposal
    findings: tuple[FindingId, ...] = ()
    people: tuple[PersonId, ...] = ()  # one: resolved; more: ambiguous, or a fact about several
    role: str = ""
    group: str = ""  # equal for items that one act can settle together (exact copies, equal pixels)
    text_digest: str = ""  # of the letters that a decision holds for (area's text, or a gap's content)
    covered_by: ItemId | None = None  # the passage that contains it, while that one is not split or disclosed
    gap: str = ""  # id of the gap, for gap items
    confidence: float = 0.0
    why: str = ""  # plain words: recogniser, rule and evidence; no case text


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A finding that policy lets go: listed by person and category as "will be disclosed"."""

    finding: FindingId
    people: tuple[PersonId, ...]
    category: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything policy says about one case: items to decide, findings that will be disclosed, the appendix."""

    items: tuple[Item, ...]
    disclosed: tuple[Disclosed, ...]
    appendix: tuple[FindingId, ...]  # weak hits and false friends
