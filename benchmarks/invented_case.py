"""Invented cases with the truth beside them: blocks and findings are made directly, no file is read.

A primary school's folder about one pupil: letters, e-mails with quoted copies, a behaviour log, class lists, minutes,
a safeguarding chronology. Namesakes are planted: a pupil with the data subject's forename, a teacher with her surname,
a pupil and a teacher of one name, two pupils of one forename.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from redactor.core.documents import Block, BlockKind, Document, Gap, GapKind, MediaType
from redactor.core.facts import CaseFacts, Clock, DataSubject, Nation, Organisation, Relation, Requester
from redactor.core.findings import About, Evidence, Finding
from redactor.core.ids import FileId, block_id
from redactor.core.people import KnownPerson, Role
from redactor.core.places import Place
from redactor.core.spans import Span

FORENAMES = [
    "Tyler",
    "Zoe",
    "Kofi",
    "Maja",
    "Harry",
    "Leah",
    "Omar",
    "Isla",
    "Ravi",
    "Poppy",
    "Connor",
    "Ava",
    "Mateusz",
    "Freya",
    "Idris",
    "Nia",
    "Luca",
    "Erin",
    "Noah",
    "Tia",
    "Callum",
    "Sana",
    "Finlay",
    "Rosa",
    "Jayden",
    "Beth",
    "Hugo",
    "Aisha",
    "Toby",
    "Keira",
    "Dylan",
    "Mina",
    "Rhys",
    "Orla",
    "Samir",
    "Lottie",
    "Kian",
    "Elsie",
    "Marek",
    "Holly",
    "Ellis",
    "Yusra",
    "Joel",
    "Niamh",
    "Arlo",
    "Priya",
    "Leon",
    "Daisy",
    "Ewan",
    "Faith",
    "Milo",
    "Skye",
    "Rohan",
    "Lara",
    "Kobi",
    "Tess",
    "Amir",
    "Maisie",
    "Otis",
    "Hana",
]
SURNAMES = [
    "Smith",
    "Jones",
    "Osei",
    "Khan",
    "Kowalski",
    "Patel",
    "Nguyen",
    "Brown",
    "Evans",
    "Mensah",
    "Hughes",
    "Begum",
    "Novak",
    "Walker",
    "Ali",
    "Turner",
    "Murphy",
    "Okafor",
    "Reid",
    "Singh",
    "Baker",
    "Lewis",
    "Rossi",
    "Yilmaz",
    "Ward",
    "Cooper",
    "Ahmed",
    "Bailey",
    "Fraser",
    "Chowdhury",
    "Hall",
    "Popescu",
    "Grant",
    "Adeyemi",
    "Marsh",
    "Silva",
    "Doyle",
    "Hussain",
    "Perry",
    "Costa",
    "Byrne",
    "Sharma",
    "Holt",
    "Danso",
    "Lowe",
    "Mahmood",
    "Pugh",
    "Wren",
    "Tran",
    "Barnes",
    "Idowu",
    "Frost",
    "Pires",
    "Kaur",
    "Nash",
    "Bello",
]
ADULTS = [
    "Jane",
    "Peter",
    "Sarah",
    "Mark",
    "Helen",
    "David",
    "Julie",
    "Paul",
    "Karen",
    "Simon",
    "Fiona",
    "Robert",
    "Anne",
    "Martin",
    "Claire",
    "Stephen",
    "Diane",
    "Colin",
    "Tracey",
    "Alan",
    "Wendy",
    "Keith",
    "Joanne",
    "Philip",
    "Sandra",
    "Ian",
    "Maxine",
    "Gareth",
    "Yvonne",
    "Nigel",
]
MEN = frozenset(
    [
        "Peter",
        "Mark",
        "David",
        "Paul",
        "Simon",
        "Robert",
        "Martin",
        "Stephen",
        "Colin",
        "Alan",
        "Keith",
        "Philip",
        "Ian",
        "Gareth",
        "Nigel",
    ]
)
JOBS = ["class teacher", "SENCo", "headteacher", "teaching assistant", "learning mentor", "office manager"]
TERMS = [
    ("health", "asthma"),
    ("health", "ADHD"),
    ("religion", "Catholic"),
    ("ethnicity", "Polish"),
    ("offence", "caution"),
]


@dataclass(frozen=True)
class Human:
    """One invented human: the truth behind mentions."""

    key: str
    forename: str
    surname: str
    kind: str  # subject, requester, family, pupil, staff, parent
    job: str = ""

    @property
    def title(self):
        return "Mr" if self.forename in MEN else "Mrs"

    @property
    def is_disclosed(self):
        return self.kind in {"subject", "requester", "staff"}


@dataclass
class Invented:
    """A case with its truth: who each finding means, and whether it must go."""

    facts: CaseFacts
    documents: list[Document]
    findings: list[tuple[Finding, ...]]
    who: dict = field(default_factory=dict)  # finding id → Human key
    withhold: dict = field(default_factory=dict)  # finding id → must it go
    humans: dict = field(default_factory=dict)
    namesakes: list = field(default_factory=list)  # pairs of Human keys
    gaps: dict = field(default_factory=dict)  # gap id → must it go

    @property
    def pages(self):
        return sum(document.page_count for document in self.documents)


def invent(pages, seed):
    """A case of about *pages* pages."""
    return _Inventor(pages, random.Random(seed)).case


class _Inventor:
    def __init__(self, pages, rng):
        self.rng = rng
        self.subject = Human("subject", "Amelia", "Clarke", "subject")
        self.requester = Human("requester", "Ruth", "Clarke", "requester")
        self.father = Human("father", "Gareth", "Clarke", "family")
        self.pupils = self._people("pupil", FORENAMES, 6 + int(2.5 * pages**0.5))
        self.staff = self._people("staff", ADULTS, 6 + int(0.6 * pages**0.5))
        self.parents = [
            Human(f"parent-{p.key}", rng.choice(ADULTS), p.surname, "parent")
            for p in self.pupils[: 2 + int(0.5 * pages**0.5)]
        ]
        twin = Human("amelia-2", "Amelia", self.pupils[0].surname, "pupil")
        teacher = Human("clarke-staff", "Helen", "Clarke", "staff", "class teacher")
        hall = (
            Human("hall-pupil", "David", "Hall", "pupil"),
            Human("hall-staff", "David", "Hall", "staff", "class teacher"),
        )
        self.rare = [twin, teacher, *hall]
        everybody = [self.subject, self.requester, self.father, *self.pupils, *self.staff, *self.parents, *self.rare]
        facts = CaseFacts(
            "invented",
            DataSubject("Amelia Clarke", ("Milly",), "2015-03-09"),
            Requester("Ruth Clarke", Relation.PARENT),
            Nation.ENGLAND,
            Clock(received="2026-11-02"),
            Organisation("Elm School", ("elm.example.org",), "academy"),
            tuple(
                KnownPerson(f"{s.forename} {s.surname}", Role.STAFF)
                for s in [*self.staff[: -len(self.staff) // 5 or None], teacher]
            ),
        )
        self.case = Invented(facts, [], [], humans={h.key: h for h in everybody})
        self.case.namesakes = [("subject", "amelia-2"), ("requester", "clarke-staff"), ("hall-pupil", "hall-staff")]
        while self.case.pages < pages:
            self._document(min(pages - self.case.pages, rng.choice([1, 1, 2, 3, 4, 8])))

    def _people(self, kind, forenames, count):
        pairs = set()
        while len(pairs) < count:
            pairs.add((self.rng.choice(forenames), self.rng.choice(SURNAMES)))
        return [
            Human(f"{kind}-{i}", f, s, kind, self.rng.choice(JOBS) if kind == "staff" else "")
            for i, (f, s) in enumerate(sorted(pairs))
        ]

    def _document(self, pages):
        page = _Writer(self, FileId(f"{len(self.case.documents):016x}"), pages)
        kinds = [_letter, _letter, _email, _email, _log, _minutes, _minutes, _list, _chronology]
        kind = self.rng.choice(kinds)
        for number in range(pages):
            page.number = number
            kind(page)
        page.finish()


class _Writer:
    """Writes one document: text pieces and the findings in them."""

    def __init__(self, world, file, pages):
        self.world, self.rng, self.file, self.pages = world, world.rng, file, pages
        self.blocks, self.findings, self.gaps, self.number = [], [], [], 0
        self.named, self.row = set(), 0
        self.pupils = self.rng.sample(world.pupils, min(3, len(world.pupils)))
        self.staff = self.rng.sample(world.staff, 2)
        if self.rng.random() < 0.04:
            self.pupils[0] = world.rare[self.rng.choice([0, 2])]
        if self.rng.random() < 0.04:
            self.staff[0] = world.rare[self.rng.choice([1, 3])]

    def block(self, *pieces, kind=BlockKind.PARAGRAPH, row="", heading=False, message=""):
        """A block of strings, humans (named as this document would), and ready findings (category, words, human)."""
        identity = block_id(self.file, f"{self.number}.{len(self.blocks)}")
        text, made = "", []
        for piece in pieces:
            title, words, category, human, extra = self._piece(piece)
            text += title
            if category:
                made.append(
                    (
                        Finding(
                            Span(identity, len(text), len(text) + len(words)), category, "invented/1", 0.95, **extra
                        ),
                        human,
                    )
                )
            text += words
        self.blocks.append(
            Block(
                identity,
                kind,
                Place("page", self.number, (len(self.blocks),)),
                text,
                row=row,
                heading=heading,
                message=message,
            )
        )
        for finding, human in made:
            self.findings.append(finding)
            if human is not None:
                self.world.case.who[finding.id] = human.key
                self.world.case.withhold[finding.id] = not human.is_disclosed or finding.category == "phone_number"
        return [finding for finding, _ in made]

    def _piece(self, piece):
        if isinstance(piece, str):
            return "", piece, "", None, {}
        if isinstance(piece, Human):
            title, words = self._name(piece)
            return title, words, "person", piece, {"evidence": (Evidence("model", "name"),)}
        category, words, human, extra = piece
        return "", words, category, human, extra

    def _name(self, human):
        is_first = human.key not in self.named
        self.named.add(human.key)
        full = f"{human.forename} {human.surname}"
        if human.kind in {"staff", "parent", "family"} or human.kind == "requester":
            return (f"{human.title} ", full) if is_first else (f"{human.title} ", human.surname)
        if human.key.startswith("hall"):
            return "", full
        chance = self.rng.random()
        if is_first:
            return "", full if chance < 0.9 else f"{human.surname}, {human.forename}"
        if human.kind == "subject" and chance < 0.05:
            return "", "Milly"
        if chance > 0.99 and len(human.surname) > 4:
            return "", f"{human.forename} {_slip(human.surname, self.rng)}"
        if chance > 0.96 and human.kind != "subject":
            return "", f"{human.forename[0]}. {human.surname}"
        return "", human.forename if chance < 0.85 else full

    def email(self, human):
        address = f"{human.forename}.{human.surname}@{'elm.' if human.kind == 'staff' else ''}example.org".lower()
        return ("email_address", address, human, {"value": address})

    def phone(self, human):
        number = f"07700 900{sum(map(ord, human.key)) % 1000:03}"
        return ("phone_number", number, human, {"value": number.replace(" ", "")})

    def fact(self, category, words, human, mention):
        return (category, words, human, {"about": About.MENTIONS, "mentions": (mention.id,)})

    def finish(self):
        document = Document(self.file, MediaType.PDF, self.pages, tuple(self.blocks), tuple(self.gaps))
        self.world.case.documents.append(document)
        self.world.case.findings.append(tuple(sorted(self.findings, key=lambda finding: finding.sort_key)))


def _slip(word, rng):
    """Two inner letters changed round."""
    at = rng.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _story(page, count):
    """Sentences about a school day; the data subject is in most."""
    subject = page.world.subject
    for _ in range(count):
        pupil, staff = page.rng.choice(page.pupils), page.rng.choice(page.staff)
        choice = page.rng.randrange(7)
        if choice == 0:
            page.block(subject, " was upset after ", pupil, " took her book; ", staff, " spoke to both.")
        elif choice == 1:
            page.block(pupil, " pushed ", subject, " at break. ", staff, " was on duty.")
        elif choice == 2:
            page.block(subject, " read well today. ", subject, " asked for help twice.")
        elif choice == 3:
            page.block("In the afternoon ", subject, " sat with ", pupil, ".")
        elif choice == 4:
            (who,) = page.block(subject, " was quiet.")
            category, words = page.rng.choice(TERMS[:2])
            page.block("Known needs: ", page.fact(category, words, subject, who))
        elif choice == 5 and page.rng.random() < 0.5:
            (who,) = page.block(pupil, " stayed in.")
            category, words = page.rng.choice(TERMS)
            page.block("Noted: ", page.fact(category, words, pupil, who))
        else:
            page.block(staff, " rang ", page.world.requester, " about ", subject, ".")


def _letter(page):
    page.block("Dear ", page.world.requester, ",")
    _story(page, page.rng.randint(5, 8))
    author = page.staff[0]
    page.block("Yours sincerely")
    page.block(author, f"\n{author.job}\n", page.email(author))
    if page.number == 0:
        place = Place("page", 0, (99,))
        page.gaps.append(Gap(page.file, GapKind.PICTURE, place, "a picture", content_key="logo"))


def _email(page):
    sender, other = page.staff[0], page.world.requester
    message = f"m{page.number}"
    page.block("From: ", sender, " <", page.email(sender), ">", message=message)
    page.block("To: ", other, " <", page.email(other), ">", message=message)
    _story(page, page.rng.randint(4, 7))
    if page.world.parents and page.rng.random() < 0.2:
        parent = page.rng.choice(page.world.parents)
        page.block(parent, " can be reached on ", page.phone(parent), ".")


def _log(page):
    page.block("Date", kind=BlockKind.CELL, row=f"t{page.number}.row0", heading=True)
    page.block("What happened", kind=BlockKind.CELL, row=f"t{page.number}.row0", heading=True)
    for line in range(1, page.rng.randint(6, 10)):
        row, pupil = f"t{page.number}.row{line}", page.rng.choice(page.pupils)
        page.block(f"{line} March", kind=BlockKind.CELL, row=row)
        page.block(page.world.subject, " and ", pupil, " argued.", kind=BlockKind.CELL, row=row)


def _minutes(page):
    page.block("Present: ", page.staff[0], f", {page.staff[0].job}; ", page.staff[1], f", {page.staff[1].job}")
    _story(page, page.rng.randint(6, 9))


def _list(page):
    for heading in ("Pupil", "Class"):
        page.block(heading, kind=BlockKind.CELL, row=f"l{page.number}.row0", heading=True)
    pupils = [
        *page.rng.sample(page.world.pupils, min(10, len(page.world.pupils))),
        page.world.rare[0],
        page.world.rare[2],
    ]
    page.named -= {pupil.key for pupil in pupils}
    for line, pupil in enumerate([page.world.subject, *pupils], start=1):
        row = f"l{page.number}.row{line}"
        page.named.discard(pupil.key)
        page.block(pupil, kind=BlockKind.CELL, row=row)
        page.block("4B", kind=BlockKind.CELL, row=row)


def _chronology(page):
    _story(page, page.rng.randint(4, 6))
    if page.rng.random() < 0.5:
        (finding,) = page.block(
            ("safeguarding", "A referral to MASH was discussed on this day.", None, {"rule": "invented"})
        )
        page.world.case.withhold[finding.id] = page.rng.random() < 0.5
