"""How letters look in a Word file, as far as that tells whether anybody sees them: colours, shading, size, hiding.

What styles say is laid under what runs say. Grounds that only a program that lays pages out could tell (a shape's filling by
a theme, the rows of a table style, drawings behind the text) are *unsure*: white letters may well be seen there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.parsers import expat

UNSURE = "unsure"
_SMALLEST = 4  # half points
_NARROWEST = 10  # per cent of a letter's width
_ALIKE = 10  # levels of grey, of 255, between letters and ground that no eye tells apart
_DARK = 40  # levels of grey up to which a ground is as good as black
_HEX = re.compile(r"[0-9a-f]{6}")
_PATTERN = re.compile(r"pct(\d{1,3})")
_MOSTLY = 85  # per cent of a pattern from which its own colour is the ground
_NO_COLOUR = frozenset({"", "auto", "none", "nil", "clear"})
_LIGHT_THEMES = frozenset({"background1", "light1", "bg1", "lt1"})
_NAMED = {
    "black": "000000",
    "white": "ffffff",
    "darkblue": "000080",
    "darkgray": "808080",
    "lightgray": "c0c0c0",
    "yellow": "ffff00",
    "green": "00ff00",
    "cyan": "00ffff",
    "magenta": "ff00ff",
    "blue": "0000ff",
    "red": "ff0000",
    "darkcyan": "008080",
    "darkgreen": "008000",
    "darkmagenta": "800080",
    "darkred": "800000",
    "darkyellow": "808000",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of letters so far; "" where nothing is. Colours are six hexadecimal digits or ``UNSURE``."""

    ink: str = ""
    ground: str = ""  # a highlight or shading behind the letters of the run
    around: str = ""  # shading of the paragraph, cell, table or shape
    size: str = ""
    width: str = ""
    hidden: bool = False

    def over(self, below: Look) -> Look:
        """What this look says, and what *below* says where it says nothing."""
        return Look(
            self.ink or below.ink,
            self.ground or below.ground,
            self.around or below.around,
            self.size or below.size,
            self.width or below.width,
            self.hidden or below.hidden,
        )

    def said(self, local: str, owner: str, values: dict[str, str]) -> Look:
        """The look after one property of a run, or of a paragraph, cell or table."""
        value = values.get("val", "")
        if local == "shd":
            colour = _shading(values)
            return replace(self, ground=colour) if owner == "rPr" else replace(self, around=colour)
        if owner == "trPr" and local == "hidden":
            return replace(self, hidden=_is_on(value))
        return self._of_run(local, value, values) if owner == "rPr" else self

    def _of_run(self, local: str, value: str, values: dict[str, str]) -> Look:
        match local:
            case "highlight":
                return replace(self, ground=colour_of(value))
            case "color":
                return replace(self, ink=_ink(value, values))
            case "sz":
                return replace(self, size=value)
            case "w":
                return replace(self, width=value)
            case "vanish":
                return replace(self, hidden=_is_on(value))
        return self


def _is_on(value: str) -> bool:
    return value not in {"0", "false", "off"}


def colour_of(value: str) -> str:
    """A colour's six digits; "" for none of its own, ``UNSURE`` where it is said in another way."""
    plain = _NAMED.get(value, value).removeprefix("#")
    if plain in _NO_COLOUR:
        return ""
    plain = "".join(digit * 2 for digit in plain) if re.fullmatch("[0-9a-f]{3}", plain) else plain
    return plain if _HEX.fullmatch(plain) else UNSURE


def _ink(value: str, values: dict[str, str]) -> str:
    if value in _NO_COLOUR and values.get("themecolor", "") in _LIGHT_THEMES and "themeshade" not in values:
        return "ffffff"
    return "auto" if value in _NO_COLOUR else colour_of(value)


def _shading(values: dict[str, str]) -> str:
    """The colour that a shading makes: its filling, or the colour of a pattern that hides most of it."""
    pattern = values.get("val", "")
    share = _PATTERN.fullmatch(pattern)
    if pattern == "solid" or (share is not None and int(share[1]) >= _MOSTLY):
        return colour_of(values.get("color", "")) or "000000"
    fill = values.get("fill", "")
    return UNSURE if fill in _NO_COLOUR and values.get("themefill") else colour_of(fill)


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def unseen(look: Look, paper: str) -> str:
    """Why nobody sees letters of this look, "" where they are seen; with ``UNSURE`` before it where they may be."""
    if look.hidden:
        return "hidden"
    return _uncoloured(look, paper) or _unsized(look)


