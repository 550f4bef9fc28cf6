"""Labels and words set again that something painted later would hide: they are painted right after what covers them.

What was set again stands in the display list where the first glyph of its line stood, but elsewhere on the page: a form's
field, a picture's empty box or a filled area that comes later may cover the place. Labels get their light patch once more, and words one on a dark area.
Only where they stand counts, never what they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from redactor.documents.pdf.colours import lightness
from redactor.documents.pdf.display import FILLS, GroupItem, ImageItem, Item, PathItem, ShadingItem, TextRun
from redactor.documents.pdf.graphics import path_points
from redactor.documents.pdf.matrices import Rectangle, bounds, carried, overlap
from redactor.documents.pdf.pairing import text_runs
from redactor.documents.pdf.relay import Relaid, label_patch

_LEAST = 0.25  # em that must be covered each way before a letter can be hidden
_DARK = 0.5
_THICK = 2.0  # points: a stroke from here on may cover letters
_NOTHING: Rectangle = (0.0, 0.0, 0.0, 0.0)
_EVERYWHERE: Rectangle = (-1e9, -1e9, 1e9, 1e9)


def set_words_on_top(items: Sequence[Item], relaid: Iterable[Relaid]) -> list[Item]:
    """*items* with every label and every run of *relaid* that a later item may cover moved to right after the last such."""
    return _on_top(items, {id(item) for made in relaid for item in made.items})


def with_ground(items: Sequence[Item], own: Iterable[Item]) -> list[Item]:
    """What a copy adds to a page (*own*), each on a light patch where something dark may lie under it and no words do."""
    words = [
        (x, y, max(map(abs, run.style.em))) for run in text_runs(items) for x, y in zip(run.xs, run.ys, strict=True)
    ]
    grounds = [painted for at, painted in _covers(items) if not _is_white(items[at])]
    made: list[Item] = []
    for item in own:
        if isinstance(item, TextRun) and item.codes:
            box = _path_box(label_patch(item))
            if any(_reach_into(painted, box) for painted in grounds) and not any(_holds(box, *at) for at in words):
                made.append(label_patch(item))
        made.append(item)
    return made


def _is_white(item: Item) -> bool:
    return isinstance(item, PathItem) and item.fill.parts in {(1.0,), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0)}


def _reach_into(painted: Rectangle, box: Rectangle) -> bool:
    x0, y0, x1, y1 = overlap(painted, box)
    return x1 > x0 and y1 > y0


def _holds(box: Rectangle, x: float, y: float, size: float) -> bool:
    """Whether a letter of *size* at a point may stand in a box."""
    return box[0] - size <= x <= box[2] + size and box[1] - size <= y <= box[3] + size


def _on_top(items: Sequence[Item], ours: AbstractSet[int]) -> list[Item]:
    made = list(items)
    for item in made:
        if isinstance(item, GroupItem):
            item.items = _on_top(item.items, ours)
    moved: dict[int, list[TextRun]] = {}
    runs = list(_set_runs(made, ours))
    covers = list(_covers(made)) if runs else []
    for at, run in runs:
        cover = _last_cover(covers, at, run)
        if cover is not None:
            moved.setdefault(cover, []).append(run)
    if not moved:
        return made
    gone = {id(run) for one in moved.values() for run in one}
    return list(_rearranged(made, moved, gone))


def _needs_ground(run: TextRun, cover: Item) -> bool:
    """Whether a run needs a light patch on what it is painted over: labels do, and words as dark as an opaque area."""
    return run.is_label or (isinstance(cover, PathItem) and _is_dark(cover))


def _is_dark(cover: PathItem) -> bool:
    effects, parts = cover.look.effects, cover.fill.parts
    if cover.fill.space is not None or effects.blend != "Normal" or effects.fill_alpha < 1.0:
        return False
    return lightness(parts) < _DARK


def _rearranged(
    items: Sequence[Item], moved: Mapping[int, Sequence[TextRun]], gone: AbstractSet[int]
) -> Iterator[Item]:
    for at, item in enumerate(items):
        if isinstance(item, GroupItem):
            item.items = _without(item.items, gone)
        if id(item) not in gone:
            yield item
        runs = moved.get(at, ())
        yield from (label_patch(run) for run in runs if _needs_ground(run, item))
        yield from runs


def _without(items: Iterable[Item], gone: AbstractSet[int]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if isinstance(item, GroupItem):
            item.items = _without(item.items, gone)
        if id(item) not in gone:
            kept.append(item)
    return kept


def _set_runs(items: Iterable[Item], ours: AbstractSet[int]) -> Iterator[tuple[int, TextRun]]:
    """Every run that was set again, with the place in *items* of itself or of the group that holds it."""
    for at, item in enumerate(items):
        if isinstance(item, TextRun) and item.codes and (item.is_label or id(item) in ours):
            yield at, item
        elif isinstance(item, GroupItem):
            yield from ((at, run) for _, run in _set_runs(item.items, ours))


def _last_cover(covers: Sequence[tuple[int, Rectangle]], at: int, run: TextRun) -> int | None:
    """The place of the last item after *at* that may cover *run*."""
    box = _path_box(label_patch(run))
    least = _LEAST * max(map(abs, run.style.em))
    for number, painted in reversed(covers):
        if number <= at:
            return None
        x0, y0, x1, y1 = overlap(box, painted)
        if x1 - x0 > least and y1 - y0 > least:
            return number
    return None


def _covers(items: Iterable[Item]) -> Iterator[tuple[int, Rectangle]]:
    """What each item paints, worked out once a page: the place in *items* of itself or of the group that holds it."""
    for at, item in enumerate(items):
        if isinstance(item, GroupItem):
            yield from ((at, painted) for _, painted in _covers(item.items))
        elif (painted := _painted(item)) != _NOTHING:
            yield at, painted


def _painted(item: Item) -> Rectangle:
    """The most that an item may paint; nothing for text."""
    clip = item.look.clip.rectangle or _EVERYWHERE
    if isinstance(item, ImageItem):
        return overlap(carried((0.0, 0.0, 1.0, 1.0), item.matrix), clip)
    if isinstance(item, PathItem):
        return overlap(_path_box(item), clip)
    return clip if isinstance(item, ShadingItem) else _NOTHING


def _path_box(item: PathItem) -> Rectangle:
    thick = item.line.width * max(map(abs, item.matrix[:4]))
    if item.paint not in FILLS and thick < _THICK:
        return _NOTHING
    found = bounds(point for subpath in item.subpaths for point in path_points(subpath))
    if found is None:
        return _NOTHING
    x0, y0, x1, y1 = carried(found, item.matrix)
    wide = thick / 2 if item.paint not in {b"f", b"F", b"f*"} else 0.0
    return x0 - wide, y0 - wide, x1 + wide, y1 + wide
