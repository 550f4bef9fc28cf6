"""Names that the model alone saw and that what stands there speaks against: kept as weak hits, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from redactor.core.categories import Family
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.names import fold
from redactor.core.ordinary import ORDINARY_WORDS
from redactor.core.spans import Span
from redactor.detection.layout.forms import is_name_label
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.views import DocumentView

_FACTS = frozenset({Family.SPECIAL, Family.OFFENCE})
_SURE = frozenset({"layout", "known form"})
_ROLES = NO_PEOPLE - ORDINARY_WORDS
_WEAK = 0.4
_WORD = re.compile(r"[^\W\d_]+")


def is_vouched_for(finding: Finding) -> bool:
    """Whether layout or register say that a name stands there."""
    return any(evidence.kind in _SURE for evidence in finding.evidence)


def sifted(view: DocumentView) -> list[Finding]:
    """The findings of *view*, with unlikely names made weak."""
    facts = {one.span for one in view.found if one.family in _FACTS and one.strength is Strength.STRONG}
    return [_judged(finding, view, facts) for finding in view.found]


def _judged(finding: Finding, view: DocumentView, facts: Iterable[Span]) -> Finding:
    if finding.category != "person" or finding.strength is not Strength.STRONG or is_vouched_for(finding):
        return finding
    block = view.block(finding.span.block).text
    is_label = block[finding.span.end : finding.span.end + 1] == ":" and is_name_label(finding.span.of(block))
    reason = "a role or a field" if is_label else _against(finding, finding.span.of(block), facts)
    if not reason:
        return finding
    return replace(finding, strength=Strength.WEAK, score=min(finding.score, _WEAK)).with_evidence(
        Evidence("context", reason)
    )


def _against(finding: Finding, text: str, facts: Iterable[Span]) -> str:
    words = [fold(word) for word in _WORD.findall(text)]
    if finding.span in facts:
        return "a term of the rules"
    if len(words) == 1 and len(words[0]) == 1:
        return "a single letter"
    return "a role or a field" if words and all(word in _ROLES for word in words) else ""
