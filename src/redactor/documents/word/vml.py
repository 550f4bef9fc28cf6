"""VML, the drawing language before DrawingML: its pictures and text boxes become DrawingML ones."""

from __future__ import annotations

import re

from redactor.core.documents import BlockKind
from redactor.documents.word import drawings
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, add, child, get, make, prefixed, qualified
from redactor.documents.word.scope import Scope

_EMU = {"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": 9525, "pc": 152400, "": 12700}
_LENGTH = re.compile(r"(-?\d{1,5}(?:\.\d{1,4})?)(pt|in|cm|mm|px|pc|)")
_DEFAULT = 914400
_LARGEST = 30 * 914400


def read_legacy(node: Node, line: Line, scope: Scope) -> Node | None:
    """The first picture or text box of a ``w:pict`` or ``w:object``; words of WordArt become plain text."""
    drawn: list[Node] = []
    for shape in node.iter(qualified("v:imagedata"), qualified("v:textbox"), qualified("v:textpath")):
        found = _read_part(shape, line, scope)
        if found is not None:
            drawn.append(found)
    if not drawn:
        return None
    for extra in drawn[1:]:
        if scope.gone is None:
            line.run(None).append(extra)
    return drawn[0]


def _read_part(node: Node, line: Line, scope: Scope) -> Node | None:
    name = prefixed(node)
    if name == "v:imagedata":
        return _read_image(node, scope)
    if name == "v:textbox":
        return _read_box(node, scope)
    _read_word_art(node, line, scope)
    return None


def _style(shape: Node) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in shape.get("style", "").split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _emu(value: str, default: int) -> int:
    match = _LENGTH.fullmatch(value)
    if match is None:
        return default
    return max(-_LARGEST, min(_LARGEST, round(float(match.group(1)) * _EMU[match.group(2)])))


def _read_image(node: Node, scope: Scope) -> Node | None:
    relation = get(node, "r:id") or get(node, "o:relid")
    stored = scope.target(relation)
    shape = node.getparent()
    of_object = any(prefixed(ancestor) == "w:object" for ancestor in node.iterancestors())
    picture = scope.picture(stored, preview_of="object" if of_object else "")
    sides = [_crop_side(node.get(key, "")) for key in ("cropleft", "croptop", "cropright", "cropbottom")]
    picture.crop = (sides[0], sides[1], sides[2], sides[3])
    if scope.gone is not None:
        return None
    placeholder = make("x:picture", index=str(picture.index))
    return drawings.framed(placeholder, _frame(_style(shape)))


def _crop_side(value: str) -> float:
    """A fraction, or 65536ths marked ``f``."""
    try:
        number = float(value[:-1]) / 65536 if value.endswith("f") else float(value)
    except ValueError:
        return 0.0
    return min(max(number, 0.0), 1.0)


def _frame(style: dict[str, str]) -> Node:
    """An inline frame, or a floating one where the shape is positioned absolutely."""
    width, height = (max(12700, _emu(style.get(key, ""), _DEFAULT)) for key in ("width", "height"))
    if style.get("position") != "absolute":
        frame = make("wp:inline", distT="0", distB="0", distL="0", distR="0")
    else:
        frame = _anchor(style)
    add(frame, "wp:extent", cx=str(width), cy=str(height))
    if prefixed(frame) == "wp:anchor":
        add(frame, "wp:wrapNone" if style.get("z-index", "0").startswith("-") else "wp:wrapSquare", **_wrap(style))
    add(frame, "wp:docPr", id="0", name="Drawing")
    add(frame, "wp:cNvGraphicFramePr")
    return frame


def _wrap(style: dict[str, str]) -> dict[str, str]:
    return {} if style.get("z-index", "0").startswith("-") else {"wrapText": "bothSides"}


def _anchor(style: dict[str, str]) -> Node:
    behind = "1" if style.get("z-index", "0").startswith("-") else "0"
    sides = {"distT": "0", "distB": "0", "distL": "114300", "distR": "114300"}
    flags = {"relativeHeight": "1", "behindDoc": behind, "locked": "0", "layoutInCell": "1", "allowOverlap": "1"}
    frame = make("wp:anchor", **sides, simplePos="0", **flags)
    add(frame, "wp:simplePos", x="0", y="0")
    for name, relative, key in (("wp:positionH", "column", "margin-left"), ("wp:positionV", "paragraph", "margin-top")):
        position = add(frame, name, relativeFrom=relative)
        add(position, "wp:posOffset").text = str(_emu(style.get(key, ""), 0))
    return frame


def _read_box(node: Node, scope: Scope) -> Node | None:
    content = child(node, "w:txbxContent")
    if content is None:
        return None
    style = _style(node.getparent())
    shape = make("wps:wsp")
    add(shape, "wps:cNvSpPr", txBox="1")
    properties = add(shape, "wps:spPr")
    transform = add(properties, "a:xfrm")
    add(transform, "a:off", x="0", y="0")
    width, height = (max(12700, _emu(style.get(key, ""), _DEFAULT)) for key in ("width", "height"))
    add(transform, "a:ext", cx=str(width), cy=str(height))
    add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")
    target = add(add(shape, "wps:txbx"), "w:txbxContent")
    drawings.read_text_box(content, target, scope)
    add(shape, "wps:bodyPr")
    return None if scope.gone is not None else drawings.framed(shape, _frame(style))


def _read_word_art(node: Node, line: Line, scope: Scope) -> None:
    words = str(node.get("string", ""))
    if not words:
        return
    if scope.gone is not None:
        line.lose(BlockKind.HIDDEN if scope.gone is BlockKind.HIDDEN else scope.gone, words)
        return
    add(line.run(None), "w:t").text = words
    line.shown(words)
