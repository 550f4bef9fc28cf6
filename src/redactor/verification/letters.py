"""Text as the search sees it: folded letters and digits only, and where its words begin and end.

Spaces, hyphens, line ends and punctuation are gone, so a name that an extractor tears apart or runs together is
still one stretch of letters; the word bounds are kept beside it, so that "Ann" is not found in "planning".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from redactor.core.names import fold

_WORDS = re.compile(r"[^\W_]+")
# Letters of other scripts that look like Latin ones, as capitals or as small letters: a name can be written in a mixture.
# Source: Unicode Technical Standard 39, confusables, for the Greek and Cyrillic alphabets.
_ALIKE = str.maketrans(
    "авекмнорстухіјѕһԁԛԝүαβεζηικμνορτυχϲϳɑɡıⅼ",
    "abekmhopctyxijshdqwyabezhikmnoptyxcjagil",
)


@dataclass(frozen=True, slots=True)
class Letters:
    """Folded letters and digits; ``bounds`` holds one flag an offset, 1 where a word begins or ends."""

    text: str
    bounds: bytes

    def inner_bounds(self, start: int, end: int) -> int:
        """How many word bounds lie strictly inside ``start`` to ``end``."""
        return self.bounds.count(1, start + 1, end)

    def is_bounded(self, start: int, end: int) -> bool:
        """Whether words begin at ``start`` and end at ``end``."""
        return bool(self.bounds[start] and self.bounds[end])


def words_of(text: str) -> list[str]:
    """The words of *text*: folded runs of letters and digits, in order."""
    folded = text.lower() if text.isascii() else fold(text).translate(_ALIKE)
    return _WORDS.findall(folded)


def letters_of(text: str) -> Letters:
    """Fold *text* and join its words."""
    return joined(words_of(text))


def joined(words: Iterable[str]) -> Letters:
    """The words run together, with their bounds."""
    kept = list(words)
    return Letters("".join(kept), b"\x01" + b"".join(map(_tail, map(len, kept))))


@lru_cache(maxsize=256)
def _tail(length: int) -> bytes:
    """The flags of a word after its first letter's: nought but at its end."""
    return bytes(length - 1) + b"\x01" if length else b""
