"""Documents of one or more texts as recognisers see them."""

from __future__ import annotations

from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.findings import Finding
from redactor.core.ids import BlockId, FileId
from redactor.core.places import Place
from redactor.core.spans import Span
from redactor.detection.language import Language
from redactor.detection.views import DocumentView

LANGUAGE = Language("en_core_web_sm")


def paragraph(text, number=0, **more):
    return Block(BlockId(f"f:{number}"), BlockKind.PARAGRAPH, Place("text", path=(number,)), text, **more)


def table(*rows, heading=True):
    """Cells of rows, the first row a heading."""
    blocks = []
    for index, row in enumerate(rows):
        for text in row:
            blocks.append(paragraph(text, len(blocks), row=f"r{index}", heading=heading and index == 0))
    return blocks


def view_of(*blocks, found=()):
    some = tuple(block if isinstance(block, Block) else paragraph(block, number) for number, block in enumerate(blocks))
    return DocumentView(Document(FileId("f"), MediaType.TEXT, None, some), LANGUAGE, found)


def finding(text, words, category="person", number=0, nth=0, **more):
    """A finding for *words* in *text*, as an earlier stage would have made it."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(BlockId(f"f:{number}"), start, start + len(words))
    return Finding(span, category, "test/1", 0.9, **more)


def words_of(view, findings):
    return [finding.span.of(view.block(finding.span.block).text) for finding in findings]
