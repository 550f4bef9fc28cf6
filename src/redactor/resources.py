"""The rule packs and models that ship with the program, opened only through ``importlib.resources``."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def shipped(folder: str) -> Traversable:
    """The shipped folder *folder* ("rules", "models" or "samples"): inside the wheel, or beside ``src`` in a checkout."""
    inside = files("redactor").joinpath(folder)
    return inside if inside.is_dir() else files("redactor").joinpath("..", "..", folder)
