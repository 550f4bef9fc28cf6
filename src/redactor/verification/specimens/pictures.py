"""Bad copies in PDF: pictures with more than their pixels."""

from __future__ import annotations

import io
import struct

from PIL import Image

from redactor.verification.catalogue import Number
from redactor.verification.specimens.plain import NAME, PdfBuilder, pdf_copy
from redactor.verification.specimens.registry import bad_pdf

RAW = NAME.encode()


def jpeg(*segments: bytes, tail: bytes = b"") -> bytes:
    """The smallest grey JPEG, with further segments after its header."""
    raw = io.BytesIO()
    Image.new("L", (16, 16), 200).save(raw, "JPEG")
    data = raw.getvalue()
    return data[:2] + b"".join(segments) + data[2:] + tail


def segment(marker: int, body: bytes) -> bytes:
    """One JPEG segment."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def pdf_with_jpeg(data: bytes) -> bytes:
    """A clean copy with one picture."""
    builder = PdfBuilder()
    entries = b"/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode"
    image = builder.stream(data, entries, packed=False)
    content = b"q 16 0 0 16 400 100 cm /Im1 Do Q\n"
    return pdf_copy(extra_content=content, resources=b"/XObject << /Im1 %d 0 R >>" % image, builder=builder)


@bad_pdf(Number.PICTURE_DATA, Number.STREAMS)
def _pdf_jpeg_comment() -> bytes:
    return pdf_with_jpeg(jpeg(segment(0xFE, RAW)))


@bad_pdf(Number.PICTURE_DATA)
def _pdf_jpeg_camera_data() -> bytes:
    return pdf_with_jpeg(jpeg(segment(0xE1, b"Exif\x00\x00MM\x00*\x00\x00\x00\x08")))


@bad_pdf(Number.PICTURE_DATA, Number.STREAMS)
def _pdf_jpeg_bytes_after_the_end() -> bytes:
    return pdf_with_jpeg(jpeg(tail=RAW))


@bad_pdf(Number.STREAMS)
def _pdf_bytes_after_the_pixels() -> bytes:
    builder = PdfBuilder()
    entries = b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    image = builder.stream(bytes(range(16)) + RAW, entries)
    content = b"q 16 0 0 16 400 100 cm /Im1 Do Q\n"
    return pdf_copy(extra_content=content, resources=b"/XObject << /Im1 %d 0 R >>" % image, builder=builder)


@bad_pdf(Number.COUNTS, pictures=0)
def _pdf_a_picture_nobody_let_through() -> bytes:
    return pdf_with_jpeg(jpeg())
