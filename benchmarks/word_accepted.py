"""A Word file as it looks with all tracked changes accepted: what a copy is to look like."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = tuple(_W + name for name in ("del", "moveFrom"))
_TAKEN = tuple(_W + name for name in ("ins", "moveTo"))
_MARKS = (b"<w:del ", b"<w:ins ", b"<w:moveFrom ", b"<w:moveTo ", b"Change ", b"<w:cellDel ", b"<w:cellIns ")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

Node = Any  # lxml's elements, which have no types of their own here


def accepted(content: bytes) -> bytes:
    """The package with deletions taken out and insertions as text; the same bytes where nothing is tracked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            members = [(name, source.read(name)) for name in dict.fromkeys(source.namelist())]
    except (zipfile.BadZipFile, zlib.error, OSError):
        return content  # damaged in a member that the reader can do without
    changed = {name: _accept(raw) for name, raw in members if _is_tracked(name, raw)}
    if not changed:
        return content
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, raw in members:
            target.writestr(zipfile.ZipInfo(name), changed.get(name, raw))
    return stream.getvalue()


def _is_tracked(name: str, raw: bytes) -> bool:
    return name.endswith(".xml") and any(mark in raw for mark in _MARKS)


def _accept(raw: bytes) -> bytes:
    try:
        root = etree.fromstring(raw, _PARSER)
    except etree.XMLSyntaxError:
        return raw
    _drop_rows(root)
    ended = [p for p in root.iter(f"{_W}p") if p.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None]
    for node in list(root.iter(*_GONE)):
        _remove(node)
    for node in list(root.iter()):
        if isinstance(node.tag, str) and node.tag.startswith(_W) and node.tag.endswith("Change"):
            _remove(node)
    for node in list(root.iter(*_TAKEN)):
        _unwrap(node)
    for paragraph in ended:
        _run_on(paragraph)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop_rows(root: Node) -> None:
    """Deleted rows and cells, and tables that have no row left."""
    for name, mark in (("tr", f"{_W}trPr/{_W}del"), ("tc", f"{_W}tcPr/{_W}cellDel")):
        for node in [one for one in root.iter(_W + name) if one.find(mark) is not None]:
            _remove(node)
    for table in [one for one in root.iter(f"{_W}tbl") if next(one.iter(f"{_W}tr"), None) is None]:
        _remove(table)


def _remove(node: Node) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Node) -> None:
    parent = node.getparent()
    at = parent.index(node)
    parent[at : at + 1] = list(node)


def _run_on(paragraph: Node) -> None:
    """A paragraph whose end was deleted goes on in the next, which says how both look."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{_W}p":
        return
    content = [node for node in paragraph if node.tag != f"{_W}pPr"]
    at = 1 if len(following) and following[0].tag == f"{_W}pPr" else 0
    following[at:at] = content
    _remove(paragraph)
