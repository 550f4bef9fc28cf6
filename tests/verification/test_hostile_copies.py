"""Hostile copies end in a report under limits: never in a crash, a hang or a pass."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from itertools import pairwise

import pytest

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.core.documents import MediaType
from redactor.verification import Bounds, Task, verify_apart, verify_copy, verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.specimens import plain
from redactor.verification.specimens.plain import PdfBuilder

_MIB = 1024 * 1024


def forms_that_draw_forms() -> bytes:
    """Eight forms, each drawing the one before ten times: a hundred million drawings in two kilobytes."""
    builder = PdfBuilder()
    last = builder.stream(b"0 0 1 1 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    for _ in range(8):
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>" % last
        last = builder.stream(b"/F Do " * 10, entries)
    return plain.pdf_copy(extra_content=b"/F Do", resources=b"/XObject << /F %d 0 R >>" % last, builder=builder)


def stream_bomb() -> bytes:
    builder = PdfBuilder()
    builder.stream(bytes(300 * _MIB))
    return plain.pdf_copy(builder=builder)


def lists_in_lists() -> bytes:
    builder = PdfBuilder()
    builder.add(b"[" * 50_000 + b"]" * 50_000)
    return plain.pdf_copy(builder=builder)


def page_tree_that_is_a_ring() -> bytes:
    return plain.pdf_copy().replace(b"/Kids [3 0 R]", b"/Kids [4 0 R]")


def sections_that_lead_to_themselves() -> bytes:
    content = plain.pdf_copy()
    return content.replace(b"trailer\n<<", b"trailer\n<< /Prev %d " % content.rindex(b"xref\n0"))


def a_page_of_a_kilometre() -> bytes:
    return plain.pdf_copy().replace(b"[0 0 595 842]", b"[0 0 900000 900000]")


def a_picture_of_ten_thousand_million_pixels() -> bytes:
    builder = PdfBuilder()
    entries = b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    number = builder.stream(bytes(1000), entries)
    resources = b"/XObject << /I %d 0 R >>" % number
    return plain.pdf_copy(extra_content=b"q 9 0 0 9 0 0 cm /I Do Q", resources=resources, builder=builder)


def zip_bomb() -> bytes:
    return plain.word_copy(parts={"word/media/image1.png": bytes(300 * _MIB)})


def archives_in_archives() -> bytes:
    data = plain.NAME.encode()
    for _ in range(9):
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner", data)
        data = raw.getvalue()
    return plain.word_copy(parts={"word/media/image1.png": data})


def entities_of_entities() -> bytes:
    names = "abcdefghij"
    inner = "".join(f'<!ENTITY {one} "{f"&{last};" * 10}">' for last, one in pairwise(names))
    markup = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"a" * 10}">{inner}]><x>&j;</x>'
    return plain.word_copy(parts={"word/styles.xml": markup.encode()})


def elements_in_elements() -> bytes:
    return plain.word_copy(extra_body="<w:p>" * 50_000 + "</w:p>" * 50_000)


def too_many_parts() -> bytes:
    return plain.word_copy(parts={f"word/media/image{at}.png": b"x" for at in range(10_001)})


PDFS = (
    forms_that_draw_forms,
    stream_bomb,
    lists_in_lists,
    page_tree_that_is_a_ring,
    sections_that_lead_to_themselves,
    a_page_of_a_kilometre,
    a_picture_of_ten_thousand_million_pixels,
)
WORDS = (zip_bomb, archives_in_archives, entities_of_entities, elements_in_elements, too_many_parts)


@pytest.mark.parametrize("make", [*PDFS, *WORDS], ids=lambda make: make.__name__)
def test_a_hostile_copy_fails_and_nothing_is_raised(make):
    content = make()
    media_type = MediaType.PDF if make in PDFS else MediaType.WORD
    report = verify_copy(content, file_name="001", expectation=plain.expectation(media_type))
    assert [check.number for check in report.checks] == list(Number)
    assert not report.passed
    assert not report.waits


def inside(depth: int) -> bytes:
    data = b"seen by " + plain.NAME.encode()
    for at in range(depth):
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner", zlib.compress(data) if at % 2 else data)
        data = raw.getvalue()
    return plain.word_copy(parts={"word/media/image1.png": data})


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, bz2.compress, lzma.compress, base64.b64encode])
def test_data_packed_by_itself_is_unpacked(pack):
    copy = plain.word_copy(parts={"word/media/image1.png": pack(b"seen by " + plain.NAME.encode())})
    report = verify_copy(copy, file_name="001", expectation=plain.expectation(MediaType.WORD))
    assert Number.STREAMS in {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}


def test_an_archive_that_cannot_be_opened_is_a_failure():
    copy = plain.word_copy(parts={"word/media/image1.png": b"7z\xbc\xaf\x27\x1c" + bytes(40)})
    report = verify_copy(copy, file_name="001", expectation=plain.expectation(MediaType.WORD))
    assert Number.UNPACKED in {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5, 6, 7])
def test_archives_are_searched_as_deep_as_they_nest_and_deeper_ones_fail(depth):
    report = verify_copy(inside(depth), file_name="001", expectation=plain.expectation(MediaType.WORD))
    failed = {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}
    assert failed & {Number.STREAMS, Number.UNPACKED}


def test_the_child_gives_the_same_report():
    content = plain.pdf_copy((*plain.LINES, plain.NAME))
    withheld = (WithheldText("W", (plain.NAME,)),)
    here = verify_stranger(content, withheld=withheld, file_name="a.pdf")
    there = verify_apart(Task(content, withheld=withheld, file_name="a.pdf"))
    assert (there.checks, there.sha256, there.versions) == (here.checks, here.sha256, here.versions)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [(Bounds(seconds=0.05), "takes too long"), (Bounds(memory_bytes=16 * _MIB), "made the checking process end")],
)
def test_a_child_that_is_stopped_or_falls_is_a_failure(bounds, words):
    report = verify_apart(Task(plain.pdf_copy()), bounds)
    assert not report.passed
    assert not report.waits
    assert words in report.checks[0].detail
    assert [check.number for check in report.checks] == list(Number)
