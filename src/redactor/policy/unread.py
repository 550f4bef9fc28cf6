"""What nobody has read, and what the copy does not carry: each becomes an item that waits for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from redactor.core.documents import Block, BlockKind, Document, Gap, GapKind
from redactor.core.ids import BlockId, digest
from redactor.core.items import Extent, Item, Outcome, Proposal
from redactor.core.rules import PolicyRule
from redactor.core.spans import Span
from redactor.policy.drafts import Draft, file_place, thing_id
from redactor.policy.matching import Policy

_EXTENTS = {
    GapKind.FILE_UNREADABLE: Extent.FILE,
    GapKind.FILE_UNKNOWN: Extent.FILE,
    GapKind.FILE_ENCRYPTED: Extent.FILE,
    GapKind.PICTURE: Extent.PICTURE,
    GapKind.PART_NOT_UNDERSTOOD: Extent.PART,
}
_SHOWN_ELSEWHERE = frozenset({BlockKind.FILE_NAME})  # the schedule's title stands for it


def gap_drafts(index: int, document: Document, policy: Policy) -> Iterator[Draft]:
    """One item a gap; equal pixels share a group, wherever they are."""
    rule = _rule(policy, "gap")
    for gap in document.gaps:
        key = gap.content_key or gap.id
        item = Item(
            id=thing_id(document.file, "gap", gap.id),
            file=document.file,
            place=gap.place,
            category="gap",
            anchor=None,
            area=(),
            proposal=_proposal(rule, policy, _EXTENTS.get(gap.kind, Extent.PAGE), gap.reason),
            group=digest("gap", gap.kind, key)[:16] if gap.content_key else "",
            text_digest=digest(key),
            gap=gap.id,
            why=f"Not read: {gap.kind}.",
        )
        yield Draft(item, index, _order(gap, document.blocks))


def other_text_drafts(index: int, document: Document, asked: frozenset[BlockId], policy: Policy) -> Iterator[Draft]:
    """One item a kind of text that the copy does not carry and in which nothing was put up."""
    rule = _rule(policy, "other_text")
    by_kind: defaultdict[BlockKind, list[tuple[int, Block]]] = defaultdict(list)
    for number, block in enumerate(document.blocks):
        is_left_out = not block.carried and block.kind not in _SHOWN_ELSEWHERE
        if is_left_out and block.text.strip() and block.id not in asked:
            by_kind[block.kind].append((number, block))
    for kind, blocks in by_kind.items():
        texts = [block.text for _, block in blocks]
        item = Item(
            id=thing_id(document.file, "text not carried", kind),
            file=document.file,
            place=blocks[0][1].place if len(blocks) == 1 else file_place(),
            category="other_text",
            anchor=None,
            area=tuple(sorted(Span(block.id, 0, len(block.text)) for _, block in blocks)),
            proposal=_proposal(rule, policy, Extent.PART, ""),
            group=digest("other text", kind, *sorted(set(texts)))[:16],
            text_digest=digest(*texts),
            why=f"{len(blocks)} × {kind}: read, nothing found in it.",
        )
        yield Draft(item, index, blocks[0][0])


def _rule(policy: Policy, category: str) -> PolicyRule:
    return next(
        (rule for rule in policy.rules.policy if category in rule.category),
        PolicyRule("no-rule", Outcome.REFER, "No rule speaks of this: a person has to decide."),
    )


def _proposal(rule: PolicyRule, policy: Policy, extent: Extent, reason: str) -> Proposal:
    return Proposal(
        outcome=Outcome.REFER,  # whatever a rule says: nothing unread goes out unasked
        ground="",
        extent=extent,
        rule=rule.id,
        reason=reason or rule.reason,
        candidate_grounds=policy.grounds(rule.grounds),
        evidence_needed=rule.evidence,
        second_person=rule.second_person,
    )


def _order(gap: Gap, blocks: Sequence[Block]) -> int:
    page = gap.place.page_index
    if page is None:
        return len(blocks)
    return next((n for n, block in enumerate(blocks) if (block.page_index or 0) >= page), len(blocks))
