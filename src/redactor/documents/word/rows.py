"""Whole rows out of a table: neither their number nor their order is shown."""

from __future__ import annotations

from collections.abc import Iterable

from redactor.documents.word.namespaces import Node, add, child, get, make, prefixed, qualified

_ROW = qualified("x:row")
_WIDTH_OF_TEXT = 9000  # twentieths of a point: about the text width of an A4 page


def withhold_rows(root: Node, keys: Iterable[str], label: str) -> int:
    """Take the named rows out; each table that lost any ends with one row that says so. Returns the labels set."""
    wanted = frozenset(keys)
    count = 0
    for table in list(root.iter(qualified("w:tbl"))):
        gone = [row for row in table.findall(qualified("w:tr")) if row.get(_ROW) in wanted]
        if gone:
            for row in gone:
                _pass_on_merges(row)
                table.remove(row)
            table.append(_label_row(table, label))
            count += 1
    return count


def _label_row(table: Node, label: str) -> Node:
    row = make("w:tr")
    cell = add(row, "w:tc")
    properties = add(cell, "w:tcPr")
    columns = len(table.findall(f"{qualified('w:tblGrid')}/{qualified('w:gridCol')}"))
    if columns > 1:
        add(properties, "w:gridSpan", val=str(columns))
    add(add(add(cell, "w:p"), "w:r"), "w:t").text = label
    return row


def _pass_on_merges(row: Node) -> None:
    """A cell that went down from this row starts afresh in the next."""
    below = row.getnext()
    if below is None or prefixed(below) != "w:tr":
        return
    starts = {column for column, merge in _merges(row) if get(merge, "w:val") == "restart"}
    for column, merge in _merges(below):
        if column in starts and get(merge, "w:val", "continue") == "continue":
            merge.set(qualified("w:val"), "restart")


def _merges(row: Node) -> list[tuple[int, Node]]:
    found: list[tuple[int, Node]] = []
    column = 0
    for cell in row.findall(qualified("w:tc")):
        merge, span = child(cell, "w:tcPr", "w:vMerge"), child(cell, "w:tcPr", "w:gridSpan")
        if merge is not None:
            found.append((column, merge))
        width = get(span, "w:val", "1") if span is not None else "1"
        column += int(width) if width.isdigit() and len(width) < 4 else 1
    return found


def table_around(paragraph: Node) -> Node | None:
    """The innermost table that a paragraph stands in."""
    return next((node for node in paragraph.iterancestors() if prefixed(node) == "w:tbl"), None)


def level_columns(table: Node) -> None:
    """Make the columns of a self-fitting table equal: their stored widths were fitted to the letters withheld."""
    grid = child(table, "w:tblGrid")
    if grid is None or not _fits_itself(table):
        return
    width = str(_WIDTH_OF_TEXT // max(len(grid), 1))
    for column in grid:
        column.set(qualified("w:w"), width)
    for cell in table.findall(f"{qualified('w:tr')}/{qualified('w:tc')}/{qualified('w:tcPr')}/{qualified('w:tcW')}"):
        cell.set(qualified("w:w"), "0")


def _fits_itself(table: Node) -> bool:
    layout = child(table, "w:tblPr", "w:tblLayout")
    if layout is not None and get(layout, "w:type") == "fixed":
        return False
    widths = table.findall(f"{qualified('w:tr')}/{qualified('w:tc')}/{qualified('w:tcPr')}/{qualified('w:tcW')}")
    return bool(widths) and all(get(width, "w:type") == "auto" for width in widths)
