"""Embedded CMaps: from the bytes of a string to character identifiers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from redactor.documents.pdf.lexer import MalformedContent, Name, instructions
from redactor.documents.pdf.refusals import NotUnderstood


@dataclass(slots=True)
class CodeMap:
    """Code spaces (length, low, high) and ranges of codes with their first identifier, by code length."""

    spaces: list[tuple[int, int, int]] = field(default_factory=list)
    ranges: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)

    def identifier(self, length: int, code: int) -> int:
        """The character identifier of a code; 0 where the map says nothing."""
        ranges = self.ranges.get(length, [])
        at = bisect_right(ranges, (code, 1 << 40, 0)) - 1
        if at >= 0 and ranges[at][0] <= code <= ranges[at][1]:
            return ranges[at][2] + code - ranges[at][0]
        return 0

    def cut(self, data: bytes) -> list[tuple[int, int]]:
        """*data* as (length, code) pairs, by the code spaces."""
        codes = []
        at = 0
        shortest = min((length for length, _, _ in self.spaces), default=2)
        while at < len(data):
            length = self._length_at(data, at) or shortest
            codes.append((length, int.from_bytes(data[at : at + length], "big")))
            at += length
        return codes

    def _length_at(self, data: bytes, at: int) -> int:
        for length, low, high in self.spaces:
            part = data[at : at + length]
            if len(part) == length and all(
                small <= byte <= great
                for byte, small, great in zip(
                    part, low.to_bytes(length, "big"), high.to_bytes(length, "big"), strict=True
                )
            ):
                return length
        return 0


def parse_cmap(data: bytes) -> CodeMap | None:
    """The map in an embedded CMap stream; None where it builds on another map or turns text upright."""
    made = CodeMap()
    try:
        for operator, operands in instructions(data):
            if operator == b"usecmap" and operands[-1:] not in ([Name("Identity-H")], []):
                return None
            if operator == b"def" and operands[-2:] == [Name("WMode"), 1.0]:
                return None
            if operator == b"endcodespacerange":
                made.spaces.extend(
                    (len(low), int.from_bytes(low, "big"), int.from_bytes(high, "big"))
                    for low, high in zip(operands[::2], operands[1::2], strict=False)
                    if isinstance(low, bytes) and isinstance(high, bytes)
                )
            elif operator == b"endcidrange":
                for low, high, first in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
                    _add(made, low, high, first)
            elif operator == b"endcidchar":
                for code, first in zip(operands[::2], operands[1::2], strict=False):
                    _add(made, code, code, first)
    except MalformedContent as fault:
        raise NotUnderstood("a character map that cannot be read") from fault
    made.spaces.sort()
    for ranges in made.ranges.values():
        ranges.sort()
    return made


def _add(made: CodeMap, low: object, high: object, first: object) -> None:
    if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(first, float):
        span = (int.from_bytes(low, "big"), int.from_bytes(high, "big"), int(first))
        made.ranges.setdefault(len(low), []).append(span)
