"""Tables: columns and cells that hold names, in the readers' tables and in lines set with tabs, bars or blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from redactor.core.documents import Block
from redactor.core.findings import Finding
from redactor.core.names import fold
from redactor.detection.layout.evidence import person
from redactor.detection.layout.forms import is_name_label
from redactor.detection.layout.lines import Line
from redactor.detection.layout.name_shapes import INITIALS, names_in_list
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.tables import Tables

_NAME_HEADING = re.compile(
    r"(?i)(?:.*\b)?(?:(?:sur|fore)?names?|known as|pupils?|students?|child(?:ren)?|parents?|carers?|teachers?|tutors?|staff(?: member)?|attendees?|witness(?:es)?|contacts?|leads?|owners?|"
    r"by|by whom|who|persons?(?: responsible)?|people(?: involved)?|responsible|officers?|employees?|members?|action(?:ed)? by|reported by|recorded by|completed by|raised by|"
    r"author|interviewe[er]|colleagues?|candidates?|siblings?|friends?|governors?|from|to|sender|recipient|victim|perpetrator|initials?|signed|signature|social worker|key ?worker|linked|alerted)"
    r"(?:\(s\))?(?: (?:name|names|involved|present|responsible|initials?))?\s*\*?"
)
_NOT_NAMES = re.compile(
    r"(?i)\b(?:numbers?|no|id|ids|date|dates|group|class|notes?|event|file|company|organisation|house|road|ward|course|user|username|school|voice|views?|comments?|address|phone|e-?mail|"
    r"age|dob|year|code|ref|count|total|meeting|ratio|premium|type|relationship|role|signature|consent)\b"
)
_INITIALS_HEADING = re.compile(
    r"(?i).*\b(?:initials?|action(?:ed)? by|owner|who|lead|by whom|staff|responsible|by)\b.*"
)
_INITIALS = re.compile(rf"(?<!\w){INITIALS}(?!\w)")
NO_INITIALS = NO_PEOPLE | {"asap", "tbc", "tba", "tbd", "eoy", "ht", "all", "na", "nil", "slt", "ks", "yr", "am", "pm"}
_COLUMN = re.compile(r"\t+|\s*\|\s*| {3,}")
_LONGEST_CELL = 90


def from_tables(tables: Tables) -> Iterator[Finding]:
    """Names in cells under a heading, or beside a label, that says so."""
    for row in tables.rows:
        for cell in row:
            yield from _cell(cell, tables)


def _cell(cell: Block, tables: Tables) -> Iterator[Finding]:
    if cell.heading or len(cell.text) > _LONGEST_CELL:
        return
    heading = tables.heading(cell)
    beside = tables.before(cell)
    if is_name_heading(heading):
        yield from _named(cell, 0, len(cell.text), heading)
    elif beside is not None and not tables.is_heading(cell) and is_name_label(beside.text.strip(" \n:")):
        yield from _named(cell, 0, len(cell.text), "")


def is_name_heading(heading: str) -> bool:
    """Whether a column with this heading holds names or initials."""
    return bool(_NAME_HEADING.fullmatch(heading.strip())) and not _NOT_NAMES.search(heading)


def _named(block: Block, start: int, end: int, heading: str) -> Iterator[Finding]:
    line = Line(block, start, block.text[start:end])
    small = bool(re.search(r"(?i)name|pupil|student|child", heading))
    names = [bounds for bounds in names_in_list(line.text, small=small) if not _INITIALS.fullmatch(line.text, *bounds)]
    for low, high in names:
        yield person(line.span(low, high), "table column", 0.94)
    if not names and _INITIALS_HEADING.fullmatch(heading):
        for found in _INITIALS.finditer(line.text):
            if fold(found.group()) not in NO_INITIALS:
                yield person(line.span(*found.span()), "initials column", 0.85)


def from_set_lines(lines: Sequence[Line]) -> Iterator[Finding]:
    """The same in plain text: a heading line and the lines under it, cut at tabs, bars or wide gaps."""
    for _, group in groupby(lines, key=lambda line: line.block.id):
        columns: list[str] = []
        for line in group:
            cells = _cells(line.text)
            if len(cells) < 2:
                columns = columns if line.text.strip("-+=| ") == "" and line.text else []
                continue
            heads = [line.text[low:high] for low, high in cells]
            if any(is_name_heading(head) for head in heads) and not any(char.isdigit() for char in line.text):
                columns = heads
                continue
            for (low, high), heading in zip(cells, columns, strict=False):
                if len(cells) <= len(columns) + 1 and is_name_heading(heading) and high - low <= _LONGEST_CELL:
                    yield from _named(line.block, line.start + low, line.start + high, heading)


def _cells(text: str) -> list[tuple[int, int]]:
    inner = text.strip("| \t")
    if not inner:
        return []
    offset = text.index(inner)
    cells, at = [], 0
    for found in _COLUMN.finditer(inner):
        cells.append((offset + at, offset + found.start()))
        at = found.end()
    return [*cells, (offset + at, offset + len(inner))]
