"""Lines, boxes and shadows that belong to a touched segment: they would show its old width."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet

from redactor.documents.pdf.display import GroupItem, ImageItem, Item, PathItem, Segment
from redactor.documents.pdf.graphics import path_points
from redactor.documents.pdf.lines import Axis
from redactor.documents.pdf.matrices import Rectangle, applied, bounds
from redactor.documents.pdf.relay import Relaid
from redactor.documents.pdf.ticks import box_of_mark, stands_before

_BELOW, _ABOVE = 0.4, 1.05  # em around the baseline
_TALLEST = 1.35  # em
_BESIDE = 0.6  # em
_PICTURE_BELOW, _PICTURE_ABOVE = 1.2, 2.0  # em


def without_decoration(
    items: Sequence[Item], touched: Iterable[Relaid], ticks: Collection[Rectangle] = ()
) -> list[Item]:
    """*items* without the sub-paths that decorate a touched segment; *ticks* before such a one stay."""
    segments, ticks = list(touched), frozenset(ticks)
    if not segments:
        return list(items)
    kept: list[Item] = []
    for item in items:
        if isinstance(item, GroupItem):
            item.items = without_decoration(item.items, segments, ticks)
        if isinstance(item, ImageItem) and any(_lies_behind(item, relaid) for relaid in segments):
            continue
        if not isinstance(item, PathItem):
            kept.append(item)
            continue
        subpaths = [subpath for subpath in item.subpaths if not _decorates(subpath, item, segments, ticks)]
        if subpaths:
            item.subpaths = subpaths
            kept.append(item)
    return kept


def _lies_behind(item: ImageItem, relaid: Relaid) -> bool:
    """Whether a picture of a line's height lies with withheld words: their shadow, or their background."""
    points = [applied(item.matrix, x, y) for x, y in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))]
    box = _band_box(points, relaid)
    assert box is not None
    left, low, right, high = box
    size, base = relaid.segment.size, relaid.segment.base
    if low < base - _PICTURE_BELOW * size or high > base + _PICTURE_ABOVE * size:
        return False
    return any(item.is_withheld and item.start < right and item.end > left for item in relaid.segment.glyphs)


def _decorates(
    subpath: Sequence[Segment], item: PathItem, segments: Iterable[Relaid], ticks: AbstractSet[Rectangle]
) -> bool:
    points = [applied(item.matrix, *point) for point in path_points(subpath)]
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
            return True
    return False


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
