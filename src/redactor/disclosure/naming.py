"""Names of copies in the pack: number, date and kind; never the original name or anything made from original bytes.

Everything here is read from the *redacted* text, so that two sources that differ only in withheld words get the
same name (DESIGN, "A case on disk").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from redactor.core.documents import MediaType
from redactor.core.ids import FileId

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_WORDS = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"(?im)^(?:from|sent|to|subject):.*$[\s\S]{0,400}?^(?:from|sent|to|subject|date):")),
    ("minutes", re.compile(r"(?i)\b(?:minutes of|present:|apologies:)")),
    ("letter", re.compile(r"(?im)^\s*dear\b|\byours (?:sincerely|faithfully)\b")),
    ("statement", re.compile(r"(?i)\b(?:witness|incident) statement\b")),
    ("report", re.compile(r"(?i)\b(?:report|review|assessment)\b")),
    ("form", re.compile(r"(?i)\b(?:form|please complete|signature of)\b")),
    ("log", re.compile(r"(?i)\b(?:log|chronology|register)\b")),
)
_SUFFIX = {MediaType.PDF: "pdf", MediaType.WORD: "docx", MediaType.TEXT: "txt"}


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What a copy is named and scheduled by."""

    file: FileId
    media_type: MediaType
    date: str  # ISO, "" if the redacted text states none
    kind: str
    unstamped_sha256: str  # breaks ties, so that the order never depends on names or original bytes


@dataclass(frozen=True, slots=True)
class PackName:
    """A copy's number in the pack, from 1, and its file name."""

    number: int
    name: str


def kind_of(texts: Iterable[str]) -> str:
    """What sort of document the redacted text looks like: "letter", "email", … or "document"."""
    head = "\n".join(texts)[:6000]
    return next((kind for kind, pattern in _KINDS if pattern.search(head)), "document")


def date_of(texts: Iterable[str], *, born: str = "") -> str:
    """The first full date in the redacted text, as ISO, or ""; the data subject's date of birth dates no document."""
    head = "\n".join(texts)[:6000]
    found = [found for pattern in (_ISO, _NUMERIC, _WORDS) for found in _dates(pattern, head) if found[1] != born]
    return min(found)[1] if found else ""


def plan_names(copies: Sequence[CopyFacts]) -> Mapping[FileId, PackName]:
    """Numbers follow document date, then kind, then the digest of the unstamped copy."""
    ordered = sorted(copies, key=lambda c: (c.date or "9999", c.kind, c.unstamped_sha256, c.media_type))
    width = max(3, len(str(len(ordered))))
    return {
        copy.file: PackName(
            number, f"{number:0{width}}_{copy.date or 'undated'}_{copy.kind}.{_SUFFIX.get(copy.media_type, 'bin')}"
        )
        for number, copy in enumerate(ordered, 1)
    }


def _dates(pattern: re.Pattern[str], text: str) -> Iterable[tuple[int, str]]:
    for match in pattern.finditer(text):
        iso = _iso(pattern, match)
        if iso:
            yield match.start(), iso


def _iso(pattern: re.Pattern[str], match: re.Match[str]) -> str:
    first, second, third = match.groups()
    if pattern is _ISO:
        year, month, day = int(first), int(second), int(third)
    elif pattern is _NUMERIC:  # day first, as in the United Kingdom
        year, month, day = int(third) + (2000 if len(third) == 2 else 0), int(second), int(first)
    else:
        year, month, day = int(third), _MONTHS.get(second.lower(), 0), int(first)
    try:
        return date(year, month, day).isoformat() if 1900 <= year <= 2100 else ""
    except ValueError:
        return ""
