"""A Word file with labels for words, put in by the plainest of means: what a copy of it is to look like.

Lines then break in the original where they break in the copy, and what a longer label pushes is pushed in both. Only letters
change; nothing that a copy writes otherwise than its original is hidden by it.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from benchmarks.word_package import members_of, packed

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARTING = ("tab", "br", "cr")  # words end at them
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

Node = Any  # lxml's elements, which have no types of their own here


def labelled(content: bytes, words: tuple[str, ...], label: str) -> bytes:
    """*content* with *label* in place of every one of *words*, in whatever letter case; the same bytes where none stands."""
    if not words:
        return content
    members = members_of(content)
    one = f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
    wanted = re.compile(rf"{one}(?:\s+{one})*", re.IGNORECASE)  # neighbours are one label, as in a copy
    parts = {name: _part(raw, wanted, label) for name, raw in members if name.endswith(".xml")}
    changed = {name: made for name, made in parts.items() if made}
    return packed(members, changed) if changed else content


def _part(raw: bytes, wanted: re.Pattern[str], label: str) -> bytes:
    """The part with labels; nothing where no word stands in it."""
    try:
        root = etree.fromstring(raw, _PARSER)
    except etree.XMLSyntaxError:
        return b""
    paragraphs = [node for space in (_WORD, _STRICT, _DRAWN) for node in root.iter(f"{space}p")]
    found = [_label_in(paragraph, wanted, label) for paragraph in paragraphs]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if any(found) else b""


def _label_in(paragraph: Node, wanted: re.Pattern[str], label: str) -> bool:
    """Put labels in a paragraph, each where its word begins; paragraphs in its boxes have theirs."""
    space = paragraph.tag.removesuffix("p")
    names = [space + name for name in ("t", *_PARTING)]
    nodes = [node for node in paragraph.iter(*names) if next(node.iterancestors(f"{space}p")) is paragraph]
    texts = [(node.text or "") if node.tag == f"{space}t" else "\t" for node in nodes]
    spots = [match.span() for match in wanted.finditer("".join(texts))]
    at = 0
    for node, text in zip(nodes, texts, strict=True) if spots else ():
        start = at
        at += len(text)
        if node.tag != f"{space}t":
            continue
        kept = []
        for place, letter in enumerate(text, start):
            hit = next((spot for spot in spots if spot[0] <= place < spot[1]), None)
            kept.append(letter if hit is None else label if place == hit[0] else "")
        node.text = "".join(kept)
        if space != _DRAWN:
            node.set(_SPACE, "preserve")
    return bool(spots)
