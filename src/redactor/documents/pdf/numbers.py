"""Numbers as a copy writes them: one form for one value, short, never with an exponent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, log10

_SMALLEST = 1e-9  # of a matrix that leaves anything to be seen


@lru_cache(maxsize=16384)
def written(value: float, digits: int = 4) -> bytes:
    """*value* with at most *digits* decimals.

    Rounded twice, first finer: two sources whose numbers differ only by the noise of their sums then agree, unless a sum
    falls within that noise of a tie.
    """
    fine = round(round(value, digits + 3), digits)
    whole = int(fine)
    if whole == fine:
        return b"%d" % whole
    text = f"{fine:.{digits}f}".rstrip("0")
    if text.startswith("0."):
        return text[1:].encode()
    return (text.replace("-0.", "-.", 1) if text.startswith("-0.") else text).encode()


def places(scale: float, digits: int = 4) -> int:
    """How many decimals numbers need that are made larger by *scale* before they are points: *digits*, and more for a large scale."""
    return digits + max(0, ceil(log10(scale)) - 1) if scale > 1 else digits


def written_matrix(matrix: Sequence[float]) -> bytes:
    """The six numbers of a matrix. Office programs count in 12,700ths of a point, so that its first four may be very small."""
    largest = max(map(abs, matrix[:4]))
    digits = places(1 / largest, 6) if largest > _SMALLEST else 6
    return b" ".join([*(written(part, digits) for part in matrix[:4]), *map(written, matrix[4:])])
