"""Plain-text copies, pictures read by OCR, and bytes of any kind."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from redactor.core.checks import CheckOutcome, Expectation, WithheldText
from redactor.core.documents import MediaType
from redactor.verification import find_ocr, verify_copy, verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.specimens import plain

TEXT = "\n\n".join(plain.LINES)


def failed(report):
    return {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}


def verify_text(text):
    expected = plain.expectation(MediaType.TEXT)
    return verify_copy(text.encode(), file_name="001.txt", expectation=expected)


def test_a_clean_text_copy_passes():
    assert verify_text(TEXT).passed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"{TEXT}\n{plain.NAME}", Number.READERS),
        (f"{TEXT}\n" + plain.NAME.encode().hex(), Number.STREAMS),
        (f"{TEXT}\u200b", Number.STRUCTURE),
        (f"{TEXT}\x07", Number.STRUCTURE),
        (plain.LINES[0], Number.LOSSES),
    ],
)
def test_a_bad_text_copy_is_caught(text, number):
    assert number in failed(verify_text(text))


def picture_of(text: str) -> bytes:
    """A PDF page that is one picture with *text* on it."""
    image = Image.new("L", (1240, 400), 255)
    ImageDraw.Draw(image).text((60, 120), text, fill=0, font=ImageFont.load_default(64))
    builder = plain.PdfBuilder()
    entries = b"/Type /XObject /Subtype /Image /Width 1240 /Height 400 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    number = builder.stream(image.tobytes(), entries)
    content = b"q 500 0 0 161 40 400 cm /Im1 Do Q\n"
    return plain.pdf_copy(extra_content=content, resources=b"/XObject << /Im1 %d 0 R >>" % number, builder=builder)


@pytest.mark.needs_tesseract
@pytest.mark.parametrize(("text", "caught"), [(f"Seen by {plain.NAME} today", True), ("Seen by nobody today", False)])
def test_a_name_in_the_pixels_is_read_by_ocr(text, caught):
    expected = plain.expectation(allowed_images=1)
    report = verify_copy(picture_of(text), file_name="001", expectation=expected, ocr=find_ocr())
    assert (Number.PICTURES_READ in failed(report)) is caught


def test_a_page_with_a_picture_is_noticed_though_nobody_said_so():
    expected = plain.expectation(allowed_images=1)
    report = verify_copy(picture_of("x"), file_name="001", expectation=expected)
    assert report.waits


@pytest.mark.parametrize(("surplus", "caught"), [(0, False), (1, True)])
def test_samples_may_begin_as_a_picture_file_does_and_a_picture_file_is_no_samples(surplus, caught):
    """A stencil's first row, and the first bytes of a JPEG with data of an application."""
    builder = plain.PdfBuilder()
    samples = b"\xff\xd8\xff\xe1\x00\x10Camera of Zorba" + bytes(40 - 20 + surplus)
    entries = b"/Type /XObject /Subtype /Image /Width 16 /Height 20 /ImageMask true /BitsPerComponent 1"
    number = builder.stream(samples[: 40 + surplus], entries)
    content = b"q 16 0 0 20 40 400 cm /Im1 Do Q\n"
    copy = plain.pdf_copy(extra_content=content, resources=b"/XObject << /Im1 %d 0 R >>" % number, builder=builder)
    report = verify_copy(copy, file_name="001", expectation=plain.expectation(allowed_images=1))
    assert (Number.PICTURE_DATA in failed(report)) is caught


@pytest.mark.parametrize(
    ("read", "caught"),
    [("Zorbaxlne", True), ("Zorbaxne", True), ("Zorbaxiine", True), ("Zorba the", False), ("library", False)],
)
def test_a_name_that_ocr_misreads_by_one_letter_is_still_seen(read, caught):
    expected = plain.expectation(picture_pages=(0,))
    report = verify_copy(plain.pdf_copy(), file_name="001", expectation=expected, ocr=lambda _: read)
    assert (Number.PICTURES_READ in failed(report)) is caught


def test_a_disclosed_word_one_letter_away_from_a_withheld_one_is_not_accused():
    lines = ("Mr Whitlocks came.",)
    withheld = (WithheldText("P", ("Whitlock",)),)
    expected = Expectation(MediaType.PDF, withheld, lines, plain.LABEL, picture_pages=(0,))
    report = verify_copy(plain.pdf_copy(lines), file_name="001", expectation=expected, ocr=lambda _: "Mr Whitlocks")
    assert Number.PICTURES_READ not in failed(report)


@pytest.mark.parametrize(
    ("read", "outcome"),
    [
        ("Grace was there", CheckOutcome.NEEDS_PERSON),  # it may be the word: a person looks
        ("Grace Zorbaxine was there", CheckOutcome.FAILED),
        ("GH was there", CheckOutcome.PASSED),  # two letters are on any page of print
    ],
)
def test_a_form_that_is_also_a_word_has_a_person_look_at_the_picture(read, outcome):
    withheld = (WithheldText("P", ("Grace", "GH"), also_ordinary=True), WithheldText("P", ("Zorbaxine",)))
    expected = Expectation(MediaType.PDF, withheld, plain.LINES, plain.LABEL, picture_pages=(0,))
    report = verify_copy(plain.pdf_copy(), file_name="001", expectation=expected, ocr=lambda _: read)
    assert next(c.outcome for c in report.checks if c.number == Number.PICTURES_READ) is outcome


def test_the_words_of_a_stamp_are_nobody_s_in_a_picture_either():
    withheld = (WithheldText("P", ("Documents",)),)
    stamped = Expectation(
        MediaType.PDF, withheld, plain.LINES, plain.LABEL, picture_pages=(0,), added=("Document 001 · 1",)
    )
    report = verify_copy(plain.pdf_copy(), file_name="001", expectation=stamped, ocr=lambda _: "Document 001 1")
    assert Number.PICTURES_READ not in failed(report)


SEEDS = (plain.pdf_copy(), plain.word_copy(), TEXT.encode())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SEEDS), st.integers(0, 2**32), st.integers(1, 30), st.booleans())
def test_damaged_bytes_never_raise_and_the_report_is_complete(content, seed, changes, cut):
    rng = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(changes):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    data = bytes(damaged[: rng.randrange(len(damaged))] if cut else damaged)
    report = verify_copy(data, file_name="001", expectation=plain.expectation())
    assert [check.number for check in report.checks] == list(Number)
    verify_stranger(data)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([plain.pdf_copy(), plain.word_copy()]), st.binary(min_size=1, max_size=40))
def test_whatever_is_appended_to_a_copy_fails_it(content, more):
    media_type = MediaType.PDF if content.startswith(b"%PDF") else MediaType.WORD
    if not more.strip(b"\r\n"):
        return
    report = verify_copy(content + more, file_name="001", expectation=plain.expectation(media_type))
    assert not report.passed


def test_a_picture_that_ocr_cannot_read_is_a_failure_and_not_a_pass():
    raw = io.BytesIO()
    Image.new("L", (8, 8)).save(raw, "PNG")

    def broken(_):
        raise RuntimeError("gone")

    expected = plain.expectation(picture_pages=(0,))
    report = verify_copy(plain.pdf_copy(), file_name="001", expectation=expected, ocr=broken)
    assert Number.PICTURES_READ in failed(report)
