"""What stands around a name: job words, labels, kinship, table headings. Each yields a role with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from redactor.core.documents import Block, Document
from redactor.core.findings import Evidence, Finding
from redactor.core.names import fold
from redactor.core.people import Role
from redactor.core.rules import RoleRule
from redactor.people.columns import (
    FORENAME_HEADINGS,
    GROUP_HEADINGS,
    NAME_HEADINGS,
    SURNAME_HEADINGS,
    Columns,
    read_columns,
)

_CHILD_ROLES = frozenset({Role.PUPIL, Role.SIBLING})
_NOT_ADULT = _CHILD_ROLES | {Role.FAMILY, Role.WITNESS, Role.WHISTLE_BLOWER, Role.OTHER, Role.UNKNOWN}
_REACH = 56  # characters looked at on each side of a name
_FEW_WORDS = r"(?:[\w'&/-]+\s+){0,3}?"

_KIN = {
    "parent": "mum mummy mother mam dad daddy father parent stepmum stepmother stepdad stepfather",
    "sibling": "brother sister sibling twin half-brother half-sister stepbrother stepsister",
    "other": "aunt auntie uncle cousin grandmother grandfather nan nana nanny gran grandma grandad grandpa partner "
    "boyfriend girlfriend husband wife son daughter carer",
}
PARENT_WORDS = tuple(_KIN["parent"].split())
SIBLING_WORDS = tuple(_KIN["sibling"].split())
KIN_WORDS = (*_KIN["other"].split(), "foster carer")
_ANY_KIN = "|".join(sorted([*PARENT_WORDS, *SIBLING_WORDS, *KIN_WORDS], key=lambda word: (-len(word), word)))
_KIN_BEFORE = re.compile(
    rf"(?:(?P<whose>[\w'’-]+)['’]s?\s+|(?P<pronoun>his|her|their|my)\s+)?(?P<kin>{_ANY_KIN})\s*[,:(–-]?\s*$",
    re.IGNORECASE,
)
_KIN_AFTER = re.compile(
    rf"\s*[,(–-]\s*(?:(?P<whose>[\w'’-]+)['’]s?\s+|(?P<pronoun>his|her|their|my)\s+)?(?P<kin>{_ANY_KIN})\b",
    re.IGNORECASE,
)
_PARENT = r"(?P<kin>parents?|mum|mummy|mam|dad|daddy|mother|father|carer|guardian)"
_APPOSITION = r"(?:\s*,[^,.;:\n]{1,40}(?=,))?"  # ", class teacher" before ", spoke as a parent"
_OWN_CHILD = re.compile(
    rf"{_APPOSITION}\s*[,(–-]?\s*(?:whose|who\s+has\s+an?|has\s+an?)\s+(?:[a-z]+\s+){{0,2}}?(?:sons?|daughters?|child(?:ren)?|twins?)\b",
    re.IGNORECASE,
)
_AS_PARENT = re.compile(
    rf"{_APPOSITION}\s*,?\s*(?:[a-z]+\s+){{0,5}}?(?:as|is|was|being)\s+(?:also\s+)?(?:an?|the|[\w'’-]+['’]s?)\s+{_PARENT}\b(?!\s+governor)",
    re.IGNORECASE,
)
"""A parent by what is said behind the name: "whose son is in Year 3", "spoke as a parent", "is also Leo's dad"."""
_TITLE_END = re.compile(r"(?:\b(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|pc|dc)\.?\s+)+$", re.IGNORECASE)
_PERSON_LISTS: Mapping[Role, frozenset[str]] = {
    Role.PUPIL: frozenset(
        ["pupil", "student", "pupil name", "student name", "child", "upn", "tutor group", "reg group"]
    ),
    Role.STAFF: frozenset(
        [
            "staff",
            "staff name",
            "job title",
            "post",
            "position",
            "staff code",
            "reported by",
            "recorded by",
            "by",
            "author",
            "entered by",
            "completed by",
            "staff member",
            "member of staff",
        ]
    ),
}


@dataclass(frozen=True, slots=True)
class Clue:
    """A role that the surroundings suggest, and why. ``whose`` is the folded name a kinship hangs on, if any."""

    role: Role
    evidence: Evidence
    whose: str = ""

    @property
    def is_adult(self) -> bool:
        """Whether only adults play the role."""
        return self.role not in _NOT_ADULT


class Surroundings:
    """Compiled once from the job words of ``rules/roles.toml``."""

    def __init__(self, roles: Iterable[RoleRule]) -> None:
        self._roles = {fold(word): Role(rule.key) for rule in roles for word in rule.job_words}
        words = "|".join(re.escape(word) for word in sorted(self._roles, key=lambda word: (-len(word), word)))
        job = rf"(?P<job>{words})" if words else r"(?P<job>(?!))"
        self._after = re.compile(
            rf"\s*(?:[,(–—:|-]|\s(?:is|was)\s+(?:an?|the|our|his|her|their))\s*{_FEW_WORDS}{job}(?!\w)"
        )
        self._before = re.compile(rf"(?<!\w){job}\s*(?:[:,–-]|\s(?:is|was))?\s*$")
        self._end = re.compile(rf"(?<!\w){job}$")
        self._alone = re.compile(rf"\s*{_FEW_WORDS}{job}(?!\w)")

    def of(self, document: Document) -> DocumentSurroundings:
        """The surroundings of names in one document."""
        return DocumentSurroundings(self, document, read_columns(document))

    def is_job(self, folded: str) -> bool:
        """Whether *folded* is one of the job words."""
        return folded in self._roles

    def job_in(self, pattern: str, text: str) -> tuple[Role, str] | None:
        """The role and job word that *text* gives, read as "after", "before", "alone" or "end"."""
        compiled = {"after": self._after, "before": self._before, "alone": self._alone, "end": self._end}[pattern]
        folded = _fold_lines(text)
        match = compiled.search(folded) if pattern in {"before", "end"} else compiled.match(folded)
        return (self._roles[match.group("job")], match.group("job")) if match else None


@dataclass(frozen=True, slots=True)
class DocumentSurroundings:
    """Surroundings within one document."""

    rules: Surroundings
    document: Document
    columns: Columns

    def clues(self, number: int, finding: Finding) -> tuple[Clue, ...]:
        """Everything that the text around a name says about its bearer's role."""
        block = self.document.blocks[number]
        start, end = finding.span.start, finding.span.end
        before = _TITLE_END.sub("", block.text[max(0, start - _REACH) : start])
        after = block.text[end : end + _REACH]
        found = [
            *self._jobs(before, after),
            *_kin(before, after),
            *_own_child(after),
            *self._signature(number, block, end),
            *self._label(number, block, finding),
            *self._list(number),
        ]
        return tuple(dict.fromkeys(found))

    def is_job(self, words: str) -> bool:
        """Whether the words are a job and nothing else: "SENCo"."""
        return self.rules.is_job(fold(words))

    def is_group(self, number: int) -> bool:
        """Whether a cell stands in a column of classes, houses or groups: "Oak"."""
        return self.columns.headings.get(number, ("",))[0] in GROUP_HEADINGS

    def name_in_row(self, number: int) -> str:
        """The name as "Surname, Forename" where the two stand in columns of their own and this cell is one of them, else ""."""
        return self.columns.names.get(number, "")

    def _jobs(self, before: str, after: str) -> Iterator[Clue]:
        for pattern, text, where in (
            ("after", after.split("\n", maxsplit=1)[0], "behind the name"),
            ("before", before.rsplit("\n", maxsplit=1)[-1], "before the name"),
        ):
            found = self.rules.job_in(pattern, text)
            if found:
                yield Clue(found[0], Evidence("job", f"{found[1]}, {where}"))

    def _signature(self, number: int, block: Block, end: int) -> Iterator[Clue]:
        """A job on the line below a name that ends its line."""
        rest, _, below = block.text[end:].partition("\n")
        if rest.strip(" ,.)"):
            return
        if not below and len(block.text) <= end + 2 and number + 1 < len(self.document.blocks) and not block.row:
            below = self.document.blocks[number + 1].text
        line = below.lstrip().split("\n")[0]
        is_job_line = 0 < len(line) <= _REACH and ":" not in line  # "Parent: …" is the next label of a form
        found = self.rules.job_in("alone", line) if is_job_line else None
        if found:
            yield Clue(found[0], Evidence("signature", f"{found[1]}, on the line below the name"))

    def _label(self, number: int, block: Block, finding: Finding) -> Iterator[Clue]:
        """A label in the cell before: "Class teacher | Mr Hall"."""
        previous = self.document.blocks[number - 1] if number else None
        is_alone = len(block.text.strip()) <= len(finding.span) + 12
        if previous is None or not is_alone or not block.row or previous.row != block.row:
            return
        label = _fold_lines(previous.text).strip(" :*")
        found = self.rules.job_in("alone", label) if 0 < len(label) <= 32 else None
        if found:
            yield Clue(found[0], Evidence("label", f"{found[1]}, in the cell before"))

    def _list(self, number: int) -> Iterator[Clue]:
        """The heading of the column, or a heading that only lists of one kind of person have."""
        headings = self.columns.headings.get(number, ())
        for role, words in _PERSON_LISTS.items():
            if headings and headings[0] in words:
                yield Clue(role, Evidence("table", "in a column of a list with that heading"))
                return
        if not headings:
            return
        found = self.rules.job_in("alone", headings[0])
        if found and found[1] == headings[0]:
            yield Clue(found[0], Evidence("table", f"in a column headed {found[1]}"))
            return
        if headings[0] in NAME_HEADINGS | FORENAME_HEADINGS | SURNAME_HEADINGS:
            for role, words in _PERSON_LISTS.items():
                if any(heading in words for heading in headings[1:]):
                    yield Clue(role, Evidence("table", "in a list whose headings say so"))
                    return


