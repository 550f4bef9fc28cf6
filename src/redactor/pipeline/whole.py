"""A whole file, or one page of it, settled in one act: out of scope, a duplicate, or withheld altogether."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.core.decisions import Decision, Standing
from redactor.core.documents import Block, Document
from redactor.core.ids import BlockId, FileId
from redactor.core.items import FINAL_WITHHOLDING
from redactor.core.spans import Span
from redactor.decisions import Choice
from redactor.errors import UsageError
from redactor.pipeline.deciding import decide
from redactor.pipeline.hand import put_up
from redactor.pipeline.snapshot import Snapshot, take_snapshot


def settle_whole(snapshot: Snapshot, file: str, page: int | None, choice: Choice) -> list[Decision]:
    """Withhold a file (or its *page*, from 1) altogether, with everything in it that waits; one record an item.

    Where nothing in it is up for decision yet, its longest text is put up first.
    """
    document = snapshot.documents.get(FileId(file))
    if document is None:
        raise UsageError(f"There is no file {file}.", next_step="List them with: redactor files CASE")
    if choice.outcome not in FINAL_WITHHOLDING:
        raise UsageError("A whole file or page can only be withheld, out of scope or a duplicate.")
    found = _standings(snapshot, document, page)
    if not any(standing.item.anchor for standing in found):
        snapshot = _with_an_item(snapshot, document, page, choice.at)
        found = _standings(snapshot, document, page)
    return decide(snapshot, found, choice)


def _standings(snapshot: Snapshot, document: Document, page: int | None) -> list[Standing]:
    """The items of the file or page, gaps included."""
    blocks = {block.id for block in _blocks(document, page)}
    return [
        standing
        for standing in snapshot.in_file(document.file)
        if page is None or _stands_on(standing, blocks) or standing.item.place.page_index == page - 1
    ]


def _stands_on(standing: Standing, blocks: set[BlockId]) -> bool:
    return any(span.block in blocks for span in standing.item.area)


def _with_an_item(snapshot: Snapshot, document: Document, page: int | None, now: str) -> Snapshot:
    blocks = [block for block in _blocks(document, page) if block.text.strip()]
    if not blocks:
        raise UsageError("There is no text there to settle.", next_step="Gaps are settled one by one, or with --file.")
    longest = max(blocks, key=lambda block: len(block.text))
    put_up(snapshot, [(document.file, Span(longest.id, 0, len(longest.text)))], category="whole", now=now)
    return take_snapshot(snapshot.case, today=snapshot.today)


def _blocks(document: Document, page: int | None) -> Sequence[Block]:
    return [block for block in document.blocks if page is None or block.page_index == page - 1]
