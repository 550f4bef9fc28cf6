"""Raw records into rule records: every value checked against the type of its field, every fault collected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from redactor.core.problems import Problem
from redactor.core.rules import Example, Exemption, PassageRule, PolicyRule, RoleRule, TermRule
from redactor.rulebook.packs import RawRecord


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A named list of words that several recognisers share."""

    id: str
    words: tuple[str, ...]
    note: str = ""


Rule = Exemption | RoleRule | PolicyRule | TermRule | PassageRule | Lexicon

KINDS: Mapping[str, type[Rule]] = {
    "exemption": Exemption,
    "role": RoleRule,
    "rule": PolicyRule,
    "term": TermRule,
    "passage": PassageRule,
    "lexicon": Lexicon,
}
"""The ``[[table]]`` names a pack may hold."""

_KEYS: Mapping[str, str] = {"exemption": "code", "role": "key"}
_EXAMPLES = ("finds", "ignores")  # how examples are written: "He takes [Ritalin] at noon."
_MARKED = re.compile(r"\[([^\[\]]*)\]")


def key_field(table: str) -> str:
    """The field that names a record of *table*: its id."""
    return _KEYS.get(table, "id")


def key_of(record: RawRecord) -> str:
    """The id as written, or "" where it is missing or no text."""
    key = record.values.get(key_field(record.table), "")
    return key if isinstance(key, str) else ""


def parse_record(record: RawRecord, problems: list[Problem]) -> Rule | None:
    """The rule that *record* states, or None with the faults noted in *problems*."""
    before = len(problems)
    kind = KINDS[record.table]
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}
    values: dict[str, Any] = {}
    for key, raw in record.values.items():
        if key in _EXAMPLES and "examples" in known:
            values["examples"] = (*values.get("examples", ()), *_examples(record, key, raw, problems))
        elif key not in known or key == "examples":
            _note_unknown(record, key, known, problems)
        else:
            values[key] = _converted(hints[key], record, key, problems)
    _note_missing(record, known, values, problems)
    return kind(**values) if len(problems) == before else None


def _note_unknown(record: RawRecord, key: str, known: Mapping[str, Field[Any]], problems: list[Problem]) -> None:
    names = [name for name in known if name != "examples"]
    if "examples" in known:
        names.extend(_EXAMPLES)
    problems.append(
        Problem(record.where(key), f"{key} is not known in [[{record.table}]].", f"Known: {', '.join(names)}.")
    )


def _note_missing(
    record: RawRecord, known: Mapping[str, Field[Any]], values: Mapping[str, Any], problems: list[Problem]
) -> None:
    needed = [name for name, field in known.items() if field.default is MISSING and field.default_factory is MISSING]
    problems.extend(
        Problem(record.where(), f"{name} is missing in [[{record.table}]].", f"Add a line: {name} = …")
        for name in needed
        if name not in values
    )


def _converted(hint: Any, record: RawRecord, key: str, problems: list[Problem]) -> Any:
    raw = record.values[key]
    try:
        return _value(hint, raw)
    except _Unfit as fault:
        problems.append(Problem(record.where(key), f"{key} must be {fault.wanted}.", fault.next_step))
        return None


class _Unfit(Exception):
    """A value does not fit its field."""

    def __init__(self, wanted: str, next_step: str = "") -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.next_step = next_step


def _value(hint: Any, raw: Any) -> Any:
    """*raw* as the type that *hint* names; the few shapes that rules have."""
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _member(hint, raw)
    if get_args(hint) == (str, ...):
        return _words(raw)
    if get_args(hint):
        return _pairs(raw)
    return _plain(hint, raw)


def _plain(hint: Any, raw: Any) -> Any:
    if hint is float and isinstance(raw, int | float) and not isinstance(raw, bool):
        return float(raw)
    if type(raw) is not hint:
        names = {str: "text in double quotes", bool: "true or false", int: "a whole number", float: "a number"}
        raise _Unfit(names[hint])
    return raw


def _member(kind: type[StrEnum], raw: Any) -> StrEnum:
    try:
        return kind(raw)
    except ValueError:
        allowed = ", ".join(f'"{one.value}"' for one in kind)
        raise _Unfit("one of the known words", f"Use one of {allowed}.") from None


def _words(raw: Any) -> tuple[str, ...]:
    if not (isinstance(raw, list) and all(isinstance(word, str) and word.strip() for word in raw)):
        raise _Unfit("a list of texts", 'Write it as ["…", "…"].')
    return tuple(word.strip() for word in raw)


def _pairs(raw: Any) -> tuple[tuple[str, str], ...]:
    if not (isinstance(raw, dict) and all(isinstance(text, str) for text in raw.values())):
        raise _Unfit("a table of texts", 'Write it as { key = "…", other = "…" }.')
    return tuple(sorted(raw.items()))


def _examples(record: RawRecord, key: str, raw: Any, problems: list[Problem]) -> tuple[Example, ...]:
    """``finds`` marks the words found in square brackets; ``ignores`` are sentences in which nothing is found."""
    try:
        return tuple(_example(key, text) for text in _words(raw))
    except _Unfit as fault:
        problems.append(Problem(record.where(key), f"{key} must be {fault.wanted}.", fault.next_step))
        return ()


def _example(key: str, text: str) -> Example:
    marked = _MARKED.findall(text)
    if key == "ignores":
        return Example(text)
    if len(marked) != 1 or not marked[0]:
        raise _Unfit(
            "sentences with the words found in square brackets, once each", 'Write "He takes [Ritalin] daily."'
        )
    return Example(_MARKED.sub(r"\1", text), marked[0])
