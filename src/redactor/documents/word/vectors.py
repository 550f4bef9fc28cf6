"""Vector pictures (EMF, WMF) as pixels: LibreOffice draws them, in a package of ours that holds them and nothing else.

Each picture fills a page of its own; the pages come back as PDF and become pixels here. The program runs as for any copy: in
a throw-away profile, under a time limit, without network where the system can. Where it is not installed, or draws another
number of pages, the pictures stay undrawn. Nothing of a vector picture but its pixels ever reaches a copy.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PIL import Image, ImageChops

from redactor.core.ids import digest
from redactor.documents.word.metafiles import laid_on_white
from redactor.documents.word.namespaces import NAMES
from redactor.documents.word.normal import Normal, Picture
from redactor.documents.word.office import convert_to_pdf, office_program
from redactor.documents.word.packing import Parts, pack
from redactor.documents.word.pictures import Pixels, cropped_pixels
from redactor.errors import WritingError

_LONGEST = 11520  # twips: the longer side of a page, eight inches
_SHORTEST = 144
_DPI = 200
_THINNEST = 1.4  # pixels
_NEAR = 12  # of 255
_BLOCKS = (16, 8, 4, 2)  # pixels, how far colours of seen ones are spread; the nearest last
_SECONDS = 45.0
_MOST = 100  # pictures a file; what comes after stays undrawn
_MOST_BYTES = 32 * 1024 * 1024
_EMU_A_TWIP = 635
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_WINDOW_SIZE = b"\x05\x00\x00\x00\x0c\x02"  # the record that says how large a metafile's own field is
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A vector picture as it looks, and the words that it draws as letters."""

    image: Any  # PIL.Image.Image, RGBA
    words: str

    def shown(self, crop: tuple[float, float, float, float]) -> Pixels:
        """The pixels inside *crop*."""
        return cropped_pixels(self.image, crop)


def metafile(raw: bytes) -> bytes:
    """The metafile in *raw*, unpacked where it is packed; empty where there is none."""
    plain = _unpacked(raw) if raw.startswith(_GZIP) else raw
    return plain if _suffix(plain) else b""


