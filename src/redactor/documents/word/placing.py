"""Placeholders become pictures or labels; media parts hold pixels and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.core.copies import CopyPlan, GapFate
from redactor.core.ids import FileId
from redactor.documents.word.namespaces import Node, add, child, make, prefixed, qualified
from redactor.documents.word.normal import Normal, Picture
from redactor.documents.word.pictures import Pixels, decode_picture
from redactor.documents.word.reader import picture_gap

_IMAGE_ID = qualified("x:image")


@dataclass(slots=True)
class Gallery:
    """The pictures of one copy: what happens to each, and the media parts made so far."""

    normal: Normal
    plan: CopyPlan
    file: FileId
    media: dict[str, bytes] = field(default_factory=dict)  # part name → bytes, in order of first use
    labels: int = 0
    _names: dict[str, str] = field(default_factory=dict)  # pixel key → part name
    _fates: dict[str, GapFate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look the fates up by gap id."""
        self._fates = dict(self.plan.gaps)

    def place(self, root: Node) -> None:
        """Settle every placeholder under *root*."""
        for node in list(root.iter(qualified("x:picture"))):
            self._place_picture(node, self.normal.pictures[int(node.get("index"))])
        for node in list(root.iter(qualified("x:withheld"))):
            self._put_label(node)

    def _place_picture(self, node: Node, picture: Picture) -> None:
        pixels = decode_picture(self.normal.package.parts.get(picture.stored, b""), picture.crop)
        if pixels is not None and (pixels.is_plain or pixels.is_small or self._is_disclosed(picture, pixels)):
            self._put_picture(node, pixels)
        else:
            self._put_label(node)

    def _is_disclosed(self, picture: Picture, pixels: Pixels) -> bool:
        gap = picture_gap(self.normal, picture, pixels, self.file, with_thumbnail=False)
        return self._fates.get(gap.id, GapFate.WITHHOLD) is GapFate.PIXELS

    def _put_picture(self, node: Node, pixels: Pixels) -> None:
        if pixels.key not in self._names:
            extension, raw = pixels.encoded()
            name = f"word/media/image{len(self.media) + 1}.{extension}"
            self._names[pixels.key] = name
            self.media[name] = raw
        picture = _picture_element(node, self._names[pixels.key])
        node.getparent().replace(node, picture)

    def _put_label(self, node: Node) -> None:
        self.labels += 1
        parent = node.getparent()
        if prefixed(parent) in {"wpg:wgp", "wpg:grpSp"}:
            parent.replace(node, _label_shape(node, self.plan.label))
            return
        letters = make("w:t")
        letters.text = self.plan.label
        outer = _outermost(node)
        outer.getparent().replace(outer, letters)


def _outermost(node: Node) -> Node:
    """The element that stands directly in the run: the whole drawing with its frame."""
    while prefixed(node.getparent()) != "w:r":
        node = node.getparent()
    return node


def _picture_element(placeholder: Node, media: str) -> Node:
    picture = make("pic:pic")
    names = add(picture, "pic:nvPicPr")
    add(names, "pic:cNvPr", id="0", name="Picture")
    add(names, "pic:cNvPicPr")
    fill = add(picture, "pic:blipFill")
    add(fill, "a:blip").set(_IMAGE_ID, media)
    add(add(fill, "a:stretch"), "a:fillRect")
    picture.append(_geometry(placeholder, "pic:spPr"))
    return picture


def _geometry(placeholder: Node, name: str) -> Node:
    properties = make(name)
    transform, shape, outline = (child(placeholder, key) for key in ("a:xfrm", "a:prstGeom", "a:ln"))
    properties.append(transform if transform is not None else _transform_of_frame(placeholder))
    if shape is not None and shape.get("prst"):
        properties.append(shape)
    else:
        add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")
    if outline is not None:
        properties.append(outline)
    return properties


def _transform_of_frame(placeholder: Node) -> Node:
    frames = [node for node in placeholder.iterancestors() if prefixed(node) in {"wp:inline", "wp:anchor"}]
    extent = child(frames[0], "wp:extent") if frames else None
    transform = make("a:xfrm")
    add(transform, "a:off", x="0", y="0")
    size = dict(extent.attrib) if extent is not None else {"cx": "914400", "cy": "914400"}
    add(transform, "a:ext", cx=size.get("cx", "914400"), cy=size.get("cy", "914400"))
    return transform


def _label_shape(placeholder: Node, label: str) -> Node:
    """Inside a group a label is a text box of the picture's size."""
    shape = make("wps:wsp")
    add(shape, "wps:cNvSpPr", txBox="1")
    shape.append(_geometry(placeholder, "wps:spPr"))
    content = add(add(shape, "wps:txbx"), "w:txbxContent")
    add(add(add(content, "w:p"), "w:r"), "w:t").text = label
    add(shape, "wps:bodyPr")
    return shape
