"""Rules as records: what ``rulebook`` loads from ``rules/`` and hands to the stages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redactor.core.items import Extent, Outcome


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that shows a rule at work; the tests run every one. ``hit`` is the words found ("" = none)."""

    text: str
    hit: str = ""


@dataclass(frozen=True, slots=True)
class TermRule:
    """One special-category or offence term with the context that makes it real."""

    id: str
    category: str
    terms: tuple[str, ...]  # each compiled with its inflections
    exact_case: bool = False
    needs: tuple[str, ...] = ()  # one of these must stand near (words, same sentence or row)
    not_with: tuple[str, ...] = ()  # false friends: any of these near makes the hit harmless
    not_before: tuple[str, ...] = ()  # words that, following directly, make it harmless
    not_after: tuple[str, ...] = ()  # words that, standing directly before, make it harmless
    reach: int = 240  # code points within which one of ``needs`` must stand
    score: float = 0.6
    note: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageRule:
    """Vocabulary that puts a whole passage up for referral, with the grounds a reviewer may choose from."""

    id: str
    category: str
    terms: tuple[str, ...]
    grounds: tuple[str, ...]
    exact_case: bool = False
    needs: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()  # keys of what the reviewer must record
    examples: tuple[Example, ...] = ()


class LabelLevel(StrEnum):
    """Whether a ground may be named on a label (open) or makes the whole pack neutral."""

    OPEN = "open"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One ground: a row of ``rules/exemptions.toml`` (codes of section 1.3 of the domain brief)."""

    code: str
    provision: str  # "DPA 2018 Sch 2 para 16"
    title: str
    level: LabelLevel
    plain_reason: str  # for the requester's schedule, open level only
    open_label: str = ""
    evidence: tuple[str, ...] = ()  # keys to be recorded before sign-off
    second_person: bool = False
    tips_off: bool = False
    precedence: int = 100  # lower wins where several apply
    only_if: tuple[str, ...] = ()  # conditions: "requester_has_pr", "subject_under_18", "not_scotland"…
    always_refer: bool = False


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Defaults and words for one role: a row of ``rules/roles.toml``."""

    key: str
    title: str  # "Another pupil"
    open_label: str  # "[Another pupil]"
    identity: Outcome  # what happens to this role's name by default
    contact: Outcome
    ground: str = "TP"
    deemed_reasonable: str = ""  # para 17 test that applies: "health", "social work", "education", ""
    factors: tuple[tuple[str, str], ...] = ()  # para 16(3) texts to start the evidence from, sorted
    consent: str = ""  # starting text: why consent was not sought
    job_words: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One line of ``rules/policy.toml``; the first whose conditions all hold decides, no match means refer.

    Every condition is a tuple of allowed values; empty means any.
    """

    id: str
    outcome: Outcome
    reason: str
    category: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()  # subject, third party, several, nobody, unknown, ambiguous
    relation: tuple[str, ...] = ()
    nation: tuple[str, ...] = ()
    block: tuple[str, ...] = ()  # kinds of block
    known_to_requester: bool | None = None
    when: tuple[str, ...] = ()  # named conditions that policy knows: "in_register_row", "whole_row"…
    ground: str = ""
    grounds: tuple[str, ...] = ()  # candidate grounds for a referral
    extent: Extent = Extent.WORDS
    evidence: tuple[str, ...] = ()
    second_person: bool = False


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules of a case, checked, with the digest under which they are stored."""

    digest: str
    exemptions: tuple[Exemption, ...]
    roles: tuple[RoleRule, ...]
    policy: tuple[PolicyRule, ...]
    terms: tuple[TermRule, ...] = ()
    passages: tuple[PassageRule, ...] = ()
    false_friends: tuple[str, ...] = ()
    lexicons: tuple[tuple[str, tuple[str, ...]], ...] = ()  # named word lists (kinship, job words…), sorted
