"""Words of a copy's own markup may be withheld as words of its text: nobody reads the markup as a text."""

from __future__ import annotations

import io
import re
import zipfile

from tests.word.gallery import gallery
from tests.word.packages import Parts, paragraph, root

from redactor.core.checks import CheckOutcome, Expectation, WithheldText
from redactor.core.copies import CopyPlan, Mark
from redactor.core.documents import MediaType
from redactor.core.ids import FileId
from redactor.core.spans import Span
from redactor.documents.word import read_word, write_word
from redactor.verification import verify_copy

LABEL = "[W]"
_COMPATIBILITY = (
    '<w:compat><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
)
_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'


def copy_without(raw, words):
    """A copy in which every word is withheld that stands alone in a paragraph, and the places that check 5 names."""
    file = FileId("f")
    document = read_word(raw, file)
    marks = tuple(Mark(Span(b.id, 0, len(b.text)), LABEL) for b in document.blocks if b.carried and b.text in words)
    copy = write_word(raw, document, CopyPlan(file, MediaType.WORD, LABEL, marks))
    withheld = tuple(WithheldText(f"W-{number}", (word,)) for number, word in enumerate(words))
    expectation = Expectation(media_type=MediaType.WORD, withheld=withheld, disclosed=(), label=LABEL)
    report = verify_copy(copy.content, file_name="001.docx", expectation=expectation)
    return copy, [one.places for one in report.checks if one.number == 5 and one.outcome is CheckOutcome.FAILED]


def package(words):
    parts = Parts("".join(map(paragraph, words)) + paragraph(_PAGE))
    parts.part("settings", "settings.xml", root("w:settings", _COMPATIBILITY))
    return parts.build()


def test_the_name_of_a_layout_switch_a_page_field_or_the_copys_own_title_is_no_leak():
    words = ("overrideTableStyleFontSizeAndJustification", "compatibilityMode", "page", "copy")
    copy, faults = copy_without(package(words), words)
    assert copy.labels == 4
    assert faults == []


def test_the_name_of_a_built_in_style_withheld_as_a_line_of_text_is_no_leak():
    """ "Heading 1" as a whole paragraph: a form of two words, which stands in the part of styles as the style's name."""
    lines = ("heading 1", "Heading 7", "toc 3", "List Bullet 2", "Heading 11")
    used = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="{name}"/></w:style>'
        for n, name in enumerate(lines)
    )
    body = "".join(paragraph(name, properties=f'<w:pStyle w:val="S{n}"/>') for n, name in enumerate(lines))
    parts = Parts(body)
    parts.part("styles", "styles.xml", root("w:styles", used))
    copy, faults = copy_without(parts.build(), lines)
    assert copy.labels == 5
    assert faults == []


def test_no_word_of_a_rich_copys_attributes_is_taken_for_a_leak():
    raw = gallery()
    document = read_word(raw, FileId("f"))
    copy = write_word(raw, document, CopyPlan(FileId("f"), MediaType.WORD, LABEL, ()))
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        markup = " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    values = " ".join(re.findall(r'="([^"]*)"', markup))
    shown = "\n".join(block.text for block in document.blocks).casefold()
    words = tuple(sorted({word for word in re.findall(r"[^\W\d_]{4,}", values) if word.casefold() not in shown}))
    assert copy_without(package(words), words)[1] == []


def test_the_same_words_as_a_persons_value_are_a_leak():
    copy, _ = copy_without(package(("page",)), ("page",))
    document = "word/document.xml"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive, zipfile.ZipFile(stream, "w") as target:
        for name in archive.namelist():
            raw = archive.read(name)
            target.writestr(name, raw.replace(b'" PAGE "', b'" PAGE of Page "') if name == document else raw)
    expectation = Expectation(
        media_type=MediaType.WORD, withheld=(WithheldText("W-0", ("page",)),), disclosed=(), label=LABEL
    )
    report = verify_copy(stream.getvalue(), file_name="001.docx", expectation=expectation)
    assert any(one.number == 5 and one.outcome is CheckOutcome.FAILED for one in report.checks)


def test_a_withheld_form_of_two_words_in_a_style_that_somebody_named_is_a_leak():
    """The names of built-in styles alone are waived, not every name made of words of typography."""
    parts = Parts(paragraph("page"))
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    parts.part("styles", "styles.xml", root("w:styles", normal))
    copy, _ = copy_without(parts.build(), ("page",))
    stream = io.BytesIO()
    style = b'<w:style w:type="paragraph" w:styleId="Style9"><w:name w:val="Small Grey"/></w:style></w:styles>'
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive, zipfile.ZipFile(stream, "w") as target:
        for name in archive.namelist():
            target.writestr(name, archive.read(name).replace(b"</w:styles>", style))
    expectation = Expectation(
        media_type=MediaType.WORD, withheld=(WithheldText("W-0", ("Small Grey",)),), disclosed=(), label=LABEL
    )
    report = verify_copy(stream.getvalue(), file_name="001.docx", expectation=expectation)
    assert any(one.number == 5 and one.outcome is CheckOutcome.FAILED for one in report.checks)
