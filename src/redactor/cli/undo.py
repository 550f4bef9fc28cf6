"""``redactor undo``: take one act back."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.pipeline import open_case, take_snapshot, undo_act


@click.command()
@case_argument
@click.argument("act")
@click.option("--by", required=True, help="Your name.")
def undo(case: Path, act: str, by: str) -> None:
    """Take the act ACT back: its items are open again; the history keeps both."""
    with open_case(case) as opened:
        count = undo_act(take_snapshot(opened, today=now()[:10]), act, by=by, now=now())
    click.echo(f"{count} items are open again.")
