"""Whose an address or a number is: by what the case knows, by the layout, by the name in it, by its other copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from redactor.core.categories import Family
from redactor.core.documents import Block, Document
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.ids import BlockId, FindingId
from redactor.people.linking import Links
from redactor.people.namesakes import Resolved
from redactor.people.somebody import Somebody, normal_identifier
from redactor.people.written import Shape, parse_address

_OWNED = frozenset({Family.CONTACT, Family.IDENTIFIER})
_BESIDE = 60  # characters between a name and what stands beside it
_GENERIC = frozenset(
    [
        "office",
        "admin",
        "enquiries",
        "info",
        "head",
        "headteacher",
        "senco",
        "reception",
        "attendance",
        "finance",
        "hr",
        "it",
        "dpo",
        "governors",
        "clerk",
        "post",
        "mail",
        "contact",
    ]
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})")
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class _Owned:
    """One address or number with the document and block it stands in."""

    finding: Finding
    document: int
    block: Block

    @property
    def value(self) -> str:
        written = self.finding.value or self.finding.span.of(self.block.text)
        return normal_identifier(plain_date(written) if self.finding.category == "date_of_birth" else written)


def births(documents: Sequence[Document], findings: Sequence[Sequence[Finding]]) -> dict[FindingId, str]:
    """Dates of birth by person finding: where a finding says whose it is, or the row names exactly one person."""
    found: dict[FindingId, str] = {}
    for document, here in zip(documents, findings, strict=True):
        blocks = {block.id: block for block in document.blocks}
        names = _names_by_row(here, blocks)
        for finding in here:
            block = blocks.get(finding.span.block)
            if finding.category != "date_of_birth" or block is None:
                continue
            bearers = finding.mentions or tuple(names.get(block.row, ())) if block.row else finding.mentions
            if len(bearers) == 1:
                found[bearers[0]] = plain_date(finding.value or finding.span.of(block.text))
    return found


def plain_date(text: str) -> str:
    """A date in ISO form where it is plain numbers, else as written without spaces: for comparing only."""
    if _ISO.fullmatch(text):
        return text
    match = _DAY_FIRST.search(text)
    if match is None:
        return "".join(text.split()).casefold()
    day, month, year = match.groups()
    return f"{year if len(year) == 4 else '20' + year}-{int(month):02}-{int(day):02}"


def own_findings(
    documents: Sequence[Document], findings: Sequence[Sequence[Finding]], links: Links
) -> dict[FindingId, Resolved]:
    """Whose each address or number is; those of nobody known are left out."""
    known, born = _known_values(links.pool), _known_births(links.pool)
    owned = list(_owned(documents, findings))
    resolved: dict[FindingId, Resolved] = {}
    by_value: defaultdict[str, set[Somebody]] = defaultdict(set)
    beside = [_Beside(document, here, links) for document, here in zip(documents, findings, strict=True)]
    for one in owned:
        whose = _owner(one, born if one.finding.category == "date_of_birth" else known, beside[one.document], links)
        if whose is not None:
            resolved[one.finding.id] = whose
            if len(whose.people) == 1 and _is_telling(one):
                by_value[one.value].add(whose.people[0])
    for one in owned:
        owners = by_value.get(one.value, set())
        if one.finding.id not in resolved and len(owners) == 1:
            resolved[one.finding.id] = Resolved(
                tuple(owners), (Evidence("same value", "the same value is theirs elsewhere"),)
            )
    _learn(owned, resolved)
    return resolved


def _owned(documents: Sequence[Document], findings: Sequence[Sequence[Finding]]) -> Iterable[_Owned]:
    for index, (document, here) in enumerate(zip(documents, findings, strict=True)):
        blocks = {block.id: block for block in document.blocks}
        for finding in here:
            if finding.family in _OWNED and finding.span.block in blocks:
                yield _Owned(finding, index, blocks[finding.span.block])


def _known_values(people: Iterable[Somebody]) -> dict[str, tuple[Somebody, ...]]:
    found: defaultdict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        for value in sorted(one.identifiers):
            found[value].append(one)
    return {value: tuple(owners) for value, owners in found.items()}


def _known_births(people: Iterable[Somebody]) -> dict[str, tuple[Somebody, ...]]:
    """By date of birth as it is compared: everybody who is known to be born then."""
    found: defaultdict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        if one.born:
            found[normal_identifier(one.born)].append(one)
    return {value: tuple(owners) for value, owners in found.items()}


def _is_telling(one: _Owned) -> bool:
    """Whether a value belongs to one person: ages and dates of birth do not."""
    return one.finding.category not in {"age", "date_of_birth", "postcode", "postal_address"}


def _owner(one: _Owned, known: Mapping[str, tuple[Somebody, ...]], beside: _Beside, links: Links) -> Resolved | None:
    is_birth = one.finding.category == "date_of_birth"
    if one.value in known and not (is_birth and one.finding.mentions):
        return Resolved(known[one.value], (Evidence("identifier", "case.toml or people.csv names it"),))
    if one.finding.category == "email_address" and one.value.partition("@")[0] in _GENERIC:
        return None
    said = [links.resolved[mention] for mention in one.finding.mentions if mention in links.resolved]
    meant = tuple(dict.fromkeys(person for resolved in said for person in resolved.people))
    if meant:
        return Resolved(meant, (Evidence("layout", "the finding says whose it is"),))
    if one.finding.category == "email_address":
        return _address_owner(one, links) or beside.owner(one)
    return beside.owner(one)


def _address_owner(one: _Owned, links: Links) -> Resolved | None:
    local = re.sub(r"\d+$", "", one.value.partition("@")[0])
    bearers = tuple(dict.fromkeys(links.pool.with_handle(local)))
    if bearers:
        return Resolved(bearers, (Evidence("address", "the name makes the local part"),))
    name = parse_address(one.value)
    if (
        name.shape is Shape.NONE
        or {name.forename, name.surname} & _GENERIC
        or one.finding.strength is not Strength.STRONG
    ):
        return None
    person = links.pool.own(("address", one.value), name)
    person.is_nameless = True
    return Resolved((person,), (Evidence("address", "known by this address only"),))


class _Beside:
    """Names of one document by row and block, for what stands beside them."""

    def __init__(self, document: Document, findings: Sequence[Finding], links: Links) -> None:
        blocks = {block.id: block for block in document.blocks}
        self._links = links
        self._rows = _names_by_row(findings, blocks)
        self._blocks: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            if finding.id in links.resolved:
                self._blocks[finding.span.block].append(finding)

    def owner(self, one: _Owned) -> Resolved | None:
        """The only person of the row, else whoever is named just before on the same line."""
        row = self._people(self._rows.get(one.block.row, ())) if one.block.row else ()
        if len(row) == 1:
            return Resolved(row, (Evidence("layout", "the only person of the row"),))
        before = [
            finding
            for finding in self._blocks.get(one.block.id, ())
            if finding.span.end <= one.finding.span.start <= finding.span.end + _BESIDE
        ]
        if not before or _SENTENCE_END.search(one.block.text[before[-1].span.end : one.finding.span.start]):
            return None
        people = self._links.resolved[before[-1].id].people
        # "Amelia's dad, 07700 900123": nearness in running text never makes a number the data subject's own.
        if len(people) != 1 or people[0].anchor in {"subject", "requester"}:
            return None
        return Resolved(people, (Evidence("layout", "stands just behind the name"),))

    def _people(self, findings: Iterable[FindingId]) -> tuple[Somebody, ...]:
        resolved = [self._links.resolved[finding].people for finding in findings if finding in self._links.resolved]
        return tuple(dict.fromkeys(people[0] for people in resolved if len(people) == 1))


def _names_by_row(findings: Sequence[Finding], blocks: Mapping[BlockId, Block]) -> dict[str, list[FindingId]]:
    rows: defaultdict[str, list[FindingId]] = defaultdict(list)
    for finding in findings:
        block = blocks.get(finding.span.block)
        if finding.family is Family.PERSON and block is not None and block.row:
            rows[block.row].append(finding.id)
    return dict(rows)


def _learn(owned: Sequence[_Owned], resolved: Mapping[FindingId, Resolved]) -> None:
    for one in owned:
        whose = resolved.get(one.finding.id)
        if (
            whose is not None
            and len(whose.people) == 1
            and _is_telling(one)
            and one.finding.strength is Strength.STRONG
        ):
            whose.people[0].identifiers.add(one.value)
