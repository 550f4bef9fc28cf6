"""What a page shows by other means than its own content: texts and pictures in patterns, in masks, in the glyphs of drawn fonts.

Readers list them not at all, or once where they are painted many times over, or somewhere else. So nobody may have been asked
about them, and no paint over a line is sure to cover them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
import pikepdf

from redactor.documents.pdf.fonts.codes import SourceFont
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.images import inline_pixels
from redactor.documents.pdf.lexer import STEPS, InlineImage, MalformedContent, instructions
from redactor.documents.pdf.masked import opacity
from redactor.documents.pdf.refusals import NotUnderstood

_TEXT = frozenset({b"Tj", b"TJ", b"'", b'"', STEPS})
_DEEPEST = 8
_MOST_LETTERS = 2000  # of one drawn font
_WIDE = 3.0  # widths of a picture that make it more than a letter, as far as it is high
_LARGE = 90_000  # pixels
_MOST_PIXELS = 1_000_000
_MOST_STROKES = 4  # that a letter has in one row or column
_LOW = 6  # pixels: dashes are wide


class Drawing(NamedTuple):
    """A content stream beside the page's own, and what it may name."""

    stream: Any
    resources: Any


def has_texts_aside(resources: Any) -> bool:
    """Whether a pattern or mask that *resources* name (of a page, or of a form on it), or a drawn letter, shows text."""
    return any(
        _shows_text(drawing) for own in _all_resources(resources) for drawing in (*_patterns(own), *_masks(own))
    ) or any(_shows_words(letter) for own in _all_resources(resources) for letter in _letters(own))


def has_pictures_aside(resources: Any) -> bool:
    """Whether a pattern that *resources* name holds pictures."""
    return any(_shows_picture(drawing) for own in _all_resources(resources) for drawing in _patterns(own))


@dataclass(slots=True)
class DrawnLetters:
    """The drawn fonts of one document; each is looked at once."""

    content: bytes = field(repr=False)
    known: dict[tuple[int, int], bool] = field(default_factory=dict)
    _pdf: pikepdf.Pdf | None = None

    def has_odd(self, page: Any) -> bool:
        """Whether *page* (MuPDF's) names a drawn font with glyphs that are no letters: text, or pictures of more than one."""
        if not any(entry[2] == "Type3" for entry in page.get_fonts(full=True)):
            return False
        if self._pdf is None:
            self._pdf = pikepdf.open(BytesIO(self.content))
        resources = self._pdf.pages[page.number].resources
        return any(self._is_odd(font, own) for own in _all_resources(resources) for font in _drawn_fonts(own))

    def _is_odd(self, font: Any, resources: Any) -> bool:
        key = font.objgen
        if key not in self.known or key == (0, 0):
            self.known[key] = any(map(_is_odd, _letters_of(font, resources)))
        return self.known[key]


def is_odd_letter(font: SourceFont, code: int) -> bool:
    """Whether the letter that a drawn font shows for *code* is none: text, or a picture of more than one."""
    procedure = font.procedure(code)
    return procedure is not None and _is_odd(Drawing(procedure, font.resources or pikepdf.Dictionary()))


def _is_odd(letter: Drawing) -> bool:
    return _shows_words(letter) or _shows_more_than_a_letter(letter)


def _all_resources(resources: Any, depth: int = 0) -> Iterator[Any]:
    """*resources*, and those of the forms that they name."""
    if depth > _DEEPEST or not isinstance(resources, pikepdf.Dictionary):
        return
    yield resources
    for form in _forms(resources):
        yield from _all_resources(form.get("/Resources"), depth + 1)


def _forms(resources: Any) -> list[Any]:
    return [stream for stream in _streams(resources.get("/XObject")) if str(stream.get("/Subtype", "")) == "/Form"]


def _streams(listed: Any) -> list[Any]:
    if not isinstance(listed, pikepdf.Dictionary):
        return []
    return [value for _, value in sorted(listed.items()) if isinstance(value, pikepdf.Stream)]


def _patterns(resources: Any) -> Iterator[Drawing]:
    for stream in _streams(resources.get("/Pattern")):
        yield Drawing(stream, stream.get("/Resources"))


def _masks(resources: Any) -> Iterator[Drawing]:
    states = resources.get("/ExtGState")
    for _, state in sorted(states.items()) if isinstance(states, pikepdf.Dictionary) else ():
        mask = state.get("/SMask") if isinstance(state, pikepdf.Dictionary) else None
        group = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
        if isinstance(group, pikepdf.Stream):
            yield Drawing(group, group.get("/Resources", resources))


def _letters(resources: Any) -> Iterator[Drawing]:
    for font in _drawn_fonts(resources):
        yield from _letters_of(font, resources)


def _drawn_fonts(resources: Any) -> list[Any]:
    fonts = resources.get("/Font")
    listed = [font for _, font in sorted(fonts.items())] if isinstance(fonts, pikepdf.Dictionary) else []
    return [
        font for font in listed if isinstance(font, pikepdf.Dictionary) and str(font.get("/Subtype", "")) == "/Type3"
    ]


