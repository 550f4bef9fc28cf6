"""Who is who: the cases in which a wrong link would leak or over-redact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.people.marked import FACTS, case

from redactor.core.facts import Clock, DataSubject, Relation, Requester
from redactor.core.people import KnownPerson, Role
from redactor.core.spans import Span


def test_every_written_form_of_one_person_is_one_person():
    made = case(
        ["Mrs [Jane Osei], SENCo, wrote.", "[Osei, Jane]; Mrs [Osei]; [J. Osei]; [Jane O]; [jane osei]"],
        ["Ask [Jane Osei] or {email_address:jane.osei@elm.example.org}."],
    )
    register = made.register()
    people = {m.candidates for m in register.mentions}
    assert len(people) == 1
    assert made.person("Jane Osei").role is Role.STAFF


def test_a_diminutive_is_the_same_person_where_only_one_fits():
    made = case("[Katherine Jones] met [Katie Jones].")
    assert made.who("Katie Jones") == made.who("Katherine Jones")


def test_a_short_form_that_fits_two_people_is_either():
    made = case(["[Alexander Smith] left."], ["[Alexandra Smith] came."], ["[Alex Smith] stayed."])
    assert made.who("Alex Smith") == ["Alexander Smith", "Alexandra Smith"]


def test_a_slip_of_the_pen_is_the_same_person():
    made = case("[Tyler Robinson] [Tyler Robinson] [Tyler Robinson] [Tyler Robisnon]")
    assert made.who("Tyler Robisnon") == ["Tyler Robinson"]


def test_names_that_differ_in_their_last_letter_stay_two():
    made = case("[Karim Lopez] [Karim Lopez] [Karim Lopez] [Karin Lopez]")
    assert made.who("Karin Lopez") == ["Karin Lopez"]


def test_a_bare_forename_of_the_data_subject_alone_is_the_data_subject():
    made = case("[Amelia] was upset. [Milly] cried.")
    assert made.who("Amelia") == made.who("Milly") == ["Amelia Clarke"]


def test_a_bare_forename_shared_with_anybody_in_the_case_is_never_decided_silently():
    made = case(["[Amelia Clarke] came. [Amelia] was upset."], ["[Amelia Jones] came. [Amelia] left."])
    assert set(made.who("Amelia")) == set(made.who("Amelia", number=1)) == {"Amelia Clarke", "Amelia Jones"}
    assert made.who("Amelia")[0] == "Amelia Clarke"
    assert made.who("Amelia", number=1)[0] == "Amelia Jones"


def test_a_bare_forename_shared_with_somebody_of_people_csv_is_ambiguous():
    made = case("[Amelia] came.", known_people=(KnownPerson("Amelia Jones", Role.PUPIL),))
    assert len(made.who("Amelia")) == 2


def test_a_bare_surname_shared_in_the_family_is_ambiguous():
    made = case("[Clarke] was late.")
    assert set(made.who("Clarke")) == {"Amelia Clarke", "Ruth Clarke"}


def test_a_titled_surname_is_not_the_child_of_that_name():
    made = case("Mrs [Clarke] rang. Mr [Clarke] too.")
    assert made.who("Clarke") == ["Ruth Clarke"]
    assert "Amelia Clarke" not in made.who("Clarke", number=1)
    assert "Ruth Clarke" not in made.who("Clarke", number=1)


def test_a_teacher_of_the_requesters_surname_makes_the_title_ambiguous():
    made = case("Mrs [Clarke] rang.", known_people=(KnownPerson("Helen Clarke", Role.STAFF),))
    assert set(made.who("Clarke")) == {"Helen Clarke", "Ruth Clarke"}


def test_the_family_in_the_plural_is_not_the_data_subject():
    made = case("We met the [Clarkes] again.")
    assert made.who("Clarkes") == ["Clarkes"]


def test_a_surname_with_a_class_is_not_the_data_subject():
    made = case("[Amelia Clarke] and [Clarke] (Y6) argued.")
    assert made.who("Clarke") == ["Clarke"]
    assert made.person("Clarke").role is Role.PUPIL


def test_an_adult_and_a_child_of_one_name_stay_two():
    made = case(["Mr [David Hall] taught."], ["[David Hall] (Y6) fell."], ["[David Hall] came."])
    one, other = made.who("David Hall"), made.who("David Hall", number=1)
    register = made.register()
    ids = [m.candidates for m in register.mentions]
    assert ids[0] != ids[1]
    assert set(ids[2]) == {ids[0][0], ids[1][0]}
    assert one == other == ["David Hall"]


def test_two_rows_of_people_csv_with_one_name_make_a_mention_ambiguous():
    known = (KnownPerson("David Hall", Role.PUPIL), KnownPerson("David Hall", Role.STAFF))
    made = case("[David Hall] came. Mr [David Hall] left.", known_people=known)
    assert len(made.who("David Hall")) == 2
    assert len(made.who("David Hall", number=1)) == 1


def test_staff_who_are_also_parents_are_asked_about():
    known = (KnownPerson("Jane Osei", Role.STAFF),)
    made = case("[Kofi Osei] (Y4)'s mum, [Jane Osei], collected him.", known_people=known)
    assert any(evidence.kind == "role conflict" for evidence in made.person("Jane Osei").evidence)


@pytest.mark.parametrize(
    "words",
    [
        "Mr [Ian Nash], whose son Leo is in Year 3, spoke.",
        "Mr [Ian Nash] spoke as a parent.",
        "Mr [Ian Nash] wrote to us last week as Leo's father.",
        "Mr [Ian Nash] is also Leo's dad.",
        "Mr [Ian Nash] has a daughter in Year 5.",
        "Mr [Ian Nash], class teacher, spoke as a parent.",
        "Mr [Ian Nash], head of Year 5, whose son is in Year 3, rang.",
    ],
)
def test_staff_of_whom_the_words_behind_the_name_say_that_they_are_parents_are_asked_about(words):
    made = case(["Mr [Ian Nash], class teacher, wrote."], [words])
    assert any(evidence.kind == "role conflict" for evidence in made.person("Ian Nash").evidence)


@pytest.mark.parametrize(
    "words",
    [
        "Mr [Ian Nash] is a parent governor.",
        "Mr [Ian Nash] met her. He saw her as a mother would.",
        "Mr [Ian Nash] spoke to the parent.",
        "Mr [Ian Nash] rang Mrs Reid, whose son was ill.",
        "Mr [Ian Nash] met Mrs Reid, her neighbour, whose son was ill.",
    ],
)
def test_staff_beside_words_about_other_parents_are_no_parents(words):
    made = case(["Mr [Ian Nash], class teacher, wrote."], [words])
    assert not any(evidence.kind == "role conflict" for evidence in made.person("Ian Nash").evidence)


def test_a_police_officer_and_a_teacher_of_one_name_are_asked_about_and_marked_as_perhaps_two():
    made = case(["Mr [Ian Nash], class teacher, wrote."], ["PC [Ian Nash] attended."])
    kinds = {evidence.kind for evidence in made.person("Ian Nash").evidence}
    assert {"role conflict", "perhaps two"} <= kinds
    assert made.person("Ian Nash").role is Role.UNKNOWN


def test_occupations_that_stand_together_in_one_document_mark_nobody():
    made = case(["Dr [Ian Nash], GP, wrote.", "[Ian Nash], governor, agreed."], ["[Ian Nash], governor, came."])
    assert not any(evidence.kind == "perhaps two" for evidence in made.person("Ian Nash").evidence)
    apart = case(["Dr [Ian Nash], GP, wrote."], ["[Ian Nash], governor, came."])
    assert any(evidence.kind == "perhaps two" for evidence in apart.person("Ian Nash").evidence)


def test_a_bare_forename_that_only_staff_bear_is_asked_about_elsewhere():
    made = case(["Mr [Jack Turner], class teacher, wrote."], ["[Jack] hit him."])
    assert len(made.who("Jack")) == 2


def test_a_one_off_unknown_name_is_still_a_person():
    made = case("[Zubaida] came.")
    assert made.who("Zubaida") == ["Zubaida"]
    assert made.person("Zubaida").role is Role.UNKNOWN


def test_a_weak_hit_that_nobody_bears_is_nobody():
    made = case("[~Summer] fair.")
    assert made.who("Summer") == []


def test_a_weak_hit_that_agrees_with_the_register_is_that_person():
    made = case("[Summer Hill] came. [~Summer] left.")
    assert made.who("Summer") == ["Summer Hill"]


def test_a_whole_name_one_letter_from_the_data_subjects_is_asked_about():
    made = case("[Amelie Clarke] came. [Ameila Clarke] left.")
    assert set(made.who("Amelie Clarke")) == {"Amelia Clarke", "Amelie Clarke"}
    assert made.who("Ameila Clarke") == ["Amelia Clarke"]


def test_an_address_without_any_name_beside_it_is_a_person():
    made = case("From {email_address:tyler.smith@example.org}")
    assert made.who("tyler.smith@example.org") == ["tyler.smith@example.org"]


def test_a_number_behind_a_name_is_that_persons_and_elsewhere_too():
    made = case(["[Kofi Mensah], {phone_number:07700 900123}"], ["Ring {phone_number:07700 900123}."])
    assert made.who("07700 900123", number=1) == ["Kofi Mensah"]


def test_a_number_behind_the_data_subjects_name_in_running_text_is_not_silently_hers():
    made = case("[Amelia Clarke]'s dad is on {phone_number:07700 900123}.")
    finding = made.finding("07700 900123")
    assert all(m.finding != finding.id for m in made.register().mentions)


def test_a_relative_of_somebody_named_is_known_by_the_relation():
    made = case("[Tyler Smith] left; {indirect:his mum<Tyler Smith} came. {indirect:Her dad<Amelia} rang [Amelia].")
    assert made.who("his mum") == ["mum of somebody named"]
    register = made.register()
    roles = {m.finding: register.person(m.candidates[0]).role for m in register.mentions if m.candidates}
    assert roles[made.finding("his mum").id] is Role.PARENT_OF_OTHER
    assert roles[made.finding("Her dad").id] is Role.PARENTAL_RESPONSIBILITY


def test_the_register_is_the_same_whatever_the_hash_seed():
    made = case("[Amelia] [Tyler Smith] [Smith] Mrs [Smith] [J. Smith] [Alex Smith]", facts=FACTS)
    assert made.register() == made.register()


def test_a_capitalised_word_behind_the_data_subjects_forename_may_be_another_surname():
    made = case("[Amelia] Jones came. [Amelia] Clarke left. [Amelia] ran.")
    assert len(made.who("Amelia")) == 2
    assert made.who("Amelia", number=1) == made.who("Amelia", number=2) == ["Amelia Clarke"]


def test_a_job_word_is_nobody():
    assert case("The [SENCo] came.").who("SENCo") == []


def test_a_mailbox_of_the_organisation_is_nobodys_own():
    made = case("[Jane Osei], {email_address:office@elm.example.org}")
    finding = made.finding("office@elm.example.org")
    assert all(m.finding != finding.id for m in made.register().mentions)


def test_a_police_number_may_stand_between_title_and_name():
    made = case("PC 1234 [Jones] attended.")
    assert made.person("Pc Jones").role is Role.POLICE


def test_a_name_whose_parts_stand_in_two_columns_is_one_whole_name():
    rows = [["Surname", "Forename", "DOB"], ["[Clarke]", "[Amelia]", "x"], ["[Nowak]", "[Amelia]", "y"]]
    made = case(rows, known_people=(KnownPerson("Amelia Nowak", Role.PUPIL),))
    assert made.who("Amelia") == made.who("Clarke") == ["Amelia Clarke"]
    assert made.who("Amelia", number=1) == made.who("Nowak") == ["Amelia Nowak"]


def test_an_alias_of_case_toml_is_the_data_subjects_though_it_shortens_another_name():
    assert case("[Milly] and [Amelia Nowak]").who("Milly") == ["Amelia Clarke"]


def test_a_bare_date_of_birth_is_whoever_is_known_to_be_born_then():
    known = (KnownPerson("Tyler Smith", Role.PUPIL, born="2014-01-02"),)
    made = case("{date_of_birth:09/03/2014} {date_of_birth:02/01/2014}", known_people=known)
    assert made.who("09/03/2014") == ["Amelia Clarke"]
    assert made.who("02/01/2014") == ["Tyler Smith"]


def test_the_name_inside_an_indirect_mention_says_whose_relative_is_meant():
    made = case("{indirect:Tyler Smith's mum} rang. [Tyler Smith] left.")
    pointing = made.finding("Tyler Smith's mum")
    inside = replace(made.finding("Tyler Smith"), span=Span(pointing.span.block, 0, 11))
    made = replace(made, findings=((*made.findings[0], inside),))
    assert made.who("Tyler Smith's mum") == ["mum of somebody named"]


def test_somebody_pointed_at_by_a_job_has_the_role_of_the_job():
    made = case("{indirect:the school nurse} came. {indirect:the social worker's daughter} left.")
    register = made.register()
    roles = [register.person(m.candidates[0]).role for m in register.mentions]
    assert roles == [Role.HEALTH_PROFESSIONAL, Role.UNKNOWN]


def test_initials_in_a_column_of_staff_are_those_of_staff():
    rows = [["!Date", "Recorded by"], ["1 March", "[DC]"]]
    known = (KnownPerson("Daniel Clarke", Role.FAMILY), KnownPerson("Denise Carr", Role.STAFF))
    assert case(rows, known_people=known).who("DC") == ["Denise Carr"]
    assert len(case("[DC] came.", known_people=known).who("DC")) == 2


def test_a_bare_name_that_a_teacher_and_a_pupil_bear_is_asked_about_even_beside_the_teacher():
    known = (
        KnownPerson("Tom Shaw", Role.STAFF),
        KnownPerson("Zoe Shaw", Role.PUPIL),
        KnownPerson("Tia Stone", Role.PUPIL),
    )
    made = case("Mr [Tom Shaw] spoke. [Shaw] left. [TS] wrote.", known_people=known)
    assert set(made.who("Shaw")) == {"Tom Shaw", "Zoe Shaw"}
    assert set(made.who("TS")) == {"Tom Shaw", "Tia Stone"}


def test_an_adult_data_subject_is_known_by_title_and_surname_where_nobody_else_bears_it():
    adult = {"subject": DataSubject("Jane Osei", (), "1980-05-01"), "requester": Requester("", Relation.SELF)}
    facts = replace(FACTS, clock=Clock("2026-11-02"), **adult)
    assert case("Mrs [Osei] came.", facts=facts).who("Osei") == ["Jane Osei"]
    assert "Jane Osei" not in case("Mr [Osei] came.", facts=facts).who("Osei")
    both = case("Mrs [Osei] came.", facts=facts, known_people=(KnownPerson("Adwoa Osei", Role.STAFF),))
    assert len(both.who("Osei")) == 2


def test_a_title_among_the_aliases_says_who_is_called_so():
    made = case("Mrs [Khan] came.", known_people=(KnownPerson("Sana Khan", Role.OTHER, ("Mrs Khan",)),))
    assert made.who("Khan") == ["Sana Khan"]


def test_a_word_in_a_column_of_groups_is_nobody_unless_somebody_bears_it():
    rows = [["!Pupil", "House"], ["[Zoe Khan]", "[Oak]"], ["[Bo Li]", "[Holt]"]]
    made = case(rows, known_people=(KnownPerson("Pat Holt", Role.STAFF),))
    assert made.who("Oak") == []
    assert made.who("Holt") == ["Pat Holt"]


UNTOLD = ["[David Hall], class teacher, spoke. [David Hall] sat down."]


def test_a_bare_whole_name_of_staff_is_asked_about_where_the_document_shows_no_role():
    made = case(UNTOLD, ["[David Hall] stayed in."])
    assert made.who("David Hall", number=1) == ["David Hall"]
    assert made.who("David Hall", number=2) == ["David Hall", "David Hall"]
    (item,) = [i for i in made.propose().items if made.words(i.findings[0]) == "David Hall"]
    assert item.proposal.outcome == "refer"


def test_a_title_an_own_address_or_a_row_of_people_csv_shows_that_the_name_is_that_of_staff():
    known = (KnownPerson("David Hall", Role.STAFF),)
    for other, people in (
        ("Mr [David Hall] left.", ()),
        ("From: [David Hall] {email_address:david.hall@elm.example.org}", ()),
        ("From: [David Hall] {email_address:d.hall@elm.example.org}", ()),
        ("[David Hall] stayed in.", known),
    ):
        assert len(case(UNTOLD, [other], known_people=people).who("David Hall", number=2)) == 1


def test_the_address_of_another_of_the_surname_does_not_show_that_the_name_is_that_of_staff():
    made = case(UNTOLD, ["[David Hall] stayed in. Copied to {email_address:r.hall@elm.example.org}"])
    assert len(made.who("David Hall", number=2)) == 2


def test_a_private_number_behind_the_name_of_staff_is_asked_about_unless_a_job_stands_beside_it():
    known = (KnownPerson("Ian Nash", Role.STAFF),)
    private = "Mr [Ian Nash] can be reached on {phone_number:07700 900399}."
    at_work = "Mr [Ian Nash], class teacher, can be reached on {phone_number:07700 900399}."
    assert case(["Mr [Ian Nash], class teacher, spoke."], [private], known_people=known).who("Ian Nash", number=1) == [
        "Ian Nash",
        "Ian Nash",
    ]
    assert (
        len(case(["Mr [Ian Nash], class teacher, spoke."], [at_work], known_people=known).who("Ian Nash", number=1))
        == 1
    )
    assert len(case(["Mr [Ian Nash] spoke."], ["Mr [Ian Nash] left."], known_people=known).who("Ian Nash")) == 1
    listed = "Mr [Ian Nash], Tel: {phone_number:07700 900399}"
    assert (
        len(case(["Mr [Ian Nash], class teacher, spoke."], [listed], known_people=known).who("Ian Nash", number=1)) == 1
    )
