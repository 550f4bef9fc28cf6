"""The internal log: one row an item, with everything but the letters themselves."""

from __future__ import annotations

import hmac
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from redactor.core.categories import CATEGORIES, Family, family_of
from redactor.core.checks import CheckOutcome
from redactor.core.decisions import Decision, How, Standing, Status
from redactor.core.ids import FileId, ItemId
from redactor.core.items import Outcome
from redactor.core.rules import LabelLevel
from redactor.core.spans import Span
from redactor.decisions import OPINION_MONTHS
from redactor.disclosure import LOG_COLUMNS, table_csv
from redactor.marking import label_for
from redactor.pipeline.copies import MadeCopy
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import add_months

_ARTICLES_9_AND_10 = frozenset({Family.SPECIAL, Family.OFFENCE})
_APART = frozenset({Outcome.OUT_OF_SCOPE, Outcome.DUPLICATE})
_FACTORS = frozenset(
    {
        "type_of_information", "duty_of_confidence", "steps_to_seek_consent", "capacity_to_consent", "express_refusal",
        "conclusion", "consent", "known_to_requester",
    }
)  # fmt: skip
_HARM = frozenset(
    {
        "best_interests_reasoning", "who_is_harmed", "how_and_why_likely", "prejudice_and_causal_link", "purpose", "function",
        "safeguarding_lead", "childs_view", "childs_words", "childs_words_date", "heard_by", "withdrawn_since",
    }
)  # fmt: skip
_OPINION = frozenset(
    {"opinion_from", "opinion_registration", "opinion_date", "opinion_says", "known_basis", "health_basis"}
)
_ORIGINATOR = frozenset(
    {
        "social_worker_consulted", "social_work_view", "social_work_view_date", "authority_asked", "authority_asked_date",
        "adoption_team_consulted", "advice_from", "advice_date", "reporter_told", "reporter_answer",
    }
)  # fmt: skip
_PRIVILEGE = frozenset({"adviser", "client", "advice_or_litigation", "solicitor_advice"})
"""Where the log puts what rules/exemptions.toml asks to record."""


@dataclass(frozen=True)
class _Log:
    """What every row is made from."""

    snapshot: Snapshot
    copies: Mapping[FileId, MadeCopy]
    level: LabelLevel
    key: bytes  # of the text hashes
    history: Mapping[ItemId, Sequence[Decision]]


def log_csv(snapshot: Snapshot, made: Sequence[MadeCopy], level: LabelLevel) -> bytes:
    """``log.csv`` with the columns of section 6.4 of the domain brief."""
    log = _Log(snapshot, {copy.file: copy for copy in made}, level, log_key(snapshot), _history(snapshot))
    return table_csv(LOG_COLUMNS, (_row(log, standing) for standing in snapshot.state.standings))


def _history(snapshot: Snapshot) -> dict[ItemId, tuple[Decision, ...]]:
    """Every decision ever made on each item, in order."""
    made: defaultdict[ItemId, list[Decision]] = defaultdict(list)
    for decision in snapshot.store.decisions():
        made[decision.item].append(decision)
    return {item: tuple(decisions) for item, decisions in made.items()}


def log_key(snapshot: Snapshot) -> bytes:
    """The key of the log's text hashes: made once a case, kept in it. A bare hash of a name is soon reversed."""
    stored = snapshot.store.fact("log key")
    if not stored:
        stored = secrets.token_hex(32)
        with snapshot.store.step():
            snapshot.store.set_fact("log key", stored)
    return bytes.fromhex(stored)


