"""WordPiece: words of a text and the pieces of each, with the letter shapes that an uncased vocabulary loses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# Letters with the marks and invisible characters that may stand inside a word; else one sign at a time.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff])*|[^\s]")
_INVISIBLE = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LONGEST_WORD = 100

# Shapes, as numbers that the model was trained with.
LOWER, TITLE, UPPER, ONE_CAPITAL, MIXED, DIGITS, SIGN, LETTERS_DIGITS = range(8)
SHAPES = 8


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one word: vocabulary ids, the shape of each, the shape of the whole word."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    word_shape: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, half-open in code points, and its pieces."""

    start: int
    end: int
    pieces: Pieces


def shape_of(text: str) -> int:
    """What sort of letters *text* is made of."""
    if text.isdigit():
        return DIGITS
    if not text.isalnum():
        return SIGN
    if not text.isalpha():
        return LETTERS_DIGITS
    if text.isupper():
        return ONE_CAPITAL if len(text) == 1 else UPPER
    if text[0].isupper() and text[1:].islower():
        return TITLE
    return MIXED if any(char.isupper() for char in text) else LOWER


class WordPiece:
    """Splits words greedily into the longest pieces of a vocabulary, as the encoder was taught."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.last = self._ids["[SEP]"]
        self._pieces = lru_cache(maxsize=65536)(self._split)

    def words(self, text: str) -> list[Word]:
        """The words and signs of *text* in order, white space left out."""
        found = []
        for match in _WORD.finditer(text):
            pieces = self._pieces(match.group())
            if pieces.ids:
                found.append(Word(match.start(), match.end(), pieces))
        return found

    def _split(self, word: str) -> Pieces:
        cased = _INVISIBLE.sub("", unicodedata.normalize("NFD", word))
        lowered = cased.lower()
        if len(lowered) != len(cased):  # a few letters grow when lowered: their case cannot be told
            cased = lowered
        if not cased:
            return Pieces((), (), SIGN)
        bounds = self._bounds(lowered)
        if bounds is None:
            shape = shape_of(cased)
            return Pieces((self.unknown,), (shape,), shape)
        return Pieces(
            tuple(self._id(lowered, start, end) for start, end in bounds),
            tuple(shape_of(cased[start:end]) for start, end in bounds),
            shape_of(cased),
        )

    def _bounds(self, word: str) -> list[tuple[int, int]] | None:
        if len(word) > _LONGEST_WORD:
            return None
        bounds: list[tuple[int, int]] = []
        start = 0
        while start < len(word):
            end = self._longest(word, start)
            if end == start:
                return None
            bounds.append((start, end))
            start = end
        return bounds

    def _longest(self, word: str, start: int) -> int:
        for end in range(len(word), start, -1):
            if self._key(word, start, end) in self._ids:
                return end
        return start

    def _id(self, word: str, start: int, end: int) -> int:
        return self._ids[self._key(word, start, end)]

    @staticmethod
    def _key(word: str, start: int, end: int) -> str:
        """The vocabulary's spelling: pieces inside a word are marked, ideographs stand alone."""
        inside = start > 0 and not _IDEOGRAPH.match(word, start)
        return f"##{word[start:end]}" if inside else word[start:end]
