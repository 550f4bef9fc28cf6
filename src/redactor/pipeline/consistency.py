"""The same words withheld here and disclosed there: listed side by side, to be resolved or justified."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.core.categories import Family, family_of
from redactor.core.decisions import Blocker, Standing
from redactor.core.items import FINAL_DISCLOSING, FINAL_WITHHOLDING
from redactor.core.names import fold
from redactor.pipeline.snapshot import Snapshot

_COMPARED = frozenset({Family.PERSON, Family.CONTACT, Family.IDENTIFIER})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Items about the same words and persons with opposite outcomes."""

    withheld: tuple[Standing, ...]
    disclosed: tuple[Standing, ...]

    @property
    def is_justified(self) -> bool:
        """Whether every item of the smaller side carries a note that says why it differs."""
        fewer = min((self.withheld, self.disclosed), key=len)
        return all(standing.decision is not None and standing.decision.note for standing in fewer)


def contradictions(snapshot: Snapshot) -> tuple[Contradiction, ...]:
    """Every contradiction of the case, in item order."""
    groups: defaultdict[tuple[str, tuple[str, ...]], list[Standing]] = defaultdict(list)
    for standing in snapshot.state.standings:
        if family_of(standing.item.category) in _COMPARED:
            groups[(fold(snapshot.words(standing.item)), tuple(standing.item.people))].append(standing)
    return tuple(found for group in groups.values() for found in _split(group))


def _split(group: list[Standing]) -> Iterator[Contradiction]:
    withheld = tuple(s for s in group if s.outcome in FINAL_WITHHOLDING)
    disclosed = tuple(s for s in group if s.outcome in FINAL_DISCLOSING)
    if withheld and disclosed:
        yield Contradiction(withheld, disclosed)


def consistency_blockers(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """Contradictions that nobody has resolved or justified."""
    return tuple(
        Blocker(
            "contradiction",
            found.withheld[0].item.id,
            f"The same words are disclosed in {found.disclosed[0].item.id}.",
            "Decide both alike, or give a note on the one that differs.",
        )
        for found in contradictions(snapshot)
        if not found.is_justified
    )


def consistency_notes(snapshot: Snapshot) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The report's section on contradictions, justified ones included."""
    lines = tuple(
        f"{_ids(found.withheld)} withheld, {_ids(found.disclosed)} disclosed: {'justified' if found.is_justified else 'open'}"
        for found in contradictions(snapshot)
    )
    return (("Contradictions", lines),)


def _ids(standings: tuple[Standing, ...]) -> str:
    return ", ".join(standing.item.id for standing in standings)
