"""The glyphs of a page, in the order in which they are drawn: the list that reader and writer both count in.

Taken from MuPDF's text trace: no clip, no ActualText, invisible text included, coordinates of the unrotated page. A glyph
that stands for several letters (a ligature) is one entry. The reader ties every character of a block to an index into
this list, so the writer withholds glyphs, never rectangles.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import count, repeat
from math import isfinite
from typing import Any, NamedTuple

from redactor.core.places import Box
from redactor.documents.pdf.fonts.own_units import OwnUnits, Reach
from redactor.documents.pdf.long_names import CUT_SHORT, LongNames
from redactor.documents.pdf.records import records_of

GlyphPlace = tuple[str, int, int]
FAINT = 0.03  # opacity: what is painted more faintly nobody sees
_SURROGATES = 0xD800


class Painting(IntEnum):
    """How the text is painted, as MuPDF reports it."""

    FILL = 0
    STROKE = 1
    INVISIBLE = 3


class Unseen(StrEnum):
    """Why somebody looking at the page does not, or was not meant to, see a glyph; SEEN is the empty word, so it is false."""

    SEEN = ""
    OFF_PAGE = "outside the page"
    INVISIBLE = "invisible"
    CLIPPED = "clipped away"
    COVERED = "behind an opaque area"
    SAME_COLOUR = "in the colour of its background"
    LAYER_OFF = "on a layer that is off"
    MARKED = "under a redaction mark that was never applied"


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """What the glyphs of one text-showing stretch share. ``sequence`` counts the drawing acts of the page."""

    font: str
    size: float
    colour: tuple[float, ...]
    opacity: float
    direction: tuple[float, float]
    vertical: bool  # the font's writing mode
    painting: Painting
    sequence: int
    layer: str
    bold: bool


class Glyph(NamedTuple):
    """One drawn glyph. ``text`` is what it stands for, as the font says; ``origin`` and ``box`` are in points."""

    number: int
    text: str
    glyph_id: int
    origin: tuple[float, float]
    box: Box
    run: GlyphRun
    unseen: Unseen = Unseen.SEEN

    @property
    def place(self) -> GlyphPlace:
        """What tells this glyph from others across two readings of the page."""
        return self.text, round(self.origin[0] * 20), round(self.origin[1] * 20)


@dataclass(frozen=True, slots=True)
class Trace:
    """The glyphs of a page in columns, without what only reading needs."""

    xs: Sequence[float]
    ys: Sequence[float]
    texts: Sequence[str]
    ids: Sequence[int]

    def packed(self) -> Trace:
        """The same, in as little memory as it takes."""
        return Trace(array("d", self.xs), array("d", self.ys), tuple(self.texts), array("q", self.ids))


class _Column(NamedTuple):
    """The glyphs of one traced span."""

    span: Mapping[str, Any]
    texts: Sequence[str]
    ids: Sequence[int]
    origins: Sequence[tuple[float, float]]
    boxes: Sequence[tuple[float, ...]]


def page_glyphs(page: Any) -> tuple[Glyph, ...]:
    """All glyphs of *page* in trace order, ``number`` being the place in the tuple."""
    glyphs: list[Glyph] = []
    units = OwnUnits(page)
    for column in _columns(page):
        reach, boxes = units.reach(column.span["font"], float(column.span["size"])), column.boxes
        run = _run(column.span, 1.0 if reach is None else reach.high - reach.low)
        if reach is not None:
            boxes = [
                _upright(origin, box, reach, column.span) for origin, box in zip(column.origins, boxes, strict=True)
            ]
        parts = (count(len(glyphs)), column.texts, column.ids, column.origins, map(_BOX, boxes))
        glyphs.extend(map(_GLYPH, zip(*parts, repeat(run), repeat(Unseen.SEEN), strict=False)))
    return tuple(glyphs)


def _upright(
    origin: tuple[float, float], box: tuple[float, ...], reach: Reach, span: Mapping[str, Any]
) -> tuple[float, ...]:
    """The box of a letter that reaches as far across its line as *reach* says, in em; MuPDF's is as high as a dot."""
    along_x, along_y = _direction(*span["dir"])
    (x, y), (across_x, across_y) = origin, (along_y, -along_x)
    size = float(span["size"])
    ends = [(x + size * part * across_x, y + size * part * across_y) for part in reach]
    x0, y0, x1, y1 = box
    wide, high = (
        (x0, x1) if abs(across_y) >= abs(across_x) else (x, x),
        (y0, y1) if abs(across_x) > abs(across_y) else (y, y),
    )
    xs, ys = [*wide, *(end[0] for end in ends)], [*high, *(end[1] for end in ends)]
    return min(xs), min(ys), max(xs), max(ys)


