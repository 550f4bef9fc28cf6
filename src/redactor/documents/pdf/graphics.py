"""The graphics state that an interpreter carries along, and what extended states add to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import pikepdf

from redactor.documents.pdf.colours import GREY
from redactor.documents.pdf.display import (
    BLACK,
    NO_CLIP,
    PLAIN,
    PLAIN_LINE,
    Clip,
    Colour,
    Effects,
    Line,
    Look,
    Segment,
    Space,
)
from redactor.documents.pdf.fonts.codes import SourceFont
from redactor.documents.pdf.matrices import IDENTITY, Matrix, Rectangle, applied, bounds, is_upright, overlap
from redactor.documents.pdf.numbers import written


@dataclass(slots=True)
class GraphicsState:
    """Everything that q saves and Q brings back, text state included."""

    matrix: Matrix = IDENTITY
    clip: Clip = NO_CLIP
    effects: Effects = PLAIN
    fill_space: Space = GREY
    stroke_space: Space = GREY
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line: Line = PLAIN_LINE
    font: SourceFont | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    mode: int = 0
    rise: float = 0.0
    is_hidden: bool = False
    is_cut_to_letters: bool = False  # text clips from here on: nothing is known of what shows through it

    @property
    def look(self) -> Look:
        """Clip and effects, as items carry them."""
        return Look(self.clip, self.effects)

    def saved(self) -> GraphicsState:
        """A copy to come back to."""
        return GraphicsState(*_VALUES(self))


_VALUES = attrgetter(*(one.name for one in fields(GraphicsState)))


def rectangle_of(subpath: Sequence[Segment]) -> Rectangle | None:
    """The rectangle that a sub-path is, in its own space, or None."""
    if len(subpath) == 1 and subpath[0][0] == b"re":
        x, y, width, height = subpath[0][1]
        return min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)
    points = [parts for operator, parts in subpath if operator in {b"m", b"l"}]
    if len(points) != len([1 for operator, _ in subpath if operator != b"h"]) or not 4 <= len(points) <= 5:
        return None
    if len(points) == 5 and points[4] != points[0]:
        return None
    xs, ys = {x for x, _ in points}, {y for _, y in points}
    if len(xs) != 2 or len(ys) != 2 or len(set(points[:4])) != 4:
        return None
    sides = [(points[at][0] == points[at - 1][0]) != (points[at][1] == points[at - 1][1]) for at in range(1, 4)]
    return (min(xs), min(ys), max(xs), max(ys)) if all(sides) else None


def narrowed(clip: Clip, subpaths: Sequence[Sequence[Segment]], matrix: Matrix, rule: bytes) -> Clip:
    """*clip* cut down to the path, which stands in the space of *matrix*."""
    upright = rectangle_of(subpaths[0]) if len(subpaths) == 1 and is_upright(matrix) else None
    if upright is None:
        path = (path_bytes(subpaths, matrix), rule)
        return clip if path in clip.paths else Clip(clip.rectangle, (*clip.paths, path))
    corners = (applied(matrix, upright[0], upright[1]), applied(matrix, upright[2], upright[3]))
    found = bounds(corners)
    assert found is not None
    return Clip(found if clip.rectangle is None else overlap(clip.rectangle, found), clip.paths)


def path_points(subpath: Iterable[Segment]) -> Iterator[tuple[float, float]]:
    """Every point that a sub-path names, of a rectangle its corners in turn."""
    for operator, numbers in subpath:
        if operator == b"re":
            x, y, width, height = numbers
            yield from ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        else:
            yield from zip(numbers[::2], numbers[1::2], strict=True)


def subpath_box(subpath: Iterable[Segment], matrix: Matrix) -> Rectangle | None:
    """The bounds of a sub-path, carried through *matrix*."""
    return bounds(applied(matrix, *point) for point in path_points(subpath))


def path_bytes(subpaths: Sequence[Sequence[Segment]], matrix: Matrix | None = None, *, digits: int = 4) -> bytes:
    """A path written out with so many decimals, carried through *matrix* if one is given."""
    parts: list[bytes] = []
    for subpath in subpaths:
        for given in subpath:
            operator, numbers = given if matrix is None else _carried(*given, matrix, parts)
            parts.append(b" ".join([*(written(one, digits) for one in numbers), operator]) if numbers else operator)
    return b" ".join(parts)


def _carried(
    operator: bytes, numbers: tuple[float, ...], matrix: Matrix, parts: list[bytes]
) -> tuple[bytes, tuple[float, ...]]:
    if operator == b"re":
        x, y, width, height = numbers
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        (first, *others) = [applied(matrix, *corner) for corner in corners]
        parts.append(b" ".join([*map(written, first), b"m"]))
        parts.extend(b" ".join([*map(written, other), b"l"]) for other in others)
        return b"h", ()
    flat: list[float] = []
    for at in range(0, len(numbers), 2):
        flat.extend(applied(matrix, numbers[at], numbers[at + 1]))
    return operator, tuple(flat)


def number(value: Any, default: float = 0.0) -> float:
    """A PDF number, or *default* where there is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def line_with(line: Line, key: str, value: Any) -> Line:
    """*line* with what one entry of an extended graphics state says."""
    if key == "/LW":
        return line._replace(width=number(value))
    if key == "/LC":
        return line._replace(cap=int(number(value)))
    if key == "/LJ":
        return line._replace(join=int(number(value)))
    if key == "/ML":
        return line._replace(mitre=number(value))
    if key == "/D" and isinstance(value, pikepdf.Array) and len(value) == 2:
        return dashed(line, [number(part) for part in value[0]], number(value[1]))
    return line


def dashed(line: Line, dashes: Sequence[float], phase: float) -> Line:
    """*line* with a dash pattern; one that readers could not follow counts as none."""
    usable = tuple(dashes) if any(part > 0 for part in dashes) and all(part >= 0 for part in dashes) else ()
    return line._replace(dashes=usable, phase=phase if usable else 0.0)


_BLENDS = frozenset(
    [
        "Multiply",
        "Screen",
        "Overlay",
        "Darken",
        "Lighten",
        "ColorDodge",
        "ColorBurn",
        "HardLight",
        "SoftLight",
        "Difference",
        "Exclusion",
        "Hue",
        "Saturation",
        "Color",
        "Luminosity",
    ]
)


def effects_with(effects: Effects, key: str, value: Any) -> Effects:
    """*effects* with what one entry of an extended graphics state says (masks apart)."""
    if key == "/ca":
        return effects._replace(fill_alpha=min(max(number(value, 1.0), 0.0), 1.0))
    if key == "/CA":
        return effects._replace(stroke_alpha=min(max(number(value, 1.0), 0.0), 1.0))
    if key == "/BM":
        wanted = [value] if isinstance(value, pikepdf.Name) else list(value)
        known = [str(name)[1:] for name in wanted if str(name)[1:] in _BLENDS]
        return effects._replace(blend=known[0] if known else "Normal")
    if key == "/AIS":
        return effects._replace(alpha_is_shape=bool(value))
    if key == "/OP":
        return effects._replace(overprint_stroke=bool(value), overprint_fill=bool(value))
    if key == "/op":
        return effects._replace(overprint_fill=bool(value))
    if key == "/OPM":
        return effects._replace(overprint_mode=int(number(value)))
    return effects