def _uncoloured(look: Look, paper: str) -> str:
    ink = "000000" if look.ink in {"", "auto"} else look.ink
    around = look.around or paper
    if look.ink in {"", "auto"} and not look.ground:
        return ""  # letters without a colour of their own are white on dark paragraphs and cells
    ground = look.ground or around
    if ink == UNSURE:
        return ""
    if ground == UNSURE:
        return f"{UNSURE} white" if _grey(ink) > 255 - _ALIKE else ""
    if abs(_grey(ink) - _grey(ground)) >= _ALIKE or not _same_colour(ink, ground):
        return ""
    return "white" if _grey(ground) > 255 - _DARK and not look.ground else "blacked out"


def _same_colour(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) < 3 * _ALIKE for at in (0, 2, 4))


def _unsized(look: Look) -> str:
    if look.size.isdigit() and int(look.size) <= _SMALLEST:
        return "tiny"
    return "tiny" if look.width.removesuffix("%").isdigit() and int(look.width.removesuffix("%")) < _NARROWEST else ""


@dataclass(frozen=True, slots=True)
class Styles:
    """What each style says, those it is based on included; and the table styles that shade rows or cells."""

    looks: dict[str, Look]
    shading: frozenset[str]

    def look(self, name: str) -> Look:
        """The look that a style gives."""
        return self.looks.get(name, Look())


def read_styles(data: bytes | None) -> Styles:
    """The styles of a document; none where the part is missing or damaged, for another check tells that."""
    listener = _StyleListener()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    try:
        parser.Parse(data or b"", True)
    except (expat.ExpatError, LookupError, UnicodeError):
        return Styles({}, frozenset())
    return Styles({name: listener.whole(name) for name in listener.own}, frozenset(listener.shading))


class _StyleListener:
    """Collects what each style says of itself."""

    def __init__(self) -> None:
        self.own: dict[str, Look] = {}
        self.based: dict[str, str] = {}
        self.shading: set[str] = set()
        self._style, self._kind, self._owners, self._conditional = "", "", list[str](), 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local, values = local_of(name), lowered(attributes)
        if local == "style":
            self._style = next((value for key, value in attributes.items() if local_of(key) == "styleId"), "")
            self._kind = values.get("type", "")
            self.own[self._style] = Look()
        elif local == "basedOn":
            self.based[self._style] = next(iter(attributes.values()), "")
        elif local == "tblStylePr":
            self._conditional += 1
        elif local in OWNERS:
            self._owners.append(local)
        elif self._owners and self._style:
            self._property(local, values)

    def _property(self, local: str, values: dict[str, str]) -> None:
        if local == "shd" and self._kind == "table":
            self.shading.add(self._style)
        if not self._conditional and self._kind != "table":
            self.own[self._style] = self.own[self._style].said(local, self._owners[-1], values)

    def end(self, name: str) -> None:
        local = local_of(name)
        if local == "style":
            self._style = ""
        elif local == "tblStylePr":
            self._conditional -= 1
        elif local in OWNERS and self._owners:
            self._owners.pop()

    def whole(self, name: str) -> Look:
        """What a style says with all it is based on."""
        look, seen = Look(), set[str]()
        while name in self.own and name not in seen:
            seen.add(name)
            look = look.over(self.own[name])
            name = self.based.get(name, "")
        return look


OWNERS = frozenset({"rPr", "pPr", "tcPr", "tblPr", "trPr"})


def local_of(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def lowered(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes by local name, names and values in small letters."""
    return {local_of(key).lower(): value.lower() for key, value in attributes.items()}


def attribute(attributes: dict[str, str], local: str) -> str:
    """One attribute by its local name, as it is written."""
    return next((value for key, value in attributes.items() if local_of(key) == local), "")


def is_any_behind(parts: Iterable[bytes]) -> bool:
    """Whether a drawing may lie behind the text, which then is not on paper."""
    return any(b'behindDoc="1"' in part or b'behindDoc="true"' in part or b"z-index:-" in part for part in parts)
