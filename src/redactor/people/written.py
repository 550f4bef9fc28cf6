"""Names as written, cut into what can be compared: the shape of the form and its folded parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from redactor.core.names import fold, split_name


class Shape(StrEnum):
    """How much of a name a written form gives; whole names make people, the others are resolved to them."""

    FULL = "whole name"
    INITIAL_SURNAME = "initial and surname"
    FORENAME_INITIAL = "forename and initial"
    TITLED = "title and surname"
    SINGLE = "one name"
    FAMILY = "family name"  # "the Clarkes"
    INITIALS = "initials"
    NONE = "no name"


@dataclass(frozen=True, slots=True)
class WrittenName:
    """One written form, folded. ``SINGLE`` has its word in *forename*, ``INITIALS`` its letters."""

    shape: Shape
    forename: str = ""
    surname: str = ""
    middle: tuple[str, ...] = ()
    title: str = ""
    nickname: str = ""

    @property
    def key(self) -> str:
        """Equal for forms that say the same thing; middle names and titles apart."""
        return f"{self.shape}|{self.forename}|{self.surname}"


@lru_cache(maxsize=65536)
def parse_written(text: str, title: str = "") -> WrittenName:
    """The written form *text*, before which *title* (folded, or "") stood."""
    name = split_name(f"{title} {text}" if title else text)
    forename, surname = _plain(name.forename), _plain(name.surname)
    middle = tuple(word for word in (_plain(word) for word in name.forenames[1:]) if word)
    spoken = fold(name.title) or title
    if name.is_initials:
        return WrittenName(Shape.INITIALS, _letters(name.initials))
    shape = _shape(forename, surname, spoken)
    return WrittenName(shape, forename, surname, middle, spoken, _plain(name.nickname))


_HANDLE = re.compile(r"([a-z]{1,20})[._-](?:([a-z]{1,20})[._-])?([a-z][a-z'-]{1,30})")


@lru_cache(maxsize=65536)
def parse_address(address: str) -> WrittenName:
    """The name in the local part of an e-mail address ("jane.osei@…", "j.osei@…"), if it shows one."""
    local = re.sub(r"\d+$", "", address.partition("@")[0].casefold())
    match = _HANDLE.fullmatch(local)
    if match is None:
        return WrittenName(Shape.NONE)
    first, second, last = match.groups()
    shape = Shape.FULL if len(first) > 1 else Shape.INITIAL_SURNAME
    return WrittenName(shape, first, last, (second,) if second else ())


def _shape(forename: str, surname: str, title: str) -> Shape:
    if forename and surname:
        if len(surname) == 1:
            return Shape.FORENAME_INITIAL
        return Shape.INITIAL_SURNAME if len(forename) == 1 else Shape.FULL
    if surname:
        return Shape.TITLED if title else Shape.SINGLE
    return Shape.SINGLE if forename else Shape.NONE


def _plain(word: str) -> str:
    return fold(word).strip(" .,'-")


def _letters(initials: str) -> str:
    return "".join(char for char in fold(initials) if char.isalpha())


def is_near(one: str, other: str) -> bool:
    """Whether two folded words differ by one slip of the pen, with first and last letter kept.

    A different first or last letter is a different name as often as a slip (Amelia, Amelie; Eric, Erin).
    """
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one == other:
        return False
    return one[0] == other[0] and one[-1] == other[-1] and is_one_slip(one, other)


def is_one_slip(one: str, other: str) -> bool:
    """Whether one letter changed, was added or left out, or two neighbours changed places."""
    if len(one) > len(other):
        one, other = other, one
    at = next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def is_swap(one: str, other: str) -> bool:
    """Whether only two neighbouring letters changed places: never another name."""
    return len(one) == len(other) and sorted(one) == sorted(other) and is_one_slip(one, other) and one != other


def slips(word: str) -> tuple[str, ...]:
    """Keys under which words one slip apart meet: the word, and the word without each of its inner letters."""
    return (word, *dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word))))
