"""The rulebook of a case: the shipped packs, with the case's own records laid over them by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from redactor.core.ids import digest
from redactor.core.problems import Problem
from redactor.core.rules import Exemption, PassageRule, PolicyRule, RoleRule, Rulebook, TermRule
from redactor.errors import RulesError
from redactor.resources import shipped
from redactor.rulebook.checks import Placed, check_rules
from redactor.rulebook.lexicons import with_lexicons
from redactor.rulebook.packs import RawRecord, read_records
from redactor.rulebook.records import KINDS, Lexicon, key_field, key_of, parse_record

R = TypeVar("R")

HARMLESS_PHRASES = "harmless_phrases"
"""The lexicon whose phrases make every term inside them a false friend ("labour ward")."""

_OFF = "off"


@dataclass(frozen=True, slots=True)
class _Name:
    """What names a record: its kind and its id."""

    table: str
    key: str


def load_rulebook(overrides: Path | None = None) -> Rulebook:
    """The shipped rules with the records of the folder *overrides* laid over them.

    A record with a shipped id takes that record's place; ``off = true`` removes it; a new one is added, a new
    policy rule *before* the shipped ones, because the first that fits decides. Raises RulesError with every fault.
    """
    return load_from(shipped("rules"), overrides)


def load_from(base: Traversable, overrides: Path | None = None) -> Rulebook:
    """As :func:`load_rulebook`, from any folder of packs."""
    problems: list[Problem] = []
    records = _by_name(read_records(base, problems), problems)
    if overrides is not None and overrides.is_dir():
        records = _laid_over(records, _by_name(read_records(overrides, problems), problems), problems)
    placed = with_lexicons(_parsed(records.values(), problems), problems)
    check_rules(placed, problems)
    if problems:
        faults = "\n".join(f"  {problem}" for problem in problems)
        raise RulesError(f"The rules have faults; nothing was done:\n{faults}", next_step="Mend them and run again.")
    return _rulebook(placed)


def _by_name(records: Iterable[RawRecord], problems: list[Problem]) -> dict[_Name, RawRecord]:
    named: dict[_Name, RawRecord] = {}
    for record in records:
        if record.table not in KINDS:
            problems.append(Problem(record.where(), f"[[{record.table}]] is not known.", f"Known: {', '.join(KINDS)}."))
            continue
        name = _Name(record.table, key_of(record))
        if not name.key:
            field = key_field(record.table)
            problems.append(Problem(record.where(field), f"{field} is missing or no text.", f'Add: {field} = "…"'))
        elif name in named:
            problems.append(
                Problem(
                    record.where(key_field(record.table)),
                    f'"{name.key}" stands twice, first at {named[name].where()}.',
                    "Give one of them another name.",
                )
            )
        else:
            named[name] = record
    return named


def _laid_over(
    base: Mapping[_Name, RawRecord], own: Mapping[_Name, RawRecord], problems: list[Problem]
) -> dict[_Name, RawRecord]:
    added = {name: record for name, record in own.items() if name not in base}
    joined = {**added, **{name: own.get(name, record) for name, record in base.items()}}
    for name, record in own.items():
        if record.values.get(_OFF) is True:
            del joined[name]
            if name not in base:
                problems.append(
                    Problem(record.where(_OFF), f'there is no shipped record "{name.key}".', "Check its name.")
                )
    return joined


def _parsed(records: Iterable[RawRecord], problems: list[Problem]) -> Iterator[Placed]:
    for record in records:
        rule = parse_record(record, problems)
        if rule is not None:
            yield Placed(rule, record)


def _rulebook(placed: Iterable[Placed]) -> Rulebook:
    rules = [one.rule for one in placed]

    def of(kind: type[R]) -> tuple[R, ...]:
        return tuple(rule for rule in rules if isinstance(rule, kind))

    lexicons = {lexicon.id: lexicon.words for lexicon in of(Lexicon)}
    return Rulebook(
        digest=_digest(rules),
        exemptions=of(Exemption),
        roles=of(RoleRule),
        policy=of(PolicyRule),
        terms=tuple(sorted(of(TermRule), key=lambda rule: rule.id)),
        passages=tuple(sorted(of(PassageRule), key=lambda rule: rule.id)),
        false_friends=lexicons.pop(HARMLESS_PHRASES, ()),
        lexicons=tuple(sorted(lexicons.items())),
    )


def _digest(rules: Iterable[object]) -> str:
    """Over what the rules say, in order; comments, spacing and the file they stand in do not count."""
    return digest(*(f"{type(rule).__name__} {rule!r}" for rule in rules))
