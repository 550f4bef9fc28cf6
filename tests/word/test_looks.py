"""What nobody withheld looks as it did: one small shape for every fault that real files showed."""

from __future__ import annotations

import io

import pytest
from docx import Document as Docx
from PIL import Image
from tests.word.packages import Parts, field, paragraph, picture_bytes, root, run, text_box
from tests.word.test_drawings import copied, document_of, media_of, picture_file

from redactor.core.copies import CopyPlan, GapFate
from redactor.core.documents import MediaType
from redactor.core.ids import FileId
from redactor.documents.word import read_word, write_word
from redactor.documents.word.namespaces import qualified
from redactor.documents.word.package import open_package
from redactor.documents.word.styles import typographic_name
from redactor.verification.office_words import is_closed_value


def part_of(copy, name):
    return open_package(copy).tree(name)


def lines_of(copy):
    return [p.text for p in Docx(io.BytesIO(copy)).paragraphs]


def test_an_ornament_too_small_to_read_is_shown_as_fresh_pixels():
    stream = io.BytesIO()
    Image.radial_gradient("L").resize((15, 15)).convert("RGB").save(stream, "PNG")
    raw = picture_file(stream.getvalue())
    document = read_word(raw, FileId("f"))
    copy = write_word(raw, document, CopyPlan(document.file, MediaType.WORD, "[Withheld]"))
    assert list(media_of(copy.content)) == ["word/media/image1.png"]
    assert copy.labels == 0


def _with_fonts(*names):
    parts = Parts("".join(paragraph(run("x", f'<w:rFonts w:ascii="{name}"/>')) for name in names))
    fonts = "".join(f'<w:font w:name="{name}"><w:family w:val="roman"/></w:font>' for name in names)
    parts.part("fontTable", "fontTable.xml", root("w:fonts", fonts), type_="application/xml")
    return copied(parts.build())


def test_a_font_off_the_list_becomes_a_nameless_one_that_takes_the_same_substitute():
    faces = document_of(_with_fonts("House Serif Pro")).findall(f".//{qualified('w:rFonts')}")
    assert [face.get(qualified("w:ascii")) for face in faces] == ["Unlisted 1"]


def test_a_choice_of_listed_fonts_stays():
    faces = document_of(_with_fonts("Liberation Sans;Arial")).findall(f".//{qualified('w:rFonts')}")
    assert [face.get(qualified("w:ascii")) for face in faces] == ["Liberation Sans;Arial"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("First Paragraph", True),
        ("Body text (2)", True),
        ("TableText3", True),
        ("Balloon Text Char", True),
        ("apple-converted-space", True),
        ("Overskrift for Hansen", False),
        ("Heading for R. Clarke", False),
        ("List 104482", False),
        ("J S text", False),
    ],
)
def test_a_custom_styles_name_stays_where_it_is_made_of_words_of_typography(name, kept):
    assert typographic_name(name) == (name if kept else "")


def test_defaults_are_stated_only_where_the_source_states_them():
    assert part_of(copied(Parts(paragraph("x")).build()), "word/styles.xml").find(qualified("w:docDefaults")) is None
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
    parts = Parts(paragraph("x"))
    parts.part("styles", "styles.xml", root("w:styles", defaults))
    assert part_of(copied(parts.build()), "word/styles.xml").find(qualified("w:docDefaults")) is not None


def test_an_empty_paragraph_with_a_hidden_mark_stays_unseen():
    hidden = paragraph(properties="<w:rPr><w:vanish/></w:rPr>")
    assert lines_of(copied(Parts(paragraph("a") + hidden + paragraph("b")).build())) == ["a", "b"]


def test_paragraph_ends_inside_a_fields_code_are_not_seen():
    code = field(' QUOTE "one', "shown").replace("one</w:instrText></w:r>", "one</w:instrText></w:r></w:p><w:p>")
    assert lines_of(copied(Parts(f"<w:p>{code}</w:p>" + paragraph("after")).build())) == ["shown", "after"]


def test_a_measure_with_many_decimals_is_rounded_and_kept():
    margins = '<w:pgMar w:top="1133.8582677165355" w:right="720" w:bottom="720" w:left="720"/>'
    copy = document_of(copied(Parts(paragraph("x"), section=margins).build()))
    assert copy.find(f".//{qualified('w:pgMar')}").get(qualified("w:top")) == "1134"


def test_the_verifier_knows_the_same_words_of_typography_by_a_list_of_its_own():
    from redactor.documents.word.vocabulary import LOOKS
    from redactor.verification import typography

    assert typography._WORDS == LOOKS
    assert not typography.is_style_name("Heading for R. Clarke")


