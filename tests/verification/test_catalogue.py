"""The table of checks in the documentation is the table in the code."""

from __future__ import annotations

import re
from pathlib import Path

from redactor.verification.catalogue import CATALOGUE, Number

PAGE = Path(__file__).parents[2] / "docs" / "verification.md"


def test_the_page_lists_every_check_with_its_number_and_name():
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(int(number), name.strip()) for number, name in rows] == [
        (int(number), CATALOGUE[number].name) for number in Number
    ]


def test_numbers_are_never_given_twice():
    assert len({int(number) for number in Number}) == len(CATALOGUE)
