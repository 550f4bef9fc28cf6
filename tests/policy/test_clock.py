"""The clock of Article 12A: dates worked by hand, and each line of the arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.core.facts import Clock, Nation
from redactor.policy import due_date
from redactor.policy.clock import add_months, next_working_day


@pytest.mark.parametrize(
    ("clock", "nation", "due"),
    [
        (Clock("2026-11-02"), Nation.ENGLAND, "2026-12-02"),
        (Clock("2026-01-31"), Nation.ENGLAND, "2026-03-02"),  # 28 February is a Saturday
        (Clock("2026-11-25"), Nation.ENGLAND, "2026-12-29"),  # Christmas, Boxing Day in lieu on Monday 28
        (Clock("2026-07-13"), Nation.ENGLAND, "2026-08-13"),
        (Clock("2026-07-03"), Nation.SCOTLAND, "2026-08-04"),  # first Monday of August is a holiday in Scotland
        (Clock("2026-07-03"), Nation.ENGLAND, "2026-08-03"),
        (Clock("2026-06-13"), Nation.NORTHERN_IRELAND, "2026-07-14"),  # Battle of the Boyne in lieu on the 13th
        (Clock("2026-11-02", extended=True, extension_notice="2026-11-20", extension_reason="complex"), Nation.ENGLAND, "2027-02-02"),
        (Clock("2026-11-02", "2026-11-03", "2026-11-09"), Nation.ENGLAND, "2026-12-09"),
        (Clock("2026-11-02", clarifications=(("2026-11-05", "2026-11-12"),)), Nation.ENGLAND, "2026-12-09"),
        (Clock("2026-11-02", clarifications=(("2026-11-05", "2026-11-12"), ("2026-11-10", "2026-11-13"))), Nation.ENGLAND, "2026-12-10"),
    ],
)  # fmt: skip
def test_the_due_date_is_as_worked_by_hand(clock, nation, due):
    found = due_date(clock, nation, today="2026-11-23")
    assert found.due == due
    assert found.lines[0].startswith("Received ")
    assert found.days_left is not None


def test_the_clock_stands_still_while_a_clarification_is_open():
    found = due_date(Clock("2026-11-02", clarifications=(("2026-11-05", ""),)), Nation.ENGLAND, today="2026-11-23")
    assert found.due == ""
    assert "stands still" in found.lines[-1]


def test_time_does_not_begin_before_identity_is_shown():
    found = due_date(Clock("2026-11-02", "2026-11-03"), Nation.ENGLAND, today="2026-11-23")
    assert found.due == ""
    assert "not begun" in found.lines[-1]


@pytest.mark.parametrize("received", ["", "last week", "2026-02-30"])
def test_a_missing_or_broken_date_gives_no_due_date_but_words(received):
    found = due_date(Clock(received), Nation.ENGLAND, today="2026-11-23")
    assert found.due == ""
    assert "No due date" in found.lines[0]


@pytest.mark.parametrize(("today", "warning"), [("2026-11-20", ""), ("2026-11-25", "7 days or less left"), ("2026-11-30", "3 days or less left"), ("2026-12-02", "due today"), ("2026-12-03", "overdue")])  # fmt: skip
def test_warnings_come_at_seven_three_and_no_days(today, warning):
    assert due_date(Clock("2026-11-02"), Nation.ENGLAND, today=today).warning == warning


def test_a_late_or_unrecorded_notice_of_extension_is_said():
    late = Clock("2026-11-02", extended=True, extension_notice="2026-12-20", extension_reason="complex")
    assert any("after the first month" in line for line in due_date(late, Nation.ENGLAND, today="").lines)
    bare = Clock("2026-11-02", extended=True)
    assert any("not recorded" in line for line in due_date(bare, Nation.ENGLAND, today="").lines)


@given(st.dates(), st.integers(0, 12))
def test_months_keep_the_day_or_end_with_the_month(start, months):
    try:
        later = add_months(start, months)
    except ValueError:
        assert start.year == 9999
        return
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    assert later.day <= start.day


@given(st.dates(min_value=__import__("datetime").date(2020, 1, 1), max_value=__import__("datetime").date(2040, 1, 1)))
def test_the_next_working_day_is_never_earlier_nor_a_week_later(day):
    moved = next_working_day(day, Nation.ENGLAND)
    assert 0 <= (moved - day).days < 7
    assert moved.weekday() < 5
