"""Findings of several recognisers brought together: within one category spans do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from redactor.core.categories import Family
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.ids import FindingId
from redactor.core.spans import Span

_RANK = {Strength.STRONG: 2, Strength.WEAK: 1, Strength.FALSE_FRIEND: 0}
_NUMBERS = frozenset({Family.IDENTIFIER, Family.CONTACT})
# What may hold another number inside; in anything else an inner hit is a misreading of part of the digits.
_NAMELESS = frozenset({"postal_address", "url", "email_address", "social_handle", "phone_number", "postcode"})
_SURE = frozenset({"layout", "known form"})
_HOLDERS = frozenset({"postal_address", "url", "social_handle"})


def reconcile(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each place and category, in total order; links follow the finding that stayed."""
    kept: list[Finding] = []
    replaced: dict[FindingId, FindingId] = {}
    ordered = sorted(findings, key=lambda finding: (finding.category, *_total_order(finding)))
    for _, group in groupby(ordered, key=lambda finding: (finding.category, finding.span.block)):
        for cluster in _clusters_by_strength(list(group)):
            winner = _joined(cluster)
            kept.append(winner)
            if len(cluster) > 1:
                replaced.update({finding.id: winner.id for finding in cluster})
    single = _without_names_in_addresses(_one_reading_each(kept))
    return sorted((_relinked(finding, replaced) for finding in single), key=lambda finding: finding.sort_key)


def _total_order(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    return (span.block, span.start, -span.end, finding.recogniser, -finding.score, finding.rule, finding.value)


def _clusters(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Groups of findings that overlap, directly or through others; *findings* come ordered by start."""
    clusters: list[list[Finding]] = []
    reach = 0
    for finding in findings:
        if clusters and finding.span.start < reach:
            clusters[-1].append(finding)
            reach = max(reach, finding.span.end)
        else:
            clusters.append([finding])
            reach = finding.span.end
    return clusters


def _clusters_by_strength(findings: list[Finding]) -> list[list[Finding]]:
    """As :func:`_clusters`; among names a weak one joins a strong one that it touches, but never bridges two."""
    if not findings or findings[0].category != "person":
        return _clusters(findings)
    clusters = _clusters(finding for finding in findings if finding.strength is Strength.STRONG)
    apart: list[Finding] = []
    for finding in findings:
        if finding.strength is Strength.STRONG:
            continue
        home = next((cluster for cluster in clusters if any(finding.span.overlaps(one.span) for one in cluster)), None)
        (apart if home is None else home).append(finding)
    return [*clusters, *_clusters(apart)]


def _joined(cluster: list[Finding]) -> Finding:
    """The most trustworthy reading, grown over all of them: a name found in part is better withheld whole.

    A weak name does not stretch a strong one: what the model doubts is mostly the word beside the name.
    """
    if len(cluster) == 1:
        return cluster[0]
    best = min(cluster, key=lambda finding: (-_trust(finding), *_total_order(finding)))
    block = best.span.block
    growing = [one for one in cluster if one.strength is best.strength or best.category != "person"]
    span = Span(block, min(one.span.start for one in growing), max(one.span.end for one in growing))
    supporters = [best] if best.family in _NUMBERS else cluster  # a number is read one way only
    evidence: set[Evidence] = {reason for finding in supporters for reason in finding.evidence}
    mentions = {mention for finding in cluster for mention in finding.mentions}
    return replace(best, span=span, evidence=tuple(sorted(evidence)), mentions=tuple(sorted(mentions)))


def _trust(finding: Finding) -> float:
    return 10 * _RANK[finding.strength] + finding.score


def _one_reading_each(findings: list[Finding]) -> list[Finding]:
    """Digits are read as one number: of overlapping identifiers the best supported stays."""
    numbers = sorted(
        (finding for finding in findings if _is_number(finding)),
        key=lambda finding: (-_trust(finding), -len(finding.span), finding.category, *_total_order(finding)),
    )
    kept: dict[str, list[Finding]] = {}
    for number in numbers:
        here = kept.setdefault(number.span.block, [])
        if all(_may_stand_beside(number, other) for other in here):
            here.append(number)
    chosen = {id(finding) for here in kept.values() for finding in here}
    return [finding for finding in findings if not _is_number(finding) or id(finding) in chosen]


def _is_number(finding: Finding) -> bool:
    """A school's number competes with people's for the same digits, although it makes no item."""
    return finding.family in _NUMBERS or finding.category == "institution_number"


def _without_names_in_addresses(findings: list[Finding]) -> list[Finding]:
    """A street or an address of the net is no person, unless the layout or the register says that it names one."""
    holders: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.category in _NAMELESS:
            holders.setdefault(finding.span.block, []).append(finding)
    return [
        finding
        for finding in findings
        if finding.category != "person"
        or any(evidence.kind in _SURE for evidence in finding.evidence)
        or not any(_swallows(holder, finding) for holder in holders.get(finding.span.block, ()))
    ]


def _swallows(holder: Finding, name: Finding) -> bool:
    """Whether a name within an address is part of it; "@Rinor" alone calls somebody by name."""
    is_call = holder.category == "social_handle" and (holder.span.start + 1, holder.span.end) == (
        name.span.start,
        name.span.end,
    )
    return holder.span.covers(name.span) and not (is_call and name.strength is Strength.STRONG)


def _may_stand_beside(one: Finding, other: Finding) -> bool:
    if not one.span.overlaps(other.span):
        return True
    if one.span == other.span:
        return False
    for outer, inner in ((one, other), (other, one)):
        if outer.category in _HOLDERS and outer.span.covers(inner.span):
            return True
    return False


def _relinked(finding: Finding, replaced: Mapping[FindingId, FindingId]) -> Finding:
    if not any(mention in replaced for mention in finding.mentions):
        return finding
    return replace(finding, mentions=tuple(sorted({replaced.get(mention, mention) for mention in finding.mentions})))
