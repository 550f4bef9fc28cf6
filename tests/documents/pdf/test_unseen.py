"""What nobody sees of a page, and no text, is not in its copy; pictures in pieces are looked at as one."""

from __future__ import annotations

import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name
from tests.noninterference.shapes import _lines, _raw, picture

from redactor.core.copies import CopyPlan
from redactor.core.documents import GapKind, MediaType
from redactor.documents.pdf.meshes import whole_mesh
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf


def _copy(content):
    document = read_pdf_with_glyphs(content).document
    return write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, "[withheld]")).content


def _with_lines_outside(end):
    clipped = f"q 0 0 10 10 re W n 3 w 300 700 m {end} 720 l S Q ".encode()
    cropped = f"300 50 m {end} 60 l S".encode()
    return _raw(_lines() + clipped + cropped, CropBox=Array([0, 100, 595, 842]))


def test_drawings_outside_their_clip_or_the_crop_are_not_in_the_copy():
    """A name drawn as lines may lie there; nothing of it is seen, and nothing of it is left."""
    assert _copy(_with_lines_outside(400)) == _copy(_with_lines_outside(450))


def test_drawings_that_reach_into_their_clip_stay():
    """What is seen of a drawing is seen as before."""
    content = _raw(_lines() + b"q 300 600 50 50 re W n 3 w 200 610 m 400 640 l S Q")
    assert pymupdf.open(stream=_copy(content))[0].get_drawings()


def _tiles(*, alike):
    """A picture cut into pieces of 12 × 12 pixels, or as many times one piece."""
    whole = picture("Zorbaxine").convert("L")
    corners = [(x, y) for y in range(36, 84, 12) for x in range(0, 240, 12)]

    def pictures(pdf):
        entries = {"/Subtype": Name.Image, "/Width": 12, "/Height": 12, "/ColorSpace": Name.DeviceGray}
        pieces = {}
        for x, y in corners:
            left, top = (0, 48) if alike else (x, y)
            data = whole.crop((left, top, left + 12, top + 12)).tobytes() if not alike else bytes(range(144))
            pieces[f"/T{x}_{y}"] = pdf.make_stream(data, {**entries, "/BitsPerComponent": 8})
        return Dictionary(pieces)

    painted = "".join(f"q 12 0 0 12 {72 + x} {560 - y} cm /T{x}_{y} Do Q " for x, y in corners)
    return _raw(_lines() + painted.encode(), {"/XObject": pictures})


def test_tiny_pictures_side_by_side_are_looked_at_as_one():
    """Each needs nobody's look; together they show a name."""
    (gap,) = read_pdf_with_glyphs(_tiles(alike=False)).document.gaps
    assert gap.kind is GapKind.UNREAD_DRAWINGS


def test_one_tiny_picture_painted_many_times_is_only_counted():
    """Bullets and rules of dots."""
    assert not read_pdf_with_glyphs(_tiles(alike=True)).document.gaps


@pytest.mark.parametrize(
    ("kind", "whole"),
    [({"/ShadingType": 4}, 8), ({"/ShadingType": 5, "/VerticesPerRow": 2}, 6), ({"/ShadingType": 6}, 29 + 19)],
    ids=["triangles", "lattice", "patches"],
)
def test_a_mesh_has_no_bytes_after_its_last_whole_part(kind, whole):
    """A vertex of one grey part takes three bytes, and one more where it begins with a flag."""
    entries = {**kind, "/BitsPerCoordinate": 8, "/BitsPerComponent": 8, "/BitsPerFlag": 8}
    data = bytes(29) + b"\1" + bytes(18) if kind["/ShadingType"] == 6 else bytes(whole)
    assert whole_mesh(data + b"\0Z", entries, 1) == data
