"""E-mail: header lines, quoted and forwarded chains, names glued to addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.documents import Block
from redactor.core.findings import Finding
from redactor.core.spans import Span
from redactor.detection.layout.evidence import person
from redactor.detection.layout.lines import Line
from redactor.detection.layout.name_shapes import ANY_NAME, NAME, SURNAME_FIRST, UP, WORD, is_name, names_in_list
from redactor.detection.trimming import trim_person

_FIELD = re.compile(
    r"(?i)\*{0,2}(from|to|cc|bcc|reply[ -]to|sent by|sender|on behalf of|organi[sz]er|required attendees?|optional attendees?|attendees|forwarded by|c\.c\.)\*{0,2}\s*:\*{0,2}\s*"
)
_OTHER_FIELD = re.compile(
    r"(?i)\*{0,2}(?:subject|date|sent|received|attachments?|importance|when|where|re|reply-to|message-id|x-[\w-]+|mime-version|content-[\w-]+)\*{0,2}\s*:"
)
_BEFORE_ADDRESS = re.compile(rf"[\"'“]?({ANY_NAME})[\"'”]?\s*(?:<|\[mailto:|\(mailto:|\[)\s*[\w.+'-]+@")
_QUOTED_BEFORE_ADDRESS = re.compile(r"[\"“]([^\"”@<>\n]{2,50})[\"”]\s*<[^<>\s]+@")
_WITH_ORGANISATION = re.compile(
    rf"({NAME})(?:\s?/\s?[A-Z][\w& -]{{0,20}}){{1,4}}@\w+|({WORD}(?: {WORD}| {UP}\.?){{1,3}})@[A-Z]{{2,}}\b(?!\.\w)"
)
_WROTE = re.compile(
    rf"(?s)\bOn\b[^\n]{{6,120}}?\n?[^\n]{{0,60}}?(?:,|\d|[AP]M|[ap]m|at)\s+[\"']?({SURNAME_FIRST}|{NAME})[\"']?,?\s*(?:[<\[(][^<>\[\]()\n]*[>\])])?\s*\n?\s*(?:wrote|writes|said)\s*:"
)
_WROTE_PLAIN = re.compile(
    rf"(?m)^[ \t>]*[\"']?({ANY_NAME})[\"']?\s*(?:[<\[(][^<>\[\]()\n]*[>\])])?\s+(?:wrote|writes)\s*:"
)
_ON_DATE = re.compile(
    rf"[\"']?({ANY_NAME})[\"']?\s*(?:<[^<>\n]*>|(?:\s?/\s?[A-Z][\w& -]{{0,20}}){{1,4}}(?:@\w+)?)?\s+on\s+\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\s+\d{{1,2}}:\d\d"
)
_ARROWS = re.compile(rf">>>\s*[\"']?({ANY_NAME})[\"']?\s*(?:<[^<>\n]*>)?[^\n]{{0,40}}>>>")


def from_headers(lines: Sequence[Line]) -> Iterator[Finding]:
    """Names in header fields and the lines that continue them."""
    field = ""
    for number, line in enumerate(lines):
        found = _FIELD.match(line.text)
        if found:
            field = found.group(1).casefold()
            yield from _entries(line, found.end(), field)
        elif field and _continues(lines, number):
            yield from _entries(line, 0, field)
        else:
            field = ""


def _continues(lines: Sequence[Line], number: int) -> bool:
    """A recipient list runs on while lines end in a separator; an empty field's value stands on the next line."""
    line, before = lines[number], lines[number - 1].text
    if line.is_blank or _OTHER_FIELD.match(line.text) or line.text.endswith(":"):
        return False
    empty = _FIELD.fullmatch(before + " ") or _FIELD.fullmatch(before)
    return bool(empty) or before.endswith((",", ";", ">;", ">,"))


def _entries(line: Line, start: int, field: str) -> Iterator[Finding]:
    value = line.text[start:]
    addressed = list(_addressed(value))
    for low, high in addressed:
        yield person(line.span(start + low, start + high), f"{field} line", 0.98)
    rest = _blanked(value, addressed)
    sure = "@" in value or len(value) < 60
    for low, high in names_in_list(rest, small=field == "from" and sure):
        if _is_entry(value, low, high):
            yield person(line.span(start + low, start + high), f"{field} line", 0.95)


def _is_entry(value: str, low: int, high: int) -> bool:
    """Two words at least, or alone in the field: "To: Aisha" but not a stray word of a sentence."""
    words = value[low:high].split()
    return len(words) > 1 or len(value.split()) <= 3 or ";" in value or "," in value


def _addressed(value: str) -> Iterator[tuple[int, int]]:
    for pattern in (_QUOTED_BEFORE_ADDRESS, _BEFORE_ADDRESS, _WITH_ORGANISATION):
        for found in pattern.finditer(value):
            group = 1 if found.group(1) else 2
            low, high = trim_person(value, *found.span(group))
            if low < high and is_name(value[low:high], small=pattern is _QUOTED_BEFORE_ADDRESS):
                yield low, high


def _blanked(value: str, taken: Sequence[tuple[int, int]]) -> str:
    """The field without what is found already and without addresses, places unchanged."""
    rest = re.sub(
        r"(?:\s?/\s?[A-Z][\w& -]*)+@\w+|<[^<>]*>|\[[^\[\]]*\]|\([^()]*@[^()]*\)|\S+@\S+",
        lambda found: " " * len(found.group()),
        value,
    )
    for low, high in taken:
        rest = rest[:low] + ";" * (high - low) + rest[high:]
    return rest


def from_chains(block: Block) -> Iterator[Finding]:
    """Names in "On … wrote:", "X on 01/02/2024 10:20", "X [mailto:…]", "X/ORG@ORG", wherever they stand in a block."""
    for pattern, detail, sign in _CHAINS:
        for found in pattern.finditer(block.text) if sign in block.text else ():
            low, high = trim_person(block.text, *found.span(1 if found.group(1) else 2))
            if low < high and is_name(block.text[low:high]):
                yield person(Span(block.id, low, high), detail, 0.97)


_CHAINS = (  # and a sign without which a text cannot hold any: most blocks are passed over so
    (_WROTE, "on … wrote", ":"),
    (_WROTE_PLAIN, "on … wrote", ":"),
    (_ON_DATE, "forwarded message", "/"),
    (_ARROWS, "forwarded message", ">>>"),
    (_BEFORE_ADDRESS, "name before address", "@"),
    (_WITH_ORGANISATION, "name with organisation", "@"),
)
