"""Tables as the readers yield them: rows of blocks, the row before, the heading above."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import groupby, pairwise

from redactor.core.documents import Block
from redactor.core.ids import BlockId
from redactor.core.places import Box

_LONGEST_HEADING = 40


class Tables:
    """The rows of one document. A cell is known by its block; headings are found by place, else by number."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    @cached_property
    def rows(self) -> tuple[tuple[Block, ...], ...]:
        """Every table row, in reading order."""
        grouped = groupby((block for block in self._blocks if block.row), key=lambda block: block.row)
        return tuple(tuple(cells) for _, cells in grouped)

    @cached_property
    def _headings(self) -> dict[BlockId, str]:
        headings: dict[BlockId, str] = {}
        current: tuple[Block, ...] = ()
        for row in self.rows:
            if all(cell.heading for cell in row) or (not current and _looks_like_heading(row)):
                current = row
            else:
                headings |= {cell.id: _above(cell, index, row, current) for index, cell in enumerate(row)}
        return headings

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
