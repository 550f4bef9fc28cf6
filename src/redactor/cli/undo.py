"""``redactor undo``: take one act back."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.errors import UsageError
from redactor.pipeline import Act, list_acts, open_case, take_snapshot, undo_act


@click.command()
@case_argument
@click.argument("act", default="")
@click.option("--by", default="", help="Your name.")
def undo(case: Path, act: str, by: str) -> None:
    """Take the act ACT back: decisions, judgements, words found by hand, or an undo. Without ACT: list the acts.

    What the act had settled is open again, or as it was before; the history keeps both.
    """
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        if not act:
            _show(list_acts(snapshot))
            return
        if not by.strip():
            raise UsageError("Nobody was named as taking it back.", next_step='Add --by "Your Name".')
        count = undo_act(snapshot, act, by=by, now=now())
    click.echo(
        f"{act} is taken back: {count} things are as before it. Bring it back with: redactor undo CASE undo-{act}"
    )


def _show(acts: list[Act]) -> None:
    for act in acts:
        click.echo(
            f"{act.id}  {act.at[:16].replace('T', ' '):16}  {act.what}, {act.count}"
            + (f", by {act.by}" if act.by else "")
        )
    if not acts:
        click.echo("Nobody has decided or said anything yet.")
