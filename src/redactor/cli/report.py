"""``redactor report``: the redaction report."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import ConsoleProgress, case_argument, now, show_blockers
from redactor.pipeline import open_case, settled_snapshot, write_report


@click.command()
@case_argument
def report(case: Path) -> None:
    """Write the redaction report of CASE as a page and as JSON into records/."""
    with open_case(case) as opened:
        written = write_report(settled_snapshot(opened, ConsoleProgress(), now=now()), now=now())
    click.echo(f"{case / 'records' / written.page}\n{case / 'records' / written.json}\nDigest: {written.digest}")
    blocking = [blocker for blocker in written.blockers if blocker.kind != "unsigned"]
    if blocking:
        click.echo("It cannot be signed yet:")
        show_blockers(blocking)
    else:
        click.echo(f'Read it, then: redactor sign-off {case} --as "Your Name"')
