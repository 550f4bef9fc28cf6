"""Decisions and sign-offs: appended, never edited; the present is computed from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redactor.core.ids import FileId, ItemId
from redactor.core.items import Extent, Item, Outcome
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
    proposed: tuple[str, ...] = ()  # outcome and ground that the rules proposed when it was made


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


class Status(StrEnum):
    """Where one item stands."""

    OPEN = "open"
    DECIDED = "decided"
    COVERED = "covered"  # by a passage that is withheld: recorded, and back if that passage is disclosed
    LAPSED = "lapsed"  # decided once, but letters, person or category changed: asked again, old answer shown


@dataclass(frozen=True, slots=True)
class Standing:
    """One item, where it stands, and the decision that holds (DECIDED) or held (LAPSED)."""

    item: Item
    status: Status
    decision: Decision | None = None

    @property
    def outcome(self) -> Outcome:
        """The outcome that holds now; REFER while nothing holds."""
        holds = self.status is Status.DECIDED and self.decision is not None
        return self.decision.outcome if holds and self.decision is not None else Outcome.REFER


@dataclass(frozen=True, slots=True)
class CaseState:
    """The present state of the decisions of a case, items in their total order."""

    standings: tuple[Standing, ...] = ()
    no_longer_found: tuple[Decision, ...] = ()  # withheld letters that a new reading does not find: stay withheld
