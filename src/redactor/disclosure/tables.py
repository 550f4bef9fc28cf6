"""The schedule for the requester and the internal log, as CSV that opens well in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

SCHEDULE_COLUMNS = ("No.", "Document", "Date", "Pages", "Outcome", "Reason", "Provision")

LOG_COLUMNS = (
    "case_ref", "item_id", "source_file", "source_sha256", "place", "spans", "text_hash", "entity_type", "category", "attribution",
    "person_ref", "person_role", "detectors", "proposed_action", "proposed_code", "label_shown", "status",
    "reviewer_action", "final_action", "final_code", "settled_apart", "statutory_factors", "consent", "known_to_requester",
    "harm_or_prejudice_reason", "opinion", "opinion_expires", "originator_consulted", "privilege_basis", "reason",
    "reviewer", "reviewed_at", "how", "second_reviewer", "second_at", "disagreement", "output_file", "output_sha256", "verification_result", "notes",
)  # fmt: skip
"""Columns of the internal log (domain brief 6.4 A); the letters themselves are never in it."""


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One line of what the requester gets; reveals nothing and names no neutral ground."""

    number: str
    title: str
    date: str
    pages: str
    outcome: str  # "full", "part" or "withheld"
    reason: str
    provision: str = ""  # open level only; the column is there at every level


def schedule_csv(rows: Iterable[ScheduleRow]) -> bytes:
    """``schedule.csv``: UTF-8 with a byte order mark, so that Excel shows accents."""
    return table_csv(SCHEDULE_COLUMNS, (astuple(row) for row in rows))


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file whose cells can never run as formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_inert(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
