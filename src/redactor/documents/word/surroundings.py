"""Headers, footers, notes and comments: the parts that the body leads to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from redactor.core.documents import BlockKind
from redactor.documents.word import flow
from redactor.documents.word.namespaces import Node, add, child, get, is_on, make, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.notes import NOTE_LINES
from redactor.documents.word.scope import open_scope

_KINDS = {"header": BlockKind.HEADER, "footer": BlockKind.FOOTER}
_ROOTS = {"header": "w:hdr", "footer": "w:ftr"}


def sections_of(body: Node) -> list[Node]:
    """Every section's properties, in order."""
    return list(body.iter(qualified("w:sectPr")))


def read_margins(normal: Normal, main: str) -> None:
    """Headers and footers: those that some page shows go into the copy, the others are only examined."""
    sections = sections_of(normal.areas["body"])
    even = has_even_pages(normal, main)
    shown: set[str] = set()
    for section, reference in _references(sections):
        part = str(reference.get(qualified("x:part")))
        is_shown = _is_shown(section, reference, sections, even=even)
        if is_shown:
            shown.add(part)
        else:
            section.remove(reference)
    for kind in ("header", "footer"):
        for number, part in enumerate(_ordered_parts(normal, main, kind, sections), start=1):
            _read_margin(normal, f"{kind}{number}", part, is_shown=part in shown)


def _references(sections: list[Node]) -> Iterator[tuple[Node, Node]]:
    for section in sections:
        for reference in list(section):
            if prefixed(reference) in {"w:headerReference", "w:footerReference"}:
                yield section, reference


def has_even_pages(normal: Normal, main: str) -> bool:
    """Whether even pages have headers of their own."""
    part = next(normal.package.related(main, "settings"), "")
    root = normal.package.tree(part) if part else None
    return root is not None and bool(is_on(child(root, "w:evenAndOddHeaders")))


def _is_shown(section: Node, reference: Node, sections: list[Node], *, even: bool) -> bool:
    """A first-page header counts if its section, or one that inherits it, has a title page."""
    kind = get(reference, "w:type")
    if kind == "even":
        return even
    if kind != "first":
        return True
    inheriting = takewhile(lambda later: not _has_reference(later, reference), sections[sections.index(section) + 1 :])
    return any(flow.is_title_page(one) for one in (section, *inheriting))


def _has_reference(section: Node, like: Node) -> bool:
    return any(node.tag == like.tag and get(node, "w:type") == get(like, "w:type") for node in section)


def _ordered_parts(normal: Normal, main: str, kind: str, sections: list[Node]) -> list[str]:
    used = [
        str(node.get(qualified("x:part")))
        for _, node in _references(sections)
        if prefixed(node) == f"w:{kind}Reference"
    ]
    return list(dict.fromkeys([*used, *normal.package.related(main, kind)]))


def _read_margin(normal: Normal, area: str, part: str, *, is_shown: bool) -> None:
    kind = area.rstrip("0123456789")
    target = make(_ROOTS[kind])
    root = normal.package.tree(part)
    scope = open_scope(normal, area, part, _KINDS[kind] if is_shown else BlockKind.HIDDEN, carried=is_shown)
    if root is None:
        scope.unread("a header or footer that is not well-formed")
    else:
        flow.read_flow(root, target, scope)
    if len(target) == 0:
        add(target, "w:p")
    normal.areas[area] = target


def read_notes(normal: Normal, main: str, kind: str) -> None:
    """Footnotes or endnotes: those referred to in the visible text, in order of reference; the others as hidden."""
    part = next(normal.package.related(main, f"{kind}s"), "")
    root = normal.package.tree(part) if part else None
    if not part:
        return
    scope = open_scope(normal, f"{kind}s", part, BlockKind.FOOTNOTE)
    target = normal.areas[f"{kind}s"] = make(f"w:{kind}s")
    if root is None:
        scope.unread("notes that are not well-formed")
        return
    notes = {get(node, "w:id"): node for node in root.findall(qualified(f"w:{kind}"))}
    for node in notes.values():
        line = get(node, "w:type", "normal")
        if line in NOTE_LINES:
            normal.note_lines[kind][line] = node.find(f".//{qualified(f'w:{line}')}") is not None
    used = {key: row for key, row in normal.used_notes[kind].items() if key in notes}
    for key, row in used.items():
        copy = add(target, f"w:{kind}")
        copy.set(qualified("x:id"), key)
        flow.read_flow(notes[key], copy, scope.within(fields=[], row=row))
    for key, node in notes.items():
        if key not in used and get(node, "w:type", "normal") == "normal":
            flow.read_flow(node, make(f"w:{kind}"), scope.within(gone=BlockKind.HIDDEN, fields=[]))


def read_comments(normal: Normal, main: str) -> None:
    """Comments: not carried unless a person discloses them, then they stay comments."""
    part = next(normal.package.related(main, "comments"), "")
    if not part:
        return
    root = normal.package.tree(part)
    scope = open_scope(normal, "comments", part, BlockKind.COMMENT, carried=False)
    target = normal.areas["comments"] = make("w:comments")
    if root is None:
        scope.unread("comments that are not well-formed")
        return
    for node in root.findall(qualified("w:comment")):
        key = get(node, "w:id")
        copy = add(target, "w:comment")
        copy.set(qualified("x:id"), key)
        normal.comment_authors[key] = get(node, "w:author").strip()
        flow.read_flow(node, copy, scope.within(comment=key, fields=[]))
