"""Every deliberately bad copy is caught, by the check that it was made for, and no report quotes what leaked."""

from __future__ import annotations

import pytest
from tests.verification import plain_copies as plain
from tests.verification.bad_copies import REGISTRY

from redactor.core.checks import CheckOutcome
from redactor.verification import verify_copy


def test_there_are_at_least_sixty_of_them():
    assert len(REGISTRY) >= 60


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("bad", REGISTRY.values(), ids=list(REGISTRY))
def test_a_bad_copy_is_caught(bad):
    pictures = 0 if "picture_nobody" in bad.name else 1
    expected = plain.expectation(bad.media_type, allowed_images=pictures)
    report = verify_copy(bad.make(), file_name="001_letter", expectation=expected)
    failed = {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}
    assert not report.passed
    assert failed & bad.caught_by, (sorted(failed), sorted(bad.caught_by))
    assert not any("broke down" in check.detail for check in report.checks)
    assert plain.NAME.casefold() not in repr(report.checks).casefold()
