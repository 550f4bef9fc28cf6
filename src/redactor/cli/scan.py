"""``redactor scan``: read, find, propose, drafts and a review sheet."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import ConsoleProgress, case_argument, now, show_problems
from redactor.pipeline import ScanSummary, open_case, take_snapshot
from redactor.pipeline import scan as run_scan
from redactor.sheet.exchange import export_next


@click.command()
@case_argument
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--no-sheet", is_flag=True, help="Do not write a review sheet for new questions.")
def scan(case: Path, folder: Path, *, no_sheet: bool) -> None:
    """Take FOLDER into CASE: read every file, find people and special categories, propose, write drafts.

    Scanning again changes nothing; with an added file only that file is read.
    """
    with open_case(case) as opened:
        summary = run_scan(opened, folder, ConsoleProgress(), now=now())
        _show(summary)
        if summary.new_questions and not no_sheet:
            click.echo(f"Review sheet: {case / 'review' / export_next(take_snapshot(opened, today=now()[:10]))}")
    click.echo(f"Next: decide on the review sheet, or see what waits with: redactor status {case}")


def _show(summary: ScanSummary) -> None:
    reading = summary.reading
    click.echo(
        f"{summary.files} files ({reading.read} read now, {reading.kept} unchanged, {reading.gone} no longer in the folder)."
    )
    if summary.passed_over:
        click.echo(f"{summary.passed_over} files that only systems write were passed over.")
    for path, reason in summary.remarks:
        click.echo(f"  note: {path}: {reason}")
    click.echo(
        f"{summary.people} people. Waiting: {summary.proposed} proposed, {summary.referred} referred; {summary.new_questions} new questions."
    )
    show_problems(summary.problems)
