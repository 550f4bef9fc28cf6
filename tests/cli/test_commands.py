"""The command line is an interface: every command has help and is documented, exit codes are unique and listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from redactor.cli import _COMMANDS, main
from redactor.errors import ExitCode, RedactorError

DOCS = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_every_command_has_help_and_stands_in_the_docs(command):
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0, result.output
    assert len(result.output) > 60
    assert f"`redactor {command}" in DOCS


def test_every_exit_code_stands_in_the_docs_and_none_twice():
    listed = [int(code) for code in re.findall(r"^\| (\d+) \|", DOCS, re.MULTILINE)]
    assert listed == [int(code) for code in ExitCode]
    assert len(set(listed)) == len(listed)


def test_every_error_of_ours_has_an_exit_code_of_the_list_and_says_what_to_do():
    def below(kind):
        return [kind, *(deeper for child in kind.__subclasses__() for deeper in below(child))]

    for kind in below(RedactorError):
        assert kind.exit_code in ExitCode
        assert kind.__doc__
    assert RedactorError("what", next_step="step").diagnostics() == "what\nstep"


def test_a_folder_that_is_no_case_ends_10_and_says_how_to_make_one(tmp_path):
    result = CliRunner().invoke(main, ["status", str(tmp_path)])
    assert result.exit_code == ExitCode.INPUT
    assert "redactor new" in result.stderr
