"""Identifiers: check algorithms on published values, labels, failed checks, false friends."""

from __future__ import annotations

import pytest
from benchmarks.identifier_forms import form_samples
from benchmarks.identifier_samples import samples
from benchmarks.identifier_samples_other import other_samples

from redactor.core.categories import Family
from redactor.core.findings import Strength
from redactor.detection import find_in_texts
from redactor.detection.identifiers import checks
from redactor.detection.identifiers.phones import normalise


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (checks.upn, "B801200005001", "C801200005001"),
        (checks.uln, "9276308686", "9276308668"),
        (checks.uci, "681990012058G", "681990012058H"),
        (checks.utr, "1955839661", "2955839661"),
        (checks.nhs, "9990000034", "9990000043"),
        (checks.luhn, "4111111111111111", "4111111111111112"),
        (checks.iban, "GB33BUKB20201555555555", "GB34BUKB20201555555555"),
        (checks.driving_licence, "MORGA657054SM9IJ", "MORGA630054SM9IJ"),
        (checks.nino, "AB123456C", "GB123456C"),
        (checks.vehicle_age, "AB12CDE", "AB40CDE"),
        (checks.scottish_candidate, "051234561", "051234567"),
        (checks.cro, "265416/21G", "265416/21H"),
        (checks.cro, "SF05/482703J", "SF05/482703K"),
    ],
)
def test_a_check_passes_a_valid_number_and_fails_a_mistyped_one(check, right, wrong):
    assert check(right)
    assert not check(wrong)


def test_ten_noughts_are_no_nhs_number():
    assert not checks.nhs("0000000000")


@pytest.mark.parametrize(("writer", "seed"), [(samples, 11), (samples, 29), (other_samples, 11)])
def test_every_valid_labelled_identifier_is_found_whole(detector, writer, seed):
    made = list(writer(seed, each=4))
    missed = []
    for sample, found in zip(made, find_in_texts(detector, [one.text for one in made], include_weak=True), strict=True):
        whole = [one for one in found if one.span.start <= sample.start and sample.end <= one.span.end]
        if sample.labelled and sample.category.split("|")[1] not in {one.category for one in whole}:
            missed.append(sample.text)
    assert missed == []


@pytest.mark.parametrize("seed", [3, 17])
def test_every_form_in_which_offices_write_an_identifier_is_found_whole(detector, seed):
    made = list(form_samples(seed))
    missed = []
    for sample, found in zip(made, find_in_texts(detector, [one.text for one in made], include_weak=True), strict=True):
        category = sample.category.split("|")[1]
        if not any(
            one.category == category
            and one.span.start <= sample.start
            and sample.end <= one.span.end
            and (one.strength is Strength.STRONG or one.family is Family.CONTEXT)
            for one in found
        ):
            missed.append((sample.text, sample.text[sample.start : sample.end]))
    assert missed == []


