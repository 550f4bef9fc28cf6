"""A scene: a cast of people and the slots that a template may hold. "{full}" becomes a labelled name, "{street}" a place."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from models.training.labelled import LOC, ORG, OTHER, PERSON, Builder
from models.training.names import Name, NameSource

_SLOT = re.compile(r"\{([a-z_]+)(\d?)\}")
_CAST = 7
Filler = Callable[[], tuple[tuple[str, str], ...]]


@lru_cache(maxsize=64)
def word_list(name: str) -> tuple[str, ...]:
    """The lines of one list of templates or words; blank lines and lines that start with # are skipped."""
    text = files("models.training").joinpath("templates", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        line.replace("\\n", "\n").replace("\\t", "\t") for line in text.splitlines() if line and line[0] != "#"
    )


class Scene:
    """One document's cast and chance; fills templates into a builder."""

    def __init__(self, rng: random.Random, names: NameSource, origin: str | None = None, lists: str = "") -> None:
        self.rng = rng
        self.names = names
        self._lists = lists
        self.cast = [names.draw(rng, origin) for _ in range(_CAST)]
        if rng.random() < 0.25:  # brothers, sisters, parents
            self.cast = [replace(p, surname=self.cast[0].surname) if rng.random() < 0.4 else p for p in self.cast]
        self.domain = self._domain()

    def lines(self, name: str) -> tuple[str, ...]:
        """A list of templates: the scene's own writer's, if there is one of that name."""
        return word_list(name + self._lists)

    def pick(self, name: str) -> str:
        """One line of a list."""
        return self.rng.choice(self.lines(name))

    def person(self, number: str = "") -> Name:
        """The numbered member of the cast, or any."""
        return self.cast[int(number) - 1] if number else self.rng.choice(self.cast)

    def fill(self, out: Builder, template: str) -> None:
        """Append *template* with every slot filled."""
        at = 0
        for match in _SLOT.finditer(template):
            out.add(template[at : match.start()])
            self._slot(out, match[1], match[2])
            at = match.end()
        out.add(template[at:])

    def _slot(self, out: Builder, slot: str, number: str) -> None:
        if slot in _NAME_SLOTS:
            person = self.person(number)
            for text, label in _NAME_SLOTS[slot](self.rng, person):
                out.add(text, label, person.origin if label else "")
        elif slot in _OTHER_SLOTS:
            for text, label in _OTHER_SLOTS[slot](self):
                out.add(text, label)
        else:
            self.fill(out, self.rng.choice(word_list(slot)))

    def _domain(self) -> str:
        stem = _plain(self.names.any_surname(self.rng))
        if self._lists:  # what is kept in the repository uses a domain that nobody can own
            return f"{stem}.example.org"
        end = self.rng.choice((".sch.uk", ".gov.uk", ".org.uk", ".co.uk", ".com", ".org", ".nhs.uk", ".ac.uk", ".net"))
        return f"{stem}{self.rng.choice(('', 'council', 'academy', 'primary', 'housing', '-school', 'group'))}{end}"

    def address(self, person: Name) -> str:
        """An e-mail address of *person*."""
        first, last = _plain(person.forename), _plain(person.surname)
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


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isascii() and char.isalnum()) or "office"


def _initial(name: str) -> str:
    return next((char for char in name if char.isalpha()), "X").upper()