def _letters_of(font: Any, resources: Any) -> Iterator[Drawing]:
    for stream in _streams(font.get("/CharProcs"))[:_MOST_LETTERS]:
        yield Drawing(stream, font.get("/Resources", resources))


def _shows_text(drawing: Drawing, depth: int = 0) -> bool:
    """Whether text is shown, in a form too; what cannot be read may show anything."""
    operators = _operators(drawing)
    if b"?" in operators or not _TEXT.isdisjoint(operators):
        return True
    if b"Do" not in operators or not isinstance(drawing.resources, pikepdf.Dictionary):
        return False
    forms = _forms(drawing.resources)
    return depth > _DEEPEST or any(
        _shows_text(Drawing(form, form.get("/Resources", drawing.resources)), depth + 1) for form in forms
    )


def _shows_words(letter: Drawing) -> bool:
    """Whether a drawn letter shows text other than one letter of another font, as some programs slant theirs."""
    return _shows_text(letter) and (b"Do" in _operators(letter) or _shown_bytes(letter) > 1)


def _shown_bytes(drawing: Drawing) -> int:
    try:
        return sum(
            _bytes_in(one.operands) for one in instructions(drawing.stream.read_bytes()) if one.operator in _TEXT
        )
    except (MalformedContent, pikepdf.PdfError, ValueError):
        return _MOST_LETTERS


def _bytes_in(operands: Any) -> int:
    """How many bytes of text stand in operands, in arrays too."""
    if isinstance(operands, bytes):
        return len(operands)
    return sum(_bytes_in(part) for part in operands) if isinstance(operands, (list, tuple)) else 0


def _operators(drawing: Drawing) -> frozenset[bytes]:
    try:
        return frozenset(instruction.operator for instruction in instructions(drawing.stream.read_bytes()))
    except (MalformedContent, pikepdf.PdfError, ValueError):
        return frozenset({b"?"})


def _shows_picture(drawing: Drawing) -> bool:
    return bool(_pictures(drawing)) or b"BI" in _operators(drawing)


def _pictures(drawing: Drawing) -> list[Any]:
    """The pictures that a drawing names, in its forms too."""
    named = [stream for own in _all_resources(drawing.resources) for stream in _streams(own.get("/XObject"))]
    return [stream for stream in named if str(stream.get("/Subtype", "")) == "/Image"]


def _shows_more_than_a_letter(letter: Drawing) -> bool:
    operators = _operators(letter)
    if b"Do" in operators and any(_is_more_than_a_letter(stream) for stream in _pictures(letter)):
        return True
    return b"BI" in operators and any(
        _is_more_than_a_letter(_Entries(instruction.operands[-1])) and not _is_a_letter(instruction.operands[-1])
        for instruction in instructions(letter.stream.read_bytes())
        if instruction.operator == b"BI"
    )


def _is_a_letter(image: InlineImage) -> bool:
    """Whether a stencil, although wide or large, shows one letter at most: a dash or a brace, or few strokes side by side and below one another.

    Nearly every letter has columns with ink in two places, a dash and a brace have none; no letter has more than four strokes in
    any row or column, as words and lines of them soon have.
    """
    ink = _ink(image)
    if ink is None:
        return False
    down, across = _most_strokes(ink, 0), _most_strokes(ink, 1)
    if ink.shape[1] > _WIDE * ink.shape[0]:
        return bool(ink.any(axis=0).all()) and down <= 1
    return down <= _MOST_STROKES and across <= _MOST_STROKES


def _ink(image: InlineImage) -> Any:
    """Where a stencil has ink, rows by columns; None where that cannot be told."""
    entries = _Entries(image)
    width, height = number(entries.get("/Width")), number(entries.get("/Height"))
    if not entries.get("/ImageMask") or not 0 < width * height <= _MOST_PIXELS:
        return None
    try:
        return opacity(inline_pixels(image)) < 0.5
    except NotUnderstood:
        return None


def _most_strokes(ink: Any, axis: int) -> int:
    """How often at most a row (1) or column (0) meets ink anew."""
    return int((np.diff(ink.astype(np.int8), axis=axis, prepend=0) > 0).sum(axis=axis).max())


class _Entries:
    """The dictionary of an inline image, by its long names."""

    def __init__(self, image: InlineImage) -> None:
        self._entries = image.entries

    def get(self, key: str, default: Any = None) -> Any:
        """An entry, under whichever name."""
        short = {"/Width": "W", "/Height": "H", "/ImageMask": "IM", "/Filter": "F", "/Decode": "D"}[key]
        return self._entries.get(short, self._entries.get(key[1:], default))


def _is_more_than_a_letter(picture: Any) -> bool:
    """Letters are stencils, as high as wide or nearly so, and not large."""
    width, height = number(picture.get("/Width")), number(picture.get("/Height"))
    if not bool(picture.get("/ImageMask", False)):
        return True
    return (width > _WIDE * height and height > _LOW) or width * height > _LARGE
