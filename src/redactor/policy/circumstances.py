"""The circumstances of one finding: whose it is, in which part, and the named conditions that hold for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from redactor.core.categories import Family
from redactor.core.documents import Block
from redactor.core.facts import CaseFacts
from redactor.core.findings import About, Finding
from redactor.core.ids import FindingId, PersonId
from redactor.core.items import Outcome
from redactor.core.names import fold, letters_and_digits
from redactor.core.people import Mention, Person, Register, Role
from redactor.core.rules import RoleRule, Rulebook
from redactor.core.sentences import sentence_around
from redactor.policy.conditions import CASE_CONDITIONS, CaseConditions, read_case
from redactor.policy.reading import DocumentReading

SUBJECT, THIRD_PARTY, SEVERAL = "subject", "third party", "several"
AMBIGUOUS, NOBODY, UNKNOWN = "ambiguous", "nobody", "unknown"
_FACTS = frozenset({Family.SPECIAL, Family.OFFENCE})
_CLOSE_TO_SUBJECT = frozenset({Role.SIBLING, Role.FAMILY, Role.PARENTAL_RESPONSIBILITY, Role.REQUESTER})
_SHORTEST_NAME = 4  # letters that count as a name inside a web address


@dataclass(frozen=True)
class CaseReading:
    """What holds for every finding of a case, looked up once."""

    facts: CaseFacts
    rules: Rulebook
    register: Register
    today: str

    @cached_property
    def people(self) -> Mapping[PersonId, Person]:
        """Persons by id."""
        return {person.id: person for person in self.register.people}

    @cached_property
    def mentions(self) -> Mapping[FindingId, Mention]:
        """Mentions by finding."""
        return {mention.finding: mention for mention in self.register.mentions}

    @cached_property
    def roles(self) -> Mapping[str, RoleRule]:
        """Role rules by key."""
        return {role.key: role for role in self.rules.roles}

    @cached_property
    def case(self) -> CaseConditions:
        """The facts that case conditions look at."""
        return read_case(self.facts, self.today)

    @cached_property
    def domains(self) -> frozenset[str]:
        """The organisation's own e-mail domains, folded."""
        return frozenset(domain.casefold().lstrip("@") for domain in self.facts.organisation.email_domains)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Every word of every name of the register that is long enough to count inside another word."""
        words = {word for person in self.register.people for form in person.forms for word in fold(form).split()}
        return frozenset(word for word in words if len(word) >= _SHORTEST_NAME)

    @property
    def subject(self) -> PersonId | None:
        """The data subject."""
        return next((one.id for one in self.register.people if one.role is Role.DATA_SUBJECT), None)


@dataclass(frozen=True)
class Circumstances:
    """One finding with everything a rule may look at."""

    finding: Finding
    block: Block
    reading: DocumentReading
    case: CaseReading
    ignored: frozenset[str] = frozenset()  # conditions left aside, when asking what would hold without them
    is_gate: bool = False

    @cached_property
    def candidates(self) -> tuple[PersonId, ...]:
        """Everybody whom the finding may mean or be about, most likely first."""
        mention = self.case.mentions.get(self.finding.id)
        if mention is not None:
            return mention.candidates
        mentions = [self.case.mentions.get(one) for one in self.finding.mentions]
        return tuple(dict.fromkeys(person for one in mentions if one is not None for person in one.candidates))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The candidates as persons."""
        return tuple(self.case.people[one] for one in self.candidates)

    @cached_property
    def attribution(self) -> str:
        """Whose it is, in the words that rules use."""
        if self.finding.family in _FACTS:
            return self._attribution_of_fact()
        if not self.people:
            return UNKNOWN
        return _of_candidates(self.people)

    def _attribution_of_fact(self) -> str:
        if self.finding.about is About.NOBODY:
            return NOBODY
        if self.finding.about is not About.MENTIONS or not self.people:
            return UNKNOWN
        found = [self.case.mentions.get(one) for one in self.finding.mentions]
        each = [
            _of_candidates([self.case.people[p] for p in one.candidates]) for one in found if one and one.candidates
        ]
        if AMBIGUOUS in each:
            return AMBIGUOUS
        return each[0] if len(set(each)) == 1 else SEVERAL

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles of the candidates, each once."""
        return tuple(dict.fromkeys(person.role.value for person in self.people))

    def holds(self, condition: str) -> bool:
        """Whether a named condition holds; one that nobody knows never does."""
        if condition in self.ignored:
            return False
        if condition in CASE_CONDITIONS:
            return CASE_CONDITIONS[condition](self.case.case)
        check = _CHECKS.get(condition)
        return check is not None and check(self)

    @property
    def row_owner(self) -> PersonId | None:
        """Whose row of a register the finding stands in."""
        return self.reading.row_owners.get(self.block.row) if self.block.row else None

    def role_rules(self) -> list[RoleRule | None]:
        """The rule of each candidate's role."""
        return [self.case.roles.get(person.role.value) for person in self.people]


