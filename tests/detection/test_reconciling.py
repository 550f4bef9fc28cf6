"""Reconciling: no overlaps within a category, one reading a number, links kept, order total."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.core.categories import Family
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.ids import BlockId
from redactor.core.spans import Span
from redactor.detection.reconciling import reconcile
from redactor.detection.strength import with_strength

BLOCK = BlockId("f:0")
CATEGORIES = ("person", "phone_number", "nhs_number", "postal_address", "health", "location")


def finding(start, end, category="person", recogniser="t/1", score=0.7, **more):
    return Finding(Span(BLOCK, start, end), category, recogniser, score, **more)


findings = st.lists(
    st.builds(
        lambda start, length, category, recogniser, score: finding(start, start + length, category, recogniser, score),
        st.integers(0, 40),
        st.integers(1, 12),
        st.sampled_from(CATEGORIES),
        st.sampled_from(("a/1", "b/1", "c/2")),
        st.sampled_from((0.3, 0.6, 0.9)),
    ),
    max_size=14,
)


@given(findings)
def test_within_a_category_spans_never_overlap(found):
    kept = reconcile(found)
    for one in kept:
        for other in kept:
            assert one is other or one.category != other.category or not one.span.overlaps(other.span)


@given(findings)
def test_the_order_of_the_input_does_not_matter(found):
    assert reconcile(found) == reconcile(list(reversed(found)))
    assert reconcile(found) == sorted(reconcile(found), key=lambda one: one.sort_key)


@given(findings)
def test_every_letter_of_a_special_category_stays_covered(found):
    kept = reconcile(found)
    for one in found:
        if one.category == "health":
            assert any(other.category == "health" and other.span.covers(one.span) for other in kept)


@given(findings)
def test_digits_are_read_as_one_number_only(found):
    numbers = [one for one in reconcile(found) if one.family in {Family.IDENTIFIER, Family.CONTACT}]
    for one in numbers:
        for other in numbers:
            inside = "postal_address" in {one.category, other.category}
            assert one is other or inside or not one.span.overlaps(other.span)


def test_a_weak_name_neither_stretches_a_strong_one_nor_bridges_two():
    strong = [finding(0, 4), finding(9, 14)]
    weak = finding(0, 20, recogniser="w/1", score=0.3, strength=Strength.WEAK)
    assert [(one.span.start, one.span.end) for one in reconcile([*strong, weak])] == [(0, 4), (9, 14)]


def test_links_follow_the_finding_that_stayed():
    name, whole = finding(0, 4, recogniser="a/1"), finding(0, 10, recogniser="b/1", score=0.9)
    number = finding(20, 31, "phone_number", mentions=(name.id,))
    kept = {one.category: one for one in reconcile([name, whole, number])}
    assert kept["phone_number"].mentions == (kept["person"].id,)


def test_a_street_is_no_person_unless_the_register_says_so():
    address = finding(0, 30, "postal_address", score=0.9)
    street = finding(3, 10)
    known = finding(3, 10, evidence=(Evidence("known form", "full"),))
    assert [one.category for one in reconcile([address, street])] == ["postal_address"]
    assert [one.category for one in reconcile([address, known])] == ["postal_address", "person"]


def test_a_bare_hit_under_its_threshold_is_weak_and_second_evidence_makes_it_strong():
    bare = finding(0, 4, score=0.3)
    labelled = finding(0, 4, score=0.3, evidence=(Evidence("layout", "form label"),))
    assert with_strength([bare], {})[0].strength is Strength.WEAK
    assert with_strength([labelled], {})[0].strength is Strength.STRONG
    assert with_strength([bare], {"person": 0.2})[0].strength is Strength.STRONG
