"""Whole names of people in role, in documents that do not show the role: a pupil of the same name must not go out with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redactor.core.documents import Document
from redactor.core.facts import CaseFacts
from redactor.core.findings import Evidence, Finding
from redactor.core.ids import BlockId
from redactor.people.linking import Links
from redactor.people.namesakes import Resolved
from redactor.people.partials import PROFESSIONAL, acts_in_role
from redactor.people.sightings import Sighting
from redactor.people.somebody import Somebody, normal_identifier
from redactor.people.written import Shape, parse_address

_NOBODY_HERE = Evidence("context", "none of them is named in full in this document")
_BARE = Evidence("shared", "somebody in role bears this name elsewhere, and nothing in this document shows the role")
_PRIVATE = Evidence("shared", "a private number or address stands behind the name, and no job beside it")
_BEHIND = 40  # characters between a name and the number behind it
_WORD = re.compile(r"[^\W\d_]+")
_PROSE = 2  # words between them that make running text
_Places = frozenset[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class _Contacts:
    """Numbers and addresses of the case: those that show a name at the organisation's domain, and the private ones."""

    own: _Places  # document, forename or its initial, surname
    private: Mapping[BlockId, Sequence[tuple[Finding, str]]]  # with the text of the block


def doubt_untold(
    sightings: Sequence[Sighting],
    documents: Sequence[Document],
    findings: Sequence[Sequence[Finding]],
    links: Links,
    facts: CaseFacts,
) -> None:
    """Ask about whole names of people in role where something speaks for somebody else of the same name.

    That is a name without title of somebody whom no case file names, in a document that does not show the role; or a
    private number or address behind the name in running text, where no job stands beside it: a pupil or a parent of the same name must
    not go out with the member of staff.
    """
    contacts = _contacts(documents, findings, facts)
    sure = [(sighting, one) for sighting, one in _sure(sightings, links) if acts_in_role(one)]
    jobs = {(one, sighting.document) for sighting, one in sure if _shows_job(sighting)}
    titled = {(one, sighting.document) for sighting, one in sure if sighting.name.title}
    for sighting, one in sure:
        name, here = sighting.name, (one, sighting.document)
        is_addressed = not contacts.own.isdisjoint(
            (sighting.document, first, name.surname) for first in (name.forename, name.forename[:1])
        )
        is_shown = bool(one.anchor) or here in jobs or here in titled or is_addressed
        is_private = _has_private(sighting, contacts) and not _shows_job(sighting)
        why = _PRIVATE if is_private else None if is_shown else _BARE
        if name.shape is Shape.FULL and why is not None:
            other = links.pool.aside(("name", name.forename, name.surname, "untold"), name)
            links.resolved[sighting.finding.id] = Resolved((one, other), (why, _NOBODY_HERE))


def _sure(sightings: Sequence[Sighting], links: Links) -> Iterator[tuple[Sighting, Somebody]]:
    """Sightings that mean one person."""
    for sighting in sightings:
        people = links.resolved[sighting.finding.id].people
        if len(people) == 1:
            yield sighting, people[0]


def _shows_job(sighting: Sighting) -> bool:
    return any(clue.role in PROFESSIONAL for clue in sighting.clues)


def _has_private(sighting: Sighting, contacts: _Contacts) -> bool:
    """Whether running text leads from the name to a private number: "can be reached on", not the comma of a list or signature."""
    end = sighting.finding.span.end
    return any(
        end <= finding.span.start <= end + _BEHIND and len(_WORD.findall(text, end, finding.span.start)) >= _PROSE
        for finding, text in contacts.private.get(sighting.finding.span.block, ())
    )


def _contacts(documents: Sequence[Document], findings: Sequence[Sequence[Finding]], facts: CaseFacts) -> _Contacts:
    domains = tuple(domain.casefold().lstrip("@") for domain in facts.organisation.email_domains)
    own: set[tuple[int, str, str]] = set()
    private: defaultdict[BlockId, list[tuple[Finding, str]]] = defaultdict(list)
    for number, (document, here) in enumerate(zip(documents, findings, strict=True)):
        texts = {block.id: block.text for block in document.blocks}
        for finding in here:
            if finding.category not in _PRIVATE_KINDS or finding.span.block not in texts:
                continue
            value = normal_identifier(finding.value or finding.span.of(texts[finding.span.block]))
            name = parse_address(value) if "@" in value else None
            if name is None or value.partition("@")[2] not in domains:
                private[finding.span.block].append((finding, texts[finding.span.block]))
            elif name.shape in {Shape.FULL, Shape.INITIAL_SURNAME}:
                own.add((number, name.forename, name.surname))
    return _Contacts(frozenset(own), private)


_PRIVATE_KINDS = frozenset({"phone_number", "email_address", "postal_address"})
