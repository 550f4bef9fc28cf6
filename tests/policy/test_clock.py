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
        (Clock("2026-11-02", "2026-11-03", "2026-11-09", (("2026-11-05", "2026-11-12"),)), Nation.ENGLAND, "2026-12-14"),  # only the 9th to 11th lie in the period: 9 December + 3 = Saturday 12
        (Clock("2026-11-02", clarifications=(("2026-12-20", "2026-12-24"),)), Nation.ENGLAND, "2026-12-02"),  # asked when it was overdue: stops nothing
        (Clock("2026-11-02", clarifications=(("2026-11-05", "2026-11-05"),)), Nation.ENGLAND, "2026-12-02"),  # answered the same day
        (Clock("2026-11-02", fee_requested="2026-11-03", fee_paid="2026-11-10"), Nation.ENGLAND, "2026-12-10"),
        (Clock("2026-08-31"), Nation.WALES, "2026-09-30"),  # no 31 September
        (Clock("2027-12-31"), Nation.WALES, "2028-01-31"),
        (Clock("2028-01-31"), Nation.WALES, "2028-02-29"),  # a leap year
        (Clock("2026-10-30"), Nation.SCOTLAND, "2026-12-01"),  # Saint Andrew's Day
        (Clock("2026-10-30"), Nation.WALES, "2026-11-30"),
        (Clock("2025-12-02"), Nation.SCOTLAND, "2026-01-05"),  # 2 January is a holiday there
        (Clock("2025-12-02"), Nation.NORTHERN_IRELAND, "2026-01-02"),
        (Clock("2026-02-17"), Nation.NORTHERN_IRELAND, "2026-03-18"),  # Saint Patrick's Day
        (Clock("2026-03-06"), Nation.SCOTLAND, "2026-04-06"),  # Easter Monday is none in Scotland
        (Clock("2026-03-06"), Nation.NORTHERN_IRELAND, "2026-04-07"),
        (Clock("2026-07-31"), Nation.SCOTLAND, "2026-08-31"),  # the summer holiday of the others
        (Clock("2026-07-31"), Nation.WALES, "2026-09-01"),
        (Clock("2026-11-30", extended=True, extension_notice="2026-12-20", extension_reason="complex"), Nation.WALES, "2027-03-01"),  # last day of February, a Sunday
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


def test_time_does_not_begin_before_a_fee_is_paid():
    found = due_date(Clock("2026-11-02", fee_requested="2026-11-03"), Nation.ENGLAND, today="2026-11-23")
    assert (found.due, "not yet paid" in found.lines[-1]) == ("", True)


def test_the_arithmetic_stands_line_by_line():
    clock = Clock(
        "2026-11-02",
        "2026-11-03",
        "2026-11-05",
        (("2026-11-09", "2026-11-12"),),
        extended=True,
        extension_notice="2026-12-01",
        extension_reason="many requests",
    )
    assert due_date(clock, Nation.ENGLAND, today="2026-11-23").lines == (
        "Received Monday 2 November 2026.",
        "Identity shown Thursday 5 November 2026: time runs from then.",
        "One month from then: Saturday 5 December 2026 (same date next month, or its last day).",
        "Extended by two months: Friday 5 February 2027.",
        (
            "Clarification asked Monday 9 November 2026, answered Thursday 12 November 2026: 3 days do not count "
            "(the day of the answer counts)."
        ),
        "Moved on by 3 days: Monday 8 February 2027.",
        "Due Monday 8 February 2027: 77 days left.",
    )


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
