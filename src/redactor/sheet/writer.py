"""Writes the review spreadsheet. Same data, same bytes; an existing file is never overwritten."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from redactor.errors import SheetError
from redactor.sheet import layout
from redactor.sheet.data import GroundRow, ItemRow, PersonRow, SheetData
from redactor.sheet.layout import Column, cell_text
from redactor.sheet.packing import packed
from redactor.sheet.wording import HEADINGS, INSTRUCTIONS_TEXT

_FACE = "Calibri"
_FILLS = {"withhold": "F8D7DA", "refer": "FFE9B8", "disclose": "D9F0DD"}
_HEADING = PatternFill("solid", fgColor="404B5A")
_ANSWER_HEADING = PatternFill("solid", fgColor="1F5FA8")
_ANSWER = PatternFill("solid", fgColor="F3F8FE")
_DECIDED = PatternFill("solid", bgColor="CFE8CF")
_BANNER = PatternFill("solid", fgColor="A61E2A")
_LINE = Border(bottom=Side("thin", color="D0D4DA"))
_TOP = Alignment(vertical="top", wrap_text=True)
_STRONG = InlineFont(rFont=_FACE, sz=11, b=True, color=Color(rgb="00A61E2A"))
_A3, _A4 = 8, 9  # paper sizes as spreadsheets number them
_LIST_LIMIT = 255  # characters of a drop-down written in place
_MOST_LINES, _ASIDE_LINES, _LINE_HEIGHT = 20, 3, 14.5


def write_sheet(path: Path, data: SheetData) -> None:
    """Write *data* to *path*; raises SheetError if there is a file already, or the name doesn't say UNREDACTED."""
    if layout.MARK not in path.name:
        raise SheetError(f"A review sheet's name must say {layout.MARK}.", next_step="Choose another name.")
    content = build_sheet(data)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise SheetError("There is a review sheet of that name already.", next_step="Nothing was written.") from error


def build_sheet(data: SheetData) -> bytes:
    """The bytes of the review spreadsheet."""
    book = Workbook()
    _instructions(book.worksheets[0], data)
    _table(book, layout.ITEMS, layout.ITEM_COLUMNS, map(_item_values, data.items), data)
    _table(book, layout.PEOPLE, layout.PERSON_COLUMNS, map(_person_values, data.people), data)
    _table(
        book,
        layout.DISCLOSED,
        layout.DISCLOSED_COLUMNS,
        (_plain(row, layout.DISCLOSED_COLUMNS) for row in data.disclosed),
        data,
    )
    _table(book, layout.FILES, layout.FILE_COLUMNS, (_plain(row, layout.FILE_COLUMNS) for row in data.files), data)
    _table(
        book, layout.GROUNDS, layout.GROUND_COLUMNS, (_plain(row, layout.GROUND_COLUMNS) for row in data.grounds), data
    )
    _finish_answers(book[layout.ITEMS], layout.ITEM_COLUMNS, [row.choices for row in data.items], data.grounds)
    _finish_answers(book[layout.PEOPLE], layout.PERSON_COLUMNS, [row.choices for row in data.people], data.grounds)
    _finish_meant(book[layout.ITEMS], data.items)
    _finish_said(book[layout.PEOPLE], book[layout.GROUNDS], data)
    _emphasise(book[layout.ITEMS], data.items)
    raw = io.BytesIO()
    book.save(raw)
    return packed(raw.getvalue())


def _item_values(row: ItemRow) -> Mapping[str, object]:
    return {**layout.item_cells(row), "shown": layout.shown_digest(row)}


def _person_values(row: PersonRow) -> Mapping[str, object]:
    return {**layout.person_cells(row), "shown": layout.shown_digest(row)}


def _plain(row: object, columns: tuple[Column, ...]) -> Mapping[str, object]:
    return {column.key: getattr(row, column.key) for column in columns}


def _put(cell: Cell | MergedCell, value: object) -> None:
    """Set a cell's value so that no spreadsheet program takes text for a formula or a number."""
    if isinstance(cell, MergedCell):
        raise TypeError("only the first cell of a merged area holds a value")
    if isinstance(value, int):
        cell.value = value
        return
    text = cell_text(value)
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"
        if text[0] in "=+-@\t\n'|%":
            cell.quotePrefix = True


