"""XML that came from outside: parsed without entities, network or size tricks; strict names made transitional."""

from __future__ import annotations

import re

from lxml import etree

from redactor.documents.word.namespaces import STRICT_TWINS, Node, prefixed

_PERCENTAGE = re.compile(r"(-?\d{1,6}(?:\.\d{1,3})?)%")
_DRAWN = ("a:", "c:")


class MarkupFault(Exception):
    """A part is not well-formed XML, or uses what no office file needs (a document type, entities)."""


def parse_markup(raw: bytes) -> Node:
    """The root element of *raw*, in transitional names, without comments and processing instructions."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise MarkupFault("not well-formed XML") from fault
    tree: Node = root.getroottree()
    if tree.docinfo.doctype:
        raise MarkupFault("holds a document type declaration")
    if any(uri in STRICT_TWINS for node in root.iter() for uri in _uses(node)):
        _make_transitional(root)
    return root


def _uses(node: Node) -> set[str]:
    names = [node.tag, *node.attrib]
    return {name[1:].partition("}")[0] for name in names if isinstance(name, str) and name.startswith("{")}


def _make_transitional(root: Node) -> None:
    for node in root.iter(etree.Element):
        node.tag = _twin(node.tag)
        for name in [name for name in node.attrib if name != _twin(name)]:
            node.set(_twin(name), node.attrib.pop(name))
        if prefixed(node).startswith(_DRAWN):
            _count_thousandths(node)


def _count_thousandths(node: Node) -> None:
    """Percentages of drawings as numbers: strict files write "65%" (ISO/IEC 29500-1, 22.9.2.9), all others 65000."""
    for name, value in node.attrib.items():
        match = _PERCENTAGE.fullmatch(value)
        if match is not None:
            node.set(name, str(round(float(match.group(1)) * 1000)))


def _twin(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local_name = name[1:].partition("}")
    return f"{{{STRICT_TWINS.get(uri, uri)}}}{local_name}"
