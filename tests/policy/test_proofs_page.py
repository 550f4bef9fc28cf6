"""The pages that say what shows each promise name tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["people-proofs", "finding-proofs"])
def test_every_test_that_the_page_names_exists(name):
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    sources = "".join(path.read_text("utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))
    known = set(re.findall(r"^def (test_\w+)\(", sources, re.MULTILINE))
    named = re.findall(r"`(test_\w+)`", page)
    assert len(named) > 40
    assert [name for name in named if name not in known] == []
