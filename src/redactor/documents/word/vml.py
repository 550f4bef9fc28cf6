"""VML, the drawing language before DrawingML: its pictures, shapes, text boxes and groups become DrawingML ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.core.documents import BlockKind
from redactor.documents.word import drawings, vml_kept
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, add, child, get, local, make, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.vml_frames import Box, add_transform, box_in_group, box_of, frame_of
from redactor.documents.word.vml_looks import (
    add_paint,
    add_rounding,
    box_inside,
    crop_side,
    emu,
    is_bare,
    shape_kind,
    style_of,
)
from redactor.documents.word.vml_paths import corners_of, freehand_geometry
from redactor.documents.word.washes import effects_of_image_data, keep_effects

_SHAPES = frozenset({"shape", "rect", "roundrect", "oval", "line", "image"})
_FREEHAND = frozenset({"polyline", "curve", "arc"})
_NUMBERS = re.compile(r"(-?\d{1,8}),(-?\d{1,8})")
_EMU_A_TWIP = 635
_WRAPPERS = frozenset({"Choice", "Fallback", "AlternateContent", "background"})


def read_legacy(node: Node, line: Line, scope: Scope) -> Node | None:
    """The first drawing of a ``w:pict`` or ``w:object``, the others set before it; words of WordArt become plain text."""
    if _is_hidden(node):
        scope = scope.within(gone=scope.gone or BlockKind.HIDDEN)
    kept = vml_kept.keep_legacy(node, line, scope) if scope.gone is None else None
    if kept is not None:
        return kept
    drawn = [found for shape in _outermost(node) for found in [_read_outer(shape, line, scope)] if found is not None]
    if not drawn or scope.gone is not None:
        return None
    for extra in drawn[1:]:
        line.run(None).append(extra)
    return drawn[0]


def _is_hidden(node: Node) -> bool:
    """Whether the whole drawing was made invisible."""
    looks = [style_of(shape).get("visibility", "") for shape in _outermost(node)]
    return bool(looks) and all(look == "hidden" for look in looks)


def _outermost(node: Node) -> Iterator[Node]:
    """The shapes and groups directly in a picture; other markup stands between only where programs err."""
    for inner in node:
        if _is_vml(inner) and local(inner) in _SHAPES | _FREEHAND | {"group"}:
            yield inner
        elif local(inner) in _WRAPPERS:
            yield from _outermost(inner)


def _text_width(scope: Scope) -> int:
    """The width between the margins of the document's first section, in EMU."""
    root = scope.normal.package.tree(scope.normal.package.main)
    section = next(root.iter(qualified("w:sectPr")), None) if root is not None else None
    size, margins = (child(section, name) if section is not None else None for name in ("w:pgSz", "w:pgMar"))
    width = _twips(size, "w:w", 11906) - _twips(margins, "w:left", 1440) - _twips(margins, "w:right", 1440)
    return max(1, width) * _EMU_A_TWIP


def _twips(node: Node | None, name: str, default: int) -> int:
    value = get(node, name) if node is not None else ""
    return int(value) if value.isdigit() and len(value) < 6 else default


def _is_vml(node: Node) -> bool:
    return prefixed(node).startswith("v:")


def _read_outer(shape: Node, line: Line, scope: Scope) -> Node | None:
    box = box_of(shape)
    if get(shape, "o:hr").lower() in {"t", "true"} and box.width < _EMU_A_TWIP:
        box = Box(box.x, box.y, _text_width(scope), box.height)  # a rule from margin to margin
    drawn = _read_group(shape, box, line, scope) if local(shape) == "group" else _read_shape(shape, box, line, scope)
    if drawn is None or scope.gone is not None:
        return None
    return drawings.framed(drawn, frame_of(shape, Box(box.x, box.y, box.width, box.height)))


