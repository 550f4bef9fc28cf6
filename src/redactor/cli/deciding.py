"""``redactor decide``: decisions from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from redactor.cli.session import case_argument, now
from redactor.core.decisions import Decision, How
from redactor.core.items import Extent, Outcome
from redactor.errors import UsageError, WaitsForPerson
from redactor.pipeline import (
    Choice,
    Selection,
    Snapshot,
    inherit_decisions,
    open_case,
    preview_all,
    preview_lines,
    select,
    settle_whole,
    sharing,
    take_snapshot,
)
from redactor.pipeline import adopt_all as run_adopt_all
from redactor.pipeline import decide as run_decide

DECIDABLE = [outcome.value for outcome in Outcome if outcome is not Outcome.REFER]


@click.command()
@case_argument
@click.option("--item", "items", multiple=True, help="Reference of an item; may be given several times.")
@click.option(
    "--person",
    default="",
    help="Every item about this person (id from: redactor people). Disclosing covers the name only; facts and numbers with --category.",
)
@click.option("--category", default="", help="Every item of this category.")
@click.option("--file", "file", default="", help="Every item of this file (id from: redactor files).")
@click.option("--words", default="", help="Every item whose words hold these, whatever case and accents.")
@click.option("--copies-of", default="", help="This item and all its exact copies.")
@click.option("--whole-file", default="", help="This file goes altogether: withheld, out of scope or a duplicate.")
@click.option("--page", type=int, default=None, help="Only this page of --whole-file.")
@click.option("--outcome", type=click.Choice(DECIDABLE), help="What is decided.")
@click.option("--ground", default="", help="Code of the exemption relied on, if not as proposed.")
@click.option(
    "--extent", type=click.Choice([e.value for e in Extent]), default=None, help="How much goes, if not as proposed."
)
@click.option("--note", default="", help="Why; recorded with the decision.")
@click.option("--evidence", multiple=True, help="key=value to be recorded; may be given several times.")
@click.option("--by", required=True, help="Your name. Names are self-declared.")
@click.option("--agreed-by", default="", help="A second person who agrees.")
@click.option("--all-proposals", is_flag=True, help="Adopt every proposal that may be adopted unseen.")
@click.option("--inherit", is_flag=True, help="Give near copies and quoted messages the decisions of their first text.")
@click.option("--confirm", default="", help="The case's name, for scripts, instead of typing it.")
def decide(case: Path, *, all_proposals: bool, inherit: bool, by: str, confirm: str, **given: object) -> None:
    """Record decisions on items of CASE, singly or in bulk; each item gets its own decision record."""
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        if all_proposals:
            _adopt(snapshot, by=by, confirm=confirm)
        elif inherit:
            made = inherit_decisions(snapshot, by=by, now=now())
            click.echo(f"{len(made)} items in near copies decided as in their first text.")
        else:
            _decide(snapshot, by, given)


def _adopt(snapshot: Snapshot, *, by: str, confirm: str) -> None:
    preview = preview_all(snapshot)
    for line in preview_lines(snapshot, preview):
        click.echo(line)
    if not preview.items:
        raise WaitsForPerson("Nothing can be adopted unseen.", next_step="Decide the rest on the review sheet.")
    name = snapshot.case.facts.name
    typed = confirm or click.prompt(
        f"Type the case's name ({name}) to adopt these {len(preview.items)} proposals unseen", default=""
    )
    if typed != name:
        raise UsageError("The case's name was not confirmed; nothing was decided.", next_step=f"--confirm {name}")
    made = run_adopt_all(snapshot, by=by, now=now())
    click.echo(f"{len(made)} proposals adopted unseen by {by}.")


def _decide(snapshot: Snapshot, by: str, given: dict[str, object]) -> None:
    if not given["outcome"]:
        raise UsageError("No outcome was named.", next_step="Add --outcome withhold (or disclose, out of scope…).")
    if given["whole_file"]:
        _decide_whole(snapshot, by, given)
        return
    selection = Selection(
        items=tuple(str(item) for item in _many(given["items"])),
        person=str(given["person"]),
        category=str(given["category"]),
        file=str(given["file"]),
        group_of=str(given["copies_of"]),
        words=str(given["words"]),
    )
    standings = select(snapshot, selection)
    if selection.person and not (selection.category or selection.items):
        standings = sharing(standings, Outcome(str(given["outcome"])))
    if not standings:
        raise UsageError("No item matches; nothing was decided.")
    _show(run_decide(snapshot, standings, _choice(by, given, len(standings))))


def _decide_whole(snapshot: Snapshot, by: str, given: dict[str, object]) -> None:
    """A file or page in one act, with all that waits in it."""
    page = given["page"] if isinstance(given["page"], int) else None
    choice = replace(_choice(by, given, 2), extent=Extent.FILE if page is None else Extent.PAGE)
    _show(settle_whole(snapshot, str(given["whole_file"]), page, choice))


def _choice(by: str, given: dict[str, object], covers: int) -> Choice:
    return Choice(
        outcome=Outcome(str(given["outcome"])),
        by=by,
        at=now(),
        how=How.ONE_BY_ONE if covers == 1 else How.IN_BULK,
        ground=str(given["ground"]),
        extent=Extent(str(given["extent"])) if given["extent"] else None,
        note=str(given["note"]),
        evidence=tuple(_pair(text) for text in _many(given["evidence"])),
        seconded_by=str(given["agreed_by"]),
    )


def _show(made: Sequence[Decision]) -> None:
    act = made[0].act
    click.echo(f"{len(made)} items decided: {made[0].outcome} (act {act}; undo with: redactor undo CASE {act}).")


def _many(value: object) -> tuple[str, ...]:
    return tuple(str(part) for part in value) if isinstance(value, tuple) else ()


def _pair(text: str) -> tuple[str, str]:
    key, _, value = text.partition("=")
    if not value:
        raise UsageError("--evidence must be key=value.")
    return key.strip(), value.strip()
