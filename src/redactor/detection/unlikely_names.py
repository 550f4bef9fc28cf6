"""Names that the model alone saw and that what stands there speaks against: kept as weak hits, never dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from redactor.core.categories import Family
from redactor.core.documents import Block, BlockKind
from redactor.core.findings import Evidence, Finding, Strength
from redactor.core.names import TITLES, fold
from redactor.core.ordinary import ORDINARY_WORDS, is_mostly_a_word
from redactor.core.spans import Span
from redactor.detection.layout.forms import is_name_label
from redactor.detection.no_people import NO_PEOPLE
from redactor.detection.tables import Tables
from redactor.detection.views import DocumentView

_FACTS = frozenset({Family.SPECIAL, Family.OFFENCE})
_SURE = frozenset({"layout", "known form"})
_ROLES = NO_PEOPLE - ORDINARY_WORDS
_BY_SHAPE = ("layout", "author property")
_WEAK = 0.4
_SURE_IN_PROSE = 0.8  # a word that a sentence uses as a name for once: its score must be at least this
_WORD = re.compile(r"[^\W\d_]+")
_TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.?\s$")
_REST = re.compile(r"[^\n]*")
_NUMBERED = re.compile(r"\s?\d|\s[A-Z](?![\w'’])")
_LETTERED = re.compile(r"\w [A-H]$")
_PLACE_BEFORE = re.compile(
    r"(?i)\b(?:country|kingdom|republic|province|county|city|town|village|hamlet|parish|borough|port|island|isle)\s+of\s+$"
)
_PLACE_AFTER = re.compile(
    r"\s?['’]s?\s(?:Land|Bay|Islands?|Isle|Cove|Harbour|Street|Road|Lane|Avenue|Square|Hill)(?![\w-]|\s[A-Z])"
)
_FIELD_WORD = re.compile(r"\s*[A-Z]{2,}(?:\s|$)")  # STYLEREF, INDEX, XE: what the field does
# "IsGlobal: 0", "lbColour_2: Green": what a program calls a property; not "Zainab: please check" and no "McDonald: …".
_KEY = re.compile(r"(?!(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O)[A-Z])(?=[^\s:]*(?:[a-z][A-Z]|[\d_#]))[^\s:]+(?=:\s)")


def is_vouched_for(finding: Finding) -> bool:
    """Whether layout or register say that a name stands there."""
    return any(evidence.kind in _SURE for evidence in finding.evidence)


def sifted(view: DocumentView) -> list[Finding]:
    """The findings of *view*, with unlikely names made weak."""
    sieve = _Sieve(view)
    return [sieve.judged(finding) for finding in view.found]


class _Sieve:
    """What one document says against the names that the model alone saw in it."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._facts = {one.span for one in view.found if one.family in _FACTS and one.strength is Strength.STRONG}

    def judged(self, finding: Finding) -> Finding:
        """The finding, weak if something speaks against it."""
        if finding.category != "person" or finding.strength is not Strength.STRONG:
            return finding
        if is_vouched_for(finding):
            reason = "a title of a document" if self._is_heading(finding) else ""
        else:
            reason = self._against(finding.span, finding.score)
        if not reason:
            return finding
        return replace(finding, strength=Strength.WEAK, score=min(finding.score, _WEAK)).with_evidence(
            Evidence("context", reason)
        )

    def _is_heading(self, finding: Finding) -> bool:
        """Whether a property is called a person for its two capitals alone and holds an everyday word."""
        words = _WORD.findall(finding.span.of(self._view.block(finding.span.block).text))
        kinds = {(evidence.kind, evidence.detail) for evidence in finding.evidence}
        return kinds == {_BY_SHAPE} and any(fold(word) in self._view.everyday for word in words)

    def _against(self, span: Span, score: float) -> str:
        block = self._view.block(span.block)
        words = [fold(word) for word in _WORD.findall(span.of(block.text))]
        long = [word for word in words if len(word) > 1]
        if block.text[span.end : span.end + 1] == ":" and is_name_label(span.of(block.text)):
            return "a role or a field"
        if span in self._facts:
            return "a term of the rules"
        if len(words) == 1 and len(words[0]) == 1 and not _has_title(block.text, span):
            return "a single letter"
        if long and all(word in _ROLES for word in long):  # "Appendix B" too
            return "a role or a field"
        if _is_of_a_program(block, span):
            return "a program's word"
        if _is_placed(block.text, span):
            return "a place"
        return "an everyday word" if self._is_everyday(block, span, words, score) else ""

    def _is_everyday(self, block: Block, span: Span, words: list[str], score: float) -> bool:
        if not words or _has_title(block.text, span):
            return False
        if self._are_things([word for word in words if len(word) > 1]):
            return (score < _SURE_IN_PROSE or not _is_in_prose(block.text, span)) and not self._is_known(words)
        if _is_small_phrase(block, span) and any(word in self._view.everyday for word in words):
            return not self._is_known(words)
        is_thing = len(words) == 1 and is_mostly_a_word(_singular(words[0]))
        return is_thing and self._stands_as_a_thing(block, span) and not self._is_known(words)

    def _are_things(self, words: list[str]) -> bool:
        """Whether there is an everyday word, and none that is not at least rather a word than a name."""
        everyday = [len(word) > 2 and word in self._view.everyday for word in words]
        return any(everyday) and all(
            is_everyday or is_mostly_a_word(word) for is_everyday, word in zip(everyday, words, strict=True)
        )

    def _is_known(self, words: Iterable[str]) -> bool:
        """Whether a word is part of a name that stands elsewhere with something that speaks for it."""
        return any(len(word) > 2 and word in self._elsewhere for word in words)

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """Words of names that layout or register vouch for, that follow a title, or that stand in a longer name."""
        return frozenset(word for finding in self._view.found for word in self._spoken_for(finding))

    def _spoken_for(self, finding: Finding) -> list[str]:
        if finding.category != "person" or finding.strength is not Strength.STRONG:
            return []
        text = self._view.block(finding.span.block).text
        words = [fold(word) for word in _WORD.findall(finding.span.of(text))]
        if finding.span.of(text).islower() and not is_vouched_for(finding):
            return []
        is_whole = any(
            len(word) > 2 and word not in self._view.everyday and not is_mostly_a_word(word) for word in words
        )
        return (
            words if is_vouched_for(finding) or _has_title(text, finding.span) or (len(words) > 1 and is_whole) else []
        )

    def _stands_as_a_thing(self, block: Block, span: Span) -> bool:
        """Whether a word like "Hall" has a number behind it, or is all of a cell whose column holds no names."""
        if _is_numbered(block.text, span):
            return True
        is_alone = not _WORD.search(block.text[: span.start] + block.text[span.end :])
        return is_alone and bool(block.row) and not self._is_among_names(block)

    def _is_among_names(self, block: Block) -> bool:
        """Whether another cell of the column, or of the row, is nothing but a name that is no such word."""
        return any(cell.id != block.id and self._is_name(cell) for cell in self._around.get(block.id, ()))

    def _is_name(self, cell: Block) -> bool:
        text = cell.text.strip()
        if not text or is_mostly_a_word(_singular(fold(text))) or fold(text) in self._view.everyday:
            return False
        strong = (one for one in self._view.found_in(cell.id, "person") if one.strength is Strength.STRONG)
        return any(len(one.span) >= len(text) - 1 for one in strong)

    @cached_property
    def _around(self) -> dict[str, tuple[Block, ...]]:
        """The column of every cell, over the rows that follow each other with as many cells."""
        columns: dict[str, tuple[Block, ...]] = {}
        run: list[tuple[Block, ...]] = []
        for row in (*Tables(self._view.blocks).rows, ()):
            if run and len(run[-1]) != len(row):
                for column in zip(*run, strict=True):
                    columns.update({cell.id: column for cell in column})
                run = []
            run.append(row)
        return columns


