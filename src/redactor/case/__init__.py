"""The case folder's database: tables, migrations, journal. No SQL stands anywhere else."""

from __future__ import annotations

from redactor.case.codec import dump, encode, load, pack, unpack
from redactor.case.store import FIRST_PASS, SECOND_PASS, FileFindings, Look, SheetEvent, Store

__all__ = [
    "FIRST_PASS",
    "SECOND_PASS",
    "FileFindings",
    "Look",
    "SheetEvent",
    "Store",
    "dump",
    "encode",
    "load",
    "pack",
    "unpack",
]
