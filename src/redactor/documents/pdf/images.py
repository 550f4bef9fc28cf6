"""Images of a copy: encoded anew from their pixels, never copied.

What a decoder does not turn into a pixel (comments, profiles, thumbnails, bytes after the data, spare palette entries, bits
that fill up a row) is not there to be carried along.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pikepdf
import pymupdf
from PIL import Image

from redactor.documents.pdf.colours import GREY, RGB, find_space, object_key
from redactor.documents.pdf.display import Space
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.lexer import InlineImage, Name
from redactor.documents.pdf.masked import Pixels, as_seen, opacity
from redactor.documents.pdf.objects import Objects, reals
from redactor.documents.pdf.refusals import NotDecoded, NotUnderstood

_LONG_NAMES = {
    "BPC": "BitsPerComponent",
    "CS": "ColorSpace",
    "D": "Decode",
    "DP": "DecodeParms",
    "F": "Filter",
    "H": "Height",
    "IM": "ImageMask",
    "I": "Interpolate",
    "W": "Width",
}
_LONG_VALUES = {
    "G": "DeviceGray",
    "RGB": "DeviceRGB",
    "CMYK": "DeviceCMYK",
    "I": "Indexed",
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}
_PLAIN_FILTERS = frozenset({"/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode"})
_SMALLEST = 16  # pixels: pictures smaller in both ways need nobody's look
_PACKED = 0.8  # times its length: lossy pictures of which no more is left are compressed once more
_MOST_PIXELS = 120_000_000


@dataclass(slots=True)
class Images:
    """The images of one copy. ``source`` is the normalised document in MuPDF, for what only it decodes."""

    pdf: pikepdf.Pdf
    objects: Objects
    source: Any
    pages: pikepdf.Pdf | None = None  # the source as pikepdf has it: inline images may name its objects
    made: dict[Any, Any] = field(default_factory=dict)

    def image(self, source: Any, resources: Any) -> Any:
        """The copy's object for an image of the source (a stream or an inline image), or for pixels made here."""
        if isinstance(source, Pixels):
            return self.encoded(source)
        stream = self.stream(source, resources)
        key = object_key(source) if not isinstance(source, InlineImage) else _inline_key(source)
        if key not in self.made:
            self.made[key] = self._new(stream, resources)
        return self.made[key]

    def stream(self, source: Any, resources: Any) -> Any:
        """The stream of an image, whether it is one or is written in the content."""
        return self._inline_stream(source, resources) if isinstance(source, InlineImage) else source

    def needs_a_look(self, source: Any, resources: Any) -> bool:
        """Whether a picture, or the mask that cuts it, may show something: it is neither small nor of a single colour.

        What cannot be decoded shows nothing.
        """
        stream = self.stream(source, resources)
        masks = [mask for mask in (stream.get("/SMask"), stream.get("/Mask")) if isinstance(mask, pikepdf.Stream)]
        if all(_is_small(part) for part in (stream, *masks)):
            return False
        try:
            pixels = [read_pixels(self.source, stream, resources)]
            for mask in masks:
                pixels.append(read_pixels(self.source, mask, resources, is_stencil=mask == stream.get("/Mask")))
        except NotDecoded:
            return False
        return any(not bool((one.values == one.values[:1, :1]).all()) for one in pixels)

    def _inline_stream(self, source: InlineImage, resources: Any) -> Any:
        """An inline image as a stream of the source, whose colour spaces it may name; nothing will point at it."""
        entries = {}
        for short, value in source.entries.items():
            key = _LONG_NAMES.get(short, short)
            entries["/" + key] = _object(_spelt(value), key, resources)
        stream = (self.pages or self.pdf).make_stream(source.data)
        for key, value in entries.items():
            stream[key] = value
        stream["/_Inline"] = True  # its number means nothing to MuPDF
        return stream

    def _new(self, stream: Any, resources: Any) -> Any:
        pixels = read_pixels(self.source, stream, resources)
        mask, soft = stream.get("/Mask"), stream.get("/SMask")
        if isinstance(soft, pikepdf.Stream):
            shape = self._soft_mask(soft, resources)
            made = self.encoded(as_seen(pixels, opacity(shape), soft.get("/Matte")))
            made["/SMask"] = self.encoded(shape)
        elif isinstance(mask, pikepdf.Stream):
            shape = read_pixels(self.source, mask, resources, is_stencil=True)
            made = self.encoded(as_seen(pixels, 1.0 - opacity(shape)))
            made["/Mask"] = self.encoded(shape)
        elif isinstance(mask, pikepdf.Array):
            hidden = _keyed_out(stream, resources, pixels, [int(part) for part in mask])
            made = self.encoded(as_seen(pixels, 1.0 - hidden, is_sharp=True))
            made["/Mask"] = self.encoded(Pixels(hidden[:, :, None], 1, None))
        else:
            made = self.encoded(pixels)
        if bool(stream.get("/Interpolate", False)):
            made["/Interpolate"] = True
        return made

    def shows_nothing(self, source: Any, resources: Any) -> bool:
        """Whether its soft mask lets nothing of a picture through: whatever its pixels are, nobody sees them."""
        soft = self.stream(source, resources).get("/SMask")
        if not isinstance(soft, pikepdf.Stream):
            return False
        try:
            return not opacity(self._soft_mask(soft, resources)).any()
        except NotUnderstood:
            return False

    def _soft_mask(self, soft: Any, resources: Any) -> Pixels:
        pixels = read_pixels(self.source, soft, resources)
        if pixels.space != GREY:
            raise NotUnderstood("a soft mask in colour")
        return pixels._replace(palette=())

    def encoded(self, pixels: Pixels) -> Any:
        """A new image object."""
        height, width = pixels.values.shape[:2]
        entries: dict[str, Any] = {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": width,
            "/Height": height,
            "/BitsPerComponent": pixels.bits,
        }
        if pixels.space is None:
            entries["/ImageMask"] = True
        elif pixels.palette:
            table = bytes(part for row in pixels.palette for part in row)
            entries["/ColorSpace"] = pikepdf.Array(
                [pikepdf.Name.Indexed, self.objects.space(pixels.space), len(pixels.palette) - 1, pikepdf.String(table)]
            )
        else:
            entries["/ColorSpace"] = self.objects.space(pixels.space)
        if pixels.decode:
            entries["/Decode"] = reals(pixels.decode)
        data, extra = _data(pixels)
        stream = self.pdf.make_stream(data)
        for key, value in {**entries, **extra}.items():
            stream[key] = value
        return stream


