"""Places: where in a file a block or a character sits."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from math import isnan, nan
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page, in points, origin at the top left of the unrotated page as drawn."""

    x0: float
    y0: float
    x1: float
    y1: float

    def joined(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


_NO_BOX = (nan, nan, nan, nan)


class CharBoxes:
    """One box a character of a block's text, or none where the layout only implied the character.

    Kept as packed single-precision numbers: a page of text costs 16 bytes a character.
    """

    __slots__ = ("_numbers",)

    def __init__(self, boxes: Iterable[Box | None] = ()) -> None:
        self._numbers = array("f", chain.from_iterable([box or _NO_BOX for box in boxes]))

    def __len__(self) -> int:
        return len(self._numbers) // 4

    def __getitem__(self, index: int) -> Box | None:
        if not 0 <= index < len(self):
            raise IndexError(index)
        x0, y0, x1, y1 = self._numbers[4 * index : 4 * index + 4]
        return None if isnan(x0) else Box(x0, y0, x1, y1)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CharBoxes) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def to_bytes(self) -> bytes:
        """The packed form, for the case store."""
        return self._numbers.tobytes()

    @classmethod
    def from_bytes(cls, raw: bytes) -> CharBoxes:
        """The inverse of :meth:`to_bytes`."""
        boxes = cls()
        boxes._numbers.frombytes(raw)
        return boxes

    def around(self, start: int, end: int) -> Box | None:
        """The box round characters ``start`` to ``end``, or None if none of them has one."""
        joined: Box | None = None
        for index in range(start, end):
            box = self[index]
            if box is not None:
                joined = box if joined is None else joined.joined(box)
        return joined


_PART_WORDS = {
    "page": "",
    "word/document.xml": "text",
    "word/comments.xml": "comments",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "docProps/core.xml": "properties",
    "docProps/app.xml": "properties",
    "docProps/custom.xml": "properties",
    "info": "properties",
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a block sits: a page, a part of a package, or a property, in words a person can follow.

    ``part`` is the package part, stream or property group ("word/document.xml", "page", "info",
    "annotation", "field", "outline", "file name", …). ``page_index`` counts from 0 and is None where the
    format has no pages. ``path`` leads to the block within the part and sorts in reading order.
    """

    part: str
    page_index: int | None = None
    path: tuple[int, ...] = ()
    name: str = ""

    def describe(self) -> str:
        """The place for people: pages count from 1; never any text of the document but a part's name."""
        page = f"page {self.page_index + 1}" if self.page_index is not None else ""
        part = _PART_WORDS.get(self.part, self.part)
        return ", ".join(word for word in (page, part) if word) or "document"
