"""Minutes: who was there, who sent apologies, who has to act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.findings import Finding
from redactor.core.names import fold
from redactor.detection.layout.evidence import person
from redactor.detection.layout.lines import Line
from redactor.detection.layout.name_shapes import INITIALS, names_in_list
from redactor.detection.layout.registers import NO_INITIALS
from redactor.detection.no_people import NO_PEOPLE

_LIST = (
    r"(?:\d+\.?\s*)?(?:(?:those |staff |also |governors |members )?present|in attendance|attendees|attending|attended by|"
    r"apologies(?: for absence)?(?: (?:were )?received)?(?: from)?|absent|distribution|circulation|invited|invitees|participants|"
    r"panel(?: members)?|chair(?:ed by|person)?|minute[ -]?taker|minutes(?: by)?|notes by|clerk)"
)
_THERE = re.compile(rf"{_LIST}\s*(?:[:–-]|\()\s*(?=\S)", re.IGNORECASE)
_THERE_ALONE = re.compile(rf"{_LIST}\s*[:–-]?", re.IGNORECASE)
_WITH_INITIALS = re.compile(rf"\(({INITIALS})\)")
_ACTION = re.compile(
    rf"(?i:actions?|action points?|ap|owner|lead|by)\s*(?:\d+\s*)?[:–-]\s*(?P<who>{INITIALS}(?:(?:\s?/\s?|, ?| and | & ){INITIALS})*)(?=\s*(?:$|[.,;–-]|to\b|will\b|\())"
)
_MORE_LINES = 25


def from_minutes(lines: Sequence[Line]) -> Iterator[Finding]:
    """Names in lists of those present, on the line or below it; initials in brackets and after "Action:"."""
    until = -1
    for number, line in enumerate(lines):
        found = _THERE.match(line.text)
        if found:
            yield from _attendees(line, found.end())
            until = number + _MORE_LINES
        elif _THERE_ALONE.fullmatch(line.text):
            until = number + _MORE_LINES
        elif line.is_blank and number and not _THERE_ALONE.fullmatch(lines[number - 1].text):
            until = -1
        elif number <= until and len(line.text) < 90:
            yield from _attendees(line, 0)
        yield from _actions(line)


def _attendees(line: Line, start: int) -> Iterator[Finding]:
    value = line.text[start:]
    names = [bounds for bounds in names_in_list(value) if start or _stands_for_person(value, *bounds)]
    for low, high in names:
        yield person(line.span(start + low, start + high), "attendance list", 0.94)
    for found in _WITH_INITIALS.finditer(value) if names else ():
        if fold(found.group(1)) not in NO_PEOPLE:
            yield person(line.span(start + found.start(1), start + found.end(1)), "attendance list", 0.9)


def _stands_for_person(value: str, low: int, high: int) -> bool:
    """On a line below the heading: two words, or one with a title, or at the start before a role."""
    words = value[low:high].split()
    return len(words) > 1 or low > 0 or bool(re.match(r"\s*(?:[-–,(]|$)", value[high:]))


def _actions(line: Line) -> Iterator[Finding]:
    for found in _ACTION.finditer(line.text):
        start = found.start("who")
        for initials in re.finditer(INITIALS, found.group("who")):
            if fold(initials.group()) not in NO_INITIALS:
                yield person(line.span(start + initials.start(), start + initials.end()), "action", 0.85)
