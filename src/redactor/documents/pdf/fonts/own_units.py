"""Drawn fonts in units of their own: printing programs make letters of pixels, of which one unit of text holds one.

Such text is shown in a size of a tenth of a point, and that says nothing of how large its letters are. Their boxes do, which
each procedure begins with (ISO 32000-2, 9.6.4: the operator d1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log2
from typing import Any, NamedTuple

from redactor.documents.pdf.entries import followed
from redactor.documents.pdf.opening import PDF_FAULTS

_LARGEST_UNIT = 0.02  # em: in fonts with larger units a letter is no thousand of them high
_SMALLEST_READ = 2.0  # points
_USUAL = 60.0  # units: a letter of ten points at some 500 pixels an inch
_MOST_PROCEDURES = 1000
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_BOX = re.compile(rb"\s+".join([rb"(%s)" % _NUMBER] * 6) + rb"\s+d1\b")
_BEGIN = 400  # bytes of a procedure in which its box stands
_HALVES = 2  # sizes are told in so many steps from one to its double
_NAMED = re.compile(r"/(\S+?)\s+(\d+) 0 R")
_DRAWN = re.compile(r"Type3 \((\d+) 0 R\)")


class Reach(NamedTuple):
    """How far a letter reaches below its baseline (negative) and above it, in em of its font."""

    low: float
    high: float


def tells(size: float) -> bool:
    """Whether text shown in *size* (points) has letters of that size: nobody reads smaller ones."""
    return size >= _SMALLEST_READ


def is_in_own_units(scale: float) -> bool:
    """Whether a drawn font whose matrix has *scale* upwards is made in units of its own."""
    return abs(scale) >= _LARGEST_UNIT


def reach_of(procedure: bytes, scale: float) -> Reach | None:
    """How far the letter that *procedure* draws reaches; None where it does not say."""
    found = _BOX.search(procedure[:_BEGIN])
    if found is None:
        return None
    ends = sorted((float(found[4]) * scale, float(found[6]) * scale))
    return Reach(*ends) if ends[0] < ends[1] else None


def letter_em(reaches: Iterable[Reach], scale: float) -> float:
    """How many em of the font make one em of its letters, by how far these reach; a usual size where there are none."""
    listed = list(reaches)
    if not listed:
        return _USUAL * abs(scale)
    return max(reach.high for reach in listed) - min(*(reach.low for reach in listed), 0.0)


class OwnUnits:
    """The drawn fonts of a page that are made in units of their own, as MuPDF names them in its trace."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._document = page.parent
        self._known: dict[str, Reach | None] = {}

    def reach(self, font: str, size: float) -> Reach | None:
        """How far the letters of *font* reach in its em; None for fonts in usual units, and where *size* tells.

        Told in coarse steps, so that what a subset happens to hold hardly matters.
        """
        if tells(size):
            return None
        if font not in self._known:
            named = _DRAWN.fullmatch(font)
            number = int(named[1]) if named is not None else self._named.get(font, 0)
            self._known[font] = self._reach(number) if number else None
        return self._known[font]

    @cached_property
    def _named(self) -> dict[str, int]:
        """The drawn fonts that have names."""
        drawn = [entry[0] for entry in self._page.get_fonts(full=True) if entry[2] == "Type3"]
        names = ((self._document.xref_get_key(number, "Name")[1].lstrip("/"), number) for number in drawn)
        return {name: number for name, number in names if name != "null"}

    def _reach(self, number: int) -> Reach | None:
        try:
            matrix = followed(self._document, number, "FontMatrix").strip("[]").split()
            scale = float(matrix[3])
            if not is_in_own_units(scale):
                return None
            told = [reach_of(data, scale) for data in self._procedures(number)]
        except PDF_FAULTS:
            return None
        em = 2.0 ** (round(log2(letter_em(filter(None, told), scale)) * _HALVES) / _HALVES)
        return Reach(-0.2 * em, 0.8 * em)

    def _procedures(self, number: int) -> Iterator[bytes]:
        for _, stream in _NAMED.findall(followed(self._document, number, "CharProcs"))[:_MOST_PROCEDURES]:
            yield self._document.xref_stream(int(stream)) or b""
