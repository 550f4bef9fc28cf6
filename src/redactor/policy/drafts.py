"""Drafts of items: one a place, several findings where they share it; then merged, nested and ordered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from redactor.core.ids import BlockId, FileId, FindingId, ItemId, PersonId, digest, item_id, short_id
from redactor.core.items import Extent, Item, Outcome, Proposal
from redactor.core.names import fold
from redactor.core.places import Place
from redactor.core.rules import Exemption
from redactor.core.spans import Span, subtract_spans
from redactor.policy.matching import WIDE

_SEVERITY = {Outcome.DISCLOSE: 0, Outcome.WITHHOLD: 1, Outcome.REFER: 2}
_UNKNOWN_PRECEDENCE = 999


@dataclass(frozen=True, slots=True)
class Draft:
    """An item in the making, with where it stands in reading order."""

    item: Item
    document: int
    order: int  # of the first block of its area, or of a gap's page

    @property
    def sort_key(self) -> tuple[int, int, int, int, str]:
        """File, reading order, start, longest first."""
        area = self.item.area
        start = area[0].start if area else 0
        return (self.document, self.order, start, -sum(len(span) for span in area), self.item.id)


def text_item_id(anchor: Span, area: Sequence[Span], extent: Extent) -> ItemId:
    """The id of an item of text: from the words, or from the whole passage where findings share one."""
    if extent in WIDE and area:
        return ItemId(short_id("I", area[0].block, area[0].start, area[-1].block, area[-1].end, "passage"))
    return item_id(anchor.block, anchor.start, anchor.end)


def thing_id(file: FileId, what: str, which: str) -> ItemId:
    """The id of an item that is no stretch of text: a gap, the text of one kind, the health question of a file."""
    return ItemId(short_id("I", file, what, which))


def merge(drafts: Iterable[Draft], exemptions: Mapping[str, Exemption]) -> list[Draft]:
    """One draft an id: the most cautious proposal holds, findings and persons add up."""
    by_id: dict[ItemId, Draft] = {}
    for draft in drafts:
        before = by_id.get(draft.item.id)
        by_id[draft.item.id] = draft if before is None else _joined(before, draft, exemptions)
    return list(by_id.values())


def _joined(one: Draft, other: Draft, exemptions: Mapping[str, Exemption]) -> Draft:
    first, second = sorted((one, other), key=lambda draft: _rank(draft.item.proposal, exemptions))
    a, b = first.item, second.item
    people: tuple[PersonId, ...] = (
        tuple(dict.fromkeys((*a.people, *b.people))) if a.people and b.people else a.people or b.people
    )
    findings: tuple[FindingId, ...] = tuple(dict.fromkeys((*a.findings, *b.findings)))
    proposal = replace(
        a.proposal,
        candidate_grounds=_by_precedence({*a.proposal.candidate_grounds, *b.proposal.candidate_grounds}, exemptions),
        evidence_needed=tuple(sorted({*a.proposal.evidence_needed, *b.proposal.evidence_needed})),
        second_person=a.proposal.second_person or b.proposal.second_person,
        tips_off=a.proposal.tips_off or b.proposal.tips_off,
        balance=a.proposal.balance or b.proposal.balance,
    )
    why = a.why if a.why == b.why else " ".join(sorted({a.why, b.why}))
    merged = replace(
        a, people=people, findings=findings, proposal=proposal, why=why, confidence=max(a.confidence, b.confidence)
    )
    return replace(first, item=merged)


def _rank(proposal: Proposal, exemptions: Mapping[str, Exemption]) -> tuple[int, int, str]:
    exemption = exemptions.get(proposal.ground)
    precedence = exemption.precedence if exemption is not None else _UNKNOWN_PRECEDENCE
    return (-_SEVERITY[proposal.outcome], precedence, proposal.rule)


def _by_precedence(codes: Iterable[str], exemptions: Mapping[str, Exemption]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: (exemptions[code].precedence if code in exemptions else 0, code)))


def nest(drafts: Sequence[Draft]) -> list[Draft]:
    """Each item with the smallest larger one that contains its whole area, the question about its file last."""
    by_block: defaultdict[BlockId, list[Item]] = defaultdict(list)
    of_file: dict[FileId, ItemId] = {}
    for draft in drafts:
        item = draft.item
        if item.proposal.extent is Extent.FILE and not item.gap:
            of_file[item.file] = item.id
        for block in sorted({span.block for span in item.area}):
            by_block[block].append(item)
    return [replace(draft, item=_covered(draft.item, by_block, of_file)) for draft in drafts]


def _covered(item: Item, by_block: Mapping[BlockId, list[Item]], of_file: Mapping[FileId, ItemId]) -> Item:
    size = _size(item)
    covers = [
        other
        for other in (by_block.get(item.area[0].block, ()) if item.area else ())
        if _size(other) > size and not subtract_spans(item.area, other.area)
    ]
    if covers:
        return replace(item, covered_by=min(covers, key=lambda other: (_size(other), other.id)).id)
    of = of_file.get(item.file)
    return replace(item, covered_by=of) if of is not None and of != item.id else item


def _size(item: Item) -> int:
    return sum(len(span) for span in item.area)


def group_of(words: Sequence[str], item: Item, *more: str) -> str:
    """Equal for exact copies: the same folded words about the same persons, put up the same way."""
    proposal = item.proposal
    return digest(
        *(fold(word) for word in words), "|", *item.people, item.category, proposal.outcome, proposal.ground, *more
    )[:16]  # fmt: skip


def file_place() -> Place:
    """The place of an item that is about a whole file."""
    return Place("file")
