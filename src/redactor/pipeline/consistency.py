"""The same person, number or sentence withheld here and disclosed there: to be resolved or justified before release."""

from __future__ import annotations

from redactor.core.decisions import Blocker
from redactor.core.ids import ItemId
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import Contradiction


def is_justified(snapshot: Snapshot, found: Contradiction) -> bool:
    """Whether a person said why the two sides differ: a note on every item of one of them."""
    let_go = [ItemId(one) for one in found.let_go if ItemId(one) in snapshot.standings]
    whole_side = len(let_go) == len(found.let_go)
    return _all_noted(snapshot, found.withheld) or (whole_side and _all_noted(snapshot, tuple(let_go)))


def _all_noted(snapshot: Snapshot, items: tuple[ItemId, ...]) -> bool:
    decisions = [snapshot.standings[item].decision for item in items if item in snapshot.standings]
    return bool(items) and all(decision is not None and bool(decision.note) for decision in decisions)


def consistency_blockers(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """Contradictions that nobody has resolved or justified."""
    return tuple(
        Blocker(
            "contradiction",
            found.withheld[0],
            f"The same {found.same} is withheld in {len(found.withheld)} places and let go in {len(found.let_go)}.",
            "Decide all alike, or give a note on each item of one side.",
        )
        for found in snapshot.contradictions
        if not is_justified(snapshot, found)
    )


def consistency_notes(snapshot: Snapshot) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The report's sections on contradictions, justified ones included, and on what still points to somebody."""
    lines = tuple(
        f"{found.same}: withheld {', '.join(found.withheld)}; let go {', '.join(found.let_go)}: "
        f"{'justified' if is_justified(snapshot, found) else 'open'}"
        for found in snapshot.contradictions
    )
    jigsaws = tuple(
        f"{snapshot.people[one.person].name if one.person in snapshot.people else one.person}: "
        f"{snapshot.place_of(one.place)}: {', '.join(one.clues)}"
        for one in snapshot.jigsaws
    )
    return (("Contradictions", lines), ("Still pointing to somebody withheld", jigsaws))
