"""Bad copies made with other tools, as people make them: what can be recovered is told, with and without the original."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib

import docx
import pikepdf
import pymupdf
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt, RGBColor
from reportlab.pdfgen.canvas import Canvas

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.verification import verify_stranger
from redactor.verification.catalogue import Number

NAMES = ("Zorbaxine Quellmore", "07700 900123")
LINES = (
    "Dear Mrs Clarke,",
    f"Amelia was seen by {NAMES[0]} in the library after lunch.",
    f"We rang {NAMES[1]} and agreed that she may go home early.",
)


def pdf_original() -> bytes:
    raw = io.BytesIO()
    canvas = Canvas(raw, invariant=1)
    canvas.setTitle(f"About {NAMES[0]}")
    for at, line in enumerate(LINES):
        canvas.drawString(72, 760 - 22 * at, line)
    canvas.save()
    return raw.getvalue()


PDF = pdf_original()


def with_boxes(draw, *, bare=True, apply=False, **saving):
    """Something drawn over each name by PyMuPDF; *bare*: the properties are taken out."""
    document = pymupdf.open(stream=PDF)
    page = document[0]
    for name in NAMES:
        for box in page.search_for(name):
            draw(page, box)
    if apply:
        page.apply_redactions()
    if bare:
        document.set_metadata({})
    return document.tobytes(**saving)


def a_square(page, box):
    note = page.add_rect_annot(box)
    note.set_colors(stroke=(0, 0, 0), fill=(0, 0, 0))
    note.update()


def a_highlight(page, box):
    note = page.add_highlight_annot(box)
    note.set_colors(stroke=(0, 0, 0))
    note.update()


def a_mark(page, box):
    page.add_redact_annot(box, fill=(0, 0, 0))


def replaced(**more):
    """Words taken out of the page's stream with pikepdf."""
    file = pikepdf.open(io.BytesIO(PDF))
    page = file.pages[0]
    old = page.Contents
    words = old.read_bytes()
    for name in NAMES:
        words = words.replace(name.encode(), b"[Withheld]")
    page.Contents = file.make_stream(words)
    if more.get("old_kept"):
        page["/OldContents"] = old
    if not more.get("properties_kept"):
        del file.docinfo
    if more.get("attached"):
        file.attachments["original.pdf"] = PDF
    raw = io.BytesIO()
    file.save(raw)
    return raw.getvalue()


def cropped():
    document = pymupdf.open(stream=PDF)
    document[0].set_cropbox(pymupdf.Rect(0, 0, 595, 70))
    return document.tobytes(garbage=4)


PDF_COPIES = {
    "black rectangle": (
        lambda: with_boxes(lambda page, box: page.draw_rect(box, fill=(0, 0, 0)), garbage=4),
        11,
        "select it all",
    ),
    "white rectangle": (
        lambda: with_boxes(lambda page, box: page.draw_rect(box, fill=(1, 1, 1), color=(1, 1, 1)), garbage=4),
        11,
        "select it all",
    ),
    "black square comment": (lambda: with_boxes(a_square), 11, "select it all"),
    "black highlight": (lambda: with_boxes(a_highlight), 11, "select it all"),
    "marks never applied": (lambda: with_boxes(a_mark), 8, "never applied"),
    "saved with what was taken out": (lambda: with_boxes(a_mark, apply=True), 8, "never applied"),
    "cropped page": (cropped, 11, "select it all"),
    "old contents kept": (lambda: replaced(old_kept=True), 8, "no page uses"),
    "original attached": (lambda: replaced(attached=True), 8, "attachments pane"),
}


def outcome(report, number):
    return next(check.outcome for check in report.checks if check.number == number)


def told(report):
    return " ".join(f"{check.detail} {' '.join(check.places)}" for check in report.checks)


@pytest.mark.parametrize("name", PDF_COPIES)
def test_a_pdf_redacted_badly_fails_and_says_how_to_get_the_text(name):
    make, number, words = PDF_COPIES[name]
    copy = make()
    for original in (None, PDF):
        report = verify_stranger(copy, original=original)
        assert outcome(report, number) is CheckOutcome.FAILED
        assert words in told(report)
        assert "zorbaxine" not in repr(report.checks).casefold()


def test_a_name_left_in_the_properties_waits_alone_and_fails_against_the_original():
    copy = replaced(properties_kept=True)
    assert verify_stranger(copy).waits
    assert outcome(verify_stranger(copy, original=PDF), Number.STREAMS) is CheckOutcome.FAILED


@pytest.mark.parametrize(
    "copy",
    [replaced(), with_boxes(a_mark, apply=True, garbage=4, clean=True)],
    ids=["words replaced", "marks applied and rubbish thrown away"],
)
def test_a_pdf_redacted_well_is_not_accused(copy):
    assert verify_stranger(copy).passed
    assert verify_stranger(copy, original=PDF).passed


