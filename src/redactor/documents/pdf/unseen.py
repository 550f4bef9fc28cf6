"""Drawings and pictures that stand wholly outside what their clip lets through: nobody sees them, so no copy has them."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from redactor.documents.pdf.display import GroupItem, ImageItem, Item, PathItem, ShadingItem
from redactor.documents.pdf.graphics import number, path_points
from redactor.documents.pdf.matrices import Rectangle, bounds, carried

_SLACK = 1.0  # points
_UNIT: Rectangle = (0.0, 0.0, 1.0, 1.0)


def without_unseen(items: Iterable[Item]) -> list[Item]:
    """*items* without what their clips hide by more than a point; text is chosen glyph by glyph elsewhere."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, GroupItem):
            item.items = without_unseen(item.items)
        if not _is_outside(item):
            kept.append(item)
    return kept


def _is_outside(item: Item) -> bool:
    clip = item.look.clip.rectangle
    painted = _painted(item)
    if clip is None or painted is None:
        return False
    x0, y0, x1, y1 = painted
    return x0 > clip[2] + _SLACK or x1 < clip[0] - _SLACK or y0 > clip[3] + _SLACK or y1 < clip[1] - _SLACK


def _painted(item: Item) -> Rectangle | None:
    """The most that a drawing or picture may paint."""
    if isinstance(item, ImageItem):
        return carried(_UNIT, item.matrix)
    if isinstance(item, ShadingItem):
        return _of_mesh(item)
    if not isinstance(item, PathItem):
        return None
    found = bounds(point for subpath in item.subpaths for point in path_points(subpath))
    if found is None:
        return None
    x0, y0, x1, y1 = carried(found, item.matrix)
    thick = item.line.width * item.line.mitre * max(map(abs, item.matrix[:4]))
    return x0 - thick, y0 - thick, x1 + thick, y1 + thick


def _of_mesh(item: ShadingItem) -> Rectangle | None:
    """Where the corners of a mesh may stand; other shadings have no end."""
    if not isinstance(item.shading, pikepdf.Stream) or "/Background" in item.shading:
        return None
    limits = [number(part) for part in item.shading.get("/Decode", [])]
    return carried((limits[0], limits[2], limits[1], limits[3]), item.matrix) if len(limits) >= 4 else None