def _read_group(group: Node, box: Box, line: Line, scope: Scope, *, inner: bool = False) -> Node | None:
    made = make("wpg:grpSp" if inner else "wpg:wgp")
    add(made, "wpg:cNvGrpSpPr")
    placed = box if inner else Box(0, 0, box.width, box.height)
    transform = add_transform(add(made, "wpg:grpSpPr"), group, placed)
    for key, name, default in (("coordorigin", "a:chOff", (0, 0)), ("coordsize", "a:chExt", (1000, 1000))):
        match = _NUMBERS.fullmatch(group.get(key, ""))
        across, down = (int(match.group(1)), int(match.group(2))) if match is not None else default
        add(
            transform,
            name,
            **({"x": str(across), "y": str(down)} if name == "a:chOff" else {"cx": str(across), "cy": str(down)}),
        )
    for shape in _outermost(group):
        within = box_in_group(shape)
        if local(shape) == "group":
            drawn = _read_group(shape, within, line, scope, inner=True)
        else:
            drawn = _read_shape(shape, within, line, scope)
        if drawn is not None:
            made.append(drawn)
    return made if len(made) > 2 else None


def _read_shape(shape: Node, box: Box, line: Line, scope: Scope) -> Node | None:
    art, image, text = (child(shape, name) for name in ("v:textpath", "v:imagedata", "v:textbox"))
    if art is not None and art.get("string"):
        _read_word_art(art, line, scope)
        return None
    if image is not None:
        return _read_image(shape, image, box, scope)
    if is_bare(shape):
        return _unseen_frame(shape, box) if prefixed(shape.getparent()) == "v:group" else None
    kind = shape_kind(shape)
    geometry = freehand_geometry(shape, corners_of(shape, emu)) if not kind else None
    if not kind and text is None and geometry is None:
        scope.unread("a freehand drawing")
        return None
    made = make("wps:wsp")
    add(made, "wps:cNvSpPr", **({"txBox": "1"} if text is not None else {}))
    properties = add(made, "wps:spPr")
    inside_group = prefixed(shape.getparent()) == "v:group"
    add_transform(properties, shape, box if inside_group else Box(0, 0, box.width, box.height))
    place = add(properties, "a:prstGeom", prst=kind or "rect")
    add_rounding(add(place, "a:avLst"), shape)
    if geometry is not None:
        place.set(drawings.FREEHAND, str(scope.freehand(geometry, (box.width, box.height))))
    add_paint(properties, shape)
    content = child(text, "w:txbxContent") if text is not None else None
    if content is not None:
        drawings.read_text_box(content, add(add(made, "wps:txbx"), "w:txbxContent"), scope)
    made.append(box_inside(shape, text))
    return made


def _unseen_frame(shape: Node, box: Box) -> Node:
    """The ground of a canvas: nobody sees it, but it says how large the group is."""
    made = drawings.unseen_ground()
    made[1].insert(0, add_transform(make("wps:spPr"), shape, box))
    return made


def _read_image(shape: Node, image: Node, box: Box, scope: Scope) -> Node:
    relation = get(image, "r:id") or get(image, "o:relid")
    of_object = any(prefixed(ancestor) == "w:object" for ancestor in shape.iterancestors())
    picture = scope.picture(scope.target(relation), preview_of="object" if of_object else "")
    sides = [crop_side(image.get(key, "")) for key in ("cropleft", "croptop", "cropright", "cropbottom")]
    picture.crop = (sides[0], sides[1], sides[2], sides[3])
    placeholder = make("x:picture", index=str(picture.index))
    inside_group = prefixed(shape.getparent()) == "v:group"
    add_transform(placeholder, shape, box if inside_group else Box(0, 0, box.width, box.height))
    keep_effects(placeholder, effects_of_image_data(image))
    return placeholder


def _read_word_art(node: Node, line: Line, scope: Scope) -> None:
    words = str(node.get("string", ""))
    if scope.gone is not None:
        line.lose(BlockKind.HIDDEN if scope.gone is BlockKind.HIDDEN else scope.gone, words)
        return
    add(line.run(None), "w:t").text = words
    line.shown(words)
