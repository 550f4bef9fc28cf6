"""A document's title and date, as its own text states them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from redactor.core.documents import Block, BlockKind

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else "may" for name in _MONTHS)
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")
_NUMERIC = re.compile(r"\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d)\b")
_WORDS = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n>{_MONTH})\.?,?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)
_AMERICAN = re.compile(
    rf"\b(?P<n>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)
_SUBJECT = re.compile(r"^\s*(?:subject|re|ref)\s*:\s*(?P<words>\S.*)$", re.IGNORECASE | re.MULTILINE)
_BIRTH = re.compile(r"\b(?:d\.?o\.?b\.?|born|birth)\b", re.IGNORECASE)
_BLOCKS_SEARCHED = 40
_LONGEST_TITLE = 200
_LABEL_AND_VALUE = 2  # cells of a row in a form; a wider row is the head of a list
_VISIBLE = frozenset({BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.TEXT_BOX})


def find_title(blocks: Sequence[Block]) -> str:
    """The first heading, else the subject line, else the first short paragraph."""
    shown = [block for block in blocks if block.carried and block.kind in _VISIBLE]
    headings = [block.text for block in shown if block.heading and not block.row]
    subjects = [match["words"] for block in shown[:_BLOCKS_SEARCHED] if (match := _SUBJECT.search(block.text))]
    short = [block.text for block in shown if len(block.text) <= _LONGEST_TITLE]
    found = next(iter(headings + subjects + short), "")
    return " ".join(found.split())[:_LONGEST_TITLE]


def find_date(blocks: Sequence[Block]) -> str:
    """The first date near the top, in ISO form; dates of birth are passed over."""
    shown = [block for block in blocks if block.carried and block.kind in _VISIBLE]
    margins = [block for block in blocks if block.carried and block.kind in {BlockKind.HEADER, BlockKind.FOOTER}]
    for block in _without_births(shown[:_BLOCKS_SEARCHED]) + margins:
        found = _date_in(block.text)
        if found:
            return found
    return ""


def _without_births(blocks: Sequence[Block]) -> list[Block]:
    """The blocks in which a date may be the document's: no date of birth beside its label, or in a column of them."""
    births = [bool(_BIRTH.search(block.text)) for block in blocks]
    rows = {block.row for block, birth in zip(blocks, births, strict=True) if birth and block.row}
    widths = Counter(block.row for block in blocks)
    has_column = any(widths[row] > _LABEL_AND_VALUE for row in rows)
    follows = [False, *births]
    return [
        block
        for block, birth, after in zip(blocks, births, follows, strict=False)
        if not (birth or after or block.row in rows or (block.row and has_column))
    ]


def _date_in(text: str) -> str:
    matches = (match for pattern in (_ISO, _WORDS, _AMERICAN, _NUMERIC) for match in pattern.finditer(text))
    for match in sorted(matches, key=lambda match: match.start()):
        parts = match.groupdict()
        month = int(parts["m"]) if parts.get("m") else _month_number(parts["n"])
        try:
            return date(int(parts["y"]), month, int(parts["d"])).isoformat()
        except ValueError:
            continue
    return ""


def _month_number(name: str) -> int:
    return next(index for index, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3].casefold()))
