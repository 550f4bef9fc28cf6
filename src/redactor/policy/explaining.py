"""Explaining: which rule decided about an item, and what it looked at; never any case text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redactor.core.categories import CATEGORIES
from redactor.core.findings import Finding
from redactor.core.items import Item, Proposals
from redactor.core.people import Register
from redactor.core.rules import PolicyRule, Rulebook
from redactor.policy.conditions import FINDING_CONDITIONS

_LISTS = ("category", "family", "role", "consent", "attribution", "relation", "nation", "block")


def explain(
    item_id: str, proposals: Proposals, findings: Sequence[Sequence[Finding]], register: Register, rules: Rulebook
) -> str:
    """Lines for a person: the proposal, the rule with its conditions, the findings and links behind it.

    "" where there is no item of that id.
    """
    item = next((one for one in proposals.items if one.id == item_id), None)
    if item is None:
        return ""
    return "\n".join((*_about(item, rules), *_rule(item, rules), *_seen(item, findings), *_linked(item, register)))


def _about(item: Item, rules: Rulebook) -> Iterator[str]:
    proposal = item.proposal
    yield f"{item.id}: {CATEGORIES[item.category].title}, {item.place.describe()}, file {item.file}."
    provision = next((f" ({one.provision})" for one in rules.exemptions if one.code == proposal.ground), "")
    ground = f" on {proposal.ground}{provision}" if proposal.ground else ""
    yield f"Proposed: {proposal.outcome}{ground}, extent {proposal.extent}."
    if proposal.candidate_grounds:
        yield f"Grounds to choose from in this case: {', '.join(proposal.candidate_grounds)}."
    if item.covered_by is not None:
        yield f"Lies inside {item.covered_by}: goes with it while that is withheld."


def _rule(item: Item, rules: Rulebook) -> Iterator[str]:
    yield f"Rule {item.proposal.rule}: {item.proposal.reason}"
    rule = next((one for one in rules.policy if one.id == item.proposal.rule), None)
    if rule is not None:
        yield from _conditions(rule)


def _conditions(rule: PolicyRule) -> Iterator[str]:
    for key in _LISTS:
        values = getattr(rule, key)
        if values:
            yield f"It looked at {key}: {' or '.join(values)}."
    if rule.known_to_requester is not None:
        yield f"It looked at known to the requester: {'yes' if rule.known_to_requester else 'no'}."
    for condition in rule.when:
        yield f"It looked at {condition}: {FINDING_CONDITIONS.get(condition, 'a fact of the case')}."


def _seen(item: Item, findings: Sequence[Sequence[Finding]]) -> Iterator[str]:
    wanted = set(item.findings)
    if not wanted and item.why:
        yield f"Seen: {item.why}"
    for here in findings:
        for finding in here:
            if finding.id in wanted:
                why = ", ".join(f"{one.kind}: {one.detail}" for one in finding.evidence) or "no further evidence"
                yield f"Seen: {finding.id}, {finding.category}, by {finding.recogniser}, score {finding.score:.2f} ({why})."


def _linked(item: Item, register: Register) -> Iterator[str]:
    for mention in register.mentions:
        if mention.finding in item.findings:
            why = "; ".join(f"{one.kind}: {one.detail}" for one in mention.evidence)
            meant = " or ".join(mention.candidates) or "nobody"
            yield f"Linked: {mention.finding} means {meant} ({why})."
    for person in register.people:
        if person.id in item.people:
            why = "; ".join(f"{one.kind}: {one.detail}" for one in person.evidence)
            known = f", known to the requester ({person.known_to_requester})" if person.known_to_requester else ""
            yield f"Person {person.id}: role {person.role}, consent {person.consent}{known} ({why})."
