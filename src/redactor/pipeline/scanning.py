"""Scan: read what is new, find, resolve people, propose, write drafts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from redactor.core.decisions import Status
from redactor.core.ids import ItemId
from redactor.core.items import Outcome
from redactor.core.problems import Problem, Progress
from redactor.errors import UsageError
from redactor.pipeline.copies import write_drafts
from redactor.pipeline.fallbacks import settled_snapshot
from redactor.pipeline.folder import Case
from redactor.pipeline.intake import walk
from redactor.pipeline.reading import ReadingSummary, read_folder
from redactor.pipeline.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ScanSummary:
    """What a scan did and what now waits."""

    reading: ReadingSummary
    files: int
    remarks: tuple[tuple[str, str], ...]  # (first path, what is odd about the file): shown to the user, never logged
    people: int
    proposed: int
    referred: int
    new_questions: int
    passed_over: int
    problems: tuple[Problem, ...]


def scan(case: Case, folder: Path, progress: Progress, *, now: str) -> ScanSummary:
    """Take *folder* in. Scanning again changes nothing; with an added file only that file is read."""
    root = folder.resolve()
    if case.path.resolve() == root or case.path.resolve().is_relative_to(root):
        raise UsageError(
            "The case folder lies inside the folder to scan.",
            next_step="Keep the case beside the files, not among them.",
        )
    intake = walk(root)
    with case.store.step():
        case.store.set_fact("folder", str(root))
    reading = read_folder(case, root, intake, progress)
    snapshot = settled_snapshot(case, progress, now=now)
    problems = write_drafts(snapshot, progress)
    summary = _summary(snapshot, reading, intake.passed_over, problems)
    with case.store.step():
        case.store.note("scan", f"{reading.read} read, {reading.kept} kept, {reading.gone} gone", now)
        case.store.set_fact("asked", " ".join(_open_items(snapshot)))
    return summary


def _open_items(snapshot: Snapshot) -> list[str]:
    return [s.item.id for s in snapshot.state.standings if s.status in {Status.OPEN, Status.LAPSED}]


def _summary(snapshot: Snapshot, reading: ReadingSummary, passed_over: int, problems: list[Problem]) -> ScanSummary:
    before = set(snapshot.store.fact("asked").split())
    open_items = _open_items(snapshot)
    outcomes = Counter(snapshot.standings[ItemId(item)].item.proposal.outcome for item in open_items)
    return ScanSummary(
        reading=reading,
        files=len(snapshot.files),
        remarks=tuple((f.paths[0], f.reason) for f in snapshot.files if f.reason),
        people=len(snapshot.people),
        proposed=outcomes[Outcome.WITHHOLD],
        referred=outcomes[Outcome.REFER],
        new_questions=len([item for item in open_items if item not in before]),
        passed_over=passed_over,
        problems=tuple(problems),
    )
