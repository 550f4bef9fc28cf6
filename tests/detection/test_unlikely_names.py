"""Names that the model alone saw and that what stands there speaks against."""

from __future__ import annotations

import pytest

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.ids import BlockId, FileId
from redactor.core.ordinary import is_mostly_a_word
from redactor.core.places import Place
from redactor.core.spans import Span
from redactor.detection.language import Language
from redactor.detection.trimming import trim_person
from redactor.detection.unlikely_names import sifted
from redactor.detection.views import DocumentView

LANGUAGE = Language("en_core_web_sm")
MODEL, LAYOUT = Evidence("model", "name model"), Evidence("layout", "form label")


def strengths(make_document, text, words, *evidence, others=()):
    document = make_document(text)
    start = text.index(words)
    span = Span(document.blocks[0].id, start, start + len(words))
    name = Finding(span, "person", "names/1", 0.9, evidence=evidence)
    facts = [Finding(span, category, "terms/1", 0.8) for category in others]
    view = DocumentView(document, LANGUAGE, [name, *facts])
    return [one.strength for one in sifted(view) if one.category == "person"]


@pytest.mark.parametrize(
    ("text", "words", "others"),
    [
        ("Agreed: band A.", "A", ()),
        ("Migraine", "Migraine", ("health",)),
        ("Interviewee: nobody", "Interviewee", ()),
        ("(Chair) opened the meeting.", "Chair", ()),
        ("Please see Appendix B.", "Appendix B", ()),
    ],
)
def test_what_is_no_name_is_shown_as_a_weak_hit(make_document, text, words, others):
    assert strengths(make_document, text, words, MODEL, others=others) == [Strength.WEAK]


def test_a_name_that_the_layout_vouches_for_stays_strong(make_document):
    assert strengths(make_document, "Reported by: A", "A", MODEL, LAYOUT) == [Strength.STRONG]


def test_an_ordinary_name_stays_strong(make_document):
    assert strengths(make_document, "Zainab left.", "Zainab", MODEL) == [Strength.STRONG]


def test_a_bare_term_is_a_fact_even_where_the_model_takes_it_for_a_name(make_document, rules_detector):
    document = make_document("Shingles")
    (found,) = rules_detector.find([document])
    assert [one.category for one in found if one.strength is Strength.STRONG] == ["health"]


def test_a_name_over_a_line_end_does_not_stop_the_parser(rules_detector, make_document):
    document = make_document("Her asthma was told to Ward,\nPeter and Ward,\nPeter noted asthma for\nAnn Lee")
    assert list(rules_detector.find([document]))


@pytest.fixture(scope="module")
def strong_names(rules_detector):
    """The strong names of a document made of paragraphs and, given as lists, of table rows."""

    def strong(*pieces, kind=BlockKind.PARAGRAPH):
        blocks = tuple(
            Block(
                BlockId(f"f:{at}:{column}"),
                BlockKind.CELL if row else kind,
                Place("text", path=(at, column)),
                text,
                row=row,
            )
            for at, piece in enumerate(pieces)
            for column, text in enumerate([piece] if isinstance(piece, str) else piece)
            for row in [f"r{at}" if not isinstance(piece, str) else ""]
        )
        (found,) = rules_detector.find([Document(FileId("f"), MediaType.TEXT, None, blocks)])
        texts = {block.id: block.text for block in blocks}
        return [
            one.span.of(texts[one.span.block])
            for one in found
            if one.category == "person" and one.strength is Strength.STRONG
        ]

    return strong


ORDER = (["Item", "Size", "For"], ["Boots", "9", "Zainab"], ["Coat", "XL", "Piotr"], ["Gloves", "M", "Zainab"])


def test_things_alone_in_their_cells_are_no_people(strong_names):
    assert strong_names(*ORDER) == ["Zainab", "Piotr", "Zainab"]


def test_a_thing_that_is_somebodys_name_elsewhere_stays_a_name(strong_names):
    assert "Coat" in strong_names("Reported by: Peter Coat", *ORDER)


def test_a_surname_that_is_a_word_stays_a_name_in_a_column_of_names(strong_names):
    assert "Hall" in strong_names(["Grabowski", "1"], ["Hall", "2"], ["Okafor", "3"])


def test_forenames_that_are_words_stay_names_in_cells(strong_names):
    assert strong_names(["Grace", "4.20"], ["Summer", "5.10"], ["Jack", "2.00"]) == ["Grace", "Summer", "Jack"]


def test_a_thing_with_a_number_is_nobody(strong_names):
    assert strong_names("Flat 3 was asleep. Shouting Flat 4. Zainab rang.") == ["Zainab"]


