"""Release: final copies, numbered, stamped, verified one by one and together, published by rename."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from redactor.core.checks import VerificationReport
from redactor.core.copies import RedactedCopy
from redactor.core.decisions import Blocker
from redactor.core.ids import FileId
from redactor.core.problems import Progress
from redactor.core.rules import LabelLevel
from redactor.disclosure import (
    CopyFacts,
    PackName,
    ScheduleRow,
    build_manifest,
    date_of,
    kind_of,
    plan_names,
    schedule_csv,
)
from redactor.documents import can_lay_out
from redactor.errors import CopyLeaks, ReleaseRefused
from redactor.pipeline.copies import (
    REPORT_SUFFIX,
    MadeCopy,
    failed_checks,
    make_copy,
    quarantine,
    report_json,
    waiting_checks,
    with_looks,
    write_planned,
)
from redactor.pipeline.fallbacks import keep_fallbacks, undecided_losses
from redactor.pipeline.folder import make_private, write_private
from redactor.pipeline.fresh_look import FreshHit, FreshPlaces, add_fresh_findings, look_again
from redactor.pipeline.logging import log_csv
from redactor.pipeline.plans import Dress, FilePlan, level_of_pack, plan_file
from redactor.pipeline.reporting import all_blockers, make_report, refusal_text, write_report
from redactor.pipeline.schedule import schedule_rows
from redactor.pipeline.snapshot import Snapshot
from redactor.pipeline.withheld import WithheldIndex
from redactor.verification import pack_page, record_fresh_look, verify_pack

RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Released:
    """The copies of the last release, in pack order, and the level of its labels."""

    copies: tuple[RedactedCopy, ...]
    level: LabelLevel


@dataclass(frozen=True, slots=True)
class ReleaseSummary:
    """What was published."""

    folder: str
    copies: int
    withheld_files: int
    pages: int
    labels: int
    level: LabelLevel
    fallback_pages: int


def release(snapshot: Snapshot, progress: Progress, *, now: str) -> ReleaseSummary:
    """Publish the pack; ReleaseRefused while anything blocks, CopyLeaks if a copy fails its checks."""
    report = make_report(snapshot)
    blockers = all_blockers(snapshot, report.digest)
    if blockers:
        raise ReleaseRefused(refusal_text("Nothing was released", blockers), next_step=blockers[0].next_step)
    level = level_of_pack(snapshot)
    dress = Dress(as_pdf=_wants_pdf(snapshot))
    plans = {file.id: plan_file(snapshot, file.id, dress, level) for file in snapshot.files}
    if any(plan.as_pdf for plan in plans.values()) and not can_lay_out():
        raise ReleaseRefused(
            "Nothing was released: case.toml asks for Word files as PDF, and LibreOffice is not installed.",
            next_step='Install LibreOffice, or set word_copies = "word" under [settings] in case.toml.',
        )
    names = _name_copies(snapshot, plans, progress)
    made = _make_all(snapshot, names, level, progress)
    _check_fallbacks(snapshot, made)
    _refuse_failed(snapshot, made)
    _refuse_waiting(snapshot, made)
    made = _look_again(snapshot, made, now=now)
    _refuse_waiting(snapshot, made)
    rows = schedule_rows(snapshot, plans, names, made, level)
    pack = _pack(made, rows)
    checked = _check_pack(snapshot, pack, made)
    _publish(snapshot, pack)
    _keep_records(snapshot, made, level, now=now)
    page = pack_page(checked, [copy.report for copy in made], date=now[:10])
    write_private(snapshot.case.folder("records") / "verification.html", page.encode())
    return ReleaseSummary(
        folder="disclosure",
        copies=len(made),
        withheld_files=sum(plan.plan is None for plan in plans.values()),
        pages=sum(copy.written.page_count or 0 for copy in made),
        labels=sum(copy.written.labels for copy in made),
        level=level,
        fallback_pages=len({(c.file, f.page_index) for c in made for f in c.written.fallbacks}),
    )


def _wants_pdf(snapshot: Snapshot) -> bool:
    return snapshot.case.configuration.settings.word_copies == "pdf"


def _name_copies(snapshot: Snapshot, plans: Mapping[FileId, FilePlan], progress: Progress) -> Mapping[FileId, PackName]:
    """Numbers need the digest of the unstamped copies: so each copy is written once without its stamp."""
    sources = snapshot.sources
    facts = []
    with_copy = [plan for plan in plans.values() if plan.plan is not None]
    for plan in progress.track(with_copy, what="numbering", total=len(with_copy)):
        written = write_planned(snapshot, sources[plan.file], plan)
        digest = sha256(written.content).hexdigest()
        facts.append(
            CopyFacts(
                plan.file,
                written.media_type,
                date_of(plan.disclosed, born=snapshot.case.facts.subject.born),
                kind_of(plan.disclosed),
                digest,
            )
        )
    return plan_names(facts)


def _make_all(
    snapshot: Snapshot, names: Mapping[FileId, PackName], level: LabelLevel, progress: Progress
) -> list[MadeCopy]:
    sources, withheld = snapshot.sources, WithheldIndex(snapshot)
    ordered = sorted(names.items(), key=lambda pair: pair[1].number)
    made = []
    for file, name in progress.track(ordered, what="copies", total=len(ordered)):
        plan = plan_file(snapshot, file, Dress.of_pack(name.number, as_pdf=_wants_pdf(snapshot)), level)
        made.append(make_copy(snapshot, sources[file], plan, withheld, name.name))
    return made


def _refuse_failed(snapshot: Snapshot, made: Sequence[MadeCopy]) -> None:
    """Every copy must have passed; all that failed are quarantined before anything is said."""
    failed = [copy for copy in made if failed_checks(copy.report)]
    for copy in failed:
        quarantine(snapshot, copy)
    if failed:
        lines = "\n".join(f"  {copy.name}: check {', '.join(map(str, failed_checks(copy.report)))}" for copy in failed)
        raise CopyLeaks(
            f"Nothing was released: {len(failed)} copies did not pass verification and lie in quarantine/.\n{lines}",
            next_step="Read the verification reports there; add what was missed with redactor find, decide it, and release again.",
        )


def _refuse_waiting(snapshot: Snapshot, made: Sequence[MadeCopy]) -> None:
    """Where the machine could not look, a named person has to."""
    waiting = [
        Blocker("look", copy.sha256[:12], f"{copy.name}: check {number} needs a person to look at the copy.", "")
        for copy in made
        for number in waiting_checks(copy.report)
    ]
    if waiting:
        for copy in made:
            if waiting_checks(copy.report):
                quarantine(snapshot, copy)
        raise ReleaseRefused(
            refusal_text("Nothing was released", tuple(waiting)),
            next_step='Look at the copies in quarantine/, then: redactor verify CASE --looked-at DIGEST --by "Your Name"',
        )


def _check_fallbacks(snapshot: Snapshot, made: Sequence[MadeCopy]) -> None:
    """A fallback first met now takes words away that nobody decided about: it refuses and asks."""
    new = [copy for copy in made if undecided_losses(snapshot, copy.file, copy.written.fallbacks)]
    for copy in new:
        keep_fallbacks(snapshot.case, copy.file, copy.written.fallbacks)
    if new:
        raise ReleaseRefused(
            f"Nothing was released: in {len(new)} copies lines cannot be set again without showing the gap.",
            next_step="They are items now: decide them (redactor sheet export), report, sign and release again.",
        )


def _look_again(snapshot: Snapshot, made: Sequence[MadeCopy], *, now: str) -> list[MadeCopy]:
    """What the recognisers see in a finished copy and nobody has decided stops the release; else the copies with it recorded."""
    hits = look_again(snapshot, made)
    fresh = add_fresh_findings(snapshot, hits, now=now) if hits else FreshPlaces(0)
    if fresh.places:
        _keep_seen(snapshot, made, hits)
        raise ReleaseRefused(
            f"Nothing was released: a fresh look at the copies found {fresh.places} places that nobody has decided about.",
            next_step="They are items now: decide them (redactor sheet export), report, sign and release again.",
        )
    unplaced = Counter(name for hit in fresh.nowhere for name in hit.copies)
    reports = (record_fresh_look(copy.report, (), unplaced=unplaced[copy.name]) for copy in made)
    return [replace(copy, report=with_looks(snapshot, report)) for copy, report in zip(made, reports, strict=True)]


def _keep_seen(snapshot: Snapshot, made: Sequence[MadeCopy], hits: Iterable[FreshHit]) -> None:
    """Copies in which something new is seen are kept in quarantine, with reports that say so."""
    seen = Counter(name for hit in hits for name in hit.copies)
    for copy in made:
        if seen[copy.name]:
            told = [f"{seen[copy.name]} stretches of text"]
            quarantine(snapshot, replace(copy, report=record_fresh_look(copy.report, told)))


def _pack(made: Sequence[MadeCopy], rows: Sequence[ScheduleRow]) -> dict[str, bytes]:
    pack = {copy.name: copy.written.content for copy in made}
    pack["schedule.csv"] = schedule_csv(rows)
    pack["manifest.json"] = build_manifest(pack)
    return pack


def _check_pack(snapshot: Snapshot, pack: Mapping[str, bytes], made: Sequence[MadeCopy]) -> VerificationReport:
    """The pack searched as a whole; where that fails all its copies go to quarantine, with the report on the pack."""
    report = verify_pack(pack, WithheldIndex(snapshot).case_wide)
    write_private(snapshot.case.folder("records") / f"pack{REPORT_SUFFIX}", report_json(report))
    failed = failed_checks(report)
    if failed:
        for copy in made:
            quarantine(snapshot, copy)
        write_private(snapshot.case.folder("quarantine") / f"pack{REPORT_SUFFIX}", report_json(report))
        raise CopyLeaks(
            f"Nothing was released: the pack as a whole failed check {', '.join(map(str, failed))};"
            " its copies lie in quarantine/.",
            next_step=f"See quarantine/pack{REPORT_SUFFIX}.",
        )
    return report


def _publish(snapshot: Snapshot, pack: Mapping[str, bytes]) -> None:
    """The new pack stands complete beside its place before it takes it."""
    target = snapshot.case.path / "disclosure"
    half, old = target.with_name("disclosure.part"), target.with_name("disclosure.old")
    for leftover in (half, old):
        shutil.rmtree(leftover, ignore_errors=True)
    make_private(half)
    for name in sorted(pack):
        write_private(half / name, pack[name])
    if target.exists():
        target.rename(old)
    half.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _keep_records(snapshot: Snapshot, made: Sequence[MadeCopy], level: LabelLevel, *, now: str) -> None:
    records: Path = snapshot.case.folder("records")
    write_private(records / "log.csv", log_csv(snapshot, made, level))
    for copy in made:
        write_private(records / f"{copy.name}{REPORT_SUFFIX}", report_json(copy.report))
    write_report(snapshot, now=now)
    released = Released(tuple(_as_released(copy) for copy in made), level)
    with snapshot.store.step():
        snapshot.store.put_derived(RELEASED, "", released)
        snapshot.store.note("release", f"{len(made)} copies", now)


def _as_released(made: MadeCopy) -> RedactedCopy:
    written = made.written
    return RedactedCopy(
        made.file,
        made.name,
        made.sha256,
        written.media_type,
        written.page_count,
        written.labels,
        written.fallbacks,
        written.added,
        written.shown,
    )
