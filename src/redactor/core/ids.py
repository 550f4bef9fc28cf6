"""Stable identifiers, made from content and place: the same input always gets the same id."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import NewType

FileId = NewType("FileId", str)
BlockId = NewType("BlockId", str)
FindingId = NewType("FindingId", str)
PersonId = NewType("PersonId", str)
ItemId = NewType("ItemId", str)

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O or 1/I: people read references aloud


def digest(*parts: str | bytes | int) -> str:
    """SHA-256, as hex, of the parts in order; parts cannot run into each other."""
    pieces = []
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        pieces += [len(raw).to_bytes(8, "big"), raw]
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def short_id(prefix: str, *parts: str | bytes | int, length: int = 8) -> str:
    """A readable id such as ``I-7KQ2M9XA``: *prefix*, a hyphen, *length* characters of base 32."""
    number = int(digest(prefix, *parts), 16)
    letters = []
    for _ in range(length):
        number, index = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[index])
    return f"{prefix}-{''.join(letters)}"


def file_id(content_sha256: str) -> FileId:
    """The id of a file: the first 16 hex digits of its SHA-256."""
    return FileId(content_sha256[:16])


def block_id(file: FileId, key: str) -> BlockId:
    """The id of a block: its file's id and its key within the file."""
    return BlockId(f"{file}:{key}")


def file_of(block: BlockId) -> FileId:
    """The file that a block belongs to: the inverse of :func:`block_id`."""
    return FileId(block.partition(":")[0])


@lru_cache(maxsize=8192)  # asked for again and again while a document is worked on
def finding_id(block: BlockId, start: int, end: int, category: str, recogniser: str) -> FindingId:
    """The id of a finding: where, what, and who saw it."""
    return FindingId(short_id("F", block, start, end, category, recogniser, length=10))


def item_id(block: BlockId, start: int, end: int) -> ItemId:
    """The id of an item: file content, block and span; never recogniser, score or rule."""
    return ItemId(short_id("I", block, start, end))
