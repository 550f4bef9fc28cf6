"""Texts that may stand in data in another writing: hexadecimal, base64, quoted-printable, per cent, entities."""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[\s:]?){6,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}(?:\r?\n[A-Za-z0-9+/_-]{4,}={0,2})*")
_QUOTED = re.compile(rb"=[0-9A-F]{2}|=\r?\n")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(rb"&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});")
_JSON = re.compile(rb"\\u([0-9A-Fa-f]{4})")


def texts_of(data: bytes) -> Iterator[str]:
    """*data* read as text in each coding that it could be in."""
    yield _as_text(data)
    if b"\x00" in data:
        yield data.replace(b"\x00", b"").decode("latin-1")
        if data.count(0) * 4 >= len(data):
            yield data.decode("utf-16-le", "replace")
            yield data.decode("utf-16-be", "replace")


def decoded_texts(data: bytes) -> Iterator[str]:
    """What *data* says once a text coding inside it is undone."""
    for run in _HEX.findall(data):
        digits = re.sub(rb"[\s:]", b"", run)
        yield from texts_of(bytes.fromhex(digits[: len(digits) & ~1].decode("ascii")))
    yield from _base64_texts(data)
    if _QUOTED.search(data):
        yield _as_text(quopri.decodestring(data))
    if _PERCENT.search(data):
        yield _as_text(unquote_to_bytes(data))
    if _ENTITY.search(data):
        yield html.unescape(_as_text(data))
    if _JSON.search(data):
        yield _JSON.sub(_unescaped, data).decode("utf-8", "replace")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return chr(int(match.group(1), base=16)).encode("utf-8", "replace")


def _base64_texts(data: bytes) -> Iterator[str]:
    """Runs that decode to something; most are ordinary words, which decode to nothing anybody searches for."""
    for run in _BASE64.findall(data):
        plain = re.sub(rb"[\s=]", b"", run).translate(bytes.maketrans(b"-_", b"+/"))
        plain = plain[: len(plain) - (len(plain) % 4 == 1)]
        try:
            yield from texts_of(base64.b64decode(plain + b"=" * (-len(plain) % 4)))
        except (binascii.Error, ValueError):
            continue


def _as_text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
