"""Verified copies to a pack: names, schedule, log, manifest."""

from __future__ import annotations

from redactor.disclosure.manifest import build_manifest
from redactor.disclosure.naming import CopyFacts, PackName, date_of, kind_of, plan_names
from redactor.disclosure.tables import LOG_COLUMNS, ScheduleRow, schedule_csv, table_csv

__all__ = [
    "LOG_COLUMNS",
    "CopyFacts",
    "PackName",
    "ScheduleRow",
    "build_manifest",
    "date_of",
    "kind_of",
    "plan_names",
    "schedule_csv",
    "table_csv",
]
