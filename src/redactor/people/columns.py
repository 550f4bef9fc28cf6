"""Columns of tables: which heading stands over a cell, and names whose parts stand in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from redactor.core.documents import Block, Document
from redactor.core.names import fold

SURNAME_HEADINGS = frozenset(["surname", "last name", "family name", "legal surname", "preferred surname"])
FORENAME_HEADINGS = frozenset(
    ["forename", "first name", "given name", "legal forename", "preferred forename", "forenames"]
)
NAME_HEADINGS = frozenset(
    ["name", "full name", "pupil", "pupil name", "student", "student name", "child", "staff", "staff name"]
)
GROUP_HEADINGS = frozenset(["class", "form", "group", "reg", "reg group", "tutor group", "year", "year group", "house"])
_OTHER_HEADINGS = frozenset(
    ["date of birth", "dob", "class", "form", "group", "reg", "reg group", "tutor group", "year", "year group", "upn", "gender",
     "date", "time", "what happened", "recorded by", "reported by", "role", "post", "job title", "e-mail", "email", "phone",
     "contact", "sen", "attendance", "action", "outcome", "notes", "house", "age"]
)  # fmt: skip
_HEADINGS = SURNAME_HEADINGS | FORENAME_HEADINGS | NAME_HEADINGS | _OTHER_HEADINGS
_ENOUGH = 2  # known headings that make an unmarked first row a heading row


@dataclass(frozen=True, slots=True)
class Columns:
    """By block number: folded headings (of its column first, then of the whole table), and names put together."""

    headings: Mapping[int, tuple[str, ...]]
    names: Mapping[int, str]


Row = list[tuple[int, Block]]


def read_columns(document: Document) -> Columns:
    """The columns of every table of a document. A row with more or fewer cells than headings says nothing."""
    headings: dict[int, tuple[str, ...]] = {}
    names: dict[int, str] = {}
    for table in _tables(document):
        heads: list[str] = []
        for row in table:
            if _is_heading(row, heads):
                heads = [_plain(block.text) for _, block in row]
            elif len(row) == len(heads):
                headings.update({number: (heads[at], *heads) for at, (number, _) in enumerate(row)})
                names.update(_names(row, heads))
    return Columns(headings, names)


def _tables(document: Document) -> Iterator[list[Row]]:
    """Runs of rows that no other text interrupts."""
    numbered = enumerate(document.blocks)
    for is_table, run in groupby(numbered, key=lambda pair: bool(pair[1].row)):
        if is_table:
            yield [list(row) for _, row in groupby(run, key=lambda pair: pair[1].row)]


def _is_heading(row: Row, heads: list[str]) -> bool:
    if any(block.heading for _, block in row):
        return True
    return not heads and sum(_plain(block.text) in _HEADINGS for _, block in row) >= _ENOUGH


def _names(row: Row, heads: list[str]) -> Iterator[tuple[int, str]]:
    surname = next((cell for head, cell in zip(heads, row, strict=True) if head in SURNAME_HEADINGS), None)
    forename = next((cell for head, cell in zip(heads, row, strict=True) if head in FORENAME_HEADINGS), None)
    if surname is not None and forename is not None:
        together = f"{surname[1].text.strip()}, {forename[1].text.strip()}"
        yield surname[0], together
        yield forename[0], together


def _plain(text: str) -> str:
    return fold(text).strip(" :*")
