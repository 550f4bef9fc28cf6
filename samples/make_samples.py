"""Writes the invented disclosure folder ``samples/files``, ``people.csv`` and ``expected/planted.jsonl``.

Run it from the repository: ``make samples``. Running it again changes no byte.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from samples import pdf_files, texts, word_files
from samples.cast import PEOPLE_CSV
from samples.planting import Garden, rows

HERE = Path(__file__).resolve().parent


def make(root: Path) -> Garden:
    """Write everything below *root*; returns what was planted."""
    garden = Garden()
    files = root / "files"
    shutil.rmtree(files, ignore_errors=True)
    for folder in ("letters", "pastoral", "incidents", "records", "scans"):
        (files / folder).mkdir(parents=True)
    _letters(files, garden)
    _pastoral(files, garden)
    _incidents(files, garden)
    _records(files, garden)
    _trouble(files, garden)
    (root / "people.csv").write_text(PEOPLE_CSV, encoding="utf-8", newline="\n")
    (root / "expected").mkdir(exist_ok=True)
    garden.write(root / "expected" / "planted.jsonl")
    return garden


def _plain(garden: Garden, name: str, lines: list[str]) -> list[str]:
    return [garden.plain(name, line) for line in lines]


def _letters(files: Path, garden: Garden) -> None:
    name = "letters/2024-09-12 letter home.docx"
    word_files.paragraphs(files / name, _plain(garden, name, texts.LETTER_HOME), author="Denise Carr")
    name = "letters/psychologist letter.pdf"
    pdf_files.paragraphs(files / name, _plain(garden, name, texts.LETTER_PSYCHOLOGIST))
    name = "letters/newsletter autumn.pdf"
    articles = [
        (garden.plain(name, head), garden.plain(name, text) if text else None) for head, text in texts.NEWSLETTER
    ]
    pdf_files.newsletter(files / name, articles)


def _pastoral(files: Path, garden: Garden) -> None:
    name = "pastoral/SEN review May 2025.docx"
    lines = _plain(garden, name, texts.SEN_REVIEW)
    header = garden.plain(name, "Confidential: {amelia:Amelia Clarke}", "header")
    footer = garden.plain(name, "Copy for {rahman:F Rahman} and {zainab:Zainab Hussain}'s file", "footer")
    word_files.with_furniture(files / name, lines, header=header, footer=footer)
    name = "pastoral/minutes February 2025.docx"
    word_files.minutes(
        files / name,
        _plain(garden, name, texts.MINUTES),
        inserted=garden.plain(name, texts.MINUTES_INSERTED, "insertion"),
        deleted=garden.plain(name, texts.MINUTES_DELETED, "deletion"),
        comment=garden.plain(name, texts.MINUTES_COMMENT, "comment"),
        author=garden.plain(name, "{whitlock:Tom Whitlock}", "comment author"),
    )
    name = "pastoral/safeguarding chronology.pdf"
    heading = garden.plain(name, "Chronology: {amelia:Amelia Clarke}")
    pdf_files.table(files / name, heading, rows(garden, name, texts.CHRONOLOGY), (2.4, 12, 2))


def _incidents(files: Path, garden: Garden) -> None:
    name = "incidents/behaviour log.pdf"
    pdf_files.table(files / name, "Behaviour log, Year 6", rows(garden, name, texts.BEHAVIOUR_LOG), (2.4, 4, 7, 3.2))
    name = "incidents/email lunchtime.pdf"
    pdf_files.paragraphs(files / name, _plain(garden, name, texts.EMAIL_THREAD))
    name = "incidents/statements.pdf"
    pdf_files.paragraphs(
        files / name,
        _plain(garden, name, texts.STATEMENTS),
        author=garden.plain(name, "{whitlock:Tom Whitlock}", "author"),
    )
    name = "incidents/{kacper:Kacper Wisniewski} statement.docx"
    plain = garden.plain(name, name, "file name")
    word_files.paragraphs(files / plain, _plain(garden, plain, texts.STATEMENT_KACPER))


def _records(files: Path, garden: Garden) -> None:
    name = "records/class list 6.docx"
    word_files.table(files / name, "Year 6 class list", rows(garden, name, texts.CLASS_LIST))
    name = "records/emergency contacts.pdf"
    pdf_files.form(files / name, {key: garden.plain(name, value, "field") for key, value in texts.FORM_FIELDS.items()})
    name = "records/annual report.pdf"
    sections = [(head, garden.plain(name, text)) for _ in range(2) for head, text in texts.REPORT_SECTIONS]
    title = garden.plain(name, "Annual report: {amelia:Amelia Clarke}")
    pdf_files.long_report(files / name, title, sections, 12, "Annual report 2024-25")
    name = "records/transfer summary.pdf"
    pdf_files.paragraphs(files / name, _plain(garden, name, texts.FILE_COVER))
    inner = "records/transfer summary.pdf > note.pdf"
    note = _plain(garden, inner, texts.EMBEDDED_NOTE)
    pdf_files.attach(files / name, "note.pdf", lambda path: pdf_files.paragraphs(path, note))


def _trouble(files: Path, garden: Garden) -> None:
    pdf_files.scan(
        files / "scans/scan 0001.pdf", ["Playground duty note", "Ball taken from Year 6.", "Returned after lunch."]
    )
    locked = files / "scans/locked.pdf"
    pdf_files.paragraphs(locked, ["This page is locked."])
    pdf_files.encrypt(locked, "hollow-oak")
    broken = files / "scans/broken.pdf"
    pdf_files.paragraphs(broken, ["This page is damaged."])
    pdf_files.damage(broken)
    del garden


if __name__ == "__main__":
    planted = make(HERE).planted
    print(f"{len(planted)} mentions planted in {len({mention.file for mention in planted})} files")
