"""The Word benchmark withholds no word that every package holds as markup: nobody could tell the one from the other."""

from __future__ import annotations

import pytest
from benchmarks.word import chosen_words, measure
from tests.word.packages import Parts, paragraph, run

from redactor.documents.limits import Limits
from redactor.documents.registry import read_here


@pytest.mark.parametrize("word", ["Target", "APPLICATION", "version", "relationship"])
def test_a_word_that_lists_or_links_parts_is_not_withheld(word):
    document = read_here(Parts(paragraph(run(f"{word} harvest"))).build(), Limits())
    assert chosen_words(document) == ("harvest",)


def test_a_copy_without_such_words_holds_nothing_that_was_withheld(tmp_path):
    source = tmp_path / "source.docx"
    source.write_bytes(Parts(paragraph(run("Target application harvest"))).build())
    result, copy = measure(source, tmp_path)
    assert copy
    assert (result.words, result.left) == (("harvest",), ())
