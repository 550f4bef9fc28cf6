"""Near copies: pages that repeat, e-mails quoted in later e-mails. What was decided once is offered again.

Texts are compared by shingles (runs of five words), found through an index that leaves out runs which stand nearly
everywhere, so that cost grows with the text and not with the pairs. A copy inherits decisions only in sentences that are
equal word by word; every other sentence is listed to be read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from redactor.core.documents import Block, Document
from redactor.core.ids import BlockId, FileId, ItemId
from redactor.core.items import Item
from redactor.core.names import fold
from redactor.core.sentences import sentence_bounds
from redactor.core.spans import Span

_RUN = 5  # words in a shingle
_FEWEST = 8  # shingles a text must have to be compared
_COMMON = 40  # units that may share a shingle before it says nothing
_ALIKE = 0.8  # share of the smaller text's shingles that the other must hold
_WORD = re.compile(r"\w+")
Words = tuple[str, ...]


@dataclass(frozen=True)
class TextUnit:
    """A page, or one message of a thread, or a document without pages: what copies are copies of."""

    file: FileId
    name: str
    blocks: tuple[Block, ...]

    @cached_property
    def sentences(self) -> tuple[tuple[Span, Words], ...]:
        """Every sentence with its folded words."""
        return tuple(chain.from_iterable(_sentences(block) for block in self.blocks))

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Digests of its runs of words; within one run of the program only."""
        words = [word for _, words in self.sentences for word in words]
        return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A text that repeats another, with the sentences that differ and must be read."""

    first: TextUnit
    copy: TextUnit
    alike: float  # share of the smaller text found in the other, 0 to 1
    differing: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Inheritance:
    """An item in a copy and the item of the first text whose decision it may take over."""

    item: ItemId
    source: ItemId


def find_copies(documents: Sequence[Document]) -> tuple[NearCopy, ...]:
    """Every text that repeats an earlier one, in order; each is a copy of the earliest it repeats."""
    units = [unit for document in documents for unit in _units(document) if len(unit.shingles) >= _FEWEST]
    by_shingle: defaultdict[int, list[int]] = defaultdict(list)
    copies: list[NearCopy] = []
    for number, unit in enumerate(units):
        shared = Counter(
            other for shingle in unit.shingles for other in by_shingle[shingle] if len(by_shingle[shingle]) <= _COMMON
        )
        first = min(
            (other for other, count in shared.items() if _alike(count, unit, units[other]) >= _ALIKE), default=None
        )
        if first is not None:
            alike = _alike(shared[first], unit, units[first])
            copies.append(NearCopy(units[first], unit, round(alike, 3), _differing(units[first], unit)))
        for shingle in unit.shingles:
            by_shingle[shingle].append(number)
    return tuple(copies)


def inherit(items: Sequence[Item], copies: Sequence[NearCopy]) -> tuple[Inheritance, ...]:
    """Which items of copies may take over which decision: the same words about the same people in equal sentences."""
    by_block: defaultdict[BlockId, list[Item]] = defaultdict(list)
    for item in items:
        if item.anchor is not None:
            by_block[item.anchor.block].append(item)
    found: dict[ItemId, ItemId] = {}
    for copy in copies:
        sources = {key: item.id for key, item in reversed(list(_keyed(copy.first, by_block)))}
        for key, item in _keyed(copy.copy, by_block):
            source = sources.get(key)
            if source is not None and source != item.id:
                found.setdefault(item.id, source)
    return tuple(Inheritance(item.id, found[item.id]) for item in items if item.id in found)


_Key = tuple[Words, int, str, tuple[str, ...], str]


def _keyed(unit: TextUnit, by_block: Mapping[BlockId, Sequence[Item]]) -> Iterator[tuple[_Key, Item]]:
    """Items of a unit by what must be equal: the sentence, where in it the words stand, category, people, extent."""
    texts = {block.id: block.text for block in unit.blocks}
    for span, words in unit.sentences:
        for item in by_block.get(span.block, ()):
            if item.anchor is not None and span.covers(item.anchor):
                before = len(_WORD.findall(texts[span.block][span.start : item.anchor.start]))
                yield (words, before, item.category, item.people, item.proposal.extent), item


def _units(document: Document) -> Iterator[TextUnit]:
    grouped: dict[str, list[Block]] = {}
    for block in document.blocks:
        grouped.setdefault(_unit_name(block), []).append(block)
    for name, blocks in grouped.items():
        yield TextUnit(document.file, name, tuple(blocks))


def _unit_name(block: Block) -> str:
    if block.message:
        return block.message
    return f"page {block.page_index + 1}" if block.page_index is not None else "document"


def _sentences(block: Block) -> Iterator[tuple[Span, Words]]:
    for start, end in sentence_bounds(block.text):
        words = tuple(_WORD.findall(fold(block.text[start:end])))
        if words:
            yield Span(block.id, start, end), words


def _alike(shared: int, one: TextUnit, other: TextUnit) -> float:
    return shared / max(1, min(len(one.shingles), len(other.shingles)))


def _differing(first: TextUnit, copy: TextUnit) -> tuple[Span, ...]:
    known = {words for _, words in first.sentences}
    return tuple(span for span, words in copy.sentences if words not in known)
