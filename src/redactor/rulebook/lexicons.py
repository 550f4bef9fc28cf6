"""Shared word lists: ``"@clinical"`` in a rule stands for every word of the lexicon named so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from redactor.core.problems import Problem
from redactor.core.rules import PassageRule, TermRule
from redactor.rulebook.checks import Placed
from redactor.rulebook.records import Lexicon

_SIGN = "@"
_TERM_FIELDS = ("terms", "needs", "not_with", "not_before", "not_after")
_PASSAGE_FIELDS = ("terms", "needs", "not_with")


def with_lexicons(placed: Iterable[Placed], problems: list[Problem]) -> list[Placed]:
    """The rules with every reference to a lexicon replaced by its words; unknown names are noted."""
    rules = list(placed)
    lexicons = {one.rule.id: one.rule.words for one in rules if isinstance(one.rule, Lexicon)}
    return [_expanded(one, lexicons, problems) for one in rules]


def _expanded(one: Placed, lexicons: Mapping[str, tuple[str, ...]], problems: list[Problem]) -> Placed:
    rule = one.rule
    if isinstance(rule, TermRule):
        return replace(one, rule=replace(rule, **_words(one, _TERM_FIELDS, lexicons, problems)))
    if isinstance(rule, PassageRule):
        return replace(one, rule=replace(rule, **_words(one, _PASSAGE_FIELDS, lexicons, problems)))
    return one


def _words(
    one: Placed, fields: tuple[str, ...], lexicons: Mapping[str, tuple[str, ...]], problems: list[Problem]
) -> dict[str, Any]:
    return {field: tuple(_spelt_out(one, field, lexicons, problems)) for field in fields}


def _spelt_out(
    one: Placed, field: str, lexicons: Mapping[str, tuple[str, ...]], problems: list[Problem]
) -> Iterator[str]:
    for word in getattr(one.rule, field):
        if not word.startswith(_SIGN):
            yield word
        elif word[1:] in lexicons:
            yield from lexicons[word[1:]]
        else:
            known = ", ".join(sorted(lexicons))
            problems.append(Problem(one.record.where(field), f"there is no lexicon {word}.", f"Known: {known}."))