FREEHAND = (
    '<v:arc style="width:9pt;height:9pt"/>'  # what a person must look at: the others beside it become newer shapes
)


def _drawn(markup):
    raw = Parts(paragraph(f"<w:r><w:pict>{markup}</w:pict></w:r>", "beside")).build()
    return raw, document_of(copied(raw))


def test_a_text_box_of_the_older_language_keeps_its_place_fill_outline_and_margins():
    box = (
        '<v:shape type="#_x0000_t202" fillcolor="#ff9" strokeweight="2pt" style="position:absolute;margin-left:10pt;margin-top:20pt;'
        'width:100pt;height:50pt;z-index:3;mso-position-horizontal-relative:page">'
        f'<v:textbox inset="1pt,,3pt"><w:txbxContent>{paragraph("seen")}</w:txbxContent></v:textbox></v:shape>'
    )
    _, copy = _drawn(box + FREEHAND)
    anchor = copy.find(f".//{qualified('wp:anchor')}")
    across, down = (anchor.find(qualified(f"wp:position{way}")) for way in "HV")
    assert (across.get("relativeFrom"), across[0].text) == ("page", "127000")
    assert (down.get("relativeFrom"), down[0].text) == ("paragraph", "254000")
    assert anchor.find(qualified("wp:wrapNone")) is not None
    looks = anchor.find(f".//{qualified('wps:spPr')}")
    assert [node.get("val") for node in looks.iter(qualified("a:srgbClr"))] == ["FFFF99", "000000"]
    assert looks.find(qualified("a:ln")).get("w") == "25400"
    inside = anchor.find(f".//{qualified('wps:bodyPr')}")
    assert [inside.get(key) for key in ("lIns", "tIns", "rIns", "bIns")] == ["12700", "45720", "38100", "45720"]


def test_lines_and_shapes_of_the_older_language_are_drawn_alone_and_in_groups():
    line = '<v:line from="0,0" to="10pt,20pt" style="position:absolute"/>'
    oval = '<v:oval style="left:5;top:6;width:70;height:80" filled="f"/>'
    group = f'<v:group style="width:100pt;height:100pt" coordorigin="1,2" coordsize="200,300">{oval}</v:group>'
    _, copy = _drawn(line + group + FREEHAND)
    shapes = [node.get("prst") for node in copy.iter(qualified("a:prstGeom"))]
    assert sorted(shapes) == ["ellipse", "line"]
    inner = copy.find(f".//{qualified('wpg:wgp')}/{qualified('wps:wsp')}//{qualified('a:ext')}")
    assert (inner.get("cx"), inner.get("cy")) == ("70", "80")


def test_a_rule_from_margin_to_margin_stays_one():
    _, copy = _drawn(
        '<v:rect xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t" style="width:0;height:1.5pt"/>' + FREEHAND
    )
    extent = copy.find(f".//{qualified('wp:extent')}")
    assert int(extent.get("cx")) > 5_000_000


def test_a_freehand_drawing_of_the_older_language_is_a_gap():
    raw, copy = _drawn('<v:arc style="width:9pt;height:9pt"/>')
    assert [gap.reason for gap in read_word(raw, FileId("f")).gaps] == ["a freehand drawing"]
    assert copy.find(f".//{qualified('w:drawing')}") is None


def test_words_in_a_shapes_attributes_never_reach_the_copy():
    _, copy = _drawn(
        '<v:rect fillcolor="Zorbaxine" strokecolor="#12345Zorbaxine" strokeweight="Zorbaxine" style="width:Zorbaxine"/>'
    )
    assert "Zorbaxine" not in repr([node.attrib for node in copy.iter("{*}*")])


LINK_STYLE = '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>'


@pytest.mark.parametrize(("code", "styled"), [(' TOC \\o "1-3" \\h ', False), (" REF _Ref123 ", True)])
def test_links_in_a_table_of_contents_look_like_the_text_round_them(code, styled):
    chapter = run("Chapter", '<w:rStyle w:val="Hyperlink"/>')
    linked = f'<w:hyperlink w:anchor="_Toc1">{chapter}</w:hyperlink>'
    parts = Parts(paragraph(field(code, linked)))
    parts.part("styles", "styles.xml", root("w:styles", LINK_STYLE))
    assert (document_of(copied(parts.build())).find(f".//{qualified('w:rStyle')}") is not None) is styled


