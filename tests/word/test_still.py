"""The original stands still where LibreOffice would fill something in; runs are compared wherever a page shows them."""

from __future__ import annotations

import io
import zipfile

import pytest
from benchmarks.word_runs import compare_runs, paragraphs
from benchmarks.word_still import still
from tests.word.packages import Parts, field, paragraph, root, run
from tests.word.test_art import diagram_file
from tests.word.test_vectors import _blend

from redactor.documents.word.metafiles import laid_on_white


def body_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize(
    "code", [" FILENAME \\p ", " date \\@ dd ", " MERGEFIELD Town ", " =SUM(ABOVE) ", " SEQ Table "]
)
def test_a_field_that_is_filled_from_outside_stands_as_it_was_stored(code):
    made, met = still(Parts(paragraph("a ", field(code, "stored"))).build())
    assert len(met) == 1
    assert "instrText" not in body_of(made)
    assert "stored" in body_of(made)


@pytest.mark.parametrize(
    ("states", "sign"),
    [("", "☐"), ('<w:default w:val="0"/>', "☐"), ("<w:checked/>", "☒"), ('<w:checked w:val="0"/><w:default/>', "☐")],
)
def test_a_check_box_of_a_form_is_the_sign_that_word_shows(states, sign):
    data = f'<w:ffData><w:name w:val="Check1"/><w:checkBox>{states}</w:checkBox></w:ffData>'
    box = field(" FORMCHECKBOX ", "").replace('w:fldCharType="begin"/>', f'w:fldCharType="begin">{data}</w:fldChar>')
    assert data in box
    made, met = still(Parts(paragraph("a ", box)).build())
    assert met == ("FORMCHECKBOX",)
    assert "fldChar" not in body_of(made)
    assert sign in body_of(made)


def test_simple_fields_too():
    simple = f'<w:fldSimple w:instr=" FILENAME ">{run("letter.docx")}</w:fldSimple>'
    assert "fldSimple" not in body_of(still(Parts(paragraph(simple)).build())[0])


@pytest.mark.parametrize("code", [" PAGE ", " TOC \\o ", " HYPERLINK x "])
def test_a_field_that_looks_alike_in_every_program_stays_a_field(code):
    raw = Parts(paragraph(field(code, "1"))).build()
    assert still(raw) == (raw, ())


def test_a_condition_goes_with_the_fields_in_it():
    inner = (
        "<w:r><w:instrText> IF </w:instrText></w:r>"
        + field(" PAGE ", "7")
        + "<w:r><w:instrText> = 7 yes </w:instrText></w:r>"
    )
    outer = field("", "yes").replace('<w:r><w:instrText xml:space="preserve"></w:instrText></w:r>', inner)
    body = body_of(still(Parts(paragraph(outer, " after")).build())[0])
    assert "fldChar" not in body
    assert ">7<" not in body
    assert ">yes<" in body


def test_a_control_that_runs_is_drawn_as_its_stored_picture():
    made, met = still(Parts(paragraph('<w:r><w:object><w:control r:id="rId9"/></w:object></w:r>')).build())
    assert met == ("ActiveX control",)
    assert "w:control" not in body_of(made)


def control(text: str, binding: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


_BINDING = (
    '<w:dataBinding w:prefixMappings="xmlns:c=\'urn:c\'" w:xpath="/c:all[1]/c:town[1]"'
    ' w:storeItemID="{11111111-1111-4111-8111-111111111111}"/>'
)


def bound(stored: str) -> bytes:
    return (
        Parts(paragraph(control("Ambridge", _BINDING)))
        .member("customXml/item1.xml", f'<all xmlns="urn:c"><town>{stored}</town></all>')
        .member("customXml/itemProps1.xml", '<d xmlns="urn:d" itemID="{11111111-1111-4111-8111-111111111111}"/>')
        .build()
    )


def test_a_control_is_drawn_as_the_words_in_it():
    made, met = still(Parts(paragraph(control("Ambridge"))).build())
    assert met == ("content control",)
    assert "w:sdt" not in body_of(made)


def test_a_control_bound_to_the_same_words_too():
    assert "w:sdt" not in body_of(still(bound("Ambridge"))[0])


def test_a_control_bound_to_other_words_shows_those():
    body = body_of(still(bound("Borchester"))[0])
    assert "Borchester" in body
    assert "Ambridge" not in body


def test_runs_of_headers_and_notes_are_compared_where_a_page_shows_them():
    parts = Parts(paragraph("a", '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    named = {
        kind: parts.part("header", f"{kind}.xml", root("w:hdr", paragraph(text)))
        for kind, text in {"default": "above", "first": "never seen"}.items()
    }
    parts.section = "".join(f'<w:headerReference w:type="{kind}" r:id="{key}"/>' for kind, key in named.items())
    notes = {"2": "below", "3": "nor this"}
    inner = "".join(f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>' for key, text in notes.items())
    parts.part("footnotes", "footnotes.xml", root("w:footnotes", inner))
    assert ["".join(s.text for s in one) for one in paragraphs(parts.build())] == ["a", "above", "below"]


def test_the_main_part_may_have_any_name():
    raw = Parts(paragraph("a")).build()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(stream := io.BytesIO(), "w") as target:
        for name in source.namelist():
            target.writestr(
                name.replace("document.xml", "main.xml"), source.read(name).replace(b"document.xml", b"main.xml")
            )
    assert paragraphs(stream.getvalue()) == paragraphs(raw)


def test_a_page_number_is_no_text_but_a_lost_word_is():
    one, other = (Parts(paragraph("Page ", field(" PAGE ", number))).build() for number in "12")
    assert compare_runs(one, other, without=()).paragraphs == 0
    lost = Parts(paragraph("Page ")).build()
    kept = Parts(paragraph("Page ", field(" REF a ", "2"))).build()
    assert compare_runs(kept, lost, without=()).paragraphs == 1


def test_unseen_pixels_of_an_icon_are_unseen_where_libreoffice_paints_them_black():
    icon = _blend(bytes(8))
    parts = Parts(paragraph("beside"))
    parts.part("image", "media/image1.emf", icon)
    with zipfile.ZipFile(io.BytesIO(still(parts.build())[0])) as archive:
        assert archive.read("word/media/image1.emf") == laid_on_white(icon) != icon


@pytest.mark.parametrize(
    ("looks", "stays"), [("<w:vanish/>", False), ('<w:vanish w:val="0"/>', True), ("<w:b/>", True)]
)
def test_a_hidden_line_break_is_not_drawn_as_one(looks, stays):
    made, _ = still(Parts(paragraph(run("one"), f"<w:r><w:rPr>{looks}</w:rPr><w:br/></w:r>", run("two"))).build())
    assert ("<w:br" in body_of(made)) is stays


def test_hidden_words_stay_for_the_renderer_to_hide():
    made, _ = still(Parts(paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:br/><w:t>two</w:t></w:r>")).build())
    assert "<w:br" in body_of(made)


def test_a_diagram_has_an_unseen_ground_as_large_as_its_frame():
    made, _ = still(diagram_file("Tyler"))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        drawing = archive.read("word/diagrams/drawing1.xml").decode()
    assert drawing.index('<a:ext cx="900000" cy="900000"/>') < drawing.index("Tyler")
