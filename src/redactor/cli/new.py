"""``redactor new``: make a case."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from redactor.cli.session import show_problems
from redactor.core.facts import CaseFacts, Clock, DataSubject, Nation, Organisation, Relation, Requester
from redactor.errors import UsageError
from redactor.pipeline import new_case
from redactor.settings import is_iso_date


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--subject", default="", help="Name of the person whose data was asked for.")
@click.option("--alias", multiple=True, help="Another name of the data subject; may be given several times.")
@click.option("--born", default="", help="Date of birth of the data subject, as 2014-03-09.")
@click.option("--identifier", multiple=True, help="E-mail address, UPN or other identifier of the data subject.")
@click.option("--requester", default="", help="Name of the person who asks, if somebody else.")
@click.option(
    "--relation",
    type=click.Choice([r.value for r in Relation]),
    default=None,
    help="What the requester is to the subject.",
)
@click.option("--knows", multiple=True, help="What the requester already knows, in words; may be given several times.")
@click.option("--received", default="", help="Day the request was received, as 2026-11-02.")
@click.option("--nation", type=click.Choice([n.value for n in Nation]), default=None)
@click.option("--organisation", default="", help="Who answers the request.")
@click.option("--kind", default="", help="Kind of organisation: maintained school, academy, council, company…")
@click.option("--domain", multiple=True, help="E-mail domain of the organisation's staff.")
def new(case: Path, **given: object) -> None:
    """Make a case folder CASE with a commented case.toml.

    At a terminal, what is missing is asked for. Whatever stays unknown makes the rules that need it refer.
    """
    facts = _facts(case.name, _ask(dict(given)) if sys.stdin.isatty() else dict(given))
    show_problems(new_case(case, facts))
    click.echo(f"Made {case}. Check case.toml, add people.csv if you have one, then run: redactor scan {case} FOLDER")


def _ask(given: dict[str, object]) -> dict[str, object]:
    questions = {
        "subject": "Whose data was asked for (name)",
        "born": "Their date of birth (2014-03-09, empty if unknown)",
        "requester": "Who asks (name; empty if the same person)",
        "received": "Day the request was received (2026-11-02, empty if unknown)",
    }
    for key, question in questions.items():
        if not given[key]:
            given[key] = click.prompt(question, default="", show_default=False)
    if given["relation"] is None:
        given["relation"] = click.prompt(
            "What is the requester to them", default="unknown", type=click.Choice([r.value for r in Relation])
        )
    if given["nation"] is None:
        given["nation"] = click.prompt("Nation", default="unknown", type=click.Choice([n.value for n in Nation]))
    if not given["knows"]:
        question = "What the requester already knows (people, meetings, letters; empty if nothing is known)"
        answer = click.prompt(question, default="", show_default=False)
        given["knows"] = (answer,) if answer.strip() else ()
    return given


def _facts(name: str, given: dict[str, object]) -> CaseFacts:
    def text(key: str) -> str:
        return str(given[key] or "").strip()

    def many(key: str) -> tuple[str, ...]:
        value = given[key]
        return tuple(str(part).strip() for part in value) if isinstance(value, tuple) else ()

    if not text("subject"):
        raise UsageError("The data subject's name is missing.", next_step='Add --subject "Name".')
    for key in ("born", "received"):
        if text(key) and not is_iso_date(text(key)):
            raise UsageError(f"--{key} is not a date.", next_step="Write it as year-month-day, for example 2026-11-02.")
    return CaseFacts(
        name=name,
        subject=DataSubject(text("subject"), many("alias"), text("born"), many("identifier")),
        requester=Requester(text("requester"), Relation(text("relation") or "unknown"), knows=many("knows")),
        nation=Nation(text("nation") or "unknown"),
        clock=Clock(received=text("received")),
        organisation=Organisation(text("organisation"), many("domain"), text("kind")),
    )
