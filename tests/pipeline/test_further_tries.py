"""A copy that fails a check is written again with less, and read back as strictly as before."""

import dataclasses

import pymupdf
import pytest
from tests.pipeline.conftest import NOW

import redactor
from redactor.core.checks import CheckOutcome, CheckResult
from redactor.core.copies import FallbackKind
from redactor.errors import VerificationFailed
from redactor.pipeline import copies, direct, take_snapshot
from redactor.pipeline.plans import Dress, plan_file
from redactor.pipeline.withheld import WithheldIndex

HIDDEN, LEAK, LABELS = 11, 6, 12


@pytest.fixture
def letter(tmp_path):
    """A letter of two pages."""
    document = pymupdf.open()
    for number in (1, 2):
        document.new_page().insert_text((72, 100), f"Page {number} was read by Zorbaxine Quellmalz on Tuesday")
    document.save(tmp_path / "letter.pdf")
    return tmp_path / "letter.pdf"


@pytest.fixture
def accusing(monkeypatch):
    """Has the verifier fail a check, with the places given, for as many copies as are named."""

    def accuse(number, places, times):
        verify, left = direct.verify_within_limits, [times]

        def failing(content, **others):
            report = verify(content, **others)
            left[0] -= 1
            if left[0] < 0:
                return report
            found = CheckResult(number, "a check", CheckOutcome.FAILED, "", tuple(places))
            kept = [check for check in report.checks if check.number != number]
            return redactor.core.checks.VerificationReport(report.file_name, report.sha256, (*kept, found))

        monkeypatch.setattr(direct, "verify_within_limits", failing)

    return accuse


def copy_of(letter):
    """The letter without its reader, and the text of the pages of the copy."""
    document = redactor.read_file(letter)
    spans = [
        redactor.core.spans.Span(block.id, at, at + len("Zorbaxine"))
        for block in document.blocks
        if (at := block.text.find("Zorbaxine")) >= 0
    ]
    copy = redactor.redact_file(letter, letter.with_name("copy.pdf"), spans)
    return copy, [page.get_text() for page in pymupdf.open(letter.with_name("copy.pdf"))]


def test_a_page_with_hidden_text_is_drawn(letter, accusing):
    accusing(HIDDEN, ["page 2: 3 characters"], 1)
    copy, texts = copy_of(letter)
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(1, FallbackKind.PICTURE)]
    assert "check 11" in copy.fallbacks[0].reason
    assert "Tuesday" in texts[0]
    assert "Tuesday" in texts[1]


def test_of_a_page_that_fails_as_a_picture_too_the_words_alone_are_shown(letter, accusing):
    accusing(HIDDEN, ["page 2: 3 characters"], 2)
    copy, texts = copy_of(letter)
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(1, FallbackKind.WORDS)]
    assert "check 11" in copy.fallbacks[0].reason
    assert "Words of this page alone" in texts[1]
    assert "Quellmalz on Tuesday" in texts[1]
    assert "[withheld]" in texts[1]
    assert "Zorbaxine" not in texts[1]


def test_a_page_of_which_the_words_alone_fail_too_is_withheld(letter, accusing):
    accusing(HIDDEN, ["page 2: 3 characters"], 3)
    copy, texts = copy_of(letter)
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(1, FallbackKind.PAGE)]
    assert "Tuesday" in texts[0]
    assert "Tuesday" not in texts[1]


def test_a_page_on_which_withheld_words_are_read_is_not_drawn(letter, accusing):
    accusing(LEAK, ["page 1 by PDFium: span 0"], 1)
    copy, texts = copy_of(letter)
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(0, FallbackKind.WORDS)]
    assert "Tuesday" in texts[0]


def test_a_page_on_which_withheld_words_are_read_twice_is_withheld(letter, accusing):
    accusing(LEAK, ["page 1 by PDFium: span 0"], 2)
    copy, texts = copy_of(letter)
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(0, FallbackKind.PAGE)]
    assert "Tuesday" not in texts[0]


def test_a_page_with_a_word_left_that_another_page_discloses_is_withheld(letter, monkeypatch):
    """The name is disclosed on the second page, so only its count tells that the writer forgot it on the first."""
    write = direct.write_copy

    def forgetful(content, document, plan, **others):
        marks = plan.marks if 0 in plan.withheld_pages else ()
        return write(content, document, dataclasses.replace(plan, marks=marks), **others)

    monkeypatch.setattr(direct, "write_copy", forgetful)
    first = redactor.read_file(letter).blocks[0]
    at = first.text.index("Zorbaxine")
    span = redactor.core.spans.Span(first.id, at, at + len("Zorbaxine"))
    copy = redactor.redact_file(letter, letter.with_name("copy.pdf"), [span])
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(0, FallbackKind.PAGE)]
    assert "check 7" in copy.fallbacks[0].reason
    texts = [page.get_text() for page in pymupdf.open(letter.with_name("copy.pdf"))]
    assert "Zorbaxine" not in texts[0]
    assert "Zorbaxine" in texts[1]


