"""Copies by any tool: what can be recovered is told in plain words, and nothing is quoted."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.verification import verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.specimens import REGISTRY, plain

ORIGINAL = plain.pdf_copy([line.replace(plain.LABEL, plain.NAME) for line in plain.LINES])


def outcome(report, number):
    return next(check.outcome for check in report.checks if check.number == number)


def sentences(report):
    return " ".join(place for check in report.checks for place in check.places)


def test_a_clean_copy_of_ours_passes_with_its_original():
    report = verify_stranger(plain.pdf_copy(), original=ORIGINAL)
    assert report.passed
    assert outcome(report, Number.STREAMS) is CheckOutcome.PASSED


def test_without_original_and_list_nothing_is_claimed_about_withheld_text():
    report = verify_stranger(plain.pdf_copy())
    assert outcome(report, Number.STREAMS) is CheckOutcome.NOT_APPLICABLE


def test_words_that_the_original_had_are_found_in_the_copys_bookmarks():
    report = verify_stranger(REGISTRY["pdf bookmark"].make(), original=ORIGINAL)
    assert outcome(report, Number.STREAMS) is CheckOutcome.FAILED
    assert plain.NAME.casefold() not in repr(report.checks).casefold()


def test_a_list_of_withheld_texts_is_searched():
    withheld = (WithheldText("W-1", (plain.NAME,)),)
    report = verify_stranger(REGISTRY["pdf properties"].make(), withheld=withheld)
    assert outcome(report, Number.STREAMS) is CheckOutcome.FAILED


@pytest.mark.parametrize(
    ("specimen", "number", "words"),
    [
        ("pdf black box over text", Number.HIDDEN_TEXT, "page 1"),
        ("pdf white text", Number.HIDDEN_TEXT, "page 1"),
        ("pdf attachment", Number.STRUCTURE, "Files are attached"),
        ("pdf empty redact annotation", Number.STRUCTURE, "never applied"),
        ("pdf earlier version underneath", Number.REMAINS, "earlier versions"),
        ("pdf thumbnail", Number.STRUCTURE, "small pictures"),
        ("word tracked deletion", Number.STRUCTURE, "Deleted text is still there"),
        ("word hidden text", Number.HIDDEN_TEXT, "hidden text"),
        ("word cropped picture", Number.STRUCTURE, "cropped"),
        ("word custom xml", Number.STRUCTURE, "custom XML"),
    ],
)
def test_what_can_be_recovered_is_told_in_plain_words_without_any_list(specimen, number, words):
    report = verify_stranger(REGISTRY[specimen].make())
    assert outcome(report, number) is CheckOutcome.FAILED
    assert words in sentences(report)
    assert plain.NAME.casefold() not in repr(report.checks).casefold()


@pytest.mark.parametrize(
    "specimen", ["pdf comment annotation", "pdf page label", "pdf structure tree", "word alternative text"]
)
def test_text_beside_the_pages_waits_for_a_person(specimen):
    report = verify_stranger(REGISTRY[specimen].make())
    assert outcome(report, Number.STRUCTURE) is CheckOutcome.NEEDS_PERSON
    assert not report.passed


def test_an_ordinary_pdf_with_properties_waits_and_is_not_accused():
    raw = io.BytesIO()
    canvas = Canvas(raw, invariant=1)
    canvas.drawString(72, 700, "An ordinary letter about the school trip.")
    canvas.save()
    report = verify_stranger(raw.getvalue())
    assert report.waits


def test_a_page_that_is_only_a_picture_waits_for_a_person():
    report = verify_stranger(plain.pdf_copy(()))
    assert outcome(report, Number.SANITY) is CheckOutcome.NEEDS_PERSON


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7 nothing", b"PK\x03\x04"])
def test_anything_else_fails_and_nothing_is_raised(content):
    assert outcome(verify_stranger(content), Number.OPENS) is CheckOutcome.FAILED


def in_places(copy, *lines):
    """What check 7 makes of a copy and a list."""
    withheld = tuple(WithheldText(f"line {at}", (line,)) for at, line in enumerate(lines, 1))
    report = verify_stranger(copy, withheld=withheld)
    return next(check for check in report.checks if check.number == Number.IN_PLACE)


@pytest.mark.parametrize(
    ("line", "text", "told"),
    [
        ("Ng", "Seen by Ng today.", "page 1: line 1"),
        ("Thessaly Brackenridge", "Mrs Brackenridge rang.", "page 1: part of line 1"),
        ("Ms Thessaly Brackenridge", "Write to t.brackenridge@example.org", "page 1: part of line 1"),
        ("Will Marsh", "Marsh was told.", "page 1: part of line 1"),
        ("Elizabeth Marsh", "Lizzie was told.", "page 1: part of line 1"),
    ],
)
def test_a_short_text_or_part_of_a_name_on_the_list_waits_for_a_person(line, text, told):
    found = in_places(plain.pdf_copy((*plain.LINES, text)), line)
    assert found.outcome is CheckOutcome.NEEDS_PERSON
    assert told in found.places


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ng", "They sang in the hall."),
        ("Will Marsh", "She will walk over the marsh."),
        ("Ms Thessaly Brackenridge", "Ms Clarke rang."),
        ("12 Quibble Terrace", "The Terrace is closed."),
    ],
)
def test_ordinary_words_do_not_wait_for_a_list_of_names(line, text):
    assert in_places(plain.pdf_copy((*plain.LINES, text)), line).outcome is CheckOutcome.PASSED


def test_a_part_of_a_name_beside_the_pages_waits_too():
    found = in_places(REGISTRY["pdf bookmark"].make(), f"Thessaly {plain.NAME}")
    assert found.outcome is CheckOutcome.NEEDS_PERSON
    assert plain.NAME.casefold() not in repr(found).casefold()


def test_what_stands_in_a_part_is_told_with_the_name_of_the_part_and_how_to_look():
    withheld = (WithheldText("line 1", (plain.NAME,)),)
    report = verify_stranger(REGISTRY["word name left"].make(), withheld=withheld)
    found = next(check for check in report.checks if check.number == Number.STREAMS)
    assert "rename the file to .zip" in found.detail
    assert "part 3 (word/document.xml): line 1" in found.places
    pdf = verify_stranger(REGISTRY["pdf properties"].make(), withheld=withheld)
    assert "a PDF file's objects" in next(check.detail for check in pdf.checks if check.number == Number.STREAMS)


def test_a_part_that_people_named_is_not_quoted():
    report = verify_stranger(REGISTRY["word part name"].make(), withheld=(WithheldText("line 1", (plain.NAME,)),))
    assert outcome(report, Number.STREAMS) is CheckOutcome.FAILED
    assert plain.NAME.casefold() not in repr(report.checks).casefold()
