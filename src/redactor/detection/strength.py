"""Strength: which findings make an item and which stand in the appendix as weak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from redactor.core.categories import Family
from redactor.core.findings import Finding, Strength

# Score under which a bare hit is weak: without layout, label, known form or a check digit to support it.
_BY_FAMILY: Mapping[Family, float] = {
    Family.PERSON: 0.5,
    Family.CONTACT: 0.5,
    Family.IDENTIFIER: 0.5,
    Family.INDIRECT: 0.4,
    Family.SPECIAL: 0.5,
    Family.OFFENCE: 0.5,
    Family.PASSAGE: 0.4,
    Family.CONTEXT: 1.01,  # never an item by itself
    Family.GAP: 0.0,
}
_SECOND_EVIDENCE = frozenset({"layout", "label", "known form", "check"})


def with_strength(findings: Iterable[Finding], thresholds: Mapping[str, float]) -> list[Finding]:
    """The findings with STRONG or WEAK set by their category's threshold; false friends stay what they are."""
    return [_judged(finding, thresholds) for finding in findings]


def _judged(finding: Finding, thresholds: Mapping[str, float]) -> Finding:
    if finding.strength is not Strength.STRONG:
        return finding
    threshold = thresholds.get(finding.category, _BY_FAMILY[finding.family])
    supported = any(evidence.kind in _SECOND_EVIDENCE for evidence in finding.evidence)
    weak = finding.score < threshold and (not supported or finding.family is Family.CONTEXT)
    return replace(finding, strength=Strength.WEAK) if weak else finding
