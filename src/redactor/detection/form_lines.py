"""Whom a form is about: lines of label and value, and rows of two cells, read as one form.

"Name: Tom / Doctor: Dr Shah / Allergies: nuts": the fact in the last line names nobody, and is of the form's subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from redactor.core.documents import Block
from redactor.core.ids import BlockId
from redactor.core.names import fold
from redactor.detection.mentions import Named

_LABEL = re.compile(
    r"(?:^|(?<=[\n\t|;])|(?<=\s{2}))[^\S\n]*(?:\d{1,2}[.)]\s+|[-•*]\s+)?(?P<label>[A-Z][\w /'’()&?-]{0,45}?)\s?:(?=\s|$)"
)
_LONGEST_CELL_LABEL = 40
_FARTHEST = 40  # lines of a form looked at to either side

_SUBJECT = re.compile(
    r"\b(?:name|names|surname|forename|pupil|child|student|learner|patient|employee|applicant|tenant|resident|client|service user|customer|"
    r"claimant|suspect|accused|offender|defendant|detainee|arrested|detained|data subject|young person|candidate|volunteer|"
    r"staff member|member of staff|worker|concerning|about)\b"
)
_OTHER = re.compile(
    r"\b(?:by|to|from|cc|mother|father|mum|dad|parent|parents|carer|guardian|kin|emergency|contact|sibling|brother|sister|partner|spouse|husband|wife|"
    r"teacher|tutor|doctor|dr|gp|surgery|nurse|consultant|therapist|social worker|health visitor|key ?worker|case ?worker|officer|manager|supervisor|"
    r"landlord|interviewer|referrer|assessor|reviewer|investigator|head|headteacher|dsl|senco|chair|clerk|author|school|witness|owner|lead|coach|"
    r"interpreter|solicitor|representative|signed|signature|practitioner|clinician|midwife)\b"
)
_VICTIM = re.compile(r"\b(?:victim|complainant|injured party|injured person|aggrieved)\b")


class Part(Enum):
    """What somebody named under a label is to the form."""

    SUBJECT = auto()
    VICTIM = auto()
    OTHER = auto()
    UNNAMED = auto()


def part_of(label: str) -> Part:
    """What *label* (as written) says of the person named under it."""
    words = fold(label)
    if _VICTIM.search(words):
        return Part.VICTIM
    # "Child's name", "Name of child" are of the child; "Mother's name", "Name of GP" are not.
    if _OTHER.search(words):
        return Part.OTHER
    return Part.SUBJECT if _SUBJECT.search(words) else Part.UNNAMED


@dataclass(frozen=True, slots=True)
class FormLine:
    """A label, where it begins, and where its value stands; *form* numbers the forms of a document."""

    label: str
    block: BlockId
    label_start: int
    start: int
    end: int
    form: int


class FormLines:
    """All lines of label and value of a document, found once."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines = list(_lines(blocks))
        self._in_block: dict[BlockId, list[int]] = {}
        for number, line in enumerate(self._lines):
            self._in_block.setdefault(line.block, []).append(number)

    def at(self, block: BlockId, offset: int) -> int | None:
        """The number of the line, label or value, in which *offset* stands."""
        for number in self._in_block.get(block, ()):
            if self._lines[number].label_start <= offset < self._lines[number].end:
                return number
        return None

    def __getitem__(self, number: int) -> FormLine:
        return self._lines[number]

    def around(self, number: int) -> Iterator[FormLine]:
        """The other lines of the same form: those above, the nearest first, then those below."""
        form = self._lines[number].form
        for way in (range(number - 1, -1, -1), range(number + 1, len(self._lines))):
            for at in way[:_FARTHEST]:
                if self._lines[at].form != form:
                    break
                yield self._lines[at]


def subjects_of(
    lines: FormLines, number: int, people: Callable[[FormLine], Sequence[Named]], *, of_offence: bool
) -> tuple[Named, ...]:
    """Whom the value of line *number* is about; () where the form does not tell.

    *people*: those named in a line's value. An offence is a fact about suspect and victim.
    """
    if part_of(lines[number].label) is Part.OTHER:
        return ()  # "Mother's health: depression"
    found: dict[Part, tuple[Named, ...]] = {}
    for line in lines.around(number):
        named = tuple(people(line))
        part = part_of(line.label)
        if named and part is not Part.OTHER:
            found.setdefault(part, named)
    subject, victim = found.get(Part.SUBJECT, ()), found.get(Part.VICTIM, ())
    if of_offence or not (subject and victim):
        return (*subject, *victim) or found.get(Part.UNNAMED, ())
    return ()


def _lines(blocks: Sequence[Block]) -> Iterator[FormLine]:
    form = 0
    for block, row in _with_rows(blocks):
        if row:
            pairs = list(_of_row(row, form))
        elif block.row:
            continue
        else:
            pairs = list(_of_block(block, form))
        if not pairs:
            form += 1  # prose, or a table of another kind, ends a form
            continue
        yield from pairs
        form = pairs[-1].form


def _with_rows(blocks: Sequence[Block]) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    """Every block; with the first of a row all its cells."""
    rows: dict[str, list[Block]] = {}
    for block in blocks:
        if block.row:
            rows.setdefault(block.row, []).append(block)
    for block in blocks:
        cells = tuple(rows.get(block.row, ())) if block.row else ()
        yield block, cells if cells and cells[0].id == block.id else ()


def _of_row(row: tuple[Block, ...], form: int) -> Iterator[FormLine]:
    """Two cells, or four, of label and value by turns."""
    if len(row) not in {2, 4}:
        return
    for label, value in zip(row[::2], row[1::2], strict=True):
        text = label.text.strip().rstrip(":?")
        if len(text) <= _LONGEST_CELL_LABEL and text[:1].isupper():
            yield FormLine(text, value.id, 0, 0, len(value.text), form)


def _of_block(block: Block, form: int) -> Iterator[FormLine]:
    labels = list(_LABEL.finditer(block.text))
    ends = [*(following.start() for following in labels[1:]), len(block.text)]
    for label, following in zip(labels, ends, strict=False):
        newline = block.text.find("\n", label.end(), following)
        start = label.start("label")
        yield FormLine(label.group("label"), block.id, start, label.end(), newline if newline >= 0 else following, form)