_BOX, _GLYPH = records_of(Box), records_of(Glyph)


def trace_of(glyphs: Sequence[Glyph]) -> Trace:
    """The columns of *glyphs*."""
    origins = [glyph[3] for glyph in glyphs]
    xs, ys = [x for x, _ in origins], [y for _, y in origins]
    return Trace(xs, ys, [glyph[1] for glyph in glyphs], [glyph[2] for glyph in glyphs])


def page_trace(page: Any) -> Trace:
    """The columns of all glyphs of *page*, each in its place of :func:`page_glyphs`."""
    xs: list[float] = []
    ys: list[float] = []
    texts: list[str] = []
    ids: list[int] = []
    for column in _columns(page):
        texts.extend(column.texts)
        ids.extend(column.ids)
        xs.extend([x for x, _ in column.origins])
        ys.extend([y for _, y in column.origins])
    return Trace(xs, ys, texts, ids)


def _columns(page: Any) -> Iterator[_Column]:
    names: LongNames | None = None
    for span in page.get_texttrace():
        chars = span["chars"] if all(map(isfinite, span["bbox"])) else [*map(_finite_char, span["chars"])]
        if any(char[0] in CUT_SHORT for char in chars):
            names = names or LongNames(page)
            chars = names.made_whole(span["font"], chars)
        if chars:
            codes, ids, origins, boxes = zip(*chars, strict=True)
            if min(ids) < 0 or max(codes) >= _SURROGATES or min(codes) < 0:
                yield _one_by_one(span, chars)
            else:
                yield _Column(span, [*map(chr, codes)], ids, origins, boxes)


def _one_by_one(span: Mapping[str, Any], chars: Iterable[Sequence[Any]]) -> _Column:
    """The glyphs of a span that holds ligatures, each one glyph with the letters it stands for, or rubbish."""
    texts: list[str] = []
    kept: list[Sequence[Any]] = []
    for char in chars:
        if char[1] < 0 and kept:
            texts[-1] += _letter(char[0])
        else:
            texts.append(_letter(char[0]))
            kept.append(char)
    _, ids, origins, boxes = zip(*kept, strict=True)
    return _Column(span, texts, ids, origins, boxes)


def glyph_places(glyphs: Iterable[Glyph]) -> frozenset[GlyphPlace]:
    """The places of *glyphs*, for comparing two readings."""
    return frozenset(glyph.place for glyph in glyphs)


def _run(span: Mapping[str, Any], em: float) -> GlyphRun:
    """What the glyphs of a traced span share; *em* of its font make one of its letters."""
    return GlyphRun(
        font=span["font"],
        size=float(span["size"]) * em,
        colour=tuple(span["color"] or ()),
        opacity=float(span["opacity"]),
        direction=_direction(*span["dir"]),
        vertical=bool(span["wmode"]),
        painting=Painting(span["type"]),
        sequence=int(span["seqno"]),
        layer=span["layer"] or "",
        bold=bool(span["flags"] & 16),
    )


def _letter(code: int) -> str:
    """The letter of a code point; lone surrogates and rubbish become the replacement character."""
    return chr(code) if 0 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _direction(x: float, y: float) -> tuple[float, float]:
    return (x, y) if isfinite(x) and isfinite(y) and (x or y) else (1.0, 0.0)


def _finite_char(char: Sequence[Any]) -> tuple[int, int, tuple[float, ...], tuple[float, ...]]:
    """A traced character whose numbers are all finite: broken font matrices give infinite places."""
    code, glyph_id, origin, box = char
    return code, glyph_id, tuple(map(_finite, origin)), tuple(map(_finite, box))


def _finite(number: float) -> float:
    return number if isfinite(number) else 0.0
