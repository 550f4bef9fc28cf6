"""Person spans cut to the name itself: no title, possessive, bracket, greeting or surrounding space."""

from __future__ import annotations

import re

from redactor.core.names import TITLES, fold

_EDGE = re.compile(r"^[^\w]+|[^\w.)]+$")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?\s+")
_OPENINGS = "hi hello dear hey hiya thanks thank re fw fwd cc bcc to from and the both morning afternoon"
_NOT_NAMES = frozenset(_OPENINGS.split())
_LAST_WORDS = re.compile(r"(?i)[\s,]+(?:and|wrote|said|x+|cc|to|from|sent|subject|date|re|tel|mob|e-?mail)$")
_SMALL_LETTER = re.compile(r"(?<=\w)\s[a-z]$")  # "Arben b" for born; but "tommy b" is called so
_FIELD = re.compile(r"(?i)(?:x\s?-\s?)?(?:to|from|b?cc|sent|subject|date|re|fwd?|name|by|attn|fao)\s*:\s*")
_SEPARATOR = re.compile(r"\s*[<>|=_{}].*", re.DOTALL)
_OPEN_BRACKET = re.compile(r"\s*[(\[<][^)\]>]*$")


def trim_person(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the name within ``text[start:end]``; equal bounds where nothing of a name is left."""
    while True:
        low, high = _trim_once(text, start, end)
        if (low, high) == (start, end):
            return low, high
        start, end = low, high


def _trim_once(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    field = _FIELD.match(piece)
    if field:
        start, piece = start + field.end(), piece[field.end() :]
    for pattern in (_SEPARATOR, _OPEN_BRACKET, _LAST_WORDS, _POSSESSIVE):
        found = pattern.search(piece)
        if found and found.start():
            piece = piece[: found.start()]
    letter = _SMALL_LETTER.search(piece)
    piece = piece[: letter.start()] if letter and piece[0].isupper() else piece
    edge = re.search(r"[^\w.)]+$", piece)
    piece = piece[: edge.start()] if edge else piece
    piece = _without_final_stop(piece)
    front = re.match(r"[^\w]+", piece)
    start, piece = (start + front.end(), piece[front.end() :]) if front else (start, piece)
    word = _FIRST_WORD.match(piece)
    if word and _is_no_name(word.group().strip()):
        start, piece = start + word.end(), piece[word.end() :]
    return start, start + len(piece)


def _without_final_stop(piece: str) -> str:
    """A full stop ends the sentence, unless it belongs to an initial; a bracket goes unless it was opened."""
    if piece.endswith(")") and "(" not in piece:
        return piece[:-1]
    if piece.endswith(".") and not re.search(r"(?:^|[\s.])\w\.$", piece):
        return piece[:-1]
    return piece


def _is_no_name(word: str) -> bool:
    """A title or a greeting; "Di" is short for Diana, "DI" a rank."""
    return fold(word).rstrip(".") in TITLES | _NOT_NAMES and not _is_initial(word) and word != "Di"


def _is_initial(word: str) -> bool:
    return len(word.strip().rstrip(".")) == 1
