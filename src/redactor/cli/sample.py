"""``redactor sample``: passages that the machine called clean, for a second reader."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.core.categories import CATEGORIES
from redactor.pipeline import draw_sample, leave_sample_out, open_case, record_sample, take_snapshot


@click.command()
@case_argument
@click.option("--size", default=60, show_default=True, help="How many passages to draw.")
@click.option(
    "--seed", default=0, help="Number of a sample: the same number draws the same passages. Default: a fresh one."
)
@click.option("--clean", is_flag=True, help="Record that nothing was missed in sample --seed.")
@click.option(
    "--miss", "missed", multiple=True, help="Words that were missed in sample --seed; may be given several times."
)
@click.option("--category", type=click.Choice(sorted(CATEGORIES)), default="person", help="What the missed words are.")
@click.option("--none", "why_none", default="", help="Record that no sample is read in this case, and why.")
@click.option("--by", default="", help="Your name, with --clean, --miss or --none.")
def sample(case: Path, size: int, seed: int, *, clean: bool, missed: tuple[str, ...], by: str, **said: str) -> None:
    """Draw passages that the machine called clean, to be read by somebody else; or record what they found.

    A miss is searched for everywhere, numbers also by their shape, and a fresh sample is drawn. Release waits until a
    sample was read, or somebody said why none is.
    """
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        if said["why_none"]:
            leave_sample_out(snapshot, by=by, why=said["why_none"], now=now())
            click.echo("Recorded: no sample is read in this case.")
            return
        if not (clean or missed):
            written = draw_sample(snapshot, size=size, seed=seed)
            number = int(written.rpartition("-")[2].removesuffix(".txt"))
            again = f"redactor sample {case} --seed {number} --by NAME"
            click.echo(f"{written} holds the passages. Read them, then: {again} --clean")
            click.echo(f'or, for what was missed: {again} --miss "the words"')
            return
        found = record_sample(snapshot, seed, [(words, said["category"]) for words in missed], by=by, now=now())
    for line in found.lines:
        click.echo(line)
    if found.fresh:
        click.echo(f"Put up at {found.places} places. Decide them, then read the fresh sample: {found.fresh}")
