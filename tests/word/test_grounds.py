"""White letters are hidden only where nothing behind them can be dark."""

from __future__ import annotations

import pytest
from tests.word.packages import Parts, paragraph, root, run

from redactor.core.ids import FileId
from redactor.documents.word import read_word

WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'
LIGHT = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
PATTERN = '<w:shd w:val="solid" w:color="000000" w:fill="auto"/>'
THEMED = '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent1"/>'
BEHIND = '<w:r><w:pict><v:rect style="position:absolute;z-index:{}" fillcolor="navy">{}</v:rect></w:pict></w:r>'


def white(look="", **more):
    return paragraph(run("pale", f"{WHITE}{look}"), **more)


def table(*, style="", cell=""):
    looks = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>' if style else "<w:tblPr/>"
    return f"<w:tbl>{looks}<w:tblGrid/><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{white()}</w:tc></w:tr></w:tbl>"


def style(kind, inner, *, key="S", default=""):
    return f'<w:style w:type="{kind}" w:styleId="{key}"{default}><w:name w:val="Zeta {key}"/>{inner}</w:style>'


def is_seen(body, *, styles="", header=""):
    """Whether the pale words are carried; nothing but their being hidden may take them away."""
    parts = Parts(body)
    parts.part("styles", "styles.xml", root("w:styles", styles))
    if header:
        key = parts.part("header", "header1.xml", root("w:hdr", header))
        parts.section = f'<w:headerReference w:type="default" r:id="{key}"/>'
    blocks = read_word(parts.build(), FileId("f")).blocks
    (pale,) = [block for block in blocks if block.text == "pale"]
    return pale.carried


ON_STYLE = '<w:pStyle w:val="S"/>'
DEFAULT = ' w:default="1"'
DARK_TABLE = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>'
SEEN = {
    "run": (white(DARK), "", ""),
    "pattern": (white(PATTERN), "", ""),
    "theme": (white(THEMED), "", ""),
    "marker": (white('<w:highlight w:val="blue"/>'), "", ""),
    "paragraph": (white(properties=DARK), "", ""),
    "cell": (table(cell=DARK), "", ""),
    "table style": (table(style="S"), style("table", DARK_TABLE), ""),
    "usual table style": (table(), style("table", DARK_TABLE, default=DEFAULT), ""),
    "dark style of a plain name": (table(style="TableGrid"), style("table", DARK_TABLE, key="TableGrid"), ""),
    "paragraph style": (white(properties=ON_STYLE), style("paragraph", f"<w:pPr>{DARK}</w:pPr>"), ""),
    "usual paragraph style": (white(), style("paragraph", f"<w:pPr>{DARK}</w:pPr>", default=DEFAULT), ""),
    "run style": (white('<w:rStyle w:val="S"/>'), style("character", f"<w:rPr>{DARK}</w:rPr>"), ""),
    "defaults": (white(), f"<w:docDefaults><w:rPrDefault><w:rPr>{DARK}</w:rPr></w:rPrDefault></w:docDefaults>", ""),
    "shape behind": (paragraph(BEHIND.format("-12366", "")) + white(), "", ""),
    "shape behind, from the header": (white(), "", paragraph(BEHIND.format("-5", ""))),
    "theme colour of letters": (paragraph(run("pale", '<w:color w:val="FFFFFF" w:themeColor="accent2"/>')), "", ""),
}
HIDDEN = {
    "nothing": (white(), "", ""),
    "light run": (white(LIGHT), "", ""),
    "light paragraph": (white(properties=LIGHT), "", ""),
    "plain table": (table(cell=LIGHT), "", ""),
    "light table style": (table(style="S"), style("table", f"<w:tcPr>{LIGHT}</w:tcPr>"), ""),
    "shape before": (paragraph(BEHIND.format("12366", "")) + white(), "", ""),
    "watermark": (white(), "", paragraph(BEHIND.format("-5", '<v:textpath string="DRAFT"/>'))),
}


@pytest.mark.parametrize("name", SEEN)
def test_white_letters_are_seen_where_something_behind_them_can_be_dark(name):
    body, styles, header = SEEN[name]
    assert is_seen(body, styles=styles, header=header)


@pytest.mark.parametrize("name", HIDDEN)
def test_white_letters_are_hidden_where_nothing_behind_them_can_be_dark(name):
    body, styles, header = HIDDEN[name]
    assert not is_seen(body, styles=styles, header=header)


def test_a_page_colour_lies_behind_headers_too():
    parts = Parts(paragraph("body"))
    key = parts.part("header", "header1.xml", root("w:hdr", white()))
    parts.section = f'<w:headerReference w:type="default" r:id="{key}"/>'
    plain = read_word(parts.build(), FileId("f"))
    raw = parts.build()
    assert [block.carried for block in plain.blocks if block.text == "pale"] == [False]
    coloured = read_word(_with_background(raw), FileId("f"))
    assert [block.carried for block in coloured.blocks if block.text == "pale"] == [True]


def _with_background(raw):
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            old = source.read(name)
            new = old.replace(b"<w:body>", b'<w:background w:color="1F3864"/><w:body>')
            target.writestr(name, new if name == "word/document.xml" else old)
    return stream.getvalue()
