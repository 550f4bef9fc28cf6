"""``redactor verify``: run the checks again, on a case or on any file."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import now
from redactor.core.checks import CheckResult
from redactor.errors import CopyLeaks, CopyUnverifiable
from redactor.pipeline import (
    VerifiedFile,
    look_at,
    open_case,
    read_list,
    take_snapshot,
    verdict,
    verify_file,
    verify_released,
    write_verification,
)


@click.command()
@click.argument("target", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--original",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="The unredacted original.",
)
@click.option(
    "--withheld",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Text file: one withheld text a line.",
)
@click.option("--looked-at", default="", help="Digest of a copy whose pages you looked at (with --by).")
@click.option("--by", default="", help="Your name, with --looked-at.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Write the report on one file here: .json, or else a page.",
)
def verify(
    target: Path, original: Path | None, withheld: Path | None, looked_at: str, by: str, report: Path | None
) -> None:
    """Verify a copy made by any tool, or the released pack of a case. Ends 50 to 59 on failure."""
    if target.is_dir():
        with open_case(target) as opened:
            snapshot = take_snapshot(opened, today=now()[:10])
            if looked_at:
                look_at(snapshot, looked_at, by=by, now=now())
                click.echo("Recorded.")
                return
            results = verify_released(snapshot)
    else:
        results = [verify_file(target, original=original, withheld=read_list(withheld) if withheld else ())]
    for result in results:
        _show(result)
        if report is not None and not target.is_dir():
            write_verification(result, report, date=now()[:10])
    _conclude(results)


def _show(result: VerifiedFile) -> None:
    click.echo(f"{result.name}: {verdict(result.report)}")
    for check in result.report.checks:
        click.echo(f"  {_line(check)}")
        for place in check.places:
            click.echo(f"       {place}")


def _line(check: CheckResult) -> str:
    detail = f": {check.detail}" if check.detail else ""
    return f"{check.number:>2} {check.name}: {check.outcome}{detail}"


def _conclude(results: list[VerifiedFile]) -> None:
    failed = [result for result in results if not (result.report.passed or result.report.waits)]
    if failed:
        raise CopyLeaks(f"{len(failed)} of {len(results)} files did not pass.", next_step="Do not send them.")
    waiting = [result for result in results if result.report.waits]
    if waiting:
        raise CopyUnverifiable(f"{len(waiting)} of {len(results)} files need a person to look at them.")
    if not results:
        raise CopyUnverifiable("There is nothing to verify.", next_step="Release the case first.")
