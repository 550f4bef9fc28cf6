"""A small case: one PDF letter, one Word letter, a damaged file."""

from __future__ import annotations

import pytest
from docx import Document
from openpyxl import load_workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from redactor.core.facts import CaseFacts, Clock, DataSubject, Nation, Organisation, Relation, Requester
from redactor.core.problems import SilentProgress
from redactor.pipeline import new_case, open_case, scan, take_snapshot
from redactor.sheet.exchange import export_next, import_sheet

FACTS = CaseFacts(
    name="small",
    subject=DataSubject("Amelia Clarke", ("Milly",), "2014-03-09"),
    requester=Requester("Ruth Clarke", Relation.PARENT),
    nation=Nation.ENGLAND,
    clock=Clock(received="2026-11-02"),
    organisation=Organisation("Hollow Oak Primary School", ("hollowoak.example.org",), "maintained school"),
)
NOW = "2026-11-23T10:00:00+00:00"
PEOPLE = "name,role\nGareth Bevan,staff\nOluwaseun Adeyemi,pupil\nTyler Marsh,pupil\n"


def write_pdf(path, lines):
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for row, line in enumerate(lines):
        canvas.drawString(72, 760 - 22 * row, line)
    canvas.save()


def write_word(path, lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


@pytest.fixture
def folder(tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    write_pdf(
        files / "letter.pdf",
        ["Dear Mrs Clarke,", "Amelia played with Oluwaseun Adeyemi on Monday.", "Yours sincerely,", "Gareth Bevan"],
    )
    write_word(files / "note.docx", ["Note about Amelia Clarke", "Tyler Marsh pushed Amelia. Mr Bevan saw it."])
    return files


@pytest.fixture
def case_path(tmp_path):
    path = tmp_path / "small"
    new_case(path, FACTS)
    (path / "people.csv").write_text(PEOPLE, "utf-8")
    return path


@pytest.fixture
def scanned(case_path, folder):
    """An open case, scanned."""
    with open_case(case_path) as case:
        scan(case, folder, SilentProgress(), now=NOW)
        yield case


def fill_sheet(case, title, row_of, **cells):
    """Export the review sheet, fill in cells of the row that *row_of* (heading, value) names, and import it."""
    today = NOW[:10]
    path = case.path / "review" / export_next(take_snapshot(case, today=today))
    book = load_workbook(path)
    book["Instructions"]["B3"], book["Instructions"]["B4"] = "Rita Reviewer", today
    sheet = book[title]
    headings = {cell.value: cell.column for cell in sheet[2]}
    heading, wanted = row_of
    row = next(r for r in range(3, sheet.max_row + 1) if sheet.cell(r, headings[heading]).value == wanted)
    for name, value in cells.items():
        sheet.cell(row, headings[name.replace("_", " ")]).value = value
    book.save(path)
    return import_sheet(take_snapshot(case, today=today), path, now=NOW)
