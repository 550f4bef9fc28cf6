"""OLE compound files: the file inside an embedded object, where there is one.

Read with bounds everywhere: chains may not loop or leave the file, and nothing is larger than the object itself.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFC  # this and above end a chain
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_MAX_ENTRIES = 10_000
_HEADER_FAT = 109


class NotCompound(ValueError):
    """The bytes are no compound file that can be followed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class InnerFile:
    """A file that was put into an object, with the name that it came under."""

    name: str
    content: bytes


def inner_file(raw: bytes) -> InnerFile | None:
    """The file that an embedded object carries; None where the object is itself the file, or cannot be followed."""
    try:
        return _inner_file(dict(_streams(raw)))
    except (ValueError, struct.error, IndexError):
        return None


def _inner_file(streams: dict[str, bytes]) -> InnerFile | None:
    if "\x01Ole10Native" in streams:
        return _native(streams["\x01Ole10Native"])
    for name in ("Package", "CONTENTS"):
        if streams.get(name):
            return InnerFile("", streams[name])
    return None


def _native(stream: bytes) -> InnerFile | None:
    """Ole10Native: size, flags, label, path, more, length, the file."""
    label, at = _text(stream, 6)
    _, at = _text(stream, at)
    at += 4
    (length,) = struct.unpack_from("<I", stream, at)
    at += 4 + length  # over the path in the temporary folder of whoever put it in
    (size,) = struct.unpack_from("<I", stream, at)
    content = stream[at + 4 : at + 4 + size]
    return InnerFile(label, content) if content else None


def _text(stream: bytes, at: int) -> tuple[str, int]:
    end = stream.index(b"\x00", at)
    return stream[at:end].decode("cp1252", "replace"), end + 1


def _streams(raw: bytes) -> Iterator[tuple[str, bytes]]:
    if not raw.startswith(MAGIC) or len(raw) < 512:
        raise NotCompound("no compound file")
    sector = 1 << min(struct.unpack_from("<H", raw, 30)[0], 12)
    small = 1 << min(struct.unpack_from("<H", raw, 32)[0], 12)
    directory_start, cutoff, small_start = (struct.unpack_from("<I", raw, at)[0] for at in (48, 56, 60))
    table = _table(raw, sector)
    entries = _entries(_chained(raw, table, directory_start, sector))
    root = next((entry for entry in entries if entry.kind == _ROOT), None)
    if root is None:
        raise NotCompound("no root entry")
    pool = _chained(raw, table, root.start, sector)
    small_table = _numbers(_chained(raw, table, small_start, sector))
    for entry in entries:
        if entry.kind == _STREAM and entry.size < cutoff:
            yield entry.name, _chained(pool, small_table, entry.start, small, offset=0)[: entry.size]
        elif entry.kind == _STREAM:
            yield entry.name, _chained(raw, table, entry.start, sector)[: entry.size]


def _numbers(raw: bytes) -> tuple[int, ...]:
    count = len(raw) // 4
    return struct.unpack_from(f"<{count}I", raw) if count else ()


def _table(raw: bytes, sector: int) -> tuple[int, ...]:
    """The allocation table; its own sectors are listed in the header and in a chain after it."""
    places = list(struct.unpack_from(f"<{_HEADER_FAT}I", raw, 76))
    more = struct.unpack_from("<I", raw, 68)[0]
    seen: set[int] = set()
    while more < _END and more not in seen:
        seen.add(more)
        block = _numbers(_sector(raw, more, sector))
        places += block[:-1]
        more = block[-1] if block else _END
    return _numbers(b"".join(_sector(raw, place, sector) for place in places if place < _END))


def _sector(raw: bytes, number: int, sector: int) -> bytes:
    return raw[(number + 1) * sector : (number + 2) * sector]


def _chained(raw: bytes, table: tuple[int, ...], start: int, size: int, *, offset: int = 1) -> bytes:
    pieces: list[bytes] = []
    seen: set[int] = set()
    while start < _END:
        if start in seen or start >= len(table):
            raise NotCompound("a chain that does not end")
        seen.add(start)
        pieces.append(raw[(start + offset) * size : (start + offset + 1) * size])
        start = table[start]
    return b"".join(pieces)


def _entries(directory: bytes) -> list[_Entry]:
    found = []
    for at in range(0, min(len(directory), _MAX_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", directory, at + 116)
        found.append(_Entry(name, directory[at + 66], start, size))
    return found
