"""``redactor redact``: one file, from reading to a verified copy."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import now, show_blockers
from redactor.core.facts import CaseFacts, DataSubject, Nation, Relation, Requester
from redactor.errors import WaitsForPerson
from redactor.pipeline import OneOff, redact_one


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--subject", required=True, help="Name of the person whose data was asked for.")
@click.option("--alias", multiple=True, help="Another name of the data subject.")
@click.option("--requester", default="", help="Who asks, if somebody else.")
@click.option("--relation", type=click.Choice([r.value for r in Relation]), default="unknown")
@click.option("--nation", type=click.Choice([n.value for n in Nation]), default="unknown")
@click.option("--withhold", multiple=True, help="Words to withhold wherever they stand.")
@click.option("--disclose", multiple=True, help="Words to disclose wherever they stand.")
@click.option(
    "--by", default="", help="Your name: settles what the options name and adopts what may be adopted unseen."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write. A Word file becomes PDF where this ends in .pdf and LibreOffice is installed.",
)
def redact(file: Path, output: Path, by: str, **given: object) -> None:
    """Redact FILE. The output exists only when all is decided and verified; else a draft beside it, and exit 20."""
    requester = str(given["requester"])
    facts = CaseFacts(
        name="one file",
        subject=DataSubject(str(given["subject"]), _many(given["alias"])),
        requester=Requester(requester, Relation(str(given["relation"]))),
        nation=Nation(str(given["nation"])),
    )
    job = OneOff(file, output, facts, _many(given["withhold"]), _many(given["disclose"]), by)
    result = redact_one(job, now=now())
    if result.is_final:
        click.echo(f"{result.written}: {result.labels} labels, verified.")
        return
    click.echo(f"{result.written} is a draft: everything undecided is withheld in it.")
    show_blockers(result.waiting)
    raise WaitsForPerson(
        f"{len(result.waiting)} things wait for a person; {output.name} was not written.",
        next_step='Name words with --withhold or --disclose, add --by "Your Name", or use a case (redactor new).',
    )


def _many(value: object) -> tuple[str, ...]:
    return tuple(str(part) for part in value) if isinstance(value, tuple) else ()
