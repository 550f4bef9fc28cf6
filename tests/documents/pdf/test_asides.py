"""What a page shows by other means than its own content: nobody was asked about it, and no paint over a line covers it."""

from __future__ import annotations

import numpy as np
import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name
from tests.documents.pdf.making import drawn_font
from tests.noninterference.shapes import _lines, _raw, picture

from redactor.core.copies import CopyPlan, FallbackKind, GapFate, Mark
from redactor.core.documents import GapKind, MediaType
from redactor.core.spans import Span
from redactor.documents.pdf.layers import is_on
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf
from redactor.errors import WritingError

NAME = "Zorbaxine"
UNKNOWN = b" w "  # an operator without its operand, of which readers make what they like: the page has to be drawn


def _font():
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _form(pdf, content):
    resources = Dictionary(Font=Dictionary(F1=_font()))
    return pdf.make_stream(content, Subtype=Name.Form, BBox=Array([0, 0, 9000, 1000]), Resources=resources)


def _drawn_font(procedure, objects=None):
    def fonts(pdf):
        resources = Dictionary(Font=Dictionary(F1=_font()), XObject=Dictionary(objects(pdf) if objects else {}))
        drawn = drawn_font(pdf, procedure, 5000, Resources=resources)
        return Dictionary(F1=_font(), T3=drawn)

    return _raw(_lines() + b"BT /T3 12 Tf 72 600 Td (a) Tj ET", {"/Font": fonts})


def _image(pdf):
    shown = picture(NAME).convert("L")
    entries = {"/Subtype": Name.Image, "/Width": shown.width, "/Height": shown.height}
    return pdf.make_stream(shown.tobytes(), {**entries, "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8})


_WORD = f"BT /F1 900 Tf ({NAME}) Tj ET".encode()
_WIDE_STENCIL = b"q 5000 0 0 1000 0 0 cm BI /W 64 /H 16 /IM true /BPC 1 ID " + bytes(range(128)) + b" EI Q"
ODD_LETTERS = {
    "text": _drawn_font(b"5000 0 d0 " + _WORD),
    "a form with text": _drawn_font(b"5000 0 d0 /X Do", lambda pdf: {"/X": _form(pdf, _WORD)}),
    "a picture": _drawn_font(b"5000 0 d0 9000 0 0 9000 0 0 cm /X Do", lambda pdf: {"/X": _image(pdf)}),
    "a wide stencil": _drawn_font(b"5000 0 0 0 5000 1000 d1 " + _WIDE_STENCIL),
}


@pytest.mark.parametrize("what", sorted(ODD_LETTERS))
def test_a_letter_that_is_drawn_as_a_word_or_picture_has_the_page_looked_at(what):
    """The reader gets one letter; the page shows a name."""
    document = read_pdf_with_glyphs(ODD_LETTERS[what]).document
    (gap,) = document.gaps
    assert gap.kind is GapKind.UNREAD_DRAWINGS
    copy = write_pdf(ODD_LETTERS[what], document, CopyPlan(document.file, MediaType.PDF, "[withheld]"))
    assert pymupdf.open(stream=copy.content)[0].get_text().split() == ["[withheld]"]


def test_letters_that_are_shapes_of_letters_are_letters():
    """As TeX writes them: a stencil a letter."""
    stencil = b"q 900 0 0 900 0 0 cm BI /W 16 /H 16 /IM true /BPC 1 ID " + bytes(range(32)) + b" EI Q"
    assert not read_pdf_with_glyphs(_drawn_font(b"5000 0 0 0 900 900 d1 " + stencil)).document.gaps


def _stencil(ink):
    """A procedure that paints ink, rows by columns, as an inline stencil."""
    data = np.packbits(ink.astype(bool), axis=1).tobytes()
    height, width = ink.shape
    image = b"BI /W %d /H %d /IM true /BPC 1 /D [1 0] ID " % (width, height) + data + b" EI"
    return b"1000 0 0 0 1000 1000 d1 q 1000 0 0 1000 0 0 cm " + image + b" Q"


def _written(text, size):
    return np.asarray(picture(text).convert("L").resize(size)) < 128


def test_a_large_letter_of_few_strokes_is_a_letter_and_lines_of_writing_are_none():
    """Bitmap fonts for fine printers: a capital of a heading has more pixels than a word of other text."""
    letter = np.zeros((400, 400))
    letter[:, 40:80] = letter[:, 320:360] = letter[180:220, 40:360] = 1  # an H
    assert not read_pdf_with_glyphs(_drawn_font(_stencil(letter))).document.gaps
    lines = np.vstack([_written("Zorbaxine Quellmalz", (400, 40))] * 10)
    (gap,) = read_pdf_with_glyphs(_drawn_font(_stencil(lines))).document.gaps
    assert gap.kind is GapKind.UNREAD_DRAWINGS


def test_a_dash_is_a_letter_however_many_pixels_high():
    """Bitmap fonts for fine printers: a dash of 13 rows and 64 columns is no word."""
    dash = b"q 900 0 0 200 0 300 cm BI /W 64 /H 13 /IM true /BPC 1 /D [1 0] ID " + b"\xff" * 104 + b" EI Q"
    assert not read_pdf_with_glyphs(_drawn_font(b"1000 0 0 300 900 500 d1 " + dash)).document.gaps
    broken = dash.replace(b"\xff" * 104, (b"\xff" * 8 + b"\x00" * 8) * 6 + b"\xff" * 8)
    assert read_pdf_with_glyphs(_drawn_font(b"1000 0 0 300 900 500 d1 " + broken)).document.gaps


def _patterned(text, more=b""):
    def patterns(pdf):
        entries = {"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": Array([0, 0, 90, 20])}
        resources = Dictionary(Font=Dictionary(F1=_font()))
        return Dictionary(P0=pdf.make_stream(text, {**entries, "/XStep": 90, "/YStep": 20, "/Resources": resources}))

    return _raw(_lines() + b"/Pattern cs /P0 scn 72 560 200 40 re f" + more, {"/Pattern": patterns})


def _masked(text):
    def states(pdf):
        form = _form(pdf, text)
        form["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        return Dictionary(G0=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form)))

    return _raw(_lines() + b"q /G0 gs 0 g 72 600 200 40 re f Q", {"/ExtGState": states})


@pytest.mark.parametrize(
    "content",
    [
        _patterned(f"BT /F1 9 Tf 2 2 Td ({NAME}) Tj ET".encode()),
        _masked(f"1 g BT /F1 20 Tf 80 610 Td ({NAME}) Tj ET".encode()),
    ],
    ids=["pattern", "mask"],
)
def test_a_page_is_not_drawn_with_withheld_words_and_text_that_no_paint_covers(content):
    """Text in a pattern stands wherever the pattern is painted, text in a mask shows through what is painted: nobody knows where."""
    document = read_pdf_with_glyphs(content).document
    gaps = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    shown = [block for block in document.blocks if block.carried]
    marks = tuple(Mark(Span(block.id, 0, 3), "[withheld]") for block in shown)
    with pytest.raises(WritingError):
        write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]", marks, gaps))


def _pixels(content):
    page = pymupdf.open(stream=content)[0].get_pixmap(dpi=72, colorspace=pymupdf.csGRAY)
    return np.frombuffer(page.samples, np.uint8).reshape(page.height, page.stride)


def _drawn_copy(content):
    document = read_pdf_with_glyphs(content).document
    copy = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]"))
    assert [fallback.kind for fallback in copy.fallbacks] == [FallbackKind.PICTURE]
    return copy.content


def test_words_under_a_redaction_mark_that_was_never_applied_are_not_on_a_drawn_page():
    """The author marked them; the page as drawn shows them all the same."""
    content = _raw(_lines() + UNKNOWN + f"BT /F1 20 Tf 72 600 Td ({NAME}) Tj ET".encode())
    document = pymupdf.open(stream=content)
    document[0].add_redact_annot(pymupdf.Rect(70, 220, 300, 250), cross_out=False)
    marked = document.tobytes()
    assert _pixels(content)[225:245, 72:170].min() < 128
    assert _pixels(_drawn_copy(marked))[225:245, 72:170].min() > 200


def _ruled(policy):
    """Words that show only where their one layer, which is on, is off."""

    def properties(pdf):
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Layer")))
        pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary())
        return Dictionary(M0=pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=layer, P=policy)))

    words = f"/OC /M0 BDC BT /F1 20 Tf 72 600 Td ({NAME}) Tj ET 72 500 60 30 re f EMC".encode()
    return _raw(_lines() + UNKNOWN + words, {"/Properties": properties})


