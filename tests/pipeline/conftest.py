"""A small case: one PDF letter, one Word letter, a damaged file."""

from __future__ import annotations

import pytest
from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from redactor.core.facts import CaseFacts, Clock, DataSubject, Nation, Organisation, Relation, Requester
from redactor.core.problems import SilentProgress
from redactor.pipeline import new_case, open_case, scan

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
