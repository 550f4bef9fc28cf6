"""How much a file may cost to read or write before it is given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

_MIB = 1024 * 1024


def no_pulse() -> None:
    """What readers call where nobody is listening."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file. ``isolate`` runs the work in a child process, which can be stopped.

    A reader calls ``pulse`` once a page or part: only a child that has been silent for ``silent_seconds`` is stopped, so a
    long file takes the time it needs and an endless loop does not.
    """

    isolate: bool = True
    silent_seconds: float = 60.0
    total_seconds: float = 3600.0
    memory_bytes: int = 4096 * _MIB
    file_bytes: int = 1024 * _MIB
    unpacked_bytes: int = 1024 * _MIB  # of a zip package, all parts together
    pages: int = 20_000
    pulse: Callable[[], None] = field(default=no_pulse, compare=False, repr=False)


DEFAULT_LIMITS = Limits()
