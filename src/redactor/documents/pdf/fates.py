"""What becomes of the pictures of a page, and of pages that nobody could read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from redactor.core.copies import CopyPlan, GapFate
from redactor.core.documents import PAGE_GAPS, GapKind
from redactor.documents.pdf.display import (
    Clip,
    Colour,
    Effects,
    GroupItem,
    ImageItem,
    Item,
    Line,
    Look,
    PathItem,
    Segment,
)
from redactor.documents.pdf.furniture import View
from redactor.documents.pdf.images import Images
from redactor.documents.pdf.matrices import IDENTITY, Matrix, Rectangle, carried, overlap
from redactor.documents.pdf.pictures import PagePicture
from redactor.documents.pdf.reader import GlyphReading
from redactor.documents.pdf.relay import label_items, label_width

_DRAWN = frozenset({GapKind.PAGE_WITHOUT_TEXT, GapKind.READERS_DISAGREE})
_NEAR = 1.0  # points
_FRAME = Colour((0.6,))
_LARGEST_LABEL, _SMALLEST_LABEL = 11.0, 4.0
_LABEL_ROOM = 1.5  # em: the box of a label, and a little more
Stretch = tuple[float, float]  # how far a line reaches across, in points


@dataclass(frozen=True, slots=True)
class PageFate:
    """What a plan says about a page as a whole and about its pictures (boxes in default user space).

    ``is_looked_at``: a person has let the page through as it is seen. ``has_unread``: it has small drawings that may be letters.
    """

    is_withheld: bool = False
    is_drawn: bool = False
    is_looked_at: bool = False
    has_unread: bool = False
    shown: tuple[Rectangle, ...] = ()
    withheld: tuple[Rectangle, ...] = ()


def page_fate(reading: GlyphReading, plan: CopyPlan, index: int, to_page: Matrix) -> PageFate:
    """The fate of a page: what is not named in the plan is withheld."""
    fates = dict(plan.gaps)
    gaps = [gap for gap in reading.document.gaps if gap.place.page_index == index]
    whole = [fates.get(gap.id, GapFate.WITHHOLD) for gap in gaps if gap.kind in PAGE_GAPS]
    whole += [GapFate.WITHHOLD for gap in gaps if gap.kind is GapKind.PART_NOT_UNDERSTOOD and gap.place.part == "page"]
    shown: list[Rectangle] = []
    withheld: list[Rectangle] = []
    for gap in gaps:
        picture = reading.pictures.get(gap.id)
        if picture is not None:
            let_through = fates.get(gap.id, GapFate.WITHHOLD) is GapFate.PIXELS
            (shown if let_through else withheld).append(_page_box(picture, to_page))
    is_withheld = index in plan.withheld_pages or GapFate.WITHHOLD in whole
    is_looked_at = bool(whole) and not is_withheld
    kinds = {gap.kind for gap in gaps} if is_looked_at else set()
    has_unread = GapKind.UNREAD_DRAWINGS in kinds
    return PageFate(is_withheld, bool(kinds & _DRAWN), is_looked_at, has_unread, tuple(shown), tuple(withheld))


def _page_box(picture: PagePicture, to_page: Matrix) -> Rectangle:
    return carried(picture.box, to_page)


def with_pictures_decided(
    items: Sequence[Item], fate: PageFate, view: View, label: str, images: Images, printed: Sequence[Stretch] = ()
) -> list[Item]:
    """*items* with every picture that may not be shown replaced by an empty box, labelled beside the lines *printed* in it."""
    masks = {id(mask): mask for mask in (item.look.effects.mask for item in items) if mask is not None}
    for mask in masks.values():
        mask.items = [part for part in mask.items if not isinstance(part, ImageItem) or may_show(part, fate, images)]
    boxed = partial(empty_box, view=view, label=label, printed=printed)
    return [made for item in items for made in _decided(item, fate, boxed, images)]


def _decided(
    item: Item, fate: PageFate, boxed: Callable[[Rectangle], Iterable[Item]], images: Images
) -> Iterator[Item]:
    if isinstance(item, GroupItem):
        item.items = [made for part in item.items for made in _decided(part, fate, boxed, images)]
    if not isinstance(item, ImageItem) or may_show(item, fate, images):
        yield item
        return
    if images.shows_nothing(item.source, item.resources):
        return
    box = carried((0.0, 0.0, 1.0, 1.0), item.matrix)
    clip = item.look.clip.rectangle
    yield from boxed(overlap(box, clip) if clip is not None else box)


def may_show(item: ImageItem, fate: PageFate, images: Images) -> bool:
    """Whether a picture was let through, or needs nobody's look: small or of a single colour."""
    box = carried((0.0, 0.0, 1.0, 1.0), item.matrix)
    if any(_same_place(box, other) for other in fate.withheld):
        return False
    if any(_same_place(box, other) for other in fate.shown):
        return True
    return not images.needs_a_look(item.source, item.resources)


def _same_place(first: Rectangle, second: Rectangle) -> bool:
    return all(abs(one - other) < _NEAR for one, other in zip(first, second, strict=True))


def empty_box(box: Rectangle, view: View, label: str, printed: Sequence[Stretch] = ()) -> Iterator[Item]:
    """A frame in a picture's place, with the label in its middle if there is room for one that can be read.

    Where lines are *printed* in its place (how far each reaches across, in the axis of the view), the label stands in the gap
    nearest to the middle that holds it.
    """
    x0, y0, x1, y1 = box
    if x1 - x0 < 0.5 or y1 - y0 < 0.5:
        return
    frame: list[Segment] = [(b"re", (x0, y0, x1 - x0, y1 - y0))]
    yield PathItem(Look(Clip(), Effects()), IDENTITY, [frame], b"B", Colour((1.0,)), _FRAME, Line(width=0.5))
    along = sorted(view.axis.along(x, y) for x in (x0, x1) for y in (y0, y1))
    across = sorted(view.axis.across(x, y) for x in (x0, x1) for y in (y0, y1))
    width, height = along[-1] - along[0], across[-1] - across[0]
    size = min(_LARGEST_LABEL, 0.7 * height, width / label_width(label, 1.0)) if label else 0.0
    if size >= _SMALLEST_LABEL:
        size, middle = _between(printed, (across[0], across[-1]), round(size, 1))
        start = along[0] + (width - label_width(label, size)) / 2
        yield from label_items(label, view.axis, (start, middle - 0.3 * size), (size, 1.0))


def _between(printed: Sequence[Stretch], box: Stretch, size: float) -> tuple[float, float]:
    """The size and the middle of a label of at most *size* that meets no printed line; the middle of the box if there is none."""
    low, high = box
    middle = low + (high - low) / 2
    inside = sorted(line for line in printed if line[1] > low and line[0] < high)
    tops = [low, *accumulate((line[1] for line in inside), max)]
    gaps = [(max(top, low), min(line[0], high)) for top, line in zip(tops, [*inside, (high, high)], strict=True)]
    while size >= _SMALLEST_LABEL and inside:
        half = _LABEL_ROOM * size / 2
        places = [min(max(middle, start + half), end - half) for start, end in gaps if end - start >= 2 * half]
        if places:
            return size, min(places, key=lambda place: (abs(place - middle), place))
        size = round(0.8 * size, 1)
    return max(size, _SMALLEST_LABEL), middle


def withheld_boxes(boxes: Iterable[Rectangle], view: View, label: str, printed: Sequence[Stretch] = ()) -> list[Item]:
    """Empty boxes for pictures whose places are known but whose painting is not."""
    return [item for box in boxes for item in empty_box(box, view, label, printed)]
