"""Words that stay withheld although nobody is asked about them any more: decided once, and no longer proposed.

That happens where a person consents, or turns out to be known to the requester, after the names were withheld; or where a
new reading no longer finds them. The copies go on withholding the letters. Nothing else would say so, hence they block until
the act is taken back or somebody decides about the words anew.
"""

from __future__ import annotations

from redactor.core.decisions import Blocker, Decision, Standing, Status
from redactor.core.items import FINAL_DISCLOSING
from redactor.core.spans import Span, subtract_spans
from redactor.pipeline.snapshot import Snapshot


def still_withheld(snapshot: Snapshot, decision: Decision) -> list[Span]:
    """What an old decision still withholds: its letters without those that a later decision lets go."""
    let_go = [
        span
        for standing in snapshot.in_file(decision.file)
        if standing.outcome in FINAL_DISCLOSING and _is_later(standing, decision)
        for span in standing.item.area
    ]
    return subtract_spans(decision.area, let_go)


def stayed_blockers(snapshot: Snapshot) -> tuple[Blocker, ...]:
    """One for every old decision that withholds letters which no item of today's covers."""
    return tuple(
        Blocker(
            "stays withheld",
            decision.item,
            f"Words in {snapshot.title(decision.file)} were decided to be withheld and are proposed no longer: the copy still withholds them.",
            f"Let them go with redactor undo CASE {decision.act}. To keep them withheld, take back what was said about the person,"
            " or put them up for another reason: redactor find CASE WORDS --category REASON.",
        )
        for decision in snapshot.state.no_longer_found
        if _uncovered(snapshot, decision)
    )


def _uncovered(snapshot: Snapshot, decision: Decision) -> bool:
    asked = [span for standing in snapshot.in_file(decision.file) for span in standing.item.area]
    return any(
        span.of(snapshot.blocks[span.block].text).strip()
        for span in subtract_spans(decision.area, asked)
        if span.block in snapshot.blocks
    )


def _is_later(standing: Standing, than: Decision) -> bool:
    made = standing.decision
    return standing.status is Status.DECIDED and made is not None and made.serial > than.serial
