"""What a document's own people make of bare initials and dates: "JS to chase", "Aisha Khan (12/03/2014)", "Aisha (9)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding
from redactor.core.ids import BlockId
from redactor.core.names import fold, split_name
from redactor.core.spans import Span
from redactor.detection.identifiers.dates import DATE, normalise_date
from redactor.detection.layout.name_shapes import INITIALS
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.views import DocumentView

_NAME = "people-nearby/1"
_ACRONYMS = """
am pm uk us eu it pe re ta tv cv pc dc hr id ip pa pr pt sa st sw tb ks ms mr dr no ok po qa ra sc se so ss vc wc dt pp ed ep ot cp fc
gp ni la lo fsm eal sen pru gcse nhs dob upn uln dbs pnc dsl slt tlr ppa ict mfl rse pshe ofsted dfe ehc ehcp asd adhd camhs mash lado
"""
_ACRONYM_WORDS = frozenset(_ACRONYMS.split())
_BARE = re.compile(rf"(?<![\w./@-]){INITIALS}(?![\w@/-]|\.\w)")
_ACTS = re.compile(
    r"['’]s\b|\s*:|\s*\)|\s+(?:to|will|has|had|is|was|said|says|asked|told|noted|reported|agreed|confirmed|explained|stated|added|felt|went|came|did|and)\b"
)
_NOTED = re.compile(r"(?:\s[–-]\s|\()$")  # "referred to MARAC – CW."
_NOTED_END = re.compile(r"\s*(?:[.;,)]|$)")
_BIRTH = re.compile(rf"(?i)\s*(?:[(\[]|,|[-–])\s*(?:b\.?\s+|born:?\s+|dob:?\s+)?(?P<date>{DATE})\s*(?=[)\],;\n]|$)")
_AGE = re.compile(
    r"\s*(?:\((?P<bracketed>[1-9]|1\d)(?:\s?(?:yrs?|years?|y\.?\s?o\.?|y/o|months?))?\)|,\s(?P<between>[1-9]|1\d)(?=,\s))"
)
# "Mrs Pettigrew at no. 8", "N. Ibbotson (no 35)": where somebody lives, to whoever knows the street.
_HOUSE = re.compile(
    r"(?i)\s*(?:\(|,\s|\s)?(?:(?:who lives |living )?(?:at|of|from) )?(?P<house>(?:no\.?|number|flat|house) ?\d{1,4}[a-z]?)(?=\s*(?:[).,;\n]|$)|\s+(?:is|was|has|had|said|says|rang|called|told|who|and|saw|complained)\b)(?!\.\d)"
)
_AGE_LISTED = re.compile(r"\s(?P<listed>[1-9]|1\d)(?=\s*(?:[,;.)\n]|and\b|&|$))")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_BRACKETS = re.compile(rf"[(\[][^()\[\]]{{0,12}}{DATE}\s*[)\]]", re.IGNORECASE)
_YOUNGEST = 2  # years before the latest year that the document speaks of


class PeopleNearby:
    """Initials of people named in the document, and dates of birth and ages set behind a name."""

    name = _NAME

    def find(self, view: DocumentView) -> list[Finding]:
        """All of them, given the names found so far."""
        names = [finding for finding in view.found if finding.category == "person"]
        initials = _initials(view, names)
        years = _years_of_its_own(view)
        births = chain.from_iterable(_births(view, name, years) for name in names)
        ages = chain.from_iterable(_ages(view, name) for name in names)
        bare = chain.from_iterable(_bare_initials(block, initials) for block in view.blocks) if initials else ()
        houses = chain.from_iterable(_houses(view, name) for name in names)
        return [*births, *ages, *houses, *_listed_ages(view, names), *bare]


def _initials(view: DocumentView, names: list[Finding]) -> frozenset[str]:
    """Initials of every name with forename and surname: JS for Jane Smith, JAS too for Jane Ann Smith."""
    found: set[str] = set()
    for name in names:
        parts = split_name(name.span.of(view.block(name.span.block).text))
        letters = parts.initials
        if parts.forenames and parts.surname and not parts.is_initials and letters.isalpha():
            found |= {letters, letters[0] + letters[-1]}
    return frozenset(letters for letters in found if len(letters) > 1)


def _bare_initials(block: Block, known: frozenset[str]) -> Iterator[Finding]:
    for match in _BARE.finditer(block.text):
        letters = match.group().replace(".", "")
        if letters not in known or fold(letters) in _ACRONYM_WORDS | NO_PEOPLE:
            continue
        dotted = "." in match.group().rstrip(".")
        if (
            dotted
            or _ACTS.match(block.text, match.end())
            or _is_noted(block.text, match.start(), match.start() + len(match.group().rstrip(".")))
            or len(block.text.strip()) <= len(letters) + 1
        ):
            evidence = Evidence("known form", "initials of somebody in the document")
            span = Span(block.id, match.start(), match.end() - (0 if dotted else match.group().endswith(".")))
            yield Finding(span, "person", _NAME, 0.7, "initials", evidence=(evidence,))


def _is_noted(text: str, start: int, end: int) -> bool:
    """Whether letters end a note, behind a dash or in brackets: whose note it is."""
    return bool(_NOTED.search(text, max(0, start - 3), start) and _NOTED_END.match(text, end))


def _years_of_its_own(view: DocumentView) -> list[int]:
    """The years that the document speaks of, dates set in brackets aside: those may be birthdays."""
    return [int(year) for block in view.blocks for year in _YEAR.findall(_IN_BRACKETS.sub("", block.text))]


def _births(view: DocumentView, name: Finding, years: list[int]) -> Iterator[Finding]:
    """A date in brackets or after a comma behind a name, years before the document's own time.

    In brackets also where the document names no year of its own.
    """
    block = view.block(name.span.block)
    found = _BIRTH.match(block.text, name.span.end)
    if found is None:
        return
    value = normalise_date(found.group("date"))
    if not re.match(r"\d{4}-", value):
        return
    in_brackets = found.group().lstrip()[0] in "(["
    if int(value[:4]) <= max(years, default=0) - _YOUNGEST or (in_brackets and not years):
        yield _behind(name, block, found.span("date"), "date_of_birth", value)


def _ages(view: DocumentView, name: Finding) -> Iterator[Finding]:
    """A small number in brackets or between commas behind a name."""
    block = view.block(name.span.block)
    found = _AGE.match(block.text, name.span.end)
    if found:
        group = "bracketed" if found.group("bracketed") else "between"
        yield _behind(name, block, found.span(group), "age", found.group(group))


def _houses(view: DocumentView, name: Finding) -> Iterator[Finding]:
    block = view.block(name.span.block)
    found = _HOUSE.match(block.text, name.span.end)
    if found:
        yield _behind(name, block, found.span("house"), "postal_address", found.group("house"))


def _listed_ages(view: DocumentView, names: list[Finding]) -> Iterator[Finding]:
    """Small numbers behind several names of a block: "Kuba 11, Hania 4"."""
    listed: dict[BlockId, list[tuple[Finding, re.Match[str]]]] = defaultdict(list)
    for name in names:
        found = _AGE_LISTED.match(view.block(name.span.block).text, name.span.end)
        if found:
            listed[name.span.block].append((name, found))
    for block, several in listed.items():
        for name, found in several if len(several) > 1 else ():
            yield _behind(name, view.block(block), found.span("listed"), "age", found.group("listed"))


def _behind(name: Finding, block: Block, place: tuple[int, int], category: str, value: str) -> Finding:
    what = {"date_of_birth": "date", "postal_address": "house"}.get(category, category)
    evidence = (Evidence("layout", f"{what} behind a name"),)
    span = Span(block.id, *place)
    rule = f"{what}-behind-name"
    return Finding(span, category, _NAME, 0.6, rule, evidence=evidence, mentions=(name.id,), value=value)
