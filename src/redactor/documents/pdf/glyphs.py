"""The glyphs of a page, in the order in which they are drawn: the list that reader and writer both count in.

Taken from MuPDF's text trace: no clip, no ActualText, invisible text included, coordinates of the unrotated page. A glyph
that stands for several letters (a ligature) is one entry. The reader ties every character of a block to an index into
this list, so the writer withholds glyphs, never rectangles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from math import isfinite
from typing import Any, NamedTuple

from redactor.core.places import Box

GlyphPlace = tuple[str, int, int]
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


def page_glyphs(page: Any) -> tuple[Glyph, ...]:
    """All glyphs of *page* in trace order, ``number`` being the place in the tuple."""
    glyphs: list[Glyph] = []
    for span in page.get_texttrace():
        run = _run(span)
        chars = span["chars"] if all(map(isfinite, span["bbox"])) else map(_finite_char, span["chars"])
        for code, glyph_id, origin, box in chars:
            if glyph_id < 0 and glyphs and glyphs[-1].run is run:  # a further letter of the glyph before
                glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + _letter(code))
            else:
                letter = chr(code) if 0 <= code < _SURROGATES else _letter(code)
                glyphs.append(Glyph(len(glyphs), letter, glyph_id, (origin[0], origin[1]), Box._make(box), run))
    return tuple(glyphs)


@dataclass(frozen=True, slots=True)
class Trace:
    """The same glyphs in columns, without what only reading needs."""

    xs: list[float] = field(default_factory=list, repr=False)
    ys: list[float] = field(default_factory=list, repr=False)
    texts: list[str] = field(default_factory=list, repr=False)
    ids: list[int] = field(default_factory=list, repr=False)


def page_trace(page: Any) -> Trace:
    """The columns of all glyphs of *page*, each in its place of :func:`page_glyphs`."""
    trace = Trace()
    for span in page.get_texttrace():
        chars = span["chars"] if all(map(isfinite, span["bbox"])) else [*map(_finite_char, span["chars"])]
        codes, numbers, origins, _ = zip(*chars, strict=True) if chars else ((), (), (), ())
        if chars and (min(numbers) < 0 or max(codes) >= _SURROGATES or min(codes) < 0):
            _add_one_by_one(trace, chars)
            continue
        trace.ids.extend(numbers)
        trace.texts.extend(map(chr, codes))
        trace.xs.extend([x for x, _ in origins])
        trace.ys.extend([y for _, y in origins])
    return trace


def _add_one_by_one(trace: Trace, chars: Iterable[Sequence[Any]]) -> None:
    """Add the characters of a span that holds ligatures or rubbish, as :func:`page_glyphs` counts them."""
    before = len(trace.ids)
    for code, glyph_id, origin, _ in chars:
        if glyph_id < 0 and len(trace.ids) > before:
            trace.texts[-1] += _letter(code)
        else:
            trace.xs.append(origin[0])
            trace.ys.append(origin[1])
            trace.texts.append(_letter(code))
            trace.ids.append(glyph_id)


def glyph_places(glyphs: Iterable[Glyph]) -> frozenset[GlyphPlace]:
    """The places of *glyphs*, for comparing two readings."""
    return frozenset(glyph.place for glyph in glyphs)


def _run(span: Mapping[str, Any]) -> GlyphRun:
    return GlyphRun(
        font=span["font"],
        size=float(span["size"]),
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
