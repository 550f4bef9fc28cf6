"""Core records to JSON and back, by their type hints alone: no pickles, so a case file can never run code."""

from __future__ import annotations

import base64
import json
import types
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from redactor.core.places import CharBoxes

T = TypeVar("T")
Codec = Callable[[Any], Any]


def dump(record: Any) -> str:
    """Canonical JSON of *record*: keys sorted, no spaces; equal records give equal text."""
    return json.dumps(encode(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The record of type *kind* that :func:`dump` wrote."""
    decoder: Codec = _decoder(kind)  # type: ignore[arg-type]  # a type is hashable
    decoded: T = decoder(json.loads(text))
    return decoded


def pack(record: Any) -> bytes:
    """Compressed :func:`dump`, for large records."""
    return zlib.compress(dump(record).encode("utf-8", "surrogatepass"), 6)


def unpack(kind: type[T], raw: bytes) -> T:
    """The inverse of :func:`pack`."""
    return load(kind, zlib.decompress(raw).decode("utf-8", "surrogatepass"))


def encode(value: Any) -> Any:
    """*value* as JSON types."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, CharBoxes):
        return base64.b64encode(zlib.compress(value.to_bytes(), 1)).decode("ascii")
    if isinstance(value, dict):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no codec for {type(value).__name__}")


@cache
def _decoder(kind: Any) -> Codec:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is dict:
        key, value = (_decoder(part) for part in get_args(kind))
        return lambda raw: {key(name): value(item) for name, item in raw.items()}
    if hasattr(kind, "__supertype__"):  # NewType
        return _decoder(kind.__supertype__)
    if kind is bytes:
        return base64.b64decode
    if kind is CharBoxes:
        return lambda raw: CharBoxes.from_bytes(zlib.decompress(base64.b64decode(raw)))
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return float
    return lambda raw: raw


def _optional(kind: Any) -> Codec:
    inner = [part for part in get_args(kind) if part is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"only optional unions are stored, not {kind}")
    decode = _decoder(inner[0])
    return lambda raw: None if raw is None else decode(raw)


def _tuple(parts: tuple[Any, ...]) -> Codec:
    if len(parts) == 2 and parts[1] is Ellipsis:
        decode = _decoder(parts[0])
        return lambda raw: tuple(decode(item) for item in raw)
    decoders = [_decoder(part) for part in parts]
    return lambda raw: tuple(decode(item) for decode, item in zip(decoders, raw, strict=True))


def _record(kind: type[Any]) -> Codec:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    return lambda raw: kind(**{name: decoders[name](item) for name, item in raw.items() if name in decoders})
