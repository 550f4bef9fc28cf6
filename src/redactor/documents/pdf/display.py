"""The display list of a page: what is painted, each act with the whole state it needs, in page space.

Forms are spelt out in place, marked content is gone, run borders are gone: nothing in a list says how the producer came to
paint it. Coordinates of clips and glyphs are in default user space of the page; paths keep their own matrix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from redactor.documents.pdf.fonts.codes import SourceFont
from redactor.documents.pdf.matrices import Matrix, Rectangle


class Clip(NamedTuple):
    """A clip: an upright rectangle, and further paths (written out, with their rule), all intersected."""

    rectangle: Rectangle | None = None
    paths: tuple[tuple[bytes, bytes], ...] = ()


class Space(NamedTuple):
    """A colour space: a device space by its number of parts, or one that is kept as an object."""

    parts: int
    special: Any = None  # Separation and DeviceN arrays
    key: Any = None
    is_pattern: bool = False
    lookup: tuple[tuple[float, ...], ...] = ()  # of an indexed space, in device parts
    base: Any = None  # Space that an indexed or pattern space rests on
    lab: tuple[float, ...] = ()  # white point and range of a Lab space


class PatternUse(NamedTuple):
    """A pattern and the matrix of the content that it is used in."""

    dictionary: Any
    key: Any
    base: Matrix


class Colour(NamedTuple):
    """A colour as it is to be written: device parts, or parts of a special space, or a pattern."""

    parts: tuple[float, ...]
    space: Space | None = None
    pattern: PatternUse | None = None


BLACK = Colour((0.0,))
FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})  # operators that fill a path (ISO 32000-1, table 60)


class Line(NamedTuple):
    """How strokes are drawn."""

    width: float = 1.0
    cap: int = 0
    join: int = 0
    mitre: float = 10.0
    dashes: tuple[float, ...] = ()
    phase: float = 0.0


PLAIN_LINE = Line()


class Effects(NamedTuple):
    """What extended graphics states add up to."""

    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    mask: Any = None  # SoftMask
    alpha_is_shape: bool = False
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether a group painted with these effects looks the same as its parts painted one by one."""
        return self.fill_alpha == 1.0 and self.stroke_alpha == 1.0 and self.blend == "Normal" and self.mask is None


PLAIN = Effects()
NO_CLIP = Clip()


class Look(NamedTuple):
    """What neighbouring items must share to be written together."""

    clip: Clip
    effects: Effects


Segment = tuple[bytes, tuple[float, ...]]


@dataclass(slots=True)
class PathItem:
    """Sub-paths painted by one operator, in the space of ``matrix``."""

    look: Look
    matrix: Matrix
    subpaths: list[list[Segment]]
    paint: bytes
    fill: Colour
    stroke: Colour
    line: Line


@dataclass(slots=True)
class ImageItem:
    """An image in the unit square of ``matrix``; ``source`` is a stream or an ``InlineImage`` with its resources."""

    look: Look
    matrix: Matrix
    source: Any
    fill: Colour
    resources: Any = field(repr=False, default=None)


@dataclass(slots=True)
class ShadingItem:
    """A shading painted over the whole clip."""

    look: Look
    matrix: Matrix
    shading: Any


@dataclass(slots=True)
class GroupItem:
    """A transparency group that cannot be spelt out: its own list, painted as one."""

    look: Look
    items: list[Item]
    isolated: bool
    knockout: bool
    space: Any = None


class TextStyle(NamedTuple):
    """What the glyphs of a run share. ``em`` carries one em of the font to page space, without its place."""

    font: SourceFont
    mode: int
    fill: Colour
    stroke: Colour
    line: Line
    em: tuple[float, float, float, float]


KEPT, DROPPED, WITHHELD = 0, 1, 2  # what a glyph's fate is made of


