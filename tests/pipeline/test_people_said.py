"""Consent and what the requester knows, from the sheet and the command line, into proposals and the record; and undo."""

from __future__ import annotations

import pytest
from tests.pipeline.conftest import NOW, fill_sheet, write_pdf

from redactor.core.decisions import How, Status
from redactor.core.items import Outcome
from redactor.core.people import Consent, Judgement, Role, Verdict
from redactor.core.problems import SilentProgress
from redactor.errors import UsageError
from redactor.pipeline import (
    Choice,
    Selection,
    decide,
    find_by_hand,
    find_shape,
    judge,
    knowledge_hints,
    list_acts,
    scan,
    select,
    sharing,
    take_snapshot,
    undo_act,
)
from redactor.pipeline.reporting import make_report
from redactor.sheet.exchange import sheet_data

TODAY = NOW[:10]


def person(snapshot, name):
    return next(p for p in snapshot.derived.register.people if p.name == name)


def waiting(snapshot, words):
    return [s for s in snapshot.state.standings if snapshot.words(s.item) == words and s.status is Status.OPEN]


def fill(case, name, **cells):
    return fill_sheet(case, "People", ("Person", name), **cells)


def test_one_cell_of_the_sheet_says_that_the_requester_knows_somebody(scanned):
    assert waiting(take_snapshot(scanned, today=TODAY), "Tyler Marsh")
    outcome = fill(scanned, "Tyler Marsh", REQUESTER_KNOWS="was present")
    assert (outcome.problems, outcome.decisions, outcome.judgements) == ((), 0, 1)
    after = take_snapshot(scanned, today=TODAY)
    assert not waiting(after, "Tyler Marsh")
    entry = {"person": "Tyler Marsh", "consent": "unknown", "note": "", "known_to_requester": "was present"}
    assert entry in make_report(after).record["consents"]


