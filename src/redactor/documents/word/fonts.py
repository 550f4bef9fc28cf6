"""Fonts: a name off the public list could say anything, so such a font gives way to a nameless one of its family.

A reader takes the same substitute for a nameless font as for any other that it lacks: pages look as they did wherever the
source's font is not installed.
"""

from __future__ import annotations

from redactor.documents.word.namespaces import NAMES, Node, add, child, get, make, qualified
from redactor.documents.word.package import Package
from redactor.documents.word.vocabulary import NAMELESS_FONTS, is_public_font

_FACES = tuple(qualified(f"w:{name}") for name in ("ascii", "hAnsi", "cs", "eastAsia"))
_STAND_INS = dict(zip(("roman", "swiss", "modern", "script", "decorative", "auto"), NAMELESS_FONTS, strict=True))
_FAMILIES = frozenset(_STAND_INS)
_PITCHES = frozenset({"fixed", "variable", "default"})


def replace_private_fonts(package: Package) -> int:
    """Replace unlisted font names in every part that was or will be read; returns how many names were met."""
    families = _families(package)
    met: set[str] = set()
    for part in sorted(package.parts):
        root = package.tree(part) if part.casefold().endswith(".xml") else None
        for node in root.iter(qualified("w:rFonts"), f"{{{NAMES['a']}}}latin") if root is not None else ():
            met |= _replace(node, families)
    return len(met)


def _replace(node: Node, families: dict[str, str]) -> set[str]:
    met = set()
    for key in (*_FACES, "typeface"):
        name = str(node.get(key, ""))
        if name and not is_public_font(name) and not name.startswith("+"):
            met.add(name)
            node.set(key, _STAND_INS.get(families.get(name, ""), _STAND_INS["auto"]))
    return met


def _font_nodes(package: Package) -> list[Node]:
    part = next(package.related(package.main, "fontTable"), "")
    root = package.tree(part) if part else None
    return root.findall(qualified("w:font")) if root is not None else []


def _families(package: Package) -> dict[str, str]:
    return {get(node, "w:name"): _value(node, "w:family", _FAMILIES) for node in _font_nodes(package)}


def _value(node: Node, name: str, allowed: frozenset[str]) -> str:
    found = child(node, name)
    value = get(found, "w:val") if found is not None else ""
    return value if value in allowed else ""


def build_font_table(package: Package) -> Node:
    """The copy's font table: family and pitch of listed fonts, which help a reader that lacks the font."""
    target = make("w:fonts")
    for family, name in _STAND_INS.items():
        add(add(target, "w:font", name=name), "w:family", val=family)
    for node in sorted(_font_nodes(package), key=lambda node: get(node, "w:name")):
        name = get(node, "w:name")
        if not is_public_font(name):
            continue
        font = add(target, "w:font", name=name)
        for key, allowed in (("w:family", _FAMILIES), ("w:pitch", _PITCHES)):
            value = _value(node, key, allowed)
            if value:
                add(font, key, val=value)
    return target
