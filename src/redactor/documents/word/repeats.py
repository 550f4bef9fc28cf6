"""Text that only repeats what the same part shows: dropped by rule and counted."""

from __future__ import annotations

import re

from redactor.core.documents import BlockKind
from redactor.documents.word.normal import Normal, Passage
from redactor.documents.word.words import paragraph_text

_WEB_PREFIX = re.compile(r"^(?:mailto:|https?://|tel:|file:///?)", re.IGNORECASE)


def drop_repeats(normal: Normal) -> None:
    """Leave out link targets ("a@example.org" behind mailto:a@example.org) and moved text that stand in the text anyway."""
    if not any(_may_repeat(passage) for passage in normal.passages):
        return
    shown = _shown_by_part(normal)
    kept = []
    for passage in normal.passages:
        what = _repeats(passage, shown.get(passage.part, ""))
        if what:
            normal.dropped[what] += 1
        else:
            kept.append(passage)
    normal.passages[:] = kept


def _may_repeat(passage: Passage) -> bool:
    return passage.moved or passage.kind is BlockKind.LINK


def _repeats(passage: Passage, shown: str) -> str:
    """What to count the passage as, or "" where it says something of its own."""
    if passage.kind is BlockKind.LINK:
        target = _squeezed(_WEB_PREFIX.sub("", passage.words).rstrip("/"))
        return "link target that repeats the text" if target and target in shown else ""
    if passage.moved and _squeezed(passage.words) in shown:
        return "moved text that is shown elsewhere"
    return ""


def _shown_by_part(normal: Normal) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    for passage in normal.passages:
        if passage.carried and passage.element is not None:
            texts.setdefault(passage.part, []).append(_squeezed(paragraph_text(passage.element)))
    return {part: "\n".join(lines) for part, lines in texts.items()}


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def shown_lines(normal: Normal) -> frozenset[str]:
    """Every carried paragraph, squeezed: what a cached second drawing may repeat."""
    carried = (passage for passage in normal.passages if passage.carried and passage.element is not None)
    return frozenset(_squeezed(paragraph_text(passage.element)) for passage in carried)


def says_nothing_new(text: str, shown: frozenset[str]) -> bool:
    """Whether every line of *text* is a carried paragraph."""
    return all(_squeezed(line) in shown for line in text.split("\n") if line.strip())