def test_the_label_of_a_picture_stands_in_a_box_of_the_pictures_size():
    big = 'cx="2000000" cy="900000"'
    raw = picture_file(b"\x01\x00\x00\x00 vector", "media/image1.emf")
    members = open_package(raw).parts
    source = members["word/document.xml"].replace(b'cx="914400" cy="914400"', big.encode())
    copy = document_of(copied(_repacked(members, source)))
    extent = copy.find(f".//{qualified('wp:inline')}/{qualified('wp:extent')}")
    assert (extent.get("cx"), extent.get("cy")) == ("2000000", "900000")
    box = copy.find(f".//{qualified('wps:wsp')}")
    assert "".join(box.itertext()) == "[Withheld]"


def test_the_label_of_a_small_picture_is_plain_letters():
    copy = document_of(copied(picture_file(b"\x01\x00\x00\x00 vector", "media/image1.emf")))
    assert copy.find(f".//{qualified('w:drawing')}") is None
    assert "".join(copy.itertext()) == "[Withheld]"


def _repacked(members, document):
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, document if name == "word/document.xml" else raw)
    return stream.getvalue()


def test_shadows_and_glows_of_shapes_stay():
    box = text_box(paragraph("x")).replace(
        "</wps:spPr>", '<a:effectLst><a:glow rad="63500"><a:srgbClr val="FF0000"/></a:glow></a:effectLst></wps:spPr>'
    )
    copy = document_of(copied(Parts(paragraph(box)).build()))
    assert copy.find(f".//{qualified('a:effectLst')}/{qualified('a:glow')}").get("rad") == "63500"


def test_a_size_that_is_a_share_of_the_page_stays_one():
    share = '<wp14:sizeRelH relativeFrom="margin"><wp14:pctWidth>40000</wp14:pctWidth></wp14:sizeRelH>'
    space = ' xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
    box = text_box(paragraph("x")).replace("</a:graphic></wp:anchor>", f"</a:graphic>{share}</wp:anchor>")
    copy = document_of(copied(Parts(paragraph(box.replace("<w:r>", f"<w:r{space}>", 1))).build()))
    anchor = copy.find(f".//{qualified('wp:anchor')}")
    assert anchor[-1].tag == qualified("wp14:sizeRelH")
    assert anchor[-1][0].text == "40000"
    assert copy.get(qualified("mc:Ignorable")) == "wp14"
    plain = document_of(copied(Parts(paragraph(text_box(paragraph("x")))).build()))
    assert plain.get(qualified("mc:Ignorable")) is None


def _numbered(sequence):
    newer = f'<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{sequence}"/></mc:Choice>'
    older = '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent>{newer}{older}</mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    parts = Parts(paragraph("x", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
    parts.part("numbering", "numbering.xml", root("w:numbering", lists))
    formats = part_of(copied(parts.build()), "word/numbering.xml").findall(f".//{qualified('w:numFmt')}")
    return [(node.get(qualified("w:val")), node.get(qualified("w:format"))) for node in formats]


def test_numbers_padded_with_zeros_stay_and_any_other_sequence_gives_way_to_its_older_spelling():
    assert _numbered("001, 002, 003, ...") == [("custom", "001, 002, 003, ...")]
    assert _numbered("Clarke, Diaz") == [("decimal", None)]


def _with_theme(inner):
    parts = Parts(paragraph("x"))
    parts.part("theme", "theme/theme1.xml", root("a:theme", f"<a:themeElements>{inner}</a:themeElements>"))
    parts.part("settings", "settings.xml", root("w:settings", '<w:themeFontLang w:val="en-GB" w:bidi="ar-SA"/>'))
    return copied(parts.build())


def test_fonts_for_single_scripts_stay_in_the_theme_where_their_names_are_listed():
    fonts = '<a:latin typeface="Arial"/><a:font script="Arab" typeface="Times New Roman"/><a:font script="Jpan" typeface="House Face"/>'
    copy = _with_theme(f'<a:fontScheme name="n"><a:majorFont>{fonts}</a:majorFont></a:fontScheme>')
    kept = part_of(copy, "word/theme/theme1.xml").findall(f".//{qualified('a:majorFont')}/{qualified('a:font')}")
    assert [(node.get("script"), node.get("typeface")) for node in kept] == [("Arab", "Times New Roman")]
    language = part_of(copy, "word/settings.xml").find(qualified("w:themeFontLang"))
    assert language.get(qualified("w:bidi")) == "ar-SA"


