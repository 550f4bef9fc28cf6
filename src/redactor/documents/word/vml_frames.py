"""Where a VML shape stands on the page, as a DrawingML frame."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.documents.word.namespaces import Node, add, local, make
from redactor.documents.word.vml_looks import emu, style_of
from redactor.documents.word.vml_paths import bounds, corners_of

_DEFAULT = 914400
_THINNEST = 1
_ACROSS = {
    "page": "page", "margin": "margin", "text": "column", "char": "character", "left-margin-area": "leftMargin",
    "right-margin-area": "rightMargin", "inner-margin-area": "insideMargin", "outer-margin-area": "outsideMargin",
}  # fmt: skip
_DOWN = {
    "page": "page", "margin": "margin", "text": "paragraph", "line": "line", "top-margin-area": "topMargin",
    "bottom-margin-area": "bottomMargin",
}  # fmt: skip
_CLOSE = {"tight": "wp:wrapTight", "through": "wp:wrapThrough"}
_MOST_CORNERS = 2_000  # numbers
_SHARE = re.compile(r"\d{1,5}")
_WHOLE = re.compile(r"-?\d{1,6}")
_ALIGNED = frozenset({"left", "center", "right", "inside", "outside", "top", "bottom"})
_TURN = re.compile(r"(-?\d{1,9}(?:\.\d{1,4})?)(fd|)")
_NUMBER = re.compile(r"-?\d{1,8}(?:\.\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in EMU or in the units of a group."""

    x: int
    y: int
    width: int
    height: int


def box_of(shape: Node) -> Box:
    """Offset and size on the page in EMU; of a line, those of the rectangle round it."""
    style = style_of(shape)
    x, y = (emu(style.get(f"margin-{key}", ""), emu(style.get(key, ""))) for key in ("left", "top"))
    if local(shape) == "line":
        (x1, y1), (x2, y2) = (_pair(shape.get(key, ""), emu) for key in ("from", "to"))
        return Box(x + min(x1, x2), y + min(y1, y2), max(_THINNEST, abs(x2 - x1)), max(_THINNEST, abs(y2 - y1)))
    if local(shape) == "polyline":
        return _round_corners(x, y, corners_of(shape, emu))
    width, height = (max(_THINNEST, emu(style.get(key, ""), _DEFAULT)) for key in ("width", "height"))
    return Box(x, y, width, height)


def _round_corners(x: int, y: int, corners: list[tuple[int, int]]) -> Box:
    """The rectangle round the corners of a polyline."""
    if not corners:
        return Box(x, y, _DEFAULT, _DEFAULT)
    left, top, width, height = bounds(corners)
    return Box(x + left, y + top, width, height)


def box_in_group(shape: Node) -> Box:
    """Offset and size in the units of the group round the shape."""
    style = style_of(shape)
    if local(shape) == "line":
        (x1, y1), (x2, y2) = (_pair(shape.get(key, ""), _units) for key in ("from", "to"))
        return Box(min(x1, x2), min(y1, y2), max(_THINNEST, abs(x2 - x1)), max(_THINNEST, abs(y2 - y1)))
    if local(shape) == "polyline":
        return _round_corners(0, 0, corners_of(shape, _units))
    return Box(*(_units(style.get(key, "")) for key in ("left", "top", "width", "height")))


def _pair(value: str, measure: object) -> tuple[int, int]:
    across, _, down = value.partition(",")
    assert callable(measure)
    return measure(across), measure(down)


def _units(value: str) -> int:
    text = value.strip()
    return round(float(text)) if _NUMBER.fullmatch(text) else emu(text)


def add_transform(properties: Node, shape: Node, box: Box, name: str = "a:xfrm") -> Node:
    """Place, size, rotation and flips of a shape."""
    style = style_of(shape)
    transform = add(properties, name)
    turn = _TURN.fullmatch(style.get("rotation", ""))
    if turn is not None:
        degrees = float(turn.group(1)) / (65536 if turn.group(2) else 1)
        transform.set("rot", str(round(degrees % 360 * 60000)))
    flips = style.get("flip", "")
    for key, letter in (("flipH", "x"), ("flipV", "y")):
        if (letter in flips) != (key == "flipV" and _falls(shape)):
            transform.set(key, "1")
    add(transform, "a:off", x=str(box.x), y=str(box.y))
    add(transform, "a:ext", cx=str(box.width), cy=str(box.height))
    return transform


