"""Touched segments set again: kept glyphs at natural advances, one label for each withheld stretch.

Nothing in the result depends on what was withheld. The start is decided from untouched lines alone; the end is where the
kept glyphs and labels end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, islice
from typing import NamedTuple

from redactor.documents.pdf.display import BLACK, Clip, Colour, Effects, Line, Look, PathItem, TextRun, TextStyle
from redactor.documents.pdf.edges import Edges
from redactor.documents.pdf.fonts.book import label_font
from redactor.documents.pdf.fonts.metrics import letter_width, printable, text_width
from redactor.documents.pdf.lines import Axis, LineSegment, Set
from redactor.documents.pdf.matrices import IDENTITY, Rectangle, bounds
from redactor.documents.pdf.records import records_of

_WORD = 0.25  # em: a gap that means a space
_IMPLIED = 0.2  # em: from here on a gap means a space
_OVERLAY = -0.25  # em: an accent set over its letter
_LEADERS = frozenset("._…-‐·•*=~")
_MOST_LEADERS = 3
_PADDING = 0.18  # em beside a label
_NARROWEST = 0.5
_NARROWEST_LABEL = 0.35
_TIGHTEST = 0.2  # where it would run off the page
_EDGE = 12.0  # points kept free at the right edge of the page
_APART = 0.3  # em before the next segment
_LARGEST_LABEL = 30.0  # points
_PAPER = Colour((0.91,))


class Unit(NamedTuple):
    """One thing to set: a kept glyph or a label; ``at`` is its place from the start, in points before squeezing."""

    at: float
    width: float
    item: Set | None = None
    label: str = ""


@dataclass(slots=True, eq=False)
class Relaid:
    """A touched segment as it is set: its items in the display list, its extent, and what had to be left out."""

    segment: LineSegment
    start: float
    limit: float
    items: list[TextRun | PathItem] = field(default_factory=list)
    lost: tuple[int, ...] = ()  # trace indexes of disclosable glyphs that could not be set
    reason: str = ""


def relay(
    segments: Sequence[LineSegment], edges: Mapping[Axis, Edges], labels: Mapping[int, str], *, everything: bool = False
) -> list[Relaid]:
    """All touched segments set again, or all with *everything*; *labels* gives withheld glyphs' labels by trace index."""
    made: dict[int, Relaid] = {}
    for segment in sorted(segments, key=lambda segment: segment.left):  # what stands before on a line is set first
        if everything or segment.is_touched:
            made[id(segment)] = _relay_segment(segment, edges[segment.axis].on_line(segment), labels, made)
    found = [made[id(segment)] for segment in segments if id(segment) in made]
    _keep_boxes_apart(found)
    return found


def _keep_boxes_apart(made: Sequence[Relaid]) -> None:
    """Where labels of two segments overlap, only their words are painted: a box would hide the other's words."""
    boxes = [
        (box[1], box[3], box[0], box[2], number, item)
        for number, relaid in enumerate(made)
        for item in relaid.items
        if isinstance(item, PathItem) and (box := _extent(item)) is not None
    ]
    boxes.sort(key=lambda box: box[:5])
    gone: dict[int, set[int]] = {}
    for at, (_, high, left, right, number, item) in enumerate(boxes):
        for low, _, other_left, other_right, other, second in islice(boxes, at + 1, None):
            if low >= high:
                break
            if other != number and other_left < right and left < other_right:
                gone.setdefault(number, set()).add(id(item))
                gone.setdefault(other, set()).add(id(second))
    for number, items in gone.items():
        made[number].items = [item for item in made[number].items if id(item) not in items]


def _extent(item: PathItem) -> Rectangle | None:
    return bounds(
        (x, y) for path in item.subpaths for operator, numbers in path if operator != b"h" for x, y in (numbers,)
    )


