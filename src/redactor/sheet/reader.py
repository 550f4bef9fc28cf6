"""Reads a review spreadsheet back: every fault with its sheet, row and column; with any fault there are no answers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from redactor.core.items import Outcome
from redactor.core.problems import Problem
from redactor.sheet import layout
from redactor.sheet.data import Answer, ItemRow, PersonRow, RowAnswer, SheetAnswers, SheetData, answer_digest
from redactor.sheet.dates import iso_date
from redactor.sheet.layout import Column, cell_text

_MAX_BYTES = 512 * 1024 * 1024  # unpacked
_WITHHOLDING = {Outcome.WITHHOLD}
_KNOWN_DECISIONS = frozenset(Outcome)


@dataclass(slots=True)
class _Reading:
    """What is being read, what it is held against, and the faults so far."""

    known: Mapping[str, ItemRow | PersonRow] | None
    grounds: frozenset[str]
    roles: frozenset[str]
    defaults: Answer
    today: str
    problems: list[Problem] = field(default_factory=list)

    def fault(self, where: str, what: str, expected: str) -> None:
        self.problems.append(Problem(where, what, expected))


def read_sheet(path: Path, known: SheetData | None = None, *, today: str = "") -> SheetAnswers:
    """The answers in the sheet at *path*, or every fault in it.

    *known* is what a sheet written now would show: with it, unknown references, rows that changed since export or
    were decided meanwhile, and sheets of another case are faults too. *today* (ISO) bounds the dates.
    """
    try:
        book = _load(path)
    except (OSError, zipfile.BadZipFile, InvalidFileException, ValueError, KeyError, TypeError):
        return SheetAnswers(
            problems=(Problem(path.name, "This is no spreadsheet that can be read.", "Give an .xlsx file."),)
        )
    problems = list(_whole_book_faults(book, known))
    if problems:
        return SheetAnswers(problems=tuple(problems))
    defaults, faults = _defaults(book[layout.INSTRUCTIONS], today)
    problems.extend(faults)
    grounds = frozenset(row.code for row in known.grounds) if known else frozenset()
    roles = frozenset(title.casefold() for title in known.roles) if known else frozenset()
    rows = {row.reference: row for row in known.items} if known else None
    persons = {row.reference: row for row in known.people} if known else None
    items = _Reading(rows, grounds, roles, defaults, today)
    people = _Reading(persons, grounds, roles, defaults, today)
    item_answers = tuple(_answers(book[layout.ITEMS], layout.ITEM_COLUMNS, items))
    person_answers = tuple(_answers(book[layout.PEOPLE], layout.PERSON_COLUMNS, people))
    problems += items.problems + people.problems
    if problems:
        return SheetAnswers(problems=tuple(problems))
    return SheetAnswers(item_answers, person_answers)


def _load(path: Path) -> Workbook:
    with zipfile.ZipFile(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > _MAX_BYTES:
            raise ValueError("too large")
    return load_workbook(path, data_only=True)


def _whole_book_faults(book: Workbook, known: SheetData | None) -> Iterator[Problem]:
    for title in (layout.INSTRUCTIONS, layout.ITEMS, layout.PEOPLE):
        if title not in book.sheetnames:
            yield Problem(title, "This sheet is missing.", "Import the file that was exported, with all its sheets.")
            return
    case = cell_text(book[layout.INSTRUCTIONS][layout.CASE_CELL].value)
    if known is not None and case.strip() != cell_text(known.case).strip():
        where = f"{layout.INSTRUCTIONS}, row {layout.CASE_CELL[1:]}, column {layout.CASE_CELL[0]}"
        yield Problem(where, "This sheet belongs to another case.", "Import a sheet that was exported from this case.")


def _defaults(sheet: Worksheet, today: str) -> tuple[Answer, list[Problem]]:
    """Name and date given once for all rows."""
    name = cell_text(sheet[layout.NAME_CELL].value).strip()
    stated = sheet[layout.DATE_CELL].value
    where = f"{layout.INSTRUCTIONS}, row {layout.DATE_CELL[1:]}, column {layout.DATE_CELL[0]}"
    day, problem = _date(stated, today)
    return Answer(decided_by=name, date=day), [Problem(where, *problem)] if problem else []


def _date(value: object, today: str) -> tuple[str, tuple[str, str] | None]:
    """The ISO date of a cell and, where there is a fault, what it is and what was expected."""
    if value is None or not str(value).strip():
        return "", None
    try:
        day = iso_date(value)
    except ValueError:
        return "", ("This is no date.", "Expected a date such as 2026-11-23 or 23/11/2026.")
    if today and day > today:
        return day, ("This date lies in the future.", f"Expected a date up to {today}.")
    return day, None


def _answers(sheet: Worksheet, columns: tuple[Column, ...], reading: _Reading) -> Iterator[RowAnswer]:
    """Every row that somebody filled in."""
    places = _places(sheet, columns, reading)
    if places is None:
        return
    seen: dict[str, int] = {}
    for at in range(layout.FIRST_ROW, sheet.max_row + 1):
        row = _Row(sheet, at, places, columns)
        if row.is_blank():
            continue
        if (first := seen.setdefault(row.text("reference"), at)) != at:
            reading.fault(
                row.where("reference"), f"This reference stands in row {first} too.", "Expected one row each."
            )
            continue
        answer = _row_answer(row, reading)
        if answer is not None:
            yield answer


def _places(sheet: Worksheet, columns: tuple[Column, ...], reading: _Reading) -> dict[str, int] | None:
    """Where each column stands, by its heading; None, with the faults noted, if one is missing."""
    headings = {
        cell_text(cell.value).strip().casefold(): at
        for at, cell in enumerate(sheet[layout.HEADING_ROW], 1)
        if cell.value
    }
    missing = [column.title for column in columns if column.title.casefold() not in headings]
    for title in missing:
        where = f"{sheet.title}, row {layout.HEADING_ROW}, column {title}"
        reading.fault(where, "This column is missing.", "Expected all columns as they were exported.")
    return None if missing else {column.key: headings[column.title.casefold()] for column in columns}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a sheet, by column keys."""

    sheet: Worksheet
    at: int
    places: dict[str, int]
    columns: tuple[Column, ...]

    def value(self, key: str) -> object:
        return self.sheet.cell(self.at, self.places[key]).value

    def text(self, key: str) -> str:
        return cell_text(self.value(key)).strip()

    def said(self, key: str) -> str:
        """What is said about a person; "" on the sheet of items."""
        return self.text(key) if key in self.places else ""

    def where(self, key: str) -> str:
        title = next(column.title for column in self.columns if column.key == key)
        return f"{self.sheet.title}, row {self.at}, column {title} ({get_column_letter(self.places[key])})"

    def is_blank(self) -> bool:
        return not any(self.text(column.key) for column in self.columns)


