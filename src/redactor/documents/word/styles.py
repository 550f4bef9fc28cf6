"""Styles as the reader needs them: chains, and whether they hide text or make a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.documents.word.grounds import any_dark
from redactor.documents.word.namespaces import Node, child, get, is_on, qualified
from redactor.documents.word.vocabulary import LOOKS, STYLE_NAMES

_MAX_CHAIN = 32
_PLAIN_TABLES = frozenset({"tablegrid", "tablenormal", "normaltable"})
_LONGEST_NAME = 40
_ODD = re.compile(r"[^\w \-()+,./&]|\d{3}")  # signs that no style's name needs; numbers long enough to be somebody's
_PIECE = re.compile(r"[A-ZÀ-ÞА-Я]?[a-zß-ÿа-яąćęłńóśźż]+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the source."""

    id: str
    kind: str
    name: str
    based_on: str
    node: Node


class StyleSheet:
    """All styles of a package by id."""

    def __init__(self, root: Node | None) -> None:
        nodes = root.findall(qualified("w:style")) if root is not None else []
        styles = [_style(node) for node in nodes]
        self.root = root
        self.by_id = {style.id: style for style in styles if style.id}
        self.default_paragraph, self.default_table = (
            next((style.id for style in styles if _is_default(style, kind)), "") for kind in ("paragraph", "table")
        )

    def chain(self, style_id: str) -> Iterator[Style]:
        """The style and those it is based on, nearest first; ends at a loop."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen and len(seen) < _MAX_CHAIN:
            seen.add(style_id)
            yield self.by_id[style_id]
            style_id = self.by_id[style_id].based_on

    def hides(self, paragraph_style: str, run_properties: Node | None) -> bool:
        """Whether text with these properties is hidden: directly, or by its styles (which toggle each other)."""
        direct = is_on(child(run_properties, "w:vanish")) if run_properties is not None else None
        if direct is not None:
            return direct
        run_style = child(run_properties, "w:rStyle") if run_properties is not None else None
        by_paragraph = self._style_hides(paragraph_style or self.default_paragraph)
        return by_paragraph != self._style_hides(get(run_style, "w:val") if run_style is not None else "")

    def _style_hides(self, style_id: str) -> bool:
        for style in self.chain(style_id):
            value = is_on(child(style.node, "w:rPr", "w:vanish"))
            if value is not None:
                return value
        return False

    def shades(self, paragraph_style: str, run_style: str = "") -> bool:
        """Whether the styles of a paragraph and run, or the defaults, may put a dark colour behind the letters."""
        defaults = child(self.root, "w:docDefaults") if self.root is not None else None
        names = (paragraph_style or self.default_paragraph, run_style)
        return (defaults is not None and any_dark(defaults)) or any(map(self._is_dark, names))

    def shades_table(self, table_style: str) -> bool:
        """Whether a table's style may put a dark colour behind its letters; nobody knows of one that is not defined."""
        if table_style and table_style not in self.by_id:
            return table_style.replace(" ", "").casefold() not in _PLAIN_TABLES
        return self._is_dark(table_style or self.default_table)

    def _is_dark(self, style_id: str) -> bool:
        return any(any_dark(style.node) for style in self.chain(style_id))

    def is_heading(self, style_id: str) -> bool:
        """Whether a paragraph style is a title or heading, itself or by what it is based on."""
        names = [style.name.casefold() for style in self.chain(style_id)]
        return any(name == "title" or name.startswith("heading") for name in names)

    def is_link(self, style_id: str) -> bool:
        """Whether a style is the built-in one of links."""
        return style_id in self.by_id and self.by_id[style_id].name.casefold() in {"hyperlink", "followedhyperlink"}

    def numbering_of(self, style_id: str) -> Node | None:
        """The numbering properties that a paragraph inherits from its style."""
        for style in self.chain(style_id or self.default_paragraph):
            found = child(style.node, "w:pPr", "w:numPr")
            if found is not None:
                return found
        return None


def _style(node: Node) -> Style:
    name, based = child(node, "w:name"), child(node, "w:basedOn")
    called = get(name, "w:val") if name is not None else ""
    return Style(
        id=get(node, "w:styleId") or called.replace(" ", ""),  # some programs leave the id out
        kind=get(node, "w:type", "paragraph"),
        name=called,
        based_on=get(based, "w:val") if based is not None else "",
        node=node,
    )


def _is_default(style: Style, kind: str) -> bool:
    return style.kind == kind and get(style.node, "w:default", "0").lower() in {"1", "true", "on"}


def public_name(name: str) -> str:
    """The standard spelling of a built-in style name, or "" for a custom one."""
    return STYLE_NAMES.get(name.strip().casefold(), "")


def typographic_name(name: str) -> str:
    """A custom style's name whose words are all words of typography ("Table Body 2"), else "": others could name anybody."""
    tidy = " ".join(name.split())
    is_short = len(tidy) <= _LONGEST_NAME and not _ODD.search(tidy)
    words = [piece.casefold() for piece in _PIECE.findall(tidy)]
    return tidy if is_short and words and all(word in LOOKS for word in words) else ""
