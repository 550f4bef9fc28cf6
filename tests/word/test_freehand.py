"""Freehand shapes: picture items, kept where somebody looked at them, their geometry spelled again under names of ours."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.word.packages import Parts, paragraph, text_box
from tests.word.test_drawings import copied, document_of

from redactor.core.copies import GapFate
from redactor.core.documents import GapKind
from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.namespaces import qualified
from redactor.verification.word_elements import ELEMENTS

POINTS = '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="{}" y="hc"/></a:lnTo><a:close/>'


NAMED = POINTS.format("Zorbaxine")


def shape_file(points=NAMED, formula="*/ w 1 2"):
    guides = f'<a:avLst/><a:gdLst><a:gd name="Zorbaxine" fmla="{formula}"/></a:gdLst>'
    drawn = f'<a:custGeom>{guides}<a:ahLst/><a:cxnLst/><a:pathLst><a:path w="100" h="100">{points}</a:path></a:pathLst></a:custGeom>'
    return Parts(
        paragraph(text_box(paragraph("x")).replace('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', drawn))
    ).build()


def geometry_of(copy):
    looks = document_of(copy).find(f".//{qualified('wps:spPr')}")
    return next(node for node in looks if node.tag.endswith("Geom"))


def test_a_freehand_shape_is_a_picture_item_with_a_picture_of_its_outlines():
    (gap,) = read_word(shape_file(), FileId("f")).gaps
    assert (gap.kind, gap.reason) == (GapKind.PICTURE, "a freehand drawing")
    image = Image.open(io.BytesIO(gap.picture)).convert("L")
    assert image.width == 480
    assert image.getextrema() == (0, 255)
    other = read_word(shape_file(formula="*/ w 1 3"), FileId("f")).gaps[0]
    assert other.content_key != gap.content_key


def test_what_somebody_looked_at_keeps_its_geometry_under_names_of_ours():
    geometry = geometry_of(copied(shape_file()))
    assert geometry.tag == qualified("a:custGeom")
    assert {node.get("name"): node.get("fmla") for node in geometry.iter(qualified("a:gd"))} == {"g1": "*/ w 1 2"}
    assert [node.get("x") for node in geometry.iter(qualified("a:pt"))] == ["0", "g1"]
    assert b"Zorbaxine" not in copied(shape_file())


def test_what_nobody_looked_at_leaves_a_rectangle_in_its_place():
    geometry = geometry_of(copied(shape_file(), GapFate.WITHHOLD))
    assert (geometry.tag, dict(geometry.attrib)) == (qualified("a:prstGeom"), {"prst": "rect"})


@pytest.mark.parametrize(
    "raw",
    [
        shape_file(formula="Zorbaxine w 1 2"),
        shape_file(formula="*/ w Smith 2"),
        shape_file(points=POINTS.format("Smith")),
        shape_file(points="<a:spelled/>"),
    ],
)
def test_geometry_that_is_not_of_the_format_is_left_out_as_not_understood(raw):
    (gap,) = read_word(raw, FileId("f")).gaps
    assert gap.kind is GapKind.PART_NOT_UNDERSTOOD
    assert geometry_of(copied(raw)).tag == qualified("a:prstGeom")


def test_every_element_of_a_freehand_shape_is_on_the_verifiers_list():
    copy = geometry_of(copied(shape_file()))
    names = {node.tag.partition("}")[2] for node in copy.iter("{*}*")}
    assert names <= ELEMENTS["http://schemas.openxmlformats.org/drawingml/2006/main"]
