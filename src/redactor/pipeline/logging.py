"""The internal log: one row an item, with everything but the letters themselves."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence

from redactor.core.checks import CheckOutcome
from redactor.core.decisions import Standing
from redactor.core.ids import FileId
from redactor.core.rules import LabelLevel
from redactor.disclosure import LOG_COLUMNS, table_csv
from redactor.marking import label_for
from redactor.pipeline.copies import MadeCopy
from redactor.pipeline.snapshot import Snapshot


def log_csv(snapshot: Snapshot, made: Sequence[MadeCopy], level: LabelLevel) -> bytes:
    """``log.csv`` with the columns of section 6.4 of the domain brief."""
    copies = {copy.file: copy for copy in made}
    key = log_key(snapshot)
    rows = (_row(snapshot, standing, copies, level, key) for standing in snapshot.state.standings)
    return table_csv(LOG_COLUMNS, rows)


def log_key(snapshot: Snapshot) -> bytes:
    """The key of the log's text hashes: made once a case, kept in it. A bare hash of a name is soon reversed."""
    stored = snapshot.store.fact("log key")
    if not stored:
        stored = secrets.token_hex(32)
        with snapshot.store.step():
            snapshot.store.set_fact("log key", stored)
    return bytes.fromhex(stored)


def _row(
    snapshot: Snapshot, standing: Standing, copies: Mapping[FileId, MadeCopy], level: LabelLevel, key: bytes
) -> list[object]:
    item, decision, copy = standing.item, standing.decision, copies.get(standing.item.file)
    findings = [snapshot.findings[f] for f in item.findings if f in snapshot.findings]
    person = snapshot.people.get(item.people[0]) if item.people else None
    ground = decision.ground if decision else ""
    return [
        snapshot.case.facts.name,
        item.id,
        snapshot.title(item.file),
        snapshot.sources[item.file].sha256 if item.file in snapshot.sources else "",
        item.place.describe(),
        "; ".join(f"{span.block}[{span.start}:{span.end}]" for span in item.area),
        hmac.new(key, snapshot.words(item).encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:24],
        item.category,
        "; ".join(sorted({str(finding.about) for finding in findings if finding.about})),
        "; ".join(item.people),
        item.role,
        "; ".join(sorted(f"{finding.recogniser} {finding.score:.2f}" for finding in findings)),
        item.proposal.outcome,
        item.proposal.ground,
        label_for(level, snapshot.case.exemptions.get(ground), snapshot.roles.get(item.role)) if ground else "",
        str(standing.status),
        standing.outcome,
        ground,
        "; ".join(f"{k}: {v}" for k, v in decision.evidence) if decision else "",
        f"{person.consent} {person.consent_note}".strip() if person else "",
        person.known_to_requester if person else "",
        item.proposal.reason,
        decision.by if decision else "",
        decision.at if decision else "",
        decision.how if decision else "",
        decision.seconded_by if decision else "",
        copy.name if copy else "",
        copy.sha256 if copy else "",
        _result(copy) if copy else "",
        decision.note if decision else "",
    ]


def _result(copy: MadeCopy) -> str:
    passed = sum(check.outcome is CheckOutcome.PASSED for check in copy.report.checks)
    return f"{passed} checks passed"
