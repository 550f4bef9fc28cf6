"""The original with labels, put in without the writer's help: lines break in it where they break in a copy."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from benchmarks.word_labelled import labelled
from benchmarks.word_still import still
from tests.word.packages import Parts, paragraph, run

LABEL = "[withheld]"


def texts_of(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]


@pytest.mark.parametrize(
    "runs",
    [
        [run("met Zorbaxine today")],
        [run("met Zor"), run("bax"), run("ine today")],
        [run("met "), run("Zorbaxine"), run(" today")],
        [run("met ZORBAXINE today")],
        [run("met Zorbaxine "), run("Zorbaxine"), run(" today")],
    ],
)
def test_a_word_is_one_label_wherever_its_runs_end(runs):
    assert texts_of(labelled(Parts(paragraph(*runs)).build(), ("Zorbaxine",), LABEL)) == [f"met {LABEL} today"]


def test_words_within_boxes_and_beside_them_each_have_their_label():
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(run('in Zorbaxine'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    made = labelled(Parts(paragraph(run("by Zorbaxine"), box)).build(), ("Zorbaxine",), LABEL)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count(LABEL) == 2
    assert "Zorbaxine" not in body


@pytest.mark.parametrize("words", [(), ("Quillfeather",)])
def test_what_holds_no_such_word_stays_as_it_is(words):
    raw = Parts(paragraph(run("met Zorbaxine today"))).build()
    assert labelled(raw, words, LABEL) == raw


@pytest.mark.parametrize("has_picture", [True, False])
def test_an_embedded_object_is_drawn_as_its_stored_picture_where_it_has_one(has_picture):
    picture = '<v:imagedata r:id="rId5"/>' * has_picture
    spaces = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    markup = (
        f'<w:r><w:object {spaces}><v:shape>{picture}</v:shape><o:OLEObject Type="Embed" r:id="rId9"/></w:object></w:r>'
    )
    made, met = still(Parts(paragraph(markup)).build())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert (b"OLEObject" in archive.read("word/document.xml")) is not has_picture
    assert met == (("embedded object",) if has_picture else ())


@pytest.mark.parametrize("parting", ["<w:tab/>", "<w:br/>", "<w:cr/>"])
def test_a_word_ends_at_a_tab_or_a_line_break(parting):
    split = f"<w:r><w:t>Zor</w:t>{parting}<w:t>baxine</w:t></w:r>"
    raw = Parts(paragraph(split, run(" Zorbaxine"))).build()
    (text,) = texts_of(labelled(raw, ("Zorbaxine",), LABEL))
    assert text.split() == ["Zor", "baxine", LABEL]
