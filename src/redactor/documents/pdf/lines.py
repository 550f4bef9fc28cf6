"""The lines of a page as its glyphs stand: glyphs on one baseline, cut into segments at gaps that mean another column.

All measures are taken in the line's own axes: ``along`` the writing direction, ``across`` upwards from it. Where a segment
is cut never depends on withheld letters, except through the room that they take up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise, repeat
from math import hypot, inf
from operator import itemgetter, sub
from typing import NamedTuple, TypeVar

from redactor.documents.pdf.display import WITHHELD, TextRun
from redactor.documents.pdf.fonts.codes import SourceFont
from redactor.documents.pdf.fonts.own_units import letter_em, tells
from redactor.documents.pdf.records import records_of
from redactor.documents.pdf.shadows import BOLD, SHORTEST, casts_shadow, note

_ONE_LINE = 0.45  # em between baselines of one line: superscripts belong
_COLUMN_GAP = 1.0  # em
_STRETCHED_GAP = 3.0  # em, inside one operator: justified text
_OFF = 0.01  # points
_SURE = 0.001
_BESIDE = 4  # strands before and behind among which a mark's neighbour is looked for
_MARK = 6  # letters
_SMALLER = 0.85  # times the size of letters beside which text is small
_SAME_BASE = 0.25  # em between baselines of phrases on one line
_WIDE_SPACE = 0.6  # em, less than between columns
_OVERLAPS = 0.5  # em by which what follows may reach back
_LINES_BESIDE = 4  # lines of small text before and behind among which the larger letters' is looked for
_MOST_STRANDS = 300  # on a line, among which strangers are looked for one by one
_TOUCHES = 0.35  # em from a mark to the letter that it stands at
_T = TypeVar("_T")


class Axis(NamedTuple):
    """A writing direction in page space."""

    x: float
    y: float

    def along(self, x: float, y: float) -> float:
        """Where a point lies along the line."""
        return x * self.x + y * self.y

    def across(self, x: float, y: float) -> float:
        """How high a point lies above the axis."""
        return y * self.x - x * self.y

    def point(self, along: float, across: float) -> tuple[float, float]:
        """The page's point at a place of the line."""
        return along * self.x - across * self.y, along * self.y + across * self.x


class Band(NamedTuple):
    """A stretch from one edge of the page to the other: along which axis, and from where to where across it."""

    axis: Axis
    low: float
    high: float


class Set(NamedTuple):
    """A glyph as it is set: its place and end along the line, its height above it, its em, its natural width in points and
    its natural advance in em.

    ``run`` and ``at`` say which glyph it is. ``is_double`` marks the same letter drawn once more in the same place: it goes
    wherever the first one goes.
    """

    start: float
    end: float
    across: float
    size: float
    natural: float
    advance: float
    run: TextRun
    at: int
    text: str
    operator: int
    is_space: bool
    is_withheld: bool
    is_double: bool = False

    @property
    def trace(self) -> tuple[int, ...]:
        """Its places in the glyph list of the page."""
        return self.run.trace(self.at)

    @property
    def place(self) -> tuple[float, float]:
        """Its origin in page space."""
        return self.run.xs[self.at], self.run.ys[self.at]


@dataclass(slots=True, eq=False)
class LineSegment:
    """A stretch of a line without a gap that means another column.

    ``left`` and ``right`` are where its first letter starts and its last one ends. The glyphs (in order, spaces included) are
    there for touched segments, for others only where :func:`cut_lines` was asked for them; so is ``size``, its em. ``size`` and
    ``base``, its baseline, are of its kept letters, or of all where none is kept: no letter withheld decides while another is left.
    """

    axis: Axis
    left: float
    right: float
    is_touched: bool = False
    glyphs: Sequence[Set] = field(default=(), repr=False)
    size: float = 0.0
    base: float = 0.0
    following: LineSegment | None = field(default=None, repr=False)
    before: LineSegment | None = field(default=None, repr=False)


