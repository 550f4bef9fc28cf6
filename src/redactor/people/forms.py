"""Known forms: everything the second pass looks for, person by person."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.core.facts import CaseFacts
from redactor.core.names import KnownForm, name_forms
from redactor.core.people import Person, Register, Role

_SHORTEST = 2


def known_forms(register: Register, facts: CaseFacts) -> tuple[KnownForm, ...]:
    """Every form under which a person of the case may be written, sorted, each once an owner."""
    found = {form for person in register.people for form in _forms_of(person, facts)}
    return tuple(sorted(found))


def _forms_of(person: Person, facts: CaseFacts) -> Iterator[KnownForm]:
    names = {*person.forms, person.name} if person.forms else set()
    if person.role is Role.DATA_SUBJECT:
        names |= {facts.subject.name, *facts.subject.aliases}
    elif person.role is Role.REQUESTER:
        names |= {facts.requester.name, *facts.requester.aliases} - {""}
    for name in sorted(names):
        if len(name) >= _SHORTEST:
            yield from name_forms(name, owner=person.id)
    for value in person.identifiers:
        yield KnownForm(value, person.id, "identifier")
