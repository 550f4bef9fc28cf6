"""What lies behind letters: white letters are hidden only where nothing behind them can be dark."""

from __future__ import annotations

import re
from itertools import chain

from redactor.documents.word.namespaces import Node, child, get, qualified
from redactor.documents.word.package import Package

_LIGHT = frozenset({"", "AUTO", "FFFFFF"})
_LIGHT_THEME = frozenset({"", "background1", "light1"})
_FLAT = frozenset({"", "clear", "nil"})  # shadings without a pattern
_LIGHT_MARKERS = frozenset({"none", "white"})
_BEHIND = re.compile(r"z-index:\s*-")
_SHADING = qualified("w:shd")


def is_white(colour: Node | None) -> bool:
    """Whether a colour of letters is white; a colour of the theme counts over the value stored beside it."""
    if colour is None or get(colour, "w:val").upper() != "FFFFFF":
        return False
    return get(colour, "w:themeColor") in _LIGHT_THEME


def can_be_dark(shading: Node | None) -> bool:
    """Whether a shading may be anything but white: its fill, a colour of the theme, or a pattern."""
    if shading is None:
        return False
    is_filled = get(shading, "w:fill").upper() not in _LIGHT or get(shading, "w:themeFill") not in _LIGHT_THEME
    return is_filled or get(shading, "w:val") not in _FLAT


def any_dark(root: Node) -> bool:
    """Whether any shading under *root* can be dark."""
    return any(can_be_dark(node) for node in root.iter(_SHADING))


def run_can_be_dark(properties: Node) -> bool:
    """Whether a run puts something behind its own letters."""
    marker = child(properties, "w:highlight")
    is_marked = marker is not None and get(marker, "w:val") not in _LIGHT_MARKERS
    return is_marked or child(properties, "w:effect") is not None or can_be_dark(child(properties, "w:shd"))


def pages_can_be_dark(package: Package, main: str) -> bool:
    """Whether the pages have a colour, or anything is drawn behind the text, by headers and footers too."""
    parts = chain([main], package.related(main, "header"), package.related(main, "footer"))
    roots = (package.tree(part) for part in parts)
    return any(_has_background(root) or _draws_behind(root) for root in roots if root is not None)


def _has_background(root: Node) -> bool:
    background = child(root, "w:background")
    if background is None:
        return False
    is_coloured = get(background, "w:color").upper() not in _LIGHT
    return is_coloured or len(background) > 0 or get(background, "w:themeColor") not in _LIGHT_THEME


def _draws_behind(root: Node) -> bool:
    """Shapes below the text in either drawing language; letters drawn as a watermark are no ground."""
    if any(anchor.get("behindDoc", "0") not in {"0", "false"} for anchor in root.iter(qualified("wp:anchor"))):
        return True
    return any(
        _BEHIND.search(node.get("style", "")) and next(node.iter(qualified("v:textpath")), None) is None
        for node in root.iter("{urn:schemas-microsoft-com:vml}*")
    )
