"""Blocks that hold a person by their kind: authors of comments and changes, author properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redactor.core.documents import Block, BlockKind
from redactor.core.findings import Finding
from redactor.core.spans import Span
from redactor.detection.layout.evidence import person
from redactor.detection.layout.name_shapes import is_name, names_in_list

_PROGRAMS = re.compile(
    r"(?i)word|office|libre|acrobat|adobe|pdf|python|generated|microsoft|writer|scanner|printer|chrome|skia|quartz|ghostscript|copier|xerox|canon|ricoh|konica|hp |user|admin|default|normal|template"
)


def from_properties(blocks: Iterable[Block]) -> Iterator[Finding]:
    """The names in author blocks, and properties that are nothing but a name of two words or more."""
    for block in blocks:
        if block.kind is BlockKind.AUTHOR:
            for low, high in names_in_list(block.text, small=True):
                yield person(Span(block.id, low, high), "author", 0.95)
        elif block.kind is BlockKind.PROPERTY and _is_person(block.text):
            yield person(Span(block.id, 0, len(block.text)), "author property", 0.8)


def _is_person(text: str) -> bool:
    return " " in text and not _PROGRAMS.search(text) and is_name(text)
