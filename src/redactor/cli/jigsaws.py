"""``redactor jigsaws``: disclosed combinations that still point to somebody withheld."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.errors import WaitsForPerson
from redactor.pipeline import accept_jigsaws, jigsaw_lines, open_case, open_jigsaws, take_snapshot


@click.command()
@case_argument
@click.option("--with-text", is_flag=True, help="Also print who is meant, where, and the sentence.")
@click.option("--accept", "names", multiple=True, help="Reference of one that may stay; may be given several times.")
@click.option("--accept-all", is_flag=True, help="All that wait may stay: read them first with --with-text.")
@click.option("--why", default="", help="Why, with --accept.")
@click.option("--by", default="", help="Your name, with --accept.")
def jigsaws(case: Path, *, with_text: bool, names: tuple[str, ...], accept_all: bool, why: str, by: str) -> None:
    """Show sentences of CASE that keep clues to somebody withheld: role, class, date, place together.

    Each goes away when more of it is withheld (redactor decide --extent sentence), or is accepted. Ends 20 while one waits.
    """
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        chosen = open_jigsaws(snapshot) if accept_all else names
        if accept_all or names:
            act = accept_jigsaws(snapshot, chosen, by=by, why=why, now=now())
            click.echo(f"{len(chosen)} accepted (act {act}; undo with: redactor undo {case} {act}).")
        lines = list(jigsaw_lines(snapshot, with_text=with_text))
        left = len(open_jigsaws(snapshot))
    for line in lines or ["Nothing that is disclosed was found to point to somebody withheld."]:
        click.echo(line)
    if left:
        raise WaitsForPerson(f"{left} wait to be read.", next_step="Withhold more, or --accept with --why.")
