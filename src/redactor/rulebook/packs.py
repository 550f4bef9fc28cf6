"""Rule packs as text: the TOML files of a rules folder, each record with the line it starts on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from redactor.core.problems import Problem

_HEADER = re.compile(r"\s*\[\[\s*([\w.-]+)\s*\]\]\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One ``[[table]]`` of a pack as written: its values, and where it stands."""

    table: str
    values: Mapping[str, Any]
    file: str
    line: int  # of its header, from 1
    lines: tuple[str, ...]  # its own lines, from the header on

    def where(self, key: str = "") -> str:
        """File and line of *key*, or of the record where the key is not written in it."""
        if key:
            for offset, line in enumerate(self.lines):
                if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                    return f"{self.file} line {self.line + offset}"
        return f"{self.file} line {self.line}"


def read_records(root: Traversable, problems: list[Problem]) -> list[RawRecord]:
    """Every record of every ``*.toml`` under *root*, in order of file name and then as written."""
    records: list[RawRecord] = []
    for name, file in sorted(_pack_files(root, "")):
        records.extend(_records_of(name, file, problems))
    return records


def _pack_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _pack_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield prefix + entry.name, entry


def _records_of(name: str, file: Traversable, problems: list[Problem]) -> Iterator[RawRecord]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError:
        problems.append(Problem(name, "is not a text file in UTF-8.", "Save it as UTF-8."))
        return
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(name, f"is not valid TOML: {error}.", "Mend that line."))
        return
    defaults = {key: value for key, value in raw.items() if not isinstance(value, list | dict)}
    for table, found in raw.items():
        if table in defaults:
            continue
        yield from _table_records(_Table(name, table, text), found, defaults, problems)


@dataclass(frozen=True, slots=True)
class _Table:
    """One kind of record in one file."""

    file: str
    name: str
    text: str


def _table_records(
    table: _Table, found: object, defaults: Mapping[str, Any], problems: list[Problem]
) -> Iterator[RawRecord]:
    starts = _header_lines(table)
    if not (isinstance(found, list) and len(starts) == len(found) and all(isinstance(one, dict) for one in found)):
        line = _first_line_naming(table)
        problems.append(
            Problem(
                f"{table.file} line {line}",
                f"{table.name} is not a list of rules.",
                f"Start each with [[{table.name}]].",
            )
        )
        return
    lines = table.text.splitlines()
    headers = [number for number, line in enumerate(lines, 1) if _HEADER.match(line)]
    for start, values in zip(starts, found, strict=True):
        end = next((number for number in headers if number > start), len(lines) + 1)
        yield RawRecord(table.name, {**defaults, **values}, table.file, start, tuple(lines[start - 1 : end - 1]))


def _header_lines(table: _Table) -> list[int]:
    matches = ((number, _HEADER.match(line)) for number, line in enumerate(table.text.splitlines(), 1))
    return [number for number, match in matches if match and match.group(1) == table.name]


def _first_line_naming(table: _Table) -> int:
    pattern = re.compile(rf"\s*\[*\s*{re.escape(table.name)}\b")
    return next((n for n, line in enumerate(table.text.splitlines(), 1) if pattern.match(line)), 1)
