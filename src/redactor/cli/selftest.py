"""``redactor selftest``: the checks on copies known to be bad and copies known to be good."""

from __future__ import annotations

import click

from redactor.errors import CopyUnverifiable
from redactor.pipeline import self_test


@click.command()
def selftest() -> None:
    """Show that the checks of copies still work on this machine. Ends 53 if they don't."""
    result = self_test()
    click.echo(
        f"{result.caught} of {result.bad} bad copies caught, {result.accused} of {result.good} good copies accused"
    )
    click.echo("Checks seen failing on bad copies: " + ", ".join(map(str, result.checks_seen_failing)))
    click.echo(", ".join(f"{name} {number}" for name, number in result.versions))
    for fault in result.faults:
        click.echo(f"  {fault}")
    if not result.passed:
        raise CopyUnverifiable(
            "The self-test did not pass.", next_step="Do not release anything; install the tool anew."
        )
