"""The known-names pass over documents: hits of the multi-pattern search, filtered by evidence."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.core.documents import Block, Document
from redactor.core.findings import Evidence, Finding
from redactor.core.names import KnownForm
from redactor.core.spans import Span
from redactor.detection.known_names.automaton import FormSearch, Hit
from redactor.detection.known_names.evidence import Surroundings, evidence_for, owners_present

_NAME = "known-names/1"
_IDENTIFIER = "identifier"
_SCORES = {"full": 0.99, "reversed": 0.99, "initial and surname": 0.97, "surname": 0.9, "forename": 0.9}
_SCORE_OF_OTHERS = 0.8


class KnownNames:
    """Every written form of every known person, looked for in one pass."""

    name = _NAME

    def __init__(self, forms: Sequence[KnownForm]) -> None:
        self._names = FormSearch(form for form in forms if form.kind != _IDENTIFIER)

    def find(self, document: Document, found: Sequence[Finding]) -> list[Finding]:
        """Mentions of known people, given what the first pass found in the document."""
        hits = [(block, self._names.hits(block.text)) for block in document.blocks]
        present = owners_present([hit for _, here in hits for hit in here])
        by_block: dict[str, list[Finding]] = {}
        for finding in found:
            by_block.setdefault(finding.span.block, []).append(finding)
        mentions = []
        for block, here in hits:
            beside = tuple(by_block.get(block.id, ()))
            for hit in here:
                seen = Surroundings(block.text, hit, beside, present, _is_one_case(block.text))
                evidence = evidence_for(seen)
                if evidence:
                    mentions.append(_mention(block, hit, evidence))
        return mentions


def _mention(block: Block, hit: Hit, evidence: Evidence) -> Finding:
    kinds = sorted({form.kind for form in hit.forms})
    score = max(_SCORES.get(kind, _SCORE_OF_OTHERS) for kind in kinds)
    span = Span(block.id, hit.start, hit.end)
    return Finding(span, "person", _NAME, score, rule=kinds[0], evidence=(evidence,))


def _is_one_case(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return capitals < 0.01 * len(letters) or capitals > 0.8 * len(letters)
