"""``redactor copies``: near copies, with the first text's decisions filled in."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.pipeline import copy_lines, open_case, take_snapshot


@click.command()
@case_argument
@click.option("--with-text", is_flag=True, help="Also print the words, and the sentences that differ.")
def copies(case: Path, *, with_text: bool) -> None:
    """Show pages of CASE that repeat and messages that are quoted, with what they may take over from the first text.

    One act takes all of it over: redactor decide CASE --inherit. Sentences that differ are left to be read.
    """
    with open_case(case) as opened:
        lines = list(copy_lines(take_snapshot(opened, today=now()[:10]), with_text=with_text))
    for line in lines or ["Nothing in this case repeats."]:
        click.echo(line)
