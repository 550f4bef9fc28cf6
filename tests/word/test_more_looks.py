"""What nobody withheld looks as it did, continued: faces of fonts, effects of pictures, warped words, numbers of every spelling."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.word.packages import Parts, inline_picture, paragraph, picture_bytes, root, run, text_box
from tests.word.test_charts import _with, chart_file
from tests.word.test_charts import copied as chart_copied
from tests.word.test_drawings import copied, document_of

from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.namespaces import qualified
from redactor.documents.word.package import open_package
from redactor.documents.word.vocabulary import is_public_font
from redactor.verification.office_words import is_closed_value, is_font


@pytest.mark.parametrize(
    "name",
    [
        "MyriadPro-Bold",
        "Frutiger 45 Light",
        "HelveticaNeueLT Std Lt",
        "ITC Officina Sans Bold",
        "Times New Roman CYR",
        "Arial",
    ],
)
def test_a_face_of_a_listed_family_keeps_its_name(name):
    copy = document_of(copied(Parts(paragraph(run("x", f'<w:rFonts w:ascii="{name}"/>'))).build()))
    assert copy.find(f".//{qualified('w:rFonts')}").get(qualified("w:ascii")) == name
    assert is_font(name)


@pytest.mark.parametrize(
    "name",
    ["Light", "Bold Book", "Zoe Light", "Arial Zoe", "ZoeBold", "Arial 07700900123", "Arial 2011", "Smith Std", ""],
)
def test_words_of_typography_alone_or_beside_any_other_word_are_no_font(name):
    assert not is_public_font(name)
    assert not is_font(name)


def test_the_shadow_of_a_picture_stays():
    parts = Parts()
    shadow = (
        '<a:effectLst><a:outerShdw blurRad="50800" dist="38100"><a:srgbClr val="000000"/></a:outerShdw></a:effectLst>'
    )
    parts.body = paragraph(
        inline_picture(parts.part("image", "media/image1.png", picture_bytes())).replace(
            "</pic:spPr>", f"{shadow}</pic:spPr>"
        )
    )
    assert document_of(copied(parts.build())).find(f".//{qualified('a:outerShdw')}").get("dist") == "38100"


def test_a_picture_that_fills_a_shape_stays_see_through():
    parts = Parts()
    key = parts.part("image", "media/image1.png", picture_bytes())
    fill = f'<a:blipFill><a:blip r:embed="{key}"><a:alphaModFix amt="38000"/></a:blip><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    parts.body = paragraph(text_box(paragraph("x")).replace("</wps:spPr>", f"{fill}</wps:spPr>"))
    copy = document_of(copied(parts.build()))
    assert copy.find(f".//{qualified('a:blip')}/{qualified('a:alphaModFix')}").get("amt") == "38000"
    assert copy.find(f".//{qualified('a:blipFill')}/{qualified('a:stretch')}") is not None


def test_words_that_are_bent_into_a_shape_stay_bent():
    box = text_box(paragraph("x")).replace(
        "<wps:bodyPr/>", '<wps:bodyPr><a:prstTxWarp prst="textArchUp"/></wps:bodyPr>'
    )
    assert (
        document_of(copied(Parts(paragraph(box)).build())).find(f".//{qualified('a:prstTxWarp')}").get("prst")
        == "textArchUp"
    )


def test_colours_of_the_system_and_patterns_stay():
    system = '<a:pattFill prst="ltVert"><a:fgClr><a:sysClr val="windowText" lastClr="000000"/></a:fgClr></a:pattFill>'
    copy = document_of(
        copied(Parts(paragraph(text_box(paragraph("x")).replace("</wps:spPr>", f"{system}</wps:spPr>"))).build())
    )
    assert copy.find(f".//{qualified('a:pattFill')}").get("prst") == "ltVert"
    assert dict(copy.find(f".//{qualified('a:sysClr')}").attrib) == {"val": "windowText", "lastClr": "000000"}
    assert is_closed_value("windowText")


def test_a_small_negative_number_written_without_a_sign_gets_it_back():
    grid = Parts(paragraph("x"), section='<w:docGrid w:linePitch="360" w:charSpace="4294965247"/>').build()
    assert document_of(copied(grid)).find(f".//{qualified('w:docGrid')}").get(qualified("w:charSpace")) == "-2049"


def test_a_number_with_an_exponent_keeps_its_value():
    place = b'<c:layout><c:manualLayout><c:x val="1.6975308641975315E-2"/></c:manualLayout></c:layout><c:barChart>'
    chart = open_package(chart_copied(_with(chart_file(), b"<c:barChart>", place))).tree("word/charts/chart1.xml")
    assert chart.find(f".//{qualified('c:x')}").get("val") == "0.0170"


@pytest.mark.parametrize(("sign", "kept"), [("\n", "\n"), ("; ", "; "), (" Zoe ", None)])
def test_what_stands_between_the_parts_of_a_chart_label_stays_where_it_is_a_sign(sign, kept):
    labels = f'<c:dLbls><c:showVal val="1"/><c:showCatName val="1"/><c:separator>{sign}</c:separator></c:dLbls><c:cat>'
    copy = chart_copied(_with(chart_file(), b"<c:cat>", labels.encode()))
    assert open_package(copy).tree("word/charts/chart1.xml").find(f".//{qualified('c:separator')}").text == kept
    assert b"Zoe" not in b"".join(open_package(copy).parts.values())


def test_the_language_and_the_look_of_a_chart_stay():
    look = (
        b'<c:lang val="hu-HU"/><mc:AlternateContent><mc:Choice Requires="c14"/><mc:Fallback><c:style val="4"/></mc:Fallback>'
        b"</mc:AlternateContent><c:chart>"
    )
    chart = open_package(chart_copied(_with(chart_file(), b"<c:chart>", look))).tree("word/charts/chart1.xml")
    assert [node.tag.partition("}")[2] for node in chart] == ["lang", "style", "chart"]
    assert chart.find(qualified("c:style")).get("val") == "4"


@pytest.mark.parametrize(
    ("mark", "outer", "seen"),
    [("", "", "ab"), ('xml:space="preserve"', "", "a b"), ("", 'xml:space="preserve"', "a b")],
)
def test_white_space_at_the_ends_of_letters_is_seen_only_where_the_markup_keeps_it(mark, outer, seen):
    runs = f"<w:r {outer}><w:t {mark}>a </w:t></w:r><w:r><w:t>b</w:t></w:r>"
    document = read_word(Parts(f"<w:p>{runs}</w:p>").build(), FileId("f"))
    assert [block.text for block in document.blocks] == [seen]


def test_lines_of_words_drawn_as_a_shape_stay_lines_to_the_last_empty_one():
    art = '<v:textpath style="font-size:28pt" string="Cluster&#10;One&#10;"/>'
    shape = f'<w:r><w:pict><v:shape type="#_x0000_t164" style="width:282pt;height:151pt">{art}</v:shape></w:pict></w:r>'
    copy = document_of(copied(Parts(paragraph(shape)).build()))
    assert copy.find(f".//{qualified('v:textpath')}").get("string") == "Cluster\nOne\n"


def test_a_shape_that_is_turned_in_space_stays_turned_and_says_nothing_else():
    from tests.word.packages import Parts, paragraph
    from tests.word.test_drawings import copied, document_of

    from redactor.documents.word.namespaces import qualified

    scene = (
        '<a:scene3d><a:camera prst="orthographicFront" fov="Zorbaxine"><a:rot lat="0" lon="0" rev="4800000"/></a:camera>'
        '<a:lightRig rig="threePt" dir="t"/><a:backdrop/></a:scene3d>'
    )
    shape = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="n"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rightArrow"><a:avLst/></a:prstGeom>'
        f"{scene}</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    (kept,) = document_of(copied(Parts(paragraph(shape)).build())).iter(qualified("a:scene3d"))
    assert [(node.tag.rpartition("}")[2], dict(node.attrib)) for node in kept.iter()] == [
        ("scene3d", {}),
        ("camera", {"prst": "orthographicFront"}),
        ("rot", {"lat": "0", "lon": "0", "rev": "4800000"}),
        ("lightRig", {"rig": "threePt", "dir": "t"}),
    ]


@pytest.mark.parametrize(
    "way", ["ideographTraditional", "koreanDigital2", "thaiNumbers", "hindiCounting", "lowerRoman"]
)
def test_lists_stay_numbered_the_way_that_they_were(way):
    import io

    import docx
    from tests.word.test_copy import copied, saved

    from redactor.documents.word.namespaces import qualified

    source = docx.Document()
    source.add_paragraph("first", style="List Number")
    for level in source.part.numbering_part.element.iter(qualified("w:numFmt")):
        level.set(qualified("w:val"), way)
    copy = docx.Document(io.BytesIO(copied(saved(source)).content))
    assert {one.get(qualified("w:val")) for one in copy.part.numbering_part.element.iter(qualified("w:numFmt"))} == {
        way
    }


def test_drawings_that_state_no_height_lie_in_the_order_in_which_they_follow():
    box = text_box(paragraph("in it")).replace(' relativeHeight="1"', "")
    assert "relativeHeight" not in box
    copy = document_of(copied(Parts(paragraph(box) + paragraph(box)).build()))
    heights = [int(node.get("relativeHeight")) for node in copy.iter(qualified("wp:anchor"))]
    assert heights == sorted(set(heights))
    assert len(heights) == 2


@pytest.mark.parametrize("default", ["", ' w:default="1"'])
def test_the_usual_style_is_kept_whether_or_not_the_file_calls_it_the_default(default):
    parts = Parts(paragraph("x"))
    style = f'<w:style w:type="paragraph" w:styleId="Normal"{default}><w:name w:val="Normal"/><w:rPr><w:sz w:val="48"/></w:rPr></w:style>'
    parts.part("styles", "styles.xml", root("w:styles", style))
    with zipfile.ZipFile(io.BytesIO(copied(parts.build()))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert '<w:sz w:val="48"/>' in styles
    assert ("w:default" in styles) is bool(default)
