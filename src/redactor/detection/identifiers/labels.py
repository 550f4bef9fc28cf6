"""Whether the words around a number name it: before it, behind it, over its column, in the cell beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.core.documents import Block
from redactor.detection.identifiers.rule import IdentifierRule
from redactor.detection.tables import Tables

_LONGEST_LABEL_BLOCK = 60
# Between label and number: no digit, no end of sentence, at most one line end.
_GAP = re.compile(r"(?:(?![.!?]\s+[A-Z])[^\d\n])*\n?(?:(?![.!?]\s+[A-Z])[^\d\n])*")
_LIST_GAP = re.compile(r"\s*(?:,|;|/|&|and|or|\n)\s*", re.IGNORECASE)
_BEHIND = r"[ \t]*[(\[,–-]*[ \t]*(?:(?:is|was|being|as|=)\s+)?(?:(?:his|her|my|your|their|the|our|an?|new|old)\s+)*"
_NAMES_WHAT_FOLLOWS = re.compile(r"\s?[:=#]")  # "2024 Pupil: …"
_TIGHT = 12
_DOTTED = re.compile(r"(?<![\w.])[A-Za-z]\.(?:[A-Za-z]\.)+[A-Za-z]?(?!\w)")
_NUMBER_ALONE = re.compile(r"\s*(?:number|no\.?|id|ref(?:erence)?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """One block's text with what its table or the block before says about it."""

    text: str
    lead: str  # heading over the column, cell to the left or short block before: read as standing before the text
    words: str  # the text as labels are read in it: "T.R.N." as TRN, letters moved to the front, no place shifted

    def names(self, rule: IdentifierRule, start: int, end: int) -> bool:
        """Whether a label of *rule* stands before or right behind ``text[start:end]``."""
        return rule.label is not None and (self._before(rule, start) or self._behind(rule, end))

    def continues(self, previous_end: int, start: int) -> bool:
        """Whether nothing but a list separator stands between two numbers: the second shares the first's label."""
        return bool(_LIST_GAP.fullmatch(self.text, previous_end, start))

    def _before(self, rule: IdentifierRule, start: int) -> bool:
        assert rule.label is not None
        low = max(0, start - rule.reach - 30)
        before = self.words[low:start]
        if self.lead and not before[:-_TIGHT].strip() and rule.label.search(self.lead):
            return True
        ends = [found.end() for found in rule.label.finditer(before)]
        return bool(ends) and len(before) - ends[-1] <= rule.reach and bool(_GAP.fullmatch(before, ends[-1]))

    def _behind(self, rule: IdentifierRule, end: int) -> bool:
        assert rule.label is not None
        opening = re.compile(_BEHIND, re.IGNORECASE).match(self.text, end)
        label = rule.label.match(self.words, opening.end()) if opening and opening.end() > end else None
        return label is not None and not _NAMES_WHAT_FOLLOWS.match(self.words, label.end())


def around(block: Block, tables: Tables) -> Around:
    """The block with its lead."""
    before = tables.before(block)
    beside = before.text.strip() if before and len(before.text.strip()) <= _LONGEST_LABEL_BLOCK else ""
    if not block.row and not beside.endswith((":", "-", "–", "?")) and len(beside) > _LONGEST_LABEL_BLOCK // 2:
        beside = ""
    text = block.text.translate(ODD_SPACES)
    lead = f"{_heading(block, tables)} \n {beside}".strip()
    return Around(text, _undotted(lead), _undotted(text))


def _undotted(text: str) -> str:
    return _DOTTED.sub(lambda found: found.group().replace(".", "").ljust(len(found.group())), text)


def _heading(block: Block, tables: Tables) -> str:
    """The heading over a cell; "Number" alone is the number of what the column before is headed: "Employee | Number"."""
    heading = tables.heading(block)
    left = tables.before(block) if _NUMBER_ALONE.fullmatch(heading) else None
    return f"{tables.heading(left)} {heading}" if left is not None else heading


# One character for one, so that places stay where they are.
ODD_SPACES = str.maketrans(
    {**dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u2008", " "), **dict.fromkeys("‐‑‒–—−", "-")}
)
