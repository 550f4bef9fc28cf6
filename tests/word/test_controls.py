"""A bound content control shows what its store says, as a word processor does; what it held besides waits for a decision."""

from __future__ import annotations

import pytest
from tests.word.packages import RELATION, Parts, paragraph, run
from tests.word.test_drawings import copied, document_of

from redactor.core.documents import BlockKind
from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.namespaces import qualified
from redactor.documents.word.package import open_package

ITEM = "{11111111-1111-4111-8111-111111111111}"
PROPERTIES = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"


def control(held, path="/c:all[1]/c:town[1]", *, item=ITEM, extra="<w:text/>"):
    names = "xmlns:c='urn:c' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    binding = f'<w:dataBinding w:prefixMappings="{names}" w:xpath="{path}" w:storeItemID="{item}"/>'
    return f"<w:sdt><w:sdtPr>{binding}{extra}</w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>"


def bound(stored, body):
    parts = Parts(body)
    parts.part("customXml", "item1.xml", f'<all xmlns="urn:c"><town>{stored}</town></all>')
    described = f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{ITEM}"/>'
    parts.members["word/_rels/item1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATION}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    ).encode()
    parts.members["word/itemProps1.xml"] = described.encode()
    return parts.build()


def carried(raw):
    return [block.text for block in read_word(raw, FileId("f")).blocks if block.carried]


def hidden(raw):
    return [block.text for block in read_word(raw, FileId("f")).blocks if block.kind is BlockKind.HIDDEN]


def test_the_words_of_the_store_are_shown_in_the_controls_own_formatting_and_the_old_ones_kept_for_examination():
    raw = bound("Borchester", paragraph("in ", control(run("Ambridge", "<w:b/>") + run(" Hall"))))
    assert carried(raw) == ["in Borchester"]
    assert hidden(raw) == ["Ambridge Hall"]
    copy = copied(raw)
    bold = [
        node for node in document_of(copy).iter(qualified("w:r")) if node.find(f".//{qualified('w:b')}") is not None
    ]
    assert ["".join(node.itertext()) for node in bold] == ["Borchester"]
    assert b"Ambridge" not in b"".join(open_package(copy).parts.values())


def test_controls_round_paragraphs_too():
    assert carried(bound("Borchester", control(paragraph("Ambridge")))) == ["Borchester"]


def test_controls_round_cells_too():
    cell = f"<w:tc>{paragraph('Ambridge')}</w:tc>"
    row = f"<w:tr>{control(cell)}<w:tc>{paragraph('b')}</w:tc></w:tr>"
    assert carried(bound("Borchester", f"<w:tbl>{row}</w:tbl>")) == ["Borchester", "b"]


@pytest.mark.parametrize(("mark", "seen"), [('<w:text w:multiLine="1"/>', "one\ntwo"), ("<w:text/>", "one two")])
def test_lines_are_lines_only_where_the_control_has_several(mark, seen):
    assert carried(bound("one\ntwo", paragraph(control(run("old"), extra=mark)))) == [seen]


def test_a_placeholder_gives_way_without_being_kept():
    held = run("Click here", '<w:rStyle w:val="PlaceholderText"/>')
    raw = bound("Borchester", paragraph(control(held, extra="<w:showingPlcHdr/><w:text/>")))
    assert carried(raw) == ["Borchester"]
    assert hidden(raw) == []


def test_properties_of_the_document_are_a_store_too():
    body = paragraph(
        control(
            run("old"), "/cp:coreProperties[1]/dc:title[1]".replace("cp:coreProperties[1]", "c:p[1]"), item=PROPERTIES
        )
    )
    core = '<p xmlns="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Minutes</dc:title></p>'
    raw = Parts(body).top("core-properties", "docProps/core.xml", core).build()
    assert "Minutes" in carried(raw)


@pytest.mark.parametrize(
    ("stored", "path", "extra"),
    [
        ("Ambridge", "/c:all[1]/c:town[1]", "<w:text/>"),
        ("", "/c:all[1]/c:town[1]", "<w:text/>"),
        ("Borchester", "/c:all[1]/c:farm[1]", "<w:text/>"),
        ("Borchester", "//c:town", "<w:text/>"),
        ("Borchester", "/x:all[1]", "<w:text/>"),
        ("Borchester", "/c:all[1]/c:town[1]", "<w:dropDownList/>"),
        ("Borchester", "/c:all[1]/c:town[1]", "<w:date/>"),
    ],
)
def test_a_control_of_another_kind_or_without_other_words_shows_what_it_holds(stored, path, extra):
    raw = bound(stored, paragraph(control(run("Ambridge"), path, extra=extra)))
    assert carried(raw) == ["Ambridge"]
    assert hidden(raw) == []
