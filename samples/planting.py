"""Marked-up text: ``{key:words}`` plants a mention of a person of the cast; ``{key!withhold:words}`` overrules its outcome.

``plain`` gives the text as it is printed; ``Planted`` records say what a perfect tool would do with each mention.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from samples.cast import CAST

_MARK = re.compile(r"\{(\w+)(?:!(\w+))?:([^{}]*)\}")


@dataclass(frozen=True)
class Planted:
    """One planted mention: where, what, who, and the right outcome."""

    file: str
    part: str
    text: str
    person: str
    outcome: str


class Garden:
    """Collects what was planted while the documents are being written."""

    def __init__(self) -> None:
        self.planted: list[Planted] = []

    def plain(self, file: str, text: str, part: str = "text") -> str:
        """*text* without its marks; each mark is recorded."""
        for key, outcome, words in _MARK.findall(text):
            self.planted.append(Planted(file, part, words, key, outcome or _default(key)))
        return _MARK.sub(lambda match: match.group(3), text)

    def write(self, path: Path) -> None:
        """One JSON object a line, in order of planting."""
        lines = (json.dumps(asdict(mention), ensure_ascii=False, sort_keys=True) for mention in self.planted)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def load_planted(path: Path) -> list[Planted]:
    """What :meth:`Garden.write` wrote."""
    return [Planted(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _default(key: str) -> str:
    return CAST[key].outcome if key in CAST else "withhold"


def rows(garden: Garden, file: str, table: Iterable[Iterable[str]], part: str = "table") -> list[list[str]]:
    """A table of marked-up cells, plain."""
    return [[garden.plain(file, cell, part) for cell in row] for row in table]
