"""``redactor items``, ``files``, ``findings``: records for scripts, one JSON object a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from redactor.cli.session import case_argument, now, print_record
from redactor.pipeline import Snapshot, file_records, finding_records, item_records, open_case, take_snapshot

Records = Callable[[Snapshot, bool], Iterable[dict[str, Any]]]


def _print(case: Path, records: Records, *, as_json: bool, with_text: bool) -> None:
    with open_case(case) as opened:
        for record in records(take_snapshot(opened, today=now()[:10]), with_text):
            if as_json:
                print_record(record)
            else:
                click.echo("  ".join(str(value) for value in record.values() if value not in ("", None, [])))


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--with-text", is_flag=True, help="Also print the words themselves.")
def items(case: Path, *, as_json: bool, with_text: bool) -> None:
    """List the items of CASE."""
    _print(case, item_records, as_json=as_json, with_text=with_text)


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--with-text", is_flag=True, help="Also print paths.")
def files(case: Path, *, as_json: bool, with_text: bool) -> None:
    """List the files of CASE."""
    _print(case, file_records, as_json=as_json, with_text=with_text)


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--with-text", is_flag=True, help="Also print the words themselves.")
def findings(case: Path, *, as_json: bool, with_text: bool) -> None:
    """List the findings of CASE."""
    _print(case, finding_records, as_json=as_json, with_text=with_text)
