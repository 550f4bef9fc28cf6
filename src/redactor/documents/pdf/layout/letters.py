"""From segments to characters: text that reads as a person would, each character tied to the glyph it came from.

Spaces are implied where the gap says so, ligatures and presentation forms are spelt out, accents drawn apart are joined to
their letter, zero-width marks and the second copy of doubled (fake bold) letters are tied to the letter beside them, and
right-to-left stretches are put into logical order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from math import inf
from operator import sub
from statistics import median
from typing import NamedTuple

from redactor.core.places import Box
from redactor.documents.pdf.glyphs import Glyph, Painting
from redactor.documents.pdf.layout.axes import Extent
from redactor.documents.pdf.layout.segments import Segment
from redactor.documents.pdf.records import records_of

IMPLIED = -1
_WORD_GAP = 0.17  # em: a gap from here on is a space
_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = frozenset("-\u2010\u2011\u00ad")


class Letter(NamedTuple):
    """One character to be, its glyph (or :data:`IMPLIED`), its box, and glyphs that go wherever it goes."""

    char: str
    glyph: int
    box: Box | None
    attached: tuple[int, ...] = ()


def segment_letters(segment: Segment) -> list[Letter]:
    """The characters of a segment in reading order, without spaces at either end."""
    extents = segment.glyphs
    gaps = [0.0, *[(after[0] - before[1]) / max(before[3], 0.01) for before, after in pairwise(extents)]]
    threshold = _space_threshold(extents, gaps)
    plain = _plain_letters(extents, gaps, threshold)
    if plain is not None:
        return plain
    letters: list[Letter] = []
    last = extents[0]
    for extent, gap in zip(extents, gaps, strict=True):
        glyph = extent.glyph
        if letters and _is_double(last, extent):
            letters[-1] = _with_attached(letters[-1], glyph.number)
            continue
        is_space = glyph.text.isspace()
        if gap > threshold and letters and letters[-1].char != " " and not is_space:
            letters.append(Letter(" ", IMPLIED, None))
        if " " <= glyph.text < "\x7f" and len(glyph.text) == 1:
            letters.append(Letter(glyph.text, glyph.number, glyph.box))
        elif glyph.text == _SOFT_HYPHEN and extent is extents[-1]:  # shown at a line's end, and only there
            letters.append(Letter("-", glyph.number, glyph.box))
        else:
            _append(letters, glyph)
        if is_space and glyph.run.painting is Painting.INVISIBLE:
            _stretch_last_letter(letters, glyph.box)
        last = extent
    return _logical_order(_stripped(letters))


def _plain_letters(extents: Sequence[Extent], gaps: Sequence[float], threshold: float) -> list[Letter] | None:
    """The characters of a segment of single visible ASCII letters, none of them drawn twice; None for any other."""
    glyphs = [extent[4] for extent in extents]
    texts = [glyph[1] for glyph in glyphs]
    whole = "".join(texts)
    if len(whole) != len(texts) or not (whole.isascii() and whole.isprintable()):
        return None
    if any(run.painting is Painting.INVISIBLE for run in {id(glyph[5]): glyph[5] for glyph in glyphs}.values()):
        return None
    starts = [extent[0] for extent in extents]
    if min(map(sub, starts[1:], starts), default=inf) < 0.12 * max([extent[3] for extent in extents]):
        return None  # crowded: letters may stand on one another
    columns = (texts, [glyph[0] for glyph in glyphs], [glyph[4] for glyph in glyphs])
    letters = list(map(_LETTER, zip(*columns, repeat(()), strict=False)))
    wide = [at for at, gap in enumerate(gaps) if gap > threshold]
    for at in reversed(wide):
        if at and " " not in whole[at - 1 : at + 1]:
            letters.insert(at, _IMPLIED_SPACE)
    return _stripped(letters)


_LETTER = records_of(Letter)
_IMPLIED_SPACE = Letter(" ", IMPLIED, None)


def _stretch_last_letter(letters: list[Letter], space: Box) -> None:
    """Over a scan a word and the space behind it are stretched over the word's picture: its last letter ends there."""
    if len(letters) > 1 and letters[-1].char == " " and letters[-2].box is not None:
        letters[-2] = letters[-2]._replace(box=letters[-2].box.joined(space))


def _append(letters: list[Letter], glyph: Glyph) -> None:
    """Add the characters of one glyph."""
    for part in glyph.text:
        if part in _ZERO_WIDTH or (unicodedata.combining(part) and letters and letters[-1].glyph != IMPLIED):
            _attach(letters, glyph, part)
            continue
        spelt = spelling(part)
        for number, char in enumerate(spelt):
            letters.append(Letter(char, glyph.number, _slice(glyph.box, number, len(spelt))))


def _attach(letters: list[Letter], glyph: Glyph, mark: str) -> None:
    """Tie a mark without width of its own to the letter before it; one with no letter before it stays unspoken."""
    if not letters:
        return
    letter = letters[-1]
    composed = unicodedata.normalize("NFC", letter.char + mark)
    char = composed if len(composed) == 1 and mark not in _ZERO_WIDTH else letter.char
    letters[-1] = _with_attached(letter._replace(char=char), glyph.number)


