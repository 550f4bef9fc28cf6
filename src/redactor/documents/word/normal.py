"""The normal form of a package: what reader and writer both stand on, so that they can never disagree.

Everything a copy may show is copied, through the allow-list, into new trees (``areas``); everything else
that holds text becomes a passage without an element. The reader turns passages into blocks; the writer
takes the same trees, replaces marked text and serialises them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from redactor.core.documents import BlockKind, EmbeddedFile, GapKind
from redactor.documents.limits import no_pulse
from redactor.documents.word.namespaces import Node
from redactor.documents.word.package import Package
from redactor.documents.word.styles import StyleSheet

_STEPS_A_PULSE = 1000


@dataclass(slots=True)
class Passage:
    """One stretch of text: a paragraph of the copy (``element``), or words that the copy does not carry."""

    key: str  # unique within the package: area and number
    number: int
    kind: BlockKind
    part: str
    element: Node | None = None
    words: str = ""
    carried: bool = True
    row: str = ""
    heading: bool = False
    comment: str = ""  # source id of the comment it belongs to
    moved: bool = False  # tracked as moved away: it may stand elsewhere


@dataclass(slots=True)
class Picture:
    """One picture as it is shown: its stored bytes, what is cut away, and where it stands."""

    index: int
    part: str  # where it is used
    number: int
    stored: str  # the media part, "" where it is linked or missing
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # left, top, right, bottom as fractions
    preview_of: str = ""  # embedded object that it stands for
    carried: bool = True


@dataclass(slots=True)
class Freehand:
    """A freehand shape: its geometry as a copy may hold it, and where it stands."""

    part: str
    number: int
    geometry: Node
    size: tuple[int, int]  # EMU


@dataclass(slots=True)
class Unread:
    """Something that nobody has read: becomes a gap."""

    kind: GapKind
    part: str
    number: int
    reason: str
    content_key: str = ""


@dataclass(slots=True)
class Normal:
    """A package in normal form."""

    package: Package
    styles: StyleSheet
    areas: dict[str, Node] = field(default_factory=dict)  # "body", "header1", "footnotes", "comments"…
    parts: dict[str, str] = field(default_factory=dict)  # area → part it was read from
    # charts that can be drawn again (None for words drawn as a shape), and what they say
    charts: list[tuple[Node | None, tuple[str, ...]]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    freehand: list[Freehand] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    embedded: list[EmbeddedFile] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    authors: dict[str, str] = field(default_factory=dict)  # name → part where it was first seen
    comment_authors: dict[str, str] = field(default_factory=dict)  # comment's source id → author
    chains: dict[tuple[str, str], str] = field(default_factory=dict)  # of text boxes: part and source id → number
    shape_types: dict[str, dict[str, Node]] = field(default_factory=dict)  # of older shapes that can stay, by part
    numbers: Counter[str] = field(default_factory=Counter)  # running number by area
    visible: set[str] = field(default_factory=set)  # parts that were read
    page_colour: str = ""
    dark_pages: bool = False  # a page colour or something drawn behind the text may make white letters seen
    pulse: Callable[[], None] = no_pulse  # tells a watching parent that work goes on
    steps: int = 0
    # source ids of notes in order of reference, each with the row that the reference stands in
    used_notes: dict[str, dict[str, str]] = field(default_factory=lambda: {"footnote": {}, "endnote": {}})
    # lines above the notes of a kind that the source has: their type, and whether there is anything of a line
    note_lines: dict[str, dict[str, bool]] = field(default_factory=lambda: {"footnote": {}, "endnote": {}})

    def next_number(self, area: str) -> int:
        """The next running number of *area*: orders its passages, pictures and gaps."""
        self.numbers[area] += 1
        self.steps += 1
        if self.steps % _STEPS_A_PULSE == 0:
            self.pulse()
        return self.numbers[area]

    def chain_number(self, part: str, source_id: str) -> str:
        """The number of a chain of text boxes, in order of appearance; "" where it has none."""
        if not source_id or source_id == "0":
            return ""
        return self.chains.setdefault((part, source_id), str(len(self.chains) + 1))

    def author(self, name: str, part: str) -> None:
        """Remember who wrote a comment or a change."""
        if name.strip():
            self.authors.setdefault(name.strip(), part)
