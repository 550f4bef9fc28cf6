"""Replaying decisions that were written down beforehand: the invented reviewer of the samples, or a script's.

Each row of the CSV file names a kind of item by file, category, words and extent (``*`` stands for any run of
letters); every open item takes the first row that fits it. So the file says what a person would decide, not which
reference an item happened to get.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from redactor.core.decisions import How, Standing, Status
from redactor.core.items import Extent, Outcome
from redactor.decisions import Choice
from redactor.errors import InputError
from redactor.pipeline.deciding import decide
from redactor.pipeline.snapshot import Snapshot, take_snapshot

COLUMNS = ("file", "category", "words", "proposal", "outcome", "ground", "extent", "note", "by")


@dataclass(frozen=True, slots=True)
class WrittenDecision:
    """One row: what it fits, and what is decided for it."""

    file: str
    category: str
    words: str
    proposal: str
    outcome: Outcome
    ground: str
    extent: Extent | None
    note: str
    by: str

    def fits(self, snapshot: Snapshot, standing: Standing) -> bool:
        """Whether the row speaks of this item."""
        item = standing.item
        return (
            fnmatchcase(snapshot.title(item.file).casefold(), self.file.casefold() or "*")
            and fnmatchcase(item.category, self.category or "*")
            and fnmatchcase(snapshot.words(item).casefold(), self.words.casefold() or "*")
            and fnmatchcase(item.proposal.outcome, self.proposal or "*")
        )


def load_written(text: str) -> tuple[WrittenDecision, ...]:
    """The rows of a decisions file; InputError naming the line of the first fault."""
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InputError("The decisions file has other columns than expected.", next_step=f"Use: {','.join(COLUMNS)}")
    rows = []
    for row in reader:
        cell = {key: (row.get(key) or "").strip() for key in COLUMNS}
        try:
            extent = Extent(cell["extent"]) if cell["extent"] else None
            outcome = Outcome(cell["outcome"])
        except ValueError as error:
            raise InputError(
                f"Line {reader.line_num} of the decisions file has an unknown outcome or extent."
            ) from error
        rows.append(
            WrittenDecision(
                cell["file"],
                cell["category"],
                cell["words"],
                cell["proposal"],
                outcome,
                cell["ground"],
                extent,
                cell["note"],
                cell["by"],
            )
        )
    return tuple(rows)


def replay(snapshot: Snapshot, written: Sequence[WrittenDecision], *, now: str, rounds: int = 3) -> int:
    """Decide every open item that a row fits, one by one; passages first, so that what they cover is not asked."""
    count = 0
    for _ in range(rounds):  # splitting or disclosing a passage opens what it covered
        pairs = [(standing, _first(snapshot, written, standing)) for standing in _open(snapshot)]
        fitting = [(standing, row) for standing, row in pairs if row is not None]
        if not fitting:
            break
        for standing, row in fitting:
            decide(snapshot, [standing], _choice(standing, row, now))
        count += len(fitting)
        snapshot = take_snapshot(snapshot.case, today=snapshot.today)
    return count


def _open(snapshot: Snapshot) -> list[Standing]:
    return [s for s in snapshot.state.standings if s.status in {Status.OPEN, Status.LAPSED}]


def _first(snapshot: Snapshot, written: Sequence[WrittenDecision], standing: Standing) -> WrittenDecision | None:
    return next((row for row in written if row.fits(snapshot, standing)), None)


def _choice(standing: Standing, row: WrittenDecision, now: str) -> Choice:
    ground = row.ground or standing.item.proposal.ground
    return Choice(
        row.outcome,
        row.by,
        now,
        How.ONE_BY_ONE,
        ground=ground if row.outcome is Outcome.WITHHOLD else "",
        extent=row.extent,
        note=row.note,
    )
