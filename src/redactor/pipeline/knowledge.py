"""What the requester may already know: persons named in texts that the requester wrote or received. A hint for the reviewer, never a fact."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from redactor.core.documents import Block, Document
from redactor.core.ids import BlockId, PersonId
from redactor.core.people import Role
from redactor.pipeline.snapshot import Snapshot

_WROTE = re.compile(r"\s*From\s*:", re.IGNORECASE)
_RECEIVED = re.compile(r"\s*(?:(?:To|Cc)\s*:|Dear\b)", re.IGNORECASE)


def knowledge_hints(snapshot: Snapshot) -> dict[PersonId, str]:
    """For each person: in how many texts of the requester's they are named, in words."""
    requester = next((p.id for p in snapshot.derived.register.people if p.role is Role.REQUESTER), None)
    if requester is None:
        return {}
    named = _named(snapshot)
    wrote: Counter[PersonId] = Counter()
    received: Counter[PersonId] = Counter()
    for document in snapshot.derived.documents:
        for blocks in _texts(document):
            people = {person for block in blocks for person in named.get(block.id, ())} - {requester}
            if _stands_in(requester, _WROTE, blocks, named):
                wrote.update(people)
            elif _stands_in(requester, _RECEIVED, blocks, named):
                received.update(people)
    return {person: _words(wrote[person], received[person]) for person in sorted({*wrote, *received})}


def _named(snapshot: Snapshot) -> Mapping[BlockId, set[PersonId]]:
    """Who is named in each block, where that is one person."""
    found: defaultdict[BlockId, set[PersonId]] = defaultdict(set)
    for mention in snapshot.derived.register.mentions:
        if mention.person is not None:
            found[mention.span.block].add(mention.person)
    return found


def _texts(document: Document) -> Iterator[list[Block]]:
    """The messages of a document, or the document as one text."""
    grouped: defaultdict[str, list[Block]] = defaultdict(list)
    for block in document.blocks:
        grouped[block.message].append(block)
    yield from grouped.values()


def _stands_in(
    requester: PersonId, line: re.Pattern[str], blocks: list[Block], named: Mapping[BlockId, set[PersonId]]
) -> bool:
    return any(line.match(block.text) and requester in named.get(block.id, ()) for block in blocks)


def _words(wrote: int, received: int) -> str:
    parts = [
        f"{count} that the requester {what}" for count, what in ((wrote, "wrote"), (received, "received")) if count
    ]
    return f"perhaps: named in {' and '.join(parts)}"
