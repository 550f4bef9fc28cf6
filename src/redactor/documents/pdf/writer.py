"""Writes the redacted copy of a PDF: every page interpreted, chosen, set again and written anew.

Two sources that differ only in what is withheld give the same bytes wherever the lines of the page break alike; what is not
understood is drawn as a picture, and what cannot be drawn is not written.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from redactor.core.copies import CopyPlan, Fallback, FallbackKind, WrittenCopy
from redactor.core.documents import Block, Document, MediaType
from redactor.core.spans import pieces
from redactor.documents.pdf import furniture
from redactor.documents.pdf.assembly import add_page, fill_page, saved
from redactor.documents.pdf.check import ExpectedPage, faulty_pages
from redactor.documents.pdf.choice import PageChoice, page_choices
from redactor.documents.pdf.collecting import collection_paused, sweep_after
from redactor.documents.pdf.content import Content, Copybook
from redactor.documents.pdf.display import GroupItem, Item, TextRun
from redactor.documents.pdf.fates import PageFate, page_fate
from redactor.documents.pdf.fonts.reader_fonts import ReaderFonts
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.images import Images
from redactor.documents.pdf.interpreter import SharedFonts
from redactor.documents.pdf.matrices import Rectangle, overlap
from redactor.documents.pdf.objects import Objects
from redactor.documents.pdf.ontop import with_ground
from redactor.documents.pdf.opening import opened
from redactor.documents.pdf.pagecopy import ScannedWords, SourcePage, WrittenPage, relaid_page
from redactor.documents.pdf.pairing import text_runs
from redactor.documents.pdf.raster import drawn_page
from redactor.documents.pdf.reader import GlyphReading, read_pdf_with_glyphs
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.scans import painted_scan, plain_scan
from redactor.documents.pdf.witness import SecondReader
from redactor.errors import WritingError

_MOST_TRIES = 4
_ODD = "a page that could not be followed"
_ASKED = "a person decided to keep words that cannot be set again"
_WORDS_ALONE = "its words alone are shown, without pictures and drawings"
_MISREAD = "the written page does not read as it should"


def write_pdf(content: bytes, document: Document, plan: CopyPlan) -> WrittenCopy:
    """The copy that *plan* asks for; raises ``WritingError`` where none can be written without risk."""
    with collection_paused():
        return _written(_reading(content, document), plan)


def _written(reading: GlyphReading, plan: CopyPlan) -> WrittenCopy:
    forced: dict[int, str] = dict.fromkeys(plan.picture_pages, _ASKED)
    for _ in range(_MOST_TRIES):
        attempt = _Attempt(reading, plan, forced)
        copy = attempt.run()
        faults = attempt.refused or dict.fromkeys(faulty_pages(copy.content, attempt.expected), _MISREAD)
        if not faults:
            return copy
        if set(faults) & set(forced):
            break
        forced.update(faults)
    raise WritingError(
        "A page can neither be written anew nor drawn so that it reads as it should; nothing was written.",
        next_step="Withhold the page, or replace the file by a fresh export.",
        pages=faults.keys() & forced.keys(),
    )


def dry_run_pdf(content: bytes, document: Document, plan: CopyPlan) -> tuple[Fallback, ...]:
    """The fallbacks that :func:`write_pdf` would need; raises ``WritingError`` where it would."""
    return write_pdf(content, document, plan).fallbacks


def _reading(content: bytes, document: Document) -> GlyphReading:
    reading = read_pdf_with_glyphs(content)
    if reading.document.file != document.file:
        raise WritingError("The file changed since it was read; nothing was written.", next_step="Scan again.")
    return reading


@dataclass(slots=True)
class _Attempt:
    """One attempt at a copy. ``forced`` names the pages to be drawn as pictures, with the reason."""

    reading: GlyphReading
    plan: CopyPlan
    forced: Mapping[int, str]
    expected: list[ExpectedPage] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)  # pages that could not be written, found out half-way
    fallbacks: list[Fallback] = field(default_factory=list)
    labels: int = 0
    added: dict[str, None] = field(default_factory=dict)  # what the copy says in our own words, in order

    def run(self) -> WrittenCopy:
        """Write all pages."""
        normalised = self.reading.normalised
        choices = page_choices(self.reading, self.plan)
        with (
            opened(normalised.content) as traced,
            pikepdf.open(io.BytesIO(normalised.content)) as source,
            pikepdf.new() as pdf,
            closing(SecondReader(normalised.content)) as second,
        ):
            objects = Objects(pdf)
            fonts = SharedFonts(normalised.off_layers, ReaderFonts(traced))
            book = Copybook(pdf, objects, Images(pdf, objects, traced, source), fonts)
            for index, page in enumerate(source.pages):
                known = self.reading.traces.get(index)
                made = SourcePage(index, page.obj, _box(page), traced, second, normalised.off_layers, known)
                self._page(book, made, choices.get(index, PageChoice()))
                sweep_after(index)
            self._printed(book)
            self._finish(book)
            fallbacks = tuple(sorted(self.fallbacks))
            return WrittenCopy(saved(pdf), MediaType.PDF, len(pdf.pages), self.labels, fallbacks, tuple(self.added))

    def _finish(self, book: Copybook) -> None:
        """Build the fonts; one that cannot be built turns every page into a picture, which needs no font of the source."""
        try:
            book.fonts.finish()
        except Exception:  # noqa: BLE001  fontTools raises whatever broken outlines lead it to
            self.refused.update(dict.fromkeys(range(len(self.expected)), "a font that cannot be built"))

    def _page(self, book: Copybook, page: SourcePage, choice: PageChoice) -> None:
        fate = page_fate(self.reading, self.plan, page.index, page.to_page)
        if fate.is_withheld:
            slip = replace(page, box=furniture.at_least(page.box, furniture.SMALLEST_SLIP))
            self._add(book, slip, WrittenPage(furniture.slip_items(slip.view, self.plan.label)))
            return
        if page.index in self.plan.word_pages:
            self._words_alone(book, page)
            return
        try:
            made, reason = self._made(book, page, choice, fate)
        except NotUnderstood as fault:
            raise _undrawable(page, str(fault)) from fault
        except Exception as fault:  # a library may raise anything, and its words might quote the file
            raise _undrawable(page, type(fault).__name__) from fault
        if reason:
            self.fallbacks.append(Fallback(page.index, FallbackKind.PICTURE, reason))
        self._add(book, page, made)

    def _words_alone(self, book: Copybook, page: SourcePage) -> None:
        """The page's disclosed words in lines of our own, and nothing else of it: whatever it is made of, they can be read."""
        here = [block for block in self.reading.document.blocks if block.carried and block.page_index == page.index]
        rows = {*self.plan.withheld_rows}
        texts = [self._without_marks(block) for block in here if not block.row or block.row not in rows]
        if len(texts) < len(here):
            self.labels += 1
            texts.append(self.plan.label)  # for all rows that are withheld here
        wide = replace(page, box=furniture.at_least(page.box, furniture.SMALLEST_WORDS))
        items = furniture.words_alone(wide.view, texts)
        if items is None:
            raise _undrawable(page, "more words than a page holds")
        self.added[furniture.WORDS_ALONE] = None
        self.fallbacks.append(Fallback(page.index, FallbackKind.WORDS, _WORDS_ALONE))
        self._add(book, wide, WrittenPage(items))

    def _made(self, book: Copybook, page: SourcePage, choice: PageChoice, fate: PageFate) -> tuple[WrittenPage, str]:
        """The page set again or drawn, and why it is drawn."""
        made, reason = self._relaid(book, page, choice, fate)
        return made or drawn_page(page, choice, fate, self.plan.label), reason

    def _relaid(
        self, book: Copybook, page: SourcePage, choice: PageChoice, fate: PageFate
    ) -> tuple[WrittenPage | None, str]:
        """The page set again, or None and why it must be drawn (without a reason where a person decided so)."""
        if page.index in self.forced:
            return None, "" if fate.is_drawn else self.forced[page.index]
        if fate.is_drawn:
            return plain_scan(page, fate, book.shared), ""
        try:
            return _set_again(book, page, choice, fate, self.plan.label), ""
        except NotUnderstood as fault:
            return None, str(fault)
        except Exception:  # noqa: BLE001  a hostile page may make a library raise anything
            return None, _ODD

    def _add(self, book: Copybook, page: SourcePage, made: WrittenPage) -> None:
        """Write a page's items, with stamp and banner; an attempt in which that fails is made again without."""
        stamp = f"{self.plan.stamp} · {len(book.pdf.pages) + 1}" if self.plan.stamp else ""
        own = furniture.stamp_items(page.view, stamp, self.plan.banner)
        self.added.update(dict.fromkeys("".join(run.texts) for run in own))
        items = [*made.items, *with_ground(made.items, own)]
        content = Content(book, page.box)
        try:
            data, resources = content.write(items), content.resources()
        except NotUnderstood as fault:
            self.refused[page.index] = str(fault)
            return
        except Exception:  # noqa: BLE001  as above
            self.refused[page.index] = _ODD
            return
        fill_page(book.pdf, add_page(book.pdf, page.box, page.rotation), data, resources, page.unit)
        self.expected.append(ExpectedPage([run.taken(run.kept()) for run in text_runs(items)], page.to_page))
        self.fallbacks.extend(made.fallbacks)
        self.labels += _labels_in(items)

    def _printed(self, book: Copybook) -> None:
        wanted = set(self.plan.printed)
        texts = [self._without_marks(block) for block in self.reading.document.blocks if block.id in wanted]
        self.added.update({furniture.HEADING: None} if texts else {})
        for items in furniture.printed_pages(texts):
            self._add(book, SourcePage(-1, None, furniture.A4, None, SecondReader(b"")), WrittenPage(items))

    def _without_marks(self, block: Block) -> str:
        """A printed block's text, labels in place of what is withheld in it."""
        spans = {mark.span: mark.label for mark in self.plan.marks if mark.span.block == block.id}
        self.labels += len(spans)
        return "".join(words if span is None else spans[span] for words, span in pieces(block.text, sorted(spans)))


