"""``redactor explain``: why, and which rule."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.pipeline import explain_item, open_case, take_snapshot


@click.command()
@case_argument
@click.argument("item")
def explain(case: Path, item: str) -> None:
    """Say which rule decided about ITEM and what it looked at. Quotes no case text."""
    with open_case(case) as opened:
        for line in explain_item(take_snapshot(opened, today=now()[:10]), item):
            click.echo(line)
