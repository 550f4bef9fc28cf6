"""``redactor verify`` and ``redactor selftest`` as a person runs them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from redactor.cli import main
from redactor.errors import ExitCode
from redactor.verification.specimens import REGISTRY, plain


@pytest.fixture
def folder(tmp_path):
    original = [line.replace(plain.LABEL, plain.NAME) for line in plain.LINES]
    (tmp_path / "original.pdf").write_bytes(plain.pdf_copy(original))
    (tmp_path / "good.pdf").write_bytes(plain.pdf_copy())
    (tmp_path / "bad.pdf").write_bytes(REGISTRY["pdf black box over text"].make())
    (tmp_path / "names.txt").write_text(f"{plain.NAME}\n", encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_clean_copy_ends_0_and_its_report_is_written_as_page_and_json(folder):
    for name in ("report.html", "report.json"):
        result = run("verify", folder / "good.pdf", "--original", folder / "original.pdf", "--report", folder / name)
        assert result.exit_code == ExitCode.DONE, result.output
    assert json.loads((folder / "report.json").read_text("utf-8"))["passed"] is True
    assert "<h1>" in (folder / "report.html").read_text("utf-8")


def test_text_under_a_box_ends_51_and_is_told_without_being_quoted(folder):
    result = run("verify", folder / "bad.pdf", "--withheld", folder / "names.txt")
    assert result.exit_code == ExitCode.LEAKS
    assert "page 1: 9 characters" in result.output
    assert plain.NAME.casefold() not in (result.output + result.stderr).casefold()


def test_the_self_test_ends_0_and_says_what_it_did():
    result = run("selftest")
    assert result.exit_code == ExitCode.DONE, result.output
    assert f"{len(REGISTRY)} of {len(REGISTRY)} bad copies caught" in result.output


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_as_editors_save_it(folder, coding):
    names = folder / "list.txt"
    names.write_bytes(f"Zo\xeb Quibblewick\r\n\r\n{plain.NAME}\r\n".encode(coding))
    result = run("verify", folder / "bad.pdf", "--withheld", names)
    assert result.exit_code == ExitCode.LEAKS
    assert "line 2" in result.output


@pytest.mark.parametrize("content", ["", "\n  \n", "---\n"])
def test_a_list_of_nothing_is_refused_for_nothing_would_be_searched(folder, content):
    names = folder / "list.txt"
    names.write_text(content, encoding="utf-8")
    result = run("verify", folder / "good.pdf", "--withheld", names)
    assert result.exit_code == ExitCode.INPUT
    assert "one withheld text a line" in result.output + result.stderr


def test_a_name_of_a_file_that_says_something_withheld_is_not_quoted(folder):
    copy = folder / f"about {plain.NAME}.pdf"
    copy.write_bytes(plain.pdf_copy())
    result = run("verify", copy, "--withheld", folder / "names.txt", "--report", folder / "report.json")
    assert result.exit_code == ExitCode.LEAKS
    told = result.output + result.stderr + (folder / "report.json").read_text("utf-8")
    assert plain.NAME.casefold() not in told.casefold()


def test_an_original_of_another_document_waits_for_a_person(folder):
    (folder / "other.pdf").write_bytes(plain.pdf_copy(["Whales swim far from any coast."]))
    result = run("verify", folder / "good.pdf", "--original", folder / "other.pdf")
    assert result.exit_code == ExitCode.UNVERIFIABLE
    assert "right one" in result.output
