"""The Word files of the sample case, written with python-docx; stamps and dates are fixed afterwards."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_WHEN = "2025-02-06T10:00:00Z"


def paragraphs(path: Path, lines: Sequence[str], *, author: str = "", bold_first: bool = True) -> None:
    """A plain document; the first line in bold."""
    document = Document()
    document.core_properties.author = author
    for number, line in enumerate(lines):
        run = document.add_paragraph().add_run(line)
        run.bold = bold_first and number == 0
    _save(document, path)


def table(path: Path, heading: str, rows: Sequence[Sequence[str]]) -> None:
    """A heading and a table."""
    document = Document()
    document.add_heading(heading, 1)
    grid = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    _save(document, path)


def with_furniture(path: Path, lines: Sequence[str], *, header: str, footer: str) -> None:
    """A document with a header, a footer, a word split over runs and one in italics."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    for line in lines:
        paragraph = document.add_paragraph()
        middle = len(line) // 2
        paragraph.add_run(line[:middle])
        paragraph.add_run(line[middle:]).italic = True
    _save(document, path)


def minutes(path: Path, lines: Sequence[str], *, inserted: str, deleted: str, comment: str, author: str) -> None:
    """Minutes with a tracked insertion, a tracked deletion and a comment."""
    document = Document()
    for line in lines:
        last = document.add_paragraph(line)
    last._p.append(_tracked("w:ins", inserted, author, 11))
    last._p.append(_tracked("w:del", deleted, author, 12))
    document.add_comment(last.runs, text=comment, author=author, initials="TW")
    _save(document, path)


def _tracked(tag: str, text: str, author: str, number: int) -> OxmlElement:
    change = OxmlElement(tag)
    for name, value in (("w:id", str(number)), ("w:author", author), ("w:date", _WHEN)):
        change.set(qn(name), value)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    change.append(run)
    return change


def _save(document: Document, path: Path) -> None:
    """Write the package with fixed stamps, so that the samples are the same on every run."""
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "word/comments.xml":
                content = re.sub(rb'w:date="[^"]*"', b'w:date="' + _WHEN.encode() + b'"', content)
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
