"""From decisions to what a copy withholds and shows: plans for writers, expectations for the verifier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from redactor.core.checks import Expectation, area_of_page, area_of_part
from redactor.core.copies import CopyPlan, FallbackKind, GapFate, Mark, RedactedCopy, WrittenCopy
from redactor.core.decisions import Standing, Status
from redactor.core.documents import PAGE_GAPS, Block, BlockKind, Document, MediaType
from redactor.core.ids import BlockId, FileId
from redactor.core.items import FINAL_WITHHOLDING, Extent, Outcome
from redactor.core.rules import LabelLevel
from redactor.core.spans import Span, merge_spans, spans_by_block, subtract_spans
from redactor.marking import NEUTRAL_LABEL, Labelled, join_stretches, label_for, mark_text, pack_level
from redactor.pipeline.lost_lines import LOST_LINE
from redactor.pipeline.reading_orders import down_columns
from redactor.pipeline.second_readings import pages_read_otherwise
from redactor.pipeline.snapshot import Snapshot
from redactor.pipeline.stayed import still_withheld
from redactor.pipeline.withheld import WithheldIndex


@dataclass(frozen=True, slots=True)
class ShownText:
    """The text of one block as the copy shows it: labels in place of withheld words."""

    kind: BlockKind
    text: str
    area: str = ""  # the page or kind of part where the copy shows it, as far as that is known


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What one file's copy is to be: a plan and the texts it will show, or None where the whole file is withheld."""

    file: FileId
    plan: CopyPlan | None
    shown: tuple[ShownText, ...] = ()
    withheld: tuple[Standing, ...] = ()
    names: tuple[str, ...] = ()  # the file's paths, sanitised
    as_pdf: bool = False  # a Word file whose copy is to be PDF
    orders: tuple[str, ...] = ()  # all that it shows in the other orders in which readers may come upon it

    @property
    def disclosed(self) -> tuple[str, ...]:
        """The texts that the copy shows, in reading order."""
        return tuple(shown.text for shown in self.shown)

    @property
    def areas(self) -> tuple[str, ...]:
        """Of each of those texts, the page or kind of part where it stands."""
        return tuple(shown.area for shown in self.shown)


@dataclass(frozen=True, slots=True)
class Dress:
    """How copies are made up: the stamp of the pack or the banner of a draft on every page, and in which format."""

    stamp: str = ""
    banner: str = ""
    as_pdf: bool = False  # copies of Word files are to be PDF

    @classmethod
    def of_pack(cls, number: int, *, as_pdf: bool = False) -> Dress:
        """The stamp of document *number* of a pack."""
        return cls(stamp=f"Document {number:03}", as_pdf=as_pdf)


def level_of_pack(snapshot: Snapshot) -> LabelLevel:
    """The label level for the whole pack. A withheld unread file makes it neutral, as does a source's identity."""
    withheld = [standing for standing in snapshot.state.standings if standing.outcome in FINAL_WITHHOLDING]
    if any(standing.item.gap for standing in withheld) or snapshot.state.no_longer_found:
        return LabelLevel.NEUTRAL
    if any(standing.item.role == "whistle_blower" for standing in withheld):
        return LabelLevel.NEUTRAL
    grounds = [standing.decision.ground for standing in withheld if standing.decision and standing.decision.ground]
    wanted = snapshot.case.configuration.settings.open_labels
    return pack_level(grounds, snapshot.case.exemptions, open_wanted=wanted)


def plan_file(snapshot: Snapshot, file: FileId, dress: Dress, level: LabelLevel = LabelLevel.NEUTRAL) -> FilePlan:
    """The plan for one file. Whatever is not decided *disclose* is withheld: so a draft needs no other rule."""
    standings = snapshot.in_file(file)
    return plan_from(snapshot, file, standings, dress, level)


