"""Salutations, sign-offs and signature blocks of letters and messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.findings import Finding
from redactor.core.names import fold
from redactor.core.ordinary import is_ordinary
from redactor.detection.layout.evidence import person
from redactor.detection.layout.lines import Line
from redactor.detection.layout.name_shapes import ANY_NAME, INITIALS, WORD, names_in_list
from redactor.detection.no_people import NO_PEOPLE

_GREETING = re.compile(
    r"(?:(?:my )?dearest|(?:my )?dear|hi there|hi|hiya|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon|evening|fao|for the attention of)[ ,:]+(?!all\b)",
    re.IGNORECASE,
)
_GREETED = re.compile(rf"(?:{ANY_NAME})(?:(?:, | and | & |/)(?:{ANY_NAME})){{0,4}}(?=\s*(?:[,!.:;–-]|$))")
_GREETED_SMALL = re.compile(
    r"(?i)[^\W\d_]{2,20}(?=\s*[,!]|\s*$|\s+(?:it['’]?s|this is|can|could|would|will|just|hope|thanks|thank you|are you|have you|did you|do you|i|i['’]m|we)\b)"
)
_CLOSING = (
    r"(?:(?:(?:with )?(?:(?:kind(?:est)?|best|warm(?:est)?|many|very best|all good) )?(?:regards|wishes|rgds)|all the best|all my love|lots of love|"
    r"yours(?: (?:sincerely|faithfully|truly|ever|respectfully))?|sincerely(?: yours)?|respectfully|cordially|best|cheers|ta|love|thanks(?: again)?|"
    r"(?:many|with|kind) thanks|thanks (?:so|very) much|thanks in advance|thank you(?: (?:so|very) much)?|thankyou|thx|kr|br|take care|speak soon|"
    r"see you soon|signed(?: by)?)(?:,? (?:and|&) )?){1,2}"
)
_CLOSING_LINE = re.compile(rf"{_CLOSING}\s*[,.!:–-]*", re.IGNORECASE)
_CLOSING_WITH_NAME = re.compile(rf"{_CLOSING}\s*(?:[,!.]|\s[-–])\s*", re.IGNORECASE)
_ENDS_MESSAGE = re.compile(
    r"(?i)-{2,}|_{5,}|={5,}|from:|on .{6,80} wrote:|sent from my|begin forwarded|original message|\*{3,}|forwarded by"
)
_ADVERBS = "however therefore meanwhile finally also attached please note update urgent draft final"
_NOT_WORDS = frozenset(_ADVERBS.split())
_OPENS_MESSAGE = re.compile(rf"(?:from|to|subject|sent)\s*:|{_GREETING.pattern}", re.IGNORECASE)
_SIGNED_IN_PASSING = re.compile(rf"(?<=[.!?] )(?i:{_CLOSING})\s*(?:[,!]|[-–])\s*({WORD}(?: {WORD})?)[ .x]*$")
_LONGEST_SIGNATURE = 45


def from_letters(lines: Sequence[Line]) -> Iterator[Finding]:
    """Names greeted, and names signed with."""
    for number, line in enumerate(lines):
        if line.is_blank:
            continue
        yield from _greeted(line)
        yield from _named_alone(lines, number)
        yield from _signed(lines, number)
        yield from _signed_in_passing(line)


def _greeted(line: Line) -> Iterator[Finding]:
    greeting = _GREETING.match(line.text)
    if greeting is None:
        return
    named = _GREETED.match(line.text, greeting.end()) or _GREETED_SMALL.match(line.text, greeting.end())
    if named is None:
        return
    short = len(line.text) < _LONGEST_SIGNATURE
    for low, high in names_in_list(named.group(), small=short):
        if not _is_common_word(named.group()[low:high]):
            yield person(line.span(named.start() + low, named.start() + high), "salutation", 0.96)


def _is_common_word(name: str) -> bool:
    return name.islower() and is_ordinary(fold(name))


def _named_alone(lines: Sequence[Line], number: int) -> Iterator[Finding]:
    """Names on their own: "Vince," on a line of its own opens a message; "Vince" on a line of its own ends one."""
    line = lines[number]
    opening = re.fullmatch(rf"({WORD}(?: {WORD})?(?:(?:/| and | & ){WORD})?)\s*(?:,|-|--|–)", line.text)
    if opening and _starts_text(lines, number) and not _CLOSING_LINE.fullmatch(line.text):
        yield from _people(line, opening.group(1), "salutation")
    closing = re.fullmatch(rf"-?\s*({WORD}(?: {WORD}){{0,2}})\s*[.]?", line.text)
    if closing and _ends_text(lines, number):
        yield from _people(line, closing.group(1), "sign-off")


def _people(line: Line, text: str, detail: str) -> Iterator[Finding]:
    offset = line.text.index(text)
    for low, high in names_in_list(text):
        folded = fold(text[low:high])
        if " " in folded or not (is_ordinary(folded) or folded in _NOT_WORDS or text.isupper()):
            yield person(line.span(offset + low, offset + high), detail, 0.9)


def _starts_text(lines: Sequence[Line], number: int) -> bool:
    """Nothing before it in the text, or a blank line after a header."""
    before = [line.text for line in lines[max(0, number - 3) : number]]
    while before and not before[-1]:
        before.pop()
    return (
        not before
        or bool(re.match(r"(?i)(?:subject|to|cc|date|sent|attachments?|importance)\s*:", before[-1]))
        or ":" in before[-1][:20]
    )


def _ends_text(lines: Sequence[Line], number: int) -> bool:
    """A blank line (or a full stop) before it, and nothing of the message after it."""
    if number == 0 or not (lines[number - 1].is_blank or lines[number - 1].text.endswith((".", "!", "?"))):
        return False
    after = [line.text for line in lines[number + 1 : number + 4] if line.text]
    if after:
        return bool(_ENDS_MESSAGE.match(after[0]))
    return any(_OPENS_MESSAGE.match(other.text) for other in lines[:number])


def _signed(lines: Sequence[Line], number: int) -> Iterator[Finding]:
    """The name after "Kind regards,": on the same line, or on the next that is not blank."""
    line = lines[number]
    same = _CLOSING_WITH_NAME.match(line.text)
    if same and same.end() < len(line.text) <= _LONGEST_SIGNATURE:
        yield from _signature(line, same.end())
    if not _CLOSING_LINE.fullmatch(line.text):
        return
    following = [other for other in lines[number + 1 : number + 5] if not other.is_blank][:1]
    for other in following:
        if len(other.text) <= _LONGEST_SIGNATURE + 20:
            yield from _signature(other, 0)


def _signed_in_passing(line: Line) -> Iterator[Finding]:
    """Signed within the text: "…on Monday. Many thanks, Aisha" at the end of a line of text."""
    found = _SIGNED_IN_PASSING.search(line.text)
    if found and not is_ordinary(fold(found.group(1))):
        yield from _people(line, found.group(1), "sign-off")


def _signature(line: Line, start: int) -> Iterator[Finding]:
    value = line.text[start:]
    found = False
    for low, high in names_in_list(value, small=len(value.split()) <= 3):
        found = True
        yield person(line.span(start + low, start + high), "sign-off", 0.95)
    initials = re.match(rf"({INITIALS})\s*[.x]*$", value)
    if initials and not found and fold(initials.group(1)) not in NO_PEOPLE:
        yield person(line.span(start, start + initials.end(1)), "sign-off", 0.8)
