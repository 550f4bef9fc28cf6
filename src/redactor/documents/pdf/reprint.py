"""Words of the source printed again in a stock font, where their own letters cannot be kept."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from math import hypot

from redactor.documents.pdf.choice import PageChoice
from redactor.documents.pdf.display import BLACK, Clip, Effects, Item, Line, Look, TextRun, TextStyle
from redactor.documents.pdf.edges import find_edges
from redactor.documents.pdf.fonts.book import printing_font
from redactor.documents.pdf.glyphs import Glyph, GlyphRun
from redactor.documents.pdf.lines import Axis, LineSegment, Set
from redactor.documents.pdf.matrices import Matrix, Rectangle, applied
from redactor.documents.pdf.pagecopy import SourcePage
from redactor.documents.pdf.printing import OwnLetter, own_letter
from redactor.documents.pdf.relay import relay

_LARGEST_BLANK = 72.0  # points
_BOX = "\u25a1"
_SAME_SIZE = 0.01  # points
_SAME_BASE = 0.1  # em


def in_stock_font(traced: Sequence[Glyph], page: SourcePage) -> list[TextRun]:
    """The glyphs of the trace as if they were shown in the printing fonts, letter by letter where they are ligatures."""
    runs: list[TextRun] = []
    shown: tuple[GlyphRun, int] | None = None
    to_page = page.to_page
    for glyph in traced:
        if _is_stretched_blank(glyph):
            continue
        for at, text in enumerate(glyph.text or " "):
            letter = _printing_letter(text)
            if shown is None or letter.font != shown[1] or (glyph.run is not shown[0] and glyph.run != shown[0]):
                shown = glyph.run, letter.font
                runs.append(_run(glyph.run, 1.0 / page.unit, letter.font))
            _show(glyph, at, letter, to_page, runs[-1])
    return runs


def _is_stretched_blank(glyph: Glyph) -> bool:
    """A space that text recognition pulled over a whole column: it would make one line of all that it passes."""
    return glyph.run.size > _LARGEST_BLANK and glyph.text.isspace()


def _show(glyph: Glyph, at: int, letter: OwnLetter, to_page: Matrix, run: TextRun) -> None:
    """Add the letter at place *at* of what a glyph stands for."""
    a, b, _, _ = run.style.em
    x, y = applied(to_page, *glyph.origin)
    wide = _width_along(glyph) / max(glyph.run.size, 0.01) / max(len(glyph.text), 1)
    run.add(0, (x + at * wide * a, y + at * wide * b), wide, (glyph.text or " ")[at], letter.glyph)
    run.traces.append((glyph.number,))
    assert run.substitutes is not None
    run.substitutes.append(letter.advance)


def _width_along(glyph: Glyph) -> float:
    x0, y0, x1, y1 = glyph.box
    if glyph.run.vertical:
        return glyph.run.size
    return abs((x1 - x0) * glyph.run.direction[0]) + abs((y1 - y0) * glyph.run.direction[1])


def _run(run: GlyphRun, scale: float, font: int) -> TextRun:
    """A run in a printing font with the direction and size of a traced one."""
    x, y = run.direction
    if run.vertical:
        x, y = -y, x
    length = hypot(x, y) or 1.0
    x, y = x / length, y / length
    size = run.size * scale
    em = (x * size, -y * size, y * size, x * size)
    style = TextStyle(printing_font(font), 0, BLACK, BLACK, Line(), em)
    return TextRun(Look(Clip(), Effects()), style, substitutes=[])


@lru_cache(maxsize=4096)
def _printing_letter(letter: str) -> OwnLetter:
    """A letter as the printing fonts have it; an empty box for one that none has, so that it is seen to stand there."""
    return own_letter(letter) or own_letter(_BOX) or OwnLetter(0, 0, 0.5)


def printed_again(painted: Sequence[Sequence[LineSegment]], page_box: Rectangle, choice: PageChoice) -> list[Item]:
    """The disclosed words of painted lines, printed again, labels among them."""
    segments = [segment for line in painted for segment in line]
    for segment in segments:
        _level(segment)
    relaid = relay(segments, find_edges(segments, page_box), choice.labels, everything=True)
    return [item for made in relaid for item in made.items]


def _level(segment: LineSegment) -> None:
    """Give the letters on the baseline one size, the segment's: text recognition takes a size of its own for each word."""
    resized: dict[int, TextRun] = {}
    segment.glyphs = [_at_size(item, segment, resized) for item in segment.glyphs]


def _at_size(item: Set, segment: LineSegment, resized: dict[int, TextRun]) -> Set:
    size = segment.size
    if abs(item.size - size) < _SAME_SIZE or abs(item.across - segment.base) > _SAME_BASE * size or not item.size:
        return item
    ratio = size / item.size
    if id(item.run) not in resized:
        a, b, c, d = item.run.style.em
        em = (ratio * a, ratio * b, ratio * c, ratio * d)
        resized[id(item.run)] = replace(item.run, style=item.run.style._replace(em=em))
    return item._replace(run=resized[id(item.run)], size=size, natural=item.natural * ratio)


def unshown_lines(
    segments: Sequence[LineSegment], painted: Sequence[Sequence[LineSegment]], unshown: AbstractSet[int]
) -> list[list[LineSegment]]:
    """Segments besides the painted ones with words that nothing shows any more; *unshown* are places in the glyph list."""
    done = {id(segment) for line in painted for segment in line}
    left = [segment for segment in segments if id(segment) not in done] if unshown else []
    return [[segment] for segment in left if any(not unshown.isdisjoint(item.trace) for item in segment.glyphs)]


def stretches(printed: Sequence[Item], axis: Axis) -> list[tuple[float, float]]:
    """How far each printed run reaches across *axis*, in points."""
    found = []
    for run in printed:
        if isinstance(run, TextRun) and run.codes:
            size = hypot(*run.style.em[:2])
            heights = [axis.across(x, y) for x, y in zip(run.xs, run.ys, strict=True)]
            found.append((min(heights) - 0.25 * size, max(heights) + 0.8 * size))
    return found
