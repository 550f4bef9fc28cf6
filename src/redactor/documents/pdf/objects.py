"""Objects that a copy takes over: functions, shadings and special colour spaces, key by key from lists, without names."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from redactor.documents.pdf.colours import find_space, object_key
from redactor.documents.pdf.display import Space
from redactor.documents.pdf.graphics import number
from redactor.documents.pdf.lexer import MalformedContent, instructions
from redactor.documents.pdf.matrices import Matrix
from redactor.documents.pdf.meshes import whole_mesh
from redactor.documents.pdf.refusals import NotUnderstood

_FUNCTION_NUMBERS = ("/Domain", "/Range", "/Size", "/Encode", "/Decode", "/C0", "/C1", "/Bounds")
_SHADING_NUMBERS = ("/Coords", "/Domain", "/Extend", "/Background", "/BBox", "/Matrix", "/Decode")
_SHADING_COUNTS = ("/ShadingType", "/VerticesPerRow", "/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag")
_CALCULATOR = frozenset(
    [
        "abs",
        "add",
        "atan",
        "ceiling",
        "cos",
        "cvi",
        "cvr",
        "div",
        "exp",
        "floor",
        "idiv",
        "ln",
        "log",
        "mod",
        "mul",
        "neg",
        "round",
        "sin",
        "sqrt",
        "sub",
        "truncate",
        "and",
        "bitshift",
        "eq",
        "false",
        "ge",
        "gt",
        "le",
        "lt",
        "ne",
        "not",
        "or",
        "true",
        "xor",
        "if",
        "ifelse",
        "copy",
        "dup",
        "exch",
        "index",
        "pop",
        "roll",
    ]
)


def packed(data: bytes) -> bytes:
    """*data* compressed, always in the same way."""
    return zlib.compress(data, 9)


def make_stream(pdf: pikepdf.Pdf, data: bytes, entries: dict[str, Any] | None = None) -> Any:
    """A compressed stream; raw where compression does not pay."""
    small = packed(data)
    stream = pdf.make_stream(small if len(small) < len(data) else data)
    if len(small) < len(data):
        stream["/Filter"] = pikepdf.Name.FlateDecode
    for key, value in (entries or {}).items():
        stream[key] = value
    return stream


def real(value: float) -> Any:
    """A number as a PDF object, short."""
    value = round(float(value), 6)
    if value == int(value):
        return int(value)
    return pikepdf.Object.parse(f"{value:.6f}".rstrip("0").encode())


def reals(values: Sequence[float]) -> Any:
    """An array of numbers."""
    return pikepdf.Array([real(value) for value in values])


@dataclass(slots=True)
class Objects:
    """What one copy has taken over so far."""

    pdf: pikepdf.Pdf
    made: dict[Any, Any] = field(default_factory=dict)

    def space(self, space: Space) -> Any:
        """A colour space as an object of the copy."""
        if space.special is None:
            return pikepdf.Name({1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[space.parts])
        key = ("space", space.key)
        if key not in self.made:
            self.made[key] = self.pdf.make_indirect(self._special(space.special))
        return self.made[key]

    def _special(self, array: Any) -> Any:
        alternate = find_space(array[2], None)
        if alternate.lab or alternate.special is not None or alternate.lookup:
            raise NotUnderstood("a special colour space over another")
        if str(array[0]) == "/Separation":
            names: Any = _colorant(array[1], 0)
        else:
            names = pikepdf.Array([_colorant(name, at) for at, name in enumerate(array[1])])
        return pikepdf.Array([array[0], names, self.space(alternate), self.function(array[3])])

    def function(self, source: Any, depth: int = 0) -> Any:
        """A function, or an array of functions."""
        if depth > 4:
            raise NotUnderstood("functions nested too deeply")
        if isinstance(source, pikepdf.Array):
            return pikepdf.Array([self.function(part, depth + 1) for part in source])
        if isinstance(source, pikepdf.Name):
            return pikepdf.Name.Identity
        kind = int(source.get("/FunctionType", -1))
        entries: dict[str, Any] = {"/FunctionType": kind}
        for key in _FUNCTION_NUMBERS:
            if key in source:
                entries[key] = reals([number(part) for part in source[key]])
        if kind == 2:
            entries["/N"] = real(number(source.get("/N", 1)))
        elif kind == 3:
            entries["/Functions"] = pikepdf.Array([self.function(part, depth + 1) for part in source["/Functions"]])
        elif kind == 0:
            entries["/BitsPerSample"] = int(source["/BitsPerSample"])
            return make_stream(self.pdf, _samples(source), entries)
        elif kind == 4:
            return make_stream(self.pdf, _calculator(source.read_bytes()), entries)
        if kind not in {2, 3}:
            raise NotUnderstood("a function of an unknown kind")
        return pikepdf.Dictionary(entries)

    def shading(self, source: Any, resources: Any = None) -> Any:
        """A shading."""
        key = ("shading", object_key(source))
        if key not in self.made:
            self.made[key] = self.pdf.make_indirect(self._new_shading(source, resources))
        return self.made[key]

    def _new_shading(self, source: Any, resources: Any) -> Any:
        space = find_space(source["/ColorSpace"], resources)
        if space.lab or space.lookup or space.is_pattern:
            raise NotUnderstood("a shading in an odd colour space")
        entries: dict[str, Any] = {"/ColorSpace": self.space(space)}
        for key in _SHADING_COUNTS:
            if key in source:
                entries[key] = int(source[key])
        for key in _SHADING_NUMBERS:
            if key == "/Extend" and key in source:
                entries[key] = pikepdf.Array([bool(part) for part in source[key]])
            elif key in source:
                entries[key] = reals([number(part) for part in source[key]])
        if "/Function" in source:
            entries["/Function"] = self.function(source["/Function"])
        if isinstance(source, pikepdf.Stream):
            parts = 1 if "/Function" in source else space.parts
            return make_stream(self.pdf, whole_mesh(source.read_bytes(), entries, parts), entries)
        return pikepdf.Dictionary(entries)

    def shading_pattern(self, source: Any, base: Matrix, multiply: Any) -> Any:
        """A shading pattern, its matrix carried to page space."""
        given = [number(part) for part in source.get("/Matrix", [1, 0, 0, 1, 0, 0])]
        return self.pdf.make_indirect(
            pikepdf.Dictionary(
                {
                    "/Type": pikepdf.Name.Pattern,
                    "/PatternType": 2,
                    "/Matrix": reals(multiply(given, base)),
                    "/Shading": self.shading(source["/Shading"]),
                }
            )
        )


def _colorant(name: Any, at: int) -> Any:
    """A colorant without a name of its own, but for the two that mean something."""
    return name if str(name) in {"/All", "/None"} else pikepdf.Name(f"/Ink{at}")


def _samples(source: Any) -> bytes:
    """The samples of a sampled function: as many bytes as they take, not one more."""
    count = len(source["/Range"]) // 2
    for size in source["/Size"]:
        count *= int(size)
    length = (count * int(source["/BitsPerSample"]) + 7) // 8
    data: bytes = source.read_bytes()[:length]
    return data


def _calculator(data: bytes) -> bytes:
    """A calculator function, token by token, without comments."""
    try:
        parts: list[str] = []
        text = data.replace(b"{", b" /lb ").replace(b"}", b" /rb ")
        for operator, operands in instructions(text + b" end"):
            parts.extend(_calculator_word(operand) for operand in operands)
            if operator != b"end":
                parts.append(_calculator_word(operator.decode("ascii")))
    except (MalformedContent, UnicodeDecodeError) as fault:
        raise NotUnderstood("a function that cannot be read") from fault
    return " ".join(parts).encode("ascii")


def _calculator_word(word: Any) -> str:
    if isinstance(word, bool):
        return "true" if word else "false"
    if isinstance(word, float):
        return f"{word:.8f}".rstrip("0").rstrip(".")
    if word in {"lb", "rb"}:
        return "{" if word == "lb" else "}"
    if word in _CALCULATOR:
        return str(word)
    raise NotUnderstood("a function with an unknown word")
