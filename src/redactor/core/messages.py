"""Messages between this process and its children: the length in eight bytes, then the bytes."""

from __future__ import annotations

from typing import BinaryIO

_LENGTH_BYTES = 8


def send_raw(stream: BinaryIO, raw: bytes) -> None:
    """Write one message."""
    stream.write(len(raw).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(raw)
    stream.flush()


def receive_raw(stream: BinaryIO) -> bytes:
    """The bytes of the next message; raises ``EOFError`` at the end."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        raise EOFError
    length = int.from_bytes(head, "big")
    raw = stream.read(length)
    if len(raw) < length:
        raise EOFError
    return raw
