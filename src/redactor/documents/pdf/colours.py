"""Colour spaces of the source, brought down to device spaces wherever that keeps the look.

Profiles (ICC) carry text of their own and name the device they were made for: a copy has none. Separation and DeviceN stay
as they are, with nameless colorants.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from redactor.documents.pdf.display import Colour, Space
from redactor.documents.pdf.refusals import NotUnderstood

GREY, RGB, CMYK = Space(1), Space(3), Space(4)
_NAMED = {
    "DeviceGray": GREY,
    "G": GREY,
    "CalGray": GREY,
    "DeviceRGB": RGB,
    "RGB": RGB,
    "CalRGB": RGB,
    "DeviceCMYK": CMYK,
    "CMYK": CMYK,
    "Pattern": Space(0, is_pattern=True),
}


def find_space(value: Any, resources: Any, depth: int = 0) -> Space:
    """The space that *value* (a name or an array) means in *resources*; raises :class:`NotUnderstood`."""
    if depth > 6:
        raise NotUnderstood("a colour space nested too deeply")
    if isinstance(value, (str, pikepdf.Name)):
        name = str(value).lstrip("/")
        listed = resources.get("/ColorSpace") if resources is not None else None
        own = listed.get("/" + name) if listed is not None else None
        if (
            own is not None
            and name not in {"DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"}
            and str(own) != f"/{name}"
        ):
            return find_space(own, resources, depth + 1)
        if name in _NAMED:
            return _NAMED[name]
        raise NotUnderstood("a colour space that is not defined")
    if isinstance(value, (pikepdf.Array, list)) and len(value):
        return _family(value, resources, depth)
    raise NotUnderstood("a colour space of an unknown kind")


def _family(array: Any, resources: Any, depth: int) -> Space:
    family = str(array[0]).lstrip("/")
    if family == "ICCBased":
        return _profiled(array[1], resources, depth)
    if family in {"Separation", "DeviceN"}:
        count = 1 if family == "Separation" else len(array[1])
        return Space(count, special=array, key=object_key(array))
    if family in {"Indexed", "I"}:
        return _indexed(array, resources, depth)
    if family == "Pattern":
        base = find_space(array[1], resources, depth + 1) if len(array) > 1 else None
        return Space(0, is_pattern=True, base=base)
    if family == "Lab":
        return Space(3, lab=_lab_numbers(array[1]))
    if family in _NAMED:
        return _NAMED[family]
    raise NotUnderstood("a colour space of an unknown kind")


def _profiled(stream: Any, resources: Any, depth: int) -> Space:
    count = int(stream.get("/N", 0)) if isinstance(stream, pikepdf.Stream) else 0
    alternate = stream.get("/Alternate") if isinstance(stream, pikepdf.Stream) else None
    if isinstance(alternate, pikepdf.Array) and str(alternate[0]) == "/Lab":
        return find_space(alternate, resources, depth + 1)
    by_count = {1: GREY, 3: RGB, 4: CMYK}
    if count not in by_count:
        raise NotUnderstood("a profile with an odd number of parts")
    return by_count[count]


def _lab_numbers(entries: Any) -> tuple[float, ...]:
    white = [float(part) for part in entries.get("/WhitePoint", [0.9505, 1, 1.089])]
    limits = [float(part) for part in entries.get("/Range", [-100, 100, -100, 100])]
    return (*white[:3], *limits[:4])


def _indexed(array: Any, resources: Any, depth: int) -> Space:
    base = find_space(array[1], resources, depth + 1)
    table = array[3]
    raw = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    count = max(base.parts, 1)
    highest = min(int(array[2]), 255)
    rows = [raw[at * count : at * count + count].ljust(count, b"\0") for at in range(highest + 1)]
    return Space(1, lookup=tuple(_table_row(row, base) for row in rows), base=base)


def _table_row(row: bytes, base: Space) -> tuple[float, ...]:
    parts = [byte / 255 for byte in row]
    if base.lab:
        low_a, high_a, low_b, high_b = base.lab[3:]
        parts = [parts[0] * 100, low_a + parts[1] * (high_a - low_a), low_b + parts[2] * (high_b - low_b)]
    return tuple(parts)


def object_key(value: Any) -> Any:
    """What tells an object of the source from others: its number, or its own text where it is written in place."""
    number = value.objgen
    return number if number[0] else bytes(value.unparse())


def first_colour(space: Space) -> Colour:
    """The colour that a space starts with."""
    if space.is_pattern:
        return Colour((0.0,))
    if space.special is not None:
        return Colour((1.0,) * space.parts, space)
    return make_colour(space, (0.0,) * space.parts if space.parts != 4 else (0.0, 0.0, 0.0, 1.0))


def make_colour(space: Space, parts: tuple[float, ...]) -> Colour:
    """The colour with *parts* in *space*, in device parts wherever the space allows."""
    if space.lookup:
        assert space.base is not None
        at = min(max(int(parts[0]) if parts else 0, 0), len(space.lookup) - 1)
        return make_colour(space.base, space.lookup[at])
    if len(parts) < space.parts:
        parts = parts + (0.0,) * (space.parts - len(parts))
    parts = parts[: space.parts]
    if space.special is not None:
        return Colour(parts, space)
    if space.lab:
        return Colour(lab_to_rgb(parts))
    return Colour(tuple(min(max(part, 0.0), 1.0) for part in parts))


def lab_to_rgb(parts: tuple[float, ...]) -> tuple[float, ...]:
    """The parts, in sRGB, of a Lab colour; white points are taken for that of daylight, which the eye does not tell."""
    m = (parts[0] + 16) / 116
    xyz = [
        white * _lab_curve(value)
        for white, value in zip((0.9505, 1.0, 1.089), (m + parts[1] / 500, m, m - parts[2] / 200), strict=True)
    ]
    rows = ((3.2406, -1.5372, -0.4986), (-0.9689, 1.8758, 0.0415), (0.0557, -0.2040, 1.0570))
    linear = [sum(weight * part for weight, part in zip(row, xyz, strict=True)) for row in rows]
    return tuple(_gamma(min(max(part, 0.0), 1.0)) for part in linear)


def _lab_curve(value: float) -> float:
    return value**3 if value >= 6 / 29 else 108 / 841 * (value - 4 / 29)


def _gamma(part: float) -> float:
    return round(12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055, 4)


def lightness(parts: Sequence[float]) -> float:
    """How light device parts are, 0 for black and 1 for white."""
    if len(parts) == len("CMYK"):
        return 1.0 - min(1.0, max(parts[:3]) + parts[3])
    return sum(parts) / max(len(parts), 1)
