"""Verification reports to file: JSON, and one page that a data protection officer can read, print and keep."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Any

from redactor.core.checks import CheckOutcome, CheckResult, VerificationReport
from redactor.verification.catalogue import CATALOGUE, Number

_MARKS = {
    CheckOutcome.PASSED: ("passed", "#1d6f3a"),
    CheckOutcome.FAILED: ("FAILED", "#a61e2a"),
    CheckOutcome.NOT_APPLICABLE: ("not applicable", "#6b7280"),
    CheckOutcome.NEEDS_PERSON: ("waits for a person", "#9a6700"),
    CheckOutcome.SETTLED: ("settled by a person", "#1f5fa8"),
}
_STYLE = """
body { font: 15px/1.45 Calibri, Carlito, Arial, sans-serif; color: #1c2430; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: .2rem; } h2 { font-size: 1.15rem; margin: 1.4rem 0 0; } .verdict { font-size: 1.15rem; font-weight: bold; margin: .3rem 0 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; } dt { color: #57606a; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; } th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #d0d4da; }
td.outcome { font-weight: bold; white-space: nowrap; } ul { margin: .2rem 0 0; padding-left: 1.1rem; } code { font-size: .75em; overflow-wrap: anywhere; word-break: break-all; } h1, h2 { font-family: inherit; }
@page { size: A4; margin: 12mm; } @media print { body { margin: 0; font-size: 10.5px; line-height: 1.3; } }
"""


def report_json(report: VerificationReport, *, date: str = "") -> str:
    """The report as JSON: stable keys, no case text. The readers' texts are never written."""
    record: dict[str, Any] = {
        "file_name": report.file_name,
        "sha256": report.sha256,
        "date": date,
        "passed": report.passed,
        "waits": report.waits,
        "checks": [_check_record(check) for check in report.checks],
        "versions": dict(report.versions),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _check_record(check: CheckResult) -> dict[str, Any]:
    return {
        "number": int(check.number),
        "name": check.name,
        "outcome": str(check.outcome),
        "detail": check.detail,
        "places": list(check.places),
    }


def report_page(report: VerificationReport, *, date: str = "", title: str = "Verification report") -> str:
    """The report as one page of HTML that needs nothing else; *date* (ISO) is given by the caller."""
    facts = (("File", report.file_name), ("SHA-256", report.sha256), ("Date", date), ("Programs", _programs(report)))
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    rows = "".join(_row(check) for check in report.checks)
    return _document(title, verdict(report), verdict_colour(report), f"<dl>{listed}</dl>{_table(rows)}")


def pack_page(pack: VerificationReport, copies: Sequence[VerificationReport], *, date: str = "") -> str:
    """The whole release as one page: the verdict on the pack, every copy with its digest, every check with its count."""
    facts = (("Digest of the pack", pack.sha256), ("Date", date), ("Programs", _programs(pack)))
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    rows = "".join(_copy_row(copy) for copy in copies)
    checks = "".join(_count_row(number, copies) for number in Number)
    whole = "".join(_row(check) for check in pack.checks)
    return _document(
        "Verification of the disclosure pack",
        verdict(pack),
        verdict_colour(pack),
        f"<dl>{listed}</dl><h2>The pack as a whole</h2>{_table(whole)}"
        f"<h2>Copies</h2><table><thead><tr><th>File</th><th>SHA-256</th><th>Verdict</th></tr></thead><tbody>{rows}</tbody></table>"
        "<h2>Checks over all copies</h2><table><thead><tr><th>No.</th><th>Check</th><th>Outcomes</th></tr></thead>"
        f"<tbody>{checks}</tbody></table>",
    )


def _copy_row(report: VerificationReport) -> str:
    return (
        f"<tr><td>{escape(report.file_name)}</td><td><code>{report.sha256}</code></td>"
        f'<td style="color: {verdict_colour(report)}">{escape(verdict(report))}</td></tr>'
    )


def _count_row(number: Number, copies: Sequence[VerificationReport]) -> str:
    counts = Counter(check.outcome for copy in copies for check in copy.checks if check.number == number)
    told = ", ".join(f"{counts[outcome]} {word}" for outcome, (word, _) in _MARKS.items() if counts[outcome])
    return f"<tr><td>{int(number)}</td><td>{escape(CATALOGUE[number].name)}</td><td>{escape(told)}</td></tr>"


def _table(rows: str) -> str:
    return (
        "<table><thead><tr><th>No.</th><th>Check</th><th>Outcome</th><th>Detail</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _document(title: str, verdict_words: str, colour: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f'<p class="verdict" style="color: {colour}">{escape(verdict_words)}</p>{body}'
        "<p>The checks were run on the bytes of the files named above, by readers that share nothing with the programs that "
        "write copies. This page quotes nothing from the files.</p></body></html>\n"
    )


def verdict(report: VerificationReport) -> str:
    """The outcome of the whole report in one sentence."""
    if report.passed:
        return "Passed: nothing withheld was found, by any check."
    if report.waits:
        return "Waits: nothing failed, but a person has to look at something."
    failed = sum(1 for check in report.checks if check.outcome is CheckOutcome.FAILED)
    return f"Failed: {failed} of {len(report.checks)} checks. This copy must not leave the organisation."


def verdict_colour(report: VerificationReport) -> str:
    """Green, amber or red."""
    passed, waits, failed = CheckOutcome.PASSED, CheckOutcome.NEEDS_PERSON, CheckOutcome.FAILED
    return _MARKS[passed if report.passed else waits if report.waits else failed][1]


def _programs(report: VerificationReport) -> str:
    return ", ".join(f"{name} {number}" for name, number in report.versions)


def _row(check: CheckResult) -> str:
    word, colour = _MARKS[check.outcome]
    known = CATALOGUE.get(Number(check.number)) if check.number in set(Number) else None
    explained = known.failing + " " if known and check.outcome is CheckOutcome.FAILED else ""
    places = "".join(f"<li>{escape(place)}</li>" for place in check.places)
    listed = f"<ul>{places}</ul>" if places else ""
    return (
        f"<tr><td>{int(check.number)}</td><td>{escape(check.name)}</td>"
        f'<td class="outcome" style="color: {colour}">{escape(word)}</td><td>{escape(explained + check.detail)}{listed}</td></tr>'
    )
