"""The known-names pass over documents: hits of the multi-pattern search, filtered by evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redactor.core.documents import Block, BlockKind, Document
from redactor.core.findings import Evidence, Finding
from redactor.core.ids import BlockId
from redactor.core.names import KnownForm
from redactor.core.spans import Span
from redactor.detection.known_names.automaton import FormSearch, Hit
from redactor.detection.known_names.evidence import (
    Surroundings,
    evidence_for,
    evidence_for_misspelling,
    grown,
    owners_present,
)
from redactor.detection.known_names.identifiers import KnownIdentifiers
from redactor.detection.known_names.misspellings import Misspellings

_NAME = "known-names/1"
_IDENTIFIER = "identifier"
_SCORES = {"full": 0.99, "reversed": 0.99, "initial and surname": 0.97, "surname": 0.9, "forename": 0.9}
_SCORE_OF_OTHERS = 0.8
_BUCKET = 128  # code points
_UNDERSCORED = frozenset(
    {BlockKind.FILE_NAME, BlockKind.LINK, BlockKind.BOOKMARK, BlockKind.EMBEDDED, BlockKind.FORM_FIELD}
)


class KnownNames:
    """Every written form of every known person, looked for in one pass."""

    name = _NAME

    def __init__(self, forms: Sequence[KnownForm]) -> None:
        # A title is no part of the name; standing before it, it is evidence.
        names = [form for form in forms if form.kind not in {_IDENTIFIER, "titled"}]
        self._names = FormSearch(names)
        self._misspelt = Misspellings(names)
        self._identifiers = KnownIdentifiers(form for form in forms if form.kind == _IDENTIFIER)

    def find(self, document: Document, found: Sequence[Finding]) -> list[Finding]:
        """Mentions of known people and their numbers, given what the first pass found in the document."""
        hits = [(block, self._names.hits(_searchable(block))) for block in document.blocks]
        present = owners_present([hit for _, here in hits for hit in here])
        beside: dict[BlockId, list[Finding]] = {}
        for finding in found:
            beside.setdefault(finding.span.block, []).append(finding)
        mentions: list[Finding] = []
        for block, here in hits:
            mentions.extend(self._in_block(block, here, tuple(beside.get(block.id, ())), present))
            mentions.extend(self._identifiers.find(block, beside.get(block.id, ())))
        return sorted(mentions, key=lambda finding: finding.sort_key)

    def _in_block(
        self, block: Block, hits: Sequence[Hit], beside: tuple[Finding, ...], present: frozenset[str]
    ) -> Iterator[Finding]:
        text = _searchable(block)
        one_case = _is_one_case(text) if hits else False
        near = _Near(beside)
        for hit in hits:
            seen = Surroundings(text, hit, near.of(hit), present, one_case)
            evidence = evidence_for(seen)
            if evidence:
                yield _mention(block, hit, evidence, bounds=grown(seen))
        taken = [(hit.start, hit.end) for hit in hits]
        starts, ends = {low for low, _ in taken}, {high for _, high in taken}
        for hit in self._misspelt.hits(text, taken):
            seen = Surroundings(text, hit, near.of(hit), present, shouting=False)
            beside_name = bool({hit.start - 1, hit.start - 2} & ends or {hit.end + 1, hit.end + 2} & starts)
            evidence = evidence_for_misspelling(seen, beside_name=beside_name)
            if evidence:
                yield _mention(block, hit, evidence, rule="misspelling")


class _Near:
    """The findings of a block by place, so that a hit asks only those that overlap it."""

    def __init__(self, found: Sequence[Finding]) -> None:
        self._buckets: dict[int, list[Finding]] = {}
        for finding in found:
            for bucket in range(finding.span.start // _BUCKET, finding.span.end // _BUCKET + 1):
                self._buckets.setdefault(bucket, []).append(finding)

    def of(self, hit: Hit) -> tuple[Finding, ...]:
        """Those that may overlap *hit*, each once, in their order."""
        buckets = range(hit.start // _BUCKET, hit.end // _BUCKET + 1)
        return tuple({id(one): one for bucket in buckets for one in self._buckets.get(bucket, ())}.values())


def _searchable(block: Block) -> str:
    """The text as the search reads it: in names of files and the like an underscore stands for a blank."""
    return block.text.replace("_", " ") if block.kind in _UNDERSCORED else block.text


def _mention(
    block: Block, hit: Hit, evidence: Evidence, *, rule: str = "", bounds: tuple[int, int] | None = None
) -> Finding:
    kinds = sorted({form.kind for form in hit.forms})
    score = 0.6 if rule else max(_SCORES.get(kind, _SCORE_OF_OTHERS) for kind in kinds)
    span = Span(block.id, *(bounds or (hit.start, hit.end)))
    return Finding(span, "person", _NAME, score, rule=rule or kinds[0], evidence=(evidence,))


def _is_one_case(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return capitals < 0.01 * len(letters) or capitals > 0.8 * len(letters)
