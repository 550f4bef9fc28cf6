"""The register: documents, findings, facts and judgements in; people and mentions out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from redactor.core.documents import Document
from redactor.core.facts import CaseFacts
from redactor.core.findings import Evidence, Finding
from redactor.core.ids import FindingId, PersonId
from redactor.core.names import fold
from redactor.core.people import Consent, Judgement, Mention, Person, Register
from redactor.core.rules import Rulebook
from redactor.people.anchors import build_anchors
from redactor.people.indirect import resolve_indirect
from redactor.people.judgements import apply_judgements, read_judgements
from redactor.people.likeliest import order_candidates
from redactor.people.linking import Links, link
from redactor.people.namesakes import Resolved
from redactor.people.ownership import births, own_findings
from redactor.people.perhaps_two import perhaps_two
from redactor.people.roles import find_role
from redactor.people.sightings import Sighting, collect_sightings
from redactor.people.somebody import Somebody
from redactor.people.surroundings import Surroundings
from redactor.people.untold import doubt_untold

_ANCHOR_ORDER = {"subject": 0, "requester": 1}


def build_register(
    documents: Sequence[Document],
    findings: Sequence[Sequence[Finding]],
    facts: CaseFacts,
    judgements: Sequence[Judgement],
    rules: Rulebook,
) -> Register:
    """Everybody of the case and every mention of them. Judgements win; the same input gives the same ids.

    Every ``person`` and ``indirect`` finding has a mention; one without candidates means nobody (a weak hit that
    agrees with no name, or a human said so). Addresses and numbers have a mention where it is known whose they are.
    """
    judged = read_judgements(judgements)
    anchors = build_anchors(facts)
    surroundings = Surroundings(rules.roles)
    sightings = list(collect_sightings(documents, findings, surroundings))
    links = link(sightings, anchors, births(documents, findings), judged.apart)
    doubt_untold(sightings, documents, findings, links, facts)
    order_candidates(sightings, documents, links)
    apply_judgements(judged, links, sightings)
    resolved = dict(links.resolved)
    resolved.update(resolve_indirect(documents, findings, links, surroundings))
    resolved.update(own_findings(documents, findings, links))
    people = _people(links, sightings, resolved, facts)
    ids = {person.id for person in people}
    return Register(people, _mentions(findings, resolved, ids))


def _people(
    links: Links, sightings: Sequence[Sighting], resolved: Mapping[FindingId, Resolved], facts: CaseFacts
) -> tuple[Person, ...]:
    written: defaultdict[Somebody, Counter[str]] = defaultdict(Counter)
    for sighting in sightings:
        meant = resolved[sighting.finding.id].people
        for one in meant:
            written[one][_shown(sighting)] += 1 if len(meant) == 1 else 0
    met = {one for each in resolved.values() for one in each.people}
    subject = next(one for one in links.pool if one.is_subject)
    for one, evidence in perhaps_two(sightings, resolved).items():
        one.evidence.add(evidence)
    everybody = [one for one in links.pool if one.anchor or one in met]
    people = [(_ANCHOR_ORDER.get(one.anchor, 2), _person(one, written[one], subject, facts)) for one in everybody]
    return tuple(person for _, person in sorted(people, key=lambda pair: (pair[0], fold(pair[1].name), pair[1].id)))


def _shown(sighting: Sighting) -> str:
    """A written form as the register shows it."""
    return " ".join(sighting.text.split())


def _person(one: Somebody, written: Counter[str], subject: Somebody, facts: CaseFacts) -> Person:
    role = find_role(one, subject, facts)
    row = one.row
    aliases = row.aliases if row is not None else facts.subject.aliases if one.is_subject else ()
    names = () if one.is_nameless else (*written, *aliases, *((one.called,) if one.called else ()))
    return Person(
        id=one.id,
        name=_name(one, written),
        role=role.role,
        forms=tuple(sorted(set(names))),
        identifiers=tuple(sorted(one.identifiers)),
        evidence=tuple(sorted({*one.evidence, *role.evidence})),
        consent=row.consent if row is not None else Consent.UNKNOWN,
        consent_note=_consent_note(one),
        known_to_requester=row.known_to_requester if row is not None else "",
    )


def _name(one: Somebody, written: Counter[str]) -> str:
    """The fullest form seen: surely meant, in order, most words, most often, then first by alphabet."""
    if one.called:
        return one.called
    if not written:
        return min(one.identifiers, default="somebody not named")
    best = min(written, key=lambda form: (not written[form], "," in form, -len(form.split()), -written[form], form))
    title = min(one.titles, default="")
    return f"{title.title()} {best}" if title and not one.forenames and not fold(best).startswith(title) else best


def _consent_note(one: Somebody) -> str:
    row = one.row
    if row is None:
        return ""
    return "; ".join(part for part in (row.consent_for, row.consent_date, row.consent_reason) if part)


def _mentions(
    findings: Sequence[Sequence[Finding]], resolved: Mapping[FindingId, Resolved], ids: set[PersonId]
) -> tuple[Mention, ...]:
    found = []
    for here in findings:
        for finding in here:
            if finding.id in resolved:
                whose = resolved[finding.id]
                candidates = tuple(one.id for one in whose.people if one.id in ids)
                evidence: tuple[Evidence, ...] = tuple(sorted(set(whose.evidence)))
                found.append(Mention(finding.id, finding.span, candidates, evidence))
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.finding)))