def inline_pixels(image: InlineImage) -> Pixels:
    """The pixels of an inline image that names nothing outside itself; raises :class:`NotUnderstood`."""
    with pikepdf.new() as pdf:
        stream = Images(pdf, Objects(pdf), None).stream(image, None)
        return read_pixels(None, stream, None)


def _is_small(stream: Any) -> bool:
    return max(number(stream.get("/Width"), _SMALLEST), number(stream.get("/Height"), _SMALLEST)) < _SMALLEST


def _inline_key(source: InlineImage) -> bytes:
    return hashlib.sha256(repr(sorted(source.entries.items(), key=repr)).encode() + source.data).digest()


def _spelt(value: Any) -> Any:
    if isinstance(value, Name):
        return Name(_LONG_VALUES.get(value, value))
    if isinstance(value, list):
        return [_spelt(part) for part in value]
    return value


def _object(value: Any, key: str, resources: Any) -> Any:
    if isinstance(value, Name):
        listed = resources.get("/ColorSpace") if resources is not None and key == "ColorSpace" else None
        if listed is not None and "/" + value in listed:
            return listed["/" + value]
        return pikepdf.Name("/" + value)
    if isinstance(value, list):
        return pikepdf.Array([_object(part, key, resources) for part in value])
    if isinstance(value, dict):
        return pikepdf.Dictionary({"/" + name: _object(part, key, resources) for name, part in value.items()})
    if isinstance(value, float):
        return int(value) if value == int(value) else value
    return value


