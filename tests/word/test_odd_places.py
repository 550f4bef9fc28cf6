"""Drawings made invisible, text boxes that go on in others, tables inside paragraphs, styles without ids."""

from __future__ import annotations

import pytest
from tests.word.packages import Parts, paragraph, root, run, text_box
from tests.word.test_charts import _with, chart_file
from tests.word.test_charts import copied as chart_copied
from tests.word.test_drawings import copied, document_of

from redactor.core.documents import BlockKind
from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.namespaces import qualified
from redactor.documents.word.package import open_package


def test_a_drawing_made_invisible_is_not_shown_and_its_text_waits_for_a_decision():
    box = text_box(paragraph("Met Ann")).replace('name="Text Box 3"', 'name="Text Box 3" hidden="1"')
    raw = Parts(paragraph(box) + paragraph("after")).build()
    hidden = [(block.kind, block.carried) for block in read_word(raw, FileId("f")).blocks if block.text == "Met Ann"]
    assert hidden == [(BlockKind.HIDDEN, False)]
    assert document_of(copied(raw)).find(f".//{qualified('w:drawing')}") is None


def test_text_goes_on_in_the_boxes_that_it_went_on_in():
    first = text_box(paragraph("long text")).replace("<wps:txbx>", '<wps:txbx id="4711">')
    second = text_box("").replace(
        "<wps:txbx><w:txbxContent></w:txbxContent></wps:txbx>", '<wps:linkedTxbx id="4711" seq="1"/>'
    )
    assert "linkedTxbx" in second
    copy = document_of(copied(Parts(paragraph(first, second)).build()))
    (box,), (linked,) = copy.iter(qualified("wps:txbx")), copy.iter(qualified("wps:linkedTxbx"))
    assert dict(linked.attrib) == {"id": "1", "seq": "1"}
    assert box.get("id") == "1"


def test_a_table_inside_a_paragraph_stands_after_it_and_its_text_is_read():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('inner')}</w:tc></w:tr></w:tbl>"
    raw = Parts(f"<w:p>{run('outer')}{table}</w:p>" + paragraph("after")).build()
    assert [(block.text, block.kind) for block in read_word(raw, FileId("f")).blocks] == [
        ("outer", BlockKind.PARAGRAPH),
        ("inner", BlockKind.CELL),
        ("after", BlockKind.PARAGRAPH),
    ]
    body = document_of(copied(raw))[0]
    assert [node.tag.partition("}")[2] for node in body] == ["p", "tbl", "p", "sectPr"]


def test_a_style_without_an_id_goes_by_its_name():
    parts = Parts(paragraph("x", properties='<w:pStyle w:val="EmptyCell"/>'))
    style = '<w:style><w:name w:val="Empty Cell"/><w:rPr><w:i/></w:rPr></w:style>'
    parts.part("styles", "styles.xml", root("w:styles", style))
    copy = copied(parts.build())
    used = document_of(copy).find(f".//{qualified('w:pStyle')}").get(qualified("w:val"))
    (made,) = open_package(copy).tree("word/styles.xml").iter(qualified("w:style"))
    assert made.get(qualified("w:styleId")) == used
    assert made.find(f".//{qualified('w:i')}") is not None


@pytest.mark.parametrize(("share", "value"), [("10923f", "val 8334"), (".2", "val 10000"), ("Zoe", None)])
def test_corners_are_as_round_as_they_were(share, value):
    shapes = f'<v:roundrect style="position:absolute;width:90pt;height:90pt" arcsize="{share}"/><v:arc style="width:9pt;height:9pt"/>'
    copy = document_of(copied(Parts(paragraph(f"<w:r><w:pict>{shapes}</w:pict></w:r>")).build()))
    guide = copy.find(f".//{qualified('a:gd')}")
    assert (guide.get("fmla") if guide is not None else None) == value


def test_a_quoted_sign_in_how_numbers_are_written_stays():
    raw = _with(chart_file(), b"<c:formatCode>General<", b"<c:formatCode>&quot;$&quot;#,##0<")
    chart = open_package(chart_copied(raw)).tree("word/charts/chart1.xml")
    assert [node.text for node in chart.iter(qualified("c:formatCode"))] == ['"$"#,##0']


@pytest.mark.parametrize(("kind", "name"), [("tight", "wrapTight"), ("through", "wrapThrough")])
def test_text_keeps_to_the_outline_of_an_older_drawing(kind, name):
    shape = (
        '<v:arc style="width:9pt;height:9pt"/><v:rect style="position:absolute;width:90pt;height:90pt" wrapcoords="-27 0 -27 21581 21600 0">'
        f'<w10:wrap xmlns:w10="urn:schemas-microsoft-com:office:word" type="{kind}"/></v:rect>'
    )
    copy = document_of(copied(Parts(paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")).build()))
    (polygon,) = copy.iter(qualified("wp:wrapPolygon"))
    assert polygon.getparent().tag == qualified(f"wp:{name}")
    corners = [(point.tag.partition("}")[2], point.get("x"), point.get("y")) for point in polygon]
    assert corners == [("start", "-27", "0"), ("lineTo", "-27", "21581"), ("lineTo", "21600", "0")]
