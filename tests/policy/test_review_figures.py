"""The bars of the review benchmark that must hold at any size, on a small invented case of its own seed."""

from __future__ import annotations

import pytest
from benchmarks.review import measure
from tests.people.marked import RULES


@pytest.mark.parametrize("seed", [11, 12])
def test_nobody_is_disclosed_unasked_nor_merged_and_little_is_referred(seed):
    found = measure(60, seed, RULES)
    assert found.leaked == 0
    assert found.namesakes_merged == 0
    assert found.over_redacted <= 0.005
    assert found.referred <= 0.15
    assert found.precision >= 0.99
    assert found.likely_recall >= 0.97
    assert found.recall >= 0.97
