"""Spans: half-open stretches of a block's text, in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from redactor.core.ids import BlockId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` up to, not including, ``end`` of one block's text."""

    block: BlockId
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an inverted or negative span: it could only come from a fault."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"inverted or negative span {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point."""
        return self.block == other.block and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether *other* lies wholly within this span."""
        return self.block == other.block and self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The stretch of *text* (the block's) that the span names."""
        return text[self.start : self.end]


def merge_spans(spans: Iterable[Span], *, touching: bool = True) -> list[Span]:
    """The union of *spans* as disjoint spans in order; touching neighbours join unless told not to."""
    merged: list[Span] = []
    for span in sorted(spans):
        last = merged[-1] if merged else None
        reaches = (
            last is not None
            and last.block == span.block
            and (span.start < last.end or (touching and span.start == last.end))
        )
        if last is not None and reaches:
            merged[-1] = Span(last.block, last.start, max(last.end, span.end))
        else:
            merged.append(span)
    return merged


def subtract_spans(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """What is left of *spans* once every code point of *holes* is taken away, disjoint and in order."""
    by_block = spans_by_block(merge_spans(holes))
    left: list[Span] = []
    for span in merge_spans(spans):
        start = span.start
        for hole in by_block.get(span.block, ()):
            if hole.end <= start or hole.start >= span.end:
                continue
            if start < hole.start:
                left.append(Span(span.block, start, hole.start))
            start = max(start, hole.end)
        if start < span.end:
            left.append(Span(span.block, start, span.end))
    return left


def spans_by_block(spans: Iterable[Span]) -> dict[BlockId, list[Span]]:
    """The spans of each block, in order."""
    return {block: list(group) for block, group in groupby(sorted(spans), key=lambda span: span.block)}


def pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, Span | None]]:
    """Cut *text* at disjoint, ordered *spans* of its block: each piece with its span, or None outside."""
    at = 0
    for span in spans:
        if at < span.start:
            yield text[at : span.start], None
        yield span.of(text), span
        at = span.end
    if at < len(text):
        yield text[at:], None
