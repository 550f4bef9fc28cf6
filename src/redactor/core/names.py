"""Names: the folds under which two written forms are the same, the forms a person's name can take.

Placeholder of the shape only where noted; the fold is final: every room compares names with it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SEPARATORS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})
_SPECIAL_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)


def fold(text: str) -> str:
    """Case, accents, ligatures, odd spaces and curly punctuation taken away; zero-width characters dropped."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold().translate(_SPECIAL_LETTERS)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    bare = re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", bare)
    return _SEPARATORS.sub(" ", bare).strip()


@dataclass(frozen=True, slots=True, order=True)
class KnownForm:
    """One written form of one known person, for the known-names pass."""

    form: str  # as written, not folded
    owner: str  # person id
    kind: str  # full, forename, surname, reversed, initials, titled, diminutive, handle, identifier…
    needs_evidence: bool = False  # also an ordinary word, or shared: counts only with evidence
