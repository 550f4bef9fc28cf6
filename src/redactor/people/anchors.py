"""Anchors: people whom the case already knows before a document is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from redactor.core.facts import CaseFacts, Relation
from redactor.core.findings import Evidence
from redactor.core.names import fold
from redactor.core.people import KnownPerson, Role
from redactor.people.somebody import Somebody, normal_identifier

_CHILD_ROLES = frozenset({Role.PUPIL, Role.SIBLING, Role.DATA_SUBJECT})
_UNSURE_AGE = frozenset(
    {Role.UNKNOWN, Role.OTHER, Role.WITNESS, Role.FAMILY, Role.WHISTLE_BLOWER, Role.SIBLING, Role.DATA_SUBJECT}
)
_OF_REQUESTER = frozenset(
    {Role.REQUESTER, Role.PARENTAL_RESPONSIBILITY, Role.FAMILY, Role.PARENT_OF_OTHER, Role.UNKNOWN, Role.OTHER}
)
_OF_SUBJECT = frozenset({Role.DATA_SUBJECT, Role.PUPIL, Role.UNKNOWN, Role.OTHER})
_ACTS_FOR_A_CHILD = frozenset({Relation.PARENT, Relation.PARENT_WITHOUT_PR})
_CHILD_FOR = 18


def build_anchors(facts: CaseFacts) -> list[Somebody]:
    """The data subject, the requester and the rows of people.csv; rows that are one of the first two join them."""
    subject = _subject(facts)
    anchors = [subject]
    if facts.requester.name and fold(facts.requester.name) != fold(facts.subject.name):
        anchors.append(_requester(facts))
    seen: Counter[str] = Counter()
    for row in facts.known_people:
        match = _anchor_of_row(row, anchors)
        if match is not None:
            _learn_row(match, row)
            continue
        folded = fold(row.name)
        seen[folded] += 1
        anchors.append(_known(row, seen[folded]))
    return anchors


def _subject(facts: CaseFacts) -> Somebody:
    one = Somebody(("subject",), "subject", Role.DATA_SUBJECT, born=facts.subject.born, called=facts.subject.name)
    _learn_names(one, facts.subject.name, facts.subject.aliases)
    one.identifiers.update(normal_identifier(value) for value in facts.subject.identifiers)
    one.evidence.add(Evidence("case", "the data subject of case.toml"))
    one.is_child = facts.requester.relation in _ACTS_FOR_A_CHILD or _was_child(facts)
    one.is_adult = not one.is_child and (one.is_adult or bool(facts.subject.born and facts.clock.received))
    return one


def _requester(facts: CaseFacts) -> Somebody:
    one = Somebody(("requester",), "requester", Role.REQUESTER, called=facts.requester.name, is_adult=True)
    _learn_names(one, facts.requester.name, facts.requester.aliases)
    one.identifiers.update(normal_identifier(value) for value in facts.requester.identifiers)
    one.evidence.add(Evidence("case", "the requester of case.toml"))
    return one


def _known(row: KnownPerson, number: int) -> Somebody:
    one = Somebody(("known", fold(row.name), str(number)), "known", called=row.name)
    one.role = row.role if row.role is not Role.UNKNOWN else None
    _learn_names(one, row.name, ())
    _learn_row(one, row)
    one.is_child = row.role in _CHILD_ROLES
    one.is_adult = one.is_adult or row.role not in _CHILD_ROLES | _UNSURE_AGE
    return one


def _learn_row(one: Somebody, row: KnownPerson) -> None:
    one.row = one.row if one.row is not None else row
    one.born = one.born or row.born
    for alias in row.aliases:
        one.learn_alias(alias)
    one.identifiers.update(normal_identifier(value) for value in row.identifiers)
    one.evidence.add(Evidence("people.csv", "a row of people.csv"))


def _learn_names(one: Somebody, name: str, aliases: tuple[str, ...]) -> None:
    for form in (name, *aliases):
        one.learn_alias(form)


def _anchor_of_row(row: KnownPerson, anchors: list[Somebody]) -> Somebody | None:
    """The anchor that a row of the same name means, unless something speaks against it."""
    return next((one for one in anchors if fold(one.called) == fold(row.name) and _may_be_row(one, row)), None)


def _may_be_row(one: Somebody, row: KnownPerson) -> bool:
    if one.born and row.born and one.born != row.born:
        return False
    if one.anchor == "subject":
        return row.role in _OF_SUBJECT
    if one.anchor == "requester":
        return row.role in _OF_REQUESTER
    same_role = (one.role or Role.UNKNOWN) is row.role
    identifiers = {normal_identifier(value) for value in row.identifiers}
    return same_role and (not identifiers or not one.identifiers or bool(identifiers & one.identifiers))


def _was_child(facts: CaseFacts) -> bool:
    born, received = facts.subject.born, facts.clock.received
    if not (born and received):
        return False
    years = int(received[:4]) - int(born[:4]) - (received[5:] < born[5:])
    return years < _CHILD_FOR


def whole_names(one: Somebody) -> Iterator[tuple[str, str]]:
    """Every forename and surname of an anchor that may stand together."""
    for forename in sorted(one.forenames):
        for surname in sorted(one.surnames):
            yield forename, surname
