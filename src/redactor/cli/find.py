"""``redactor find``: add findings by hand, everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import ConsoleProgress, case_argument, now
from redactor.core.categories import CATEGORIES
from redactor.pipeline import find_by_hand, find_shape, open_case, take_snapshot


@click.command()
@case_argument
@click.argument("text")
@click.option(
    "--category",
    type=click.Choice(sorted(CATEGORIES)),
    default="person",
    help="What it is; a person's name by default.",
)
@click.option("--shape", is_flag=True, help="Also everything written like it: the same signs, any digits and letters.")
def find(case: Path, text: str, category: str, *, shape: bool) -> None:
    """Put up TEXT for decision wherever it stands in CASE: whole words, any case and accents."""
    search = find_shape if shape else find_by_hand
    with open_case(case) as opened:
        count = search(take_snapshot(opened, today=now()[:10]), text, category=category, now=now())
        take_snapshot(opened, today=now()[:10], progress=ConsoleProgress())
    click.echo(f"{count} places added. They are decided like any other item.")
