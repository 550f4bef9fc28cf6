"""The self-test: runs the checks on copies known to be bad and copies known to be good, so that an organisation can show
that its tool still works on its machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redactor.core.checks import CheckOutcome, VerificationReport
from redactor.core.documents import MediaType
from redactor.verification.catalogue import Number
from redactor.verification.specimens import REGISTRY, BadCopy, plain
from redactor.verification.verifier import program_versions, verify_copy

_FILE_NAME = "001_specimen"


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What the self-test found. It passes when every bad copy was caught and no good one accused."""

    bad: int
    caught: int
    good: int
    accused: int
    faults: tuple[str, ...]  # specimens that were judged wrongly
    checks_seen_failing: tuple[int, ...]  # numbers of checks that failed on a bad copy, as they should
    versions: tuple[tuple[str, str], ...]

    @property
    def passed(self) -> bool:
        """Whether the checks did what they are for."""
        return not self.faults and self.caught == self.bad > 0 and self.good > 0


def run() -> SelfTest:
    """Judge every specimen."""
    missed = []
    seen: set[int] = set()
    for bad in REGISTRY.values():
        failed = _failed(verify_bad(bad))
        seen |= failed
        if not failed & bad.caught_by:
            missed.append(f"not caught: {bad.name}")
    accused = [f"wrongly accused: {name}" for name, report in _good_reports() if not report.passed]
    good = sum(1 for _ in _good_copies())
    return SelfTest(
        bad=len(REGISTRY),
        caught=len(REGISTRY) - len(missed),
        good=good,
        accused=len(accused),
        faults=(*missed, *accused),
        checks_seen_failing=tuple(sorted(seen)),
        versions=program_versions(),
    )


def verify_bad(bad: BadCopy) -> VerificationReport:
    """The report on one bad copy."""
    expected = plain.expectation(bad.media_type, allowed_images=bad.pictures)
    return verify_copy(bad.make(), file_name=_FILE_NAME, expectation=expected)


def _failed(report: VerificationReport) -> set[Number]:
    return {Number(check.number) for check in report.checks if check.outcome is CheckOutcome.FAILED}


def _good_copies() -> Iterator[tuple[str, bytes, MediaType, int]]:
    for pages in (1, 2, 5):
        yield f"pdf of {pages} pages", plain.pdf_copy(pages=pages), MediaType.PDF, pages
    yield "word", plain.word_copy(), MediaType.WORD, 1


def _good_reports() -> Iterator[tuple[str, VerificationReport]]:
    for name, content, media_type, pages in _good_copies():
        expected = plain.expectation(media_type, pages=pages)
        yield name, verify_copy(content, file_name=_FILE_NAME, expectation=expected)
