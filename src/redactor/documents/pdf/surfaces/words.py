"""What is found on a surface, and how text is got out of PDF objects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from redactor.core.documents import BlockKind, EmbeddedFile

# What qpdf raises for broken objects; a surface that cannot be read is counted, the rest goes on.
OBJECT_FAULTS = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_TAGS = re.compile(r"<[^>]*>")
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class SurfaceText:
    """Text found on a surface. ``may_repeat``: where the pages show the same words it needs nobody's look."""

    kind: BlockKind
    part: str
    name: str
    text: str
    page_index: int | None = None
    may_repeat: bool = True


@dataclass(slots=True)
class Found:
    """What the collectors gather."""

    texts: list[SurfaceText] = field(default_factory=list)
    embedded: list[EmbeddedFile] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    marked_pages: set[int] = field(default_factory=set)

    def add(
        self,
        kind: BlockKind,
        part: str,
        name: str,
        value: Any,
        *,
        page_index: int | None = None,
        may_repeat: bool = True,
    ) -> None:
        """Keep the words of *value*, if it has any."""
        text = words(value)
        if text:
            self.texts.append(SurfaceText(kind, part, name, text, page_index, may_repeat))


def words(value: Any) -> str:
    """The text of a PDF string or text stream, cleaned of control characters; "" for anything else."""
    if isinstance(value, pikepdf.Stream):
        value = _decoded(bytes(value.read_bytes()))
    elif isinstance(value, pikepdf.String):
        value = str(value)
    if not isinstance(value, str):
        return ""
    return _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def without_tags(text: str) -> str:
    """Rich text without its mark-up."""
    return re.sub(r"\s+", " ", _TAGS.sub(" ", text)).strip()


def name_tree(node: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The entries of a name tree, in order; one that is nested beyond reason ends."""
    if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    leaves = node.get("/Names")
    if isinstance(leaves, pikepdf.Array):
        for at in range(0, len(leaves) - 1, 2):
            yield words(leaves[at]), leaves[at + 1]
    kids = node.get("/Kids")
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            yield from name_tree(kid, depth + 1)


def strings_in(value: Any, depth: int = 0) -> Iterator[str]:
    """All strings inside a direct structure."""
    if depth > 8:
        return
    if isinstance(value, pikepdf.String):
        yield words(value)
    elif isinstance(value, pikepdf.Array):
        for item in value:
            yield from strings_in(item, depth + 1)
    elif isinstance(value, pikepdf.Dictionary):
        for key in value:
            yield from strings_in(value[key], depth + 1)
