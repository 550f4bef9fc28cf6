"""Evidence that is kept once a person and enters every decision about them: consent, what the requester knows, the five factors.

The factors of DPA 2018 Sch 2 para 16(3) start from the texts of ``rules/roles.toml``; what people.csv or a person said
about consent and knowledge takes their place.
"""

from __future__ import annotations

import re

from redactor.core.decisions import Decision
from redactor.core.items import Item, Outcome
from redactor.core.people import Consent, Person
from redactor.core.rules import RoleRule
from redactor.decisions import needed_evidence
from redactor.pipeline.snapshot import Snapshot

_BALANCED = frozenset({"TP", "TP-SOURCE"})
_HEALTH_GATE = "H6"
_APART = {Outcome.OUT_OF_SCOPE: "why_not_about_subject", Outcome.DUPLICATE: "copy_disclosed"}
KNOWN = "known_to_requester"
_KNOWN_NOTE = re.compile(r"\s*known\s*:\s*(?P<basis>\S.*)", re.IGNORECASE | re.DOTALL)
_OPINION_NOTE = re.compile(
    r"\s*opinion\s*:\s*(?P<who>.+?),?\s+(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}))"
    r"\s*[:,.]?\s*(?P<says>.*)",
    re.IGNORECASE | re.DOTALL,
)


def ready_evidence(
    snapshot: Snapshot, item: Item, ground: str, outcome: Outcome = Outcome.WITHHOLD
) -> tuple[tuple[str, str], ...]:
    """What is on record for an item before anybody writes anything: the role's factors, consent, knowledge."""
    balanced = ground if outcome is Outcome.WITHHOLD else item.proposal.ground if item.proposal.balance else ""
    role = snapshot.roles.get(item.role)
    if balanced not in _BALANCED or role is None or len(item.people) > 1:
        return ()
    if balanced != "TP" and outcome is Outcome.WITHHOLD:
        return ()  # a source is looked at one by one
    person = snapshot.people.get(item.people[0]) if item.people else None
    needed = needed_evidence(item, outcome, balanced, snapshot.case.exemptions)
    texts = _texts(role, person, outcome)
    return tuple((key, texts[key]) for key in (*needed, KNOWN) if texts.get(key))


def with_ready(snapshot: Snapshot, decision: Decision) -> tuple[tuple[str, str], ...]:
    """The evidence of a decision, with what is on record; a note stands for the conclusion."""
    if decision.outcome in _APART and decision.note:
        return tuple(sorted({_APART[decision.outcome]: decision.note, **dict(decision.evidence)}.items()))
    if decision.outcome not in {Outcome.WITHHOLD, Outcome.DISCLOSE}:
        return decision.evidence
    item = snapshot.standings[decision.item].item
    ready = dict(ready_evidence(snapshot, item, decision.ground, decision.outcome))
    if item.proposal.ground == _HEALTH_GATE and decision.outcome is Outcome.DISCLOSE:
        ready |= health_answer(decision.note)
    lets_go = decision.outcome is Outcome.DISCLOSE and item.proposal.balance
    if decision.note and (ready or lets_go):
        ready["conclusion"] = decision.note
    return tuple(sorted({**ready, **dict(decision.evidence)}.items()))


def health_answer(note: str) -> dict[str, str]:
    """What a note says about health data: "known: she was there", or "opinion: Dr Osei, 2026-11-02: no serious harm"."""
    known = _KNOWN_NOTE.match(note)
    if known:
        return {"known_basis": known["basis"].strip()}
    opinion = _OPINION_NOTE.match(note)
    if opinion is None:
        return {}
    iso = (
        f"{opinion['year']}-{int(opinion['month']):02}-{int(opinion['day']):02}" if opinion["year"] else opinion["iso"]
    )
    said = opinion["says"].strip()
    return {"opinion_from": opinion["who"].strip(), "opinion_date": iso} | ({"opinion_says": said} if said else {})


def _texts(role: RoleRule, person: Person | None, outcome: Outcome) -> dict[str, str]:
    texts = {**dict(role.factors), "consent": role.consent}
    if outcome is Outcome.DISCLOSE:
        texts.pop("conclusion", None)  # the role's speaks for withholding
    if person is None:
        return texts
    consent = _consent(person)
    if consent:
        texts["consent"] = consent
        texts["steps_to_seek_consent"] = consent
    if person.consent is Consent.REFUSED:
        texts["express_refusal"] = consent
    if outcome is Outcome.DISCLOSE and person.consent is Consent.GIVEN:
        texts["conclusion"] = "The person agreed (para 16(2)(a))."
    if person.known_to_requester:
        texts[KNOWN] = person.known_to_requester
        if outcome is Outcome.DISCLOSE:
            texts.setdefault("conclusion", f"The requester already knows: {person.known_to_requester}.")
    return texts


def _consent(person: Person) -> str:
    """What is on record about a person's consent, or ""."""
    if person.consent is Consent.UNKNOWN:
        return person.consent_note
    return f"{person.consent}: {person.consent_note}" if person.consent_note else str(person.consent)
