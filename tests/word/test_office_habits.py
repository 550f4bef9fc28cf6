"""What LibreOffice reads and writes otherwise than Word does: copies look the same in both."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from tests.word.packages import Parts, paragraph, root
from tests.word.test_drawings import copied, document_of

from redactor.core.copies import GapFate
from redactor.documents.word.markup import parse_markup
from redactor.documents.word.namespaces import qualified

SPACES = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
SIGN = '<w:sym w:font="Symbol" w:char="F094"/>'


def text(words):
    return f'<w:t xml:space="preserve">{words}</w:t>'


def runs_of(*runs):
    raw = Parts(paragraph("".join(f"<w:r>{run}</w:r>" for run in runs))).build()
    document = document_of(copied(raw, GapFate.PIXELS))
    first = next(node for node in document.iter(qualified("w:p")))
    return [[node.tag.rpartition("}")[2] for node in run] for run in first.iter(qualified("w:r"))]


def test_letters_after_a_sign_keep_their_own_run():
    """LibreOffice shows what follows a sign in its run in the sign's font: "TEL" as Greek letters."""
    assert runs_of(text("OF "), SIGN, text(" TEL "), SIGN, text(" No.")) == [["t"], ["sym"], ["t"], ["sym"], ["t"]]


def test_runs_of_letters_alone_join():
    assert runs_of(text("OF "), text("TEL")) == [["t"]]


def drawn(markup):
    raw = Parts(paragraph(f"<w:r><w:pict {SPACES}>{markup}</w:pict></w:r>", "beside")).build()
    return document_of(copied(raw, GapFate.PIXELS))


PATTERN = '<v:fill type="pattern"/>'  # what has one is written in the newer language
STYLE = "position:absolute;width:10pt;height:20pt"


@pytest.mark.parametrize("name", ["_x0000_t7", "shapetype_7"])
@pytest.mark.parametrize("sign", ["#", ""])
def test_a_built_in_shape_is_known_by_either_name_of_its_type(name, sign):
    document = drawn(f'<v:shape style="{STYLE}" type="{sign}{name}">{PATTERN}</v:shape>')
    assert [one.get("prst") for one in document.iter(qualified("a:prstGeom"))] == ["parallelogram"]


@pytest.mark.parametrize("name", ["shapetype_Zorbaxine", "Zorbaxine_7", "shapetype_7777"])
def test_a_type_that_somebody_made_keeps_no_name(name):
    document = drawn(
        f'<v:group style="{STYLE}" coordsize="10,20"><v:shapetype id="{name}" coordsize="10,20"/>'
        f'<v:shape style="width:10;height:20" type="#{name}"/></v:group>'
    )
    assert not any(name in value for node in document.iter() for value in node.attrib.values())


@pytest.mark.parametrize(("name", "is_bare"), [("_x0000_t201", True), ("shapetype_201", True), ("_x0000_t7", False)])
def test_what_only_holds_the_place_of_a_control_has_neither_line_nor_fill(name, is_bare):
    document = drawn(f'<v:shape style="{STYLE}" type="#{name}">{PATTERN}</v:shape>')
    assert (not [*document.iter(qualified("a:solidFill"))]) is is_bare


@pytest.mark.parametrize(("relative", "whole"), [("", "page"), ("page", "page"), ("margin", "margin")])
def test_a_shape_sized_as_a_share_of_the_page_stays_so(relative, whole):
    more = f"mso-width-percent:920;mso-height-percent:940;mso-width-relative:{relative};mso-height-relative:{relative}"
    document = drawn(f'<v:roundrect style="{STYLE};{more}">{PATTERN}</v:roundrect>')
    for side, size, share in (("H", "pctWidth", "92000"), ("V", "pctHeight", "94000")):
        (sized,) = document.iter(qualified(f"wp14:sizeRel{side}"))
        assert sized.get("relativeFrom") == whole
        assert [node.text for node in sized] == [share]
        assert sized[0].tag == qualified(f"wp14:{size}")


