"""Freehand shapes of the older drawing language as geometry of the newer one. What is not plain lines and curves stays unread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from redactor.documents.word.freehand import rewritten
from redactor.documents.word.namespaces import Node, add, local, make, qualified

_COMMAND = re.compile(r"([a-zA-Z]{1,2})([^a-zA-Z]*)")
_NUMBERS = re.compile(r"[-\d,\s]*")
_LONGEST_PATH = 200_000
_LARGEST = 10**9
# Letters of a path: how many numbers they take at a time, what they draw, and whether from the last point on.
_STROKES = {
    "m": (2, "a:moveTo", False), "l": (2, "a:lnTo", False), "c": (6, "a:cubicBezTo", False),
    "t": (2, "a:moveTo", True), "r": (2, "a:lnTo", True), "v": (6, "a:cubicBezTo", True),
}  # fmt: skip
_ENDS = {"x": "a:close"}
_SILENT = frozenset({"e", "nf", "ns"})

Point = tuple[int, int]


class _Unknown(ValueError):
    """Something in the path is no plain line or curve."""


def freehand_geometry(shape: Node, corners: list[Point]) -> Node | None:
    """The geometry of a freehand shape: of a polyline through *corners*, else of the path that the shape states."""
    try:
        path = _polyline(corners) if local(shape) == "polyline" else _stated_path(shape)
    except _Unknown:
        return None
    geometry = make("a:custGeom")
    add(geometry, "a:pathLst").append(path)
    return rewritten(geometry)


def corners_of(polyline: Node, measure: Callable[[str], int]) -> list[Point]:
    """The points of a polyline."""
    values = [measure(value) for value in polyline.get("points", "")[:_LONGEST_PATH].replace(",", " ").split()]
    return list(zip(values[::2], values[1::2], strict=False))


def bounds(corners: list[Point]) -> tuple[int, int, int, int]:
    """Left, top, width and height of the rectangle round the corners, of which there are some; nothing is thinner than one."""
    left, top = (min(corner[at] for corner in corners) for at in (0, 1))
    width, height = (max(1, max(corner[at] for corner in corners) - low) for at, low in ((0, left), (1, top)))
    return left, top, width, height


def _polyline(corners: list[Point]) -> Node:
    if len(corners) < 2:
        raise _Unknown
    left, top, width, height = bounds(corners)
    path = make("a:path", w=str(width), h=str(height))
    for number, (x, y) in enumerate(corners):
        _draw(path, "a:lnTo" if number else "a:moveTo", [(x - left, y - top)])
    return path


def _stated_path(shape: Node) -> Node:
    width, height = _pair(shape.get("coordsize", ""), (1000, 1000))
    left, top = _pair(shape.get("coordorigin", ""), (0, 0))
    path = make("a:path", w=str(width), h=str(height))
    for name, points in _strokes(shape.get("path", "")[:_LONGEST_PATH]):
        _draw(path, name, [(x - left, y - top) for x, y in points])
    if len(path) == 0 or path[0].tag != qualified("a:moveTo") or min(width, height) < 1:
        raise _Unknown
    return path


def _strokes(text: str) -> Iterator[tuple[str, list[Point]]]:
    if _COMMAND.sub("", text).strip():
        raise _Unknown
    last = (0, 0)
    for letter, rest in _commands(text):
        if letter in _ENDS:
            yield _ENDS[letter], []
        if letter in _ENDS or letter in _SILENT:
            continue
        count, name, is_relative = _STROKES[letter]
        for numbers in _groups(rest, count):
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            points = [(x + last[0], y + last[1]) for x, y in points] if is_relative else points
            last = points[-1]
            yield name, points


def _commands(text: str) -> Iterator[tuple[str, str]]:
    """Each letter with what follows it; "xe" is two letters."""
    for letters, rest in _COMMAND.findall(text.lower()):
        known = [letters] if letters in _SILENT | _STROKES.keys() | _ENDS.keys() else list(letters)
        if not _NUMBERS.fullmatch(rest) or any(one not in _SILENT | _STROKES.keys() | _ENDS.keys() for one in known):
            raise _Unknown
        for one in known[:-1]:
            yield one, ""
        yield known[-1], rest


def _groups(text: str, count: int) -> Iterator[list[int]]:
    """Numbers, so many at a time; one that is left out is nought."""
    tidy = re.sub(r"\s*,\s*|\s+", ",", text.strip())
    values = [_number(value) for value in tidy.split(",")] if tidy else [0] * count
    if len(values) % count:
        raise _Unknown
    yield from (values[at : at + count] for at in range(0, len(values), count))


def _number(value: str) -> int:
    if not re.fullmatch(r"-?\d{0,9}", value) or value == "-":
        raise _Unknown
    return int(value or "0")


def _pair(value: str, default: Point) -> Point:
    one, _, other = value.partition(",")
    return (int(one or 0), int(other or 0)) if re.fullmatch(r"-?\d{0,8},-?\d{0,8}", value) and value != "," else default


def _draw(path: Node, name: str, points: list[Point]) -> None:
    stroke = add(path, name)
    for x, y in points:
        if max(abs(x), abs(y)) > _LARGEST:
            raise _Unknown
        add(stroke, "a:pt", x=str(x), y=str(y))
