"""One document with most of what a page can show, for looking at."""

from __future__ import annotations

from tests.leaks.word.channels import _graphic
from tests.word.packages import Parts, field, inline_picture, paragraph, picture_bytes, root, run, text_box

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="32"/><w:color w:val="1F3864"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="House"><w:name w:val="House style"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>
"""
GRID = '<w:gridCol w:w="3000"/>' * 3
CELL = '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{}</w:tcPr>{}</w:tc>'


def chart() -> str:
    def cache(kind, *values):
        points = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))
        return f"<c:{kind}Cache><c:ptCount val='{len(values)}'/>{points}</c:{kind}Cache>"

    series = (
        f"<c:barDir val='col'/><c:grouping val='clustered'/><c:ser><c:idx val='0'/><c:order val='0'/><c:tx><c:strRef><c:f>S!A1</c:f>{cache('str', 'Absences')}</c:strRef></c:tx>"
        f"<c:cat><c:strRef><c:f>S!A1</c:f>{cache('str', 'Autumn', 'Spring')}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>S!B1</c:f>{cache('num', 3, 5)}</c:numRef></c:val></c:ser><c:axId val='1'/><c:axId val='2'/>"
    )
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Absences by term</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    scale = "<c:scaling><c:orientation val='minMax'/></c:scaling><c:delete val='0'/>"
    axes = (
        f"<c:catAx><c:axId val='1'/>{scale}<c:axPos val='b'/><c:crossAx val='2'/></c:catAx>"
        f"<c:valAx><c:axId val='2'/>{scale}<c:axPos val='l'/><c:crossAx val='1'/></c:valAx>"
    )
    plot = f"<c:plotArea><c:layout/><c:barChart>{series}</c:barChart>{axes}</c:plotArea>"
    return root("c:chartSpace", f"<c:chart>{title}{plot}</c:chart>")


def gallery() -> bytes:
    """Letterhead, headings, lists, table, text box, picture, footnote, chart, equation, tracked changes, comment, two sections."""
    parts = Parts()
    parts.part("styles", "styles.xml", root("w:styles", STYLES))
    parts.part("numbering", "numbering.xml", root("w:numbering", NUMBERING))
    picture = parts.part("image", "media/image1.png", picture_bytes(size=(120, 80)))
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph(raised, " Noted by Zorbaxine.")}</w:footnote>'
    parts.part("footnotes", "footnotes.xml", root("w:footnotes", note))
    remark = f'<w:comment w:id="5" w:author="Zorbaxine" w:initials="Z">{paragraph("Ask Zorbaxine first.")}</w:comment>'
    parts.part("comments", "comments.xml", root("w:comments", remark))
    header = parts.part("header", "header1.xml", root("w:hdr", paragraph("Hillcrest Primary: about Zorbaxine")))
    footer = parts.part(
        "footer",
        "footer1.xml",
        root("w:ftr", paragraph("Page ", field(" PAGE ", "9"), " of ", field(" NUMPAGES ", "9"))),
    )
    data = parts.part("chart", "charts/chart1.xml", chart())
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    rows = [
        ("Date", "Who", "What"),
        ("1 May", "Amelia", "late"),
        ("2 May", "Zorbaxine", "rude"),
        ("3 May", "Other pupil", "late"),
    ]
    shade = '<w:shd w:val="clear" w:fill="D9E2F3"/>'
    table = "".join(
        f"<w:tr>{''.join(CELL.format(shade if n == 0 else '', paragraph(run(text, '<w:b/>' if n == 0 else ''))) for text in texts)}</w:tr>"
        for n, texts in enumerate(rows)
    )
    parts.body = "".join(
        [
            paragraph("Report on Zorbaxine", properties='<w:pStyle w:val="Heading1"/>'),
            paragraph("Date: 5 March 2024"),
            paragraph(
                "Dear ",
                run("Mrs Zor", "<w:b/>"),
                run("baxine", "<w:b/><w:i/>"),
                ", plain, ",
                run("bold red", '<w:b/><w:color w:val="C00000"/>'),
                " and ",
                run("large", '<w:sz w:val="36"/>'),
                ".",
            ),
            paragraph("First point about Zorbaxine", properties=item),
            paragraph("Second point", properties=item),
            paragraph("In house style", properties='<w:pStyle w:val="House"/>'),
            paragraph(
                "Seen ",
                '<w:ins w:id="1" w:author="Ann">' + run("by Zorbaxine ") + "</w:ins>",
                '<w:del w:id="2" w:author="Ann"><w:r><w:delText>by Nurse Quill </w:delText></w:r></w:del>',
                "today",
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                ".",
            ),
            paragraph(
                "A remark ",
                '<w:commentRangeStart w:id="5"/>',
                "here",
                '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
            ),
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{GRID}</w:tblGrid>{table}</w:tbl>',
            paragraph("A picture: ", inline_picture(picture, description="Zorbaxine on sports day")),
            paragraph("Boxed: ", text_box(paragraph("Ring Zorbaxine on 07700 900123"))),
            paragraph(""),
            paragraph(_graphic("http://schemas.openxmlformats.org/drawingml/2006/chart", f'<c:chart r:id="{data}"/>')),
            paragraph(
                "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
            ),
            paragraph(
                "",
                properties=f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708"/></w:sectPr>',
            ),
            paragraph("A landscape page, ", run("hidden words", "<w:vanish/>"), "the end."),
        ]
    )
    parts.section = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
    return parts.build()