def test_a_failure_that_names_no_page_falls_back_on_the_pages_given_up_before(letter, monkeypatch):
    verify, found = direct.verify_within_limits, [(HIDDEN, "page 2: 3 characters"), (LABELS, "the whole copy")]

    def failing(content, **others):
        report = verify(content, **others)
        if not found:
            return report
        number, place = found.pop(0)
        failed = CheckResult(number, "a check", CheckOutcome.FAILED, "", (place,))
        kept = [check for check in report.checks if check.number != number]
        return redactor.core.checks.VerificationReport(report.file_name, report.sha256, (*kept, failed))

    monkeypatch.setattr(direct, "verify_within_limits", failing)
    copy, texts = copy_of(letter)
    assert not found
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(1, FallbackKind.WORDS)]
    assert "Tuesday" in texts[0]


def test_what_no_page_explains_is_refused(letter, accusing):
    accusing(LABELS, [], 1)
    with pytest.raises(VerificationFailed):
        copy_of(letter)
    assert not letter.with_name("copy.pdf").exists()


def test_a_copy_that_never_passes_is_refused(letter, accusing):
    accusing(HIDDEN, ["page 2: 3 characters"], 99)
    with pytest.raises(VerificationFailed):
        copy_of(letter)
    assert not letter.with_name("copy.pdf").exists()


def test_in_a_case_a_page_that_fails_is_drawn_and_never_withheld_unasked(scanned, monkeypatch):
    verify, seen = copies.verify_within_limits, []

    def accusing(content, **others):
        report = verify(content, **others)
        seen.append(report)
        fault = CheckResult(HIDDEN, "a check", CheckOutcome.FAILED, "", ("page 1: 3 characters",))
        return dataclasses.replace(report, checks=(*report.checks, fault))

    monkeypatch.setattr(copies, "verify_within_limits", accusing)
    snapshot = take_snapshot(scanned, today=NOW[:10])
    source = next(file for file in snapshot.files if file.paths[0] == "letter.pdf")
    made = copies.make_copy(
        snapshot, source, plan_file(snapshot, source.id, Dress()), WithheldIndex(snapshot), "001_letter.pdf"
    )
    assert len(seen) == 2
    assert made.plan.plan.picture_pages == (0,)
    assert made.plan.plan.withheld_pages == ()
    assert [one.kind for one in made.written.fallbacks] == [FallbackKind.PICTURE]
    assert HIDDEN in copies.failed_checks(made.report)


@pytest.fixture
def patterned(tmp_path):
    """Two pages; on the second stands a pattern that shows text, and an operator that nobody knows."""
    document = pymupdf.open()
    for number in (1, 2):
        document.new_page().insert_text((72, 100), f"Page {number} was read by Zorbaxine Quellmalz on Tuesday")
    tile = document.get_new_xref()
    font = int(document.get_page_fonts(1)[0][0])
    box = "/BBox[0 0 80 20]/XStep 80/YStep 20"
    document.update_object(
        tile, f"<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1{box}/Resources<</Font<</helv {font} 0 R>>>>>>"
    )
    document.update_stream(tile, b"BT /helv 9 Tf 2 5 Td (a tile) Tj ET")
    resources = f"<</Font<</helv {font} 0 R>>/Pattern<</P0 {tile} 0 R>>>>"
    document.xref_set_key(document[1].xref, "Resources", resources)
    contents = document[1].get_contents()[0]
    painted = b"q /Pattern cs /P0 scn 0 0 300 300 re f Q 1 2 3 nonsense\n"
    document.update_stream(contents, painted + document.xref_stream(contents))
    document.save(tmp_path / "letter.pdf")
    return tmp_path / "letter.pdf"


def test_of_a_page_that_can_be_neither_written_nor_drawn_the_words_alone_are_shown(patterned):
    copy, texts = copy_of(patterned)
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(1, FallbackKind.WORDS)]
    assert "neither be written anew nor drawn" in copy.fallbacks[0].reason
    assert "Tuesday" in texts[0]
    assert "Tuesday" in texts[1]
    assert "Zorbaxine" not in texts[1]
