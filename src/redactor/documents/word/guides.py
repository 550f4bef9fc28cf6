"""What the guides of a shape's geometry come to, and the lines that its paths draw."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

from redactor.documents.word.namespaces import Node, local

Point = tuple[float, float]
_STEPS = 12  # straight pieces a curve
_DEGREE = 60_000
# Each takes three arguments; formulas with fewer get noughts for the rest.
_OPERATIONS: dict[str, Callable[[float, float, float], float]] = {
    "*/": lambda x, y, z: x * y / (z or 1),
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / (z or 1),
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, *_: abs(x),
    "at2": lambda x, y, *_: math.degrees(math.atan2(y, x)) * _DEGREE,
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "cos": lambda x, y, *_: x * math.cos(_radians(y)),
    "max": lambda x, y, *_: max(x, y),
    "min": lambda x, y, *_: min(x, y),
    "mod": math.hypot,
    "pin": lambda x, y, z: min(max(y, x), z),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
    "sin": lambda x, y, *_: x * math.sin(_radians(y)),
    "sqrt": lambda x, *_: math.sqrt(abs(x)),
    "tan": lambda x, y, *_: x * math.tan(_radians(y)),
    "val": lambda x, *_: x,
}


def _radians(angle: float) -> float:
    return math.radians(angle / _DEGREE)


class Guides:
    """The geometry of one shape of a given size."""

    def __init__(self, geometry: Node, width: float, height: float) -> None:
        self.geometry = geometry
        self.size = (width, height)
        self.values = _presets(width, height)
        for node in geometry.iter("{*}gd"):
            operator, *arguments = node.get("fmla", "val 0").split()
            x, y, z, *_ = [*map(self.value, arguments), 0.0, 0.0, 0.0]
            self.values[node.get("name", "")] = _OPERATIONS[operator](x, y, z)

    def value(self, text: str) -> float:
        """A number, or what a guide comes to."""
        return self.values[text] if text in self.values else float(text)

    def lines(self) -> Iterator[list[Point]]:
        """Every line that the paths draw, curves in short pieces."""
        for path in self.geometry.iter("{*}path"):
            across, down = (self._scale(path, key, at) for at, key in enumerate(("w", "h")))
            for line in self._lines_of(path):
                if len(line) > 1:
                    yield [(x * across, y * down) for x, y in line]

    def _scale(self, path: Node, key: str, at: int) -> float:
        own = float(path.get(key, 0))
        return self.size[at] / own if own else 1.0

    def _lines_of(self, path: Node) -> Iterator[list[Point]]:
        line: list[Point] = []
        for command in path:
            kind = local(command)
            points = [(self.value(point.get("x")), self.value(point.get("y"))) for point in command]
            if kind == "moveTo":
                yield line
                line = points[:1]
            elif kind == "close":
                line = [*line, *line[:1]]
            elif kind == "arcTo" and line:
                line = [*line, *self._arc(line[-1], command)]
            elif line:
                line = [*line, *(points if kind == "lnTo" else _curve([line[-1], *points]))]
        yield line

    def _arc(self, start: Point, command: Node) -> list[Point]:
        wide, high, begin, swing = (self.value(command.get(key, "0")) for key in ("wR", "hR", "stAng", "swAng"))
        first, turn = _radians(begin), _radians(swing)
        middle = (start[0] - wide * math.cos(first), start[1] - high * math.sin(first))
        angles = (first + turn * step / _STEPS for step in range(1, _STEPS + 1))
        return [(middle[0] + wide * math.cos(angle), middle[1] + high * math.sin(angle)) for angle in angles]


def _curve(points: list[Point]) -> list[Point]:
    """A Bézier curve of any degree, its first point left out."""
    made = []
    for step in range(1, _STEPS + 1):
        share, level = step / _STEPS, points
        while len(level) > 1:
            level = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(level)]
        made += level
    return made


def _presets(width: float, height: float) -> dict[str, float]:
    short = min(width, height)
    found = {"w": width, "h": height, "l": 0.0, "t": 0.0, "r": width, "b": height, "hc": width / 2, "vc": height / 2}
    found |= {"ss": short, "ls": max(width, height)}
    parts = (2, 3, 4, 5, 6, 8, 10, 12, 16, 32)
    found |= {
        f"{name}d{part}": side / part for name, side in (("w", width), ("h", height), ("ss", short)) for part in parts
    }
    circle = 360.0 * _DEGREE
    found |= {"cd2": circle / 2, "cd4": circle / 4, "cd8": circle / 8}
    return found | {"3cd4": circle * 3 / 4, "3cd8": circle * 3 / 8, "5cd8": circle * 5 / 8, "7cd8": circle * 7 / 8}
