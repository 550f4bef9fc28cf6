"""Every deliberately bad copy is caught, by the check that it was made for, and no report quotes what leaked."""

from __future__ import annotations

import pytest

from redactor.core.checks import CheckOutcome
from redactor.verification import verify_copy
from redactor.verification.specimens import REGISTRY, plain


def test_there_are_at_least_sixty_of_them():
    assert len(REGISTRY) >= 60


@pytest.mark.parametrize("bad", REGISTRY.values(), ids=list(REGISTRY))
def test_a_bad_copy_is_caught(bad):
    expected = plain.expectation(bad.media_type, allowed_images=bad.pictures)
    report = verify_copy(bad.make(), file_name="001_letter", expectation=expected)
    failed = {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}
    assert not report.passed
    assert failed & bad.caught_by, (sorted(failed), sorted(bad.caught_by))
    assert not any("broke down" in check.detail for check in report.checks)
    assert plain.NAME.casefold() not in repr(report.checks).casefold()
