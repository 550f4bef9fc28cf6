"""The pool: everybody known so far, looked up by every part of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from redactor.core.diminutives import diminutives
from redactor.core.names import PersonName, handles
from redactor.people.somebody import Key, Somebody
from redactor.people.written import Shape, WrittenName, is_one_slip, slips

_SHORTEST_SLIP = 5  # letters


class Pool:
    """People by forename, surname, short form, initials and address."""

    def __init__(self, people: Iterable[Somebody]) -> None:
        self.people: dict[Key, Somebody] = {}
        self._by_forename: defaultdict[str, list[Somebody]] = defaultdict(list)
        self._by_surname: defaultdict[str, list[Somebody]] = defaultdict(list)
        self._by_short: defaultdict[str, list[Somebody]] = defaultdict(list)
        self._by_initials: defaultdict[str, list[Somebody]] = defaultdict(list)
        self._by_handle: defaultdict[str, list[Somebody]] = defaultdict(list)
        self._by_slip: defaultdict[str, set[str]] = defaultdict(set)
        for one in people:
            self.add(one)

    def add(self, one: Somebody) -> Somebody:
        """Take *one* in, under all its names."""
        self.people[one.key] = one
        for name in sorted(one.called_names):
            self._by_forename[name].append(one)
            self._note_slips(name)
            for other in diminutives(name):
                if len(other) < len(name):
                    self._by_short[other].append(one)
        for surname in sorted(one.surnames):
            self._by_surname[surname].append(one)
            self._note_slips(surname)
            for part in surname.replace("-", " ").split() if " " in surname or "-" in surname else ():
                self._by_surname[part].append(one)
        self._note_initials(one)
        return one

    def own(self, key: Key, name: WrittenName) -> Somebody:
        """The person who is known by nothing but this form; made at the first sighting."""
        known = self.people.get(key)
        if known is not None:
            return known
        one = Somebody(key)
        one.learn_name(name)
        one.is_nameless = name.shape is Shape.FAMILY
        return self.add(one)

    def aside(self, key: Key, name: WrittenName) -> Somebody:
        """A person who may not exist: kept in the register, but no other form points to them."""
        known = self.people.get(key)
        if known is None:
            known = self.people[key] = Somebody(key)
            known.learn_name(name)
        return known

    def with_forename(self, word: str) -> list[Somebody]:
        """Bearers of a forename or nickname, exactly."""
        return self._by_forename.get(word, [])

    def with_surname(self, word: str) -> list[Somebody]:
        """Bearers of a surname, or of a half of a double one."""
        return self._by_surname.get(word, [])

    def with_short_form(self, word: str) -> list[Somebody]:
        """People for whose forename *word* is a short form."""
        return self._by_short.get(word, [])

    def with_initials(self, letters: str) -> list[Somebody]:
        """People with these initials."""
        return self._by_initials.get(letters, [])

    def with_handle(self, local_part: str) -> list[Somebody]:
        """People whose name makes this local part of an e-mail address."""
        return self._by_handle.get(local_part, [])

    def near(self, word: str) -> list[str]:
        """Known names one slip of the pen away, sorted."""
        if len(word) < _SHORTEST_SLIP:
            return []
        met = {other for key in slips(word) for other in self._by_slip.get(key, ())}
        return sorted(other for other in met if other != word and is_one_slip(word, other))

    def __iter__(self) -> Iterator[Somebody]:
        return iter([self.people[key] for key in sorted(self.people)])

    def _note_slips(self, word: str) -> None:
        if len(word) >= _SHORTEST_SLIP:
            for key in slips(word):
                self._by_slip[key].add(word)

    def _note_initials(self, one: Somebody) -> None:
        for forename in sorted(one.forenames):
            for surname in sorted(one.surnames):
                for letters in {
                    forename[0] + surname[0],
                    forename[0] + "".join(m[0] for m in sorted(one.middles)) + surname[0],
                }:
                    self._by_initials[letters].append(one)
                for handle in handles(PersonName("", (forename,), surname)):
                    self._by_handle[handle].append(one)
        for letters in sorted(one.initials):
            self._by_initials[letters].append(one)
