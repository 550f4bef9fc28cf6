"""Names that the words or the number before them vouch for: 'known as "Dutch"', "Sgt 4471 Lomax"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.core.findings import Finding
from redactor.core.names import fold
from redactor.detection.layout.evidence import person
from redactor.detection.layout.lines import Line
from redactor.detection.layout.name_shapes import WORD
from redactor.detection.no_people import NO_PEOPLE

_CALLED = re.compile(
    r"""(?ix)\b(?:known\s(?:to\s\w+\s)?(?:only\s)?(?:as|by)|nick-?named?(?:\s(?:is|was))?|street\sname(?:\s(?:is|was))?
    |goes\sby(?:\sthe\sname(?:\sof)?)?|answers\sto|calls\s(?:him|her|them)sel(?:f|ves)|a\.?k\.?a\.?|alias)\s*:?\s*"""
    rf"""["“‘'](?P<name>(?-i:{WORD})(?:[ ](?-i:{WORD})){{0,2}})["”’']"""
)
# Who may be called something: without one of these a programme or a place is known as it.
_SOMEBODY = re.compile(
    r"(?i)\b(?:s?he|they|i|you|who|him|her|his|their|my|m[ae]n|wom[ae]n|boys?|girls?|lads?|males?|females?|lodger|child|pupil|student|youths?|person|people|friend|"
    r"mates?|partner|boyfriend|girlfriend|cousin|brother|sister|uncle|aunt|suspect|somebody|someone|individual|adult|teenager|neighbour|dealer|associate|nominal|subject)\b"
)
_NEAR = 60
_RANKED = re.compile(
    r"(?<![\w.])(?:W?PC|PCSO|SPC|PS|T?D[CSI]|T/?DC|Sgt|Sergeant|Insp(?:ector)?|Constable|Officer|Prison Officer|SO)\.?"
    rf" [A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}},? (?P<name>{WORD}(?: {WORD})?)(?!\w)"
)


def from_introductions(lines: Sequence[Line]) -> Iterator[Finding]:
    """Nicknames in quotation marks behind words that give them; names behind a rank and its number."""
    for line in lines:
        for detail, pattern in (("nickname", _CALLED), ("rank and number", _RANKED)):
            for found in pattern.finditer(line.text):
                is_somebody = detail != "nickname" or _SOMEBODY.search(
                    line.text, max(0, found.start() - _NEAR), found.start()
                )
                if is_somebody and not any(fold(word) in NO_PEOPLE for word in found["name"].split()):
                    yield person(line.span(*found.span("name")), detail, 0.9)
