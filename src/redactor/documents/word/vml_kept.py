"""Shapes of the older drawing language that stay in it: text boxes, lines, built-in shapes, groups, and words drawn as shapes.

They are written again through ``vml_grammar``; text in boxes is read like any other. What holds a picture or is drawn freehand
is left to ``vml``, which turns it into the newer language or puts it up for a person.
"""

from __future__ import annotations

from redactor.documents.word import drawings, flow
from redactor.documents.word.charts import ART, set_words_aside
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, add, add_line, child, get, make, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.vml_grammar import ELEMENTS, copy_vml, type_number
from redactor.documents.word.vml_looks import is_bare, shape_kind

_SHAPES = frozenset({"v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:group"})
_OTHERS = frozenset({"v:imagedata", "v:polyline", "v:curve", "v:arc", "v:image", "o:OLEObject", "w:control", "o:ink"})
_FILLS_WITH_PICTURES = frozenset({"tile", "frame", "pattern"})
_BUILT_IN = range(1, 203)
_FREEHAND = frozenset({"0", "100"})


def keep_legacy(node: Node, line: Line, scope: Scope) -> Node | None:
    """The ``w:pict`` as the copy may show it; None where something in it is not for this module."""
    if prefixed(node) != "w:pict" or not all(map(_is_kept, _drawn_nodes(node))) or not _outer_shapes(node):
        return None
    made = make("w:pict")
    for shape_type in _types_used(node, scope):
        made.append(_with_children(shape_type, line, scope))
    for shape in _outer_shapes(node):
        made.append(_with_children(shape, line, scope))
    return made


def _outer_shapes(node: Node) -> list[Node]:
    return [inner for inner in node if prefixed(inner) in _SHAPES and not _is_canvas(inner)]


def _is_canvas(shape: Node) -> bool:
    return prefixed(shape) != "v:group" and is_bare(shape)


def _drawn_nodes(node: Node) -> list[Node]:
    """Every element of the drawing, without the text inside its boxes."""
    found = []
    for inner in node:
        found.append(inner)
        if prefixed(inner) != "v:textbox":
            found += _drawn_nodes(inner)
    return found


def _is_kept(node: Node) -> bool:
    name = prefixed(node)
    if name in _OTHERS or name.startswith(("mc:", "w:", "?:")):
        return False
    if _is_picture_fill(node):
        return child(node.getparent(), "v:textpath") is not None  # words stay drawn, in the plain colour
    if name == "v:shape" and not _is_canvas(node):
        return _is_built_in(node)
    return True


def _is_picture_fill(node: Node) -> bool:
    return prefixed(node) == "v:fill" and node.get("type", "") in _FILLS_WITH_PICTURES


def _is_built_in(shape: Node) -> bool:
    """Whether a shape has one of the geometries that come with the program: nobody can have drawn anything with it."""
    number = type_number(shape.get("type", "")) or get(shape, "o:spt")
    if number.isdigit():
        return int(number) in _BUILT_IN and number not in _FREEHAND and not shape.get("path")
    return bool(shape_kind(shape))


def _types_used(node: Node, scope: Scope) -> list[Node]:
    """The definitions of the shapes in *node*, wherever in their part they stand."""
    wanted = {shape.get("type", "").lstrip("#") for shape in node.iter(qualified("v:shape"))} - {""}
    root = scope.normal.package.tree(scope.part)
    found: dict[str, Node] = {}
    for one in root.iter(qualified("v:shapetype")) if root is not None else ():
        if one.get("id", "") in wanted:
            found.setdefault(one.get("id", ""), one)
    return [
        found[name] for name in sorted(found) if not any(not _is_kept(inner) for inner in _drawn_nodes(found[name]))
    ]


def _with_children(source: Node, line: Line, scope: Scope) -> Node:
    copy = copy_vml(source)
    for node in source:
        name = prefixed(node)
        if name == "v:textbox":
            _read_box(node, copy, scope)
        elif name == "v:textpath" and node.get("string"):
            _read_art(node, copy, line, scope)
        elif _is_picture_fill(node):
            scope.drop("formatting not on the list")
        elif name == "v:shapetype" or (name in _SHAPES and _is_canvas(node)):
            continue
        elif name in ELEMENTS:
            copy.append(_with_children(node, line, scope))
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
