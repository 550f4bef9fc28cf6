"""The miss-rate sample: exact bounds, proportional allocation, the same seed draws the same passages."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.ids import BlockId
from redactor.pipeline.sampling import Stratum, allocate, draw, is_proportional, sentence, upper_bound


def test_no_miss_in_sixty_passages_bounds_the_rate_at_4_87_per_cent():
    assert sentence(0, 60, 5900) == "0 misses in 60 passages: at most 4.87 % (287 of 5,900), one-sided 95 %"


@pytest.mark.parametrize(
    ("misses", "size", "expected"), [(0, 60, 1 - 0.05 ** (1 / 60)), (1, 10, 0.394163), (5, 5, 1.0)]
)
def test_the_bound_is_that_of_clopper_and_pearson(misses, size, expected):
    assert upper_bound(misses, size) == pytest.approx(expected, abs=1e-5)


@given(st.integers(0, 40), st.integers(1, 400))
def test_at_the_bound_so_few_misses_have_a_chance_of_one_in_twenty(misses, size):
    """The definition of Clopper and Pearson's bound, by a sum of its own."""
    misses = min(misses, size - 1)
    rate = upper_bound(misses, size)
    chance = sum(math.comb(size, k) * rate**k * (1 - rate) ** (size - k) for k in range(misses + 1))
    assert chance == pytest.approx(0.05, abs=1e-9)
    assert rate > misses / size


@given(st.dictionaries(st.text("ab", min_size=1), st.integers(1, 200), min_size=1), st.integers(1, 100))
def test_every_stratum_is_drawn_from_and_none_is_overdrawn(sizes, size):
    drawn = allocate(sizes, size)
    assert all(1 <= drawn[name] <= sizes[name] for name in sizes)
    assert sum(drawn.values()) >= min(size, sum(sizes.values()))


def test_the_same_seed_draws_the_same_passages_and_another_seed_others():
    groups = [Stratum("pdf paragraph", tuple(BlockId(f"b{n}") for n in range(100)))]
    assert draw(groups, size=20, seed=1) == draw(groups, size=20, seed=1)
    assert draw(groups, size=20, seed=1) != draw(groups, size=20, seed=2)


def test_a_tiny_stratum_makes_the_sample_disproportionate():
    assert is_proportional({"a": 500, "b": 500}, {"a": 30, "b": 30})
    assert not is_proportional({"a": 1000, "b": 50}, {"a": 10, "b": 10})
