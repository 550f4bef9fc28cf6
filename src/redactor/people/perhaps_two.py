"""Perhaps two people of one name: whose occupations differ from document to document, with nothing that joins them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from redactor.core.findings import Evidence
from redactor.core.ids import FindingId
from redactor.core.people import Role
from redactor.people.namesakes import Resolved
from redactor.people.sightings import Sighting
from redactor.people.somebody import Somebody
from redactor.people.titles import role_of_title

KIND = "perhaps two"
_SCHOOL = frozenset({Role.STAFF, Role.GOVERNOR, Role.VOLUNTEER, Role.AGENCY})
_OCCUPATIONS = frozenset(
    {Role.HEALTH_PROFESSIONAL, Role.SOCIAL_WORK_PROFESSIONAL, Role.POLICE, Role.LEGAL_ADVISER, Role.COUNCIL_OFFICER}
)


def perhaps_two(sightings: Sequence[Sighting], resolved: Mapping[FindingId, Resolved]) -> dict[Somebody, Evidence]:
    """People met only in the documents, in occupations that never stand together in one document."""
    places: defaultdict[Somebody, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for sighting in sightings:
        people = resolved[sighting.finding.id].people
        if len(people) == 1 and not people[0].anchor:
            for occupation in _occupations(sighting):
                places[people[0]][occupation].add(sighting.document)
    return {one: _evidence(sorted(found)) for one, found in places.items() if _are_apart(found)}


def _occupations(sighting: Sighting) -> set[str]:
    roles = {clue.role for clue in sighting.clues} | {role_of_title(sighting.name.title)}
    return {"school" if role in _SCHOOL else role.value for role in roles if role and role in _SCHOOL | _OCCUPATIONS}


def _are_apart(found: Mapping[str, set[int]]) -> bool:
    documents = [document for some in found.values() for document in some]
    return len(found) > 1 and len(documents) == len(set(documents))


def _evidence(occupations: Sequence[str]) -> Evidence:
    return Evidence(KIND, f"never in one document: {', '.join(one.replace('_', ' ') for one in occupations)}")
