"""The verifier: runs every numbered check on a copy, whatever the earlier ones said, and records them all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from redactor.core.checks import CheckResult, Expectation, VerificationReport
from redactor.verification import form_checks, search_checks, word_checks
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import CopyReading, forget, read_copy
from redactor.verification.ocr import Ocr
from redactor.verification.picture_checks import check_pictures
from redactor.verification.results import failed, not_applicable
from redactor.verification.search_checks import Judge

_PROGRAMS = ("redactor", "pypdfium2", "pdfminer.six", "pyahocorasick")


def verify_copy(
    content: bytes, *, file_name: str, expectation: Expectation, ocr: Ocr | None = None
) -> VerificationReport:
    """Hold the bytes of a copy against what was decided. Never raises for anything in the bytes."""
    reading = read_copy(content)
    judge = Judge.of(expectation)
    report = VerificationReport(
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        checks=tuple(
            run_check(number, check) for number, check in _checks(reading, expectation, judge, file_name, ocr)
        ),
        versions=program_versions(),
        texts=reading.distinct_texts(),
    )
    forget()
    return report


def _checks(
    reading: CopyReading, expectation: Expectation, judge: Judge, file_name: str, ocr: Ocr | None
) -> tuple[tuple[Number, Callable[[], CheckResult]], ...]:
    @cache
    def compared() -> tuple[word_checks.AreaComparison, ...]:
        return word_checks.compared_areas(reading, expectation)

    return (
        (Number.OPENS, lambda: form_checks.check_opens(reading, expectation.media_type)),
        (Number.SANITY, lambda: search_checks.check_sanity(reading, expectation)),
        (Number.FILE_NAME, lambda: search_checks.check_file_name(file_name, expectation.file_name, judge)),
        (Number.UNPACKED, lambda: form_checks.check_unpacked(reading)),
        (Number.STREAMS, lambda: search_checks.check_streams(reading, judge)),
        (Number.READERS, lambda: search_checks.check_readers(reading, judge)),
        (Number.IN_PLACE, lambda: search_checks.check_in_place(reading, judge)),
        (Number.STRUCTURE, lambda: form_checks.check_structure(reading)),
        (Number.REMAINS, lambda: form_checks.check_remains(reading)),
        (Number.PICTURE_DATA, lambda: form_checks.check_picture_data(reading)),
        (Number.HIDDEN_TEXT, lambda: form_checks.check_hidden_text(reading)),
        (Number.LABELS, lambda: form_checks.check_labels(reading, expectation)),
        (Number.COUNTS, lambda: form_checks.check_counts(reading, expectation)),
        (Number.LOSSES, lambda: word_checks.check_losses(compared(), expectation)),
        (Number.SURPLUS, lambda: word_checks.check_surplus(compared(), expectation)),
        (Number.PICTURES_READ, lambda: check_pictures(reading, expectation, judge, ocr)),
        (Number.FRESH_LOOK, lambda: not_applicable(Number.FRESH_LOOK, "the recognisers were not asked")),
    )


def run_check(number: Number, check: Callable[[], CheckResult]) -> CheckResult:
    """A check that breaks down has not passed; what it broke on could quote the case, so only its kind is told."""
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - any breakdown must fail the copy, none may stop the other checks
        return failed(number, f"the check broke down ({type(error).__name__})")


def program_versions() -> tuple[tuple[str, str], ...]:
    """The programs that the checks rest on."""
    return tuple((name, _version(name)) for name in _PROGRAMS)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed as a package"
