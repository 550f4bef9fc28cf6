"""A plain writer: MuPDF removes the withheld glyphs, the pages are rebuilt without anything around them.

It withholds text truly, in every stream, but leaves the gap as wide as what was there; the relay writer takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pymupdf

from redactor.core.copies import CopyPlan, Fallback, GapFate, WrittenCopy
from redactor.core.documents import Block, Document, GapKind, MediaType
from redactor.core.places import Box
from redactor.documents.pdf.glyphs import Glyph, page_glyphs
from redactor.documents.pdf.opening import opened
from redactor.documents.pdf.reader import GlyphReading, read_pdf_with_glyphs
from redactor.errors import WritingError

_PAGE_KEYS = frozenset({"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit"})
_MARKED_CONTENT = frozenset({"BDC", "BMC", "EMC", "DP", "MP"})
_MARGIN = 36.0
_SMALL_PRINT = 7.0


def write_by_removal(content: bytes, document: Document, plan: CopyPlan) -> WrittenCopy:
    """The copy that *plan* asks for; raises ``WritingError``."""
    reading = read_pdf_with_glyphs(content)
    if reading.document.file != document.file:
        raise WritingError("The file changed since it was read; nothing was written.", next_step="Scan again.")
    with opened(reading.normalised.content) as pdf:
        for page in pdf:
            _redact(page, reading, plan)
        _print_hidden(pdf, reading, plan)
        _stamp(pdf, plan)
        redacted = pdf.tobytes(garbage=4, clean=True, deflate=True, no_new_id=True, raise_on_repair=True)
    written, page_count = _rebuilt(redacted)
    return WrittenCopy(written, MediaType.PDF, page_count, len(plan.marks))


def dry_run_removal(content: bytes, document: Document, plan: CopyPlan) -> tuple[Fallback, ...]:  # noqa: ARG001
    """Nothing: what sets no line again falls back nowhere."""
    return ()


def _redact(page: Any, reading: GlyphReading, plan: CopyPlan) -> None:
    page.set_rotation(page.rotation)
    glyphs = page_glyphs(page)
    withheld = withheld_glyphs(reading, plan, page.number)
    labels = list(_labels(reading, plan, page.number))
    if page.number in plan.withheld_pages or _page_gap_withheld(reading, plan, page.number):
        page.add_redact_annot(page.mediabox)
        page.apply_redactions(
            images=pymupdf.PDF_REDACT_IMAGE_REMOVE, graphics=pymupdf.PDF_REDACT_LINE_ART_REMOVE_IF_TOUCHED
        )
        labels = [(Box(_MARGIN, _MARGIN, 300.0, 2 * _MARGIN), plan.label)]
    else:
        for box in _cores(glyphs, withheld):
            page.add_redact_annot(box, fill=False)
        page.apply_redactions(images=pymupdf.PDF_REDACT_IMAGE_PIXELS, graphics=pymupdf.PDF_REDACT_LINE_ART_NONE)
    for box, label in labels:
        _print(page, box, label)


def withheld_glyphs(reading: GlyphReading, plan: CopyPlan, page_index: int) -> frozenset[int]:
    """The glyphs of a page that must go: marked ones, withheld rows, and every block that the copy does not carry."""
    marked = defaultdict(list)
    for mark in plan.marks:
        marked[mark.span.block].append(mark.span)
    gone: set[int] = set()
    for block in _page_blocks(reading, page_index):
        tie = reading.glyphs[block.id]
        if not block.carried or (block.row and block.row in plan.withheld_rows):
            gone |= tie.of(0, len(block.text))
        for span in marked[block.id]:
            gone |= tie.of(span.start, span.end)
    return frozenset(gone)


def _page_blocks(reading: GlyphReading, page_index: int) -> Iterator[Block]:
    for block in reading.document.blocks:
        if block.page_index == page_index and block.id in reading.glyphs:
            yield block


def _labels(reading: GlyphReading, plan: CopyPlan, page_index: int) -> Iterator[tuple[Box, str]]:
    blocks = {block.id: block for block in _page_blocks(reading, page_index)}
    for mark in plan.marks:
        block = blocks.get(mark.span.block)
        if block is not None and block.boxes is not None and block.carried:
            box = next((block.boxes[at] for at in range(mark.span.start, mark.span.end) if block.boxes[at]), None)
            if box is not None:
                yield box, mark.label


def _page_gap_withheld(reading: GlyphReading, plan: CopyPlan, page_index: int) -> bool:
    """Whether a picture or unread page here has not been let through: this writer then blanks the page."""
    fates = dict(plan.gaps)
    return any(
        gap.place.page_index == page_index
        and gap.kind in {GapKind.PAGE_WITHOUT_TEXT, GapKind.PICTURE, GapKind.READERS_DISAGREE}
        and fates.get(gap.id, GapFate.WITHHOLD) is GapFate.WITHHOLD
        for gap in reading.document.gaps
    )


def _cores(glyphs: tuple[Glyph, ...], withheld: Iterable[int]) -> Iterator[Any]:
    """The middle of each glyph's box: MuPDF removes a glyph that is touched, so neighbours must not be."""
    for number in sorted(withheld):
        x0, y0, x1, y1 = glyphs[number].box
        inset_x, inset_y = 0.3 * (x1 - x0), 0.3 * (y1 - y0)
        yield pymupdf.Rect(x0 + inset_x, y0 + inset_y, x1 - inset_x, y1 - inset_y)


