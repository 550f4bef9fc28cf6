"""Findings: something seen at a place, and why we think so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from redactor.core.categories import Family, family_of
from redactor.core.ids import FindingId, finding_id
from redactor.core.spans import Span


class Strength(StrEnum):
    """Whether a finding makes an item. WEAK ones and FALSE_FRIENDs stand in the report's appendix."""

    STRONG = "strong"
    WEAK = "weak"
    FALSE_FRIEND = "false friend"


class About(StrEnum):
    """Whose fact a special-category or offence finding states (``Finding.mentions`` says which mentions)."""

    MENTIONS = "mentions"
    NOBODY = "nobody"  # generic: "the autism policy"
    UNKNOWN = "can't tell"
    NOT_APPLICABLE = ""  # names, numbers, passages


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One reason: its kind (score, context, label, layout, check, known form, rule, syntax…) and short words.

    Words come from rules and settings, never from the case.
    """

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A span, what it is, who saw it and why."""

    span: Span
    category: str
    recogniser: str  # name and version: "layout/1", "names-minilm/3"
    score: float  # 0 to 1, two decimals: comparable within a recogniser only
    rule: str = ""  # id of the rule, pattern or list entry behind it
    strength: Strength = Strength.STRONG
    evidence: tuple[Evidence, ...] = ()
    about: About = About.NOT_APPLICABLE
    mentions: tuple[FindingId, ...] = ()  # the person findings that the fact or number hangs on
    value: str = ""  # normalised form of an identifier (digits only, lower-case address), for linking

    @property
    def id(self) -> FindingId:
        """Stable over runs and workers."""
        return finding_id(self.span.block, self.span.start, self.span.end, self.category, self.recogniser)

    @property
    def family(self) -> Family:
        """The family of its category."""
        return family_of(self.category)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Total order: block, start, longest first, category, recogniser."""
        span = self.span
        return (span.block, span.start, -span.end, self.category, self.recogniser)

    def with_evidence(self, *evidence: Evidence) -> Self:
        """The same finding with more reasons, kept sorted and unique."""
        return replace(self, evidence=tuple(sorted({*self.evidence, *evidence})))
