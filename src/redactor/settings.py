"""``case.toml`` and ``people.csv``: read once, checked in full, every fault named with its place."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from redactor.core.facts import CaseFacts, Clock, DataSubject, Nation, Organisation, Relation, Requester
from redactor.core.people import Consent, KnownPerson, Role
from redactor.core.problems import Problem
from redactor.errors import CaseError

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DetectionSettings:
    """How detection works. ``pipeline`` names an installed spaCy pipeline; nothing is downloaded."""

    pipeline: str = "en_core_web_sm"
    names: str = "thorough"  # or "fast"; "joined" (with spaCy's names) and "spacy" (alone) to compare with
    batch_size: int = 64
    thresholds: tuple[tuple[str, float], ...] = ()  # category → score under which a bare hit is weak


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    detection: DetectionSettings = field(default_factory=DetectionSettings)
    open_labels: bool = False  # asked for; granted only where every ground allows it
    word_copies: str = "word"  # or "pdf": pages laid out by LibreOffice, then written anew by our own PDF writer


@dataclass(frozen=True, slots=True)
class CaseConfiguration:
    """What a case folder's own files say."""

    facts: CaseFacts
    settings: Settings


_SECTIONS: dict[str, tuple[str, ...]] = {
    "case": ("name", "nation"),
    "subject": ("name", "aliases", "born", "identifiers"),
    "requester": ("name", "relation", "aliases", "identifiers", "knows"),
    "clock": (
        "received", "identity_requested", "identity_received", "clarifications", "extended", "extension_notice",
        "extension_reason", "fee_requested", "fee_paid",
    ),
    "organisation": ("name", "kind", "email_domains"),
    "policy": (),  # switches: any key
    "settings": ("pipeline", "names", "open_labels", "thresholds", "word_copies"),
}  # fmt: skip

_COLUMNS = (
    "name", "role", "aliases", "identifiers", "consent", "consent_for", "consent_date", "consent_reason",
    "known_to_requester", "born", "note",
)  # fmt: skip


class _Reader:
    """Takes values out of one TOML table, collecting every fault instead of stopping at the first."""

    def __init__(self, where: str, table: Mapping[str, Any], text: str, problems: list[Problem]) -> None:
        self._where = where
        self._table = table
        self._text = text
        self._problems = problems

    def fault(self, key: str, what: str, next_step: str) -> None:
        """Note a fault at *key*, with its line."""
        self._problems.append(Problem(f"case.toml line {_line_of(self._text, self._where, key)}", what, next_step))

    def words(self, key: str) -> str:
        """A string, or ""."""
        value = self._table.get(key, "")
        if isinstance(value, date):
            return value.isoformat()
        if not isinstance(value, str):
            self.fault(key, f"{self._where}.{key} must be text.", 'Put it in double quotes: "…".')
            return ""
        return value.strip()

    def many(self, key: str) -> tuple[str, ...]:
        """A list of strings, or ()."""
        value = self._table.get(key, [])
        if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            self.fault(key, f"{self._where}.{key} must be a list of texts.", 'Write it as ["…", "…"].')
            return ()
        return tuple(item.strip() for item in value if item.strip())

    def day(self, key: str) -> str:
        """An ISO date, or ""."""
        value = self.words(key)
        if value and not is_iso_date(value):
            self.fault(
                key, f"{self._where}.{key} is not a date.", "Write it as year-month-day, for example 2026-11-02."
            )
            return ""
        return value

    def yes(self, key: str) -> bool:
        """A truth value, false if missing."""
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, f"{self._where}.{key} must be true or false.", "Write it without quotes.")
            return False
        return value

    def one_of(self, key: str, kind: type[E], default: E) -> E:
        """A member of *kind*, or *default* where the key is missing."""
        value = self.words(key)
        if not value:
            return default
        try:
            return kind(value.lower())
        except ValueError:
            allowed = ", ".join(f'"{member.value}"' for member in kind)
            self.fault(key, f"{self._where}.{key} has a value that is not known.", f"Use one of {allowed}.")
            return default


def load_configuration(case: Path) -> CaseConfiguration:
    """Read and check ``case.toml`` and ``people.csv`` of a case folder; every fault in one error."""
    path = case / "case.toml"
    if not path.is_file():
        raise CaseError(
            f"{case.name} is not a case folder: it has no case.toml.", next_step="Make a case with: redactor new CASE"
        )
    problems: list[Problem] = []
    text = _text_of(path)
    people = _load_people(case / "people.csv", problems)
    configuration = _parse(text, people, problems)
    if problems:
        faults = "\n".join(f"  {problem}" for problem in problems)
        raise CaseError(
            f"The case's own files have faults; nothing was done:\n{faults}", next_step="Mend them and run again."
        )
    return configuration


