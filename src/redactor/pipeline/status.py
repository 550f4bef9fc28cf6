"""Status: what is done, what blocks, days left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from redactor.core.decisions import Blocker, Status
from redactor.core.ids import digest
from redactor.pipeline.reporting import all_blockers, make_report
from redactor.pipeline.sampling import sample_notes
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import due_date


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """The case at a glance."""

    name: str
    files: int
    people: int
    items: tuple[tuple[str, int], ...]  # status → how many
    proposals: tuple[tuple[str, int], ...]  # outcome proposed for open items → how many
    blockers: tuple[Blocker, ...]
    blocker_counts: tuple[tuple[str, int], ...]
    sheets_changed: tuple[str, ...]  # changed since export and not imported
    clock: tuple[str, ...]  # the arithmetic, one line each; empty where receipt is unknown
    released: bool
    sample: str = ""  # what the last reading of clean passages showed, or that there was none


def case_status(snapshot: Snapshot) -> CaseStatus:
    """Everything ``redactor status`` shows."""
    report = make_report(snapshot)
    blockers = all_blockers(snapshot, report.digest)
    still_open = [s for s in snapshot.state.standings if s.status in {Status.OPEN, Status.LAPSED}]
    return CaseStatus(
        name=snapshot.case.facts.name,
        files=len(snapshot.files),
        people=len(snapshot.people),
        items=_counts(str(s.status) for s in snapshot.state.standings),
        proposals=_counts(str(s.item.proposal.outcome) for s in still_open),
        blockers=blockers,
        blocker_counts=_counts(blocker.kind for blocker in blockers),
        sheets_changed=changed_sheets(snapshot),
        clock=due_date(snapshot.case.facts.clock, snapshot.case.facts.nation, today=snapshot.today).lines
        if snapshot.case.facts.clock.received
        else (),
        sample=_sample(snapshot),
        released=any(event == "release" for _, event, _ in snapshot.store.journal()),
    )


def changed_sheets(snapshot: Snapshot) -> tuple[str, ...]:
    """Review sheets whose bytes differ from what was last exported or imported."""
    last = {event.name: event.sha256 for event in snapshot.store.sheet_events()}
    folder = snapshot.case.path / "review"
    return tuple(
        name
        for name in sorted(last)
        if (folder / name).is_file() and digest((folder / name).read_bytes()) != last[name]
    )


def _sample(snapshot: Snapshot) -> str:
    notes = sample_notes(snapshot)
    if notes:
        return notes[-1].splitlines()[-1]
    return f"No sample of passages called clean has been read (redactor sample {snapshot.case.path.name})."


def _counts(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items()))
