"""What picture files carry beside their pixels: camera data, comments, titles, places, bytes after the end."""

from __future__ import annotations

import struct

# Markers that a picture needs to be drawn: frame, tables, scan, restart, and the plain file header and colour notes.
_JPEG_NEEDED = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD})
_JPEG_APP = {0xE0: b"JFIF\x00", 0xEE: b"Adobe"}
_PNG_NEEDED = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"})


def metadata_in(data: bytes) -> tuple[str, ...]:
    """Names of the parts of a picture file that are not pixels; empty for data of no known picture format."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data.startswith((b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00")):
        return ("a picture format that a copy never holds",)
    if data.startswith((b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51")):
        return _jpeg_2000(data)
    return ()


def _jpeg(data: bytes) -> tuple[str, ...]:
    found: list[str] = []
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xD9 or 0xD0 <= marker <= 0xD7 or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            if marker == 0xD9:
                break
            continue
        if at + 4 > len(data):
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        if not _needed(marker, data[at + 4 : at + 2 + length]):
            found.append("comment" if marker == 0xFE else f"application data {marker - 0xE0}")
        at += 2 + length
        if marker == 0xDA:
            at = _next_marker(data, at)
    if at < len(data) and data[at:].strip(b"\x00\r\n"):
        found.append("bytes after the end")
    return tuple(found)


def _needed(marker: int, body: bytes) -> bool:
    known = _JPEG_APP.get(marker)
    plain_header = known is not None and body.startswith(known) and len(body) <= 14
    return marker in _JPEG_NEEDED or plain_header


def _next_marker(data: bytes, at: int) -> int:
    """The offset of the next marker after coded pixels."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def _png(data: bytes) -> tuple[str, ...]:
    found: list[str] = []
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind not in _PNG_NEEDED:
            found.append("text or other data beside the pixels")
        at += 12 + length
        if kind == b"IEND":
            break
    if data[at:]:
        found.append("bytes after the end")
    return tuple(found)


def _jpeg_2000(data: bytes) -> tuple[str, ...]:
    return ("boxes beside the pixels",) if b"xml " in data or b"uuid" in data else ()
