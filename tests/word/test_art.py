"""Diagrams are drawn as they were stored where nothing of them is withheld; locked canvases like any other drawing."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.word.packages import OFFICE, Parts, paragraph, root
from tests.word.test_copy import LABEL, plan_for
from tests.word.test_drawings import document_of

from redactor.core.documents import BlockKind
from redactor.core.ids import FileId
from redactor.documents.word import read_word, write_word
from redactor.documents.word.namespaces import qualified
from redactor.documents.word.package import open_package

DSP = 'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"'
PLACE = '<a:xfrm><a:off x="{0}" y="10000"/><a:ext cx="400000" cy="300000"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'


def frame(kind, inner):
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Diagram 1"/><a:graphic>'
        f'<a:graphicData uri="{OFFICE}/drawingml/2006/{kind}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def letters(text, size=1400):
    return f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr b="1" sz="{size}"/><a:t>{text}</a:t></a:r></a:p>'


def diagram_file(*names, only_in_data=(), size=1400, described=""):
    parts = Parts()
    shapes = "".join(
        f'<dsp:sp><dsp:nvSpPr><dsp:cNvPr id="{at}" name="Rectangle {at}" descr="{described}"/></dsp:nvSpPr>'
        f"<dsp:spPr>{PLACE.format(500000 * at)}</dsp:spPr>"
        '<dsp:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></dsp:style>'
        f"<dsp:txBody><a:bodyPr/>{letters(name, size)}</dsp:txBody></dsp:sp>"
        for at, name in enumerate(names)
    )
    drawing = parts.part(
        "diagramDrawing", "diagrams/drawing1.xml", root("dsp:drawing", f"<dsp:spTree>{shapes}</dsp:spTree>", DSP)
    )
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{name}</a:t></a:r></a:p></dgm:t></dgm:pt>" for name in (*names, *only_in_data)
    )
    link = f'<dgm:extLst><a:ext uri="u"><dsp:dataModelExt relId="{drawing}"/></a:ext></dgm:extLst>'
    data = parts.part(
        "diagramData", "diagrams/data1.xml", root("dgm:dataModel", f"<dgm:ptLst>{points}</dgm:ptLst>{link}", DSP)
    )
    parts.body = paragraph(frame("diagram", f'<dgm:relIds r:dm="{data}"/>')) + paragraph("after")
    return parts.build()


def copied(raw, *words):
    document = read_word(raw, FileId("f"))
    return write_word(raw, document, plan_for(document, *words)).content


def words_of(copy):
    return [node.text for node in document_of(copy).iter(qualified("w:t"))]


def test_a_diagram_is_drawn_as_it_was_stored_with_its_words_in_text_boxes():
    copy = document_of(copied(diagram_file("Tyler", "Milly")))
    shapes = [shape for shape in copy.iter(qualified("wps:wsp")) if shape.find(f".//{qualified('w:t')}") is not None]
    assert ["".join(shape.itertext()) for shape in shapes] == ["Tyler", "Milly"]
    assert shapes[0].find(f".//{qualified('a:prstGeom')}").get("prst") == "ellipse"
    (size, *_) = shapes[0].iter(qualified("w:sz"))
    assert size.get(qualified("w:val")) == "28"


def test_every_word_of_a_diagram_is_examined_once():
    blocks = read_word(diagram_file("Tyler", "Milly"), FileId("f")).blocks
    assert [block.text for block in blocks] == ["Tyler", "Milly", "after"]


def test_a_diagram_of_which_anything_is_withheld_is_said_in_paragraphs():
    copy = copied(diagram_file("Tyler", "Milly"), "Tyler")
    assert words_of(copy) == [LABEL, "Milly", "after"]
    assert document_of(copy).find(f".//{qualified('wps:wsp')}") is None


def test_letters_and_boxes_fitted_to_a_withheld_word_make_no_difference():
    one, other = diagram_file("Bo", "Milly", size=2900), diagram_file("Quillfeather", "Milly", size=900)
    assert copied(one, "Bo") == copied(other, "Quillfeather")


def test_words_that_a_diagram_holds_and_its_drawing_does_not_show_wait_for_a_decision():
    raw = diagram_file("Tyler", only_in_data=("Zorbaxine",))
    (hidden,) = (block for block in read_word(raw, FileId("f")).blocks if block.text == "Zorbaxine")
    assert hidden.kind is BlockKind.EMBEDDED
    assert b"Zorbaxine" not in b"".join(open_package(copied(raw)).parts.values())


def test_descriptions_in_a_diagrams_drawing_wait_for_a_decision_too():
    kinds = [
        block.kind
        for block in read_word(diagram_file("Tyler", described="Zoe"), FileId("f")).blocks
        if block.text == "Zoe"
    ]
    assert kinds == [BlockKind.ALT_TEXT]


def canvas(text, room='<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'):
    shape = f"<a:sp><a:spPr>{PLACE.format(70000)}</a:spPr><a:txSp><a:txBody><a:bodyPr/>{letters(text)}</a:txBody></a:txSp></a:sp>"
    inner = f"<a:grpSpPr><a:xfrm>{room}</a:xfrm></a:grpSpPr>{shape}"
    lc = f'xmlns:lc="{OFFICE}/drawingml/2006/lockedCanvas"'
    return Parts(paragraph(frame("lockedCanvas", f"<lc:lockedCanvas {lc}>{inner}</lc:lockedCanvas>"))).build()


def test_a_locked_canvas_is_drawn_and_its_words_are_marked_in_place():
    copy = document_of(copied(canvas("Milly Tyler"), "Tyler"))
    (shape,) = copy.iter(qualified("wps:wsp"))
    assert "".join(shape.itertext()) == f"Milly {LABEL}"


@pytest.mark.parametrize(
    ("room", "corner"),
    [
        (
            '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>',
            ("70000", "10000"),
        ),
        ('<a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="5" y="6"/><a:chExt cx="7" cy="8"/>', ("5", "6")),
    ],
)
def test_a_canvas_shows_the_room_it_states_or_the_rectangle_round_its_shapes(room, corner):
    copy = document_of(copied(canvas("Milly", room)))
    (origin,) = copy.iter(qualified("a:chOff"))
    assert (origin.get("x"), origin.get("y")) == corner


def test_letters_in_the_colour_of_a_window_keep_that_colour():
    raw = diagram_file("Tyler")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "word/diagrams/drawing1.xml"
    window = b'sz="1400"><a:solidFill><a:sysClr val="window" lastClr="FFFFFF"/></a:solidFill></a:rPr>'
    assert b'sz="1400"/>' in members[name]
    members[name] = members[name].replace(b'sz="1400"/>', window)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    (colour,) = document_of(copied(out.getvalue())).iter(qualified("w:color"))
    assert colour.get(qualified("w:val")) == "FFFFFF"


def test_a_diagram_of_nothing_keeps_its_place():
    copy = document_of(copied(diagram_file()))
    (extent,) = copy.iter(qualified("wp:extent"))
    assert extent.get("cy") == "900000"