def test_the_sheet_asks_about_somebody_named_in_a_letter_to_the_requester_and_settles_nothing(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    hints = knowledge_hints(snapshot)
    assert hints[person(snapshot, "Oluwaseun Adeyemi").id] == "perhaps: named in 1 that the requester received"
    assert person(snapshot, "Tyler Marsh").id not in hints
    rows = {row.name: row for row in sheet_data(snapshot).people}
    assert rows["Oluwaseun Adeyemi"].knows.startswith("perhaps")
    assert waiting(snapshot, "Oluwaseun Adeyemi")


def test_a_role_and_a_consent_are_said_on_the_sheet_and_a_wrong_word_is_a_fault(scanned):
    fault = fill(scanned, "Tyler Marsh", CONSENT_IS="perhaps")
    assert not fault.saved
    assert "REQUESTER" not in str(fault.problems[0])
    outcome = fill(scanned, "Tyler Marsh", ROLE_IS="Volunteer", CONSENT_IS="refused")
    assert (outcome.problems, outcome.judgements) == ((), 2)
    tyler = person(take_snapshot(scanned, today=TODAY), "Tyler Marsh")
    assert (tyler.role, tyler.consent) == (Role.VOLUNTEER, Consent.REFUSED)


def test_consent_and_knowledge_stand_in_the_record_of_every_decision_with_the_five_factors(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    tyler = person(snapshot, "Tyler Marsh").id
    judge(snapshot, [Judgement(Verdict.CONSENT, tyler, "refused", on="2026-11-10", by="Rita")], now=NOW)
    snapshot = take_snapshot(scanned, today=TODAY)
    chosen = waiting(snapshot, "Tyler Marsh")
    (made, *_) = decide(snapshot, chosen, Choice(Outcome.WITHHOLD, "Rita", NOW, How.IN_BULK, ground="TP"))
    evidence = dict(made.evidence)
    factors = {"type_of_information", "duty_of_confidence", "steps_to_seek_consent", "capacity_to_consent"}
    assert factors | {"express_refusal", "consent", "conclusion"} <= set(evidence)
    assert evidence["express_refusal"] == evidence["consent"] == "refused: 2026-11-10"


def test_letting_a_third_party_go_records_the_balance_and_blocks_without_its_conclusion(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    chosen = waiting(snapshot, "Tyler Marsh")
    bare = decide(snapshot, chosen, Choice(Outcome.DISCLOSE, "Rita", NOW, How.IN_BULK))
    blocked = [b for b in take_snapshot(scanned, today=TODAY).blockers() if b.subject == bare[0].item]
    assert [(b.kind, b.what) for b in blocked] == [("evidence", "Still to be recorded: conclusion.")]
    snapshot = take_snapshot(scanned, today=TODAY)
    again = Choice(Outcome.DISCLOSE, "Rita", NOW, How.IN_BULK, note="both families were at the meeting")
    (made, *_) = decide(snapshot, [snapshot.standings[bare[0].item]], again)
    assert dict(made.evidence)["conclusion"] == "both families were at the meeting"
    assert not [b for b in take_snapshot(scanned, today=TODAY).blockers() if b.subject == made.item]


def test_letting_a_person_go_never_lets_a_fact_or_a_number_about_them_go(scanned, folder):
    write_pdf(folder / "call.pdf", ["Tyler Marsh can be reached on 07700 900123.", "Tyler Marsh has asthma."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    snapshot = take_snapshot(scanned, today=TODAY)
    theirs = select(snapshot, Selection(person=person(snapshot, "Tyler Marsh").id))
    assert {"health", "phone_number"} <= {s.item.category for s in theirs}
    assert {s.item.category for s in sharing(theirs, Outcome.DISCLOSE)} == {"person"}
    assert sharing(theirs, Outcome.WITHHOLD) == theirs
    outcome = fill(scanned, "Tyler Marsh", DECISION="disclose", NOTE="known to all")
    assert outcome.problems == ()
    decided = [s for s in take_snapshot(scanned, today=TODAY).state.standings if s.status is Status.DECIDED]
    assert {s.item.category for s in decided} == {"person"}


def test_a_search_result_is_decided_in_one_act(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    found = select(snapshot, Selection(words="TYLER marsh"))
    assert {snapshot.words(s.item) for s in found} == {"Tyler Marsh"}
    assert select(snapshot, Selection(words="nobody of this name")) == []


def test_judgements_and_words_found_by_hand_are_undone_like_any_act(scanned):
    snapshot = take_snapshot(scanned, today=TODAY)
    act = judge(snapshot, [Judgement(Verdict.KNOWN, person(snapshot, "Tyler Marsh").id, "was present")], now=NOW)
    find_by_hand(take_snapshot(scanned, today=TODAY), "Monday", category="by_hand", now=NOW)
    acts = {one.what: one for one in list_acts(take_snapshot(scanned, today=TODAY))}
    assert acts["said: known to requester"].id == act
    found = acts["found by hand"].id
    for each in (act, found):
        assert undo_act(take_snapshot(scanned, today=TODAY), each, by="Rita", now=NOW) == 1
        with pytest.raises(UsageError, match="no act"):
            undo_act(take_snapshot(scanned, today=TODAY), each, by="Rita", now=NOW)
    after = take_snapshot(scanned, today=TODAY)
    assert waiting(after, "Tyler Marsh")
    assert not waiting(after, "Monday")
    for each in (act, found):
        undo_act(take_snapshot(scanned, today=TODAY), f"undo-{each}", by="Rita", now=NOW)
    again = take_snapshot(scanned, today=TODAY)
    assert not waiting(again, "Tyler Marsh")
    assert waiting(again, "Monday")


def test_everything_of_the_shape_of_a_number_is_found_at_once(scanned, folder):
    write_pdf(folder / "codes.pdf", ["The codes are QX-104/7 and QX-992/1.", "Not QXA-104/7 nor QX-1045/7."])
    scan(scanned, folder, SilentProgress(), now=NOW)
    assert find_shape(take_snapshot(scanned, today=TODAY), "QX-104/7", category="system_id", now=NOW) == 2
    with pytest.raises(UsageError, match="digits"):
        find_shape(take_snapshot(scanned, today=TODAY), "Tyler", category="person", now=NOW)
