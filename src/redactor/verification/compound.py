"""Compound files, as older Office programs and their embedded objects are: a small file system, read stream by stream.

Source: [MS-CFB]. Also two packings that stand in such streams: of macros ([MS-OVBA] 2.4.1) and of rich text ([MS-OXRTFCP]).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _ENTRY = 512, 128  # bytes
_LAST_SECTOR = 0xFFFFFFFA  # from here on a number is no sector but a mark
_STREAM, _ROOT = 2, 5  # kinds of entries
_MOST_SECTORS = 4_000_000
# A packed container with its first chunk: at the beginning of a stream, or where the text of a module begins.
_CHUNK_AT = re.compile(
    rb"\A\x01[\x00-\xff][\xb0-\xbf\x30-\x3f]|\x01[\x00-\xff][\xb0-\xbf\x30-\x3f]\x00Attribut", re.DOTALL
)
_LZFU = b"LZFu"
_RTF_BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096  # bytes of the dictionary of packed rich text
_MOST_PLAIN = 64 * 1024 * 1024


class CompoundDamaged(ValueError):
    """The file system in the file cannot be followed."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream of a compound file."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Disk:
    """The sectors of a file: which follows which, in the large ones and in the small ones."""

    data: bytes = field(repr=False)
    size: int
    next_large: tuple[int, ...] = field(repr=False)

    def sector(self, number: int) -> bytes:
        """The bytes of one sector."""
        at = (number + 1) * self.size
        if at >= len(self.data):
            raise CompoundDamaged("a sector that is not there")
        return self.data[at : at + self.size]

    def chain(self, first: int) -> bytes:
        """The bytes of all sectors from *first* on."""
        return b"".join(map(self.sector, _numbers(first, self.next_large)))


def _numbers(first: int, following: tuple[int, ...]) -> Iterator[int]:
    at, left = first, len(following)
    while at < _LAST_SECTOR:
        if at >= len(following) or left <= 0:
            raise CompoundDamaged("a chain of sectors leads nowhere")
        yield at
        at, left = following[at], left - 1


def streams_of(data: bytes) -> list[Stream]:
    """Every stream of a compound file; raises CompoundDamaged."""
    try:
        return list(_streams(data))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise CompoundDamaged("a compound file without its tables") from error


def _streams(data: bytes) -> Iterator[Stream]:
    disk = _disk(data)
    directory_at, mini_limit, mini_table_at = struct.unpack_from("<I4xII", data, 48)
    directory = disk.chain(directory_at)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    mini_next = _numbers_in(disk.chain(mini_table_at))
    roots = [entry for entry in entries if entry[66] == _ROOT]
    if not roots:
        raise CompoundDamaged("a directory without a beginning")
    small = disk.chain(_first(roots[0])) if _first(roots[0]) < _LAST_SECTOR else b""
    for entry in entries:
        if entry[66] != _STREAM:
            continue
        size = _size(entry)
        if size >= mini_limit:
            body = disk.chain(_first(entry))
        else:
            body = b"".join(
                small[at * 64 : at * 64 + 64] for at in _numbers(_first(entry) if size else _LAST_SECTOR, mini_next)
            )
        yield Stream(_name(entry), body[:size])


def _disk(data: bytes) -> _Disk:
    (shift,) = struct.unpack_from("<H", data, 30)
    if not data.startswith(SIGNATURE) or shift not in {9, 12}:
        raise CompoundDamaged("no compound file")
    size = 1 << shift
    bare = _Disk(data, size, ())
    tables = list(struct.unpack_from("<109I", data, 76))
    more, seen = struct.unpack_from("<I", data, 68)[0], 0
    while more < _LAST_SECTOR and seen < len(data) // size:
        numbers = _numbers_in(bare.sector(more))
        tables += numbers[:-1]
        more, seen = numbers[-1], seen + 1
    table = b"".join(bare.sector(number) for number in tables if number < _LAST_SECTOR)
    return _Disk(data, size, _numbers_in(table[: 4 * _MOST_SECTORS]))


def _numbers_in(table: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) & ~3])


def _first(entry: bytes) -> int:
    number: int = struct.unpack_from("<I", entry, 116)[0]
    return number


def _size(entry: bytes) -> int:
    number: int = struct.unpack_from("<I", entry, 120)[0]
    return number


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")


def unpacked_macros(data: bytes) -> Iterator[bytes]:
    """The source texts of macros in a stream."""
    for match in _CHUNK_AT.finditer(data):
        plain = _unpacked_container(data, match.start() + 1)
        if plain:
            yield plain


def _unpacked_container(data: bytes, at: int) -> bytes:
    out = bytearray()
    while at + 2 <= len(data) and len(out) < _MOST_PLAIN:
        (head,) = struct.unpack_from("<H", data, at)
        end = at + (head & 0x0FFF) + 3
        if head & 0x7000 != 0x3000 or end > len(data):
            break
        chunk = _unpacked_chunk(data[at + 2 : end]) if head & 0x8000 else data[at + 2 : end]
        if chunk is None:
            break
        out += chunk
        at = end
    return bytes(out)


def _unpacked_chunk(packed: bytes) -> bytes | None:
    """One chunk: after each byte of flags eight letters or copies of what came before."""
    out, at = bytearray(), 0
    while at < len(packed):
        flags, at = packed[at], at + 1
        for bit in range(8):
            if at >= len(packed):
                break
            if not flags >> bit & 1:
                out.append(packed[at])
                at += 1
            elif at + 2 > len(packed) or not out:
                return None
            else:
                (token,) = struct.unpack_from("<H", packed, at)
                at += 2
                bits = max(4, (len(out) - 1).bit_length())
                back, count = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + 3
                if back > len(out):
                    return None
                for _ in range(count):
                    out.append(out[-back])
    return bytes(out)


def unpacked_rich_text(data: bytes) -> Iterator[bytes]:
    """Rich text of mails that Outlook packed; it stands behind its sizes and its mark."""
    at = data.find(_LZFU)
    while at >= 8:
        yield _unpacked_rtf(data[at + 8 :])
        at = data.find(_LZFU, at + 4)


def _unpacked_rtf(packed: bytes) -> bytes:
    window = bytearray(_WINDOW)
    window[: len(_RTF_BEGINNING)] = _RTF_BEGINNING
    write, at, out = len(_RTF_BEGINNING), 0, bytearray()
    while at < len(packed) and len(out) < _MOST_PLAIN:
        flags, at = packed[at], at + 1
        for bit in range(8):
            piece, at = _rtf_piece(packed, at, flags >> bit & 1, window, write)
            if not piece:
                return bytes(out)
            out += piece
            write = (write + len(piece)) % _WINDOW
    return bytes(out)


def _rtf_piece(packed: bytes, at: int, is_copy: int, window: bytearray, write: int) -> tuple[bytes, int]:
    """The next letters, put into the window as well; none at the end."""
    if not is_copy:
        piece = packed[at : at + 1]
        window[write : write + 1] = piece
        return piece, at + 1
    if at + 2 > len(packed):
        return b"", at
    (token,) = struct.unpack_from(">H", packed, at)
    read, count = token >> 4, (token & 0xF) + 2
    if read == write:
        return b"", at
    copied = bytearray()
    for step in range(count):
        letter = window[(read + step) % _WINDOW]
        window[(write + step) % _WINDOW] = letter
        copied.append(letter)
    return bytes(copied), at + 2
