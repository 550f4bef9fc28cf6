"""Roles: what each person's clues add up to. Only what is shown counts; an unknown adult is not staff."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from redactor.core.facts import CaseFacts
from redactor.core.findings import Evidence
from redactor.core.people import Role
from redactor.people.somebody import Somebody
from redactor.people.surroundings import Clue, kin_role
from redactor.people.titles import role_of_title

_IN_ROLE = frozenset(
    {
        Role.STAFF, Role.GOVERNOR, Role.AGENCY, Role.PROFESSIONAL, Role.COUNCIL_OFFICER, Role.HEALTH_PROFESSIONAL,
        Role.SOCIAL_WORK_PROFESSIONAL, Role.LEGAL_ADVISER, Role.PUBLIC_FIGURE,
    }
)  # fmt: skip
_PRIVATE = frozenset(
    {Role.PARENT_OF_OTHER, Role.PARENTAL_RESPONSIBILITY, Role.FAMILY, Role.SIBLING, Role.WITNESS, Role.WHISTLE_BLOWER}
)
_DOMAINS: tuple[tuple[str, Role], ...] = (
    ("nhs.net", Role.HEALTH_PROFESSIONAL),
    ("nhs.uk", Role.HEALTH_PROFESSIONAL),
    ("police.uk", Role.POLICE),
    ("gov.uk", Role.COUNCIL_OFFICER),
)
_NOT_DISCLOSED = frozenset({Role.POLICE})
TWO_JOBS = Evidence(
    "role conflict", "appears in two occupations, one of which is disclosed by role and the other is not"
)
CONFLICT = Evidence("role conflict", "appears both in a working role and as parent or relative")
ADULT = Evidence("title", "an adult's title, and nothing that shows a role")


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role and what speaks for it, sorted."""

    role: Role
    evidence: tuple[Evidence, ...]


def find_role(one: Somebody, subject: Somebody, facts: CaseFacts) -> RoleFound:
    """The role of a person, with its evidence."""
    votes = _votes(one, subject, facts)
    evidence = tuple(sorted({clue.evidence for clue in votes}))
    roles = {clue.role for clue in votes}
    if one.role is not None:
        stated = {*roles, one.role}
        is_doubtful = one.anchor == "known" and stated & _IN_ROLE and stated & _PRIVATE
        return RoleFound(one.role, tuple(sorted({*evidence, CONFLICT})) if is_doubtful else evidence)
    if roles & _IN_ROLE and roles & _PRIVATE:
        return RoleFound(Role.UNKNOWN, tuple(sorted({*evidence, CONFLICT})))
    if roles & _IN_ROLE and roles & _NOT_DISCLOSED:
        return RoleFound(Role.UNKNOWN, tuple(sorted({*evidence, TWO_JOBS})))
    if not roles:
        return RoleFound(Role.UNKNOWN, (ADULT,) if one.titles else ())
    counted = Counter[Role]()
    for clue, count in votes.items():
        counted[clue.role] += count
    order = list(Role)
    return RoleFound(min(counted, key=lambda role: (-counted[role], order.index(role))), evidence)


def _votes(one: Somebody, subject: Somebody, facts: CaseFacts) -> Counter[Clue]:
    votes: Counter[Clue] = Counter()
    for clue, count in one.clues.items():
        votes[_kin_clue(clue, one, subject)] += count
    for title in sorted(one.titles):
        role = role_of_title(title)
        if role is not None:
            votes[Clue(role, Evidence("title", title))] += 1
    for domain, role in _domain_roles(one, facts):
        if not one.is_child:
            votes[Clue(role, Evidence("e-mail domain", domain))] += 1
    if one.is_child and not one.is_adult:
        votes[Clue(Role.PUPIL, Evidence("class", "a class or age stands behind the name"))] += 1
    return votes


def _kin_clue(clue: Clue, one: Somebody, subject: Somebody) -> Clue:
    """Kinship to the data subject: said by name, or by a pronoun where the surname is shared."""
    if clue.evidence.kind != "kinship":
        return clue
    of_subject = clue.whose in subject.called_names or (clue.whose == "?" and bool(one.surnames & subject.surnames))
    kin = clue.evidence.detail.partition(",")[0]
    return Clue(kin_role(kin, of_subject=of_subject), clue.evidence)


def _domain_roles(one: Somebody, facts: CaseFacts) -> list[tuple[str, Role]]:
    found = []
    own = {domain.casefold().lstrip("@") for domain in facts.organisation.email_domains}
    for value in sorted(one.identifiers):
        domain = value.partition("@")[2]
        if not domain:
            continue
        if domain in own and not value[0].isdigit():
            found.append(("the organisation's own", Role.STAFF))
            continue
        found += [(end, role) for end, role in _DOMAINS if domain == end or domain.endswith(f".{end}")][:1]
    return found
