"""Blocks for the text that no page shows, less what only repeats what a page shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from redactor.core.documents import Block, BlockKind
from redactor.core.ids import FileId, block_id
from redactor.core.names import fold
from redactor.core.places import Place
from redactor.documents.pdf.surfaces import SurfaceText

_JOINTS = re.compile(r"[\s\-_]+")


def unshown_blocks(
    file: FileId, texts: Iterable[SurfaceText], shown: Sequence[Block]
) -> tuple[tuple[Block, ...], Counter[str]]:
    """A block for each text, none of them carried; and counts, by part, of those that repeat visible text.

    "Repeats" means: the same letters stand on a page, whatever their spacing. A text tied to a page must repeat that page.
    """
    visible = _Visible(shown)
    repeating: Counter[str] = Counter()
    kept: dict[tuple[BlockKind, str, int | None], SurfaceText] = {}
    for text in texts:
        if text.may_repeat and visible.shows(text):
            repeating[f"{text.part} that repeats visible text"] += 1
        else:
            kept.setdefault((text.kind, text.text, text.page_index), text)  # Info and XMP say the same twice
    return tuple(_block(file, number, text) for number, text in enumerate(kept.values())), repeating


def _block(file: FileId, number: int, text: SurfaceText) -> Block:
    return Block(
        id=block_id(file, f"unshown.{number}"),
        kind=text.kind,
        place=Place(text.part, text.page_index, (number,), text.name),
        text=text.text,
        carried=False,
    )


class _Visible:
    """The letters that the pages show, folded and without spaces."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = [block for block in blocks if block.carried]
        self._by_page: dict[int | None, str] = {}

    def shows(self, text: SurfaceText) -> bool:
        """Whether the page (or, for a text of no page, any page) shows the same letters."""
        letters = _letters(text.text)
        return letters == "" or letters in self._page(text.page_index)

    def _page(self, page_index: int | None) -> str:
        if page_index not in self._by_page:
            here = (b for b in self._blocks if page_index is None or b.page_index == page_index)
            self._by_page[page_index] = "\x00".join(_letters(block.text) for block in here)
        return self._by_page[page_index]


def _letters(text: str) -> str:
    return _JOINTS.sub("", fold(text))
