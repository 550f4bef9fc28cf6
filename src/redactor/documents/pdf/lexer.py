"""Content streams cut into instructions: operands as plain Python values, then the operator.

Written here because a page holds tens of thousands of operands and most of them are numbers; a general parser that wraps
each in an object takes longer than all the rest of the work.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from typing import Any, NamedTuple


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class InlineImage(NamedTuple):
    """An image written into the content: its dictionary, keys as written, and its raw data."""

    entries: dict[str, Any]
    data: bytes


class Instruction(NamedTuple):
    """One operator with its operands."""

    operator: bytes
    operands: list[Any]


class MalformedContent(Exception):
    """The content stream cannot be cut into instructions."""


_WHITE = rb"\x00\t\n\x0c\r "
_TOKEN = re.compile(
    rb"[\x00\t\n\x0c\r ]*(?:"
    rb"([+-]?(?:\d+\.?\d*|\.\d+))(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"  # 1 number
    rb"|/([^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"  # 2 name
    rb"|([A-Za-z'\"][A-Za-z0-9*'\"]*)"  # 3 operator
    rb"|(\()"  # 4 string
    rb"|<([0-9A-Fa-f\x00\t\n\x0c\r ]*)>"  # 5 hexadecimal string
    rb"|(<<|>>|[\[\]])"  # 6 brackets
    rb"|(%[^\r\n]*)"  # 7 comment
    rb"|([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)"  # 8 anything else: odd numbers, unknown operators
    rb"|([{})>])"  # 9 strays
    rb"|$)"
)
_PLAIN_ARRAY = re.compile(rb"((?:[0-9.+\-\x00\t\n\x0c\r ]++|<[0-9A-Fa-f\x00\t\n\x0c\r ]*+>|\([^()\\\r]*+\))*+)\]")
_ARRAY_PART = re.compile(rb"<([^>]*)>|\(([^()]*)\)|([0-9.+-]+)")
_STEPS = re.compile(
    rb"(?:[\x00\t\n\x0c\r ]++[0-9.+-]++ [0-9.+-]++ Td <[0-9A-Fa-f]*+> Tj(?=[\x00\t\n\x0c\r ]))*+", re.DOTALL
)
_STEP = re.compile(rb"([0-9.+-]+) ([0-9.+-]+) Td <([^>]*)>")
STEPS = b"Td <> Tj"  # no operator of a file can be named so
_STRING_PART = re.compile(rb"[()]|\\.", re.DOTALL)
_PLAIN_STRING = re.compile(rb"[^()\\\r]*")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\r": b"", b"\n": b""}
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_IMAGE_END = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)")
_WORDS = {b"true": True, b"false": False, b"null": None}
_MOST_OPERANDS = 1000


def instructions(data: bytes) -> Iterator[Instruction]:
    """The instructions of *data* in order; raises :class:`MalformedContent`."""
    operands: list[Any] = []
    nests: list[list[Any]] = []
    at, match_token = 0, _TOKEN.match
    while True:
        match = match_token(data, at)
        if match is None:
            raise MalformedContent("a token that cannot be read")
        at = match.end()
        kind = match.lastindex
        if kind == 1:
            operands.append(float(match[1]))
        elif kind == 3:
            word = match[3]
            if word in _WORDS:
                operands.append(_WORDS[word])
            elif nests:
                continue  # rubbish inside an array
            elif word == b"ID":
                image, at = _inline_image(data, at, operands)
                yield Instruction(b"BI", [image])
                operands = []
            elif word == b"BI":
                operands = []
            else:
                yield Instruction(word, operands)
                operands = []
                if word == b"Tj":
                    steps = _steps(data, at)
                    if steps is not None:
                        yield Instruction(STEPS, steps.parts)
                        at = steps.end
        elif kind == 2:
            operands.append(_name(match[2]))
        elif kind == 4:
            text, at = _string(data, at)
            operands.append(text)
        elif kind == 5:
            operands.append(_hexadecimal(match[5]))
        elif kind == 6:
            array = _plain_array(data, at) if match[6] == b"[" else None
            if array is None:
                operands = _bracket(match[6], operands, nests)
            else:
                operands.append(array.parts)
                at = array.end
        elif kind == 8:
            _odd_token(match[8], operands)
        elif kind is None:
            return
        if len(operands) > _MOST_OPERANDS and not nests:
            raise MalformedContent("too many operands")


def _steps(data: bytes, at: int) -> _Array | None:
    """Letters each moved to and shown by itself, as browsers print them: in one instruction of our own."""
    match = _STEPS.match(data, at)
    if match is None or not match[0]:
        return None
    try:
        parts = [(float(x), float(y), _hexadecimal(code)) for x, y, code in _STEP.findall(match[0])]
    except ValueError:
        return None  # numbers written oddly
    return _Array(parts, match.end())


class _Array(NamedTuple):
    parts: list[Any]
    end: int


def _plain_array(data: bytes, at: int) -> _Array | None:
    """The array of numbers and plain strings that starts after its opening bracket; None for any other."""
    match = _PLAIN_ARRAY.match(data, at)
    if match is None:
        return None
    parts: list[Any] = []
    try:
        for digits, text, number in _ARRAY_PART.findall(match[1]):
            if number:
                parts.append(float(number))
            elif digits:
                parts.append(_hexadecimal(digits))
            else:
                parts.append(text)
    except ValueError:
        return None  # numbers written oddly
    return _Array(parts, match.end())


def _bracket(bracket: bytes, operands: list[Any], nests: list[list[Any]]) -> list[Any]:
    """Open or close an array or dictionary; the list that operands go to from here on."""
    if bracket in {b"[", b"<<"}:
        nests.append(operands)
        return []
    if not nests:
        return operands  # a stray closing bracket: ignored, as readers do
    outer = nests.pop()
    outer.append(operands if bracket == b"]" else _dictionary(operands))
    return outer


def _dictionary(flat: list[Any]) -> dict[str, Any]:
    return {str(key): value for key, value in zip(flat[::2], flat[1::2], strict=False) if isinstance(key, Name)}


def _name(raw: bytes) -> Name:
    if b"#" in raw:
        raw = _NAME_ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), raw)
    return Name(raw.decode("latin-1"))


def _hexadecimal(digits: bytes) -> bytes:
    try:
        return unhexlify(digits)
    except ValueError:  # white space, or a last digit missing
        packed = digits.translate(None, _WHITE_BYTES)
        return unhexlify(packed + b"0" * (len(packed) % 2))


_WHITE_BYTES = b"\x00\t\n\x0c\r "


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """The literal string that starts after its opening bracket, and where it ends."""
    plain = _PLAIN_STRING.match(data, at)
    if plain is not None and data[plain.end() : plain.end() + 1] == b")":
        return plain[0], plain.end() + 1
    depth = 1
    start = at
    while depth:
        part = _STRING_PART.search(data, at)
        if part is None:
            raise MalformedContent("a string that does not end")
        at = part.end()
        depth += {b"(": 1, b")": -1}.get(part[0], 0)
    return _ESCAPE.sub(_unescaped, data[start : at - 1]), at


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code is None:
        return b"\n"
    if code[0] in b"01234567":
        return bytes([int(code, 8) & 255])
    return _ESCAPES.get(code, code)


def _odd_token(token: bytes, operands: list[Any]) -> None:
    """A number written oddly ("--5", "1.2.3", "5-3"), as readers take it; anything else is refused."""
    match = re.match(rb"([+-]*)(\d*\.?\d*)", token)
    if match is None or not match[2] or match[2] == b".":
        if token in {b".", b"-", b"+", b"-."}:
            operands.append(0.0)
            return
        raise MalformedContent("a token that cannot be read")
    sign = -1.0 if match[1].startswith(b"-") else 1.0
    operands.append(sign * float(match[2]))


def _inline_image(data: bytes, at: int, flat: list[Any]) -> tuple[InlineImage, int]:
    """The image whose dictionary is *flat* and whose data start after one white byte at *at*."""
    entries = _dictionary(flat)
    start = at + 1
    length = _raw_length(entries)
    if length is not None:
        end = _IMAGE_END.match(data, start + length) or _IMAGE_END.search(data, max(start, start + length - 1))
    else:
        end = _IMAGE_END.search(data, start)
        while end is not None and not _looks_like_content(data[end.end() : end.end() + 12]):
            end = _IMAGE_END.search(data, end.end())
    if end is None:
        raise MalformedContent("an inline image that does not end")
    return InlineImage(entries, data[start : end.start()]), end.end()


def _looks_like_content(following: bytes) -> bool:
    return all(byte in b"\t\n\r" or 32 <= byte < 127 for byte in following)


def _raw_length(entries: dict[str, Any]) -> int | None:
    """The number of bytes of an image without a filter; None where it cannot be told."""
    if entries.get("F") or entries.get("Filter"):
        return None
    width, height = entries.get("W", entries.get("Width")), entries.get("H", entries.get("Height"))
    if not (isinstance(width, float) and isinstance(height, float)):
        return None
    if entries.get("IM") or entries.get("ImageMask"):
        bits = 1.0
    else:
        space = entries.get("CS", entries.get("ColorSpace"))
        parts = {"G": 1, "DeviceGray": 1, "RGB": 3, "DeviceRGB": 3, "CMYK": 4, "DeviceCMYK": 4}
        count = 1 if isinstance(space, list) else parts.get(str(space))
        depth = entries.get("BPC", entries.get("BitsPerComponent"))
        if count is None or not isinstance(depth, float):
            return None
        bits = count * depth
    return int((width * bits + 7) // 8 * height)
