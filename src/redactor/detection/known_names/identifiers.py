"""Known numbers and addresses of known people, however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick

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

    def find(self, block: Block) -> Iterator[Finding]:
        """Every known identifier that stands whole in the block."""
        if self._is_empty:
            return
        kept = [(char.casefold(), at) for at, char in enumerate(block.text) if char.isalnum() and char.isascii()]
        letters = "".join(char for char, _ in kept)
        for last, compact in self._automaton.iter(letters):
            start, end = kept[last + 1 - len(compact)][1], kept[last][1] + 1
            if _stands_whole(block.text, start, end):
                yield _finding(Span(block.id, start, end), self._categories[compact], compact)


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
