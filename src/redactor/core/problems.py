"""Problems in a user's data are values with a place, collected and shown together, never raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """Whether work can go on: an ERROR stops the thing it concerns, a WARNING is shown and kept."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where it is (file and line, sheet and cell…), what is wrong, what to do next. No case text."""

    where: str
    what: str
    next_step: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        step = f" {self.next_step}" if self.next_step else ""
        return f"{self.where}: {self.what}{step}"


class Progress(Protocol):
    """How long work reports itself, so that no stage ever prints."""

    def track(self, things: Iterable[T], *, what: str, total: int | None = None) -> Iterator[T]:
        """Yield *things* unchanged while showing how far the work named *what* has come."""
        ...

    def note(self, message: str) -> None:
        """Show one line; never case text."""
        ...


class SilentProgress:
    """A progress that shows nothing: for scripts and tests."""

    def track(self, things: Iterable[T], *, what: str, total: int | None = None) -> Iterator[T]:  # noqa: ARG002
        """Yield *things* unchanged."""
        yield from things

    def note(self, message: str) -> None:
        """Show nothing."""