def plan_from(
    snapshot: Snapshot, file: FileId, standings: Sequence[Standing], dress: Dress, level: LabelLevel
) -> FilePlan:
    """The plan that follows from some of a file's items."""
    document = snapshot.documents[file]
    withheld = [standing for standing in standings if is_withheld(standing)]
    if not _has_copy(document) or any(_takes_whole_file(standing) for standing in withheld):
        return FilePlan(file, None, withheld=tuple(withheld))
    stretches = _stretches(document, _areas(withheld, snapshot, level) + _loose_areas(snapshot, file))
    gone = (Span(block, one.start, one.end) for block, some in sorted(stretches.items()) for one in some)
    fates = _gap_fates(standings)
    pages = sorted(
        {*_withheld_pages(withheld), *_pages_of_gaps(document, fates), *pages_read_otherwise(document, gone)}
    )
    plan = CopyPlan(
        file=file,
        media_type=document.media_type,
        label=NEUTRAL_LABEL,
        gaps=fates,
        withheld_pages=tuple(pages),
        withheld_rows=_withheld_rows(document, withheld),
        printed=_printed(document, standings),
        picture_pages=_picture_pages_of(standings),
        unread_pages=document.unread_pages,
        stamp=dress.stamp,
        banner=dress.banner,
    )
    in_copy = [block for block in document.blocks if _is_in_copy(block, plan)]
    names = tuple(_marked(block, stretches) for block in document.blocks if block.kind is BlockKind.FILE_NAME)
    shown = tuple(ShownText(block.kind, _marked(block, stretches), area_of(block)) for block in in_copy)
    marked = replace(plan, marks=_marks(in_copy, stretches))
    as_pdf = dress.as_pdf and document.media_type is MediaType.WORD
    orders = down_columns(in_copy, [text.text for text in shown])
    return FilePlan(file, marked, shown, tuple(withheld), names, as_pdf, orders)


def area_of(block: Block) -> str:
    """Where the copy shows a block: on its page or in a part of its kind; "" for what is printed elsewhere."""
    if not block.carried:
        return ""
    return area_of_page(block.page_index) if block.page_index is not None else area_of_part(block.place.part)


def _is_in_copy(block: Block, plan: CopyPlan) -> bool:
    """Whether the copy shows a block at all; of withheld pages and rows nothing is left to mark."""
    if block.kind is BlockKind.FILE_NAME or not (block.carried or block.id in plan.printed):
        return False
    return not (block.row and block.row in plan.withheld_rows) and not (
        block.carried and block.page_index is not None and block.page_index in plan.withheld_pages
    )


def _marks(blocks: Iterable[Block], stretches: Mapping[BlockId, list[Labelled]]) -> tuple[Mark, ...]:
    marks = (Mark(Span(block.id, s.start, s.end), s.label) for block in blocks for s in stretches.get(block.id, ()))
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _marked(block: Block, stretches: Mapping[BlockId, list[Labelled]]) -> str:
    return mark_text(block.text, stretches.get(block.id, []))


def is_withheld(standing: Standing) -> bool:
    """Whether an item's words stay out of a copy: decided so, covered by such a passage, or not decided at all."""
    return standing.status in {Status.OPEN, Status.LAPSED, Status.COVERED} or standing.outcome in FINAL_WITHHOLDING


def expectation_for(
    file_plan: FilePlan, written: WrittenCopy | RedactedCopy, withheld: WithheldIndex, name: str
) -> Expectation:
    """What the verifier holds a copy against."""
    plan = file_plan.plan
    assert plan is not None, "a file withheld as a whole has no copy"
    disclosed = written.shown or file_plan.disclosed
    return Expectation(
        media_type=written.media_type,
        withheld=withheld.of_file(file_plan),
        case_wide=withheld.case_wide,
        disclosed=disclosed,
        areas=() if written.shown else file_plan.areas,
        other_orders=() if written.shown else file_plan.orders,
        label=plan.label,
        labels=written.labels,
        page_count=written.page_count,
        picture_pages=pages_for_ocr(plan, written),
        file_name=name,
        added=_added(plan, written, disclosed),
        label_texts=tuple(sorted({mark.label for mark in plan.marks})),
    )


def _added(plan: CopyPlan, written: WrittenCopy | RedactedCopy, disclosed: Iterable[str]) -> tuple[str, ...]:
    """What the writer puts on pages by itself: stamp, banner, and labels for rows, pictures and broken lines."""
    own = written.added or tuple(text for text in (plan.stamp, plan.banner) if text)
    extra = written.labels - sum(text.count(plan.label) for text in disclosed)
    return (*own, *[plan.label] * max(0, extra))


def pages_for_ocr(plan: CopyPlan, written: WrittenCopy | RedactedCopy) -> tuple[int, ...]:
    """The pages of a copy that OCR has to read: drawn ones, and those that no reader could read in the source."""
    drawn = {fallback.page_index for fallback in written.fallbacks if fallback.kind is FallbackKind.PICTURE}
    return tuple(sorted(drawn.union(plan.unread_pages)))


def _has_copy(document: Document) -> bool:
    return any(block.kind is not BlockKind.FILE_NAME for block in document.blocks) or bool(document.page_count)


def _takes_whole_file(standing: Standing) -> bool:
    """An unread file, or a decision that the whole file goes."""
    item, decision = standing.item, standing.decision
    if item.gap and item.proposal.extent is Extent.FILE:
        return True
    if decision is None or standing.status is not Status.DECIDED:
        return False
    return decision.extent is Extent.FILE and decision.outcome in FINAL_WITHHOLDING


