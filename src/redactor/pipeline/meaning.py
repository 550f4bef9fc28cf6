"""Who is meant: what a person says about the names of an item, and of all its exact copies, as judgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from redactor.core.categories import Family
from redactor.core.ids import FindingId, ItemId
from redactor.core.items import Item
from redactor.core.people import Judgement, Verdict
from redactor.errors import UsageError
from redactor.pipeline.snapshot import Snapshot

NEW = "new"
SOMEBODY_ELSE = "somebody else"


def candidates_of(snapshot: Snapshot, item: Item) -> dict[str, str]:
    """Whom a person may name for an item, as shown → person id; nobody where no name stands in it."""
    if not names_in(snapshot, [item]):
        return {}
    people = [snapshot.people[one] for one in item.people if one in snapshot.people]
    often = Counter(person.name for person in people)
    shown = {
        person.name if often[person.name] == 1 else f"{person.name} ({person.id})": str(person.id) for person in people
    }
    return {**shown, SOMEBODY_ELSE: NEW}


def copies_of(snapshot: Snapshot, item: Item) -> list[Item]:
    """The item and all its exact copies, decided ones too, in order."""
    if not item.group:
        return [item]
    return [standing.item for standing in snapshot.state.standings if standing.item.group == item.group]


def names_in(snapshot: Snapshot, items: Sequence[Item]) -> list[FindingId]:
    """The findings of names in some items."""
    found = [finding for item in items for finding in item.findings]
    return [f for f in found if f in snapshot.findings and snapshot.findings[f].family is Family.PERSON]


def say_who(snapshot: Snapshot, name: str, person: str, *, copies: bool, by: str, why: str = "") -> list[Judgement]:
    """One judgement a name of the item (or finding) *name*; "new" makes one new person for all of them."""
    if person not in {*snapshot.people, NEW}:
        raise UsageError(f"There is no person {person}.", next_step="List them with: redactor people CASE")
    standing = snapshot.standings.get(ItemId(name))
    if standing is None:
        finding = snapshot.findings.get(FindingId(name))
        named = [FindingId(name)] if finding is not None and finding.family is Family.PERSON else []
    else:
        named = names_in(snapshot, copies_of(snapshot, standing.item) if copies else [standing.item])
    if not named:
        raise UsageError(f"{name} is no item or finding of a name.", next_step="List them with: redactor items CASE")
    meant = f"{NEW}:{named[0]}" if person == NEW else person
    return [Judgement(Verdict.IS, finding, meant, by, why=why) for finding in named]