def test_a_failed_check_lowers_confidence_but_never_hides_a_labelled_number(detector):
    (found,) = find_in_texts(detector, ["NHS number: 999 000 0035"])
    (number,) = [one for one in found if one.category == "nhs_number"]
    assert number.strength is Strength.STRONG
    assert number.score < 0.8
    assert "failed check" in {evidence.kind for evidence in number.evidence}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Section 1.2.3.4 applies.", "ip_address"),
        ("On 23 September 1999 the Warsaw Regional Court gave judgment.", "postal_address"),
        ("In 1989 and The Way Through the Woods", "postal_address"),
        ("retaining the seat in 1987 United Kingdom general election", "vehicle_registration"),
        ("The meeting of 01.02.2024 10:30 was long.", "phone_number"),
        ("It cost £07700900123.", "phone_number"),
        ("We met on 12/03/2024.", "date_of_birth"),
        ("pupils aged 10 to 11", "age"),
        ("Meet me at 10 @ the gate", "social_handle"),
        ("It has moved to 4783 Bay Road, near the hall.", "postal_address"),
        ("Plan b. We go on 3 May.", "date_of_birth"),
        ("Signed: Jane Marsh, 04/03/2014", "date_of_birth"),
        ("They met at a coffee-house in Chancery Lane; but he left.", "postal_address"),
        ("He lives at 9 in the summer.", "postal_address"),
        ("The wheel turned 16 degrees.", "age"),
        ("Her home 2019 to 2021 was full.", "phone_number"),
        ("The form 7 has to be sent.", "staff_code"),
        ("Class 9B/Ma1 or not, we asked why 3 of 4 came.", "crime_reference"),
    ],
)
def test_what_looks_like_an_identifier_is_left_alone(find, text, category):
    assert find(text, category) == []


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("PC 1234 Jones attended.", "police_number", ["1234"]),
        ("Sort code 12-34-56 account 12345678", "bank_account", ["12-34-56 account 12345678"]),
        ("She is 8 years old, her brother seven years old.", "age", ["8 years old", "seven years old"]),
        ("UPNs: B801200005001, A801200005002", "upn", ["B801200005001", "A801200005002"]),
        ("C:\\Users\\jsmith\\Documents", "system_id", ["jsmith"]),
        ("999 000 0034 (NHS number)", "nhs_number", ["999 000 0034"]),
        ("live at 12 mill road, chelmsford", "postal_address", ["12 mill road"]),
        ("UKEAT/0566/20 was heard.", "court_case", ["UKEAT/0566/20"]),
        ("council tax a/c 64268898", "case_reference", ["64268898"]),
        ("Ofsted no: EY123456", "case_reference", ["EY123456"]),
        ("UPRN: 100091395981", "postal_address", ["100091395981"]),
        ("P<GBRKXUNXYH<<HKWNL<<<<<<<<<<", "passport_number", ["P<GBRKXUNXYH<<HKWNL<<<<<<<<<<"]),
        ("Police Constable: 4570", "police_number", ["4570"]),
        ("tutor group 10KLS", "staff_code", ["10KLS"]),
        ("b.: 27 January 2006", "date_of_birth", ["27 January 2006"]),
    ],
)
def test_single_forms(find, text, category, expected):
    assert find(text, category) == expected


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("CHI no. 0101900018", "nhs_number", "0101900018"),
        ("MRN 1234567", "nhs_number", "1234567"),
        ("Nat. Ins. No. AB/12/34/56/C", "national_insurance_number", "AB/12/34/56/C"),
        ("NI Number: AB-12-34-56-C", "national_insurance_number", "AB-12-34-56-C"),
        ("candidate 4017 sat the paper", "candidate_number", "4017"),
        ("Telephone: 020 7946 0123 (ext. 2145)", "phone_number", "020 7946 0123 (ext. 2145)"),
        ("Call 01632 960123 ext. no. 22", "phone_number", "01632 960123 ext. no. 22"),
        ("Tel: 0 1 6 3 2 9 6 0 1 2 3", "phone_number", "0 1 6 3 2 9 6 0 1 2 3"),
        ("her number is 960123", "phone_number", "960123"),
        ("Incident no. 0123 of 12/06/24", "crime_reference", "0123 of 12/06/24"),
        ("CAD ref: CAD 4567 of 12 June", "crime_reference", "CAD 4567 of 12 June"),
        ("Log 345 of 12/6/24", "crime_reference", "345 of 12/6/24"),
        ("CPOMS incident 18234", "system_id", "18234"),
        ("CHB number CHB12345678AB", "case_reference", "CHB12345678AB"),
        ("ARC ARC/12345678", "residence_permit", "ARC/12345678"),
        ("URN 123456", "institution_number", "123456"),
        ("card ending 1111", "payment_card", "1111"),
        ("she is 14 and tall", "age", "14"),
        ("Discord: amy#1234", "social_handle", "amy#1234"),
        ("gamertag xX_Amy_Xx", "social_handle", "xX_Amy_Xx"),
        ("51°44'08\"N 0°28'07\"E", "coordinates", "51°44'08\"N 0°28'07\"E"),
        ("2/1, 45 Byres Road, Glasgow G11 9ZZ", "postal_address", "2/1, 45 Byres Road, Glasgow G11 9ZZ"),
        ("Rose Cottage, Mill Green, Harlow, CM20 0ZZ", "postal_address", "Rose Cottage, Mill Green, Harlow, CM20 0ZZ"),
        (
            "Tŷ Gwyn, Heol y Bont, Aberystwyth, SY23 9ZZ",
            "postal_address",
            "Tŷ Gwyn, Heol y Bont, Aberystwyth, SY23 9ZZ",
        ),
        (
            "Room 12, Willow House Hostel, 4 Park Street, Luton LU1 9ZZ",
            "postal_address",
            "Room 12, Willow House Hostel, 4 Park Street, Luton LU1 9ZZ",
        ),
    ],
)
def test_numbers_and_addresses_as_offices_write_them(find, text, category, expected):
    assert expected in find(text, category, include_weak=True)


def test_an_age_behind_a_name_is_that_persons(detector):
    (found,) = find_in_texts(detector, ["Kian Boyd (9) and Mia Hale, 14, were seen."])
    names = {one.id: one.span.of("Kian Boyd (9) and Mia Hale, 14, were seen.") for one in found}
    ages = [(one.value, [names[mention] for mention in one.mentions]) for one in found if one.category == "age"]
    assert ages == [("9", ["Kian Boyd"]), ("14", ["Mia Hale"])]