@dataclass(slots=True, eq=False)
class TextRun:
    """Glyphs shown one after the other in one style: a column for each of their qualities, so that none is an object.

    ``codes``, ``xs``, ``ys`` (origins in page space) and ``advances`` (em) come from the content, ``texts`` and ``ids`` from
    MuPDF's trace. ``operators`` numbers the operator that showed each glyph: neighbours that look alike share a run, whoever
    showed them. ``first`` is the place of the first glyph in the glyph list where the others follow it there; else
    ``traces`` has the places of each. ``fates`` is None while all glyphs stay. ``substitutes`` are their advances where the
    copy sets them in another font than the source did.
    """

    look: Look
    style: TextStyle
    codes: list[int] = field(default_factory=list, repr=False)
    xs: list[float] = field(default_factory=list, repr=False)
    ys: list[float] = field(default_factory=list, repr=False)
    advances: list[float] = field(default_factory=list, repr=False)
    operators: list[int] = field(default_factory=list, repr=False)
    texts: list[str] = field(default_factory=list, repr=False)
    ids: list[int] = field(default_factory=list, repr=False)
    first: int = -1
    traces: list[tuple[int, ...]] = field(default_factory=list, repr=False)
    fates: bytearray | None = field(default=None, repr=False)
    substitutes: list[float] | None = field(default=None, repr=False)
    is_label: bool = False

    def add(self, code: int, place: tuple[float, float], advance: float, letter: str = "", glyph_id: int = 0) -> None:
        """Show one more glyph."""
        self.codes.append(code)
        self.xs.append(place[0])
        self.ys.append(place[1])
        self.advances.append(advance)
        self.texts.append(letter)
        self.ids.append(glyph_id)

    def trace(self, at: int) -> tuple[int, ...]:
        """The places of a glyph in the glyph list of its page."""
        if self.traces:
            return self.traces[at]
        return (self.first + at,) if self.first >= 0 else ()

    def mark(self, at: int, fate: int) -> None:
        """Add to the fate of a glyph."""
        if self.fates is None:
            self.fates = bytearray(len(self.codes))
        self.fates[at] |= fate

    def is_withheld(self, at: int) -> bool:
        """Whether a glyph is withheld."""
        return self.fates is not None and bool(self.fates[at] & WITHHELD)

    def kept(self) -> Sequence[int]:
        """The places in the run of the glyphs that are not dropped."""
        if self.fates is None:
            return range(len(self.codes))
        return [at for at, fate in enumerate(self.fates) if not fate & DROPPED]

    def taken(self, places: Sequence[int]) -> TextRun:
        """A run like this one with the glyphs at *places*."""
        if len(places) == len(self.codes):
            return self
        return TextRun(
            self.look,
            self.style,
            _at(self.codes, places),
            _at(self.xs, places),
            _at(self.ys, places),
            _at(self.advances, places),
            _at(self.operators, places),
            _at(self.texts, places),
            _at(self.ids, places),
            traces=[self.trace(at) for at in places],
            fates=bytearray(self.fates[at] for at in places) if self.fates is not None else None,
            substitutes=_at(self.substitutes, places) if self.substitutes is not None else None,
            is_label=self.is_label,
        )


_T = TypeVar("_T")


def _at(column: Sequence[_T], places: Sequence[int]) -> list[_T]:
    """What stands at *places* of a column, if anything stands in it."""
    return [column[at] for at in places] if column else []


def by_operator(run: TextRun) -> list[TextRun]:
    """A run cut into those of its single operators."""
    cuts = [at for at in range(1, len(run.operators)) if run.operators[at] != run.operators[at - 1]]
    if not cuts:
        return [run]
    return [run.taken(range(low, high)) for low, high in pairwise([0, *cuts, len(run.codes)])]


@dataclass(slots=True)
class SoftMask:
    """A soft mask: the group that it is made of, and which of its qualities counts."""

    items: list[Item]
    kind: str
    backdrop: tuple[float, ...] = ()
    space: Any = None
    transfer: Any = None  # a function of what the group gives, as the source has it


Item = PathItem | ImageItem | ShadingItem | GroupItem | TextRun


def spelt_out(items: Iterable[Item]) -> Iterator[Item]:
    """*items*, with those of groups in their groups' places."""
    for item in items:
        if isinstance(item, GroupItem):
            yield from spelt_out(item.items)
        else:
            yield item
