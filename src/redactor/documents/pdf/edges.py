"""Where untouched lines begin and end: the only evidence by which a touched line is set again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from redactor.documents.pdf.lines import Axis, LineSegment
from redactor.documents.pdf.matrices import Rectangle
from redactor.documents.pdf.ticks import stands_before

_NEAR = 0.6  # points
_SAME = 0.15
_BUNCH = 0.25
_LEVEL = 0.8  # em between baselines of letters that would touch
_WIDEST_MARGIN = 0.15  # of the width: few untouched lines may all stand far in
_BELOW, _ABOVE = 0.25, 0.8  # em that letters reach below and above their baseline
_MARGIN, _SHARE = 18.0, 0.1  # points kept free at a page's left, and no more than that share of a very small page


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edges and middles of the untouched segments of one direction, each sorted."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    middles: tuple[float, ...]
    shared: tuple[float, ...]  # left edges that several touched segments of different lengths have in common
    body_left: float
    body_right: float
    page_left: float
    page_right: float  # nothing may be set beyond
    ticks: tuple[Rectangle, ...] = ()  # marks before lines that stand in one place across
    standing: tuple[
        tuple[float, float], ...
    ] = ()  # baseline and left edge of every segment whose left edge is certain, sorted
    page: Rectangle = (0.0, 0.0, 0.0, 0.0)

    def left_near(self, value: float) -> float | None:
        """The left edge that *value* stands on."""
        found = _nearest(self.lefts, value, _NEAR)
        return found if found is not None else _nearest(self.shared, value, _SAME)

    def on_line(self, segment: LineSegment) -> Edges:
        """These edges for one line: where it runs aslant, the page ends where the line leaves it."""
        axis, size = segment.axis, segment.size
        if not (axis.x and axis.y):
            return self
        ends = [_crossing(axis, segment.base + height * size, self.page) for height in (-_BELOW, _ABOVE)]
        low, high = max(end[0] for end in ends), min(end[1] for end in ends)
        if low >= high:
            return self
        left, right = _kept_free(low, high)
        body_left = self.body_left if left <= self.body_left < right else left
        return replace(
            self, body_left=body_left, body_right=min(self.body_right, right), page_left=left, page_right=right
        )

    def has_tick(self, segment: LineSegment) -> bool:
        """Whether a bullet or tick box stands before the text, which so begins behind it."""
        return any(stands_before(tick, segment) for tick in self.ticks)

    def beside(self, left: float, base: float, size: float) -> float | None:
        """Where text of another column stands right of *left* at the height of a line with that baseline and em."""
        low = bisect_left(self.standing, (base - _LEVEL * size,))
        high = bisect_left(self.standing, (base + _LEVEL * size,))
        return min((other for _, other in self.standing[low:high] if other > left + size), default=None)

    def right_near(self, value: float) -> float | None:
        """The right edge that *value* stands on."""
        return _nearest(self.rights, value, _NEAR)

    def middle_near(self, value: float) -> float | None:
        """The middle that *value* stands on."""
        return _nearest(self.middles, value, _NEAR)


def find_edges(
    segments: Sequence[LineSegment], page_box: Rectangle, ticks: tuple[Rectangle, ...] = ()
) -> dict[Axis, Edges]:
    """The edges of each writing direction; *ticks* are marks before lines."""
    by_axis: dict[Axis, list[LineSegment]] = defaultdict(list)
    for segment in segments:
        by_axis[segment.axis].append(segment)
    return {axis: replace(_edges(axis, group, page_box), ticks=ticks) for axis, group in by_axis.items()}


def _edges(axis: Axis, segments: Iterable[LineSegment], page_box: Rectangle) -> Edges:
    listed = list(segments)
    untouched = [segment for segment in listed if not segment.is_touched]
    low, high = _page_ends(axis, page_box)
    lefts = _clusters(segment.left for segment in untouched)
    rights = _clusters(segment.right for segment in untouched)
    middles = _clusters([*((segment.left + segment.right) / 2 for segment in untouched), (low + high) / 2])
    first = [segment.left for segment in untouched if segment.before is None] or lefts
    body_left = _most_common(first) if first else low + 0.12 * (high - low)
    margin = min(max(18.0, min(first, default=low + 36.0) - low), _WIDEST_MARGIN * (high - low))
    body_right = max([*rights, high - margin])
    touched = [segment for segment in listed if segment.is_touched]
    shared = _shared(touched)
    standing = [(segment.base, segment.left) for segment in untouched]
    known = sorted({*lefts, *shared})
    certain = ((segment.base, _nearest(known, segment.left, _NEAR)) for segment in touched)
    standing += [(base, left) for base, left in certain if left is not None]
    return Edges(
        tuple(lefts),
        tuple(rights),
        tuple(middles),
        shared,
        body_left,
        min(body_right, high - 4.0),
        *_kept_free(low, high),
        standing=tuple(sorted(standing)),
        page=page_box,
    )


def _page_ends(axis: Axis, box: Rectangle) -> tuple[float, float]:
    corners = [axis.along(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(corners), max(corners)


def _kept_free(low: float, high: float) -> tuple[float, float]:
    """Where text may begin and end on a page that reaches from *low* to *high* along the line."""
    return low + min(_MARGIN, _SHARE * (high - low)), high - min(1.0, _SHARE * (high - low))


def _crossing(axis: Axis, across: float, box: Rectangle) -> tuple[float, float]:
    """Where a slanting line enters *box* and leaves it, along the line."""
    sides = (
        ((box[0] + across * axis.y) / axis.x, (box[2] + across * axis.y) / axis.x),
        ((box[1] - across * axis.x) / axis.y, (box[3] - across * axis.x) / axis.y),
    )
    return max(min(side) for side in sides), min(max(side) for side in sides)


def _clusters(values: Iterable[float]) -> list[float]:
    """One value for each bunch of edges that stand as good as together: which of them is nearest must not matter."""
    bunches: list[list[float]] = []
    for value in sorted(values):
        if bunches and value - bunches[-1][-1] <= _BUNCH:
            bunches[-1].append(value)
        else:
            bunches.append([value])
    return [bunch[len(bunch) // 2] for bunch in bunches]


def _most_common(values: Iterable[float]) -> float:
    counts = Counter(round(value, 1) for value in values)
    return min(counts, key=lambda value: (-counts[value], value))


def _shared(touched: Iterable[LineSegment]) -> tuple[float, ...]:
    """Left edges on which touched segments of different lengths begin: lines set from the left, whatever they said."""
    lengths: dict[float, set[int]] = defaultdict(set)
    for segment in touched:
        lengths[round(segment.left, 1)].add(round((segment.right - segment.left) / 2))
    return tuple(sorted(left for left, found in lengths.items() if len(found) > 1))


def _nearest(values: Sequence[float], value: float, within: float) -> float | None:
    at = bisect_left(values, value)
    near = [found for found in values[max(0, at - 1) : at + 1] if abs(found - value) <= within]
    return min(near, key=lambda found: (abs(found - value), found)) if near else None