def _kin(before: str, after: str) -> Iterator[Clue]:
    for match, where in ((_KIN_BEFORE.search(before), "before the name"), (_KIN_AFTER.match(after), "behind the name")):
        if match is None:
            continue
        kin = fold(match.group("kin"))
        whose = fold(match.group("whose") or "")
        yield Clue(kin_role(kin, of_subject=False), Evidence("kinship", f"{kin}, {where}"), whose or "?")


def _own_child(after: str) -> Iterator[Clue]:
    """Said behind the name, in the same sentence, before anybody else is named."""
    sentence = re.split(r"[.;:!?\n]", after, maxsplit=1)[0]
    match = _OWN_CHILD.match(sentence) or _AS_PARENT.match(sentence)
    if match is not None:
        yield Clue(Role.PARENT_OF_OTHER, Evidence("parent", "the words behind the name say so"))


def kin_role(kin: str, *, of_subject: bool) -> Role:
    """The role of somebody's relative."""
    if of_subject:
        if kin in PARENT_WORDS:
            return Role.PARENTAL_RESPONSIBILITY
        return Role.SIBLING if kin in SIBLING_WORDS else Role.FAMILY
    return Role.PARENT_OF_OTHER if kin in PARENT_WORDS else Role.OTHER


def _fold_lines(text: str) -> str:
    return fold(text)
