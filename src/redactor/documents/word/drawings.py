"""DrawingML: pictures, shapes, text boxes and groups, copied through the allow-list."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.core.documents import BlockKind
from redactor.documents.word import flow, graphics
from redactor.documents.word.alternates import chosen_branch, text_of
from redactor.documents.word.art import canvas_shape
from redactor.documents.word.frames import SHARES, graphic_data
from redactor.documents.word.freehand import rewritten
from redactor.documents.word.grammar import DRAWING, PICTURE_FILL, copy_allowed
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import NAMES, Node, add, child, get, make, prefixed, qualified
from redactor.documents.word.scope import Scope
from redactor.documents.word.vocabulary import spaced
from redactor.documents.word.washes import effects_of_blip, keep_effects

_ANCHOR = {
    "simplePos": "0",
    "behindDoc": "0",
    "locked": "0",
    "layoutInCell": "1",
    "allowOverlap": "1",
}
_FRAME_PARTS = frozenset(
    spaced(
        "wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent wp:wrapNone wp:wrapSquare wp:wrapTight wp:wrapThrough"
        " wp:wrapTopAndBottom wp14:sizeRelH wp14:sizeRelV"
    )
)
_GROUPS = frozenset({"wpg:wgp", "wpg:grpSp", "wpc:wpc"})
_NAMELESS = frozenset(
    spaced(
        "wps:cNvPr wps:cNvSpPr wps:cNvCnPr wpg:cNvPr wpg:cNvGrpSpPr wpg:grpSpPr wpg:cNvFrPr wpc:bg wpc:whole wpg:xfrm"
    )
)
_TRUE = frozenset({"1", "true", "on"})
_PICTURE_LOOKS = ("a:xfrm", "a:prstGeom", "a:ln", "a:effectLst")
_LONGEST_CHAIN = 5  # digits
FREEHAND = qualified("x:freehand")  # on the rectangle that keeps a freehand shape's place: its index
GRAPHIC_URIS = {
    "picture": NAMES["pic"],
    "shape": NAMES["wps"],
    "group": NAMES["wpg"],
}


def read_drawing(node: Node, line: Line, scope: Scope) -> Node | None:
    """The drawing as the copy may show it; None where nothing of it stays."""
    frame = next((inner for inner in node if prefixed(inner) in {"wp:inline", "wp:anchor"}), None)
    data = child(frame, "a:graphic", "a:graphicData") if frame is not None else None
    content = data[0] if data is not None and len(data) else None
    if frame is None or content is None:
        return None
    if _is_hidden(frame):
        scope = scope.within(gone=scope.gone or BlockKind.HIDDEN)
    if prefixed(content) == "mc:AlternateContent":
        branch = chosen_branch(content, scope)
        content = branch[0] if branch is not None and len(branch) else content
    if prefixed(content) == "lc:lockedCanvas":
        content = canvas_shape(content, frame, scope.normal)
        if content is None:
            return None
    if prefixed(content) in {"c:chart", "dgm:relIds"} or "chart" in content.tag:
        return graphics.read_graphic(content, copy_frame(frame), line, scope)
    drawn = read_shape(content, scope)
    if drawn is None or scope.gone is not None:
        return None
    return framed(drawn, copy_frame(frame))


def _is_hidden(frame: Node) -> bool:
    """Whether the whole drawing was made invisible."""
    properties = child(frame, "wp:docPr")
    return properties is not None and str(properties.get("hidden", "")) in _TRUE


def copy_frame(frame: Node) -> Node:
    """Size, position and wrapping of a drawing, without names or descriptions."""
    copy = make(prefixed(frame))
    is_anchor = prefixed(frame) == "wp:anchor"
    for key, value in frame.attrib.items():
        check = DRAWING.attributes.get(key)
        if check is not None and check(value):
            copy.set(key, value)
    for inner in _frame_parts(frame):
        kept = copy_allowed(inner, DRAWING) if prefixed(inner) in _FRAME_PARTS else None
        if kept is not None:
            copy.append(kept)
    if is_anchor:
        _complete_anchor(copy)
    add(copy, "wp:docPr", id="0", name="Drawing")
    add(copy, "wp:cNvGraphicFramePr")
    return copy


def _frame_parts(frame: Node) -> Iterator[Node]:
    """The parts of a frame; positions that newer programs state as percentages come from their fallback."""
    for inner in frame:
        if prefixed(inner) == "mc:AlternateContent":
            fallback = child(inner, "mc:Fallback")
            yield from fallback if fallback is not None else ()
        else:
            yield inner


def _complete_anchor(frame: Node) -> None:
    """Word refuses a floating drawing without its two positions, size and wrapping."""
    for key, value in _ANCHOR.items():
        frame.set(key, frame.get(key, value))
    parts = {prefixed(node): node for node in frame}
    for name in ("wp:positionH", "wp:positionV"):
        position = parts.get(name)
        if position is None:
            parts[name] = position = make(name, relativeFrom="column" if name.endswith("H") else "paragraph")
        if len(position) == 0 or not position[0].text:
            position[:] = []
            add(position, "wp:posOffset").text = "0"
    parts.setdefault("wp:simplePos", make("wp:simplePos", x="0", y="0"))
    parts.setdefault("wp:extent", make("wp:extent", cx="914400", cy="914400"))
    wrap = next((node for name, node in parts.items() if name.startswith("wp:wrap")), None)
    order = [parts.get(f"wp:{name}") for name in ("simplePos", "positionH", "positionV", "extent", "effectExtent")]
    shares = [node for name, node in parts.items() if name in SHARES]
    order += [wrap if wrap is not None else make("wp:wrapNone"), *shares]
    frame[:] = [node for node in order if node is not None]


def framed(drawn: Node, frame: Node) -> Node:
    """A ``w:drawing`` that shows *drawn* in *frame*."""
    kind = {"wps:wsp": "shape", "wpg:wgp": "group"}.get(prefixed(drawn), "picture")
    drawing = make("w:drawing")
    drawing.append(frame)
    graphic_data(frame, GRAPHIC_URIS[kind]).append(drawn)
    if kind == "picture":
        return drawing
    alternate = make("mc:AlternateContent")
    add(alternate, "mc:Choice", Requires="wpg" if kind == "group" else "wps").append(drawing)
    return alternate


def read_shape(node: Node, scope: Scope) -> Node | None:
    """A picture, shape or group as the copy may show it."""
    name = prefixed(node)
    if name == "pic:pic":
        return _read_picture(node, scope)
    if name == "wps:wsp":
        return _read_text_shape(node, scope)
    if name in _GROUPS:
        return _read_group(node, scope)
    if name == "mc:AlternateContent":
        branch = chosen_branch(node, scope)
        return read_shape(branch[0], scope) if branch is not None and len(branch) else None
    if name not in _NAMELESS and name:
        if text_of(node).strip():
            scope.note(BlockKind.HIDDEN, text_of(node))
        scope.unread("a drawing of a kind that this tool does not know")
    return None


def _read_group(node: Node, scope: Scope) -> Node:
    group = make("wpg:grpSp" if prefixed(node) == "wpg:grpSp" else "wpg:wgp")
    add(group, "wpg:cNvGrpSpPr")
    properties = child(node, "wpg:grpSpPr")
    kept = copy_allowed(properties, DRAWING) if properties is not None else None
    group.extend([kept] if kept is not None else _canvas(node))
    for inner in node:
        if prefixed(inner) in _NAMELESS:
            continue
        shape = read_shape(inner, scope)
        shape = shape if shape is not None else _place_of(inner)
        if shape is not None:
            group.append(shape)
    return group


def _place_of(frame: Node) -> Node | None:
    """An unseen ground where a chart or the like stood in a group, or a reader would stretch what is left of it."""
    stated = child(frame, "wpg:xfrm")
    if prefixed(frame) != "wpg:graphicFrame" or stated is None:
        return None
    ground, transform = unseen_ground(), make("a:xfrm")
    for name in ("a:off", "a:ext"):
        part = child(stated, name)
        if part is not None:
            transform.append(copy_allowed(part, DRAWING))
    ground[1].insert(0, transform)
    return ground


def _canvas(canvas: Node) -> list[Node]:
    """A canvas is as large as its frame: its size, and an unseen ground of that size, or a reader would stretch what is on it."""
    properties = make("wpg:grpSpPr")
    frame = next((one for one in canvas.iterancestors() if prefixed(one) in {"wp:inline", "wp:anchor"}), None)
    extent = child(frame, "wp:extent") if frame is not None else None
    sizes = {key: str(extent.get(key, "")) if extent is not None else "" for key in ("cx", "cy")}
    if prefixed(canvas) != "wpc:wpc" or not all(size.isdigit() and len(size) < 10 for size in sizes.values()):
        return [properties]
    ground = unseen_ground()
    transforms = (add(properties, "a:xfrm"), make("a:xfrm"))
    for transform in transforms:
        add(transform, "a:off", x="0", y="0")
        add(transform, "a:ext", **sizes)
    add(properties[0], "a:chOff", x="0", y="0")
    add(properties[0], "a:chExt", **sizes)
    ground[1].insert(0, transforms[1])
    return [properties, ground]


def unseen_ground() -> Node:
    """A rectangle that nobody sees, its place still to be said: it keeps a group as large as it was."""
    ground = make("wps:wsp")
    add(ground, "wps:cNvSpPr")
    looks = add(ground, "wps:spPr")
    add(add(looks, "a:prstGeom", prst="rect"), "a:avLst")
    add(looks, "a:noFill")
    add(add(looks, "a:ln"), "a:noFill")
    add(ground, "wps:bodyPr")
    return ground


def _read_picture(node: Node, scope: Scope) -> Node:
    fill = child(node, "pic:blipFill")
    blip = child(fill, "a:blip") if fill is not None else None
    relation = get(blip, "r:embed") or get(blip, "r:link") if blip is not None else ""
    picture = scope.picture(scope.target(relation))
    picture.crop = _crop(fill)
    for extra in blip.iter() if blip is not None else ():
        scope.target(get(extra, "r:embed"))  # twins in extension lists are known, and left out
    placeholder = make("x:picture", index=str(picture.index))
    for name in _PICTURE_LOOKS:
        source = child(node, "pic:spPr", name)
        kept = copy_allowed(source, DRAWING) if source is not None else None
        if kept is not None:
            placeholder.append(kept)
    keep_effects(placeholder, effects_of_blip(blip) if blip is not None else [])
    return placeholder


def _crop(fill: Node | None) -> tuple[float, float, float, float]:
    crop = child(fill, "a:srcRect") if fill is not None else None
    left, top, right, bottom = (
        _fraction(crop.get(side, "0") if crop is not None else "0") for side in ("l", "t", "r", "b")
    )
    return left, top, right, bottom


def _fraction(thousandths: str) -> float:
    """A side of ``a:srcRect``: thousandths of a per cent; negative means a margin, which shows nothing."""
    try:
        return min(max(float(thousandths.rstrip("%")) / (1 if thousandths.endswith("%") else 1000) / 100, 0.0), 1.0)
    except ValueError:
        return 0.0


def _read_text_shape(node: Node, scope: Scope) -> Node:
    shape = make("wps:wsp")
    add(shape, "wps:cNvSpPr")
    properties = child(node, "wps:spPr")
    shape.append(_shape_properties(properties, scope))
    style = child(node, "wps:style")
    kept = copy_allowed(style, DRAWING) if style is not None else None
    if kept is not None:
        shape.append(kept)
    _read_text(node, shape, scope)
    body = child(node, "wps:bodyPr")
    kept = copy_allowed(body, DRAWING) if body is not None else None
    shape.append(kept if kept is not None else make("wps:bodyPr"))
    return shape


def _read_text(node: Node, shape: Node, scope: Scope) -> None:
    """The text of a box, or the number of the box whose text goes on in this one."""
    holder, linked = child(node, "wps:txbx"), child(node, "wps:linkedTxbx")
    content = child(holder, "w:txbxContent") if holder is not None else None
    if holder is not None and content is not None:
        box = add(shape, "wps:txbx")
        number = scope.normal.chain_number(scope.part, str(holder.get("id", "")))
        if number:
            box.set("id", number)
        read_text_box(content, add(box, "w:txbxContent"), scope)
    elif linked is not None:
        number = scope.normal.chain_number(scope.part, str(linked.get("id", "")))
        place = str(linked.get("seq", ""))
        if number and place.isdigit() and len(place) < _LONGEST_CHAIN:
            add(shape, "wps:linkedTxbx", id=number, seq=place)


def _shape_properties(source: Node | None, scope: Scope) -> Node:
    kept = copy_allowed(source, DRAWING, scope.normal.dropped) if source is not None else None
    properties = kept if kept is not None else make("wps:spPr")
    if source is None:
        return properties
    if child(source, "a:custGeom") is not None and child(properties, "a:prstGeom") is None:
        geometry = make("a:prstGeom", prst="rect")
        _read_freehand(child(source, "a:custGeom"), geometry, source, scope)
        properties.insert(1 if child(properties, "a:xfrm") is not None else 0, geometry)
    _keep_picture_fill(source, properties, scope)
    return properties


def _read_freehand(source: Node | None, place: Node, shape: Node, scope: Scope) -> None:
    """A freehand shape waits for a person; *place* says which one it is, for the writer."""
    geometry = rewritten(source) if source is not None else None
    extent = child(shape, "a:xfrm", "a:ext")
    sizes = [str(extent.get(key, "")) if extent is not None else "" for key in ("cx", "cy")]
    if geometry is None or not all(size.isdigit() and len(size) < 10 for size in sizes):
        scope.unread("a freehand drawing")
        return
    place.set(FREEHAND, str(scope.freehand(geometry, (int(sizes[0]), int(sizes[1])))))


def _keep_picture_fill(source: Node, properties: Node, scope: Scope) -> None:
    """A picture that fills a shape is a picture like any other; its placeholder stands where a fill does."""
    fill = child(source, "a:blipFill")
    blip = child(fill, "a:blip") if fill is not None else None
    if blip is None:
        return
    picture = scope.picture(scope.target(get(blip, "r:embed")))
    picture.crop = _crop(fill)
    placeholder = make("x:fill", index=str(picture.index))
    keep_effects(placeholder, effects_of_blip(blip))
    for name in ("a:stretch", "a:tile"):
        laid = child(fill, name)
        kept = copy_allowed(laid, PICTURE_FILL) if laid is not None else None
        if kept is not None:
            placeholder.append(kept)
    geometry = child(properties, "a:prstGeom")
    at = properties.index(geometry) + 1 if geometry is not None else len(properties)
    properties.insert(at, placeholder)


def read_text_box(content: Node, target: Node, scope: Scope) -> None:
    """The paragraphs of a text box; its fields are its own."""
    kind = BlockKind.TEXT_BOX if scope.kind is not BlockKind.COMMENT else scope.kind
    flow.read_flow(content, target, scope.within(kind=kind, fields=[], on_colour=True, heading=False))
    if len(target) == 0 or target[-1].tag != qualified("w:p"):
        add(target, "w:p")
