"""The one-off path: one file through the same rooms, in a case that lives only as long as the command."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from redactor.core.decisions import Blocker, How
from redactor.core.facts import CaseFacts
from redactor.core.items import Outcome
from redactor.core.names import fold
from redactor.core.problems import SilentProgress
from redactor.decisions import Choice
from redactor.errors import InputError, UsageError
from redactor.pipeline.copies import DRAFT_BANNER, MadeCopy, failing, make_copy
from redactor.pipeline.deciding import adopt_all, decide
from redactor.pipeline.folder import Case, new_case, open_case, write_private
from redactor.pipeline.hand import find_by_hand
from redactor.pipeline.plans import Dress, plan_file
from redactor.pipeline.scanning import scan
from redactor.pipeline.snapshot import Snapshot, take_snapshot
from redactor.pipeline.withheld import WithheldIndex


@dataclass(frozen=True, slots=True)
class OneOff:
    """What a one-off redaction is asked to do."""

    source: Path
    output: Path
    facts: CaseFacts
    withhold: tuple[str, ...] = ()
    disclose: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class OneOffResult:
    """Where the copy or the draft was written, and what waits (empty: everything is decided and verified)."""

    written: Path
    is_final: bool
    waiting: tuple[Blocker, ...]
    items: int
    labels: int


def redact_one(job: OneOff, *, now: str) -> OneOffResult:
    """Redact one file. The path asked for exists only when all is decided and verified; else a draft beside it."""
    if not job.source.is_file():
        raise InputError(f"{job.source.name} is not a file.", next_step="Name one PDF or Word file.")
    if job.output.resolve() == job.source.resolve():
        raise UsageError("The output would overwrite the original.", next_step="Choose another path for -o.")
    with _temporary_case(job) as (case, folder):
        scan(case, folder, SilentProgress(), now=now)
        snapshot = take_snapshot(case, today=now[:10])
        if job.withhold:
            for text in job.withhold:
                find_by_hand(snapshot, text, category="by_hand", now=now)
            snapshot = take_snapshot(case, today=now[:10])
        if job.by:
            snapshot = _settle(snapshot, job, now)
        return _write(snapshot, job)


@contextmanager
def _temporary_case(job: OneOff) -> Iterator[tuple[Case, Path]]:
    root = Path(tempfile.mkdtemp(prefix="redactor-"))
    try:
        folder = root / "files"
        folder.mkdir()
        shutil.copyfile(job.source, folder / job.source.name)
        new_case(root / "case", replace(job.facts, name=job.facts.name or "one file"))
        with open_case(root / "case") as case:
            yield case, folder
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _settle(snapshot: Snapshot, job: OneOff, now: str) -> Snapshot:
    """Settle what the two options name, then adopt the rest on the usual terms."""
    for texts, outcome in ((job.withhold, Outcome.WITHHOLD), (job.disclose, Outcome.DISCLOSE)):
        wanted = {fold(text) for text in texts}
        named = [s for s in snapshot.state.standings if fold(snapshot.words(s.item)) in wanted]
        if named:
            ground = "TP" if outcome is Outcome.WITHHOLD else ""
            note = "named on the command line"
            decide(snapshot, named, Choice(outcome, job.by, now, How.ONE_BY_ONE, ground=ground, note=note))
    snapshot = take_snapshot(snapshot.case, today=snapshot.today)
    adopt_all(snapshot, by=job.by, now=now)
    return take_snapshot(snapshot.case, today=snapshot.today)


def _write(snapshot: Snapshot, job: OneOff) -> OneOffResult:
    blockers = snapshot.blockers()
    final = bool(job.by) and not blockers
    source = next(file for file in snapshot.files if file.parent is None)
    dress = Dress(banner="" if final else DRAFT_BANNER, as_pdf=job.output.suffix.lower() == ".pdf")
    plan = plan_file(snapshot, source.id, dress)
    if plan.plan is None:
        raise InputError(f"{job.source.name} could not be read: {source.reason}", next_step="Nothing was written.")
    path = job.output if final else job.output.with_name(f"{job.output.stem}.DRAFT{job.output.suffix}")
    made: MadeCopy = make_copy(snapshot, source, plan, WithheldIndex(snapshot), path.name)
    failure = failing(made.report)
    if failure is not None:
        raise failure
    write_private(path, made.written.content)
    waiting = blockers or (
        () if final else (Blocker("undecided", "", "Nobody was named as deciding.", 'Add --by "Your Name".'),)
    )
    return OneOffResult(path, final, waiting, len(snapshot.state.standings), made.written.labels)
