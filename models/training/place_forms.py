"""Places, organisations, numbers and words that no list holds: what stands around names and is none."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from typing import TYPE_CHECKING

from models.training.labelled import LOC, ORG, OTHER
from models.training.word_lists import word_list

if TYPE_CHECKING:
    from models.training.scene import Scene

Pieces = tuple[tuple[str, str], ...]


def _street(scene: Scene) -> Pieces:
    rng = scene.rng
    head = rng.choice(
        (
            scene.names.any_surname(rng),
            scene.names.any_surname(rng),
            _town_name(rng),
            scene.names.any_forename(rng),
            rng.choice(word_list("street_words")),
        )
    )
    name = f"{head} {rng.choice(word_list('street_ends'))}"
    return ((f"{rng.randint(1, 240)} " if rng.random() < 0.5 else "", OTHER), (name, LOC))


def _town_name(rng: random.Random) -> str:
    return rng.choice(word_list("town_heads")) + rng.choice(word_list("town_ends"))


def _place(scene: Scene) -> Pieces:
    rng = scene.rng
    throw = rng.random()
    name = _town_name(rng) if throw < 0.2 else rng.choice(word_list("places" if throw < 0.85 else "countries"))
    return ((name, LOC),)


def _school(scene: Scene) -> Pieces:
    rng = scene.rng
    head = rng.choice(word_list("school_heads"))
    head = head.replace("{f}", scene.names.any_forename(rng)).replace("{s}", scene.names.any_surname(rng))
    return ((f"{head.replace('{p}', _place(scene)[0][0])} {rng.choice(word_list('school_ends'))}", ORG),)


def _organisation(scene: Scene) -> Pieces:
    rng, surname = scene.rng, scene.names.any_surname
    throw = rng.random()
    if throw < 0.35:
        return ((f"{surname(rng)} {rng.choice(word_list('org_ends'))}", ORG),)
    if throw < 0.5:
        joint = rng.choice((" & ", " and ", ", ", "-"))
        return ((f"{surname(rng)}{joint}{surname(rng)} {rng.choice(word_list('org_ends'))}", ORG),)
    if throw < 0.58:
        return ((f"{surname(rng)}{rng.choice(('’s', chr(39) + 's', ' Bros', ' & ' + surname(rng)))}", ORG),)
    if throw < 0.65:
        return (
            (
                f"{scene.names.any_forename(rng)}'s {rng.choice(('Place', 'Café', 'Cafe', 'House', 'Law', 'Nursery', 'Kitchen', 'Salon', 'Wish', 'Fund'))}",
                ORG,
            ),
        )
    if throw < 0.8:
        return ((rng.choice(word_list("organisations")), ORG),)
    if throw < 0.9:
        return (
            (
                f"{_place(scene)[0][0]} {rng.choice(('Council', 'City Council', 'County Council', 'Borough Council', 'Hospital', 'NHS Trust', 'Police', 'Football Club', 'United', 'Magistrates’ Court', 'Library', 'Health Centre', 'Airport', 'Arts Centre', 'University'))}",
                ORG,
            ),
        )
    return ((_code_letters(scene), ORG),)


def _brand(scene: Scene) -> Pieces:
    """A firm or product of one invented word."""
    name = scene.rng.choice(word_list("brand_heads")) + scene.rng.choice(word_list("brand_ends"))
    return ((name.upper() if scene.rng.random() < 0.2 else name, ORG),)


def _foreign_word(scene: Scene) -> str:
    return "".join(scene.rng.choice(word_list("foreign_syllables")) for _ in range(scene.rng.randint(2, 4)))


def _foreign(scene: Scene) -> str:
    """Words of no language in particular: the institution or term that a text gives in its own language."""
    words = [_foreign_word(scene) for _ in range(scene.rng.randint(1, 4))]
    throw = scene.rng.random()
    if throw < 0.35:
        return " ".join(words)
    return " ".join([words[0].title(), *words[1:]]) if throw < 0.7 else " ".join(word.title() for word in words)


def _code_letters(scene: Scene) -> str:
    return "".join(scene.rng.choice(string.ascii_uppercase) for _ in range(scene.rng.choice((2, 3, 3, 3, 4, 4))))


def _thing(scene: Scene) -> Pieces:
    rng = scene.rng
    return ((f"{scene.names.any_surname(rng)} {rng.choice(word_list('things'))}", OTHER),)


def _date(scene: Scene) -> Pieces:
    rng = scene.rng
    day, month, year = rng.randint(1, 28), rng.choice(word_list("months")), rng.randint(1998, 2026)
    number = rng.randint(1, 12)
    forms = (
        f"{day} {month} {year}",
        f"{day:02}/{number:02}/{year}",
        f"{rng.choice(word_list('days'))} {day} {month}",
        f"{day}{'th' if 3 < day < 21 else 'st'} {month}",
        f"{year}-{number:02}-{day:02}",
        f"{month} {day}, {year}",
        f"{day}.{number}.{year % 100:02}",
        f"{number}/{day}/{year}",
        f"{rng.choice(word_list('days'))}, {month} {day}, {year}",
    )
    return ((rng.choice(forms), OTHER),)


def _time(scene: Scene) -> Pieces:
    hour, minute = scene.rng.randint(0, 23), scene.rng.randint(0, 59)
    return (
        (
            scene.rng.choice(
                (
                    f"{hour:02}:{minute:02}",
                    f"{hour % 12 or 12}.{minute:02}{'pm' if hour > 11 else 'am'}",
                    f"{hour % 12 or 12}:{minute:02} {'PM' if hour > 11 else 'AM'}",
                    f"{hour:02}{minute:02}hrs",
                )
            ),
            OTHER,
        ),
    )


def _plain_slot(make: Callable[[Scene], str]) -> Callable[[Scene], Pieces]:
    return lambda scene: ((make(scene), OTHER),)


def _reference(scene: Scene) -> str:
    rng = scene.rng
    return rng.choice(
        (
            f"{_code_letters(scene)}/{rng.randint(10, 9999)}",
            f"{_code_letters(scene)}-{rng.randint(1000, 99999)}",
            f"{rng.randint(100000, 9999999)}",
            f"{rng.randint(10, 99)}/{rng.randint(100, 99999)}/{_code_letters(scene)}",
        )
    )


PLACE_FORMS: dict[str, Callable[[Scene], Pieces]] = {
    "street": _street, "place": _place, "school": _school, "org": _organisation, "thing": _thing, "date": _date, "time": _time,
    "mangled": _plain_slot(lambda s: f"{s.person().forename}+20{s.person().surname}"),
    "country": lambda s: ((s.rng.choice(word_list('countries')), LOC),),
    "day": _plain_slot(lambda s: s.rng.choice(word_list('days'))),
    "brand": _brand, "foreign": _plain_slot(_foreign), "pseudo": _plain_slot(_foreign_word),
    "town": lambda s: ((_town_name(s.rng) if s.rng.random() < 0.6 else _foreign_word(s).title(), LOC),),
    "month": _plain_slot(lambda s: s.rng.choice(word_list('months'))),
    "phone": _plain_slot(lambda s: s.rng.choice((f"07700 900{s.rng.randint(0, 999):03}", f"01632 960{s.rng.randint(0, 999):03}", f"(713) 555-{s.rng.randint(100, 199):04}", f"020 7946 0{s.rng.randint(0, 999):03}", f"x{s.rng.randint(1000, 9999)}"))),
    "email": _plain_slot(lambda s: s.address(s.person())),
    "group_mail": _plain_slot(lambda s: f"{s.rng.choice(('office', 'admin', 'info', 'enquiries', 'hr', 'safeguarding', 'no-reply', 'sencos', 'reception'))}@{s.domain}"),
    "num": _plain_slot(lambda s: str(s.rng.randint(1, 60))),
    "big": _plain_slot(lambda s: str(s.rng.randint(100, 99999))),
    "form": _plain_slot(lambda s: f"{s.rng.randint(1, 13)}{s.rng.choice('ABCDEFGHKMNPRSTW')}{s.rng.choice(('', '', '1', s.rng.choice('ABCDM')))}"),
    "year": _plain_slot(lambda s: s.rng.choice((f"Year {s.rng.randint(1, 13)}", f"Y{s.rng.randint(1, 13)}", "Reception", "Nursery"))),
    "ref": _plain_slot(_reference),
    "acro": _plain_slot(_code_letters),
    "postcode": _plain_slot(lambda s: f"{s.rng.choice('BCEGHKLMNSTW')}{s.rng.choice('ABEHLNSTW')}{s.rng.randint(1, 29)} {s.rng.randint(1, 9)}{s.rng.choice('ABDEFGHJLN')}{s.rng.choice('ABDEFGHJLN')}"),
    "money": _plain_slot(lambda s: f"£{s.rng.randint(1, 9999):,}"),
}  # fmt: skip
