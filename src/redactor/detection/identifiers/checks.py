"""Check algorithms of UK identifiers. Each takes the compact form: no blanks or hyphens, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UCI_LETTERS = "ABCDEFGHKLMRTVWXY"
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_UTR_DIGITS = "21987654321"
_NINO_PREFIXES_NOT_USED = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def compact(text: str) -> str:
    """Letters and digits only, in capitals."""
    return re.sub(r"[\W_]", "", text).upper()


def _weighted(digits: Iterable[str], weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def nhs(value: str) -> bool:
    """NHS, CHI and H&C numbers: weights 10 to 2, check digit 1, sum a multiple of 11; never ten equal digits."""
    return len(value) == 10 and len(set(value)) > 1 and _weighted(value, range(10, 0, -1)) % 11 == 0


def uln(value: str) -> bool:
    """Unique learner number: as the NHS number, remainder 10, never starting with 0."""
    return len(value) == 10 and value[0] != "0" and _weighted(value, range(10, 0, -1)) % 11 == 10


def utr(value: str) -> bool:
    """Unique taxpayer reference: the first digit checks the other nine."""
    digits = value.rstrip("K")
    if len(digits) != 10:
        return False
    return digits[0] == _UTR_DIGITS[_weighted(digits[1:], (6, 7, 8, 9, 10, 5, 4, 3, 2)) % 11]


def upn(value: str) -> bool:
    """Unique pupil number, permanent or temporary (last character a letter): the first letter checks the rest."""
    last = _UPN_LETTERS.find(value[12]) if value[12].isalpha() else int(value[12])
    total = _weighted(value[1:12], range(2, 13)) + 13 * last
    return last >= 0 and value[0] == _UPN_LETTERS[total % 23]


def uci(value: str) -> bool:
    """Unique candidate identifier: weights 16 to 5 over twelve characters, modulus 17."""
    if not value[:12].isdigit():
        return value[5].isalpha() and value[-1] in _UCI_LETTERS
    return value[12] == _UCI_LETTERS[_weighted(value[:12], range(16, 4, -1)) % 17]


def nino(value: str) -> bool:
    """National Insurance number: a prefix that is issued (or QQ, the documented dummy)."""
    prefix = value[:2]
    allowed = prefix[0] not in "DFIQUV" and prefix[1] not in "DFIOQUV" and prefix not in _NINO_PREFIXES_NOT_USED
    return allowed or prefix == "QQ"


def temporary_nino(value: str) -> bool:
    """Temporary number TN ddmmyy M/F: its digits are a date of birth."""
    return is_day_and_month(value[2:4], value[4:6])


def pnc(value: str) -> bool:
    """Police National Computer id: year, serial and letter by modulus 23. *value* keeps its stroke."""
    year, _, rest = value.partition("/")
    return rest[-1] == _PNC_LETTERS[int(year[-2:] + rest[:-1].zfill(7)) % 23]


def cro(value: str) -> bool:
    """Criminal Records Office number, "123456/99K" or "SF99/123456K": year and serial by modulus 23.

    The serial counts with leading noughts to six digits in the plain form, as it stands in the SF form.
    """
    first, _, last = value[:-1].removeprefix("SF").partition("/")
    year, serial = (first, last) if value.startswith("SF") else (last, first.zfill(6))
    return value[-1] == _PNC_LETTERS[int(year + serial) % 23]


def scottish_candidate(value: str) -> bool:
    """Scottish candidate number: year, six digits, check digit by weights 3 2 7 6 5 4 3 2, modulus 11; rest 1 is never issued."""
    rest = _weighted(value[:8], (3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return rest != 1 and int(value[8]) == (11 - rest) % 11


def driving_licence(value: str) -> bool:
    """GB licence: month (plus 50 for women) and day are real."""
    month = int(value[6:8]) % 50
    return 1 <= month <= 12 and int(value[6:8]) < 63 and 1 <= int(value[8:10]) <= 31


def luhn(value: str) -> bool:
    """Payment cards: every second digit from the right doubled, sum a multiple of ten."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(value))]
    total = sum(number - 9 if number > 9 else number for number in doubled)
    return len(set(value)) > 1 and total % 10 == 0


def iban(value: str) -> bool:
    """IBAN: letters as numbers, country and check digits moved behind, modulus 97 leaves 1."""
    turned = value[4:] + value[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def is_day_and_month(day: str, month: str) -> bool:
    """Whether two pairs of digits can be a day and a month."""
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def vehicle_age(value: str) -> bool:
    """Registrations since 2001: the age identifier is 02–29 or 51–79."""
    return 2 <= int(value[2:4]) <= 29 or 51 <= int(value[2:4]) <= 79
