"""The public Python functions, built on the pipeline. They record no decision and need no case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from redactor.core.copies import RedactedCopy
from redactor.core.documents import Document
from redactor.core.findings import Finding
from redactor.core.spans import Span
from redactor.pipeline import direct


def find_in_texts(texts: Iterable[str], *, include_weak: bool = False) -> Iterator[list[Finding]]:
    """Findings of each text, in input order; ``finding.span.start`` and ``.end`` are code points into the text given.

    Names of people have ``category == "person"``. Weak hits and false friends are left out unless *include_weak*.
    """
    return direct.find_in_texts(texts, include_weak=include_weak)


def read_file(path: str | Path) -> Document:
    """The document in one file. What cannot be read is a gap in it; only a missing file raises (``InputError``)."""
    return direct.read_file(Path(path))


def redact_file(path: str | Path, output: str | Path, spans: Sequence[Span]) -> RedactedCopy:
    """Write and verify a copy of *path* without *spans* (half-open code points in the blocks of its document).

    Raises ``VerificationFailed`` and leaves nothing at *output* where the copy cannot be written or fails a check.
    """
    return direct.redact_path(Path(path), Path(output), spans)


def redact_text(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """*text* with a label in place of each half-open span."""
    return direct.redact_text(text, spans)
