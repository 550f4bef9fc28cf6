"""Bad copies made with other tools, as people make them: what can be recovered is told, with and without the original."""

from __future__ import annotations

import base64
import dataclasses
import io
import re
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
from redactor.verification import strangers, verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import ReaderText

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


def clean_pdf(**settings) -> bytes:
    """Words replaced well, saved in one of the ways that programs have."""
    raw = io.BytesIO()
    pikepdf.open(io.BytesIO(replaced())).save(raw, **settings)
    return raw.getvalue()


def with_update(table: bytes, root: bytes = b"") -> bytes:
    """What Word adds to the PDF files that it saves: an update of no objects."""
    copy = clean_pdf(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    old = re.search(rb"/Root (\d+ 0 R)", copy)[1]
    return copy + b"xref\n%s\ntrailer\n<</Size 9/Root %s>>\nstartxref\n0\n%%%%EOF\n" % (table, root or old)


def test_an_update_that_holds_nothing_is_no_earlier_version():
    assert outcome(verify_stranger(with_update(b"0 0")), Number.REMAINS) is CheckOutcome.PASSED


@pytest.mark.parametrize(
    "copy",
    [with_update(b"0 1\n0000000009 00000 n "), with_update(b"0 0", b"2 0 R")],
    ids=["an object moved", "another root"],
)
def test_an_update_that_changes_something_leaves_an_earlier_version(copy):
    report = verify_stranger(copy)
    assert outcome(report, Number.REMAINS) is CheckOutcome.FAILED
    assert "earlier versions" in told(report)


def test_object_streams_with_remarks_in_them_are_unpacked():
    copy = clean_pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate, qdf=True)
    held = re.search(rb"/First (\d+)", copy)
    assert held is not None
    remark = b"%% remark\n"
    marked = copy.replace(held[0], b"/First %d" % (int(held[1]) + len(remark)))
    at = marked.index(b"stream\n") + len(b"stream\n")
    report = verify_stranger(marked[:at] + remark + marked[at:])
    assert outcome(report, Number.UNPACKED) is CheckOutcome.PASSED


def test_a_filter_that_is_only_referred_to_is_undone():
    packed = zlib.compress(b"Quibblewick was here")
    held = (
        b"98 0 obj\n/FlateDecode\nendobj\n99 0 obj\n<< /Filter [98 0 R] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    )
    copy = clean_pdf().replace(b"startxref", held % (len(packed), packed) + b"startxref")
    report = verify_stranger(copy, withheld=(WithheldText("line 1", ("Quibblewick",)),))
    assert outcome(report, Number.UNPACKED) is CheckOutcome.PASSED
    assert outcome(report, Number.STREAMS) is CheckOutcome.FAILED
    lost = verify_stranger(copy.replace(b"98 0 obj\n/FlateDecode", b"97 0 obj\n/FlateDecode"))
    assert outcome(lost, Number.UNPACKED) is CheckOutcome.FAILED


def test_a_pdf_with_bytes_before_it_is_read_and_they_are_searched():
    report = verify_stranger(b"for Quibblewick\n" + clean_pdf(), withheld=(WithheldText("line 1", ("Quibblewick",)),))
    assert outcome(report, Number.OPENS) is not CheckOutcome.NOT_APPLICABLE
    assert {outcome(report, number) for number in (Number.STREAMS, Number.REMAINS)} == {CheckOutcome.FAILED}
    assert "before the file begins" in told(report)
    assert "neither a PDF" not in told(report)


def test_a_locked_file_says_what_to_do():
    report = verify_stranger(pymupdf.open(stream=PDF).tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="x"))
    assert outcome(report, Number.OPENS) is CheckOutcome.FAILED
    assert "save it without a password" in told(report)


@pytest.mark.parametrize(
    ("private", "found"), [("settings", CheckOutcome.NEEDS_PERSON), ("stream", CheckOutcome.FAILED)]
)
def test_a_programs_working_data_is_accused_where_it_may_hold_a_page(private, found):
    file = pikepdf.open(io.BytesIO(replaced()))
    held = file.make_stream(b"0 0 m") if private == "stream" else pikepdf.String("D:20240101")
    file.pages[0]["/PieceInfo"] = pikepdf.Dictionary(Draw=pikepdf.Dictionary(Private=pikepdf.Dictionary(Kept=held)))
    raw = io.BytesIO()
    file.save(raw)
    assert outcome(verify_stranger(raw.getvalue()), Number.STRUCTURE) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("ab cd efgh", "efgh ab", CheckOutcome.PASSED),
        ("abcd efgh", "a b c d", CheckOutcome.NEEDS_PERSON),
        ("abcd efgh", "", CheckOutcome.FAILED),
    ],
    ids=["a word in common", "none in common", "a reader that sees nothing"],
)
def test_a_word_that_all_readers_see_shows_that_the_search_sees(monkeypatch, one, other, found):
    read = strangers.read_copy
    texts = tuple(ReaderText.of(name, "page 1", text) for name, text in (("PDFium", one), ("pdfminer.six", other)))
    monkeypatch.setattr(strangers, "read_copy", lambda content: dataclasses.replace(read(content), texts=texts))
    assert outcome(verify_stranger(clean_pdf()), Number.SANITY) is found
