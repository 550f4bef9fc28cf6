"""Texts that may stand in data in another writing: hexadecimal, base64, quoted-printable, escapes, entities, markup.

Writings are undone one by one and one after the other: a mail may hold HTML in quoted-printable, HTML entities, and tags
in the middle of a name.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[\s:]?){6,}")
_HEX_ODD = re.compile(rb"(?<=[0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[\s:]?){6,}")  # a digit of something else stands before it
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}(?:\r?\n[ \t>]*[A-Za-z0-9+/_-]+={0,2})*")
_BASE64_GLUED = 24  # letters from which a run is also read as if one to three letters before it were no part of it
_BASE64_WHOLE = re.compile(rb"\s*[A-Za-z0-9+/_-]{16,}[A-Za-z0-9+/_\-\s]*={0,2}\s*")
_UU = re.compile(rb"begin [0-7]{3,4} [^\r\n]{1,200}\r?\n((?:[ -`]{1,90}\r?\n)+)")
_BASE85 = re.compile(rb"<~([!-uz\s]{5,})~>")
_HEX_LIST = re.compile(rb"(?:0x[0-9A-Fa-f]{2}[,\s]{0,3}){6,}")
_DECIMAL_LIST = re.compile(rb"(?<![\d.])(?:\d{2,3},\s{0,3}){5,}\d{2,3}(?![\d.])")
# Where headers of mails go on in another piece: encoded words on two lines, and parts of a file's name.
_CONTINUED = re.compile(rb"\?=\r?\n?[ \t]+=\?[A-Za-z0-9_-]{1,40}\?[QqBb]\?|\"?;\s{0,9}[A-Za-z-]{1,30}\*\d{1,2}\*?=\"?")
_QUOTED = re.compile(rb"=[0-9A-Fa-f]{2}|=\r?\n")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(rb"&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});")
_JSON = re.compile(rb"\\u([0-9A-Fa-f]{4})")
_ESCAPE = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|([0-3][0-7]{2}))")
_STYLE_ESCAPE = re.compile(rb"\\([0-9A-Fa-f]{2,6})(?:\r\n|[ \t\r\n\f])?")  # CSS Syntax Level 3, 4.3.7
_SEVEN = re.compile(rb"\+([A-Za-z0-9+/]{3,})-?")  # RFC 2152
_CLOSING_TAG = re.compile(rb"</[A-Za-z][A-Za-z0-9:]{0,40}\s*>")
_TAG = re.compile(rb"<[^<>]*>")
_RTF = re.compile(rb"\{\\rtf")
_RTF_CODE = re.compile(rb"\\'([0-9A-Fa-f]{2})")
_RTF_CHAR = re.compile(rb"\\u(-?\d{1,5}) ?(?:\?|\\'[0-9A-Fa-f]{2})?")
_RTF_WORD = re.compile(rb"\\(?:[a-z]{1,32}-?\d{0,10} ?|\*)|[{}\r\n]")
_WRITTEN = bytes({0, *b"\t\n\r", *range(0x20, 0x7F)})
_MOST_OTHER = 4  # one byte in four of a text may be of an accented letter
_LARGEST_TEXT = 4 * 1024 * 1024  # bytes
_MOST_PACKED = 16 * 1024 * 1024  # bytes that a deflated stretch in base64 may become


def texts_of(data: bytes) -> Iterator[str]:
    """*data* read as text in each coding that it could be in."""
    yield _as_text(data)
    if b"\x00" in data:
        yield data.replace(b"\x00", b"").decode("latin-1")
        if data.count(0) * 4 >= len(data):
            yield data.decode("utf-16-le", "replace")
            yield data.decode("utf-16-be", "replace")


def is_wordy(data: bytes) -> bool:
    """Whether *data* is mostly letters and signs: what decodes to anything else is searched as bytes, which is quicker."""
    if len(data.translate(None, _WRITTEN)) * _MOST_OTHER <= len(data):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decoded(data: bytes) -> Iterator[bytes]:
    """What *data* says once the text codings inside it are undone, each alone and each after the others."""
    yield from _digits_undone(data)
    plain = data
    for pattern, undo in _WRITINGS_OF_TEXT if len(data) <= _LARGEST_TEXT else _WRITINGS:
        for one in (data,) if plain is data else (data, plain):
            if pattern.search(one) is not None:
                undone = undo(one)
                yield undone
                plain = undone if one is plain else plain
    if plain is not data:
        yield from _digits_undone(plain)
    elif b"\x00" in data:
        yield from decoded(data.replace(b"\x00", b""))


def _digits_undone(data: bytes) -> Iterator[bytes]:
    """Bytes written in hexadecimal digits or in base64."""
    for pattern in (_HEX, _HEX_ODD):
        for run in pattern.findall(data):
            digits = re.sub(rb"[\s:]", b"", run)
            yield bytes.fromhex(digits[: len(digits) & ~1].decode("ascii"))
    for run in _HEX_LIST.findall(data) if b"0x" in data else ():
        yield bytes.fromhex(re.sub(rb"0x|[,\s]", b"", run).decode("ascii"))
    for run in _DECIMAL_LIST.findall(data) if b"," in data else ():
        yield bytes(int(number) & 0xFF for number in run.split(b","))
    yield from _base64_undone(data)
    if b"begin " in data:
        yield from map(_without_uu, _UU.findall(data))
    if b"<~" in data:
        yield from (_from_base85(run) for run in _BASE85.findall(data))


def _without_uu(body: bytes) -> bytes:
    """The lines between the head and the end of a file in the writing of old mails."""
    return b"".join(_uu_line(line) for line in body.splitlines())


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        return b""


def _from_base85(letters: bytes) -> bytes:
    try:
        return base64.a85decode(letters)
    except ValueError:
        return b""


def _base64_undone(data: bytes) -> Iterator[bytes]:
    """Runs that decode to something; most are ordinary words, which decode to nothing anybody searches for."""
    for run in _BASE64.findall(data):
        letters = re.sub(rb"[\s=>]", b"", run).translate(_URL_SAFE)
        for glued in range(4 if len(letters) >= _BASE64_GLUED else 1):
            yield from _decoded_run(letters[glued:])


_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def from_base64(letters: bytes) -> bytes:
    """The bytes that *letters* stand for, without white space or filling; none where they are no base64."""
    kept = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return base64.b64decode(kept + b"=" * (-len(kept) % 4))
    except (binascii.Error, ValueError):
        return b""


def _decoded_run(letters: bytes) -> Iterator[bytes]:
    """What a run says, also where it is base64 once more, or deflated."""
    plain = from_base64(letters)
    yield plain
    if _BASE64_WHOLE.fullmatch(plain) is not None:
        yield from_base64(re.sub(rb"[\s=]", b"", plain).translate(_URL_SAFE))
    elif plain[:1] == b"\x78":
        yield _inflated(plain)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_PACKED)
    except zlib.error:
        return b""


def _joined(data: bytes) -> bytes:
    return _CONTINUED.sub(b"", data)


def _unquoted(data: bytes) -> bytes:
    return quopri.decodestring(data)


def _without_entities(data: bytes) -> bytes:
    return html.unescape(_as_text(data)).encode("utf-8", "replace")


def _without_json(data: bytes) -> bytes:
    return _JSON.sub(lambda match: _letter(int(match.group(1), base=16)), data)


def _without_escapes(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16) if match[1] else int(match[2], 8)]), data)


def _without_style_escapes(data: bytes) -> bytes:
    return _STYLE_ESCAPE.sub(lambda match: _letter(min(int(match[1], 16), 0x10FFFF)), data)


def _from_seven(data: bytes) -> bytes:
    """Mail letters of seven bits: a plus sign, and UTF-16 in base64 behind it."""
    return _SEVEN.sub(
        lambda match: from_base64(match[1]).decode("utf-16-be", "replace").encode("utf-8", "replace"), data
    )


def _without_tags(data: bytes) -> bytes:
    return _TAG.sub(b"", data)


def _without_rtf(data: bytes) -> bytes:
    """The words of rich text: its codes as letters, its control words and groups gone."""
    plain = _RTF_CHAR.sub(lambda match: _letter(int(match[1]) & 0xFFFF), data)
    plain = _RTF_CODE.sub(lambda match: _letter(int(match[1], 16)), plain)
    return _RTF_WORD.sub(b"", plain)


def _letter(code: int) -> bytes:
    return chr(code).encode("utf-8", "replace")


# In the order in which they lie over each other: a mail's coding outside, then the markup, then the letters in it.
_WRITINGS: tuple[tuple[re.Pattern[bytes], Callable[[bytes], bytes]], ...] = (
    (_CONTINUED, _joined),
    (_QUOTED, _unquoted),
    (_PERCENT, unquote_to_bytes),
    (_RTF, _without_rtf),
    (_CLOSING_TAG, _without_tags),
    (_ENTITY, _without_entities),
    (_CLOSING_TAG, _without_tags),
    (_JSON, _without_json),
    (_ESCAPE, _without_escapes),
)
# The last two of texts alone: among the bytes of pictures, which are larger, their signs stand by chance.
_WRITINGS_OF_TEXT = (
    *_WRITINGS,
    (_STYLE_ESCAPE, _without_style_escapes),
    (_SEVEN, _from_seven),
)


def _as_text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
