"""Bullets, tick boxes and radio buttons drawn before lines: they stay where they stand, and text set again begins behind them.

A mark counts where another of its size stands in the same place across, at another height: a list is set from the left, so no
mark's place hangs on what its line says. What lies within such a mark, as the dot of a chosen button does, belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redactor.documents.pdf.display import GroupItem, ImageItem, Item, PathItem
from redactor.documents.pdf.graphics import subpath_box
from redactor.documents.pdf.lines import LineSegment
from redactor.documents.pdf.matrices import Rectangle, bounds, carried, lies_within

_LEAST, _MOST = 1.5, 16.0  # points, both ways
_SAME = 0.3  # points
_MOST_MARKS = 400
_BEHIND = 1.5  # em from a mark to its text
_HIGH, _DEEP = 1.0, 0.4  # em that a mark's middle may stand above and below the baseline
_APART = 4.0  # points between the heights of two lines


def shared_ticks(items: Iterable[Item]) -> tuple[Rectangle, ...]:
    """The boxes of such marks, and of what lies in them, in page space."""
    boxes = sorted(set(_small_boxes(items)))
    shared = [box for at, box in enumerate(boxes) if _has_twin(boxes, at)]
    if len(shared) > _MOST_MARKS:  # a drawing, not a list
        return ()
    inner = [box for box in boxes if any(lies_within(box, other, _SAME) for other in shared)]
    return tuple(sorted({*shared, *inner}))


def stands_before(tick: Rectangle, segment: LineSegment) -> bool:
    """Whether the mark belongs to the text of *segment*: right before it, or around a first letter that stays, as a tick in its box."""
    size, middle = segment.size, (tick[1] + tick[3]) / 2
    if (segment.axis.x, segment.axis.y) != (1.0, 0.0) or not -_DEEP * size <= middle - segment.base <= _HIGH * size:
        return False
    if not tick[0] - _SAME <= segment.left <= tick[2] + _BEHIND * size:
        return False
    return not any(item.is_withheld and item.start < tick[2] - _SAME for item in segment.glyphs)


def box_of_mark(points: Iterable[tuple[float, float]]) -> Rectangle | None:
    """The extent of what is drawn through *points* of the page, as marks are told apart."""
    found = bounds(points)
    return _rounded(found) if found else None


def _rounded(box: Rectangle) -> Rectangle:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)


def _small_boxes(items: Iterable[Item]) -> Iterator[Rectangle]:
    for item in items:
        if isinstance(item, GroupItem):
            yield from _small_boxes(item.items)
        elif isinstance(item, PathItem):
            found = (subpath_box(subpath, item.matrix) for subpath in item.subpaths)
            yield from (mark for box in found if box is not None and _is_small(mark := _rounded(box)))
        elif isinstance(item, ImageItem):
            mark = _rounded(carried((0.0, 0.0, 1.0, 1.0), item.matrix))
            if _is_small(mark):
                yield mark


def _is_small(box: Rectangle) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _LEAST <= width <= _MOST and _LEAST <= height <= _MOST and 0.4 <= width / height <= 2.5


def _has_twin(boxes: list[Rectangle], at: int) -> bool:
    """Whether another box of the size stands in the same place across; the boxes are sorted by that place."""
    box = boxes[at]
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(boxes) and abs(boxes[other][0] - box[0]) <= _SAME:
            if _is_twin(box, boxes[other]):
                return True
            other += step
    return False


def _is_twin(one: Rectangle, other: Rectangle) -> bool:
    sizes = ((box[2] - box[0], box[3] - box[1]) for box in (one, other))
    (width, height), (other_width, other_height) = sizes
    is_alike = abs(width - other_width) <= _SAME and abs(height - other_height) <= _SAME
    return is_alike and abs(one[1] - other[1]) >= _APART