def _relay_segment(segment: LineSegment, edges: Edges, labels: Mapping[int, str], made: Mapping[int, Relaid]) -> Relaid:
    units, reason = _units(segment, labels), ""
    has_label = any(unit.item is None for unit in units)  # on drawn pages lines are set again that hold none
    if has_label and _is_right_to_left(segment):
        units, reason = _label_alone(segment, labels), "text written from right to left"
    width = units[-1].at + units[-1].width
    start, limit = _room(segment, edges, width, made)
    if has_label and limit - start < _NARROWEST * width and _is_last(segment, edges, start):
        limit = max(limit, edges.page_right - _EDGE)  # into the margin rather than too narrow to read
    squeeze = min(1.0, (limit - start) / width) if width > 0 else 1.0
    if squeeze < _NARROWEST and not reason and has_label and any(unit.item is not None for unit in units):
        units, reason = _label_alone(segment, labels), "no room for the label"
        width = units[-1].at + units[-1].width
        start, limit = _room(segment, edges, width, made)
        squeeze = min(1.0, (limit - start) / width)
    squeeze = round(max(squeeze, _NARROWEST_LABEL), 3)
    if width > 0 and start + width * squeeze > edges.page_right:
        start, squeeze = _kept_on_page(start, width, edges)
    relaid = Relaid(segment, start, max(limit, start + width * squeeze))
    if reason:
        relaid.reason = reason
        relaid.lost = tuple(
            at for item in segment.glyphs if not item.is_withheld and not item.is_space for at in item.trace
        )
    relaid.items = _items(segment, units, start, squeeze)
    return relaid


def _is_last(segment: LineSegment, edges: Edges, start: float) -> bool:
    """Whether nothing that is known stands to the right of a segment set from *start* on."""
    return segment.following is None and edges.beside(start, segment.base, segment.size) is None


def _kept_on_page(start: float, width: float, edges: Edges) -> tuple[float, float]:
    """Start and squeeze of what would run off the page: letters that nobody can see must not be in the copy."""
    start = max(edges.page_left, min(start, edges.page_right - width * _TIGHTEST))
    return start, round(min(1.0, max((edges.page_right - start) / width, _TIGHTEST)), 3)


def _units(segment: LineSegment, labels: Mapping[int, str]) -> list[Unit]:
    """What is to be set, in order: kept glyphs, one label for each withheld stretch; no space at either end."""
    units: list[Unit] = []
    at, last, pending = 0.0, None, 0.0
    for item in _without_leaders([item for item in segment.glyphs if not item.is_double]):
        start, size, natural = item[0], item[3], item[4]
        gap = (start - last[1]) / max(size, 0.01) if last is not None else 0.0
        space = 0.0
        if gap > _IMPLIED and last is not None and units and not last.is_space and not item.is_space:
            space = _WORD * size
        if item.is_withheld:
            if not (units and units[-1].item is None):
                label = _label_of(item, labels)
                at += pending + space
                units.append(Unit(at, label_width(label, _label_size(segment)), label=label))
                at += units[-1].width
            pending = 0.0
        elif item.is_space:
            pending += natural if units else 0.0
        elif gap < _OVERLAY and last is not None and units and not last.is_withheld and units[-1].item is last:
            units.append(Unit(units[-1].at + start - last.start, 0.0, item))
        else:
            at += pending + space
            pending = 0.0
            units.append(_UNIT((at, natural, item, "")))
            at += natural
        last = item
    return units


_UNIT = records_of(Unit)


def _label_of(item: Set, labels: Mapping[int, str]) -> str:
    return next((labels[at] for at in item.trace if at in labels), "")


def label_width(label: str, size: float) -> float:
    """The room a label takes."""
    return (text_width(label) + 2 * _PADDING) * size


def _label_alone(segment: LineSegment, labels: Mapping[int, str]) -> list[Unit]:
    label = next(_label_of(item, labels) for item in segment.glyphs if item.is_withheld)
    return [Unit(0.0, label_width(label, _label_size(segment)), label=label)]


def _label_size(segment: LineSegment) -> float:
    """The size of a segment's letters, but for writing across a page: a label as large as a watermark would hide the words under it."""
    return min(segment.size, _LARGEST_LABEL)


