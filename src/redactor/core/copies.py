"""Redacted copies: what a writer is asked to do, and what it says it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from redactor.core.documents import MediaType
from redactor.core.ids import BlockId, FileId
from redactor.core.spans import Span


class GapFate(StrEnum):
    """What a copy does with something nobody's text extraction could read."""

    WITHHOLD = "withhold"  # replaced by the label
    PIXELS = "pixels"  # freshly encoded pixels and nothing else


@dataclass(frozen=True, slots=True)
class Mark:
    """Text to take out and the label that stands in its place; disjoint spans, in order."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """All that a writer may know about one copy. Nothing in it says *why* something is withheld.

    ``marks`` are disjoint and sorted. ``printed`` names blocks that the copy would not carry but that a
    person decided to disclose: they are printed visibly, in place or on a page headed "content not visible
    in the original". ``withheld_rows`` names row keys that go as whole rows, without order or number.
    ``stamp`` goes into the bottom margin of every page, with its number (Word: a footer line); ``banner`` (drafts only) is
    printed on every page.
    """

    file: FileId
    media_type: MediaType
    label: str  # the one label of a neutral pack
    marks: tuple[Mark, ...] = ()
    gaps: tuple[tuple[str, GapFate], ...] = ()  # gap id → fate, sorted; a gap not named is withheld
    withheld_pages: tuple[int, ...] = ()  # page indexes withheld as a whole
    withheld_rows: tuple[str, ...] = ()
    printed: tuple[BlockId, ...] = ()
    picture_pages: tuple[int, ...] = ()  # drawn as pictures, because a line set again would cost disclosed words
    word_pages: tuple[int, ...] = ()  # of which only the disclosed words are set, without pictures and drawings
    unread_pages: tuple[int, ...] = ()  # with letters or drawings that no reader can read: OCR looks at them
    stamp: str = ""
    banner: str = ""


class FallbackKind(StrEnum):
    """What a writer had to do where it could not set a line again without showing the gap."""

    SEGMENT = "rest of the line withheld"
    PICTURE = "page drawn as a picture"
    WORDS = "words of the page alone"
    PAGE = "page withheld"


@dataclass(frozen=True, slots=True, order=True)
class Fallback:
    """One place where a copy says less than it could, and why. ``lost`` are the disclosable words affected."""

    page_index: int
    kind: FallbackKind
    reason: str
    lost: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenCopy:
    """A writer's output, not yet verified."""

    content: bytes = field(repr=False)
    media_type: MediaType
    page_count: int | None
    labels: int  # how many labels were set
    fallbacks: tuple[Fallback, ...] = ()
    added: tuple[str, ...] = ()  # texts that the writer sets by itself: stamp, banner, headings of its own
    shown: tuple[str, ...] = field(default=(), repr=False)  # its pages' texts, where another program laid them out


@dataclass(frozen=True, slots=True)
class RedactedCopy:
    """A copy that was written and verified: where it is and what it holds."""

    file: FileId
    name: str  # file name in the pack, or the path written to
    sha256: str
    media_type: MediaType
    page_count: int | None
    labels: int
    fallbacks: tuple[Fallback, ...] = ()
    added: tuple[str, ...] = ()
    shown: tuple[str, ...] = field(default=(), repr=False)
