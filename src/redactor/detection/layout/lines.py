"""The lines of a document, across blocks, without quotation marks in front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redactor.core.documents import Block
from redactor.core.spans import Span
from redactor.detection.identifiers.labels import ODD_SPACES

_QUOTE = re.compile(r"[ \t]*(?:[>|][ \t]*)*")
_LINE = re.compile(r"[^\n\r\v\f\u2028]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one block: its text without quotation marks and spaces around, and where it starts."""

    block: Block
    start: int
    text: str

    def span(self, start: int, end: int) -> Span:
        """Characters of the line as a span of its block."""
        return Span(self.block.id, self.start + start, self.start + end)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """All lines in reading order; a blank one stands between blocks only where the text has it."""
    return [line for block in blocks for line in _block_lines(block)]


def _block_lines(block: Block) -> Iterator[Line]:
    text = block.text.translate(ODD_SPACES)
    at = 0
    while at <= len(text):
        found = _LINE.match(text, at)
        assert found is not None
        quote = _QUOTE.match(text, at, found.end())
        start = quote.end() if quote else at
        yield Line(block, start, text[start : found.end()].rstrip())
        at = found.end() + 1
