"""Verification on demand: one file by any tool, the released pack, a person's look, the self-test."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from redactor.case import Look, load
from redactor.core.checks import VerificationReport, WithheldText
from redactor.core.rules import LabelLevel
from redactor.errors import InputError, UsageError
from redactor.pipeline.copies import REPORT_SUFFIX, waiting_checks, with_looks
from redactor.pipeline.plans import Dress, expectation_for, plan_file
from redactor.pipeline.release import RELEASED, Released
from redactor.pipeline.snapshot import Snapshot
from redactor.pipeline.withheld import WithheldIndex
from redactor.verification import (
    Task,
    report_json,
    report_page,
    selftest,
    verdict,
    verify_apart,
    verify_pack,
    verify_within_limits,
)
from redactor.verification.selftest import SelfTest

__all__ = [
    "VerifiedFile",
    "look_at",
    "read_list",
    "self_test",
    "verdict",
    "verify_file",
    "verify_released",
    "write_verification",
]


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UNNAMED = "the copy"  # one whose name says something withheld, so that no report may quote it


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """A file's name and the report on it."""

    name: str
    report: VerificationReport


def read_list(path: Path) -> tuple[str, ...]:
    """The texts of a list, one a line, as editors on any system save it; raises InputError where it holds none."""
    content = path.read_bytes()
    lines = (line.strip() for line in _as_text(content).splitlines())
    found = tuple(line for line in lines if any(map(str.isalnum, line)))
    if not found:
        raise InputError(f"{path.name} lists nothing to search for.", next_step="Write one withheld text a line.")
    return found


def _as_text(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def verify_file(path: Path, *, original: Path | None = None, withheld: tuple[str, ...] = ()) -> VerifiedFile:
    """Look into a copy made by any tool; *withheld* are texts that must not be in it."""
    texts = tuple(WithheldText(f"line {number}", (text,)) for number, text in enumerate(withheld, 1))
    task = Task(path.read_bytes(), original.read_bytes() if original is not None else None, texts, path.name)
    report = verify_apart(task)
    return VerifiedFile(report.file_name or _UNNAMED, report)


def write_verification(result: VerifiedFile, path: Path, *, date: str) -> None:
    """Write a report to file: JSON where the name says so, else one page of HTML. Neither holds text of the copy."""
    made = report_json if path.suffix.lower() == ".json" else report_page
    path.write_text(made(result.report, date=date), encoding="utf-8", newline="\n")


def self_test() -> SelfTest:
    """Run the checks on copies known to be bad and copies known to be good."""
    return selftest.run()


def verify_released(snapshot: Snapshot) -> list[VerifiedFile]:
    """Check the released pack again, as a whole and copy by copy, against the decisions as they stand."""
    folder = snapshot.case.path / "disclosure"
    pack = {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}
    if not pack:
        return []
    released = snapshot.store.derived(RELEASED, Released)
    withheld = WithheldIndex(snapshot)
    results = [VerifiedFile("the pack as a whole", verify_pack(pack, withheld.case_wide))]
    for number, copy in enumerate(released.copies if released else (), 1):
        plan = plan_file(snapshot, copy.file, Dress.of_pack(number), released.level if released else LabelLevel.NEUTRAL)
        expectation = expectation_for(plan, copy, withheld, copy.name)
        report = verify_within_limits(
            pack.get(copy.name, b""), file_name=copy.name, expectation=expectation, with_ocr=True
        )
        results.append(VerifiedFile(copy.name, with_looks(snapshot, report)))
    return results


def look_at(snapshot: Snapshot, copy_digest: str, *, by: str, now: str) -> None:
    """Record that a named person looked at the pages of a quarantined copy and saw nothing withheld."""
    if not by.strip():
        raise UsageError("Nobody was named as looking.", next_step='Add --by "Your Name".')
    folder = snapshot.case.folder("quarantine")
    copies = {
        sha256(path.read_bytes()).hexdigest(): path
        for path in sorted(folder.iterdir())
        if not path.name.endswith(REPORT_SUFFIX)
    }
    full = [digest for digest in copies if digest.startswith(copy_digest) and len(copy_digest) >= 8]
    if len(full) != 1:
        raise InputError(
            "There is no copy with that digest in quarantine/.", next_step="Use the digest that release named."
        )
    path = copies[full[0]]
    report = load(VerificationReport, path.with_name(path.name + REPORT_SUFFIX).read_text("utf-8"))
    with snapshot.store.step():
        for number in waiting_checks(report):
            snapshot.store.add_look(Look(full[0], number, by.strip(), now))
        snapshot.store.note("look", full[0][:12], now)
