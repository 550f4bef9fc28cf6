"""Lines that would lose disclosable words if they were set again: stored by dry runs, put up for decision as items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from redactor.core.copies import Fallback, FallbackKind
from redactor.core.documents import Document
from redactor.core.ids import FileId, digest, item_id
from redactor.core.items import Extent, Item, Outcome, Proposal
from redactor.pipeline.folder import Case

LOST_LINE = "lost_line"
KEY = "fallbacks:"


@dataclass(frozen=True, slots=True)
class FileFallbacks:
    """What a dry run of one file's copy met."""

    fallbacks: tuple[Fallback, ...]


def losses(fallbacks: Iterable[Fallback]) -> tuple[Fallback, ...]:
    """The fallbacks that take disclosable words away."""
    return tuple(f for f in fallbacks if f.kind is FallbackKind.SEGMENT and any(len(span) for span in f.lost))


def lost_line_items(case: Case, documents: Iterable[Document]) -> tuple[Item, ...]:
    """One item a line that would lose disclosable words."""
    items: list[Item] = []
    for document in documents:
        stored = case.store.derived(KEY + document.file, FileFallbacks)
        items += [_item(document, fallback) for fallback in (losses(stored.fallbacks) if stored else ())]
    return tuple(items)


def fallback_notes(case: Case, titles: Mapping[FileId, str]) -> tuple[str, tuple[str, ...]]:
    """The report's section on pages of which the copy says less, or which it shows as a picture: which, and why."""
    lines: list[str] = []
    for file, title in titles.items():
        stored = case.store.derived(KEY + file, FileFallbacks)
        met = dict.fromkeys((one.page_index, str(one.kind), one.reason) for one in (stored.fallbacks if stored else ()))
        lines += [f"{title}, page {index + 1}: {kind} ({reason})" for index, kind, reason in met]
    return "Pages that the copies show otherwise", tuple(lines)


def _item(document: Document, fallback: Fallback) -> Item:
    first = fallback.lost[0]
    block = document.block(first.block)
    texts = [span.of(document.block(span.block).text) for span in fallback.lost]
    reason = "This line cannot be set again without showing how wide the withheld words are."
    return Item(
        id=item_id(first.block, first.start, fallback.lost[-1].end),
        file=document.file,
        place=block.place,
        category=LOST_LINE,
        anchor=first,
        area=fallback.lost,
        proposal=Proposal(Outcome.REFER, "TP", Extent.LINE, "lost-line", reason, candidate_grounds=("TP",)),
        text_digest=digest(*texts),
        why=f"{fallback.reason}. Disclosed, its page is drawn as a picture.",
    )
