"""One scanned page with its text layer, in every kind of picture that PDF knows: the name's pixels have to go in each."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from tests.noninterference.shapes import BODY, HIGH, SHAPES, _encoded, _raw

_WIDE, _TALL = 595, 842
_SIZE = {"/Subtype": Name.Image, "/Width": _WIDE, "/Height": _TALL}
_GREY = {"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}
_BITS = {"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 1}
_FLATE = {"/Filter": Name.FlateDecode}
SCANS: list[str] = []
Pictures = Callable[[pikepdf.Pdf, Image.Image], Dictionary]


def _scan(name: str) -> tuple[Image.Image, str]:
    """What the scanner saw, and the text layer over it."""
    seen = Image.new("L", (_WIDE, _TALL), 255)
    draw = ImageDraw.Draw(seen)
    lines = (*BODY, *BODY, *BODY, f"Then {name} went home.", *BODY)
    for number, line in enumerate(lines):
        draw.text((72, 60 + 20 * number), line, fill=0, font_size=11)
    shown = [f"BT /F1 11 Tf 3 Tr 72 {HIGH - 70 - 20 * n} Td ({line}) Tj ET" for n, line in enumerate(lines)]
    return seen, "\n".join(shown)


def scan(make: Pictures) -> Pictures:
    """Register a way to write the picture X0 of a scan as a shape of its own."""

    def shape(name: str) -> bytes:
        seen, text = _scan(name)
        painted = b"q 595 0 0 842 0 0 cm /X0 Do Q\n" + text.encode()
        return _raw(painted, {"/XObject": lambda pdf: make(pdf, seen)})

    SHAPES[make.__name__] = shape
    SCANS.append(make.__name__)
    return make


def _bits(seen: Image.Image) -> bytes:
    """One bit a pixel, 1 for paper."""
    return np.packbits(np.asarray(seen) > 127, axis=1).tobytes()


def _fax(seen: Image.Image) -> bytes:
    ink = Image.fromarray(np.asarray(seen) < 128)  # the coder takes what is not set for white
    tiff = _encoded(ink, "TIFF", compression="group4", tiffinfo={278: _TALL})
    tags = Image.open(io.BytesIO(tiff)).tag_v2
    return tiff[tags[273][0] : tags[273][0] + tags[279][0]]


@scan
def scan_as_grey_pixels(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    return Dictionary(X0=pdf.make_stream(zlib.compress(seen.tobytes()), {**_SIZE, **_GREY, **_FLATE}))


@scan
def scan_as_palette(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    space = Array([Name.Indexed, Name.DeviceGray, 255, pikepdf.String(bytes(range(256)))])
    entries = {**_SIZE, **_FLATE, "/ColorSpace": space, "/BitsPerComponent": 8}
    return Dictionary(X0=pdf.make_stream(zlib.compress(seen.tobytes()), entries))


@scan
def scan_as_wavelets(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    return Dictionary(X0=pdf.make_stream(_encoded(seen, "JPEG2000"), {**_SIZE, **_GREY, "/Filter": Name.JPXDecode}))


@scan
def scan_as_fax(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    how = {"/Filter": Name.CCITTFaxDecode, "/DecodeParms": Dictionary(K=-1, Columns=_WIDE, Rows=_TALL)}
    return Dictionary(X0=pdf.make_stream(_fax(seen), {**_SIZE, **_BITS, **how}))


@scan
def scan_as_jbig2(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    """A page segment and one region of fax data, which JBIG2 may hold as well."""
    page = struct.pack(">IIIIBH", _WIDE, _TALL, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", _WIDE, _TALL, 0, 0, 0, 1) + _fax(seen)
    parts = ((48, page), (38, region))
    data = b"".join(struct.pack(">IBBBI", at, kind, 0, 1, len(part)) + part for at, (kind, part) in enumerate(parts))
    return Dictionary(X0=pdf.make_stream(data, {**_SIZE, **_BITS, "/Filter": Name.JBIG2Decode}))


@scan
def scan_as_stencil(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    entries = {**_SIZE, **_FLATE, "/ImageMask": True, "/BitsPerComponent": 1}
    return Dictionary(X0=pdf.make_stream(zlib.compress(_bits(seen)), entries))


@scan
def scan_as_ink_through_a_soft_mask(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    ink = Image.fromarray(255 - np.asarray(seen))
    mask = pdf.make_stream(zlib.compress(ink.tobytes()), {**_SIZE, **_GREY, **_FLATE})
    return Dictionary(X0=pdf.make_stream(b"\0", {**_SIZE, **_GREY, "/Width": 1, "/Height": 1, "/SMask": mask}))


@scan
def scan_with_a_softened_edge(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    edge = np.full((_TALL, _WIDE), 255, np.uint8)
    edge[:20] = 128
    mask = pdf.make_stream(zlib.compress(edge.tobytes()), {**_SIZE, **_GREY, **_FLATE})
    return Dictionary(X0=pdf.make_stream(zlib.compress(seen.tobytes()), {**_SIZE, **_GREY, **_FLATE, "/SMask": mask}))


@scan
def scan_with_an_alternate(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    other = pdf.make_stream(zlib.compress(seen.tobytes()), {**_SIZE, **_GREY, **_FLATE})
    data = _encoded(seen, "JPEG", quality=70)
    named = Array([Dictionary(Image=other, DefaultForPrinting=True)])
    return Dictionary(X0=pdf.make_stream(data, {**_SIZE, **_GREY, "/Filter": Name.DCTDecode, "/Alternates": named}))


@scan
def scan_in_a_form(pdf: pikepdf.Pdf, seen: Image.Image) -> Dictionary:
    """The page paints the form, the form the picture, and the page's content the form twice."""
    shown = pdf.make_stream(zlib.compress(seen.tobytes()), {**_SIZE, **_GREY, **_FLATE})
    box = {"/Subtype": Name.Form, "/BBox": Array([0, 0, 1, 1]), "/Resources": Dictionary(XObject=Dictionary(I=shown))}
    return Dictionary(X0=pdf.make_stream(b"/I Do /I Do", box))


def scan_inline(name: str) -> bytes:
    """The picture written in the page's content."""
    seen, text = _scan(name)
    head = b"q 595 0 0 842 0 0 cm BI /W %d /H %d /CS /G /BPC 8 /F [/AHx /Fl] ID " % (_WIDE, _TALL)
    return _raw(head + zlib.compress(seen.tobytes()).hex().encode() + b"> EI Q\n" + text.encode())


SHAPES["scan_inline"] = scan_inline
SCANS.append("scan_inline")