def _row(log: _Log, standing: Standing) -> list[object]:
    snapshot, item, decision = log.snapshot, standing.item, standing.decision
    copy = log.copies.get(item.file)
    findings = [snapshot.findings[f] for f in item.findings if f in snapshot.findings]
    person = snapshot.people.get(item.people[0]) if item.people else None
    ground = decision.ground if decision else ""
    return [
        snapshot.case.facts.name,
        item.id,
        snapshot.title(item.file),
        snapshot.sources[item.file].sha256 if item.file in snapshot.sources else "",
        item.place.describe(),
        "; ".join(f"{span.block}[{span.start}:{span.end}]" for span in _area(standing)),
        hmac.new(log.key, snapshot.words(item).encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:24],
        CATEGORIES[item.category].title,
        str(family_of(item.category)) if family_of(item.category) in _ARTICLES_9_AND_10 else "",
        "; ".join(sorted({str(finding.about) for finding in findings if finding.about})),
        "; ".join(item.people),
        item.role,
        "; ".join(sorted(f"{finding.recogniser} {finding.score:.2f}" for finding in findings)),
        item.proposal.outcome,
        item.proposal.ground,
        label_for(log.level, snapshot.case.exemptions.get(ground), snapshot.roles.get(item.role)) if ground else "",
        str(standing.status),
        _action(standing),
        standing.outcome,
        ground,
        str(standing.outcome) if standing.outcome in _APART else "",
        _recorded(decision, _FACTORS),
        f"{person.consent} {person.consent_note}".strip() if person else "",
        person.known_to_requester if person else "",
        _recorded(decision, _HARM),
        _recorded(decision, _OPINION),
        _opinion_expires(decision),
        _recorded(decision, _ORIGINATOR),
        _recorded(decision, _PRIVILEGE),
        item.proposal.reason,
        decision.by if decision else "",
        decision.at if decision else "",
        decision.how if decision else "",
        decision.seconded_by if decision else "",
        decision.at if decision and decision.seconded_by else "",
        _disagreement(decision, log.history.get(item.id, ())),
        copy.name if copy else "",
        copy.sha256 if copy else "",
        _result(copy) if copy else "",
        decision.note if decision else "",
    ]


def _area(standing: Standing) -> tuple[Span, ...]:
    """What goes: at the extent that was decided, else as proposed."""
    decision = standing.decision
    return (decision.area if decision is not None else ()) or standing.item.area


def _action(standing: Standing) -> str:
    """What the reviewer did with the proposal: accept, amend (its ground or extent), reject, or answer what was referred."""
    item, decision = standing.item, standing.decision
    if decision is None or standing.status is not Status.DECIDED:
        return ""
    outcome, ground = (
        (*decision.proposed, "", "")[:2] if decision.proposed else (item.proposal.outcome, item.proposal.ground)
    )
    if outcome == Outcome.REFER:
        return "answer"
    if decision.outcome != outcome:
        return "reject"
    return "accept" if (decision.ground or ground, decision.extent) == (ground, item.proposal.extent) else "amend"


def _disagreement(holds: Decision | None, made: Sequence[Decision]) -> str:
    """What was decided about the item before, by whom; the decision that holds resolves it."""
    before = [one for one in made if holds is None or one.serial < holds.serial]
    said = [
        f"{one.by} {one.at[:10]}: {'undone' if one.how is How.UNDONE else f'{one.outcome} {one.ground}'.strip()}"
        for one in before
    ]
    return "; ".join(said)


def _recorded(decision: Decision | None, keys: frozenset[str]) -> str:
    """The recorded evidence of some keys, in order; what stands in no other column stands with the factors."""
    evidence = decision.evidence if decision is not None else ()
    others = _HARM | _OPINION | _ORIGINATOR | _PRIVILEGE
    return "; ".join(f"{k}: {v}" for k, v in evidence if k in keys or (keys is _FACTORS and k not in others))


def _opinion_expires(decision: Decision | None) -> str:
    """The first day on which a professional's opinion no longer counts."""
    day = dict(decision.evidence).get("opinion_date", "") if decision is not None else ""
    try:
        return add_months(date.fromisoformat(day), OPINION_MONTHS).isoformat()
    except ValueError:
        return ""


def _result(copy: MadeCopy) -> str:
    passed = sum(check.outcome is CheckOutcome.PASSED for check in copy.report.checks)
    return f"{passed} checks passed"
