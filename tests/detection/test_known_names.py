"""The second pass: forms, evidence, misspellings, known numbers."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.documents import BlockKind
from redactor.core.findings import Finding, Strength
from redactor.core.names import KnownForm, fold, name_forms
from redactor.core.spans import Span
from redactor.detection.known_names import KnownNames
from redactor.detection.known_names.automaton import FormSearch, _apart
from redactor.detection.known_names.misspellings import Misspellings

PEOPLE = (
    "Oluwaseun Adeyemi-Clarke",
    "Grace Page",
    "Will May",
    "Siân O'Brien",
    "Jo Li",
    "Zainab Hussain",
    "Janet Poole",
)
FORMS = [form for number, name in enumerate(PEOPLE) for form in name_forms(name, owner=f"P-{number}")]


@pytest.fixture(scope="module")
def known():
    return KnownNames(FORMS)


def names(known, document):
    return [document.blocks[0].text[one.span.start : one.span.end] for one in known.find(document, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zainab's coat and the Hussains came.", ["Zainab", "Hussains"]),
        ("ZAINAB HUSSAIN and Hussain, Z. were there.", ["ZAINAB HUSSAIN", "Hussain, Z."]),
        ("Sian OBrien and SIÂN O’BRIEN", ["Sian OBrien", "SIÂN O’BRIEN"]),
        ("Grace hit him.", ["Grace"]),
        ("By the grace of God. Grace period applies. Page 4. Turn the page.", []),
        ("In May 2024 and on 3 May. May I ask? Will you come? The will was read.", []),
        ("Mr May and Miss Page came.", ["May", "Page"]),
        ("Hussain Road and Clarke Primary School and the Poole Trust", []),
        ("Jan 2024, 3 Jan, January sales", []),
        ("zainab said no", ["zainab"]),
        ("Zainb Hussain and Zainab Husain", ["Zainb", "Hussain", "Zainab", "Husain"]),
        ("We saw Hussian and Oluwasuen", ["Hussian", "Oluwasuen"]),
        ("Jo told me. Jolly good. To go or not.", ["Jo"]),
        ("She said it was Jo. They gave Grace a book on the Grace period.", ["Jo", "Grace"]),
        ("See Page 4, in May, per Page.", []),
    ],
)
def test_forms_count_with_the_evidence_they_need(known, make_document, text, expected):
    assert names(known, make_document(text)) == expected


def test_a_surname_with_particles_needs_no_capital_in_them(make_document):
    known = KnownNames(name_forms("Mary-Jane van der Berg", owner="P-1"))
    assert names(known, make_document("Ms van der Berg rang.")) == ["van der Berg"]
    assert names(known, make_document("the berg of ice")) == []


def test_of_overlapping_forms_the_longest_stay_in_order_of_place():
    longest_first = [(4, 14), (10, 18), (20, 26), (0, 4), (3, 6), (18, 20), (25, 27)]
    assert _apart(longest_first) == [(0, 4), (4, 14), (18, 20), (20, 26)]


def test_every_name_of_a_long_block_is_found_among_as_many_findings(known, make_document):
    document = make_document("Zainab Hussain met Janet Poole. " * 2000)
    first = known.find(document, ())
    began = time.process_time()
    again = known.find(document, first)
    assert len(again) == len(first) == 4000
    assert time.process_time() - began < 10  # asking every finding for every name took minutes


def test_initials_count_only_where_their_bearer_is_named(known, make_document):
    assert names(known, make_document("ZH to chase.")) == []
    assert names(known, make_document("Zainab Hussain came. ZH to chase.")) == ["Zainab Hussain", "ZH"]


def test_initials_alone_in_a_cell_are_their_bearers(known, make_document):
    assert names(known, make_document("ZH")) == ["ZH"]


def test_a_known_surname_takes_the_forename_that_the_pipeline_saw_with_it(known, make_document):
    document = make_document("She was upset after Seun Hussain left.")
    seen = [Finding(Span(document.blocks[0].id, 20, 32), "organisation", "spacy-ner/1", 0.3)]
    assert {one.span.of(document.blocks[0].text) for one in known.find(document, seen)} == {"Seun Hussain"}


def test_a_known_forename_takes_the_surname_of_a_name_that_the_first_pass_doubted(known, make_document):
    document = make_document("She worked with Zainab Park.")
    seen = [Finding(Span(document.blocks[0].id, 16, 27), "person", "spacy-ner/1", 0.3, strength=Strength.WEAK)]
    (mention,) = known.find(document, seen)
    assert mention.span.of(document.blocks[0].text) == "Zainab Park"


def test_a_known_number_keeps_the_category_of_the_first_pass(make_document):
    document = make_document("Crime ref 42/12345/24.")
    seen = [Finding(Span(document.blocks[0].id, 10, 21), "crime_reference", "t/1", 0.9, value="421234524")]
    (mention,) = KnownNames([KnownForm("42/12345/24", "P", "identifier")]).find(document, seen)
    assert (mention.category, mention.value) == ("crime_reference", "421234524")


def test_a_file_name_is_read_with_blanks_for_underscores(known, make_document):
    document = make_document("RE_Zainab_Hussain_report.pdf")
    block = replace(document.blocks[0], kind=BlockKind.FILE_NAME)
    assert names(known, replace(document, blocks=(block,))) == ["Zainab_Hussain"]


def test_a_scanned_name_is_recognised():
    forms = name_forms("Marnie Williams", owner="P")
    (hit,) = Misspellings(forms).hits("We saw Wi11iams there", [])
    assert hit.folded == "wi11iams"


def test_known_numbers_are_found_however_they_are_spaced(make_document):
    forms = [KnownForm("07700 900123", "P", "identifier"), KnownForm("A123456789012", "P", "identifier")]
    document = make_document("Ring (07700) 900-123 about A 1234 5678 9012, not 107700900123.")
    found = KnownNames(forms).find(document, ())
    assert [(one.category, document.blocks[0].text[one.span.start : one.span.end]) for one in found] == [
        ("phone_number", "07700) 900-123"),
        ("upn", "A 1234 5678 9012"),
    ]


@given(st.sampled_from([form for form in FORMS if " " in form.form]), st.text(max_size=20), st.text(max_size=20))
def test_a_whole_form_between_blanks_is_always_hit_where_it_stands(form, before, after):
    text = f"{before} {form.form} {after}"
    hits = FormSearch(FORMS).hits(text)
    start = len(before) + 1
    assert any(hit.start <= start and start + len(form.form) - 1 <= hit.end for hit in hits) or fold(before + after)


def test_time_does_not_grow_with_the_number_of_people():
    text = "Zainab Hussain met the others by the gate and went home again. " * 300
    few = FormSearch(FORMS)
    many = FormSearch([*FORMS, *(KnownForm(f"Xavier{number} Quill{number}", "Q", "full") for number in range(20_000))])
    assert len(few.hits(text)) == len(many.hits(text)) == 300

    def seconds(search):
        start = time.process_time()
        search.hits(text)
        return time.process_time() - start

    assert min(seconds(many) for _ in range(3)) < 5 * min(seconds(few) for _ in range(3)) + 0.05


FORMS_OF = {
    "forename": ("We saw Catherine there.", "Catherine"),
    "surname": ("It was Adeyemi-Clarke again.", "Adeyemi-Clarke"),
    "both": ("We saw Catherine Adeyemi-Clarke there.", "Catherine Adeyemi-Clarke"),
    "turned": ("Adeyemi-Clarke, Catherine (4B)", "Adeyemi-Clarke, Catherine"),
    "turned without comma": ("ADEYEMI-CLARKE Catherine", "ADEYEMI-CLARKE Catherine"),
    "initial": ("C. Adeyemi-Clarke signed.", "C. Adeyemi-Clarke"),
    "initial behind": ("Adeyemi-Clarke, C signed.", "Adeyemi-Clarke, C"),
    "initials": ("Catherine Adeyemi-Clarke left. CA to ring.", "CA"),
    "initials with dots": ("Catherine Adeyemi-Clarke left. C.A. to ring.", "C.A."),
    "title": ("Mrs Adeyemi-Clarke rang.", "Adeyemi-Clarke"),
    "diminutive": ("We saw Cathy there.", "Cathy"),
    "diminutive with surname": ("We saw Kate Adeyemi-Clarke.", "Kate Adeyemi-Clarke"),
    "possessive": ("This is Catherine's coat.", "Catherine"),
    "plural": ("The Adeyemi-Clarkes moved.", "Adeyemi-Clarkes"),
    "first part": ("We saw Catherine Adeyemi there.", "Adeyemi"),
    "second part": ("Mrs Clarke rang.", "Clarke"),
    "blank for hyphen": ("Catherine Adeyemi Clarke came.", "Catherine Adeyemi Clarke"),
    "capitals": ("CATHERINE ADEYEMI-CLARKE", "CATHERINE ADEYEMI-CLARKE"),
    "small letters": ("catherine said no", "catherine"),
    "e-mail local part": ("catherine.adeyemi-clarke@example.org", "catherine.adeyemi-clarke"),
    "handle": ("logged in as cadeyemiclarke today", "cadeyemiclarke"),
    "misspelt": ("We saw Catherin there with Adeyemi-Clark.", "Catherin"),
    "swapped letters": ("We saw Cahterine there.", "Cahterine"),
    "scanned": ("We saw Cather1ne there.", "Cather1ne"),
}


@pytest.mark.parametrize(("text", "expected"), FORMS_OF.values(), ids=FORMS_OF)
def test_every_form_of_a_known_person_is_found(make_document, text, expected):
    known = KnownNames(name_forms("Catherine Adeyemi-Clarke", owner="P"))
    assert expected in names(known, make_document(text))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Siân Évans", "We saw Sian Evans there.", "Sian Evans"),
        ("Sean O’Brien", "OBRIEN, Sean and Sean O'Brien", "OBRIEN, Sean"),
        ("Wójcik Zuzanna", "We saw Wojcik there.", "Wojcik"),
        ("Marnie Williams", "We saw Mamie Williams.", "Mamie"),
        ("Marnie Williams", "We saw Wi11iams.", "Wi11iams"),
        ("Oluwaseun Adeyemi", "Seun left.", "Seun"),
        ("María del Carmen", "María del Carmen came.", "María del Carmen"),
        ("Anne-Marie Jones", "The Joneses and Anne-Marie.", "Joneses"),
        ("Anne-Marie Jones", "We saw Anne Marie there.", "Anne Marie"),
    ],
)
def test_accents_apostrophes_particles_and_scans(make_document, name, text, expected):
    assert expected in names(KnownNames(name_forms(name, owner="P")), make_document(text))
