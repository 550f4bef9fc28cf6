"""What the sheet shows is in words that people use, and many rows fit on a screen."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from tests.sheet.invented_case import item, sheet_data

from redactor.core.documents import MediaType
from redactor.sheet import build_sheet
from redactor.sheet.layout import FIRST_ROW, ITEM_COLUMNS
from redactor.sheet.wording import plain_kind


def test_every_kind_of_file_has_a_plain_name():
    assert all("/" not in plain_kind(kind) for kind in MediaType)


def row_height(**more):
    book = load_workbook(io.BytesIO(build_sheet(sheet_data(items=(item(1, **more),)))))
    return book["Items"].row_dimensions[FIRST_ROW].height


def test_long_explanations_do_not_make_rows_tall_but_long_contexts_do():
    assert row_height(why="because " * 100) <= 3 * 14.5
    assert row_height(before="word " * 100) > 6 * 14.5


def test_an_explanation_is_whole_in_its_cell():
    why = "because " * 100
    book = load_workbook(io.BytesIO(build_sheet(sheet_data(items=(item(1, why=why),)))))
    at = next(index for index, column in enumerate(ITEM_COLUMNS, 1) if column.key == "why")
    assert book["Items"].cell(FIRST_ROW, at).value == why