def test_what_a_field_does_and_what_a_property_is_called_are_no_names(strong_names):
    assert strong_names('STYLEREF "attachment"', kind=BlockKind.FIELD_CODE) == []
    assert strong_names("tbProductHardware1: TBC", kind=BlockKind.PROPERTY) == []


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("EHCP_review_Zainab_Khan_2024.docx", BlockKind.FILE_NAME, "Zainab_Khan"),
        ("2024-03-05_letter_Piotr_Nowak.pdf", BlockKind.FILE_NAME, "Piotr_Nowak"),
        ("Zainab: please check with Piotr", BlockKind.PROPERTY, "Zainab"),
        ("McDonald: please check with Piotr", BlockKind.PROPERTY, "McDonald"),
    ],
)
def test_names_in_file_names_and_before_a_remark_stay_names(strong_names, text, kind, name):
    assert any(name in found for found in strong_names(text, kind=kind))


def test_a_footnote_number_at_a_name_leaves_it_a_name(strong_names):
    assert strong_names("Peter Wilson1 and Zainab Khan2 wrote this.")


def test_a_country_is_nobody(strong_names):
    assert strong_names("Gets safe on shore in the country of Lilliput.") == []
    assert strong_names("A storm to the north-west of Van Diemen's Land.") == []
    assert "Zainab" in strong_names("I read about Zainab's Road Traffic Accident.")
    assert "Lilliput" not in strong_names("She was sent to the town of Lilliput and Zainab came.")


def test_a_name_called_a_place_somewhere_is_judged_by_its_other_mentions(strong_names):
    text = "Ewa has the early shift.\nEwa rang.\nLate: Ewa.\nNext week Ewa has nights."
    assert strong_names(text) == ["Ewa"] * 4


def test_the_labels_of_a_form_are_no_names(strong_names):
    form = (
        ["Child's name", "Zainab Khan"], ["Known as", "Zai"], ["Mother", "Hafsa Khan"], ["School", "Elm Bank"],
        ["Referred by", "Piotr Nowak"], ["Reason", "was upset"],
    )  # fmt: skip
    assert "Reason" not in strong_names(*form)


def test_the_headings_of_a_register_are_no_names(strong_names):
    register = (["Class", "Pupil", "Owes"], ["2B", "Zainab Khan", "4.60"], ["2B", "Piotr Nowak", "2.30"])
    assert strong_names(*register) == ["Zainab Khan", "Piotr Nowak"]


@pytest.mark.parametrize(
    ("text", "name"), [("HOXHA, Arben b. 03/02/1991", "HOXHA, Arben"), ("tommy b pushed her", "tommy b")]
)
def test_a_small_letter_ends_no_name_that_has_capitals(text, name):
    words = {"HOXHA, Arben": "HOXHA, Arben b", "tommy b": "tommy b"}[name]
    low, high = trim_person(text, 0, len(words))
    assert text[low:high] == name


def test_a_letter_with_a_title_is_somebody(make_document):
    assert strengths(make_document, "Mr D came on Saturday.", "D", MODEL) == [Strength.STRONG]


def test_roman_numerals_are_no_initials(strong_names):
    found = strong_names("Victor Ivanov opened the meeting.", "VI. Minutes\nVII. Any other business\nIV. Finance")
    assert found == ["Victor Ivanov"]


def test_a_property_of_capitals_and_everyday_words_is_a_title(strong_names):
    assert strong_names("Interface Control Document", kind=BlockKind.PROPERTY) == []
    assert strong_names("Zainab Price", kind=BlockKind.PROPERTY) == ["Zainab Price"]


def test_the_same_bare_initials_are_somebody_wherever_they_stand(strong_names):
    rows = (["Pupil", "Approved"], ["Zainab Khan", "SB"], ["Piotr Nowak", "SB"], ["Jun Ito", "no"], ["Hafsa Ali", "SB"])
    assert strong_names(*rows).count("SB") == 3


def test_a_total_under_names_is_nobody(strong_names):
    assert "Total" not in strong_names(
        ["Employee", "Cost"], ["Zainab Khan", "450"], ["Piotr Nowak", "999"], ["Total", "1449"]
    )


def test_small_words_that_fill_a_cell_are_nobody(strong_names):
    rows = (["Zainab", "bee stings", "see office"], ["Piotr", "egg dishes", "EpiPen in bag"])
    assert strong_names(*rows) == ["Zainab", "Piotr"]


@pytest.mark.parametrize(
    "surname",
    [
        "Khan",
        "Lone",
        "Shin",
        "Mak",
        "Pal",
        "Lopes",
        "Morales",
        "Gross",
        "Burke",
        "Lynch",
        "Lambert",
        "Hicks",
        "Bates",
        "Said",
    ],
)
def test_surnames_that_a_dictionary_holds_are_no_everyday_words(surname):
    assert surname.lower() not in LANGUAGE.everyday


@pytest.mark.parametrize("word", ["Boots", "Total", "Size", "Course", "Injury", "Spanish", "Owes", "Categories"])
def test_what_forms_and_tables_are_full_of_are_everyday_words(word):
    folded = word.lower()
    assert folded in LANGUAGE.everyday or is_mostly_a_word(folded.removesuffix("s"))
