"""The copy's theme: colours, fonts and the looks of fills, lines and effects, each through the allow-list, under fixed names."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from lxml import etree

from redactor.documents.word.grammar import DRAWING, copy_allowed
from redactor.documents.word.namespaces import NAMES, Node, child, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.vocabulary import is_public_font, spaced

_SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_OFFICE = dict(
    zip(
        _SLOTS,
        spaced("000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"),
        strict=True,
    )
)
_MOST_LOOKS = 12
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LOOKS = {  # what a list of looks holds: three of a kind, weakest first; these stand in for what is not on the allow-list
    "fillStyleLst": (_SOLID,) * 3,
    "lnStyleLst": tuple(f"<a:ln w={quoteattr(w)}>{_SOLID}</a:ln>" for w in ("6350", "12700", "19050")),
    "effectStyleLst": ("<a:effectStyle><a:effectLst/></a:effectStyle>",) * 3,
    "bgFillStyleLst": (_SOLID,) * 3,
}
_NOT_ALONE = frozenset({"a:blipFill", "a:grpFill"})  # fills that need a picture or a group
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")


def build_theme(normal: Normal) -> bytes:
    """The new theme part; empty where the source has none."""
    root = _theme(normal)
    if root is None:
        return b""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{_colour(root, slot)}"/></a:{slot}>' for slot in _SLOTS)
    fonts = "".join(_fonts(root, name) for name in ("majorFont", "minorFont"))
    looks = "".join(_looks(root, name) for name in _LOOKS)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{NAMES["a"]}" name="Theme"><a:themeElements><a:clrScheme name="Colours">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Fonts">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Plain">{looks}</a:fmtScheme></a:themeElements></a:theme>'
    ).encode()


def _theme(normal: Normal) -> Node | None:
    part = next(normal.package.related(normal.package.main, "theme"), "")
    return normal.package.tree(part) if part else None


def scheme_colours(normal: Normal) -> dict[str, str]:
    """The colours of the source's theme by the names that drawings call them."""
    root = _theme(normal)
    slots = {slot: _colour(root, slot) if root is not None else _OFFICE[slot] for slot in _SLOTS}
    return {**slots, "tx1": slots["dk1"], "bg1": slots["lt1"], "tx2": slots["dk2"], "bg2": slots["lt2"]}


def _colour(root: Node, slot: str) -> str:
    holder = child(root, "a:themeElements", "a:clrScheme", f"a:{slot}")
    colour = holder[0] if holder is not None and len(holder) else None
    value = str(colour.get("lastClr") or colour.get("val") or "") if colour is not None else ""
    return value.upper() if _HEX.fullmatch(value) else _OFFICE[slot]


def _fonts(root: Node, name: str) -> str:
    holder = root.find(f".//{qualified('a:fontScheme')}/{qualified(f'a:{name}')}")
    faces = []
    for script in ("latin", "ea", "cs"):
        face = child(holder, f"a:{script}") if holder is not None else None
        typeface = str(face.get("typeface", "")) if face is not None else ""
        faces.append(f"<a:{script} typeface={quoteattr(typeface if is_public_font(typeface) else '')}/>")
    faces += _script_fonts(holder) if holder is not None else []
    return f"<a:{name}>{''.join(faces)}</a:{name}>"


def _script_fonts(holder: Node) -> list[str]:
    """Fonts for single scripts, which programs take for Arabic, Chinese or Japanese text."""
    nodes = {str(node.get("script", "")): str(node.get("typeface", "")) for node in holder.findall(qualified("a:font"))}
    return [
        f"<a:font script={quoteattr(script)} typeface={quoteattr(face)}/>"
        for script, face in sorted(nodes.items())
        if _SCRIPT.fullmatch(script) and is_public_font(face)
    ]


def _looks(root: Node, name: str) -> str:
    """One list of looks: each of the source's as far as it is on the allow-list, else the plain one of its strength."""
    plain = _LOOKS[name]
    holder = child(root, "a:themeElements", "a:fmtScheme", f"a:{name}")
    sources = list(holder) if holder is not None else []
    if len(sources) < len(plain):
        return f"<a:{name}>{''.join(plain)}</a:{name}>"
    made = [_look(source) or plain[min(at, len(plain) - 1)] for at, source in enumerate(sources[:_MOST_LOOKS])]
    return f"<a:{name}>{''.join(made)}</a:{name}>"


def _look(source: Node) -> str:
    copy = copy_allowed(source, DRAWING) if prefixed(source) not in _NOT_ALONE else None
    if copy is None:
        return ""
    etree.cleanup_namespaces(copy)
    return str(etree.tostring(copy, encoding="unicode")).replace(f' xmlns:a="{NAMES["a"]}"', "")
