"""Letters in a Word file that nobody sees as it opens: hidden, blacked out, white on white, too small."""

from __future__ import annotations

from collections import Counter
from xml.parsers import expat

from redactor.verification.word_looks import (
    OWNERS,
    UNSURE,
    Look,
    Styles,
    attribute,
    colour_of,
    local_of,
    lowered,
    unseen,
)
from redactor.verification.xml_reading import XmlDamaged

_WHITE = "ffffff"
_LAYERS = frozenset({"r", "p", "tr", "tc", "tbl", "txbxContent"})
_SHAPES = frozenset({"shape", "rect", "roundrect", "oval", "textbox", "wsp"})
# A colour may be of a filling, a line or a shadow: only who draws it can tell.
_FILLS = frozenset({"solidFill", "gradFill", "blipFill", "pattFill", "fillRef", "srgbClr"})
_NAMES_STYLE = frozenset({"pStyle", "rStyle"})


class _Runs:
    """Follows the markup and counts letters by the reason why nobody sees them."""

    def __init__(self, styles: Styles, paper: str) -> None:
        self.counts: Counter[str] = Counter()
        self._styles = styles
        self._looks = [Look()]
        self._papers = [paper]
        self._owners: list[str] = []
        self._filling = _WHITE  # of the shape that was begun last
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_of(name)
        self._in_text = local == "t"
        if local in _LAYERS:
            self._layer(local)
        elif local in OWNERS:
            self._owners.append(local)
        elif self._owners:
            self._property(local, attributes)
        else:
            self._beside(local, attributes)

    def _layer(self, local: str) -> None:
        above = self._looks[-1]
        if local == "txbxContent":
            self._papers.append(self._filling)
            self._looks.append(Look())
        else:
            self._looks.append(above if local == "r" else Look(around=above.around, hidden=above.hidden))

    def _property(self, local: str, attributes: dict[str, str]) -> None:
        owner = self._owners[-1]
        if owner == "rPr" and "pPr" in self._owners:
            return  # the mark at the paragraph's end
        look, name = self._looks[-1], attribute(attributes, "val")
        if local in _NAMES_STYLE:
            self._looks[-1] = self._styles.look(name).over(look)
        elif local == "tblStyle" and name in self._styles.shading:
            self._looks[-1] = Look(around=UNSURE)
        else:
            self._looks[-1] = look.said(local, owner, lowered(attributes))

    def _beside(self, local: str, attributes: dict[str, str]) -> None:
        """The filling of shapes, and the colour of the paper."""
        values = lowered(attributes)
        if local == "background":
            self._papers[0] = colour_of(values.get("color", "")) or _WHITE
        elif local in _SHAPES:
            self._filling = _filling_of(local, values, self._filling)
        elif local in _FILLS:
            self._filling = UNSURE

    def end(self, name: str) -> None:
        local = local_of(name)
        self._in_text = False
        if local == "txbxContent" and len(self._papers) > 1:
            self._papers.pop()
        if local in _LAYERS and len(self._looks) > 1:
            self._looks.pop()
        elif local in OWNERS and self._owners:
            self._owners.pop()

    def text(self, text: str) -> None:
        reason = unseen(self._looks[-1], self._papers[-1]) if self._in_text else ""
        if reason:
            self.counts[reason] += sum(map(str.isalnum, text))


def _filling_of(local: str, values: dict[str, str], before: str) -> str:
    """What an older shape says of its filling; newer ones say it in elements of their own."""
    if local == "textbox":
        return before
    if local == "wsp" or values.get("filled") in {"f", "false", "0"}:
        return UNSURE if local != "wsp" else _WHITE
    return colour_of(values.get("fillcolor", "").split(" ")[0]) or (UNSURE if "type" in values else _WHITE)


def unseen_letters(data: bytes, styles: Styles, *, on_paper: bool = True) -> Counter[str]:
    """How many letters of one part are hidden, blacked out, white or tiny; raises XmlDamaged.

    Where they are not *on_paper*, for a drawing may lie behind them, white letters may well be seen.
    """
    runs = _Runs(styles, _WHITE if on_paper else UNSURE)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = runs.start
    parser.EndElementHandler = runs.end
    parser.CharacterDataHandler = runs.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise XmlDamaged("not well-formed XML") from error
    return +runs.counts