def _without_leaders(glyphs: Sequence[Set]) -> list[Set]:
    """The glyphs with every row of leaders (four or more, equal) cut to three: their number tells a length."""
    if sum([item.text in _LEADERS for item in glyphs]) <= _MOST_LEADERS:
        return list(glyphs)
    kept: list[Set] = []
    count = 0
    last = ""
    for item in glyphs:
        text = item.text
        if item.is_space and last:
            kept.append(item)
            continue
        count = count + 1 if text == last and not item.is_withheld else 1
        last = text if text in _LEADERS and not item.is_withheld else ""
        if count <= _MOST_LEADERS or not last:
            kept.append(item)
    return kept


def _is_right_to_left(segment: LineSegment) -> bool:
    text = "".join([item.text for item in segment.glyphs])
    return not text.isascii() and any(
        "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in text
    )


def _room(segment: LineSegment, edges: Edges, width: float, made: Mapping[int, Relaid]) -> tuple[float, float]:
    """Where the segment starts and how far it may reach: from untouched lines and neighbours alone."""
    apart = _APART * segment.size
    limit = edges.body_right
    following = segment.following
    if following is not None:
        kept = following.left if not following.is_touched else edges.left_near(following.left)
        limit = (kept if kept is not None else following.left) - apart
    left = edges.left_near(segment.left)
    if left is None and segment.before is None and edges.has_tick(segment):
        left = segment.left
    if left is not None:
        column = edges.beside(left, segment.base, segment.size) if following is None else None
        limit = limit if column is None else min(limit, column - apart)
        return left, max(limit, left + 1.0)
    right = edges.right_near(segment.right)
    if right is not None:
        return max(right - width, _earliest(segment, edges.page_left, made)), right
    middle = edges.middle_near((segment.left + segment.right) / 2)
    if middle is not None:
        start = max(middle - width / 2, _earliest(segment, edges.page_left, made))
        return start, max(limit, start + 1.0)
    if segment.before is None:  # nothing tells where it stood: at the body's left, further left if that gives it room
        start = max(min(edges.body_left, limit - width), edges.page_left)
    else:
        start = _earliest(segment, edges.page_left, made, em=1.0)
    return start, max(limit, start + 1.0)


def _earliest(segment: LineSegment, page_left: float, made: Mapping[int, Relaid], em: float = 0.3) -> float:
    """The first place after what stands before on the line, else the page's left margin."""
    before = segment.before
    if before is None:
        return page_left
    relaid = made.get(id(before))
    end = before.right if relaid is None else relaid_end(relaid)
    return end + em * segment.size


def relaid_end(relaid: Relaid) -> float:
    """Where a segment that was set again ends."""
    axis = relaid.segment.axis
    ends = [relaid.start]
    for item in relaid.items:
        if isinstance(item, TextRun):
            wide = (item.style.em[0] ** 2 + item.style.em[1] ** 2) ** 0.5
            places = zip(item.xs, item.ys, item.advances, strict=True)
            ends.extend([axis.along(x, y) + advance * wide for x, y, advance in places])
    return max(ends) + _PADDING * relaid.segment.size


def _items(segment: LineSegment, units: Sequence[Unit], start: float, squeeze: float) -> list[TextRun | PathItem]:
    """The display items: boxes of labels first, then the text in order, runs of one style together."""
    boxes: list[TextRun | PathItem] = []
    runs: list[TextRun | PathItem] = []
    for source, group in groupby(units, key=_source):
        stretch = list(group)
        if source is not None:
            _set_stretch(_run_for(source, runs, squeeze), segment.axis, stretch, (start, squeeze))
            continue
        for unit in stretch:
            place = (start + unit.at * squeeze, segment.base)
            box, run = label_items(unit.label, segment.axis, place, (_label_size(segment), squeeze))
            boxes.append(box)
            runs.append(run)
    return [*boxes, *runs]


