"""The allow-list of Word copies: whatever is not on it fails; whatever our writer may write is on it."""

from __future__ import annotations

import pytest
from tests.word.test_structure import structure_of

from redactor.core.checks import CheckOutcome
from redactor.documents.word import charts, compatibility, grammar, namespaces, runs, vocabulary
from redactor.documents.word.stylesheet import _id_of_name
from redactor.verification import verify_copy
from redactor.verification.catalogue import Number
from redactor.verification.office_words import is_closed_value, is_style_id
from redactor.verification.specimens import plain
from redactor.verification.word_elements import ATTRIBUTES, ELEMENTS, WORD

V = "xmlns:v='urn:schemas-microsoft-com:vml'"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:neverHeardOf/></w:p>",
        f"<w:p {W14} w14:neverHeardOf='1'/>",
        f"<w:p><w14:glow {W14}/></w:p>",
        "<w:p w:neverHeardOf='1'/>",
        "<w:p><w:pPr><w:jc w:val='told to Zorbaxine'/></w:pPr></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='ZorbaxinesStyle'/></w:pPr></w:p>",
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Zorbaxine Sans'/></w:rPr></w:r></w:p>",
        "<w:p><w:bookmarkStart w:id='0' w:name='about_Zorbaxine'/></w:p>",
        f"<w:p><w:r><w:pict><v:imagedata {V}/></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:shape {V} alt='told to Zorbaxine'/></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:shape {V} id='Zorbaxine'/></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:shape {V} style='position:Zorbaxine'/></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:shape {V} style='zorbaxine:absolute'/></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:shape {V} fillcolor='Zorbaxine'/></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:shape {V} path='m0,0 exclaimexclaim1'/></w:pict></w:r></w:p>",
        f"<w:p><w:r><w:pict><v:f {V} eqn='sum Zorbaxine'/></w:pict></w:r></w:p>",
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>",
        "<w:tbl><w:tblPr><w:tblCaption w:val='1'/></w:tblPr></w:tbl>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>",
    ],
)
def test_whatever_is_not_on_the_list_fails(body):
    assert structure_of(body) is CheckOutcome.FAILED


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:pPr><w:jc w:val='center'/><w:pStyle w:val='Style12'/></w:pPr></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='MediumShading2Accent1'/></w:pPr></w:p>",
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Gill Sans MT'/><w:color w:val='C00000'/></w:rPr></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w='50%' w:type='pct'/></w:tcPr></w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:footnoteReference w:id='1' w:customMarkFollows='1'/></w:r></w:p>",
    ],
)
def test_formatting_passes(body):
    assert structure_of(body) is CheckOutcome.PASSED


def test_no_report_names_an_element_or_value_that_somebody_chose():
    body = "<w:p><w:zorbaxine/><w:pPr><w:jc w:val='Zorbaxine' w:zorbaxine='1'/></w:pPr></w:p>"
    copy = plain.word_copy(extra_body=body)
    report = verify_copy(copy, file_name="001", expectation=plain.expectation(withheld=()))
    structure = next(check for check in report.checks if check.number == Number.STRUCTURE)
    assert structure.outcome is CheckOutcome.FAILED
    assert "zorbaxine" not in repr(structure).casefold()


def local_names(grammars, prefix):
    return {name.partition(":")[2] for one in grammars for name in one.elements if name.partition(":")[0] == prefix}


def test_every_element_and_attribute_that_the_writer_may_copy_is_on_the_list():
    """An element new in the writer has to be judged here by itself: can it hold words?"""
    grammars = (grammar.WORD, grammar.DRAWING, grammar.MATH, charts._GRAMMAR)
    for prefix in ("w", "a", "wp", "wp14", "wps", "wpg", "m", "c"):
        assert local_names(grammars, prefix) <= ELEMENTS[namespaces.NAMES[prefix]], prefix
    names = {name.rpartition(":")[2] for one in grammars for name in one.attributes}
    assert names <= ATTRIBUTES
    assert set(compatibility.SWITCHES) <= ELEMENTS[WORD]


def test_every_word_that_the_writer_may_write_is_a_word_of_the_format():
    assert {
        one for one in (*vocabulary.VALUES, *vocabulary.FONTS, *vocabulary.LANGUAGES) if not is_closed_value(one)
    } == set()
    others = (*runs.BREAK_WORDS, *charts._CHART_VALUES, *charts._TYPE_FACES)
    assert {one for one in others if not is_closed_value(one)} == set()
    names = vocabulary.STYLE_NAMES.values()
    assert {name for name in names if not is_closed_value(name)} == set()
    assert {name for name in names if not is_style_id(_id_of_name(name))} == set()
