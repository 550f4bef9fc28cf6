"""One small package for every place of section D in which a word can hide.

``seen`` says how the reader accounts for the word: as a block, as an embedded file, as a gap, or as
something that programs write and that is dropped by rule.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.word.packages import NAMESPACES, Parts, field, inline_picture, paragraph, picture_bytes, root, run, text_box

WORD = "Zorbaxine"
CHANGE = f'w:id="7" w:author="{WORD}" w:date="2024-01-01T00:00:00Z"'
BY_ANN = 'w:id="8" w:author="Ann" w:date="2024-01-01T00:00:00Z"'
TEXT = paragraph("Some text.")


@dataclass(frozen=True)
class Channel:
    """A place, and how the reader is to account for it."""

    name: str
    raw: bytes
    seen: str = "block"


_BUILDERS: list[tuple[str, str, Callable[[], bytes]]] = []


def channel(seen: str = "block"):
    def register(build: Callable[[], bytes | str | Parts]):
        def raw() -> bytes:
            made = build()
            made = Parts(made) if isinstance(made, str) else made
            return made.build() if isinstance(made, Parts) else made

        _BUILDERS.append((build.__name__.strip("_"), seen, raw))
        return build

    return register


def channels() -> list[Channel]:
    return [Channel(name, build(), seen) for name, seen, build in _BUILDERS]


@channel()
def d01_split_over_runs():
    mark = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="_GoBack"/>'
    return paragraph("See ", "Zor", mark, '<w:r w:rsidR="00A1B2C3"><w:t>bax</w:t></w:r>', "ine", " now")


@channel()
def d01_split_by_a_soft_hyphen_and_tab():
    return paragraph(f"{WORD} and <w:r><w:t>{WORD}</w:t><w:softHyphen/><w:tab/></w:r>".replace(f"{WORD} and ", ""))


@channel()
def d02_insertion():
    return paragraph("a ", f"<w:ins {BY_ANN}>{run(WORD)}</w:ins>")


@channel()
def d02_moved_text():
    return paragraph("a ", f"<w:moveTo {BY_ANN}>{run(WORD)}</w:moveTo>")


@channel()
def d03_deletion():
    return paragraph("a ", f"<w:del {BY_ANN}><w:r><w:delText>{WORD}</w:delText></w:r></w:del>")


@channel()
def d03_moved_away():
    return paragraph("a ", f"<w:moveFrom {BY_ANN}>{run(WORD)}</w:moveFrom>")


@channel()
def d03_deleted_row():
    cell = f"<w:tc><w:tcPr/>{paragraph(WORD)}</w:tc>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:del {BY_ANN}/></w:trPr>{cell}</w:tr></w:tbl>{TEXT}"


@channel()
def d04_authors_of_changes():
    old = f"<w:rPr><w:b/><w:rPrChange {CHANGE}><w:rPr/></w:rPrChange></w:rPr>"
    return paragraph(f"<w:r>{old}<w:t>x</w:t></w:r>", properties=f"<w:pPrChange {CHANGE}><w:pPr/></w:pPrChange>")


@channel("dropped")
def d04_old_properties():
    old = f'<w:rPrChange {BY_ANN}><w:rPr><w:rFonts w:ascii="{WORD}"/></w:rPr></w:rPrChange>'
    return paragraph(f"<w:r><w:rPr>{old}</w:rPr><w:t>x</w:t></w:r>")


def _comments(author: str, text: str) -> Parts:
    anchor = '<w:commentRangeStart w:id="0"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    parts = Parts(paragraph(anchor))
    parts.part(
        "comments",
        "comments.xml",
        root("w:comments", f'<w:comment w:id="0" w:author="{author}">{paragraph(text)}</w:comment>'),
    )
    return parts


@channel()
def d05_comment_text():
    return _comments("Ann", WORD)


@channel()
def d05_comment_author():
    return _comments(WORD, "text")


@channel()
def d05_people_part():
    parts = Parts(TEXT)
    parts.part(
        "people", "people.xml", root("w15:people", f'<w15:person w15:author="{WORD}"/>'), type_="application/xml"
    )
    return parts


def _notes(kind: str, text: str, *, used: bool = True) -> Parts:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>' if used else "<w:r/>"
    parts = Parts(paragraph("a", reference))
    parts.part(f"{kind}s", f"{kind}s.xml", root(f"w:{kind}s", f'<w:{kind} w:id="2">{paragraph(text)}</w:{kind}>'))
    return parts


@channel()
def d06_footnote():
    return _notes("footnote", WORD)


@channel()
def d06_endnote():
    return _notes("endnote", WORD)


@channel()
def d06_footnote_without_reference():
    return _notes("footnote", WORD, used=False)


@channel()
def d07_text_box_in_both_spellings():
    return paragraph("a", text_box(paragraph(WORD)))


@channel()
def d07_text_box_fallback_only():
    return paragraph("a", text_box(paragraph("other"), paragraph(WORD)))


@channel()
def d08_content_control_text():
    return f'<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>{paragraph(WORD)}</w:sdtContent></w:sdt>'


@channel()
def d08_content_control_names():
    control = f'<w:sdt><w:sdtPr><w:alias w:val="{WORD}"/><w:tag w:val="{WORD}"/></w:sdtPr><w:sdtContent>{run("x")}</w:sdtContent></w:sdt>'
    return paragraph(control)


@channel()
def d08_list_of_choices():
    items = f'<w:dropDownList><w:listItem w:displayText="{WORD}" w:value="1"/></w:dropDownList>'
    return paragraph(f"<w:sdt><w:sdtPr>{items}</w:sdtPr><w:sdtContent>{run('x')}</w:sdtContent></w:sdt>")


@channel()
def d09_bound_custom_xml():
    binding = '<w:dataBinding w:xpath="/a/b" w:storeItemID="{0}"/>'
    parts = Parts(paragraph(f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{run('x')}</w:sdtContent></w:sdt>"))
    parts.member("customXml/item1.xml", f"<a><b>{WORD}</b></a>")
    parts.relation("customXml", "../customXml/item1.xml")
    return parts


@channel()
def d10_field_code():
    return paragraph(field(f' INCLUDETEXT "C:\\\\{WORD}\\\\letter.docx" ', "result"))


@channel()
def d10_field_result():
    return paragraph(field(" MERGEFIELD Surname ", WORD))


@channel()
def d10_simple_field():
    return paragraph(f'<w:fldSimple w:instr=" DOCPROPERTY {WORD} ">{run("x")}</w:fldSimple>')


@channel()
def d10_index_entry():
    return paragraph(
        "a",
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "{WORD}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


@channel()
def d10_form_field_data():
    data = f'<w:ffData><w:name w:val="{WORD}"/><w:helpText w:type="text" w:val="{WORD}"/><w:textInput><w:default w:val="{WORD}"/></w:textInput></w:ffData>'
    return paragraph(
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("x")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@channel()
def d10_chosen_entry_of_a_form_list():
    data = f'<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="{WORD}"/></w:ddList></w:ffData>'
    return paragraph(
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@channel()
def d10_button_text():
    return paragraph(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MACROBUTTON NoMacro Ring {WORD} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@channel()
def d11_hyperlink_text():
    parts = Parts()
    key = parts.relation("hyperlink", "https://example.org/a", external=True)
    parts.body = paragraph(f'<w:hyperlink r:id="{key}">{run(WORD)}</w:hyperlink>')
    return parts


@channel()
def d11_hyperlink_target():
    parts = Parts()
    key = parts.relation("hyperlink", f"mailto:{WORD}@example.org", external=True)
    parts.body = paragraph(f'<w:hyperlink r:id="{key}" w:tooltip="mail">{run("mail")}</w:hyperlink>')
    return parts


@channel()
def d11_hyperlink_tooltip_and_anchor():
    return paragraph(f'<w:hyperlink w:anchor="{WORD}" w:tooltip="{WORD}">{run("x")}</w:hyperlink>')


@channel()
def d12_linked_picture():
    parts = Parts()
    key = parts.relation("image", f"file:///C:/Users/{WORD}/a.png", external=True)
    parts.body = paragraph(inline_picture(key).replace("r:embed", "r:link"))
    return parts


def _settings(inner: str) -> Parts:
    parts = Parts(TEXT)
    parts.part("settings", "settings.xml", root("w:settings", inner))
    return parts


@channel("dropped")
def d13_attached_template():
    parts = _settings('<w:attachedTemplate r:id="rId1"/>')
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    parts.member(
        "word/_rels/settings.xml.rels",
        f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{kind}" Target="file:///C:/{WORD}.dotm" TargetMode="External"/></Relationships>',
    )
    return parts


@channel()
def d13_document_variable():
    return _settings(f'<w:docVars><w:docVar w:name="who" w:val="{WORD}"/></w:docVars>')


@channel()
def d13_mail_merge_query():
    return _settings(f'<w:mailMerge><w:query w:val="SELECT * FROM {WORD}"/></w:mailMerge>')


@channel()
def d14_core_property():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{WORD}</dc:creator></cp:coreProperties>'
    )
    return Parts(TEXT).top("core-properties", "docProps/core.xml", core)


_APP = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'


@channel()
def d14_application_property():
    return Parts(TEXT).top(
        "extended-properties", "docProps/app.xml", f"<Properties {_APP}><Company>{WORD}</Company></Properties>"
    )


@channel("dropped")
def d14_template_property():
    return Parts(TEXT).top(
        "extended-properties", "docProps/app.xml", f"<Properties {_APP}><Template>{WORD}.dotm</Template></Properties>"
    )


@channel()
def d14_custom_property():
    custom = f'<Properties xmlns="urn:x" xmlns:vt="urn:y"><property name="Pupil"><vt:lpwstr>{WORD}</vt:lpwstr></property></Properties>'
    return Parts(TEXT).top("custom-properties", "docProps/custom.xml", custom)


@channel("dropped")
def d15_thumbnail():
    parts = Parts(TEXT)
    parts.top("thumbnail", "docProps/thumbnail.jpeg", "")
    parts.members["docProps/thumbnail.jpeg"] = picture_bytes("JPEG") + WORD.encode()
    return parts


def _picture(raw: bytes, name: str = "media/image1.png", **settings: str) -> Parts:
    parts = Parts()
    key = parts.part("image", name, raw)
    parts.body = paragraph(inline_picture(key, **settings))
    return parts


@channel("gap")
def d16_picture_metadata():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", WORD)
    return _picture(picture_bytes(pnginfo=info))


@channel("gap")
def d16_bytes_after_the_picture():
    return _picture(picture_bytes("JPEG") + WORD.encode(), "media/image1.jpeg")


@channel("gap")
def d16_photo_comment():
    return _picture(picture_bytes("JPEG", comment=WORD.encode()), "media/image1.jpeg")


@channel("gap")
def d16_original_in_an_extension_list():
    extra = '<a:extLst><a:ext uri="{X}"><w14:x r:embed="rId2"/></a:ext></a:extLst>'
    parts = _picture(picture_bytes(), extra=extra)
    parts.part("image", "media/original.png", picture_bytes(seed=2) + WORD.encode())
    return parts


@channel("gap")
def d16_picture_named_after_a_person():
    return _picture(picture_bytes(), f"media/{WORD}.png")


@channel()
def d17_alternative_text():
    return _picture(picture_bytes(), description=WORD)


@channel()
def d17_table_caption():
    return f'<w:tbl><w:tblPr><w:tblCaption w:val="{WORD}"/></w:tblPr><w:tblGrid/><w:tr><w:tc>{TEXT}</w:tc></w:tr></w:tbl>{TEXT}'


@channel()
def d18_word_art():
    return paragraph(
        f'<w:r><w:pict><v:shape style="width:90pt;height:30pt"><v:textpath string="{WORD}"/></v:shape></w:pict></w:r>'
    )


@channel()
def d18_text_box_of_the_older_language():
    words = f"<v:textbox><w:txbxContent>{paragraph(WORD)}</w:txbxContent></v:textbox>"
    return paragraph(f'<w:r><w:pict><v:rect style="width:90pt;height:30pt">{words}</v:rect></w:pict></w:r>')


@channel("dropped")
def d18_attributes_of_the_older_language():
    """Names, paths, formulas and colours of a shape: programs fill them, and a hand can write anything there."""
    kind = f'<v:shapetype id="{WORD}" o:spt="1" path="{WORD}"><v:formulas><v:f eqn="sum {WORD}"/></v:formulas></v:shapetype>'
    shape = f'<v:rect o:spid="{WORD}" style="width:9pt;mso-next-textbox:{WORD}" fillcolor="{WORD}"><v:fill type="{WORD}"/></v:rect>'
    return paragraph(f"<w:r><w:pict>{kind}{shape}</w:pict></w:r>", "beside")


@channel("gap")
def d18_names_in_a_freehand_shape():
    guide = f'<a:avLst/><a:gdLst><a:gd name="{WORD}" fmla="*/ w 1 2"/></a:gdLst>'
    path = f'<a:path w="9" h="9"><a:moveTo><a:pt x="0" y="{WORD}"/></a:moveTo><a:close/></a:path>'
    drawn = f"<a:custGeom>{guide}<a:pathLst>{path}</a:pathLst></a:custGeom>"
    box = text_box(TEXT).replace('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', drawn)
    return paragraph(box) + TEXT


@channel("dropped")
def d27_names_in_the_theme():
    parts = Parts(TEXT)
    fonts = f'<a:fontScheme name="{WORD}"><a:majorFont><a:font script="Arab" typeface="{WORD}"/></a:majorFont></a:fontScheme>'
    looks = f'<a:fmtScheme name="{WORD}"><a:fillStyleLst><a:solidFill><a:schemeClr val="{WORD}"/></a:solidFill></a:fillStyleLst></a:fmtScheme>'
    parts.part("theme", "theme/theme1.xml", root("a:theme", f"<a:themeElements>{fonts}{looks}</a:themeElements>"))
    return parts


def _graphic(uri: str, content: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Chart 1"/><a:graphic>'
        f'<a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


@channel()
def d18_smart_art():
    parts = Parts()
    data = f'<dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{WORD}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>'
    key = parts.part("diagramData", "diagrams/data1.xml", root("dgm:dataModel", data))
    parts.body = paragraph(
        _graphic(
            "http://schemas.openxmlformats.org/drawingml/2006/diagram",
            f'<dgm:relIds r:dm="{key}" r:lo="" r:qs="" r:cs=""/>',
        )
    )
    return parts


@channel()
def d18_smart_art_as_it_was_drawn():
    parts = Parts()
    space = 'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"'
    text = f"<a:p><a:r><a:t>{WORD}</a:t></a:r></a:p>"
    shape = f'<dsp:sp><dsp:nvSpPr><dsp:cNvPr id="1" name="{WORD}" descr="{WORD}"/></dsp:nvSpPr><dsp:spPr/><dsp:txBody>{text}</dsp:txBody></dsp:sp>'
    drawing = parts.part(
        "diagramDrawing", "diagrams/drawing1.xml", root("dsp:drawing", f"<dsp:spTree>{shape}</dsp:spTree>", space)
    )
    points = f"<dgm:pt><dgm:t>{text}</dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>only here {WORD}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    link = f'<dgm:extLst><a:ext uri="u"><dsp:dataModelExt relId="{drawing}"/></a:ext></dgm:extLst>'
    data = root("dgm:dataModel", f"<dgm:ptLst>{points}</dgm:ptLst>{link}", space)
    key = parts.part("diagramData", "diagrams/data1.xml", data)
    parts.body = paragraph(
        _graphic("http://schemas.openxmlformats.org/drawingml/2006/diagram", f'<dgm:relIds r:dm="{key}"/>')
    )
    return parts


@channel()
def d18_locked_canvas():
    space = 'xmlns:lc="http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"'
    text = f"<a:txSp><a:txBody><a:p><a:r><a:t>{WORD}</a:t></a:r></a:p></a:txBody></a:txSp>"
    shape = f'<a:sp><a:nvSpPr><a:cNvPr id="1" name="{WORD}" descr="{WORD}"/></a:nvSpPr><a:spPr/>{text}</a:sp>'
    canvas = f"<lc:lockedCanvas {space}><a:grpSpPr/>{shape}</lc:lockedCanvas>"
    return Parts(paragraph(_graphic("http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas", canvas)))


def chart_part(word: str = WORD) -> str:
    cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{word}</c:v></c:pt></c:strCache>'
    numbers = '<c:numCache><c:ptCount val="1"/><c:pt idx="0"><c:v>7</c:v></c:pt></c:numCache>'
    series = f"<c:ser><c:idx val='0'/><c:cat><c:strRef><c:f>S!A1</c:f>{cache}</c:strRef></c:cat><c:val><c:numRef><c:f>S!B1</c:f>{numbers}</c:numRef></c:val></c:ser>"
    return root(
        "c:chartSpace",
        f"<c:chart><c:plotArea><c:barChart>{series}</c:barChart></c:plotArea></c:chart><c:externalData r:id='rId1'/>",
    )


def _chart(content: str) -> Parts:
    parts = Parts()
    key = parts.part("chart", "charts/chart1.xml", content)
    parts.body = paragraph(
        _graphic("http://schemas.openxmlformats.org/drawingml/2006/chart", f'<c:chart r:id="{key}"/>')
    )
    return parts


@channel()
def d19_chart_cache():
    return _chart(chart_part())


@channel("embedded")
def d19_workbook_behind_a_chart():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<sst><si><t>{WORD}</t></si></sst>")
    parts = _chart(chart_part("x"))
    parts.related_part("charts/chart1.xml", "package", "embeddings/Sheet1.xlsx", stream.getvalue())
    return parts


@channel("embedded")
def d20_embedded_object():
    parts = Parts()
    key = parts.part("oleObject", "embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0" + WORD.encode("utf-16-le"))
    preview = parts.part("image", "media/image1.emf", b"\x01\x00\x00\x00" + WORD.encode("utf-16-le"))
    parts.body = paragraph(
        f'<w:r><w:object><v:shape style="width:50pt;height:50pt"><v:imagedata r:id="{preview}"/></v:shape>'
        f'<o:OLEObject Type="Embed" ProgID="Package" r:id="{key}"/></w:object></w:r>'
    )
    return parts


@channel("embedded")
def d21_alternative_chunk():
    parts = Parts()
    key = parts.part("aFChunk", "chunk.html", f"<html><body>{WORD}</body></html>", type_="text/html")
    parts.body = f'{TEXT}<w:altChunk r:id="{key}"/>'
    return parts


@channel()
def d22_glossary():
    parts = Parts(TEXT)
    glossary = f"<w:docParts><w:docPart><w:docPartBody>{paragraph(WORD)}</w:docPartBody></w:docPart></w:docParts>"
    parts.part("glossaryDocument", "glossary/document.xml", root("w:glossaryDocument", glossary))
    return parts


@channel()
def d23_bookmark_name():
    return paragraph(f'<w:bookmarkStart w:id="1" w:name="{WORD}"/>', "x", '<w:bookmarkEnd w:id="1"/>')


@channel()
def d23_stale_contents():
    return paragraph(field(' TOC \\o "1-3" \\h ', f"{WORD} 3")) + paragraph("x")


@channel()
def d24_equation():
    return paragraph(
        f"<m:oMath><m:f><m:num><m:r><m:t>{WORD}</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )


@channel()
def d24_ruby():
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{run(WORD)}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby>"
    return paragraph(f"<w:r>{ruby}</w:r>")


@channel()
def d24_smart_tag_and_directions():
    tag = f'<w:smartTag w:uri="urn:x" w:element="PersonName"><w:smartTagPr><w:attr w:name="n" w:val="{WORD}"/></w:smartTagPr>{run(WORD)}</w:smartTag>'
    return paragraph(f'<w:dir w:val="ltr"><w:bdo w:val="ltr">{tag}</w:bdo></w:dir>')


@channel()
def d24_symbols_that_spell_a_word():
    letters = "".join(f'<w:sym w:font="Arial" w:char="F0{ord(letter):02X}"/>' for letter in WORD)
    return paragraph(f"<w:r>{letters}</w:r>")


@channel()
def d25_hidden_run():
    return paragraph("a", run(WORD, "<w:vanish/>"))


@channel()
def d25_hidden_by_style():
    parts = Parts(paragraph("a", run(WORD, '<w:rStyle w:val="Secret"/>')))
    style = (
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    parts.part("styles", "styles.xml", root("w:styles", style))
    return parts


@channel()
def d25_white_letters():
    return paragraph("a", run(WORD, '<w:color w:val="FFFFFF"/>'))


@channel()
def d25_one_point_letters():
    return paragraph("a", run(WORD, '<w:sz w:val="2"/>'))


@channel()
def d25_hidden_row():
    cell = f"<w:tc><w:tcPr/>{paragraph(WORD)}</w:tc>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:hidden/></w:trPr>{cell}</w:tr></w:tbl>{TEXT}"


@channel()
def d26_list_label():
    parts = Parts(paragraph("x", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{WORD} %1"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    parts.part("numbering", "numbering.xml", root("w:numbering", lists))
    return parts


@channel("dropped")
def d27_style_name():
    parts = Parts(paragraph("x", properties=f'<w:pStyle w:val="{WORD}"/>'))
    style = f'<w:style w:type="paragraph" w:styleId="{WORD}"><w:name w:val="{WORD}"/><w:aliases w:val="{WORD}"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    parts.part("styles", "styles.xml", root("w:styles", style))
    return parts


@channel("dropped")
def d28_script():
    parts = Parts(TEXT, main_type="application/vnd.ms-word.document.macroEnabled.main+xml")
    parts.part(
        "vbaProject",
        "vbaProject.bin",
        b"\xd0\xcf\x11\xe0" + WORD.encode(),
        type_="application/vnd.ms-office.vbaProject",
    )
    return parts


@channel("dropped")
def d28_web_and_printer_settings():
    parts = Parts(TEXT)
    parts.part(
        "webSettings",
        "webSettings.xml",
        root("w:webSettings", f'<w:divs><w:div w:id="{WORD}"/></w:divs>'),
        type_="application/xml",
    )
    parts.part("printerSettings", "printerSettings/printerSettings1.bin", WORD.encode("utf-16-le"))
    return parts


@channel("dropped")
def d28_sensitivity_label():
    return Parts(TEXT).member(
        "docMetadata/LabelInfo.xml", f'<labelList xmlns="urn:l"><label siteId="{WORD}"/></labelList>'
    )


@channel("dropped")
def d29_embedded_font():
    parts = Parts(TEXT)
    parts.part("fontTable", "fontTable.xml", root("w:fonts", f'<w:font w:name="{WORD}"/>'), type_="application/xml")
    parts.member("word/fonts/font1.odttf", WORD.encode())
    return parts


@channel("dropped")
def d29_font_name_on_a_run():
    return paragraph(run("x", f'<w:rFonts w:ascii="{WORD}" w:hAnsi="{WORD}"/>'))


@channel("dropped")
def d30_signature():
    return Parts(TEXT).member("_xmlsignatures/sig1.xml", f"<Signature>{WORD}</Signature>")


@channel("dropped")
def d31_comment_and_instruction():
    return paragraph("x", f"<!-- {WORD} -->", f"<?note {WORD}?>")


@channel("dropped")
def d31_unknown_attributes():
    return paragraph(f'<w:r xmlns:q="urn:q" q:who="{WORD}"><w:t q:who="{WORD}">x</w:t></w:r>')


@channel("gap")
def d31_unknown_element():
    return paragraph(f'<w:r><q:note xmlns:q="urn:q"><w:t>{WORD}</w:t></q:note></w:r>')


@channel("gap")
def d32_stray_member():
    return Parts(TEXT).member("word/stray.bin", WORD)


@channel("block")
def d32_stray_markup():
    return Parts(TEXT).member("word/old.xml", root("w:document", paragraph(WORD)))


@channel("dropped")
def d32_archive_comment_and_extra_fields():
    return Parts(TEXT).build(comment=WORD.encode(), extra=b"\xca\xfe\x09\x00" + WORD.encode(), before=WORD.encode())


@channel()
def d33_strict_package():
    raw = Parts(paragraph(WORD)).build()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            text = text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            new.writestr(name, text)
    return stream.getvalue()


@channel("dropped")
def d38_leftovers_of_editing():
    start = f'<w:permStart w:id="1" w:ed="{WORD}"/><w:proofErr w:type="spellStart"/>'
    return paragraph(
        f'<w:r w:rsidR="00AB12CD"><w:rPr><w:lang w:val="{WORD}"/></w:rPr><w:t>x</w:t></w:r>',
        start.replace(f' w:ed="{WORD}"', ""),
    )


@channel()
def d38_permission():
    return paragraph(f'<w:permStart w:id="1" w:ed="{WORD}"/>', "x", '<w:permEnd w:id="1"/>')


@channel()
def margins_of_every_kind():
    parts = Parts(TEXT)
    references = ""
    for number, kind in enumerate(("default", "first", "even")):
        for margin, tag in (("header", "hdr"), ("footer", "ftr")):
            key = parts.part(margin, f"{margin}{number}.xml", root(f"w:{tag}", paragraph(WORD)))
            references += f'<w:{margin}Reference w:type="{kind}" r:id="{key}"/>'
    parts.section = references
    return parts


__all__ = ["NAMESPACES", "WORD", "Channel", "channels"]
