"""What is drawn on a page besides text: filled areas, ruling lines, clips and pictures, in drawing order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from redactor.core.places import Box

_THIN = 2.0  # points: a filled area thinner than this is a line
_LETTER_HEIGHTS = (3.0, 40.0)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area; ``sequence`` counts the drawing acts of the page as ``GlyphRun.sequence`` does."""

    box: Box
    colour: tuple[float, ...]
    opacity: float
    sequence: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line along the page's edges, drawn as stroke, thin area or side of a rectangle."""

    horizontal: bool
    at: float  # y of a horizontal line, x of a vertical one
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of a page. ``letter_shapes`` counts filled curves of the size of letters."""

    fills: tuple[Fill, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    has_clips: bool = False
    letter_shapes: int = 0


def page_drawings(page: Any) -> Drawings:
    """The drawings of an unrotated page."""
    fills: list[Fill] = []
    rulings: list[Ruling] = []
    clips = shapes = 0
    for path in page.get_cdrawings(extended=True):
        if path["type"] == "clip":
            clips += 1
        elif path["type"] != "group":
            rulings.extend(_rulings(path))
            shapes += _is_letter_shape(path)
            box = Box(*path["rect"])
            if path.get("fill") and box.x1 - box.x0 > _THIN and box.y1 - box.y0 > _THIN:
                fills.append(Fill(box, tuple(path["fill"]), path.get("fill_opacity") or 0.0, path["seqno"]))
    return Drawings(tuple(fills), tuple(sorted(set(rulings), key=_ruling_key)), clips > 0, shapes)


def _ruling_key(ruling: Ruling) -> tuple[bool, float, float, float]:
    return ruling.horizontal, ruling.at, ruling.start, ruling.end


def _is_letter_shape(path: Mapping[str, Any]) -> bool:
    low, high = _LETTER_HEIGHTS
    if not path.get("fill") or not low < path["rect"][3] - path["rect"][1] < high:
        return False
    return any(item[0] == "c" for item in path["items"])


def _rulings(path: Mapping[str, Any]) -> list[Ruling]:
    found: list[Ruling] = []
    stroked = path.get("color") is not None
    for item in path["items"]:
        if item[0] == "l" and stroked:
            found.extend(_line(item[1], item[2]))
        elif item[0] == "re":
            found.extend(_sides(Box(*item[1]), stroked=stroked))
        elif item[0] == "qu":
            xs, ys = [point[0] for point in item[1]], [point[1] for point in item[1]]
            found.extend(_sides(Box(min(xs), min(ys), max(xs), max(ys)), stroked=stroked))
    return found


def _line(start: tuple[float, float], end: tuple[float, float]) -> list[Ruling]:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) < 1 < abs(x1 - x0):
        return [_ruling((y0 + y1) / 2, x0, x1, horizontal=True)]
    if abs(x1 - x0) < 1 < abs(y1 - y0):
        return [_ruling((x0 + x1) / 2, y0, y1, horizontal=False)]
    return []


def _ruling(at: float, start: float, end: float, *, horizontal: bool) -> Ruling:
    return Ruling(horizontal, round(at, 1), round(min(start, end), 1), round(max(start, end), 1))


def _sides(box: Box, *, stroked: bool) -> list[Ruling]:
    """The lines of a rectangle: itself where it is thin, its sides where it is drawn round or shaded as a cell is."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if height <= _THIN < width:
        return [_ruling((box.y0 + box.y1) / 2, box.x0, box.x1, horizontal=True)]
    if width <= _THIN < height:
        return [_ruling((box.x0 + box.x1) / 2, box.y0, box.y1, horizontal=False)]
    if not stroked or min(width, height) <= _THIN:
        return []
    return [
        _ruling(box.y0, box.x0, box.x1, horizontal=True),
        _ruling(box.y1, box.x0, box.x1, horizontal=True),
        _ruling(box.x0, box.y0, box.y1, horizontal=False),
        _ruling(box.x1, box.y0, box.y1, horizontal=False),
    ]
