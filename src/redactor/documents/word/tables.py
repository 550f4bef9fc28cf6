"""Tables: rows with keys, heading rows, and rows that the copy does not show."""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word import flow
from redactor.documents.word.alternates import text_of
from redactor.documents.word.charts import FILLER
from redactor.documents.word.controls import shown_content
from redactor.documents.word.grammar import WORD, copy_allowed
from redactor.documents.word.grounds import any_dark
from redactor.documents.word.namespaces import Node, add, child, get, is_on, make, prefixed, qualified
from redactor.documents.word.scope import Scope

_ROW_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"})
_LONGEST_HEADING = 60


def read_table(node: Node, target: Node, scope: Scope) -> None:
    """Copy a table into *target*."""
    table = make("w:tbl")
    for name in ("w:tblPr", "w:tblGrid"):
        source = child(node, name)
        copy = copy_allowed(source, WORD, scope.normal.dropped) if source is not None else None
        table.append(copy if copy is not None else make(name))
    inner = scope.within(on_colour=scope.on_colour or _can_be_dark(node, scope), kind=_kind_in(scope))
    rows = _unwrapped(node, "w:tr")
    for index, row in enumerate(rows):
        heading = _repeats(row) or (index == 0 and len(rows) > 1 and _looks_like_heading(row))
        _read_row(row, table, inner.within(heading=heading))
    if scope.gone is None and table.find(qualified("w:tr")) is not None:
        _complete_grid(table)
        target.append(table)


def _kind_in(scope: Scope) -> BlockKind:
    return BlockKind.CELL if scope.kind is BlockKind.PARAGRAPH else scope.kind


def _unwrapped(node: Node, wanted: str, scope: Scope | None = None) -> list[Node]:
    """The rows of a table, or cells of a row, also those inside controls (with *scope*: as they are shown) and insertions."""
    found: list[Node] = []
    for inner in node:
        name = prefixed(inner)
        if name == wanted:
            found.append(inner)
        elif name == "w:sdt" and scope is not None:
            content = shown_content(inner, scope)
            found.extend(_unwrapped(content, wanted, scope) if content is not None else [])
        elif name in _ROW_WRAPPERS:
            found.extend(_unwrapped(inner, wanted, scope))
    return found


def _read_row(row: Node, table: Node, scope: Scope) -> None:
    properties = child(row, "w:trPr")
    gone = scope.gone
    if properties is not None and child(properties, "w:del") is not None:
        gone = gone or BlockKind.DELETED
    if properties is not None and is_on(child(properties, "w:hidden")):
        gone = gone or BlockKind.HIDDEN
    number = scope.normal.next_number(f"{scope.area} rows")
    key = f"{scope.area}:row{number}"
    copy = make("w:tr")
    copy.set(qualified("x:row"), key)
    for source in (child(row, "w:tblPrEx"), properties):
        kept = copy_allowed(source, WORD, scope.normal.dropped) if source is not None else None
        if kept is not None and len(kept):
            copy.append(kept)
    inner = scope.within(row=key, gone=gone)
    for cell in _unwrapped(row, "w:tc", inner):
        _read_cell(cell, copy, inner)
    if gone is None and copy.find(qualified("w:tc")) is not None:
        table.append(copy)


def _read_cell(cell: Node, row: Node, scope: Scope) -> None:
    properties = child(cell, "w:tcPr")
    deleted = properties is not None and child(properties, "w:cellDel") is not None
    inner = scope.within(gone=scope.gone or (BlockKind.DELETED if deleted else None))
    copy = make("w:tc")
    kept = copy_allowed(properties, WORD, scope.normal.dropped) if properties is not None else None
    if kept is not None:
        copy.append(kept)
    flow.read_flow(cell, copy, inner)
    if inner.gone is not None:
        return
    if len(copy) == 0 or copy[-1].tag != qualified("w:p"):
        add(copy, "w:p").set(FILLER, "1")  # a cell must end with a paragraph
    row.append(copy)


def _complete_grid(table: Node) -> None:
    grid = child(table, "w:tblGrid")
    if grid is not None and len(grid) == 0:
        widest = max(_columns(row) for row in table.findall(qualified("w:tr")))
        for _ in range(widest):
            add(grid, "w:gridCol")


def _columns(row: Node) -> int:
    total = 0
    for cell in row.findall(qualified("w:tc")):
        span = child(cell, "w:tcPr", "w:gridSpan")
        value = get(span, "w:val", "1") if span is not None else "1"
        total += int(value) if value.isdigit() and len(value) < 4 else 1
    return total


def _can_be_dark(table: Node, scope: Scope) -> bool:
    style = child(table, "w:tblPr", "w:tblStyle")
    return scope.normal.styles.shades_table(get(style, "w:val") if style is not None else "") or any_dark(table)


def _repeats(row: Node) -> bool:
    return bool(is_on(child(row, "w:trPr", "w:tblHeader")))


def _looks_like_heading(row: Node) -> bool:
    """A first row of short, different words without digits, every cell bold or shaded."""
    cells = _unwrapped(row, "w:tc")
    texts = [text_of(cell).strip() for cell in cells]
    is_short = all(text and len(text) <= _LONGEST_HEADING and not any(c.isdigit() for c in text) for text in texts)
    return len(cells) > 1 and is_short and len(set(texts)) == len(texts) and all(_stands_out(cell) for cell in cells)


def _stands_out(cell: Node) -> bool:
    shading = child(cell, "w:tcPr", "w:shd")
    if shading is not None and get(shading, "w:fill", "auto").upper() not in {"AUTO", "FFFFFF"}:
        return True
    return any(is_on(node) for node in cell.iter(qualified("w:b")))
