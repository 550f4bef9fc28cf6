"""Copies: written by the format's writer, read back by the verifier, quarantined if anything is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from redactor.case import dump
from redactor.core.checks import CheckOutcome, VerificationReport
from redactor.core.copies import CopyPlan, WrittenCopy
from redactor.core.documents import SourceFile
from redactor.core.ids import FileId, digest
from redactor.core.problems import Problem, Progress, Severity
from redactor.documents import write_copy
from redactor.errors import CopyLeaks, CopyLost, VerificationFailed, WritingError
from redactor.pipeline.folder import write_private
from redactor.pipeline.further_tries import written_until_passed
from redactor.pipeline.plans import Dress, FilePlan, expectation_for, plan_file
from redactor.pipeline.reading import content_of
from redactor.pipeline.snapshot import Snapshot
from redactor.pipeline.withheld import WithheldIndex
from redactor.pipeline.word_as_pdf import as_pdf, undressed
from redactor.verification import settle, verify_within_limits

NAME_CHECK = 3
LOSS_CHECKS = frozenset({14})  # docs/verification.md: words that are disclosed are missing
REPORT_SUFFIX = ".verification.json"
DRAFT_BANNER = "DRAFT: not decided, not for disclosure"
_AFTER_FAILED_DRAFT = (
    "Its release will be refused as it stands: look at it there, and if it does not change with the decisions, "
    "print the original to PDF and add that, or withhold the whole file."
)


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A written copy with the verifier's report on it."""

    file: FileId
    name: str
    written: WrittenCopy
    report: VerificationReport
    plan: FilePlan

    @property
    def sha256(self) -> str:
        """Digest of the copy's bytes."""
        return hashlib.sha256(self.written.content).hexdigest()


def write_planned(snapshot: Snapshot, source: SourceFile, file_plan: FilePlan) -> WrittenCopy:
    """Write the copy that *file_plan* asks for; WritingError where that cannot be done without risk."""
    assert file_plan.plan is not None, "a file withheld as a whole has no copy"
    if not file_plan.as_pdf:
        document = snapshot.documents[source.id].without_file_names()
        return write_copy(content_of(snapshot.case, source), document, file_plan.plan)
    return as_pdf(write_planned(snapshot, source, _as_word(file_plan)), file_plan.plan, file_plan.disclosed)


def _as_word(file_plan: FilePlan) -> FilePlan:
    """The Word copy that is to be laid out as pages."""
    assert file_plan.plan is not None, "a file withheld as a whole has no copy"
    return replace(file_plan, plan=undressed(file_plan.plan), as_pdf=False)


def make_copy(
    snapshot: Snapshot, source: SourceFile, file_plan: FilePlan, withheld: WithheldIndex, name: str
) -> MadeCopy:
    """Write one copy and verify it; the caller decides what a failing report means.

    A page of a PDF that fails is drawn as a picture and tried again: no words are lost by that. Where pages are made of
    a Word copy, that copy has to pass first.
    """
    if file_plan.as_pdf:
        word = make_copy(snapshot, source, _as_word(file_plan), withheld, name)
        if failed_checks(word.report):
            return word
        return _read_back(snapshot, file_plan, write_planned(snapshot, source, file_plan), withheld, name)
    assert file_plan.plan is not None, "a file withheld as a whole has no copy"
    tried: list[MadeCopy] = []

    def write(plan: CopyPlan) -> WrittenCopy:
        return write_planned(snapshot, source, replace(file_plan, plan=plan))

    def read_back(plan: CopyPlan, written: WrittenCopy) -> VerificationReport:
        tried.append(_read_back(snapshot, replace(file_plan, plan=plan), written, withheld, name))
        return tried[-1].report

    written_until_passed(file_plan.plan, write, read_back, may_withhold=False)
    return tried[-1]


def _read_back(
    snapshot: Snapshot, file_plan: FilePlan, written: WrittenCopy, withheld: WithheldIndex, name: str
) -> MadeCopy:
    expectation = expectation_for(file_plan, written, withheld, name)
    report = verify_within_limits(written.content, file_name=name, expectation=expectation, with_ocr=True)
    return MadeCopy(file_plan.file, name, written, with_looks(snapshot, report), file_plan)


def with_looks(snapshot: Snapshot, report: VerificationReport) -> VerificationReport:
    """The report with who has looked at that very copy where the machine could not."""
    for look in snapshot.store.looks():
        if look.copy_sha256 == report.sha256:
            report = settle(report, look.check_number, by=look.by, at=look.at[:10])
    return report


