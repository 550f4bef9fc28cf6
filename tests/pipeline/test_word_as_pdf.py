"""Word files as PDF: asked for in case.toml or by the output's name, laid out from the finished copy, verified as PDF."""

from __future__ import annotations

import re

import pymupdf
import pytest
from tests.pipeline.conftest import FACTS, NOW, PEOPLE, write_word

from redactor.core.decisions import How, Status
from redactor.core.items import Outcome
from redactor.core.problems import SilentProgress
from redactor.core.spans import Span
from redactor.documents.word import office
from redactor.errors import ReleaseRefused, WritingError
from redactor.pipeline import (
    Choice,
    decide,
    direct,
    leave_sample_out,
    new_case,
    open_case,
    release,
    scan,
    sign_off,
    take_snapshot,
    verify_released,
    word_as_pdf,
    write_report,
)

TODAY = NOW[:10]
LINES = ["Note about Amelia Clarke", "Amelia read with Tyler Marsh.", "It went well."]


def words_of(pdf):
    return "\n".join(page.get_text() for page in pymupdf.open("pdf", pdf))


def decided_case(tmp_path):
    """A case of one Word file that asks for PDF; everything is withheld and signed off."""
    folder, path = tmp_path / "files", tmp_path / "case"
    folder.mkdir()
    write_word(folder / "note.docx", LINES)
    new_case(path, FACTS)
    (path / "people.csv").write_text(PEOPLE, "utf-8")
    text = (path / "case.toml").read_text("utf-8")
    (path / "case.toml").write_text(text.replace('word_copies = "word"', 'word_copies = "pdf"'), "utf-8")
    with open_case(path) as case:
        scan(case, folder, SilentProgress(), now=NOW)
        snapshot = take_snapshot(case, today=TODAY)
        for standing in snapshot.state.standings:
            if standing.status is Status.OPEN and standing.item.covered_by is None:
                choice = Choice(Outcome.WITHHOLD, "Dee Officer", NOW, How.ONE_BY_ONE, ground="TP", note="a test")
                decide(snapshot, [standing], choice)
        leave_sample_out(take_snapshot(case, today=TODAY), by="Ann Approver", why="read whole", now=NOW)
        write_report(take_snapshot(case, today=TODAY), now=NOW)
        sign_off(take_snapshot(case, today=TODAY), by="Ann Approver", now=NOW)
    return path


@pytest.mark.needs_libreoffice
def test_a_release_holds_verified_pdf_pages_of_the_word_copy(tmp_path):
    path = decided_case(tmp_path)
    with open_case(path) as case:
        release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW)
        again = verify_released(take_snapshot(case, today=TODAY))
    (copy,) = (path / "disclosure").glob("*.pdf")
    text = words_of(copy.read_bytes())
    assert "It went well." in text
    assert "Document 001" in text
    assert "Tyler" not in text
    assert len(again) == 2
    assert not any(check.outcome.value == "failed" for one in again for check in one.report.checks)


def test_without_libreoffice_a_release_that_needs_it_says_so_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "office_program", lambda: "")
    path = decided_case(tmp_path)
    with open_case(path) as case, pytest.raises(ReleaseRefused, match="LibreOffice is not installed") as caught:
        release(take_snapshot(case, today=TODAY), SilentProgress(), now=NOW)
    assert "word_copies" in caught.value.next_step
    assert not any((path / "disclosure").iterdir())


def redacted(tmp_path, name):
    source = tmp_path / "note.docx"
    write_word(source, LINES)
    document = direct.read_file(source)
    spans = [
        Span(block.id, match.start(), match.end())
        for block in document.blocks
        for match in re.finditer("Tyler Marsh", block.text)
    ]
    return direct.redact_path(source, tmp_path / name, spans)


@pytest.mark.needs_libreoffice
def test_one_file_becomes_pdf_where_the_outputs_name_says_so(tmp_path):
    copy = redacted(tmp_path, "copy.pdf")
    raw = (tmp_path / "copy.pdf").read_bytes()
    assert raw.startswith(b"%PDF")
    assert (copy.labels, copy.page_count) == (1, 1)
    assert "Amelia read with [withheld]." in words_of(raw)


def test_words_that_the_pages_lack_stop_the_copy(tmp_path, monkeypatch):
    import io

    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 700, "It went well.")
    canvas.save()
    monkeypatch.setattr(word_as_pdf, "_pages_of", lambda copy: stream.getvalue())
    with pytest.raises(WritingError, match="left words of the copy out"):
        redacted(tmp_path, "copy.pdf")
    assert not (tmp_path / "copy.pdf").exists()
