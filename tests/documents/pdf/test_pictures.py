"""Every picture is a gap until somebody looked at it; equal pixels share one key."""

from __future__ import annotations

import pikepdf
import pymupdf
import pytest
from tests.documents.pdf.making import pdf_of
from tests.noninterference.shapes import _lines, _raw, picture

from redactor.core.copies import CopyPlan
from redactor.core.documents import GapKind, MediaType
from redactor.core.places import Box
from redactor.documents.pdf.pictures import PagePicture, may_be_pieces
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf


def striped(width=40, height=40, step=3):
    picture = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, width, height))
    picture.clear_with(90)
    for x in range(width):
        for y in range(0, height, step):
            picture.set_pixel(x, y, (255, 0, 0))
    return picture


def with_pictures(*pictures, pages=1):
    document = pymupdf.open(stream=pdf_of(*[[(72, 100, "Dear Ms Okafor")] for _ in range(pages)]))
    for page in document:
        for number, one in enumerate(pictures):
            page.insert_image((72, 200 + 60 * number, 120, 250 + 60 * number), stream=one.tobytes("png"))
    return document.tobytes()


def test_a_picture_is_a_gap_with_a_thumbnail_and_a_key():
    reading = read_pdf_with_glyphs(with_pictures(striped()))
    (gap,) = reading.document.gaps
    assert gap.kind is GapKind.PICTURE
    assert gap.picture.startswith(b"\x89PNG")
    assert gap.content_key
    assert reading.pictures[gap.id].box.y0 == pytest.approx(200, abs=2)


def test_equal_pixels_share_a_key_wherever_they_stand_and_others_do_not():
    document = read_pdf_with_glyphs(with_pictures(striped(), striped(step=4), pages=3)).document
    assert len(document.gaps) == 6
    assert len({gap.id for gap in document.gaps}) == 6
    assert len({gap.content_key for gap in document.gaps}) == 2


def test_single_coloured_and_tiny_pictures_are_only_counted():
    plain = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 50, 50))
    plain.clear_with(120)
    document = read_pdf_with_glyphs(with_pictures(plain, striped(12, 12))).document
    assert document.gaps == ()
    assert dict(document.dropped)["picture of one colour or under 16 × 16 pixels"] == 2


def test_an_inline_image_is_a_gap_too():
    from tests.documents.pdf.making import pdf_from

    pixels = bytes(range(256)) * 4
    stream = (
        b"BT /F0 12 Tf 72 500 Td (text) Tj ET q 100 0 0 100 72 600 cm "
        b"BI /W 32 /H 32 /CS /G /BPC 8 ID " + pixels + b" EI Q"
    )
    (gap,) = read_pdf_with_glyphs(pdf_from(stream)).document.gaps
    assert gap.kind is GapKind.PICTURE


def test_a_page_is_drawn_from_one_display_list_however_many_inline_images_it_has(monkeypatch):
    from tests.documents.pdf.making import pdf_from

    made = []
    take = pymupdf.Page.get_displaylist
    monkeypatch.setattr(pymupdf.Page, "get_displaylist", lambda page, *given, **named: made.append(1) or take(page))
    image = b"BI /W 32 /H 32 /CS /G /BPC 8 ID " + bytes(range(256)) * 4 + b" EI Q "
    images = b"".join(b"q 50 0 0 50 72 %d cm " % (60 * at) + image for at in range(1, 9))
    document = read_pdf_with_glyphs(pdf_from(b"BT /F0 12 Tf 72 700 Td (text) Tj ET " + images)).document
    assert len(document.gaps) == 8
    assert len(made) < 4  # one for the images, however many; others are for the page


def test_a_page_without_text_is_a_gap_and_equal_blank_pages_share_a_key():
    document = pymupdf.open(stream=pdf_of([(72, 100, "Dear Ms Okafor")], [], []))
    document[2].insert_image((72, 200, 400, 500), pixmap=striped())
    gaps = read_pdf_with_glyphs(pdf_of([(72, 100, "Dear")], [], [])).document.gaps
    assert [gap.kind for gap in gaps] == [GapKind.PAGE_WITHOUT_TEXT] * 2
    assert len({gap.content_key for gap in gaps}) == 1
    last = read_pdf_with_glyphs(document.tobytes()).document.gaps[-1]
    assert last.kind is GapKind.PAGE_WITHOUT_TEXT
    assert last.picture


def test_writing_drawn_as_many_small_shapes_is_a_gap():
    document = pymupdf.open(stream=pdf_of([(72, 100, "Dear Ms Okafor")]))
    for row in range(10):
        for column in range(20):
            document[0].draw_circle((100 + 12 * column, 200 + 20 * row), 4, fill=(0, 0, 0), color=None)
    (gap,) = read_pdf_with_glyphs(document.tobytes()).document.gaps
    assert gap.kind is GapKind.UNREAD_DRAWINGS


def _cut(size, key):
    """A page with a picture of one colour, of *size*, through whose mask nothing but a name is seen."""
    shape = picture("Zorbaxine").convert("L" if key == "/SMask" else "1")

    def pictures(pdf):
        entries = {"/Subtype": pikepdf.Name.Image, "/Width": shape.width, "/Height": shape.height}
        kind = {"/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8}
        stencil = {"/ImageMask": True, "/BitsPerComponent": 1}
        mask = pdf.make_stream(shape.tobytes(), {**entries, **(kind if key == "/SMask" else stencil)})
        entries = {"/Subtype": pikepdf.Name.Image, "/Width": size, "/Height": size, **kind, key: mask}
        return pikepdf.Dictionary(X0=pdf.make_stream(bytes(size * size), entries))

    return _raw(_lines() + b"q 200 0 0 100 72 560 cm /X0 Do Q", {"/XObject": pictures})


@pytest.mark.parametrize("key", ["/SMask", "/Mask"])
@pytest.mark.parametrize("size", [1, 30, 240])
def test_a_picture_of_one_colour_is_a_gap_where_its_mask_shows_something(size, key):
    """Scanners and signature pads write ink as one colour cut by a mask: the mask is what is to be looked at."""
    content = _cut(size, key)
    document = read_pdf_with_glyphs(content).document
    (gap,) = document.gaps
    assert gap.kind is GapKind.PICTURE
    assert gap.picture.startswith(b"\x89PNG")
    copy = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]")).content
    assert not pymupdf.open(stream=copy)[0].get_images()


@pytest.mark.parametrize(
    ("places", "asks"),
    [
        ([(20 * number, 0) for number in range(6)], True),  # letters of a line
        ([(0, 13 * number) for number in range(6)], True),  # letters below one another
        ([(0, 20 * number) for number in range(6)], False),  # signs before the lines of a list
        ([(15 * number, 15 * number) for number in range(6)], False),
    ],
)
def test_tiny_pictures_are_pieces_where_they_stand_as_letters_do(places, asks):
    boxes = [Box(x, y, x + 10.0, y + 10.0) for x, y in places]
    tiny = [PagePicture(number, 0, box, f"key{number}", plain=True, is_tiny=True) for number, box in enumerate(boxes)]
    assert may_be_pieces(tiny) == asks
