"""Conditions that rules name: facts of the case, and what is known about one finding.

A condition that depends on an unknown fact does not hold: the rule passes by, and in the end a person is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from redactor.core.facts import CaseFacts, Nation, Relation
from redactor.core.rules import Rulebook

_ADULT = 18  # DPA 2018 Sch 3 paras 4, 10, 21
_ADULT_IN_SCOTLAND = 16  # for paras 4 and 10


@dataclass(frozen=True, slots=True)
class CaseConditions:
    """The facts that grounds depend on. None: not known."""

    nation: Nation
    relation: Relation
    age: int | None

    @property
    def acts_for_child(self) -> bool:
        """Somebody with parental responsibility asks for a subject under 18."""
        return self.relation is Relation.PARENT and self.age is not None and self.age < _ADULT

    @property
    def acts_for_incapable(self) -> bool:
        """Somebody appointed by a court asks for a subject who cannot manage their affairs."""
        return self.relation is Relation.COURT_APPOINTED


def read_case(facts: CaseFacts, today: str) -> CaseConditions:
    """The conditions of a case on a day (ISO)."""
    return CaseConditions(facts.nation, facts.requester.relation, age_on(facts.subject.born, today))


def age_on(born: str, today: str) -> int | None:
    """Whole years on *today*; None where either date is not known."""
    if not (born and today):
        return None
    return int(today[:4]) - int(born[:4]) - (today[5:10] < born[5:10])


def _scotland_16(case: CaseConditions) -> bool:
    limit = _ADULT_IN_SCOTLAND if case.nation is Nation.SCOTLAND else _ADULT
    is_known = case.nation is not Nation.UNKNOWN or (case.age is not None and case.age < _ADULT_IN_SCOTLAND)
    return case.acts_for_incapable or (case.acts_for_child and is_known and case.age is not None and case.age < limit)


CASE_CONDITIONS: Mapping[str, Callable[[CaseConditions], bool]] = {
    "acts_for_child_or_incapable": lambda case: case.acts_for_child or case.acts_for_incapable,
    "acts_for_child_or_incapable_scotland_16": _scotland_16,
    "not_scotland": lambda case: case.nation not in {Nation.SCOTLAND, Nation.UNKNOWN},
    "scotland_only": lambda case: case.nation is Nation.SCOTLAND,
    "requester_is_subject": lambda case: case.relation is Relation.SELF,
    "requester_is_not_subject": lambda case: case.relation not in {Relation.SELF, Relation.UNKNOWN},
}
"""Conditions of ``only_if`` in rules/exemptions.toml and of ``when`` in rules/policy.toml that look at the case."""

FINDING_CONDITIONS: Mapping[str, str] = {
    "adult_of_unknown_role": "the name stands with an adult's title, and no role is known",
    "at_organisation": "an address at one of the organisation's own domains, or a number used for many people",
    "deemed_reasonable": "a test of DPA Sch 2 para 17 (health, social work, education) holds for every person meant",
    "health_gate": "the question about health data of the data subject, asked once a document",
    "names_a_job": "the words are a job, and everybody meant is in the role that the job shows",
    "names_nobody": "no part of anybody's name is in it",
    "person_not_named": "points at somebody who has no name in the register",
    "register_row": "in a row of a register or class list that is another person's",
    "role_discloses_contact": "every person meant has a role whose contact details roles.toml discloses",
    "role_discloses_identity": "every person meant has a role whose names roles.toml discloses",
    "role_refers_identity": "one of the persons meant has a role that roles.toml refers",
    "role_withholds_identity": "every person meant has a role whose names roles.toml withholds",
    "roles_in_conflict": "a person meant appears both in a working role and as parent or relative",
    "still_points": "the rest of the sentence would still point to the person",
}
"""Conditions of ``when`` in rules/policy.toml that look at one finding, and what each means."""


def grounds_allowed(facts: CaseFacts, rules: Rulebook, *, today: str) -> frozenset[str]:
    """The codes of the grounds that may be used in this case today: those whose every condition holds."""
    case = read_case(facts, today)
    return frozenset(
        exemption.code
        for exemption in rules.exemptions
        if all(name in CASE_CONDITIONS and CASE_CONDITIONS[name](case) for name in exemption.only_if)
    )
