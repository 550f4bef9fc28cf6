"""Document shapes for the non-interference test: each is a package that differs between variants only in what is withheld."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.leaks.word.channels import _graphic, chart_part
from tests.word.packages import Parts, field, inline_picture, paragraph, picture_bytes, root, run, text_box


@dataclass(frozen=True)
class Variant:
    """One secret: a name, and how much there is of everything withheld."""

    name: str
    size: int

    @property
    def author(self) -> str:
        return f'w:id="{self.size}" w:author="{self.name}" w:date="20{10 + self.size}-01-01T00:00:00Z"'


VARIANTS = (Variant("Bo Ek", 1), Variant("Zorbaxine Quillfeather-Montgomery", 2), Variant("Ann O'Malley née Čapek", 3))
SHAPES: dict[str, Callable[[Variant], bytes]] = {}


def shape(build: Callable[[Variant], Parts | str]) -> Callable[[Variant], Parts | str]:
    def raw(variant: Variant) -> bytes:
        made = build(variant)
        return (Parts(made) if isinstance(made, str) else made).build()

    SHAPES[build.__name__] = raw
    return build


def cut(name: str, pieces: int, properties: str = "") -> list[str]:
    """The name as *pieces* runs of equal formatting."""
    step = max(1, len(name) // pieces)
    parts = [name[:step]] if pieces == 1 else [name[at : at + step] for at in range(0, len(name), step)]
    return [run(part, properties) for part in (parts if pieces > 1 else [name])]


@shape
def plain_paragraph(v):
    return paragraph(f"Met {v.name} today.")


@shape
def several_mentions(v):
    return paragraph(f"{v.name} and {v.name}", ", then ", v.name) + paragraph(v.name)


@shape
def name_over_several_runs(v):
    return paragraph("Met ", *cut(v.name, v.size), " today.")


@shape
def bold_name_over_several_runs(v):
    return paragraph("Met ", *cut(v.name, v.size, "<w:b/>"), " today.")


@shape
def runs_with_session_marks(v):
    return paragraph(f'<w:r w:rsidR="00A{v.size}B2C3"><w:t>Met </w:t></w:r>', *cut(v.name, v.size)).replace(
        "<w:p>", f'<w:p w:rsidR="00AA{v.size}000" w:rsidRDefault="00BB{v.size}000">', 1
    )


@shape
def line_breaks_inside_the_name(v):
    words = v.name.split()
    return paragraph("To ", *["<w:r><w:br/></w:r>".join(run(word) for word in words)], " end")


@shape
def tracked_deletions(v):
    gone = "".join(f"<w:del {v.author}><w:r><w:delText>{v.name}</w:delText></w:r></w:del>" for _ in range(v.size))
    return paragraph("Seen by ", gone, "the nurse")


@shape
def tracked_insertions(v):
    return paragraph("Seen by ", f"<w:ins {v.author}>{run(v.name)}</w:ins>", " and left")


@shape
def moves(v):
    return paragraph("a", f"<w:moveFrom {v.author}>{run(v.name)}</w:moveFrom>") + paragraph(
        f"<w:moveTo {v.author}>{run(v.name)}</w:moveTo>"
    )


@shape
def formatting_changes(v):
    old = f'<w:b/><w:rPrChange {v.author}><w:rPr><w:sz w:val="{20 + v.size}"/></w:rPr></w:rPrChange>'
    return paragraph("a ", run("bold", old), " ", v.name, properties=f"<w:pPrChange {v.author}><w:pPr/></w:pPrChange>")


@shape
def deleted_paragraphs(v):
    mark = f"<w:rPr><w:del {v.author}/></w:rPr>"
    gone = f"<w:del {v.author}><w:r><w:delText>{v.name}</w:delText></w:r></w:del>"
    return paragraph("before") + "".join(paragraph(gone, properties=mark) for _ in range(v.size)) + paragraph("after")


@shape
def hidden_text(v):
    hidden = paragraph(run(v.name * v.size, "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>")
    return paragraph("a", run(v.name, "<w:vanish/>"), "b") + hidden * v.size


@shape
def comments(v):
    mark = "".join(
        f'<w:commentRangeStart w:id="{n}"/>{run("x")}<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
        if n < v.size
        else run("x")
        for n in range(3)
    )
    parts = Parts(paragraph(mark))
    texts = "".join(f'<w:comment w:id="{n}" w:author="{v.name}">{paragraph(v.name)}</w:comment>' for n in range(v.size))
    parts.part("comments", "comments.xml", root("w:comments", texts))
    return parts


@shape
def footnote(v):
    parts = Parts(paragraph("a", f'<w:r><w:footnoteReference w:id="{v.size + 1}"/></w:r>'))
    notes = f'<w:footnote w:id="{v.size + 1}">{paragraph("By ", v.name)}</w:footnote>'
    parts.part("footnotes", "footnotes.xml", root("w:footnotes", notes))
    return parts


@shape
def unused_endnotes(v):
    parts = Parts(paragraph("a"))
    notes = "".join(f'<w:endnote w:id="{n + 2}">{paragraph(v.name)}</w:endnote>' for n in range(v.size))
    parts.part("endnotes", "endnotes.xml", root("w:endnotes", notes))
    return parts


@shape
def margins(v):
    parts = Parts(paragraph("a"))
    header = parts.part("header", "header1.xml", root("w:hdr", paragraph("About ", v.name)))
    footer = parts.part("footer", f"footer{v.size}.xml", root("w:ftr", paragraph(v.name, field(" PAGE ", str(v.size)))))
    parts.section = (
        f'<w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
    )
    return parts


@shape
def inactive_header(v):
    parts = Parts(paragraph("a"))
    key = parts.part("header", "header1.xml", root("w:hdr", paragraph(v.name) * v.size))
    parts.section = f'<w:headerReference w:type="even" r:id="{key}"/>'
    return parts


@shape
def text_boxes(v):
    return paragraph("a", text_box(paragraph("Ring ", v.name), paragraph("Ring ", *cut(v.name, v.size))))


@shape
def content_control(v):
    settings = f'<w:alias w:val="{v.name}"/><w:tag w:val="{v.name}"/><w:id w:val="{v.size}"/>'
    binding = f'<w:dataBinding w:xpath="/a/b[{v.size}]" w:storeItemID="{{0}}"/>'
    parts = Parts(
        f"<w:sdt><w:sdtPr>{settings}{binding}</w:sdtPr><w:sdtContent>{paragraph(v.name)}</w:sdtContent></w:sdt>"
    )
    parts.member("customXml/item1.xml", f"<a><b>{v.name}</b></a>")
    return parts


@shape
def fields(v):
    return paragraph("Dear ", field(f' MERGEFIELD "{v.name}" ', v.name), ", page ", field(" PAGE ", str(v.size)))


@shape
def links(v):
    parts = Parts()
    key = parts.relation("hyperlink", f"mailto:{v.size}{len(v.name)}@example.org", external=True)
    parts.body = paragraph("Write to ", f'<w:hyperlink r:id="{key}" w:tooltip="{v.name}">{run(v.name)}</w:hyperlink>')
    return parts


@shape
def bookmarks(v):
    return paragraph(
        f'<w:bookmarkStart w:id="{v.size}" w:name="x{len(v.name)}"/>', "a", f'<w:bookmarkEnd w:id="{v.size}"/>', v.name
    )


def row(*cells: str, width: str = '<w:tcW w:w="0" w:type="auto"/>') -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr>{width}</w:tcPr>{cell}</w:tc>' for cell in cells)}</w:tr>"


@shape
def table_cells(v):
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    rows = row(paragraph("Name"), paragraph("Class")) + row(paragraph(v.name), paragraph("3B"))
    return f'<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>{grid}{rows}</w:tbl>' + paragraph("end")


@shape
def self_fitting_table(v):
    grid = f'<w:tblGrid><w:gridCol w:w="{len(v.name) * 100}"/><w:gridCol w:w="900"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{row(paragraph(v.name), paragraph('3B'))}</w:tbl>" + paragraph("end")


@shape
def rows_of_others(v):
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    others = [row(paragraph(f"ROW {v.name}"), paragraph("late")) for _ in range(v.size)]
    rows = [*others[: v.size // 2], row(paragraph("Amelia"), paragraph("on time")), *others[v.size // 2 :]]
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>" + paragraph("end")


@shape
def merged_rows_of_others(v):
    start, go_on = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
    grid = "<w:tblGrid><w:gridCol/></w:tblGrid>"
    first = row(paragraph(f"ROW {v.name}"), width=start)
    others = row(paragraph(f"ROW {v.name}"), width=go_on) * (v.size - 1)
    return f"<w:tbl><w:tblPr/>{grid}{first}{others}{row(paragraph('Amelia'), width=go_on)}</w:tbl>" + paragraph("end")


@shape
def withheld_picture(v):
    parts = Parts()
    raw = picture_bytes("PNG" if v.size == 1 else "JPEG", size=(30 * v.size, 40), seed=v.size)
    key = parts.part("image", f"media/{len(v.name)}.{'png' if v.size == 1 else 'jpeg'}", raw)
    parts.body = paragraph("a", inline_picture(key, description=v.name), "b")
    return parts


@shape
def chart(v):
    parts = Parts()
    key = parts.part("chart", "charts/chart1.xml", chart_part(v.name))
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    parts.body = paragraph("a", _graphic(uri, f'<c:chart r:id="{key}"/>'))
    return parts


@shape
def properties(v):
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{v.name}</dc:creator><dc:title>{v.name}</dc:title></cp:coreProperties>'
    )
    custom = f'<Properties xmlns="urn:x"><property name="{v.name}"/></Properties>'
    parts = Parts(paragraph(v.name))
    parts.top("core-properties", "docProps/core.xml", core).top("custom-properties", "docProps/custom.xml", custom)
    return parts


@shape
def settings(v):
    rsids = "".join(f'<w:rsid w:val="00{n}ABCDE"/>' for n in range(v.size))
    inner = f'<w:rsids>{rsids}</w:rsids><w:docVars><w:docVar w:name="x" w:val="{v.name}"/></w:docVars><w:zoom w:percent="{100 + v.size}"/>'
    parts = Parts(paragraph(v.name))
    parts.part("settings", "settings.xml", root("w:settings", inner))
    return parts


@shape
def styles(v):
    unused = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{v.name.split()[0]}{n}"><w:name w:val="{v.name}{n}"/></w:style>'
        for n in range(v.size)
    )
    used = f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Of{len(v.name)}"><w:name w:val="Of {v.name}"/><w:rPr><w:b/></w:rPr></w:style>'
    parts = Parts(paragraph(v.name, properties=f'<w:pStyle w:val="Of{len(v.name)}"/>'))
    parts.part("styles", "styles.xml", root("w:styles", unused + used))
    return parts


@shape
def lists(v):
    parts = Parts(paragraph("x", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{v.size}"/></w:numPr>'))
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{} %1"/></w:lvl>'
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:nsid w:val="0000000{n}"/>{level.format(v.name)}</w:abstractNum>'
        for n in range(v.size + 1)
    )
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(v.size + 1))
    parts.part("numbering", "numbering.xml", root("w:numbering", abstract + numbers))
    return parts


@shape
def equation(v):
    return paragraph("By ", f"<m:oMath><m:r><m:t>x=</m:t></m:r><m:r><m:t>{v.name}</m:t></m:r></m:oMath>")


@shape
def embedded_files(v):
    parts = Parts(paragraph("a"))
    for number in range(v.size):
        parts.part("package", f"embeddings/{len(v.name)}{number}.xlsx", v.name.encode() * (number + 1))
    return parts


@shape
def alternative_chunk(v):
    parts = Parts()
    key = parts.part("aFChunk", "chunk.html", f"<p>{v.name}</p>", type_="text/html")
    parts.body = f'{paragraph("a")}<w:altChunk r:id="{key}"/>'
    return parts


@shape
def text_box_of_the_older_language(v):
    words = paragraph(f"Seen with {v.name}")
    box = (
        f'<v:rect id="about{v.size}" alt="{v.name}" style="width:90pt;height:50pt">'
        f"<v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:rect>"
    )
    return paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>", "beside")


@shape
def words_drawn_as_a_shape(v):
    art = f'<v:rect style="width:90pt;height:9pt"><v:textpath string="For {v.name}"/></v:rect>'
    return paragraph(f"<w:r><w:pict>{art}</w:pict></w:r>", "beside")


@shape
def guide_names_of_a_freehand_shape(v):
    guide = f'<a:avLst/><a:gdLst><a:gd name="{v.name}" fmla="*/ w 1 2"/></a:gdLst>'
    path = f'<a:path w="9" h="9"><a:moveTo><a:pt x="0" y="{v.name}"/></a:moveTo><a:close/></a:path>'
    drawn = f"<a:custGeom>{guide}<a:pathLst>{path}</a:pathLst></a:custGeom>"
    return paragraph(text_box(paragraph("x")).replace('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', drawn))


@shape
def names_in_the_theme(v):
    parts = Parts(paragraph(f"Met {v.name}"))
    fonts = f'<a:fontScheme name="{v.name}"><a:majorFont><a:latin typeface="{v.name}"/></a:majorFont></a:fontScheme>'
    parts.part("theme", "theme/theme1.xml", root("a:theme", f"<a:themeElements>{fonts}</a:themeElements>"))
    return parts
