"""What a copy prints by itself is printed in whatever letters it has, and reads so by every reader."""

from __future__ import annotations

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.copies import CopyPlan, Mark
from redactor.core.documents import MediaType
from redactor.core.spans import Span
from redactor.documents import read_bytes, write_copy
from redactor.documents.limits import Limits
from redactor.documents.pdf.fonts.book import own_font
from redactor.documents.pdf.lines import Axis
from redactor.documents.pdf.printing import printed_runs, printed_width
from redactor.verification import read_texts

LIMITS = Limits(isolate=False)


def printed(title: str) -> str:
    """The text of the page on which a copy prints the title of its original."""
    source = pymupdf.open()
    source.new_page().insert_text((72, 100), "Amelia was seen in the hall.")
    source.set_metadata({"title": title})
    content = source.tobytes()
    document = read_bytes(content, limits=LIMITS)
    titles = tuple(block.id for block in document.blocks if not block.carried)
    assert titles
    plan = CopyPlan(document.file, MediaType.PDF, "[withheld]", printed=titles)
    return " ".join(read_texts(write_copy(content, document, plan, limits=LIMITS).content))


@pytest.mark.parametrize("title", ["Łukasz Śliwiński", "Σοφία Παππά", "Дмитрий Орлов", "Gülşen Çağlayan", "王小明"])
def test_a_title_in_letters_beyond_the_stock_font_is_printed_as_it_is(title):
    assert title in printed(title)


def test_a_letter_that_no_font_has_is_printed_without_its_marks():
    assert "Nguyen Thi" in printed("Nguyễn Thị")


def drawn_again(text: str) -> tuple[str, int]:
    """What a drawn page shows of a line after which a name is withheld: its text, and the height of its letters in pixels."""
    source = pymupdf.open()
    page = source.new_page()
    page.insert_font(fontname="F0", fontbuffer=own_font(1).buffer)
    page.insert_text((72, 100), f"{text} Zorbaxine", fontname="F0")
    content = source.tobytes()
    document = read_bytes(content, limits=LIMITS)
    (block,) = document.blocks
    at = block.text.index("Zorbaxine")
    marks = (Mark(Span(block.id, at, at + len("Zorbaxine")), "[withheld]"),)
    plan = CopyPlan(document.file, MediaType.PDF, "[withheld]", marks=marks, picture_pages=(0,))
    page = pymupdf.open(stream=write_copy(content, document, plan, limits=LIMITS).content)[0]
    (label,) = page.search_for("[withheld]")
    pixmap = page.get_pixmap(clip=(60, 80, label.x0 - 1, 110))
    dark = [row for row in range(pixmap.height) if min(pixmap.samples[row * pixmap.stride :][: pixmap.stride]) < 128]
    return page.get_text().strip(), len(dark)


@pytest.mark.parametrize("text", ["王小明", "Σοφία", "Дмитрий"])
def test_letters_beyond_the_stock_font_are_seen_on_touched_lines_of_drawn_pages(text):
    shown, rows = drawn_again(text)
    assert "".join(shown.split()) == f"{text}[withheld]"
    assert rows > 6


@given(st.text(alphabet="Aé łΣД王-", min_size=1, max_size=30))
def test_printed_runs_show_every_letter_once_and_are_as_wide_as_they_say(text):
    runs = printed_runs(text, Axis(1.0, 0.0), (10.0, 20.0), 10.0)
    assert "".join(letter for run in runs for letter in run.texts) == text
    last = runs[-1]
    assert last.xs[-1] + last.advances[-1] * 10.0 == pytest.approx(10.0 + printed_width(text) * 10.0)
