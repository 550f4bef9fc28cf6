"""Shapes of the older drawing language that stay in it: text boxes, lines, built-in shapes, groups, and words drawn as shapes.

They are written again through ``vml_grammar``; text in boxes is read like any other. What holds a picture or is drawn freehand
is left to ``vml``, which turns it into the newer language or puts it up for a person.
"""

from __future__ import annotations

from redactor.documents.word import drawings, flow
from redactor.documents.word.charts import ART, set_words_aside
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, add, add_line, child, make, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.vml_grammar import ELEMENTS, copy_vml
from redactor.documents.word.vml_stays import (
    SHAPES,
    can_stay,
    drawn_nodes,
    is_picture_fill,
    outer_shapes,
    stays_as_it_is,
)


def keep_legacy(node: Node, line: Line, scope: Scope) -> Node | None:
    """The ``w:pict`` as the copy may show it; None where something in it is not for this module."""
    if not stays_as_it_is(node):
        return None
    made = make("w:pict")
    types = _types_used(node, scope)
    for shape in outer_shapes(node):
        _add_shape(made, shape, types, line, scope)
    return made


def _add_shape(target: Node, shape: Node, types: dict[str, Node], line: Line, scope: Scope) -> None:
    """A shape; before the first of its type what defines that, as Word writes it: LibreOffice sets text otherwise elsewhere."""
    definition = types.pop(_type_of(shape), None)
    if definition is not None:
        target.append(_with_children(definition, {}, line, scope))
    target.append(_with_children(shape, types, line, scope))


def _type_of(shape: Node) -> str:
    return str(shape.get("type", "")).lstrip("#")


def _types_used(node: Node, scope: Scope) -> dict[str, Node]:
    """The definitions of the shapes in *node* by name, wherever in their part they stand."""
    wanted = {_type_of(shape) for shape in node.iter(*map(qualified, SHAPES))} - {""}
    known = scope.normal.shape_types
    if wanted and scope.part not in known:
        known[scope.part] = _types_in(scope.normal.package.tree(scope.part))
    return {name: known[scope.part][name] for name in wanted if name in known[scope.part]}


def _types_in(root: Node | None) -> dict[str, Node]:
    """The definitions of a part that can stay, the first of each name."""
    found: dict[str, Node] = {}
    for one in root.iter(qualified("v:shapetype")) if root is not None else ():
        found.setdefault(one.get("id", ""), one)
    return {name: one for name, one in found.items() if all(map(can_stay, drawn_nodes(one)))}


def _with_children(source: Node, types: dict[str, Node], line: Line, scope: Scope) -> Node:
    copy = copy_vml(source)
    if prefixed(source) == "v:shape" and child(source, "v:textpath") is not None:
        copy.attrib.pop("path", None)  # the lines of words drawn as a shape are those of its type
    for node in source:
        name = prefixed(node)
        if name == "v:textbox":
            _read_box(node, copy, scope)
        elif name == "v:textpath" and node.get("string"):
            _read_art(node, copy, line, scope)
        elif is_picture_fill(node):
            scope.drop("formatting not on the list")
        elif name == "v:shapetype":
            continue
        elif name in SHAPES:
            _add_shape(copy, node, types, line, scope)
        elif name in ELEMENTS:
            copy.append(_with_children(node, {}, line, scope))
        else:
            scope.drop("formatting not on the list")
    return copy


def _read_box(node: Node, shape: Node, scope: Scope) -> None:
    copy = copy_vml(node)
    content = child(node, "w:txbxContent")
    if content is not None:
        drawings.read_text_box(content, add(copy, "w:txbxContent"), scope)
    shape.append(copy)


def _read_art(node: Node, shape: Node, line: Line, scope: Scope) -> None:
    """Words drawn as a shape: read as a paragraph, which stands in the drawing's place where anything of it is withheld."""
    holder, target = make("w:body"), make("w:body")
    add_line(holder, str(node.get("string", "")))
    flow.read_flow(holder, target, scope.within(fields=[], heading=False))
    container = set_words_aside(scope.normal, None, list(target))
    copy = copy_vml(node)
    copy.set(ART, str(container.get("index")))
    shape.append(copy)
    line.after.append(container)
