"""Shapes of the older drawing language stay in it, spelled again from the allow-list; words drawn as shapes are read as text."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.word.packages import Parts, paragraph
from tests.word.test_copy import LABEL, plan_for
from tests.word.test_drawings import document_of

from redactor.core.checks import CheckOutcome, Expectation, WithheldText
from redactor.core.documents import BlockKind, MediaType
from redactor.core.ids import FileId
from redactor.documents.word import read_word, vml_grammar, write_word
from redactor.documents.word.namespaces import qualified
from redactor.verification import read_texts, verify_copy
from redactor.verification.vml_words import is_vml_value

SPACES = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
TYPE = '<v:shapetype id="_x0000_t136" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/></v:formulas></v:shapetype>'
ART = f'{TYPE}<v:shape id="MarkOfZorbaxine" type="#_x0000_t136" style="position:absolute;width:90pt;height:9pt"><v:textpath style="font-family:&quot;Arial&quot;" string="{{}}"/></v:shape>'


def file_with(markup):
    return Parts(paragraph(f"<w:r><w:pict {SPACES}>{markup}</w:pict></w:r>", "beside")).build()


def copied(raw, *words):
    document = read_word(raw, FileId("f"))
    return write_word(raw, document, plan_for(document, *words)).content


def pictures_in(copy):
    return document_of(copy).findall(f".//{qualified('w:pict')}")


def test_a_text_box_stays_in_the_older_language_and_its_text_is_read_and_marked():
    box = (
        '<v:rect id="_x0000_s1026" o:spid="x" alt="Zorbaxine" style="position:absolute;margin-left:-27pt;width:522pt;height:1in;visibility:visible"'
        ' fillcolor="#d99594 [1941]" stroked="f"><v:fill color2="#c0504d [3205]" focus="50%" type="gradient"/>'
        '<v:shadow on="t" type="perspective" color="#622423" offset="1pt"/><v:extrusion on="t"/>'
        f'<v:textbox style="mso-next-textbox:#_x0000_s1026" inset=",1pt"><w:txbxContent>{paragraph("Met Ann Smith")}</w:txbxContent></v:textbox>'
        '<w10:wrap type="square"/></v:rect>'
    )
    copy = copied(file_with(box), "Ann Smith")
    (picture,) = pictures_in(copy)
    (rect,) = picture
    assert rect.get("style") == "position:absolute;margin-left:-27pt;width:522pt;height:1in"
    assert rect.get("fillcolor") == "#d99594 [1941]"
    assert {"id", "alt"} & set(rect.attrib) == set()
    assert [node.tag.partition("}")[2] for node in rect] == ["fill", "shadow", "textbox", "wrap"]
    assert "".join(picture.itertext()) == f"Met {LABEL}"


def test_a_drawing_made_invisible_is_not_shown_and_its_text_waits_for_a_decision():
    box = f'<v:rect style="position:absolute;width:9pt;height:9pt;visibility:hidden"><v:textbox><w:txbxContent>{paragraph("Met Ann")}</w:txbxContent></v:textbox></v:rect>'
    raw = file_with(box)
    assert [(b.kind, b.carried) for b in read_word(raw, FileId("f")).blocks if b.text == "Met Ann"] == [
        (BlockKind.HIDDEN, False)
    ]
    copy = copied(raw)
    assert pictures_in(copy) == []
    assert document_of(copy).find(f".//{qualified('w:drawing')}") is None


def test_words_drawn_as_a_shape_are_a_paragraph_to_the_reviewer_and_stay_drawn():
    raw = file_with(ART.format("DRAFT for Ann"))
    assert [(block.text, block.carried) for block in read_word(raw, FileId("f")).blocks][-2:] == [
        ("beside", True),
        ("DRAFT for Ann", True),
    ]
    copy = copied(raw)
    (path,) = document_of(copy).findall(f".//{qualified('v:shape')}/{qualified('v:textpath')}")
    assert path.get("string") == "DRAFT for Ann"
    assert path.get("style") == 'font-family:"Arial"'
    assert document_of(copy).find(f".//{qualified('v:shapetype')}").get("path") == "m@7,l@8,m@5,21600l@6,21600e"
    assert any("DRAFT for Ann" in text for text in read_texts(copy))


def test_words_drawn_as_a_shape_give_way_to_a_paragraph_where_any_of_them_is_withheld():
    copy = copied(file_with(ART.format("DRAFT for Ann")), "Ann")
    assert pictures_in(copy) == []
    assert f"DRAFT for {LABEL}" in "\n".join(document_of(copy).itertext())


def test_a_shape_drawn_freehand_is_still_put_up_for_a_person():
    raw = file_with('<v:shape style="width:9pt;height:9pt" path="m0,0l5,5e"/>')
    assert [gap.reason for gap in read_word(raw, FileId("f")).gaps] == ["a freehand drawing"]
    assert pictures_in(copied(raw)) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<v:rect style="Zorbaxine:absolute;position:Zorbaxine"/>',
        '<v:rect fillcolor="Zorbaxine" strokeweight="Zorbaxine" coordsize="Zorbaxine" o:hralign="Zorbaxine"/>',
        '<v:rect><v:stroke dashstyle="Zorbaxine" joinstyle="Zorbaxine"/><v:fill type="Zorbaxine" colors="Zorbaxine"/></v:rect>',
        '<v:shapetype id="Zorbaxine" path="Zorbaxine"><v:formulas><v:f eqn="Zorbaxine"/></v:formulas></v:shapetype><v:rect/>',
        ART.format("DRAFT").replace("Arial", "Zorbaxine Sans").replace("_x0000_t136", "_x0000_t1360"),
    ],
)
def test_words_in_any_attribute_of_the_older_language_never_reach_the_copy(markup):
    copy = document_of(copied(file_with(markup)))
    assert "Zorbaxine" not in repr([dict(node.attrib) for node in copy.iter("{*}*")])


def test_the_verifier_knows_the_older_language_by_lists_of_its_own():
    values = {
        "style": "position:absolute;width:4in;mso-position-horizontal:center;v-text-anchor:middle",
        "path": "m@7,l@8,m@5,21600l@6,21600e",
        "fillcolor": "fill darken(118)",
        "colors": "0 #fbeac7;11796f #fee7f2",
        "dashstyle": "1 1",
        "adj": "10800,,@5",
    }
    for name, value in values.items():
        assert vml_grammar.ATTRIBUTES.get(name, str)(value), name
        assert is_vml_value("shape", name, value), name
    assert is_vml_value("shape", "type", "#_x0000_t202")
    assert set(vml_grammar.PROPERTIES) <= {
        name for name in vml_grammar.PROPERTIES if is_vml_value("shape", "style", f"{name}:0")
    }
    assert all(is_vml_value("stroke", "dashstyle", word) for word in vml_grammar.WORDS)
    assert all(is_vml_value("shape", "style", f"left:{word}") for word in vml_grammar.STYLE_WORDS)


@pytest.mark.parametrize("extra", ["", ";margin-left:vertical page"])
def test_words_of_the_older_language_withheld_as_words_of_the_text_are_no_leak_where_they_are_its_own(extra):
    words = ("vertical", "position", "gradient", "margin")
    box = '<v:rect style="position:absolute;mso-position-vertical-relative:page;margin-left:2pt"><v:fill type="gradient"/></v:rect>'
    raw = Parts("".join(map(paragraph, words)) + paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>", "beside")).build()
    copy = copied(raw, *words)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(copy)) as archive, zipfile.ZipFile(stream, "w") as target:
        for name in archive.namelist():
            target.writestr(name, archive.read(name).replace(b"margin-left:2pt", b"margin-left:2pt" + extra.encode()))
    withheld = tuple(WithheldText(f"W-{number}", (word,)) for number, word in enumerate(words))
    expectation = Expectation(media_type=MediaType.WORD, withheld=withheld, disclosed=(), label=LABEL)
    report = verify_copy(stream.getvalue(), file_name="001.docx", expectation=expectation)
    outcomes = {check.number: check.outcome for check in report.checks}
    assert (outcomes[5] is CheckOutcome.FAILED) is bool(extra)


def test_a_connector_keeps_its_flips_and_far_bends():
    bent = (
        '<v:shape type="#_x0000_t34" style="position:absolute;width:1;height:495;rotation:180;flip:x y" o:connectortype="elbow"'
        ' adj="-7776000,-486628,77954400"/>'
    )
    ((shape,),) = pictures_in(copied(file_with(bent)))
    assert shape.get("adj") == "-7776000,-486628,77954400"
    assert "flip:x y" in shape.get("style")
    assert is_vml_value("shape", "adj", "-7776000,-486628,77954400")
    assert is_vml_value("shape", "style", "flip:x y")


def test_words_drawn_as_a_shape_and_filled_with_a_picture_stay_drawn_without_it():
    art = ART.format("DRAFT").replace("<v:textpath", '<v:fill type="pattern" color2="yellow" r:id="rId9"/><v:textpath')
    ((_, shape),) = pictures_in(copied(file_with(art)))
    assert [node.tag.partition("}")[2] for node in shape] == ["textpath"]
    assert shape[0].get("string") == "DRAFT"


CANVAS = (
    '<v:group style="width:90pt;height:45pt" coordorigin="0,0" coordsize="900,450">'
    '<v:shape type="#_x0000_t75" style="position:absolute;width:900;height:450"/>'
    '<v:shapetype id="_x0000_t202" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'
    '<v:shape type="#_x0000_t202" style="position:absolute;left:9;top:9;width:90;height:45">'
    f"<v:textbox><w:txbxContent>{paragraph('Met Ann')}</w:txbxContent></v:textbox></v:shape></v:group>"
)
NEWER = (
    '<mc:Choice Requires="wpc"><w:drawing><wp:inline><wp:extent cx="1143000" cy="571500"/><wp:docPr id="1" name="Canvas"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"><wpc:wpc'
    ' xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
    f"<wps:txbx><w:txbxContent>{paragraph('Met Ann')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></wpc:wpc>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
)


def canvas(older):
    both = f"<mc:AlternateContent>{NEWER}<mc:Fallback><w:pict {SPACES}>{older}</w:pict></mc:Fallback></mc:AlternateContent>"
    return Parts(paragraph(f"<w:r>{both}</w:r>", "beside")).build()


def test_a_canvas_stays_in_the_language_that_every_reader_draws_it_from():
    document = document_of(copied(canvas(CANVAS), "Ann"))
    assert document.find(f".//{qualified('w:drawing')}") is None
    (group,) = document.findall(f".//{qualified('w:pict')}/{qualified('v:group')}")
    assert "".join(group.itertext()) == f"Met {LABEL}"


def test_the_empty_frame_of_a_canvas_stays_for_it_says_how_large_the_group_is():
    document = document_of(copied(canvas(CANVAS)))
    frame = document.find(f".//{qualified('v:group')}/{qualified('v:shape')}")
    assert frame.get("style") == "position:absolute;width:900;height:450"


def test_a_canvas_with_a_picture_is_taken_from_its_newer_spelling():
    older = CANVAS.replace("</v:group>", '<v:shape style="width:9;height:9"><v:imagedata/></v:shape></v:group>')
    document = document_of(copied(canvas(older)))
    assert document.find(f".//{qualified('w:drawing')}") is not None


def test_what_defines_a_shape_stands_before_the_first_that_uses_it():
    """LibreOffice does not break the lines of text boxes whose type is defined outside their group."""
    document = document_of(copied(canvas(CANVAS)))
    group = document.find(f".//{qualified('v:group')}")
    assert [(node.tag.rpartition("}")[2], node.get("type")) for node in group] == [
        ("shape", "#_x0000_t75"),
        ("shapetype", None),
        ("shape", "#_x0000_t202"),
    ]


def test_the_empty_frame_of_a_canvas_stays_in_the_newer_language_too():
    """A group with a picture is written in the newer language."""
    older = CANVAS.replace("</v:group>", '<v:shape style="width:9;height:9"><v:imagedata/></v:shape></v:group>')
    document = document_of(copied(file_with(older)))
    frame = document.find(f".//{qualified('wpg:wgp')}/{qualified('wps:wsp')}/{qualified('wps:spPr')}")
    size = frame.find(f"{qualified('a:xfrm')}/{qualified('a:ext')}")
    assert (size.get("cx"), size.get("cy")) == ("900", "450")
    assert frame[-1].tag == qualified("a:ln")


def test_words_drawn_as_a_shape_that_spells_out_its_lines_stay_drawn_along_those_of_its_type():
    art = ART.format("DRAFT").replace('<v:shape id="MarkOfZorbaxine"', '<v:shape path="m0,0l7,7e" o:spt="136"')
    ((_, shape),) = pictures_in(copied(file_with(art)))
    assert shape[0].get("string") == "DRAFT"
    assert "path" not in shape.attrib


def test_a_built_in_shape_of_other_lines_than_its_types_own_is_still_drawn_freehand():
    raw = file_with('<v:shape o:spt="136" style="width:9pt;height:9pt" path="m0,0l5,5e"/>')
    assert pictures_in(copied(raw)) == []
