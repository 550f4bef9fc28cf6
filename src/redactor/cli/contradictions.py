"""``redactor contradictions``: what is withheld here and let go there, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.errors import WaitsForPerson
from redactor.pipeline import consistency_blockers, contradiction_lines, justify, open_case, take_snapshot


@click.command()
@case_argument
@click.option("--with-text", is_flag=True, help="Also print the words and where they stand.")
@click.option("--justify", "name", default="", help="Reference of a contradiction that may stay as it is.")
@click.option("--why", default="", help="Why, with --justify.")
@click.option("--by", default="", help="Your name, with --justify.")
def contradictions(case: Path, *, with_text: bool, name: str, why: str, by: str) -> None:
    """Show the same person, number or sentence withheld in one place of CASE and let go in another.

    Each is resolved by deciding alike, or justified. Ends 20 while one is neither.
    """
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        if name:
            act = justify(snapshot, name, by=by, why=why, now=now())
            click.echo(f"Recorded (act {act}).")
        lines = list(contradiction_lines(snapshot, with_text=with_text))
        left = len(consistency_blockers(snapshot))
    for line in lines or ["Nothing is withheld in one place and let go in another."]:
        click.echo(line)
    if left:
        raise WaitsForPerson(f"{left} contradictions wait.", next_step="Decide alike, or say why with --justify.")
