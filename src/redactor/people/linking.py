"""Linking: sightings become people, whole names first, then the forms that point back to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redactor.core.findings import Evidence
from redactor.core.ids import FindingId
from redactor.people.namesakes import Born, Resolved, settle_group
from redactor.people.partials import ORDER, resolve_partial
from redactor.people.pool import Pool
from redactor.people.sightings import Sighting
from redactor.people.somebody import Somebody
from redactor.people.whole_names import WholeNames, group_whole_names
from redactor.people.written import Shape


@dataclass(slots=True)
class Links:
    """Everybody, and whom each person finding may mean."""

    pool: Pool
    resolved: dict[FindingId, Resolved] = field(default_factory=dict)


def link(
    sightings: Sequence[Sighting], anchors: Sequence[Somebody], born: Born, apart: frozenset[frozenset[str]]
) -> Links:
    """Resolve every sighting. *apart*: pairs of person ids that a human judged different."""
    names = group_whole_names(sightings, anchors, apart)
    resolved: dict[FindingId, Resolved] = {}
    people: dict[int, list[Somebody]] = {}
    for group in names.groups:
        people[id(group)], found = settle_group(group, born)
        resolved.update(found)
    everybody = dict.fromkeys([*anchors, *(one for group in names.groups for one in people[id(group)])])
    links = Links(Pool(everybody), resolved)
    _doubt(names, people, links)
    _resolve_torn(names, people, links)
    _resolve_rest(sightings, links)
    return links


def _doubt(names: WholeNames, people: Mapping[int, list[Somebody]], links: Links) -> None:
    """A whole name one letter from the data subject's is neither the data subject nor anybody else, until asked."""
    for group, subject_group in names.doubtful:
        subject = [one for one in people[id(subject_group)] if one.is_subject]
        for sighting in group.sightings:
            own = links.resolved[sighting.finding.id].people
            links.resolved[sighting.finding.id] = Resolved(
                tuple(dict.fromkeys((*subject, *own))),
                (Evidence("spelling", "one letter from the data subject's name"),),
            )


def _resolve_torn(names: WholeNames, people: Mapping[int, list[Somebody]], links: Links) -> None:
    """A short form ("Alex Smith") where Alexander and Alexandra Smith both exist: the one in the document, else either."""
    for node, groups in names.torn:
        fits = [one for group in groups for one in people[id(group)]]
        for sighting in node.sightings:
            here = [one for one in fits if sighting.document in one.documents]
            sure = here if len(here) == 1 and not any(one.is_subject for one in fits) else fits
            _settle(sighting, Resolved(tuple(sure), (Evidence("diminutive", "a short form that fits several"),)), links)


def _resolve_rest(sightings: Sequence[Sighting], links: Links) -> None:
    by_shape: dict[Shape, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.finding.id not in links.resolved:
            by_shape.setdefault(sighting.name.shape, []).append(sighting)
    for shape in (Shape.FULL, *ORDER):
        strong_first = sorted(by_shape.get(shape, ()), key=lambda one: one.is_weak)
        for sighting in strong_first:
            resolved = _weak_whole(sighting, links) if shape is Shape.FULL else resolve_partial(sighting, links.pool)
            _settle(sighting, resolved, links)


def _weak_whole(sighting: Sighting, links: Links) -> Resolved:
    """A weak whole name counts only where somebody bears exactly this name."""
    name = sighting.name
    bearers = [one for one in links.pool.with_forename(name.forename) if name.surname in one.surnames]
    return Resolved(
        tuple(dict.fromkeys(bearers)), (Evidence("name", "agrees with a name in the register"),) if bearers else ()
    )


def _settle(sighting: Sighting, resolved: Resolved, links: Links) -> None:
    links.resolved[sighting.finding.id] = resolved
    if len(resolved.people) == 1:
        resolved.people[0].see(sighting, tells_apart=sighting.name.shape not in {Shape.SINGLE, Shape.INITIALS})
