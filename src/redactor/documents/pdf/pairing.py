"""Pairs the glyphs that our interpreter shows with MuPDF's trace, which knows their letters and their outlines.

Both lists stand in drawing order, so nearly always the first matches the first. Where they do not (text painted twice,
glyphs that one of the two leaves out), glyphs are matched by place. A glyph left over is a reason to turn the page into a
picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from redactor.documents.pdf.display import GroupItem, Item, Shown, TextRun
from redactor.documents.pdf.glyphs import Glyph
from redactor.documents.pdf.matrices import Matrix
from redactor.documents.pdf.refusals import NotUnderstood

_NEAR = 0.06  # points
_DRIFT = 0.0006  # em a glyph along one operator: MuPDF keeps widths as whole thousandths
_CELL = 2.0  # points: side of the squares in which glyphs are looked up by place


def shown_glyphs(items: Iterable[Item]) -> list[Shown]:
    """All glyphs of a display list in drawing order, those in groups included."""
    found: list[Shown] = []
    for item in items:
        if isinstance(item, TextRun):
            found.extend(item.glyphs)
        elif isinstance(item, GroupItem):
            found.extend(shown_glyphs(item.items))
    return found


def pair(shown: Sequence[Shown], traced: Sequence[Glyph], to_page: Matrix) -> None:
    """Tell every glyph of *shown* its trace; *to_page* carries the trace's points to default user space."""
    for glyph, trace in zip(shown, paired(shown, traced, to_page), strict=True):
        first = traced[trace[0]]
        glyph.trace, glyph.text, glyph.glyph_id = trace, first.text, first.glyph_id


def paired(shown: Sequence[Shown], traced: Sequence[Glyph], to_page: Matrix) -> list[tuple[int, ...]]:
    """For every glyph of *shown* its places in *traced*; raises ``NotUnderstood`` where one of either is left over."""
    places = _places(traced, to_page)
    if len(shown) == len(traced) and _stand_in_order(shown, places):
        return [(at,) for at in range(len(shown))]
    return _paired_by_place(shown, traced, places)


def _places(traced: Sequence[Glyph], to_page: Matrix) -> list[tuple[float, float]]:
    a, _, _, d, e, f = to_page  # pages are only moved, scaled and turned upside down between the two
    return [(a * x + e, d * y + f) for x, y in (glyph.origin for glyph in traced)]


def _stand_in_order(shown: Sequence[Shown], places: Sequence[tuple[float, float]]) -> bool:
    """Whether each glyph stands where the trace's glyph of the same number does."""
    run, tolerance, drift = None, 0.0, 0.0
    for glyph, (x, y) in zip(shown, places, strict=True):
        if glyph.run is not run:
            run, tolerance = glyph.run, _NEAR
            drift = _DRIFT * _em(glyph)
        if abs(glyph.x - x) > tolerance or abs(glyph.y - y) > tolerance:
            return False
        tolerance += drift
    return True


def _em(glyph: Shown) -> float:
    a, b, c, d = glyph.run.style.em
    return max(hypot(a, b), hypot(c, d))


def _tolerances(shown: Sequence[Shown]) -> Iterable[tuple[Shown, float]]:
    run, tolerance = None, _NEAR
    for glyph in shown:
        if glyph.run is not run:
            run, tolerance = glyph.run, _NEAR
        yield glyph, tolerance
        tolerance += _DRIFT * _em(glyph)


def _is_near(glyph: Shown, place: tuple[float, float], tolerance: float) -> bool:
    return abs(glyph.x - place[0]) <= tolerance and abs(glyph.y - place[1]) <= tolerance


def _paired_by_place(
    shown: Sequence[Shown], traced: Sequence[Glyph], places: Sequence[tuple[float, float]]
) -> list[tuple[int, ...]]:
    squares: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(places):
        squares.setdefault((round(x / _CELL), round(y / _CELL)), []).append(at)
    free = set(range(len(traced)))
    found: list[tuple[int, ...]] = []
    for glyph, tolerance in _tolerances(shown):
        wanted = 2 if glyph.run.style.mode == 2 else 1
        near = [at for at in _candidates(squares, glyph) if at in free and _is_near(glyph, places[at], tolerance)]
        chosen = _chosen(near, places, glyph, wanted)
        if not chosen:
            raise NotUnderstood("a glyph that the second reading does not show")
        free.difference_update(chosen)
        found.append(tuple(chosen))
    if any(not traced[at].text.isspace() for at in free):
        raise NotUnderstood("a glyph that the first reading does not show")
    return found


def _candidates(squares: dict[tuple[int, int], list[int]], glyph: Shown) -> list[int]:
    column, row = round(glyph.x / _CELL), round(glyph.y / _CELL)
    return sorted(
        at for x in (column - 1, column, column + 1) for y in (row - 1, row, row + 1) for at in squares.get((x, y), ())
    )


def _chosen(near: Sequence[int], places: Sequence[tuple[float, float]], glyph: Shown, wanted: int) -> list[int]:
    """The first glyph of the trace that is as close as any, and for text painted twice its second copy."""
    if not near:
        return []
    closest = min(abs(places[at][0] - glyph.x) + abs(places[at][1] - glyph.y) for at in near)
    alike = [at for at in near if abs(places[at][0] - glyph.x) + abs(places[at][1] - glyph.y) <= closest + 0.01]
    return alike[:wanted]
