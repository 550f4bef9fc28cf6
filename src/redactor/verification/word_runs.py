"""Letters in a Word file that nobody sees as it opens: hidden, blacked out by a highlight, white on white, too small."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from redactor.verification.xml_reading import XmlDamaged

_SMALLEST = 4  # half points
_DARK = frozenset({"000000", "black"})
_PLAIN_INK = frozenset({"", "auto", "000000", "black"})
_PAPER = frozenset({"", "auto", "ffffff", "white", "none", "clear"})
_OWNERS = frozenset({"rPr", "pPr", "tcPr", "tblPr"})


@dataclass(slots=True)
class _Look:
    """How letters look at one depth of the markup: what run, paragraph and cell say."""

    ink: str = ""
    ground: str = ""  # a highlight or shading behind the letters of the run
    around: str = ""  # shading of the paragraph or cell
    size: str = ""
    hidden: bool = False


@dataclass(slots=True)
class _Runs:
    """Follows the markup and counts letters by the reason why nobody sees them."""

    counts: Counter[str] = field(default_factory=Counter)
    looks: list[_Look] = field(default_factory=lambda: [_Look()])
    owners: list[str] = field(default_factory=list)
    in_text: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self.in_text = local == "t"
        if local in {"r", "p", "tc"}:
            above = self.looks[-1]
            self.looks.append(_Look(around=above.around))
        elif local in _OWNERS:
            self.owners.append(local)
        elif self.owners:
            self._property(local, {key.rpartition(" ")[2]: value.lower() for key, value in attributes.items()})

    def _property(self, local: str, said: dict[str, str]) -> None:
        look, owner, value = self.looks[-1], self.owners[-1], said.get("val", "")
        if local == "shd" and owner != "rPr":
            look.around = said.get("fill", "")
        elif owner != "rPr":
            return
        elif local in {"highlight", "shd"}:
            look.ground = value if local == "highlight" else said.get("fill", "")
        elif local == "color":
            look.ink = value
        elif local == "sz":
            look.size = value
        elif local == "vanish":
            look.hidden = value not in {"0", "false", "off"}

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self.in_text = False
        if local in {"r", "p", "tc"} and len(self.looks) > 1:
            self.looks.pop()
        elif local in _OWNERS and self.owners:
            self.owners.pop()

    def text(self, text: str) -> None:
        reason = _unseen(self.looks[-1]) if self.in_text else ""
        if reason:
            self.counts[reason] += sum(map(str.isalnum, text))


def _unseen(look: _Look) -> str:
    if look.hidden:
        return "hidden"
    if look.ground in _DARK and look.ink in _PLAIN_INK:
        return "blacked out"
    if look.ink in {"ffffff", "white"} and look.ground in _PAPER and look.around in _PAPER:
        return "white"
    return "tiny" if look.size.isdigit() and int(look.size) <= _SMALLEST else ""


def unseen_letters(data: bytes) -> Counter[str]:
    """How many letters of one part are hidden, blacked out, white or tiny; raises XmlDamaged."""
    runs = _Runs()
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
