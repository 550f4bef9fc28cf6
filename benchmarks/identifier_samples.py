"""Invented UK identifiers, valid by their check algorithms, in sentences with and without their label."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_UPN = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UCI = "ABCDEFGHKLMRTVWXY"
_PNC = "ZABCDEFGHJKLMNPQRTUVWXY"


@dataclass(frozen=True)
class Sample:
    """A text with one identifier in it."""

    text: str
    start: int
    end: int
    category: str
    labelled: bool


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(string.digits) for _ in range(count))


def _letters(rng: random.Random, count: int, of: str = string.ascii_uppercase) -> str:
    return "".join(rng.choice(of) for _ in range(count))


def _sum(digits: str, weights) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _mod_eleven(rng: random.Random, remainder: int, first: str) -> str:
    while True:
        body = rng.choice(first) + _digits(rng, 8)
        for check in string.digits:
            if _sum(body + check, range(10, 0, -1)) % 11 == remainder and len(set(body)) > 2:
                return body + check


def nhs(rng):
    number = "999" + _digits(rng, 6)
    check = (11 - _sum(number, range(10, 1, -1)) % 11) % 11
    if check == 10:
        return nhs(rng)
    number += str(check)
    return rng.choice([number, f"{number[:3]} {number[3:6]} {number[6:]}", f"{number[:3]}-{number[3:6]}-{number[6:]}"])


def uln(rng):
    return _mod_eleven(rng, 10, "123456789")


def utr(rng):
    body = _digits(rng, 9)
    return "21987654321"[_sum(body, (6, 7, 8, 9, 10, 5, 4, 3, 2)) % 11] + body


def upn(rng):
    temporary = rng.random() < 0.3
    body = rng.choice(["881", "320", "204", "937"]) + _digits(rng, 8)
    last = rng.randrange(23) if temporary else rng.randrange(10)
    letter = _UPN[(_sum(body, range(2, 13)) + 13 * last) % 23]
    return letter + body + (_UPN[last] if temporary else str(last))


def uci(rng):
    body = _digits(rng, 5) + "0" + _digits(rng, 6)
    letter = _UCI[_sum(body, range(16, 4, -1)) % 17]
    if rng.random() < 0.5:
        return body + letter
    return f"{body[:5]} {body[5]} {body[6:8]} {body[8:]} {letter}"


def nino(rng):
    prefix = rng.choice("ABCEHJKLMNPRSTWXY") + rng.choice("ABCEHJKLMPRSTWXY")
    digits, suffix = _digits(rng, 6), rng.choice("ABCD")
    spaced = f"{prefix} {digits[:2]} {digits[2:4]} {digits[4:]} {suffix}"
    return rng.choice([f"{prefix}{digits}{suffix}", spaced]) if prefix not in {"NT", "TN", "KN", "NK"} else nino(rng)


def licence(rng):
    surname = _letters(rng, rng.randrange(2, 7))[:5].ljust(5, "9")
    month = rng.randrange(1, 13) + rng.choice([0, 50])
    body = f"{surname}{rng.randrange(10)}{month:02d}{rng.randrange(1, 29):02d}{rng.randrange(10)}"
    tail = f"{_letters(rng, 2)}{rng.randrange(10)}{_letters(rng, 2)}"
    return rng.choice([body + tail, f"{body[:5]} {body[5:]} {tail}"])


def vehicle(rng):
    letters = "ABCDEFGHJKLMNOPRSTUVWXY"
    age = rng.choice([*range(2, 30), *range(51, 80)])
    tail = _letters(rng, 3, letters)
    return f"{_letters(rng, 2, letters)}{age:02d}{rng.choice(['', ' '])}{tail}"


def old_vehicle(rng):
    letters, tail = "ABCDEFGHJKLMNPRSTVWXY", "ABCDEFGHJKLMNOPRSTUVWXYZ"
    return rng.choice(
        [
            f"{rng.choice(letters)}{rng.randrange(1, 1000)} {_letters(rng, 3, letters)}",
            f"{_letters(rng, 3, letters)} {rng.randrange(1, 1000)}{rng.choice(letters)}",
            f"{_letters(rng, 1)}{rng.choice('IZ')}{_letters(rng, 1)} {rng.randrange(1, 10000)}",
            f"{_letters(rng, 2, tail)} {rng.randrange(1, 9999)}",
            f"Q{rng.randrange(100, 999)} {_letters(rng, 3, letters)}",
        ]
    )


def postcode(rng):
    area = rng.choice(["CM", "SS", "B", "M", "SW", "EH", "BT", "CF", "LS", "NE", "W", "E"])
    outward = f"{area}{rng.randrange(1, 21)}"
    return f"{outward} {rng.randrange(10)}{_letters(rng, 2, 'ABDEFGHJLNPQRSTUWXYZ')}"


def phone(rng):
    last = _digits(rng, 3)
    return rng.choice(
        [
            f"07700 900{last}",
            f"07700900{last}",
            f"07700-900-{last}",
            f"+44 7700 900{last}",
            f"+44 (0)7700 900 {last}",
            f"0044 7700 900{last}",
            f"01632 960{last}",
            f"(01632) 960 {last}",
            f"01632 960{last} ext {rng.randrange(10, 9999)}",
            f"020 7946 0{last}",
            f"(020) 7946 0{last}",
            f"0808 157 0{last}",
            f"+441632960{last}",
            f"01632.960.{last}",
        ]
    )


def local_phone(rng):
    return rng.choice([f"96{_digits(rng, 4)}", f"960 {_digits(rng, 3)}", f"7946 0{_digits(rng, 3)}"])


def card(rng):
    body = "4" + _digits(rng, 14)
    for check in string.digits:
        number = body + check
        total = 0
        for at, digit in enumerate(reversed(number)):
            value = int(digit) * (1 + at % 2)
            total += value - 9 if value > 9 else value
        if total % 10 == 0:
            return rng.choice([number, " ".join(number[at : at + 4] for at in range(0, 16, 4))])
    raise AssertionError("one of ten digits fits")


def iban(rng):
    body = "BUKB" + _digits(rng, 14)
    number = int("".join(str(int(char, 36)) for char in body + "GB00"))
    whole = f"GB{98 - number % 97:02d}{body}"
    return rng.choice([whole, " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))])


def pnc(rng):
    year, serial = rng.randrange(1985, 2025), rng.randrange(1, 10_000_000)
    return f"{year}/{serial}{_PNC[int(f'{year % 100:02d}{serial:07d}') % 23]}"


def date(rng):
    day, month, year = rng.randrange(1, 29), rng.randrange(1, 13), rng.randrange(1950, 2020)
    name = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"][
        month % 10
    ]
    return rng.choice(
        [
            f"{day:02d}/{month:02d}/{year}",
            f"{day}.{month}.{year % 100:02d}",
            f"{day} {name} {year}",
            f"{day}th {name[:3]} {year}",
            f"{name} {day}, {year}",
            f"{year}-{month:02d}-{day:02d}",
        ]
    )


def address(rng):
    street = f"{rng.choice(['Acacia', 'Mill', 'Station', 'Church', 'St John', 'Old Barn'])} {rng.choice(['Road', 'Avenue', 'Close', 'Lane', 'Way'])}"
    town = rng.choice(["Chelmsford", "Southend-on-Sea", "Little Baddow", "Leeds", "Burnham on Crouch"])
    house = rng.choice(
        [f"{rng.randrange(1, 200)}", f"{rng.randrange(1, 99)}a", f"Flat {rng.randrange(1, 9)}, {rng.randrange(1, 99)}"]
    )
    glue = rng.choice([", ", "\n", ",\n"])
    return f"{house} {street}{glue}{town}{glue}{postcode(rng)}"


@dataclass(frozen=True)
class Kind:
    """One identifier: how to make one, what names it, whether it must be found without its name too."""

    name: str
    category: str
    make: Callable[[random.Random], str]
    labels: tuple[str, ...]
    alone: bool = False


KINDS = (
    Kind("NHS number", "nhs_number", nhs, ("NHS number", "NHS no.", "NHS No", "CHI", "H&C number"), alone=True),
    Kind("NI number", "national_insurance_number", nino, ("NI number", "NINO", "National Insurance no."), alone=True),
    Kind(
        "NI number without suffix",
        "national_insurance_number",
        lambda rng: nino(rng)[:-1].strip(),
        ("NI number", "NINO"),
    ),
    Kind("UPN", "upn", upn, ("UPN", "Unique Pupil Number", "Former UPN"), alone=True),
    Kind("ULN", "uln", uln, ("ULN", "Unique Learner Number", "learner ref"), alone=True),
    Kind("UCI", "uci", uci, ("UCI", "Unique Candidate Identifier"), alone=True),
    Kind(
        "candidate number",
        "candidate_number",
        lambda rng: _digits(rng, 4),
        ("candidate number", "Candidate no.", "cand no"),
    ),
    Kind(
        "TRN",
        "teacher_reference_number",
        lambda rng: rng.choice(
            [_digits(rng, 7), f"RP{_digits(rng, 2)}/{_digits(rng, 5)}", f"{_digits(rng, 2)}/{_digits(rng, 5)}"]
        ),
        ("TRN", "Teacher reference number", "DfE number", "QTS number"),
    ),
    Kind("UTR", "utr", utr, ("UTR", "Unique Taxpayer Reference"), alone=True),
    Kind(
        "passport",
        "passport_number",
        lambda rng: rng.choice([_digits(rng, 9), _letters(rng, 2) + _digits(rng, 7)]),
        ("passport number", "Passport no.", "passport"),
    ),
    Kind(
        "residence permit",
        "residence_permit",
        lambda rng: _letters(rng, 2) + _digits(rng, 7),
        ("BRP", "residence permit number", "BRP no."),
    ),
    Kind(
        "driving licence", "driving_licence", licence, ("driving licence", "driver number", "licence no."), alone=True
    ),
    Kind(
        "driving licence NI",
        "driving_licence",
        lambda rng: _digits(rng, 8),
        ("driving licence", "driving licence number"),
    ),
    Kind(
        "registration since 2001",
        "vehicle_registration",
        vehicle,
        ("registration", "reg", "car reg", "number plate", "VRM"),
        alone=True,
    ),
    Kind(
        "registration, other styles",
        "vehicle_registration",
        old_vehicle,
        ("registration", "reg", "car reg no", "number plate"),
    ),
    Kind("postcode", "postcode", postcode, ("postcode", "Post code"), alone=True),
    Kind("postal address", "postal_address", address, ("address", "Home address"), alone=True),
    Kind("telephone", "phone_number", phone, ("Tel", "telephone", "mobile", "Mob", "phone"), alone=True),
    Kind("local telephone", "phone_number", local_phone, ("Tel", "telephone number", "landline")),
    Kind(
        "sort code",
        "bank_account",
        lambda rng: f"{_digits(rng, 2)}-{_digits(rng, 2)}-{_digits(rng, 2)}",
        ("sort code", "Sort Code"),
    ),
    Kind("account number", "bank_account", lambda rng: _digits(rng, 8), ("account number", "Account no.", "a/c no")),
    Kind("IBAN", "iban", iban, ("IBAN",), alone=True),
    Kind("payment card", "payment_card", card, ("card number", "Card no.", "debit card"), alone=True),
    Kind(
        "DBS certificate",
        "dbs_number",
        lambda rng: "00" + _digits(rng, 10),
        ("DBS certificate number", "DBS no.", "Disclosure number"),
    ),
    Kind("PNC id", "pnc_number", pnc, ("PNC ID", "PNC", "PNC number"), alone=True),
    Kind(
        "CRO number",
        "pnc_number",
        lambda rng: f"{_digits(rng, 6)}/{_digits(rng, 2)}{rng.choice(_PNC)}",
        ("CRO", "CRO number"),
    ),
    Kind(
        "prison number",
        "prison_number",
        lambda rng: f"A{_digits(rng, 4)}{_letters(rng, 2, 'ACEFGJKVWXY')}",
        ("prison number", "NOMIS"),
    ),
    Kind(
        "probation CRN",
        "prison_number",
        lambda rng: f"{_letters(rng, 1)}{_digits(rng, 6)}",
        ("probation CRN", "Delius ref"),
    ),
    Kind(
        "crime reference",
        "crime_reference",
        lambda rng: rng.choice(
            [
                f"42/{_digits(rng, 5)}/24",
                "4324" + _digits(rng, 7),
                f"{_digits(rng, 7)}/24",
                f"CAD {_digits(rng, 4)}/12JUN24",
                f"EP-20240612-{_digits(rng, 4)}",
            ]
        ),
        ("crime reference", "Crime ref no", "crime number", "incident number", "occurrence no"),
    ),
    Kind("collar number", "police_number", lambda rng: _digits(rng, 4), ("collar number", "warrant no.")),
    Kind(
        "family court",
        "court_case",
        lambda rng: f"{_letters(rng, 2)}{rng.randrange(18, 25)}{rng.choice('PCFDZ')}{_digits(rng, 5)}",
        ("case number", "Court case no"),
        alone=True,
    ),
    Kind(
        "tribunal",
        "court_case",
        lambda rng: rng.choice([f"EH{_digits(rng, 3)}/23/{_digits(rng, 5)}", f"{_digits(rng, 7)}/2023"]),
        ("tribunal ref", "case no"),
        alone=True,
    ),
    Kind(
        "e-mail",
        "email_address",
        lambda rng: (
            f"{_letters(rng, 6).lower()}.{_letters(rng, 5).lower()}@example.{rng.choice(['org', 'com', 'sch.uk'])}"
        ),
        ("e-mail", "Email"),
        alone=True,
    ),
    Kind(
        "social profile",
        "social_handle",
        lambda rng: rng.choice(
            [f"@{_letters(rng, 6).lower()}_{_digits(rng, 2)}", f"https://www.instagram.com/{_letters(rng, 7).lower()}"]
        ),
        ("Instagram", "Snapchat"),
        alone=True,
    ),
    Kind(
        "IP address",
        "ip_address",
        lambda rng: f"{rng.randrange(11, 255)}.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(256)}",
        ("IP address", "IP"),
        alone=True,
    ),
    Kind(
        "MAC address",
        "mac_address",
        lambda rng: ":".join(f"{rng.randrange(256):02X}" for _ in range(6)),
        ("MAC address",),
        alone=True,
    ),
    Kind(
        "coordinates",
        "coordinates",
        lambda rng: f"51.{_digits(rng, 5)}, -0.{_digits(rng, 5)}",
        ("location", "coordinates"),
        alone=True,
    ),
    Kind(
        "what3words",
        "what3words",
        lambda rng: (
            "///" + ".".join(rng.choice(["filled", "count", "soap", "lamp", "river", "paper"]) for _ in range(3))
        ),
        ("what3words",),
        alone=True,
    ),
    Kind("date of birth", "date_of_birth", date, ("DOB", "D.O.B.", "Date of birth", "born on", "born")),
    Kind("EHCP number", "case_reference", lambda rng: f"EHC{_digits(rng, 5)}", ("EHCP number", "EHCP ref")),
    Kind(
        "council reference",
        "case_reference",
        lambda rng: _digits(rng, 8),
        ("Council tax account", "Mosaic ID", "Child benefit number"),
    ),
    Kind(
        "system id",
        "system_id",
        lambda rng: f"00{_digits(rng, 4)}",
        ("Admission number", "SIMS ID", "CPOMS incident number", "payroll number"),
    ),
    Kind(
        "user name",
        "system_id",
        lambda rng: f"{rng.randrange(15, 25)}{_letters(rng, 7).lower()}",
        ("username", "User name", "login"),
    ),
)

_LABELLED = (
    "{label}: {value}",
    "{label} {value}",
    "Please note the {label} is {value}, as agreed.",
    "We hold the following. {label} - {value}. Thank you for checking.",
    "{label}:\n{value}\nReceived last week",
    "Form A | {label} | {value} |",
)
_ALONE = (
    "We were given {value} by the office.",
    "{value}",
    "Her file says {value} and nothing else was kept.",
    "- {value}\n- see over",
    "They wrote {value}; we could not read the rest.",
)


def samples(seed: int, *, each: int) -> Iterator[Sample]:
    """*each* labelled samples of every kind, and as many without label where the kind must be found alone."""
    rng = random.Random(seed)
    for kind in KINDS:
        for _ in range(each):
            yield _sample(rng, kind, rng.choice(_LABELLED).replace("{label}", rng.choice(kind.labels)), labelled=True)
        for _ in range(each if kind.alone else 0):
            yield _sample(rng, kind, rng.choice(_ALONE), labelled=False)


def _sample(rng: random.Random, kind: Kind, template: str, *, labelled: bool) -> Sample:
    value = kind.make(rng)
    start = template.index("{value}")
    return Sample(
        template.replace("{value}", value), start, start + len(value), f"{kind.name}|{kind.category}", labelled
    )
