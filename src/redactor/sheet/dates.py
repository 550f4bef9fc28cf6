"""Dates as people write them in cells, and as the case keeps them: ISO."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso_date(value: object) -> str:
    """The ISO date that a cell states, day before month; raises ValueError if it states none."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _BRITISH.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _WORDS.fullmatch(text):
        day, year = int(match.group(1)), int(match.group(3))
        month = _MONTHS.index(match.group(2)[:3].lower()) + 1
    else:
        raise ValueError("no date")
    return date(year, month, day).isoformat()
