"""What a copy discloses, in another order in which a reader may come upon it: down each column instead of along the rows."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.core.documents import Block

_COLUMN = 3.0  # points within which left edges count as one


def down_columns(blocks: Sequence[Block], texts: Sequence[str]) -> tuple[str, ...]:
    """*texts*, those of *blocks* as they are disclosed, page by page and in it column by column; none where that is no other order."""
    placed = [(*_place(block), at) for at, block in enumerate(blocks)]
    if len(texts) != len(blocks) or placed == sorted(placed):
        return ()
    return ("\n".join(texts[at] for *_, at in sorted(placed)),)


def _place(block: Block) -> tuple[int, int, float]:
    boxes = block.boxes
    placed = (boxes[at] for at in range(len(block.text))) if boxes is not None else iter(())
    first = next((box for box in placed if box is not None), None)
    page = -1 if block.page_index is None else block.page_index
    return (page, 0, 0.0) if first is None else (page, round(first.x0 / _COLUMN), first.y0)
