"""Undo: any act (decisions, judgements, a search by hand, an undo) is taken back by another act; the history keeps all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redactor.core.decisions import How
from redactor.core.people import Verdict
from redactor.decisions import undo
from redactor.errors import UsageError
from redactor.pipeline.hand import act_of, take_back_findings
from redactor.pipeline.judging import take_back
from redactor.pipeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a case: when, by whom, what, and how many things it covered."""

    id: str
    at: str
    by: str
    what: str
    count: int


def undo_act(snapshot: Snapshot, act: str, *, by: str, now: str) -> int:
    """Take one act back; what it had settled is open again, or as it was before."""
    kind = act.replace("undo-", "")[:2]
    if kind == "J-":
        count = take_back(snapshot, act, by=by, now=now)
    elif kind == "F-":
        count = take_back_findings(snapshot, act, now=now)
    else:
        count = _take_back_decisions(snapshot, act, by, now)
    if not count:
        raise UsageError(f"There is no act {act} that could be undone.", next_step="List them with: redactor undo CASE")
    return count


def list_acts(snapshot: Snapshot) -> list[Act]:
    """Every act of the case, the last one first; no case text."""
    acts: dict[str, Act] = {}
    for act in (*_of_decisions(snapshot), *_of_judgements(snapshot), *_of_findings(snapshot)):
        before = acts.get(act.id)
        acts[act.id] = act if before is None else Act(act.id, act.at, act.by, act.what, before.count + 1)
    return sorted(acts.values(), key=lambda one: (one.at, one.id), reverse=True)


def _take_back_decisions(snapshot: Snapshot, act: str, by: str, now: str) -> int:
    taken = undo(snapshot.store.decisions(), act, by=by, at=now)
    with snapshot.store.step():
        snapshot.store.add_decisions(taken)
        if taken:
            snapshot.store.note("undo", f"{len(taken)} items", now)
    return len(taken)


def _of_decisions(snapshot: Snapshot) -> Iterator[Act]:
    for one in snapshot.store.decisions():
        yield Act(one.act, one.at, one.by, "undo" if one.how is How.UNDONE else f"{one.outcome}, {one.how}", 1)


def _of_judgements(snapshot: Snapshot) -> Iterator[Act]:
    for one in snapshot.store.judgements():
        if one.act:
            yield Act(one.act, one.at, one.by, "undo" if one.verdict is Verdict.UNDONE else f"said: {one.verdict}", 1)


def _of_findings(snapshot: Snapshot) -> Iterator[Act]:
    for document in snapshot.derived.documents:
        for finding in snapshot.store.hand_findings(document.file):
            if act_of(finding):
                yield Act(act_of(finding), "", "", "found by hand", 1)
