"""What all commands share: errors shown in plain words with their exit codes, progress, today's date."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from redactor.core.decisions import Blocker
from redactor.core.problems import Problem
from redactor.errors import ExitCode, RedactorError

T = TypeVar("T")

case_argument = click.argument("case", type=click.Path(path_type=Path, file_okay=False))


def now() -> str:
    """The present moment as ISO text: the one place where the clock is read."""
    return datetime.now(UTC).astimezone().replace(microsecond=0).isoformat()


class RedactorGroup(click.Group):
    """Turns every error of ours into its message and exit code; anything else is a fault of ours, said without case text."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except RedactorError as error:
            click.echo(error.diagnostics(), err=True)
            ctx.exit(int(error.exit_code))
        except KeyboardInterrupt:
            click.echo("Interrupted. Everything finished so far is kept; run the command again to go on.", err=True)
            ctx.exit(int(ExitCode.INTERRUPTED))


class ConsoleProgress:
    """Bars with counts and time left on a terminal; one line a stage elsewhere."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)

    def track(self, things: Iterable[T], *, what: str, total: int | None = None) -> Iterator[T]:
        """Yield *things* while showing how far the work has come."""
        if not self._console.is_terminal:
            yield from things
            return
        columns = (TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._console, transient=True) as bars:
            yield from bars.track(things, total=total, description=what)

    def note(self, message: str) -> None:
        """Show one line."""
        self._console.print(message, highlight=False, markup=False)


def show_problems(problems: Iterable[Problem]) -> None:
    """Print problems, one a line, to standard error."""
    for problem in problems:
        click.echo(f"{problem.severity}: {problem}", err=True)


def show_blockers(blockers: Iterable[Blocker], most: int = 20) -> None:
    """Print what blocks, with next steps."""
    listed = list(blockers)
    for blocker in listed[:most]:
        click.echo(f"  {blocker.kind}: {blocker.subject or 'case'}: {blocker.what} {blocker.next_step}".rstrip())
    if len(listed) > most:
        click.echo(f"  and {len(listed) - most} more")


def print_record(record: dict[str, Any]) -> None:
    """One JSON object on one line."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n")