def test_gradients_of_the_theme_stay_and_a_fill_that_needs_a_picture_gives_way_to_a_plain_one():
    stops = "".join(
        f'<a:gs pos="{at}"><a:schemeClr val="phClr"><a:tint val="{at}"/></a:schemeClr></a:gs>' for at in (0, 100000)
    )
    shade = f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="16200000" scaled="1"/></a:gradFill>'
    fills = (
        f'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>{shade}<a:blipFill><a:blip r:embed="rId1"/></a:blipFill>'
    )
    copy = _with_theme(f'<a:fmtScheme name="Zorbaxine"><a:fillStyleLst>{fills}</a:fillStyleLst></a:fmtScheme>')
    kept = part_of(copy, "word/theme/theme1.xml").find(f".//{qualified('a:fillStyleLst')}")
    assert [node.tag.partition("}")[2] for node in kept] == ["solidFill", "gradFill", "solidFill"]
    assert kept.find(f".//{qualified('a:lin')}").get("ang") == "16200000"


@pytest.mark.parametrize("fate", [GapFate.PIXELS, GapFate.WITHHOLD])
def test_a_picture_that_fills_a_shape_is_shown_where_somebody_looked_at_it(fate):
    parts = Parts()
    key = parts.part("image", "media/image1.png", picture_bytes())
    laid = f'<a:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect t="-1500"/></a:stretch></a:blipFill>'
    parts.body = paragraph(text_box(paragraph("x")).replace("</wps:spPr>", f"{laid}<a:ln w='9525'/></wps:spPr>"))
    copy = copied(parts.build(), fate)
    looks = document_of(copy).find(f".//{qualified('wps:spPr')}")
    names = [node.tag.partition("}")[2] for node in looks]
    if fate is GapFate.PIXELS:
        assert names == ["xfrm", "prstGeom", "blipFill", "ln"]
        assert looks.find(f".//{qualified('a:fillRect')}").get("t") == "-1500"
        assert list(media_of(copy)) == ["word/media/image1.png"]
    else:
        assert names == ["xfrm", "prstGeom", "ln"]
        assert media_of(copy) == {}


def test_a_colour_with_the_sign_of_the_web_stays():
    copy = document_of(copied(Parts(paragraph(run("x", '<w:color w:val="#C00000"/>'))).build()))
    assert copy.find(f".//{qualified('w:color')}").get(qualified("w:val")) == "#C00000"
    assert is_closed_value("#C00000")
    assert not is_closed_value("#Smith")


def test_a_list_that_refers_to_a_style_which_is_not_there_takes_the_definition_made_for_that_style():
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>'
    made = f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="CurrentList1"/>{level}</w:abstractNum>'
    used = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="CurrentList1"/></w:abstractNum>'
    lists = f'{made}{used}<w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>'
    parts = Parts(paragraph("x", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="8"/></w:numPr>'))
    parts.part("numbering", "numbering.xml", root("w:numbering", lists))
    labels = part_of(copied(parts.build()), "word/numbering.xml").findall(f".//{qualified('w:lvlText')}")
    assert [node.get(qualified("w:val")) for node in labels] == ["%1)"]


def test_a_canvas_is_as_large_as_its_frame():
    space = 'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"'
    box = (
        text_box(paragraph("x"))
        .replace("<wps:wsp>", f"<wpc:wpc {space}><wps:wsp>")
        .replace("</wps:wsp>", "</wps:wsp></wpc:wpc>")
    )
    transform = document_of(copied(Parts(paragraph(box)).build())).find(
        f".//{qualified('wpg:grpSpPr')}/{qualified('a:xfrm')}"
    )
    assert dict(transform.find(qualified("a:ext")).attrib) == {"cx": "2000000", "cy": "600000"}
    assert dict(transform.find(qualified("a:chExt")).attrib) == {"cx": "2000000", "cy": "600000"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ('<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>', [("separator", False)]),
        (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
            [("separator", True)],
        ),
    ],
)
def test_the_line_above_notes_is_the_sources_own(line, expected):
    parts = Parts(paragraph('<w:r><w:t>See</w:t><w:footnoteReference w:id="7"/></w:r>'))
    note = f'{line}<w:footnote w:id="7">{paragraph(run("A note."))}</w:footnote>'
    parts.part("footnotes", "footnotes.xml", root("w:footnotes", note))
    copy = open_package(copied(parts.build()))
    notes, settings = copy.tree("word/footnotes.xml"), copy.parts.get("word/settings.xml", b"").decode()
    lines = [node for node in notes if node.get(qualified("w:type"))]
    assert [
        (n.get(qualified("w:type")), n.find(f".//{qualified('w:separator')}") is not None) for n in lines
    ] == expected
    assert ('<w:footnote w:id="-1"/>' in settings) == bool(expected)
