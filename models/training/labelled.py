"""Labelled text: a string with spans of characters, put together piece by piece, and the sets kept as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PERSON, LOC, ORG, IGNORE, OTHER = "PERSON", "LOC", "ORG", "IGNORE", ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what is where in it: (start, end, label), half-open, in order."""

    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
    id: str = ""
    origins: tuple[tuple[int, str], ...] = ()  # start of a name → origin of the person, for the table by origin


@dataclass(slots=True)
class Builder:
    """Collects pieces of text with their labels."""

    parts: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    origins: list[tuple[int, str]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, label: str = OTHER, origin: str = "") -> None:
        """Append *text*, all of it under *label*."""
        touches = bool(self.spans) and self.spans[-1][1:] == (self.length, label)
        if label and text and touches:  # "Jeff (" and "Rocky" and ") Skilling": one name
            self.spans[-1] = (self.spans[-1][0], self.length + len(text), label)
        elif label and text:
            self.spans.append((self.length, self.length + len(text), label))
            if origin:
                self.origins.append((self.length, origin))
        self.parts.append(text)
        self.length += len(text)

    def done(self, name: str = "") -> Labelled:
        """The labelled text so far."""
        return Labelled("".join(self.parts), tuple(self.spans), name, tuple(self.origins))


def read_set(path: Path) -> Iterator[Labelled]:
    """The documents of one set."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            spans = tuple(sorted((start, end, label) for start, end, label in row["spans"]))
            origins = tuple((start, origin) for start, origin in row.get("origins", ()))
            yield Labelled(row["text"], spans, row["id"], origins)


def write_set(path: Path, documents: Iterable[Labelled]) -> None:
    """Write *documents* a line each."""
    lines = []
    for doc in documents:
        row: dict[str, object] = {"id": doc.id, "text": doc.text, "spans": [list(span) for span in doc.spans]}
        if doc.origins:
            row["origins"] = [list(pair) for pair in doc.origins]
        lines.append(json.dumps(row, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
