"""Drawings spelled in the language of presentations: locked canvases, and what a diagram looks like.

Both are respelled in Word's own drawing language and then read like any other drawing, their text as text boxes.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from redactor.documents.word.namespaces import Node, add, add_letters, child, local, make, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.theme import scheme_colours

# What a shape is called in any of the languages → what it is called in Word's.
_SHAPES = {"sp": "wps:wsp", "cxnSp": "wps:wsp", "grpSp": "wpg:grpSp", "pic": "pic:pic"}
_ALIGNED = {"l": "left", "ctr": "center", "r": "right", "just": "both", "dist": "distribute"}
_EMU_A_TWIP = 635
Size = tuple[int, int]


def canvas_shape(canvas: Node, frame: Node, normal: Normal) -> Node | None:
    """A locked canvas as a group that fills its frame."""
    size = frame_size(frame)
    return _Respelling(normal).group(canvas, size, is_canvas=True) if min(size) > 0 else None


def diagram_shape(tree: Node, frame: Node, normal: Normal) -> Node | None:
    """A diagram's drawing as a group that fills its frame."""
    size = frame_size(frame)
    return _Respelling(normal).group(tree, size, is_canvas=False) if min(size) > 0 else None


def frame_size(frame: Node) -> Size:
    """How large a frame is, in EMU."""
    return _pair(child(frame, "wp:extent"), "cx", "cy")


def _ground(size: Size) -> Node:
    """An unseen ground of a frame's size, or a reader would stretch what is on it."""
    ground = make("wps:wsp")
    looks = add(ground, "wps:spPr")
    transform = add(looks, "a:xfrm")
    add(transform, "a:off", x="0", y="0")
    add(transform, "a:ext", cx=str(size[0]), cy=str(size[1]))
    add(add(looks, "a:prstGeom", prst="rect"), "a:avLst")
    add(looks, "a:noFill")
    add(add(looks, "a:ln"), "a:noFill")
    return ground


def _room(source: Node, shapes: list[Node], size: Size) -> tuple[Size, Size]:
    """Which part of its own space a canvas shows: the one it states, else the rectangle round its shapes."""
    stated = source.find(f"{qualified('a:grpSpPr')}/{qualified('a:xfrm')}")
    corner, extent = (
        _pair(child(stated, name) if stated is not None else None, *keys)
        for name, keys in (("a:chOff", ("x", "y")), ("a:chExt", ("cx", "cy")))
    )
    if all(extent):
        return corner, extent
    boxes = [box for shape in shapes for box in _boxes(shape)]
    if not boxes:
        return (0, 0), size
    left, top = (min(box[at] for box in boxes) for at in (0, 1))
    right, bottom = (max(box[at] + box[at + 2] for box in boxes) for at in (0, 1))
    return (left, top), (max(right - left, 1), max(bottom - top, 1))


def _boxes(shape: Node) -> Iterator[tuple[int, int, int, int]]:
    """The rectangles of the shapes in *shape*, groups opened: their inner space is taken for their outer."""
    if shape.tag == qualified("wpg:grpSp"):
        for inner in shape:
            yield from _boxes(inner)
        return
    transform = shape.find(f"*/{qualified('a:xfrm')}")
    if transform is not None:
        yield (*_pair(child(transform, "a:off"), "x", "y"), *_pair(child(transform, "a:ext"), "cx", "cy"))


def _pair(node: Node | None, one: str, other: str) -> Size:
    return _number(node, one), _number(node, other)


def _number(node: Node | None, key: str, default: int = 0) -> int:
    value = str(node.get(key, "")) if node is not None else ""
    return int(value) if value.lstrip("-").isdigit() and len(value) < 11 else default


def _named(node: Node, name: str) -> Node | None:
    return next((inner for inner in node if local(inner) == name), None)


def _as(source: Node, name: str) -> Node:
    """The same content under another name."""
    target = make(name)
    for key, value in source.attrib.items():
        target.set(key, value)
    target.extend(deepcopy(list(source)))
    return target


def _picture(node: Node) -> Node:
    picture = make("pic:pic")
    for name in ("blipFill", "spPr"):
        found = _named(node, name)
        if found is not None:
            picture.append(_as(found, f"pic:{name}"))
    return picture


def _body_properties(body: Node, shape: Node) -> Node:
    """How text stands in its shape; in a diagram at the rectangle given for it, which in all but boxes is the shape's own."""
    stated = _named(body, "bodyPr")
    made = _as(stated, "wps:bodyPr") if stated is not None else make("wps:bodyPr")
    outer, inner = (_placed(shape, path) for path in (("spPr", "xfrm"), ("txXfrm",)))
    if outer is None or inner is None:
        return made
    is_box = shape.find(f"*/{qualified('a:prstGeom')}[@prst='rect']") is not None
    for name, start, size in (("lIns", "x", ""), ("tIns", "y", ""), ("rIns", "x", "cx"), ("bIns", "y", "cy")):
        distance = inner[start] - outer[start]
        if size:
            distance = outer[size] - inner[size] - distance
        made.set(name, str(max(0, distance)) if is_box else "0")
    return made


def _placed(node: Node | None, path: tuple[str, ...]) -> dict[str, int] | None:
    for name in path:
        node = _named(node, name) if node is not None else None
    if node is None:
        return None
    (x, y), (cx, cy) = (
        _pair(child(node, name), *keys) for name, keys in (("a:off", ("x", "y")), ("a:ext", ("cx", "cy")))
    )
    return {"x": x, "y": y, "cx": cx, "cy": cy}