@pytest.mark.parametrize(
    "text", ["Adaeze Okoro, Consultant, Broomfield, Chelmsford CM1 9ZZ", "Dr Okoro, Broomfield, Essex, CM1 9ZZ"]
)
def test_a_name_before_towns_and_a_postcode_is_no_house(find, text):
    assert not find(text, "postal_address")


def test_a_postcode_behind_places_alone_is_no_address(find):
    assert not find("The trip goes to London, Bath, and BS1 5ZZ.", "postal_address")


@pytest.mark.parametrize(
    "text", ["School URN: 123456", "LAESTAB 8811234", "DfE no 881/1234", "UKPRN 10012345", "Exam centre number 12345"]
)
def test_a_schools_number_is_found_but_makes_no_item(find, text):
    assert find(text, "institution_number") == []
    assert len(find(text, "institution_number", include_weak=True)) == 1


def test_an_address_over_several_lines_is_one_span(find):
    text = "Mrs J Khan\n12 Acacia Avenue\nChelmsford\nEssex\nCM1 1AB\nTel: 01632 960555"
    assert find(text, "postal_address") == ["12 Acacia Avenue\nChelmsford\nEssex\nCM1 1AB"]


def test_an_address_over_several_blocks_is_found_in_each(detector, make_document):
    document = make_document("12 Acacia Avenue", "Chelmsford", "CM1 1AB", "Dear Mrs Khan")
    (found,) = detector.find([document])
    assert [one.span.block for one in found if one.category == "postal_address"] == ["f:0", "f:1", "f:2"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("+44 (0)7700 900 123", "07700900123"),
        ("0044 7700 900123", "07700900123"),
        ("(01632) 960 555", "01632960555"),
        ("01632 960555 ext 12", "01632960555x12"),
        ("+33 1 23 45 67 89", "+33123456789"),
    ],
)
def test_one_telephone_number_has_one_value(written, value):
    assert normalise(written) == value


def test_a_heading_names_the_numbers_under_it(detector, make_document):
    from dataclasses import replace

    plain = make_document("Pupil", "Candidate number", "Aisha Khan", "4021")
    rows = [("r0", True), ("r0", True), ("r1", False), ("r1", False)]
    blocks = tuple(
        replace(block, row=row, heading=heading) for block, (row, heading) in zip(plain.blocks, rows, strict=True)
    )
    (found,) = detector.find([replace(plain, blocks=blocks)])
    assert [one.span.block for one in found if one.category == "candidate_number"] == ["f:3"]


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("The car, vehicle reg 1 AB, was outside.", "vehicle_registration", "1 AB"),
        ("REG 1 AB", "vehicle_registration", "1 AB"),
        ("her Snapchat is mandypops", "social_handle", "mandypops"),
        ("Snapchat: mandypops", "social_handle", "mandypops"),
        ("her Depop is vintage_bee", "social_handle", "vintage_bee"),
        ("Zainab's telegram is bigdog and he knows", "social_handle", "bigdog"),
        ("she can be reached on 07700 900 12 3 after six", "phone_number", "07700 900 12 3"),
        ("01632-960-12-3", "phone_number", "01632-960-12-3"),
    ],
)
def test_labels_and_spacing_as_people_write_them(find, text, category, expected):
    assert find(text, category) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Her Snapchat is private.",
        "Her Snapchat is full of pictures",
        "My Facebook is down again",
        "My Instagram was hacked in May",
        "Facebook: Exley Primary School",
    ],
)
def test_what_is_said_of_an_account_is_not_its_name(find, text):
    assert find(text, "social_handle") == []


@pytest.mark.parametrize("text", ["order 07700 900 12", "2019 0770 090 0123 4455", "on 07 08 2019 1 2 3 4"])
def test_numbers_of_other_lengths_are_no_telephone_numbers(find, text):
    assert find(text, "phone_number") == []


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("ULN 1234 5678 97", "uln", ["1234 5678 97"]),
        ("ULN: 123-456-7897", "uln", ["123-456-7897"]),
        ("ring ext. 4521 or x4522", "phone_number", ["4521", "4522"]),
        ("We agreed on x 100 and 20 x 400.", "phone_number", []),
        ("lives at The Vicarage, Main Street, Ashby", "postal_address", ["The Vicarage, Main Street, Ashby"]),
        ("Flat 2b, The Old Mill, 7 Mill Lane, Hove", "postal_address", ["Flat 2b, The Old Mill, 7 Mill Lane, Hove"]),
        ("Flat 3 Rose Court, 4 High Street, York", "postal_address", ["Flat 3 Rose Court, 4 High Street, York"]),
        ("NINO: AB123456C", "person", []),
    ],
)
def test_forms_that_a_fresh_look_found_missing(find, text, category, expected):
    assert find(text, category) == expected
