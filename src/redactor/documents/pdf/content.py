"""Display lists written as content streams, in one canonical form.

Neighbouring items with the same clip, effects and matrix share one q … Q; inside it only what changes is written. Text is
set in one operator a line, with numbers computed from where the glyphs stand: where runs began in the source is not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pikepdf

from redactor.documents.pdf.display import (
    BLACK,
    DROPPED,
    PLAIN_LINE,
    Colour,
    Effects,
    GroupItem,
    ImageItem,
    Item,
    Line,
    Look,
    PathItem,
    PatternUse,
    ShadingItem,
    SoftMask,
    TextRun,
    TextStyle,
)
from redactor.documents.pdf.fonts.book import FontBook, WrittenFont
from redactor.documents.pdf.fonts.codes import FontKind, SourceFont
from redactor.documents.pdf.graphics import GraphicsState, number, path_bytes
from redactor.documents.pdf.images import Images
from redactor.documents.pdf.interpreter import Interpreter, SharedFonts
from redactor.documents.pdf.matrices import IDENTITY, Matrix, Rectangle, lies_within, multiplied
from redactor.documents.pdf.numbers import places, written, written_matrix
from redactor.documents.pdf.objects import Objects, make_stream, real, reals
from redactor.documents.pdf.refusals import NotDecoded, NotUnderstood

_FAR = 4.0  # em: glyphs further apart are placed anew
_ACROSS = 0.002  # em off the line
_SAME_BOX = 1e-3  # points
_WHOLE_PAGE: Rectangle = (-1e6, -1e6, 1e6, 1e6)


@dataclass(slots=True)
class Copybook:
    """What all content streams of a copy share."""

    pdf: pikepdf.Pdf
    objects: Objects
    images: Images
    shared: SharedFonts
    fonts: FontBook = field(init=False)
    patterns: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fonts = FontBook(self.pdf, lambda font: DrawnGlyphs(self, font))


@dataclass(slots=True)
class DrawnGlyphs:
    """Writes the glyph procedures of one Type 3 font, which share their resources."""

    book: Copybook
    font: SourceFont
    content: Content = field(init=False)

    def __post_init__(self) -> None:
        self.content = Content(self.book, _WHOLE_PAGE)

    def stream(self, code: int) -> Any:
        """The procedure of a code of the source, written anew."""
        listed = self.font.dictionary.get("/CharProcs")
        assert self.font.encoding is not None
        procedure = listed.get("/" + self.font.encoding[code]) if listed is not None else None
        if not isinstance(procedure, pikepdf.Stream):
            return make_stream(self.book.pdf, b"0 0 d0")
        interpreter = Interpreter(self.book.shared, self.font.resources)
        items = interpreter.run(procedure.read_bytes())
        if any(isinstance(item, (TextRun, GroupItem)) for item in items):
            raise NotUnderstood("a drawn font whose glyphs show text")
        box = interpreter.glyph_box or (0.0, 0.0)
        operator = b"d1" if len(box) == 6 else b"d0"
        head = b" ".join([*map(written, box if operator == b"d1" else box[:2]), operator])
        data = self.content.write(items, is_stencil=operator == b"d1")
        return make_stream(self.book.pdf, head + b"\n" + data)

    def resources(self) -> Any:
        """The resources that the procedures name."""
        return self.content.resources()


@dataclass(slots=True)
class Content:
    """One content stream in the making: its operators and the resources that they name, by first use."""

    book: Copybook
    page_box: Rectangle
    named: dict[str, dict[Any, tuple[str, Any]]] = field(default_factory=dict)
    parts: list[bytes] = field(default_factory=list)
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line: Line = PLAIN_LINE
    mode: int = 0
    is_stencil: bool = False  # colours are left out: the text that shows the glyph brings its own

    def write(self, items: Iterable[Item], *, is_stencil: bool = False) -> bytes:
        """The operators that paint *items*."""
        self.parts, self.is_stencil = [], is_stencil
        group: tuple[Look, Matrix] | None = None
        texts: list[TextRun] = []
        for item in items:
            if isinstance(item, TextRun) and not item.kept():
                continue
            wanted = (item.look, _matrix(item))
            if texts and not (isinstance(item, TextRun) and wanted == group):
                self._texts(texts)
                texts = []
            if wanted != group:
                self._close(group)
                self._open(*wanted)
                group = wanted
            if isinstance(item, TextRun):
                texts.append(item)
            else:
                self._item(item)
        self._texts(texts)
        self._close(group)
        return b"\n".join(self.parts)

    def resources(self) -> Any:
        """The resource dictionary of what was written."""
        return pikepdf.Dictionary(
            {
                category: pikepdf.Dictionary({"/" + name: value for name, value in named.values()})
                for category, named in sorted(self.named.items())
            }
        )

    def name(self, category: str, letter: str, key: Any, make: Any) -> bytes:
        """The name of a resource, made on first use."""
        named = self.named.setdefault(category, {})
        if key not in named:
            named[key] = (f"{letter}{len(named)}", make())
        return b"/" + named[key][0].encode()

    # --- groups of items

    def _close(self, group: Any) -> None:
        if group is not None:
            self.parts.append(b"Q")

    def _open(self, look: Look, matrix: Matrix) -> None:
        self.parts.append(b"q")
        self.fill = self.stroke = BLACK
        self.line, self.mode = Line(), 0
        box = look.clip.rectangle
        if box is not None and not lies_within(self.page_box, box, _SAME_BOX):
            x0, y0, x1, y1 = box
            size = (x0, y0, max(x1 - x0, 0.0), max(y1 - y0, 0.0))
            self.parts.append(b" ".join([*map(written, size), b"re W n"]))
        self.parts.extend(path + b" " + rule + b" n" for path, rule in look.clip.paths)
        if look.effects != Effects():
            effects = look.effects
            key = (*effects[:3], id(effects.mask) if effects.mask is not None else None, *effects[4:])
            self.parts.append(self.name("/ExtGState", "G", key, lambda: self._effects(effects)) + b" gs")
        if matrix != IDENTITY:
            self.parts.append(written_matrix(matrix) + b" cm")

    def _effects(self, effects: Effects) -> Any:
        entries: dict[str, Any] = {"/Type": pikepdf.Name.ExtGState}
        entries["/ca"], entries["/CA"] = real(effects.fill_alpha), real(effects.stroke_alpha)
        entries["/BM"] = pikepdf.Name("/" + effects.blend)
        if effects.alpha_is_shape:
            entries["/AIS"] = True
        if effects.overprint_fill or effects.overprint_stroke:
            entries["/op"], entries["/OP"] = effects.overprint_fill, effects.overprint_stroke
            entries["/OPM"] = effects.overprint_mode
        if effects.mask is not None:
            entries["/SMask"] = self._mask(effects.mask)
        return pikepdf.Dictionary(entries)

    def _mask(self, mask: SoftMask) -> Any:
        group: dict[str, Any] = {"/S": pikepdf.Name.Transparency, "/I": True}
        if mask.space is not None:
            group["/CS"] = self.book.objects.space(mask.space)
        entries = {
            "/Type": pikepdf.Name.Mask,
            "/S": pikepdf.Name("/" + mask.kind),
            "/G": self._form(mask.items, pikepdf.Dictionary(group)),
        }
        if mask.backdrop:
            entries["/BC"] = reals(mask.backdrop)
        if mask.transfer is not None:
            entries["/TR"] = self.book.objects.function(mask.transfer)
        return pikepdf.Dictionary(entries)

    def _form(self, items: Sequence[Item], group: Any) -> Any:
        content = Content(self.book, self.page_box)
        data = content.write(items)
        entries = {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Form,
            "/BBox": reals(self.page_box),
            "/Group": group,
            "/Resources": content.resources(),
        }
        return make_stream(self.book.pdf, data, entries)

    # --- items

    def _item(self, item: Item) -> None:
        if isinstance(item, PathItem):
            self._path(item)
        elif isinstance(item, ImageItem):
            self._image(item)
        elif isinstance(item, ShadingItem):
            shading = self.book.objects.shading(item.shading)
            self.parts.append(self.name("/Shading", "S", shading.objgen, lambda: shading) + b" sh")
        elif isinstance(item, GroupItem):
            entries: dict[str, Any] = {"/S": pikepdf.Name.Transparency, "/I": item.isolated, "/K": item.knockout}
            if item.space is not None:
                entries["/CS"] = self.book.objects.space(item.space)
            form = self._form(item.items, pikepdf.Dictionary(entries))
            self.parts.append(self.name("/XObject", "X", id(item), lambda: form) + b" Do")

    def _path(self, item: PathItem) -> None:
        if item.paint != b"S":
            self._colour(item.fill, stroke=False)
        if item.paint not in {b"f", b"f*"}:
            self._colour(item.stroke, stroke=True)
            self._line(item.line)
        self.parts.append(path_bytes(item.subpaths, digits=places(max(map(abs, item.matrix[:4])))) + b" " + item.paint)

    def _image(self, item: ImageItem) -> None:
        try:
            image = self.book.images.image(item.source, item.resources)
        except NotDecoded:  # readers show nothing there
            return
        if "/ImageMask" in image:
            self._colour(item.fill, stroke=False)
        self.parts.append(self.name("/XObject", "X", image.objgen, lambda: image) + b" Do")

    # --- colours and lines

    def _colour(self, colour: Colour, *, stroke: bool) -> None:
        if self.is_stencil or colour == (self.stroke if stroke else self.fill):
            return
        if stroke:
            self.stroke = colour
        else:
            self.fill = colour
        numbers = [written(part) for part in colour.parts]
        if colour.pattern is not None:
            self._pattern_colour(colour, numbers, stroke=stroke)
        elif colour.space is not None:
            space = colour.space
            name = self.name("/ColorSpace", "C", space.key, lambda: self.book.objects.space(space))
            self.parts.append(b" ".join([name, b"CS" if stroke else b"cs", *numbers, b"SCN" if stroke else b"scn"]))
        else:
            operator = {1: b"G", 3: b"RG", 4: b"K"}[len(colour.parts)]
            self.parts.append(b" ".join([*numbers, operator if stroke else operator.lower()]))

    def _pattern_colour(self, colour: Colour, numbers: Sequence[bytes], *, stroke: bool) -> None:
        use = colour.pattern
        assert use is not None
        space: Any = pikepdf.Name.Pattern
        key: Any = "pattern"
        if colour.parts:
            under = colour.space.special if colour.space is not None and colour.space.special is not None else None
            device = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}.get(len(colour.parts), "/DeviceGray")
            if under is not None:
                raise NotUnderstood("an uncoloured pattern in a special colour")
            space, key = pikepdf.Array([pikepdf.Name.Pattern, pikepdf.Name(device)]), ("pattern", device)
        space_name = self.name("/ColorSpace", "C", key, lambda: space)
        name = self.name("/Pattern", "P", (use.key, use.base), lambda: self._pattern(use))
        operators = (b"CS", b"SCN") if stroke else (b"cs", b"scn")
        self.parts.append(b" ".join([space_name, operators[0], *numbers, name, operators[1]]))

    def _pattern(self, use: PatternUse) -> Any:
        key = (use.key, use.base)
        if key not in self.book.patterns:
            is_tiling = isinstance(use.dictionary, pikepdf.Stream)
            made = (
                self._tiling(use)
                if is_tiling
                else self.book.objects.shading_pattern(use.dictionary, use.base, multiplied)
            )
            self.book.patterns[key] = made
        return self.book.patterns[key]

    def _tiling(self, use: PatternUse) -> Any:
        source = use.dictionary
        box = tuple(number(part) for part in source["/BBox"])
        interpreter = Interpreter(self.book.shared, source.get("/Resources"), GraphicsState())
        items = interpreter.run(source.read_bytes())
        if any(isinstance(item, (TextRun, GroupItem)) for item in items):
            raise NotUnderstood("a pattern that shows text")
        items = [item for item in items if not self._is_unseen_picture(item)]
        paint_type = int(source.get("/PaintType", 1))
        content = Content(self.book, _WHOLE_PAGE)
        data = content.write(items, is_stencil=paint_type == 2)
        given = [number(part) for part in source.get("/Matrix", [1, 0, 0, 1, 0, 0])]
        entries = {
            "/Type": pikepdf.Name.Pattern,
            "/PatternType": 1,
            "/PaintType": paint_type,
            "/TilingType": int(source.get("/TilingType", 1)),
            "/BBox": reals(box),
            "/XStep": real(number(source.get("/XStep", box[2] - box[0]))),
            "/YStep": real(number(source.get("/YStep", box[3] - box[1]))),
            "/Matrix": reals(multiplied(given, use.base)),
            "/Resources": content.resources(),
        }
        return make_stream(self.book.pdf, data, entries)

    def _is_unseen_picture(self, item: Item) -> bool:
        """Whether *item* is a picture in a pattern: nobody was asked about it, so no copy may show it."""
        return isinstance(item, ImageItem) and self.book.images.needs_a_look(item.source, item.resources)

    def _line(self, line: Line) -> None:
        if line == self.line:
            return
        old, self.line = self.line, line
        for operator, value, before in (
            (b"w", line.width, old.width),
            (b"J", line.cap, old.cap),
            (b"j", line.join, old.join),
            (b"M", line.mitre, old.mitre),
        ):
            if value != before:
                self.parts.append(written(value, 6) + b" " + operator)
        if (line.dashes, line.phase) != (old.dashes, old.phase):
            dashes = b" ".join(map(written, line.dashes))
            self.parts.append(b"[" + dashes + b"] " + written(line.phase) + b" d")

    # --- text

    def _texts(self, runs: Sequence[TextRun]) -> None:
        """All of *runs*, which share clip and effects, in one text object."""
        if not runs:
            return
        self.parts.append(b"BT")
        font_name = b""
        for style, glyphs in _styled(runs):
            font = self.book.fonts.font(style.font)
            reference = font.reference
            name = self.name("/Font", "F", reference.objgen, lambda reference=reference: reference)
            self._text_state(style)
            if name != font_name:
                self.parts.append(name + b" 1 Tf")
                font_name = name
            self._show(font, style, glyphs)
        self.parts.append(b"ET")

    def _text_state(self, style: TextStyle) -> None:
        if style.mode != self.mode:
            self.mode = style.mode
            self.parts.append(b"%d Tr" % style.mode)
        if style.mode != 1:
            self._colour(style.fill, stroke=False)
        if style.mode in {1, 2}:
            self._colour(style.stroke, stroke=True)
            self._line(style.line)

    def _show(self, font: WrittenFont, style: TextStyle, glyphs: Iterable[_Placed]) -> None:
        """Glyphs of one style: a line goes on while each stands near the end of the one before, on its line."""
        a, b, _, _ = style.em
        length = a * a + b * b or 1.0
        along, up = 1000 * a / length, 1000 * b / length
        known, line = font.known, _Line()
        last_x = last_y = last_advance = start = at = 0.0
        for x, y, use in glyphs:
            step_x, step_y = x - last_x, y - last_y
            ahead = (step_x * a + step_y * b if b else step_x * a) / length - last_advance
            off = abs(step_y * a - step_x * b) / length if step_y or b else 0.0
            if not -1.0 < ahead < _FAR or off > _ACROSS or not line.codes:
                line.write(self.parts, style)
                line, start, at = _Line(x, y), x * along + y * up, 0.0
            step = round(x * along + y * up - start - at)
            if step:
                line.move(step)
                at += step
            code, advance = known.get(use) or font.shown(use)
            line.codes.append(code)
            at += 1000 * advance  # thousandths of an em along the line, where the reader of the copy stands
            last_x, last_y, last_advance = x, y, use[3]
        line.write(self.parts, style)


_Placed = tuple[float, float, tuple[int, int, str, float]]  # where a glyph stands, and the glyph


@dataclass(slots=True)
class _Line:
    """One line of glyphs: where it begins, the codes to be shown, and the strings and steps before them."""

    x: float = 0.0
    y: float = 0.0
    codes: list[bytes] = field(default_factory=list)
    pieces: list[bytes] = field(default_factory=list)

    def move(self, step: int) -> None:
        """Go on after a step, in thousandths of an em."""
        self.pieces.append(b"<" + b"".join(self.codes) + b">%d" % -step)
        self.codes.clear()

    def write(self, parts: list[bytes], style: TextStyle) -> None:
        """Add the line to the operators of a stream, if there is anything on it."""
        if self.codes:
            matrix = [*(written(part, 5) for part in style.em), written(self.x), written(self.y), b"Tm "]
            last = b"<" + b"".join(self.codes) + b">"
            shown = b"[" + b"".join([*self.pieces, last]) + b"] TJ" if self.pieces else last + b" Tj"
            parts.append(b" ".join(matrix) + shown)


def _matrix(item: Item) -> Matrix:
    return item.matrix if isinstance(item, (PathItem, ImageItem, ShadingItem)) else IDENTITY


def _style_key(style: TextStyle) -> tuple[Any, ...]:
    return (style.font.key, *style[1:5], *(round(part, 5) for part in style.em))


def _styled(runs: Sequence[TextRun]) -> Iterable[tuple[TextStyle, Iterable[_Placed]]]:
    """Glyphs in order, joined over neighbouring runs that look the same."""
    style: TextStyle | None = None
    key: Any = None
    glyphs: list[Iterable[_Placed]] = []
    for run in runs:
        kept = _kept(run)
        run_key = _style_key(run.style)
        if style is not None and run_key != key:
            yield style, chain(*glyphs)
            glyphs = []
        style, key = run.style, run_key
        glyphs.append(kept)
    if style is not None and glyphs:
        yield style, chain(*glyphs)


def _kept(run: TextRun) -> Iterable[_Placed]:
    """The glyphs of a run that are not dropped."""
    uses = zip(run.codes, run.ids, run.texts, run.advances, strict=True)
    glyphs = zip(run.xs, run.ys, uses, strict=True)
    if run.fates is None:
        return glyphs
    return [glyph for glyph, fate in zip(glyphs, run.fates, strict=True) if not fate & DROPPED]


__all__ = ["Content", "Copybook", "FontKind"]
