"""Pairs the glyphs that our interpreter shows with MuPDF's trace, which knows their letters and their outlines.

Both lists stand in drawing order, so nearly always the first matches the first. Where they do not (text painted twice,
glyphs that one of the two leaves out), glyphs are matched by place. A glyph left over is a reason to turn the page into a
picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, inf, isnan
from operator import sub
from typing import NamedTuple

from redactor.documents.pdf.display import Item, TextRun, spelt_out
from redactor.documents.pdf.glyphs import Trace
from redactor.documents.pdf.matrices import Matrix
from redactor.documents.pdf.refusals import NotUnderstood

_NEAR = 0.06  # points
_IN_ORDER = 0.05  # em, where both lists hold as many glyphs and all stand in one order: their steps are rounded apart
_DRIFT = 0.0006  # em a glyph along one operator: MuPDF keeps widths as whole thousandths
_CELL = 2.0  # points: side of the squares in which glyphs are looked up by place


def text_runs(items: Iterable[Item]) -> Iterator[TextRun]:
    """All runs of a display list in drawing order, those in groups included."""
    return (item for item in spelt_out(items) if isinstance(item, TextRun))


def pair(runs: Sequence[TextRun], trace: Trace, to_page: Matrix) -> None:
    """Tell the glyphs of *runs* their traces; *to_page* carries the trace's points to default user space."""
    shown, places = _columns(runs), _places(trace, to_page)
    if _is_alike(shown, places):
        _hand_out(runs, trace)
        return
    found = iter(_paired_by_place(runs, trace, places))
    for run in runs:
        run.traces = [next(found) for _ in run.codes]
        run.texts = [trace.texts[at[0]] for at in run.traces]
        run.ids = [trace.ids[at[0]] for at in run.traces]


def paired_letters(runs: Sequence[TextRun], trace: Trace, to_page: Matrix) -> Sequence[str]:
    """The letters that *trace* has for the glyphs of *runs*; raises ``NotUnderstood`` where one of either is left over."""
    shown, places = _columns(runs), _places(trace, to_page)
    if _is_alike(shown, places):
        return trace.texts
    return [trace.texts[found[0]] for found in _paired_by_place(runs, trace, places)]


def _hand_out(runs: Sequence[TextRun], trace: Trace) -> None:
    at = 0
    for run in runs:
        end = at + len(run.codes)
        run.first, run.texts, run.ids = at, list(trace.texts[at:end]), list(trace.ids[at:end])
        at = end


class _Places(NamedTuple):
    xs: Sequence[float]
    ys: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Where the glyphs of runs stand, and those runs."""

    xs: Sequence[float]
    ys: Sequence[float]
    runs: Sequence[TextRun]


def _columns(runs: Sequence[TextRun]) -> _Shown:
    xs: list[float] = []
    ys: list[float] = []
    for run in runs:
        xs.extend(run.xs)
        ys.extend(run.ys)
    return _Shown(xs, ys, runs)


def _places(trace: Trace, to_page: Matrix) -> _Places:
    a, _, _, d, e, f = to_page  # pages are only moved, scaled and turned upside down between the two
    return _Places([a * x + e for x in trace.xs], [d * y + f for y in trace.ys])


def _is_alike(shown: _Shown, places: _Places) -> bool:
    """Whether each glyph stands where the trace's glyph of the same number does."""
    if len(shown.xs) != len(places.xs):
        return False
    off = max(_farthest(shown.xs, places.xs), _farthest(shown.ys, places.ys))
    return off <= _NEAR or _stand_in_order(shown, places)


def _farthest(first: Sequence[float], second: Sequence[float]) -> float:
    """The largest difference between the two; endless where one is not a number."""
    found = max(map(abs, map(sub, first, second)), default=0.0)
    return inf if isnan(found) else found


def _stand_in_order(shown: _Shown, places: _Places) -> bool:
    at = 0
    for run in shown.runs:
        end = at + len(run.codes)
        there = _Places(places.xs[at:end], places.ys[at:end])
        off = max(_farthest(run.xs, there.xs), _farthest(run.ys, there.ys))
        if off > max(_NEAR, _IN_ORDER * _em(run.style.em)) and not _stands_in_order(run, there):
            return False
        at = end
    return True


def _stands_in_order(run: TextRun, places: _Places) -> bool:
    """Whether the glyphs of a run stand where they should, but for a drift that grows along each operator."""
    return all(
        abs(x - at_x) <= tolerance and abs(y - at_y) <= tolerance
        for x, y, at_x, at_y, tolerance in zip(run.xs, run.ys, *places, _tolerances(run), strict=True)
    )


@lru_cache(maxsize=1024)
def _em(em: tuple[float, float, float, float]) -> float:
    a, b, c, d = em
    return max(hypot(a, b), hypot(c, d))


def _tolerances(run: TextRun) -> Iterator[float]:
    """How far each glyph of a run may stand from its trace: more with every glyph of one operator."""
    drift, tolerance, operator = _DRIFT * _em(run.style.em), _NEAR, None
    for number in run.operators or [0] * len(run.codes):
        if number != operator:
            operator, tolerance = number, _NEAR
        yield tolerance
        tolerance += drift


def _paired_by_place(runs: Sequence[TextRun], trace: Trace, places: _Places) -> list[tuple[int, ...]]:
    standing = list(zip(*places, strict=True))
    squares: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(standing):
        squares.setdefault((round(x / _CELL), round(y / _CELL)), []).append(at)
    free = set(range(len(standing)))
    found: list[tuple[int, ...]] = []
    for run in runs:
        wanted = 2 if run.style.mode == 2 else 1
        for x, y, tolerance in zip(run.xs, run.ys, _tolerances(run), strict=True):
            near = [at for at in _candidates(squares, x, y) if at in free and _is_near((x, y), standing[at], tolerance)]
            chosen = _chosen(near, standing, (x, y), wanted)
            if not chosen:
                raise NotUnderstood("a glyph that the second reading does not show")
            free.difference_update(chosen)
            found.append(tuple(chosen))
    if any(not trace.texts[at].isspace() for at in free):
        raise NotUnderstood("a glyph that the first reading does not show")
    return found


def _is_near(glyph: tuple[float, float], place: tuple[float, float], tolerance: float) -> bool:
    return abs(glyph[0] - place[0]) <= tolerance and abs(glyph[1] - place[1]) <= tolerance


def _candidates(squares: dict[tuple[int, int], list[int]], glyph_x: float, glyph_y: float) -> list[int]:
    column, row = round(glyph_x / _CELL), round(glyph_y / _CELL)
    return sorted(
        at for x in (column - 1, column, column + 1) for y in (row - 1, row, row + 1) for at in squares.get((x, y), ())
    )


def _chosen(
    near: Sequence[int], places: Sequence[tuple[float, float]], glyph: tuple[float, float], wanted: int
) -> list[int]:
    """The first glyph of the trace that is as close as any, and for text painted twice its second copy."""
    if not near:
        return []
    x, y = glyph
    closest = min(abs(places[at][0] - x) + abs(places[at][1] - y) for at in near)
    alike = [at for at in near if abs(places[at][0] - x) + abs(places[at][1] - y) <= closest + 0.01]
    return alike[:wanted]
