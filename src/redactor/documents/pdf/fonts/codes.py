"""What the codes of a string mean in a font of the source: glyph by glyph, its code and its advance."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import floor
from typing import Any, NamedTuple

import pikepdf

from redactor.documents.pdf.fonts.cmaps import CodeMap, parse_cmap
from redactor.documents.pdf.fonts.metrics import ENCODINGS, standard_font, standard_key
from redactor.documents.pdf.fonts.own_units import Reach, is_in_own_units, reach_of
from redactor.documents.pdf.fonts.reader_fonts import ReaderFont, Upright
from redactor.documents.pdf.matrices import Matrix
from redactor.documents.pdf.refusals import NotUnderstood

_SHORT = 2  # bytes: many programs show every letter by itself


class FontKind(StrEnum):
    """How a font's glyphs are stored, which decides how it is written anew."""

    EMBEDDED = "embedded"
    STOCK = "not embedded"
    DRAWN = "Type 3"


class Codes(NamedTuple):
    """The codes of a string: character identifiers or bytes, their advances in em, and where word spacing applies."""

    codes: Sequence[int]
    advances: list[float]
    spaces: Sequence[int] = ()  # places of codes that word spacing widens


def _no_reader() -> None:
    """For fonts that no document holds."""


@dataclass(slots=True)
class SourceFont:
    """A font of the source. ``key`` tells it from the document's other fonts."""

    key: tuple[int, int]
    dictionary: Any = field(repr=False)
    kind: FontKind
    base_name: str
    widths: dict[int, float]
    default_width: float
    encoding: tuple[str, ...] | None = None  # simple fonts: glyph names by code
    cmap: CodeMap | ReaderFont | None = None
    composite: bool = False
    matrix: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
    program: bytes | None = field(default=None, repr=False)  # of fonts that the copy brings itself
    reader: Callable[[], ReaderFont | None] = field(default=_no_reader, repr=False)  # the font as MuPDF has it
    is_vertical: bool = False
    resources: Any = field(default=None, repr=False)  # what the letters of a drawn font name
    known: dict[bytes, Codes] = field(default_factory=dict, repr=False)  # of short strings

    def codes(self, data: bytes) -> Codes:
        """The codes in the string *data*."""
        found = self.known.get(data)
        if found is None:
            found = self._codes(data)
            if len(data) <= _SHORT:
                self.known[data] = found
        return found

    @property
    def is_in_own_units(self) -> bool:
        """Whether its em says nothing of the size of its letters."""
        return self.kind is FontKind.DRAWN and is_in_own_units(self.matrix[3])

    def procedure(self, code: int) -> Any:
        """The stream that draws a letter of a drawn font; None where there is none."""
        named = self.dictionary.get("/CharProcs")
        name = self.encoding[code] if self.encoding is not None and code < len(self.encoding) else ""
        found = named.get("/" + name) if name and isinstance(named, pikepdf.Dictionary) else None
        return found if isinstance(found, pikepdf.Stream) else None

    def reach(self, code: int) -> Reach | None:
        """How far the letter of a drawn font reaches in its em; None where it does not say."""
        procedure = self.procedure(code)
        return reach_of(procedure.read_bytes(), self.matrix[3]) if procedure is not None else None

    def _codes(self, data: bytes) -> Codes:
        widths, default = self.widths, self.default_width
        if not self.composite:
            spaces = [at for at, byte in enumerate(data) if byte == 32] if b" " in data else ()
            return Codes(data, [widths.get(byte, default) for byte in data], spaces)
        if self.cmap is None:
            pairs = _pairs(data)
            return Codes(pairs, [widths.get(pair, default) for pair in pairs])
        cut = list(self.cmap.cut(data))
        found = [self.cmap.identifier(length, code) for length, code in cut]
        spaces = [at for at, (length, code) in enumerate(cut) if length == 1 and code == 32]
        return Codes(found, [widths.get(identifier, default) for identifier in found], spaces)

    def upright(self, identifier: int) -> Upright:
        """How a glyph of a vertical font stands."""
        reader = self.reader()
        assert reader is not None
        return reader.upright(identifier)


def _pairs(data: bytes) -> tuple[int, ...]:
    """The two-byte codes in *data*; an odd byte at the end is none."""
    count = len(data) // 2
    return struct.unpack_from(f">{count}H", data)


def load_font(dictionary: Any, reader: Callable[[], ReaderFont | None] = _no_reader) -> SourceFont:
    """The font described by *dictionary*; raises :class:`NotUnderstood`. *reader* is the same font as MuPDF has it."""
    subtype = str(dictionary.get("/Subtype", ""))
    if subtype == "/Type0":
        return _composite(dictionary, reader)
    if subtype == "/Type3":
        return _drawn(dictionary)
    return _simple(dictionary, reader)


def _base_name(dictionary: Any) -> str:
    try:
        return str(dictionary.get("/BaseFont", "/")).lstrip("/")
    except UnicodeDecodeError:  # a name in some other writing
        return ""


def font_program(descriptor: Any) -> Any | None:
    """The embedded font file of a descriptor."""
    if descriptor is None:
        return None
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        stream = descriptor.get(key)
        if isinstance(stream, pikepdf.Stream):
            return stream
    return None


