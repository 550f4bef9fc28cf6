"""What a copy prints by itself is printed in whatever letters it has, and reads so by every reader."""

from __future__ import annotations

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.copies import CopyPlan
from redactor.core.documents import MediaType
from redactor.documents import read_bytes, write_copy
from redactor.documents.limits import Limits
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


@given(st.text(alphabet="Aé łΣД王-", min_size=1, max_size=30))
def test_printed_runs_show_every_letter_once_and_are_as_wide_as_they_say(text):
    runs = printed_runs(text, Axis(1.0, 0.0), (10.0, 20.0), 10.0)
    assert "".join(letter for run in runs for letter in run.texts) == text
    last = runs[-1]
    assert last.xs[-1] + last.advances[-1] * 10.0 == pytest.approx(10.0 + printed_width(text) * 10.0)
