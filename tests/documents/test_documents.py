"""The room's front door: every file gives a document, a copy holds nothing that was withheld."""

from __future__ import annotations

import io
import time
import zipfile

import pymupdf
import pytest
from tests.documents.pdf.making import pdf_of

from redactor.core.copies import CopyPlan, Mark
from redactor.core.documents import GapKind, MediaType
from redactor.core.spans import Span
from redactor.documents import Limits, dry_run, page_picture, read_bytes, sandbox, sniff, write_copy
from redactor.errors import InputError, WritingError

HERE = Limits(isolate=False)
LETTER = pdf_of([(72, 100, "Dear Ms Okafor"), (72, 140, "Tom hit Anya on Monday.")])


def zipped(**parts):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return raw.getvalue()


def encrypted_pdf():
    document = pymupdf.open(stream=LETTER)
    return document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="owner")


OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
BAD_FILES = {
    "nothing at all": (b"", GapKind.FILE_UNREADABLE, "empty"),
    "a PDF cut short": (LETTER[:60], GapKind.FILE_UNREADABLE, "damaged"),
    "a PDF that needs a password": (encrypted_pdf(), GapKind.FILE_ENCRYPTED, "password"),
    "an encrypted Office file": (OLE2 + "EncryptedPackage".encode("utf-16-le"), GapKind.FILE_ENCRYPTED, "password"),
    "an old Word file": (OLE2 + "WordDocument".encode("utf-16-le"), GapKind.FILE_UNKNOWN, ".doc"),
    "a workbook": (zipped(xl__workbook="<x/>"), GapKind.FILE_UNKNOWN, "Excel"),
    "an archive": (zipped(letter="Dear"), GapKind.FILE_UNKNOWN, "zip"),
    "a broken archive": (b"PK\x03\x04 and then nothing", GapKind.FILE_UNREADABLE, "damaged"),
    "a photograph": (b"\xff\xd8\xff\xe0 JFIF" + bytes(range(256)), GapKind.FILE_UNKNOWN, "picture"),
    "noise": (bytes(range(256)) * 4, GapKind.FILE_UNKNOWN, "no type"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_one_gap_with_reason_and_next_step(name):
    content, kind, word = BAD_FILES[name]
    document = read_bytes(content, limits=HERE)
    (gap,) = document.gaps
    assert gap.kind is kind
    assert word in gap.reason
    assert len(gap.reason.split(". ")) >= 2
    assert not document.blocks


def test_a_text_file_with_any_name_is_read_as_text():
    document = read_bytes(b"Dear Tom,\r\nsee you.\r\n\r\nMs Okafor", limits=HERE)
    assert document.media_type is MediaType.TEXT
    assert [block.text for block in document.blocks] == ["Dear Tom,\nsee you.", "Ms Okafor"]


def test_a_pdf_is_known_by_its_content_even_behind_some_rubbish():
    assert sniff(b"\n\n" + LETTER) is MediaType.PDF
    assert sniff(b"x" * 2000 + LETTER) is not MediaType.PDF


def test_reading_in_a_child_process_gives_the_same_document():
    assert read_bytes(LETTER) == read_bytes(LETTER, limits=HERE)


def test_forty_files_share_one_child_process():
    first = sandbox._POOL.take()
    sandbox._POOL.give_back(first)
    for _ in range(40):
        read_bytes(LETTER)
    again = sandbox._POOL.take()
    sandbox._POOL.give_back(again)
    assert again is first
    assert first.tasks_done >= 40


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read():
    started = time.monotonic()
    document = read_bytes(LETTER, limits=Limits(silent_seconds=0.0))
    assert time.monotonic() - started < 10
    assert document.gaps[0].kind is GapKind.FILE_UNREADABLE
    assert "too long" in document.gaps[0].reason
    assert read_bytes(LETTER).blocks


def test_a_reading_process_that_dies_is_a_gap_and_the_next_file_is_read():
    worker = sandbox._POOL.take()
    worker._process.kill()
    worker._process.wait()
    with pytest.raises(InputError):
        worker.run("read", Limits(), (LETTER,))
    assert read_bytes(LETTER).blocks


def test_a_child_cannot_make_the_parent_run_code():
    import pickle

    class Evil:
        def __reduce__(self):
            return print, ("run",)

    with pytest.raises(pickle.UnpicklingError):
        sandbox._RecordsOnly(io.BytesIO(pickle.dumps(("done", Evil())))).load()


def span_of(document, text):
    for block in document.blocks:
        if text in block.text:
            start = block.text.index(text)
            return Span(block.id, start, start + len(text))
    raise AssertionError(text)


def plan_for(document, *texts, **more):
    marks = tuple(sorted((Mark(span_of(document, text), "[withheld]") for text in texts), key=lambda m: m.span))
    return CopyPlan(document.file, document.media_type, "[withheld]", marks=marks, **more)


@pytest.mark.parametrize("limits", [HERE, Limits()], ids=["here", "apart"])
def test_a_copy_holds_what_is_disclosed_and_not_what_is_withheld(limits):
    document = read_bytes(LETTER, limits=limits)
    copy = write_copy(LETTER, document, plan_for(document, "Anya", stamp="012 page 1"), limits=limits)
    text = "\n".join(page.get_text() for page in pymupdf.open(stream=copy.content))
    assert "Anya" not in text
    assert "[withheld]" in text
    assert "Okafor" in text
    assert "on Monday" in text
    assert "012 page 1" in text
    assert copy.labels == 1
    assert dry_run(LETTER, document, plan_for(document, "Anya"), limits=limits) == ()


def test_a_quoted_message_of_an_e_mail_saved_as_text_is_a_message_of_its_own():
    thread = "From: A\nTo: B\nSubject: trip\n\nThank you.\n\nOn 3 March A wrote:\n> Please come.\n"
    assert [b.message for b in read_bytes(thread.encode(), limits=HERE).blocks] == [
        "message1",
        "message1",
        "message2",
    ]
    assert {b.message for b in read_bytes(b"A note.\n\nNothing else.\n", limits=HERE).blocks} == {""}


def test_a_text_copy_holds_labels_in_place():
    content = b"Tom hit Anya.\n\nMs Okafor saw it."
    document = read_bytes(content, limits=HERE)
    copy = write_copy(content, document, plan_for(document, "Anya", banner="DRAFT"), limits=HERE)
    assert copy.content.decode() == "DRAFT\n\nTom hit [withheld].\n\nMs Okafor saw it.\n\n"


def test_no_copy_of_an_unknown_file_can_be_written():
    document = read_bytes(b"\x00\x01\x02", limits=HERE)
    with pytest.raises(WritingError):
        write_copy(b"\x00\x01\x02", document, plan_for(document), limits=HERE)


def test_a_page_can_be_drawn_and_other_files_cannot():
    assert page_picture(LETTER, 0).startswith(b"\x89PNG")
    with pytest.raises(InputError):
        page_picture(LETTER, 99, limits=HERE)
    with pytest.raises(InputError):
        page_picture(b"text", 0, limits=HERE)


def test_a_pdf_without_its_first_line_is_a_pdf_and_a_text_about_one_is_a_text():
    from tests.documents.pdf.making import pdf_of

    content = pdf_of([(72, 100, "Dear Ms Okafor")])
    headless = content[content.index(b"1 0 obj") :]
    document = read_bytes(headless)
    assert document.media_type is MediaType.PDF
    assert "Dear Ms Okafor" in [block.text for block in document.blocks]
    assert read_bytes(
        b"In a PDF, 1 0 obj begins the first object, /Catalog is in it, and endobj ends it."
    ).media_type is (MediaType.TEXT)
