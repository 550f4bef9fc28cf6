"""Our own copies are checked under limits as well: a hostile original may leave something slow in its copy."""

from __future__ import annotations

import pytest
from tests.verification.clean_copies import clean_copy

from redactor.core.checks import CheckOutcome
from redactor.verification import Bounds, verify_copy, verify_within_limits, within_limits

NAME = "007_letter"


def _checked(copy, **more):
    return verify_within_limits(copy.content, file_name=NAME, expectation=copy.expectation, **more)


@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_the_child_says_what_the_verifier_says(kind):
    """Copies one after the other, by the same child: every check, and the texts that the fresh look reads."""
    for seed in range(2):
        copy = clean_copy(seed, kind)
        assert _checked(copy) == verify_copy(copy.content, file_name=NAME, expectation=copy.expectation)


@pytest.fixture
def children(monkeypatch):
    """None that is kept from before, and none that is kept after."""
    monkeypatch.setattr(within_limits, "_IDLE", [])
    yield monkeypatch
    for checker in within_limits._IDLE:
        checker.stop()


@pytest.mark.parametrize(
    ("what_the_child_does", "reason"),
    [("import time; time.sleep(600)", "takes too long"), ("pass", "made the checking process end")],
    ids=["hangs", "falls"],
)
def test_a_copy_that_stops_the_checking_has_failed_every_check(children, what_the_child_does, reason):
    """No hang, no crash, and never a pass; the next copy is checked as ever."""
    copy, whole = clean_copy(0, "pdf"), within_limits._START
    children.setattr(within_limits, "_START", what_the_child_does + "  # {path} {memory}")
    report = _checked(copy, bounds=Bounds(seconds=1.0))
    assert {check.outcome for check in report.checks} == {CheckOutcome.FAILED}
    assert reason in report.checks[0].detail
    children.setattr(within_limits, "_START", whole)
    assert _checked(copy).passed
