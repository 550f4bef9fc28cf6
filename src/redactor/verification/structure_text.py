"""The allow-list of a plain-text copy: letters that can be seen, in UTF-8; no controls, no invisible characters."""

from __future__ import annotations

import unicodedata
from collections import Counter

_LAYOUT = frozenset("\n\r\t")
_INVISIBLE = {
    "Cc": "control characters",
    "Cf": "invisible characters",
    "Co": "private characters",
    "Cs": "half characters",
}


def read_plain(content: bytes) -> str | None:
    """The text, or None if the bytes are no text in UTF-8."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def structure_faults(text: str) -> tuple[str, ...]:
    """Kinds of characters that nobody can see, with their counts."""
    counts = Counter(unicodedata.category(char) for char in text if char not in _LAYOUT)
    return tuple(f"{counts[kind]} {words}" for kind, words in _INVISIBLE.items() if counts[kind])
