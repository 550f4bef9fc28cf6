"""The page that lists the surfaces names modules that exist, and every module that collects surfaces is named."""

from __future__ import annotations

import re
from pathlib import Path

import redactor.documents.pdf

ROOM = Path(redactor.documents.pdf.__file__).parent
PAGE = (ROOM / "surfaces.md").read_text(encoding="utf-8")


def named_modules():
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line and "Module" not in line]
    return {name for row in rows for name in re.findall(r"`([a-z_/.]+)`", row.split("|")[-2])}


def test_every_module_named_exists():
    missing = {name for name in named_modules() if not (ROOM / f"{name}.py").exists() and not (ROOM / name).is_dir()}
    assert named_modules()
    assert missing == set()


def test_every_module_that_collects_surfaces_is_named():
    collecting = {f"surfaces/{path.stem}" for path in (ROOM / "surfaces").glob("*.py")}
    assert collecting - named_modules() <= {"surfaces/__init__", "surfaces/words"}
