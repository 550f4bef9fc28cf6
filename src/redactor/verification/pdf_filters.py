"""Undoing PDF stream filters, within limits. Picture codecs are left as they are: their bytes are searched raw."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable
from dataclasses import dataclass

from redactor.verification.pdf_syntax import Name, PdfValue, Word, unhexed

MAX_DECODED = 256 * 1024 * 1024
PICTURE_FILTERS = frozenset({"DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"})


class FilterError(ValueError):
    """A stream could not be unpacked."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A stream's bytes after all filters but a picture codec; ``slack`` is what stood after the filter's own end."""

    data: bytes
    codec: str = ""
    slack: bytes = b""


def unpack_stream(info: dict[str, PdfValue], raw: bytes) -> Unpacked:
    """Undo the filters that *info* names; raises FilterError when one is unknown or the data damaged."""
    data, slack = raw, b""
    settings = _as_list(info.get("DecodeParms", info.get("DP")))
    for index, one in enumerate(_as_list(info.get("Filter", info.get("F")))):
        name = str(one)
        if name in PICTURE_FILTERS:
            return Unpacked(data, name, slack)
        decode = _FILTERS.get(name)
        if decode is None or not isinstance(one, Name):
            raise FilterError("filter not known")
        step = decode(data)
        setting = settings[index] if index < len(settings) else None
        data, slack = _unpredicted(step.data, setting), slack + step.slack
    return Unpacked(data, "", slack)


def _as_list(value: PdfValue | None) -> list[PdfValue]:
    if value is None or isinstance(value, Word):
        return []
    return value if isinstance(value, list) else [value]


def inflate(data: bytes) -> Unpacked:
    """Deflate data, with whatever follows its end; a missing checksum is forgiven, nothing else is."""
    engine = zlib.decompressobj()
    try:
        plain = engine.decompress(data, MAX_DECODED)
    except zlib.error as error:
        raise FilterError("deflate data damaged") from error
    if engine.unconsumed_tail:
        raise FilterError("more data than the limit allows")
    if not engine.eof and not plain and data.strip():
        raise FilterError("deflate data damaged")
    return Unpacked(plain, slack=engine.unused_data.strip(b"\r\n"))


def _ascii_hex(data: bytes) -> Unpacked:
    body, _, rest = data.partition(b">")
    try:
        return Unpacked(unhexed(body), slack=rest.strip())
    except ValueError as error:
        raise FilterError("hexadecimal data damaged") from error


def _ascii_85(data: bytes) -> Unpacked:
    body, _, rest = data.strip().removeprefix(b"<~").partition(b"~>")
    try:
        return Unpacked(a85decode(body), slack=rest.strip())
    except ValueError as error:
        raise FilterError("base-85 data damaged") from error


def _run_length(data: bytes) -> Unpacked:
    made = bytearray()
    at = 0
    while at < len(data) and data[at] != 128:
        length = data[at]
        if length < 128:
            made += data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            made += data[at + 1 : at + 2] * (257 - length)
            at += 2
        if len(made) > MAX_DECODED:
            raise FilterError("more data than the limit allows")
    return Unpacked(bytes(made), slack=data[at + 1 :].strip(b"\r\n"))


def _lzw(data: bytes) -> Unpacked:
    """LZW as PDF writes it: codes of 9 to 12 bits, widened one code early."""
    made = bytearray()
    table: list[bytes] = []
    width, previous = 9, b""
    bits = buffered = 0
    for byte in data:
        bits, buffered = (bits << 8) | byte, buffered + 8
        if buffered < width:
            continue
        buffered -= width
        code, bits = bits >> buffered, bits & ((1 << buffered) - 1)
        if code == 257:
            break
        if code == 256:
            table, width, previous = [bytes([index]) for index in range(256)] + [b"", b""], 9, b""
            continue
        entry = table[code] if code < len(table) else previous + previous[:1]
        if previous:
            table.append(previous + entry[:1])
        made += entry
        previous = entry
        width = 9 + (len(table) >= 511) + (len(table) >= 1023) + (len(table) >= 2047)
        if len(made) > MAX_DECODED:
            raise FilterError("more data than the limit allows")
    return Unpacked(bytes(made))


_FILTERS: dict[str, Callable[[bytes], Unpacked]] = {
    "FlateDecode": inflate,
    "Fl": inflate,
    "ASCIIHexDecode": _ascii_hex,
    "AHx": _ascii_hex,
    "ASCII85Decode": _ascii_85,
    "A85": _ascii_85,
    "RunLengthDecode": _run_length,
    "RL": _run_length,
    "LZWDecode": _lzw,
    "LZW": _lzw,
}


def _unpredicted(data: bytes, setting: PdfValue | None) -> bytes:
    """Undo a PNG predictor on one-byte columns (what object and cross-reference streams use)."""
    if not isinstance(setting, dict):
        return data
    predictor, columns = setting.get("Predictor", 1), setting.get("Columns", 1)
    if (
        not isinstance(predictor, int)
        or predictor < 10
        or not isinstance(columns, int)
        or setting.get("Colors", 1) != 1
    ):
        return data
    if setting.get("BitsPerComponent", 8) != 8 or columns < 1:
        return data
    above = bytes(columns)
    made = bytearray()
    for row in re.findall(b"(?s).{1,%d}" % (columns + 1), data):
        above = _png_row(row[0], row[1:].ljust(columns, b"\x00"), above)
        made += above
    return bytes(made)


def _png_row(kind: int, row: bytes, above: bytes) -> bytes:
    made = bytearray(row)
    left = corner = 0
    for at, up in enumerate(above):
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind if kind < 5 else 0]
        made[at] = left = (row[at] + guess) & 0xFF
        corner = up
    return bytes(made)


def _paeth(left: int, up: int, corner: int) -> int:
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))