def _data(pixels: Pixels) -> tuple[bytes, dict[str, Any]]:
    """The encoded pixels and the entries that say how."""
    height, width = pixels.values.shape[:2]
    if pixels.quality and pixels.space in {GREY, RGB}:
        data = _jpeg(pixels)
        packed = zlib.compress(data, 6)  # of blank pages nearly all is the same few bits again and again
        if len(packed) > _PACKED * len(data):
            return data, {"/Filter": pikepdf.Name.DCTDecode}
        return packed, {"/Filter": pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])}
    if pixels.bits == 1:
        return _bilevel(pixels.values, width, height)
    rows = np.ascontiguousarray(pixels.values, dtype=np.uint8).reshape(height, -1)
    colours = rows.shape[1] // width
    if pixels.palette or height < 2:
        return zlib.compress(rows.tobytes(), 9), {"/Filter": pikepdf.Name.FlateDecode}
    filtered = _predicted(rows, colours)
    plain, better = zlib.compress(rows.tobytes(), 6), zlib.compress(filtered, 6)
    if len(plain) <= len(better):
        return plain, {"/Filter": pikepdf.Name.FlateDecode}
    parameters = pikepdf.Dictionary(Predictor=15, Colors=colours, BitsPerComponent=8, Columns=width)
    return better, {"/Filter": pikepdf.Name.FlateDecode, "/DecodeParms": parameters}


def _predicted(rows: Any, colours: int) -> bytes:
    """Rows as differences from the row above (PNG's "up"), which packs scans and drawings well."""
    above = np.vstack([np.zeros((1, rows.shape[1]), np.uint8), rows[:-1]])
    tagged = np.empty((rows.shape[0], rows.shape[1] + 1), np.uint8)
    tagged[:, 0] = 2
    tagged[:, 1:] = rows - above
    del colours
    return tagged.tobytes()


def _jpeg(pixels: Pixels) -> bytes:
    values = pixels.values[:, :, 0] if pixels.values.ndim == 3 and pixels.values.shape[2] == 1 else pixels.values
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(values)).save(out, "JPEG", quality=pixels.quality, subsampling="4:2:0")
    return out.getvalue()


def _bilevel(values: Any, width: int, height: int) -> tuple[bytes, dict[str, Any]]:
    """One-bit pixels, by fax coding or by compression, whichever is shorter."""
    rows = np.packbits(values.reshape(height, width).astype(np.uint8), axis=1)
    flat = zlib.compress(rows.tobytes(), 9)
    fax = _fax(values.reshape(height, width))
    if fax and len(fax) < len(flat):
        parameters = pikepdf.Dictionary(K=-1, Columns=width, Rows=height, BlackIs1=True)
        return fax, {"/Filter": pikepdf.Name.CCITTFaxDecode, "/DecodeParms": parameters}
    return flat, {"/Filter": pikepdf.Name.FlateDecode}


def _fax(values: Any) -> bytes:
    """Group 4 data with ones as black; empty where the coder is missing."""
    out = io.BytesIO()
    height = values.shape[0]
    try:
        picture = Image.fromarray((values == 0).astype(np.uint8) * 255).convert("1", dither=Image.Dither.NONE)
        picture.save(out, "TIFF", compression="group4", tiffinfo={278: height, 266: 1})
        written = Image.open(io.BytesIO(out.getvalue()))
        tags = written.tag_v2  # type: ignore[attr-defined]
        offsets, counts = tags[273], tags[279]
        if len(offsets) != 1 or tags.get(262) != 0:  # one strip, 0 is white
            return b""
        return out.getvalue()[offsets[0] : offsets[0] + counts[0]]
    except (OSError, KeyError, ValueError):
        return b""


def read_pixels(document: Any, stream: Any, resources: Any, *, is_stencil: bool = False) -> Pixels:
    """The pixels of an image stream; raises :class:`NotUnderstood`, of what no decoder reads :class:`NotDecoded`."""
    width, height = int(number(stream.get("/Width", 0))), int(number(stream.get("/Height", 0)))
    if width < 1 or height < 1:
        raise NotDecoded("an image without pixels")
    if width * height > _MOST_PIXELS:
        raise NotUnderstood("an image of an impossible size")
    filters = _filters(stream)
    stencil = is_stencil or bool(stream.get("/ImageMask", False))
    last = filters[-1] if filters else ""
    try:
        if set(filters) <= _PLAIN_FILTERS:
            return _plain_pixels(stream, resources, (width, height), stencil=stencil)
        if last == "/DCTDecode" and not stencil:
            return _lossy_pixels(document, stream)
    except NotUnderstood:
        if stencil or isinstance(
            stream.get("/Mask"), pikepdf.Array
        ):  # colours are cut out by their parts in the source
            raise
    except Exception:  # noqa: BLE001, S110  decoders raise whatever broken data leads them to; MuPDF's reads more
        pass
    try:
        return _decoded_pixels(document, stream, stencil=stencil, is_lossy=last in {"/JPXDecode", "/DCTDecode"})
    except NotUnderstood:
        raise
    except Exception as fault:
        raise NotDecoded("an image that cannot be decoded") from fault


