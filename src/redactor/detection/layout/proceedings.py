"""Names of cases: "R v Lambert", "R (Lambert) v", where the other party is the Crown and this one a person or a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.findings import Finding
from redactor.detection.layout.evidence import person
from redactor.detection.layout.lines import Line
from redactor.detection.layout.name_shapes import NAME, names_in_list

_CROWN = r"(?<![\w.&'’-])(?:R|Regina|Rex)\.?"
_AGAINST = r"(?:v\.?|vs\.?|-v-)"
_CASE = re.compile(
    rf"{_CROWN}\s{_AGAINST}\s+(?P<accused>{NAME})(?![\w'’-]|\s+(?:of|for)\b)"
    rf"|{_CROWN}\s\((?:on the application of |ex p(?:arte)?\.? )?(?P<applicant>{NAME})\)\s{_AGAINST}\s"
)


def from_proceedings(lines: Sequence[Line]) -> Iterator[Finding]:
    """The people whom cases are called after."""
    for line in lines:
        for case in _CASE.finditer(line.text):
            low, high = case.span("accused" if case["accused"] else "applicant")
            for start, end in names_in_list(line.text[low:high]):
                yield person(line.span(low + start, low + end), "case name", 0.85)
