"""Where items stand: decisions hold for the letters they were made about, and for nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.core.decisions import Blocker, How, SignOff, Status
from redactor.core.ids import BlockId, FileId, item_id
from redactor.core.items import Extent, Item, Outcome, Proposal
from redactor.core.places import Place
from redactor.core.rules import Exemption, LabelLevel
from redactor.core.spans import Span
from redactor.decisions import (
    Choice,
    Signing,
    is_recorded,
    item_blockers,
    latest_decisions,
    missing_evidence,
    present,
    preview_adoption,
    record,
    signing_blockers,
    undo,
)

BLOCK = BlockId("f:b")
EXEMPTIONS = {
    "TP": Exemption("TP", "Sch 2 para 16", "Third party", LabelLevel.OPEN, "r", evidence=("factors",)),
    "CT2": Exemption("CT2", "Sch 2 para 2", "Crime", LabelLevel.NEUTRAL, "r", second_person=True),
}


def an_item(start=0, end=5, *, category="person", people=("P-1",), outcome=Outcome.WITHHOLD, ground="TP", **more):
    span = Span(BLOCK, start, end)
    proposal = Proposal(outcome, ground, Extent.WORDS, "rule", "reason")
    defaults = {"text_digest": f"{start}-{end}", "area": (span,), "anchor": span}
    return Item(
        item_id(BLOCK, start, end),
        FileId("f"),
        Place("page", 0),
        category,
        proposal=proposal,
        people=people,
        **{**defaults, **more},
    )


def choice(outcome=Outcome.WITHHOLD, how=How.ONE_BY_ONE, **more):
    return Choice(outcome, "Rita Reviewer", "2026-11-23T10:00", how, **more)


def decided(items, made, serial=1):
    return [replace(d, serial=serial + n) for n, d in enumerate(record(items, made))]


def status_of(state, item):
    return next(s for s in state.standings if s.item.id == item.id)


def test_an_item_without_a_decision_is_open_and_its_outcome_is_refer():
    item = an_item()
    standing = status_of(present([item], []), item)
    assert standing.status is Status.OPEN
    assert standing.outcome is Outcome.REFER


def test_a_decision_lapses_when_the_letters_change():
    item = an_item()
    decisions = decided([item], choice())
    changed = replace(item, text_digest="other")
    assert status_of(present([item], decisions), item).status is Status.DECIDED
    assert status_of(present([changed], decisions), item).status is Status.LAPSED


@pytest.mark.parametrize("change", [{"people": ("P-2",)}, {"category": "health"}])
def test_disclosed_letters_are_asked_again_when_person_or_category_changes_but_withheld_ones_stay(change):
    item = an_item()
    changed = replace(item, **change)
    disclosed = decided([item], choice(Outcome.DISCLOSE))
    withheld = decided([item], choice(Outcome.WITHHOLD))
    assert status_of(present([changed], disclosed), item).status is Status.LAPSED
    assert status_of(present([changed], withheld), item).status is Status.DECIDED


def test_a_new_item_inside_letters_already_withheld_needs_no_new_decision():
    wide, narrow = an_item(0, 20), an_item(3, 9)
    state = present([narrow], decided([wide], choice()))
    assert status_of(state, narrow).outcome is Outcome.WITHHOLD


def test_a_new_item_that_reaches_beyond_withheld_letters_is_open():
    state = present([an_item(3, 25)], decided([an_item(0, 20)], choice()))
    assert state.standings[0].status is Status.OPEN


def test_withheld_letters_that_no_item_covers_any_more_stay_withheld_until_a_person_lets_them_go():
    gone = an_item(0, 20)
    decisions = decided([gone], choice())
    assert [d.item for d in present([], decisions).no_longer_found] == [gone.id]
    let_go = decided([gone], choice(Outcome.DISCLOSE), serial=9)
    assert present([], [*decisions, *let_go]).no_longer_found == ()


def test_items_inside_a_withheld_passage_are_covered_and_come_back_when_it_is_disclosed():
    passage = an_item(0, 50, category="harm", outcome=Outcome.REFER)
    inner = an_item(3, 9, covered_by=passage.id)
    for outcome, expected in (
        (Outcome.WITHHOLD, Status.COVERED),
        (Outcome.SPLIT, Status.OPEN),
        (Outcome.DISCLOSE, Status.OPEN),
    ):
        state = present([passage, inner], decided([passage], choice(outcome)))
        assert status_of(state, inner).status is expected


def test_any_act_can_be_undone_by_another_and_the_history_keeps_both():
    items = [an_item(0, 5), an_item(7, 9)]
    made = decided(items, choice(how=How.IN_BULK))
    assert len({d.act for d in made}) == 1
    taken_back = [replace(d, serial=10 + n) for n, d in enumerate(undo(made, made[0].act, by="Rita", at="later"))]
    assert {s.status for s in present(items, made).standings} == {Status.DECIDED}
    assert {s.status for s in present(items, [*made, *taken_back]).standings} == {Status.OPEN}
    assert len(latest_decisions([*made, *taken_back])) == 0


def test_undoing_an_act_leaves_alone_what_was_decided_anew_since():
    items = [an_item(0, 5), an_item(7, 9)]
    first = decided(items, choice(how=How.IN_BULK))
    anew = decided(items[:1], choice(Outcome.DISCLOSE, note="looked again"), serial=5)
    taken_back = undo([*first, *anew], first[0].act, by="Rita", at="later")
    assert [d.item for d in taken_back] == [items[1].id]


def test_an_undo_can_itself_be_undone():
    item = an_item()
    made = decided([item], choice(note="why"))
    undone = [replace(d, serial=2) for d in undo(made, made[0].act, by="Rita", at="later")]
    back = [replace(d, serial=3) for d in undo([*made, *undone], undone[0].act, by="Ann", at="latest")]
    standing = status_of(present([item], [*made, *undone, *back]), item)
    assert standing.status is Status.DECIDED
    assert (standing.decision.outcome, standing.decision.note, standing.decision.by) == (Outcome.WITHHOLD, "why", "Ann")


def with_proposal(item, **changes):
    return replace(item, proposal=replace(item.proposal, **changes))


RULE_CHANGES = [
    (Outcome.DISCLOSE, How.ONE_BY_ONE, {"outcome": Outcome.REFER}, Status.LAPSED),
    (Outcome.DISCLOSE, How.ONE_BY_ONE, {"ground": "CT2"}, Status.LAPSED),
    (Outcome.WITHHOLD, How.ONE_BY_ONE, {"outcome": Outcome.REFER}, Status.DECIDED),  # a person has looked already
    (Outcome.WITHHOLD, How.ADOPTED_UNSEEN, {"outcome": Outcome.REFER}, Status.LAPSED),
    (Outcome.WITHHOLD, How.IN_BULK, {"ground": "CT2"}, Status.LAPSED),
    (Outcome.OUT_OF_SCOPE, How.IN_BULK, {"ground": "CT2"}, Status.DECIDED),
    (Outcome.WITHHOLD, How.IN_BULK, {"reason": "other words", "rule": "renamed"}, Status.DECIDED),
    (Outcome.DISCLOSE, How.IN_BULK, {"reason": "other words", "rule": "renamed"}, Status.DECIDED),
]


@pytest.mark.parametrize(("outcome", "how", "change", "expected"), RULE_CHANGES)
def test_a_rule_that_is_changed_asks_again_only_where_the_question_changed(outcome, how, change, expected):
    item = an_item()
    made = decided([item], choice(outcome, how))
    assert status_of(present([with_proposal(item, **change)], made), item).status is expected


def test_a_ground_that_the_reviewer_chose_herself_is_not_asked_about_again():
    item = an_item()
    made = decided([item], choice(ground="OOS", note="n"))
    assert status_of(present([with_proposal(item, ground="CT2")], made), item).status is Status.DECIDED


NEVER_UNSEEN = [
    an_item(outcome=Outcome.REFER),
    an_item(category="health"),
    an_item(category="offence"),
    an_item(category="harm"),
    an_item(people=("P-1", "P-2")),
    an_item(ground="CT2"),
]


@pytest.mark.parametrize("item", NEVER_UNSEEN)
def test_adopting_all_proposals_never_covers_what_needs_eyes(item):
    preview = preview_adoption(present([item], []), EXEMPTIONS, {item.id: frozenset({"factors"})})
    assert preview.items == ()
    assert sum(count for _, count in preview.left_alone) == 1


def test_an_identity_item_is_adopted_only_when_its_evidence_is_on_record():
    item = an_item()
    state = present([item], [])
    assert preview_adoption(state, EXEMPTIONS, {}).items == ()
    assert preview_adoption(state, EXEMPTIONS, {item.id: frozenset({"factors"})}).items == (item,)


def kinds(blockers: tuple[Blocker, ...]):
    return [blocker.kind for blocker in blockers]


def test_missing_evidence_blocks_until_it_is_recorded_and_a_note_is_not_enough():
    item = an_item()
    bare = decided([item], choice(how=How.IN_BULK))
    full = decided([item], choice(how=How.IN_BULK, evidence=(("factors", "weighed"),)))
    noted = decided([item], choice(note="Weighed: a child's name, no consent possible."))
    assert missing_evidence(item, bare[0], EXEMPTIONS) == ("factors",)
    assert kinds(item_blockers(present([item], bare), EXEMPTIONS, "2026-11-23")) == ["evidence"]
    assert kinds(item_blockers(present([item], noted), EXEMPTIONS, "2026-11-23")) == ["evidence"]
    assert item_blockers(present([item], full), EXEMPTIONS, "2026-11-23") == ()


def test_a_blocker_names_each_missing_field_and_how_to_give_it():
    exemptions = {**EXEMPTIONS, "TP": replace(EXEMPTIONS["TP"], evidence=("purpose", "authority_asked_date"))}
    made = decided([an_item()], choice(evidence=(("authority_asked_date", "2 November 2026"),)))
    (blocker,) = item_blockers(present([an_item()], made), exemptions, "2026-11-23")
    assert blocker.what == "Still to be recorded: purpose."
    assert "purpose: …" in blocker.next_step
    assert '--evidence "purpose=…"' in blocker.next_step


@pytest.mark.parametrize(
    ("value", "counts"),
    [
        ("2026-11-02", True),
        ("2 November 2026", True),
        ("02/11/26", True),
        ("last week", False),
        (" ", False),
        ("", False),
    ],
)
def test_a_field_that_asks_for_a_day_must_name_one(value, counts):
    assert is_recorded("advice_date", value) is counts
    assert is_recorded("advice_from", value) is bool(value.strip())


def test_open_referred_and_lapsed_items_and_unknown_grounds_block():
    open_item, referred = an_item(0, 1), an_item(2, 3, outcome=Outcome.REFER)
    lapsed, odd = an_item(4, 5), an_item(6, 7)
    made = decided([lapsed], choice()) + decided([odd], choice(ground="ZZ", note="n"), serial=5)
    state = present([open_item, referred, replace(lapsed, text_digest="x"), odd], made)
    assert kinds(item_blockers(state, EXEMPTIONS, "2026-11-23")) == ["undecided", "referred", "lapsed", "ground"]


@pytest.mark.parametrize(("today", "expected"), [("2026-11-22", []), ("2026-11-23", ["lapsed"])])
def test_a_professional_opinion_lapses_after_six_months(today, expected):
    item = an_item()
    made = decided([item], choice(how=How.IN_BULK, evidence=(("factors", "f"), ("opinion_date", "2026-05-23"))))
    assert kinds(item_blockers(present([item], made), EXEMPTIONS, today)) == expected


def health_question():
    item = an_item(category="health", outcome=Outcome.REFER, ground="H6")
    return replace(item, proposal=replace(item.proposal, evidence_needed=("health_basis",)))


ANSWERS = [
    ((), ["evidence"]),
    ((("known_basis", "she was there"),), []),
    ((("opinion_from", "Dr Osei"),), ["evidence"]),
    ((("opinion_from", "Dr Osei"), ("opinion_date", "2026-11-01")), []),
    ((("opinion_from", "Dr Osei"), ("opinion_date", "2026-05-23")), ["lapsed"]),
    ((("opinion_from", "Dr Osei"), ("opinion_date", "2026-12-01")), ["evidence"]),
]


@pytest.mark.parametrize(("evidence", "expected"), ANSWERS)
def test_health_data_goes_out_only_as_known_to_the_subject_or_on_an_opinion_of_the_last_six_months(evidence, expected):
    item = health_question()
    made = decided([item], choice(Outcome.DISCLOSE, evidence=evidence, note="any other note is not enough"))
    assert kinds(item_blockers(present([item], made), EXEMPTIONS, "2026-11-23")) == expected


def test_an_answer_about_health_covers_the_letters_it_was_given_for_and_no_others():
    item = health_question()
    made = decided([item], choice(Outcome.DISCLOSE, evidence=(("known_basis", "she was there"),)))
    assert status_of(present([replace(item, text_digest="more")], made), item).status is Status.LAPSED


def test_letting_somebody_elses_data_go_needs_the_balance_on_record():
    exemptions = {**EXEMPTIONS, "TP": replace(EXEMPTIONS["TP"], evidence=("conclusion", "duty_of_confidence"))}
    item = an_item()
    item = replace(item, proposal=replace(item.proposal, balance=True))
    bare = decided([item], choice(Outcome.DISCLOSE, how=How.IN_BULK))
    full = decided(
        [item], choice(Outcome.DISCLOSE, how=How.IN_BULK, evidence=(("conclusion", "c"), ("duty_of_confidence", "d")))
    )
    assert missing_evidence(item, bare[0], exemptions) == ("conclusion", "duty_of_confidence")
    assert missing_evidence(item, full[0], exemptions) == ()
    noted = decided([item], choice(Outcome.DISCLOSE, note="weighed: she is the head"))
    assert missing_evidence(item, noted[0], exemptions) == ("conclusion", "duty_of_confidence")


def test_a_report_must_be_signed_as_it_stands_and_not_alone_where_two_are_needed():
    item = an_item(ground="CT2")
    state = present([item], decided([item], choice()))
    unsigned = Signing([], "d1")
    stale = Signing([SignOff("Ann Approver", "t", "d0")], "d1")
    alone = Signing([SignOff("RITA  reviewer", "t", "d1")], "d1")
    fine = Signing([SignOff("Ann Approver", "t", "d1")], "d1")
    assert kinds(signing_blockers(state, unsigned, EXEMPTIONS)) == ["unsigned"]
    assert kinds(signing_blockers(state, stale, EXEMPTIONS)) == ["lapsed sign-off"]
    assert kinds(signing_blockers(state, alone, EXEMPTIONS)) == ["second person"]
    assert signing_blockers(state, fine, EXEMPTIONS) == ()
