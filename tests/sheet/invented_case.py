"""An invented case as a review sheet shows it."""

from __future__ import annotations

from redactor.sheet import Answer, DisclosedRow, FileRow, GroundRow, ItemRow, PersonRow, SheetData

GROUNDS = (
    GroundRow("TP", "DPA 2018 Sch 2 para 16", "Information about another person"),
    GroundRow("H4", "DPA 2018 Sch 3 para 5", "Serious harm: health"),
)
DECIDED = Answer("withhold", "TP", "", "J. Officer", "2026-11-20")


def item(number, **more) -> ItemRow:
    settings = {
        "reference": f"I-{number:04d}",
        "file": "letters/2024-03-05 letter home.docx",
        "page": "page 1",
        "words": "Tariq Okafor",
        "before": "At break Amelia was pushed by ",
        "after": ", who was then spoken to by Mr Penhaligon.",
        "category": "person's name",
        "person": "Tariq Okafor",
        "role": "pupil",
        "extent": "words",
        "proposal": "withhold",
        "ground": "TP",
        "provision": "DPA 2018 Sch 2 para 16",
        "why": "Another pupil; no consent is recorded.",
        "confidence": "0.93",
    }
    return ItemRow(**(settings | more))


def person(number, **more) -> PersonRow:
    settings = {
        "reference": f"P-{number:04d}",
        "name": "Tariq Okafor",
        "role": "pupil",
        "forms": "Tariq; Tariq Okafor; T. Okafor",
        "contacts": "",
        "mentions": 14,
        "items": 12,
        "consent": "not sought",
        "proposal": "withhold",
        "ground": "TP",
        "provision": "DPA 2018 Sch 2 para 16",
        "why": "Another pupil; no consent is recorded.",
    }
    return PersonRow(**(settings | more))


def sheet_data(**more) -> SheetData:
    settings = {
        "case": "clarke-2026",
        "items": (
            item(1),
            item(
                2, proposal="refer", ground="", provision="", words='=HYPERLINK("http://x")', why="Could be one of two."
            ),
            item(
                3,
                proposal="refer",
                category="not read",
                words="",
                before="",
                after="",
                choices=("withhold", "read outside"),
            ),
            item(4, answer=DECIDED),
        ),
        "people": (person(1), person(2, name="@Milly", forms="+44 7700 900123")),
        "disclosed": (
            DisclosedRow(
                "Mr Penhaligon", "staff", "person's name", "Mr Penhaligon", 7, "3 files", "Staff acting in role"
            ),
        ),
        "files": (FileRow("I-0003", "scan.pdf", "page 2", "page without text", "partly read", "No text on the page."),),
        "grounds": GROUNDS,
    }
    return SheetData(**(settings | more))
