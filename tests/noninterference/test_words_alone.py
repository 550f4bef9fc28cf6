"""Of a page that can be neither written nor drawn the words alone are shown, and they do not tell what was withheld either."""

import pymupdf
import pytest
from tests.noninterference.shapes import SHAPES
from tests.noninterference.test_noninterference import LABEL, NAMES, marks_of

from redactor.core.copies import CopyPlan, FallbackKind
from redactor.core.documents import MediaType
from redactor.documents.pdf.furniture import WORDS_ALONE
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf
from redactor.errors import WritingError


def words_of(content, name, *, rows=()):
    """The copy of *content* without *name*, every page as its words alone."""
    document = read_pdf_with_glyphs(content).document
    pages = tuple(range(document.page_count or 0))
    plan = CopyPlan(
        document.file,
        MediaType.PDF,
        LABEL,
        marks_of(document, name),
        word_pages=pages,
        withheld_rows=rows,
        stamp="012 · page 1",
    )
    return write_pdf(content, document, plan)


ORDER_TELLS = {"two_columns"}  # docs/pdf-copies.md: a long name may hide from the reader that there are columns


@pytest.mark.parametrize("shape", sorted(SHAPES.keys() - ORDER_TELLS))
def test_the_words_alone_do_not_tell_which_name_was_withheld(shape):
    copies = [words_of(SHAPES[shape](name), name).content for name in NAMES]
    assert copies[0] == copies[1]
    assert copies[0] == copies[2]


@pytest.mark.parametrize("shape", sorted(ORDER_TELLS))
def test_where_the_order_tells_the_words_do_not(shape):
    copies = [pymupdf.open(stream=words_of(SHAPES[shape](name), name).content) for name in NAMES]
    words = [sorted(word[4] for page in copy for word in page.get_text("words")) for copy in copies]
    assert words[0] == words[1] == words[2]


def letter(*lines, size=(595, 842), rotation=0):
    document = pymupdf.open()
    page = document.new_page(width=size[0], height=size[1])
    for number, line in enumerate(lines):
        page.insert_text((20, 40 + 16 * number), line, fontsize=9)
    page.set_rotation(rotation)
    return document.tobytes()


def test_every_disclosed_word_is_there_in_its_order_under_a_heading():
    copy = words_of(letter("Seen by Zorbaxine on Tuesday.", "Nothing else was said."), "Zorbaxine")
    text = " ".join(pymupdf.open(stream=copy.content)[0].get_text().split())
    assert text.startswith(f"{WORDS_ALONE} Seen by {LABEL} on Tuesday. Nothing else was said.")
    assert copy.labels == 1
    assert WORDS_ALONE in copy.added
    assert [(one.page_index, one.kind) for one in copy.fallbacks] == [(0, FallbackKind.WORDS)]


@pytest.mark.parametrize(("size", "rotation"), [((120, 60), 0), ((595, 842), 90), ((300, 300), 270)])
def test_small_and_turned_pages_keep_all_words_on_the_page(size, rotation):
    copy = words_of(letter("Zorbaxine Tuesday", size=size, rotation=rotation), "Zorbaxine")
    (page,) = pymupdf.open(stream=copy.content)
    words = page.get_text("words")
    assert "Tuesday" in {word[4] for word in words}
    assert all(page.rect.contains(pymupdf.Rect(word[:4]) * page.rotation_matrix) for word in words)


def test_more_words_than_a_page_holds_are_refused():
    document = pymupdf.open()
    page = document.new_page(width=150, height=150)
    for number in range(60):
        page.insert_text((2, 4 + 2.4 * number), "word " * 24, fontsize=2)
    with pytest.raises(WritingError, match="more words"):
        words_of(document.tobytes(), "nobody")


def test_rows_that_are_withheld_are_one_label_without_their_number():
    content = SHAPES["ruled_table"]("Zorbaxine")
    rows = sorted({block.row for block in read_pdf_with_glyphs(content).document.blocks if block.row})
    assert len(rows) > 2
    few, more = (
        words_of(content, "Zorbaxine", rows=tuple(rows[-1:])),
        words_of(content, "Zorbaxine", rows=tuple(rows[1:])),
    )
    texts = ["".join(page.get_text() for page in pymupdf.open(stream=copy.content)) for copy in (few, more)]
    assert all(text.count(LABEL) == copy.labels for text, copy in zip(texts, (few, more), strict=True))
    assert texts[1].count(LABEL) <= texts[0].count(LABEL)
