"""``redactor sample``: passages that the machine called clean, for a second reader."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.pipeline import draw_sample, open_case, record_sample, take_snapshot


@click.command()
@case_argument
@click.option("--size", default=60, show_default=True, help="How many passages to draw.")
@click.option("--seed", default=1, show_default=True, help="Another seed draws another sample.")
@click.option("--misses", default=None, type=int, help="Record the result: how many passages held something missed.")
@click.option("--by", default="", help="Your name, with --misses.")
def sample(case: Path, size: int, seed: int, misses: int | None, by: str) -> None:
    """Draw passages that the machine called clean, to be read by somebody else; or record what they found."""
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        if misses is None:
            written = draw_sample(snapshot, size=size, seed=seed)
            click.echo(
                f"{written} holds the passages. Read them, then: redactor sample {case} --seed {seed} --size {size} --misses 0 --by NAME"
            )
        else:
            for line in record_sample(snapshot, size=size, seed=seed, misses=misses, by=by, now=now()):
                click.echo(line)
