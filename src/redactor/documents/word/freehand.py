"""Freehand shapes: geometry written again under guide names of ours, and a picture of it for whoever has to look at it.

A freehand shape can draw anything, a signature too. So it is a picture item: kept where somebody looked at it, else a
rectangle keeps its place. The geometry is numbers; names of guides are replaced, and formulas are taken apart.
"""

from __future__ import annotations

import io
import re

from lxml import etree
from PIL import Image, ImageDraw

from redactor.core.ids import digest
from redactor.documents.word.guides import Guides
from redactor.documents.word.namespaces import Node, add, child, make, prefixed
from redactor.documents.word.vocabulary import spaced

_OPERATORS = frozenset(spaced("*/ +- +/ ?: abs at2 cat2 cos max min mod pin sat2 sin sqrt tan val"))
_NUMBER = re.compile(r"-?\d{1,10}")
_COMMANDS = frozenset(spaced("a:moveTo a:lnTo a:cubicBezTo a:quadBezTo a:arcTo a:close"))
_FILLS = frozenset(spaced("none norm lighten lightenLess darken darkenLess"))
_SWITCHES = frozenset(spaced("0 1 true false"))
PRESET_GUIDES = frozenset(
    spaced(
        "w h l t r b hc vc ss ls wd2 wd3 wd4 wd5 wd6 wd8 wd10 wd12 wd32 hd2 hd3 hd4 hd5 hd6 hd8 hd10 hd12 ssd2 ssd4 ssd6 ssd8 ssd16"
        " ssd32 cd2 cd4 cd8 3cd4 3cd8 5cd8 7cd8"
    )
)
_MOST_POINTS = 20_000
_SIZE = 480


class _Unknown(ValueError):
    """Something in the geometry is not of the format."""


def rewritten(source: Node) -> Node | None:
    """The geometry as a copy may hold it; None where anything in it is not of the format."""
    try:
        return _rewritten(source)
    except _Unknown:
        return None


def _rewritten(source: Node) -> Node:
    names: dict[str, str] = {}
    copy = make("a:custGeom")
    for part in ("a:avLst", "a:gdLst"):
        target, guides = add(copy, part), child(source, part)
        for node in guides if guides is not None else ():
            formula = _formula(str(node.get("fmla", "")), names)
            names[str(node.get("name", ""))] = f"g{len(names) + 1}"
            add(target, "a:gd", name=names[str(node.get("name", ""))], fmla=formula)
    add(copy, "a:ahLst")
    add(copy, "a:cxnLst")
    paths, target = child(source, "a:pathLst"), make("a:pathLst")
    for path in paths if paths is not None else ():
        target.append(_path(path, names))
    if sum(1 for _ in target.iter("{*}pt")) > _MOST_POINTS or len(target) == 0:
        raise _Unknown
    copy.append(target)
    return copy


def _formula(text: str, names: dict[str, str]) -> str:
    operator, *arguments = text.split() or [""]
    if operator not in _OPERATORS or len(arguments) > 3:
        raise _Unknown
    return " ".join([operator, *(_value(one, names) for one in arguments)])


def _value(text: str, names: dict[str, str]) -> str:
    """A number, a guide of the format, or the new name of a guide."""
    if text in names:
        return names[text]
    if _NUMBER.fullmatch(text) or text in PRESET_GUIDES:
        return text
    raise _Unknown


def _path(source: Node, names: dict[str, str]) -> Node:
    path = make("a:path")
    for key, allowed in (("w", None), ("h", None), ("fill", _FILLS), ("stroke", _SWITCHES), ("extrusionOk", _SWITCHES)):
        value = str(source.get(key, ""))
        if value and (value in allowed if allowed is not None else _NUMBER.fullmatch(value)):
            path.set(key, value)
    for command in source:
        if prefixed(command) not in _COMMANDS:
            raise _Unknown
        copy = add(path, prefixed(command))
        for key in ("wR", "hR", "stAng", "swAng"):
            if command.get(key) is not None:
                copy.set(key, _value(str(command.get(key)), names))
        for point in command:
            add(copy, "a:pt", x=_value(str(point.get("x", "")), names), y=_value(str(point.get("y", "")), names))
    return path


def geometry_key(geometry: Node, size: tuple[int, int]) -> str:
    """Equal for equal drawings."""
    return digest("freehand", repr((etree.tostring(geometry, method="c14n"), size)))[:32]


def thumbnail(geometry: Node, size: tuple[int, int]) -> bytes:
    """A PNG of the outlines, for the reviewer."""
    width, height = max(1, size[0]), max(1, size[1])
    scale = (_SIZE - 8) / max(width, height)
    image = Image.new("RGB", (round(width * scale) + 8, round(height * scale) + 8), "white")
    draw = ImageDraw.Draw(image)
    for line in Guides(geometry, width, height).lines():
        draw.line([(4 + x * scale, 4 + y * scale) for x, y in line], fill="black", width=2)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
