"""Lines, boxes and shadows that belong to a touched segment: they would show its old width.

A rule that reaches as far as rules elsewhere do (those of a table, or under headings), or from one side of a frame to the
other, belongs to the page and stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from redactor.documents.pdf.colours import lightness
from redactor.documents.pdf.display import (
    BLACK,
    FILLS,
    Colour,
    GroupItem,
    ImageItem,
    Item,
    PathItem,
    Segment,
    ShadingItem,
    TextRun,
    spelt_out,
)
from redactor.documents.pdf.graphics import path_points
from redactor.documents.pdf.lines import Axis
from redactor.documents.pdf.matrices import Rectangle, applied, bounds
from redactor.documents.pdf.relay import Relaid, relaid_end
from redactor.documents.pdf.ticks import box_of_mark, stands_before

_BELOW, _ABOVE = 0.4, 1.05  # em around the baseline
_TALLEST = 1.35  # em
_BESIDE = 0.6  # em
_THIN, _LONG = 2.0, 36.0  # points: how high and how wide a rule is
_LIGHT = 0.7
_HIGH, _LAST = 0.5, 0.25  # em: how high letters are at least, and what may hang over a ground's end
_SHARED = 2  # rules elsewhere that reach as far
_CORNER = 2.0  # points between the end of a rule and the side of a frame that it meets
_Reach = tuple[int, int]  # points
_PICTURE_BELOW, _PICTURE_ABOVE = 1.2, 2.0  # em


def without_decoration(
    items: Sequence[Item], touched: Iterable[Relaid], ticks: Collection[Rectangle] = ()
) -> list[Item]:
    """*items* without the sub-paths that decorate a touched segment; *ticks* before such a one stay.

    Light letters of a segment whose ground goes, or that reaches beyond it when set again, become black.
    """
    segments = list(touched)
    if not segments:
        return list(items)
    bare: list[Relaid] = []
    kept = _without(items, segments, frozenset(ticks), _page_rules(items, segments), bare)
    bare.extend(_off_ground(kept, segments))
    _darken(bare)
    return kept


def _off_ground(items: Iterable[Item], segments: Iterable[Relaid]) -> Iterator[Relaid]:
    """Segments with light letters that, as they are set again, stand not wholly on anything darker than paper."""
    light = [relaid for relaid in segments if _has_light(relaid)]
    others = list(spelt_out(items)) if light else []
    if any(isinstance(item, ShadingItem) for item in others):
        return
    grounds = [points for item in others if (points := _ground_points(item))]
    boxes: dict[Axis, list[Rectangle | None]] = {}  # as in _decorated
    for relaid in light:
        axis = relaid.segment.axis
        if axis not in boxes:
            boxes[axis] = [_band_box(points, relaid) for points in grounds]
        end = relaid_end(relaid) - _LAST * relaid.segment.size
        if not any(box is not None and _holds(box, relaid, end) for box in boxes[axis]):
            yield relaid


def _has_light(relaid: Relaid) -> bool:
    return any(isinstance(run, TextRun) and not run.is_label and _is_light(run.style.fill) for run in relaid.items)


def _ground_points(item: Item) -> list[tuple[float, float]]:
    """The points round a filled area darker than paper, or the corners of a picture; none for anything else."""
    if isinstance(item, ImageItem):
        return _corners(item)
    if not isinstance(item, PathItem) or item.paint not in FILLS or _is_light(item.fill):
        return []
    return [point for subpath in item.subpaths for point in _points(subpath, item)]


def _holds(box: Rectangle, relaid: Relaid, end: float) -> bool:
    left, low, right, high = box
    base, size = relaid.segment.base, relaid.segment.size
    return left <= relaid.start and end <= right and low <= base and high >= base + _HIGH * size


def _darken(bare: Iterable[Relaid]) -> None:
    """Light letters on grounds that went would be unseen on paper."""
    for relaid in bare:
        for run in relaid.items:
            if isinstance(run, TextRun) and not run.is_label and _is_light(run.style.fill):
                run.style = run.style._replace(fill=BLACK)


def _is_light(colour: Colour) -> bool:
    return colour.space is None and colour.pattern is None and lightness(colour.parts) > _LIGHT


def _without(
    items: Sequence[Item],
    segments: Sequence[Relaid],
    ticks: AbstractSet[Rectangle],
    rules: _PageRules,
    bare: list[Relaid],
) -> list[Item]:
    """*items* without decoration; segments that a filled area or a picture goes with are added to *bare*."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, GroupItem):
            item.items = _without(item.items, segments, ticks, rules, bare)
        if isinstance(item, ImageItem) and _goes(item, segments, rules):
            bare.extend(relaid for relaid in segments if _lies_behind(item, relaid))
            continue
        if not isinstance(item, PathItem):
            kept.append(item)
            continue
        subpaths = []
        for subpath in item.subpaths:
            decorated = _decorated(subpath, item, segments, ticks)
            if decorated is None or rules.have(_points(subpath, item)):
                subpaths.append(subpath)
            elif item.paint in FILLS:
                bare.append(decorated)
        if subpaths:
            item.subpaths = subpaths
            kept.append(item)
    return kept


