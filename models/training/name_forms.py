"""The forms a person's name takes in an office: full, reversed, initials, titled. Each is pieces of text with a label."""

from __future__ import annotations

import random
from collections.abc import Callable

from models.training.labelled import OTHER, PERSON
from models.training.names import Name

Pieces = tuple[tuple[str, str], ...]


def plain(name: str) -> str:
    """A name as an e-mail address has it."""
    return "".join(char for char in name.lower() if char.isascii() and char.isalnum()) or "office"


def _initial(name: str) -> str:
    return next((char for char in name if char.isalpha()), "X").upper()


def _full(rng: random.Random, person: Name) -> Pieces:
    first, last, middle = person.forename, person.surname, person.middle
    throw = rng.random()
    if middle and throw < 0.22:
        return ((f"{first} {middle} {last}", PERSON),)
    if middle and throw < 0.35:
        return ((f"{first} {_initial(middle)}{rng.choice(('.', '', '.'))} {last}", PERSON),)
    if throw > 0.97 and person.nickname != first:
        before, after = rng.choice(("()", '""', "‘’"))
        return ((f"{first} {before}{person.nickname}{after} {last}", PERSON),)
    return ((f"{first} {last}", PERSON),)


def _initial_surname(rng: random.Random, person: Name) -> Pieces:
    one, two = _initial(person.forename), _initial(person.middle or person.surname)
    forms = (
        f"{one}. {person.surname}",
        f"{one} {person.surname}",
        f"{one}.{two}. {person.surname}",
        f"{one}. {two}. {person.surname}",
        f"{one}{two} {person.surname}",
        f"{one}.{person.surname}",
    )
    return ((rng.choice(forms), PERSON),)


def _surname_initial(rng: random.Random, person: Name) -> Pieces:
    one, two = _initial(person.forename), _initial(person.middle or person.surname)
    forms = (
        f"{person.surname} {one}",
        f"{person.surname}, {one}",
        f"{person.surname}, {one}.",
        f"{person.surname}, {one}.{two}.",
        f"{person.surname} {one}{two}",
    )
    return ((rng.choice(forms), PERSON),)


def _reversed(rng: random.Random, person: Name) -> Pieces:
    middle = f" {_initial(person.middle)}{rng.choice(('.', ''))}" if person.middle and rng.random() < 0.4 else ""
    return ((f"{person.surname}, {person.forename}{middle}", PERSON),)


def _upper_reversed(rng: random.Random, person: Name) -> Pieces:
    return ((f"{person.surname.upper()}{rng.choice((' ', ', ', ' '))}{person.forename}", PERSON),)


def _initials(rng: random.Random, person: Name) -> Pieces:
    letters = (
        _initial(person.forename)
        + (_initial(person.middle) if person.middle and rng.random() < 0.3 else "")
        + _initial(person.surname)
    )
    return ((letters, PERSON),)


def _dotted(rng: random.Random, person: Name) -> Pieces:
    letters = _initials(rng, person)[0][0]
    return ((rng.choice((".".join(letters) + ".", ". ".join(letters) + ".")), PERSON),)


def _titled(rng: random.Random, person: Name) -> Pieces:
    return ((f"{person.title} ", OTHER), (person.surname, PERSON))


def _titled_full(rng: random.Random, person: Name) -> Pieces:
    form = rng.choice((_full, _full, _initial_surname))
    return ((f"{person.title} ", OTHER), *form(rng, person))


def _any(rng: random.Random, person: Name) -> Pieces:
    forms = (_full, _forename, _titled, _surname, _nickname, _initial_surname, _titled_full, _initials)
    return rng.choices(forms, weights=(32, 34, 16, 4, 5, 3, 4, 2))[0](rng, person)


def _forename(rng: random.Random, person: Name) -> Pieces:
    return ((person.forename, PERSON),)


def _surname(rng: random.Random, person: Name) -> Pieces:
    return ((person.surname, PERSON),)


def _nickname(rng: random.Random, person: Name) -> Pieces:
    return ((person.nickname, PERSON),)


_REGNAL = ("I", "II", "III", "IV", "V", "VI", "VII", "the First", "the Second", "the Third", "the Fifth", "the Great")

NAME_FORMS: dict[str, Callable[[random.Random, Name], Pieces]] = {
    "full": _full, "first": _forename, "sur": _surname, "rev": _reversed, "urev": _upper_reversed, "ini": _initials,
    "dini": _dotted, "isur": _initial_surname, "suri": _surname_initial, "tsur": _titled, "tfull": _titled_full,
    "nick": _nickname, "any": _any,
    "tisur": lambda rng, p: ((f"{p.title} ", OTHER), *_initial_surname(rng, p)),
    "usur": lambda rng, p: ((p.surname.upper(), PERSON),),
    "ufull": lambda rng, p: ((f"{p.forename} {p.surname}".upper(), PERSON),),
    "lfull": lambda rng, p: ((f"{p.forename} {p.surname}".lower(), PERSON),),
    "lfirst": lambda rng, p: ((p.forename.lower(), PERSON),),
    "firsti": lambda rng, p: ((f"{p.forename} {_initial(p.surname)}{rng.choice(('', '.'))}", PERSON),),
    "first_sur": lambda rng, p: ((f"{p.forename} {p.surname}", PERSON),),
    "nick_sur": lambda rng, p: ((f"{p.nickname} {p.surname}", PERSON),),
    "first_usur": lambda rng, p: ((f"{p.forename} {p.surname.upper()}", PERSON),),
    "nick_usur": lambda rng, p: ((f"{p.nickname} {p.surname.upper()}", PERSON),),
    "regnal": lambda rng, p: ((f"{p.forename} {rng.choice(_REGNAL)}", PERSON),),
    "plural": lambda rng, p: ((p.surname + ("es" if p.surname[-1:] in "sxz" else "s"), PERSON),),
}  # fmt: skip
