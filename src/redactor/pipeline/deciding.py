"""Human acts: decisions, bulk acts, judgements about people, findings by hand, undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from redactor.case import SheetEvent
from redactor.core.categories import Family, family_of
from redactor.core.decisions import Decision, How, Standing
from redactor.core.ids import ItemId, digest
from redactor.core.items import Extent, Item, Outcome
from redactor.core.names import fold
from redactor.core.rules import Exemption
from redactor.core.spans import Span, merge_spans
from redactor.decisions import AdoptPreview, Choice, needed_evidence, preview_adoption, record
from redactor.errors import UsageError
from redactor.pipeline.evidence import ready_evidence, with_ready
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import area_at, grounds_allowed

_IN_WORDS = {"health_basis": 'a note "known: …" (how the data subject knows it) or "opinion: name, date: what it says"'}
_LEFT_OUT = frozenset({"gap", "other_text", "lost_line"})
_SETTLED_APART = frozenset({"OOS", "DUP"})  # outcomes of their own, never a ground to withhold on
_WHO = frozenset({Family.PERSON, Family.INDIRECT})


@dataclass(frozen=True, slots=True)
class Selection:
    """Which items an act covers: each given part narrows; nothing given selects nothing."""

    items: tuple[str, ...] = ()
    person: str = ""
    category: str = ""
    file: str = ""
    group_of: str = ""  # every exact copy of this item
    words: str = ""  # every item whose words hold these, whatever case and accents

    @property
    def is_empty(self) -> bool:
        """Whether nothing was named: a wide act must be said in words, never by leaving words out."""
        return not (self.items or self.person or self.category or self.file or self.group_of or self.words)


def select(snapshot: Snapshot, selection: Selection) -> list[Standing]:
    """The standings that *selection* names, in order; UsageError for a reference that does not exist."""
    if selection.is_empty:
        raise UsageError("No item was named.", next_step="Name items, a person, a category or a file.")
    unknown = sorted(set(selection.items) - {str(item) for item in snapshot.standings})
    if unknown:
        raise UsageError(f"There is no item {unknown[0]}.", next_step="List them with: redactor items CASE")
    group = (
        snapshot.standings[ItemId(selection.group_of)].item.group if selection.group_of in snapshot.standings else ""
    )
    wanted = fold(selection.words)
    return [
        s
        for s in snapshot.state.standings
        if _matches(s.item, selection, group) and (not wanted or wanted in fold(snapshot.words(s.item)))
    ]


def sharing(standings: Sequence[Standing], outcome: Outcome) -> list[Standing]:
    """Of the items of one person, those that an answer about that person covers.

    Withholding covers everything; letting go covers who it is, never a special category, an offence or a number:
    whoever knows the name does not know the diagnosis.
    """
    if outcome is not Outcome.DISCLOSE:
        return list(standings)
    return [s for s in standings if family_of(s.item.category) in _WHO]


def decide(snapshot: Snapshot, standings: Sequence[Standing], choice: Choice) -> list[Decision]:
    """Record one act over *standings*: one decision an item. Checks the ground against the facts of the case."""
    _check(snapshot, choice)
    for standing in standings:
        _check_item(standing.item, choice)
    made = [_completed(snapshot, decision) for decision in record([s.item for s in standings], choice)]
    with snapshot.store.step():
        snapshot.store.add_decisions(made)
        snapshot.store.note("decide", f"{len(made)} items, {choice.outcome}, {choice.how}", choice.at)
    return made


@dataclass(frozen=True, slots=True)
class Chosen:
    """What one item gets, and the answer that said so: the same *answer* is one act."""

    standing: Standing
    choice: Choice
    answer: str


def decide_each(snapshot: Snapshot, chosen: Sequence[Chosen], *, as_one: bool = False) -> list[Decision]:
    """Record a choice of its own for each item, in one step: all of them or none.

    What one answer covers is one act; *as_one*: everything is.
    """
    for one in chosen:
        _check(snapshot, one.choice)
        _check_item(one.standing.item, one.choice)
    acts: dict[tuple[Choice, str], list[Item]] = {}
    for one in chosen:
        acts.setdefault((one.choice, one.answer), []).append(one.standing.item)
    made = [_completed(snapshot, decision) for (choice, _), items in acts.items() for decision in record(items, choice)]
    if as_one and made:
        act = "A-" + digest("as one", *(decision.act for decision in made))[:10]
        made = [replace(decision, act=act) for decision in made]
    with snapshot.store.step():
        snapshot.store.add_decisions(made)
        if chosen:
            snapshot.store.note("decide", f"{len(made)} items, each with its own choice", chosen[0].choice.at)
    return made


def needed_for(snapshot: Snapshot, item: Item) -> tuple[str, ...]:
    """What has to be recorded or agreed before sign-off, if the item is decided as proposed."""
    outcome = Outcome.WITHHOLD if item.proposal.outcome is Outcome.REFER else item.proposal.outcome
    keys = (
        needed_evidence(item, outcome, item.proposal.ground, snapshot.case.exemptions) or item.proposal.evidence_needed
    )
    ready = {key for key, _ in ready_evidence(snapshot, item, item.proposal.ground)}
    second = ("a second person's agreement",) if item.proposal.second_person else ()
    return (*(_IN_WORDS.get(key, key.replace("_", " ")) for key in keys if key not in ready), *second)


def grounds_for(snapshot: Snapshot) -> tuple[Exemption, ...]:
    """The grounds that may be chosen in this case, by code."""
    allowed = grounds_allowed(snapshot.case.facts, snapshot.case.rulebook, today=snapshot.today)
    return tuple(snapshot.case.exemptions[code] for code in sorted(allowed) if code in snapshot.case.exemptions)


def note_sheet(snapshot: Snapshot, path: Path, event: str) -> None:
    """Remember what a review sheet looked like when it was exported or imported."""
    with snapshot.store.step():
        snapshot.store.add_sheet_event(SheetEvent(path.name, digest(path.read_bytes()), event))


def preview_all(snapshot: Snapshot) -> AdoptPreview:
    """What adopting every proposal unseen would cover, and what it leaves alone."""
    ready: dict[str, frozenset[str]] = {
        s.item.id: frozenset(key for key, _ in ready_evidence(snapshot, s.item, s.item.proposal.ground))
        for s in snapshot.state.standings
    }
    return preview_adoption(snapshot.state, snapshot.case.exemptions, ready)


def adopt_all(snapshot: Snapshot, *, by: str, now: str) -> list[Decision]:
    """Adopt every proposal that may be adopted unseen."""
    items = preview_all(snapshot).items
    by_outcome: dict[Outcome, list[Item]] = {}
    for item in items:
        by_outcome.setdefault(item.proposal.outcome, []).append(item)
    made: list[Decision] = []
    for outcome, some in sorted(by_outcome.items()):
        standings = [snapshot.standings[item.id] for item in some]
        made += decide(snapshot, standings, Choice(outcome, by, now, How.ADOPTED_UNSEEN))
    return made


def _matches(item: Item, selection: Selection, group: str) -> bool:
    wanted = (
        (bool(selection.items), item.id in selection.items),
        (bool(selection.person), selection.person in item.people),
        (bool(selection.category), item.category == selection.category),
        (bool(selection.file), item.file == selection.file),
        (bool(selection.group_of), item.id == selection.group_of or (bool(group) and item.group == group)),
    )
    return all(holds for given, holds in wanted if given)


def _check(snapshot: Snapshot, choice: Choice) -> None:
    if not choice.by.strip():
        raise UsageError("Nobody was named as deciding.", next_step='Add --by "Your Name".')
    if choice.outcome is Outcome.REFER:
        raise UsageError("Refer is not a decision: leave the item open instead.")
    if choice.ground and choice.outcome is not Outcome.WITHHOLD:
        raise UsageError(
            f"A ground is for withholding; {choice.outcome} takes none. Nothing was decided.",
            next_step="Leave the ground out, or choose withhold.",
        )
    if choice.ground and choice.ground not in snapshot.case.exemptions:
        known = ", ".join(sorted(snapshot.case.exemptions))
        raise UsageError("That ground is not known.", next_step=f"Use one of: {known}.")
    if choice.ground and choice.ground not in grounds_allowed(
        snapshot.case.facts, snapshot.case.rulebook, today=snapshot.today
    ):
        raise UsageError(
            f"{choice.ground} is not available in this case: its conditions are not met.",
            next_step="Check requester, age and nation in case.toml, or choose another ground.",
        )


def _check_item(item: Item, choice: Choice) -> None:
    """Whether this outcome is possible for this item: what nobody can draw cannot be let through as read elsewhere."""
    if choice.outcome is Outcome.WITHHOLD and not (choice.ground or item.proposal.ground):
        to_choose = [code for code in item.proposal.candidate_grounds if code not in _SETTLED_APART]
        raise UsageError(
            f"{item.id} is proposed without a ground, and none was named; nothing was decided.",
            next_step=f"Name the ground it is withheld on with --ground: {', '.join(to_choose) or 'see redactor explain'}.",
        )
    drawable = bool(item.gap) and item.proposal.extent in {Extent.PAGE, Extent.PICTURE}
    if choice.outcome is Outcome.READ_OUTSIDE and not drawable:
        raise UsageError(
            f"{item.id} is no page or picture that the tool can draw, so it cannot be settled as read outside.",
            next_step="Withhold it, call it out of scope, or replace the file by a readable one.",
        )
    if item.gap and choice.outcome in {Outcome.DISCLOSE, Outcome.SPLIT}:
        raise UsageError(
            f"{item.id} was never read by the tool, so it cannot simply be disclosed.",
            next_step='For a page or picture use "read outside", with a second person\'s agreement.',
        )
    if choice.outcome is Outcome.REPLACED and not (item.gap and item.proposal.extent is Extent.FILE):
        raise UsageError(f"{item.id} is no unreadable file; only such a file can be replaced.")


def _completed(snapshot: Snapshot, decision: Decision) -> Decision:
    """The decision with the evidence that is on record, and with the area of the extent that was chosen."""
    item = snapshot.standings[decision.item].item
    area = decision.area
    places = _places(item)
    if places and decision.extent is not item.proposal.extent:
        document = snapshot.documents[item.file]
        area = tuple(merge_spans(span for place in places for span in area_at(document, place, decision.extent)))
    return replace(decision, evidence=with_ready(snapshot, decision), area=area)


def _places(item: Item) -> list[Span]:
    """The words from which a chosen extent is measured: several for a question that is asked once for many places."""
    if item.category in _LEFT_OUT or item.gap:
        return []
    is_shared = item.proposal.extent is Extent.WORDS and len(item.area) > 1
    return [item.anchor] if item.anchor is not None and not is_shared else list(item.area)
