"""XML names of the package: prefixes, qualified names, and the transitional twin of every strict namespace."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lxml import etree

Node = Any  # an lxml element: its class is not typed

_OFFICE = "http://schemas.openxmlformats.org"
NAMES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "dgm": f"{_OFFICE}/drawingml/2006/diagram",
    "lc": f"{_OFFICE}/drawingml/2006/lockedCanvas",
    "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "x": "urn:redactor",  # placeholders in our own tree; never written out
}
PREFIXES = {uri: prefix for prefix, uri in NAMES.items()}
WRITTEN = {prefix: NAMES[prefix] for prefix in ("w", "r", "m", "a", "wp", "pic", "mc", "wps", "wpg")}

_STRICT = "http://purl.oclc.org/ooxml"
STRICT_TWINS = {
    f"{_STRICT}/wordprocessingml/main": NAMES["w"],
    f"{_STRICT}/officeDocument/relationships": NAMES["r"],
    f"{_STRICT}/officeDocument/math": NAMES["m"],
    f"{_STRICT}/drawingml/main": NAMES["a"],
    f"{_STRICT}/drawingml/wordprocessingDrawing": NAMES["wp"],
    f"{_STRICT}/drawingml/picture": NAMES["pic"],
    f"{_STRICT}/drawingml/chart": NAMES["c"],
    f"{_STRICT}/drawingml/diagram": NAMES["dgm"],
    f"{_STRICT}/drawingml/lockedCanvas": NAMES["lc"],
}


@lru_cache(maxsize=4096)
def qualified(name: str) -> str:
    """``w:p`` as lxml spells it."""
    prefix, _, local_name = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local_name}"


def prefixed(node: Node) -> str:
    """The name of *node* as ``w:p``; ``?:p`` in a namespace that we have no word for, "" for comments."""
    return short_name(node.tag) if isinstance(node.tag, str) else ""


@lru_cache(maxsize=4096)
def short_name(tag: str) -> str:
    """An lxml name as ``prefix:local``."""
    if not tag.startswith("{"):
        return tag
    uri, _, local_name = tag[1:].partition("}")
    return f"{PREFIXES.get(uri, '?')}:{local_name}"


def local(node: Node) -> str:
    """The name of *node* without its namespace; "" for comments and processing instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def get(node: Node, name: str, default: str = "") -> str:
    """The attribute *name* (``w:val``) of *node*."""
    return str(node.get(qualified(name), default))


def child(node: Node, *names: str) -> Node | None:
    """The first grandchild along the path *names*, or None."""
    for name in names:
        node = node.find(qualified(name)) if node is not None else None
    return node


def make(name: str, /, **attributes: str) -> Node:
    """A new element; attributes are of the element's own prefix when it is ``w``, else without namespace."""
    prefix = name.partition(":")[0]
    element = etree.Element(qualified(name), nsmap={prefix: NAMES[prefix]})
    for key, value in attributes.items():
        element.set(qualified(f"w:{key}") if prefix == "w" else key, value)
    return element


def add(parent: Node, name: str, /, **attributes: str) -> Node:
    """A new last child of *parent*."""
    element = make(name, **attributes)
    parent.append(element)
    return element


def add_line(parent: Node, text: str) -> None:
    """A paragraph of plain letters at the end of *parent*."""
    add_letters(add(add(parent, "w:p"), "w:r"), text)


def add_letters(run: Node, text: str) -> None:
    """Letters at the end of a run, all of which are seen: white space at their ends too."""
    letters = add(run, "w:t")
    letters.text = text
    letters.set(qualified("xml:space"), "preserve")


def is_on(node: Node | None) -> bool | None:
    """The value of an on/off element; None where it is absent."""
    if node is None:
        return None
    return get(node, "w:val", "1").lower() not in {"0", "false", "off"}