def _line_properties(source: Node | None) -> Node:
    made = make("w:pPr")
    spacing = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
    share = source.find(f"{qualified('a:lnSpc')}/{qualified('a:spcPct')}") if source is not None else None
    if share is not None:
        spacing["line"] = str(_number(share, "val", 100000) * 240 // 100000)
    for key, name in (("before", "a:spcBef"), ("after", "a:spcAft")):
        points = source.find(f"{qualified(name)}/{qualified('a:spcPts')}") if source is not None else None
        spacing[key] = str(_number(points, "val") // 5)
    add(made, "w:spacing", **spacing)
    indent = _number(source, "marL") // _EMU_A_TWIP
    if indent > 0:
        add(made, "w:ind", left=str(indent))
    aligned = _ALIGNED.get(str(source.get("algn", "")) if source is not None else "")
    if aligned:
        add(made, "w:jc", val=aligned)
    return made


def _first(nodes: list[Node], key: str) -> str:
    return next((str(node.get(key)) for node in nodes if node.get(key)), "")


class _Respelling:
    """Writes shapes anew; the colours of letters are looked up in the theme."""

    def __init__(self, normal: Normal) -> None:
        self.colours = scheme_colours(normal)

    def group(self, source: Node, size: Size, *, is_canvas: bool) -> Node:
        """A locked canvas or a diagram's drawing as a group of Word's that fills a frame of *size*, in EMU."""
        group = make("wpg:wgp")
        properties = add(group, "wpg:grpSpPr")
        shapes = list(self._shapes(source))
        corner, extent = _room(source, shapes, size) if is_canvas else ((0, 0), size)
        transform = add(properties, "a:xfrm")
        for name, (one, other) in (("a:off", (0, 0)), ("a:ext", size), ("a:chOff", corner), ("a:chExt", extent)):
            keys = ("x", "y") if name.endswith("ff") else ("cx", "cy")
            add(transform, name, **dict(zip(keys, (str(one), str(other)), strict=True)))
        group.extend(shapes if is_canvas else [_ground(size), *shapes])
        return group

    def _shapes(self, source: Node) -> Iterator[Node]:
        for node in source:
            name = _SHAPES.get(local(node))
            if name == "wpg:grpSp":
                group = make(name)
                properties = _named(node, "grpSpPr")
                if properties is not None:
                    group.append(_as(properties, "wpg:grpSpPr"))
                group.extend(self._shapes(node))
                yield group
            elif name == "pic:pic":
                yield _picture(node)
            elif name:
                yield self._shape(node)

    def _shape(self, node: Node) -> Node:
        shape = make("wps:wsp")
        for name in ("spPr", "style"):
            found = _named(node, name)
            if found is not None:
                shape.append(_as(found, f"wps:{name}"))
        holder = _named(node, "txSp")
        body = _named(holder if holder is not None else node, "txBody")
        if body is None:
            return shape
        lines = list(self._lines(body, node))
        if any("".join(line.itertext()).strip() for line in lines):
            add(add(shape, "wps:txbx"), "w:txbxContent").extend(lines)
        shape.append(_body_properties(body, node))
        return shape

    def _lines(self, body: Node, shape: Node) -> Iterator[Node]:
        """The paragraphs of a shape's text."""
        usual = body.find(f"{qualified('a:lstStyle')}/{qualified('a:lvl1pPr')}/{qualified('a:defRPr')}")
        fallback = shape.find(f"*/{qualified('a:fontRef')}")
        for source in body.iter(qualified("a:p")):
            line = make("w:p")
            line.append(_line_properties(child(source, "a:pPr")))
            for part in source:
                if local(part) in {"r", "fld"}:
                    run = add(line, "w:r")
                    run.append(self._run_properties(child(part, "a:rPr"), usual, fallback))
                    add_letters(run, "".join(node.text or "" for node in part.iter(qualified("a:t"))))
                elif local(part) == "br":
                    add(add(line, "w:r"), "w:br")
            yield line

    def _run_properties(self, source: Node | None, usual: Node | None, fallback: Node | None) -> Node:
        """A run's looks; what it leaves unsaid from the usual ones of its shape, the colour at last from the shape's style."""
        made = make("w:rPr")
        stated = [node for node in (source, usual) if node is not None]
        faces = (child(node, "a:latin") for node in stated)
        face = next((str(node.get("typeface", "")) for node in faces if node is not None), "+mn-lt")
        if face and not face.startswith("+"):
            add(made, "w:rFonts", ascii=face, hAnsi=face)
        else:
            kind = "major" if face.startswith("+mj") else "minor"
            add(made, "w:rFonts", asciiTheme=f"{kind}HAnsi", hAnsiTheme=f"{kind}HAnsi")
        for name, key in (("w:b", "b"), ("w:i", "i")):
            if _first(stated, key) in {"1", "true"}:
                add(made, name)
        fills = [child(node, "a:solidFill") for node in stated]
        self._add_colour(made, next((fill for fill in [*fills, fallback] if fill is not None), None))
        size = _first(stated, "sz")
        if size.isdigit() and len(size) < 6:
            add(made, "w:sz", val=str(int(size) // 50))
            add(made, "w:szCs", val=str(int(size) // 50))
        if _first(stated, "u") not in {"", "none"}:
            add(made, "w:u", val="single")
        return made

    def _add_colour(self, target: Node, fill: Node | None) -> None:
        for node in fill if fill is not None else ():
            value = str(node.get("val", ""))
            stated = {"srgbClr": value, "sysClr": str(node.get("lastClr", ""))}
            colour = stated.get(local(node)) or self.colours.get(value, "")
            if colour:
                add(target, "w:color", val=colour)
