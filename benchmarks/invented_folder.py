"""Invented folders of a school and of a council, with the truth about every mention beside them.

The texts are in ``cases/``: documents begin with "=== title", blank lines part paragraphs, lines that begin with "|" are table rows.
"{p1.first}" is a form of somebody's name or one of their numbers, "[health p1|asthma]" a fact about somebody in words,
"[indirect p1|her mum]" a phrase that points at somebody; "!" before a paragraph or cell marks a passage. "s" is the data
subject, "r" the requester, "t1" members of staff; everybody else is a third party. Every document is made several times
with other people of the same case.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.training.labelled import PERSON, read_set

from benchmarks import identifier_samples as numbers
from redactor.core.categories import Family, family_of
from redactor.core.diminutives import diminutives
from redactor.core.documents import Block, BlockKind, Document, MediaType
from redactor.core.facts import CaseFacts, DataSubject, Nation, Organisation, Relation, Requester
from redactor.core.ids import BlockId, FileId, block_id, digest
from redactor.core.names import fold
from redactor.core.people import KnownPerson, Role
from redactor.core.places import Place

_CASES = Path(__file__).with_name("cases")
_SETS = Path(__file__).with_name("sets")
_NAMES = {1: "many_origins", 2: "many_origins_second"}
_WORDS_ON_A_PAGE = 350
_MARK = re.compile(r"\{(\w+)\.(\w+)\}|\[(\w+) (\w+)\|([^\]]+)\]")
_PLAIN = re.compile(r"[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+)? [A-Z][\w'’-]*[a-zà-ÿ]")
_FORENAME, _SURNAME = 0, 1


@dataclass(frozen=True, slots=True)
class Human:
    """One invented human: name and title, and the numbers that the forms print."""

    key: str  # "subject", "requester", "staff 3", "other 17"
    forename: str
    surname: str
    title: str
    numbers: tuple[tuple[str, str], ...]

    @property
    def is_third_party(self) -> bool:
        """Whether their mentions must be found whole."""
        return self.key.startswith("other")


@dataclass(frozen=True, slots=True)
class Truth:
    """A mention: where, what category it has to be found under, whose it is."""

    block: BlockId
    start: int
    end: int
    category: str
    form: str
    third_party: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """A case: its documents and facts, and every mention in them."""

    facts: CaseFacts
    documents: tuple[Document, ...]
    truths: tuple[Truth, ...]
    passages: frozenset[BlockId]
    pages: int


def invent_folder(kind: str, seed: int, *, times: int = 6, shuffle: int = 0) -> Folder:
    """The folder of a "school" or "council"; *seed* 1 and 2 have other texts, other names and other numbers.

    *shuffle* gives the same texts to other people.
    """
    return _Writer(kind, seed, shuffle).folder(times)


_FORMS = {
    "full": lambda h: f"{h.forename} {h.surname}",
    "first": lambda h: h.forename,
    "last": lambda h: h.surname,
    "title": lambda h: f"{h.title} {h.surname}",
    "rev": lambda h: f"{h.surname}, {h.forename}",
    "surfirst": lambda h: f"{h.surname.upper()} {h.forename}",
    "caps": lambda h: f"{h.forename} {h.surname}".upper(),
    "init": lambda h: h.forename[0] + h.surname[0].upper(),
    "ini": lambda h: f"{h.forename[0]}. {h.surname}",
    "low1": lambda h: h.forename.lower(),
    "plural": lambda h: h.surname + ("es" if h.surname[-1] in "sxz" else "s"),
    "nick": lambda h: (sorted(diminutives(fold(h.forename))) or [h.forename])[0].title(),
    "miss": lambda h: f"{_misspelt(h.forename)} {h.surname}",
    "ocr": lambda h: f"{h.forename} {h.surname}".replace("l", "1").replace("o", "0"),
}
_NUMBERS = {
    "email": "email_address",
    "phone": "phone_number",
    "dob": "date_of_birth",
    "address": "postal_address",
    "upn": "upn",
    "nhs": "nhs_number",
    "nino": "national_insurance_number",
    "reg": "vehicle_registration",
    "account": "bank_account",
    "sort": "bank_account",
    "staff": "system_id",
}


def _misspelt(word: str) -> str:
    """A longer word with two of its inner letters changed round."""
    return word if len(word) < 6 else word[:2] + word[3] + word[2] + word[4:]


def _numbers(rng: random.Random, forename: str, surname: str, staff: bool) -> tuple[tuple[str, str], ...]:
    domain = "example.sch.uk" if staff else "example.com"
    local = (
        f"{fold(forename)}.{fold(surname)}"
        if staff or rng.random() < 0.6
        else f"{fold(surname)}{rng.randrange(60, 99)}"
    )
    town = rng.choice(["Chelmsford", "Leeds", "Burnham-on-Crouch", "Ashford"])
    street = f"{rng.choice(['Mill', 'Acacia', 'Priory', 'Long', 'St Mary’s'])} {rng.choice(['Road', 'Lane', 'Close'])}"
    return (
        ("email", re.sub(r"[^\w.@-]", "", f"{local}@{domain}")),
        ("phone", f"07700 900{rng.randrange(1000):03d}"),
        ("dob", f"{rng.randrange(1, 29):02d}/{rng.randrange(1, 13):02d}/{rng.randrange(1955, 2016)}"),
        ("address", f"{rng.randrange(1, 150)} {street}, {town}, {numbers.postcode(rng)}"),
        ("upn", numbers.upn(rng)),
        ("nhs", numbers.nhs(rng)),
        ("nino", numbers.nino(rng)),
        ("reg", numbers.vehicle(rng)),
        ("account", "".join(rng.choice("0123456789") for _ in range(8))),
        ("sort", "-".join(f"{rng.randrange(100):02d}" for _ in range(3))),
        ("staff", "".join(rng.choice("0123456789") for _ in range(6))),
    )


def _name_pool(seed: int) -> list[tuple[str, str]]:
    """Forename and surname of every whole name in one of our sets of names of many origins."""
    found: dict[tuple[str, str], None] = {}
    for document in read_set(_SETS / f"{_NAMES[seed]}.jsonl"):
        for start, end, label in document.spans:
            written = document.text[start:end]
            if label == PERSON and _PLAIN.fullmatch(written):
                forename, surname = written.split(" ", 1)
                found[forename, surname] = None
    return list(found)


class _Writer:
    """Makes one folder: the cast first, then document after document."""

    def __init__(self, kind: str, seed: int, shuffle: int) -> None:
        self._kind, self._seed = kind, seed
        self._rng = random.Random(f"{kind} {seed}" + (f" {shuffle}" if shuffle else ""))
        self._pool = _name_pool(seed)
        self._rng.shuffle(self._pool)
        self._used: set[str] = set()
        family = self._human("subject")
        self._fixed = {"s": family, "r": self._human("requester", surname=family.surname)}
        self._staff = [self._human(f"staff {number}") for number in range(9)]
        self._others = [self._human(f"other {number}") for number in range(36)]
        self._truths: list[Truth] = []
        self._passages: set[BlockId] = set()

    def _human(self, key: str, *, surname: str = "") -> Human:
        """Somebody whose forename nobody else bears: whose mention it is shall not be a guess."""
        while True:
            forename, last = self._pool.pop()
            if forename not in self._used and last not in self._used:
                break
        self._used |= {forename, last}
        last = surname or last
        made = _numbers(self._rng, forename, last, staff=key.startswith("staff"))
        return Human(key, forename, last, self._rng.choice(["Mr", "Mrs", "Ms", "Miss"]), made)

    def folder(self, times: int) -> Folder:
        texts = _templates(_CASES / f"{self._kind}_{self._seed}.txt")
        documents = [self._document(title, body, number) for number in range(times) for title, body in texts]
        pages = sum(document.page_count or 0 for document in documents)
        return Folder(self._facts(), tuple(documents), tuple(self._truths), frozenset(self._passages), pages)

    def _facts(self) -> CaseFacts:
        subject, requester = self._fixed["s"], self._fixed["r"]
        known = tuple(KnownPerson(_FORMS["full"](one), Role.STAFF) for one in self._staff)
        is_school = self._kind == "school"
        return CaseFacts(
            f"invented {self._kind} {self._seed}",
            DataSubject(_FORMS["full"](subject)),
            Requester(_FORMS["full"](requester), Relation.PARENT) if is_school else Requester(relation=Relation.SELF),
            Nation.ENGLAND,
            organisation=Organisation("Example", ("example.sch.uk",), "maintained school" if is_school else "council"),
            known_people=known,
        )

    def _document(self, title: str, body: str, number: int) -> Document:
        file = FileId(digest(self._kind, self._seed, title, number)[:16])
        cast = {**self._fixed, **self._cast()}
        blocks = [self._block(file, at, piece, cast) for at, piece in enumerate(_pieces(body))]
        words = sum(len(block.text.split()) for block in blocks)
        return Document(file, MediaType.TEXT, -(-words // _WORDS_ON_A_PAGE), tuple(blocks), title=title)

    def _cast(self) -> dict[str, Human]:
        staff = self._rng.sample(self._staff, 4)
        keys = ["p1", "p2", "p3", "p4", "a1", "a2", "a3", "a4", "m1", "x1", "x2"]
        others = self._rng.sample(self._others, len(keys))
        return {**{f"t{at + 1}": one for at, one in enumerate(staff)}, **dict(zip(keys, others, strict=True))}

    def _block(self, file: FileId, at: int, piece: _Piece, cast: dict[str, Human]) -> Block:
        identity = block_id(file, str(at))
        if piece.is_passage:
            self._passages.add(identity)
        text = "".join(self._rendered(identity, piece.text, cast))
        kind = BlockKind.CELL if piece.row else BlockKind.PARAGRAPH
        return Block(identity, kind, Place("text", path=(at,)), text, row=piece.row, heading=piece.is_heading)

    def _rendered(self, block: BlockId, text: str, cast: dict[str, Human]) -> Iterator[str]:
        """The words of a text; what the marks say is noted with its place."""
        at = done = 0
        for mark in _MARK.finditer(text):
            plain = text[done : mark.start()]
            yield plain
            at += len(plain)
            words, category, form, who = _spelt(mark, cast)
            cut = len(who.title) + 1 if form == "title" else 0
            self._truths.append(Truth(block, at + cut, at + len(words), category, form, who.is_third_party))
            yield words
            at, done = at + len(words), mark.end()
        yield text[done:]


def _spelt(mark: re.Match[str], cast: dict[str, Human]) -> tuple[str, str, str, Human]:
    """What a mark stands for: words, category, form, whose."""
    name, form, category, about, words = mark.groups()
    if category:
        return words, category, "fact" if family_of(category) is not Family.INDIRECT else "phrase", cast[about]
    who = cast[name]
    if form in _FORMS:
        return _FORMS[form](who), "person", form, who
    return dict(who.numbers)[form], _NUMBERS[form], form, who


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    row: str = ""
    is_heading: bool = False
    is_passage: bool = False


def _templates(path: Path) -> list[tuple[str, str]]:
    parts = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _pieces(body: str) -> Iterator[_Piece]:
    """Paragraphs, and the cells of rows; the first row of a run is its heading."""
    for paragraph in re.split(r"\n\s*\n", body.strip("\n")):
        lines = paragraph.split("\n")
        if not lines[0].startswith("|"):
            yield _Piece(paragraph.removeprefix("!"), is_passage=paragraph.startswith("!"))
            continue
        for number, line in enumerate(lines):
            for cell in re.split(r"\|(?![^\[]*\])", line.removeprefix("|")):
                is_passage = line.startswith("|!")
                yield _Piece(cell.removeprefix("!"), f"row {number}", is_heading=number == 0, is_passage=is_passage)
