"""Consent and what the requester already knows: said in one act, seen in the proposal, taken back in one act."""

from __future__ import annotations

from dataclasses import replace

from tests.people.marked import case

from redactor.core.people import Consent, Judgement, KnownPerson, Role, Verdict

TYLER = KnownPerson("Tyler Smith", Role.PUPIL)
TEXT = ["[Tyler Smith] sat with [Amelia]. [Tyler Smith] has {health:asthma<Tyler Smith}."]


def named(made, *said):
    """Where each name of Tyler ends: the rule that disclosed it, or the outcome proposed."""
    proposals = made.propose(*said)
    outcomes = {f: i.proposal.outcome for i in proposals.items for f in i.findings}
    outcomes |= {d.finding: d.rule for d in proposals.disclosed}
    return [str(outcomes[made.finding("Tyler Smith", n).id]) for n in (0, 1)], str(outcomes[made.finding("asthma").id])


def test_what_the_requester_knows_lets_the_name_go_and_no_other_fact():
    made = case(TEXT, known_people=(TYLER,))
    tyler = made.person("Tyler Smith")
    assert named(made) == (["withhold", "withhold"], "withhold")
    said = Judgement(Verdict.KNOWN, tyler.id, "was present", by="Rita")
    names, fact = named(made, said)
    assert names == ["name-known-to-requester"] * 2
    assert fact == "withhold"
    assert made.person("Tyler Smith", said).known_to_requester == "was present"


def test_the_last_word_on_what_is_known_holds_and_an_empty_one_takes_it_back():
    made = case(TEXT, known_people=(TYLER,))
    said = Judgement(Verdict.KNOWN, made.person("Tyler Smith").id, "wrote it")
    assert named(made, said, replace(said, other=""))[0] == ["withhold", "withhold"]


def test_a_consent_is_recorded_with_what_it_covers_when_and_why():
    made = case(TEXT, known_people=(TYLER,))
    said = Judgement(
        Verdict.CONSENT, made.person("Tyler Smith").id, "given", why="by letter", about="name only", on="2026-11-10"
    )
    tyler = made.person("Tyler Smith", said)
    assert tyler.consent is Consent.GIVEN
    assert tyler.consent_note == "name only; 2026-11-10; by letter"
    assert named(made, said) == (["name-with-consent"] * 2, "refer")


def test_consent_and_knowledge_can_be_said_of_somebody_met_only_in_the_documents():
    made = case(["[Zoe Khan] sat with [Amelia]."])
    said = Judgement(Verdict.KNOWN, made.person("Zoe Khan").id, "received it")
    assert made.person("Zoe Khan", said).known_to_requester == "received it"


def test_any_judgement_can_be_undone_and_the_undo_too():
    made = case(TEXT, known_people=(TYLER,))
    said = Judgement(Verdict.KNOWN, made.person("Tyler Smith").id, "was present", act="J-1")
    back = Judgement(Verdict.UNDONE, "J-1", act="undo-J-1")
    again = Judgement(Verdict.UNDONE, "undo-J-1", act="undo-undo-J-1")
    known = [
        made.person("Tyler Smith", *some).known_to_requester for some in ((said,), (said, back), (said, back, again))
    ]
    assert known == ["was present", "", "was present"]
