"""What is withheld here and let go there is listed; clues that stay behind are listed."""

from __future__ import annotations

from dataclasses import replace

from tests.people.marked import case

from redactor.core.decisions import How
from redactor.core.items import Outcome
from redactor.core.people import KnownPerson, Role
from redactor.decisions import Choice, record
from redactor.policy import Settled, find_contradictions, find_jigsaws

KNOWN = (KnownPerson("Tyler Smith", Role.PUPIL), KnownPerson("Jane Osei", Role.STAFF))


def settle(made, **changed):
    """The case with every proposal taken; *changed* names outcomes by the words of the item's anchor and its number."""
    proposals = made.propose()
    outcomes = {item.id: item.proposal.outcome for item in proposals.items}
    for number, outcome in changed.items():
        outcomes[proposals.items[int(number.removeprefix("item"))].id] = outcome
    return Settled(made.documents, made.findings, made.register(), proposals, outcomes)


def test_one_person_withheld_here_and_disclosed_there_is_a_contradiction():
    made = case("[Tyler Smith] fell.", "[Tyler Smith] ran.", known_people=KNOWN)
    assert find_contradictions(settle(made)) == ()
    (found,) = find_contradictions(settle(made, item1=Outcome.DISCLOSE))
    items = made.propose().items
    assert (found.same, found.withheld, found.let_go) == ("person", (items[0].id,), (items[1].id,))


def test_a_number_withheld_as_one_persons_and_disclosed_as_anothers_is_a_contradiction():
    made = case(["[Tyler Smith], {phone_number:07700 900123}"], ["{phone_number:07700900123}"], known_people=KNOWN)
    number = [i for i, item in enumerate(made.propose().items) if item.category == "phone_number"][1]
    (found,) = find_contradictions(settle(made, **{f"item{number}": Outcome.DISCLOSE}))
    assert found.same == "number"


def test_a_sentence_withheld_here_that_stands_in_full_there_is_a_contradiction():
    secret = "The family moved to a safe place by the sea."
    made = case([f"{{safeguarding:{secret}}}"], [f"We heard this. {secret}"])
    assert find_contradictions(settle(made)) == ()
    (found,) = find_contradictions(settle(made, item0=Outcome.WITHHOLD))
    assert found.same == "sentence"


def test_clues_that_stay_behind_with_a_withheld_name_are_a_jigsaw():
    made = case("[Tyler Smith], the only boy in 4B, fell on 3 March. [Tyler Smith] ran.", known_people=KNOWN)
    (found,) = find_jigsaws(settle(made))
    assert found.clues == ("class or year group", "date", "relation or part")


def test_words_that_only_stay_withheld_leave_clues_behind_as_well():
    made = case("[Tyler Smith], the only boy in 4B, fell on 3 March.", known_people=KNOWN)
    settled = settle(made)
    item = settled.proposals.items[0]
    stayed = record([item], Choice(Outcome.WITHHOLD, "R", "2026-11-23", How.ONE_BY_ONE))[0]
    unasked = replace(settled, proposals=replace(settled.proposals, items=()))
    assert find_jigsaws(unasked) == ()
    assert find_jigsaws(replace(unasked, stayed=(stayed,))) == find_jigsaws(settled) != ()


def test_clues_in_the_other_cells_of_a_row_count():
    made = case(
        [["!When", "What", "Where"], ["{date:3 March}", "[Amelia] and [Tyler Smith] argued.", "4B"]], known_people=KNOWN
    )
    (found,) = find_jigsaws(settle(made))
    assert found.clues == ("class or year group", "date")


def test_every_place_of_a_question_asked_once_a_document_is_looked_at():
    made = case(["Mrs [Anne Reid] rang.", "Mrs [Reid] met the captain of Year 4."])
    (found,) = find_jigsaws(settle(made, item0=Outcome.WITHHOLD))
    assert found.clues == ("class or year group", "relation or part")


def test_words_that_point_at_somebody_are_a_jigsaw_when_they_are_let_go_with_another_clue():
    made = case(
        "[Amelia] came with {indirect:his sister} in Year 2.", "{indirect:his sister} came.", known_people=KNOWN
    )
    indirect = [n for n, item in enumerate(made.propose().items) if item.category == "indirect"]
    assert find_jigsaws(settle(made)) == ()
    (found,) = find_jigsaws(settle(made, **{f"item{n}": Outcome.DISCLOSE for n in indirect}))
    assert {"class or year group", "relation or part"} <= set(found.clues)


def test_staff_who_are_disclosed_are_no_jigsaw():
    assert find_jigsaws(settle(case("[Jane Osei] taught 4B on {date:3 March}.", known_people=KNOWN))) == ()
