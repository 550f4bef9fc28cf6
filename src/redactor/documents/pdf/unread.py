"""Small drawings and pictures that no reader can read, on a page that a person has let through: a withheld line must have none of them.

They may be letters. Where they stand in the line of something withheld they may spell it, or show by their places how wide it
was; then the page is drawn, and its touched lines painted from edge to edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redactor.documents.pdf.asides import is_odd_letter
from redactor.documents.pdf.display import ImageItem, Item, PathItem, Segment, TextRun, spelt_out
from redactor.documents.pdf.fonts.codes import FontKind, SourceFont
from redactor.documents.pdf.graphics import path_points
from redactor.documents.pdf.lines import Band, axis_of
from redactor.documents.pdf.matrices import Matrix, Rectangle, applied, bounds, carried
from redactor.documents.pdf.pairing import text_runs
from redactor.documents.pdf.refusals import NotUnderstood

Form = tuple[tuple[int, int], ...]
_UNIT: Rectangle = (0.0, 0.0, 1.0, 1.0)
_BELOW, _ABOVE = 0.5, 1.2  # em of a line, around its baseline
_TALLEST = 100.0  # points: what is higher is no letter
_FEW_SHAPES, _FEW_PICTURES = 100, 4  # curves and pictures: so few are signs or a logo rather than writing
_FEW_FORMS = 12  # of curves: an alphabet has more, the marks of a plot and the symbols of a map have fewer
_THIN, _LONG = 2.5, 40.0  # points: what is as thin and as long is a rule


def refuse_unread_beside_withheld(items: Iterable[Item]) -> None:
    """Raise ``NotUnderstood`` where something that may be letters stands in the line of a glyph that does not stay."""
    items = list(items)
    bands = {band for run in text_runs(items) for band in _bands(run)}
    for box in _unread(items) if bands else ():
        if any(_crosses(band, box) for band in bands):
            raise NotUnderstood("small drawings, which may be letters, beside withheld words")


def _bands(run: TextRun) -> Iterator[Band]:
    """Where the lines of a run's glyphs that do not stay reach across the page."""
    if run.fates is None or not any(run.fates):
        return
    axis, _, size = axis_of(run.style.em)
    for at, fate in enumerate(run.fates):
        if fate:
            base = axis.across(run.xs[at], run.ys[at])
            yield Band(axis, round(base - _BELOW * size, 1), round(base + _ABOVE * size, 1))


def _crosses(band: Band, box: Rectangle) -> bool:
    x0, y0, x1, y1 = box
    heights = [band.axis.across(x, y) for x in (x0, x1) for y in (y0, y1)]
    return max(heights) > band.low and min(heights) < band.high


def _unread(items: Iterable[Item]) -> Iterator[Rectangle]:
    """The boxes of what may be letters: drawings and pictures of their size, of each kind more than a few, and what drawn fonts show besides letters."""
    shapes: list[Rectangle] = []
    pictures: list[Rectangle] = []
    letters: list[Rectangle] = []
    curves: list[Form] = []
    known: dict[tuple[tuple[int, int], int], bool] = {}
    for item in spelt_out(items):
        if isinstance(item, ImageItem):
            pictures.extend(_if_small(carried(_UNIT, item.matrix)))
        elif isinstance(item, PathItem):
            for subpath in item.subpaths:
                whole = bounds(path_points(subpath))
                small = list(_if_small(carried(whole, item.matrix))) if whole else []
                shapes.extend(small)
                if small and any(operator == b"c" for operator, _ in subpath):
                    curves.append(_form(subpath, item.matrix))
        elif isinstance(item, TextRun) and item.style.font.kind is FontKind.DRAWN:
            font = item.style.font
            odd = {code for code in set(item.codes) if _is_odd(known, font, code)}
            places = zip(item.codes, item.xs, item.ys, strict=True)
            letters.extend((x, y, x, y) for code, x, y in places if code in odd)
    if len(curves) > _FEW_SHAPES and len(set(curves)) > _FEW_FORMS:
        yield from shapes
    if len(pictures) > _FEW_PICTURES:
        yield from pictures
    yield from letters


def _is_odd(known: dict[tuple[tuple[int, int], int], bool], font: SourceFont, code: int) -> bool:
    """:func:`is_odd_letter`, of each letter once."""
    if (font.key, code) not in known:
        known[font.key, code] = is_odd_letter(font, code)
    return known[font.key, code]


def _form(subpath: list[Segment], matrix: Matrix) -> Form:
    """A subpath's shape and size, wherever it stands, in tenths of a point."""
    points = [applied(matrix, x, y) for x, y in path_points(subpath)]
    left, low = points[0]
    return tuple([(round(10 * (x - left)), round(10 * (y - low))) for x, y in points])


def _if_small(box: Rectangle) -> Iterator[Rectangle]:
    width, height = box[2] - box[0], box[3] - box[1]
    is_rule = min(width, height) < _THIN and max(width, height) > _LONG
    if height <= _TALLEST and not is_rule:
        yield box
