"""Whole postal addresses as one span: on one line with commas, over several lines, over several blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding
from redactor.core.spans import Span
from redactor.detection.identifiers.labels import ODD_SPACES
from redactor.detection.identifiers.postcodes import POSTCODE
from redactor.detection.views import DocumentView

_NAME = "addresses/1"
_STREETS = (
    r"road|rd|street|st|avenue|ave|close|cl|lane|ln|drive|dr|way|crescent|cres|terrace|tce|grove|garden|gardens|gdns|place|pl|square|sq|hill|court|ct|"
    r"rise|mews|walk|row|green|park|view|parade|quay|wharf|embankment|broadway|highway|gate|approach|path|passage|circus|chase|croft|dene|end|"
    r"field|fields|heath|meadow|meadows|orchard|side|vale|villas|wood|common|mead|wynd|loan|brae|heol|ffordd|stryd|lon"
)


def _titled(kinds: str) -> str:
    """The words of an alternation with a capital, or in capitals throughout."""
    words = re.sub(r"(?<![\w\\])([a-z])", lambda found: found.group().upper(), kinds)
    return f"(?:{words}|{kinds.upper()})"


_WORD = r"[A-Z][\w'’-]*\.?"
_HOUSE = r"(?:(?:flat|apartment|apt|unit|room|floor|plot|suite)\s?\d{1,4}[a-z]?(?:[,/ ]{1,2}|\s))?"
_PLAIN_STREETS = r"(?:road|rd|street|avenue|ave|close|lane|drive|crescent|terrace|gardens|grove|mews)"
# A street of any kind, if what follows ends the line; or one of the plain kinds in running text.
_NUMBERED = re.compile(
    rf"(?<![\w£$.,/§-])(?i:{_HOUSE})(?!(?:19|20)\d\d\b)\d{{1,4}}[A-Za-z]?(?:\s?[-/]\s?\d{{1,4}}[A-Za-z]?)?,?\s(?!The\b)(?:{_WORD}\s){{1,4}}?"
    rf"(?:{_titled(_PLAIN_STREETS)}\b(?!\s{_titled(_STREETS)}\b)|{_titled(_STREETS)}\b(?=\.?\s*(?:[,;)\n]|$)|\.\s|\s+{POSTCODE}))"
)
_NUMBERED_SMALL = re.compile(
    r"(?<![\w£$.,/-])\d{1,3}[a-z]?\s(?!(?:minute|min|mile|hour|km|metre|meter|year|bed|bedroom|day|week|star|more|other|of|on|in)s?\b)"
    r"[a-z][a-z']+(?:\s[a-z][a-z']+)?\s(?:road|rd|street|avenue|lane)\b(?=\s*(?:[,;.)\n]|$))"
)
_HOUSES = "house|cottage|lodge|farm|barn|villa|rectory|vicarage|bungalow"
_NAMED = re.compile(
    rf"(?<![\w])(?i:(?:the\s)?(?:flat|apartment|apt|unit|plot)\s?\d{{1,4}}[A-Za-z]?|(?-i:(?:{_WORD}\s){{1,3}})(?:{_HOUSES}|court))"
    rf",?\s*\n?\s*(?:\d{{1,4}}[A-Za-z]?,?\s)?(?:{_WORD}\s){{1,3}}{_titled(_STREETS)}\b"
)
_BOX = re.compile(r"(?i)\bP\.?\s?O\.?\sBox\s\d{1,6}\b")
_PART = re.compile(
    rf"(?:[,;]\s*\n?\s*|[ \t]*\n[ \t]*)((?:{_WORD}|on|upon|le|in|the|of|by|under|next|and|St\.?)(?:[ -](?:{_WORD}|on|upon|le|in|the|of|by|under|next|and)){{0,4}})(?=[,;.\n]|\s*$|\s+(?:{POSTCODE}))"
)
_BUILDING = r"(?:house|hostel|court|lodge|mill|centre|building|hall|point|tower|heights|farm|cottage|barn|villa|villas|rectory|vicarage|place|mansions|chambers|apartments|works|park|wharf|close)"
# What may stand before the street: "Flat 3,", "2/1,", "Room 12, Willow House Hostel,".
_BEFORE_STREET = re.compile(
    rf"(?:(?:^|(?<=[\s(,:]))(?:(?i:flat|apartment|apt|unit|room|floor|plot|suite|studio|block)\s?(?:\d{{1,4}}[A-Za-z]?|[A-Z]{{1,2}}\d{{0,3}})|\d{{1,3}}/\d{{1,3}}|(?:{_WORD} ){{0,3}}{_titled(_BUILDING)}(?: {_WORD})?),?[ \t]*\n?[ \t]*){{1,3}}$"
)
# Where somebody lives, in so many words: there a number and a name are a house, whatever kind of street it is.
_LIVES_AT = re.compile(
    rf"(?i:\b(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)?|resid(?:es?|ed|ing)|sleep(?:s|ing)|lodg(?:es|ing|ed)|placed|housed|address(?:\sis|\swas)?|home|house|property|based)"
    rf"(?:\s\w+){{0,2}}?\s(?:at|as|is|was)\s|\b(?:attended|visited|visit\sto|inspected|searched|raided)\s)(?P<house>(?i:{_HOUSE})\d{{1,4}}[A-Za-z]?,?\s(?!(?i:am|pm|of|to|and|or)\b)(?:{_WORD}|y|yr|of|the)(?:[ ](?:{_WORD}|y|yr|of|the)){{0,3}}?"
    rf"(?:\s{_titled(_STREETS)}\b|(?=\s*(?:[,;.)\n]|$)|\s[a-z])))"
)
_LIVES_ON = re.compile(
    rf"(?i:(?<![\w-])(?:liv(?:es?|ing|ed)|flat|house|home)\s(?:just\s)?(?:on|in|off|down|along|near|behind|opposite)\s)(?P<street>(?:{_WORD}\s){{1,3}}{_titled(_STREETS)})\b(?!\s[A-Z])"
)
_MAY_BE_NAMED = re.compile(rf"ddress|(?i:\bliv(?:es?|ing|ed)\s)|(?i:{_HOUSES}),")
_FLAT = re.compile(r"(?i)(?:flat|apartment|apt|unit|room|suite|studio|block)\s")
_GAP = re.compile(r",\s*\n?\s*|[ \t]*\n[ \t]*")
_FARTHEST_BACK = 90
# Parts before a postcode in which no numbered street was seen: a named house, a street with its kind in front.
_PLACE_PART = re.compile(
    rf"(?:{_WORD}|\d{{1,4}}[A-Za-z]?|on|upon|le|in|the|of|by|under|next|and|y|yr)(?:[ -](?:{_WORD}|\d{{1,4}}[A-Za-z]?|on|upon|le|in|the|of|by|under|next|and|y|yr)){{0,5}}"
)
_ADDRESS_WORD = re.compile(
    rf"(?i)\b(?:heol|ffordd|stryd|lon|lôn|maes|clos|rhodfa|tŷ|ty|{_BUILDING[3:-1]}|flat|apartment|unit|road|street|avenue|lane|drive|way|crescent|terrace|gardens|grove|hill|green|square|mews|close)\b"
)
# The house or place that ends a sentence's own words: "he gave his address as 62 Heol y Bont".
_PLACE_AT_END = re.compile(
    rf"(?<=[a-z]\s)(?:\d{{1,4}}[A-Za-z]?\s)?(?:The\s)?{_WORD}(?:[ -](?:{_WORD}|on|upon|le|in|the|of|by|under|next|y|yr)){{0,4}}$"
)
_DWELLING = re.compile(r"(?i)(?:\b(?:at|in|from|to|as|c/o|of|address(?: is)?)\s|\baddress\s?[:–-]\s*)$")
_JOINING = frozenset(("and", "or"))
_ANY_POSTCODE = re.compile(rf"(?:{POSTCODE})\b")
_MOST_PARTS = 6
_SURELY_AN_ADDRESS = (
    3  # so many places with capitals right before a postcode: a house without a number, a village, a town
)
_TAIL = re.compile(rf"[,;.\s]{{1,6}}(?:{POSTCODE})\b")
_LABELLED = re.compile(
    r"(?i)(?:^|(?<=[\n|\t]))\s*(?:home |postal |current |previous |correspondence |full )?address(?: line \d)?\s*[:\-–]\s*\n?"
)
_HEADS = "tel telephone phone mobile email e-mail fax dear date our your ref dob re mr mrs ms miss dr from to cc subject sent"
_NOT_PARTS = frozenset(_HEADS.split())
_LONGEST_GAP = 4  # blocks between street line and postcode line of one address
_HIGHEST_HOUSE = 2000
_UNLIKELY = 0.4
_LONGEST_PLACE = 5  # words of a town or county line


@dataclass(frozen=True, slots=True)
class _Address:
    start: int
    end: int
    has_postcode: bool


class Addresses:
    """Postal addresses: a numbered street, a named house or a box, then towns and counties, then the postcode."""

    name = _NAME

    def find(self, view: DocumentView) -> list[Finding]:
        """Addresses of every block, and those whose lines are blocks of their own."""
        found: list[Finding] = []
        for block in view.blocks:
            if any(char.isdigit() for char in block.text) or _MAY_BE_NAMED.search(block.text):
                found.extend(_in_block(block))
        return [*found, *_over_blocks(view.blocks, found)]


def _in_block(block: Block) -> Iterator[Finding]:
    text = block.text.translate(ODD_SPACES)
    reach = 0
    taken: list[int] = []
    for start, end in sorted(_openings(text), key=lambda bounds: (bounds[0], -bounds[1])):
        if start < reach:
            continue
        address = _with_what_stands_before(text, _grown(text, start, end), reach)
        reach = address.end
        taken.append(address.end)
        detail = "street to postcode" if address.has_postcode else "street"
        score = 0.9 if address.has_postcode else 0.7
        yield _finding(block, address.start, address.end, score if _is_likely(text, address) else _UNLIKELY, detail)
    for anchored in _before_postcodes(text, taken):
        address = _with_what_stands_before(text, anchored, 0)
        yield _finding(block, address.start, address.end, 0.85, "street to postcode")


def _with_what_stands_before(text: str, address: _Address, low: int) -> _Address:
    """The address with flat and building, if they stand before its street."""
    before = _BEFORE_STREET.search(text, max(low, address.start - _FARTHEST_BACK), address.start)
    return (
        replace(address, start=before.start() + len(before.group()) - len(before.group().lstrip()))
        if before
        else address
    )


def _before_postcodes(text: str, taken: Sequence[int]) -> Iterator[_Address]:
    """Parts between commas or line ends before a postcode, where one of them says that it is of an address."""
    ends = set(taken)
    for postcode in _ANY_POSTCODE.finditer(text):
        if postcode.end() in ends:
            continue
        low = max(0, postcode.start() - 4 * _FARTHEST_BACK // 2)
        start, parts = _back_over_parts(text, low, postcode.start())
        by_word = parts >= 2 and _ADDRESS_WORD.search(text, start, postcode.start())
        if by_word or (parts >= _SURELY_AN_ADDRESS and _is_a_house(text, start)):
            yield _Address(start, postcode.end(), has_postcode=True)


def _is_a_house(text: str, start: int) -> bool:
    """Whether what begins at *start* reads as where somebody lives, not as a name before a firm's address."""
    return bool(re.match(r"The\s|\d", text[start : start + 4]) or _DWELLING.search(text[:start]))