def test_words_that_a_rule_between_layers_hides_are_not_on_a_drawn_page():
    """All layers are switched on for reading: what was off by rule must not come back in the picture."""
    assert _pixels(_drawn_copy(_ruled(Name.AllOff)))[225:245, 72:170].min() > 200


def test_drawings_that_a_rule_between_layers_hides_are_left_out():
    """Each policy of a membership says when its content shows."""
    content = _ruled(Name.AllOff).replace(UNKNOWN, b" " * len(UNKNOWN))
    document = read_pdf_with_glyphs(content).document
    copy = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]"))
    assert not pymupdf.open(stream=copy.content)[0].get_drawings()


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        ({"/P": Name.AnyOn}, True),
        ({"/P": Name.AllOn}, False),
        ({"/P": Name.AnyOff}, True),
        ({"/P": Name.AllOff}, False),
        ({"/VE": [Name.And, 0, 1]}, False),
        ({"/VE": [Name.Or, 0, 1]}, True),
        ({"/VE": [Name.Not, 0]}, False),
        ({"/VE": [Name.Not, 1]}, True),
    ],
    ids=str,
)
def test_rules_between_layers_are_followed(policy, shown):
    """The first layer is on, the second off."""
    pdf = pikepdf.new()
    layers = [pdf.make_indirect(Dictionary(Type=Name.OCG)) for _ in range(2)]
    rule = {
        key: Array([layers[part] if isinstance(part, int) else part for part in value]) if key == "/VE" else value
        for key, value in policy.items()
    }
    membership = pdf.make_indirect(Dictionary({"/OCGs": Array(layers), **rule}))
    assert is_on(membership, frozenset({layers[1].objgen[0]})) is shown


@pytest.mark.parametrize("words", [b"(A)", b"[(A)]", b"<41>"])
def test_a_letter_that_is_drawn_as_one_letter_of_another_font_is_a_letter(words):
    """As some programs slant theirs."""
    show = b" TJ" if words.startswith(b"[") else b" Tj"
    assert not read_pdf_with_glyphs(_drawn_font(b"5000 0 d0 BT /F1 900 Tf " + words + show + b" ET")).document.gaps