def _full(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
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


def _initial_surname(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
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


def _surname_initial(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    one, two = _initial(person.forename), _initial(person.middle or person.surname)
    forms = (
        f"{person.surname} {one}",
        f"{person.surname}, {one}",
        f"{person.surname}, {one}.",
        f"{person.surname}, {one}.{two}.",
        f"{person.surname} {one}{two}",
    )
    return ((rng.choice(forms), PERSON),)


def _reversed(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    middle = f" {_initial(person.middle)}{rng.choice(('.', ''))}" if person.middle and rng.random() < 0.4 else ""
    return ((f"{person.surname}, {person.forename}{middle}", PERSON),)


def _upper_reversed(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    return ((f"{person.surname.upper()}{rng.choice((' ', ', ', ' '))}{person.forename}", PERSON),)


def _initials(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    letters = (
        _initial(person.forename)
        + (_initial(person.middle) if person.middle and rng.random() < 0.3 else "")
        + _initial(person.surname)
    )
    return ((letters, PERSON),)


def _dotted(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    letters = _initials(rng, person)[0][0]
    return ((rng.choice((".".join(letters) + ".", ". ".join(letters) + ".")), PERSON),)


def _titled(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    return ((f"{person.title} ", OTHER), (person.surname, PERSON))


def _titled_full(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    form = rng.choice((_full, _full, _initial_surname))
    return ((f"{person.title} ", OTHER), *form(rng, person))


def _any(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    forms = (_full, _forename, _titled, _surname, _nickname, _initial_surname, _titled_full, _initials)
    return rng.choices(forms, weights=(32, 34, 16, 4, 5, 3, 4, 2))[0](rng, person)


def _forename(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    return ((person.forename, PERSON),)


def _surname(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    return ((person.surname, PERSON),)


def _nickname(rng: random.Random, person: Name) -> tuple[tuple[str, str], ...]:
    return ((person.nickname, PERSON),)


_NAME_SLOTS = {
    "full": _full, "first": _forename, "sur": _surname, "rev": _reversed, "urev": _upper_reversed, "ini": _initials,
    "dini": _dotted, "isur": _initial_surname, "suri": _surname_initial, "tsur": _titled, "tfull": _titled_full,
    "nick": _nickname, "any": _any,
    "tisur": lambda rng, p: ((f"{p.title} ", OTHER), *_initial_surname(rng, p)),
    "usur": lambda rng, p: ((p.surname.upper(), PERSON),),
    "ufull": lambda rng, p: ((f"{p.forename} {p.surname}".upper(), PERSON),),
    "lfull": lambda rng, p: ((f"{p.forename} {p.surname}".lower(), PERSON),),
    "lfirst": lambda rng, p: ((p.forename.lower(), PERSON),),
    "firsti": lambda rng, p: ((f"{p.forename} {_initial(p.surname)}{rng.choice(('', '.'))}", PERSON),),
    "plural": lambda rng, p: ((p.surname + ("es" if p.surname[-1:] in "sxz" else "s"), PERSON),),
}  # fmt: skip


# Places, organisations and numbers --------------------------------------------------------------------------

_STREET_ENDS = (
    "Road",
    "Street",
    "Avenue",
    "Close",
    "Lane",
    "Drive",
    "Way",
    "Court",
    "Gardens",
    "Crescent",
    "Place",
    "Terrace",
    "Grove",
    "House",
    "Mews",
    "Rd",
    "St",
    "Park",
    "Hill",
    "Estate",
    "Tower",
    "Green",
    "Bridge",
    "Square",
    "Row",
)
_ORG_ENDS = (
    "Ltd",
    "Limited",
    "plc",
    "& Co",
    "& Sons",
    "LLP",
    "Solicitors",
    "Associates",
    "Trust",
    "Foundation",
    "Group",
    "Consulting",
    "Housing Association",
    "Partnership",
    "Builders",
    "Transport",
    "Care Home",
    "Nursery",
    "Surgery",
    "Medical Centre",
    "Inc.",
    "Corp.",
    "GmbH",
    "Bakery",
    "Cars",
    "Motors",
    "Recruitment",
    "Law",
    "Academy",
    "Energy",
    "Capital",
    "Bank",
    "Pharmacy",
    "Hotel",
    "Books",
    "Institute",
    "Memorial Hospital",
    "Arms",
)
_SCHOOL_ENDS = (
    "Primary School",
    "Academy",
    "High School",
    "Infant School",
    "Junior School",
    "Community College",
    "School",
    "Grammar School",
    "College",
    "Special School",
    "Nursery School",
    "C of E Primary",
    "RC Primary School",
    "University",
)
_SCHOOL_HEADS = (
    "St {f}'s",
    "St. {f}'s",
    "{s}",
    "Sir {f} {s}",
    "{p}",
    "{f} {s}",
    "The {s}",
    "Our Lady of {p}",
    "King {f}",
    "Queen {f}'s",
    "All Saints",
    "Holy Trinity",
    "{p} Park",
    "Lady {f}",
    "St {f} and St {f}",
)
_THINGS = (
    "Inquiry",
    "Report",
    "Review",
    "syndrome",
    "disease",
    "test",
    "Scale",
    "method",
    "Act",
    "Prize",
    "Cup",
    "Award",
    "Lecture",
    "v Council",
    "Curriculum",
    "Reading Scheme",
    "Building",
    "Wing",
    "Room",
    "Ward",
    "House",
    "fund",
    "principle",
    "Protocol",
    "hearing",
    "guidelines",
    "competence",
    "clause",
    "questionnaire",
    "scheme",
    "Programme",
    "Project",
)
_TOWN_HEADS = (
    "Ash",
    "Thorn",
    "Brad",
    "West",
    "East",
    "North",
    "Stan",
    "Wood",
    "Ald",
    "Hart",
    "King's ",
    "Lang",
    "Mar",
    "Nether",
    "Ox",
    "Pen",
    "Rad",
    "Sel",
    "Tren",
    "Wal",
    "Whit",
    "Win",
    "Bram",
    "Cold",
    "Dun",
    "Glen",
    "Inver",
    "Llan",
    "Hol",
)
_TOWN_ENDS = (
    "ford",
    "ton",
    "ley",
    "combe",
    "bury",
    "ham",
    "worth",
    "wick",
    "field",
    "bourne",
    "mouth",
    "by",
    "thorpe",
    "dale",
    "well",
    "stead",
    "hurst",
    "den",
    "gate",
    "brook",
    "minster",
)
_DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Thurs",
    "Fri",
    "Sat",
    "Sun",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)


def _street(scene: Scene) -> tuple[tuple[str, str], ...]:
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
    name = f"{head} {rng.choice(_STREET_ENDS)}"
    return ((f"{rng.randint(1, 240)} " if rng.random() < 0.5 else "", OTHER), (name, LOC))


def _town_name(rng: random.Random) -> str:
    return rng.choice(_TOWN_HEADS) + rng.choice(_TOWN_ENDS)


def _place(scene: Scene) -> tuple[tuple[str, str], ...]:
    rng = scene.rng
    throw = rng.random()
    name = _town_name(rng) if throw < 0.2 else rng.choice(word_list("places" if throw < 0.85 else "countries"))
    return ((name, LOC),)


def _school(scene: Scene) -> tuple[tuple[str, str], ...]:
    rng = scene.rng
    head = rng.choice(_SCHOOL_HEADS)
    head = head.replace("{f}", scene.names.any_forename(rng)).replace("{s}", scene.names.any_surname(rng))
    return ((f"{head.replace('{p}', _place(scene)[0][0])} {rng.choice(_SCHOOL_ENDS)}", ORG),)


def _organisation(scene: Scene) -> tuple[tuple[str, str], ...]:
    rng, surname = scene.rng, scene.names.any_surname
    throw = rng.random()
    if throw < 0.35:
        return ((f"{surname(rng)} {rng.choice(_ORG_ENDS)}", ORG),)
    if throw < 0.5:
        joint = rng.choice((" & ", " and ", ", ", "-"))
        return ((f"{surname(rng)}{joint}{surname(rng)} {rng.choice(_ORG_ENDS)}", ORG),)
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


def _code_letters(scene: Scene) -> str:
    return "".join(scene.rng.choice(string.ascii_uppercase) for _ in range(scene.rng.choice((2, 3, 3, 3, 4, 4))))


def _thing(scene: Scene) -> tuple[tuple[str, str], ...]:
    rng = scene.rng
    return ((f"{scene.names.any_surname(rng)} {rng.choice(_THINGS)}", OTHER),)


def _date(scene: Scene) -> tuple[tuple[str, str], ...]:
    rng = scene.rng
    day, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(1998, 2026)
    number = rng.randint(1, 12)
    forms = (
        f"{day} {month} {year}",
        f"{day:02}/{number:02}/{year}",
        f"{rng.choice(_DAYS)} {day} {month}",
        f"{day}{'th' if 3 < day < 21 else 'st'} {month}",
        f"{year}-{number:02}-{day:02}",
        f"{month} {day}, {year}",
        f"{day}.{number}.{year % 100:02}",
        f"{number}/{day}/{year}",
        f"{rng.choice(_DAYS)}, {month} {day}, {year}",
    )
    return ((rng.choice(forms), OTHER),)


def _time(scene: Scene) -> tuple[tuple[str, str], ...]:
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


def _plain_slot(make: Callable[[Scene], str]) -> Callable[[Scene], tuple[tuple[str, str], ...]]:
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


_OTHER_SLOTS: dict[str, Callable[[Scene], tuple[tuple[str, str], ...]]] = {
    "street": _street, "place": _place, "school": _school, "org": _organisation, "thing": _thing, "date": _date, "time": _time,
    "country": lambda s: ((s.rng.choice(word_list("countries")), LOC),),
    "day": _plain_slot(lambda s: s.rng.choice(_DAYS)),
    "month": _plain_slot(lambda s: s.rng.choice(_MONTHS)),
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