def _number(value: Any, default: float = 0.0) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def _simple(dictionary: Any, reader: Callable[[], ReaderFont | None]) -> SourceFont:
    descriptor = dictionary.get("/FontDescriptor")
    embedded = font_program(descriptor) is not None
    name = _base_name(dictionary)
    standard = standard_key(name)
    encoding = _encoding(dictionary, None if embedded else standard)
    widths, default = _simple_widths(dictionary, descriptor)
    if not widths:
        widths = _own_widths(reader()) if embedded else _standard_widths(standard, encoding)
    kind = FontKind.EMBEDDED if embedded else FontKind.STOCK
    return SourceFont(_key(dictionary), dictionary, kind, name, widths, default, encoding, reader=reader)


def _own_widths(reader: ReaderFont | None) -> dict[int, float]:
    """What an embedded program says itself, where the file lists no widths."""
    if reader is None:
        raise NotUnderstood("an embedded font without widths")
    return {code: reader.advance(code) for code in range(256)}


def _standard_widths(standard: str | None, encoding: tuple[str, ...]) -> dict[int, float]:
    own = standard_font(standard or "helv").widths
    return {code: own.get(glyph, 0.0) for code, glyph in enumerate(encoding) if glyph in own}


def _key(dictionary: Any) -> tuple[int, int]:
    number: tuple[int, int] = dictionary.objgen
    return number if number[0] else (-id(dictionary), 0)


def _width(given: Any, default: float = 0.0) -> float:
    """A width in em, in whole thousandths as MuPDF rounds it: letters stand where it shows them, whatever adds up on the way."""
    return floor(_number(given, default) + 0.5) / 1000


def _simple_widths(dictionary: Any, descriptor: Any) -> tuple[dict[int, float], float]:
    listed = dictionary.get("/Widths")
    default = _width(descriptor.get("/MissingWidth", 0)) if descriptor is not None else 0.0
    if not isinstance(listed, pikepdf.Array):
        return {}, default
    first = int(_number(dictionary.get("/FirstChar", 0)))
    return {first + at: _width(width) for at, width in enumerate(listed) if 0 <= first + at < 256}, default


def _encoding(dictionary: Any, standard: str | None) -> tuple[str, ...]:
    """Glyph names by code: the named encoding with its differences, else the font's own or the standard one."""
    encoding = dictionary.get("/Encoding")
    own = standard_font(standard).encoding if standard in {"symb", "zadb"} else ENCODINGS["StandardEncoding"]
    if isinstance(encoding, pikepdf.Name):
        return ENCODINGS.get(str(encoding)[1:], own)
    if not isinstance(encoding, pikepdf.Dictionary):
        return own
    names = list(ENCODINGS.get(str(encoding.get("/BaseEncoding", "/"))[1:], own))
    at = 0
    for entry in encoding.get("/Differences", []):
        if isinstance(entry, pikepdf.Name):
            if 0 <= at < 256:
                names[at] = str(entry)[1:]
            at += 1
        else:
            at = int(_number(entry))
    return tuple(names)


def _composite(dictionary: Any, reader: Callable[[], ReaderFont | None]) -> SourceFont:
    descendants = dictionary.get("/DescendantFonts")
    if not isinstance(descendants, pikepdf.Array) or not len(descendants):
        raise NotUnderstood("a composite font without descendants")
    descendant = descendants[0]
    cmap = _code_map(dictionary.get("/Encoding"), reader)
    if font_program(descendant.get("/FontDescriptor")) is None and reader() is None:
        raise NotUnderstood("a composite font that is not embedded")
    widths = _identifier_widths(descendant.get("/W"))
    default = _width(descendant.get("/DW", 1000), 1000.0)
    font = SourceFont(_key(dictionary), dictionary, FontKind.EMBEDDED, _base_name(dictionary), widths, default)
    font.cmap, font.composite, font.reader = cmap, True, reader
    font.is_vertical = isinstance(cmap, ReaderFont) and cmap.is_vertical
    return font


def _code_map(encoding: Any, reader: Callable[[], ReaderFont | None]) -> CodeMap | ReaderFont | None:
    """The map of an embedded CMap, or MuPDF's for one kept outside the file and for vertical text; None for the identity."""
    if isinstance(encoding, pikepdf.Name) and str(encoding) == "/Identity-H":
        return None
    if isinstance(encoding, pikepdf.Stream) and not int(_number(encoding.get("/WMode", 0))):
        found = parse_cmap(encoding.read_bytes())
        if found is not None:
            return found
    font = reader()
    if font is None:
        raise NotUnderstood("a composite font with an unknown character map")
    return font


def _identifier_widths(listed: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    if not isinstance(listed, pikepdf.Array):
        return widths
    entries = list(listed)
    at = 0
    while at + 1 < len(entries):
        first = int(_number(entries[at]))
        second = entries[at + 1]
        if isinstance(second, pikepdf.Array):
            widths.update((first + step, _width(width)) for step, width in enumerate(second))
            at += 2
        elif at + 2 < len(entries):
            last = min(int(_number(second)), first + 65535)
            width = _width(entries[at + 2])
            widths.update((identifier, width) for identifier in range(first, last + 1))
            at += 3
        else:
            break
    return widths


def _drawn(dictionary: Any) -> SourceFont:
    listed = [_number(part) for part in dictionary.get("/FontMatrix", [])]
    if len(listed) != 6:
        raise NotUnderstood("a drawn font without a matrix")
    a, b, c, d, e, f = listed
    first = int(_number(dictionary.get("/FirstChar", 0)))
    widths = {first + at: _number(width) * a for at, width in enumerate(dictionary.get("/Widths", []))}
    encoding = _encoding(dictionary, None)
    matrix, own = (a, b, c, d, e, f), dictionary.get("/Resources")
    kind = FontKind.DRAWN
    return SourceFont(_key(dictionary), dictionary, kind, "", widths, 0.0, encoding, matrix=matrix, resources=own)
