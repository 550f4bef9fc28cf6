"""Words of the source printed again in a stock font, where their own letters cannot be kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import hypot

from redactor.documents.pdf.choice import PageChoice
from redactor.documents.pdf.display import BLACK, Clip, Effects, Item, Line, Look, TextRun, TextStyle
from redactor.documents.pdf.edges import find_edges
from redactor.documents.pdf.fonts.book import own_font, printing_font
from redactor.documents.pdf.glyphs import Glyph, GlyphRun
from redactor.documents.pdf.lines import LineSegment
from redactor.documents.pdf.matrices import Matrix, Rectangle, applied
from redactor.documents.pdf.pagecopy import SourcePage
from redactor.documents.pdf.relay import relay


def in_stock_font(traced: Sequence[Glyph], page: SourcePage) -> list[TextRun]:
    """The glyphs of the trace as if they were shown in the printing font, letter by letter where they are ligatures."""
    runs: list[TextRun] = []
    shown: GlyphRun | None = None
    to_page = page.to_page
    for glyph in traced:
        if glyph.run is not shown and glyph.run != shown:
            shown = glyph.run
            runs.append(_run(glyph.run, 1.0 / page.unit))
        _show(glyph, to_page, runs[-1])
    return runs


def _show(glyph: Glyph, to_page: Matrix, run: TextRun) -> None:
    a, b, _, _ = run.style.em
    x, y = applied(to_page, *glyph.origin)
    wide = _width_along(glyph) / max(glyph.run.size, 0.01) / max(len(glyph.text), 1)
    for at, letter in enumerate(glyph.text or " "):
        number, natural = _printing_glyph(letter)
        run.add(0, (x + at * wide * a, y + at * wide * b), wide, letter, number)
        run.traces.append((glyph.number,))
        assert run.substitutes is not None
        run.substitutes.append(natural)


def _width_along(glyph: Glyph) -> float:
    x0, y0, x1, y1 = glyph.box
    if glyph.run.vertical:
        return glyph.run.size
    return abs((x1 - x0) * glyph.run.direction[0]) + abs((y1 - y0) * glyph.run.direction[1])


def _run(run: GlyphRun, scale: float) -> TextRun:
    """A run in the printing font with the direction and size of a traced one."""
    x, y = run.direction
    if run.vertical:
        x, y = -y, x
    length = hypot(x, y) or 1.0
    x, y = x / length, y / length
    size = run.size * scale
    em = (x * size, -y * size, y * size, x * size)
    style = TextStyle(printing_font(), 0, BLACK, BLACK, Line(), em)
    return TextRun(Look(Clip(), Effects()), style, substitutes=[])


@lru_cache(maxsize=4096)
def _printing_glyph(letter: str) -> tuple[int, float]:
    """The glyph id and advance of a letter in the printing font; letters that it lacks stay blank."""
    font = own_font()
    number = int(font.has_glyph(ord(letter))) if letter else 0
    return (number, round(float(font.glyph_advance(ord(letter))), 3)) if number else (0, 0.5)


def printed_again(painted: Sequence[Sequence[LineSegment]], page_box: Rectangle, choice: PageChoice) -> list[Item]:
    """The disclosed words of painted lines, printed again, labels among them."""
    segments = [segment for line in painted for segment in line]
    relaid = relay(segments, find_edges(segments, page_box), choice.labels, everything=True)
    return [item for made in relaid for item in made.items]
