"""Headers and footers: text that stands at the same place at the top or bottom of several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from redactor.core.documents import Block, BlockKind
from redactor.core.ids import BlockId
from redactor.core.places import CharBoxes

_MARGIN = 0.13  # of the page's height, at the top and at the bottom
_SAME_HEIGHT = 6.0  # points
_LEAST_SHARE = 0.3  # of the pages
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)

PageSizes = Mapping[int, tuple[float, float]]  # width and height by page index


def with_margins(blocks: Sequence[Block], sizes: PageSizes) -> tuple[Block, ...]:
    """The blocks, those that are headers or footers marked as such; they are still carried."""
    kinds = _repeated(blocks, sizes)
    return tuple(
        replace(block, kind=kinds[block.id], heading=False, row="") if block.id in kinds else block for block in blocks
    )


def _repeated(blocks: Sequence[Block], sizes: PageSizes) -> dict[BlockId, BlockKind]:
    margins = [(block, *_margin(block, sizes)) for block in blocks]
    inner_rows = {block.row for block, kind, _ in margins if block.row and kind is None}
    by_text: dict[tuple[BlockKind, str, int], list[Block]] = defaultdict(list)
    for block, kind, height in margins:
        if kind is not None and block.row not in inner_rows:
            by_text[kind, _pattern(block.text), round(height / _SAME_HEIGHT)].append(block)
    least = max(2, int(_LEAST_SHARE * len(sizes)))
    return {
        block.id: kind
        for (kind, _, _), alike in by_text.items()
        for block in alike
        if len({other.page_index for other in alike}) >= least or _is_page_number(block)
    }


def _is_page_number(block: Block) -> bool:
    return not block.row and _PAGE_NUMBER.fullmatch(block.text) is not None


def _pattern(text: str) -> str:
    return " ".join(_NUMBERS.sub("#", text).split())


def _margin(block: Block, sizes: PageSizes) -> tuple[BlockKind | None, float]:
    """Whether a block lies wholly in the upper or lower margin, and at what height."""
    if block.boxes is None or block.page_index is None or not block.carried:
        return None, 0.0
    top, bottom = _reach(block.boxes)
    height = sizes[block.page_index][1]
    if bottom <= _MARGIN * height:
        return BlockKind.HEADER, top
    if top >= (1 - _MARGIN) * height:
        return BlockKind.FOOTER, top
    return None, 0.0


def _reach(boxes: CharBoxes) -> tuple[float, float]:
    """How far up and down the characters reach."""
    numbers = np.frombuffer(boxes.to_bytes(), dtype=np.float32).reshape(-1, 4)
    return float(np.nanmin(numbers[:, 1])), float(np.nanmax(numbers[:, 3]))
