"""``redactor find``: add findings by hand, everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import ConsoleProgress, case_argument, now
from redactor.core.categories import CATEGORIES
from redactor.pipeline import find_by_hand, open_case, take_snapshot


@click.command()
@case_argument
@click.argument("text")
@click.option(
    "--category",
    type=click.Choice(sorted(CATEGORIES)),
    default="person",
    help="What it is; a person's name by default.",
)
def find(case: Path, text: str, category: str) -> None:
    """Put up TEXT for decision wherever it stands in CASE: whole words, any case and accents."""
    with open_case(case) as opened:
        count = find_by_hand(take_snapshot(opened, today=now()[:10]), text, category=category, now=now())
        take_snapshot(opened, today=now()[:10], progress=ConsoleProgress())
    click.echo(f"{count} places added. They are decided like any other item.")
