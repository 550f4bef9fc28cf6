"""``redactor status``: what is done, what blocks, days left."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now, print_record, show_blockers
from redactor.core.decisions import Blocker
from redactor.errors import WaitsForPerson
from redactor.pipeline import CaseStatus, case_status, open_case, take_snapshot


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object for scripts.")
def status(case: Path, *, as_json: bool) -> None:
    """Show what is done, what blocks release and when the answer is due. Ends 20 when something waits."""
    with open_case(case) as opened:
        found = case_status(take_snapshot(opened, today=now()[:10]))
    if as_json:
        print_record(_record(found))
    else:
        _show(found)
    if found.blockers:
        raise WaitsForPerson(f"{len(found.blockers)} things wait for a person.")


def _show(found: CaseStatus) -> None:
    click.echo(f"{found.name}: {found.files} files, {found.people} people")
    click.echo("Items: " + (", ".join(f"{count} {name}" for name, count in found.items) or "none"))
    for line in found.clock:
        click.echo(f"  {line}")
    click.echo(found.sample)
    for name in found.sheets_changed:
        click.echo(f"{name} was changed and has not been imported.")
    click.echo(
        "Blocking release: " + (", ".join(f"{count} {kind}" for kind, count in found.blocker_counts) or "nothing")
    )
    show_blockers(found.blockers)


def _record(found: CaseStatus) -> dict[str, object]:
    return {
        "case": found.name,
        "files": found.files,
        "people": found.people,
        "items": dict(found.items),
        "blocking": dict(found.blocker_counts),
        "blockers": [_blocker(blocker) for blocker in found.blockers],
        "clock": list(found.clock),
        "sheets_changed": list(found.sheets_changed),
        "released": found.released,
        "sample": found.sample,
    }


def _blocker(blocker: Blocker) -> dict[str, str]:
    return {"kind": blocker.kind, "subject": blocker.subject, "what": blocker.what, "next_step": blocker.next_step}