def _areas(withheld: Iterable[Standing], snapshot: Snapshot, level: LabelLevel) -> list[tuple[Span, str]]:
    return [(span, _label(one, snapshot, level)) for one in withheld for span in merge_spans(_area(one))]


def _area(standing: Standing) -> tuple[Span, ...]:
    """What goes: as decided for this very item, at the extent chosen; else at least as proposed."""
    item, decision = standing.item, standing.decision
    if decision is None or standing.status is not Status.DECIDED:
        return item.area
    return decision.area if decision.item == item.id else (*decision.area, *item.area)


def _label(standing: Standing, snapshot: Snapshot, level: LabelLevel) -> str:
    decision = standing.decision
    ground = decision.ground if decision is not None else standing.item.proposal.ground
    return label_for(level, snapshot.case.exemptions.get(ground), snapshot.roles.get(standing.item.role))


def _loose_areas(snapshot: Snapshot, file: FileId) -> list[tuple[Span, str]]:
    """Letters once decided withhold stay withheld although a new reading no longer finds them."""
    return [
        (span, NEUTRAL_LABEL)
        for decision in snapshot.state.no_longer_found
        if decision.file == file
        for span in still_withheld(snapshot, decision)
    ]


def _stretches(document: Document, areas: Sequence[tuple[Span, str]]) -> dict[BlockId, list[Labelled]]:
    by_block: defaultdict[BlockId, list[Labelled]] = defaultdict(list)
    for span, label in areas:
        by_block[span.block].append(Labelled(span.start, span.end, label))
    texts = {block.id: block.text for block in document.blocks}
    return {block: join_stretches(texts[block], found) for block, found in by_block.items() if block in texts}


def _gap_fates(standings: Iterable[Standing]) -> tuple[tuple[str, GapFate], ...]:
    shown = {Outcome.DISCLOSE, Outcome.READ_OUTSIDE}
    fates = ((s.item.gap, GapFate.PIXELS if s.outcome in shown else GapFate.WITHHOLD) for s in standings if s.item.gap)
    return tuple(sorted(fates))


def _withheld_pages(withheld: Iterable[Standing]) -> tuple[int, ...]:
    pages = {
        standing.item.place.page_index
        for standing in withheld
        if not standing.item.gap and _extent(standing) is Extent.PAGE and standing.item.place.page_index is not None
    }
    return tuple(sorted(page for page in pages if page is not None))


def _pages_of_gaps(document: Document, fates: Iterable[tuple[str, GapFate]]) -> list[int]:
    """Pages of a PDF that go because what no reader can read on them was not let through: none of their words is in the copy."""
    shown = {gap for gap, fate in fates if fate is GapFate.PIXELS}
    return [
        gap.place.page_index
        for gap in document.gaps
        if document.media_type is MediaType.PDF
        and gap.kind in PAGE_GAPS
        and gap.id not in shown
        and gap.place.page_index is not None
    ]


def _extent(standing: Standing) -> Extent:
    return (
        standing.decision.extent
        if standing.status is Status.DECIDED and standing.decision
        else standing.item.proposal.extent
    )


def _withheld_rows(document: Document, withheld: Sequence[Standing]) -> tuple[str, ...]:
    """Rows of which nothing is left: they go whole, so that neither their order nor their number shows."""
    area = spans_by_block(merge_spans(s for w in withheld if _extent(w) is Extent.ROW for s in _area(w)))
    rows: defaultdict[str, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.row:
            rows[block.row].append(block)
    gone = [row for row, blocks in rows.items() if all(_all_gone(block, area.get(block.id, [])) for block in blocks)]
    return tuple(sorted(gone))


def _all_gone(block: Block, area: Sequence[Span]) -> bool:
    whole = [Span(block.id, 0, len(block.text))] if block.text else []
    return not any(span.of(block.text).strip() for span in subtract_spans(whole, area))


def _printed(document: Document, standings: Sequence[Standing]) -> tuple[BlockId, ...]:
    """Blocks that the copy would not carry and a person decided to disclose, visibly."""
    shown = {span.block for s in standings if s.outcome is Outcome.DISCLOSE for span in s.item.area}
    return tuple(b.id for b in document.blocks if not b.carried and b.id in shown and b.kind is not BlockKind.FILE_NAME)


def _picture_pages_of(standings: Iterable[Standing]) -> tuple[int, ...]:
    """Pages whose lines cannot all be set again and whose words a person decided to keep: they are drawn."""
    pages = {
        s.item.place.page_index for s in standings if s.item.category == LOST_LINE and s.outcome is Outcome.DISCLOSE
    }
    return tuple(sorted(page for page in pages if page is not None))
