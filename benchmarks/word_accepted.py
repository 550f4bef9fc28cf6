"""A Word file as it looks with all tracked changes accepted: what a copy is to look like."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from benchmarks.word_package import members_of, packed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_GONE, _TAKEN = ("del", "moveFrom"), ("ins", "moveTo")
_BETWEEN = ("RangeStart", "RangeEnd", "bookmarkStart", "bookmarkEnd")  # marks that may stand between paragraphs
_MARKS = (
    b"<w:del ",
    b"<w:ins ",
    b"<w:moveFrom ",
    b"<w:moveTo ",
    b"Change ",
    b"<w:cellDel ",
    b"<w:cellIns ",
    b"<w:trackRevisions",
)
_RANGE = re.compile(r"}(?:customXml(?:Ins|Del|MoveFrom|MoveTo)|moveFrom|moveTo)Range(?:Start|End)$")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

Node = Any  # lxml's elements, which have no types of their own here


def accepted(content: bytes) -> bytes:
    """The package with deletions taken out, insertions as text and no more recording; the same bytes where nothing is tracked."""
    members = members_of(content)
    changed = {name: _accept(raw) for name, raw in members if _is_tracked(name, raw)}
    return packed(members, changed) if changed else content


def _is_tracked(name: str, raw: bytes) -> bool:
    return name.endswith(".xml") and any(mark in raw for mark in _MARKS)


def _accept(raw: bytes) -> bytes:
    try:
        root = etree.fromstring(raw, _PARSER)
    except etree.XMLSyntaxError:
        return raw
    for space in (_W, _STRICT):
        _accept_in(root, space)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _accept_in(root: Node, w: str) -> None:
    """Accept the changes that stand in one of the format's two name spaces."""
    _drop_rows(root, w)
    ended = [p for p in root.iter(f"{w}p") if any(_has(p, f"{w}pPr/{w}rPr/{w}{name}") for name in _GONE)]
    for node in list(root.iter(*(w + name for name in (*_GONE, "trackRevisions")))):
        _remove(node)
    for node in list(root.iter(f"{w}*")):
        if node.tag.endswith("Change") or _RANGE.search(node.tag):
            _remove(node)
    for node in list(root.iter(*(w + name for name in _TAKEN))):
        _unwrap(node)
    for paragraph in ended:
        _run_on(paragraph, w)


def _has(node: Node, path: str) -> bool:
    return node.find(path) is not None


def _drop_rows(root: Node, w: str) -> None:
    """Deleted rows and cells, and tables that have no row left."""
    for name, mark in (("tr", f"{w}trPr/{w}del"), ("tc", f"{w}tcPr/{w}cellDel")):
        for node in [one for one in root.iter(w + name) if _has(one, mark)]:
            _remove(node)
    for table in [one for one in root.iter(f"{w}tbl") if next(one.iter(f"{w}tr"), None) is None]:
        _remove(table)


def _remove(node: Node) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Node) -> None:
    parent = node.getparent()
    at = parent.index(node)
    parent[at : at + 1] = list(node)


def _run_on(paragraph: Node, w: str) -> None:
    """A paragraph whose end was deleted goes on in the next, which says how both look."""
    following = _next_block(paragraph, w)
    if following is None or following.tag != f"{w}p":
        return
    content = [node for node in paragraph if node.tag != f"{w}pPr"]
    at = 1 if len(following) and following[0].tag == f"{w}pPr" else 0
    following[at:at] = content
    _remove(paragraph)


def _next_block(node: Node, w: str) -> Node | None:
    """What comes after *node*: out of the content control that ends with it, into one that begins after it, past an empty one."""
    following = next((one for one in node.itersiblings() if not str(one.tag).endswith(_BETWEEN)), None)
    if following is None:
        parent = node.getparent()
        return _next_block(parent.getparent(), w) if parent.tag == f"{w}sdtContent" else None
    if following.tag != f"{w}sdt":
        return following
    first = following.find(f"{w}sdtContent/*")
    return first if first is not None else _next_block(following, w)
