"""Files inside data of another kind: packed stretches anywhere in it, and whole files written out in base64 or hexadecimal."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterator

from redactor.verification.encodings import from_base64
from redactor.verification.package import MAX_MEMBER

_Data = bytes | memoryview  # views, so that no trial copies what follows it
_TRIAL = 64 * 1024  # bytes of a possible packed stretch that are tried before all of it is
_MOST_TRIALS = 2_000  # in one piece of data: two bytes that look like a beginning stand in any picture by chance
_LEAST_PLAIN = 4  # bytes; less is nothing anybody wrote
# How files of kinds that are unpacked begin, written in base64: archives, packed data, PDF, compound files of older programs.
_BASE64_MARKS = (b"UEsDB", b"H4sI", b"JVBERi", b"0M8R4KGx", b"QlpoO", b"/Td6WFo")
_BASE64_BEGINS = re.compile(b"|".join(_BASE64_MARKS))
_BASE64_RUN = re.compile(rb"(?:[A-Za-z0-9+/]|=?\r?\n[ \t>]*|[ \t]+)*")
_HEX_LOWER = (b"504b0304", b"1f8b08", b"25504446", b"d0cf11e0", b"425a68", b"fd377a58")
_HEX_MARKS = tuple(sorted({*_HEX_LOWER, *(mark.upper() for mark in _HEX_LOWER)}))
_HEX_BEGINS = re.compile(b"|".join(_HEX_MARKS))
_HEX_RUN = re.compile(rb"(?:[0-9A-Fa-f]|[\s:])*")
_NO_LETTER = re.compile(rb"[^A-Za-z0-9+/]+")


def _gunzipped(data: _Data) -> bytes:
    return zlib.decompressobj(31).decompress(data, MAX_MEMBER)


def _inflated(data: _Data) -> bytes:
    engine = zlib.decompressobj()
    plain = engine.decompress(data[:_TRIAL], MAX_MEMBER)
    plain += b"" if engine.eof else engine.decompress(data[_TRIAL:], MAX_MEMBER)
    return plain if engine.eof else b""


def _from_bzip2(data: _Data) -> bytes:
    return bz2.BZ2Decompressor().decompress(data, MAX_MEMBER)


def _from_xz(data: _Data) -> bytes:
    return lzma.LZMADecompressor(memlimit=MAX_MEMBER).decompress(data, MAX_MEMBER)


# How packed data begins; and how it does where it stands inside other data, which takes more bytes to be sure.
UNPACKERS: tuple[tuple[bytes, re.Pattern[bytes], Callable[[_Data], bytes]], ...] = (
    (b"\x1f\x8b", re.compile(rb"\x1f\x8b\x08"), _gunzipped),
    (b"\x78", re.compile(rb"\x78[\x01\x5e\x9c\xda]"), _inflated),
    (b"BZh", re.compile(rb"BZh[1-9]1AY&SY"), _from_bzip2),
    (b"\xfd7zXZ\x00", re.compile(rb"\xfd7zXZ\x00"), _from_xz),
)


def unpacked(data: bytes) -> bytes:
    """What *data* is, if it is packed as a whole; empty if it is not, or is damaged."""
    return next((plain for mark, _, one in UNPACKERS if data.startswith(mark) and (plain := _tried(one, data))), b"")


def packed_within(data: bytes) -> Iterator[bytes]:
    """What stands packed anywhere after the beginning of *data*, unpacked."""
    view = memoryview(data)
    for _, mark, unpacker in UNPACKERS:
        for trials, match in enumerate(mark.finditer(data, 1)):
            if trials == _MOST_TRIALS:
                break
            plain = _tried(unpacker, view[match.start() :])
            if len(plain) >= _LEAST_PLAIN:
                yield plain


def _tried(unpacker: Callable[[_Data], bytes], data: _Data) -> bytes:
    try:
        return unpacker(data)
    except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError):
        return b""


def coded_within(data: bytes) -> Iterator[bytes]:
    """Whole files that stand in *data* as letters, as attachments of mails and objects of rich text do."""
    for run in _runs(data, _BASE64_MARKS, _BASE64_BEGINS, _BASE64_RUN):
        yield from_base64(_NO_LETTER.sub(b"", run))
    for run in _runs(data, _HEX_MARKS, _HEX_BEGINS, _HEX_RUN):
        digits = re.sub(rb"[\s:]", b"", run)
        yield bytes.fromhex(digits[: len(digits) & ~1].decode("ascii"))


def _runs(data: bytes, marks: tuple[bytes, ...], begins: re.Pattern[bytes], run: re.Pattern[bytes]) -> Iterator[bytes]:
    """Each stretch of letters that begins as such a file does; most data has none, which a plain search tells soonest."""
    if not any(mark in data for mark in marks):
        return
    at = 0
    while (match := begins.search(data, at)) is not None:
        whole = run.match(data, match.start())
        at = max(match.end(), whole.end() if whole is not None else 0)
        yield data[match.start() : at]