def _with_attached(letter: Letter, glyph: int) -> Letter:
    if glyph == letter.glyph:
        return letter
    return letter._replace(attached=(*letter.attached, glyph))


def spelling(char: str) -> str:
    """What a drawn character is spelt as: ligatures and wide forms by NFKC, any space as a space, rubbish as U+FFFD."""
    if char < "\x7f" and char >= " ":
        return char
    if char.isspace():
        return " "
    if unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"}:
        return "\ufffd"
    spelt = unicodedata.normalize("NFKC", char)
    return spelt if spelt and all(part.isalpha() for part in spelt) else char


def _slice(box: Box, number: int, count: int) -> Box:
    """The share of a ligature's box that one of its letters gets."""
    if count == 1:
        return box
    step = (box.x1 - box.x0) / count
    return Box(box.x0 + number * step, box.y0, box.x0 + (number + 1) * step, box.y1)


def _is_double(last: Extent, extent: Extent) -> bool:
    """Whether *extent* is the same letter drawn again in (nearly) the same place, as fake bold and shadows are."""
    if extent.glyph.text != last.glyph.text or extent is last:
        return False
    close = 0.12 * extent.size
    same_place = abs(extent.start - last.start) < close and abs(extent.base - last.base) < close
    return same_place and extent.end - extent.start > close


def _gap(last: Extent, extent: Extent) -> float:
    return (extent.start - last.end) / max(last.size, 0.01)


def _space_threshold(extents: Sequence[Extent], gaps: Sequence[float]) -> float:
    """The gap (em) from which a space is implied; higher where all letters of the segment are spaced out."""
    if len(extents) < 5:  # too few letters to tell spaced-out text from words
        return _few_letters_threshold(extents)
    spaces = [extent[4][1].isspace() for extent in extents]
    between = [gap for gap, here, before in zip(gaps[1:], spaces[1:], spaces, strict=False) if not (here or before)]
    middle = median(between) if between else 0.0
    return _WORD_GAP if middle < 0.1 else 1.6 * middle + 0.05


def _few_letters_threshold(extents: Sequence[Extent]) -> float:
    singles = [extent for extent in extents if not extent.glyph.text.isspace()]
    if len(singles) < 3:
        return _WORD_GAP
    gaps = [_gap(last, extent) for last, extent in pairwise(singles)]
    even = min(gaps) > 0.1 and max(gaps) < 1.3 * min(gaps)
    return 1.6 * max(gaps) if even else _WORD_GAP


def _stripped(letters: list[Letter]) -> list[Letter]:
    start, end = 0, len(letters)
    while start < end and letters[start].char == " ":
        start += 1
    while end > start and letters[end - 1].char == " ":
        end -= 1
    return letters[start:end]


def _is_right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in {"R", "AL"}


def _logical_order(letters: list[Letter]) -> list[Letter]:
    """Right-to-left stretches, drawn from the left here, turned round; words between them keep their order."""
    if all(letter.char < "\u0590" for letter in letters) or not any(_is_right_to_left(item.char) for item in letters):
        return letters
    turned: list[Letter] = []
    at = 0
    while at < len(letters):
        if not _is_right_to_left(letters[at].char):
            turned.append(letters[at])
            at += 1
            continue
        end = _stretch_end(letters, at)
        turned.extend(reversed(letters[at:end]))
        at = end
    return turned


def _stretch_end(letters: Sequence[Letter], at: int) -> int:
    """The end of the right-to-left stretch that starts at *at*; spaces inside it belong to it."""
    end = at
    for index in range(at, len(letters)):
        if _is_right_to_left(letters[index].char):
            end = index + 1
        elif not (letters[index].char == " " or unicodedata.bidirectional(letters[index].char) in {"NSM", "ON", "CS"}):
            break
    return end


def joined_lines(lines: Iterable[tuple[list[Letter], bool]]) -> list[Letter]:
    """Lines put together; each comes with whether it ends before it had to (a hard break, kept as a newline).

    A word broken at a line end is closed: its hyphen is tied to the letter before it, or kept, without a space, where the
    next line starts with a capital or a digit (Smith-Jones).
    """
    whole: list[Letter] = []
    hard = False
    for letters, ends_early in lines:
        if whole and letters:
            _join(whole, letters[0], hard=hard)
        whole.extend(letters)
        hard = ends_early
    return whole


def _join(whole: list[Letter], following: Letter, *, hard: bool) -> None:
    last = whole[-1]
    broken = last.char in _HYPHENS and len(whole) > 1 and whole[-2].char.isalpha()
    if broken and following.char.isalpha() and following.char.islower():
        before = whole[-2]
        whole[-2:] = [before._replace(attached=(*before.attached, last.glyph, *last.attached))]
    elif not (broken and following.char.isalpha()):
        whole.append(Letter("\n" if hard else " ", IMPLIED, None))
