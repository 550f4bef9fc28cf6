"""``redactor release``: final copies, verified, packed."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import ConsoleProgress, case_argument, now
from redactor.pipeline import open_case, take_snapshot
from redactor.pipeline import release as run_release


@click.command()
@case_argument
def release(case: Path) -> None:
    """Write the verified pack into disclosure/. Refused while anything is undecided, unsigned, lapsed or unread."""
    with open_case(case) as opened:
        done = run_release(take_snapshot(opened, today=now()[:10]), ConsoleProgress(), now=now())
    click.echo(f"{done.copies} copies, {done.pages} pages, {done.labels} labels ({done.level}) in {case / done.folder}")
    if done.withheld_files:
        click.echo(f"{done.withheld_files} files are withheld as a whole or out of scope; the schedule says so.")
    if done.fallback_pages:
        click.echo(
            f"{done.fallback_pages} pages say less than they could (lines withheld or pages drawn as pictures); see the report."
        )
    click.echo(f"The requester gets everything in {case / 'disclosure'}; log and report stay in {case / 'records'}.")