def _is_small_phrase(block: Block, span: Span) -> bool:
    """Whether several words in small letters are all of a cell: "bee stings"."""
    text = block.text.strip()
    return bool(block.row) and span.of(block.text) == text and text.islower() and " " in text


def _is_in_prose(text: str, span: Span) -> bool:
    """Whether it has a capital and other words stand on its line, no number right behind it."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start] + _REST.match(text, span.end).group()  # type: ignore[union-attr]
    return bool(_WORD.search(line)) and not span.of(text).islower() and not _is_numbered(text, span)


def _is_numbered(text: str, span: Span) -> bool:
    """Whether a number or a letter stands behind it: "Flat 3", "Band A"."""
    return bool(_NUMBERED.match(text, span.end)) or bool(_LETTERED.search(span.of(text)))


def _has_title(text: str, span: Span) -> bool:
    before = _TITLE_BEFORE.search(text, max(0, span.start - 20), span.start)
    return bool(before and fold(before.group(1)) in TITLES)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and is_mostly_a_word(word[:-1]) else word


def _is_placed(text: str, span: Span) -> bool:
    """Whether the words beside it make it a place: "the town of Exley", "Exley's Land"."""
    return bool(_PLACE_AFTER.match(text, span.end) or _PLACE_BEFORE.search(text, max(0, span.start - 30), span.start))


def _is_of_a_program(block: Block, span: Span) -> bool:
    """Whether it is the word that says what a field does, or what a program calls a property."""
    opening: Callable[[str], re.Match[str] | None] | None = _OPENINGS.get(block.kind)
    found = opening(block.text) if opening else None
    return bool(found and span.start < found.end())


_OPENINGS = {BlockKind.FIELD_CODE: _FIELD_WORD.match, BlockKind.PROPERTY: _KEY.match}
