"""The file of a copy, put together from nothing: pages in order, allow-listed keys, no dates, no identity."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from redactor.documents.pdf.matrices import Rectangle
from redactor.documents.pdf.numbers import written
from redactor.documents.pdf.objects import make_stream, reals


def add_page(pdf: pikepdf.Pdf, box: Rectangle, rotation: int) -> Any:
    """A new page, empty; its content follows with :func:`fill_page`."""
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=reals(box))
    if rotation:
        page["/Rotate"] = rotation
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def fill_page(pdf: pikepdf.Pdf, page: Any, content: bytes, resources: Any, unit: float = 1.0) -> None:
    """Give a page its content, drawn *unit* times as large on a page as much larger."""
    if unit != 1.0:
        scale = written(unit, 6)
        content = scale + b" 0 0 " + scale + b" 0 0 cm\n" + content
        page["/MediaBox"] = reals([float(part) * unit for part in page["/MediaBox"]])
    page["/Resources"] = resources
    page["/Contents"] = make_stream(pdf, content)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of the file: equal for equal objects and equal library versions."""
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for key in [key for key in pdf.Root if key not in {"/Type", "/Pages"}]:
        del pdf.Root[key]
    out = io.BytesIO()
    pdf.save(
        out,
        static_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        recompress_flate=False,
        fix_metadata_version=False,
        linearize=False,
        min_version="1.7",
    )
    return out.getvalue()
