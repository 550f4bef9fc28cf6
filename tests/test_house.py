"""The house rules that a machine can check: lint, types, import contracts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--no-cache", "."],
        ["ruff", "format", "--no-cache", "--check", "."],
        ["mypy"],
        ["importlinter"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_house_is_in_order(command, tmp_path):
    if command == ["importlinter"]:
        arguments = [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ]
    elif command == ["mypy"]:
        arguments = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path)]
    else:
        arguments = [sys.executable, "-m", *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