def _falls(shape: Node) -> bool:
    """Whether a line runs against the diagonal of its rectangle."""
    if local(shape) != "line":
        return False
    (x1, y1), (x2, y2) = (_pair(shape.get(key, ""), _units) for key in ("from", "to"))
    return (x2 - x1) * (y2 - y1) < 0


def frame_of(shape: Node, box: Box) -> Node:
    """An inline frame, or a floating one where the shape is positioned absolutely."""
    style = style_of(shape)
    if style.get("position") != "absolute":
        frame = make("wp:inline", distT="0", distB="0", distL="0", distR="0")
    else:
        frame = _anchor(style, box)
    add(frame, "wp:extent", cx=str(box.width), cy=str(box.height))
    if style.get("position") == "absolute":
        name, attributes = _wrapping(shape)
        wrapping = add(frame, name, **attributes)
        if name in _CLOSE.values():
            _add_outline(wrapping, shape)
    add(frame, "wp:docPr", id="0", name="Drawing")
    add(frame, "wp:cNvGraphicFramePr")
    _add_shares(frame, style)
    return frame


def _add_shares(frame: Node, style: dict[str, str]) -> None:
    """Width and height as shares of the page or its margins, in thousandths of it in VML and of a per cent here."""
    for side, size, key in (("H", "pctWidth", "width"), ("V", "pctHeight", "height")):
        share = style.get(f"mso-{key}-percent", "0")
        if _SHARE.fullmatch(share) and int(share):
            whole = style.get(f"mso-{key}-relative", "")
            sized = add(frame, f"wp14:sizeRel{side}", relativeFrom="margin" if whole == "margin" else "page")
            add(sized, f"wp14:{size}").text = str(100 * int(share))


def _wrapping(shape: Node) -> tuple[str, dict[str, str]]:
    wrap = next((node.get("type", "") for node in shape if local(node) == "wrap"), "")
    if wrap == "topAndBottom":
        return "wp:wrapTopAndBottom", {}
    if wrap in _CLOSE and len(_outline(shape)) > 2:
        return _CLOSE[wrap], {"wrapText": "bothSides"}
    return ("wp:wrapSquare", {"wrapText": "bothSides"}) if wrap in {"square", *_CLOSE} else ("wp:wrapNone", {})


def _outline(shape: Node) -> list[tuple[int, int]]:
    """The corners of the line that text keeps to, in 21600ths of the shape."""
    stated = shape.get("wrapcoords", "").split()
    if len(stated) > _MOST_CORNERS or not all(_WHOLE.fullmatch(value) for value in stated):
        return []
    values = [int(value) for value in stated]
    return list(zip(values[::2], values[1::2], strict=False))


def _add_outline(wrapping: Node, shape: Node) -> None:
    polygon = add(wrapping, "wp:wrapPolygon", edited="0")
    for number, (x, y) in enumerate(_outline(shape)):
        add(polygon, "wp:lineTo" if number else "wp:start", x=str(x), y=str(y))


def _anchor(style: dict[str, str], box: Box) -> Node:
    layer = style.get("z-index", "0")
    height = layer.lstrip("-") if layer.lstrip("-").isdigit() and len(layer) < 11 else "1"
    sides = {f"dist{side[0].upper()}": side for side in ("top", "bottom", "left", "right")}
    gaps = {
        key: str(max(0, emu(style.get(f"mso-wrap-distance-{side}", ""), 114300 if side in {"left", "right"} else 0)))
        for key, side in sides.items()
    }
    flags = {
        "behindDoc": "1" if layer.startswith("-") else "0",
        "locked": "0",
        "layoutInCell": "1",
        "allowOverlap": "1",
    }
    frame = make("wp:anchor", **gaps, simplePos="0", relativeHeight=height, **flags)
    add(frame, "wp:simplePos", x="0", y="0")
    _add_position(
        frame, "wp:positionH", _ACROSS.get(style.get("mso-position-horizontal-relative", ""), "column"), box.x
    )
    _add_position(frame, "wp:positionV", _DOWN.get(style.get("mso-position-vertical-relative", ""), "paragraph"), box.y)
    for node, key in ((frame[1], "mso-position-horizontal"), (frame[2], "mso-position-vertical")):
        if style.get(key) in _ALIGNED:
            node[:] = []
            add(node, "wp:align").text = style[key]
    return frame


def _add_position(frame: Node, name: str, relative: str, offset: int) -> None:
    add(add(frame, name, relativeFrom=relative), "wp:posOffset").text = str(offset)
