"""The fonts of a copy: which glyphs the written pages use, and the font dictionaries made of those alone.

Codes are given out in the order in which the copy first uses a glyph, so nothing in them depends on text that is not in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import pikepdf
import pymupdf
from fontTools import agl

from redactor.documents.pdf.fonts.codes import FontKind, SourceFont
from redactor.documents.pdf.fonts.metrics import STANDARD_NAMES, WIN_ANSI, standard_font, standard_key
from redactor.documents.pdf.fonts.outlines import Outlines, load_outlines
from redactor.documents.pdf.fonts.programs import UsedGlyph, build_compact, build_truetype, draw_glyph
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.refusals import NotUnderstood

_FAMILIES = [
    "ArialBlack",  # before the plain one: readers fit substitutes of these to their widths
    "ArialNarrow",
    "ArialUnicodeMS",
    "Arial",
    "Aptos",
    "Bookman",
    "BookAntiqua",
    "Calibri",
    "Cambria",
    "Candara",
    "Century",
    "Comic",
    "Consolas",
    "Constantia",
    "Corbel",
    "Courier",
    "DejaVu",
    "Franklin",
    "Garamond",
    "Geneva",
    "Georgia",
    "Gill",
    "Helvetica",
    "Impact",
    "Liberation",
    "Lucida",
    "MyriadPro",
    "Myriad",
    "MinionPro",
    "Minion",
    "NewYork",
    "Palatino",
    "Rockwell",
    "Segoe",
    "Tahoma",
    "Times",
    "Trebuchet",
    "Univers",
    "Verdana",
]


class GlyphUse(NamedTuple):
    """A glyph as a page uses it: its code in the source, its outline there, what it stands for, and its advance in em."""

    code: int
    glyph_id: int
    text: str
    advance: float


@dataclass(slots=True)
class WrittenFont:
    """One font of the copy while its pages are written; ``codes`` gives each key its code, in order of first use."""

    source: SourceFont
    number: int
    codes: dict[Any, int] = field(default_factory=dict)
    draw: Callable[[GlyphUse], Any] | None = None  # makes the outline or the procedure of a glyph on its first use
    drawn: list[Any] = field(default_factory=list, repr=False)
    texts: dict[int, str] = field(default_factory=dict)
    advances: dict[int, float] = field(default_factory=dict)
    reference: Any = None  # the indirect object that pages point at, filled in at the end

    known: dict[tuple[int, int, str, float], tuple[bytes, float]] = field(default_factory=dict, repr=False)

    def shown(self, use: tuple[int, int, str, float]) -> tuple[bytes, float]:
        """The bytes that show a glyph (given as :class:`GlyphUse` orders it) in the copy, and its advance there in em."""
        found = self.known.get(use)
        if found is None:
            glyph = GlyphUse(*use)
            found = self.known[use] = self._code(glyph), self._advance(glyph)
        return found

    def _advance(self, glyph: GlyphUse) -> float:
        """Whole thousandths, which all readers take alike."""
        return glyph.advance if self.source.kind is FontKind.DRAWN else round(glyph.advance, 3)

    def _code(self, glyph: GlyphUse) -> bytes:
        if self.source.kind is FontKind.EMBEDDED:
            key: Any = UsedGlyph(glyph.glyph_id, glyph.text, round(glyph.advance, 3))
        else:
            key = glyph.code
        code = self.codes.get(key)
        if code is None:
            code = self._new_code(key, glyph)
        return b"%04x" % code if self.source.kind is FontKind.EMBEDDED else b"%02x" % code

    def _new_code(self, key: Any, glyph: GlyphUse) -> int:
        if self.source.kind is FontKind.STOCK:
            code = self._stock_code(glyph.code)
        else:
            code = len(self.codes) + 1
        if self.source.kind is FontKind.DRAWN and code > 255:
            raise NotUnderstood("a drawn font with too many glyphs")
        if self.draw is not None:
            self.drawn.append(self.draw(glyph))
        self.codes[key] = code
        self.texts[code] = glyph.text
        self.advances[code] = glyph.advance
        return code

    def _stock_code(self, code: int) -> int:
        """The WinAnsi code of the glyph name; fonts with encodings of their own keep their codes."""
        if self.source.encoding is None or _is_symbolic(self.source):
            return code
        name = self.source.encoding[code]
        taken = set(self.codes.values())
        wanted: int | None = _WIN_ANSI_CODES.get(name)
        if wanted is not None and wanted not in taken:
            return wanted
        encoding = self.source.encoding
        candidates: tuple[int, ...] = (*range(1, 32), *range(128, 256), *range(32, 128))
        for free in candidates:
            if free not in taken and (free < 32 or WIN_ANSI[free] not in encoding):
                return free
        raise NotUnderstood("a font with too many glyphs")


def _is_symbolic(font: SourceFont) -> bool:
    return standard_key(font.base_name) in {"symb", "zadb"}


_WIN_ANSI_CODES: dict[str, int] = {
    name: code for code, name in reversed(list(enumerate(WIN_ANSI))) if name != ".notdef"
}


class Procedures(Protocol):
    """Writes the glyph procedures of one Type 3 font."""

    def stream(self, code: int) -> Any:
        """The procedure of a code of the source."""

    def resources(self) -> Any:
        """The resources that the procedures name."""


@dataclass(slots=True)
class FontBook:
    """All fonts of a copy, numbered by first use. ``procedures`` writes the glyph procedures of a Type 3 font."""

    pdf: pikepdf.Pdf
    procedures: Callable[[SourceFont], Procedures]
    fonts: dict[Any, WrittenFont] = field(default_factory=dict)
    outlines: dict[Any, Outlines] = field(default_factory=dict)
    drawings: dict[Any, Procedures] = field(default_factory=dict)

    def font(self, source: SourceFont) -> WrittenFont:
        """The copy's font for a font of the source."""
        found = self.fonts.get(source.key)
        if found is None:
            found = WrittenFont(source, len(self.fonts))
            self._prepare(found)
            found.reference = self.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))
            self.fonts[source.key] = found
        return found

    def _prepare(self, font: WrittenFont) -> None:
        """Load what the font's glyphs are drawn from, so that what cannot be drawn is known on first use."""
        if font.source.kind is FontKind.EMBEDDED:
            outlines = self.outlines[font.source.key] = load_outlines(font.source)
            font.draw = lambda glyph: draw_glyph(outlines, glyph.glyph_id, glyph.advance)
        elif font.source.kind is FontKind.DRAWN:
            procedures = self.drawings[font.source.key] = self.procedures(font.source)
            font.draw = lambda glyph: procedures.stream(glyph.code)

    def finish(self) -> None:
        """Fill in every font dictionary."""
        for font in self.fonts.values():
            made = _MAKERS[font.source.kind](self, font)
            for key, value in made.items():
                font.reference[key] = value

    def embedded(self, font: WrittenFont) -> dict[str, Any]:
        """A composite font whose program holds the used glyphs, in the order of their codes."""
        outlines = self.outlines[font.source.key]
        glyphs = list(font.codes)
        name = pikepdf.Name(f"/{_tag(font.number)}+F")
        if outlines.is_quadratic:
            file_key, program, subtype = "/FontFile2", build_truetype(int(outlines.units), glyphs, font.drawn), None
        else:
            file_key, program, subtype = "/FontFile3", build_compact(glyphs, font.drawn), "/CIDFontType0C"
        stream = self.pdf.make_stream(program)
        if subtype is not None:
            stream["/Subtype"] = pikepdf.Name(subtype)
        else:
            stream["/Length1"] = len(program)
        descendant = {
            "/Type": pikepdf.Name.Font,
            "/Subtype": pikepdf.Name("/CIDFontType2" if outlines.is_quadratic else "/CIDFontType0"),
            "/BaseFont": name,
            "/CIDSystemInfo": pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            "/FontDescriptor": self.pdf.make_indirect(_descriptor(name, {file_key: stream})),
            "/DW": 0,
            "/W": pikepdf.Array([1, pikepdf.Array([round(glyph.advance * 1000) for glyph in glyphs])]),
        }
        if outlines.is_quadratic:
            descendant["/CIDToGIDMap"] = pikepdf.Name.Identity
        return {
            "/Subtype": pikepdf.Name.Type0,
            "/BaseFont": name,
            "/Encoding": pikepdf.Name("/Identity-H"),
            "/DescendantFonts": pikepdf.Array([self.pdf.make_indirect(pikepdf.Dictionary(descendant))]),
            "/ToUnicode": self.pdf.make_stream(to_unicode(font.texts, 2)),
        }

    def stock(self, font: WrittenFont) -> dict[str, Any]:
        """A simple font that readers bring themselves: its codes, widths and names, down to those in use."""
        source = font.source
        key = standard_key(source.base_name)
        made: dict[str, Any] = {
            "/Subtype": _stock_subtype(source),
            "/BaseFont": pikepdf.Name("/" + _stock_name(source)),
        }
        if source.encoding is not None and not _is_symbolic(source):
            made["/Encoding"] = _encoding(font)
        has_own_widths = source.dictionary is None or "/Widths" not in source.dictionary
        if not (key is not None and has_own_widths):
            self._add_widths(made, font)
        if any(_usual_text(source, old) != font.texts[new] for old, new in font.codes.items()):
            texts = {new: _named_text(source, old, font.texts[new]) for old, new in font.codes.items()}
            made["/ToUnicode"] = self.pdf.make_stream(to_unicode(texts, 1))
        return made

    def _add_widths(self, made: dict[str, Any], font: WrittenFont) -> None:
        codes = sorted(font.advances)
        widths = [round(font.advances.get(code, 0.0) * 1000) for code in range(codes[0], codes[-1] + 1)]
        made.update({"/FirstChar": codes[0], "/LastChar": codes[-1], "/Widths": pikepdf.Array(widths)})
        given = font.source.dictionary.get("/FontDescriptor")
        if isinstance(given, pikepdf.Dictionary):
            kept = {key: _thousandths(number(given[key]) / 1000) for key in _LOOKS if key in given}
            made["/FontDescriptor"] = self.pdf.make_indirect(_descriptor(made["/BaseFont"], kept))

    def type3(self, font: WrittenFont) -> dict[str, Any]:
        """A drawn font with the procedures of the used glyphs, in the order of their codes."""
        procedures = dict(zip(font.codes, font.drawn, strict=True))
        names = {new: f"/g{new}" for new in font.codes.values()}
        factor = 1 / font.source.matrix[0] if font.source.matrix[0] else 0.0
        return {
            "/Subtype": pikepdf.Name.Type3,
            "/FontBBox": pikepdf.Array([0, 0, 0, 0]),
            "/FontMatrix": pikepdf.Array([_plain(part) for part in font.source.matrix]),
            "/CharProcs": pikepdf.Dictionary(
                {names[font.codes[old]]: procedure for old, procedure in procedures.items()}
            ),
            "/Encoding": pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding,
                Differences=pikepdf.Array([1, *(pikepdf.Name(names[code]) for code in sorted(names))]),
            ),
            "/FirstChar": 1,
            "/LastChar": len(names),
            "/Widths": pikepdf.Array([_plain(round(font.advances[code] * factor, 4)) for code in sorted(names)]),
            "/Resources": self.drawings[font.source.key].resources(),
            "/ToUnicode": self.pdf.make_stream(to_unicode(font.texts, 1)),
        }