def _back_over_parts(text: str, low: int, end: int) -> tuple[int, int]:
    """Where the run of address parts begins that ends at *end*, and how many they are."""
    start, parts = end, 0
    for _ in range(_MOST_PARTS):
        stop = len(text[:start].rstrip(" ,\n\t"))
        cut = max(text.rfind(sign, low, stop) for sign in ",\n:;|(")
        first = cut + 1 if cut >= 0 else low
        first += len(text[first:stop]) - len(text[first:stop].lstrip())
        part = text[first:stop]
        if not _PLACE_PART.fullmatch(part):
            opening = _PLACE_AT_END.search(part)
            return (first + opening.start(), parts + 1) if opening and parts else (start, parts)
        if (
            part.split()[0].casefold() in _JOINING
            or not _PLACE_PART.fullmatch(part)
            or part.split()[0].casefold().rstrip(":.") in _NOT_PARTS
        ):
            break
        start, parts = first, parts + 1
        if cut < 0 or text[cut] in ":;|(":
            break
    return start, parts


def _is_likely(text: str, address: _Address) -> bool:
    """No British street counts its houses in thousands: without a postcode that is a shop abroad, kept as a weak hit."""
    house = re.match(r"\d+", text[address.start : address.end])
    return address.has_postcode or house is None or int(house.group()) < _HIGHEST_HOUSE


