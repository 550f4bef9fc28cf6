"""What a recogniser gets to see of one document, and the shape every recogniser has.

A recogniser is an object with a ``name`` ("layout/1") and ``find(view) -> list[Finding]``. The detector runs
recognisers in stages; each sees in ``view.found`` what the stages before it found in the same document. One
that works better on many documents at once has ``find_batch(views)`` instead, and gets every view of the batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, runtime_checkable

from redactor.core.documents import Block, Document
from redactor.core.findings import Finding
from redactor.core.ids import BlockId
from redactor.core.spans import Span
from redactor.detection.everyday import EverydayWords
from redactor.detection.language import Language, SpacyDoc


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A parsed stretch of a block: ``doc`` counts from 0, the block from ``start``."""

    block: BlockId
    start: int
    doc: SpacyDoc

    def span(self, start: int, end: int) -> Span:
        """Characters of ``doc`` as a span of the block."""
        return Span(self.block, self.start + start, self.start + end)


class DocumentView:
    """One document as the recognisers see it: blocks, tokens and entities, parses on demand, findings so far."""

    def __init__(self, document: Document, language: Language, found: Iterable[Finding] = ()) -> None:
        self.document = document
        self.found: tuple[Finding, ...] = tuple(found)
        self._language = language

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        return self.document.blocks

    @cached_property
    def _by_id(self) -> dict[BlockId, Block]:
        return {block.id: block for block in self.blocks}

    @cached_property
    def _found_by_block(self) -> dict[BlockId, list[Finding]]:
        by_block: dict[BlockId, list[Finding]] = {}
        for finding in sorted(self.found, key=lambda finding: finding.sort_key):
            by_block.setdefault(finding.span.block, []).append(finding)
        return by_block

    def block(self, block_id: BlockId) -> Block:
        """The block with that id; KeyError if the document has none."""
        return self._by_id[block_id]

    @property
    def everyday(self) -> EverydayWords:
        """The everyday words that are no names."""
        return self._language.everyday

    def tokens(self, block: Block) -> SpacyDoc:
        """The block's tokens, without running any model."""
        return self._language.tokens(block.text)

    def doc(self, block: Block) -> SpacyDoc:
        """The block's spaCy Doc with tokens and entities; no tags, lemmas or parse."""
        return self._language.entities([block.text])[0]

    def docs(self, blocks: Sequence[Block]) -> list[SpacyDoc]:
        """As :meth:`doc` for many blocks in one batch, in order."""
        return self._language.entities(block.text for block in blocks)

    def parsed(self, block: Block, span: Span) -> ParsedText:
        """Tags, lemmas and dependencies of one stretch (a sentence, as a rule) of the block."""
        return self.parsed_many([(block, span)])[0]

    def parsed_many(self, asked: Sequence[tuple[Block, Span]]) -> list[ParsedText]:
        """As :meth:`parsed` for many stretches in one batch, in order."""
        docs = self._language.parses(span.of(block.text) for block, span in asked)
        return [ParsedText(block.id, span.start, doc) for (block, span), doc in zip(asked, docs, strict=True)]

    def found_in(self, block_id: BlockId, *categories: str) -> list[Finding]:
        """Findings of the earlier stages in one block, in order; of all categories unless some are named."""
        here = self._found_by_block.get(block_id, [])
        return [finding for finding in here if not categories or finding.category in categories]

    def with_found(self, findings: Iterable[Finding]) -> DocumentView:
        """The same view for the next stage, with these findings instead."""
        return DocumentView(self.document, self._language, findings)


@runtime_checkable
class Recogniser(Protocol):
    """Finds something in one document."""

    name: str

    def find(self, view: DocumentView) -> list[Finding]:
        """Findings of this recogniser alone, in any order."""
        ...


@runtime_checkable
class BatchRecogniser(Protocol):
    """Finds something in several documents at once, because its model works in batches."""

    name: str

    def find_batch(self, views: Sequence[DocumentView]) -> list[list[Finding]]:
        """Findings of each view, in the order of the views."""
        ...
