"""Scans that are blacked out by boxes, cut by the page's edge or only taken off the page: they are whole in the file."""

from __future__ import annotations

import io
from itertools import pairwise

import pymupdf
import pytest
from PIL import Image, ImageDraw

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.verification import verify_copy, verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.specimens import plain

NAME = pymupdf.Rect(100, 300, 220, 330)  # where the scan says it
WITHHELD = (WithheldText("line 1", ("Quibblewick",)),)


def stripes(at):
    """A page of a scan with a striped stretch, which stands for a name."""
    picture = Image.new("L", (595, 842), 255)
    draw = ImageDraw.Draw(picture)
    for x in range(int(at.x0), int(at.x1), 8):
        draw.rectangle((x, at.y0, x + 3, at.y1), fill=0)
    raw = io.BytesIO()
    picture.save(raw, "PNG")
    return raw.getvalue()


def reader(picture):
    """Reads the stripes as the name, however large they are drawn."""
    row = Image.open(io.BytesIO(picture)).convert("L").resize((595, 842))
    seen = [row.getpixel((x, 315)) < 128 for x in range(100, 220)]
    return "Quibblewick" if sum(one != other for one, other in pairwise(seen)) > 20 else "a tree"


def scan(change=lambda page: None, **saving):
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_image(page.rect, stream=stripes(NAME))
    page.insert_text((72, 72), "Dear Mrs Clarke, see the scan.")
    change(page)
    document.set_metadata({})
    return document.tobytes(**({"garbage": 4} | saving))


def box(page, opacity=1):
    page.draw_rect(NAME, fill=(0, 0, 0), color=None, fill_opacity=opacity)


def well(page):
    page.add_redact_annot(NAME, fill=(0, 0, 0))
    page.apply_redactions()


def judged(copy, number, **more):
    return next(check for check in verify_stranger(copy, **more).checks if check.number == number)


def test_a_name_under_a_box_is_read_in_the_picture_as_it_is_stored():
    found = judged(scan(box), Number.PICTURES_READ, withheld=WITHHELD, ocr=reader)
    assert found.outcome is CheckOutcome.FAILED
    assert found.places == ("page 1, a picture as it is stored: line 1",)


def test_our_own_copies_are_read_so_too():
    expected = plain.expectation(
        withheld=WITHHELD, disclosed=("Dear Mrs Clarke, see the scan.",), labels=0, sanity="scan", allowed_images=1
    )
    report = verify_copy(scan(box), file_name="001_letter", expectation=expected, ocr=reader)
    assert Number.PICTURES_READ in {one.number for one in report.checks if one.outcome is CheckOutcome.FAILED}


def test_a_picture_cut_by_the_edge_of_the_page_is_read_as_it_is_stored():
    copy = scan(lambda page: page.set_cropbox(pymupdf.Rect(0, 0, 595, 200)))
    assert judged(copy, Number.PICTURES_READ, withheld=WITHHELD, ocr=reader).outcome is CheckOutcome.FAILED


def test_without_ocr_and_list_a_box_over_a_whole_picture_waits_for_a_person():
    found = judged(scan(box), Number.HIDDEN_TEXT)
    assert found.outcome is CheckOutcome.NEEDS_PERSON
    assert found.places == ("page 1: 1 boxes",)


@pytest.mark.parametrize("number", [Number.HIDDEN_TEXT, Number.PICTURES_READ])
def test_a_picture_blacked_out_in_its_pixels_is_not_accused(number):
    assert judged(scan(well), number, withheld=WITHHELD, ocr=reader).outcome is CheckOutcome.PASSED


def test_a_picture_taken_off_its_page_and_left_in_the_file_is_told():
    def take_off(page):
        page.clean_contents()
        page.parent.xref_set_key(page.xref, "Resources/XObject", "null")

    copy = scan(take_off, garbage=0)
    found = judged(copy, Number.STRUCTURE)
    assert found.outcome is CheckOutcome.FAILED
    assert any("pictures that no page uses" in place for place in found.places)
    assert not any("no page uses" in place for place in judged(scan(), Number.STRUCTURE).places)


def test_a_drawing_left_over_as_a_form_is_told_and_one_in_use_is_not():
    def with_form(used):
        builder = plain.PdfBuilder()
        form = builder.stream(plain.pdf_text(["left"]), b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
        resources = b"/XObject << /Fm %d 0 R >>" % form if used else b""
        return plain.pdf_copy(resources=resources, builder=builder)

    assert judged(with_form(used=False), Number.STRUCTURE).outcome is CheckOutcome.FAILED
    assert judged(with_form(used=True), Number.STRUCTURE).outcome is not CheckOutcome.FAILED
