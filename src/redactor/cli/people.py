"""``redactor people``: the register, and judgements about it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from redactor.cli.session import case_argument, now, print_record
from redactor.core.people import Consent, Judgement, Role, Verdict
from redactor.errors import UsageError
from redactor.pipeline import Snapshot, judge, open_case, people_records, say_who, take_snapshot
from redactor.settings import is_iso_date


@click.command()
@case_argument
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--with-text", is_flag=True, help="Also print names, written forms and numbers.")
@click.option("--same", nargs=2, multiple=True, help="These two person ids are one person.")
@click.option("--different", nargs=2, multiple=True, help="These two person ids are two persons.")
@click.option("--not-a-person", multiple=True, help="This person id is nobody.")
@click.option("--role", "roles", nargs=2, multiple=True, help="Person id and role.")
@click.option(
    "--is", "meant", nargs=2, multiple=True, help='An item or finding, and the person id it means (or "new").'
)
@click.option("--copies", is_flag=True, help="With --is: the same for all exact copies of the item.")
@click.option(
    "--known",
    nargs=2,
    multiple=True,
    help='Person id and how the requester knows: "was present", "wrote it", "received it"; "" takes it back.',
)
@click.option("--consent", "consents", nargs=2, multiple=True, help="Person id and: asked, given, refused, not sought.")
@click.option("--about", default="", help="What a consent covers.")
@click.option("--on", default="", help="Day of a consent, as 2026-11-02.")
@click.option("--by", default="", help="Your name, with any judgement.")
@click.option("--why", default="", help="Why; recorded.")
def people(case: Path, *, as_json: bool, with_text: bool, by: str, **given: object) -> None:
    """Show who is who in CASE, or say so: judgements win over every suggestion and survive scans."""
    with open_case(case) as opened:
        snapshot = take_snapshot(opened, today=now()[:10])
        judgements = [*_judgements(snapshot, given, by), *_meant(snapshot, given, by)]
        if judgements:
            act = judge(snapshot, judgements, now=now())
            snapshot = take_snapshot(opened, today=now()[:10])
            click.echo(f"{len(judgements)} judgements recorded (act {act}; undo with: redactor undo {case} {act}).")
        for record in people_records(snapshot, with_text):
            if as_json:
                print_record(record)
            else:
                name = f"{record['name']}  " if with_text else ""
                said = [f"consent {record['consent']}"] if record["consent"] != Consent.UNKNOWN else []
                said += [f"known to the requester: {record['known']}"] if record["known"] else []
                said += ["perhaps two people"] if any("perhaps two" in line for line in record["evidence"]) else []
                more = "".join(f"  {part}" for part in said)
                click.echo(f"{record['person']}  {name}{record['role']}  {record['mentions']} mentions{more}")


def _judgements(snapshot: Snapshot, given: dict[str, object], by: str) -> list[Judgement]:
    why, about, on = (str(given[key]) for key in ("why", "about", "on"))
    if on and not is_iso_date(on):
        raise UsageError("--on is not a date.", next_step="Write it as year-month-day, for example 2026-11-02.")
    blank = Judgement(Verdict.SAME, "", by=by, why=why)
    made = [
        replace(blank, verdict=verdict, subject=subject, other=_known_word(verdict, other))
        for key, verdict in _VERDICTS.items()
        for subject, other in _pairs(given[key])
    ]
    made = [replace(one, about=about, on=on) if one.verdict is Verdict.CONSENT else one for one in made]
    if made and not by.strip():
        raise UsageError("Nobody was named as judging.", next_step='Add --by "Your Name".')
    for judgement in made:
        others = [judgement.other] if judgement.verdict in {Verdict.SAME, Verdict.DIFFERENT} else []
        for person in (judgement.subject, *others):
            if person not in snapshot.people:
                raise UsageError(f"There is no person {person}.", next_step="List them with: redactor people CASE")
    return made


def _meant(snapshot: Snapshot, given: dict[str, object], by: str) -> list[Judgement]:
    """Who the names of an item mean: one judgement a finding."""
    copies, why = bool(given["copies"]), str(given["why"])
    made = [
        judgement
        for name, person in _pairs(given["meant"])
        for judgement in say_who(snapshot, name, person, copies=copies, by=by, why=why)
    ]
    if made and not by.strip():
        raise UsageError("Nobody was named as judging.", next_step='Add --by "Your Name".')
    return made


_VERDICTS = {
    "same": Verdict.SAME,
    "different": Verdict.DIFFERENT,
    "not_a_person": Verdict.NOT_A_PERSON,
    "roles": Verdict.ROLE,
    "known": Verdict.KNOWN,
    "consents": Verdict.CONSENT,
}


def _known_word(verdict: Verdict, word: str) -> str:
    """The role or consent that *word* names; anything else as it is."""
    kind = {Verdict.ROLE: Role, Verdict.CONSENT: Consent}.get(verdict)
    if kind is None:
        return word.strip()
    plain = word.strip().lower()
    value = plain.replace(" ", "_") if kind is Role else plain.replace("_", " ")
    if value not in {member.value for member in kind}:
        allowed = ", ".join(member.value for member in kind)
        raise UsageError(f"That {verdict} is not known.", next_step=f"Use one of: {allowed}.")
    return value


def _pairs(values: object) -> list[tuple[str, str]]:
    """What an option was given: pairs, or single person ids."""
    found = values if isinstance(values, tuple) else ()
    return [(str(v[0]), str(v[1])) if isinstance(v, tuple) else (str(v), "") for v in found]
