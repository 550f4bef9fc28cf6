"""Who comes first of several candidates: what the document says decides the order, never whether a person is asked."""

from __future__ import annotations

from tests.people.marked import case

from redactor.core.people import KnownPerson, Role

_TEACHER = (KnownPerson("Helen Clarke", Role.STAFF),)
_BOTH = "Mrs [Ruth Clarke] and Mrs [Helen Clarke] met."


def _likeliest(*blocks, words="Clarke", number=0, known=_TEACHER):
    who = case([_BOTH, *blocks], known_people=known).who(words, number=number)
    assert set(who) == {"Ruth Clarke", "Helen Clarke"}, "everybody stays a candidate"
    return who[0]


def test_a_name_is_sooner_somebody_else_than_one_named_in_full_in_the_same_sentence():
    made = case(
        "[Amelia Jones] came. [Amelia Clarke] read. [Amelia] sat with [Amelia Jones]. [Amelia] hit [Amelia Clarke]."
    )
    assert made.who("Amelia") == ["Amelia Clarke", "Amelia Jones"]
    assert made.who("Amelia", number=1) == ["Amelia Jones", "Amelia Clarke"]


def test_somebody_at_work_is_sooner_the_member_of_staff():
    assert _likeliest("Mrs [Clarke] was on duty.") == "Helen Clarke"
    assert _likeliest("Mrs [Clarke], class teacher, came.") == "Helen Clarke"


def test_whom_the_organisation_rang_about_a_child_is_sooner_the_parent():
    assert _likeliest("Mr Osei rang Mrs [Clarke] about homework.") == "Ruth Clarke"
    assert _likeliest("Mrs [Clarke] rang Mrs [Clarke] about homework.", number=0) == "Helen Clarke"
    assert _likeliest("Mrs [Clarke] rang Mrs [Clarke] about homework.", number=1) == "Ruth Clarke"


def test_an_address_behind_the_name_tells_which_of_two():
    assert _likeliest("Mrs [Clarke]\nElm School\nhelen.clarke@elm.example.org") == "Helen Clarke"
    assert _likeliest("Mrs [Clarke], ruth.clarke@example.org") == "Ruth Clarke"


def test_sender_and_recipient_of_a_message_are_two_people():
    assert _likeliest("From: Mrs [Helen Clarke]", "Dear Mrs [Clarke],") == "Ruth Clarke"
    assert _likeliest("Dear Mrs [Ruth Clarke],", "Yours sincerely", "Mrs [Clarke]") == "Helen Clarke"


def test_otherwise_whoever_is_named_most_often_comes_first():
    often = ["[Amelia Clarke] read. [Amelia Clarke] sang. [Amelia Jones] sat. [Amelia] was happy."]
    assert case(often).who("Amelia") == ["Amelia Clarke", "Amelia Jones"]
    other = [often[0].replace("Clarke", "Jones", 2).replace("Jones] sat", "Clarke] sat")]
    assert case(other).who("Amelia") == ["Amelia Jones", "Amelia Clarke"]
