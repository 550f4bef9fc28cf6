"""See-through pictures inside metafiles, laid on white: LibreOffice draws their unseen pixels black, as in the icons of embedded files.

Source: MS-EMF 2.3.1.1 (EMR_ALPHABLEND), whose pixels are already multiplied by how far they are seen.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from PIL import Image, ImageChops

_ALPHA_BLEND, _END = 114, 14
_SEEN_BY_PIXEL = 1
_LEAST = 108  # bytes of the record before its picture
_BITS = 32


def laid_on_white(raw: bytes) -> bytes:
    """The metafile with every see-through picture laid on white; the same bytes where there is none, or it is no EMF."""
    content = bytearray(raw)
    for at, size in _blends(raw):
        _lay(content, at, size)
    return bytes(content)


def _blends(raw: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while at + 8 <= len(raw) and raw[40:44] == b" EMF":
        kind, size = struct.unpack_from("<2I", raw, at)
        if size < 8 or at + size > len(raw) or kind == _END:
            return
        if kind == _ALPHA_BLEND and size >= _LEAST and raw[at + 43] == _SEEN_BY_PIXEL:
            yield at, size
        at += size


def _lay(content: bytearray, at: int, size: int) -> None:
    header, _, start, length = struct.unpack_from("<4I", content, at + 84)
    if header + 16 > size or start + length > size or length % 4 or not length:
        return
    if struct.unpack_from("<H", content, at + header + 14)[0] != _BITS:
        return
    pixels = Image.frombytes("RGBA", (length // 4, 1), bytes(content[at + start : at + start + length]))
    *colours, seen = pixels.split()
    unseen = ImageChops.invert(seen)
    laid = [ImageChops.add(colour, unseen) for colour in colours]
    whole = Image.new("L", pixels.size, 255)
    content[at + start : at + start + length] = Image.merge("RGBA", [*laid, whole]).tobytes()
