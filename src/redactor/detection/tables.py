"""Tables as the readers yield them: rows of blocks, the row before, the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from redactor.core.documents import Block
from redactor.core.ids import BlockId
from redactor.core.names import fold
from redactor.core.places import Box
from redactor.detection.no_people import NO_PEOPLE

_WORD = re.compile(r"[^\W\d_]+")

_LONGEST_HEADING = 40
_LABEL_AND_VALUE = 2
_LABELS = 3  # cells of a form's first column that are labels, the first row's among them


class Tables:
    """The rows of one document. A cell is known by its block; headings are found by place, else by number."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    @cached_property
    def rows(self) -> tuple[tuple[Block, ...], ...]:
        """Every table row, in reading order."""
        grouped = groupby((block for block in self._blocks if block.row), key=lambda block: block.row)
        return tuple(tuple(cells) for _, cells in grouped)

    def is_heading(self, block: Block) -> bool:
        """Whether a cell stands in a row that was taken for a heading."""
        return bool(block.row) and block.id not in self._headings

    @cached_property
    def _headings(self) -> dict[BlockId, str]:
        headings: dict[BlockId, str] = {}
        current: tuple[Block, ...] = ()
        for row in self.rows:
            if all(cell.heading for cell in row) or (
                not current and _looks_like_heading(row) and row[0].id not in self._in_forms
            ):
                current = row
            else:
                headings |= {cell.id: _above(cell, index, row, current) for index, cell in enumerate(row)}
        return headings

    @cached_property
    def _in_forms(self) -> frozenset[BlockId]:
        """The cells of tables that are forms: two columns, of which the first holds labels."""
        forms = (
            table
            for table in self._tables
            if len(table[0]) == _LABEL_AND_VALUE and _are_labels(row[0].text for row in table)
        )
        return frozenset(cell.id for table in forms for row in table for cell in row)

    @cached_property
    def _tables(self) -> list[tuple[tuple[Block, ...], ...]]:
        """Rows that follow each other with as many cells."""
        return [tuple(rows) for _, rows in groupby(self.rows, key=len)]

    @cached_property
    def _before(self) -> dict[BlockId, Block]:
        in_rows = {right.id: left for row in self.rows for left, right in pairwise(row)}
        in_text = {below.id: above for above, below in pairwise(self._blocks) if not below.row and not above.row}
        return in_text | in_rows

    def heading(self, block: Block) -> str:
        """The heading over a cell, or ""."""
        return self._headings.get(block.id, "")

    def before(self, block: Block) -> Block | None:
        """The cell to the left in the same row; outside tables the block before."""
        return self._before.get(block.id)


def _looks_like_heading(row: tuple[Block, ...]) -> bool:
    texts = [cell.text.strip() for cell in row]
    return len(row) > 1 and all(0 < len(text) <= _LONGEST_HEADING and not _has_digit(text) for text in texts)


def _are_labels(texts: Iterable[str]) -> bool:
    """Whether a column holds what fields are called: a colon behind, or words that no name holds."""
    labels = [text for text in texts if text.rstrip().endswith((":", "?")) or _is_label(text)]
    return len(labels) >= _LABELS


def _is_label(text: str) -> bool:
    words = [fold(word) for word in _WORD.findall(text)]
    return len(text) <= _LONGEST_HEADING and any(word in NO_PEOPLE for word in words)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _above(cell: Block, index: int, row: tuple[Block, ...], heading: tuple[Block, ...]) -> str:
    if not heading:
        return ""
    box = _box(cell)
    boxes = [_box(other) for other in heading]
    if box and all(boxes):
        overlap, best = max((_overlap(box, other), -number) for number, other in enumerate(boxes) if other)
        return heading[-best].text.strip() if overlap > 0 else ""
    if len(row) == len(heading):
        return heading[index].text.strip()
    return ""


def _box(block: Block) -> Box | None:
    return block.boxes.around(0, len(block.boxes)) if block.boxes else None


def _overlap(one: Box, other: Box) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)
