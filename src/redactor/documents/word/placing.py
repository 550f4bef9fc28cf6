"""Placeholders become pictures or labels; media parts hold pixels and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from redactor.core.copies import CopyPlan, GapFate
from redactor.core.documents import GapKind
from redactor.core.ids import FileId
from redactor.core.names import letters_and_digits
from redactor.documents.word.drawings import FREEHAND, framed
from redactor.documents.word.namespaces import Node, add, child, make, prefixed, qualified
from redactor.documents.word.normal import Normal, Picture
from redactor.documents.word.pictures import Pixels, decode_picture
from redactor.documents.word.reader import freehand_gap, picture_gap, vector_gap
from redactor.documents.word.vectors import Drawn, draw_vectors, vector_of

_LEAST_WIDTH, _LEAST_HEIGHT = 1_000_000, 220_000  # EMU: the label in letters of 11 points
_IMAGE_ID = qualified("x:image")


@dataclass(slots=True)
class Gallery:
    """The pictures of one copy: what happens to each, and the media parts made so far."""

    normal: Normal
    plan: CopyPlan
    file: FileId
    media: dict[str, bytes] = field(default_factory=dict)  # part name → bytes, in order of first use
    withheld: frozenset[str] = frozenset()  # the letters of what is withheld in the text
    labels: int = 0
    _names: dict[str, str] = field(default_factory=dict)  # pixel key → part name
    _fates: dict[str, GapFate] = field(default_factory=dict)
    _drawn: dict[bytes, Drawn] = field(default_factory=dict)  # disclosed vector pictures

    def __post_init__(self) -> None:
        """Look the fates up by gap id, and have the vector pictures drawn that are to be shown."""
        self._fates = dict(self.plan.gaps)
        shown = [one for one in self.normal.pictures if one.carried and self._is_vector_disclosed(one)]
        self._drawn = draw_vectors(vector_of(self.normal, one) for one in shown)

    def place(self, root: Node) -> None:
        """Settle every placeholder under *root*."""
        for node in list(root.iter(qualified("x:picture"))):
            self._place_picture(node, self.normal.pictures[int(node.get("index"))])
        for node in [one for one in root.iter(qualified("a:prstGeom")) if one.get(FREEHAND)]:
            self._place_freehand(node)
        for node in list(root.iter(qualified("x:fill"))):
            self._place_fill(node, self.normal.pictures[int(node.get("index"))])
        for node in list(root.iter(qualified("x:withheld"))):
            self._put_label(node)

    def _place_picture(self, node: Node, picture: Picture) -> None:
        pixels = self._disclosed_pixels(picture)
        if pixels is not None:
            self._put_picture(node, pixels)
        else:
            self._put_label(node)

    def _place_freehand(self, node: Node) -> None:
        """A freehand shape that somebody looked at; of others the rectangle stays that keeps their place."""
        one = self.normal.freehand[int(node.attrib.pop(FREEHAND))]
        gap = freehand_gap(one, self.file, with_thumbnail=False)
        if self._fates.get(gap.id, GapFate.WITHHOLD) is GapFate.PIXELS:
            node.getparent().replace(node, one.geometry)

    def _place_fill(self, node: Node, picture: Picture) -> None:
        """A picture that fills a shape; where it is withheld the shape stays without it."""
        pixels = self._disclosed_pixels(picture)
        if pixels is None:
            node.getparent().remove(node)
            return
        fill = make("a:blipFill")
        blip = add(fill, "a:blip")
        blip.set(_IMAGE_ID, self._media_name(pixels))
        for inner in list(node):
            if prefixed(inner) == "x:effects":
                blip.extend(inner)
            else:
                fill.append(inner)
        node.getparent().replace(node, fill)

    def _disclosed_pixels(self, picture: Picture) -> Pixels | None:
        """The pixels of a picture that a copy may show, else None."""
        if vector_of(self.normal, picture):
            drawn = self._drawn.get(vector_of(self.normal, picture)) if self._is_vector_disclosed(picture) else None
            return drawn.shown(picture.crop) if drawn is not None and not self._says_withheld(drawn.words) else None
        pixels = decode_picture(self.normal.package.parts.get(picture.stored, b""), picture.crop)
        is_shown = pixels is not None and (pixels.is_plain or pixels.is_small or self._is_disclosed(picture, pixels))
        return pixels if is_shown else None

    def _is_vector_disclosed(self, picture: Picture) -> bool:
        """Whether somebody looked at it: as a picture that was drawn for them, which has an id of its own."""
        vector = vector_of(self.normal, picture)
        gap = replace(vector_gap(picture, vector, None, self.file), kind=GapKind.PICTURE)
        return bool(vector) and self._fates.get(gap.id, GapFate.WITHHOLD) is GapFate.PIXELS

    def _says_withheld(self, words: str) -> bool:
        """Whether the letters of a vector picture hold what is withheld in the text: nobody meant to show it there."""
        letters = letters_and_digits(words)
        return any(form in letters for form in self.withheld)

    def _is_disclosed(self, picture: Picture, pixels: Pixels) -> bool:
        gap = picture_gap(self.normal, picture, pixels, self.file, with_thumbnail=False)
        return self._fates.get(gap.id, GapFate.WITHHOLD) is GapFate.PIXELS

    def _put_picture(self, node: Node, pixels: Pixels) -> None:
        node.getparent().replace(node, _picture_element(node, self._media_name(pixels)))

    def _media_name(self, pixels: Pixels) -> str:
        """The media part of these pixels, made at first use."""
        if pixels.key not in self._names:
            extension, raw = pixels.encoded()
            name = f"word/media/image{len(self.media) + 1}.{extension}"
            self._names[pixels.key] = name
            self.media[name] = raw
        return self._names[pixels.key]

    def _put_label(self, node: Node) -> None:
        self.labels += 1
        parent = node.getparent()
        if prefixed(parent) in {"wpg:wgp", "wpg:grpSp"}:
            parent.replace(node, _label_shape(node, self.plan.label))
            return
        outer = _outermost(node)
        outer.getparent().replace(outer, _in_place(node, self.plan.label))


def _in_place(node: Node, label: str) -> Node:
    """The label in a box of the picture's size, so that nothing round it moves; letters where it would not fit."""
    frame = next((one for one in node.iterancestors() if prefixed(one) in {"wp:inline", "wp:anchor"}), None)
    extent = child(frame, "wp:extent") if frame is not None else None
    if frame is None or extent is None or not _fits(extent):
        letters = make("w:t")
        letters.text = label
        return letters
    shape = _label_shape(node, label)
    frame.remove(child(frame, "a:graphic"))
    return framed(shape, frame)


