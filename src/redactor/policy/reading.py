"""A document as policy reads it: its blocks, its passages, and which of its rows belong to a register of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from redactor.core.categories import Family
from redactor.core.documents import Block, Document
from redactor.core.findings import Finding, Strength
from redactor.core.ids import BlockId, FindingId, PersonId
from redactor.core.items import Extent
from redactor.core.people import Mention
from redactor.core.sentences import sentence_around
from redactor.core.spans import Span

_ROWS_OF_A_REGISTER = 3  # fewer rows are no list
_NAME_CELL = 1.6  # a cell is a name where it is at most this many times as long as the name in it
_SLACK = 8
_INITIALS = 4  # characters
_SHARE = 0.6  # of the rows that must be about somebody, each about somebody else


@dataclass(frozen=True)
class DocumentReading:
    """One document with its findings and whom they mean."""

    document: Document
    findings: Sequence[Finding]
    mentions: Mapping[FindingId, Mention]

    @cached_property
    def blocks(self) -> dict[BlockId, Block]:
        """Blocks by id."""
        return {block.id: block for block in self.document.blocks}

    @cached_property
    def _by_block(self) -> dict[BlockId, list[Finding]]:
        found: defaultdict[BlockId, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            found[finding.span.block].append(finding)
        return dict(found)

    def in_block(self, block: BlockId) -> Sequence[Finding]:
        """The findings of one block."""
        return self._by_block.get(block, ())

    @cached_property
    def order(self) -> dict[BlockId, int]:
        """Reading order of blocks."""
        return {block.id: number for number, block in enumerate(self.document.blocks)}

    @cached_property
    def rows(self) -> dict[str, list[Block]]:
        """Blocks of each table row."""
        return _grouped((block.row, block) for block in self.document.blocks)

    @cached_property
    def messages(self) -> dict[str, list[Block]]:
        """Blocks of each message or log entry."""
        return _grouped((block.message, block) for block in self.document.blocks)

    @cached_property
    def row_owners(self) -> dict[str, PersonId]:
        """For each row of a register: the person whose row it is."""
        owners: dict[str, PersonId] = {}
        for row, persons in self._name_cells.items():
            if len(persons) == 1:
                owners[row] = persons[0]
        return {
            row: owners[row] for rows in self._tables if _is_register(rows, owners) for row in rows if row in owners
        }

    def row_mentions(self, row: str, person: PersonId) -> bool:
        """Whether anything in a row may mean a person: such a row is never only somebody else's."""
        return person in self._people_by_row.get(row, ())

    @cached_property
    def _people_by_row(self) -> dict[str, set[PersonId]]:
        found: defaultdict[str, set[PersonId]] = defaultdict(set)
        for finding in self.findings:
            block = self.blocks.get(finding.span.block)
            mention = self.mentions.get(finding.id)
            if block is not None and block.row and mention is not None:
                found[block.row].update(mention.candidates)
        return dict(found)

    @cached_property
    def _tables(self) -> list[list[str]]:
        """Rows that follow each other without other text between them, of one kind of key."""
        tables: list[list[str]] = []
        before = ""
        for block in self.document.blocks:
            if block.row and block.row != before:
                if not before or _table_of(block.row) != _table_of(before):
                    tables.append([])
                tables[-1].append(block.row)
            before = block.row
        return tables

    @cached_property
    def _name_cells(self) -> dict[str, list[PersonId]]:
        """Persons whose name fills a cell, by row, in order."""
        found: defaultdict[str, list[PersonId]] = defaultdict(list)
        for finding in sorted(self.findings, key=self._place):
            block = self.blocks.get(finding.span.block)
            mention = self.mentions.get(finding.id)
            is_name = finding.family is Family.PERSON and finding.strength is Strength.STRONG
            if block is None or mention is None or not mention.candidates or not is_name:
                continue
            if block.row and not block.heading and _fills(finding, block) and not found[block.row]:
                found[block.row].append(mention.candidates[0])
        return dict(found)

    def _place(self, finding: Finding) -> tuple[int, int]:
        return (self.order.get(finding.span.block, -1), finding.span.start)

    def area(self, span: Span, extent: Extent) -> tuple[Span, ...]:
        """What goes at an extent: spans of whole blocks for rows and messages, within the block otherwise."""
        block = self.blocks[span.block]
        if extent is Extent.SENTENCE:
            return (sentence_around(block.text, span),)
        if extent is Extent.LINE:
            return (_line(block, span),)
        if extent is Extent.ROW and block.row:
            return _whole(self.rows[block.row])
        if extent in {Extent.PARAGRAPH, Extent.ROW}:
            return self._passage(block)
        if extent is Extent.PAGE and block.page_index is not None:
            return _whole(one for one in self.document.blocks if one.page_index == block.page_index)
        return (span,)

    def _passage(self, block: Block) -> tuple[Span, ...]:
        """The unit in which passages are decided: table row, message or log entry, else the block."""
        if block.row:
            return _whole(self.rows[block.row])
        if block.message:
            return _whole(self.messages[block.message])
        return _whole([block])


def _fills(finding: Finding, block: Block) -> bool:
    """Whether a cell holds a name and little else. Initials say who wrote an entry, not whom it is about."""
    name = finding.span.of(block.text)
    is_initials = len(name) <= _INITIALS and name.isupper()
    return not is_initials and len(block.text.strip()) <= len(name) * _NAME_CELL + _SLACK


def _grouped(pairs: Iterable[tuple[str, Block]]) -> dict[str, list[Block]]:
    found: defaultdict[str, list[Block]] = defaultdict(list)
    for key, block in pairs:
        if key:
            found[key].append(block)
    return dict(found)


def _whole(blocks: Iterable[Block]) -> tuple[Span, ...]:
    return tuple(sorted(Span(block.id, 0, len(block.text)) for block in blocks if block.text.strip()))


def _line(block: Block, span: Span) -> Span:
    start = block.text.rfind("\n", 0, span.start) + 1
    end = block.text.find("\n", span.end)
    return Span(block.id, start, len(block.text) if end < 0 else end)


def _table_of(row: str) -> str:
    """Row keys count rows within their table: what stands before the last number names the table."""
    return row.rstrip("0123456789")


def _is_register(rows: Sequence[str], owners: Mapping[str, PersonId]) -> bool:
    """Whether most rows are about one person each, each about another: a class list, not a log about one child."""
    about = [owners[row] for row in rows if row in owners]
    is_long = len(about) >= _ROWS_OF_A_REGISTER and len(about) >= _SHARE * (len(rows) - 1)
    return is_long and len(set(about)) >= _SHARE * len(about)
