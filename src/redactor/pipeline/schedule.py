"""The requester's schedule: sanitised titles, plain reasons, nothing that tells one ground from another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from redactor.core.documents import BlockKind
from redactor.core.ids import FileId
from redactor.core.rules import Exemption, LabelLevel
from redactor.disclosure import PackName, ScheduleRow, date_of, kind_of
from redactor.marking import NEUTRAL_LABEL
from redactor.pipeline.copies import MadeCopy
from redactor.pipeline.plans import FilePlan
from redactor.pipeline.snapshot import Snapshot

_NEUTRAL_REASON = (
    "Some information is not included: it is not about you, or is enclosed elsewhere, or data protection law allows or requires "
    "us to withhold it."
)
"""One wording for whatever is left out: what is out of scope or a duplicate is no exemption, and nothing tells them apart."""
_LONGEST_TITLE = 80
_TITLE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADER})
_HEADER = re.compile(r"(?:from|to|sent|date|subject):\s", re.IGNORECASE)
_SUBJECT = re.compile(r"^subject:[ \t]*(\S.{0,100})$", re.IGNORECASE | re.MULTILINE)
_HEADER_BLOCKS = 8  # a message's header is one block or one a line


def schedule_rows(
    snapshot: Snapshot,
    plans: Mapping[FileId, FilePlan],
    names: Mapping[FileId, PackName],
    made: Sequence[MadeCopy],
    level: LabelLevel,
) -> list[ScheduleRow]:
    """One row a copy, in pack order, then one row for all files withheld as a whole."""
    rows = [_row(snapshot, plans[copy.file], names[copy.file], copy, level) for copy in made]
    gone = sum(1 for plan in plans.values() if plan.plan is None and not _was_replaced(plan))
    if gone:
        rows.append(
            ScheduleRow("", f"{gone} further document{'s' if gone > 1 else ''}", "", "", "withheld", _NEUTRAL_REASON)
        )
    return rows


def _was_replaced(plan: FilePlan) -> bool:
    return any(standing.outcome == "replaced" for standing in plan.withheld)


def _row(snapshot: Snapshot, plan: FilePlan, name: PackName, copy: MadeCopy, level: LabelLevel) -> ScheduleRow:
    part = copy.written.labels > 0 or bool(plan.withheld)
    reason = (_NEUTRAL_REASON if level is LabelLevel.NEUTRAL else _open_reasons(snapshot, plan)) if part else ""
    pages = str(copy.written.page_count) if copy.written.page_count else ""
    return ScheduleRow(
        str(name.number),
        title_of(plan),
        date_of(plan.disclosed, born=snapshot.case.facts.subject.born),
        pages,
        "part" if part else "full",
        reason,
        _provisions(snapshot, plan) if part and level is not LabelLevel.NEUTRAL else "",
    )


def title_of(plan: FilePlan) -> str:
    """The subject of a message, the first short line of the *redacted* text, or the kind of document: never the file's name."""
    for shown in plan.shown:
        first = shown.text.strip().splitlines()[0].strip() if shown.text.strip() else ""
        if _HEADER.match(first):
            subject = _SUBJECT.search("\n".join(one.text for one in plan.shown[:_HEADER_BLOCKS]))
            first = f"E-mail: {subject[1].strip()}" if subject else first
        if shown.kind in _TITLE_KINDS and 3 < len(first) <= _LONGEST_TITLE and first != NEUTRAL_LABEL:
            return first
    return kind_of(plan.disclosed).capitalize()


def _grounds(snapshot: Snapshot, plan: FilePlan) -> list[Exemption]:
    codes = sorted({s.decision.ground for s in plan.withheld if s.decision and s.decision.ground})
    return [snapshot.case.exemptions[code] for code in codes if code in snapshot.case.exemptions]


def _open_reasons(snapshot: Snapshot, plan: FilePlan) -> str:
    return " ".join(ground.plain_reason for ground in _grounds(snapshot, plan))


def _provisions(snapshot: Snapshot, plan: FilePlan) -> str:
    return "; ".join(dict.fromkeys(ground.provision for ground in _grounds(snapshot, plan) if ground.provision))
