"""Findings by hand are appended: the last record of one says whether it still stands or was taken back."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.core.findings import Evidence, Finding

TAKEN_BACK = Evidence("undone", "taken back by a reviewer")


def active(findings: Sequence[Finding]) -> list[Finding]:
    """Of findings by hand, in the order they were added, those that nobody took back."""
    last = {finding.id: finding for finding in findings}
    return [finding for finding in last.values() if TAKEN_BACK not in finding.evidence]
