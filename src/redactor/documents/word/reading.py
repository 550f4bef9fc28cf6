"""From bytes to the normal form: the one walk that reader and writer share."""

from __future__ import annotations

import re

from redactor.core.documents import BlockKind
from redactor.documents.limits import DEFAULT_LIMITS, Limits
from redactor.documents.word import attributes, flow, numbering, properties, surroundings
from redactor.documents.word.fonts import replace_private_fonts
from redactor.documents.word.grounds import pages_can_be_dark
from redactor.documents.word.namespaces import Node, child, get, make, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.package import Package, UnreadablePackage, open_package
from redactor.documents.word.remainder import read_remainder
from redactor.documents.word.repeats import drop_repeats
from redactor.documents.word.scope import Scope, open_scope
from redactor.documents.word.styles import StyleSheet

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


def read_normal(content: bytes, limits: Limits = DEFAULT_LIMITS) -> Normal:
    """The normal form of a package; raises :class:`UnreadablePackage`."""
    try:
        return _read(open_package(content, limits), limits)
    except RecursionError as fault:
        raise UnreadablePackage("The document is nested too deeply.") from fault


def _read(package: Package, limits: Limits) -> Normal:
    main = package.main
    root = package.tree(main) if main else None
    body = _body(root)
    if root is None or body is None:
        raise UnreadablePackage("The package holds no readable Word document.")
    private_fonts = replace_private_fonts(package)
    styles = next(package.related(main, "styles"), "")
    normal = Normal(package, StyleSheet(package.tree(styles) if styles else None), pulse=limits.pulse)
    if private_fonts:
        normal.dropped["font name not on the list"] += private_fonts
    normal.visible.update(["[Content_Types].xml", styles])
    normal.dark_pages = pages_can_be_dark(package, main)
    _read_body(normal, main, root, body)
    surroundings.read_margins(normal, main)
    for kind in ("footnote", "endnote"):
        surroundings.read_notes(normal, main, kind)
    surroundings.read_comments(normal, main)
    numbering.read_list_labels(normal)
    _read_attributes(normal)
    properties.read_settings(normal, main)
    properties.read_properties(normal)
    read_remainder(normal)
    _note_authors(normal, main)
    drop_repeats(normal)
    return normal


def _body(root: Node | None) -> Node | None:
    """The body of a document; of a master document or template alike."""
    return (
        child(root, "w:body") if root is not None and prefixed(root) in {"w:document", "w:glossaryDocument"} else None
    )


def _read_body(normal: Normal, main: str, root: Node, body: Node) -> None:
    scope = open_scope(normal, "body", main, BlockKind.PARAGRAPH)
    target = normal.areas["body"] = make("w:body")
    flow.read_flow(body, target, scope)
    normal.page_colour = _page_colour(root)
    if len(target) == 0 or target[-1].tag != qualified("w:sectPr"):
        target.append(make("w:sectPr"))


def _page_colour(root: Node) -> str:
    background = child(root, "w:background")
    colour = get(background, "w:color") if background is not None else ""
    return colour if _COLOUR.fullmatch(colour) else ""


def _read_attributes(normal: Normal) -> None:
    for area, part in list(normal.parts.items()):
        root = normal.package.tree(part)
        if root is not None:
            scope = Scope(normal, area, part, BlockKind.PARAGRAPH, relations=normal.package.relations(part))
            attributes.read_attributes(root, scope)
            attributes.read_outside_targets(scope)


def _note_authors(normal: Normal, main: str) -> None:
    scope = Scope(normal, "authors", main, BlockKind.AUTHOR)
    for name, part in sorted(normal.authors.items()):
        scope.within(part=part).note(BlockKind.AUTHOR, name)
