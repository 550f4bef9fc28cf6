"""Whole names of people in role, in documents that do not show the role: a pupil of the same name must not go out with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redactor.core.documents import Document
from redactor.core.facts import CaseFacts
from redactor.core.findings import Evidence, Finding
from redactor.people.linking import Links
from redactor.people.namesakes import Resolved
from redactor.people.partials import PROFESSIONAL, acts_in_role
from redactor.people.sightings import Sighting
from redactor.people.somebody import Somebody, normal_identifier
from redactor.people.written import Shape, parse_address

_WHY = (
    Evidence("shared", "somebody in role bears this name elsewhere, and nothing in this document shows the role"),
    Evidence("context", "none of them is named in full in this document"),
)


def doubt_untold(
    sightings: Sequence[Sighting],
    documents: Sequence[Document],
    findings: Sequence[Sequence[Finding]],
    links: Links,
    facts: CaseFacts,
) -> None:
    """A whole name without title is only surely somebody in role where the document, or the case file, shows the role."""
    shown = {(one, sighting.document) for sighting, one in _sure(sightings, links) if _shows_role(sighting)}
    addressed = set(_addressed(documents, findings, facts))
    for sighting, one in _sure(sightings, links):
        name = sighting.name
        is_shown = (one, sighting.document) in shown or (sighting.document, name.forename, name.surname) in addressed
        if name.shape is Shape.FULL and not one.anchor and acts_in_role(one) and not is_shown:
            other = links.pool.aside(("name", name.forename, name.surname, "untold"), name)
            links.resolved[sighting.finding.id] = Resolved((one, other), _WHY)


def _sure(sightings: Sequence[Sighting], links: Links) -> Iterator[tuple[Sighting, Somebody]]:
    """Sightings that mean one person."""
    for sighting in sightings:
        people = links.resolved[sighting.finding.id].people
        if len(people) == 1:
            yield sighting, people[0]


def _shows_role(sighting: Sighting) -> bool:
    return bool(sighting.name.title) or any(clue.role in PROFESSIONAL for clue in sighting.clues)


def _addressed(
    documents: Sequence[Document], findings: Sequence[Sequence[Finding]], facts: CaseFacts
) -> Iterator[tuple[int, str, str]]:
    """Whole names that an address at the organisation's own domain shows, by document."""
    own = tuple(domain.casefold().lstrip("@") for domain in facts.organisation.email_domains)
    for number, (document, here) in enumerate(zip(documents, findings, strict=True)):
        texts = {block.id: block.text for block in document.blocks}
        for finding in here:
            if finding.category == "email_address" and finding.span.block in texts:
                address = normal_identifier(finding.value or finding.span.of(texts[finding.span.block]))
                name = parse_address(address)
                if address.partition("@")[2] in own and name.shape is Shape.FULL:
                    yield number, name.forename, name.surname
