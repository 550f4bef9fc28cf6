"""The copy's theme: twelve colours and two font names from the source, in a frame that is always the same."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from redactor.documents.word.namespaces import NAMES, Node, child, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.vocabulary import FONTS, spaced

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
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FORMAT = (
    '<a:fmtScheme name="Plain">'
    f"<a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{''.join(f'<a:ln w={quoteattr(w)}>{_SOLID}</a:ln>' for w in ('6350', '12700', '19050'))}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def build_theme(normal: Normal) -> bytes:
    """The new theme part; empty where the source has none."""
    part = next(normal.package.related(normal.parts["body"], "theme"), "")
    root = normal.package.tree(part) if part else None
    if root is None:
        return b""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{_colour(root, slot)}"/></a:{slot}>' for slot in _SLOTS)
    fonts = "".join(_fonts(root, name) for name in ("majorFont", "minorFont"))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{NAMES["a"]}" name="Theme"><a:themeElements><a:clrScheme name="Colours">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Fonts">{fonts}</a:fontScheme>{_FORMAT}</a:themeElements></a:theme>'
    ).encode()


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
        faces.append(f"<a:{script} typeface={quoteattr(typeface if typeface in FONTS else '')}/>")
    return f"<a:{name}>{''.join(faces)}</a:{name}>"
