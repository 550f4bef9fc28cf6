"""The numbered checks: an interface. Reports, documents and tests know a check by its number; none is ever reused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Number(IntEnum):
    """The number of each check."""

    OPENS = 1
    SANITY = 2
    FILE_NAME = 3
    UNPACKED = 4
    STREAMS = 5
    READERS = 6
    IN_PLACE = 7
    STRUCTURE = 8
    REMAINS = 9
    PICTURE_DATA = 10
    HIDDEN_TEXT = 11
    LABELS = 12
    COUNTS = 13
    LOSSES = 14
    SURPLUS = 15
    PICTURES_READ = 16
    FRESH_LOOK = 17


@dataclass(frozen=True, slots=True)
class Check:
    """A check's name, and what it means for a person when it fails."""

    number: Number
    name: str
    failing: str


CATALOGUE: dict[Number, Check] = {
    number: Check(number, name, failing)
    for number, name, failing in (
        (Number.OPENS, "the file opens in every reader", "One of the readers cannot open the file, or it is locked."),
        (
            Number.SANITY,
            "a known text is found",
            "The text that must be in the copy was not found: the checks saw nothing.",
        ),
        (Number.FILE_NAME, "the file's name says nothing withheld", "The name of the file holds something withheld."),
        (
            Number.UNPACKED,
            "every stream and part is unpacked",
            "Something in the file could not be unpacked and searched.",
        ),
        (
            Number.STREAMS,
            "nothing withheld in any stream or part",
            "Something withheld stands in the bytes of the file.",
        ),
        (Number.READERS, "nothing withheld in the text of any reader", "Something withheld can be copied out as text."),
        (
            Number.IN_PLACE,
            "words that are also ordinary stand only where disclosed",
            "A withheld name that is also an ordinary word, or somebody else's, stands more often than the decisions disclose it.",
        ),
        (
            Number.STRUCTURE,
            "only what a copy needs",
            "The file holds parts that a redacted copy never needs, where text can hide.",
        ),
        (
            Number.REMAINS,
            "no earlier versions and no stray bytes",
            "The file holds an earlier version of itself or bytes outside its parts.",
        ),
        (
            Number.PICTURE_DATA,
            "pictures are pixels only",
            "A picture carries data beside its pixels, such as place, camera or comments.",
        ),
        (
            Number.HIDDEN_TEXT,
            "no text that cannot be seen",
            "There is text under an opaque area, in the paper's colour or off the page: it can be copied out.",
        ),
        (Number.LABELS, "labels are there, and counted", "The labels in the copy are not as many as were set."),
        (
            Number.COUNTS,
            "pages and parts are as many as they should be",
            "The copy has more or fewer pages or pictures than it should have.",
        ),
        (
            Number.LOSSES,
            "every disclosed word is still there",
            "Words that should be disclosed are missing from the copy.",
        ),
        (
            Number.SURPLUS,
            "nothing more than what is disclosed",
            "The copy says more than the decisions disclose: a letter left over, or a text nobody looked at.",
        ),
        (
            Number.PICTURES_READ,
            "nothing withheld can be read in pictures",
            "Something withheld can be read in a picture.",
        ),
        (
            Number.FRESH_LOOK,
            "nothing new on a fresh look",
            "The recognisers see something in the copy that nobody has decided about.",
        ),
    )
}