def _unpacked(raw: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(raw, _MOST_BYTES)
    except zlib.error:
        return b""


def _suffix(raw: bytes) -> str:
    if raw[:4] == b"\x01\x00\x00\x00" and raw[40:44] == b" EMF":
        return "emf"
    is_bare = (
        raw[:2] in {b"\x01\x00", b"\x02\x00"} and raw[2:4] == b"\x09\x00" and raw[4:6] in {b"\x00\x01", b"\x00\x03"}
    )
    return "wmf" if raw[:4] == _PLACEABLE or is_bare else ""


def vector_key(raw: bytes, crop: tuple[float, ...]) -> str:
    """Equal for equal bytes shown alike: does not depend on who draws them."""
    return digest("vector", repr((digest("bytes", raw), crop)))[:32]


def vector_of(normal: Normal, picture: Picture) -> bytes:
    """The metafile that a picture shows; empty where it shows none."""
    return metafile(normal.package.parts.get(picture.stored, b""))


def draw_vectors(raws: Iterable[bytes]) -> dict[bytes, Drawn]:
    """Each metafile that could be drawn, in one run of the program."""
    wanted = tuple(dict.fromkeys(raw for raw in raws if len(raw) <= _MOST_BYTES))[:_MOST]
    return dict(zip(wanted, _drawn(wanted), strict=False)) if wanted and office_program() else {}


@lru_cache(maxsize=2)
def _drawn(raws: tuple[bytes, ...]) -> tuple[Drawn, ...]:
    """The pictures in their order; none where the program failed. Kept from reading to writing."""
    import pymupdf

    try:
        pages = pymupdf.open("pdf", convert_to_pdf(_package(raws), seconds=_SECONDS))
    except (WritingError, RuntimeError, ValueError):
        return ()
    return tuple(_pixels(page) for page in pages) if len(pages) == len(raws) else ()


def _pixels(page: Any) -> Drawn:
    """A page without its ground. Hairlines are drawn as wide as they look on a page that is smaller than this picture."""
    import pymupdf

    pymupdf.TOOLS.set_graphics_min_line_width(_THINNEST)
    try:
        bare, whole = page.get_pixmap(dpi=_DPI, alpha=True), page.get_pixmap(dpi=_DPI)
    finally:
        pymupdf.TOOLS.set_graphics_min_line_width(0)
    size = (bare.width, bare.height)
    straight = Image.frombytes("RGBa", size, bare.samples).convert("RGBA")
    return Drawn(on_white(straight, Image.frombytes("RGB", size, whole.samples)), page.get_text())


def on_white(bare: Image.Image, whole: Image.Image) -> Image.Image:
    """The picture without a ground, so that it looks on white as it was drawn on white.

    What is mixed with the ground (masks of icons) can't be drawn without one.
    """
    white = Image.new("RGBA", bare.size, "white")
    shown = Image.alpha_composite(white, bare).convert("RGB")
    off = ImageChops.difference(shown, whole).convert("L").point(lambda value: 255 if value > _NEAR else 0)
    mended = Image.composite(whole.convert("RGBA"), bare, off)
    return _spread(mended)


def _spread(picture: Image.Image) -> Image.Image:
    """The picture with colours of seen pixels under the unseen ones beside them, further ones white.

    Programs that make a picture smaller mix the colours of neighbours, of unseen ones too: white beside black letters
    makes them pale, black darkens every edge.
    """
    seen = picture.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    under = Image.new("RGB", picture.size, "white")
    for size in _BLOCKS:
        small = (
            picture.convert("RGBa")
            .resize([-(-side // size) for side in picture.size], Image.Resampling.BOX)
            .convert("RGBA")
        )
        near = small.resize([side * size for side in small.size], Image.Resampling.NEAREST).crop((0, 0, *picture.size))
        under.paste(near.convert("RGB"), mask=near.getchannel("A").point(lambda alpha: 255 if alpha else 0))
    under.putalpha(0)
    return Image.composite(picture, under, seen)


def page_size(raw: bytes) -> tuple[int, int]:
    """Width and height of a metafile's page in twips: its proportions, the longer side always the same."""
    width, height = _proportions(raw)
    scale = _LONGEST / max(width, height)
    return max(_SHORTEST, round(width * scale)), max(_SHORTEST, round(height * scale))


def _proportions(raw: bytes) -> tuple[int, int]:
    try:
        if _suffix(raw) == "emf":
            left, top, right, bottom = struct.unpack_from("<4i", raw, 24)
        elif raw[:4] == _PLACEABLE:
            left, top, right, bottom = struct.unpack_from("<4h", raw, 6)
        else:
            left, top = 0, 0
            bottom, right = struct.unpack_from("<2h", raw, raw.index(_WINDOW_SIZE) + len(_WINDOW_SIZE))
    except (struct.error, ValueError):
        return 1, 1
    return max(1, abs(right - left)), max(1, abs(bottom - top))


def _package(raws: tuple[bytes, ...]) -> bytes:
    """A document of one page a picture."""
    members: dict[str, bytes] = {}
    bodies, relations = [], []
    for number, raw in enumerate(raws, start=1):
        name = f"media/image{number}.{_suffix(raw)}"
        members[f"word/{name}"] = laid_on_white(raw)
        relations.append(f'<Relationship Id="rId{number}" Type="{NAMES["r"]}/image" Target="{name}"/>')
        bodies.append(_page(number, *page_size(raw), is_last=number == len(raws)))
    names = "".join(f' xmlns:{prefix}="{NAMES[prefix]}"' for prefix in ("w", "r", "wp", "a", "pic"))
    members["word/document.xml"] = f"<w:document{names}><w:body>{''.join(bodies)}</w:body></w:document>".encode()
    members["word/_rels/document.xml.rels"] = _relationships("".join(relations))
    members["_rels/.rels"] = _relationships(
        f'<Relationship Id="rId1" Type="{NAMES["r"]}/officeDocument" Target="word/document.xml"/>'
    )
    members["[Content_Types].xml"] = _TYPES
    return pack(Parts(members))


_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="emf" ContentType="image/x-emf"/><Default Extension="wmf" ContentType="image/x-wmf"/>'
    b'<Override PartName="/word/document.xml"'
    b' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def _relationships(inner: str) -> bytes:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'.encode()


def _page(number: int, width: int, height: int, *, is_last: bool) -> str:
    """A section of one page that the picture fills."""
    size = f'cx="{width * _EMU_A_TWIP}" cy="{height * _EMU_A_TWIP}"'
    place = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>' for axis in "HV"
    )
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic>"
    )
    drawing = (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"'
        f' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{place}<wp:extent {size}/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Drawing"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{NAMES["pic"]}">{picture}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )
    margins = '<w:pgMar w:top="0" w:right="0" w:bottom="0" w:left="0" w:header="0" w:footer="0" w:gutter="0"/>'
    section = f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"/>{margins}</w:sectPr>'
    line = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    if is_last:
        return f"<w:p><w:pPr>{line}</w:pPr>{drawing}</w:p>{section}"
    return f"<w:p><w:pPr>{line}{section}</w:pPr>{drawing}</w:p>"
