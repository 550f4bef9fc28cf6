"""``redactor sheet``: the review spreadsheet, out and back."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import RedactorGroup, case_argument, now, show_problems
from redactor.errors import SheetError
from redactor.pipeline import open_case, take_snapshot
from redactor.sheet.exchange import export_next, import_sheet


@click.group(cls=RedactorGroup)
def sheet() -> None:
    """The review spreadsheet."""


@sheet.command("export")
@case_argument
def export(case: Path) -> None:
    """Write the next review sheet; an existing one is never overwritten."""
    with open_case(case) as opened:
        name = export_next(take_snapshot(opened, today=now()[:10]))
    click.echo(str(case / "review" / name))


@sheet.command("import")
@case_argument
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_(case: Path, file: Path) -> None:
    """Take a filled-in review sheet back. With any fault nothing is saved."""
    with open_case(case) as opened:
        outcome = import_sheet(take_snapshot(opened, today=now()[:10]), file, now=now())
    show_problems(outcome.problems)
    if not outcome.saved:
        raise SheetError(
            f"{len(outcome.problems)} faults; nothing was saved.",
            next_step="Mend the rows named above and import again.",
        )
    said = f", {outcome.judgements} things said about people" if outcome.judgements else ""
    click.echo(f"{outcome.decisions} decisions saved{said}.")
