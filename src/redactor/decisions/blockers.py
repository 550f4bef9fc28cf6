"""What stands between a case and its release, each with the next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from redactor.core.decisions import Blocker, CaseState, Decision, SignOff, Standing, Status
from redactor.core.items import Item, Outcome
from redactor.core.names import fold
from redactor.core.rules import Exemption
from redactor.decisions.acts import is_health_answer, missing_evidence

OPINION_MONTHS = 6  # DPA 2018 Sch 3 para 6(3): an opinion older than six months no longer counts


@dataclass(frozen=True, slots=True)
class Signing:
    """What signing looks at: every sign-off, and the digest of the report as it stands now."""

    sign_offs: Sequence[SignOff]
    report_digest: str


def item_blockers(state: CaseState, exemptions: Mapping[str, Exemption], today: str) -> tuple[Blocker, ...]:
    """Everything about items that blocks release, in item order."""
    found = [blocker for standing in state.standings for blocker in _of_item(standing, exemptions, today)]
    return tuple(found)


def signing_blockers(state: CaseState, signing: Signing, exemptions: Mapping[str, Exemption]) -> tuple[Blocker, ...]:
    """What is wrong with the sign-off, if anything."""
    if not signing.sign_offs:
        return (
            Blocker("unsigned", "", "Nobody has signed the report.", "Run: redactor report, then redactor sign-off."),
        )
    last = signing.sign_offs[-1]
    if last.digest != signing.report_digest:
        return (
            Blocker(
                "lapsed sign-off",
                "",
                "The report has changed since it was signed.",
                "Read the new report (redactor report), then sign it (redactor sign-off).",
            ),
        )
    return tuple(second_person_faults(state, last.by, exemptions))


def second_person_faults(state: CaseState, approver: str, exemptions: Mapping[str, Exemption]) -> Iterator[Blocker]:
    """Items that need two people and were decided by the approver alone."""
    for standing in state.standings:
        decision = standing.decision
        if (
            standing.status is not Status.DECIDED
            or decision is None
            or not needs_second(standing.item, decision, exemptions)
        ):
            continue
        if fold(decision.by) == fold(approver) and fold(decision.seconded_by) in {"", fold(decision.by)}:
            yield Blocker(
                "second person",
                standing.item.id,
                "This item needs two people; the approver decided it.",
                "Let another person sign off.",
            )


def needs_second(item: Item, decision: Decision, exemptions: Mapping[str, Exemption]) -> bool:
    """Whether a second person must agree with this decision."""
    if decision.outcome is Outcome.READ_OUTSIDE:
        return True
    exemption = exemptions.get(decision.ground)
    return item.proposal.second_person or (exemption is not None and exemption.second_person)


def _of_item(standing: Standing, exemptions: Mapping[str, Exemption], today: str) -> Iterator[Blocker]:
    item, decision = standing.item, standing.decision
    if standing.status is Status.OPEN:
        yield _open(item)
    elif standing.status is Status.LAPSED:
        yield Blocker(
            "lapsed",
            item.id,
            "What this decision was made about has changed.",
            "Decide it again; the old answer is shown.",
        )
    elif standing.status is Status.DECIDED and decision is not None:
        yield from _of_decision(item, decision, exemptions, today)


def _open(item: Item) -> Blocker:
    if item.gap:
        return Blocker(
            "unread",
            item.id,
            f"{item.proposal.reason or 'Not read.'}",
            "Settle it: withhold, out of scope, replace the file, or (pages and pictures only) read outside the tool.",
        )
    if item.proposal.outcome is Outcome.REFER:
        return Blocker(
            "referred",
            item.id,
            "A person has to decide this.",
            "Decide it on the review sheet or with redactor decide.",
        )
    return Blocker(
        "undecided", item.id, "Proposed, not decided.", "Decide it on the review sheet or with redactor decide."
    )


_BASIS = (
    'Decide it again with a note "known: …" (how the data subject knows it) or "opinion: name, date: what it says".'
)


def _how_to_record(item: Item, decision: Decision, missing: Sequence[str]) -> str:
    if is_health_answer(item, decision):
        return _BASIS
    said = "; ".join(f"{key.replace('_', ' ')}: …" for key in missing)
    ground = f" --ground {decision.ground}" if decision.ground else ""
    fields = " ".join(f'--evidence "{key}=…"' for key in missing)
    command = f'redactor decide CASE --item {item.id} --outcome "{decision.outcome}"{ground} {fields} --by "Your Name"'
    return f"Decide it again with a note that says {said} (review sheet), or with: {command}"


def _of_decision(item: Item, decision: Decision, exemptions: Mapping[str, Exemption], today: str) -> Iterator[Blocker]:
    missing = missing_evidence(item, decision, exemptions)
    if missing:
        keys = ", ".join(key.replace("_", " ") for key in missing)
        yield Blocker("evidence", item.id, f"Still to be recorded: {keys}.", _how_to_record(item, decision, missing))
    if decision.outcome is Outcome.WITHHOLD and decision.ground not in exemptions:
        yield Blocker(
            "ground", item.id, "The ground is not one of rules/exemptions.toml.", "Choose a ground that is listed."
        )
    opinion = dict(decision.evidence).get("opinion_date", "")
    if opinion > today:
        yield Blocker(
            "evidence", item.id, "The opinion's date lies in the future.", "Correct the date and decide again."
        )
    if opinion and _months_between(opinion, today) >= OPINION_MONTHS:
        yield Blocker(
            "lapsed",
            item.id,
            "The professional's opinion is older than six months.",
            "Obtain a new opinion and decide again.",
        )


def _months_between(earlier: str, later: str) -> int:
    try:
        first, last = date.fromisoformat(earlier), date.fromisoformat(later)
    except ValueError:
        return OPINION_MONTHS  # an unreadable date is no evidence
    return (last.year - first.year) * 12 + last.month - first.month - (1 if last.day < first.day else 0)
