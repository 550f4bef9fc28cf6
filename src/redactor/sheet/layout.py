"""The layout of the review spreadsheet: sheets and columns, the same for writing and for reading back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from redactor.sheet.data import Answer, ItemRow, PersonRow, answer_digest, fixed_digest

MARK = "UNREDACTED"
INSTRUCTIONS, ITEMS, PEOPLE, DISCLOSED = "Instructions", "Items", "People", "Will be disclosed"
FILES, GROUNDS = "Files and gaps", "Grounds"
HEADING_ROW = 2  # row 1 says what the sheet is
FIRST_ROW = 3
CASE_CELL, NAME_CELL, DATE_CELL = "B2", "B3", "B4"  # on the instructions
CELL_LIMIT = 32_000  # characters; spreadsheet programs hold 32,767
CONTEXT_GAP = " … "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of the row's field, its heading, width in characters, and who fills it in."""

    key: str
    title: str
    width: int
    answer: bool = False
    hidden: bool = False
    aside: bool = False  # an explanation: it may be cut off on the screen, the cell holds it whole
    loose: bool = False  # follows what is decided elsewhere: no reason to call a row changed


REFERENCE = Column("reference", "Reference", 13)
SHOWN = Column("shown", "Do not change", 10, hidden=True)
ANSWER_COLUMNS = (
    Column("decision", "DECISION", 13, answer=True),
    Column("ground", "GROUND", 11, answer=True),
    Column("note", "NOTE", 28, answer=True),
    Column("decided_by", "DECIDED BY", 18, answer=True),
    Column("date", "DATE", 12, answer=True),
    Column("agreed_by", "AGREED BY", 18, answer=True),
)
CONSENTS = ("asked", "given", "refused", "not sought")
KNOWN_HOW = ("was present", "wrote it", "received it", "was told", "not known")
SAID_COLUMNS = (
    Column("answer_role", "ROLE IS", 18, answer=True),
    Column("answer_consent", "CONSENT IS", 13, answer=True),
    Column("answer_consent_details", "CONSENT: FOR WHAT, WHEN, WHY", 24, answer=True),
    Column("answer_knows", "REQUESTER KNOWS", 17, answer=True),
)
"""What may be said about a person, with or without a decision."""
ALL = "yes"
ITEM_SAID_COLUMNS = (
    Column("answer_copies", "ALL COPIES", 11, answer=True),
    Column("answer_who", "WHO IS MEANT", 20, answer=True),
)
"""Whether an answer holds for all exact copies; and who is meant, in place of a decision."""
ITEM_COLUMNS = (
    REFERENCE,
    Column("file", "File", 24),
    Column("page", "Page or part", 12),
    Column("words", "Words", 24),
    Column("context", "In its context", 54),
    Column("category", "Category", 17),
    Column("person", "Person", 20),
    Column("role", "Role", 14),
    Column("extent", "Extent", 11),
    Column("proposal", "Proposal", 11),
    Column("proposed_ground", "Proposed ground", 24),
    Column("why", "Why", 54, aside=True),
    Column("confidence", "Confidence", 11),
    Column("needs", "Still to be recorded", 32, aside=True),
    Column("first", "First copy decided", 20, loose=True),
    Column("copies", "Copies", 8),
    *ANSWER_COLUMNS,
    *ITEM_SAID_COLUMNS,
    SHOWN,
)
PERSON_COLUMNS = (
    REFERENCE,
    Column("name", "Person", 24),
    Column("role", "Role", 16),
    Column("forms", "Written as", 36),
    Column("contacts", "Contacts and numbers", 28),
    Column("mentions", "Mentions", 10),
    Column("items", "Items", 8),
    Column("covers", "An answer covers", 40),
    Column("consent", "Consent", 14),
    Column("knows", "Known to requester", 14),
    Column("proposal", "Proposal", 11),
    Column("proposed_ground", "Proposed ground", 24),
    Column("why", "Why", 54, aside=True),
    *ANSWER_COLUMNS,
    *SAID_COLUMNS,
    SHOWN,
)
DISCLOSED_COLUMNS = (
    Column("person", "Person", 24),
    Column("role", "Role", 16),
    Column("category", "Category", 20),
    Column("words", "Words", 48),
    Column("count", "How often", 10),
    Column("files", "Files", 40),
    Column("reason", "Reason", 40),
)
FILE_COLUMNS = (
    Column("reference", "Settled by item", 15),
    Column("file", "File", 48),
    Column("page", "Page or part", 16),
    Column("kind", "What", 24),
    Column("status", "Status", 16),
    Column("reason", "Reason", 60),
)
GROUND_COLUMNS = (
    Column("code", "Code", 10),
    Column("provision", "Statutory paragraph", 32),
    Column("title", "Title", 70),
)


def item_cells(row: ItemRow) -> dict[str, object]:
    """The cells of an item's row by column key, without the hidden digest."""
    return {
        "reference": row.reference,
        "file": row.file,
        "page": row.page,
        "words": row.words,
        "context": f"{row.before}{row.words}{row.after}",
        "category": row.category,
        "person": row.person,
        "role": row.role,
        "extent": row.extent,
        "proposal": row.proposal,
        "proposed_ground": _with_provision(row.ground, row.provision),
        "why": row.why,
        "confidence": row.confidence,
        "needs": row.needs,
        "first": row.first,
        "copies": row.copies,
        **answer_cells(row.answer),
        **{column.key: getattr(row.answer, column.key.removeprefix("answer_")) for column in ITEM_SAID_COLUMNS},
    }


def person_cells(row: PersonRow) -> dict[str, object]:
    """The cells of a person's row by column key, without the hidden digest."""
    return {
        "reference": row.reference,
        "name": row.name,
        "role": row.role,
        "forms": row.forms,
        "contacts": row.contacts,
        "mentions": row.mentions,
        "items": row.items,
        "covers": row.covers,
        "consent": row.consent,
        "knows": row.knows,
        "proposal": row.proposal,
        "proposed_ground": _with_provision(row.ground, row.provision),
        "why": row.why,
        **answer_cells(row.answer),
        **{column.key: getattr(row.answer, column.key.removeprefix("answer_")) for column in SAID_COLUMNS},
    }


def _with_provision(ground: str, provision: str) -> str:
    return f"{ground}: {provision}" if ground and provision else ground or provision


def answer_cells(answer: Answer) -> dict[str, object]:
    """The cells that a reviewer fills in."""
    return {column.key: getattr(answer, column.key) for column in ANSWER_COLUMNS}


def fixed_of(columns: tuple[Column, ...], cell: Callable[[str], object]) -> str:
    """Digest of a row's cells that nobody is to change, as *cell* gives them by key."""
    keys = [column.key for column in columns if not (column.answer or column.hidden or column.loose)]
    return fixed_digest(tuple(cell_text(cell(key)) for key in keys))


def shown_digest(row: ItemRow | PersonRow) -> str:
    """Digest of everything a row shows: its fixed cells and the answer so far. Guards against lost updates."""
    columns = ITEM_COLUMNS if isinstance(row, ItemRow) else PERSON_COLUMNS
    cells = item_cells(row) if isinstance(row, ItemRow) else person_cells(row)
    return f"{fixed_of(columns, cells.__getitem__)}-{answer_digest(row.answer)}"


def cell_text(value: object) -> str:
    """A value as the text of a cell: without characters a spreadsheet can't hold, cut at its limit."""
    text = "" if value is None else str(value)
    return "".join(char for char in text if char in "\t\n" or " " <= char < "\ud800" or char >= "\ue000")[:CELL_LIMIT]
