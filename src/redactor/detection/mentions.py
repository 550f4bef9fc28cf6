"""The people mentioned in a block, as attribution sees them: names and indirect phrases, with what tells he from she."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from redactor.core.documents import Block
from redactor.core.findings import Finding, Strength
from redactor.core.ids import FindingId
from redactor.core.names import fold

_TITLE_BEFORE = re.compile(r"([A-Za-z]+)\.?\s$")
_SEVERAL = re.compile(
    r"\b(?:parents|carers|children|people|boys|girls|pupils|students|siblings|twins|grandparents|officers|teachers|friends|men|women|families|sons|daughters|brothers|sisters)$"
)
_WORDS = re.compile(r"[\w'-]+")


_CLOSED = re.compile(r"\s*(?:[,.;:)]|and\b|$)")


class Sex(StrEnum):
    """What a pronoun must agree with."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody mentioned: offsets in the block, the fold of the words, what they tell."""

    finding: FindingId
    start: int
    end: int
    words: str
    sex: Sex
    is_name: bool
    are_several: bool = False

    def covers(self, other: Named) -> bool:
        """Whether *other* lies within this mention and is not the same stretch."""
        return self.start <= other.start and other.end <= self.end and self.end - self.start > other.end - other.start

    def is_same_person(self, other: Named) -> bool:
        """Whether the words of one are among the words of the other: "Tom" and "Tom Okafor"."""
        if self.is_name != other.is_name:
            return False
        mine, theirs = set(self.words.split()), set(other.words.split())
        return mine <= theirs or theirs <= mine


class SexWords:
    """Words and forenames that tell he from she."""

    def __init__(self, lexicons: Mapping[str, tuple[str, ...]]) -> None:
        self._female = frozenset(fold(word) for word in lexicons.get("female_words", ()))
        self._male = frozenset(fold(word) for word in lexicons.get("male_words", ()))

    def of(self, words: Iterable[str]) -> Sex:
        """The first of *words* that tells decides: the title before the forename."""
        for word in words:
            if word in self._female:
                return Sex.FEMALE
            if word in self._male:
                return Sex.MALE
        return Sex.UNKNOWN


def mentions_in(block: Block, findings: Sequence[Finding], sexes: SexWords) -> list[Named]:
    """Everybody mentioned in *block*, in order, the longer of nested mentions first."""
    named = [
        _named(block, finding, sexes)
        for finding in findings
        if finding.category in {"person", "indirect"} and finding.strength is not Strength.FALSE_FRIEND
    ]
    ordered = sorted(named, key=lambda one: (one.start, -one.end, one.finding))
    return [_with_sex_of_phrase(one, ordered, block.text) for one in ordered]


def _with_sex_of_phrase(one: Named, others: Sequence[Named], text: str) -> Named:
    """A name behind the phrase that explains it is of its sex: "Jakub's mother, Beata"."""
    if not one.is_name or one.sex is not Sex.UNKNOWN:
        return one
    explained = (other for other in others if not other.is_name and _explains(other, one, text))
    return replace(one, sex=next((other.sex for other in explained), one.sex))


def _explains(phrase: Named, name: Named, text: str) -> bool:
    """Whether a name is set beside a phrase: "his mum Beata", "his mum, Beata, rang"; not "According to his mum, Leo has …"."""
    gap = text[phrase.end : name.start] if phrase.end < name.start else ""
    return gap == " " or (gap == ", " and bool(_CLOSED.match(text, name.end)))


def outermost(named: Sequence[Named]) -> list[Named]:
    """Those that do not merely name the owner in another mention: not "Tom" of "Tom's mum"."""
    return [one for one in named if not any(other.covers(one) for other in named)]


def _named(block: Block, finding: Finding, sexes: SexWords) -> Named:
    start, end = finding.span.start, finding.span.end
    words = fold(block.text[start:end])
    is_name = finding.category == "person"
    # The owner of "Tom's mum" says nothing of mum: the last word that tells decides in a phrase, the first in a name.
    telling = _WORDS.findall(words)
    are_several = not is_name and bool(_SEVERAL.search(words))
    if is_name:
        title = _TITLE_BEFORE.search(block.text[max(0, start - 12) : start])
        telling = [fold(title.group(1)), *telling] if title else telling
    else:
        telling = _head_words(telling)
    return Named(finding.id, start, end, words, sexes.of(telling), is_name, are_several)


def _head_words(words: list[str]) -> list[str]:
    """The words of a phrase without its owner, up to what tells the person apart: "his [mum]", "the [boy] who hit him"."""
    kept: list[str] = []
    for word in words[1:] or words:
        if word in {"who", "that", "whose", "in", "from", "with", "of"}:
            break
        kept.append(word)
    return list(reversed(kept))
