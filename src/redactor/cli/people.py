"""``redactor people``: the register, and judgements about it."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.cli.session import case_argument, now, print_record
from redactor.core.people import Judgement, Role, Verdict
from redactor.errors import UsageError
from redactor.pipeline import Snapshot, judge, open_case, people_records, take_snapshot


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--with-text", is_flag=True, help="Also print names, written forms and numbers.")
@click.option("--same", nargs=2, multiple=True, help="These two person ids are one person.")
@click.option("--different", nargs=2, multiple=True, help="These two person ids are two persons.")
@click.option("--not-a-person", multiple=True, help="This person id is nobody.")
@click.option("--role", "roles", nargs=2, multiple=True, help="Person id and role.")
@click.option("--by", default="", help="Your name, with any judgement.")
@click.option("--why", default="", help="Why; recorded.")
def people(case: Path, *, as_json: bool, with_text: bool, by: str, why: str, **given: tuple[object, ...]) -> None:
    """Show who is who in CASE, or say so: judgements win over every suggestion and survive scans."""
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        judgements = list(_judgements(snapshot, given, by, why))
        if judgements:
            judge(snapshot, judgements, now=now())
            snapshot = take_snapshot(opened, today=now()[:10])
            click.echo(f"{len(judgements)} judgements recorded.")
        for record in people_records(snapshot, with_text):
            if as_json:
                print_record(record)
            else:
                name = f"{record['name']}  " if with_text else ""
                click.echo(f"{record['person']}  {name}{record['role']}  {record['mentions']} mentions")


def _judgements(snapshot: Snapshot, given: dict[str, tuple[object, ...]], by: str, why: str) -> list[Judgement]:
    made = [Judgement(Verdict.SAME, str(a), str(b), by, why=why) for a, b in _pairs(given["same"])]
    made += [Judgement(Verdict.DIFFERENT, str(a), str(b), by, why=why) for a, b in _pairs(given["different"])]
    made += [Judgement(Verdict.NOT_A_PERSON, str(a), "", by, why=why) for a in given["not_a_person"]]
    made += [
        Judgement(Verdict.ROLE, str(a), Role(str(b).lower().replace(" ", "_")).value, by, why=why)
        for a, b in _pairs(given["roles"])
    ]
    if made and not by.strip():
        raise UsageError("Nobody was named as judging.", next_step='Add --by "Your Name".')
    for judgement in made:
        others = [judgement.other] if judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT} else []
        for person in (judgement.subject, *others):
            if person not in snapshot.people:
                raise UsageError(f"There is no person {person}.", next_step="List them with: redactor people CASE")
    return made


def _pairs(values: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(str(value[0]), str(value[1])) for value in values if isinstance(value, tuple)]