def _row_answer(row: _Row, reading: _Reading) -> RowAnswer | None:
    """The answer of a filled-in row; None if nobody filled it in or it has a fault."""
    known = _known_row(row, reading)
    stored = row.text("shown")
    before = len(reading.problems)
    answer = _cells_answer(row, reading)
    if len(reading.problems) == before and (answer.is_empty or answer_digest(answer) == stored.rpartition("-")[2]):
        return None
    _check_unchanged(row, stored, known, reading)
    answer = _completed(row, answer, known, reading)
    _check_answer(row, answer, known, reading)
    return RowAnswer(row.text("reference"), answer, stored, row.at) if len(reading.problems) == before else None


def _known_row(row: _Row, reading: _Reading) -> ItemRow | PersonRow | None:
    if reading.known is None:
        return None
    found = reading.known.get(row.text("reference"))
    if found is None:
        reading.fault(row.where("reference"), "This reference is not in the case.", "Expected a reference as exported.")
    return found


def _cells_answer(row: _Row, reading: _Reading) -> Answer:
    day, problem = _date(row.value("date"), reading.today)
    if problem:
        reading.fault(row.where("date"), *problem)
    return Answer(
        decision=row.text("decision").casefold(),
        ground=row.text("ground").partition(":")[0].strip(),
        note=row.text("note"),
        decided_by=row.text("decided_by"),
        date=day,
        agreed_by=row.text("agreed_by"),
        role=row.said("answer_role"),
        consent=row.said("answer_consent").casefold(),
        consent_details=row.said("answer_consent_details"),
        knows=row.said("answer_knows").casefold(),
        who=row.said("answer_who"),
        copies=row.said("answer_copies").casefold(),
    )


