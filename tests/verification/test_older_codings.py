"""Names with letters beyond ASCII, in the older codings of files and strings; and pictures that OCR cannot read."""

from __future__ import annotations

import pytest

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.verification import verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.encodings import decoded
from redactor.verification.ocr import OcrFailed
from redactor.verification.specimens import plain, wrapped

WITHHELD = (WithheldText("line 1", ("Łukasz Žižkowski",)), WithheldText("line 2", ("Zoë Brämley",)))


def judged(copy, number, **more):
    report = verify_stranger(copy, withheld=WITHHELD, **more)
    return next(check for check in report.checks if check.number == number)


@pytest.mark.parametrize("coding", ["cp1250", "iso8859-2", "utf-16-be", "utf-8"])
@pytest.mark.parametrize("case", [str, str.upper, str.lower], ids=["as written", "capitals", "small"])
def test_central_european_names_are_found_in_data_of_no_known_kind(coding, case):
    data = b"\x01\x02\xff" + case("Łukasz Žižkowski").encode(coding) + b"\xff\xfe\x00"
    found = judged(wrapped.embedded(data), Number.STREAMS)
    assert found.outcome is CheckOutcome.FAILED
    assert any(place.endswith("line 1") for place in found.places)


@pytest.mark.parametrize("coding", ["latin-1", "cp1252", "cp850", "mac-roman"])
@pytest.mark.parametrize("case", [str, str.upper], ids=["as written", "capitals"])
def test_western_names_are_found_in_data_of_no_known_kind(coding, case):
    data = b"\x01\x02\xff" + case("Zoë Brämley").encode(coding) + b"\xff\xfe\x00"
    assert judged(wrapped.embedded(data), Number.STREAMS).outcome is CheckOutcome.FAILED


@pytest.mark.parametrize("written", ["Zoe Bramley", "ZoeBramley", "Zoe\u0308 Bra\u0308mley"])
def test_names_without_their_accents_or_with_accents_apart_are_found_there_too(written):
    data = b"\x01\x02\xff" + written.encode() + b"\xff\xfe\x00"
    assert judged(wrapped.embedded(data), Number.STREAMS).outcome is CheckOutcome.FAILED


def test_other_names_are_not_found_there():
    data = b"\x01\x02\xff" + "Lukáš Žitko and Zoe Brimley".encode("cp1250") + b"\xff\xfe\x00"
    assert judged(wrapped.embedded(data), Number.STREAMS).outcome is CheckOutcome.PASSED


def test_strings_of_a_pdf_are_read_in_the_encoding_of_pdf_documents():
    builder = plain.PdfBuilder()
    info = builder.add(b"<< /Author (\x95ukasz \x99i\x9ekowski) >>")
    builder.trailer = b"/Info %d 0 R" % info
    found = judged(plain.pdf_copy(builder=builder), Number.STREAMS)
    assert found.outcome is CheckOutcome.FAILED


def with_pictures(*names):
    return plain.word_copy(parts={f"word/media/{name}": b"\x01\x00\x00\x00" + name.encode() for name in names})


def reader(picture):
    """Reads PNG files alone."""
    if b"png" not in picture:
        raise OcrFailed
    return "seen by Zoe Bramley" if b"image2" in picture else "a tree"


def test_a_picture_of_another_tools_copy_that_ocr_cannot_read_waits_for_a_person():
    found = judged(with_pictures("image1.emf", "image3.png"), Number.PICTURES_READ, ocr=reader)
    assert found.outcome is CheckOutcome.NEEDS_PERSON
    assert "cannot read" in found.detail
    assert len(found.places) == 1


def test_a_name_in_a_picture_behind_one_that_cannot_be_read_is_found():
    found = judged(with_pictures("image1.emf", "image2.png"), Number.PICTURES_READ, ocr=reader)
    assert found.outcome is CheckOutcome.FAILED
    assert any("line 2" in place for place in found.places)


@pytest.mark.parametrize(("padding", "is_undone"), [(0, True), (4 * 1024 * 1024, False)])
def test_escapes_of_style_sheets_are_undone_in_texts_and_not_in_large_data(padding, is_undone):
    """Among the bytes of a large picture their signs stand by chance, and each reading more costs as much again as the picture."""
    data = b"Dr \\54 \\68 \\65 o" + b"\xff" * padding
    assert any(b"Dr Theo" in plain for plain in decoded(data)) is is_undone
