"""A hundred clean copies by our own writers, full of names that are also words: none is accused."""

from __future__ import annotations

import pytest
from tests.verification.clean_copies import clean_copy

from redactor.core.checks import CheckOutcome
from redactor.verification import verify_copy


@pytest.mark.parametrize("seed", range(50))
@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_a_clean_copy_is_not_accused(kind, seed):
    copy = clean_copy(seed, kind)
    report = verify_copy(copy.content, file_name="007_letter", expectation=copy.expectation)
    accused = [check for check in report.checks if check.outcome in {CheckOutcome.FAILED, CheckOutcome.NEEDS_PERSON}]
    assert accused == []
    assert report.passed
