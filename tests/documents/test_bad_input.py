"""Damaged, hostile and enormous files: a document with a clear gap, never an error, never a hang."""

from __future__ import annotations

import io
import random
import time
import zipfile
from dataclasses import replace

import pymupdf
import pytest
from tests.documents.pdf.making import pdf_of

from redactor.core.documents import Document, GapKind
from redactor.documents import DEFAULT_LIMITS, Limits, read_bytes

HERE = Limits(isolate=False)
LETTER = pdf_of([(72, 100, "Dear Ms Okafor"), (72, 140, "Tom hit Anya on Monday.")], [(72, 100, "second page")])
FILE_GAPS = {GapKind.FILE_UNREADABLE, GapKind.FILE_UNKNOWN, GapKind.FILE_ENCRYPTED}


@pytest.mark.parametrize("seed", range(60))
def test_a_pdf_with_broken_bytes_is_read_or_becomes_gaps(seed):
    """Sixty files, each with bytes changed, cut out or doubled at random (but the same every time)."""
    chance = random.Random(seed)
    content = bytearray(LETTER)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(content))
        match chance.randrange(3):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randrange(40)]
            case _:
                content[at:at] = content[at : at + chance.randrange(40)]
    document = read_bytes(bytes(content), limits=HERE)
    assert isinstance(document, Document)
    assert document.blocks or document.gaps
    for gap in document.gaps:
        assert gap.reason


def test_every_cut_of_a_pdf_is_read_or_becomes_gaps():
    for length in range(0, len(LETTER), max(1, len(LETTER) // 40)):
        document = read_bytes(LETTER[:length], limits=HERE)
        assert document.blocks or document.gaps


def bomb(names):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for name in names:
            package.writestr(name, b"\0" * 60_000_000)
    return raw.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    content = bomb(["word/document.xml", "word/footnotes.xml"])
    assert len(content) < 1_000_000
    started = time.monotonic()
    document = read_bytes(content, limits=replace(HERE, unpacked_bytes=20_000_000))
    assert time.monotonic() - started < 10
    assert document.gaps[0].kind in FILE_GAPS
    assert not document.blocks


def test_a_pdf_whose_stream_unpacks_to_gigabytes_does_not_take_the_tool_down():
    """The reading process may use only so much memory; when it falls, that is a gap."""
    document = pymupdf.open(stream=LETTER)
    document.update_stream(document[0].get_contents()[0], b" " * 200_000_000)
    content = document.tobytes(deflate=True)
    assert len(content) < 1_000_000
    read = read_bytes(content, limits=replace(DEFAULT_LIMITS, memory_bytes=600_000_000, silent_seconds=60))
    assert read.gaps
    assert read_bytes(LETTER).blocks


def test_a_file_larger_than_the_limit_is_not_opened():
    document = read_bytes(LETTER, limits=replace(HERE, file_bytes=100))
    assert document.gaps[0].kind is GapKind.FILE_UNREADABLE
    assert "larger" in document.gaps[0].reason


def test_a_pdf_with_more_pages_than_the_limit_is_refused_with_their_number():
    document = read_bytes(LETTER, limits=replace(HERE, pages=1))
    assert document.gaps[0].kind is GapKind.FILE_UNREADABLE
    assert "2 pages" in document.gaps[0].reason


@pytest.mark.slow
def test_three_thousand_pages_are_read():
    source = pymupdf.open(stream=LETTER)
    document = pymupdf.open()
    for _ in range(1500):
        document.insert_pdf(source)
    read = read_bytes(document.tobytes(deflate=True))
    assert read.page_count == 3000
    assert {block.page_index for block in read.blocks} == set(range(3000))
    assert not read.gaps


def nested_forms(depth):
    """A page that draws a form that draws a form… without end."""
    document = pymupdf.open(stream=LETTER)
    page = document[0]
    form = document.get_new_xref()
    document.update_object(form, "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]>>")
    document.update_stream(form, b"/X Do " * depth)
    document.xref_set_key(form, "Resources", f"<</XObject<</X {form} 0 R>>>>")
    document.xref_set_key(page.xref, "Resources", f"<</XObject<</X {form} 0 R>>>>")
    document.update_stream(page.get_contents()[0], b"/X Do")
    return document.tobytes()


def test_a_form_that_draws_itself_ends():
    document = read_bytes(nested_forms(3), limits=replace(DEFAULT_LIMITS, silent_seconds=5))
    assert document.blocks or document.gaps


def test_a_circular_page_tree_ends():
    content = LETTER.replace(b"/Count 2", b"/Count 9")
    pages = pymupdf.open(stream=LETTER)
    pages.xref_set_key(pages[1].xref, "Kids", f"[{pages[1].xref} 0 R]")
    pages.xref_set_key(pages[1].xref, "Type", "/Pages")
    for hostile in (content, pages.tobytes()):
        document = read_bytes(hostile, limits=replace(DEFAULT_LIMITS, silent_seconds=30))
        assert document.blocks or document.gaps
