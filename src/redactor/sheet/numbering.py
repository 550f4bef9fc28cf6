"""File names of review sheets: the next number each time, never one that exists."""

from __future__ import annotations

import re
from pathlib import Path

from redactor.sheet.layout import MARK

_NAME = re.compile(rf"review-{MARK}-(\d+)\.xlsx", re.IGNORECASE)


def next_sheet_path(folder: Path) -> Path:
    """The path of the next review sheet in *folder*: one more than the highest number there."""
    numbers = [int(match.group(1)) for path in folder.glob("*") if (match := _NAME.fullmatch(path.name))]
    return folder / f"review-{MARK}-{max(numbers, default=0) + 1:03d}.xlsx"
