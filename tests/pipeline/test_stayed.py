"""Words that stay withheld although nobody is asked about them any more block until somebody settles them."""

from __future__ import annotations

import pytest
from tests.pipeline.conftest import NOW
from tests.pipeline.test_thread import settle

from redactor.core.decisions import How
from redactor.core.items import Outcome
from redactor.core.people import Judgement, Verdict
from redactor.errors import SignOffRefused
from redactor.pipeline import Choice, Selection, decide, find_by_hand, judge, select, sign_off, take_snapshot, undo_act
from redactor.pipeline.plans import Dress, plan_file
from redactor.pipeline.reporting import write_report
from redactor.pipeline.stayed import stayed_blockers

TODAY = NOW[:10]


@pytest.fixture
def known_after_all(scanned):
    """Every mention of a pupil is withheld, then the pupil turns out to be known to the requester."""
    settle(scanned)
    snapshot = take_snapshot(scanned, today=TODAY)
    (tyler,) = {s.item.people[0] for s in snapshot.state.standings if snapshot.words(s.item) == "Tyler Marsh"}
    judge(snapshot, [Judgement(Verdict.KNOWN, tyler, "was present", by="Rita")], now=NOW)
    return scanned


def shown(case):
    snapshot = take_snapshot(case, today=TODAY)
    note = next(file for file in snapshot.files if file.paths[0] == "note.docx")
    return " ".join(plan_file(snapshot, note.id, Dress()).disclosed)


def blockers(case):
    return stayed_blockers(take_snapshot(case, today=TODAY))


def test_they_block_sign_off_and_name_the_act(known_after_all):
    assert "Tyler" not in shown(known_after_all)
    (found,) = blockers(known_after_all)
    assert "note.docx" in found.what
    assert "redactor undo CASE A-" in found.next_step
    write_report(take_snapshot(known_after_all, today=TODAY), now=NOW)
    with pytest.raises(SignOffRefused, match="stays withheld"):
        sign_off(take_snapshot(known_after_all, today=TODAY), by="Ann", now=NOW)


def test_taking_the_act_back_lets_them_go(known_after_all):
    act = blockers(known_after_all)[0].next_step.split("CASE ")[1].split(". ")[0]
    undo_act(take_snapshot(known_after_all, today=TODAY), act, by="Rita", now=NOW)
    assert not blockers(known_after_all)
    assert "Tyler Marsh" in shown(known_after_all)


@pytest.mark.parametrize(("outcome", "is_shown"), [(Outcome.DISCLOSE, True), (Outcome.WITHHOLD, False)])
def test_words_put_up_again_are_decided_anew(known_after_all, outcome, is_shown):
    find_by_hand(take_snapshot(known_after_all, today=TODAY), "Tyler Marsh", category="harm", now=NOW)
    snapshot = take_snapshot(known_after_all, today=TODAY)
    again = select(snapshot, Selection(words="Tyler Marsh"))
    assert again
    ground = "TP" if outcome is Outcome.WITHHOLD else ""
    decide(snapshot, again, Choice(outcome, "Rita", NOW, How.ONE_BY_ONE, ground=ground, note="looked at again"))
    assert not blockers(known_after_all)
    assert ("Tyler Marsh" in shown(known_after_all)) is is_shown
