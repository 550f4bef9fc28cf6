"""Names that what stands around them vouches for: "Jaxon | Faith | Summer", 'Oyinkan and "Big Tash"', "NUNES, Beatriz", "mrs peasgood"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.ids import BlockId
from redactor.core.names import fold
from redactor.core.ordinary import ORDINARY_WORDS
from redactor.core.spans import Span
from redactor.detection.layout.name_shapes import UP, WORD, names_in_list
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.views import DocumentView

_NAME = "listed-names/1"
_LINE = re.compile(r"[^\n]+")
_ITEMS = re.compile(r"(?:^|(?<=:))\s*(?P<items>[^:|;\n]{1,40}(?:[|;][^:|;\n]{1,40}){2,})$")
_ITEM = re.compile(r"[^|;]+")
_LEAST_KNOWN = 2  # of the items; and more than half of them
_SURNAME_BEFORE = re.compile(rf"(?<![\w'’.@-])(?P<name>{UP}(?:{UP}|['’-](?={UP})){{2,}}(?: {UP}{{3,}})?),? $")
_ENDS_A_NAME = re.compile(r"\s*(?:$|[\n;|()\[\]:,.]|[–-]\s)")
_TITLED_SMALL = re.compile(
    r"(?<![\w.@'’-])(?:mrs|mr|miss|cllr|sgt|pcso|pc|dr|insp)\.? (?P<name>[^\W\d_]{3,})(?![\w@.-]*@)(?!\w)"
)
_AND_QUOTED = re.compile(rf"\s*(?:,|and|&|or|with)\s+[\"“](?P<name>{WORD}(?: {WORD})?)[\"”]")


class ListedNames:
    """Names in a row of names, and nicknames set beside a name."""

    name = _NAME

    def find(self, view: DocumentView) -> list[Finding]:
        """All of them, given the names found so far."""
        named: dict[BlockId, list[Finding]] = defaultdict(list)
        for finding in view.found:
            if finding.category == "person":
                named[finding.span.block].append(finding)
        beside = [one for block in view.blocks if block.id in named for one in _in_block(block, named[block.id])]
        return [*beside, *(one for block in view.blocks for one in _titled_small(block, view))]


def _in_block(block: Block, names: list[Finding]) -> Iterator[Finding]:
    for name in names:
        yield from _surname_before(block, name)
        beside = _AND_QUOTED.match(block.text, name.span.end)
        if beside:
            yield _person(Span(block.id, *beside.span("name")), "nickname beside a name")
    if "|" in block.text or ";" in block.text:
        starts = {name.span.start for name in names if name.strength is Strength.STRONG}
        for line in _LINE.finditer(block.text):
            yield from _in_row(block, line, starts)


def _surname_before(block: Block, name: Finding) -> Iterator[Finding]:
    """Of "NUNES, Beatriz" only "Beatriz" was seen: one name, the surname in capitals first."""
    text = name.span.of(block.text)
    before = _SURNAME_BEFORE.search(block.text, max(0, name.span.start - 40), name.span.start)
    if (
        before is None
        or not _ENDS_A_NAME.match(block.text, name.span.end)
        or not text[:1].isupper()
        or text.isupper()
        or "," in text
    ):
        return
    if before.group().endswith(", ") and not any(fold(word) in NO_PEOPLE for word in before["name"].split()):
        yield _person(Span(block.id, before.start("name"), name.span.end), "surname first")


def _titled_small(block: Block, view: DocumentView) -> Iterator[Finding]:
    """A title in small letters, and behind it a word that is no everyday one: "mrs peasgood", "sgt wragg"."""
    for found in _TITLED_SMALL.finditer(block.text):
        word = fold(found["name"])
        if found["name"].islower() and word not in view.everyday and word not in NO_PEOPLE | ORDINARY_WORDS:
            yield _person(Span(block.id, *found.span("name")), "title")


def _in_row(block: Block, line: re.Match[str], starts: set[int]) -> Iterator[Finding]:
    """What is shaped like a name among items of which most are names."""
    row = _ITEMS.search(line.group())
    if row is None:
        return
    offset = line.start() + row.start("items")
    items = list(_ITEM.finditer(row["items"]))
    known = [any(offset + item.start() <= start < offset + item.end() for start in starts) for item in items]
    if sum(known) < max(_LEAST_KNOWN, len(items) // 2 + 1):
        return
    for item, is_known in zip(items, known, strict=True):
        bounds = list(names_in_list(item.group()))
        if not is_known and len(bounds) == 1 and len(item.group().split()) <= 3:
            low, high = (offset + item.start() + at for at in bounds[0])
            yield _person(Span(block.id, low, high), "row of names")


def _person(span: Span, detail: str) -> Finding:
    return Finding(span, "person", _NAME, 0.8, detail.replace(" ", "-"), evidence=(Evidence("layout", detail),))
