"""From everything that was ever decided to where each item stands now.

A decision holds for the letters it was made about, matched by file content, block and overlap, not by item id
alone (DESIGN, "Re-running is safe"). Letters decided *withhold* stay withheld; letters decided *disclose* stay so
only while their person and category stay the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from redactor.core.decisions import CaseState, Decision, How, Standing, Status
from redactor.core.ids import BlockId, ItemId
from redactor.core.items import FINAL_DISCLOSING, FINAL_WITHHOLDING, Item, Outcome
from redactor.core.spans import Span, spans_by_block, subtract_spans


def present(items: Sequence[Item], decisions: Iterable[Decision]) -> CaseState:
    """Where every item stands, and which withheld letters no item speaks of any more."""
    latest = latest_decisions(decisions)
    by_block = _withholding_by_block(latest.values())
    standings = {item.id: _standing(item, latest.get(item.id), by_block) for item in items}
    settled = {id_: _under_cover(standing, standings) for id_, standing in standings.items()}
    return CaseState(tuple(settled[item.id] for item in items), _orphans(latest, items))


def latest_decisions(decisions: Iterable[Decision]) -> dict[ItemId, Decision]:
    """The last decision on each item, by serial; an item whose last act was undone has none."""
    latest: dict[ItemId, Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.serial):
        latest[decision.item] = decision
    return {item: decision for item, decision in latest.items() if decision.how is not How.UNDONE}


def _standing(item: Item, decision: Decision | None, by_block: dict[BlockId, list[Decision]]) -> Standing:
    if decision is not None:
        return Standing(item, Status.DECIDED if _holds(decision, item) else Status.LAPSED, decision)
    wider = next((d for d in _candidates(item, by_block) if _covers(d.area, item.area)), None)
    return Standing(item, Status.DECIDED, wider) if wider is not None else Standing(item, Status.OPEN)


def _holds(decision: Decision, item: Item) -> bool:
    if decision.text_digest != item.text_digest:
        return False
    if decision.outcome in FINAL_WITHHOLDING:
        return not _asks_more(decision, item)
    same_person = set(decision.people) == set(item.people)
    is_same = same_person and decision.category == item.category and not _is_changed(decision, item)
    return decision.outcome in FINAL_DISCLOSING and is_same


def _is_changed(decision: Decision, item: Item) -> bool:
    """Whether the rules now propose another outcome or ground than when the decision was made."""
    return bool(decision.proposed) and decision.proposed != (item.proposal.outcome.value, item.proposal.ground)


def _asks_more(decision: Decision, item: Item) -> bool:
    """Withheld letters are asked about again only on another ground, or where they were adopted unseen and now are referred."""
    if not _is_changed(decision, item):
        return False
    took_proposed = decision.outcome is Outcome.WITHHOLD and decision.ground == decision.proposed[1]
    is_other_ground = item.proposal.ground not in {"", decision.proposed[1]}
    is_unseen = decision.how is How.ADOPTED_UNSEEN and item.proposal.outcome is Outcome.REFER
    return (took_proposed and is_other_ground) or is_unseen


def _withholding_by_block(decisions: Iterable[Decision]) -> dict[BlockId, list[Decision]]:
    by_block: defaultdict[BlockId, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda d: d.serial, reverse=True):
        if decision.outcome in FINAL_WITHHOLDING:
            for block in sorted({span.block for span in decision.area}):
                by_block[block].append(decision)
    return by_block


def _candidates(item: Item, by_block: dict[BlockId, list[Decision]]) -> list[Decision]:
    return by_block.get(item.area[0].block, []) if item.area else []


def _covers(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    return bool(inner) and not subtract_spans(inner, outer)


def _under_cover(standing: Standing, standings: dict[ItemId, Standing]) -> Standing:
    """An item inside a withheld passage needs no decision of its own while that passage is withheld."""
    seen = {standing.item.id}
    cover = standing.item.covered_by
    while cover is not None and cover in standings and cover not in seen:
        if standings[cover].outcome in FINAL_WITHHOLDING:
            return Standing(standing.item, Status.COVERED, standing.decision)
        seen.add(cover)
        cover = standings[cover].item.covered_by
    return standing


def _orphans(latest: dict[ItemId, Decision], items: Sequence[Item]) -> tuple[Decision, ...]:
    """Withholding decisions, some of whose letters no item covers any more."""
    known = {item.id for item in items}
    areas = spans_by_block(span for item in items for span in item.area)
    lost = [
        decision
        for item_id, decision in latest.items()
        if item_id not in known
        and decision.outcome is Outcome.WITHHOLD
        and subtract_spans(decision.area, _spans_in(areas, decision.area))
    ]
    return tuple(sorted(lost, key=lambda decision: decision.serial))


def _spans_in(areas: dict[BlockId, list[Span]], of: Sequence[Span]) -> list[Span]:
    return [span for block in sorted({span.block for span in of}) for span in areas.get(block, ())]
