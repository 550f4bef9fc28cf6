"""Copies of sources that differ only in what is withheld are the same bytes."""

import re

import numpy as np
import pymupdf
import pytest
from tests.noninterference.scans import SCANS
from tests.noninterference.shapes import SHAPES, _table

from redactor.core.copies import CopyPlan, GapFate, Mark
from redactor.core.documents import GapKind, MediaType
from redactor.core.spans import Span
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf

NAMES = ("Illi", "Zorbaxine", "Maximilian Wolfgang")
LABEL = "[withheld]"
SHOWN_PICTURES = {"scanned_with_text_layer", "shadow_behind_words", *SCANS}


def marks_of(document, name):
    """Every mention of *name* in what a document carries."""
    pattern = re.compile(r"\s*".join(re.escape(letter) for letter in name.replace(" ", "")), re.IGNORECASE)
    return tuple(
        Mark(Span(block.id, match.start(), match.end()), LABEL)
        for block in document.blocks
        if block.carried
        for match in pattern.finditer(block.text)
    )


def withheld_copy(content, name, *, show_pictures=False):
    """The copy of *content* without any mention of *name*."""
    document = read_pdf_with_glyphs(content).document
    gaps = [(gap.id, GapFate.PIXELS) for gap in document.gaps if show_pictures and gap.kind is GapKind.PICTURE]
    plan = CopyPlan(
        document.file, MediaType.PDF, LABEL, marks_of(document, name), tuple(sorted(gaps)), stamp="012 · page 1"
    )
    return write_pdf(content, document, plan)


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_copies_do_not_tell_which_name_was_withheld(shape):
    """The promise itself: names of other lengths and letters, the same bytes."""
    make = SHAPES[shape]
    copies = [withheld_copy(make(name), name, show_pictures=shape in SHOWN_PICTURES).content for name in NAMES]
    assert copies[0] == copies[1]
    assert copies[0] == copies[2]


def _table_copy(content, gone):
    document = read_pdf_with_glyphs(content).document
    rows = {block.row for block in document.blocks if block.row and gone in block.text}
    assert rows
    return write_pdf(
        content, document, CopyPlan(document.file, MediaType.PDF, LABEL, withheld_rows=tuple(sorted(rows)))
    )


@pytest.mark.parametrize("shape", ["ruled_table", "shaded_table", "centred_table", "several_names_in_table"])
def test_withheld_rows_tell_neither_their_words_nor_their_place(shape):
    """The rows left are set under the heading, then one label: which rows went, and how many lines, is not seen."""
    make = SHAPES[shape]
    copies = [_table_copy(make(name), name) for name in NAMES]
    assert copies[0].content == copies[1].content == copies[2].content
    assert not copies[0].fallbacks


def test_a_withheld_row_leaves_the_same_copy_wherever_it_stood():
    """Equal rows, another one withheld: the order is not shown."""
    with_second, with_third = (_table(NAMES[0], names=(day,), others="Child") for day in (2, 3))
    assert _table_copy(with_second, NAMES[0]).content == _table_copy(with_third, NAMES[0]).content


@pytest.mark.parametrize("shape", sorted({*SCANS} - {"scan_as_wavelets"}))
def test_a_scan_shows_its_other_lines_as_before(shape):
    """The name's line is painted over, from edge to edge; whatever kind of picture it is, lines further up stay.

    Wavelets have no blocks: at the few pixels of this scan, paint for one line reaches all of them.
    """
    content = SHAPES[shape](NAMES[1])
    copy = withheld_copy(content, NAMES[1], show_pictures=True).content
    before, after = (_grey(one)[:100] for one in (content, copy))
    assert 500 < (before < 128).sum() < 5000
    assert (abs(before - after) > 80).mean() < 0.005


def _grey(content):
    picture = pymupdf.open(stream=content)[0].get_pixmap(dpi=72, colorspace=pymupdf.csGRAY)
    return np.frombuffer(picture.samples, np.uint8).reshape(picture.height, picture.stride).astype(int)
