"""What a copy counts as a label stands in it, and what it counts as shown is not taken away with what is withheld."""

from __future__ import annotations

import io
import zipfile

from tests.word.packages import Parts, paragraph, root
from tests.word.test_copy import LABEL, copied
from tests.word.test_drawings import inline_picture

from redactor.core.ids import FileId
from redactor.documents.word import read_word
from redactor.documents.word.package import open_package

_VECTOR = b"\x01\x00\x00\x00 vector"
_NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def labels_in(copy):
    members = open_package(copy.content).parts
    return sum(raw.decode().count(LABEL) for name, raw in members.items() if name.endswith(".xml"))


def with_picture(kind, inner):
    parts = Parts(paragraph("body"))
    key = parts.part(kind, f"{kind}1.xml", inner)
    parts.related_part(f"{kind}1.xml", "image", "media/image1.emf", _VECTOR)
    return parts, key


def test_a_picture_in_a_header_that_no_page_shows_sets_no_label():
    parts, key = with_picture("header", root("w:hdr", paragraph(inline_picture("rId1"))))
    parts.section = f'<w:headerReference w:type="even" r:id="{key}"/>'
    copy = copied(parts.build())
    assert copy.labels == labels_in(copy) == 0
    parts.section = f'<w:headerReference w:type="default" r:id="{key}"/>'
    copy = copied(parts.build())
    assert copy.labels == labels_in(copy) == 1


def test_a_picture_in_a_comment_that_stays_away_sets_no_label():
    comment = f'<w:comment w:id="0" w:author="A">{paragraph(inline_picture("rId1"))}</w:comment>'
    parts, _ = with_picture("comments", root("w:comments", comment))
    parts.body = paragraph('<w:commentRangeStart w:id="0"/>', "body", '<w:r><w:commentReference w:id="0"/></w:r>')
    copy = copied(parts.build())
    assert copy.labels == labels_in(copy) == 0


def notes(*texts):
    return root(
        "w:footnotes",
        "".join(
            f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in enumerate(texts, start=2)
        ),
    )


def test_a_note_whose_mark_stands_within_a_withheld_stretch_is_still_shown():
    parts = Parts(paragraph("Zor", _NOTE.format(2), "baxine came"))
    parts.part("footnotes", "footnotes.xml", notes("The note"))
    with zipfile.ZipFile(io.BytesIO(copied(parts.build(), "Zorbaxine").content)) as archive:
        assert b"The note" in archive.read("word/footnotes.xml")
        document = archive.read("word/document.xml").decode()
    assert document.index(LABEL) < document.index("footnoteReference") < document.index(" came")
    assert "Zor" not in document


def test_a_note_that_only_a_header_refers_to_is_not_taken_for_shown():
    parts = Parts(paragraph("body"))
    key = parts.part("header", "header1.xml", root("w:hdr", paragraph("head", _NOTE.format(2))))
    parts.part("footnotes", "footnotes.xml", notes("The note"))
    parts.section = f'<w:headerReference w:type="default" r:id="{key}"/>'
    raw = parts.build()
    (note,) = [block for block in read_word(raw, FileId("f")).blocks if block.text == "The note"]
    assert not note.carried
    assert "word/footnotes.xml" not in open_package(copied(raw).content).parts
