"""Who says "I": the speaker of a line of chat, or of words in quotation marks, speaks of themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.detection.mentions import Named

_OF_ONESELF = re.compile(
    r"\b(?:i|i['’](?:m|ve|d|ll)|my)\b(?:(?!\b(?:he|she|they|his|her|their|who|you|your|your?self)\b)[^.;?!\n\"“”]){0,60}$",
    re.IGNORECASE,
)
_LINE_OPENS = re.compile(
    r"(?:[\w ]{0,12}?[\[(]?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]m)?[\])]?\s*[-–]?\s*)?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?"
)
_SPEAKS = re.compile(r"\s*(?::|>)\s")
_SAID = "said|says|replied|added|explained|told|wrote|insisted|whispered|shouted|answered|admitted|stated"
_SAID_BEFORE = re.compile(rf"\s+(?:has |had )?(?:{_SAID})\b[^.\"“”]{{0,30}}?[,:]?\s*[\"“]$")
_SAID_BEHIND = re.compile(rf"[^\"“”]{{0,80}}[\"”]\s*,?\s*(?:(?:{_SAID})\s+)?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?$")
_SAID_AT_LAST = re.compile(rf"\s+(?:{_SAID})\b")


def speaker(sentence: str, start: int, end: int, people: Sequence[Named]) -> Named | None:
    """Whoever says of themselves what stands at ``start`` to ``end``; offsets of *people* count in the sentence."""
    own = _OF_ONESELF.search(sentence, 0, start)
    if own is None or any(own.start() < one.end and one.start < start for one in people):
        return None  # "I saw that Tom has …", "my mum has …"
    named = [one for one in people if one.is_name]
    return _of_line(sentence, own.start(), named) or _of_quotation(sentence, own.start(), end, named)


def _of_line(sentence: str, own: int, named: Sequence[Named]) -> Named | None:
    """As in "10:43 Bex: yes I have …"."""
    opening = sentence.rfind("\n", 0, own) + 1
    for one in named:
        if one.end <= own and _SPEAKS.match(sentence, one.end) and _LINE_OPENS.fullmatch(sentence, opening, one.start):
            return one
    return None


def _of_quotation(sentence: str, own: int, end: int, named: Sequence[Named]) -> Named | None:
    """As in "I have …," said Bex; Bex said: "I have …"."""
    opening = max(sentence.rfind(sign, 0, own) for sign in '"“')
    if opening < 0:
        return None
    before = [one for one in named if one.end <= opening and _SAID_BEFORE.fullmatch(sentence, one.end, opening + 1)]
    return before[-1] if before else _at_last(sentence, end, named)


def _at_last(sentence: str, end: int, named: Sequence[Named]) -> Named | None:
    for one in named:
        behind = _SAID_BEHIND.fullmatch(sentence, end, one.start) if one.start >= end else None
        if behind and (re.search(rf"\b(?:{_SAID})\s", behind.group()) or _SAID_AT_LAST.match(sentence, one.end)):
            return one
    return None