def waiting_checks(report: VerificationReport) -> tuple[int, ...]:
    """Numbers of the checks that wait for a person."""
    return tuple(check.number for check in report.checks if check.outcome is CheckOutcome.NEEDS_PERSON)


def failed_checks(report: VerificationReport) -> tuple[int, ...]:
    """Numbers of the checks that failed."""
    return tuple(check.number for check in report.checks if check.outcome is CheckOutcome.FAILED)


def failing(report: VerificationReport) -> VerificationFailed | None:
    """The error that a failing report means, by the worst of its checks; None where it passed or only waits."""
    failed = failed_checks(report)
    if not failed:
        return None
    numbers = ", ".join(str(number) for number in failed)
    kind = CopyLost if set(failed) <= LOSS_CHECKS else CopyLeaks
    return kind(f"The copy did not pass check {numbers}; nothing was written.", next_step="See docs/verification.md.")


def quarantine(snapshot: Snapshot, made: MadeCopy) -> None:
    """Put a copy that failed, and its report, where nobody takes it for a disclosure."""
    folder = snapshot.case.folder("quarantine")
    write_private(folder / made.name, made.written.content)
    write_private(folder / f"{made.name}{REPORT_SUFFIX}", report_json(made.report))


def report_json(report: VerificationReport) -> bytes:
    """A verification report as it is kept: without the texts that it read."""
    return dump(replace(report, texts=())).encode()


def write_drafts(snapshot: Snapshot, progress: Progress) -> list[Problem]:
    """Bring ``draft/`` in step with the decisions; unchanged plans are not written again."""
    withheld = WithheldIndex(snapshot)
    problems: list[Problem] = []
    for source in progress.track(snapshot.files, what="drafts", total=len(snapshot.files)):
        problems.extend(_write_draft(snapshot, source, withheld))
    return problems


def draft_name(source: SourceFile, file_plan: FilePlan) -> str:
    """The draft's file name: the original's, sanitised, so that reviewers find it; drafts never leave the case."""
    path = PurePosixPath(file_plan.names[0] if file_plan.names else source.paths[0])
    stem = "__".join(path.with_suffix("").parts)[-120:]
    safe = "".join(char if char.isalnum() or char in " ._-()[]" else "_" for char in stem)
    return f"DRAFT {safe} {_number_of_draft(source)}"


def _number_of_draft(source: SourceFile) -> str:
    suffix = {"application/pdf": ".pdf", "text/plain": ".txt"}.get(source.media_type, ".docx")
    return f"{source.id[:6]}{suffix}"


def _write_draft(snapshot: Snapshot, source: SourceFile, withheld: WithheldIndex) -> Iterator[Problem]:
    file_plan = plan_file(snapshot, source.id, Dress(banner=DRAFT_BANNER))
    if file_plan.plan is None:
        return
    inputs = digest(dump(file_plan.plan), withheld.digest)
    draft = snapshot.case.folder("draft")
    names = (draft_name(source, file_plan), f"DRAFT {_number_of_draft(source)}")
    if any((draft / name).is_file() for name in names) and _was_written(snapshot, source, inputs):
        return
    for name in names:
        (draft / name).unlink(missing_ok=True)
    try:
        made = _made_draft(snapshot, source, file_plan, withheld, names)
    except WritingError as error:
        yield _warning(source, f"No draft could be written: {error.message}", error.next_step)
        return
    failed = failed_checks(made.report)
    if failed:
        quarantine(snapshot, made)
        numbers = ", ".join(str(number) for number in failed)
        yield _warning(source, f"Its draft did not pass check {numbers} and lies in quarantine/.", _AFTER_FAILED_DRAFT)
        return
    write_private(draft / made.name, made.written.content)
    with snapshot.store.step():
        snapshot.store.put_derived(f"draft:{source.id}", inputs, "written")


def _was_written(snapshot: Snapshot, source: SourceFile, inputs: str) -> bool:
    return snapshot.store.derived(f"draft:{source.id}", str, inputs) is not None


def _made_draft(
    snapshot: Snapshot, source: SourceFile, file_plan: FilePlan, withheld: WithheldIndex, names: Sequence[str]
) -> MadeCopy:
    """The draft under the first of *names* that says nothing withheld itself."""
    for name in names:
        made = make_copy(snapshot, source, file_plan, withheld, name)
        if failed_checks(made.report) != (NAME_CHECK,):
            return made
    return made


def _warning(source: SourceFile, what: str, next_step: str) -> Problem:
    return Problem(source.paths[0], what, next_step, Severity.WARNING)