def _of_candidates(people: Sequence[Person]) -> str:
    are_subject = [person.role is Role.DATA_SUBJECT for person in people]
    if all(are_subject):
        return SUBJECT
    return AMBIGUOUS if any(are_subject) else THIRD_PARTY


def _identity_is(outcome: Outcome) -> Callable[[Circumstances], bool]:
    return lambda one: bool(one.people) and all(r is not None and r.identity is outcome for r in one.role_rules())


def _deemed_reasonable(one: Circumstances) -> bool:
    """A test of DPA Sch 2 para 17 holds for everybody meant, within its statutory limits."""
    kind = one.case.facts.organisation.kind.casefold()
    return bool(one.people) and all(rule is not None and _test_holds(rule, kind) for rule in one.role_rules())


def _test_holds(rule: RoleRule, kind: str) -> bool:
    """Health and social work: by what the person does. Education: employees of a school, or of the council that maintains it."""
    if rule.deemed_reasonable != "education":
        return bool(rule.deemed_reasonable)
    if rule.key == Role.COUNCIL_OFFICER:
        return "maintained" in kind or "council" in kind
    return "school" in kind or "academy" in kind


def _contact_disclosed(one: Circumstances) -> bool:
    return bool(one.people) and all(r is not None and r.contact is Outcome.DISCLOSE for r in one.role_rules())


def _identity_referred(one: Circumstances) -> bool:
    return any(rule is not None and rule.identity is Outcome.REFER for rule in one.role_rules())


def _at_organisation(one: Circumstances) -> bool:
    """At the organisation's own domain, and not a pupil's: of staff in role, or of nobody known."""
    words = fold(one.finding.value or one.finding.span.of(one.block.text))
    domain = _host(words)
    is_own = any(domain == own or domain.endswith(f".{own}") for own in one.case.domains)
    if not is_own or any(char.isdigit() for char in words.partition("@")[0]):
        return False
    return not one.people or _identity_is(Outcome.DISCLOSE)(one)


def _host(words: str) -> str:
    bare = words.partition("://")[2] or words
    return bare.partition("@")[2] or bare.partition("/")[0].removeprefix("www.")


def _names_a_job(one: Circumstances) -> bool:
    words = fold(one.finding.span.of(one.block.text))
    return bool(one.people) and all(
        rule is not None and words in map(fold, rule.job_words) for rule in one.role_rules()
    )


def _names_nobody(one: Circumstances) -> bool:
    text = one.finding.span.of(one.block.text)
    words = letters_and_digits(text)
    return "@" not in text and not any(name in words for name in one.case.name_words)


def _register_row(one: Circumstances) -> bool:
    owner = one.row_owner
    subject = one.case.subject
    if owner is None or owner == subject or (subject and one.reading.row_mentions(one.block.row, subject)):
        return False
    rule = one.case.roles.get(one.case.people[owner].role.value)
    return rule is None or rule.identity is not Outcome.DISCLOSE


def _still_points(one: Circumstances) -> bool:
    """A relative, somebody the requester knows, somebody pointed at without name: the label would not hide who it is."""
    if any(not p.forms or p.role in _CLOSE_TO_SUBJECT or p.known_to_requester for p in one.people):
        return True
    sentence = sentence_around(one.block.text, one.finding.span)
    return any(f.family is Family.INDIRECT and sentence.covers(f.span) for f in one.reading.in_block(one.block.id))


def _has_evidence(kind: str) -> Callable[[Circumstances], bool]:
    return lambda one: any(evidence.kind == kind for person in one.people for evidence in person.evidence)


_CHECKS: Mapping[str, Callable[[Circumstances], bool]] = {
    "adult_of_unknown_role": _has_evidence("title"),
    "at_organisation": _at_organisation,
    "deemed_reasonable": _deemed_reasonable,
    "health_gate": lambda one: one.is_gate,
    "names_a_job": _names_a_job,
    "names_nobody": _names_nobody,
    "person_not_named": lambda one: any(not p.forms and p.role is Role.UNKNOWN for p in one.people) or not one.people,
    "register_row": _register_row,
    "role_discloses_contact": _contact_disclosed,
    "role_discloses_identity": _identity_is(Outcome.DISCLOSE),
    "role_refers_identity": _identity_referred,
    "role_withholds_identity": _identity_is(Outcome.WITHHOLD),
    "roles_in_conflict": _has_evidence("role conflict"),
    "still_points": _still_points,
}


def condition_names() -> Iterable[str]:
    """Every named condition that rules may use, sorted."""
    return sorted({*_CHECKS, *CASE_CONDITIONS})
