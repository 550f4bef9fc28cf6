"""The redaction report: everything that is signed, as a JSON record under one digest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from redactor.core.categories import CATEGORIES
from redactor.core.decisions import CaseState, Decision, How, Standing, Status
from redactor.core.documents import SourceFile
from redactor.core.facts import CaseFacts
from redactor.core.ids import digest
from redactor.core.items import FINAL_WITHHOLDING, Outcome, Proposals
from redactor.core.people import Consent, Person
from redactor.core.rules import Rulebook


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """All that the report is made from. ``notes`` are further sections (contradictions, fallbacks…), by title."""

    facts: CaseFacts
    files: Sequence[SourceFile]
    people: Sequence[Person]
    proposals: Proposals
    state: CaseState
    rulebook: Rulebook
    titles: Mapping[str, str]  # file id → name for people
    inputs: tuple[tuple[str, str], ...]  # digests of rules, models, settings
    texts: Mapping[str, str] = field(default_factory=dict)  # item id → words, for the internal page
    appendix: tuple[tuple[str, str, str], ...] = ()  # (finding, category, place): weak hits and false friends
    notes: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The report as a record, and the digest that a sign-off approves."""

    record: Mapping[str, Any]
    digest: str

    def to_json(self) -> str:
        """Readable, canonical JSON, digest included."""
        return json.dumps({**self.record, "digest": self.digest}, ensure_ascii=False, indent=1, sort_keys=True)


def build_report(inputs: ReportInputs) -> Report:
    """The report of the case as it stands; equal inputs give an equal digest."""
    names: dict[str, str] = {person.id: person.name for person in inputs.people}
    items = [_item_row(standing, names, inputs) for standing in inputs.state.standings]
    record = {
        "case": _case_part(inputs.facts),
        "statement": "Names of reviewers and approvers are self-declared; the sign-off records the system account.",
        "made_from": dict(inputs.inputs) | {"rules": inputs.rulebook.digest},
        "files": [_file_row(file, inputs.titles) for file in inputs.files],
        "gaps": _gaps(items),
        "items": [row for row in items if not row["gap"]],
        "totals": _totals(items),
        "referrals": [row["item"] for row in items if row["proposal"] == Outcome.REFER and not row["gap"]],
        "consents": _consents(inputs.people),
        "bulk_and_unseen": dict(sorted(Counter(row["how"] for row in items if row["how"]).items())),
        "no_longer_found": [decision.item for decision in inputs.state.no_longer_found],
        "will_be_disclosed": _will_be_disclosed(inputs, names),
        "appendix": [list(row) for row in inputs.appendix],
        "notes": {title: list(lines) for title, lines in inputs.notes},
    }
    return Report(record, digest(json.dumps(record, ensure_ascii=False, sort_keys=True)))


def _case_part(facts: CaseFacts) -> dict[str, Any]:
    return {
        "name": facts.name,
        "data_subject": facts.subject.name,
        "born": facts.subject.born,
        "requester": facts.requester.name,
        "relation": facts.requester.relation,
        "nation": facts.nation,
        "received": facts.clock.received,
        "organisation": facts.organisation.name,
    }


def _file_row(file: SourceFile, titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        "file": file.id,
        "paths": list(file.paths),
        "title": titles.get(file.id, ""),
        "sha256": file.sha256,
        "type": file.media_type,
        "status": file.status,
        "reason": file.reason,
        "inside": file.parent or "",
    }


def _item_row(standing: Standing, names: Mapping[str, str], inputs: ReportInputs) -> dict[str, Any]:
    item, decision = standing.item, standing.decision
    return {
        "item": item.id,
        "gap": bool(item.gap),
        "file": item.file,
        "title": inputs.titles.get(item.file, ""),
        "place": item.place.describe(),
        "category": item.category,
        "words": inputs.texts.get(item.id, ""),
        "people": [names.get(person, person) for person in item.people],
        "role": item.role,
        "proposal": item.proposal.outcome,
        "proposed_ground": item.proposal.ground,
        "rule": item.proposal.rule,
        "reason": item.proposal.reason,
        "status": standing.status,
        "covered_by": item.covered_by or "",
        **_decision_part(decision if standing.status is Status.DECIDED else None),
    }


def _decision_part(decision: Decision | None) -> dict[str, Any]:
    if decision is None:
        return dict.fromkeys(("outcome", "ground", "extent", "by", "at", "how", "note", "seconded_by", "act"), "") | {
            "evidence": {}
        }
    return {
        "outcome": decision.outcome,
        "ground": decision.ground,
        "extent": decision.extent,
        "by": decision.by,
        "at": decision.at,
        "how": decision.how,
        "note": decision.note,
        "seconded_by": decision.seconded_by,
        "act": decision.act,
        "evidence": dict(decision.evidence),
    }


def _gaps(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gaps and how they were settled: those read outside the tool stand first."""
    gaps = [row for row in items if row["gap"]]
    return sorted(gaps, key=lambda row: row["outcome"] != Outcome.READ_OUTSIDE)


def _totals(items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    withheld = [row for row in items if row["outcome"] in FINAL_WITHHOLDING]
    return {
        "items": len(items),
        "decided": sum(row["status"] == Status.DECIDED for row in items),
        "covered": sum(row["status"] == Status.COVERED for row in items),
        "withheld_by_ground": _count(row["ground"] or str(row["outcome"]) for row in withheld),
        "withheld_by_role": _count(row["role"] or "none" for row in withheld),
        "withheld_by_person": _count(", ".join(row["people"]) or "nobody named" for row in withheld),
        "adopted_unseen": sum(row["how"] == How.ADOPTED_UNSEEN for row in items),
    }


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _consents(people: Sequence[Person]) -> list[dict[str, str]]:
    return [
        {
            "person": person.name,
            "consent": person.consent,
            "note": person.consent_note,
            "known_to_requester": person.known_to_requester,
        }
        for person in people
        if person.consent is not Consent.UNKNOWN or person.known_to_requester
    ]


def _will_be_disclosed(inputs: ReportInputs, names: Mapping[str, str]) -> list[dict[str, Any]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for entry in inputs.proposals.disclosed:
        person = ", ".join(names.get(p, p) for p in entry.people) or "nobody named"
        counts[(person, CATEGORIES[entry.category].title, entry.reason)] += 1
    return [
        {"person": person, "category": category, "reason": reason, "count": count}
        for (person, category, reason), count in sorted(counts.items())
    ]
