"""What holds for every register: a mention for every name, one order, the same on every run, near-linear cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.people.marked import FACTS, RULES, case

from redactor.core.people import KnownPerson, Role

NAMES = [
    "[Amelia]", "[Amelia Clarke]", "[Clarke]", "Mrs [Clarke]", "the [Clarkes]", "[Clarke] (Y6)", "[Tyler Smith]", "[Tyler]",
    "[Smith]", "Mr [Smith]", "[T. Smith]", "[Smith, Tyler]", "[TS]", "[~May]", "[Alex Smith]", "[Alexandra Smith]",
    "[Alexander Smith]", "[Zoe]", "{indirect:his mum<Tyler Smith}", "{indirect:the other boy}", "[Ameila]", "[Amelie Clarke]",
    "{phone_number:07700 900123}", "{email_address:tyler.smith@example.org}", "{religion:Catholic<Tyler Smith}",
    "{health:asthma<Amelia}", "{health:ADHD<?}", "{offence:theft<nobody}", "{safeguarding:MASH}", "{location:Leeds}",
]  # fmt: skip
DOCUMENTS = st.lists(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), min_size=1, max_size=3), min_size=1, max_size=3
)
KNOWN = (KnownPerson("Tyler Smith", Role.PUPIL), KnownPerson("Helen Smith", Role.STAFF))


def build(documents):
    """A case in which whatever is hung on a name finds that name in its document."""
    blocks = [[f"{' '.join(words)}." for words in blocks] + ["[Tyler Smith] [Amelia]"] for blocks in documents]
    return case(*blocks, known_people=KNOWN)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_every_finding_ends_in_exactly_one_place_and_every_name_has_a_mention(documents):
    made = build(documents)
    register, proposals = made.register(), made.propose()
    findings = [f for found in made.findings for f in found]
    mentioned = {m.finding for m in register.mentions}
    assert {f.id for f in findings if f.category in {"person", "indirect"}} <= mentioned
    in_items = {finding for item in proposals.items for finding in item.findings}
    let_go = [d.finding for d in proposals.disclosed]
    assert sorted([*in_items, *let_go, *proposals.appendix]) == sorted(f.id for f in findings)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_nobody_but_the_data_subject_is_disclosed_as_the_data_subject(documents):
    made = build(documents)
    register = made.register()
    (subject,) = [p.id for p in register.people if p.role is Role.DATA_SUBJECT]
    alone = {m.finding for m in register.mentions if m.candidates == (subject,)}
    words = {made.words(f.id) for found in made.findings for f in found if f.id in alone and f.category == "person"}
    assert words <= {"Amelia", "Amelia Clarke", "Ameila"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_items_are_unique_nested_rightly_and_in_reading_order(documents):
    made = build(documents)
    items = made.propose().items
    ids = [item.id for item in items]
    assert len(set(ids)) == len(ids)
    by_id = {item.id: item for item in items}
    for item in items:
        cover = by_id[item.covered_by] if item.covered_by else None
        assert cover is None or not cover.area or sum(map(len, cover.area)) > sum(map(len, item.area))
    files = [item.file for item in items]
    assert files == sorted(files)


SCRIPT = """
import hashlib
from tests.people.marked import case
from tests.people.test_register import KNOWN, NAMES
made = case([" ".join(NAMES) + " [Tyler Smith] [Amelia]"], known_people=KNOWN)
print(hashlib.sha256(repr((made.register(), made.propose())).encode()).hexdigest())
"""


@pytest.mark.slow
def test_the_hash_seed_changes_nothing():
    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2") != ""


def test_cost_grows_with_mentions_not_with_their_square():
    def seconds(people):
        names = [f"{a}{b}{c}ia {c}{b}{a}sson" for a in "BCDFGHJKLM" for b in "aeiou" for c in "lmnrst"][:people]
        made = case(*[[" ".join(f"[{name.title()}]" for name in names[n::10])] * 6 for n in range(10)])
        start = time.process_time()
        made.register()
        return time.process_time() - start

    seconds(30)
    small, large = seconds(60), seconds(240)
    assert large < 12 * small + 0.5
    assert FACTS.name
    assert RULES.roles
