"""The search for withheld forms: one Aho-Corasick pass over a text finds every form of everybody."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import ahocorasick

from redactor.core.checks import WithheldText
from redactor.core.names import fold
from redactor.verification.letters import Letters, letters_of

SHORT = 3  # letters; a form this short or shorter is judged in place: it stands in any text by chance
LONG = 6  # letters; from here on a form also counts inside a longer word or torn apart
BLOB = 5  # bytes; the shortest form looked for in data that is not text
_WINDOW = 7  # words of a long passage that are searched together, so that a part left behind is found
_LONGEST = (
    2000  # characters: the automaton takes itself apart letter under letter, and very long forms exhaust the stack
)
_TRUNK_PREFIX = 10  # digits from which a number is also searched without its leading nought


class Grade(StrEnum):
    """How surely a hit is the form itself."""

    EXACT = "exact"  # begins and ends at word bounds, letters together or all apart
    LOOSE = "loose"  # inside a longer word, torn apart, backwards: held against what is disclosed


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form's folded letters; ``splits`` says how many words it has beyond the first."""

    letters: str
    splits: int
    references: tuple[str, ...]
    ordinary: bool
    derived: bool = False  # backwards, without trunk prefix, part of a passage: only ever a loose hit

    @property
    def key(self) -> str:
        """What hits are counted by."""
        return self.letters