def word_file(change=None) -> bytes:
    made = docx.Document()
    for line in LINES:
        made.add_paragraph(line)
    made.add_table(1, 1).cell(0, 0).text = NAMES[0]
    if change is not None:
        for run in (run for paragraph in made.paragraphs for run in paragraph.runs if NAMES[0] in run.text):
            change(run)
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda run: setattr(run.font, "highlight_color", WD_COLOR_INDEX.BLACK), "blacked out"),
        (lambda run: setattr(run.font.color, "rgb", RGBColor(255, 255, 255)), "white on white"),
        (lambda run: setattr(run.font, "hidden", True), "hidden text"),
        (lambda run: setattr(run.font, "size", Pt(1)), "too small"),
    ],
    ids=["black highlight", "white letters", "hidden letters", "one point"],
)
def test_a_word_file_that_only_looks_redacted_fails_and_says_how_to_get_the_text(change, words):
    report = verify_stranger(word_file(change))
    assert outcome(report, Number.HIDDEN_TEXT) is CheckOutcome.FAILED
    assert words in told(report)


def test_letters_that_can_be_seen_are_not_accused():
    def white_on_black(run):
        run.font.highlight_color = WD_COLOR_INDEX.BLACK
        run.font.color.rgb = RGBColor(255, 255, 255)

    for change in (None, white_on_black, lambda run: setattr(run.font, "highlight_color", WD_COLOR_INDEX.YELLOW)):
        assert outcome(verify_stranger(word_file(change)), Number.HIDDEN_TEXT) is CheckOutcome.PASSED


def test_a_name_replaced_in_the_paragraphs_and_forgotten_in_a_table_is_pointed_at():
    report = verify_stranger(
        word_file(lambda run: setattr(run, "text", run.text.replace(NAMES[0], "[Withheld]"))), original=word_file()
    )
    assert outcome(report, Number.IN_PLACE) is CheckOutcome.NEEDS_PERSON
    assert "2 names or numbers are gone in some places" in told(report)


CUSTOM = "<?xml version='1.0'?><a xmlns='http://schemas.example.org/office/2006/a'>%s</a>"
LIBRARY = (
    "<b>DocumentLibraryForm</b><c>This value indicates the number of saves or revisions. "
    "The application is responsible for updating this value after each revision.</c>"
)


def with_part(name: str, data: str) -> bytes:
    """The word file with one part more."""
    raw = io.BytesIO(word_file())
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr(name, data)
    return raw.getvalue()


def test_what_programs_write_beside_the_text_is_not_accused():
    report = verify_stranger(with_part("customXml/item9.xml", CUSTOM % LIBRARY))
    assert outcome(report, Number.STRUCTURE) is CheckOutcome.NEEDS_PERSON  # for other things
    assert "custom XML" not in told(report)


def test_data_beside_the_text_that_the_text_shows_too_waits():
    report = verify_stranger(with_part("customXml/item9.xml", CUSTOM % "Amelia was seen in the library"))
    assert outcome(report, Number.STRUCTURE) is CheckOutcome.NEEDS_PERSON
    assert "custom XML" in told(report)


def test_a_word_beside_those_of_programs_is_accused():
    report = verify_stranger(with_part("customXml/item9.xml", CUSTOM % (LIBRARY + "<d>Quibblewick</d>")))
    assert outcome(report, Number.STRUCTURE) is CheckOutcome.FAILED
    assert "custom XML" in told(report)


def test_parts_that_are_only_called_xml_are_searched_as_they_are():
    listing = with_part("3241.xml", "======= 3241 =======\n<w:t>Quibble</w:t><w:t>wick</w:t>")
    assert outcome(verify_stranger(listing), Number.UNPACKED) is CheckOutcome.PASSED
    report = verify_stranger(listing, withheld=(WithheldText("line 1", ("Quibblewick",)),))
    assert outcome(report, Number.STREAMS) is CheckOutcome.FAILED


def test_an_empty_part_of_a_drawing_is_not_accused_and_a_name_in_it_is_found():
    def drawing(words):
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("drs/shapexml.xml", f'<?xml version="1.0"?>\r\n{words}')
        letters = base64.b64encode(raw.getvalue()).decode()
        lines = "&#10;".join(letters[at : at + 76] for at in range(0, len(letters), 76))
        return with_part("word/a.xml", f"<a xmlns:o='urn:o' o:gfxdata='{lines}'/>")

    withheld = (WithheldText("line 1", ("Quibblewick",)),)
    empty = verify_stranger(drawing(""), withheld=withheld)
    assert outcome(empty, Number.UNPACKED) is outcome(empty, Number.STREAMS) is CheckOutcome.PASSED
    assert (
        outcome(verify_stranger(drawing("<a b='Quibblewick'/>" + " " * 99), withheld=withheld), Number.STREAMS)
        is CheckOutcome.FAILED
    )


@pytest.mark.parametrize(
    "held",
    [
        b"<< /Type /ObjStm /N 1 /First 4 /Length 8 >>\nstream\n% 0 true\nendstream",
        b"<< /Length 3 /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 99999999999999999999 >> >>\nstream\n"
        + zlib.compress(b"abc")
        + b"\nendstream",
    ],
    ids=["object stream without numbers", "columns without end"],
)
def test_a_damaged_stream_is_told_and_stops_nothing(held):
    copy = PDF.replace(b"%%EOF", b"99 0 obj\n" + held + b"\nendobj\n%%EOF")
    report = verify_stranger(copy)
    assert outcome(report, Number.UNPACKED) is CheckOutcome.FAILED
    assert not any("broke down" in check.detail for check in report.checks)
