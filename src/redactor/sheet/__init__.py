"""The review spreadsheet: a face that shows what waits for decisions, and reads the decisions back."""

from redactor.sheet.data import (
    Answer,
    DisclosedRow,
    FileRow,
    GroundRow,
    ItemRow,
    PersonRow,
    RowAnswer,
    SheetAnswers,
    SheetData,
)
from redactor.sheet.layout import shown_digest
from redactor.sheet.numbering import next_sheet_path
from redactor.sheet.reader import read_sheet
from redactor.sheet.writer import build_sheet, write_sheet

__all__ = [
    "Answer",
    "DisclosedRow",
    "FileRow",
    "GroundRow",
    "ItemRow",
    "PersonRow",
    "RowAnswer",
    "SheetAnswers",
    "SheetData",
    "build_sheet",
    "next_sheet_path",
    "read_sheet",
    "shown_digest",
    "write_sheet",
]
