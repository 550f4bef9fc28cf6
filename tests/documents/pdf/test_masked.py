"""What a mask hides of a picture is not in the copy, and what it lets through looks as it did."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pikepdf
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.noninterference.shapes import _lines, _raw, picture

from redactor.core.copies import CopyPlan, GapFate
from redactor.core.documents import GapKind, MediaType
from redactor.documents.pdf.colours import GREY, RGB
from redactor.documents.pdf.masked import Pixels, as_seen
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf

SIZE = 96
RAMP = np.tile(np.arange(SIZE, dtype=np.uint8) * 2, (SIZE, 1))


def half_hidden(hidden, kind, mask_size=SIZE):
    """Pixels with a ramp on the left, and on the right, where a mask lets nothing through, writing; and that mask."""
    values = RAMP.copy()
    values[:, SIZE // 2 :] = np.asarray(picture(hidden).convert("L").resize((SIZE, SIZE)))[:, : SIZE // 2]
    mask = np.zeros((mask_size, mask_size), np.uint8)
    mask[:, : mask_size * 3 // 8] = 200
    return values, np.where(mask > 0, 0, 255).astype(np.uint8) if kind == "/Mask" else mask


def with_mask(values, mask, key, *, lossy=False, matte=None):
    """A page with a picture under a mask."""

    def pictures(pdf):
        def stream(data, size, **others):
            entries = {"/Subtype": pikepdf.Name.Image, "/Width": size, "/Height": size, "/BitsPerComponent": 8}
            return pdf.make_stream(data, {**entries, "/ColorSpace": pikepdf.Name.DeviceGray, **others})

        if key == "/Mask":
            bits = np.packbits(mask > 127, axis=1).tobytes()
            shape = stream(bits, len(mask), **{"/ImageMask": True, "/BitsPerComponent": 1})
            del shape["/ColorSpace"]
        else:
            shape = stream(
                mask.tobytes(), len(mask), **({"/Matte": pikepdf.Array([matte])} if matte is not None else {})
            )
        data, more = values.tobytes(), {}
        if lossy:
            out = io.BytesIO()
            Image.fromarray(values).save(out, "JPEG", quality=90)
            data, more = out.getvalue(), {"/Filter": pikepdf.Name.DCTDecode}
        return pikepdf.Dictionary(X0=stream(data, SIZE, **{key: shape}, **more))

    return _raw(_lines() + b"q 192 0 0 192 72 460 cm /X0 Do Q", {"/XObject": pictures})


def copied(content):
    """The copy, with every picture let through."""
    document = read_pdf_with_glyphs(content).document
    fates = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    made = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]", gaps=fates))
    assert not made.fallbacks
    return made.content


def drawn(content):
    pixmap = pymupdf.open(stream=content)[0].get_pixmap(dpi=72)
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3).astype(int)


@pytest.mark.parametrize("mask_size", [SIZE, 40, 200])
@pytest.mark.parametrize("lossy", [False, True])
@pytest.mark.parametrize("key", ["/SMask", "/Mask"])
def test_a_copy_says_nothing_of_what_a_mask_hides(key, lossy, mask_size):
    sources = [with_mask(*half_hidden(name, key, mask_size), key, lossy=lossy) for name in ("Zorbaxine", "Ann")]
    first, second = (copied(source) for source in sources)
    assert sources[0] != sources[1]
    if not lossy:  # the source's own coding mixes neighbours
        assert first == second
    assert np.abs(drawn(first) - drawn(sources[0])).max() <= (12 if lossy else 0)
    with pikepdf.open(io.BytesIO(first)) as pdf:
        shown = np.asarray(pikepdf.PdfImage(pdf.pages[0].Resources.XObject["/X0"]).as_pil_image().convert("L"))
    assert shown[:, SIZE * 3 // 4 :].std() < 1


def keyed(hidden, space, ranges, levels):
    """A page with a picture of which the samples within *ranges* are not seen: a ramp, and writing in samples of those."""
    values = np.tile(np.arange(SIZE, dtype=np.uint8) // 8 + 20, (SIZE, 1))
    ink = np.asarray(picture(hidden).convert("L").resize((SIZE, SIZE))) < 128
    values[: SIZE // 2] = np.where(ink, *levels)[: SIZE // 2]
    if space == "/Indexed":
        table = bytes(part for level in range(64) for part in (4 * level, 255 - 4 * level, 90))
        colours = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 63, pikepdf.String(table)])
    else:
        colours = pikepdf.Name(space)

    def pictures(pdf):
        entries = {"/Subtype": pikepdf.Name.Image, "/Width": SIZE, "/Height": SIZE, "/BitsPerComponent": 8}
        return pikepdf.Dictionary(
            X0=pdf.make_stream(
                values.tobytes(), {**entries, "/ColorSpace": colours, "/Mask": pikepdf.Array(list(ranges))}
            )
        )

    return _raw(_lines() + b"q 192 0 0 192 72 460 cm /X0 Do Q", {"/XObject": pictures})


@pytest.mark.parametrize("space", ["/Indexed", "/DeviceGray"])
def test_a_copy_says_nothing_of_what_colours_hide_that_are_not_painted(space):
    """Pictures that once were GIF files have such: one colour, or some, are clear."""
    sources = [keyed(name, space, (3, 5), (3, 5)) for name in ("Zorbaxine", "Ann")]
    copies = [copied(source) for source in sources]
    assert sources[0] != sources[1]
    assert copies[0] == copies[1]
    assert np.abs(drawn(copies[0]) - drawn(sources[0])).max() <= 12  # along the edge, which is smoothed otherwise


def test_a_picture_of_which_its_mask_shows_nothing_is_left_out():
    values, _ = half_hidden("Zorbaxine", "/SMask")
    content = with_mask(values, np.zeros((SIZE, SIZE), np.uint8), "/SMask")
    document = read_pdf_with_glyphs(content).document
    copy = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]")).content
    assert not pymupdf.open(stream=copy)[0].get_images()
    assert "[withheld]" not in pymupdf.open(stream=copy)[0].get_text()


def test_a_picture_blended_with_its_mask_beforehand_is_a_gap_and_looks_as_it_did():
    """Charts of office programs have such shadows: black, cut by a soft mask."""
    shadow = np.clip(200 - 3 * np.abs(np.arange(SIZE) - SIZE // 2), 0, 255).astype(np.uint8)
    mask = np.minimum.outer(shadow, shadow)
    content = with_mask(np.zeros((SIZE, SIZE), np.uint8), mask, "/SMask", matte=0)
    (gap,) = read_pdf_with_glyphs(content).document.gaps
    assert gap.kind is GapKind.PICTURE
    assert np.abs(drawn(copied(content)) - drawn(content)).max() <= 1


@given(st.integers(0, 255), st.integers(1, 255), st.integers(0, 255))
def test_taking_a_blend_out_gives_the_colour_back(colour, alpha, ground):
    blended = np.full((2, 2, 1), round(ground + (colour - ground) * alpha / 255), np.uint8)
    opaque = np.full((2, 2), alpha / 255, np.float32)
    back = as_seen(Pixels(blended, 8, GREY), opaque, [ground / 255])
    assert abs(int(back.values[0, 0, 0]) - colour) <= 0.5 * 255 / alpha + 1


def test_a_palette_holds_no_colour_that_is_only_hidden():
    values = np.array([[[0], [1], [2], [2], [2]]], np.uint8)
    opaque = np.array([[0.0, 0.0, 0.0, 0.0, 1.0]], np.float32)
    seen = as_seen(Pixels(values, 8, RGB, ((1, 2, 3), (4, 5, 6), (7, 8, 9))), opaque)
    assert seen.palette == ((7, 8, 9),)
    assert not seen.values.any()


def test_a_soft_mask_with_a_transfer_function_is_kept():
    """A function that turns light to dark: without it the copy would show what the mask hides."""

    def states(pdf):
        group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceGray)
        form = pdf.make_stream(
            b"1 g 72 460 96 192 re f",
            {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 612, 792], "/Group": group},
        )
        turned = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)
        mask = pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=form, TR=turned)
        return pikepdf.Dictionary(G0=pikepdf.Dictionary(SMask=mask))

    content = _raw(_lines() + b"q /G0 gs 0 g 72 460 192 192 re f Q", {"/ExtGState": states})
    shown = drawn(content)
    assert shown.min() < 50
    assert np.abs(drawn(copied(content)) - shown).max() <= 1


def test_a_nearly_blank_scan_does_not_grow_and_looks_as_it_did():
    """Its JPEG is the same few bits again and again, which some programs compress once more."""
    page = np.full((1600, 1200), 255, np.uint8)
    page[100:140, 100:300] = 40
    out = io.BytesIO()
    Image.fromarray(page).save(out, "JPEG", quality=90)
    packed = zlib.compress(out.getvalue(), 9)

    def pictures(pdf):
        entries = {"/Subtype": pikepdf.Name.Image, "/Width": 1200, "/Height": 1600, "/BitsPerComponent": 8}
        filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
        scan = pdf.make_stream(packed, {**entries, "/ColorSpace": pikepdf.Name.DeviceGray})
        scan["/Filter"] = filters
        return pikepdf.Dictionary(X0=scan)

    content = _raw(_lines() + b"q 300 0 0 400 72 200 cm /X0 Do Q", {"/XObject": pictures})
    copy = copied(content)
    assert len(copy) < 3 * len(content)
    assert np.abs(drawn(copy) - drawn(content)).max() <= 12
