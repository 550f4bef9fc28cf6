"""Facts where they stand: each with its sentence, the people named there and those of the sentences before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.core.categories import Family
from redactor.core.documents import Block
from redactor.core.findings import About, Finding, Strength
from redactor.core.ids import BlockId
from redactor.core.names import fold
from redactor.core.sentences import sentence_bounds
from redactor.detection.antecedents import antecedent
from redactor.detection.form_lines import FormLines
from redactor.detection.mentions import Named, SexWords, mentions_in
from redactor.detection.views import DocumentView

_FACTS = frozenset({Family.SPECIAL, Family.OFFENCE})
_WORDS = re.compile(r"[\w'’]+")
_SUBJECT_PRONOUNS = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Attributed:
    """A verdict on one fact and the reason for it."""

    about: About
    mentions: tuple[Named, ...]
    why: str


UNKNOWN = Attributed(About.UNKNOWN, (), "can't tell")


def decided(mentions: Sequence[Named], why: str) -> Attributed:
    """The verdict that a fact hangs on *mentions*, each once."""
    return Attributed(About.MENTIONS, tuple(dict.fromkeys(mentions)), why)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in its sentence, with the people of that sentence and of those before it."""

    finding: Finding
    block: Block
    bounds: tuple[int, int]
    here: tuple[Named, ...]
    earlier: tuple[tuple[Named, ...], ...]

    @property
    def sentence(self) -> str:
        """The sentence's text; of a form, the line's value."""
        return self.block.text[self.bounds[0] : self.bounds[1]]

    @property
    def start(self) -> int:
        """Offset in the sentence."""
        return self.finding.span.start - self.bounds[0]

    @property
    def end(self) -> int:
        """Offset in the sentence."""
        return self.finding.span.end - self.bounds[0]

    def text_between(self, one: Named) -> str:
        """What stands between a mention before the fact and the fact."""
        return self.block.text[one.end : self.finding.span.start]


class People:
    """Everybody mentioned in a document, worked out block by block as it is asked for."""

    def __init__(self, view: DocumentView, sexes: SexWords) -> None:
        self._view = view
        self._sexes = sexes
        self._known: dict[BlockId, tuple[Named, ...]] = {}

    def of(self, block: Block) -> tuple[Named, ...]:
        """The mentions of *block*, in order, the longer of nested ones first."""
        if block.id not in self._known:
            self._known[block.id] = tuple(mentions_in(block, self._view.found_in(block.id), self._sexes))
        return self._known[block.id]


def has_facts(view: DocumentView) -> bool:
    """Whether anything found is a special category or an offence."""
    return any(finding.family in _FACTS for finding in view.found)


def facts_in(view: DocumentView, people: People, forms: FormLines) -> Iterator[Fact]:
    """Every special-category and offence finding of *view* that is no false friend."""
    by_block: dict[BlockId, list[Finding]] = {}
    for finding in view.found:
        if finding.family in _FACTS and finding.strength is not Strength.FALSE_FRIEND:
            by_block.setdefault(finding.span.block, []).append(finding)
    previous: Block | None = None
    for block in view.blocks:
        for finding in by_block.get(block.id, ()):
            before = people.of(previous) if previous is not None and not block.row else ()
            yield _fact(finding, block, people.of(block), before, forms)
        previous = block


def _fact(
    finding: Finding, block: Block, named: tuple[Named, ...], before: tuple[Named, ...], forms: FormLines
) -> Fact:
    bounds = list(sentence_bounds(block.text)) or [(0, len(block.text))]
    index = max(bisect_right([low for low, _ in bounds], finding.span.start) - 1, 0)
    low, high = bounds[index][0], max(bounds[index][1], finding.span.end)
    earlier = _topics(block, bounds[:index], named, before)
    number = forms.at(block.id, finding.span.start)
    if number is not None:  # of a form's lines, written as one block, each is a sentence of its own
        low, high = max(low, forms[number].label_start), max(min(high, forms[number].end), finding.span.end)
    return Fact(finding, block, (low, high), tuple(one for one in named if low <= one.start < high), earlier)


def _topics(
    block: Block, bounds: Sequence[tuple[int, int]], named: tuple[Named, ...], before: tuple[Named, ...]
) -> tuple[tuple[Named, ...], ...]:
    """Who is spoken of, sentence by sentence: a sentence that goes on with "He" goes on about the same person."""
    topics: list[tuple[Named, ...]] = [before] if before else []
    for start, end in bounds:
        first = _WORDS.search(block.text, start, end)
        word = fold(first.group()) if first else ""
        meant = antecedent(word, (), topics) if word in _SUBJECT_PRONOUNS else ()
        topics.append(meant or tuple(one for one in named if start <= one.start < end))
    return tuple(topics)
