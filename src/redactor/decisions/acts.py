"""Acts: one human choice over one or many items, recorded as one decision an item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from redactor.core.categories import Family, family_of
from redactor.core.decisions import CaseState, Decision, How, Standing, Status
from redactor.core.ids import ItemId, digest
from redactor.core.items import Extent, Item, Outcome
from redactor.core.rules import Exemption

HEALTH_GATE = "H6"
_APART = {
    Outcome.OUT_OF_SCOPE: "OOS",
    Outcome.DUPLICATE: "DUP",
}  # whose entries say what to record; no grounds to withhold on
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s+[^\W\d_]{3,}\.?\s+\d{4}")
UNSEEN_NEVER = frozenset({Family.SPECIAL, Family.OFFENCE, Family.PASSAGE, Family.GAP})
"""Families that "adopt all proposals" never covers: each needs eyes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose, apart from the items it is applied to."""

    outcome: Outcome
    by: str
    at: str
    how: How
    ground: str = ""
    extent: Extent | None = None  # None: as proposed
    note: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    seconded_by: str = ""
    label: str = ""


def record(items: Sequence[Item], choice: Choice) -> list[Decision]:
    """One decision an item, all under one act id."""
    act = "A-" + digest(choice.by, choice.at, choice.outcome, choice.note, *(item.id for item in items))[:10]
    return [_decision(item, choice, act) for item in items]


def undo(decisions: Iterable[Decision], act: str, *, by: str, at: str) -> list[Decision]:
    """Decisions that take one act back where it still holds: its items are open again, the history keeps both.

    An undo is an act too: taking it back brings the decisions back that it had taken away.
    """
    of_item: dict[ItemId, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda one: one.serial):
        of_item.setdefault(decision.item, []).append(decision)
    taken = (_taken_back(history, act, by, at) for history in of_item.values() if history[-1].act == act)
    return [decision for decision in taken if decision is not None]


def _taken_back(history: Sequence[Decision], act: str, by: str, at: str) -> Decision | None:
    """The decision that undoes the last one of *history*; None where an undo has nothing before it."""
    last = history[-1]
    if last.how is not How.UNDONE:
        return replace(last, how=How.UNDONE, by=by, at=at, act=f"undo-{act}", note=f"undoes {act}", serial=0)
    before = history[-2] if len(history) > 1 else None
    return replace(before, by=by, at=at, act=f"undo-{act}", serial=0) if before is not None else None


@dataclass(frozen=True, slots=True)
class AdoptPreview:
    """What "adopt all proposals" would do: counts, and what it leaves alone."""

    items: tuple[Item, ...]
    by_person: tuple[tuple[str, int], ...]
    by_category: tuple[tuple[str, int], ...]
    by_ground: tuple[tuple[str, int], ...]
    left_alone: tuple[tuple[str, int], ...]


def preview_adoption(
    state: CaseState, exemptions: Mapping[str, Exemption], ready_evidence: Mapping[str, frozenset[str]]
) -> AdoptPreview:
    """The open items that may be adopted unseen. *ready_evidence*: item id → keys already on record."""
    adopted: list[Item] = []
    left: Counter[str] = Counter()
    for standing in state.standings:
        if standing.status in {Status.DECIDED, Status.COVERED}:
            continue
        reason = reason_not_adoptable(standing, exemptions, ready_evidence.get(standing.item.id, frozenset()))
        if reason:
            left[reason] += 1
        else:
            adopted.append(standing.item)
    return AdoptPreview(
        tuple(adopted),
        _counts(", ".join(item.people) or "nobody named" for item in adopted),
        _counts(item.category for item in adopted),
        _counts(item.proposal.ground or "none" for item in adopted),
        tuple(sorted(left.items())),
    )


def reason_not_adoptable(standing: Standing, exemptions: Mapping[str, Exemption], on_record: frozenset[str]) -> str:
    """Why an item may not be adopted unseen, or "" where it may."""
    item = standing.item
    if standing.status is Status.LAPSED:
        return "changed since it was decided"
    if item.proposal.outcome is Outcome.REFER:
        return "referred"
    if family_of(item.category) in UNSEEN_NEVER:
        return "special category, offence, harm or unread"
    if len(item.people) > 1:
        return "could be one of several people"
    exemption = exemptions.get(item.proposal.ground)
    if item.proposal.second_person or (exemption is not None and (exemption.second_person or exemption.always_refer)):
        return "needs two people"
    if set(needed_evidence(item, item.proposal.outcome, item.proposal.ground, exemptions)) - on_record:
        return "evidence still to be recorded"
    return ""


def needed_evidence(item: Item, outcome: Outcome, ground: str, exemptions: Mapping[str, Exemption]) -> tuple[str, ...]:
    """The keys that must be recorded for this outcome on this ground."""
    if outcome is Outcome.WITHHOLD:
        exemption = exemptions.get(ground)
        own = exemption.evidence if exemption is not None else ()
        extra = item.proposal.evidence_needed if ground == item.proposal.ground else ()
        return tuple(sorted({*own, *extra}))
    apart = exemptions.get(_APART.get(outcome, ""))
    if apart is not None:
        return tuple(sorted(apart.evidence))
    if outcome is Outcome.DISCLOSE and item.proposal.ground == HEALTH_GATE:
        return item.proposal.evidence_needed
    if outcome is Outcome.DISCLOSE and item.proposal.balance:
        exemption = exemptions.get(item.proposal.ground)
        return tuple(sorted(exemption.evidence)) if exemption is not None else ()
    return ()


def missing_evidence(item: Item, decision: Decision, exemptions: Mapping[str, Exemption]) -> tuple[str, ...]:
    """The keys still to be recorded: each field that the ground asks for, by itself."""
    given = dict(decision.evidence)
    if is_health_answer(item, decision):
        return _missing_basis({key for key, value in given.items() if value})
    needed = needed_evidence(item, decision.outcome, decision.ground, exemptions)
    return tuple(key for key in needed if not is_recorded(key, given.get(key, "")))


def is_recorded(key: str, value: str) -> bool:
    """Whether a field says something; what asks for a day must name one."""
    return bool(value.strip()) and (not key.endswith("_date") or _DAY.search(value) is not None)


def is_health_answer(item: Item, decision: Decision) -> bool:
    """Whether health data of the data subject is let go: the law names what must be on record (Sch 3 para 6)."""
    return item.proposal.ground == HEALTH_GATE and decision.outcome is Outcome.DISCLOSE


def _missing_basis(given: set[str]) -> tuple[str, ...]:
    if "known_basis" in given or {"opinion_from", "opinion_date"} <= given:
        return ()
    opinion = tuple(key for key in ("opinion_date", "opinion_from") if key not in given)
    return opinion if len(opinion) == 1 else ("known_basis, or opinion_from and opinion_date",)


def shown_digest(item: Item) -> str:
    """Digest of what a reviewer sees of an item; an answer made about something else is a conflict."""
    proposal = item.proposal
    return digest(
        item.id, item.text_digest, item.category, *item.people, proposal.outcome, proposal.ground, proposal.extent
    )[:16]  # fmt: skip


def _decision(item: Item, choice: Choice, act: str) -> Decision:
    withholds = choice.outcome is Outcome.WITHHOLD
    return Decision(
        item=item.id,
        file=item.file,
        outcome=choice.outcome,
        ground=(choice.ground or item.proposal.ground) if withholds else "",
        extent=choice.extent or item.proposal.extent,
        area=item.area,
        text_digest=item.text_digest,
        category=item.category,
        people=tuple(item.people),
        by=choice.by,
        at=choice.at,
        how=choice.how,
        note=choice.note,
        evidence=tuple(sorted(choice.evidence)),
        shown=shown_digest(item),
        seconded_by=choice.seconded_by,
        label=choice.label,
        act=act,
        proposed=(item.proposal.outcome.value, item.proposal.ground),
    )


def _counts(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
