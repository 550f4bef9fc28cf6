"""Read a normalised PDF into blocks, each character tied to the glyph it came from."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from redactor.core.documents import Block, BlockKind, Document, Gap, GapKind, MediaType
from redactor.core.ids import BlockId, FileId, block_id, file_id
from redactor.core.places import CharBoxes, Place
from redactor.documents.limits import DEFAULT_LIMITS, Limits
from redactor.documents.pdf.glyphs import page_glyphs
from redactor.documents.pdf.letters import Letter
from redactor.documents.pdf.normalise import NormalisedPdf, normalise
from redactor.documents.pdf.opening import opened
from redactor.documents.pdf.paragraphs import Paragraph, paragraphs
from redactor.documents.pdf.segments import page_segments


@dataclass(frozen=True, slots=True)
class BlockGlyphs:
    """Which glyphs of its page a block's characters came from.

    ``indexes`` holds one number a character: an index into ``page_glyphs`` of the block's page, or −1 where layout only
    implied the character. ``attached`` names, by character, further glyphs that go wherever that character goes: the
    hyphen of a word broken at a line end, zero-width marks, accents drawn apart, second copies of doubled letters.
    """

    indexes: array[int]
    attached: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def of(self, start: int, end: int) -> frozenset[int]:
        """The glyphs of characters ``start`` to ``end``."""
        glyphs = {index for index in self.indexes[start:end] if index >= 0}
        for position, extra in self.attached.items():
            if start <= position < end:
                glyphs.update(extra)
        return frozenset(glyphs)


@dataclass(frozen=True, slots=True)
class GlyphReading:
    """A document together with the glyphs of its page blocks, and the normalised file that both speak of."""

    document: Document
    normalised: NormalisedPdf
    glyphs: Mapping[BlockId, BlockGlyphs]


@dataclass(frozen=True, slots=True)
class PageReading:
    """What one page gave."""

    blocks: tuple[Block, ...]
    glyphs: Mapping[BlockId, BlockGlyphs]
    gaps: tuple[Gap, ...] = ()


def read_pdf(content: bytes, file: FileId, limits: Limits) -> Document:
    """The document in *content*; raises ``FileRefused``."""
    return read_pdf_with_glyphs(content, file, limits=limits).document


def read_pdf_with_glyphs(
    content: bytes, file: FileId | None = None, *, limits: Limits = DEFAULT_LIMITS
) -> GlyphReading:
    """As :func:`read_pdf`, with what the writer needs to turn spans into glyphs. Reading twice gives equal results."""
    identity = file or file_id(hashlib.sha256(content).hexdigest())
    normalised = normalise(content)
    with opened(normalised.content) as pdf:
        pages = []
        for index in range(normalised.page_count):
            limits.pulse()
            pages.append(_page(pdf[index], identity, index))
    blocks = tuple(block for page in pages for block in page.blocks)
    document = Document(
        file=identity,
        media_type=MediaType.PDF,
        page_count=normalised.page_count,
        blocks=blocks,
        gaps=tuple(gap for page in pages for gap in page.gaps),
    )
    return GlyphReading(document, normalised, {key: value for page in pages for key, value in page.glyphs.items()})


def _page(page: Any, file: FileId, index: int) -> PageReading:
    made = paragraphs(page_segments(page_glyphs(page)))
    for paragraph in made:
        paragraph.read()
    kept = [paragraph for paragraph in made if paragraph.letters]
    blocks = tuple(_block(paragraph, file, index, number) for number, paragraph in enumerate(kept))
    glyphs = {block.id: block_glyphs(paragraph.letters) for block, paragraph in zip(blocks, kept, strict=True)}
    return PageReading(blocks, glyphs, _gaps(blocks, file, index))


def _block(paragraph: Paragraph, file: FileId, page_index: int, number: int) -> Block:
    return Block(
        id=block_id(file, f"page{page_index}.{number}"),
        kind=paragraph.kind,
        place=Place("page", page_index, (number,)),
        text="".join(letter.char for letter in paragraph.letters),
        carried=paragraph.kind is not BlockKind.HIDDEN,
        row=paragraph.row,
        heading=paragraph.heading,
        boxes=CharBoxes(letter.box for letter in paragraph.letters),
    )


def block_glyphs(letters: Iterable[Letter]) -> BlockGlyphs:
    """The glyphs of a block made of *letters*."""
    made = list(letters)
    attached = {position: letter.attached for position, letter in enumerate(made) if letter.attached}
    return BlockGlyphs(array("i", (letter.glyph for letter in made)), attached)


def _gaps(blocks: tuple[Block, ...], file: FileId, page_index: int) -> tuple[Gap, ...]:
    if blocks:
        return ()
    return (Gap(file, GapKind.PAGE_WITHOUT_TEXT, Place("page", page_index), "No text could be read on this page."),)