def _table(
    book: Workbook, title: str, columns: tuple[Column, ...], rows: Iterable[Mapping[str, object]], data: SheetData
) -> None:
    """One sheet: banner, headings, rows; frozen, filtered, printed on landscape pages."""
    sheet = book.create_sheet(title)
    _banner(
        sheet, f"{layout.MARK}: {data.case}, {title.lower()}. Personal data of other people; not for the requester."
    )
    for at, column in enumerate(columns, 1):
        _heading(sheet.cell(layout.HEADING_ROW, at), column)
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
    last = layout.HEADING_ROW
    for last, values in enumerate(rows, layout.FIRST_ROW):
        _row(sheet, last, columns, values)
    sheet.freeze_panes = sheet.cell(layout.FIRST_ROW, 2)
    sheet.auto_filter.ref = f"A{layout.HEADING_ROW}:{get_column_letter(len(columns))}{last}"
    _page(sheet, data.case, _A3)


def _heading(cell: Cell | MergedCell, column: Column) -> None:
    _put(cell, column.title)
    cell.font = Font(name=_FACE, bold=True, color="FFFFFF")
    cell.fill = _ANSWER_HEADING if column.answer else _HEADING
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _row(sheet: Worksheet, at: int, columns: tuple[Column, ...], values: Mapping[str, object]) -> None:
    for index, column in enumerate(columns, 1):
        cell = sheet.cell(at, index)
        _put(cell, values[column.key])
        cell.alignment, cell.border = _TOP, _LINE
        if column.answer:
            cell.fill = _ANSWER
            cell.protection = Protection(locked=False)
        if column.key in {"proposal", "reference"} and (colour := _FILLS.get(str(values.get("proposal", "")))):
            cell.fill = PatternFill("solid", fgColor=colour)
    sheet.row_dimensions[at].height = _height(columns, values)


def _height(columns: tuple[Column, ...], values: Mapping[str, object]) -> float:
    """Tall enough for what is decided on; of explanations the first lines, so that many rows fit on a screen."""
    lines = [
        min(_lines(cell_text(values[column.key]), column.width), _ASIDE_LINES if column.aside else _MOST_LINES)
        for column in columns
        if not column.hidden
    ]
    return max(lines, default=1) * _LINE_HEIGHT


