"""``redactor demo``: the whole job on the invented sample case, in two stages."""

from __future__ import annotations

import shutil
from importlib.resources import as_file
from pathlib import Path

import click

from redactor.cli.session import ConsoleProgress, now
from redactor.core.facts import CaseFacts, Clock, DataSubject, Nation, Organisation, Relation, Requester
from redactor.core.people import Judgement, Verdict
from redactor.errors import UsageError
from redactor.pipeline import (
    Case,
    Snapshot,
    accept_jigsaws,
    adopt_all,
    case_status,
    draw_sample,
    judge,
    load_written,
    new_case,
    open_case,
    open_jigsaws,
    preview_all,
    record_sample,
    release,
    replay,
    scan,
    settled_snapshot,
    sign_off,
    take_snapshot,
    write_report,
)
from redactor.resources import shipped
from redactor.sheet.exchange import export_next

REVIEWER, APPROVER = "Rowan Ashby", "Imogen Fell"
_PLACES = frozenset({"Otterford Weir", "Otterford"})

FACTS = CaseFacts(
    name="demo-case",
    subject=DataSubject("Amelia Clarke", ("Milly",), "2014-03-09"),
    requester=Requester("Ruth Clarke", Relation.PARENT, ("Mrs Clarke",), ("01632 960177",)),
    nation=Nation.ENGLAND,
    clock=Clock(received="2026-11-02"),
    organisation=Organisation("Hollow Oak Primary School", ("hollowoak.example.org",), "maintained school"),
)


@click.command()
@click.option(
    "--case",
    "path",
    type=click.Path(path_type=Path),
    default=Path("demo-case"),
    show_default=True,
    help="Where to make the case.",
)
@click.option("--fresh", is_flag=True, help="Remove an earlier demo case first.")
def demo(path: Path, *, fresh: bool) -> None:
    """Run the whole job on the sample folder: scan, what waits, an invented reviewer's decisions, release."""
    if fresh and (path / "case.toml").is_file():
        shutil.rmtree(path)
    with as_file(shipped("samples")) as samples:
        _make(path, samples)
        with open_case(path) as case:
            _first_stage(case, samples)
            _second_stage(case, samples)
    _closing(path)


def _make(path: Path, samples: Path) -> None:
    if path.exists():
        raise UsageError(f"{path} exists already.", next_step="Look at it, or start again with: redactor demo --fresh")
    new_case(path, FACTS)
    shutil.copyfile(samples / "people.csv", path / "people.csv")


def _first_stage(case: Case, samples: Path) -> None:
    click.echo("STAGE 1: scan the disclosure folder")
    summary = scan(case, samples / "files", ConsoleProgress(), now=now())
    click.echo(
        f"  {summary.files} files read, {summary.people} people, {summary.proposed} items proposed, {summary.referred} referred to a person"
    )
    for name, reason in summary.remarks:
        click.echo(f"  note: {name}: {reason}")
    snapshot = take_snapshot(case, today=now()[:10])
    click.echo(f"  review sheet: review/{export_next(snapshot)}; drafts: draft/")
    found = case_status(snapshot)
    click.echo(
        "  Release would be refused now. It waits for: "
        + ", ".join(f"{count} {kind}" for kind, count in found.blocker_counts)
    )
    for line in found.clock:
        click.echo(f"  {line}")


def _second_stage(case: Case, samples: Path) -> None:
    click.echo("\nSTAGE 2: an INVENTED reviewer's and approver's decisions are replayed from samples/decisions.csv.")
    click.echo("  In a real case people decide on the review sheet; the machine decides nothing.")
    snapshot = _judge_people(case)
    written = load_written((samples / "decisions.csv").read_text("utf-8"))
    decided = replay(snapshot, written, now=now())
    snapshot = take_snapshot(case, today=now()[:10])
    adopted = adopt_all(snapshot, by=REVIEWER, now=now()) if preview_all(snapshot).items else []
    click.echo(f"  {decided} items decided one by one, {len(adopted)} proposals adopted unseen by {REVIEWER}")
    snapshot = settled_snapshot(case, ConsoleProgress(), now=now())
    replay(snapshot, written, now=now())  # lines that cannot be set again, if the decisions made any
    snapshot = settled_snapshot(case, ConsoleProgress(), now=now())
    snapshot = _accept_jigsaws(case, snapshot)
    snapshot = _read_sample(case, snapshot)
    write_report(snapshot, now=now())
    signed = sign_off(snapshot, by=APPROVER, now=now())
    click.echo(f"  report signed by {signed.by}, digest {signed.digest[:16]}")
    done = release(take_snapshot(case, today=now()[:10]), ConsoleProgress(), now=now())
    click.echo(f"  released: {done.copies} copies, {done.pages} pages, {done.labels} labels, every check passed")


def _judge_people(case: Case) -> Snapshot:
    """The invented reviewer looks through the register first: a place was taken for a person."""
    snapshot = take_snapshot(case, today=now()[:10])
    places = [person for person in snapshot.derived.register.people if person.name in _PLACES]
    if places:
        judge(snapshot, [Judgement(Verdict.NOT_A_PERSON, p.id, by=REVIEWER, why="a place") for p in places], now=now())
        click.echo(f"  {len(places)} entries of the register judged to be no person")
    return settled_snapshot(case, ConsoleProgress(), now=now())


def _accept_jigsaws(case: Case, snapshot: Snapshot) -> Snapshot:
    """The invented reviewer reads what may still point to somebody withheld."""
    waiting = open_jigsaws(snapshot)
    if not waiting:
        return snapshot
    why = "read: the class has thirty pupils, and the requester was not there"
    accept_jigsaws(snapshot, waiting, by=REVIEWER, why=why, now=now())
    click.echo(f"  sentences with clues to somebody withheld, read and accepted by {REVIEWER}: {len(waiting)}")
    return settled_snapshot(case, ConsoleProgress(), now=now())


def _read_sample(case: Case, snapshot: Snapshot) -> Snapshot:
    """The invented approver reads passages that the machine called clean."""
    written = draw_sample(snapshot, size=20, seed=1)
    record = record_sample(snapshot, 1, [], by=APPROVER, now=now())
    click.echo(f"  {written} read by {APPROVER}: {record.lines[-1]}")
    return take_snapshot(case, today=now()[:10])


def _closing(path: Path) -> None:
    click.echo("\nOpen these:")
    for name, what in (
        ("review/review-UNREDACTED-001.xlsx", "the review sheet"),
        ("records/report-UNREDACTED.html", "the redaction report"),
        ("disclosure/", "what the requester gets"),
        ("disclosure/schedule.csv", "the requester's schedule"),
        ("records/log.csv", "the internal log"),
    ):
        click.echo(f"  {path / name}: {what}")
