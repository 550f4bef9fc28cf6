"""The copy's styles: those in use, under public names; custom ones are renamed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from redactor.documents.word.grammar import WORD, copy_allowed
from redactor.documents.word.namespaces import Node, add, child, get, make, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.styles import Style, StyleSheet, public_name, typographic_name
from redactor.documents.word.vocabulary import STYLE_NAMES

_REFERENCES = tuple(qualified(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle"))
_PROPERTIES = ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr")
_FLAGS = ("w:semiHidden", "w:unhideWhenUsed", "w:qFormat")
_USUAL = ("paragraph", STYLE_NAMES["normal"])
_KINDS = frozenset({"paragraph", "character", "table", "numbering"})


def build_styles(normal: Normal, numbering: Node | None) -> Node:
    """The new styles part; rewrites every style reference in the areas and in *numbering*."""
    sheet = normal.styles
    roots = [*normal.areas.values(), *([numbering] if numbering is not None else [])]
    names = _new_ids(sheet, _used(sheet, roots))
    for root in roots:
        _rename(root, names)
    target = make("w:styles")
    defaults = _defaults(sheet)
    if defaults is not None:
        target.append(defaults)
    for style_id in names:
        target.append(_copied(sheet.by_id[style_id], names))
    return target


def used_style_ids(normal: Normal) -> set[str]:
    """Every style that the areas name, with those they are based on."""
    return _used(normal.styles, list(normal.areas.values()))


def _used(sheet: StyleSheet, roots: list[Node]) -> set[str]:
    wanted = {get(node, "w:val") for root in roots for node in root.iter(*_REFERENCES)}
    wanted |= {style.id for style in sheet.by_id.values() if get(style.node, "w:default") in {"1", "true", "on"}}
    if not sheet.default_paragraph:  # readers then take the one of this name
        wanted |= {style.id for style in sheet.by_id.values() if (style.kind, public_name(style.name)) == _USUAL}
    return {style.id for style_id in wanted for style in sheet.chain(style_id)}


def _new_ids(sheet: StyleSheet, used: set[str]) -> dict[str, str]:
    """Source id → id of ours, in source order: built-in styles by their names, custom ones numbered."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    custom = 0
    for style_id, style in sheet.by_id.items():
        if style_id not in used or style.kind not in _KINDS:
            continue
        public = _id_of_name(public_name(style.name))
        if not public or public in taken:
            custom += 1
            public = f"Style{custom}"
        taken.add(public)
        names[style_id] = public
    return names


def _id_of_name(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in "".join(c if c.isalnum() else " " for c in name).split())


def _rename(root: Node, names: dict[str, str]) -> None:
    for node in list(root.iter(*_REFERENCES)):
        old = get(node, "w:val")
        new = names.get(old)
        if new is not None:
            node.set(qualified("w:val"), new)
        elif old not in _built_in_ids() or old in names.values():
            node.getparent().remove(node)


@cache
def _built_in_ids() -> frozenset[str]:
    """The ids of built-in styles: a reference to one that is not defined stays, since some readers then take their own."""
    return frozenset(map(_id_of_name, STYLE_NAMES.values()))


def _defaults(sheet: StyleSheet) -> Node | None:
    """The defaults of the source; None where it states none, for programs then take their own."""
    source = child(sheet.root, "w:docDefaults") if sheet.root is not None else None
    if source is None:
        return None
    target = make("w:docDefaults")
    for outer, inner in (("w:rPrDefault", "w:rPr"), ("w:pPrDefault", "w:pPr")):
        properties = child(source, outer, inner)
        kept = copy_allowed(properties, WORD) if properties is not None else None
        add(target, outer).append(kept if kept is not None else make(inner))
    return target


def _copied(style: Style, names: dict[str, str]) -> Node:
    new_id = names[style.id]
    target = make("w:style", type=style.kind)
    if get(style.node, "w:default") in {"1", "true", "on"}:
        target.set(qualified("w:default"), "1")
    public = public_name(style.name)
    if _id_of_name(public) != new_id:
        target.set(qualified("w:customStyle"), "1")
        public = ("" if public else typographic_name(style.name)) or f"Style {new_id.removeprefix('Style')}"
    target.set(qualified("w:styleId"), new_id)
    add(target, "w:name", val=public)
    for name in ("w:basedOn", "w:next", "w:link"):
        other = child(style.node, name)
        if other is not None and get(other, "w:val") in names:
            add(target, name, val=names[get(other, "w:val")])
    for name in _FLAGS:
        if child(style.node, name) is not None:
            add(target, name)
    for node in _property_nodes(style.node):
        target.append(node)
    _rename(target, names)
    return target


def _property_nodes(source: Node) -> Iterator[Node]:
    for node in source:
        if prefixed(node) in _PROPERTIES:
            kept = copy_allowed(node, WORD)
            if kept is not None:
                yield kept
        elif prefixed(node) == "w:tblStylePr":
            part = make("w:tblStylePr")
            kind = get(node, "w:type")
            if WORD.attributes["w:type"](kind):
                part.set(qualified("w:type"), kind)
                part.extend(_property_nodes(node))
                yield part
