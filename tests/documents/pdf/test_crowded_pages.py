"""Pages with very many glyphs: the work grows with their number, not with its square."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest

from redactor.core.places import Box
from redactor.documents.pdf.glyphs import Glyph, GlyphRun, Painting
from redactor.documents.pdf.layout import segments
from redactor.documents.pdf.layout.paragraphs import Paragraph
from redactor.documents.pdf.layout.segments import page_segments

MANY = 50_000
MOST_CPU = 8.0  # seconds; one takes 1 to 2


def run_of(number):
    return GlyphRun(
        font="F",
        size=10.0,
        colour=(0.0,),
        opacity=1.0,
        direction=(1.0, 0.0),
        vertical=False,
        painting=Painting.FILL,
        sequence=number,
        layer="",
        bold=False,
    )


def glyphs_at(places):
    runs = [run_of(number) for number in range(len(places) // 4 + 1)]
    return [
        Glyph(number, "a", 1, (x, y), Box(x, y - 9, x + 5, y + 2), runs[number // 4])
        for number, (x, y) in enumerate(places)
    ]


def pile(count):
    """Words of four letters drawn over one another, all over one line."""
    return glyphs_at([((37 * (at // 4)) % 500 + 5.0 * (at % 4), 100.0) for at in range(count)])


def apart(count):
    """One line of words that stand far apart."""
    return glyphs_at([(60.0 * (at // 4) + 5.0 * (at % 4), 100.0) for at in range(count)])


@pytest.mark.parametrize("page", [pile, apart])
def test_fifty_thousand_glyphs_on_one_line_take_seconds(page):
    glyphs = page(MANY)
    start = time.process_time()
    found = page_segments(glyphs)
    assert time.process_time() - start < MOST_CPU
    assert sum(len(segment.glyphs) for segment in found) == MANY


def comparisons(monkeypatch, glyphs):
    """How often a glyph's place is asked for and two stretches are held against each other."""
    asked = []
    for name in ("_place", "_belongs"):
        real = getattr(segments, name)
        monkeypatch.setattr(segments, name, lambda *given, real=real: asked.append(1) or real(*given))
    page_segments(glyphs)
    monkeypatch.undo()
    return len(asked)


@pytest.mark.parametrize("page", [pile, apart])
def test_twice_the_glyphs_are_twice_the_work(monkeypatch, page):
    work = [comparisons(monkeypatch, page(count)) for count in (1000, 2000, 4000, 8000)]
    assert work[0]
    assert all(more < 2.3 * less for less, more in pairwise(work))


def test_the_glyphs_of_a_line_stand_in_order_whatever_order_they_were_drawn_in():
    places = [(5.0 * ((7 * at) % 40), 100.0) for at in range(40)]
    runs = [run_of(number) for number in range(40)]
    drawn = [Glyph(at, "a", 1, (x, y), Box(x, y - 9, x + 5, y + 2), runs[at]) for at, (x, y) in enumerate(places)]
    (segment,) = page_segments(drawn)
    assert [extent.start for extent in segment.glyphs] == sorted(x for x, _ in places)


def test_a_paragraph_of_thousands_of_lines_is_read_in_seconds():
    lines = [segment for number in range(6000) for segment in page_segments(line_of(number))]
    paragraph = Paragraph(lines, right_edge=200.0)
    start = time.process_time()
    paragraph.read()
    assert time.process_time() - start < 3.0
    assert len(paragraph.letters) == 6000 * 9 - 1


def line_of(number):
    run = run_of(number)
    y = 12.0 * number
    return [
        Glyph(at, "a", 1, (20.0 + 5 * at, y), Box(20.0 + 5 * at, y - 9, 25.0 + 5 * at, y + 2), run) for at in range(8)
    ]


def test_a_letter_lowered_as_in_tex_stays_in_its_line_and_the_next_line_is_another():
    run = run_of(0)
    letters = [("T", 100.0), ("E", 102.2), ("X", 100.0), ("n", 111.0)]
    places = [60.0, 66.0, 72.0, 60.0]
    glyphs = [
        Glyph(number, letter, 1, (x, y), Box(x, y - 9, x + 6, y + 2), run)
        for number, ((letter, y), x) in enumerate(zip(letters, places, strict=True))
    ]
    assert [segment.text for segment in page_segments(glyphs)] == ["TEX", "n"]


def test_a_raised_letter_late_in_its_line_is_in_the_line_although_it_comes_first_in_height():
    large, small = run_of(0), replace(run_of(1), size=7.0)
    drawn = [
        ("T", 60.0, 100.0),
        ("E", 66.0, 102.2),
        *((letter, 72.0 + 6 * at, 100.0) for at, letter in enumerate("aaaaL")),
    ]
    letters = [(*one, large) for one in drawn] + [("A", 99.0, 98.0, small), ("T", 104.0, 100.0, large)]
    glyphs = [
        Glyph(number, letter, 1, (x, y), Box(x, y - 9, x + 6, y + 2), run)
        for number, (letter, x, y, run) in enumerate(letters)
    ]
    assert [segment.text for segment in page_segments(glyphs)] == ["TEaaaaLAT"]
