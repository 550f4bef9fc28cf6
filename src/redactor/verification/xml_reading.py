"""XML by expat: every text, attribute, comment and instruction of a part, and the paragraphs a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

_PARAGRAPHS = frozenset({"p", "text", "v", "t"})
_SPACES = frozenset({"tab", "br", "cr", "ptab", "noBreakHyphen"})
_MAX_DEPTH = 400
# Elements whose text says where a drawing stands: a short number or a word of the format, never anything else.
# Likewise how the numbers of a chart are written: digits, signs, the letters of dates and hours.
_POSITIONS = frozenset({"posOffset", "align", "pctWidth", "pctHeight", "formatCode"})
_SHOWN_ATTRIBUTES = {
    "lvlText": "val",
    "textpath": "string",
}  # labels of lists, words drawn as a shape: seen, though in attributes
_TELLING = _POSITIONS | _SPACES | {"p", *_SHOWN_ATTRIBUTES}
_SAYS_NOTHING = re.compile(rb"<\?xml[^<>]{0,200}\?>\s*")  # a declaration and nothing declared, as drawings' parts have
_HEX_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_POSITION = re.compile(r"-?\d{1,9}|left|right|center|top|bottom|inside|outside")
NUMBER_FORMAT = re.compile(
    r"General|(?:\[\$-[0-9A-F]{1,6}\])?(?:[0#?,.%/:; @()+_*$€£\\-]|[dmyhs]{1,4}|E\+|\"[$€£¥%.,:/ ()-]{1,3}\"){1,24}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: local names of its element and itself, and the value."""

    element: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class XmlPart:
    """Everything an XML part says, each attribute once. Names are local names; ``namespaces`` are those declared and used."""

    paragraphs: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    asides: tuple[str, ...]  # comments, processing instructions, document type
    elements: frozenset[tuple[str, str]]  # (namespace, local name)
    odd: tuple[str, ...] = ()


class XmlDamaged(ValueError):
    """The part is no well-formed XML."""


@dataclass(slots=True)
class _Listener:
    """Collects what expat reports."""

    paragraphs: list[list[str]] = field(default_factory=lambda: [[]])
    attributes: list[Attribute] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    elements: set[tuple[str, str]] = field(default_factory=set)
    odd: list[str] = field(default_factory=list)
    depth: int = 0
    position: str | None = None  # the text of a position being read
    names: dict[str, str] = field(default_factory=dict)  # local names of the elements met
    said: set[tuple[str, tuple[str, str]]] = field(default_factory=set)  # attributes met, each noted once
    spells_signs: bool = False  # whether letters written as signs of a font are taken for letters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = self.names.get(name) or self._new_name(name)
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise XmlDamaged("nested too deeply")
        if local in _TELLING:
            self._telling(local, attributes)
        if self.spells_signs and local == "sym":
            self.paragraphs[-1].append(_letter_of_sign(attributes))
        for said in attributes.items():
            if (name, said) not in self.said:
                self.said.add((name, said))
                self.attributes.append(Attribute(local, said[0].rpartition(" ")[2], said[1]))

    def _new_name(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        self.elements.add((namespace, local))
        self.names[name] = local
        return local

    def _telling(self, local: str, attributes: dict[str, str]) -> None:
        """Elements that begin a paragraph, stand for a space or hold what is read."""
        if local in _POSITIONS:
            self.position = ""
        elif local == "p":
            self.paragraphs.append([])
        elif local in _SPACES:
            self.paragraphs[-1].append(" ")
        else:
            self._shown_attribute(_SHOWN_ATTRIBUTES[local], attributes)

    def _shown_attribute(self, name: str, attributes: dict[str, str]) -> None:
        """Words in the label of a list ("Witness %1:") or drawn as a shape, each a paragraph of its own."""
        words = "".join(value for key, value in attributes.items() if key.rpartition(" ")[2] == name)
        if _WORD.search(words) or (name == "string" and words.strip()):
            self.paragraphs.extend([[words], []])

    def end(self, name: str) -> None:
        self.depth -= 1
        local = self.names.get(name, "")
        if local in _POSITIONS:
            self._end_position(NUMBER_FORMAT if local == "formatCode" else _POSITION)
        elif local == "p":
            self.paragraphs.append([])
        elif local in _PARAGRAPHS and local != "t":
            self.paragraphs[-1].append(" ")

    def _end_position(self, expected: re.Pattern[str]) -> None:
        words, self.position = self.position or "", None
        if not expected.fullmatch(words):
            self.paragraphs[-1].append(f" {words} ")

    def text(self, text: str) -> None:
        if self.position is not None:
            self.position += text
        else:
            self.paragraphs[-1].append(text)

    def aside(self, *texts: str | None) -> None:
        self.asides.append(" ".join(text for text in texts if text))

    def doctype(self, *facts: object) -> None:
        self.odd.append("document type")
        self.aside(*(fact for fact in facts if isinstance(fact, str)))


def _letter_of_sign(attributes: dict[str, str]) -> str:
    """The letter that a sign's number stands for in an ordinary font; F000 is added to it by some programs."""
    code = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "char"), "")
    number = int(code, 16) & 0xFFFF if _HEX_CODE.fullmatch(code) else 0
    return chr(number - 0xF000 if number >= 0xF000 else number) if number else ""


@lru_cache(maxsize=64)
def read_xml(data: bytes) -> XmlPart:
    """Parse one part, once for all checks of a copy; raises XmlDamaged if it is not well formed."""
    listener = _heard(data, _Listener())
    return XmlPart(
        _texts_in(listener),
        tuple(listener.attributes),
        tuple(listener.asides),
        frozenset(listener.elements),
        tuple(listener.odd),
    )


def spelled_out(data: bytes) -> tuple[str, ...]:
    """The paragraphs of a part with signs as letters: a name can be written in them, in any font. Raises XmlDamaged."""
    return _texts_in(_heard(data, _Listener(spells_signs=True)))


def _texts_in(listener: _Listener) -> tuple[str, ...]:
    return tuple(text for pieces in listener.paragraphs if (text := "".join(pieces)).strip())


def _heard(data: bytes, listener: _Listener) -> _Listener:
    """The listener once it heard all of a part."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    parser.CommentHandler = listener.aside
    parser.ProcessingInstructionHandler = listener.aside
    parser.StartDoctypeDeclHandler = listener.doctype
    parser.EntityDeclHandler = listener.doctype
    parser.StartNamespaceDeclHandler = lambda prefix, uri: listener.attributes.append(
        Attribute("", "xmlns", f"{prefix or ''} {uri or ''}")
    )
    if _SAYS_NOTHING.fullmatch(data) is not None:
        return listener
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise XmlDamaged("not well-formed XML") from error
    return listener


def is_xml(name: str, data: bytes) -> bool:
    """Whether a package part is XML, by its beginning; what is only called so is data like any other."""
    begins = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    is_named = name.endswith((".xml", ".rels"))
    return begins.startswith((b"<?xml", b"<\x00?", b"<w:", b"<Types", b"<Rel")) or (
        is_named and begins.startswith(b"<")
    )