def _set_again(book: Copybook, page: SourcePage, choice: PageChoice, fate: PageFate, label: str) -> WrittenPage:
    try:
        return relaid_page(page, choice, fate, book.images, book.shared, label)
    except ScannedWords as found:
        return painted_scan(page, choice.with_rows_marked(label), fate, book.images, label, found)


def _labels_in(items: Sequence[Item]) -> int:
    """Labels of lines, pictures, tables and slips alike, as they stand on the page."""
    groups = sum(_labels_in(item.items) for item in items if isinstance(item, GroupItem))
    return groups + sum(isinstance(item, TextRun) and item.is_label for item in items)


def _undrawable(page: SourcePage, why: str) -> WritingError:
    return WritingError(
        f"Page {page.index + 1} can neither be set again nor drawn ({why}); nothing was written.",
        next_step="Withhold the page, or replace the file by a fresh export.",
        pages=(page.index,),
    )


def _box(page: Any) -> Rectangle:
    """The part of the page that is shown."""
    media = _rectangle(page.mediabox)
    crop = overlap(_rectangle(page.cropbox), media)
    return crop if crop[2] - crop[0] > 1 and crop[3] - crop[1] > 1 else media


def _rectangle(array: Any) -> Rectangle:
    x0, y0, x1, y1 = (number(part) for part in array)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