def _openings(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_NAMED, _NUMBERED, _NUMBERED_SMALL, _BOX):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("house") for match in _LIVES_AT.finditer(text))
    yield from (match.span("street") for match in _LIVES_ON.finditer(text))
    for label in _LABELLED.finditer(text):
        first = re.compile(r"[^\n,;]{3,60}").match(text, label.end())
        if first and re.match(r"[\dA-Z]", first.group()):
            yield first.start(), first.start() + len(first.group().rstrip(" ."))


def _grown(text: str, start: int, end: int) -> _Address:
    """The opening and the parts that follow it, up to the postcode."""
    end = _street_after_flat(text, start, end)
    for _ in range(6):
        tail = _TAIL.match(text, end)
        if tail:
            return _Address(start, tail.end(), has_postcode=True)
        part = _PART.match(text, end)
        if part is None or part.group(1).split()[0].casefold().rstrip(":.") in _NOT_PARTS:
            break
        end = part.end()
    return _Address(start, _end_without_postcode(text, start, end), has_postcode=False)


def _street_after_flat(text: str, start: int, end: int) -> int:
    """The end of the numbered street behind a flat in a named house ("Flat 3 Rose Court, 4 High Street")."""
    gap = _GAP.match(text, end) if _FLAT.match(text, start) else None
    street = _NUMBERED.match(text, gap.end()) if gap else None
    return street.end() if street else end


