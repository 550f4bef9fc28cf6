"""Each thing that a ground asks for is recorded by itself; a note may say several of them by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pipeline.conftest import NOW
from tests.pipeline.test_thread import settle

from redactor.core.decisions import How
from redactor.core.items import Outcome
from redactor.decisions import missing_evidence
from redactor.errors import SignOffRefused, UsageError
from redactor.pipeline import Choice, decide, sign_off, take_snapshot
from redactor.pipeline.evidence import fields_of
from redactor.pipeline.reporting import write_report

TODAY = NOW[:10]
KEYS = ("authority_asked", "authority_asked_date", "prejudice_and_causal_link", "purpose")
LEFT = "prejudice_and_causal_link"
ALL = (
    "purpose: detection of crime; prejudice and causal link: it would warn him\n"
    "Authority asked: the force's disclosure unit; authority_asked_date: 2 November 2026"
)


def withhold_first(case, note, evidence=()):
    settle(case)
    snapshot = take_snapshot(case, today=TODAY)
    standing = next(s for s in snapshot.state.standings if s.outcome is Outcome.WITHHOLD and not s.item.gap)
    choice = Choice(Outcome.WITHHOLD, "Rita", NOW, How.ONE_BY_ONE, ground="CT2", note=note, evidence=evidence)
    (made,) = decide(snapshot, [standing], choice)
    return made


def refusal(case):
    write_report(take_snapshot(case, today=TODAY), now=NOW)
    with pytest.raises(SignOffRefused) as refused:
        sign_off(take_snapshot(case, today=TODAY), by="Ann", now=NOW)
    return str(refused.value)


def test_one_note_does_not_stand_for_four_fields(scanned):
    withhold_first(scanned, "The police asked us not to.")
    told = refusal(scanned)
    for key in KEYS:
        assert key.replace("_", " ") in told


def test_a_note_may_say_all_of_them_by_name(scanned):
    made = withhold_first(scanned, ALL)
    assert dict(made.evidence) == {
        "purpose": "detection of crime",
        "prejudice_and_causal_link": "it would warn him",
        "authority_asked": "the force's disclosure unit",
        "authority_asked_date": "2 November 2026",
    }
    exemptions = take_snapshot(scanned, today=TODAY).case.exemptions
    assert not missing_evidence(take_snapshot(scanned, today=TODAY).standings[made.item].item, made, exemptions)


def test_what_is_the_only_thing_left_may_be_said_without_its_name(scanned):
    made = withhold_first(scanned, "it would warn him", tuple((key, "2026-11-02") for key in KEYS if key != LEFT))
    assert dict(made.evidence)[LEFT] == "it would warn him"


def test_a_note_on_third_party_data_is_its_conclusion(scanned):
    settle(scanned)
    snapshot = take_snapshot(scanned, today=TODAY)
    assert all(
        dict(s.decision.evidence)["conclusion"] == s.decision.note
        for s in snapshot.state.standings
        if s.decision is not None and s.decision.ground == "TP" and s.decision.note
    )


@given(st.dictionaries(st.sampled_from(KEYS), st.from_regex(r"[a-z][a-z ,:]{0,20}[a-z]", fullmatch=True)))
def test_fields_written_out_are_read_back(fields):
    note = "; ".join(f"{key.replace('_', ' ')}: {value}" for key, value in fields.items())
    assert fields_of(note, KEYS) == (fields, "")


def test_letting_go_on_a_ground_is_refused(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    choice = Choice(Outcome.DISCLOSE, "Rita", NOW, How.ONE_BY_ONE, ground="TP")
    with pytest.raises(UsageError, match="takes none"):
        decide(snapshot, [snapshot.state.standings[0]], choice)


@pytest.mark.parametrize(
    ("outcome", "field"), [(Outcome.OUT_OF_SCOPE, "why not about subject"), (Outcome.DUPLICATE, "copy disclosed")]
)
def test_what_is_set_apart_says_why_or_which_copy_goes_out(scanned, outcome, field):
    settle(scanned)
    snapshot = take_snapshot(scanned, today=TODAY)
    standing = next(s for s in snapshot.state.standings if not s.item.gap)
    decide(snapshot, [standing], Choice(outcome, "Rita", NOW, How.ONE_BY_ONE))
    assert field in refusal(scanned)
    (made,) = decide(
        take_snapshot(scanned, today=TODAY), [standing], Choice(outcome, "Rita", NOW, How.ONE_BY_ONE, note="page 3")
    )
    assert not missing_evidence(standing.item, made, snapshot.case.exemptions)