def _lines(text: str, width: int) -> int:
    """How many lines *text* takes in a column of *width* characters."""
    return sum(-(-max(len(line), 1) // max(width - 2, 1)) for line in text.split("\n"))


def _banner(sheet: Worksheet, text: str) -> None:
    cell = sheet.cell(1, 1)
    _put(cell, text)
    cell.font = Font(name=_FACE, bold=True, color="FFFFFF", size=12)
    for at in range(1, 9):
        sheet.cell(1, at).fill = _BANNER
    sheet.row_dimensions[1].height = 22


def _page(sheet: Worksheet, case: str, paper: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = (2 if paper == _A3 else 1), 0
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.8, bottom=0.6, header=0.3, footer=0.3)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if paper == _A3:
        sheet.print_title_rows, sheet.print_title_cols = f"1:{layout.HEADING_ROW}", "A:A"
    if sheet.oddHeader is not None and sheet.oddFooter is not None:
        sheet.oddHeader.center.text = f"{layout.MARK} {case}".replace("&", "&&")
        sheet.oddFooter.center.text = "Page &P of &N"


def _instructions(sheet: Worksheet, data: SheetData) -> None:
    """The first sheet: what this is, the case, and the name and date to fill in once."""
    sheet.title = layout.INSTRUCTIONS
    _banner(sheet, f"{layout.MARK}: review sheet")
    labelled = (
        (layout.CASE_CELL, "Case", data.case),
        (layout.NAME_CELL, "Your name", ""),
        (layout.DATE_CELL, "Date (such as 2026-11-23)", ""),
    )
    for where, label, value in labelled:
        row = int(where[1:])
        _put(sheet.cell(row, 1), label)
        sheet.cell(row, 1).font = Font(name=_FACE, bold=True)
        _put(sheet[where], value)
        sheet[where].fill = _ANSWER
        sheet[where].border = _LINE
    for at, line in enumerate((*INSTRUCTIONS_TEXT, "", *data.instructions), 6):
        cell = sheet.cell(at, 1)
        _put(cell, line)
        cell.font = Font(name=_FACE, bold=line in HEADINGS)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=8)
        sheet.row_dimensions[at].height = _LINE_HEIGHT * (-(-max(len(line), 1) // 125))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 34
    _page(sheet, data.case, _A4)


def _finish_answers(
    sheet: Worksheet, columns: tuple[Column, ...], choices: list[tuple[str, ...]], grounds: tuple[GroundRow, ...]
) -> None:
    """Drop-down lists for decisions and grounds, and a colour for rows that are decided."""
    letters = {column.key: get_column_letter(at) for at, column in enumerate(columns, 1)}
    decision, ground = letters["decision"], letters["ground"]
    lists: dict[tuple[str, ...], DataValidation] = {}
    for at, allowed in enumerate(choices, layout.FIRST_ROW):
        lists.setdefault(allowed, _drop_down('"' + ",".join(allowed)[:_LIST_LIMIT] + '"', "a decision")).add(
            f"{decision}{at}"
        )
    if grounds and choices:
        area = f"{layout.GROUNDS}!$A${layout.FIRST_ROW}:$A${layout.FIRST_ROW + len(grounds) - 1}"
        lists[("grounds",)] = _drop_down(area, "a ground's code")
        lists[("grounds",)].add(f"{ground}{layout.FIRST_ROW}:{ground}{layout.FIRST_ROW + len(choices) - 1}")
    for one in lists.values():
        sheet.add_data_validation(one)
    if choices:
        area = f"{decision}{layout.FIRST_ROW}:{decision}{layout.FIRST_ROW + len(choices) - 1}"
        decided = DifferentialStyle(fill=_DECIDED)
        rule = Rule(type="expression", dxf=decided, formula=[f'{decision}{layout.FIRST_ROW}<>""'])
        sheet.conditional_formatting.add(area, rule)


def _finish_meant(sheet: Worksheet, items: tuple[ItemRow, ...]) -> None:
    """Drop-down lists for who is meant, where names can stand in one, and for all copies."""
    letters = {column.key: get_column_letter(at) for at, column in enumerate(layout.ITEM_COLUMNS, 1)}
    copies, lists = _drop_down(f'"{layout.ALL}"', "yes, or nothing"), dict[str, DataValidation]()
    for at, row in enumerate(items, layout.FIRST_ROW):
        if row.copies > 1:
            copies.add(f"{letters['answer_copies']}{at}")
        names = '"' + ",".join(row.may_be) + '"'
        if row.may_be and len(names) <= _LIST_LIMIT and not any(set(name) & set(',"') for name in row.may_be):
            lists.setdefault(names, _drop_down(names, "who is meant")).add(f"{letters['answer_who']}{at}")
    for one in (copies, *lists.values()):
        if str(one.sqref):
            sheet.add_data_validation(one)


def _finish_said(people: Worksheet, lists: Worksheet, data: SheetData) -> None:
    """Drop-down lists for what may be said about a person; the roles stand beside the grounds."""
    if not data.people:
        return
    letters = {column.key: get_column_letter(at) for at, column in enumerate(layout.PERSON_COLUMNS, 1)}
    aside = len(layout.GROUND_COLUMNS) + 2
    for at, title in enumerate(("Roles", *data.roles), layout.HEADING_ROW):
        _put(lists.cell(at, aside), title)
    lists.column_dimensions[get_column_letter(aside)].width = 30
    column = get_column_letter(aside)
    roles = f"{layout.GROUNDS}!${column}${layout.FIRST_ROW}:${column}${layout.FIRST_ROW + max(1, len(data.roles)) - 1}"
    last = layout.FIRST_ROW + len(data.people) - 1
    for key, source, what in (
        ("answer_role", roles, "a role"),
        ("answer_consent", '"' + ",".join(layout.CONSENTS) + '"', "what is known of the consent"),
        ("answer_knows", '"' + ",".join(layout.KNOWN_HOW) + '"', "how the requester knows"),
    ):
        one = _drop_down(source, what)
        one.add(f"{letters[key]}{layout.FIRST_ROW}:{letters[key]}{last}")
        people.add_data_validation(one)


def _drop_down(source: str, what: str) -> DataValidation:
    made = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    made.errorTitle, made.error = "Not in the list", f"Choose {what} from the list, or leave the cell empty."
    return made


def _emphasise(sheet: Worksheet, items: tuple[ItemRow, ...]) -> None:
    """In the context, the item's own words stand out."""
    at = next(index for index, column in enumerate(layout.ITEM_COLUMNS, 1) if column.key == "context")
    for row, item in enumerate(items, layout.FIRST_ROW):
        before, words, after = (cell_text(text) for text in (item.before, item.words, item.after))
        if words and len(before) + len(words) + len(after) < layout.CELL_LIMIT:
            pieces: list[str | TextBlock] = [*([before] if before else []), TextBlock(_STRONG, words)]
            sheet.cell(row, at).value = CellRichText([*pieces, *([after] if after else [])])
