"""Freehand shapes of the older language: lines and curves become geometry that waits for a person; anything else is a gap."""

from __future__ import annotations

import pytest
from tests.word.packages import Parts, paragraph
from tests.word.test_drawings import copied, document_of

from redactor.core.copies import GapFate
from redactor.core.documents import GapKind
from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.namespaces import qualified

SPACES = 'xmlns:o="urn:schemas-microsoft-com:office:office"'


def file_with(markup):
    return Parts(paragraph(f"<w:r><w:pict {SPACES}>{markup}</w:pict></w:r>", "beside")).build()


def polyline(points, style="position:absolute"):
    return f'<v:polyline style="{style}" points="{points}" filled="f"/>'


def shape(path):
    return f'<v:shape style="position:absolute;width:10pt;height:20pt" coordsize="100,200" path="{path}"/>'


def strokes_of(copy):
    (path,) = document_of(copy).iter(qualified("a:path"))
    return [
        (stroke.tag.partition("}")[2], [(int(point.get("x")), int(point.get("y"))) for point in stroke])
        for stroke in path
    ]


def test_a_polyline_is_drawn_where_somebody_looked_at_it_and_else_keeps_its_place():
    raw = file_with(polyline("10pt,2pt,11pt,82pt,10pt,5pt"))
    (gap,) = read_word(raw, FileId("f")).gaps
    assert (gap.kind, gap.reason) == (GapKind.PICTURE, "a freehand drawing")
    copy = copied(raw, GapFate.PIXELS)
    assert strokes_of(copy) == [
        ("moveTo", [(0, 0)]),
        ("lnTo", [(12700, 1016000)]),
        ("lnTo", [(0, 38100)]),
    ]
    frame = document_of(copy).find(f".//{qualified('wp:anchor')}")
    assert dict(frame.find(qualified("wp:extent")).attrib) == {"cx": "12700", "cy": "1016000"}
    assert [node.text for node in frame.iter(qualified("wp:posOffset"))] == ["127000", "25400"]
    withheld = document_of(copied(raw, GapFate.WITHHOLD))
    assert withheld.find(f".//{qualified('a:custGeom')}") is None
    assert withheld.find(f".//{qualified('a:prstGeom')}").get("prst") == "rect"


def test_a_path_of_lines_and_curves_is_drawn_numbers_left_out_being_nought():
    copy = copied(file_with(shape("m,10l100,r-10,20c1,2,3,4,5,6xe")))
    assert strokes_of(copy) == [
        ("moveTo", [(0, 10)]),
        ("lnTo", [(100, 0)]),
        ("lnTo", [(90, 20)]),
        ("cubicBezTo", [(1, 2), (3, 4), (5, 6)]),
        ("close", []),
    ]


@pytest.mark.parametrize(
    "path", ["m@1,0l5,5e", "m0,0 Zoe l5,5e", "m0,0l5e", "m0,0qx5,5e", "m0,0l99999999999,1e", "l", "m1-2,3e"]
)
def test_a_path_that_is_anything_else_stays_a_gap(path):
    (gap,) = read_word(file_with(shape(path)), FileId("f")).gaps
    assert gap.kind is GapKind.PART_NOT_UNDERSTOOD


@pytest.mark.parametrize("points", ["", "1pt", "Zoe"])
def test_a_polyline_without_points_stays_a_gap(points):
    (gap,) = read_word(file_with(polyline(points)), FileId("f")).gaps
    assert gap.kind is GapKind.PART_NOT_UNDERSTOOD
