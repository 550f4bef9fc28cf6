"""The tables of a case, as ordered migrations; each runs once, together with the record that it ran."""

from __future__ import annotations

import sqlite3

_APPEND_ONLY = ("decisions", "sign_offs", "judgements", "hand_findings", "journal", "sheets", "looks")


def _guards(table: str) -> str:
    return "".join(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;\n"
        for verb in ("UPDATE", "DELETE")
    )


MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "0001_first_tables",
        """
        CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE files (
            id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, parent TEXT NOT NULL DEFAULT '', record TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE contents (file TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE documents (file TEXT PRIMARY KEY, reader TEXT NOT NULL, record BLOB NOT NULL);
        CREATE TABLE findings (
            file TEXT NOT NULL, pass INTEGER NOT NULL, finder TEXT NOT NULL, record BLOB NOT NULL,
            PRIMARY KEY (file, pass)
        );
        CREATE TABLE derived (key TEXT PRIMARY KEY, inputs TEXT NOT NULL, record BLOB NOT NULL);
        CREATE TABLE decisions (
            serial INTEGER PRIMARY KEY, item TEXT NOT NULL, act TEXT NOT NULL, record TEXT NOT NULL
        );
        CREATE INDEX decisions_by_item ON decisions (item, serial);
        CREATE TABLE sign_offs (serial INTEGER PRIMARY KEY, digest TEXT NOT NULL, record TEXT NOT NULL);
        CREATE TABLE judgements (serial INTEGER PRIMARY KEY, record TEXT NOT NULL);
        CREATE TABLE hand_findings (serial INTEGER PRIMARY KEY, file TEXT NOT NULL, record TEXT NOT NULL);
        CREATE TABLE journal (serial INTEGER PRIMARY KEY, at TEXT NOT NULL, event TEXT NOT NULL, detail TEXT NOT NULL);
        CREATE TABLE sheets (serial INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, event TEXT NOT NULL);
        CREATE TABLE looks (
            serial INTEGER PRIMARY KEY, copy_sha256 TEXT NOT NULL, check_number INTEGER NOT NULL,
            by TEXT NOT NULL, at TEXT NOT NULL
        );
        """
        + "".join(_guards(table) for table in _APPEND_ONLY),
    ),
)


def migrate(connection: sqlite3.Connection) -> list[str]:
    """Bring the tables up to date, one transaction a migration; returns the names of those that ran."""
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID")
    done = {name for (name,) in connection.execute("SELECT name FROM migrations")}
    ran = []
    for name, script in MIGRATIONS:
        if name not in done:
            connection.executescript(f"BEGIN; {script} INSERT INTO migrations VALUES ('{name}'); COMMIT;")  # noqa: S608 - our own names
            ran.append(name)
    return ran
