"""The redaction report, its sign-off, and what blocks release."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.core.decisions import Blocker, SignOff
from redactor.core.ids import digest, file_of
from redactor.decisions import (
    Report,
    ReportInputs,
    Signing,
    build_report,
    render_report,
    second_person_faults,
    signing_blockers,
)
from redactor.errors import SignOffRefused
from redactor.people import PERHAPS_TWO
from redactor.pipeline.consistency import consistency_blockers, consistency_notes
from redactor.pipeline.finding import finder_digest
from redactor.pipeline.folder import write_private
from redactor.pipeline.jigsaws import jigsaw_blockers, jigsaw_notes
from redactor.pipeline.lost_lines import fallback_notes
from redactor.pipeline.sampling import sample_blockers, sample_notes
from redactor.pipeline.snapshot import Snapshot
from redactor.pipeline.stayed import stayed_blockers


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """Where the report was written, and its digest."""

    page: str
    json: str
    digest: str
    blockers: tuple[Blocker, ...]


def make_report(snapshot: Snapshot) -> Report:
    """The report of the case as it stands."""
    derived = snapshot.derived
    return build_report(
        ReportInputs(
            facts=snapshot.case.facts,
            files=snapshot.files,
            people=derived.register.people,
            proposals=derived.proposals,
            state=snapshot.state,
            rulebook=snapshot.case.rulebook,
            titles={file.id: snapshot.title(file.id) for file in snapshot.files},
            inputs=(
                ("finder", finder_digest(snapshot.case)),
                ("settings", digest(repr(snapshot.case.configuration.settings))),
            ),
            texts={standing.item.id: snapshot.words(standing.item) for standing in snapshot.state.standings},
            appendix=tuple(_appendix(snapshot)),
            notes=(
                consistency_notes(snapshot),
                jigsaw_notes(snapshot),
                _perhaps_two(snapshot),
                fallback_notes(snapshot.case, {file.id: snapshot.title(file.id) for file in snapshot.files}),
                ("Samples of clean passages", sample_notes(snapshot)),
            ),
        )
    )


def write_report(snapshot: Snapshot, *, now: str) -> WrittenReport:
    """Write the report as a page and as JSON into ``records/``."""
    report = make_report(snapshot)
    folder = snapshot.case.folder("records")
    signed = [sign_off.by for sign_off in snapshot.store.sign_offs() if sign_off.digest == report.digest]
    page, raw = folder / "report-UNREDACTED.html", folder / "report-UNREDACTED.json"
    write_private(page, render_report(report, signed_by=", ".join(signed)).encode())
    write_private(raw, report.to_json().encode())
    with snapshot.store.step():
        snapshot.store.note("report", report.digest, now)
    return WrittenReport(page.name, raw.name, report.digest, all_blockers(snapshot, report.digest))


def sign_off(snapshot: Snapshot, *, by: str, now: str, report_digest: str = "") -> SignOff:
    """Approve exactly the report as it stands; refused while anything in it still blocks.

    *report_digest*, where given, must be the digest that the approver read.
    """
    if not by.strip():
        raise SignOffRefused("Nobody was named as approver.", next_step='Add --as "Your Name".')
    report = make_report(snapshot)
    if not (snapshot.case.path / "records" / "report-UNREDACTED.json").is_file():
        raise SignOffRefused(
            "There is no report to sign yet.", next_step="Run: redactor report CASE, read it, then sign."
        )
    read = report_digest or _last_report_digest(snapshot)
    if read != report.digest:
        raise SignOffRefused(
            "The case has changed since the report was written.",
            next_step="Run: redactor report CASE, read it, then sign.",
        )
    blockers = _case_blockers(snapshot)
    blockers += tuple(second_person_faults(snapshot.state, by, snapshot.case.exemptions))
    if blockers:
        raise SignOffRefused(_refusal("The report cannot be signed yet", blockers), next_step=blockers[0].next_step)
    made = SignOff(by.strip(), now, report.digest, account=_account())
    with snapshot.store.step():
        snapshot.store.add_sign_off(made)
        snapshot.store.note("sign-off", report.digest, now)
    return made


def all_blockers(snapshot: Snapshot, report_digest: str) -> tuple[Blocker, ...]:
    """Everything that blocks release, sign-off included."""
    signing = Signing(snapshot.store.sign_offs(), report_digest)
    return (
        *_case_blockers(snapshot),
        *signing_blockers(snapshot.state, signing, snapshot.case.exemptions),
    )


def _case_blockers(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """Everything that blocks, the sign-off apart."""
    return (
        *snapshot.blockers(),
        *consistency_blockers(snapshot),
        *jigsaw_blockers(snapshot),
        *stayed_blockers(snapshot),
        *sample_blockers(snapshot),
    )


def _refusal(what: str, blockers: tuple[Blocker, ...], most: int = 12) -> str:
    lines = [f"  {blocker.kind}: {blocker.subject or 'case'}: {blocker.what}" for blocker in blockers[:most]]
    more = [f"  and {len(blockers) - most} more (redactor status CASE)"] if len(blockers) > most else []
    return "\n".join([f"{what}: {len(blockers)} things stand in the way.", *lines, *more])


def refusal_text(what: str, blockers: tuple[Blocker, ...]) -> str:
    """What blocks, as one message: references and reasons, no case text."""
    return _refusal(what, blockers)


def _perhaps_two(snapshot: Snapshot) -> tuple[str, tuple[str, ...]]:
    lines = (
        f"{person.name} ({person.id}): {evidence.detail}"
        for person in snapshot.derived.register.people
        for evidence in person.evidence
        if evidence.kind == PERHAPS_TWO
    )
    return "Perhaps two people of one name", tuple(lines)


def _last_report_digest(snapshot: Snapshot) -> str:
    return next((detail for _, event, detail in reversed(snapshot.store.journal()) if event == "report"), "")


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no password database, as in some containers
        return "unknown"


def _appendix(snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    for finding_id in snapshot.derived.proposals.appendix:
        finding = snapshot.findings.get(finding_id)
        if finding is not None:
            block = snapshot.blocks[finding.span.block]
            title = snapshot.title(file_of(finding.span.block))
            yield finding.span.of(block.text), finding.category, f"{title}, {block.place.describe()}"
