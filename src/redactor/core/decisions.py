"""Decisions and sign-offs: appended, never edited; the present is computed from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from redactor.core.ids import FileId, ItemId
from redactor.core.items import Extent, Outcome
from redactor.core.spans import Span


class How(StrEnum):
    """By what kind of act a decision came about; the report counts bulk and unseen acts."""

    ONE_BY_ONE = "one by one"
    IN_BULK = "in bulk"
    ADOPTED_UNSEEN = "adopted unseen"
    INHERITED = "inherited"  # from an exact or near copy
    UNDONE = "undone"  # takes an earlier decision back: the item is open again


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person chose for one item, and the letters it was made about.

    A decision is matched by file content, block and overlap, not by item id alone: ``file``, ``area`` and
    ``text_digest`` are copied from the item as it was shown.
    """

    item: ItemId
    file: FileId
    outcome: Outcome
    ground: str
    extent: Extent
    area: tuple[Span, ...]
    text_digest: str
    category: str
    people: tuple[str, ...]
    by: str
    at: str  # ISO date and time, given by the caller
    how: How
    note: str = ""
    evidence: tuple[tuple[str, str], ...] = ()  # recorded answers to Proposal.evidence_needed, sorted by key
    shown: str = ""  # digest of what was on the screen or sheet: guards against lost updates
    seconded_by: str = ""  # the second person who agreed, where one is required
    label: str = ""  # label wording chosen by the reviewer for open packs, else ""
    serial: int = 0  # given by the store; a later serial on the same item wins
    act: str = ""  # id of the act: one act may cover many items


@dataclass(frozen=True, slots=True)
class SignOff:
    """One person's approval of exactly one state of the report."""

    by: str
    at: str
    digest: str  # of the report that was signed
    scope: str = "case"
    account: str = ""  # system account, for the record: names are self-declared
    serial: int = 0


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason why release is refused, with what to do about it. ``kind`` groups them in status."""

    kind: str  # undecided, referred, evidence, second person, gap, lapsed, unsigned, contradiction…
    subject: str  # item id, file id or "" for the case
    what: str
    next_step: str


@dataclass(frozen=True, slots=True)
class CaseState:
    """The present state of the decisions of a case."""

    decided: dict[ItemId, Decision] = field(default_factory=dict)
    lapsed: tuple[Decision, ...] = ()  # decisions whose letters changed: asked again, old answer shown
    no_longer_found: tuple[Decision, ...] = ()  # withheld letters that a new reading does not find: stay withheld
    blockers: tuple[Blocker, ...] = ()
