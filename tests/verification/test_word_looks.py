"""Letters that nobody sees in Word files of other tools, and beside each what only looks alike and is seen."""

from __future__ import annotations

import pytest

from redactor.core.checks import CheckOutcome
from redactor.verification import verify_stranger
from redactor.verification.catalogue import Number
from redactor.verification.specimens import plain

SECRET = "<w:t>Seen by a friend</w:t>"
STYLES = (
    f'<w:styles xmlns:w="{plain.WORD}">'
    '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="character" w:styleId="Away"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style></w:styles>'
)
WHITE = '<w:color w:val="FFFFFF"/>'


def paragraph(run="", own="", text=SECRET):
    return f"<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr>{text}</w:r></w:p>"


def cell(inner, shading="", row="", style=""):
    return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{shading}</w:tcPr>{inner}</w:tc></w:tr></w:tbl>"


def shaded(fill, pattern="clear", colour="auto"):
    return f'<w:shd w:val="{pattern}" w:color="{colour}" w:fill="{fill}"/>'


def box(inner, shape=""):
    return (
        f'<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" {shape}><v:textbox><w:txbxContent>{inner}'
        "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )


def judged(body, *, behind=""):
    copy = plain.word_copy(extra_body=body + behind, parts={"word/styles.xml": STYLES.encode()})
    report = verify_stranger(copy)
    found = next(check for check in report.checks if check.number == Number.HIDDEN_TEXT)
    return found.outcome, " ".join(found.places)


UNSEEN = {
    "white in a cell shaded white": (cell(paragraph(WHITE), shaded("FFFFFF")), "white on white"),
    "black in a cell shaded black": (cell(paragraph('<w:color w:val="000000"/>'), shaded("000000")), "blacked out"),
    "black in a paragraph shaded black": (paragraph('<w:color w:val="000000"/>', shaded("000000")), "blacked out"),
    "dark on as dark a ground": (paragraph('<w:color w:val="333333"/>' + shaded("333333")), "blacked out"),
    "a solid pattern": (paragraph(shaded("FFFFFF", "solid", "000000")), "blacked out"),
    "white by a style that another is based on": (paragraph("", '<w:pStyle w:val="Gone"/>'), "white on white"),
    "hidden by a style": (paragraph('<w:rStyle w:val="Away"/>'), "hidden text"),
    "the paper's colour of the theme": (
        paragraph('<w:color w:val="auto" w:themeColor="background1"/>'),
        "white on white",
    ),
    "nearly white": (paragraph('<w:color w:val="FEFEFE"/>'), "white on white"),
    "a hidden row": (cell(paragraph(), row="<w:hidden/>"), "hidden text"),
    "letters without width": (paragraph('<w:w w:val="1"/>'), "too small"),
    "white in a white box": (box(paragraph(WHITE)), "white on white"),
    "white in an unshaded row of a plain table": (cell(paragraph(WHITE)), "white on white"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_letters_that_nobody_sees_are_told(name):
    body, words = UNSEEN[name]
    outcome, told = judged(body)
    assert outcome is CheckOutcome.FAILED
    assert words in told


SEEN = {
    "white on a dark cell": cell(paragraph(WHITE), shaded("1F3864")),
    "letters without a colour on a black cell": cell(paragraph(), shaded("000000")),
    "black in a style's white paragraph": paragraph('<w:color w:val="000000"/>', '<w:pStyle w:val="Gone"/>'),
    "shown although the style hides": paragraph('<w:rStyle w:val="Away"/><w:vanish w:val="0"/>'),
    "white in a dark box": box(paragraph(WHITE), 'fillcolor="#1f3864 [3204]"'),
    "a white mark at the end of a paragraph": paragraph("", f"<w:rPr>{WHITE}</w:rPr>"),
    "a light pattern": paragraph(shaded("FFFFFF", "pct20", "000000")),
}


@pytest.mark.parametrize("name", SEEN)
def test_letters_that_are_seen_are_not_accused(name):
    assert judged(SEEN[name])[0] is CheckOutcome.PASSED


def test_white_letters_wait_where_only_laying_out_can_tell_what_lies_behind():
    behind = '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="urn:wp" behindDoc="1"/></w:drawing></w:r></w:p>'
    for outcome, told in (
        judged(paragraph(WHITE), behind=behind),
        judged(cell(paragraph(WHITE), style='<w:tblStyle w:val="Dark"/>')),
        judged(box(paragraph(WHITE), 'filled="f"')),
    ):
        assert outcome is CheckOutcome.NEEDS_PERSON
        assert "look whether they can be seen" in told


def test_a_document_whose_main_part_has_another_name_is_a_word_file():
    parts = plain.word_parts()
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"/word/document.xml", b"/word/document2.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")
    report = verify_stranger(plain.word_zip(parts))
    assert next(check.outcome for check in report.checks if check.number == Number.OPENS) is CheckOutcome.PASSED
    unnamed = {**parts, "[Content_Types].xml": b"<Types/>"}
    assert not verify_stranger(plain.word_zip(unnamed)).passed