def _check_unchanged(row: _Row, stored: str, known: ItemRow | PersonRow | None, reading: _Reading) -> None:
    """The row shows what was exported, and the case still says the same."""
    if layout.fixed_of(row.columns, row.value) != stored.partition("-")[0]:
        what = "Cells of this row are not as they were exported: changed, or sorted apart from the rest."
        reading.fault(row.where("reference"), what, "Expected only the columns with blue headings to be filled in.")
    elif known is not None and layout.shown_digest(known) != stored:
        what = "The item changed, or somebody decided it, after this sheet was exported."
        reading.fault(row.where("reference"), what, "Export a new sheet and look at it again.")


def _completed(row: _Row, answer: Answer, known: ItemRow | PersonRow | None, reading: _Reading) -> Answer:
    """The answer with name, date and ground where they may be left out."""
    ground = answer.ground
    if answer.decision == Outcome.WITHHOLD and not ground:
        ground = known.ground if known is not None else row.text("proposed_ground").partition(":")[0]
    return replace(
        answer,
        ground=ground,
        decided_by=answer.decided_by or reading.defaults.decided_by,
        date=answer.date or reading.defaults.date,
    )


def _check_answer(row: _Row, answer: Answer, known: ItemRow | PersonRow | None, reading: _Reading) -> None:
    choices = known.choices if known is not None else tuple(sorted(_KNOWN_DECISIONS))
    _check_said(row, answer, reading)
    _check_meant(row, answer, known, reading)
    if answer.decision not in choices and not (answer.says and not answer.decision):
        what = "This decision is not known here." if answer.decision else "The row is filled in but has no decision."
        reading.fault(row.where("decision"), what, f"Expected one of: {', '.join(choices)}.")
        return
    _check_ground(row, answer, reading)
    for key, value in (("decided_by", answer.decided_by), ("date", answer.date)):
        if not value:
            what = "Nobody is named." if key == "decided_by" else "There is no date."
            reading.fault(row.where(key), what, f"Expected it here or on the sheet {layout.INSTRUCTIONS}.")
    if answer.agreed_by and answer.agreed_by.casefold() == answer.decided_by.casefold():
        reading.fault(row.where("agreed_by"), "The same person decided and agreed.", "Expected a second person.")


def _check_said(row: _Row, answer: Answer, reading: _Reading) -> None:
    """What is said about a person stands in the lists."""
    if reading.roles and answer.role and answer.role.casefold() not in reading.roles:
        reading.fault(
            row.where("answer_role"), "This role is not known.", f"Expected one of the sheet {layout.GROUNDS}."
        )
    for key, value, allowed in (
        ("answer_consent", answer.consent, layout.CONSENTS),
        ("answer_knows", answer.knows, layout.KNOWN_HOW),
    ):
        if value and value not in allowed:
            reading.fault(row.where(key), "This is not in the list.", f"Expected one of: {', '.join(allowed)}.")
    if answer.consent_details and not answer.consent:
        reading.fault(row.where("answer_consent"), "Details of a consent, but no consent.", "Expected given, refused…")


def _check_meant(row: _Row, answer: Answer, known: ItemRow | PersonRow | None, reading: _Reading) -> None:
    """Who is meant is one of those the item may mean, said in place of a decision: what is proposed follows from it."""
    if answer.copies not in ("", layout.ALL):
        reading.fault(row.where("answer_copies"), "This is not in the list.", f"Expected {layout.ALL}, or nothing.")
    if answer.who and answer.decision:
        what = "Both a decision and who is meant are filled in."
        reading.fault(
            row.where("answer_who"), what, "Expected one of them: say who is meant, then decide what is left."
        )
    if answer.who and isinstance(known, ItemRow) and answer.who not in known.may_be:
        allowed = ", ".join(known.may_be) or "nothing here: no name stands in this item"
        reading.fault(row.where("answer_who"), "That is nobody whom this item may mean.", f"Expected {allowed}.")


def _check_ground(row: _Row, answer: Answer, reading: _Reading) -> None:
    if answer.decision in _WITHHOLDING:
        if not answer.ground:
            reading.fault(row.where("ground"), "No ground is given.", "Expected a code from the sheet Grounds.")
        elif reading.grounds and answer.ground not in reading.grounds:
            reading.fault(row.where("ground"), "This ground is not known.", "Expected a code from the sheet Grounds.")
    elif answer.ground:
        reading.fault(
            row.where("ground"), "A ground is given for something that is not withheld.", "Expected no ground."
        )