class _PageRules(NamedTuple):
    """How far rules reach that belong to the page, and the upright sides of frames: where each stands, its foot and its head."""

    reaches: frozenset[_Reach]
    sides: tuple[Rectangle, ...]

    def have(self, points: Sequence[tuple[float, float]]) -> bool:
        """Whether a level rule with these corners is one of them."""
        reach, box = _reach(points), bounds(points)
        if reach is None or box is None:
            return False
        left, low, right, high = box
        middle = (low + high) / 2
        return reach in self.reaches or (self._meet_side(left, middle) and self._meet_side(right, middle))

    def _meet_side(self, x: float, y: float) -> bool:
        """Whether the end of a rule stands at the side of a frame."""
        return any(
            abs((x0 + x1) / 2 - x) <= _CORNER and y0 - _CORNER <= y <= y1 + _CORNER for x0, y0, x1, y1 in self.sides
        )


def _page_rules(items: Sequence[Item], segments: Sequence[Relaid]) -> _PageRules:
    """How far rules reach that stand in no touched line, where several reach so; sides of frames are higher than any line."""
    found = Counter(_rules(items, segments))
    reaches = frozenset(reach for reach, count in found.items() if count >= _SHARED)
    highest = _TALLEST * max(relaid.segment.size for relaid in segments)
    return _PageRules(reaches, tuple(dict.fromkeys(_sides(items, highest))))


def _sides(items: Iterable[Item], highest: float) -> Iterator[Rectangle]:
    """Upright rules that are higher than a line: two lines of a frame share each of them."""
    for item in spelt_out(items):
        if not isinstance(item, PathItem):
            continue
        for subpath in item.subpaths:
            box = bounds(_points(subpath, item))
            if box is not None and box[2] - box[0] <= _THIN and box[3] - box[1] > highest:
                yield box


def _rules(items: Iterable[Item], segments: Sequence[Relaid]) -> Iterator[_Reach]:
    """How far each rule reaches that stands in no touched line, whether it is a path or a stretched picture."""
    for item in items:
        if isinstance(item, GroupItem):
            yield from _rules(item.items, segments)
        elif isinstance(item, ImageItem):
            reach = _reach(_corners(item))
            if reach is not None and not any(_lies_behind(item, relaid) for relaid in segments):
                yield reach
        elif isinstance(item, PathItem):
            for subpath in item.subpaths:
                reach = _reach(_points(subpath, item))
                if reach is not None and _decorated(subpath, item, segments, frozenset()) is None:
                    yield reach


def _points(subpath: Sequence[Segment], item: PathItem) -> list[tuple[float, float]]:
    return [applied(item.matrix, *point) for point in path_points(subpath)]


def _corners(item: ImageItem) -> list[tuple[float, float]]:
    return [applied(item.matrix, x, y) for x, y in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))]


def _reach(points: Iterable[tuple[float, float]]) -> _Reach | None:
    """Where a level rule with these corners begins and ends across the page; None for anything else."""
    box = bounds(points)
    if box is None or box[3] - box[1] > _THIN or box[2] - box[0] < _LONG:
        return None
    return round(box[0]), round(box[2])


def _goes(item: ImageItem, segments: Iterable[Relaid], rules: _PageRules) -> bool:
    """Whether a picture lies with withheld words and is no rule of the page's."""
    return any(_lies_behind(item, relaid) for relaid in segments) and not rules.have(_corners(item))


def _lies_behind(item: ImageItem, relaid: Relaid) -> bool:
    """Whether a picture of a line's height lies with withheld words: their shadow, or their background."""
    box = _band_box(_corners(item), relaid)
    assert box is not None
    left, low, right, high = box
    size, base = relaid.segment.size, relaid.segment.base
    if low < base - _PICTURE_BELOW * size or high > base + _PICTURE_ABOVE * size:
        return False
    if low > base + _ABOVE * size or high < base - _BELOW * size:  # an ornament above or below the letters
        return False
    return any(item.is_withheld and item.start < right and item.end > left for item in relaid.segment.glyphs)


def _decorated(
    subpath: Sequence[Segment], item: PathItem, segments: Iterable[Relaid], ticks: AbstractSet[Rectangle]
) -> Relaid | None:
    """The touched segment that a sub-path decorates."""
    points = _points(subpath, item)
    tick = box_of_mark(points) if ticks else None
    tick = tick if tick in ticks else None
    boxes: dict[Axis, Rectangle | None] = {}  # a page has many lines and few directions
    for relaid in segments:
        axis = relaid.segment.axis
        if axis not in boxes:
            boxes[axis] = _band_box(points, relaid)
        box = boxes[axis]
        if box is None or not _is_within(box, relaid):
            continue
        if tick is None or not stands_before(tick, relaid.segment):
            return relaid
    return None


def _is_within(box: Rectangle, relaid: Relaid) -> bool:
    """Whether a box along the segment lies in its band, between its start and its canonical limit."""
    left, low, right, high = box
    segment = relaid.segment
    size, base = segment.size, segment.base
    if low < base - _BELOW * size or high > base + _ABOVE * size or high - low > _TALLEST * size:
        return False
    first = min(relaid.start, segment.left) - _BESIDE * size
    return left >= first and right <= max(relaid.limit, segment.right) + _BESIDE * size


def _band_box(points: Sequence[tuple[float, float]], relaid: Relaid) -> Rectangle | None:
    axis = relaid.segment.axis
    return bounds((axis.along(*point), axis.across(*point)) for point in points)