@pytest.mark.parametrize("share", ["0", "-5", "Zorbaxine", "9999999"])
def test_shares_that_are_none_are_left_out(share):
    document = drawn(f'<v:rect style="{STYLE};mso-width-percent:{share}">{PATTERN}</v:rect>')
    assert [*document.iter(qualified("a:prstGeom"))]
    assert not [*document.iter(qualified("wp14:sizeRelH"))]


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(("marker", "result", "is_bold"), [("", BOLD, True), (BOLD, "", False), (BOLD, BOLD, True)])
def test_a_page_number_looks_like_its_stored_result_and_not_like_its_markers(marker, result, is_bold):
    """As a field in a footer is stored that keeps its formatting when it is filled anew."""
    parts = ('<w:fldChar w:fldCharType="begin"/>', text(" PAGE ").replace("w:t", "w:instrText"))
    markers = [f"<w:r>{marker}{part}</w:r>" for part in (*parts, '<w:fldChar w:fldCharType="separate"/>')]
    shown = f'<w:r>{result}{text("72")}</w:r><w:r>{marker}<w:fldChar w:fldCharType="end"/></w:r>'
    document = document_of(copied(Parts(paragraph("".join(markers) + shown)).build(), GapFate.PIXELS))
    (field,) = document.iter(qualified("w:fldSimple"))
    assert bool([*field.iter(qualified("w:b"))]) is is_bold
    assert "72" not in [node.text for node in field.iter(qualified("w:t"))]


def settings_of(inner):
    parts = Parts(paragraph("beside"))
    parts.part("settings", "settings.xml", root("w:settings", inner))
    with zipfile.ZipFile(io.BytesIO(copied(parts.build(), GapFate.PIXELS))) as archive:
        return etree.fromstring(archive.read("word/settings.xml"))


def test_a_file_that_states_no_compatibility_mode_gets_none():
    """To Word that is mode 12; LibreOffice lays out some lines otherwise where the mode is said."""
    switches = settings_of("<w:compat><w:useFELayout/></w:compat>").find(qualified("w:compat"))
    assert [node.tag for node in switches] == [qualified("w:useFELayout")]
    assert settings_of("").find(qualified("w:compat")) is None


@pytest.mark.parametrize(("view", "kept"), [("web", ["web"]), ("normal", []), ("Zorbaxine", [])])
def test_pages_laid_out_for_a_screen_stay_so(view, kept):
    found = settings_of(f'<w:view w:val="{view}"/>').findall(qualified("w:view"))
    assert [node.get(qualified("w:val")) for node in found] == kept


@pytest.mark.parametrize(("style", "kept"), [("Title", ["Title"]), ("Zorbaxine", [])])
def test_a_built_in_style_that_the_file_does_not_define_stays_named(style, kept):
    """Some readers take their own then."""
    raw = Parts(paragraph("beside", properties=f'<w:pStyle w:val="{style}"/>')).build()
    found = document_of(copied(raw, GapFate.PIXELS)).iter(qualified("w:pStyle"))
    assert [node.get(qualified("w:val")) for node in found] == kept


def test_percentages_of_strict_files_are_numbers_as_everywhere_else():
    """ISO/IEC 29500-1, 22.9.2.9: a strict file writes "65%" where others write 65000; readers of others take it for nothing."""
    strict = (
        'xmlns:a="http://purl.oclc.org/ooxml/drawingml/main" xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    )
    inner = '<a:lumMod val="65%"/><a:shade val="-12.5%"/><a:tint val="5000"/><w:tblW w:w="50%"/>'
    node = parse_markup(f"<a:srgbClr {strict}>{inner}</a:srgbClr>".encode())
    assert [value for one in node for value in one.attrib.values()] == ["65000", "-12500", "5000", "50%"]


def test_a_package_without_settings_gets_none():
    with zipfile.ZipFile(io.BytesIO(copied(Parts(paragraph("beside")).build(), GapFate.PIXELS))) as archive:
        assert "word/settings.xml" not in archive.namelist()
