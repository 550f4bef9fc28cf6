"""Runs content streams and makes the display list.

Optional content that is off leaves nothing behind but glyphs marked as dropped, so that the glyphs still pair with the
trace; all marked content is forgotten. What is not understood raises :class:`NotUnderstood`, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from redactor.documents.pdf import colours, graphics
from redactor.documents.pdf.display import (
    DROPPED,
    PLAIN_LINE,
    Colour,
    Effects,
    GroupItem,
    ImageItem,
    Item,
    Line,
    PathItem,
    PatternUse,
    Segment,
    ShadingItem,
    SoftMask,
    Space,
    TextRun,
    TextStyle,
)
from redactor.documents.pdf.fonts.codes import FontKind, SourceFont, load_font
from redactor.documents.pdf.fonts.reader_fonts import ReaderFont, ReaderFonts
from redactor.documents.pdf.glyphs import FAINT
from redactor.documents.pdf.graphics import GraphicsState, number
from redactor.documents.pdf.layers import is_on
from redactor.documents.pdf.lexer import MalformedContent, Name, instructions
from redactor.documents.pdf.matrices import IDENTITY, Matrix, Rectangle, multiplied
from redactor.documents.pdf.operators import OPERATORS
from redactor.documents.pdf.refusals import NotUnderstood

_DEEPEST = 12
_MOST_INSTRUCTIONS = 3_000_000
_MOST_SAVED = 512
_UNSEEN = 3  # text rendering modes
_FILLED, _STROKED = frozenset({0, 2}), frozenset({1, 2})
_PAINTING = frozenset({0, 1, 2, 4, 5, 6})
_CLIPPING = frozenset({4, 5, 6, 7})
_HIDDEN = bytes([DROPPED])


@dataclass(slots=True)
class SharedFonts:
    """The fonts of a document, loaded once. ``off_layers`` are the object numbers of layers that are off."""

    off_layers: frozenset[int] = frozenset()
    reader: ReaderFonts | None = None
    by_key: dict[Any, SourceFont] = field(default_factory=dict)

    def font(self, dictionary: Any, resources: Any) -> SourceFont:
        """The font of *dictionary*; a drawn one without resources of its own shares those (*resources*) of what first names it."""
        key = colours.object_key(dictionary)
        found = self.by_key.get(key)
        if found is None:
            found = self.by_key[key] = load_font(dictionary, lambda: self._reader_font(dictionary))
            if found.kind is FontKind.DRAWN and found.resources is None:
                found.resources = resources
        return found

    def _reader_font(self, dictionary: Any) -> ReaderFont | None:
        return self.reader.font(dictionary.objgen[0]) if self.reader is not None else None


@dataclass(slots=True)
class Interpreter:
    """Runs one content stream, and those it calls, into ``items``."""

    fonts: SharedFonts
    resources: Any
    state: GraphicsState = field(default_factory=GraphicsState)
    base: Matrix = IDENTITY  # of the content stream: patterns hang on it
    depth: int = 0
    items: list[Item] = field(default_factory=list)
    glyph_box: tuple[float, ...] = ()  # operands of d0 or d1, in the glyph of a drawn font
    saved: list[GraphicsState] = field(default_factory=list)
    hidden_tags: list[bool] = field(default_factory=list)
    subpaths: list[list[Segment]] = field(default_factory=list)
    point: tuple[float, float] = (0.0, 0.0)
    pending_clip: bytes = b""
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY
    clips_by_text: bool = False  # in the text object at hand
    shown: TextRun | None = None  # what the last text was added to
    done: int = 0
    outer: tuple[Any, ...] = ()  # the resources of what called a form, innermost first: readers look there next

    def run(self, data: bytes) -> list[Item]:
        """Interpret *data*; the items of this stream and of all that it calls."""
        try:
            acts: dict[bytes, Any] = {}
            for operator, operands in instructions(data):
                act = acts.get(operator)
                if act is None:
                    act = acts[operator] = self._act(operator)
                act(operands)
                self.done += 1
                if self.done > _MOST_INSTRUCTIONS:
                    raise NotUnderstood("a page with too many instructions")
        except MalformedContent as fault:
            raise NotUnderstood("content that cannot be read") from fault
        except (IndexError, TypeError, ValueError) as fault:
            raise NotUnderstood("an operator with the wrong operands") from fault
        return self.items

    def _act(self, operator: bytes) -> Callable[[list[Any]], None]:
        """What an operator does: an unknown one nothing."""
        act = OPERATORS.get(operator)
        if act is None or not act.method:  # readers pass over operators that no specification names
            return _ignore
        method = getattr(self, act.method)
        return (lambda operands: method(operands, *act.extra)) if act.extra else method

    # --- state

    def save(self, _operands: list[Any]) -> None:
        """q: keep the state to come back to."""
        if len(self.saved) >= _MOST_SAVED:
            raise NotUnderstood("states nested too deeply")
        self.saved.append(self.state.saved())

    def restore(self, _operands: list[Any]) -> None:
        """Q: come back to the state kept last."""
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: list[Any]) -> None:
        """cm: carry the space through a matrix."""
        a, b, c, d, e, f = operands[-6:]
        self.state.matrix = multiplied((a, b, c, d, e, f), self.state.matrix)

    def line_width(self, operands: list[Any]) -> None:
        """w: the width of strokes."""
        self.state.line = self.state.line._replace(width=abs(number(operands[-1])))

    def line_cap(self, operands: list[Any]) -> None:
        """J: the ends of strokes."""
        self.state.line = self.state.line._replace(cap=int(operands[-1]))

    def line_join(self, operands: list[Any]) -> None:
        """j: the corners of strokes."""
        self.state.line = self.state.line._replace(join=int(operands[-1]))

    def mitre(self, operands: list[Any]) -> None:
        """M: how far corners may stick out."""
        self.state.line = self.state.line._replace(mitre=float(operands[-1]))

    def dash(self, operands: list[Any]) -> None:
        """d: the dash pattern."""
        self.state.line = graphics.dashed(self.state.line, operands[-2], operands[-1])

    def extended_state(self, operands: list[Any]) -> None:
        """gs: what an extended graphics state says."""
        entries = self._named("/ExtGState", operands[-1])
        for key, value in sorted(entries.items()) if entries is not None else ():
            if key == "/SMask":
                self.state.effects = self.state.effects._replace(mask=self._mask(value))
            elif key == "/Font" and isinstance(value, pikepdf.Array) and len(value) == 2:
                self.state.font, self.state.size = self.fonts.font(value[0], self.resources), number(value[1])
            else:
                self.state.line = graphics.line_with(self.state.line, key, value)
                self.state.effects = graphics.effects_with(self.state.effects, key, value)

    def _named(self, category: str, name: str) -> Any | None:
        """A resource by its name, its own or a caller's; None where there is none, which readers pass over."""
        for resources in (self.resources, *self.outer):
            listed = resources.get(category) if resources is not None else None
            found = listed.get("/" + name) if isinstance(listed, pikepdf.Dictionary) else None
            if found is not None:
                return found
        return None

    def _resource(self, category: str, name: str) -> Any:
        """A resource without which readers do not agree on what is shown."""
        found = self._named(category, name)
        if found is None:
            raise NotUnderstood("a resource that is missing")
        return found

    def _mask(self, value: Any) -> SoftMask | None:
        if not isinstance(value, pikepdf.Dictionary):
            return None
        form = value.get("/G")
        if not isinstance(form, pikepdf.Stream):
            raise NotUnderstood("a soft mask without a group")
        transfer = value.get("/TR")
        transfer = None if isinstance(transfer, pikepdf.Name) else transfer  # the only name is that of no change
        inner = self._inner(form, GraphicsState(matrix=self.state.matrix))
        items = inner.run(form.read_bytes())
        group = form.get("/Group")
        space = colours.find_space(group["/CS"], inner.resources) if group is not None and "/CS" in group else None
        backdrop = tuple(number(part) for part in value.get("/BC", []))
        kind = "Alpha" if str(value.get("/S", "")) == "/Alpha" else "Luminosity"
        return SoftMask(items, kind, backdrop, space, transfer)

    def _add(self, item: Item) -> None:
        """Keep something that is seen, unless only letters show it: most text that clips clips nothing."""
        if self.state.is_cut_to_letters:
            raise NotUnderstood("something painted through letters")
        self.items.append(item)

    # --- paths

    def move(self, operands: list[Any]) -> None:
        """m: begin a sub-path."""
        x, y = operands[-2:]
        self.subpaths.append([(b"m", (x, y))])
        self.point = (x, y)

    def line_to(self, operands: list[Any]) -> None:
        """l: a straight line."""
        x, y = operands[-2:]
        self._extend(b"l", (x, y))

    def curve(self, operands: list[Any]) -> None:
        """c: a curve by two control points."""
        self._extend(b"c", tuple(operands[-6:]))

    def curve_from_point(self, operands: list[Any]) -> None:
        """v: a curve whose first control point is where it starts."""
        self._extend(b"c", (*self.point, *operands[-4:]))

    def curve_to_point(self, operands: list[Any]) -> None:
        """y: a curve whose second control point is where it ends."""
        x, y, x1, y1 = operands[-4:]
        self._extend(b"c", (x, y, x1, y1, x1, y1))

    def _extend(self, operator: bytes, numbers: tuple[float, ...]) -> None:
        for part in numbers:
            number(part)
        if not self.subpaths:
            self.subpaths.append([(b"m", numbers[-2:])])
        elif self.subpaths[-1][-1][0] in {b"h", b"re"}:
            self.subpaths.append([(b"m", self.point)])
        self.subpaths[-1].append((operator, numbers))
        self.point = (numbers[-2], numbers[-1])

    def close(self, _operands: list[Any]) -> None:
        """h: close the sub-path."""
        if self.subpaths and self.subpaths[-1][-1][0] not in {b"h", b"re"}:
            self.subpaths[-1].append((b"h", ()))
            self.point = self.subpaths[-1][0][1][0], self.subpaths[-1][0][1][1]

    def rectangle(self, operands: list[Any]) -> None:
        """re: a rectangle as a sub-path."""
        x, y, width, height = operands[-4:]
        self.subpaths.append([(b"re", (x, y, width, height))])
        self.point = (x, y)

    def clip(self, _operands: list[Any]) -> None:
        """W: clip by the path once it is painted."""
        self.pending_clip = b"W"

    def clip_even_odd(self, _operands: list[Any]) -> None:
        """W*: as W, by the even-odd rule."""
        self.pending_clip = b"W*"

    def paint(self, _operands: list[Any], operator: bytes, closes: bool = False) -> None:  # noqa: FBT001, FBT002
        """Paint the path with *operator* and set the pending clip."""
        state = self.state
        if closes:
            self.close([])
        if self.subpaths and operator != b"n" and not state.is_hidden:
            fill, stroke = state.fill, state.stroke
            self._add(PathItem(state.look, state.matrix, self.subpaths, operator, fill, stroke, state.line))
        if self.pending_clip and self.subpaths:
            state.clip = graphics.narrowed(state.clip, self.subpaths, state.matrix, self.pending_clip)
        elif self.pending_clip:
            state.clip = state.clip._replace(rectangle=(0.0, 0.0, 0.0, 0.0))
        self.subpaths = []
        self.pending_clip = b""

    # --- colours

    def set_device(self, operands: list[Any], space: Space, stroke: bool) -> None:  # noqa: FBT001
        """g, rg, k and their like: a device space and a colour in it."""
        parts = tuple(float(part) for part in operands[-space.parts :])
        self._set(space, colours.make_colour(space, parts), stroke=stroke)

    def set_space(self, operands: list[Any], stroke: bool) -> None:  # noqa: FBT001
        """cs, CS: a colour space and its first colour."""
        space = colours.find_space(operands[-1], self.resources)
        self._set(space, colours.first_colour(space), stroke=stroke)

    def set_parts(self, operands: list[Any], stroke: bool) -> None:  # noqa: FBT001
        """sc, scn and their like: a colour in the space that holds."""
        space = self.state.stroke_space if stroke else self.state.fill_space
        if operands and isinstance(operands[-1], Name):
            self._set_pattern(space, operands, stroke=stroke)
            return
        parts = tuple(float(part) for part in operands)
        self._set(space, colours.make_colour(space, parts), stroke=stroke)

    def _set_pattern(self, space: Space, operands: list[Any], *, stroke: bool) -> None:
        pattern = self._resource("/Pattern", operands[-1])
        use = PatternUse(pattern, colours.object_key(pattern), self.base)
        parts = tuple(float(part) for part in operands[:-1])
        under = colours.make_colour(space.base, parts) if space.base is not None and parts else Colour(())
        self._set(space, Colour(under.parts, under.space or space.base, use), stroke=stroke)

    def _set(self, space: Space, colour: Colour, *, stroke: bool) -> None:
        if stroke:
            self.state.stroke_space, self.state.stroke = space, colour
        else:
            self.state.fill_space, self.state.fill = space, colour

    # --- objects

    def shade(self, operands: list[Any]) -> None:
        """sh: paint a shading."""
        shading = self._named("/Shading", operands[-1])
        if shading is not None and not self.state.is_hidden:
            self._add(ShadingItem(self.state.look, self.state.matrix, shading))

    def inline_image(self, operands: list[Any]) -> None:
        """BI: paint an image written in the content."""
        self._add_image(operands[-1])

    def invoke(self, operands: list[Any]) -> None:
        """Do: paint an image, or run a form; readers pass over anything else."""
        named = self._named("/XObject", operands[-1])
        if named is None:
            return
        kind = str(named.get("/Subtype", "")) if isinstance(named, pikepdf.Stream) else ""
        if kind == "/Form":
            self._form(named)
        elif kind == "/Image" and not self._is_off(named.get("/OC")):
            self._add_image(named)

    def _add_image(self, source: Any) -> None:
        if not self.state.is_hidden:
            state = self.state
            self._add(ImageItem(state.look, state.matrix, source, state.fill, self.resources))

    def _form(self, form: Any) -> None:
        state = self.state.saved()
        state.is_hidden = state.is_hidden or self._is_off(form.get("/OC"))
        group = form.get("/Group")
        is_group = group is not None and str(group.get("/S", "")) == "/Transparency"
        as_one = is_group and (not state.effects.is_plain or bool(group.get("/K", False)))
        if as_one:
            state.effects = Effects()
        inner = self._inner(form, state)
        inner.outer = (self.resources, *self.outer)
        items = inner.run(form.read_bytes())
        self.done = inner.done
        if as_one:
            space = colours.find_space(group["/CS"], inner.resources) if "/CS" in group else None
            look, isolated, knockout = self.state.look, bool(group.get("/I", False)), bool(group.get("/K", False))
            self._add(GroupItem(look, items, isolated, knockout, space))
        else:
            self.items.extend(items)

    def _inner(self, form: Any, state: GraphicsState) -> Interpreter:
        """An interpreter for a form, set in its own space and cut to its box."""
        if self.depth >= _DEEPEST:
            raise NotUnderstood("forms nested too deeply")
        matrix = [number(part) for part in form.get("/Matrix", [1, 0, 0, 1, 0, 0])]
        if len(matrix) != 6:
            raise NotUnderstood("a form with an odd matrix")
        state.matrix = multiplied(matrix, state.matrix)
        box = [number(part) for part in form.get("/BBox", [])]
        if len(box) == 4:
            corner: Segment = (b"re", (box[0], box[1], box[2] - box[0], box[3] - box[1]))
            state.clip = graphics.narrowed(state.clip, [[corner]], state.matrix, b"W")
        own = form.get("/Resources")
        resources = own if isinstance(own, pikepdf.Dictionary) else self.resources
        return Interpreter(self.fonts, resources, state, base=state.matrix, depth=self.depth + 1, done=self.done)

    # --- marked content

    def begin_tag(self, operands: list[Any]) -> None:
        """BMC, BDC: marked content, which matters only where a layer is off."""
        self.hidden_tags.append(self.state.is_hidden)
        if len(operands) == 2 and operands[0] == "OC" and isinstance(operands[1], Name):
            properties = self.resources.get("/Properties") if self.resources is not None else None
            self.state.is_hidden |= self._is_off(properties.get("/" + operands[1]) if properties is not None else None)

    def end_tag(self, _operands: list[Any]) -> None:
        """EMC: the end of marked content."""
        if self.hidden_tags:
            self.state.is_hidden = self.hidden_tags.pop()

    def _is_off(self, layer: Any) -> bool:
        """Whether a layer, or what a membership says of its layers, is off."""
        return isinstance(layer, pikepdf.Dictionary) and not is_on(layer, self.fonts.off_layers)

    # --- text

    def begin_text(self, _operands: list[Any]) -> None:
        """BT: begin a text object."""
        self.text_matrix = self.line_matrix = IDENTITY

    def end_text(self, _operands: list[Any]) -> None:
        """ET: nothing is kept from one text object to the next but the text state and what its letters clip."""
        self.state.is_cut_to_letters |= self.clips_by_text
        self.clips_by_text = False

    def set_text(self, operands: list[Any], name: str, scale: float = 1.0) -> None:
        """Tc, Tw, Tz, TL, Ts: one number of the text state."""
        setattr(self.state, name, float(operands[-1]) * scale)

    def set_mode(self, operands: list[Any]) -> None:
        """Tr: how text is painted."""
        self.state.mode = int(operands[-1])

    def set_font(self, operands: list[Any]) -> None:
        """Tf: font and size."""
        self.state.font = self.fonts.font(self._resource("/Font", operands[-2]), self.resources)
        self.state.size = float(operands[-1])

    def next_line(self, operands: list[Any]) -> None:
        """Td: move to the start of a line."""
        x, y = operands[-2:]
        a, b, c, d, e, f = self.line_matrix
        self.line_matrix = self.text_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def next_line_with_leading(self, operands: list[Any]) -> None:
        """TD: as Td, setting the leading."""
        self.state.leading = -float(operands[-1])
        self.next_line(operands)

    def next_line_by_leading(self, _operands: list[Any]) -> None:
        """T*: move down by the leading."""
        self.next_line([0.0, -self.state.leading])

    def set_text_matrix(self, operands: list[Any]) -> None:
        """Tm: the text matrix."""
        a, b, c, d, e, f = (float(part) for part in operands[-6:])
        self.text_matrix = self.line_matrix = (a, b, c, d, e, f)

    def show(self, operands: list[Any]) -> None:
        """Tj: show a string."""
        self.show_parts([operands[-1:]])

    def show_steps(self, operands: list[Any]) -> None:
        """Td and Tj, again and again."""
        run, state = self.shown, self.state
        goes_on = run is not None and bool(self.items) and self.items[-1] is run and run.fates is None
        spaced = state.rise or state.letter_space or state.word_space
        if run is not None and goes_on and not spaced and not run.style.font.is_vertical:
            self._show_steps(run, operands)
            return
        for x, y, code in operands:
            self.next_line([x, y])
            self.show([code])
            self.done += 1

    def _show_steps(self, run: TextRun, steps: list[tuple[float, float, bytes]]) -> None:
        """As :meth:`next_line` and :meth:`_place`, for text that goes on as *run* does: it was shown just now."""
        state, codes = self.state, run.style.font.codes
        a, b, c, d, x, y = self.line_matrix
        g, h, i, j, k, m = state.matrix
        size, stretch, number, moved = state.size, state.stretch, self.done, 0.0
        along = (a * g + b * i, a * h + b * j)
        for step_x, step_y, data in steps:
            x, y = step_x * a + step_y * c + x, step_x * b + step_y * d + y
            e, f, moved = x * g + y * i + k, x * h + y * j + m, 0.0
            shown, advances, _ = codes(data)
            for code, advance in zip(shown, advances, strict=True):
                run.codes.append(code)
                run.advances.append(advance)
                run.xs.append(e + moved * along[0])
                run.ys.append(f + moved * along[1])
                run.operators.append(number)
                moved += advance * size * stretch
            number += 1
        self.done = number
        self.line_matrix = (a, b, c, d, x, y)
        self.text_matrix = (a, b, c, d, x + moved * a, y + moved * b)

    def show_next_line(self, operands: list[Any]) -> None:
        """': show a string on the next line."""
        self.next_line_by_leading([])
        self.show(operands)

    def show_spaced(self, operands: list[Any]) -> None:
        """Double quote: show a string on the next line, setting word and letter space."""
        self.state.word_space, self.state.letter_space = float(operands[-3]), float(operands[-2])
        self.show_next_line(operands)

    def show_parts(self, operands: list[Any]) -> None:
        """Show an array of strings and adjustments as one run."""
        state = self.state
        font = state.font
        if font is None:
            raise NotUnderstood("text without a font")
        self.clips_by_text |= state.mode in _CLIPPING
        matrix = multiplied(self.text_matrix, state.matrix)
        run = self.shown = self._run(font, matrix)
        before = len(run.codes)
        (self._place_upright if font.is_vertical else self._place)(run, font, matrix, operands[-1])
        if len(run.codes) > before and state.is_cut_to_letters and run.style.mode != _UNSEEN:
            raise NotUnderstood("something painted through letters")
        if run.codes and not (self.items and self.items[-1] is run):
            self.items.append(run)

    def _run(self, font: SourceFont, matrix: Matrix) -> TextRun:
        """The run that glyphs shown now belong to: the last item, if it is a run that looks the same."""
        state = self.state
        wide = state.size * state.stretch
        em = (wide * matrix[0], wide * matrix[1], state.size * matrix[2], state.size * matrix[3])
        mode = _UNSEEN if state.mode not in _PAINTING or self._is_see_through() else state.mode % 4
        last = self.items[-1] if self.items else None
        if isinstance(last, TextRun) and last.style.em == em and self._goes_on(last, font, mode):
            return last
        style = TextStyle(font, mode, state.fill, state.stroke, self._page_line(), em)
        return TextRun(state.look, style, fates=bytearray() if state.is_hidden else None)

    def _is_see_through(self) -> bool:
        """Whether letters are painted so faintly that nobody sees them: another way to lay words over a scan."""
        filled, stroked = self.state.mode % 4 in _FILLED, self.state.mode % 4 in _STROKED
        effects = self.state.effects
        seen = max(effects.fill_alpha if filled else 0.0, effects.stroke_alpha if stroked else 0.0)
        return seen < FAINT

    def _goes_on(self, run: TextRun, font: SourceFont, mode: int) -> bool:
        """Whether text shown now looks as *run* does, its em apart."""
        state, look, style = self.state, run.look, run.style
        return (
            style.font is font
            and style.mode == mode
            and (run.fates is not None) == state.is_hidden
            and (look.effects is state.effects or (look.effects == state.effects and state.effects.mask is None))
            and look.clip == state.clip
            and style.fill == state.fill
            and style.stroke == state.stroke
            and style.line == self._page_line()
        )

    def _page_line(self) -> Line:
        """The line of stroked text, in page space."""
        if self.state.mode % 4 not in _STROKED:
            return PLAIN_LINE
        a, b, c, d, _, _ = self.state.matrix
        factor = abs(a * d - b * c) ** 0.5
        line = self.state.line
        return line._replace(
            width=line.width * factor, dashes=tuple(part * factor for part in line.dashes), phase=line.phase * factor
        )

    def _place(self, run: TextRun, font: SourceFont, matrix: Matrix, parts: list[Any]) -> None:
        """Put the glyphs of *parts* where they stand and move on."""
        state = self.state
        a, b, c, d, e, f = matrix
        e, f = e + state.rise * c, f + state.rise * d
        size, stretch, letter, word = state.size, state.stretch, state.letter_space, state.word_space
        steps, before, moved, known = [], len(run.codes), 0.0, font.known.get
        for part in parts:
            if isinstance(part, float):
                moved -= part / 1000 * size * stretch
            elif isinstance(part, bytes):
                codes, advances, spaces = known(part) or font.codes(part)
                run.codes.extend(codes)
                run.advances.extend(advances)
                words = dict.fromkeys(spaces, word) if spaces and word else None
                for at, advance in enumerate(advances):
                    steps.append(moved)
                    moved += (advance * size + letter + (words.get(at, 0.0) if words else 0.0)) * stretch
        run.xs.extend([e + step * a for step in steps])
        run.ys.extend([f + step * b for step in steps] if b else [f] * len(steps))
        run.operators.extend([self.done] * len(steps))
        if run.fates is not None:
            run.fates.extend(_HIDDEN * (len(run.codes) - before))
        x, y = moved * self.text_matrix[0], moved * self.text_matrix[1]
        m = self.text_matrix
        self.text_matrix = (m[0], m[1], m[2], m[3], m[4] + x, m[5] + y)

    def _place_upright(self, run: TextRun, font: SourceFont, matrix: Matrix, parts: list[Any]) -> None:
        """As :meth:`_place`, for text that runs from top to bottom."""
        state, down, before = self.state, 0.0, len(run.codes)
        a, b, c, d, e, f = matrix
        for part in parts:
            if isinstance(part, bytes):
                codes, advances, spaces = font.codes(part)
                for at, (code, advance) in enumerate(zip(codes, advances, strict=True)):
                    stands = font.upright(code)
                    x, y = -stands.x * abs(state.size), state.rise + down - stands.y * state.size
                    run.add(code, (x * a + y * c + e, x * b + y * d + f), advance)
                    down += stands.step * state.size + state.letter_space + (state.word_space if at in spaces else 0.0)
            elif isinstance(part, float):
                down -= part / 1000 * state.size
        added = len(run.codes) - before
        run.operators.extend([self.done] * added)
        if run.fates is not None:
            run.fates.extend(_HIDDEN * added)
        self.text_matrix = multiplied((1.0, 0.0, 0.0, 1.0, 0.0, down), self.text_matrix)

    # --- glyphs of drawn fonts

    def glyph_width(self, operands: list[Any]) -> None:
        """d0, d1: the width of a drawn glyph, and whether it brings colours."""
        self.glyph_box = tuple(float(part) for part in operands)


def _ignore(_operands: list[Any]) -> None:
    """What an operator without effect on a copy does."""


def interpret_page(fonts: SharedFonts, page: Any, resources: Any, box: Rectangle) -> list[Item]:
    """The display list of *page*, cut to *box*."""
    state = GraphicsState()
    state.clip = state.clip._replace(rectangle=box)
    return Interpreter(fonts, resources, state).run(page_content(page))


def page_content(page: Any) -> bytes:
    """The content streams of a page, joined as readers join them."""
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return bytes(contents.read_bytes())
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(part.read_bytes() for part in contents if isinstance(part, pikepdf.Stream))
    return b""
