"""Read one page: its blocks in reading order, hidden text apart, pictures and gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from redactor.core.documents import Block, BlockKind, Gap, GapKind
from redactor.core.ids import BlockId, FileId, block_id
from redactor.core.places import Box, CharBoxes, Place
from redactor.documents.pdf.drawings import Drawings, page_drawings
from redactor.documents.pdf.glyphs import Glyph, Trace, Unseen, page_glyphs, trace_of
from redactor.documents.pdf.layout.arrangement import arrange
from redactor.documents.pdf.layout.paragraphs import Paragraph
from redactor.documents.pdf.pictures import PagePicture, PictureReader, may_be_pieces, page_looks, painted
from redactor.documents.pdf.ties import BlockGlyphs, block_glyphs
from redactor.documents.pdf.visibility import Canvas, PageLook, page_box, with_visibility

_TRACED_PAGES = 200  # whose glyphs are kept for the writer: 150 kilobytes a page at most, as pages go
_MANY_SHAPES = 150  # filled curves of letter size: so many are writing rather than a logo


@dataclass(frozen=True, slots=True)
class PageReading:
    """What one page gave. ``pictures`` are named by the id of their gap; ``dropped`` counts what needs nobody's look."""

    blocks: tuple[Block, ...]
    glyphs: Mapping[BlockId, BlockGlyphs]
    gaps: tuple[Gap, ...] = ()
    pictures: Mapping[str, PagePicture] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    size: tuple[float, float] = (0.0, 0.0)  # width and height of the unrotated page
    trace: Trace | None = field(default=None, repr=False)  # of the first pages


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page to be read: ``page`` is MuPDF's, its rotation set to 0; ``layer_off`` the glyphs under a layer that is off."""

    file: FileId
    index: int
    page: Any
    layer_off: frozenset[int] = frozenset()
    marked: tuple[Box, ...] = ()  # areas under redaction marks that were never applied
    has_odd_letters: bool = False  # a drawn font shows more than letters


def read_page(source: PageSource, pictures: PictureReader) -> PageReading:
    """Everything on one page."""
    found = pictures.read(source.page)
    drawings = page_drawings(source.page)
    area = page_box(source.page)
    look = PageLook(
        source.page, Canvas(source.page), area, drawings, painted(source.page, found), source.layer_off, source.marked
    )
    traced = page_glyphs(source.page)
    glyphs = with_visibility(traced, look)
    made = [
        (paragraph, Unseen.SEEN)
        for paragraph in arrange((glyph for glyph in glyphs if not glyph.unseen), drawings.rulings)
    ]
    made += _hidden(glyphs)
    blocks = [_block(source, number, paragraph, reason) for number, (paragraph, reason) in enumerate(made)]
    ties = {block.id: block_glyphs(paragraph.letters) for block, (paragraph, _) in zip(blocks, made, strict=True)}
    gaps = _gaps(source, found, drawings, has_text=any(block.carried for block in blocks))
    by_gap = {gap.id: picture for gap, picture in gaps if picture is not None}
    plain = sum(picture.plain for picture in found)
    dropped = {"picture of one colour or under 16 × 16 pixels": plain} if plain else {}
    size, trace = (look.area.x1, look.area.y1), trace_of(traced).packed() if source.index < _TRACED_PAGES else None
    return PageReading(tuple(blocks), ties, tuple(gap for gap, _ in gaps), by_gap, dropped, size, trace)


def _hidden(glyphs: Sequence[Glyph]) -> list[tuple[Paragraph, Unseen]]:
    """Paragraphs of the glyphs that nobody sees, one reason after the other."""
    unseen = [glyph for glyph in glyphs if glyph.unseen]
    made: list[tuple[Paragraph, Unseen]] = []
    for reason in sorted({glyph.unseen for glyph in unseen}, key=list(Unseen).index):
        alike = (glyph for glyph in unseen if glyph.unseen is reason)
        made.extend((paragraph, reason) for paragraph in arrange(alike))
    return made


def _block(source: PageSource, number: int, paragraph: Paragraph, reason: Unseen) -> Block:
    place = Place("hidden text" if reason else "page", source.index, (number,), str(reason))
    return Block(
        id=block_id(source.file, f"page{source.index}.{number}"),
        kind=BlockKind.HIDDEN if reason else paragraph.kind,
        place=place,
        text="".join([letter[0] for letter in paragraph.letters]),
        carried=not reason,
        row=f"page{source.index}.{paragraph.row}" if paragraph.row else "",
        heading=paragraph.heading,
        boxes=CharBoxes([letter[2] for letter in paragraph.letters]),
    )


def _gaps(
    source: PageSource, pictures: Sequence[PagePicture], drawings: Drawings, *, has_text: bool
) -> list[tuple[Gap, PagePicture | None]]:
    """A page without text is one gap; on any other page each picture is one."""
    if not has_text:
        return [(_page_gap(source), None)]
    gaps: list[tuple[Gap, PagePicture | None]] = [
        (_picture_gap(source, picture), picture) for picture in pictures if not picture.plain
    ]
    if drawings.letter_shapes >= _MANY_SHAPES:
        gaps.append(
            (_drawing_gap(source, "Many small drawn shapes, which may be letters: they have not been read."), None)
        )
    elif may_be_pieces(pictures):
        gaps.append((_drawing_gap(source, "Tiny pictures side by side, which may make up a larger one."), None))
    elif source.has_odd_letters:
        gaps.append(
            (_drawing_gap(source, "Letters that are drawn as words or pictures: these have not been read."), None)
        )
    return gaps


def _page_gap(source: PageSource) -> Gap:
    key, blank, small = page_looks(source.page)
    reason = "The page is blank." if blank else "No text could be read on this page; it may be a scan."
    place = Place("page", source.index)
    return Gap(source.file, GapKind.PAGE_WITHOUT_TEXT, place, reason, content_key=key, picture=small or None)


def _picture_gap(source: PageSource, picture: PagePicture) -> Gap:
    place = Place("picture", source.index, (picture.number,))
    reason = "A picture: what it shows has not been read."
    return Gap(source.file, GapKind.PICTURE, place, reason, content_key=picture.key, picture=picture.thumbnail or None)


def _drawing_gap(source: PageSource, reason: str) -> Gap:
    key, _, small = page_looks(source.page)
    place = Place("drawing", source.index)
    return Gap(source.file, GapKind.UNREAD_DRAWINGS, place, reason, content_key=key, picture=small or None)
