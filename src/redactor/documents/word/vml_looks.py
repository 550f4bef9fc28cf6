"""How a VML shape looks, in DrawingML: its geometry, fill, outline and the inside of its text box. Nothing but measures."""

from __future__ import annotations

import re

from redactor.documents.word.namespaces import Node, add, child, get, local, make
from redactor.documents.word.vml_grammar import type_number

_EMU = {"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": 9525, "pc": 152400, "": 12700}
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)(pt|in|cm|mm|px|pc|)")
_LARGEST = 30 * 914400
_COLOUR = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?:\s.*)?")
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080", "silver": "C0C0C0", "maroon": "800000", "navy": "000080", "teal": "008080", "purple": "800080",
    "olive": "808000", "lime": "00FF00", "aqua": "00FFFF", "fuchsia": "FF00FF",
}  # fmt: skip
_NO = frozenset({"f", "false", "off", "0"})
# Numbers of Word's built-in shapes, and the elements that are shapes by themselves.
_BUILT_IN = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 5: "triangle", 6: "rtTriangle", 7: "parallelogram", 8: "trapezoid",
    9: "hexagon", 10: "octagon", 11: "plus", 12: "star5", 13: "rightArrow", 15: "homePlate", 16: "cube", 20: "line", 22: "can",
    23: "donut", 32: "straightConnector1", 55: "chevron", 56: "pentagon", 61: "wedgeRectCallout", 62: "wedgeRoundRectCallout",
    63: "wedgeEllipseCallout", 65: "foldedCorner", 66: "leftArrow", 67: "downArrow", 68: "upArrow", 69: "leftRightArrow",
    70: "upDownArrow", 74: "heart", 84: "bevel", 85: "leftBracket", 86: "rightBracket", 87: "leftBrace",
    88: "rightBrace", 96: "smileyFace", 98: "horizontalScroll", 97: "verticalScroll", 106: "cloudCallout",
    109: "flowChartProcess", 110: "flowChartDecision", 111: "flowChartInputOutput", 114: "flowChartDocument",
    116: "flowChartTerminator", 176: "flowChartAlternateProcess", 183: "sun", 184: "moon", 185: "bracketPair",
    186: "bracePair", 187: "star4", 202: "rect",
}  # fmt: skip
_ELEMENTS = {"rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line", "image": "rect"}
_HOLDERS = frozenset({"75", "201"})  # ECMA-376 part 4, 14.1.2.19 (o:spt): picture frame, host of a control
_DASHES = {
    "dash": "dash", "dashdot": "dashDot", "longdash": "lgDash", "longdashdot": "lgDashDot", "longdashdotdot": "lgDashDotDot",
    "1 1": "sysDot", "3 1": "sysDash", "shortdash": "sysDash", "shortdot": "sysDot", "dot": "dot",
}  # fmt: skip
_ENDS = {"block": "triangle", "classic": "stealth", "open": "arrow", "oval": "oval", "diamond": "diamond"}
_ANCHORS = {"middle": "ctr", "bottom": "b", "top": "t"}
_TURNS = {"vertical": "vert", "vertical-ideographic": "eaVert"}


def style_of(shape: Node) -> dict[str, str]:
    """The entries of a shape's ``style`` attribute."""
    pairs = (entry.partition(":") for entry in shape.get("style", "").split(";"))
    return {key.strip().lower(): value.strip() for key, _, value in pairs}


def emu(value: str, default: int = 0) -> int:
    """A length in EMU, within bounds."""
    match = _LENGTH.fullmatch(value.strip())
    if match is None or match.group(1) in {"", "-"}:
        return default
    return max(-_LARGEST, min(_LARGEST, round(float(match.group(1)) * _EMU[match.group(2)])))


def is_bare(shape: Node) -> bool:
    """A picture's frame without a picture: a canvas, of which nothing is seen."""
    return type_number(shape.get("type", "")) == "75" and child(shape, "v:textbox") is None


def shape_kind(shape: Node) -> str:
    """The name of the shape in DrawingML; "" for a freehand one."""
    name = local(shape)
    if name != "shape":
        return _ELEMENTS.get(name, "")
    type_of_shape = type_number(shape.get("type", ""))
    number = type_of_shape or get(shape, "o:spt")
    if number.isdigit() and int(number) in _BUILT_IN:
        return _BUILT_IN[int(number)]
    return "rect" if not shape.get("path") and not type_of_shape else ""


