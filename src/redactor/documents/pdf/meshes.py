"""The data of mesh shadings: as many bytes as their vertices and patches take, not one more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FREE, _LATTICE, _COONS, _TENSOR = 4, 5, 6, 7
_POINTS = {_COONS: 12, _TENSOR: 16}  # of a patch that stands by itself; one that hangs on another has four fewer
_COLOURS = 4  # and two fewer


def whole_mesh(data: bytes, entries: Mapping[str, Any], parts: int) -> bytes:
    """*data* cut after the last whole vertex, row or patch; *parts* are those of a colour."""
    kind, flag = int(entries["/ShadingType"]), int(entries.get("/BitsPerFlag", 0))
    point, colour = 2 * int(entries["/BitsPerCoordinate"]), parts * int(entries["/BitsPerComponent"])
    if kind in _POINTS:
        return data[: _end_of_patches(data, (flag, point, colour), _POINTS[kind])]
    if kind not in {_FREE, _LATTICE}:
        return data
    size = ((flag if kind == _FREE else 0) + point + colour + 7) // 8
    if kind == _LATTICE:
        size *= int(entries["/VerticesPerRow"])
    return data[: len(data) // size * size]


def _end_of_patches(data: bytes, bits: tuple[int, int, int], points: int) -> int:
    """Where the last whole patch ends; patches whose parts do not fill bytes are taken as they come."""
    flag, point, colour = bits
    if flag != 8 or point % 8 or colour % 8:
        return len(data)
    at = 0
    while at < len(data):
        hangs = data[at] & 3 != 0
        size = 1 + ((points - 4 * hangs) * point + (_COLOURS - 2 * hangs) * colour) // 8
        if at + size > len(data):
            break
        at += size
    return at
