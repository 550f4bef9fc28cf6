"""The clock of UK GDPR Article 12A: when the answer is due, with the arithmetic shown line by line."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from redactor.core.facts import Clock, Nation

_EXTRA_MONTHS = 2  # Art 12A(3): complexity or number of requests
_SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}
_WARNINGS = (7, 3, 0)  # days left
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DueDate:
    """When the answer is due. ``due`` is "" where a date is missing, or the clock stands still."""

    due: str  # ISO
    lines: tuple[str, ...]  # the arithmetic, one step a line
    days_left: int | None = None
    warning: str = ""


def due_date(clock: Clock, nation: Nation, *, today: str) -> DueDate:
    """The due date of a request, from the dates of its ``case.toml``."""
    dates = [
        clock.received, clock.identity_requested, clock.identity_received, clock.fee_requested, clock.fee_paid,
        *sum(clock.clarifications, ()),
    ]  # fmt: skip
    broken = [one for one in dates if one and _read(one) is None]
    if not clock.received or broken:
        what = f"{len(broken)} dates of [clock] cannot be read" if broken else "the date of receipt is not known"
        return DueDate("", (f"No due date: {what}. Write dates as year-month-day in case.toml.",))
    for asked, met, what in (
        (clock.identity_requested, clock.identity_received, "Identity was asked for and is not yet shown"),
        (clock.fee_requested, clock.fee_paid, "A fee was asked for and is not yet paid"),
    ):
        if asked and not met:
            return DueDate("", (f"Received {_words(_day(clock.received))}.", f"{what}: time has not begun."))
    return _counted(clock, nation, today)


def _counted(clock: Clock, nation: Nation, today: str) -> DueDate:
    start = max(_day(one) for one in (clock.received, clock.identity_received, clock.fee_paid) if one)
    lines = [*_opening(clock, start)]
    due = add_months(start, 1)
    lines.append(f"One month from then: {_words(due)} (same date next month, or its last day).")
    if clock.extended:
        due = add_months(start, 1 + _EXTRA_MONTHS)
        lines += _extension(clock, start, due)
    open_since = next((asked for asked, answered in clock.clarifications if asked and not answered), "")
    due, pause_lines = _paused(clock, start, due)
    lines += pause_lines
    if open_since:
        lines.append(f"Clarification asked on {_words(_day(open_since))} is not answered: the clock stands still.")
        return DueDate("", tuple(lines))
    moved = next_working_day(due, nation)
    if moved != due:
        lines.append(f"{_words(due)} is no working day: {_words(moved)}.")
    if nation is Nation.UNKNOWN:
        lines.append("Nation not known: only bank holidays of the whole United Kingdom were counted.")
    return _with_days_left(moved, lines, today)


def _opening(clock: Clock, start: date) -> Iterator[str]:
    yield f"Received {_words(_day(clock.received))}."
    for met, what in ((clock.identity_received, "Identity shown"), (clock.fee_paid, "Fee paid")):
        if met and start == _day(met) and start != _day(clock.received):
            yield f"{what} {_words(_day(met))}: time runs from then."


def _extension(clock: Clock, start: date, due: date) -> Iterator[str]:
    yield f"Extended by two months: {_words(due)}."
    notice = _read(clock.extension_notice)
    if notice is None or not clock.extension_reason:
        yield "Warning: the extension needs a notice with reasons; its date or reason is not recorded."
    elif notice > add_months(start, 1):
        yield "Warning: the notice of the extension was given after the first month."


def _paused(clock: Clock, start: date, due: date) -> tuple[date, list[str]]:
    """Days from asking to answering do not count; overlapping pauses count once, days outside the period not at all."""
    lines: list[str] = []
    stopped: set[date] = set()
    for asked, answered in clock.clarifications:
        if not (asked and answered):
            continue
        first, last = _day(asked), _day(answered)
        days = {first + timedelta(days=n) for n in range(max(0, (last - first).days))}
        lines.append(
            f"Clarification asked {_words(first)}, answered {_words(last)}: {len(days)} days do not count "
            "(the day of the answer counts)."
        )
        stopped |= days
    moved = due
    for day in sorted(stopped):
        if start <= day <= moved:
            moved += timedelta(days=1)
    if stopped:
        lines.append(f"Moved on by {(moved - due).days} days: {_words(moved)}.")
    return moved, lines


def _with_days_left(due: date, lines: list[str], today: str) -> DueDate:
    now = _read(today)
    if now is None:
        return DueDate(due.isoformat(), (*lines, f"Due {_words(due)}."))
    left = (due - now).days
    warning = (
        "overdue"
        if left < 0
        else next((f"{limit} days or less left" for limit in reversed(_WARNINGS) if left <= limit), "")
    )
    if left == 0:
        warning = "due today"
    ending = f"Due {_words(due)}: " + (f"{left} days left." if left >= 0 else f"{-left} days overdue.")
    return DueDate(due.isoformat(), (*lines, ending), left, warning)


def add_months(start: date, months: int) -> date:
    """The corresponding date, or the month's last day where there is none (31 January → 28 February)."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def next_working_day(day: date, nation: Nation) -> date:
    """*day*, or the first day after it that is no Saturday, Sunday or bank holiday of the nation."""
    import holidays

    off = holidays.country_holidays("GB", subdiv=_SUBDIVISIONS.get(nation), years=[day.year, day.year + 1])
    while day.weekday() >= _SATURDAY or day in off:
        day += timedelta(days=1)
    return day


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
