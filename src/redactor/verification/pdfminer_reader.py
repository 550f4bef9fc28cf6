"""Text as pdfminer.six interprets a page: what is drawn, in the order of drawing; no layout is guessed."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import stream_value

from redactor.verification.content_tokens import Step, plain_steps
from redactor.verification.reader_failure import ReaderFailed

_SAME_LINE = 0.35  # of the letters' height: how far apart baselines of one line may be
_DOUBLE, _SQUARE = 0.12, 8.0  # of the letters' height, and points: how near equal strings stand that are one
_SPACE = 0.16  # of the letters' height: the smallest gap that is a space


def pdfminer_pages(content: bytes) -> list[str]:
    """The text of each page; raises ReaderFailed."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it quotes what it can't parse
    resources = PDFResourceManager(caching=True)
    texts: list[str] = []
    try:
        document = PDFDocument(PDFParser(io.BytesIO(content)))
        for page in PDFPage.create_pages(document):
            listener = _Listener(resources)
            _Interpreter(resources, listener).process_page(page)
            texts.append(_joined(_without_doubles(listener.drawn)))
    except Exception as error:  # pdfminer raises nearly anything on damaged files
        raise ReaderFailed("pdfminer.six cannot read the file") from error
    return texts


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A string as it is drawn: where it begins and ends on its baseline, and how tall its letters are."""

    text: str
    x: float
    y: float
    end_x: float
    end_y: float
    size: float


# Paths and their painting; they draw no text.
_DRAWING = frozenset(
    {"m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "W", "W*"}
)


class _Interpreter(PDFPageInterpreter):  # type: ignore[misc]
    """pdfminer's interpreter, with a quick way through plain content streams."""

    def execute(self, streams: Any) -> None:
        """Run the streams of a page or form; pdfminer itself reads what is not plain."""
        held = [stream_value(one) for one in streams]
        known = {one.objid for one in held}
        if None in known or known & self.parent_stream_ids:
            super().execute(streams)
            return
        steps = plain_steps(b"\n".join(one.get_data() for one in held))
        if steps is None:
            super().execute(streams)
            return
        self.stream_ids = known
        for step in steps:
            if step.operator not in _DRAWING:
                self._take(step)

    def _take(self, step: Step) -> None:
        run = getattr(self, "do_" + step.operator.replace("*", "_a").replace('"', "_w").replace("'", "_q"), None)
        self.argstack.extend(step.operands)
        if run is None:
            return
        wanted = run.__code__.co_argcount - 1
        operands = self.pop(wanted) if wanted else []
        if len(operands) == wanted:
            run(*operands)


class _Listener(PDFTextDevice):  # type: ignore[misc]
    """Writes down each string that is drawn."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.drawn: list[_Drawn] = []
        self._glyphs: dict[int, dict[int, tuple[str, float]]] = {}  # by font, then code: text and width

    def render_string_horizontal(
        self, seq: Any, matrix: Any, pos: Any, font: Any, *settings: Any
    ) -> tuple[float, float]:
        """One Tj or TJ; pdfminer's own goes letter by letter and takes thrice as long."""
        fontsize, scaling, charspace, wordspace, _, step = settings[:6]
        x, y = pos
        start = x
        gap = _SPACE * abs(fontsize)
        pieces: list[str] = []
        last, last_x, end, close = "", 0.0, 0.0, _DOUBLE * abs(fontsize * scaling)
        letter_gap = " " if charspace > gap else ""
        glyphs = self._glyphs.setdefault(id(font), {})
        scale = fontsize * scaling
        for one in seq:
            if isinstance(one, bytes):
                for code in font.decode(one):
                    text, width = glyphs.get(code) or self._glyph(font, code)
                    is_double = text == last and abs(x - last_x) <= close < end - x  # moved back over itself
                    pieces.append("" if is_double else text + letter_gap)
                    last, last_x, end = text, x, x + width * scale
                    x += width * scale + charspace
                    if code == 32:
                        x += wordspace
            else:
                if one * step > abs(fontsize):  # back over what was drawn: bold letters are made so
                    self._note("".join(pieces), matrix, (start, y), (x, y), fontsize)
                    pieces, start = [], x - one * step
                x -= one * step
                if -one * step > gap:
                    pieces.append(" ")
        self._note("".join(pieces), matrix, (start, y), (x, y), fontsize)
        return x, y

    def _glyph(self, font: Any, code: int) -> tuple[str, float]:
        try:
            text = font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = ""
        made = self._glyphs.setdefault(id(font), {})[code] = (text, font.char_width(code))
        return made

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, _rise: float, cid: int, *_: Any
    ) -> float:
        """One letter of a vertical line; gives back its advance."""
        text, width = self._glyph(font, cid)
        advance = width * fontsize * scaling
        self._note(text, matrix, (0.0, 0.0), (0.0, advance), fontsize)
        return advance

    def _note(
        self, text: str, matrix: Any, start: tuple[float, float], end: tuple[float, float], fontsize: float
    ) -> None:
        a, b, c, d, e, f = matrix
        size = abs(fontsize) * max((c * c + d * d) ** 0.5, 1e-6)
        (x0, y0), (x1, y1) = ((a * x + c * y + e, b * x + d * y + f) for x, y in (start, end))
        self.drawn.append(_Drawn(text, x0, y0, x1, y1, size))


def _without_doubles(drawn: list[_Drawn]) -> list[_Drawn]:
    """*drawn* without strings that stand in (nearly) the place of an equal one, as fake bold and shadows do: they are read once."""
    kept: list[_Drawn] = []
    places: dict[str, dict[tuple[int, int], list[_Drawn]]] = {}
    for one in drawn:
        known = places.setdefault(one.text, {})
        column, row = int(one.x // _SQUARE), int(one.y // _SQUARE)
        near = ((x, y) for x in (column - 1, column, column + 1) for y in (row - 1, row, row + 1)) if known else ()
        is_label = one.text.startswith("[") and one.text.endswith("]")  # labels are counted, also one upon the other
        if is_label or not any(_is_double(other, one) for square in near for other in known.get(square, ())):
            known.setdefault((column, row), []).append(one)
            kept.append(one)
    return kept


def _is_double(first: _Drawn, second: _Drawn) -> bool:
    wide = ((second.end_x - second.x) ** 2 + (second.end_y - second.y) ** 2) ** 0.5
    close = min(_DOUBLE * second.size, wide / 2, _SQUARE)  # of narrow letters the next one stands as near
    places = ((first.x, second.x), (first.y, second.y), (first.end_x, second.end_x), (first.end_y, second.end_y))
    return all(abs(one - other) <= close for one, other in places)


def _joined(drawn: list[_Drawn]) -> str:
    """The strings, with a space or a line end wherever the next one stands apart."""
    pieces: list[str] = []
    last: _Drawn | None = None
    for one in drawn:
        if last is not None:
            pieces.append(_between(last, one))
        pieces.append(one.text)
        last = one
    return "".join(pieces)


def _between(last: _Drawn, one: _Drawn) -> str:
    gap = ((one.x - last.end_x) ** 2 + (one.y - last.end_y) ** 2) ** 0.5
    if gap <= _SPACE * one.size:
        return ""
    return " " if abs(one.y - last.end_y) <= _SAME_LINE * one.size else "\n"