def _end_without_postcode(text: str, start: int, end: int) -> int:
    """Without a postcode only what follows on the same line belongs to it for certain."""
    line_end = text.find("\n", start, end)
    return end if line_end < 0 else line_end


def _over_blocks(blocks: Sequence[Block], found: Sequence[Finding]) -> Iterator[Finding]:
    """A street block, place blocks, a postcode block: all of them are the address."""
    streets = {finding.span.block: finding for finding in found if finding.evidence[0].detail == "street"}
    for index, block in enumerate(blocks):
        street = streets.get(block.id)
        if street is None or street.span.end < len(block.text.rstrip(" ,.")):
            continue
        following = blocks[index + 1 : index + 2 + _LONGEST_GAP]
        last = next((number for number, other in enumerate(following) if _is_postcode(other.text)), None)
        if last is None or not all(_is_place(other.text) for other in following[:last]):
            continue
        yield replace(street, score=0.9)
        for other in following[: last + 1]:
            stripped = other.text.strip(" ,.\n")
            start = other.text.index(stripped)
            yield _finding(other, start, start + len(stripped), 0.9, "line of an address")


def _is_postcode(text: str) -> bool:
    return bool(re.fullmatch(rf"(?:(?:{_WORD} ){{0,3}})(?:{POSTCODE})", text.strip(" ,.\n")))


def _is_place(text: str) -> bool:
    words = text.strip(" ,.\n").split()
    return (
        0 < len(words) <= _LONGEST_PLACE and words[0][0].isupper() and words[0].casefold().rstrip(":") not in _NOT_PARTS
    )


def _finding(block: Block, start: int, end: int, score: float, detail: str) -> Finding:
    span = Span(block.id, start, end)
    value = " ".join(re.sub(r"[,;\n]", " ", block.text[start:end]).casefold().split())
    return Finding(
        span,
        "postal_address",
        _NAME,
        score,
        evidence=(Evidence("layout" if score > _UNLIKELY else "pattern", detail),),
        value=value,
    )
