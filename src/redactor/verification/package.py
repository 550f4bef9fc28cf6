"""A ZIP package as its bytes have it: every member, listed or not, and what stands around them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_MEMBER = 256 * 1024 * 1024
MAX_PACKAGE = 512 * 1024 * 1024  # bytes, all parts together
MAX_MEMBERS = 10_000
_LOCAL = b"PK\x03\x04"
_LOCAL_SIZE = 30
_CENTRAL = b"PK\x01\x02"


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its name and bytes, and whether the package's own list names it."""

    name: str
    data: bytes = field(repr=False)
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Package:
    """Everything in the bytes of a ZIP file."""

    members: tuple[Member, ...]
    faults: tuple[str, ...]  # what a plain package doesn't have: comments, extra fields, doubled names, stray bytes
    notes: tuple[bytes, ...]  # the bytes of those comments, fields and strays, to be searched
    damaged: tuple[str, ...] = ()

    def named(self, name: str) -> bytes | None:
        """The bytes of the member of that name."""
        return next((member.data for member in self.members if member.name == name), None)


@dataclass(slots=True)
class _Reading:
    members: list[Member] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[bytes] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    def fault(self, what: str, note: bytes = b"") -> None:
        self.faults.append(what)
        if note:
            self.notes.append(note)


def is_package(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP file."""
    return data.startswith(_LOCAL)


def parse_package(data: bytes) -> Package:
    """Read every member; never raises: what can't be unpacked is named in ``damaged``."""
    reading = _Reading()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _read_listed(archive, infos, reading)
            _read_around(data, archive, infos, reading)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error):
        reading.damaged.append("package")
        _read_strays(data, 0, reading)
    return Package(tuple(reading.members), tuple(reading.faults), tuple(reading.notes), tuple(reading.damaged))


def _read_listed(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], reading: _Reading) -> None:
    doubled = [name for name, count in Counter(info.filename for info in infos).items() if count > 1]
    if doubled:
        reading.fault(f"{len(doubled)} part names stand twice")
    if len(infos) > MAX_MEMBERS:
        reading.damaged.append("more parts than the limit allows")
    left = MAX_PACKAGE
    for index, info in enumerate(infos[:MAX_MEMBERS]):
        try:
            data = _unpacked(archive, info, min(left, MAX_MEMBER))
            left -= len(data)
            reading.members.append(Member(info.filename, data))
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError):
            reading.damaged.append(f"part {index + 1}")
        if info.comment:
            reading.fault(f"part {index + 1} has a comment", info.comment)
        if info.extra:
            reading.fault(f"part {index + 1} has extra fields", info.extra)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(info) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError("more data than the limit allows")
    return data


def _read_around(data: bytes, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], reading: _Reading) -> None:
    """Bytes that belong to no member: before, between and after them."""
    if archive.comment:
        reading.fault("the package has a comment", archive.comment)
    at = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        start, end = _extent_of(data, info, reading)
        if start > at:
            _stray(data[at:start], reading)
        at = max(at, end)
    directory = archive.start_dir
    if directory > at:
        _stray(data[at:directory], reading)
    tail = _after_directory(data, directory)
    if tail:
        reading.fault("bytes after the end of the package", tail)


def _extent_of(data: bytes, info: zipfile.ZipInfo, reading: _Reading) -> tuple[int, int]:
    """First and last offset of a member, its local header and data descriptor included."""
    start = info.header_offset
    name_size, extra_size = struct.unpack_from("<HH", data, start + 26)
    extra = data[start + _LOCAL_SIZE + name_size : start + _LOCAL_SIZE + name_size + extra_size]
    if extra and extra != info.extra:
        reading.fault("a part has extra fields in its own header", extra)
    if data[start + _LOCAL_SIZE : start + _LOCAL_SIZE + name_size] != info.orig_filename.encode(
        "utf-8" if info.flag_bits & 0x800 else "cp437", "replace"
    ):
        reading.fault("a part has two names", data[start + _LOCAL_SIZE : start + _LOCAL_SIZE + name_size])
    end = start + _LOCAL_SIZE + name_size + extra_size + info.compress_size
    if info.flag_bits & 0x08:
        end += 16 if data[end : end + 4] == b"PK\x07\x08" else 12
    return start, end


def _after_directory(data: bytes, directory: int) -> bytes:
    end = data.rfind(b"PK\x05\x06")
    if end < directory:
        return b""
    (comment_size,) = struct.unpack_from("<H", data, end + 20)
    return data[end + 22 + comment_size :]


def _stray(stray: bytes, reading: _Reading) -> None:
    reading.fault("bytes that belong to no part", stray)
    _read_strays(stray, len(reading.members), reading)


def _read_strays(data: bytes, first: int, reading: _Reading) -> None:
    """Members that still stand in the bytes although no list names them."""
    for index, content in enumerate(carved(data)):
        reading.members.append(Member(f"unlisted part {first + index + 1}", content, listed=False))


def carved(data: bytes) -> Iterator[bytes]:
    """What can be unpacked at every local header in *data*, listed or not."""
    at = data.find(_LOCAL)
    while at >= 0 and at + _LOCAL_SIZE <= len(data):
        (method,) = struct.unpack_from("<H", data, at + 8)
        name_size, extra_size = struct.unpack_from("<HH", data, at + 26)
        start = at + _LOCAL_SIZE + name_size + extra_size
        following = data.find(_LOCAL, start)
        body = data[start : following if following >= 0 else len(data)]
        yield data[at + _LOCAL_SIZE : at + _LOCAL_SIZE + name_size] + b"\n" + (_deflated(body) if method == 8 else body)
        at = following


def _deflated(body: bytes) -> bytes:
    engine = zlib.decompressobj(-15)
    try:
        return engine.decompress(body, MAX_MEMBER)
    except zlib.error:
        return body
