"""Copies of unknown origin are looked into in a child process: no file can hang, crash or exhaust the tool.

The child is started by command line, takes one file and ends. What comes back is JSON, so a hijacked child can say
nothing but words.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from redactor.core.checks import CheckOutcome, CheckResult, VerificationReport, WithheldText
from redactor.core.memory import limit_memory
from redactor.verification.catalogue import CATALOGUE, Number
from redactor.verification.ocr import find_ocr
from redactor.verification.results import failed
from redactor.verification.strangers import verify_stranger
from redactor.verification.verifier import program_versions

_START = "import sys; sys.path[:] = {path!r}; from redactor.verification.apart import main; main({memory})"
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much looking into one file may cost."""

    seconds: float = 900.0
    memory_bytes: int = 4096 * _MIB


@dataclass(frozen=True, slots=True)
class Task:
    """What the child is to look into, and what to search it for."""

    content: bytes
    original: bytes | None = None
    withheld: Sequence[WithheldText] = ()
    file_name: str = ""


def verify_apart(task: Task, bounds: Bounds | None = None) -> VerificationReport:
    """The report on one file; where the child was stopped or fell, every check has failed."""
    bounds = bounds or Bounds()
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START.format(path=sys.path, memory=bounds.memory_bytes)],
            input=pickle.dumps(task),
            capture_output=True,
            timeout=bounds.seconds,
            check=True,
        )
        return report_of(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return given_up(task.content, task.file_name, "The file takes too long to look into: it was given up.")
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError):
        return given_up(
            task.content,
            task.file_name,
            "The file made the checking process end: it is damaged or needs too much memory.",
        )


def given_up(content: bytes, file_name: str, reason: str) -> VerificationReport:
    """The report on a file that could not be looked into to the end: every check has failed."""
    checks = tuple(failed(number, reason if number is Number.OPENS else "did not run") for number in Number)
    digest = hashlib.sha256(content).hexdigest()
    return VerificationReport(file_name, digest, checks, program_versions())


def main(memory_bytes: int) -> None:
    """The child's part: a task on standard input, a report on standard output."""
    limit_memory(memory_bytes)
    task: Task = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  from our own parent
    report = verify_stranger(
        task.content, original=task.original, withheld=task.withheld, file_name=task.file_name, ocr=find_ocr()
    )
    sys.stdout.write(json.dumps(as_json(report)))


def as_json(report: VerificationReport) -> dict[str, Any]:
    """A report as a child hands it on, without the texts that it read."""
    return {
        "file_name": report.file_name,
        "sha256": report.sha256,
        "versions": report.versions,
        "checks": [(int(one.number), str(one.outcome), one.detail, one.places) for one in report.checks],
    }


def report_of(record: dict[str, Any]) -> VerificationReport:
    """The report that a child handed on."""
    checks = tuple(
        CheckResult(number, CATALOGUE[Number(number)].name, CheckOutcome(outcome), str(detail), tuple(map(str, places)))
        for number, outcome, detail, places in record["checks"]
    )
    versions = tuple((str(name), str(version)) for name, version in record["versions"])
    return VerificationReport(str(record["file_name"]), str(record["sha256"]), checks, versions)
