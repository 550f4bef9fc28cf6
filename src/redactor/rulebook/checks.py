"""What no single value shows: that records fit each other, their categories and the stages that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from redactor.core.categories import CATEGORIES, Family, family_of
from redactor.core.documents import BlockKind
from redactor.core.facts import Nation, Relation
from redactor.core.names import fold
from redactor.core.people import Consent, Role
from redactor.core.problems import Problem
from redactor.core.rules import Exemption, PassageRule, PolicyRule, RoleRule, TermRule
from redactor.rulebook.packs import RawRecord
from redactor.rulebook.records import Lexicon, Rule

_ATTRIBUTIONS = frozenset({"subject", "third party", "several", "nobody", "unknown", "ambiguous"})
_POLICY_WORDS: Mapping[str, frozenset[str]] = {
    "category": frozenset(CATEGORIES),
    "family": frozenset(family.value for family in Family),
    "role": frozenset(role.value for role in Role),
    "consent": frozenset(consent.value for consent in Consent),
    "attribution": _ATTRIBUTIONS,
    "relation": frozenset(relation.value for relation in Relation),
    "nation": frozenset(nation.value for nation in Nation),
    "block": frozenset(kind.value for kind in BlockKind),
}
_TERM_FAMILIES = frozenset({Family.SPECIAL, Family.OFFENCE})
_TERM_LISTS = ("terms", "needs", "not_with", "not_before", "not_after")


@dataclass(frozen=True, slots=True)
class Placed:
    """A rule with the record it was read from."""

    rule: Rule
    record: RawRecord


def check_rules(placed: Iterable[Placed], problems: list[Problem]) -> None:
    """Note in *problems* everything in which the rules contradict each other or what the stages know."""
    rules = list(placed)
    codes = frozenset(one.rule.code for one in rules if isinstance(one.rule, Exemption))
    for one in rules:
        problems.extend(_faults(one, codes))


def _faults(one: Placed, codes: frozenset[str]) -> Iterator[Problem]:
    rule = one.rule
    if isinstance(rule, TermRule):
        yield from _term_faults(one, rule)
    elif isinstance(rule, PassageRule):
        yield from _passage_faults(one, rule, codes)
    elif isinstance(rule, PolicyRule):
        yield from _policy_faults(one, rule, codes)
    elif isinstance(rule, RoleRule):
        yield from _role_faults(one, rule, codes)
    elif isinstance(rule, Lexicon) and not rule.words:
        yield Problem(one.record.where("words"), f"lexicon {rule.id} is empty.", "Give it at least one word.")


def _term_faults(one: Placed, rule: TermRule) -> Iterator[Problem]:
    yield from _category_faults(one, rule.category, lambda family: family in _TERM_FAMILIES)
    yield from _wording_faults(one)
    if not 0 < rule.score <= 1:
        yield Problem(one.record.where("score"), "score must lie above 0 and not above 1.", "")
    hits = {bool(example.hit) for example in rule.examples}
    if hits != {True, False}:
        yield Problem(
            one.record.where(),
            f"term {rule.id} lacks examples.",
            "Give at least one sentence under finds, and one under ignores.",
        )


def _passage_faults(one: Placed, rule: PassageRule, codes: frozenset[str]) -> Iterator[Problem]:
    yield from _category_faults(one, rule.category, lambda family: family is Family.PASSAGE)
    yield from _wording_faults(one)
    yield from _ground_faults(one, "grounds", rule.grounds, codes)
    if not rule.grounds:
        yield Problem(one.record.where("grounds"), f"passage {rule.id} names no ground.", "Name at least one code.")


def _category_faults(one: Placed, category: str, fits: Callable[[Family], bool]) -> Iterator[Problem]:
    if category not in CATEGORIES or not fits(family_of(category)):
        allowed = ", ".join(key for key in CATEGORIES if fits(family_of(key)))
        yield Problem(one.record.where("category"), "the category does not fit this rule.", f"Use one of {allowed}.")


def _wording_faults(one: Placed) -> Iterator[Problem]:
    """Words that cannot be searched for: empty once folded, or with a star anywhere but at the end."""
    if not one.rule.terms:  # type: ignore[union-attr]
        yield Problem(one.record.where("terms"), "terms is empty.", "Give at least one.")
    for key in _TERM_LISTS:
        for word in getattr(one.rule, key, ()):
            if not is_searchable(word):
                yield Problem(
                    one.record.where(key),
                    f"a word in {key} cannot be searched for.",
                    "It needs two letters or digits; a star may stand at its end only, after three letters; three dots between words only.",
                )


def is_searchable(word: str) -> bool:
    """Whether *word* can be compiled: a term, optionally with a star at its end for any ending, with or without gaps."""
    return all(_is_piece(piece.strip()) for piece in word.split("…"))


def _is_piece(word: str) -> bool:
    stem = word.removesuffix("*")
    letters = sum(char.isalnum() for char in fold(stem))
    needed = 3 if word.endswith("*") else 1
    return "*" not in stem and letters >= needed


def _policy_faults(one: Placed, rule: PolicyRule, codes: frozenset[str]) -> Iterator[Problem]:
    for key, allowed in _POLICY_WORDS.items():
        for word in getattr(rule, key):
            if word not in allowed:
                yield Problem(
                    one.record.where(key), f'{key} has a value that is not known: "{word}".', _choices(allowed)
                )
    yield from _ground_faults(one, "ground", (rule.ground,) if rule.ground else (), codes)
    yield from _ground_faults(one, "grounds", rule.grounds, codes)


def _role_faults(one: Placed, rule: RoleRule, codes: frozenset[str]) -> Iterator[Problem]:
    if rule.key not in _POLICY_WORDS["role"]:
        yield Problem(one.record.where("key"), "this role is not known.", _choices(_POLICY_WORDS["role"]))
    yield from _ground_faults(one, "ground", (rule.ground,) if rule.ground else (), codes)


def _ground_faults(one: Placed, key: str, grounds: Iterable[str], codes: frozenset[str]) -> Iterator[Problem]:
    for ground in grounds:
        if codes and ground not in codes:
            yield Problem(one.record.where(key), f'there is no exemption with the code "{ground}".', _choices(codes))


def _choices(allowed: Iterable[str]) -> str:
    return f"Use one of {', '.join(sorted(allowed))}."
