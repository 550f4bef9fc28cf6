"""What the review spreadsheet shows, and what comes back: records that know nothing of spreadsheets."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.core.ids import digest
from redactor.core.problems import Problem


@dataclass(frozen=True, slots=True)
class Answer:
    """What one row says: the cells a reviewer fills in. ``date`` is ISO; everything empty means not answered."""

    decision: str = ""
    ground: str = ""
    note: str = ""
    decided_by: str = ""
    date: str = ""
    agreed_by: str = ""  # the second person, where one is required
    role: str = ""  # of a person: the role's title, where it is another than shown
    consent: str = ""  # of a person: asked, given, refused, not sought
    consent_details: str = ""  # for what, when, why
    knows: str = ""  # how the requester knows this person's part, or "not known"
    who: str = ""  # of an item: which of the persons it may mean, or "somebody else"
    copies: str = ""  # of an item: "yes" where the answer holds for all exact copies

    @property
    def is_empty(self) -> bool:
        """Whether nobody filled in anything."""
        return not any(
            (self.decision, self.ground, self.note, self.decided_by, self.date, self.agreed_by, self.copies, self.says)
        )

    @property
    def says(self) -> bool:
        """Whether something is said about a person, or who is meant, apart from any decision."""
        return any((self.role, self.consent, self.consent_details, self.knows, self.who))


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item up for decision. ``choices`` are the decisions that may be chosen for it."""

    reference: str
    file: str
    page: str  # page or part, in words
    words: str
    before: str
    after: str
    category: str
    person: str
    role: str
    extent: str
    proposal: str  # an Outcome's value
    ground: str  # proposed: a code of rules/exemptions.toml, or ""
    provision: str  # its statutory paragraph
    why: str
    confidence: str
    choices: tuple[str, ...] = ("withhold", "disclose")
    needs: str = ""  # what has to be recorded or agreed, in words
    first: str = ""  # what was decided for the same words in the text that this one repeats
    answer: Answer = Answer()  # as decided so far
    copies: int = 1  # exact copies, this one counted: what an answer for all copies covers
    may_be: tuple[str, ...] = ()  # whom WHO IS MEANT may name


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person: decided once for all mentions that have no decision of their own."""

    reference: str
    name: str
    role: str
    forms: str
    contacts: str
    mentions: int
    items: int
    consent: str
    proposal: str
    ground: str
    provision: str
    why: str
    choices: tuple[str, ...] = ("withhold", "disclose")
    answer: Answer = Answer()
    covers: str = ""  # what an answer covers: categories with counts and words
    knows: str = ""  # how the requester knows this person's part, as recorded


@dataclass(frozen=True, slots=True)
class DisclosedRow:
    """What will be disclosed of one person in one category unless somebody objects."""

    person: str
    role: str
    category: str
    words: str
    count: int
    files: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of the case, or a gap in one, with what is known about it."""

    reference: str  # the item that settles it, or ""
    file: str
    page: str
    kind: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class GroundRow:
    """A ground that may be chosen: its code, statutory paragraph and title."""

    code: str
    provision: str
    title: str


@dataclass(frozen=True, slots=True)
class SheetData:
    """Everything one review spreadsheet shows."""

    case: str
    items: tuple[ItemRow, ...]
    people: tuple[PersonRow, ...] = ()
    disclosed: tuple[DisclosedRow, ...] = ()
    files: tuple[FileRow, ...] = ()
    grounds: tuple[GroundRow, ...] = ()
    roles: tuple[str, ...] = ()  # titles of roles that may be chosen
    instructions: tuple[str, ...] = ()  # further lines of the case's own


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """A filled-in row: what it is about, what was answered, and the digest of what its reviewer had seen."""

    reference: str
    answer: Answer
    shown: str
    row: int  # in the sheet, for messages


@dataclass(frozen=True, slots=True)
class SheetAnswers:
    """A sheet read back. With any problem there are no answers: a sheet is taken whole or not at all."""

    rows: tuple[RowAnswer, ...] = ()
    people: tuple[RowAnswer, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def _tidy(text: object) -> str:
    """Text as spreadsheet programs leave it alone: white space evened out."""
    return " ".join(str(text).split())


def fixed_digest(values: tuple[object, ...]) -> str:
    """Digest of the cells of a row that nobody is to change: shows rows whose cells were mixed up."""
    return digest(*(_tidy(value) for value in values))[:16]


def answer_digest(answer: Answer) -> str:
    """Digest of the cells that a reviewer fills in."""
    parts = (
        answer.decision, answer.ground, answer.note, answer.decided_by, answer.date, answer.agreed_by,
        answer.role, answer.consent, answer.consent_details, answer.knows, answer.who, answer.copies,
    )  # fmt: skip
    return digest(*(_tidy(part) for part in parts))[:16]
