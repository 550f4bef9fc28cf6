"""The corpus benchmark's own look for withheld words finds them where they were left."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.pdf_corpus import HERE, Outcome, _look_for_withheld, words
from tests.documents.pdf.making import pdf_of

from redactor.documents import read_bytes, write_copy
from redactor.pipeline import direct


def test_a_word_that_was_left_is_found_by_all_three_readers_and_one_that_went_by_none():
    content = pdf_of([(72, 100, "Letter about Okafor-Whitfield")])
    document = read_bytes(content, limits=HERE)
    plan = direct._plan(document, words(document, "third"))
    copy = write_copy(content, document, plan, limits=HERE)
    good, bad = Outcome("good"), Outcome("bad")
    _look_for_withheld(good, document, plan, copy)
    _look_for_withheld(bad, document, plan, replace(copy, content=content))
    assert (good.sought, good.left) == (1, [])
    assert bad.left == ["pdfium", "pdfminer", "pymupdf"]