def _fits(extent: Node) -> bool:
    sizes = [str(extent.get(key, "")) for key in ("cx", "cy")]
    return all(size.isdigit() for size in sizes) and int(sizes[0]) >= _LEAST_WIDTH and int(sizes[1]) >= _LEAST_HEIGHT


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
    blip = add(fill, "a:blip")
    blip.set(_IMAGE_ID, media)
    effects = child(placeholder, "x:effects")
    blip.extend(effects if effects is not None else [])
    add(add(fill, "a:stretch"), "a:fillRect")
    picture.append(_geometry(placeholder, "pic:spPr"))
    return picture


def _geometry(placeholder: Node, name: str) -> Node:
    properties = make(name)
    transform, shape, outline, effects = (
        child(placeholder, key) for key in ("a:xfrm", "a:prstGeom", "a:ln", "a:effectLst")
    )
    properties.append(transform if transform is not None else _transform_of_frame(placeholder))
    if shape is not None and shape.get("prst"):
        properties.append(shape)
    else:
        add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")
    properties.extend(node for node in (outline, effects) if node is not None)
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
    """A text box of the picture's size with a thin outline."""
    shape = make("wps:wsp")
    add(shape, "wps:cNvSpPr", txBox="1")
    looks = _geometry(placeholder, "wps:spPr")
    if child(looks, "a:ln") is None:
        add(add(add(looks, "a:ln", w="6350"), "a:solidFill"), "a:srgbClr", val="808080")
    shape.append(looks)
    paragraph = add(add(add(shape, "wps:txbx"), "w:txbxContent"), "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:spacing", before="0", after="0")
    add(properties, "w:jc", val="center")
    add(add(paragraph, "w:r"), "w:t").text = label
    add(shape, "wps:bodyPr", lIns="0", tIns="0", rIns="0", bIns="0", anchor="ctr")
    return shape
