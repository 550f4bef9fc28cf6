"""What a copy adds to pages: the stamp, the draft banner, slip pages and the page of content not visible before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.documents.pdf.display import Colour, Item, TextRun
from redactor.documents.pdf.fonts.metrics import text_width
from redactor.documents.pdf.lines import Axis
from redactor.documents.pdf.matrices import Rectangle
from redactor.documents.pdf.printing import printed_runs, printed_width
from redactor.documents.pdf.relay import label_items, label_width, text_run

_NARROWEST = 0.3  # of its width, for a stamp
_LOWEST_PAGE = 36.0  # points: lower ones have no room for stamp and banner
_STAMP_SIZE = 7.0
_STAMP_HEIGHT = 14.0  # points above the lower edge
_BANNER_SIZE = 9.0
_BANNER_DEPTH = 18.0  # points below the upper edge
_SLIP_SIZE = 14.0
SMALLEST_SLIP = 120.0  # points
_TEXT_SIZE = 10.0
_LEADING = 14.0
_MARGIN = 56.0
_GREY = Colour((0.35,))
_RED = Colour((0.7, 0.0, 0.0))
A4: Rectangle = (0.0, 0.0, 595.276, 841.89)
_LEADERS = re.compile(r"([.·•…_–—-])(?: ?\1){3,}")
SMALLEST_WORDS = 200.0
_WORD_SIZES = (10.0, 9.0, 8.0, 7.0, 6.0, 5.0)
WORDS_ALONE = "Words of this page alone"
HEADING = "Content not visible in the original"


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is looked at: its axes turned with it, its width and height, and where its lower left corner is."""

    axis: Axis
    left: float
    base: float
    width: float
    height: float


def view_of(box: Rectangle, rotation: int) -> View:
    """How a page with *box*, turned clockwise by *rotation* degrees for viewing, is looked at."""
    axis = {0: Axis(1.0, 0.0), 90: Axis(0.0, 1.0), 180: Axis(-1.0, 0.0), 270: Axis(0.0, -1.0)}[rotation % 360]
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    along = [axis.along(*corner) for corner in corners]
    across = [axis.across(*corner) for corner in corners]
    return View(axis, min(along), min(across), max(along) - min(along), max(across) - min(across))


def stamp_items(view: View, stamp: str, banner: str) -> list[TextRun]:
    """The stamp in the bottom margin and the banner at the top, on pages that have the room for words that can be read."""
    items: list[TextRun] = []
    if stamp and _has_room(view, stamp, _STAMP_SIZE):
        items.append(_centred(view, stamp, _STAMP_SIZE, _STAMP_HEIGHT, _GREY))
    if banner and _has_room(view, banner, _BANNER_SIZE):
        items.append(_centred(view, banner, _BANNER_SIZE, view.height - _BANNER_DEPTH, _RED))
    return items


def _has_room(view: View, text: str, size: float) -> bool:
    return view.height >= _LOWEST_PAGE and _squeeze(view, text, size) >= _NARROWEST


def _squeeze(view: View, text: str, size: float) -> float:
    width = text_width(text) * size
    return min(1.0, (view.width - 12.0) / width) if width else 1.0


def _centred(view: View, text: str, size: float, height: float, colour: Colour) -> TextRun:
    width, squeeze = text_width(text) * size, _squeeze(view, text, size)
    along = view.left + (view.width - width * squeeze) / 2
    return text_run(text, view.axis, (along, view.base + height), (size, squeeze), colour=colour)


def at_least(box: Rectangle, smallest: float) -> Rectangle:
    """The box of a page of our own words: the source's, made larger where they could not be read on it."""
    x0, y0, x1, y1 = box
    return x0, y0, max(x1, x0 + smallest), max(y1, y0 + smallest)


def slip_items(view: View, label: str) -> list[Item]:
    """A page withheld as a whole: the label in its middle."""
    along = view.left + (view.width - label_width(label, _SLIP_SIZE)) / 2
    return list(label_items(label, view.axis, (along, view.base + view.height / 2), (_SLIP_SIZE, 1.0)))


def words_alone(view: View, texts: Sequence[str]) -> list[Item] | None:
    """A page of words under its heading, as large as they fit; None where they would be too small to read.

    They run on in one paragraph, and dots that lead the eye are three: where lines, columns and leaders end depends on what is withheld.
    """
    words = _LEADERS.sub(r"\1\1\1", " ".join(" ".join(texts).split()))
    margin = min(_MARGIN, 0.08 * min(view.width, view.height))
    for size in _WORD_SIZES:
        leading = _LEADING * size / _TEXT_SIZE
        lines = [line for text in (WORDS_ALONE, words) for line in _wrapped(text, (view.width - 2 * margin) / size)]
        if len(lines) * leading <= view.height - 2 * margin:
            top = view.base + view.height - margin - leading
            heights = (top - number * leading for number in range(len(lines)))
            return [
                item
                for line, height in zip(lines, heights, strict=True)
                for item in printed_runs(line, view.axis, (view.left + margin, height), size)
            ]
    return None


def printed_pages(texts: Iterable[str]) -> list[list[Item]]:
    """The pages that print *texts*, each page under its heading."""
    view = view_of(A4, 0)
    lines = [line for text in texts for line in [*_wrapped(text, (A4[2] - 2 * _MARGIN) / _TEXT_SIZE), ""]]
    room = int((A4[3] - 2 * _MARGIN) / _LEADING) - 3
    return [_printed_page(view, lines[at : at + room]) for at in range(0, len(lines), room)]


def _printed_page(view: View, lines: Sequence[str]) -> list[Item]:
    top = A4[3] - _MARGIN
    items: list[Item] = [text_run(HEADING, view.axis, (_MARGIN, top), (13.0, 1.0))]
    for number, line in enumerate(lines):
        if line:
            height = top - (number + 2) * _LEADING
            items.extend(printed_runs(line, view.axis, (_MARGIN, height), _TEXT_SIZE))
    return items


def _wrapped(text: str, width: float) -> list[str]:
    """*text* in lines no wider than *width* (em); words longer than a line are cut."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            for part in _cut_word(word, width):
                longer = f"{line} {part}" if line else part
                if line and printed_width(longer) > width:
                    lines.append(line)
                    line = part
                else:
                    line = longer
        lines.append(line)
    return lines


def _cut_word(word: str, width: float) -> list[str]:
    parts = [""]
    for letter in word:
        if printed_width(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return parts
