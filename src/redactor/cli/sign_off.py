"""``redactor sign-off``: approve exactly one report."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.pipeline import open_case, take_snapshot
from redactor.pipeline import sign_off as run_sign_off


@click.command("sign-off")
@case_argument
@click.option("--as", "by", required=True, help="The approver's name. Names are self-declared.")
@click.option("--digest", default="", help="Digest of the report that was read, if not the last one written.")
def sign_off(case: Path, by: str, digest: str) -> None:
    """Approve exactly the report as it stands. Refused while anything in it blocks."""
    with open_case(case) as opened:
        signed = run_sign_off(take_snapshot(opened, today=now()[:10]), by=by, now=now(), report_digest=digest)
    click.echo(f"Signed by {signed.by} (self-declared; system account {signed.account}).\nDigest: {signed.digest}")
    click.echo(f"Next: redactor release {case}")
