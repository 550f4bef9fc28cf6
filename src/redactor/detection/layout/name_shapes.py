"""What a name looks like where the layout says that one stands there; lists of names cut into single ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.core.names import TITLES, fold
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.trimming import trim_person

_RANGES = (range(0x41, 0x250), range(0x1E00, 0x1F00))
_CAPITALS = "".join(chr(code) for codes in _RANGES for code in codes if chr(code).isupper())
UP = f"[{_CAPITALS}]"
_LETTER = r"[^\W\d_]"
WORD = rf"{UP}(?:{_LETTER}|['’‘`-](?={_LETTER}))*"
INITIAL = rf"{UP}\.(?!\w{{2}})"
PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|bint|binti|ibn|al|el|ap|ter|ten|y|e)"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd|Cllr|Fr|Sr|PC|DC|DS|DI|Sgt|Insp|Imam|Rabbi|Auntie|Uncle|Judge|HHJ)\.?"
NAME = rf"(?:{_TITLE} )*(?:{WORD}|{INITIAL})(?:[ .](?:{PARTICLE} )*(?:{WORD}|{INITIAL})){{0,4}}"
SURNAME_FIRST = rf"{WORD}(?:[ -]{WORD})?, ?(?:{_TITLE} )?(?:{WORD}|{INITIAL})(?: (?:{WORD}|{INITIAL})){{0,2}}"
ANY_NAME = rf"(?:{SURNAME_FIRST}|{NAME})"
INITIALS = rf"{UP}(?:\.?{UP}){{1,3}}\.?"

_BARE_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "cllr", "rev", "pc", "sgt"})
_SEPARATOR = re.compile(
    r"\s*(?:;|\n|\t|,? (?:and|&) |\s[&+]\s| / |/(?=\s?[A-Z])|•|\s[-–]\s(?=[A-Z][a-z]+ [A-Z][a-z]+\s*(?:;|,|$)))\s*",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{2,3}")
_COMMA = re.compile(r"\s*,\s*")
_ASIDE = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\]|<[^>]*>|\s[-–:|]\s.*|\.{3,}.*|_{3,}.*|@\S*|/\w+(?:/\w+)*(?:@\w+)?)")
_WHOLE_NAME = re.compile(ANY_NAME)
_SMALL_NAME = re.compile(rf"{_LETTER}[\w'’.-]*(?: {_LETTER}[\w'’.-]*){{0,3}}")


def names_in_list(text: str, *, small: bool = False) -> Iterator[tuple[int, int]]:
    """Bounds of the names in a field that holds names: "Khan, Aisha; Osei, J", "Mrs Hill (Chair), Mr Bo and Jo".

    *small* accepts names without capitals: only where nothing but a name can stand.
    """
    for start, end in _cut(text, 0, len(text), _SEPARATOR):
        for low, high in _by_comma(text, start, end):
            bounds = _name_at(text, low, high, small=small)
            if bounds:
                yield bounds


def is_name(text: str, *, small: bool = False) -> bool:
    """Whether the whole of *text* can be one person's name."""
    return _name_at(text, 0, len(text), small=small) == (0, len(text))


def _cut(text: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for found in separator.finditer(text, start, end):
        if _depth(text, start, found.start()) == 0:
            yield at, found.start()
            at = found.end()
    yield at, end


def _depth(text: str, start: int, at: int) -> int:
    piece = text[start:at]
    return piece.count("(") - piece.count(")") + piece.count("<") - piece.count(">")


def _by_comma(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Commas part names, unless they turn one: "Khan, Aisha"."""
    pieces = [(low, high) for low, high in _cut(text, start, end, _COMMA) if text[low:high].strip()]
    joined: list[tuple[int, int]] = []
    at = 0
    while at < len(pieces):
        low, high = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if following and _turns(text[low:high], text[following[0] : following[1]]):
            joined.append((low, following[1]))
            at += 2
        else:
            joined.append((low, high))
            at += 1
    return joined


def _turns(first: str, second: str) -> bool:
    """Whether "Khan" and "Aisha" are one name turned round: one word (or two with a particle), then forenames."""
    words = _ASIDE.sub("", first).split()
    after = _ASIDE.sub("", second).split()
    if (
        not words
        or not after
        or (_INITIALS.fullmatch(words[0]) and _INITIALS.fullmatch(after[0]))
        or fold(words[0]).rstrip(".") in TITLES
        or any(fold(word) in NO_PEOPLE for word in after if len(word) > 1)
    ):
        return False
    return (
        len(words) == 1 or (len(words) == 2 and fold(words[0]) in {"van", "de", "o", "mac", "st", "le", "al"})
    ) and len(after) <= 3


def _name_at(text: str, start: int, end: int, *, small: bool) -> tuple[int, int] | None:
    piece = text[start:end]
    aside = _ASIDE.search(piece)
    if aside and aside.start():
        end = start + aside.start()
    low, high = trim_person(text, start, end)
    words = re.findall(r"[^\W\d_][\w'’-]*", text[low:high])
    if not 0 < len(words) <= 5 or any(char.isdigit() or char == "@" for char in text[low:high]):
        return None
    if any(fold(word) in NO_PEOPLE for word in words if len(word) > 1):
        return None
    whole = _WHOLE_NAME.fullmatch(text, low, high) or (small and _SMALL_NAME.fullmatch(text, low, high))
    is_title = len(words) == 1 and fold(words[0]) in _BARE_TITLES
    return (low, high) if whole and len(text[low:high]) > 1 and not is_title else None
