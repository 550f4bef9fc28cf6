"""The public Python functions, built on the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from redactor.core.copies import RedactedCopy
from redactor.core.documents import Document
from redactor.core.findings import Finding
from redactor.core.spans import Span


def find_in_texts(texts: Iterable[str], *, include_weak: bool = False) -> Iterator[list[Finding]]:
    """Findings of each text, in input order; offsets are code points into the text given."""
    raise NotImplementedError


def read_file(path: str | Path) -> Document:
    """The document read from one file."""
    raise NotImplementedError


def redact_file(path: str | Path, output: str | Path, spans: Sequence[Span]) -> RedactedCopy:
    """Write and verify a copy of *path* without *spans* (half-open code points in its document's blocks)."""
    raise NotImplementedError


def redact_text(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """*text* with a label in place of each half-open span."""
    raise NotImplementedError