def _print(page: Any, box: Box, text: str) -> None:
    size = max(5.0, min(12.0, 0.7 * (box.y1 - box.y0)))
    page.insert_text((box.x0, box.y1 - 0.25 * (box.y1 - box.y0)), text, fontsize=size)


def _print_hidden(pdf: Any, reading: GlyphReading, plan: CopyPlan) -> None:
    """Pages headed as they must be, with what a person decided to disclose although the original did not show it."""
    printed = [block.text for block in reading.document.blocks if block.id in plan.printed]
    for text in printed:
        page = pdf.new_page()
        page.insert_text((_MARGIN, 2 * _MARGIN), "Content not visible in the original")
        area = pymupdf.Rect(_MARGIN, 3 * _MARGIN, page.rect.width - _MARGIN, page.rect.height - _MARGIN)
        page.insert_textbox(area, text, fontsize=9)


def _stamp(pdf: Any, plan: CopyPlan) -> None:
    for page in pdf:
        if plan.banner:
            page.insert_text((_MARGIN, 0.6 * _MARGIN), plan.banner, fontsize=_SMALL_PRINT)
        if plan.stamp:
            page.insert_text((_MARGIN, page.rect.height - 0.4 * _MARGIN), plan.stamp, fontsize=_SMALL_PRINT)


def _rebuilt(content: bytes) -> tuple[bytes, int]:
    """A new file with the pages alone: no properties, outline, structure, scripts or files, no marked content."""
    with pikepdf.open(BytesIO(content)) as source, pikepdf.new() as target:
        target.pages.extend(source.pages)
        for page in target.pages:
            for key in set(page.obj.keys()) - _PAGE_KEYS:
                del page.obj[key]
        for item in target.objects:
            if isinstance(item, pikepdf.Stream):
                _strip_stream(item)
        for page in target.pages:
            page.contents_coalesce()
            _drop_marked_content(target, page.obj.Contents, page)
        out = BytesIO()
        target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue(), len(target.pages)


def _strip_stream(stream: Any) -> None:
    for key in ("/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/OC", "/LastModified", "/Name"):
        if key in stream:
            del stream[key]
    if stream.get("/Subtype") == "/Form":
        stream.write(_without_marked_content(stream))


def _drop_marked_content(target: pikepdf.Pdf, contents: Any, page: Any) -> None:
    if contents is not None:
        page.obj.Contents = target.make_stream(_without_marked_content(page))
    resources = page.obj.get("/Resources")
    if resources is not None and "/Properties" in resources:
        del resources["/Properties"]


def _without_marked_content(stream: Any) -> bytes:
    kept = [item for item in pikepdf.parse_content_stream(stream) if str(item.operator) not in _MARKED_CONTENT]
    return bytes(pikepdf.unparse_content_stream(kept))
