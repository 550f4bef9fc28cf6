"""Affine matrices as PDF writes them: (a, b, c, d, e, f), points as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiplied(first: Sequence[float], second: Matrix) -> Matrix:
    """The matrix that applies *first*, then *second*."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point (x, y) carried through *matrix*."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def inverted(matrix: Matrix) -> Matrix | None:
    """The inverse, or None where there is none."""
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-12:
        return None
    return (
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant,
    )


def is_upright(matrix: Matrix) -> bool:
    """Whether rectangles stay rectangles along the axes."""
    a, b, c, d, _, _ = matrix
    return (abs(b) < 1e-9 and abs(c) < 1e-9) or (abs(a) < 1e-9 and abs(d) < 1e-9)


def bounds(points: Iterable[tuple[float, float]]) -> Rectangle | None:
    """The smallest rectangle round *points*."""
    listed = list(points)
    if not listed:
        return None
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return min(xs), min(ys), max(xs), max(ys)


def carried(rectangle: Sequence[float], matrix: Matrix) -> Rectangle:
    """The smallest upright rectangle round *rectangle* carried through *matrix*."""
    x0, y0, x1, y1 = rectangle
    corners = [applied(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    found = bounds(corners)
    assert found is not None
    return found


def lies_within(inner: Rectangle, outer: Rectangle, slack: float) -> bool:
    """Whether *inner* stands out of *outer* by no more than *slack*, on any side."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def overlap(first: Rectangle, second: Rectangle) -> Rectangle:
    """The common part; empty (x1 < x0 or y1 < y0) where there is none."""
    return max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3])
