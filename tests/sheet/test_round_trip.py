"""The review sheet out and back: what is filled in comes back, and every fault is told with its place."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.sheet.invented_case import DECIDED, item, sheet_data

from redactor.errors import SheetError
from redactor.sheet import build_sheet, next_sheet_path, read_sheet, write_sheet
from redactor.sheet.layout import FIRST_ROW, HEADING_ROW, ITEM_COLUMNS, PERSON_COLUMNS


def column(columns, key):
    return next(at for at, one in enumerate(columns, 1) if one.key == key)


class Filled:
    """A sheet that somebody has open: cells are filled in by sheet, row and column key."""

    def __init__(self, folder, data=None):
        self.data = data or sheet_data()
        self.path = folder / "review-UNREDACTED-001.xlsx"
        write_sheet(self.path, self.data)
        self.book = load_workbook(self.path)

    def fill(self, row, sheet="Items", **cells):
        columns = ITEM_COLUMNS if sheet == "Items" else PERSON_COLUMNS
        for key, value in cells.items():
            self.book[sheet].cell(row, column(columns, key)).value = value

    def read(self, known="same", **more):
        self.book.save(self.path)
        return read_sheet(self.path, self.data if known == "same" else known, **more)


@pytest.fixture
def filled(tmp_path):
    return Filled(tmp_path)


GOOD = {"decision": "withhold", "ground": "TP", "decided_by": "J. Officer", "date": "2026-11-23"}


def test_an_untouched_sheet_gives_no_answers_and_no_problems(filled):
    answers = filled.read()
    assert (answers.rows, answers.people, answers.problems) == ((), (), ())


def test_a_filled_row_comes_back_with_its_reference_and_what_was_shown(filled):
    filled.fill(FIRST_ROW, **GOOD, note="seen")
    answers = filled.read(today="2026-11-23")
    assert answers.problems == ()
    (row,) = answers.rows
    assert (row.reference, row.answer.decision, row.answer.ground) == ("I-0001", "withhold", "TP")
    assert (row.answer.decided_by, row.answer.date, row.answer.note) == ("J. Officer", "2026-11-23", "seen")


def test_what_was_decided_for_a_first_copy_meanwhile_is_no_conflict(filled):
    filled.fill(FIRST_ROW, **GOOD)
    meanwhile = replace(filled.data, items=(replace(filled.data.items[0], first="withhold TP"), *filled.data.items[1:]))
    assert filled.read(meanwhile).problems == ()
    changed = replace(filled.data, items=(replace(filled.data.items[0], why="another"), *filled.data.items[1:]))
    assert filled.read(changed).problems


def test_a_person_is_decided_once(filled):
    filled.fill(FIRST_ROW, "People", **GOOD)
    answers = filled.read()
    assert [row.reference for row in answers.people] == ["P-0001"]
    assert answers.rows == ()


def test_name_date_and_proposed_ground_may_be_left_out_of_the_row(filled):
    filled.book["Instructions"]["B3"] = "J. Officer"
    filled.book["Instructions"]["B4"] = "23/11/2026"
    filled.fill(FIRST_ROW, decision="Withhold")
    (row,) = filled.read().rows
    assert (row.answer.decided_by, row.answer.date, row.answer.ground) == ("J. Officer", "2026-11-23", "TP")


def test_a_decided_row_that_nobody_touched_is_no_answer(filled):
    filled.fill(FIRST_ROW, **GOOD)
    assert [row.reference for row in filled.read().rows] == ["I-0001"]


@pytest.mark.parametrize(
    ("cells", "column_title"),
    [
        (GOOD | {"decision": "delete"}, "DECISION"),
        (GOOD | {"decision": None}, "DECISION"),
        (GOOD | {"ground": "XYZ"}, "GROUND"),
        (GOOD | {"decision": "disclose"}, "GROUND"),
        (GOOD | {"decided_by": None}, "DECIDED BY"),
        (GOOD | {"date": None}, "DATE"),
        (GOOD | {"date": "31/02/2026"}, "DATE"),
        (GOOD | {"date": "next week"}, "DATE"),
        (GOOD | {"date": "2027-01-01"}, "DATE"),
        (GOOD | {"agreed_by": "j. officer"}, "AGREED BY"),
        (GOOD | {"file": "another.docx"}, "Reference"),
        (GOOD | {"reference": "I-9999"}, "Reference"),
    ],
)
def test_each_fault_is_told_with_sheet_row_and_column_and_nothing_is_taken(filled, cells, column_title):
    filled.fill(FIRST_ROW + 3, decision="disclose", ground=None)  # a good row beside it
    filled.fill(FIRST_ROW, **cells)
    answers = filled.read(today="2026-11-23")
    assert answers.rows == () and answers.people == ()
    assert any(f"Items, row {FIRST_ROW}, column {column_title} (" in problem.where for problem in answers.problems)
    assert all(problem.next_step.startswith(("Expected", "Export")) for problem in answers.problems)


def test_a_refer_row_cannot_be_withheld_without_a_ground(filled):
    filled.fill(FIRST_ROW + 1, **(GOOD | {"ground": None}))
    assert [problem.what for problem in filled.read().problems] == ["No ground is given."]


def test_a_choice_that_an_item_does_not_offer_is_a_fault(filled):
    filled.fill(FIRST_ROW + 2, **(GOOD | {"decision": "disclose", "ground": None}))
    (problem,) = filled.read().problems
    assert "withhold, read outside" in problem.next_step


def test_a_row_decided_meanwhile_is_a_conflict_and_not_overwritten(filled):
    filled.fill(FIRST_ROW, **GOOD)
    items = (replace(filled.data.items[0], answer=DECIDED), *filled.data.items[1:])
    answers = filled.read(known=replace(filled.data, items=items))
    assert answers.rows == ()
    assert "after this sheet was exported" in answers.problems[0].what


def test_an_item_that_changed_since_export_is_a_conflict(filled):
    filled.fill(FIRST_ROW, **GOOD)
    items = (replace(filled.data.items[0], after=" and more."), *filled.data.items[1:])
    assert "changed" in filled.read(known=replace(filled.data, items=items)).problems[0].what


def test_one_column_sorted_apart_from_the_rest_is_found(filled):
    for row in (FIRST_ROW, FIRST_ROW + 3):
        filled.fill(row, **GOOD)
    filled.fill(FIRST_ROW, words="Somebody Else")
    assert any("sorted apart" in problem.what for problem in filled.read().problems)


def test_whole_rows_may_be_sorted(filled):
    sheet = filled.book["Items"]
    first, last = FIRST_ROW, FIRST_ROW + 3
    for at in range(1, len(ITEM_COLUMNS) + 1):
        sheet.cell(first, at).value, sheet.cell(last, at).value = (
            sheet.cell(last, at).value,
            sheet.cell(first, at).value,
        )
    filled.fill(last, **GOOD)
    assert [row.reference for row in filled.read().rows] == ["I-0001"]


def test_a_reference_that_stands_twice_is_a_fault(filled):
    filled.fill(FIRST_ROW + 1, reference="I-0001")
    assert any("stands in row" in problem.what for problem in filled.read().problems)


def test_a_missing_column_or_sheet_is_a_fault(filled):
    filled.book["Items"].cell(HEADING_ROW, column(ITEM_COLUMNS, "decision")).value = "something"
    assert "column DECISION" in filled.read().problems[0].where
    del filled.book["People"]
    assert filled.read().problems[0].where == "People"


def test_a_sheet_of_another_case_is_a_fault(filled):
    assert "another case" in filled.read(known=replace(filled.data, case="other")).problems[0].what


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 and nothing more"])
def test_a_file_that_is_no_spreadsheet_is_a_problem_and_not_an_exception(tmp_path, content):
    path = tmp_path / "review.xlsx"
    path.write_bytes(content)
    assert len(read_sheet(path).problems) == 1


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    words = ("=1+1", "+44 7700 900123", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')
    filled = Filled(tmp_path, sheet_data(items=tuple(item(at, words=word) for at, word in enumerate(words))))
    for at in range(len(words)):
        cell = filled.book["Items"].cell(FIRST_ROW + at, column(ITEM_COLUMNS, "words"))
        assert cell.data_type == "s"
        assert cell.quotePrefix
    with zipfile.ZipFile(filled.path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets" in name)


def test_the_same_data_gives_the_same_bytes_and_no_stamp_of_the_clock():
    assert build_sheet(sheet_data()) == build_sheet(sheet_data())
    with zipfile.ZipFile(io.BytesIO(build_sheet(sheet_data()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"created" not in archive.read("docProps/core.xml")


def test_sheets_are_numbered_and_never_overwritten(tmp_path):
    first = next_sheet_path(tmp_path)
    assert first.name == "review-UNREDACTED-001.xlsx"
    write_sheet(first, sheet_data())
    assert next_sheet_path(tmp_path).name == "review-UNREDACTED-002.xlsx"
    with pytest.raises(SheetError):
        write_sheet(first, sheet_data())
    with pytest.raises(SheetError):
        write_sheet(tmp_path / "plain.xlsx", sheet_data())


def test_every_sheet_says_unredacted_is_frozen_and_filtered():
    book = load_workbook(io.BytesIO(build_sheet(sheet_data())))
    assert book.sheetnames == ["Instructions", "Items", "People", "Will be disclosed", "Files and gaps", "Grounds"]
    for sheet in book.worksheets:
        assert "UNREDACTED" in sheet["A1"].value
        assert "UNREDACTED" in sheet.oddHeader.center.text
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == f"B{FIRST_ROW}"
        assert sheet.auto_filter.ref.startswith(f"A{HEADING_ROW}:")
    assert book["Items"].data_validations.count == 3  # two sets of choices, and the grounds


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_text_of_a_case_makes_a_row_look_changed(tmp_path_factory, before, words, after):
    data = sheet_data(items=(item(1, before=before, words=words, after=after),))
    filled = Filled(tmp_path_factory.mktemp("sheet"), data)
    filled.fill(FIRST_ROW, **GOOD)
    answers = filled.read()
    assert answers.problems == ()
    assert len(answers.rows) == 1