def _source(unit: Unit) -> TextRun | None:
    """The run that a kept glyph came from; None for a label."""
    item = unit[2]
    return item.run if item is not None else None


def _set_stretch(target: TextRun, axis: Axis, units: Sequence[Unit], line: tuple[float, float]) -> None:
    """Add kept glyphs of one run to *target*; *line* is where the segment starts, and its squeeze."""
    start, squeeze = line
    items = [unit[2] for unit in units if unit[2] is not None]
    source, places = items[0].run, [item.at for item in items]
    points = [axis.point(start + unit[0] * squeeze, item.across) for unit, item in zip(units, items, strict=True)]
    target.xs.extend([x for x, _ in points])
    target.ys.extend([y for _, y in points])
    target.codes.extend([source.codes[at] for at in places])
    target.advances.extend([item.advance for item in items])
    target.texts.extend([item.text for item in items])
    target.ids.extend([source.ids[at] for at in places])


def _run_for(source: TextRun, runs: list[TextRun | PathItem], squeeze: float) -> TextRun:
    """The run in which kept glyphs of *source* are set: the last one where its style is the same."""
    a, b, c, d = source.style.em
    style = source.style._replace(em=(a * squeeze, b * squeeze, c, d))
    look = Look(Clip(), source.look.effects)
    last = runs[-1] if runs else None
    if not (isinstance(last, TextRun) and last.style == style and last.look == look):
        last = TextRun(look, style)
        runs.append(last)
    return last


def label_items(
    label: str, axis: Axis, place: tuple[float, float], sizes: tuple[float, float]
) -> tuple[PathItem, TextRun]:
    """A label as a light box with words on it; *place* along and across, *sizes* the em and the squeeze."""
    along, base = place
    size, squeeze = sizes
    width = label_width(label, size) * squeeze
    box = _patch(axis, (along, along + width), base, size)
    run = text_run(label, axis, (along + _PADDING * size * squeeze, base), sizes)
    run.is_label = True
    return box, run


def _patch(axis: Axis, ends: tuple[float, float], base: float, size: float) -> PathItem:
    """The light box of a label from the first of *ends* to the second, along its line."""
    (start, end), low, high = ends, base - 0.22 * size, base + 0.82 * size
    corners = [axis.point(x, y) for x, y in ((start, low), (end, low), (end, high), (start, high))]
    path = [(b"m", corners[0]), *((b"l", corner) for corner in corners[1:]), (b"h", ())]
    return PathItem(Look(Clip(), Effects()), IDENTITY, [path], b"f", _PAPER, BLACK, Line())


def label_patch(run: TextRun) -> PathItem:
    """The light box of a label that is known by its words."""
    a, b, c, d = run.style.em
    wide, size = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    axis = Axis(d / size, -c / size)
    start = axis.along(run.xs[0], run.ys[0]) - _PADDING * wide
    end = axis.along(run.xs[-1], run.ys[-1]) + (run.advances[-1] + _PADDING) * wide
    return _patch(axis, (start, end), axis.across(run.xs[0], run.ys[0]), size)


def text_run(
    text: str, axis: Axis, place: tuple[float, float], sizes: tuple[float, float], *, colour: Colour = BLACK
) -> TextRun:
    """Words in the stock font at *place* (along and across)."""
    size, squeeze = sizes
    em = (axis.x * size * squeeze, axis.y * size * squeeze, -axis.y * size, axis.x * size)
    run = TextRun(Look(Clip(), Effects()), TextStyle(label_font(), 0, colour, BLACK, Line(), em))
    at = place[0]
    for code, letter, advance in _letters(text):
        run.add(code, axis.point(at, place[1]), advance, letter)
        at += advance * size * squeeze
    return run


@lru_cache(maxsize=512)
def _letters(text: str) -> tuple[tuple[int, str, float], ...]:
    """The codes, letters and advances of words in the stock font."""
    letters = [(code, bytes([code]).decode("cp1252", "replace")) for code in printable(text)]
    return tuple((code, letter, letter_width(letter)) for code, letter in letters)
