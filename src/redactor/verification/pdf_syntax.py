"""PDF syntax: a small parser of objects, written for looking into files, not for showing them.

It knows nothing of cross-reference tables: every object that stands in the bytes is parsed, whether any reader would
reach it or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WHITE = rb"[\x00\t\n\x0c\r ]+|%[^\r\n]*"
_TOKEN = re.compile(
    rb"(?P<white>(?:" + _WHITE + rb")+)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<name>/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"
    rb"|(?P<hex><[0-9A-Fa-f\x00\t\n\x0c\r ]*>)"
    rb"|(?P<text>\()"
    rb"|(?P<ref>\d+[\x00\t\n\x0c\r ]+\d+[\x00\t\n\x0c\r ]+R(?![A-Za-z0-9]))"
    rb"|(?P<word>[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)"
    rb"|(?P<other>.)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_SIMPLE_ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_MAX_DEPTH = 200
# Where the encoding of PDF documents differs from Latin-1. Source: ISO 32000-1, annex D.2.
_DOCUMENT_LETTERS = dict(
    zip(
        (*range(0x18, 0x20), *range(0x80, 0x9F), 0xA0),
        "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc"
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01"
        "\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\u20ac",
        strict=True,
    )
)

# The strings of a content stream: literal ones with one level of parentheses inside, and hexadecimal ones.
STRINGS = re.compile(rb"\(((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+)\)|<([0-9A-Fa-f\x00\t\n\x0c\r ]*)>", re.DOTALL)


class PdfSyntaxError(ValueError):
    """The bytes are no PDF object."""


class Name(str):
    """A PDF name, without its solidus and with its escapes undone."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """An indirect reference."""

    number: int
    generation: int


@dataclass(frozen=True, slots=True)
class Word:
    """A keyword: true, null, an operator."""

    text: bytes


PdfValue = dict[str, "PdfValue"] | list["PdfValue"] | Name | Ref | Word | bytes | int | float


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value and where the bytes after it begin."""

    value: PdfValue
    end: int


def parse_value(data: bytes, at: int, depth: int = 0) -> Parsed:
    """The object at *at*; raises PdfSyntaxError where there is none."""
    match = _next_token(data, at)
    kind, end = match.lastgroup, match.end()
    if depth > _MAX_DEPTH or kind in {"close", "other"}:
        raise PdfSyntaxError("no object here")
    if kind == "open":
        return _container(data, end, depth, is_dict=match.group() == b"<<")
    if kind == "text":
        close = literal_end(data, end)
        return Parsed(unescaped(data[end : close - 1]), close)
    return Parsed(_plain(kind, match.group()), end)


def _next_token(data: bytes, at: int) -> re.Match[bytes]:
    match = _TOKEN.match(data, at)
    if match is not None and match.lastgroup == "white":
        match = _TOKEN.match(data, match.end())
    if match is None:
        raise PdfSyntaxError("end of data")
    return match


def _plain(kind: str | None, token: bytes) -> PdfValue:
    if kind == "name":
        return name_of(token[1:])
    if kind == "hex":
        return unhexed(token[1:-1])
    if kind == "ref":
        number, generation, _ = token.split()
        return Ref(int(number), int(generation))
    return _number_or_word(token)


def _number_or_word(token: bytes) -> PdfValue:
    try:
        return int(token)
    except ValueError:
        pass
    try:
        return float(token)
    except ValueError:
        return Word(token)


def _container(data: bytes, at: int, depth: int, *, is_dict: bool) -> Parsed:
    values: list[PdfValue] = []
    while True:
        match = _next_token(data, at)
        if match.lastgroup == "close":
            at = match.end()
            break
        parsed = parse_value(data, match.start(), depth + 1)
        values.append(parsed.value)
        at = parsed.end
    return Parsed(_dict_of(values) if is_dict else values, at)


def _dict_of(values: list[PdfValue]) -> dict[str, PdfValue]:
    """Keys to values; where a key comes twice, both values are kept, for one of two readers will show each."""
    made: dict[str, PdfValue] = {}
    for key, value in zip(values[::2], values[1::2], strict=False):
        name = str(key) if isinstance(key, Name) else "?"
        made[name] = [made[name], value] if name in made else value
    return made


def literal_end(data: bytes, at: int) -> int:
    """The offset after the parenthesis that closes the string whose content begins at *at*."""
    depth = 1
    for match in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, at):
        token = match.group()
        depth += {b"(": 1, b")": -1}.get(token, 0)
        if depth == 0:
            return match.end()
    raise PdfSyntaxError("string without end")


def unescaped(raw: bytes) -> bytes:
    """The bytes of a literal string, its escapes undone."""
    return _ESCAPE.sub(_unescape, raw) if b"\\" in raw else raw


def _unescape(match: re.Match[bytes]) -> bytes:
    octal, char = match.groups()
    if octal is not None:
        return bytes([int(octal, 8) & 0xFF])
    return _SIMPLE_ESCAPES.get(char, char)


def unhexed(raw: bytes) -> bytes:
    """The bytes of a hexadecimal string; white space is dropped, an odd digit is filled with nought."""
    digits = b"".join(raw.replace(b"\x00", b"").split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def name_of(raw: bytes) -> Name:
    """A name, its escapes undone."""
    return Name(_NAME_ESCAPE.sub(lambda match: bytes([int(match.group(1), 16)]), raw).decode("latin-1"))


def text_of(raw: bytes) -> str:
    """A string's bytes as text: UTF-16 or UTF-8 where marked so, else the encoding of PDF documents."""
    for mark, coding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(coding, "replace")
    return raw.decode("latin-1").translate(_DOCUMENT_LETTERS)


def strings_in(content: bytes) -> list[bytes]:
    """Every string of a content stream, in order."""
    return [unescaped(text) if text or not hexed else unhexed(hexed) for text, hexed in STRINGS.findall(content)]


def walk(value: PdfValue) -> Iterator[PdfValue]:
    """*value* and everything inside it; dictionary keys come as names."""
    stack: list[PdfValue] = [value]
    while stack:
        one = stack.pop()
        yield one
        if isinstance(one, dict):
            stack.extend(Name(key) for key in one)
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)
