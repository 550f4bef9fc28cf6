"""The lists of templates and words that text is generated from, a file each."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=64)
def word_list(name: str) -> tuple[str, ...]:
    """The lines of one list of templates or words; blank lines and lines that start with # are skipped."""
    text = files("models.training").joinpath("templates", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        line.replace("\\n", "\n").replace("\\t", "\t") for line in text.splitlines() if line and line[0] != "#"
    )
