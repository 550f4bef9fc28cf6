"""The report as one page that a DPO can read and file. Every string of the case is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from redactor.decisions.report import Report

_STYLE = """
body{font:15px/1.45 system-ui,Segoe UI,Arial,sans-serif;color:#1b1b1b;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:2px solid #1d3557;padding-bottom:.2rem}
table{border-collapse:collapse;width:100%;font-size:.86rem}th,td{border:1px solid #c9ced6;padding:.3rem .45rem;
text-align:left;vertical-align:top}th{background:#eef2f7;position:sticky;top:0}.mark{background:#b3261e;color:#fff;
padding:.35rem .6rem;font-weight:600;display:inline-block}code{font-size:.82rem}.open{background:#fff3cd}
"""

_ITEM_COLUMNS = (
    ("item", "Reference"),
    ("title", "File"),
    ("place", "Place"),
    ("category", "Category"),
    ("words", "Words"),
    ("people", "Person"),
    ("role", "Role"),
    ("proposal", "Proposal"),
    ("reason", "Why"),
    ("outcome", "Decision"),
    ("ground", "Ground"),
    ("by", "Decided by"),
    ("at", "When"),
    ("how", "How"),
    ("note", "Note"),
)


def render_report(report: Report, *, signed_by: str = "") -> str:
    """The report page."""
    record = report.record
    case = record["case"]
    parts = [
        f"<h1>Redaction report: {escape(str(case['name']))}</h1>",
        '<p class="mark">UNREDACTED: internal record, not for disclosure</p>',
        _pairs(case),
        f"<p>{escape(str(record['statement']))}</p>",
        f"<p>Digest of this report: <code>{report.digest}</code></p>",
        f"<p>Signed by: {escape(signed_by) or 'nobody yet'}</p>",
        _section("Totals", _totals(record["totals"])),
        _section("Files", _table(record["files"], (("title", "File"), ("paths", "Paths"), ("type", "Type"), ("status", "Status"), ("reason", "Reason"), ("sha256", "SHA-256")))),
        _section("Gaps and how they were settled", _table(record["gaps"], _ITEM_COLUMNS)),
        _section("Items", _table(record["items"], _ITEM_COLUMNS)),
        _section("Consent and knowledge", _table(record["consents"], (("person", "Person"), ("consent", "Consent"), ("note", "Note"), ("known_to_requester", "Known to the requester")))),
        _section("Bulk and unseen acts", _pairs(record["bulk_and_unseen"])),
        _section("Will be disclosed", _table(record["will_be_disclosed"], (("person", "Person"), ("category", "Category"), ("reason", "Reason"), ("count", "Places")))),
        _section("Appendix: weak hits and false friends", _rows(record["appendix"], ("Finding", "Category", "Place"))),
        *(_section(title, _list(lines)) for title, lines in record["notes"].items()),
        _section("Made from", _pairs(record["made_from"])),
    ]  # fmt: skip
    return f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Redaction report</title><style>{_STYLE}</style>{"".join(parts)}</html>\n'


def _section(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}"


def _totals(totals: Mapping[str, Any]) -> str:
    flat = {key: value for key, value in totals.items() if not isinstance(value, dict)}
    nested = "".join(
        f"<h3>{escape(key.replace('_', ' '))}</h3>{_pairs(value)}"
        for key, value in totals.items()
        if isinstance(value, dict)
    )
    return _pairs(flat) + nested


def _pairs(record: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<tr><th>{escape(str(key).replace('_', ' '))}</th><td>{_cell(value)}</td></tr>"
        for key, value in record.items()
    )
    return f"<table>{rows}</table>" if rows else "<p>None.</p>"


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return "<p>None.</p>"
    head = "".join(f"<th>{escape(title)}</th>" for _, title in columns)
    body = "".join(
        f"<tr{_row_class(row)}>" + "".join(f"<td>{_cell(row.get(key, ''))}</td>" for key, _ in columns) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row_class(row: Mapping[str, Any]) -> str:
    return ' class="open"' if row.get("status") in {"open", "lapsed"} else ""


def _rows(rows: Sequence[Sequence[str]], titles: Sequence[str]) -> str:
    return _table([dict(zip(titles, row, strict=True)) for row in rows], [(title, title) for title in titles])


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else "<p>None.</p>"


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return "<br>".join(escape(str(item)) for item in value)
    return escape(str(value))