_MAKERS: dict[FontKind, Callable[[FontBook, WrittenFont], dict[str, Any]]] = {
    FontKind.EMBEDDED: FontBook.embedded,
    FontKind.STOCK: FontBook.stock,
    FontKind.DRAWN: FontBook.type3,
}
_LOOKS = ("/Flags", "/ItalicAngle", "/StemV", "/Ascent", "/Descent", "/CapHeight")


def _tag(at: int) -> str:
    letters = []
    for _ in range(6):
        at, rest = divmod(at, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(reversed(letters))


def _plain(value: float) -> Any:
    return int(value) if value == int(value) else pikepdf.Object.parse(f"{value:.10f}".rstrip("0").encode())


def _thousandths(advance: float) -> Any:
    return _plain(round(advance * 1000, 3))


def _descriptor(name: Any, own: dict[str, Any]) -> Any:
    """A font descriptor whose numbers say nothing about the font's other letters."""
    return pikepdf.Dictionary(
        {
            "/Type": pikepdf.Name.FontDescriptor,
            "/FontName": name,
            "/Flags": 4,
            "/FontBBox": pikepdf.Array([-1000, -1000, 2000, 2000]),
            "/ItalicAngle": 0,
            "/Ascent": 800,
            "/Descent": -200,
            "/CapHeight": 700,
            "/StemV": 80,
            **own,
        }
    )


def _stock_subtype(source: SourceFont) -> Any:
    given = str(source.dictionary.get("/Subtype", "/Type1")) if source.dictionary is not None else "/Type1"
    return pikepdf.Name(given if given in {"/Type1", "/TrueType"} else "/Type1")


def _stock_name(source: SourceFont) -> str:
    """The name by which readers choose a substitute: a standard one, or a well-known family with its style."""
    plain = source.base_name.split("+", 1)[-1].replace(" ", "")
    key = standard_key(plain)
    if key is not None and (source.dictionary is None or "/FontDescriptor" not in source.dictionary):
        return STANDARD_NAMES[key]
    bold, italic = "bold" in plain.lower(), "italic" in plain.lower() or "oblique" in plain.lower()
    family = next((name for name in _FAMILIES if plain.lower().startswith(name.lower())), None)
    if family is None:
        flags = int(number(source.dictionary["/FontDescriptor"].get("/Flags", 0))) if _has_descriptor(source) else 0
        family = "Courier" if flags & 1 else "Times" if flags & 2 else "Helvetica"
    if family in {"Arial", "Helvetica", "Times", "Courier"}:
        known = standard_key(family + ("Bold" if bold else "") + ("Italic" if italic else ""))
        assert known is not None
        return STANDARD_NAMES[known]
    return family + (f",{'Bold' if bold else ''}{'Italic' if italic else ''}" if bold or italic else "")


def _has_descriptor(source: SourceFont) -> bool:
    return source.dictionary is not None and isinstance(source.dictionary.get("/FontDescriptor"), pikepdf.Dictionary)


def _encoding(font: WrittenFont) -> Any:
    """WinAnsi, with what it lacks as differences."""
    assert font.source.encoding is not None
    names = {new: font.source.encoding[old] for old, new in font.codes.items()}
    odd = {code: name for code, name in sorted(names.items()) if WIN_ANSI[code] != name and _is_listed(name)}
    if not odd:
        return pikepdf.Name.WinAnsiEncoding
    flat: list[Any] = []
    for code, name in odd.items():
        flat.extend([code, pikepdf.Name("/" + name)])
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Encoding, BaseEncoding=pikepdf.Name.WinAnsiEncoding, Differences=pikepdf.Array(flat)
    )


