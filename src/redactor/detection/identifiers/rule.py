"""What an identifier recogniser is: a pattern, the words that name it, a check algorithm, and what each is worth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from redactor.detection.identifiers.checks import compact


@dataclass(frozen=True, slots=True)
class IdentifierRule:
    """One identifier. A failed check lowers the score; it never hides a number that its label names.

    ``pattern`` may have a group "value" where more than the number must match. ``bare`` is the score with
    neither label nor passed check (0: not reported), ``checked`` with a passed check alone. Without a label
    the text must be in capitals unless ``any_case``, even with one if ``always_capitals``. ``reach`` is how far a label may stand off; without
    a label nothing is reported right after the words of ``not_after``. ``digits`` spares the search where no number
    is as long as the pattern needs. With ``no_word`` an everyday word is never reported ("her Snapchat is private").
    """

    id: str
    category: str
    pattern: re.Pattern[str]
    label: re.Pattern[str] | None = None
    check: Callable[[str], bool] | None = None
    bare: float = 0.0
    checked: float = 0.0
    labelled: float = 0.95
    failed: float = 0.75
    any_case: bool = False
    always_capitals: bool = False
    reach: int = 45
    digits: int = 0
    not_after: re.Pattern[str] | None = None
    no_word: bool = False
    normalise: Callable[[str], str] = compact

    def __post_init__(self) -> None:
        """Refuse a rule that could never report anything."""
        if self.label is None and not (self.bare or self.checked):
            raise ValueError(f"rule {self.id} has neither a label nor a score of its own")


def pattern(regex: str) -> re.Pattern[str]:
    """A number's pattern: any case (capitals count unless labelled), never within a longer word or number."""
    return re.compile(rf"(?<![\w])(?<!\d[.,/-])(?:{regex})(?![\w])", re.IGNORECASE)


def label(words: str) -> re.Pattern[str]:
    """The words that name a number, as whole words."""
    return re.compile(rf"(?<![\w])(?:{words})s?(?![a-z])", re.IGNORECASE)


NUMBER = r"(?:\.?\s?(?:number|num|no|nos|nr|ref|reference|id|code)\b\.?)?"
"""What often follows the name of a number: "number", "no.", "ref"."""

ENDING = (
    r"(?:(?:\.|\s?[–-](?=\s))?\s?(?:numbers?|num|nos?|nr|refs?|references?|ids?|barcodes?|codes?)\b\.?|(?=\s?[:=#]))"
)
"""What must follow a word that names other things too: "number", "ref", or the colon of a form."""
