"""Somebody: a person in the making, gathered from anchors and sightings; frozen into a Person at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from redactor.core.findings import Evidence
from redactor.core.ids import PersonId, short_id
from redactor.core.names import fold
from redactor.core.people import KnownPerson, Role
from redactor.people.sightings import Sighting
from redactor.people.surroundings import Clue
from redactor.people.titles import Sex, sex_of_forename, sex_of_title
from redactor.people.written import Shape, WrittenName, parse_written

Key = tuple[str, ...]


def person_id(key: Key) -> PersonId:
    """The id that goes with a key: the same names in the same case always get the same id."""
    return PersonId(short_id("P", *key))


@dataclass(eq=False, slots=True)
class Somebody:
    """One human, as far as known. Mutable while linking, compared by identity, ordered by key."""

    key: Key
    anchor: str = ""  # "subject", "requester", "known", or "" for people met only in the documents
    role: Role | None = None  # fixed by case.toml, people.csv or a judgement
    row: KnownPerson | None = None
    forenames: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    nicknames: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    middles: set[str] = field(default_factory=set)
    is_adult: bool = False
    is_child: bool = False
    is_nameless: bool = False  # a family, "his mum", an address: nothing to search for
    called: str = ""  # name to show where no written form is a name
    born: str = ""
    documents: set[int] = field(default_factory=set)  # where a form that tells this person from others stands
    scopes: set[tuple[int, str]] = field(default_factory=set)  # the same, by page or message
    clues: Counter[Clue] = field(default_factory=Counter)
    identifiers: set[str] = field(default_factory=set)
    evidence: set[Evidence] = field(default_factory=set)
    other_ids: set[PersonId] = field(default_factory=set)

    @property
    def id(self) -> PersonId:
        """Made from the key."""
        return person_id(self.key)

    @property
    def is_subject(self) -> bool:
        """Whether this is the data subject."""
        return self.anchor == "subject"

    @property
    def called_names(self) -> set[str]:
        """Everything this person may be called by one word in place of a forename."""
        return self.forenames | self.nicknames

    @property
    def sexes(self) -> set[Sex]:
        """What titles and forenames tell."""
        told = [sex_of_title(title) for title in self.titles] + [sex_of_forename(name) for name in self.forenames]
        return {sex for sex in told if sex is not None}

    def learn_name(self, name: WrittenName) -> None:
        """Take in the parts of one written form."""
        if name.shape in {Shape.FULL, Shape.FORENAME_INITIAL, Shape.INITIAL_SURNAME}:
            if len(name.forename) > 1:
                self.forenames.add(name.forename)
            if len(name.surname) > 1:
                self.surnames.add(name.surname)
        elif name.shape is Shape.SINGLE:
            self.nicknames.add(name.forename or name.surname)
        elif name.shape is Shape.TITLED:
            self.surnames.add(name.surname)
        elif name.shape is Shape.INITIALS:
            self.initials.add(name.forename)
        self.middles.update(name.middle)
        if name.nickname:
            self.nicknames.add(name.nickname)
        if name.title:
            self.titles.add(name.title)

    def learn_alias(self, alias: str) -> None:
        """Take in a name from case.toml or people.csv."""
        name = parse_written(alias)
        if name.shape is not Shape.NONE:
            self.learn_name(name)
        if name.title and name.title not in {"master", "miss"}:
            self.is_adult = True

    def see(self, sighting: Sighting, *, tells_apart: bool) -> None:
        """Take in a sighting resolved to this person."""
        self.clues.update(sighting.clues)
        self.is_child = self.is_child or sighting.is_child
        self.is_adult = self.is_adult or sighting.is_adult
        if sighting.name.title:
            self.titles.add(sighting.name.title)
        if tells_apart:
            self.documents.add(sighting.document)
            self.scopes.add((sighting.document, sighting.scope))

    def absorb(self, other: Somebody) -> None:
        """Take in everything about *other*, judged to be the same person."""
        for name in ("forenames", "surnames", "nicknames", "initials", "titles", "middles", "documents", "scopes"):
            getattr(self, name).update(getattr(other, name))
        for name in ("identifiers", "evidence", "other_ids"):
            getattr(self, name).update(getattr(other, name))
        self.other_ids.add(other.id)
        self.clues.update(other.clues)
        self.is_adult, self.is_child = self.is_adult or other.is_adult, self.is_child or other.is_child
        self.role = self.role if self.role is not None else other.role
        self.row = self.row if self.row is not None else other.row
        self.born = self.born or other.born
        self.called = self.called or other.called
        self.is_nameless = self.is_nameless and other.is_nameless


def in_order(people: Iterable[Somebody]) -> list[Somebody]:
    """Total order by key."""
    return sorted(people, key=lambda one: one.key)


def normal_identifier(value: str) -> str:
    """An identifier as it is compared: addresses folded, numbers without spaces and signs, +44 as 0."""
    folded = fold(value)
    if "@" in folded:
        return folded
    bare = "".join(char for char in folded if char.isalnum())
    if bare.startswith("44") and bare.isdigit() and len(bare) == 12:
        return "0" + bare[2:]
    return bare