def _usual_text(source: SourceFont, code: int) -> str:
    """What readers take a code for without being told."""
    name = source.encoding[code] if source.encoding is not None else ""
    if _is_symbolic(source):
        return ""
    return str(agl.toUnicode(name)) if _is_listed(name) else ""


def _is_listed(name: str) -> bool:
    """Whether a glyph's name is one of the Adobe Glyph List, ligatures and old names among them: others may say anything."""
    return name in agl.AGL2UV or name in agl.LEGACY_AGL2UV


def _named_text(source: SourceFont, code: int, text: str) -> str:
    """*text*, or the sign that a picture font's name for the glyph stands for: left unsaid, readers take the code for a letter."""
    if has_name(text) or not _is_symbolic(source) or source.encoding is None:
        return text
    return agl.toUnicode(source.encoding[code], isZapfDingbats=standard_key(source.base_name) == "zadb") or text


def has_name(text: str) -> bool:
    """Whether a glyph's text names letters: fonts that say nothing about theirs give control codes or the unknown letter."""
    return bool(text) and "\ufffd" not in text and min(text) >= " " and not any("\x7f" <= x <= "\x9f" for x in text)


def to_unicode(texts: dict[int, str], width: int) -> bytes:
    """A ToUnicode map for the codes in use. Letters without a name are said to be unknown: readers would take their codes for letters."""
    known = [(code, text if has_name(text) else "\ufffd") for code, text in sorted(texts.items()) if text]
    digits = 2 * width
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def",
        f"1 begincodespacerange <{0:0{digits}x}> <{256**width - 1:0{digits}x}> endcodespacerange",
    ]
    for at in range(0, len(known), 100):
        part = known[at : at + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines.extend(f"<{code:0{digits}x}> <{text.encode('utf-16-be', 'ignore').hex()}>" for code, text in part)
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


OWN_FONTS = ("helv", "", "symb", "zadb")  # of MuPDF: sans serif, the fallback for more scripts, signs, more signs


@lru_cache(maxsize=len(OWN_FONTS))
def own_font(which: int = 0) -> Any:
    """One of MuPDF's own fonts, as :data:`OWN_FONTS` orders them."""
    return pymupdf.Font(OWN_FONTS[which]) if OWN_FONTS[which] else pymupdf.Font(ordering=0)


@lru_cache(maxsize=len(OWN_FONTS))
def _printing_program(which: int) -> bytes:
    return bytes(own_font(which).buffer)


@lru_cache(maxsize=4)
def label_font(key: str = "helv") -> SourceFont:
    """The stock font in which labels and stamps are set."""
    font = standard_font(key)
    widths = {code: font.widths.get(name, 0.0) for code, name in enumerate(WIN_ANSI)}
    return SourceFont((0, 1), None, FontKind.STOCK, STANDARD_NAMES[key], widths, 0.0, WIN_ANSI)


@lru_cache(maxsize=len(OWN_FONTS))
def printing_font(which: int = 0) -> SourceFont:
    """The font in which a copy prints disclosed words that it cannot set in their own: embedded, with its outlines."""
    key = (0, 2 if not which else which + 3)  # 3 is the hidden font's
    return SourceFont(key, None, FontKind.EMBEDDED, "", {}, 0.0, program=_printing_program(which))


def hidden_font() -> SourceFont:
    """A font without outlines, for the text layer over a page drawn as a picture."""
    return SourceFont((0, 3), None, FontKind.EMBEDDED, "", {}, 0.0, program=b"")
