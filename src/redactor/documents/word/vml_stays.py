"""Which shapes of the older drawing language can stay in it (``vml_kept`` writes them), and which go to ``vml``."""

from __future__ import annotations

from redactor.documents.word.namespaces import Node, child, get, prefixed
from redactor.documents.word.vml_grammar import type_number
from redactor.documents.word.vml_looks import is_bare, shape_kind

SHAPES = frozenset({"v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:group"})
_OTHERS = frozenset({"v:imagedata", "v:polyline", "v:curve", "v:arc", "v:image", "o:OLEObject", "w:control", "o:ink"})
_FILLS_WITH_PICTURES = frozenset({"tile", "frame", "pattern"})
_BUILT_IN = range(1, 203)
_ART = range(136, 176)
_FREEHAND = frozenset({"0", "100"})


def stays_as_it_is(node: Node) -> bool:
    """Whether all that a ``w:pict`` draws can be written again in the older language."""
    return prefixed(node) == "w:pict" and all(map(can_stay, drawn_nodes(node))) and bool(outer_shapes(node))


def outer_shapes(node: Node) -> list[Node]:
    """The shapes and groups directly in a ``w:pict``, without frames of nothing."""
    return [inner for inner in node if prefixed(inner) in SHAPES and not _is_canvas(inner)]


def _is_canvas(shape: Node) -> bool:
    return prefixed(shape) != "v:group" and is_bare(shape)


def drawn_nodes(node: Node) -> list[Node]:
    """Every element of the drawing, without the text inside its boxes."""
    found = []
    for inner in node:
        found.append(inner)
        if prefixed(inner) != "v:textbox":
            found += drawn_nodes(inner)
    return found


def can_stay(node: Node) -> bool:
    """Whether one element can be written again."""
    name = prefixed(node)
    if name in _OTHERS or name.startswith(("mc:", "w:", "?:")):
        return False
    if is_picture_fill(node):
        return child(node.getparent(), "v:textpath") is not None  # words stay drawn, in the plain colour
    if name == "v:shape" and not _is_canvas(node):
        return _is_built_in(node)
    return True


def is_picture_fill(node: Node) -> bool:
    """Whether a shape is filled with a picture."""
    return prefixed(node) == "v:fill" and node.get("type", "") in _FILLS_WITH_PICTURES


def _is_art(shape: Node, number: int) -> bool:
    """Whether a shape is words along the lines of its type; its own, if it states any, are that type's again."""
    return number in _ART and child(shape, "v:textpath") is not None


def _is_built_in(shape: Node) -> bool:
    """Whether a shape has one of the geometries that come with the program: nobody can have drawn anything with it."""
    number = type_number(shape.get("type", "")) or get(shape, "o:spt")
    if number.isdigit():
        is_drawn_anew = bool(shape.get("path")) and not _is_art(shape, int(number))
        return int(number) in _BUILT_IN and number not in _FREEHAND and not is_drawn_anew
    return bool(shape_kind(shape))
