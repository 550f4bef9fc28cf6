"""The steps of plain content streams, read in one sweep.

pdfminer reads a stream letter by letter and takes most of a page's time for it. Nearly all streams hold nothing but
numbers, names, strings, flat arrays and operators; of these one pattern makes the very tokens that pdfminer makes (a
test compares them). A stream that holds more (dictionaries, pictures in line, comments, brackets in brackets) is left
to pdfminer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pdfminer.psparser import LIT

from redactor.verification.pdf_syntax import unescaped

_END = rb"(?=[\t\n\x0c\r \[\]<>()/]|\Z)"
_TOKEN = re.compile(
    rb"[\t\n\x0c\r ]*+(?:"
    rb"(?P<integer>[+-]?[0-9]++)"
    + _END
    + rb"|(?P<real>[+-]?(?:[0-9]++\.[0-9]*+|\.[0-9]++))"
    + _END
    # operators; true and false are values, and a picture in line is no plain token
    + rb"|(?P<operator>(?!(?:true|false|null|BI|ID|EI)(?![A-Za-z0-9*]))[A-Za-z][A-Za-z0-9]*+\*?|['\"])"
    + _END
    + rb"|\((?P<text>[^()\\\r\n]*+(?:\\(?:[()\\nrtbf]|[0-3][0-7]{2})[^()\\\r\n]*+)*+)\)"
    rb"|<(?P<hex>(?:[0-9A-Fa-f]{2})*+)>|(?P<bracket>[\[\]])|/(?P<name>[A-Za-z0-9_.+\-]++)" + _END + rb"|(?P<done>\Z))"
)
_VALUES: dict[str, Callable[[bytes], Any]] = {
    "integer": int,
    "real": float,
    "text": unescaped,
    "hex": lambda digits: bytes.fromhex(digits.decode("ascii")),
    "name": lambda name: LIT(name.decode("ascii")),
}


@dataclass(frozen=True, slots=True)
class Step:
    """An operator, and the operands before it."""

    operator: str
    operands: list[Any]


def plain_steps(data: bytes) -> list[Step] | None:
    """The operators of *data* with their operands, or None if anything in it is not plain."""
    steps: list[Step] = []
    operands: list[Any] = []
    outside: list[Any] | None = None  # the operands before an array, while inside it
    at = 0
    while (match := _TOKEN.match(data, at)) is not None:
        kind, at = str(match.lastgroup), match.end()
        value = _VALUES.get(kind)
        if value is not None:
            operands.append(value(match[kind]))
        elif kind == "bracket":
            if (match[kind] == b"]") != (outside is not None):
                return None
            operands, outside = ([], operands) if outside is None else ([*outside, operands], None)
        elif outside is not None:
            return None
        elif kind == "done":
            return steps
        else:
            steps.append(Step(match[kind].decode("ascii"), operands))
            operands = []
    return None
