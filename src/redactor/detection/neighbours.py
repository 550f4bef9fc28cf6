"""Which blocks belong together: the cells of a row with the headings above them, and the blocks of one message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from redactor.core.documents import Block
from redactor.core.ids import BlockId


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its cells in order, and the cells of the heading row above, if one is known."""

    cells: tuple[Block, ...]
    headings: tuple[Block, ...] = ()


def rows_of(blocks: Sequence[Block]) -> Mapping[BlockId, Row]:
    """The row of every block that stands in one."""
    grouped: dict[str, list[Block]] = {}
    headings: dict[str, tuple[Block, ...]] = {}
    current: tuple[Block, ...] = ()
    last = ""
    for block in blocks:
        if not block.row:
            current, last = (), ""
            continue
        grouped.setdefault(block.row, []).append(block)
        if block.heading:
            current = (*current, block) if block.row == last else (block,)
        else:
            headings.setdefault(block.row, current)
        last = block.row
    rows = {key: Row(tuple(cells), headings.get(key, ())) for key, cells in grouped.items()}
    return {block.id: rows[block.row] for block in blocks if block.row}


def others(row: Row | None, block: Block) -> Iterable[Block]:
    """The other cells of the row, and the headings above it."""
    if row is None:
        return ()
    return tuple(cell for cell in (*row.cells, *row.headings) if cell.id != block.id)