def _segment(axis: Axis, part: Sequence[Set]) -> LineSegment:
    """The segment that *part* is."""
    inked = [item for item in part if not item.is_space or item.is_withheld] or part
    kept = [item for item in part if not item.is_withheld and not item.is_space] or part
    sizes = sorted([item.size for item in kept])
    if sizes[0] == sizes[-1]:
        base = min(kept, key=_START).across
    else:
        base = max(kept, key=lambda item: (round(item.size, 3), -item.start)).across
    right, touched = max([item.end for item in inked]), _has_withheld(part)
    return LineSegment(axis, inked[0].start, right, touched, part, sizes[len(sizes) // 2], base)


_START = itemgetter(0)


@dataclass(slots=True, eq=False)
class _Strand:
    """Glyphs of one run on one baseline, shown one after the other: ``places`` in the run, where they start and stand."""

    axis: Axis
    across: float
    size: float
    wide: float
    run: TextRun
    places: Sequence[int]
    starts: Sequence[float]
    acrosses: Sequence[float]

    @property
    def has_withheld(self) -> bool:
        """Whether one of its glyphs is withheld."""
        fates = self.run.fates
        return fates is not None and any(fates[at] & WITHHELD for at in self.places)

    def ends(self) -> list[float]:
        """Where its glyphs end."""
        wide = self.wide
        return [
            start + advance * wide for start, advance in zip(self.starts, self.column(self.run.advances), strict=True)
        ]

    def column(self, column: Sequence[_T]) -> Sequence[_T]:
        """What a column of the run says of the strand's glyphs."""
        return _picked(column, self.places)


def _picked(column: Sequence[_T], places: Sequence[int]) -> Sequence[_T]:
    """The parts of *column* at *places*."""
    if isinstance(places, range):
        return column[places.start : places.stop]
    return [column[at] for at in places]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a line between two gaps: where its first glyph starts, spaces included, and its glyphs or its letters' extent."""

    start: float
    glyphs: Sequence[Set] = ()
    is_touched: bool = False
    extent: tuple[float, float] | None = None  # of the letters, where only that was measured
    base: float = 0.0  # the baseline of the first, where only that was measured


def cut_lines(runs: Iterable[TextRun], *, whole: bool = False) -> list[LineSegment]:
    """The segments of all lines, with their neighbours on the line; glyphs that the copy does not carry are left out.

    Lines without anything withheld are only measured, unless the *whole* of them is asked for.
    """
    runs = list(runs)
    ems = _letter_ems(run for run in runs if run.style.font.is_in_own_units and not tells(_high(run)))
    by_axis: dict[Axis, list[_Strand]] = {}
    for run in runs:
        for strand in _strands(run, ems.get(id(run), 1.0)):
            by_axis.setdefault(strand.axis, []).append(strand)
    segments: list[LineSegment] = []
    for axis, strands in by_axis.items():
        lines = [_parts(line, whole=whole) for line in _lines(strands)]
        lefts = {round(part.start, 1) for parts in lines for part in parts if not part.is_touched}
        for parts in lines:
            segments.extend(_linked(axis, [piece for part in parts for piece in _recut(part, lefts)]))
    return segments


def _letter_ems(runs: Iterable[TextRun]) -> dict[int, float]:
    """By run, in a drawn font with units of its own, how many em make a letter: told by those that stay, since the others may not count."""
    by_font: dict[tuple[int, int], list[TextRun]] = {}
    for run in runs:
        by_font.setdefault(run.style.font.key, []).append(run)
    ems: dict[int, float] = {}
    for alike in by_font.values():
        codes = {code for run in alike for at, code in enumerate(run.codes) if run.fates is None or not run.fates[at]}
        ems.update(dict.fromkeys(map(id, alike), _letter_em(alike[0].style.font, codes)))
    return ems


def _high(run: TextRun) -> float:
    """The em of a run across its line."""
    _, wide, high = axis_of(run.style.em)
    return high or wide


def _letter_em(font: SourceFont, codes: AbstractSet[int]) -> float:
    return letter_em(filter(None, map(font.reach, codes)), font.matrix[3])


@lru_cache(maxsize=1024)
def axis_of(em: tuple[float, float, float, float]) -> tuple[Axis, float, float]:
    """The writing direction of glyphs, their em along the line and their em across it."""
    a, b, c, d = em
    wide, high = hypot(a, b), hypot(c, d)
    if not wide:
        return Axis(1.0, 0.0), 0.0, high
    x, y = a / wide, b / wide
    if abs(y) < 1e-4:
        x, y = (1.0 if x > 0 else -1.0), 0.0
    elif abs(x) < 1e-4:
        x, y = 0.0, (1.0 if y > 0 else -1.0)
    return Axis(round(x, 4), round(y, 4)), wide, high


def naturals(run: TextRun, places: Sequence[int]) -> list[float]:
    """The advances of the glyphs at *places* in the font that the copy sets them in, in em."""
    given = run.advances if run.substitutes is None else run.substitutes
    return [_thousandths(advance) for advance in _picked(given, places)]


@lru_cache(maxsize=65536)
def _thousandths(advance: float) -> float:
    return round(advance, 3)


def _strands(run: TextRun, letters: float) -> list[_Strand]:
    """The strands of a run of which one letter is so many em high."""
    places = run.kept()
    if not places:
        return []
    axis, wide, high = axis_of(run.style.em)
    starts, acrosses = _picked(run.xs, places), _picked(run.ys, places)
    if axis != _LEVEL:
        x, y = axis
        points = list(zip(starts, acrosses, strict=True))
        starts, acrosses = (
            [at_x * x + at_y * y for at_x, at_y in points],
            [at_y * x - at_x * y for at_x, at_y in points],
        )
    return [
        _Strand(
            axis,
            acrosses[low],
            letters * (high or wide),
            wide,
            run,
            places[low:high_at],
            starts[low:high_at],
            acrosses[low:high_at],
        )
        for low, high_at in _levels(acrosses, _picked(run.operators, places) if run.operators else ())
    ]


_LEVEL = Axis(1.0, 0.0)


def _levels(acrosses: Sequence[float], operators: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of glyphs that stand on one baseline; a new operator may begin off it by a hair."""
    first = acrosses[0]
    if list(acrosses).count(first) == len(acrosses):
        return [(0, len(acrosses))]
    cuts = [0]
    for at, across in enumerate(acrosses):
        if across != first:
            begins = bool(operators) and operators[at] != operators[at - 1]
            if begins or abs(across - first) > _OFF:
                cuts.append(at)
                first = across
    return list(pairwise([*cuts, len(acrosses)]))


def _lines(strands: Sequence[_Strand]) -> list[list[_Strand]]:
    """Strands put together by baseline, from the top."""
    lines: list[tuple[_Strand, list[_Strand]]] = []
    said: dict[str, list[tuple[float, float]]] = {}  # on the last line
    for strand in sorted(strands, key=lambda strand: -strand.across):
        home = lines[-1] if lines else None
        text = "".join(strand.column(strand.run.texts)).strip()
        place = strand.starts[0], strand.across
        is_shadow = len(text) >= SHORTEST and casts_shadow(place, said.get(text, ()), strand.size)
        if home is not None and not is_shadow and _is_on_line(strand, home[0]):
            home[1].append(strand)
            if strand.size > home[0].size * 1.02:
                lines[-1] = (strand, home[1])
        else:
            lines.append((strand, [strand]))
            said = {}
        note(said.setdefault(text, []), place)
    lines = _with_phrases_at_home(lines)
    return _with_marks_at_home([line for _, line in lines], [first for first, _ in lines])


def _with_phrases_at_home(lines: list[tuple[_Strand, list[_Strand]]]) -> list[tuple[_Strand, list[_Strand]]]:
    """Lines put with a line of letters as large or larger that one of their strands touches: a raised or lowered phrase."""
    extents = [_Extents(line) for _, line in lines]
    roots = list(range(len(lines)))
    for at, (first, line) in enumerate(lines):
        phrases = [strand for strand in line if len(strand.places) > _MARK]
        around = (one for step in range(1, _LINES_BESIDE + 1) for one in (at - step, at + step)) if phrases else ()
        larger = (one for one in around if 0 <= one < len(lines) and _is_phrase_of(first, lines[one][0]))
        home = next((one for one in larger if any(map(extents[one].goes_on, phrases))), None)
        if home is not None:
            roots[_root(roots, at)] = _root(roots, home)
    joined: dict[int, tuple[_Strand, list[_Strand]]] = {}
    for at, (first, line) in enumerate(lines):
        root = _root(roots, at)
        largest, strands = joined.get(root, (first, []))
        joined[root] = (max(largest, first, key=lambda strand: strand.size), strands + line)
    return list(joined.values())


def _root(roots: list[int], at: int) -> int:
    """The line that stands for all that were put together with the one numbered *at*."""
    while roots[at] != at:
        roots[at] = roots[roots[at]]
        at = roots[at]
    return at


def _is_phrase_of(first: _Strand, larger: _Strand) -> bool:
    """Whether a line that begins with *first* may be a phrase within the height of *larger* letters."""
    step = abs(first.across - larger.across)
    return first is not larger and first.size <= larger.size and step <= _ONE_LINE * larger.size


def _is_on_line(strand: _Strand, first: _Strand) -> bool:
    """Whether *strand*, not above *first*, is on its line.

    Small text beside letters many times as large has lines of its own, and so have two phrases on baselines well apart, as of text
    and its shadow.
    """
    step = first.across - strand.across
    big, small = (strand, first) if strand.size > first.size else (first, strand)
    if len(small.places) > _MARK and small.size <= _SMALLER * big.size:
        return step <= _ONE_LINE * small.size
    if len(small.places) > _MARK and len(big.places) > _MARK:
        return step <= _SAME_BASE * small.size
    return step <= _ONE_LINE * big.size


def _with_marks_at_home(lines: list[list[_Strand]], firsts: Sequence[_Strand]) -> list[list[_Strand]]:
    """Raised and lowered strands that stand apart from all else on their line, moved to the line where they touch a letter.

    The lines of another column may stand nearer to their height than their own line does.
    """
    extents = [_Extents(line) for line in lines]
    homes = [
        [_home(strand, at, firsts, extents) if _may_be_a_mark(strand, firsts[at]) else at for strand in line]
        for at, line in enumerate(lines)
    ]
    moved: list[list[_Strand]] = [[] for _ in lines]
    for line, theirs in zip(lines, homes, strict=True):
        for strand, home in zip(line, theirs, strict=True):
            moved[home].append(strand)
    return [part for line, first in zip(moved, firsts, strict=True) if line for part in _without_strangers(line, first)]


def _without_strangers(line: list[_Strand], first: _Strand) -> list[list[_Strand]]:
    """A line, and what only the height of its largest letters brought to it: text above or below their baseline, a column away."""
    off = [strand for strand in line if abs(strand.across - first.across) > _SAME_BASE * strand.size]
    if not off or len(line) > _MOST_STRANDS:
        return [line]
    found: list[list[_Strand]] = []
    for level in _by_level(off):
        strangers = [strand for group in _side_by_side(level) if _is_apart(group, line) for strand in group]
        found.extend([strangers] if strangers else [])
    gone = {id(strand) for strangers in found for strand in strangers}
    kept = [strand for strand in line if id(strand) not in gone]
    return [kept, *found] if kept else found


def _by_level(strands: Iterable[_Strand]) -> list[list[_Strand]]:
    """Strands with the same baseline, or as good as that."""
    levels: list[list[_Strand]] = []
    for strand in sorted(strands, key=lambda strand: -strand.across):
        if levels and levels[-1][-1].across - strand.across <= _SAME_BASE * strand.size:
            levels[-1].append(strand)
        else:
            levels.append([strand])
    return levels


def _side_by_side(level: Iterable[_Strand]) -> list[list[_Strand]]:
    """The strands of a baseline in groups that stand a column apart."""
    groups: list[list[_Strand]] = []
    end = -inf
    for strand in sorted(level, key=lambda strand: min(strand.starts)):
        if not groups or min(strand.starts) - end > _COLUMN_GAP * strand.size:
            groups.append([])
        groups[-1].append(strand)
        end = max(end, *strand.ends())
    return groups


def _is_apart(group: Sequence[_Strand], line: Iterable[_Strand]) -> bool:
    """Whether strands stand a column away from all others of their line that reach up or down to them."""
    own = {id(strand) for strand in group}
    left, right = min(min(strand.starts) for strand in group), max(max(strand.ends()) for strand in group)
    low, high = min(strand.across for strand in group), max(strand.across for strand in group)
    for other in line:
        if id(other) in own:
            continue
        size = max(other.size, group[0].size)
        is_level = low - _ONE_LINE * size <= other.across <= high + _ONE_LINE * size
        if is_level and max(min(other.starts) - right, left - max(other.ends())) <= _COLUMN_GAP * size:
            return False
    return True


def _may_be_a_mark(strand: _Strand, first: _Strand) -> bool:
    """Whether a strand does not stand on the baseline of its line, or is only a few letters."""
    return len(strand.places) <= _MARK or abs(strand.across - first.across) > _OFF * strand.size


def _home(strand: _Strand, at: int, firsts: Sequence[_Strand], extents: Sequence[_Extents]) -> int:
    """The line of *strand*, which is on the one numbered *at* so far."""
    others = [
        one
        for one in (at - 1, at + 1, at - 2, at + 2)
        if 0 <= one < len(firsts) and _may_hold(firsts[one], strand) and extents[one].letters > len(strand.places)
    ]
    if not others or extents[at].gap(strand) <= _TOUCHES * strand.size:
        return at
    gap, home = min((extents[one].gap(strand), one) for one in others)
    return home if gap <= _TOUCHES * strand.size else at


def _may_hold(first: _Strand, strand: _Strand) -> bool:
    """Whether letters that *strand* stands at may be on the line of *first*, and are not the smaller ones."""
    return abs(first.across - strand.across) <= 2 * _ONE_LINE * first.size and strand.size <= 1.02 * first.size


class _Extents:
    """Where the strands of one line stand along it, measured when somebody first asks."""

    def __init__(self, line: Sequence[_Strand]) -> None:
        self._line = line

    @cached_property
    def letters(self) -> int:
        """How many glyphs stand on the line."""
        return sum(len(strand.places) for strand in self._line)

    @cached_property
    def _placed(self) -> tuple[list[float], list[tuple[float, float, _Strand]]]:
        """The strands by their starts: these, and where each starts and ends."""
        placed = [(min(strand.starts), max(strand.ends()), strand) for strand in self._line]
        placed.sort(key=itemgetter(0))
        return [start for start, _, _ in placed], placed

    def goes_on(self, strand: _Strand) -> bool:
        """Whether *strand* goes on from letters of the line that are as large or larger, or they go on from it."""
        starts, placed = self._placed
        start, end, size = min(strand.starts), max(strand.ends()), strand.size
        near = {at for place in (start, end) for at in _around(bisect_left(starts, place), len(placed))}
        return any(
            -_OVERLAPS * size <= gap <= (_COLUMN_GAP if size <= _SMALLER * other.size else _WIDE_SPACE) * size
            for first, last, other in (placed[at] for at in near)
            if size <= other.size
            for gap in (first - end, start - last)
        )

    def gap(self, strand: _Strand) -> float:
        """How far *strand* stands from the nearest of the others that are within its height."""
        starts, placed = self._placed
        start, end = min(strand.starts), max(strand.ends())
        at = bisect_left(starts, start)
        gaps = [
            max(other_start - end, start - other_end, 0.0)
            for other_start, other_end, other in placed[max(0, at - _BESIDE) : at + _BESIDE]
            if other is not strand and abs(other.across - strand.across) <= _ONE_LINE * max(other.size, strand.size)
        ]
        return min(gaps, default=inf)


def _around(at: int, count: int) -> range:
    return range(max(0, at - _BESIDE), min(count, at + _BESIDE))


def _parts(line: Sequence[_Strand], *, whole: bool) -> list[_Part]:
    """The parts of a line between its gaps."""
    if not whole and not any(strand.has_withheld for strand in line):
        measured = _measured(line)
        if measured is not None:
            return measured
    parts = _cut(_in_order(_sets(line)))
    return [_Part(part[0].start, part, _has_withheld(part)) for part in parts]


def _measured(line: Sequence[_Strand]) -> list[_Part] | None:
    """The parts of a line, from strands that follow one another along it; None where they do not, or one has a gap inside."""
    ordered = sorted(line, key=lambda strand: strand.starts[0]) if len(line) > 1 else line
    groups: list[list[tuple[_Strand, list[float]]]] = []
    for strand in ordered:
        ends, starts = strand.ends(), list(strand.starts)
        if starts != sorted(starts) or max(map(sub, starts[1:], ends), default=0.0) > _COLUMN_GAP * strand.size:
            return None
        last = groups[-1][-1] if groups else None
        if last is None:
            groups.append([(strand, ends)])
            continue
        if starts[0] < last[0].starts[-1] + _SURE:
            return None
        if _is_gap(last[0], strand, starts[0] - last[1][-1]):
            groups.append([])
        groups[-1].append((strand, ends))
    return [_Part(group[0][0].starts[0], extent=_extent(group), base=group[0][0].across) for group in groups]


def _is_gap(last: _Strand, strand: _Strand, gap: float) -> bool:
    return gap > _limit(last.run, strand.run, _end(last, -1), _end(strand, 0)) * max(last.size, strand.size)


def _end(strand: _Strand, at: int) -> int:
    """The operator that showed the first (0) or last (−1) glyph of a strand."""
    operators = strand.run.operators
    return operators[strand.places[at]] if operators else 0


def _limit(last_run: TextRun, run: TextRun, last_operator: int, operator: int) -> float:
    """The gap, in em, up to which glyphs belong together: wide inside one operator."""
    return _STRETCHED_GAP if last_run is run and last_operator == operator else _COLUMN_GAP


def _extent(group: Iterable[tuple[_Strand, list[float]]]) -> tuple[float, float] | None:
    """Where the letters of strands begin and end; None where there are only spaces."""
    lefts: list[float] = []
    rights: list[float] = []
    for strand, ends in group:
        inked = [
            (start, end)
            for start, end, text in zip(strand.starts, ends, strand.column(strand.run.texts), strict=True)
            if not text.isspace()
        ]
        if inked:
            lefts.append(inked[0][0])
            rights.append(max([end for _, end in inked]))
    return (lefts[0], max(rights)) if lefts else None


def _sets(line: Iterable[_Strand]) -> list[Set]:
    """The glyphs of strands one by one."""
    made: list[Set] = []
    for strand in line:
        run, size, wide, places = strand.run, strand.size, strand.wide, strand.places
        fates = run.fates
        texts, advances = strand.column(run.texts), naturals(run, places)
        widths = [advance * wide for advance in advances]
        operators = strand.column(run.operators) if run.operators else repeat(0)
        withheld = repeat(_NO) if fates is None else [bool(fates[at] & WITHHELD) for at in places]
        where = (strand.starts, strand.ends(), strand.acrosses, repeat(size), widths, advances)
        what = (repeat(run), places, texts, operators, map(str.isspace, texts), withheld, repeat(_NO))
        made.extend(map(_SET, zip(*where, *what, strict=False)))
    return made


_SET = records_of(Set)
_NO = False


def _in_order(line: list[Set]) -> list[Set]:
    """The glyphs of a line along it; drawing order decides between glyphs on one place, doubles are told."""
    starts = [item.start for item in line]
    ordered = line if starts == sorted(starts) else sorted(line, key=lambda item: round(item.start, 3))
    kept: list[Set] = []
    last_start, last_size = -inf, 0.0
    for item in ordered:
        start, size = item[0], item[3]
        crowded = start - last_start < BOLD * (max(last_size, size))
        if crowded and any(_is_double(before, item) for before in kept[-3:]):
            item = item._replace(is_double=True)  # noqa: PLW2901
        kept.append(item)
        last_start, last_size = start, size
    return kept


def _is_double(first: Set, second: Set) -> bool:
    close = BOLD * max(first.size, second.size)
    return (
        first.text == second.text
        and abs(first.start - second.start) < close
        and abs(first.across - second.across) < close
        and second.end - second.start > close
    )


def _cut(line: Sequence[Set]) -> list[list[Set]]:
    """The glyphs of a line cut at gaps that mean another column."""
    parts = [[line[0]]]
    last = line[0]
    for item in line[1:]:
        gap = item[0] - last[1]
        if gap > _COLUMN_GAP * item[3] and gap > _limit(last.run, item.run, last.operator, item.operator) * max(
            last.size, item.size
        ):
            parts.append([])
        parts[-1].append(item)
        last = item
    return parts


def _has_withheld(part: Iterable[Set]) -> bool:
    return any(item.is_withheld for item in part)


def _recut(part: _Part, lefts: AbstractSet[float]) -> list[_Part]:
    """A touched part cut again where a withheld stretch nearly reaches a column that other lines show."""
    if not part.is_touched:
        return [part]
    pieces = [[part.glyphs[0]]]
    for last, item in pairwise(part.glyphs):
        if item[0] - last[1] > 0.5 * item[3] and _begins(last, item) and _is_near(item.start, lefts):
            pieces.append([])
        pieces[-1].append(item)
    return [_Part(piece[0].start, piece, _has_withheld(piece)) for piece in pieces]


def _begins(last: Set, item: Set) -> bool:
    """Whether *item* is the first glyph of its operator, and follows one of another."""
    if item.run is last.run and item.operator == last.operator:
        return False
    return item.at == 0 or (bool(item.run.operators) and item.run.operators[item.at - 1] != item.operator)


def _is_near(start: float, lefts: AbstractSet[float]) -> bool:
    return any(round(start + step, 1) in lefts for step in (-0.1, 0.0, 0.1))


def _linked(axis: Axis, parts: Iterable[_Part]) -> list[LineSegment]:
    """Segments that know their neighbours; parts of spaces alone are no segments."""
    made = [segment for part in parts if (segment := _segment_of(axis, part)) is not None]
    for before, after in pairwise(made):
        before.following, after.before = after, before
    return made


def _segment_of(axis: Axis, part: _Part) -> LineSegment | None:
    if part.extent is not None:
        return LineSegment(axis, *part.extent, base=part.base)
    if any(not item.is_space or item.is_withheld for item in part.glyphs):
        return _segment(axis, part.glyphs)
    return None
