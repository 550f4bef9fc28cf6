"""Evidence that is kept once a person and enters every decision about them: consent, what the requester knows, the five factors.

The factors of DPA 2018 Sch 2 para 16(3) start from the texts of ``rules/roles.toml``; what people.csv or a person said
about consent and knowledge takes their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.core.decisions import Decision
from redactor.core.items import Item, Outcome
from redactor.core.people import Consent, Person, Role
from redactor.core.rules import RoleRule
from redactor.decisions import is_recorded, needed_evidence
from redactor.pipeline.snapshot import Snapshot

_BALANCED = frozenset({"TP", "TP-SOURCE"})
_HEALTH_GATE = "H6"
_APART = {Outcome.OUT_OF_SCOPE: "why_not_about_subject", Outcome.DUPLICATE: "copy_disclosed"}
KNOWN = "known_to_requester"
_PARTS = re.compile(r"[;\n]")
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
    is_one = len(item.people) <= 1
    role = snapshot.roles.get(item.role if is_one and item.role else Role.UNKNOWN)
    if balanced not in _BALANCED or role is None:
        return ()
    person = snapshot.people.get(item.people[0]) if item.people and is_one else None
    needed = needed_evidence(item, outcome, balanced, snapshot.case.exemptions)
    texts = _texts(role, person, outcome)
    if outcome is Outcome.WITHHOLD and (balanced != "TP" or not is_one or not item.role):
        texts.pop("conclusion", None)  # a source, and whose it is not known: somebody looks and says why
    return tuple((key, texts[key]) for key in (*needed, KNOWN) if texts.get(key))


def with_ready(snapshot: Snapshot, decision: Decision) -> tuple[tuple[str, str], ...]:
    """The evidence of a decision: what is on record, what its note says field by field, and what was given as fields.

    What a note says besides fields is the conclusion of a balance, or the one thing that is still to be recorded.
    """
    if decision.outcome in _APART and decision.note:
        return tuple(sorted({_APART[decision.outcome]: decision.note, **dict(decision.evidence)}.items()))
    if decision.outcome not in {Outcome.WITHHOLD, Outcome.DISCLOSE}:
        return decision.evidence
    item = snapshot.standings[decision.item].item
    ready = dict(ready_evidence(snapshot, item, decision.ground, decision.outcome))
    if item.proposal.ground == _HEALTH_GATE and decision.outcome is Outcome.DISCLOSE:
        ready |= health_answer(decision.note)
    needed = needed_evidence(item, decision.outcome, decision.ground, snapshot.case.exemptions)
    said, rest = fields_of(decision.note, needed)
    given = {**ready, **said, **dict(decision.evidence)}
    left = [key for key in needed if not is_recorded(key, given.get(key, ""))]
    weighs = "conclusion" in needed and "conclusion" not in {*said, *dict(decision.evidence)}
    means = "conclusion" if weighs else left[0] if len(left) == 1 else ""
    if rest and means:
        given[means] = rest
    return tuple(sorted(given.items()))


def fields_of(note: str, keys: Iterable[str]) -> tuple[dict[str, str], str]:
    """What a note says of each of *keys* ("authority asked: the force's disclosure unit; …"), and what it says besides."""
    known = {_plain(key): key for key in keys}
    said: dict[str, str] = {}
    rest: list[str] = []
    for part in _PARTS.split(note):
        name, colon, value = part.partition(":")
        key = known.get(_plain(name)) if colon else None
        if key and value.strip():
            said[key] = value.strip()
        elif part.strip():
            rest.append(part.strip())
    return said, "; ".join(rest)


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())


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