def add_rounding(target: Node, shape: Node) -> None:
    """How round the corners of a rectangle are: a share of half its shorter side."""
    share = _fraction(shape.get("arcsize", "")) if local(shape) == "roundrect" else None
    if share is not None:
        add(target, "a:gd", name="adj", fmla=f"val {round(share * 100_000 / 2)}")


def add_paint(properties: Node, shape: Node) -> None:
    """Fill and outline of a shape, as children of its properties."""
    fill, stroke = child(shape, "v:fill"), child(shape, "v:stroke")
    if _is_holder(shape):
        add(properties, "a:noFill")
        add(add(properties, "a:ln"), "a:noFill")
        return
    if local(shape) != "line":
        _add_colour(
            properties, "" if _is_off(shape.get("filled"), fill) else colour(shape.get("fillcolor"), "FFFFFF"), fill
        )
    outline = add(properties, "a:ln", w=str(max(0, emu(shape.get("strokeweight", ""), 9525))))
    if _is_off(shape.get("stroked"), stroke):
        add(outline, "a:noFill")
        return
    _add_colour(outline, colour(shape.get("strokecolor"), "000000"), stroke)
    if stroke is not None:
        _add_stroke(outline, stroke)


def _is_holder(shape: Node) -> bool:
    """Whether a shape only holds the place of a picture or a control, and says nothing of paint: its type has none."""
    number = type_number(shape.get("type", "")) or get(shape, "o:spt")
    return number in _HOLDERS and shape.get("filled") is None and shape.get("stroked") is None


def _is_off(attribute: str | None, node: Node | None) -> bool:
    return (attribute or "").lower() in _NO or (node is not None and node.get("on", "").lower() in _NO)


def _add_colour(parent: Node, value: str, node: Node | None) -> None:
    if not value:
        add(parent, "a:noFill")
        return
    shade = add(add(parent, "a:solidFill"), "a:srgbClr", val=value)
    opacity = _fraction(node.get("opacity", "")) if node is not None else None
    if opacity is not None:
        add(shade, "a:alpha", val=str(round(opacity * 100000)))


def parts_of_one(value: str) -> float | None:
    """A number, or 65536ths marked ``f``."""
    try:
        return float(value[:-1]) / 65536 if value.endswith("f") else float(value)
    except ValueError:
        return None


def _fraction(value: str) -> float | None:
    """The same as a share, from none to all."""
    number = parts_of_one(value)
    return None if number is None else min(max(number, 0.0), 1.0)


def crop_side(value: str) -> float:
    """How much of a picture is cut away on one side."""
    return _fraction(value) or 0.0


def _add_stroke(outline: Node, stroke: Node) -> None:
    dash = _DASHES.get(stroke.get("dashstyle", "").lower())
    if dash:
        add(outline, "a:prstDash", val=dash)
    for key, name in (("startarrow", "a:headEnd"), ("endarrow", "a:tailEnd")):
        end = _ENDS.get(stroke.get(key, "").lower())
        if end:
            add(outline, name, type=end)


def colour(value: str | None, default: str) -> str:
    """Six hexadecimal digits."""
    text = (value or "").strip().lower()
    match = _COLOUR.fullmatch(text)
    if match is None:
        return _NAMED.get(text.partition(" ")[0], default)
    digits = match.group(1)
    return (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)).upper()


def box_inside(shape: Node, box: Node | None) -> Node:
    """The ``wps:bodyPr`` of a shape: margins, direction and place of its text."""
    inside = make("wps:bodyPr")
    if box is None:
        return inside
    look, inner = style_of(shape), style_of(box)
    given = [*box.get("inset", "").split(","), "", "", "", ""]
    for key, value, default in zip(("lIns", "tIns", "rIns", "bIns"), given, (91440, 45720, 91440, 45720), strict=False):
        inside.set(key, str(max(0, emu(value, default))))
    turn = (
        "vert270"
        if inner.get("mso-layout-flow-alt") == "bottom-to-top"
        else _TURNS.get(inner.get("layout-flow", ""), "")
    )
    anchor = _ANCHORS.get(look.get("v-text-anchor", ""), "")
    wrap = "none" if look.get("mso-wrap-style") == "none" else ""
    for key, value in (("vert", turn), ("anchor", anchor), ("wrap", wrap)):
        if value:
            inside.set(key, value)
    if inner.get("mso-fit-shape-to-text") == "t":
        add(inside, "a:spAutoFit")
    return inside