@dataclass(frozen=True, slots=True)
class Hit:
    """A form at a place in the letters of a text."""

    pattern: Pattern
    start: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Forms as they are collected, before they become patterns."""

    splits: dict[str, int] = field(default_factory=dict)
    references: dict[str, set[str]] = field(default_factory=dict)
    ordinary: set[str] = field(default_factory=set)
    derived: set[str] = field(default_factory=set)

    def add(self, letters: Letters, withheld: WithheldText, *, derived: bool = False) -> None:
        """Note one form; a form that is both written and derived counts as written."""
        key = letters.text
        if derived and key not in self.splits:
            self.derived.add(key)
        elif not derived:
            self.derived.discard(key)
        self.splits[key] = max(self.splits.get(key, 0), letters.inner_bounds(0, len(key)))
        self.references.setdefault(key, set()).add(withheld.reference)
        if withheld.also_ordinary or len(key) <= SHORT:
            self.ordinary.add(key)

    def patterns(self) -> list[Pattern]:
        """All forms as patterns, in order."""
        return [
            Pattern(key, self.splits[key], tuple(sorted(refs)), key in self.ordinary, key in self.derived)
            for key, refs in sorted(self.references.items())
        ]


class Finder:
    """Finds every form of what is withheld. What is withheld in the whole case is *shared*: built once, used for every copy.

    A form that stands in both lists is judged once, by what both say of it.
    """

    def __init__(self, withheld: Iterable[WithheldText], shared: Finder | None = None) -> None:
        wanted = _Wanted()
        raw: dict[str, tuple[str, int]] = {}
        for one in withheld:
            for form in (part for whole in one.forms for part in _parts(whole)):
                letters = letters_of(form)
                if not letters.text:
                    continue
                wanted.add(letters, one)
                for derived in _derived(letters, form):
                    wanted.add(derived, one, derived=True)
                raw.update((coded.decode("latin-1"), (letters.text, len(coded))) for coded in _codings(form))
        common = shared.own if shared is not None else {}
        patterns = [_merged(pattern, common.get(pattern.letters)) for pattern in wanted.patterns()]
        self._shared = shared
        self.own: dict[str, Pattern] = {pattern.letters: pattern for pattern in patterns}  # without the shared ones
        self._texts = _automaton(self.own)
        self._blobs = _automaton(raw)
        others = (one for one in shared.ordinary if one.letters not in self.own) if shared is not None else ()
        self.ordinary: tuple[Pattern, ...] = (*others, *(pattern for pattern in patterns if pattern.ordinary))

    def layers(self) -> Iterator[Finder]:
        """The finder of the case, and the one of the copy."""
        if self._shared is not None:
            yield from self._shared.layers()
        yield self

    def hits(self, letters: Letters) -> Iterator[Hit]:
        """Every form in *letters*, exact or loose; what is neither is chance and not yielded."""
        if self._shared is not None:
            yield from self._not_mine(self._shared.hits(letters))
        if not self.own:
            return
        for last, pattern in self._texts.iter(letters.text):
            start = last + 1 - len(pattern.letters)
            grade = _grade(letters, start, pattern)
            if grade is not None:
                yield Hit(pattern, start, grade)

    def _not_mine(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        return (hit for hit in hits if hit.pattern.letters not in self.own)

    def count(self, texts: Iterable[Letters]) -> Counter[tuple[str, Grade]]:
        """How often each form stands in *texts*, by grade."""
        return Counter((hit.pattern.key, hit.grade) for letters in texts for hit in self.hits(letters))

    def in_blob(self, data: bytes) -> Iterator[Hit]:
        """Forms written out in *data*, whatever it is: case aside, in UTF-8, Latin-1 and UTF-16."""
        return self.in_lowered(data.lower().decode("latin-1"))

    def in_lowered(self, text: str) -> Iterator[Hit]:
        """The same in data already in small letters and spread to one character a byte."""
        if self._shared is not None:
            yield from self._not_mine(self._shared.in_lowered(text))
        if not len(self._blobs):
            return
        for last, (key, length) in self._blobs.iter(text):
            start, end = last + 1 - length, last + 1
            bounded = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
            if bounded or len(key) >= LONG:
                yield Hit(self.own[key], start, Grade.EXACT if bounded else Grade.LOOSE)


def _merged(own: Pattern, common: Pattern | None) -> Pattern:
    """What both lists say of one form: the references of both, in place if either says so, derived only if both do."""
    if common is None:
        return own
    return Pattern(
        own.letters,
        max(own.splits, common.splits),
        tuple(sorted({*own.references, *common.references})),
        own.ordinary or common.ordinary,
        own.derived and common.derived,
    )


def _grade(letters: Letters, start: int, pattern: Pattern) -> Grade | None:
    length = len(pattern.letters)
    end = start + length
    splits = letters.inner_bounds(start, end)
    together = splits <= pattern.splits
    all_apart = length > SHORT and splits == length - 1
    if not pattern.derived and letters.is_bounded(start, end) and (together or all_apart):
        return Grade.EXACT
    return Grade.LOOSE if length >= LONG else None


def _derived(letters: Letters, form: str) -> Iterator[Letters]:
    text = letters.text
    if text.isdigit() and text.startswith("0") and len(text) >= _TRUNK_PREFIX:
        yield letters_of(text[1:])
    elif len(text) >= LONG and not text.isdigit():
        yield letters_of(text[::-1])
    words = form.split()
    for at in range(len(words) - _WINDOW + 1 if len(words) > _WINDOW else 0):
        yield letters_of(" ".join(words[at : at + _WINDOW]))


def _parts(form: str) -> Iterator[str]:
    """A very long form in parts that are each searched for; neighbours share the words of a window."""
    if len(form) <= _LONGEST:
        yield form
        return
    words = [word[at : at + _LONGEST] for word in form.split() for at in range(0, len(word), _LONGEST)]
    part: list[str] = []
    length = 0
    for word in words:
        if part and length + len(word) > _LONGEST:
            yield " ".join(part)
            part = part[1 - _WINDOW :] if len(part) >= _WINDOW else []
            length = sum(len(one) + 1 for one in part)
        part.append(word)
        length += len(word) + 1
    yield " ".join(part)


def _codings(form: str) -> Iterator[bytes]:
    """The bytes that *form* is in data of unknown writing; the letters of ASCII among them small."""
    small = form.lower()
    texts = (
        {small}
        if small.isascii()
        else {small, form.upper(), form.title(), unicodedata.normalize("NFD", small), fold(form)}
    )
    for text in texts | {"".join(text.split()) for text in texts}:
        if len(text) >= BLOB:
            yield from (coded.lower() for coded in _coded(text))


def _coded(text: str) -> Iterator[bytes]:
    """A text in Unicode, and in the older codings of Western and Central European letters that have all of its own."""
    for name in ("utf-8", "utf-16-le", "utf-16-be"):
        yield text.encode(name, "replace")
    for name in ("latin-1",) if text.isascii() else ("latin-1", "cp1252", "cp1250", "iso8859-2", "cp850", "mac-roman"):
        try:
            yield text.encode(name)
        except UnicodeEncodeError:
            continue


def _automaton(keys: Mapping[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for key, value in sorted(keys.items(), key=lambda pair: pair[0]):
        automaton.add_word(key, value)
    if len(automaton):
        automaton.make_automaton()
    return automaton
