"""Read a PDF into a document, each character of its page text tied to the glyph it came from."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from redactor.core.documents import Document, Gap, GapKind, MediaType
from redactor.core.ids import BlockId, FileId, file_id
from redactor.core.places import Place
from redactor.documents.headline import find_date, find_title
from redactor.documents.limits import DEFAULT_LIMITS, Limits
from redactor.documents.messages import with_messages
from redactor.documents.pdf.asides import DrawnLetters
from redactor.documents.pdf.collecting import collection_paused, sweep_after
from redactor.documents.pdf.glyphs import Glyph, Trace, page_glyphs
from redactor.documents.pdf.margins import with_margins
from redactor.documents.pdf.normalise import NormalisedPdf, normalise
from redactor.documents.pdf.opening import PDF_FAULTS, opened
from redactor.documents.pdf.pages import PageReading, PageSource, read_page
from redactor.documents.pdf.pictures import PagePicture, PictureReader, page_looks
from redactor.documents.pdf.second_reading import (
    KnownText,
    SecondReader,
    disagree,
    disagreement,
    is_unknown,
    letter_counts,
    second_reader,
    unknown,
    unknown_letters,
)
from redactor.documents.pdf.shadows import repeated
from redactor.documents.pdf.surfaces import Surfaces
from redactor.documents.pdf.ties import BlockGlyphs
from redactor.documents.pdf.unshown import unshown_blocks
from redactor.documents.refusal import FileRefused

__all__ = ["BlockGlyphs", "GlyphReading", "read_pdf", "read_pdf_with_glyphs"]


@dataclass(frozen=True, slots=True)
class GlyphReading:
    """A document together with the glyphs of its page blocks, and the normalised file that both speak of.

    ``glyphs`` holds every block that was drawn on a page, hidden text too; ``pictures`` are named by the id of their gap.
    ``traces`` are the glyphs of the first pages, by page index, so that the writer need not ask for them again.
    """

    document: Document
    normalised: NormalisedPdf
    glyphs: Mapping[BlockId, BlockGlyphs]
    pictures: Mapping[str, PagePicture] = field(default_factory=dict)
    traces: Mapping[int, Trace] = field(default_factory=dict, repr=False)


def read_pdf(content: bytes, file: FileId, limits: Limits) -> Document:
    """The document in *content*; raises ``FileRefused``."""
    return read_pdf_with_glyphs(content, file, limits=limits).document


def read_pdf_with_glyphs(
    content: bytes, file: FileId | None = None, *, limits: Limits = DEFAULT_LIMITS
) -> GlyphReading:
    """As :func:`read_pdf`, with what the writer needs to turn spans into glyphs. Reading twice gives equal results."""
    identity = file or file_id(hashlib.sha256(content).hexdigest())
    with collection_paused():
        normalised = normalise(content)
        _check_pages(normalised, limits)
        with opened(normalised.content) as pdf:
            pages = list(_read_pages(pdf, identity, normalised, limits))
        glyphs = {block: tie for page in pages for block, tie in page.glyphs.items()}
        pictures = {gap: picture for page in pages for gap, picture in page.pictures.items()}
        traces = {index: page.trace for index, page in enumerate(pages) if page.trace is not None}
        return GlyphReading(_document(identity, pages, normalised), normalised, glyphs, pictures, traces)


def _check_pages(normalised: NormalisedPdf, limits: Limits) -> None:
    if normalised.page_count > limits.pages:
        raise FileRefused(
            GapKind.FILE_UNREADABLE,
            f"The PDF has {normalised.page_count} pages, more than the {limits.pages} that are read from one file.",
            next_step="Split it into smaller files and add those.",
        )


def _read_pages(pdf: Any, file: FileId, normalised: NormalisedPdf, limits: Limits) -> Iterator[PageReading]:
    pictures, letters = PictureReader(pdf), DrawnLetters(normalised.content)
    with second_reader(normalised.content) as second:
        for index in range(normalised.page_count):
            limits.pulse()
            try:
                page = pdf[index]
                page.set_rotation(0)
                layer_off = normalised.layer_off.get(index, frozenset())
                marked, odd = normalised.marked_areas.get(index, ()), letters.has_odd(page)
                source = PageSource(file, index, page, layer_off, marked, odd)
                yield _compared(read_page(source, pictures), source, second, normalised.surfaces)
            except PDF_FAULTS:
                yield PageReading((), {}, (_unreadable_page(file, index),))
            sweep_after(index)


def _compared(reading: PageReading, source: PageSource, reader: SecondReader, surfaces: Surfaces) -> PageReading:
    """The page's reading, with the second reader's where the two disagree, and a gap where neither can name the letters."""
    here = {source.index, None}
    explained = [text.text for text in surfaces.texts if text.part == "actual text" and text.page_index in here]
    first = [block.text for block in reading.blocks]
    second = reader.text(source.index)
    differ, is_obscure = disagree(first, second, explained), is_unknown("".join(first))
    if second is not None and (differ or is_obscure):
        glyphs, known = page_glyphs(source.page), reader.known(source.index)
        if _are_alike(glyphs, known):
            return reading
        differ = differ and _disagree_as_drawn(glyphs, known, explained)
    if differ:
        blocks, gap = disagreement(source.file, source.index, second, picture=_small(source))
        return replace(reading, blocks=(*reading.blocks, *blocks), gaps=(*reading.gaps, gap))
    if is_obscure:
        gap = unknown(source.file, source.index, picture=_small(source))
        return replace(reading, gaps=(*reading.gaps, gap))
    return reading


def _small(source: PageSource) -> bytes | None:
    return page_looks(source.page)[2] or None


def _are_alike(glyphs: Sequence[Glyph], known: KnownText) -> bool:
    """Whether the second reader can name every letter and names those of the first: what else the first cannot name is no letter."""
    is_named = not known.unnamed and not unknown_letters(known.text)
    return is_named and letter_counts(glyph.text for glyph in glyphs) == letter_counts([known.text])


def _disagree_as_drawn(glyphs: Sequence[Glyph], known: KnownText, explained: Sequence[str]) -> bool:
    """As :func:`disagree`, glyph by glyph: text painted twice counts twice, and what the second reader cannot name not at all."""
    left_out = sum(len(glyph.text) for glyph in glyphs if glyph.run.vertical) + repeated(glyphs)
    return disagree([glyph.text for glyph in glyphs], known.text, explained, unnamed=known.unnamed + left_out)


def _unreadable_page(file: FileId, index: int) -> Gap:
    reason = "The page is damaged: it can neither be read nor drawn and is withheld."
    return Gap(file, GapKind.PART_NOT_UNDERSTOOD, Place("page", index), reason)


def _unflattened(file: FileId, normalised: NormalisedPdf) -> tuple[Gap, ...]:
    if normalised.is_flat:
        return ()
    reason = "Notes and form fields could not be drawn into the pages; the copy is without them."
    return (Gap(file, GapKind.PART_NOT_UNDERSTOOD, Place("annotation"), reason),)


def _document(file: FileId, pages: Sequence[PageReading], normalised: NormalisedPdf) -> Document:
    surfaces = normalised.surfaces
    sizes = {index: page.size for index, page in enumerate(pages)}
    blocks = with_messages(with_margins([block for page in pages for block in page.blocks], sizes))
    dropped = Counter(dict(surfaces.dropped))
    for page in pages:
        dropped.update(page.dropped)
    unshown, repeating = unshown_blocks(file, surfaces.texts, blocks)
    dropped.update(repeating)
    return Document(
        file=file,
        media_type=MediaType.PDF,
        page_count=len(pages),
        blocks=(*blocks, *unshown),
        gaps=(*_unflattened(file, normalised), *(gap for page in pages for gap in page.gaps)),
        embedded=surfaces.embedded,
        dropped=tuple(sorted(dropped.items())),
        title=find_title(blocks),
        date=find_date(blocks),
    )
