"""Proposals and human acts to decisions; what blocks, what lapsed; the report and its sign-off."""

from __future__ import annotations

from redactor.decisions.acts import (
    AdoptPreview,
    Choice,
    is_recorded,
    missing_evidence,
    needed_evidence,
    preview_adoption,
    record,
    shown_digest,
    undo,
)
from redactor.decisions.blockers import (
    OPINION_MONTHS,
    Signing,
    item_blockers,
    needs_second,
    second_person_faults,
    signing_blockers,
)
from redactor.decisions.page import render_report
from redactor.decisions.present import latest_decisions, present
from redactor.decisions.report import Report, ReportInputs, build_report

__all__ = [
    "OPINION_MONTHS",
    "AdoptPreview",
    "Choice",
    "Report",
    "ReportInputs",
    "Signing",
    "build_report",
    "is_recorded",
    "item_blockers",
    "latest_decisions",
    "missing_evidence",
    "needed_evidence",
    "needs_second",
    "present",
    "preview_adoption",
    "record",
    "render_report",
    "second_person_faults",
    "shown_digest",
    "signing_blockers",
    "undo",
]
