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
_POSITIONS = frozenset({"posOffset", "align", "pctWidth", "pctHeight"})
_SHOWN_ATTRIBUTES = {
    "lvlText": "val",
    "textpath": "string",
}  # labels of lists, words drawn as a shape: seen, though in attributes
_TELLING = _POSITIONS | _SPACES | {"p", *_SHOWN_ATTRIBUTES}
_WORD = re.compile(r"[^\W\d_]{2,}")
_POSITION = re.compile(r"-?\d{1,9}|left|right|center|top|bottom|inside|outside")


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

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = self.names.get(name) or self._new_name(name)
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise XmlDamaged("nested too deeply")
        if local in _TELLING:
            self._telling(local, attributes)
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
            self._end_position()
        elif local == "p":
            self.paragraphs.append([])
        elif local in _PARAGRAPHS and local != "t":
            self.paragraphs[-1].append(" ")

    def _end_position(self) -> None:
        words, self.position = self.position or "", None
        if not _POSITION.fullmatch(words):
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


@lru_cache(maxsize=64)
def read_xml(data: bytes) -> XmlPart:
    """Parse one part, once for all checks of a copy; raises XmlDamaged if it is not well formed."""
    listener = _Listener()
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
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise XmlDamaged("not well-formed XML") from error
    return XmlPart(
        tuple(text for pieces in listener.paragraphs if (text := "".join(pieces)).strip()),
        tuple(listener.attributes),
        tuple(listener.asides),
        frozenset(listener.elements),
        tuple(listener.odd),
    )


def is_xml(name: str, data: bytes) -> bool:
    """Whether a package part is XML, by its beginning or else by its name."""
    begins = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return begins.startswith((b"<?xml", b"<\x00?", b"<w:", b"<Types", b"<Rel")) or name.endswith((".xml", ".rels"))