def is_iso_date(value: str) -> bool:
    """Whether *value* is a calendar date written YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _parse(text: str, people: tuple[KnownPerson, ...], problems: list[Problem]) -> CaseConfiguration:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"case.toml is not valid TOML: {error}.", next_step="Mend that line and run again.") from error
    problems.extend(_unknown_keys(raw, text))
    part = {name: _Reader(name, _table(raw, name), text, problems) for name in _SECTIONS}
    facts = CaseFacts(
        name=part["case"].words("name"),
        subject=_subject(part["subject"]),
        requester=_requester(part["requester"]),
        nation=part["case"].one_of("nation", Nation, Nation.UNKNOWN),
        clock=_clock(part["clock"], _table(raw, "clock")),
        organisation=Organisation(
            part["organisation"].words("name"),
            tuple(domain.lower().lstrip("@") for domain in part["organisation"].many("email_domains")),
            part["organisation"].words("kind"),
        ),
        known_people=people,
        switches=tuple(sorted((key, _switch(value)) for key, value in _table(raw, "policy").items())),
    )
    return CaseConfiguration(facts, _settings(part["settings"], _table(raw, "settings")))


def _table(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = raw.get(name, {})
    return value if isinstance(value, dict) else {}


def _switch(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unknown_keys(raw: Mapping[str, Any], text: str) -> Iterator[Problem]:
    for section, table in raw.items():
        if section not in _SECTIONS or not isinstance(table, dict):
            line = _line_of(text, section, "")
            yield Problem(f"case.toml line {line}", f"[{section}] is not known.", f"Known: {', '.join(_SECTIONS)}.")
            continue
        for key in table:
            if _SECTIONS[section] and key not in _SECTIONS[section]:
                known = ", ".join(_SECTIONS[section])
                yield Problem(
                    f"case.toml line {_line_of(text, section, key)}",
                    f"{section}.{key} is not known.",
                    f"Known: {known}.",
                )


def _subject(part: _Reader) -> DataSubject:
    if not part.words("name"):
        part.fault("name", "subject.name is empty.", "Name the person whose data was asked for.")
    return DataSubject(part.words("name"), part.many("aliases"), part.day("born"), part.many("identifiers"))


def _requester(part: _Reader) -> Requester:
    return Requester(
        part.words("name"),
        part.one_of("relation", Relation, Relation.UNKNOWN),
        part.many("aliases"),
        part.many("identifiers"),
        part.many("knows"),
    )


def _clock(part: _Reader, table: Mapping[str, Any]) -> Clock:
    pauses = table.get("clarifications", [])
    good = isinstance(pauses, list) and all(isinstance(p, list) and 1 <= len(p) <= 2 for p in pauses)
    if not good:
        part.fault(
            "clarifications", "clock.clarifications must be pairs of dates.", 'Write [["2026-11-05", "2026-11-09"]].'
        )
        pauses = []
    pairs = tuple((str(pause[0]), str(pause[1]) if len(pause) == 2 else "") for pause in pauses)  # (asked, answered)
    return Clock(
        part.day("received"),
        part.day("identity_requested"),
        part.day("identity_received"),
        pairs,
        part.yes("extended"),
        part.day("extension_notice"),
        part.words("extension_reason"),
        part.day("fee_requested"),
        part.day("fee_paid"),
    )


def _settings(part: _Reader, table: Mapping[str, Any]) -> Settings:
    default = DetectionSettings()
    names = part.words("names") or default.names
    if names not in {"thorough", "fast", "joined"}:
        part.fault("names", "settings.names has a value that is not known.", 'Use "thorough", "fast" or "joined".')
    thresholds = table.get("thresholds", {})
    pairs = (
        tuple(sorted((str(key), float(value)) for key, value in thresholds.items()))
        if isinstance(thresholds, dict)
        else ()
    )
    detection = DetectionSettings(part.words("pipeline") or default.pipeline, names, default.batch_size, pairs)
    word_copies = part.words("word_copies") or "word"
    if word_copies not in {"word", "pdf"}:
        part.fault("word_copies", "settings.word_copies has a value that is not known.", 'Use "word" or "pdf".')
    return Settings(detection, part.yes("open_labels"), word_copies)


def _line_of(text: str, section: str, key: str) -> int:
    """The line of a key in its section, else of the section, else 1."""
    inside = False
    found = 1
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+([^\]]+)\]", line)
        if header:
            inside = header.group(1).strip() == section
            if inside:
                found = number
        elif inside and key and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return found


def _text_of(path: Path) -> str:
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CaseError(f"{path.name} is not a text file.", next_step="Save it as UTF-8 and run again.")


def _load_people(path: Path, problems: list[Problem]) -> tuple[KnownPerson, ...]:
    if not path.is_file():
        return ()
    rows = csv.DictReader(io.StringIO(_text_of(path)))
    unknown = [name for name in rows.fieldnames or () if name not in _COLUMNS]
    if "name" not in (rows.fieldnames or ()) or unknown:
        problems.append(
            Problem(
                "people.csv line 1",
                "the columns are not those expected.",
                f"Use: {', '.join(_COLUMNS)} (only name is required).",
            )
        )
        return ()
    known = [_known_person(row, rows.line_num, problems) for row in rows if (row.get("name") or "").strip()]
    return tuple(known)


def _known_person(row: Mapping[str, str | None], line: int, problems: list[Problem]) -> KnownPerson:
    cell = {key: (row.get(key) or "").strip() for key in _COLUMNS}

    def one_of(key: str, kind: type[E], default: E) -> E:
        value = cell[key].lower().replace(" ", "_") if kind is Role else cell[key].lower()
        if not value:
            return default
        try:
            return kind(value)
        except ValueError:
            allowed = ", ".join(member.value for member in kind)
            problems.append(Problem(f"people.csv line {line}", f"the {key} is not known.", f"Use one of {allowed}."))
            return default

    for key in ("consent_date", "born"):
        if cell[key] and not is_iso_date(cell[key]):
            problems.append(Problem(f"people.csv line {line}", f"{key} is not a date.", "Write it as 2026-11-02."))
    return KnownPerson(
        name=cell["name"],
        role=one_of("role", Role, Role.UNKNOWN),
        aliases=_split(cell["aliases"]),
        identifiers=_split(cell["identifiers"]),
        consent=one_of("consent", Consent, Consent.UNKNOWN),
        consent_for=cell["consent_for"],
        consent_date=cell["consent_date"],
        consent_reason=cell["consent_reason"],
        known_to_requester=cell["known_to_requester"],
        born=cell["born"],
        note=cell["note"],
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
