"""The display list of a page: what is painted, each act with the whole state it needs, in page space.

Forms are spelt out in place, marked content is gone, run borders are gone: nothing in a list says how the producer came to
paint it. Coordinates of clips and glyphs are in default user space of the page; paths keep their own matrix.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

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


@dataclass(slots=True)
class Shown:
    """One glyph shown: its code, origin in page space and advance in em; ``trace`` are its places in the glyph list.

    ``substitute`` is its advance where the copy sets it in another font than the source did.
    ``text`` and ``glyph_id`` come from the trace, ``is_dropped`` from the plan or a layer that was off.
    """

    run: TextRun
    code: int
    x: float
    y: float
    advance: float
    is_dropped: bool = False
    is_withheld: bool = False
    trace: tuple[int, ...] = ()
    text: str = ""
    glyph_id: int = 0
    substitute: float = -1.0

    @property
    def natural(self) -> float:
        """The advance in the font that the copy sets it in."""
        return round(self.advance if self.substitute < 0 else self.substitute, 3)


@dataclass(slots=True)
class TextRun:
    """The glyphs of one text-showing operator."""

    look: Look
    style: TextStyle
    glyphs: list[Shown] = field(default_factory=list, repr=False)
    is_label: bool = False


@dataclass(slots=True)
class SoftMask:
    """A soft mask: the group that it is made of, and which of its qualities counts."""

    items: list[Item]
    kind: str
    backdrop: tuple[float, ...] = ()
    space: Any = None


Item = PathItem | ImageItem | ShadingItem | GroupItem | TextRun
