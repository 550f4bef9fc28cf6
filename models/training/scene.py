"""A scene: a cast of people and the slots that a template may hold. "{full}" becomes a labelled name, "{street}" a place."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from models.training.labelled import Builder
from models.training.name_forms import NAME_FORMS, plain
from models.training.names import Name, NameSource
from models.training.place_forms import PLACE_FORMS
from models.training.word_lists import word_list

_SLOT = re.compile(r"\{([a-z_]+)(\d?)\}")
_TWO_PARTS = re.compile(r"\{(first|nick)(\d)\} \{(u?sur)\2\}")  # one person: one name
_CAST = 7


class Scene:
    """One document's cast and chance; fills templates into a builder."""

    def __init__(self, rng: random.Random, names: NameSource, origin: str | None = None, lists: str = "") -> None:
        self.rng = rng
        self.names = names
        self.lists = lists
        self.cast = [names.draw(rng, origin) for _ in range(_CAST)]
        if rng.random() < 0.25:  # brothers, sisters, parents
            self.cast = [replace(p, surname=self.cast[0].surname) if rng.random() < 0.4 else p for p in self.cast]
        self.domain = self._domain()

    def lines(self, name: str) -> tuple[str, ...]:
        """A list of templates: the scene's own writer's, if there is one of that name."""
        return word_list(name + self.lists)

    def pick(self, name: str) -> str:
        """One line of a list."""
        return self.rng.choice(self.lines(name))

    def person(self, number: str = "") -> Name:
        """The numbered member of the cast, or any."""
        return self.cast[int(number) - 1] if number else self.rng.choice(self.cast)

    def fill(self, out: Builder, template: str) -> None:
        """Append *template* with every slot filled."""
        template = _TWO_PARTS.sub(r"{\1_\3\2}", template)
        at = 0
        for match in _SLOT.finditer(template):
            out.add(template[at : match.start()])
            self._slot(out, match[1], match[2])
            at = match.end()
        out.add(template[at:])

    def _slot(self, out: Builder, slot: str, number: str) -> None:
        if slot in NAME_FORMS:
            person = self.person(number)
            for text, label in NAME_FORMS[slot](self.rng, person):
                out.add(text, label, person.origin if label else "")
        elif slot in PLACE_FORMS:
            for text, label in PLACE_FORMS[slot](self):
                out.add(text, label)
        else:
            self.fill(out, self.rng.choice(word_list(slot)))

    def _domain(self) -> str:
        stem = plain(self.names.any_surname(self.rng))
        if self.lists:  # what is kept in the repository uses a domain that nobody can own
            return f"{stem}.example.org"
        end = self.rng.choice((".sch.uk", ".gov.uk", ".org.uk", ".co.uk", ".com", ".org", ".nhs.uk", ".ac.uk", ".net"))
        return f"{stem}{self.rng.choice(('', 'council', 'academy', 'primary', 'housing', '-school', 'group'))}{end}"

    def address(self, person: Name) -> str:
        """An e-mail address of *person*."""
        first, last = plain(person.forename), plain(person.surname)
        local = self.rng.choice(
            (
                f"{first}.{last}",
                f"{first[:1]}{last}",
                f"{first[:1]}.{last}",
                f"{last}{first[:1]}",
                f"{first}{self.rng.randint(1, 99)}",
                f"{first}_{last}",
            )
        )
        cased = local if self.rng.random() < 0.8 else local.title()
        return f"{cased}@{self.domain}"
