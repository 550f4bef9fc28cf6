"""What the verifier lets a Word copy hold beside plain text: page numbers, positions of drawings, drawn shapes."""

from __future__ import annotations

import io
import zipfile

import pytest

from redactor.core.checks import CheckOutcome, Expectation
from redactor.core.documents import MediaType
from redactor.verification import verify_copy
from redactor.verification.xml_reading import read_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def structure_of(body):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<?xml version='1.0'?><w:document {W} {WP} {MC}><w:body>{body}</w:body></w:document>"
        )
    expectation = Expectation(MediaType.WORD, (), (), "[Withheld]")
    report = verify_copy(stream.getvalue(), file_name="1.docx", expectation=expectation)
    return next(check.outcome for check in report.checks if check.name == "only what a copy needs")


@pytest.mark.parametrize("code", [" PAGE ", " NUMPAGES ", " PAGE \\* roman "])
def test_fields_that_number_pages_pass(code):
    assert structure_of(f'<w:p><w:fldSimple w:instr="{code}"/></w:p>') is CheckOutcome.PASSED


@pytest.mark.parametrize("code", [" MERGEFIELD Surname ", "PAGE Zorbaxine", ' PAGE "Zorbaxine" ', ""])
def test_any_other_field_fails(code):
    assert structure_of(f'<w:p><w:fldSimple w:instr="{code}"/></w:p>') is CheckOutcome.FAILED


def test_a_second_spelling_of_a_drawing_fails():
    assert structure_of("<w:p><mc:AlternateContent><mc:Fallback/></mc:AlternateContent></w:p>") is CheckOutcome.FAILED


def test_words_in_the_label_of_a_list_are_read():
    text = f"<?xml version='1.0'?><w:lvl {W}><w:lvlText w:val='{{}}'/></w:lvl>"
    assert read_xml(text.format("Witness %1:").encode()).paragraphs == ("Witness %1:",)
    assert read_xml(text.format("%1.").encode()).paragraphs == ()


def test_positions_are_no_words_unless_they_hold_some():
    text = f"<?xml version='1.0'?><w:p {W} {WP}><wp:posOffset>{{}}</wp:posOffset><w:t>a</w:t></w:p>"
    assert read_xml(text.format("-12700").encode()).paragraphs == ("a",)
    assert read_xml(text.format("center").encode()).paragraphs == ("a",)
    assert read_xml(text.format("07700900123").encode()).paragraphs == (" 07700900123 a",)
    assert read_xml(text.format("Zorbaxine").encode()).paragraphs == (" Zorbaxine a",)


def test_a_plain_photo_carries_nothing_and_a_longer_one_does():
    from PIL import Image

    from redactor.verification.picture_data import metadata_in

    stream = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(stream, "JPEG")
    assert metadata_in(stream.getvalue()) == ()
    assert metadata_in(stream.getvalue() + b"more") == ("bytes after the end",)
