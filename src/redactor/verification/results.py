"""Results of checks: made here only, so that none quotes the case and each has its number and name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redactor.core.checks import CheckOutcome, CheckResult, VerificationReport
from redactor.verification.catalogue import CATALOGUE, Number

_MOST_PLACES = 50


def passed(number: Number, detail: str = "", places: Iterable[str] = ()) -> CheckResult:
    """The check ran and found nothing; *places* are judgements that a person may want to see."""
    return CheckResult(number, CATALOGUE[number].name, CheckOutcome.PASSED, detail, tuple(places))


def failed(number: Number, detail: str, places: Iterable[str] = ()) -> CheckResult:
    """The check ran and found a fault, or could not run where it must."""
    sorted_places = tuple(sorted(set(places)))[:_MOST_PLACES]
    return CheckResult(number, CATALOGUE[number].name, CheckOutcome.FAILED, detail, sorted_places)


def not_applicable(number: Number, detail: str = "") -> CheckResult:
    """There is nothing in the copy that the check is about."""
    return CheckResult(number, CATALOGUE[number].name, CheckOutcome.NOT_APPLICABLE, detail)


def needs_person(number: Number, detail: str, places: Iterable[str] = ()) -> CheckResult:
    """The machine can't run it here."""
    return CheckResult(number, CATALOGUE[number].name, CheckOutcome.NEEDS_PERSON, detail, tuple(sorted(set(places))))


def judged(number: Number, places: Iterable[str], what: str, fine: str = "") -> CheckResult:
    """Failed if there are *places*, with their count; else passed."""
    found = tuple(places)
    return failed(number, f"{len(found)} {what}", found) if found else passed(number, fine)


def settle(report: VerificationReport, number: int, *, by: str, at: str) -> VerificationReport:
    """The report once the named person looked where the machine could not; other outcomes can't be settled."""
    if not by.strip():
        raise ValueError("a check is settled by a named person")
    checks = tuple(
        replace(check, outcome=CheckOutcome.SETTLED, detail=f"looked at, nothing withheld is visible: {by}, {at}")
        if check.number == number and check.outcome is CheckOutcome.NEEDS_PERSON
        else check
        for check in report.checks
    )
    return replace(report, checks=checks)


def record_fresh_look(report: VerificationReport, places: Iterable[str], *, unplaced: int = 0) -> VerificationReport:
    """The report with what the recognisers saw in its texts that is in no finding of the case.

    *unplaced* are hits whose words stand in no block: nobody can decide them as items, so a person looks at the copy.
    """
    result = judged(Number.FRESH_LOOK, places, "places that nobody has decided about")
    if result.outcome is CheckOutcome.PASSED and unplaced:
        result = needs_person(
            Number.FRESH_LOOK, f"{unplaced} stretches look like somebody's data and stand in no block"
        )
    return replace(
        report, checks=tuple(result if check.number == Number.FRESH_LOOK else check for check in report.checks)
    )
