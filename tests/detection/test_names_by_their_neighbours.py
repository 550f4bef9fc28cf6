"""Names that the names, numbers and words around them vouch for, through the whole detector."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Front: Ollie P | Sumaya | Dmitri | Summer", "Summer"),
        ("Ollie P; Sumaya; Harmony; Dmitri", "Harmony"),
        ('She thinks Oyinkan and "Big Tash" are also in it.', "Big Tash"),
        ('The lodger, known as "Dutch", is not yet identified.', "Dutch"),
        ("Her street name is 'Ziggy'.", "Ziggy"),
        ("Sgt 4471 Lomax saw it.", "Lomax"),
        ("Referred to the panel – CW. Written by C. Wu.", "CW"),
        ("GP Surgery (NUNES, Beatriz (Dr))", "NUNES, Beatriz"),
        ("think hes called sgt wragg", "wragg"),
        ("old mrs peasgood is scared", "peasgood"),
        ("Seen by the nurse (CW). Written by C. Wu.", "CW"),
    ],
)
def test_a_name_is_vouched_for_by_what_stands_beside_it(find, text, name):
    assert name in find(text, "person")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Key: Red | Maroon | Green", "Maroon"),
        ("Sumaya; London; Leeds; York", "Leeds"),
        ('The programme known as "Thrive" ended.', "Thrive"),
        ("Sgt 4471 Lomax saw it.", "4471"),
        ("Sgt 4471 said so.", "said"),
        ("In NATO, Mia Osei said, all is well.", "NATO, Mia Osei"),
        ("the pc screen broke", "screen"),
        ("mr average and pc gone mad", "average"),
        ("Order no 4412 Bell jar", "Bell jar"),
        ("The grade (CW) is new. Mia Osei wrote it.", "CW"),
    ],
)
def test_beside_other_things_it_is_none(find, text, word):
    assert word not in find(text, "person")


def test_numbers_behind_several_names_are_ages(find):
    assert find("Household: Kuba 11, Hania 4.", "age") == ["11", "4"]
    assert find("Kuba 11 was late.", "age") == []
    assert find("Arsenal 3, Chelsea 2", "age") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Custody ref 24NS/7781/23.", "24NS/7781/23"),
        ("MASH – ref MSH/24/00871", "MSH/24/00871"),
        ("Ten. ref 00471/88B", "00471/88B"),
        ("MARAC ref 24/118", "24/118"),
    ],
)
def test_references_behind_dashes_and_short_labels_are_found(find, text, number):
    assert find(text, "case_reference") == [number]


def test_a_bracket_before_a_number_is_no_part_of_it(find):
    assert find("Mum was told by phone (07700 900417) today.", "phone_number") == ["07700 900417"]
    assert find("Ring (01632) 960417 today.", "phone_number") == ["(01632) 960417"]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("Old Mrs Peasgood at no. 41 is scared.", ["no. 41"]),
        ("N. Ibbotson (no 35)", ["no 35"]),
        ("Mia Osei, no 8 on the team sheet", []),
        ("Attended 22 Coppice Row with a trainee.", ["22 Coppice Row"]),
        ("Attended 22 meetings with a trainee.", []),
    ],
)
def test_a_house_is_where_somebody_lives(find, text, house):
    assert find(text, "postal_address") == house


def test_a_date_before_an_age_in_brackets_is_a_date_of_birth(find):
    assert find("STANIFORTH Derek (Mr) 12-May-1951 (72y)", "date_of_birth") == ["12-May-1951"]
    assert find("The fete of 12 May 1951 (72 people)", "date_of_birth") == []


def test_a_label_on_the_next_line_names_no_number_of_this_one(find):
    assert find("Panel, 7 June 2023\nStudent no. 20199934", "system_id") == ["20199934"]


@pytest.mark.parametrize("text", ["03/12/2024 Safeguarding: Mrs Holt spoke.", "5 September 2024\r\nPupil:\r\nParent:"])
def test_a_label_with_a_colon_names_what_follows_it(find, text):
    assert find(text, "system_id") == find(text, "case_reference") == []
