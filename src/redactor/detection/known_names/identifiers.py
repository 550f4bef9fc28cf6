"""Known numbers and addresses of known people, however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

from redactor.core.categories import Family
from redactor.core.documents import Block
from redactor.core.findings import Evidence, Finding
from redactor.core.names import KnownForm, fold
from redactor.core.spans import Span

_NAME = "known-identifiers/1"
_SHORTEST = 5  # letters and digits: a shorter one would be found in anything
_CATEGORIES = (
    (re.compile(r"[^@\s]+@[^@\s]+\.\w+"), "email_address"),
    (re.compile(r"\+?[\d ()-]{10,16}"), "phone_number"),
    (re.compile(r"[A-Za-z]\d{11}[\dA-Za-z]"), "upn"),
)
_NUMBERS = frozenset({Family.IDENTIFIER, Family.CONTACT})
_OTHERS = "case_reference"


class KnownIdentifiers:
    """Identifiers from the register in one multi-pattern search over letters and digits alone."""

    def __init__(self, forms: Iterable[KnownForm]) -> None:
        self._categories = {_compact(form.form): category_of(form.form) for form in sorted(set(forms))}
        self._automaton = ahocorasick.Automaton()
        for compact in self._categories:
            if len(compact) >= _SHORTEST:
                self._automaton.add_word(compact, compact)
        self._is_empty = len(self._automaton) == 0
        if not self._is_empty:
            self._automaton.make_automaton()

    def find(self, block: Block, beside: Sequence[Finding]) -> Iterator[Finding]:
        """Every known identifier that stands whole in the block; what the first pass called it there, it is."""
        if self._is_empty:
            return
        kept = [(char.casefold(), at) for at, char in enumerate(block.text) if char.isalnum() and char.isascii()]
        letters = "".join(char for char, _ in kept)
        for last, compact in self._automaton.iter(letters):
            start, end = kept[last + 1 - len(compact)][1], kept[last][1] + 1
            if _stands_whole(block.text, start, end):
                seen = (
                    one for one in beside if one.family in _NUMBERS and one.span.start <= start and end <= one.span.end
                )
                first = next(seen, None)
                category = first.category if first else self._categories[compact]
                yield _finding(Span(block.id, start, end), category, first.value if first else compact)


def category_of(identifier: str) -> str:
    """The category that an identifier of ``people.csv`` looks like."""
    return next((category for pattern, category in _CATEGORIES if pattern.fullmatch(identifier.strip())), _OTHERS)


def _compact(identifier: str) -> str:
    return "".join(char for char in fold(identifier) if char.isalnum() and char.isascii())


def _stands_whole(text: str, start: int, end: int) -> bool:
    """Not within a longer word or number, and not gathered from words far apart."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or re.search(r"\n\s*\n| {3}|[.;] ", text[start:end]))


def _finding(span: Span, category: str, value: str) -> Finding:
    return Finding(
        span, category, _NAME, 0.98, "identifier", evidence=(Evidence("known form", "identifier"),), value=value
    )
