"""Whole copies: clean ones pass every check, and each check can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.core.documents import MediaType
from redactor.verification import read_texts, report_json, report_page, settle, verify_copy, verify_pack
from redactor.verification.catalogue import Number
from redactor.verification.search_checks import shared_finder
from redactor.verification.specimens import plain


def failed_numbers(report):
    return {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}


def verify(content, media_type=MediaType.PDF, **more):
    return verify_copy(content, file_name="001_letter", expectation=plain.expectation(media_type, **more))


@pytest.mark.parametrize("pages", [1, 3])
def test_a_clean_pdf_passes_every_check(pages):
    report = verify(plain.pdf_copy(pages=pages), pages=pages)
    assert [check for check in report.checks if check.outcome is CheckOutcome.FAILED] == []
    assert report.passed


def test_a_clean_word_file_passes_every_check():
    report = verify(plain.word_copy(), MediaType.WORD)
    assert [check for check in report.checks if check.outcome is CheckOutcome.FAILED] == []
    assert report.passed


def test_every_check_of_the_catalogue_is_recorded_once_and_in_order():
    report = verify(plain.pdf_copy())
    assert [check.number for check in report.checks] == list(Number)


@pytest.mark.parametrize("make", [plain.pdf_copy, plain.word_copy])
def test_a_name_left_on_a_page_fails_and_is_never_quoted(make):
    lines = (*plain.LINES, f"Signed, {plain.NAME}")
    media_type = MediaType.PDF if make is plain.pdf_copy else MediaType.WORD
    report = verify(make(lines), media_type)
    assert {Number.STREAMS, Number.READERS, Number.SURPLUS} <= failed_numbers(report)
    assert plain.NAME.casefold() not in repr(report.checks).casefold()


def test_one_letter_left_beside_a_label_is_surplus():
    lines = (plain.LINES[0], plain.LINES[1].replace(plain.LABEL, plain.LABEL + "e"), plain.LINES[2])
    assert failed_numbers(verify(plain.pdf_copy(lines))) == {Number.SURPLUS}


def test_a_disclosed_word_that_is_gone_is_a_loss():
    lines = (*plain.LINES[:2], plain.LINES[2].replace("early", ""))
    assert failed_numbers(verify(plain.pdf_copy(lines))) == {Number.LOSSES}


def test_a_label_too_few_fails_the_count():
    lines = (*plain.LINES[:2], plain.LINES[2].replace(plain.LABEL, ""))
    assert Number.LABELS in failed_numbers(verify(plain.pdf_copy(lines)))


def test_text_under_a_black_box_is_hidden_text():
    covered = plain.pdf_text([plain.NAME], top=300) + b"0 g 60 290 200 30 re f\n"
    assert Number.HIDDEN_TEXT in failed_numbers(verify(plain.pdf_copy(extra_content=covered)))


def test_an_ordinary_word_is_judged_by_how_often_it_is_disclosed():
    will = (WithheldText("P-WILL", ("Will",), also_ordinary=True),)
    lines = ("We will write again.", "Please will you ring?")
    assert verify(plain.pdf_copy(lines), disclosed=lines, withheld=will, sanity="write").passed
    passed = verify(plain.pdf_copy(lines), disclosed=lines, withheld=will, sanity="write")
    recorded = next(check for check in passed.checks if check.number == Number.IN_PLACE)
    assert recorded.places == (
        "P-WILL, form 1: stands 2 times, disclosed 2 times: an ordinary word or a disclosed person's there",
    )
    assert recorded.places[0] in report_json(passed)
    assert "P-WILL, form 1: stands 2 times" in report_page(passed)
    more = verify(plain.pdf_copy((*lines, "Will")), disclosed=lines, withheld=will, sanity="write")
    assert Number.IN_PLACE in failed_numbers(more)


PAGES_OF_WILL = (("We will write again.", "Please ring."), ("Will you ring?", "Soon."), ("Nobody called.", "Goodbye."))


def told_of_will(*pages, **more):
    """Where check 7 says that the name stands too often, the pages above being what is disclosed."""
    will = (WithheldText("P-WILL", ("Will",), also_ordinary=True),)
    disclosed = tuple("\n".join(page) for page in PAGES_OF_WILL)
    report = verify(
        plain.pdf_of_pages(*pages), disclosed=disclosed, withheld=will, sanity="write", labels=0, page_count=3, **more
    )
    found = next(check for check in report.checks if check.number == Number.IN_PLACE)
    return {place.partition(" by ")[0] for place in found.places if found.outcome is CheckOutcome.FAILED}


def test_a_form_too_often_is_told_with_the_pages_where_it_is_more_than_disclosed():
    areas = ("page 1", "page 2", "page 3")
    assert told_of_will(*PAGES_OF_WILL, areas=areas) == set()
    leak = ("Nobody called but Will.", "Goodbye.")
    assert told_of_will(*PAGES_OF_WILL[:2], leak, areas=areas) == {"page 3"}


def test_where_no_page_is_known_all_pages_that_may_hold_it_are_told():
    leak = ("Will said that.", "Will you ring?", "Will they?")
    assert told_of_will(PAGES_OF_WILL[0], leak, ("Will they?", "Goodbye.")) == {"page 2", "page 3"}


def test_one_known_word_is_enough_because_readers_tear_slanted_words_apart():
    torn = (*plain.LINES, "incomprehensibly")  # the longest word, of which the copy shows only letters far apart
    checks = verify(plain.pdf_copy(), disclosed=torn, sanity="").checks
    assert next(c.outcome for c in checks if c.number == Number.SANITY) is CheckOutcome.PASSED
    others = ("unforeseeable", "incomprehensibly")
    assert Number.SANITY in failed_numbers(verify(plain.pdf_copy(), disclosed=others, sanity=""))


def test_a_sanity_text_that_is_not_found_fails():
    assert Number.SANITY in failed_numbers(verify(plain.pdf_copy(), sanity="hippopotamus"))


def test_a_file_that_is_no_pdf_fails_and_nothing_is_raised():
    report = verify(b"not a pdf at all")
    assert Number.OPENS in failed_numbers(report)
    assert not report.passed


def test_pages_with_pictures_wait_for_a_person_where_there_is_no_ocr():
    report = verify(plain.pdf_copy(), picture_pages=(0,))
    assert report.waits
    settled = settle(report, Number.PICTURES_READ, by="J. Officer", at="2026-11-23")
    assert settled.passed
    assert "J. Officer" in next(check.detail for check in settled.checks if check.number == Number.PICTURES_READ)


def test_a_withheld_text_that_ocr_reads_fails():
    report = verify_copy(
        plain.pdf_copy(),
        file_name="001_letter",
        expectation=plain.expectation(picture_pages=(0,)),
        ocr=lambda _: f"a badge that says {plain.NAME}",
    )
    assert Number.PICTURES_READ in failed_numbers(report)


def test_what_anybody_calls_a_copy_is_no_leak_in_its_name():
    """A text that withholds the word "copy" may still be written to copy.pdf; any other word of the name counts."""
    expectation = replace(
        plain.expectation(), withheld=(WithheldText("W-1", ("copy",)), WithheldText("W-2", ("Kilbride",)))
    )
    names = ("copy.pdf", "Redacted_copy.pdf", "copyright.pdf", "copy of Kilbride.pdf")
    reports = [verify_copy(plain.pdf_copy(), file_name=name, expectation=expectation) for name in names]
    outcomes = [next(c.outcome for c in report.checks if c.number == 3) for report in reports]
    assert outcomes == [CheckOutcome.PASSED] * 3 + [CheckOutcome.FAILED]


def test_a_withheld_name_in_the_file_name_fails():
    report = verify_copy(plain.pdf_copy(), file_name=f"re {plain.NAME}.pdf", expectation=plain.expectation())
    assert failed_numbers(report) == {Number.FILE_NAME}


def test_the_pack_is_searched_for_what_is_withheld_in_any_file():
    copies = {"001.pdf": plain.pdf_copy(), "002.docx": plain.word_copy()}
    assert verify_pack(copies, plain.WITHHELD).passed
    elsewhere = verify_pack(copies, (WithheldText("I-X", ("Amelia",)),))
    assert {Number.STREAMS, Number.READERS} <= failed_numbers(elsewhere)


@pytest.mark.parametrize("name", ["schedule.csv", "manifest.json"])
def test_the_schedule_the_manifest_and_every_name_of_the_pack_are_searched(name):
    copies = {"001.pdf": plain.pdf_copy(), "schedule.csv": b"1;letter", "manifest.json": b"{}"}
    assert verify_pack(copies, plain.WITHHELD).passed
    held = verify_pack({**copies, name: b'{"title": "About Zorbaxine"}'}, plain.WITHHELD)
    assert {Number.STREAMS, Number.READERS} <= failed_numbers(held)
    named = verify_pack({**copies, "Zorbaxine.pdf": plain.pdf_copy()}, plain.WITHHELD)
    assert failed_numbers(named) == {Number.FILE_NAME}
    inside = plain.word_zip({"inner/a.txt": b"x", "Zorbaxine.txt": b"y"})
    assert not verify_pack({**copies, "002.zip": inside}, plain.WITHHELD).passed


def test_a_form_on_the_list_of_the_case_and_of_the_copy_is_judged_by_both():
    strict = WithheldText("P-1", ("Will Marsh", "Will"))
    own = WithheldText("I-1", ("Will",), also_ordinary=True)
    lines = ("We will write again.",)
    passes = verify(plain.pdf_copy(lines), disclosed=lines, withheld=(own,), case_wide=(strict,), sanity="write")
    assert passes.passed
    leaks = ("We will write again to Will Marsh.",)
    report = verify(plain.pdf_copy(leaks), disclosed=lines, withheld=(own,), case_wide=(strict,), sanity="write")
    assert {Number.READERS, Number.IN_PLACE} <= failed_numbers(report)
    assert any("I-1, P-1" in place or "I-1" in place for check in report.checks for place in check.places)


def test_the_search_over_the_list_of_the_case_is_built_once_for_all_copies():
    case_wide = tuple(WithheldText(f"P-{at}", (f"Person{at} Quellmore",)) for at in range(5))
    shared_finder.cache_clear()
    for _ in range(3):
        verify(plain.pdf_copy(), case_wide=case_wide)
    verify_pack({"001.pdf": plain.pdf_copy()}, case_wide)
    assert shared_finder.cache_info().misses == 1


def test_texts_of_the_readers_are_handed_out_by_page_and_part():
    assert any("library" in text for text in read_texts(plain.pdf_copy()))
    assert any("library" in text for text in read_texts(plain.word_copy()))


@pytest.mark.parametrize(
    ("form", "name", "passes"),
    [
        ("Page", "page 3 copy.pdf", True),
        ("Anna Page", "page 3 copy.pdf", True),
        ("Anna Page", "Anna Page.pdf", False),
        ("Paget", "Paget copy.pdf", False),
    ],
)
def test_words_that_anybody_calls_a_copy_are_nobodys_in_a_file_name_but_hide_no_name_of_several_words(
    form, name, passes
):
    expectation = replace(plain.expectation(), withheld=(WithheldText("I-PAGE", (form,)),))
    report = verify_copy(plain.pdf_copy(), file_name=name, expectation=expectation)
    assert (Number.FILE_NAME not in failed_numbers(report)) is passes
