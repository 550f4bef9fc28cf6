"""What no text box may hold: other text boxes (no Word file may have them) and groups (on which LibreOffice 7 ends).

They come about where a canvas or a diagram that stood in a box is respelled. Words of inner boxes follow the paragraph that holds
the drawing; of a group the pictures are left, one after the other.
"""

from __future__ import annotations

from copy import deepcopy

from redactor.documents.word.drawings import framed
from redactor.documents.word.namespaces import Node, add, child, make, prefixed, qualified

_CONTENT, _BOX, _GROUP = qualified("w:txbxContent"), qualified("wps:txbx"), qualified("wpg:wgp")
_PARAGRAPH, _PICTURE, _DRAWING = qualified("w:p"), qualified("pic:pic"), qualified("w:drawing")


def empty_inner_boxes(root: Node) -> None:
    """Take out of the boxes in *root* whatever no box may hold."""
    for box in [box for box in root.iter(_BOX) if _is_in_box(box)]:
        _take_words_out(box)
    for group in [group for group in root.iter(_GROUP) if _is_in_box(group)]:
        _take_apart(group)


def _is_in_box(node: Node) -> bool:
    return next(node.iterancestors(_CONTENT), None) is not None


def _take_words_out(box: Node) -> None:
    """Put the paragraphs of a box behind the paragraph of the outer box that it hangs on."""
    outermost = [*box.iterancestors(_CONTENT)][-1]
    place = next(node for node in box.iterancestors(_PARAGRAPH) if node.getparent() is outermost)
    words = [node for content in box.iter(_CONTENT) for node in content]
    box.getparent().remove(box)
    for node in reversed(words):
        place.addnext(node)


def _take_apart(group: Node) -> None:
    """Put the pictures of a group, as large as it showed them, in the place of its drawing."""
    drawing = next(group.iterancestors(_DRAWING))
    whole = next((one for one in drawing.iterancestors() if prefixed(one) == "mc:AlternateContent"), drawing)
    across, down = _scale(group)
    for picture in list(group.iter(_PICTURE)):
        whole.addprevious(_inline(picture, across, down))
    whole.getparent().remove(whole)


def _scale(group: Node) -> tuple[float, float]:
    transform = child(group, "wpg:grpSpPr", "a:xfrm")
    outer, inner = (child(transform, name) if transform is not None else None for name in ("a:ext", "a:chExt"))
    if outer is None or inner is None:
        return 1.0, 1.0
    across, down = (int(outer.get(key, 0)) / max(int(inner.get(key, 0)), 1) for key in ("cx", "cy"))
    return across, down


def _inline(picture: Node, across: float, down: float) -> Node:
    copy = deepcopy(picture)
    size = {"cx": "914400", "cy": "914400"}
    for transform in copy.iter(qualified("a:xfrm")):
        for extent in transform.findall(qualified("a:ext")):
            size = {key: str(round(int(extent.get(key, 0)) * by)) for key, by in (("cx", across), ("cy", down))}
            extent.attrib.update(size)
        for corner in transform.findall(qualified("a:off")):
            corner.attrib.update({"x": "0", "y": "0"})
    frame = make("wp:inline", distT="0", distB="0", distL="0", distR="0")
    add(frame, "wp:extent", **size)
    add(frame, "wp:docPr", id="0", name="Drawing")
    add(frame, "wp:cNvGraphicFramePr")
    return framed(copy, frame)
