"""Charts and SmartArt: what they say is carried as a table or as paragraphs; ``charts`` may draw a chart again."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.documents.word import charts, flow
from redactor.documents.word.line import Line
from redactor.documents.word.namespaces import Node, add, add_line, child, get, local, make, prefixed, qualified
from redactor.documents.word.scope import Scope

_BORDER = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
_SERIES_VALUES = ("val", "yVal", "bubbleSize")


def read_graphic(content: Node, frame: Node | None, line: Line, scope: Scope) -> Node | None:
    """Carry the words of a chart or diagram after the paragraph in which it stands; the drawing where it may be drawn."""
    relation = get(content, "r:dm") if prefixed(content) == "dgm:relIds" else get(content, "r:id")
    part = scope.target(relation)
    root = scope.normal.package.tree(part) if part else None
    if root is None:
        scope.unread("a chart or diagram without readable content")
        return None
    inner = scope.within(part=part, fields=[], heading=False)
    if scope.gone is not None:
        scope.note(scope.gone, graphic_text(root))
        return None
    if frame is not None and prefixed(content) == "dgm:relIds":
        from redactor.documents.word import diagrams

        drawn = diagrams.read_diagram(content, frame, graphic_text(root).split("\n"), line, scope)
        if drawn is not None:
            return drawn
    target = make("w:body")
    flow.read_flow(_chart_content(root) if local(root) == "chartSpace" else _paragraphs(root), target, inner)
    words = list(target)
    of_2007 = charts.is_of_2007(scope.normal.package)
    chart = charts.new_chart(root, of_2007=of_2007) if local(root) == "chartSpace" else None
    container = charts.set_aside(scope.normal, chart, words) if chart is not None and frame is not None else None
    line.after.extend(words if container is None else [container])
    return charts.framed_chart(str(container.get("index")), frame) if container is not None else None


def graphic_text(root: Node) -> str:
    """Every word and number of a chart or diagram part, a line each."""
    return "\n".join(_texts(root))


def _texts(root: Node) -> Iterator[str]:
    for node in root.iter("{*}*"):
        if local(node) in {"t", "v"} and (node.text or "").strip():
            yield (node.text or "").strip()


def _paragraphs(root: Node) -> Node:
    """One paragraph for each text: the points of a diagram in their order."""
    holder = make("w:body")
    for point in root.iter(qualified("a:p")):
        text = "".join(node.text or "" for node in point.iter(qualified("a:t")))
        if text.strip():
            _say(holder, text)
    if len(holder) == 0:
        for text in _texts(root):
            _say(holder, text)
    return holder


def _say(holder: Node, text: str) -> None:
    add_line(holder, text)


def _chart_content(root: Node) -> Node:
    """Titles as paragraphs, then one table: a row for each category, a column for each series."""
    holder = make("w:body")
    for title in root.iter(qualified("c:title")):
        text = _rich(title)
        if text:
            _say(holder, text)
    for text in _texts_beside(root):
        _say(holder, text)
    series = list(root.iter(qualified("c:ser")))
    if not series:
        for text in _texts(root):
            _say(holder, text)
        return holder
    columns = _columns(series)
    table = _table(holder, columns=len(columns))
    _row(table, [head for head, _ in columns])
    for index in sorted({key for _, column in columns for key in column}):
        _row(table, [column.get(index, "") for _, column in columns])
    _say(holder, "")
    return holder


def _columns(series: list[Node]) -> list[tuple[str, dict[int, str]]]:
    """Heads and values: a column a series, with its categories before it wherever they have to be said."""
    said = charts.said_categories(series)
    columns: list[tuple[str, dict[int, str]]] = []
    for one in series:
        places = [_points(one, ("xVal",))] if child(one, "c:xVal") is not None else []
        places += [_points(one, ("cat",))] if child(one, "c:cat") in said else []
        columns += [*(("", place) for place in places), (_name(one), _points(one, _SERIES_VALUES))]
    return columns


def _rich(node: Node) -> str:
    """The words of a title or label: its runs as they stand, its paragraphs one after the other."""
    lines = ("".join(one.text or "" for one in line.iter(qualified("a:t"))) for line in node.iter(qualified("a:p")))
    return " ".join(line.strip() for line in lines if line.strip()) or " ".join(_texts(node))


def _texts_beside(root: Node) -> Iterator[str]:
    """Labels of data points and the like that somebody wrote, and names of trend lines."""
    for node in root.iter(qualified("c:rich"), qualified("c:name")):
        is_title = any(local(one) == "title" for one in node.iterancestors())
        text = "" if is_title else _rich(node) or (node.text or "").strip()
        if text:
            yield text


def _name(series: Node) -> str:
    holder = series.find(qualified("c:tx"))
    return " ".join(_texts(holder)) if holder is not None else ""


def _points(series: Node, names: tuple[str, ...]) -> dict[int, str]:
    """Cached values by index; levels of a category are joined."""
    found: dict[int, str] = {}
    for name in names:
        holder = series.find(qualified(f"c:{name}"))
        for point in holder.iter(qualified("c:pt")) if holder is not None else ():
            index = point.get("idx", "")
            text = " ".join(_texts(point))
            if index.isdigit() and len(index) < 7 and text:
                found[int(index)] = " ".join(filter(None, [found.get(int(index), ""), text]))
    return found


def _table(holder: Node, *, columns: int) -> Node:
    table = add(holder, "w:tbl")
    borders = add(add(table, "w:tblPr"), "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, f"w:{side}", **_BORDER)
    grid = add(table, "w:tblGrid")
    for _ in range(columns):
        add(grid, "w:gridCol")
    return table


def _row(table: Node, texts: list[str]) -> None:
    row = add(table, "w:tr")
    for text in texts:
        add_line(add(row, "w:tc"), text)
