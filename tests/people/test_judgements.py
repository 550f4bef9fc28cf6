"""A human's word wins over every suggestion and survives new scans; the last word on one subject holds."""

from __future__ import annotations

from tests.people.marked import case

from redactor.core.people import Judgement, KnownPerson, Role, Verdict

TWO = (["[Katherine Jones] came."], ["[Kay Jones-Bell] left. [Kay] waved."])


def test_two_people_judged_the_same_become_one_and_keep_one_id():
    made = case(*TWO)
    one, other = made.person("Katherine Jones"), made.person("Kay Jones-Bell")
    said = Judgement(Verdict.SAME, one.id, other.id)
    (merged,) = [p for p in made.register(said).people if "Katherine Jones" in p.forms]
    assert "Kay Jones-Bell" in merged.forms
    assert merged.id in {one.id, other.id}


def test_what_was_joined_by_itself_is_kept_apart_once_judged_different():
    made = case(["[Katherine Jones] came."], ["[Katie Jones] left."])
    assert made.who("Katie Jones") == made.who("Katherine Jones")
    apart = (
        case(["[Katherine Jones] came."]).person("Katherine Jones"),
        case(["[Katie Jones] left."]).person("Katie Jones"),
    )
    said = Judgement(Verdict.DIFFERENT, apart[0].id, apart[1].id)
    assert made.who("Katie Jones", said) == ["Katie Jones"]
    assert made.who("Katherine Jones", said) == ["Katherine Jones"]


def test_the_last_word_on_a_pair_holds():
    made = case(*TWO)
    one, other = made.person("Katherine Jones").id, made.person("Kay Jones-Bell").id
    said = (Judgement(Verdict.SAME, one, other), Judgement(Verdict.DIFFERENT, other, one))
    assert len({p.id for p in made.register(*said).people if "Jones" in p.name}) == 2


def test_a_mention_judged_to_be_somebody_is_and_beats_the_word_on_its_text():
    made = case("[Amelia] came. [Amelia] left.", known_people=(KnownPerson("Amelia Jones", Role.PUPIL),))
    subject, other = made.person("Amelia Clarke").id, made.person("Amelia Jones").id
    by_text = Judgement(Verdict.IS, "text:amelia", subject)
    assert made.who("Amelia", by_text) == ["Amelia Clarke"]
    by_finding = Judgement(Verdict.IS, made.finding("Amelia", 1).id, other)
    assert made.who("Amelia", by_finding, by_text, number=1) == ["Amelia Jones"]


def test_a_mention_judged_to_be_somebody_else_altogether_is_a_new_person():
    made = case("[Amelia] came.")
    said = Judgement(Verdict.IS, made.finding("Amelia").id, "new")
    assert made.who("Amelia", said) == ["Amelia"]
    assert made.person("Amelia", said).role is Role.UNKNOWN


def test_not_this_person_leaves_the_others():
    made = case("[Amelia] came.", known_people=(KnownPerson("Amelia Jones", Role.PUPIL),))
    said = Judgement(Verdict.DIFFERENT, made.finding("Amelia").id, made.person("Amelia Clarke").id)
    assert made.who("Amelia", said) == ["Amelia Jones"]


def test_somebody_judged_no_person_is_nobody_and_goes_to_the_appendix():
    made = case("[Grange] was closed. [Tyler Smith] left.")
    for subject in ("text:grange", made.person("Grange").id, made.finding("Grange").id):
        said = Judgement(Verdict.NOT_A_PERSON, subject)
        assert made.who("Grange", said) == []
        assert made.propose(said).appendix == (made.finding("Grange").id,)


def test_a_role_is_changed_in_one_act():
    made = case("Mrs [Khan] came.", "[Khan] left.")
    said = Judgement(Verdict.ROLE, made.person("Mrs Khan").id, "staff")
    assert made.person("Mrs Khan", said).role is Role.STAFF
    assert made.propose(said).items == ()


def test_judgements_hold_after_a_further_file_and_ids_stay():
    before = case(*TWO)
    after = case(*TWO, ["[Katherine Jones] [Zoe Khan] [Katherine Jones]"])
    one, other = before.person("Katherine Jones").id, before.person("Kay Jones-Bell").id
    assert after.person("Katherine Jones").id == one
    (merged,) = [p for p in after.register(Judgement(Verdict.SAME, one, other)).people if "Jones" in p.name]
    assert set(merged.forms) >= {"Katherine Jones", "Kay Jones-Bell"}


def test_a_judgement_about_somebody_no_longer_there_does_no_harm():
    made = case("[Tyler Smith]")
    gone = (Judgement(Verdict.SAME, "P-GONE", "P-LOST"), Judgement(Verdict.ROLE, "P-GONE", "staff"))
    assert made.register(*gone) == made.register()


def test_one_answer_for_all_mentions_may_be_followed_by_exceptions():
    made = case(["[Amelia Clarke] and [Amelia Nowak] met.", "[Amelia] fell.", "[Amelia] rang.", "[Amelia] left."])
    subject, other = made.person("Amelia Clarke").id, made.person("Amelia Nowak").id
    bulk = [Judgement(Verdict.IS, made.finding("Amelia", number).id, subject) for number in range(3)]
    exception = Judgement(Verdict.IS, made.finding("Amelia", 1).id, other)
    said = [made.who("Amelia", *bulk, exception, number=number) for number in range(3)]
    assert said == [["Amelia Clarke"], ["Amelia Nowak"], ["Amelia Clarke"]]
