"""The case database: SQLite, written by one process, one transaction a step, history only appended.

No other room holds SQL. Records go in and come out as core types.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self, TypeVar

from redactor.case import codec
from redactor.case.migrations import migrate
from redactor.core.decisions import Decision, SignOff
from redactor.core.documents import Document, SourceFile
from redactor.core.findings import Finding
from redactor.core.ids import FileId
from redactor.core.people import Judgement
from redactor.errors import CaseBusy, CaseError

T = TypeVar("T")

FIRST_PASS = 1
SECOND_PASS = 2


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of one file from one pass, and the digest of what found them."""

    file: FileId
    finder: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SheetEvent:
    """Something that happened to a review sheet: exported or imported, with the digest of the file then."""

    name: str
    sha256: str
    event: str  # "exported" or "imported"


@dataclass(frozen=True, slots=True)
class Look:
    """A named person's word that they looked at a copy where a check could not run."""

    copy_sha256: str
    check_number: int
    by: str
    at: str


class Store:
    """One case's records. Use as a context manager; opening takes the case's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = _take_lock(path.with_suffix(".lock"))
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA foreign_keys = ON")
            migrate(self._db)
        except sqlite3.DatabaseError as error:
            self._lock.close()
            raise CaseError(
                f"The case database {path.name} cannot be opened ({type(error).__name__}).",
                next_step="Restore the case folder from a backup; nothing was changed.",
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and give the lock back."""
        self._db.close()
        self._lock.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """One step of work: all of its writes, or none."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # Facts: single values such as the scanned folder.

    def fact(self, key: str) -> str:
        """A stored single value, or ""."""
        row = self._db.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_fact(self, key: str, value: str) -> None:
        """Store a single value."""
        self._db.execute(
            "INSERT INTO facts VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
        )

    # Files and documents.

    def files(self) -> list[SourceFile]:
        """Every file of the case, by first path then id."""
        rows = self._db.execute("SELECT record FROM files")
        return sorted((codec.load(SourceFile, row[0]) for row in rows), key=lambda file: (file.paths, file.id))

    def put_file(self, file: SourceFile, content: bytes | None = None) -> None:
        """Store a file's record; *content* only for embedded files, whose bytes stand nowhere else."""
        self._db.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record, parent = excluded.parent",
            (file.id, file.sha256, file.parent or "", codec.dump(file)),
        )
        if content is not None:
            self._db.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", (file.id, content))

    def drop_file(self, file: FileId) -> None:
        """Forget a file that has left the folder; decisions about it stay in the history."""
        for table, column in (("files", "id"), ("contents", "file"), ("documents", "file"), ("findings", "file")):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (file,))  # noqa: S608 - fixed names

    def content(self, file: FileId) -> bytes | None:
        """The bytes of an embedded file, or None."""
        row = self._db.execute("SELECT content FROM contents WHERE file = ?", (file,)).fetchone()
        return bytes(row[0]) if row else None

    def put_document(self, document: Document, reader: str) -> None:
        """Store what a reader of version *reader* got out of a file."""
        bare = replace(document, embedded=())
        self._db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", (document.file, reader, codec.pack(bare)))

    def document(self, file: FileId, reader: str | None = None) -> Document | None:
        """The stored document, if any, and if read by *reader* where that is given."""
        row = self._db.execute("SELECT reader, record FROM documents WHERE file = ?", (file,)).fetchone()
        if row is None or (reader is not None and row[0] != reader):
            return None
        return codec.unpack(Document, row[1])

    # Findings.

    def put_findings(self, found: FileFindings, pass_no: int) -> None:
        """Store the findings of one file and pass."""
        self._db.execute(
            "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?)",
            (found.file, pass_no, found.finder, codec.pack(found)),
        )

    def findings(self, file: FileId, pass_no: int, finder: str | None = None) -> tuple[Finding, ...] | None:
        """The stored findings, if any, and if found by *finder* where that is given."""
        row = self._db.execute(
            "SELECT finder, record FROM findings WHERE file = ? AND pass = ?", (file, pass_no)
        ).fetchone()
        if row is None or (finder is not None and row[0] != finder):
            return None
        return codec.unpack(FileFindings, row[1]).findings

    def add_hand_findings(self, findings: Iterable[tuple[FileId, Finding]]) -> None:
        """Append findings made by hand."""
        self._append("hand_findings (file, record)", [(file, codec.dump(finding)) for file, finding in findings])

    def hand_findings(self, file: FileId) -> list[Finding]:
        """Findings made by hand in one file, in order of making."""
        rows = self._db.execute("SELECT record FROM hand_findings WHERE file = ? ORDER BY serial", (file,))
        return [codec.load(Finding, row[0]) for row in rows]

    # Derived records: register, proposals, reports; each with the digest of what it was made from.

    def put_derived(self, key: str, inputs: str, record: object) -> None:
        """Store a derived record under *key*."""
        self._db.execute("INSERT OR REPLACE INTO derived VALUES (?, ?, ?)", (key, inputs, codec.pack(record)))

    def derived(self, key: str, kind: type[T], inputs: str | None = None) -> T | None:
        """A derived record, if stored, and if made from *inputs* where that is given."""
        row = self._db.execute("SELECT inputs, record FROM derived WHERE key = ?", (key,)).fetchone()
        if row is None or (inputs is not None and row[0] != inputs):
            return None
        return codec.unpack(kind, row[1])

    # What people said: appended only.

    def add_decisions(self, decisions: Sequence[Decision]) -> None:
        """Append decisions, in order."""
        self._append("decisions (item, act, record)", [(d.item, d.act, codec.dump(d)) for d in decisions])

    def decisions(self) -> list[Decision]:
        """Every decision ever made, in order, with its serial."""
        rows = self._db.execute("SELECT serial, record FROM decisions ORDER BY serial")
        return [replace(codec.load(Decision, record), serial=serial) for serial, record in rows]

    def add_sign_off(self, sign_off: SignOff) -> None:
        """Append a sign-off."""
        self._append("sign_offs (digest, record)", [(sign_off.digest, codec.dump(sign_off))])

    def sign_offs(self) -> list[SignOff]:
        """Every sign-off, in order, with its serial."""
        rows = self._db.execute("SELECT serial, record FROM sign_offs ORDER BY serial")
        return [replace(codec.load(SignOff, record), serial=serial) for serial, record in rows]

    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Append judgements about who is who."""
        self._append("judgements (record)", [(codec.dump(judgement),) for judgement in judgements])

    def judgements(self) -> list[Judgement]:
        """Every judgement, in order."""
        return [
            codec.load(Judgement, row[0]) for row in self._db.execute("SELECT record FROM judgements ORDER BY serial")
        ]

    def note(self, event: str, detail: str, at: str) -> None:
        """Append an event to the journal; never case text."""
        self._append("journal (at, event, detail)", [(at, event, detail)])

    def journal(self) -> list[tuple[str, str, str]]:
        """Every event: when, what, detail."""
        return list(self._db.execute("SELECT at, event, detail FROM journal ORDER BY serial"))

    def add_sheet_event(self, event: SheetEvent) -> None:
        """Append what happened to a review sheet."""
        self._append("sheets (name, sha256, event)", [(event.name, event.sha256, event.event)])

    def sheet_events(self) -> list[SheetEvent]:
        """Everything that happened to review sheets, in order."""
        return [SheetEvent(*row) for row in self._db.execute("SELECT name, sha256, event FROM sheets ORDER BY serial")]

    def add_look(self, look: Look) -> None:
        """Append a named person's look at a copy."""
        self._append(
            "looks (copy_sha256, check_number, by, at)", [(look.copy_sha256, look.check_number, look.by, look.at)]
        )

    def looks(self) -> list[Look]:
        """Every such look, in order."""
        return [
            Look(*row)
            for row in self._db.execute("SELECT copy_sha256, check_number, by, at FROM looks ORDER BY serial")
        ]

    def _append(self, target: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT INTO {target} VALUES ({marks})", rows)  # noqa: S608 - fixed names


def _take_lock(path: Path) -> sqlite3.Connection:
    """An exclusive lock that the system gives back even when the process is killed."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise CaseBusy(
            "Another redactor process is working on this case.",
            next_step="Wait for it to finish, or close it, then run the command again.",
        ) from error
    return lock
