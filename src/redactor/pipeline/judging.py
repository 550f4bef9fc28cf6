"""What people say about people: who is who, roles, consents, what the requester knows. Appended; the last word holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from redactor.case import dump
from redactor.core.ids import digest
from redactor.core.people import Judgement, Verdict
from redactor.people import holding
from redactor.pipeline.snapshot import Snapshot


def judge(snapshot: Snapshot, judgements: Iterable[Judgement], *, now: str) -> str:
    """Append judgements as one act; returns its id."""
    said = list(judgements)
    act = judgement_act(snapshot.store.judgements(), said, now)
    with snapshot.store.step():
        snapshot.store.add_judgements([replace(one, at=one.at or now, act=act) for one in said])
        snapshot.store.note("judge", f"{len(said)} judgements", now)
    return act


def justifications(snapshot: Snapshot) -> dict[str, Judgement]:
    """What people said of contradictions and jigsaws that may stay, by their names."""
    said = holding(snapshot.store.judgements())
    return {one.subject: one for one in said if one.verdict is Verdict.JUSTIFIED}


def take_back(snapshot: Snapshot, act: str, *, by: str, now: str) -> int:
    """Take back one act of judgements, or the undoing of one; how many judgements it changed."""
    known = snapshot.store.judgements()
    meant = [one for one in known if one.act == act]
    if not meant or _is_undone(known, act):
        return 0
    with snapshot.store.step():
        snapshot.store.add_judgements([Judgement(Verdict.UNDONE, act, by=by, at=now, act=f"undo-{act}")])
        snapshot.store.note("undo", f"{len(meant)} judgements", now)
    return len(meant)


def judgement_act(known: Sequence[Judgement], said: Sequence[Judgement], now: str) -> str:
    """The id of an act that adds *said* to *known*: never the same twice."""
    return "J-" + digest(now, str(len(known)), *(dump(one) for one in said))[:10]


def _is_undone(known: Sequence[Judgement], act: str) -> bool:
    undone: set[str] = set()
    for one in reversed(known):
        if one.verdict is Verdict.UNDONE and one.act not in undone:
            undone.add(one.subject)
    return act in undone
