"""Text that nobody looking at the page sees is read, set apart, and named with the reason."""

from __future__ import annotations

import pymupdf
import pytest
from tests.documents.pdf.making import changed, pdf_from, pdf_of
from tests.noninterference import scans  # noqa: F401  registers its shapes
from tests.noninterference.shapes import SHAPES

from redactor.core.documents import BlockKind, GapKind
from redactor.documents.pdf.reader import read_pdf_with_glyphs

SEEN = "BT /F0 12 Tf 72 500 Td (plain to see) Tj ET "
HIDDEN = {
    "invisible": "BT /F0 12 Tf 3 Tr 72 700 Td (Zorbaxine) Tj ET",
    "outside the page": "BT /F0 12 Tf 900 700 Td (Zorbaxine) Tj ET",
    "clipped away": "q 10 10 20 20 re W n BT /F0 12 Tf 72 700 Td (Zorbaxine) Tj ET Q",
    "behind an opaque area": "BT /F0 12 Tf 72 700 Td (Zorbaxine) Tj ET 0 g 60 690 200 30 re f",
    "in the colour of its background": "BT /F0 12 Tf 1 g 72 700 Td (Zorbaxine) Tj ET 0 g",
}


def hidden_blocks(content):
    blocks = read_pdf_with_glyphs(content).document.blocks
    return [(block.text, block.place.name) for block in blocks if block.kind is BlockKind.HIDDEN]


@pytest.mark.parametrize("reason", HIDDEN)
def test_hidden_text_is_a_block_of_its_own_that_the_copy_does_not_carry(reason):
    content = pdf_from((SEEN + HIDDEN[reason]).encode())
    assert hidden_blocks(content) == [("Zorbaxine", reason)]
    carried = [block.text for block in read_pdf_with_glyphs(content).document.blocks if block.carried]
    assert carried == ["plain to see"]


@pytest.mark.parametrize(
    "drawing",
    [
        "0.2 0.2 0.6 rg 60 690 200 30 re f BT /F0 12 Tf 1 g 72 700 Td (Zorbaxine) Tj ET",  # white on blue
        "q 60 690 200 30 re W n BT /F0 12 Tf 72 700 Td (Zorbaxine) Tj ET Q",  # inside its clip
        "BT /F0 12 Tf 72 700 Td (Zorbaxine) Tj ET 0 g 60 640 200 30 re f",  # an area beside it
        "0.9 g 60 690 200 30 re f 0 g BT /F0 12 Tf 72 700 Td (Zorbaxine) Tj ET",  # on a shaded row
        "BT /F0 12 Tf 72 700 Td (Zorbaxine) Tj ET /G0 gs 1 1 0 rg 60 690 200 30 re f",  # highlighted afterwards
    ],
)
def test_text_that_is_seen_is_not_called_hidden(drawing):
    assert hidden_blocks(pdf_from((SEEN + drawing).encode())) == []


def test_text_cropped_away_is_outside_the_page():
    def crop(document):
        document[0].set_cropbox(pymupdf.Rect(0, 300, 595, 842))

    content = changed(pdf_of([(72, 100, "Zorbaxine"), (72, 400, "plain to see")]), crop)
    assert hidden_blocks(content) == [("Zorbaxine", "outside the page")]


def test_text_on_a_layer_that_is_off_is_hidden():
    document = pymupdf.open()
    page = document.new_page()
    layer = document.add_ocg("drafts", on=False)
    page.insert_text((72, 100), "plain to see")
    page.insert_text((72, 200), "Zorbaxine", oc=layer)
    assert hidden_blocks(document.tobytes()) == [("Zorbaxine", "on a layer that is off")]


def scan(*, black_bar=False, text_first=False):
    """A picture of a letter with the letter's text laid invisibly over it (or drawn under it)."""
    letter = pymupdf.open()
    page = letter.new_page()
    page.insert_text((72, 100), "Dear Tom Okafor", fontsize=14)
    page.insert_text((72, 140), "we met yesterday", fontsize=14)
    if black_bar:
        page.draw_rect(pymupdf.Rect(70, 125, 300, 145), fill=(0, 0, 0))
    picture = page.get_pixmap(dpi=100)
    document = pymupdf.open()
    scanned = document.new_page()
    if not text_first:
        scanned.insert_image(scanned.rect, pixmap=picture)
    mode = 0 if text_first else 3
    scanned.insert_text((72, 100), "Dear Tom Okafor", fontsize=14, render_mode=mode)
    scanned.insert_text((72, 140), "we met yesterday", fontsize=14, render_mode=mode)
    if text_first:
        scanned.insert_image(scanned.rect, pixmap=picture)
    return document.tobytes()


@pytest.mark.parametrize("text_first", [False, True])
def test_the_text_layer_of_a_scan_is_text_and_its_picture_is_a_gap(text_first):
    document = read_pdf_with_glyphs(scan(text_first=text_first)).document
    assert [block.text for block in document.blocks if block.carried] == ["Dear Tom Okafor", "we met yesterday"]
    assert [gap.kind.value for gap in document.gaps] == ["picture"]


def test_what_was_blacked_out_on_a_scan_stays_hidden_in_its_text_layer():
    document = read_pdf_with_glyphs(scan(black_bar=True)).document
    assert [block.text for block in document.blocks if block.carried] == ["Dear Tom Okafor"]
    assert [block.text for block in document.blocks if not block.carried] == ["we met yesterday"]


@pytest.mark.parametrize("rotation", [0, 90])
def test_what_the_author_marked_for_redaction_is_set_apart_although_the_mark_was_never_applied(rotation):
    def mark(document):
        page = document[0]
        page.set_rotation(0)
        page.add_redact_annot(pymupdf.Rect(60, 80, 300, 110))
        page.set_rotation(rotation)

    content = changed(pdf_of([(72, 100, "Zorbaxine"), (72, 400, "plain to see")]), mark)
    assert hidden_blocks(content) == [("Zorbaxine", "under a redaction mark that was never applied")]


@pytest.mark.parametrize(("opacity", "hidden"), [(255, True), (90, False)])
def test_a_picture_painted_over_text_hides_it_unless_it_shines_through(opacity, hidden):
    picture = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 60, 20), True)
    for x in range(60):
        for y in range(20):
            picture.set_pixel(x, y, (250, 40 * (x % 5), 40 * (y % 5), opacity))
    document = pymupdf.open(stream=pdf_of([(72, 100, "Zorbaxine"), (72, 400, "plain to see")]))
    document[0].insert_image((60, 85, 200, 110), stream=picture.tobytes("png"), keep_proportion=False)
    assert hidden_blocks(document.tobytes()) == ([("Zorbaxine", "behind an opaque area")] if hidden else [])


def test_the_text_layer_of_a_scan_that_is_a_stencil_is_text_too():
    """Fax machines and scanners of black ink paint the page through a stencil."""
    document = read_pdf_with_glyphs(SHAPES["scan_as_stencil"]("Zorbaxine")).document
    assert [gap.kind for gap in document.gaps] == [GapKind.PICTURE]
    assert any("Zorbaxine" in block.text for block in document.blocks if block.carried)
