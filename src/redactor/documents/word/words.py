"""The text of a normal-form paragraph, and which element each character came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redactor.documents.word.namespaces import Node, get, prefixed, qualified

_SOLID = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}


@dataclass(frozen=True, slots=True)
class Atom:
    """One element's letters: ``start`` and ``end`` are offsets into the paragraph's text."""

    element: Node
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the atom ends."""
        return self.start + len(self.text)

    @property
    def is_letters(self) -> bool:
        """Whether the atom can be cut; anything else goes or stays as a whole."""
        return prefixed(self.element) in {"w:t", "m:t"}


def atoms(paragraph: Node) -> Iterator[Atom]:
    """The atoms of a paragraph in order; text boxes inside it are paragraphs of their own."""
    at = 0
    for element in _leaves(paragraph):
        text = _text(element)
        yield Atom(element, text, at)
        at += len(text)


def paragraph_text(paragraph: Node) -> str:
    """The text of a paragraph as blocks show it."""
    return "".join(atom.text for atom in atoms(paragraph))


def _leaves(paragraph: Node) -> Iterator[Node]:
    for inner in paragraph:
        name = prefixed(inner)
        if name == "w:r":
            yield from (node for node in inner if prefixed(node) != "w:rPr")
        elif name == "w:fldSimple":
            yield inner
        elif name.startswith("m:"):
            yield from inner.iter(qualified("m:t"))


def _text(element: Node) -> str:
    name = prefixed(element)
    if name in {"w:t", "m:t"}:
        return element.text or ""
    if name == "w:sym":
        return chr(int(get(element, "w:char"), 16))
    if name == "w:fldSimple":
        return "".join(node.text or "" for node in element.iter(qualified("w:t")))
    return _SOLID.get(name, "")