def _keyed_out(stream: Any, resources: Any, pixels: Pixels, ranges: list[int]) -> Any:
    """Where the samples of an image are within *ranges*, which nobody sees, as ones (ISO 32000-2, 8.9.6.4): rows by columns."""
    samples = pixels.values
    if set(_filters(stream)) <= _PLAIN_FILTERS:
        bits = int(stream.get("/BitsPerComponent", 8))
        parts = find_space(stream["/ColorSpace"], resources).parts
        height, width = samples.shape[:2]
        samples = _unpacked(stream.read_bytes(), (height, width * parts), bits).reshape(height, width, parts)
        ranges = [part >> 8 for part in ranges] if bits == 16 else ranges  # of which one byte was read
    if len(ranges) != 2 * samples.shape[2]:
        raise NotUnderstood("an image with an odd mask")
    low, high = np.array(ranges[::2]), np.array(ranges[1::2])
    return ((samples >= low) & (samples <= high)).all(axis=2).astype(np.uint8)


def _filters(stream: Any) -> list[str]:
    given = stream.get("/Filter")
    if given is None:
        return []
    return [str(name) for name in given] if isinstance(given, pikepdf.Array) else [str(given)]


def _plain_pixels(stream: Any, resources: Any, size: tuple[int, int], *, stencil: bool) -> Pixels:
    """Pixels of an image whose filters lose nothing and know nothing of images."""
    width, height = size
    bits = 1 if stencil else int(stream.get("/BitsPerComponent", 8))
    space = None if stencil else find_space(stream["/ColorSpace"], resources)
    parts = 1 if space is None else space.parts
    values = _unpacked(stream.read_bytes(), (height, width * parts), bits).reshape(height, width, parts)
    decode = tuple(number(part) for part in stream.get("/Decode", []))
    if bits == 16:
        bits = 8
    if space is None:
        return Pixels(values, 1, None, decode=decode if decode[:1] == (1.0,) else ())
    if space.lookup:
        return _palette_pixels(values, space, decode)
    if space.lab:
        raise NotUnderstood("an image in an odd colour space")
    if bits in {2, 4}:
        values, bits = (values.astype(np.uint16) * 255 // (2**bits - 1)).astype(np.uint8), 8
    elif bits == 1 and parts > 1:
        values, bits = values * 255, 8
    usual = (0.0, 1.0) * parts
    return Pixels(values, bits, space, decode=() if decode == usual else decode)


def _unpacked(data: bytes, shape: tuple[int, int], bits: int) -> Any:
    """Samples of *bits* bits in rows that start on whole bytes; missing data count as zero."""
    height, samples = shape
    row_bytes = (samples * bits + 7) // 8
    raw = np.frombuffer(data[: row_bytes * height].ljust(row_bytes * height, b"\0"), np.uint8).reshape(
        height, row_bytes
    )
    if bits == 8:
        return raw
    if bits == 16:
        return np.ascontiguousarray(raw[:, ::2])
    if bits == 1:
        return np.unpackbits(raw, axis=1)[:, :samples]
    if bits not in {2, 4}:
        raise NotUnderstood("an image with an odd depth")
    single = np.unpackbits(raw, axis=1).reshape(height, -1, bits)
    weights = 1 << np.arange(bits - 1, -1, -1, dtype=np.uint8)
    return (single * weights).sum(axis=2, dtype=np.uint8)[:, :samples]


def _palette_pixels(values: Any, space: Space, decode: tuple[float, ...]) -> Pixels:
    """Indexed pixels with a palette of the colours in use."""
    if decode and decode[0] > decode[-1]:
        raise NotUnderstood("an indexed image with an odd decoding")
    assert space.base is not None
    if space.base.special is not None or space.base.lab:
        raise NotUnderstood("an indexed image over an odd colour space")
    used, places = np.unique(np.minimum(values, len(space.lookup) - 1), return_inverse=True)
    palette = tuple(tuple(round(part * 255) for part in space.lookup[int(at)]) for at in used)
    indexes = places.reshape(values.shape).astype(np.uint8)
    return Pixels(indexes, 8, space.base, palette)


def _lossy_pixels(document: Any, stream: Any) -> Pixels:
    """Pixels of a JPEG, with the quality at which they are worth writing again."""
    raw = stream.read_raw_bytes() if len(_filters(stream)) == 1 else None
    if raw is None:
        return _decoded_pixels(document, stream, stencil=False, is_lossy=True)
    picture = Image.open(io.BytesIO(raw))
    decode = tuple(number(part) for part in stream.get("/Decode", []))
    space = stream.get("/ColorSpace")
    simple = space is not None and find_space(space, None) in {GREY, RGB}
    if (
        picture.mode not in {"L", "RGB"}
        or not simple
        or (decode and decode[:2] != (0.0, 1.0))
        or "adobe_transform" in picture.info
    ):
        return _decoded_pixels(document, stream, stencil=False, is_lossy=True, quality=_quality(picture))
    values = np.asarray(picture)
    if values.ndim == 2:
        values = values[:, :, None]
    return Pixels(values, 8, GREY if values.shape[2] == 1 else RGB, quality=_quality(picture))


_BASE_SUM = 3688  # of the luminance table that quality 50 stands for


def _quality(picture: Any) -> int:
    """The usual quality whose first table is as coarse as the picture's."""
    tables = getattr(picture, "quantization", None)
    if not tables:
        return 85
    scale = 100 * sum(tables[min(tables)]) / _BASE_SUM
    quality = (200 - scale) / 2 if scale <= 100 else 5000 / scale
    return int(min(95, max(30, round(quality))))


def _decoded_pixels(document: Any, stream: Any, *, stencil: bool, is_lossy: bool, quality: int = 85) -> Pixels:
    """Pixels as MuPDF decodes them, brought to grey or RGB."""
    pixmap = _pixmap(document, stream)
    if pixmap.colorspace is None and not stencil and pixmap.n == 1:
        stencil = True
    if pixmap.alpha:
        pixmap = pymupdf.Pixmap(pixmap, 0) if pixmap.colorspace is not None else pixmap
    if pixmap.colorspace is not None and (pixmap.n not in {1, 3} or "Lab" in pixmap.colorspace.name):
        pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
    values = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width * pixmap.n]
    values = values.reshape(pixmap.height, pixmap.width, pixmap.n)
    if stencil:
        return Pixels((values[:, :, :1] < 128).astype(np.uint8), 1, None)
    if pixmap.n == 1 and not is_lossy and bool(np.isin(values, (0, 255)).all()):
        return Pixels((values > 127).astype(np.uint8), 1, GREY)
    return Pixels(values, 8, GREY if pixmap.n == 1 else RGB, quality=quality if is_lossy else 0)


def _pixmap(document: Any, stream: Any) -> Any:
    xref = stream.objgen[0]
    if xref and not stream.get("/_Inline", False):
        return pymupdf.Pixmap(document, xref)
    return _inline_pixmap(stream)


def _inline_pixmap(stream: Any) -> Any:
    """An inline image as MuPDF decodes it, alone in a file: in its own it has no number that MuPDF knows."""
    with pikepdf.new() as pdf:
        image = pdf.copy_foreign(stream)
        del image["/_Inline"]
        image.Subtype = pikepdf.Name.Image
        pdf.Root.Image = image
        content = io.BytesIO()
        pdf.save(content)
    with pymupdf.open(stream=content.getvalue(), filetype="pdf") as alone:
        kind, number = alone.xref_get_key(alone.pdf_catalog(), "Image")
        if kind != "xref":
            raise NotUnderstood("an inline image that cannot be read")
        return pymupdf.Pixmap(alone, int(number.split()[0]))
