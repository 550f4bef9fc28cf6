"""How layout findings are made: a span, what the layout is, how sure it makes us."""

from __future__ import annotations

from redactor.core.findings import Evidence, Finding
from redactor.core.spans import Span

NAME = "layout/1"


def person(span: Span, detail: str, score: float = 0.95) -> Finding:
    """A name that stands where the layout puts names."""
    return Finding(span, "person", NAME, score, detail.replace(" ", "-"), evidence=(Evidence("layout", detail),))
