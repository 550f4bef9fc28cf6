"""Headers and footers of the copy: the stamp at the foot and, on drafts, the banner at the head of every page."""

from __future__ import annotations

from redactor.documents.word.flow import is_title_page
from redactor.documents.word.namespaces import Node, add, get, make, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.surroundings import sections_of

_PART = qualified("x:part")
_AREA = qualified("x:area")
_REFERENCES = ("w:headerReference", "w:footerReference")


def drop_unseen(normal: Normal) -> None:
    """Take out headers and footers that no section names: no part is written for them, so nothing in them is placed."""
    named = {str(node.get(_PART)) for section in sections_of(normal.areas["body"]) for node in section}
    for area in [area for area in normal.areas if area.rstrip("0123456789") in {"header", "footer"}]:
        if normal.parts[area] not in named:
            del normal.areas[area]


def add_lines(normal: Normal, *, stamp: str, banner: str) -> None:
    """Give references their areas, and put stamp and banner on every page."""
    sections = sections_of(normal.areas["body"])
    areas = {(area.rstrip("0123456789"), part): area for area, part in normal.parts.items()}
    for section in sections:
        for node in [node for node in section if prefixed(node) in _REFERENCES]:
            kind = "header" if node.tag == qualified("w:headerReference") else "footer"
            node.set(_AREA, areas[kind, str(node.attrib.pop(_PART))])
    even = any(get(node, "w:type") == "even" for section in sections for node in section)
    if stamp:
        _on_every_page(normal, sections, "footer", stamp, even=even)
    if banner:
        _on_every_page(normal, sections, "header", banner, even=even)


def _on_every_page(normal: Normal, sections: list[Node], kind: str, words: str, *, even: bool) -> None:
    needed = ["default"]
    if any(is_title_page(section) for section in sections):
        needed.append("first")
    if even:
        needed.append("even")
    for name in needed:
        _ensure_reference(normal, sections[0], kind, name)
    used = {
        str(node.get(_AREA)) for section in sections for node in section if node.tag == qualified(f"w:{kind}Reference")
    }
    for area in sorted(used):
        line = _line(words, is_banner=kind == "header")
        root = normal.areas[area]
        root.insert(0, line) if kind == "header" else root.append(line)


def _ensure_reference(normal: Normal, section: Node, kind: str, name: str) -> None:
    tag = qualified(f"w:{kind}Reference")
    if any(node.tag == tag and get(node, "w:type") == name for node in section):
        return
    area = f"{kind} added {name}"
    normal.areas[area] = make("w:hdr" if kind == "header" else "w:ftr")
    reference = make(f"w:{kind}Reference", type=name)
    reference.set(_AREA, area)
    section.insert(0, reference)


def _line(words: str, *, is_banner: bool) -> Node:
    paragraph = make("w:p")
    add(add(paragraph, "w:pPr"), "w:jc", val="center")
    run = add(paragraph, "w:r")
    properties = add(run, "w:rPr")
    if is_banner:
        add(properties, "w:b")
        add(properties, "w:color", val="C00000")
    add(properties, "w:sz", val="28" if is_banner else "16")
    add(run, "w:t").text = words
    return paragraph
