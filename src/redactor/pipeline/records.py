"""Records for scripts and for ``explain``: references, places and counts; words only where asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from redactor.core.findings import Finding
from redactor.core.ids import ItemId, file_of
from redactor.core.items import Item, Proposals
from redactor.decisions import AdoptPreview
from redactor.errors import UsageError
from redactor.pipeline.deciding import needed_for
from redactor.pipeline.evidence import ready_evidence
from redactor.pipeline.knowledge import knowledge_hints
from redactor.pipeline.snapshot import Snapshot
from redactor.policy import explain


def item_records(snapshot: Snapshot, with_text: bool) -> Iterator[dict[str, Any]]:  # noqa: FBT001 - a flag of the command line
    """One record an item, in item order."""
    for standing in snapshot.state.standings:
        item = standing.item
        best = _best_finding(snapshot, item)
        record = {
            "item": item.id,
            **_place(snapshot, item),
            "category": item.category,
            "person": list(item.people),
            "role": item.role,
            "extent": item.proposal.extent,
            "proposal": item.proposal.outcome,
            "ground": item.proposal.ground,
            "score": best.score if best else None,
            "recogniser": best.recogniser if best else "",
            "rule": item.proposal.rule,
            "status": standing.status,
            "outcome": standing.outcome,
            "covered_by": item.covered_by or "",
        }
        if with_text:
            record["text"] = snapshot.words(item)
        yield record


def finding_records(snapshot: Snapshot, with_text: bool) -> Iterator[dict[str, Any]]:  # noqa: FBT001
    """One record a finding, by file and place."""
    for document, found in zip(snapshot.derived.documents, snapshot.derived.findings, strict=True):
        for finding in found:
            block = snapshot.blocks[finding.span.block]
            record = {
                "finding": finding.id,
                "file": document.file,
                "page": None if block.page_index is None else block.page_index + 1,
                "part": block.place.part,
                "block": block.id,
                "start": finding.span.start,
                "end": finding.span.end,
                "category": finding.category,
                "score": finding.score,
                "recogniser": finding.recogniser,
                "rule": finding.rule,
                "strength": finding.strength,
                "about": finding.about,
            }
            if with_text:
                record["text"] = finding.span.of(block.text)
            yield record


def file_records(snapshot: Snapshot, with_text: bool) -> Iterator[dict[str, Any]]:  # noqa: FBT001
    """One record a file."""
    for file in snapshot.files:
        document = snapshot.documents.get(file.id)
        record = {
            "file": file.id,
            "sha256": file.sha256,
            "size": file.size,
            "type": file.media_type,
            "status": file.status,
            "reason": file.reason,
            "inside": file.parent or "",
            "pages": document.page_count if document else None,
            "gaps": len(document.gaps) if document else 0,
        }
        if with_text:
            record["paths"] = list(file.paths)
        yield record


def people_records(snapshot: Snapshot, with_text: bool) -> Iterator[dict[str, Any]]:  # noqa: FBT001
    """One record a person; names, forms and numbers only where asked for."""
    mentions = Counter(person for mention in snapshot.derived.register.mentions for person in mention.candidates)
    hints = knowledge_hints(snapshot)
    for person in snapshot.derived.register.people:
        record = {
            "person": person.id,
            "role": person.role,
            "consent": person.consent,
            "known": person.known_to_requester,
            "known_hint": hints.get(person.id, ""),
            "mentions": mentions[person.id],
            "evidence": [f"{evidence.kind}: {evidence.detail}" for evidence in person.evidence],
        }
        if with_text:
            record |= {"name": person.name, "forms": list(person.forms), "identifiers": list(person.identifiers)}
        yield record


def explain_item(snapshot: Snapshot, item_id: str) -> Iterator[str]:
    """Which rule decided about an item and what it looked at, and where it stands; no case text."""
    standing = snapshot.standings.get(ItemId(item_id))
    if standing is None:
        raise UsageError(f"There is no item {item_id}.", next_step="List them with: redactor items CASE")
    every = Proposals(tuple(one.item for one in snapshot.state.standings), (), ())
    derived = snapshot.derived
    yield explain(item_id, every, derived.findings, derived.register, snapshot.case.rulebook)
    needed = needed_for(snapshot, standing.item)
    if needed:
        yield f"Still to be recorded: {', '.join(needed)}."
    yield f"Now: {standing.status}, {standing.outcome}."


def preview_lines(snapshot: Snapshot, preview: AdoptPreview) -> Iterator[str]:
    """What "adopt all" would do, for the person who is about to do it: counts, evidence, what is left alone."""
    names = {person.id: person.name for person in snapshot.derived.register.people}
    yield f"{len(preview.items)} proposals may be adopted unseen."
    for title, counts in (
        ("person", tuple((_names(names, key), count) for key, count in preview.by_person)),
        ("category", preview.by_category),
        ("ground", preview.by_ground),
    ):
        yield f"By {title}: " + (", ".join(f"{name} {count}" for name, count in counts) or "none")
    for role, evidence in _evidence_by_role(snapshot, preview).items():
        yield f"Evidence to be recorded for role {role}:"
        yield from (f"  {key}: {value}" for key, value in evidence)
    for reason, count in preview.left_alone:
        yield f"Left alone: {count} ({reason})"


def _names(names: dict[Any, str], key: str) -> str:
    return ", ".join(names.get(part, part) for part in key.split(", "))


def _evidence_by_role(snapshot: Snapshot, preview: AdoptPreview) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for item in preview.items:
        evidence = ready_evidence(snapshot, item, item.proposal.ground)
        if evidence and item.role not in found:
            found[item.role] = evidence
    return dict(sorted(found.items()))


def _place(snapshot: Snapshot, item: Item) -> dict[str, Any]:
    span = item.anchor or (item.area[0] if item.area else None)
    block = snapshot.blocks.get(span.block) if span is not None else None
    page = item.place.page_index
    return {
        "file": file_of(span.block) if span is not None else item.file,
        "page": None if page is None else page + 1,
        "part": block.place.part if block else item.place.part,
        "block": block.id if block else "",
        "start": span.start if span is not None else None,
        "end": span.end if span is not None else None,
    }


def _best_finding(snapshot: Snapshot, item: Item) -> Finding | None:
    found = [snapshot.findings[f] for f in item.findings if f in snapshot.findings]
    return max(found, key=lambda finding: (finding.score, finding.id), default=None)
