"""Names: the folds under which two written forms are the same, the parts of a name, the forms it can take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from redactor.core.diminutives import diminutives
from redactor.core.ordinary import is_ordinary

_ZERO_WIDTH = "\u00ad\u200b-\u200f\u2060\ufeff"
_DROPPED = re.compile(f"[{_ZERO_WIDTH}]")
_SEPARATORS = re.compile(rf"[\s{_ZERO_WIDTH}]+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})
_SPECIAL_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)


def fold(text: str) -> str:
    """Case, accents, ligatures, odd spaces and curly punctuation taken away; zero-width characters dropped."""
    return _SEPARATORS.sub(" ", _DROPPED.sub("", _fold_letters(text))).strip()


def letters_and_digits(text: str) -> str:
    """The folded letters and digits alone: "O'Brien-Smythe" and "o brien smythe" are the same."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _fold_letters(text: str) -> str:
    if text.isascii():
        return text.translate(_APOSTROPHES).casefold()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold().translate(_SPECIAL_LETTERS)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    return _SEPARATORS.sub(" ", _DROPPED.sub("", _fold_letters(char)))


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text folded, with the way back: ``offsets[i]`` is the index in the original of folded character *i*.

    ``offsets`` has one entry more than the text, for ends. Unlike :func:`fold` the ends are not stripped.
    """

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Half-open bounds in the original of folded characters ``start`` to ``end``."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


def fold_with_offsets(text: str) -> FoldedText:
    """The fold of *text*, character by character, so that a hit in it can be placed in the original."""
    letters: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        for folded in _fold_char(char):
            if folded == " " and letters and letters[-1] == " ":
                continue
            letters.append(folded)
            offsets.append(index)
    return FoldedText("".join(letters), (*offsets, len(text)))


_TITLE_WORDS = """
    mr mrs ms miss mx dr doctor prof professor sir dame lord lady baroness baron rev revd reverend father fr sister
    brother imam rabbi canon deacon pastor bishop cllr councillor pc dc ds di dci dsi wpc pcso sgt sergeant insp inspector
    supt constable det detective judge justice hhj dj coach auntie aunty aunt uncle nanny nan nana gran granny grandma
    grandad grandpa nurse matron headteacher head ustadh ustad hajji haji sheikh madam madame maam messrs mssrs mesdames
    capt captain major col colonel lt lieutenant cpl corporal
"""
TITLES: frozenset[str] = frozenset(_TITLE_WORDS.split())
"""Folded words, without full stop, that stand before a name and are no part of it."""

_SUFFIX_WORDS = (
    "jr jnr snr ii iii iv obe mbe cbe qc kc mp ba bsc ma msc phd med pgce qts rgn rmn frcs mrcp esq bed hons"
)
_SUFFIXES = frozenset(_SUFFIX_WORDS.split())
_PARTICLE_WORDS = """
    van von der den de del della delle dell di da das do dos du la le les los el al bin bint binti binte ibn abu umm
    ap ab ferch af av zu zur zum ter ten te st y e san santa ben mac mc o
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)")
_QUOTED = re.compile(r"""\s["“']([^"”'\s]{2,})["”']\s""")
_TAIL = re.compile(r"@\S*$")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_INITIALS_ONLY = re.compile(r"(?:[^\W\d_]\.?\s?){2,4}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one written name. A single word without title counts as a forename, with title as surname."""

    title: str = ""
    forenames: tuple[str, ...] = ()
    surname: str = ""
    nickname: str = ""

    @property
    def forename(self) -> str:
        """The first forename, or ""."""
        return self.forenames[0] if self.forenames else ""

    @property
    def initials(self) -> str:
        """First letters of forenames and surname in capitals: "JAS" for Jane Ann Smith."""
        return "".join(word[0] for word in (*self.forenames, self.surname) if word).upper()

    @property
    def full(self) -> str:
        """Forenames and surname in that order, without title."""
        return " ".join((*self.forenames, self.surname)).strip()

    @property
    def is_initials(self) -> bool:
        """Whether nothing but single letters is known."""
        return bool(self.full) and all(len(word.rstrip(".")) == 1 for word in self.full.split())


def split_name(text: str) -> PersonName:
    """The parts of a name as people write it: "Mrs J. Khan", "KHAN, Aisha (4B)", "Aisha Khan@ENRON", "J.K."."""
    quoted = _QUOTED.search(f" {text} ")
    bare = _QUOTED.sub(" ", f" {text} ").strip()
    bare = _POSSESSIVE.sub("", _TAIL.sub("", _BRACKETED.sub("", bare)).strip(" \t\n.,;:*"))
    surname_first, comma, rest = (part.strip() for part in bare.partition(","))
    title, words = _without_title(f"{rest} {surname_first}".split() if comma and rest else bare.split())
    nickname = quoted.group(1) if quoted else ""
    if comma and rest:
        _, surname_words = _without_title(surname_first.split())
        forenames = words[: max(0, len(words) - len(surname_words))]
        return PersonName(title, _tidy(forenames), " ".join(surname_words), nickname)
    return _in_order(title, words, nickname)


def _in_order(title: str, words: list[str], nickname: str) -> PersonName:
    if len(words) <= 1:
        word = words[0] if words else ""
        if not title and _is_run_of_initials(word):
            letters = [char for char in word if char.isalpha()]
            return PersonName("", tuple(letters[:-1]), letters[-1], nickname)
        return PersonName(title, (), word, nickname) if title else PersonName("", _tidy(words), "", nickname)
    if _is_surname_first(words):
        count = next(index for index, word in enumerate(words) if not word.isupper())
        return PersonName(title, _tidy(words[count:]), " ".join(words[:count]), nickname)
    at = _surname_start(words)
    return PersonName(title, _tidy(words[:at]), " ".join(words[at:]), nickname)


def _without_title(words: list[str]) -> tuple[str, list[str]]:
    """Titles in front and degrees behind taken off; a word that is the only one left stays."""
    titles: list[str] = []
    while len(words) > 1 and fold(words[0]).rstrip(".") in TITLES:
        titles.append(words[0].rstrip("."))
        words = words[1:]
    while len(words) > 1 and fold(words[-1]).strip(".,") in _SUFFIXES:
        words = words[:-1]
    return " ".join(titles), words


def _tidy(words: Iterable[str]) -> tuple[str, ...]:
    tidied = (word.strip(".,") for word in words)
    return tuple(word for word in tidied if word)


def _is_run_of_initials(word: str) -> bool:
    """Whether a word is "J.S." or "JTK", not "Jo" or "ALI": capitals with full stops, or at most three consonant-heavy capitals."""
    if not _INITIALS_ONLY.fullmatch(word) or not word.replace(".", "").isupper():
        return False
    return "." in word or not re.search("[AEIOUY]", word[1:])


def _is_surname_first(words: list[str]) -> bool:
    """Whether it is "KHAN Aisha": capitals, then a last word that is not in capitals."""
    return len(words[0].strip(".")) > 1 and words[0].isupper() and not words[-1].isupper() and words[-1][0].isupper()


def _surname_start(words: list[str]) -> int:
    for index, word in enumerate(words[1:-1], start=1):
        if fold(word).rstrip(".") in _PARTICLES and word[0].islower():
            return index
    for index in range(len(words) - 2, 0, -1):
        if fold(words[index]).rstrip(".") not in _PARTICLES:
            return index + 1
    return 1 if len(words) > 1 else 0


@dataclass(frozen=True, slots=True, order=True)
class KnownForm:
    """One written form of one known person, for the known-names pass."""

    form: str  # as written, not folded
    owner: str  # person id
    kind: str  # full, forename, surname, reversed, initials, titled, diminutive, handle, identifier…
    needs_evidence: bool = False  # also an ordinary word, or shared: counts only with evidence


_SHORTEST_SAFE = 3  # letters: a shorter name alone counts only with evidence
_SHORTEST_HANDLE = 5


def name_forms(name: str, *, owner: str = "") -> tuple[KnownForm, ...]:
    """Every form in which the bearer of *name* may be written, sorted, each once.

    Case, accents, possessives and misspellings are not listed: the known-names pass matches folded text.
    ``needs_evidence`` marks forms that are ordinary words, very short, or point at many people (initials).
    """
    parts = split_name(name)
    found: dict[str, KnownForm] = {}
    for form, kind, unsure in (*_whole_forms(parts), *_single_forms(parts), *_short_forms(parts)):
        tidy = " ".join(form.split())
        if tidy and tidy not in found:
            found[tidy] = KnownForm(tidy, owner, kind, needs_evidence=unsure)
    return tuple(sorted(found.values()))


_Form = tuple[str, str, bool]


def _whole_forms(name: PersonName) -> Iterator[_Form]:
    """Forms with a forename (or its initial) and the surname."""
    if not (name.forenames and name.surname) or name.is_initials:
        return
    surname = name.surname
    yield name.full, "full", False
    for first in (name.forename, " ".join(name.forenames), name.nickname):
        if first:
            yield f"{first} {surname}", "full", False
            yield f"{surname}, {first}", "reversed", False
            yield f"{surname} {first}", "reversed", False
    for other in diminutives(fold(name.forename)):
        yield f"{other.title()} {surname}", "diminutive", False
        yield f"{surname}, {other.title()}", "diminutive", False
    for initial in {name.forename[0], " ".join(word[0] for word in name.forenames)}:
        dotted = initial.replace(" ", ". ") + "."
        yield from ((form, "initial and surname", False) for form in _with_initial(initial, dotted, surname))
    if name.forename[1:]:
        yield f"{name.forename} {surname[0]}", "forename and initial", False
        yield f"{name.forename} {surname[0]}.", "forename and initial", False


def _with_initial(initial: str, dotted: str, surname: str) -> tuple[str, ...]:
    tight, close = initial.replace(" ", ""), dotted.replace(" ", "")
    written = {initial, dotted, tight, close}
    return tuple(
        sorted({f"{first} {surname}" for first in written} | {f"{surname}, {first}" for first in written})
    ) + tuple(sorted(f"{surname} {first}" for first in written))


def _single_forms(name: PersonName) -> Iterator[_Form]:
    """Forename, surname, their parts and plural, diminutives: one word or one particle group each."""
    for forename, kind in ((name.forename, "forename"), (name.nickname, "nickname")):
        if len(forename) > 1:
            yield forename, kind, _is_unsafe(forename)
    for part in _hyphen_parts(name.forename):
        yield part, "part", True
    for middle in name.forenames[1:]:
        if len(middle) > 1:
            yield middle, "middle name", True
    for other in diminutives(fold(name.forename)) if name.forename else ():
        yield other.title(), "diminutive", True
    surname = name.surname
    if len(surname) > 1:
        yield surname, "surname", _is_unsafe(surname)
        yield f"{name.title or 'Mr'} {surname}", "titled", False
        yield plural(surname), "plural", _is_unsafe(surname)
        for part in _hyphen_parts(surname):
            yield part, "part", _is_unsafe(part)


def _short_forms(name: PersonName) -> Iterator[_Form]:
    """Initials and e-mail local parts."""
    letters = name.initials
    if len(letters) > 1:
        for word in sorted({letters, letters[0] + letters[-1]}):
            yield word, "initials", True
            yield ".".join(word) + ".", "initials", True
            yield ".".join(word), "initials", True
    if not name.is_initials:
        yield from ((handle, "handle", len(handle) <= _SHORTEST_HANDLE) for handle in handles(name))


def handles(name: PersonName) -> tuple[str, ...]:
    """E-mail local parts and user names made of forename and surname, folded, sorted."""
    first = _letters(name.forename)
    lasts = {_letters(name.surname), *(_letters(part) for part in _hyphen_parts(name.surname))}
    if "-" in name.surname:
        lasts.add(re.sub(r"[^a-z-]", "", fold(name.surname)))
    made = {handle for last in lasts if first and last for handle in _made_of(first, last)}
    return tuple(sorted(handle for handle in made if len(handle) >= _SHORTEST_HANDLE))


def _made_of(first: str, last: str) -> set[str]:
    made = {f"{first}{dot}{last}" for dot in ("", ".", "_", "-")} | {f"{last}{dot}{first}" for dot in (".", "_", "-")}
    made |= {f"{first[0]}{dot}{last}" for dot in ("", ".", "_", "-")} | {f"{last}{dot}{first[0]}" for dot in ("", ".")}
    made |= {f"{first}.{last[0]}"}
    made |= {f"{other}.{last}" for other in diminutives(first)} | {f"{other}{last}" for other in diminutives(first)}
    return made


def plural(surname: str) -> str:
    """The family: Khan → Khans, Jones → Joneses."""
    return surname + ("es" if re.search(r"(?:s|x|z|ch|sh)$", surname.casefold()) else "s")


def _letters(word: str) -> str:
    return re.sub(r"[^a-z]", "", fold(word))


def _is_unsafe(word: str) -> bool:
    folded = fold(word)
    return len(folded) < _SHORTEST_SAFE or is_ordinary(folded)


def _hyphen_parts(word: str) -> tuple[str, ...]:
    """Parts of a double-barrelled or particled name that may stand alone."""
    pieces = [piece for piece in re.split(r"[-\s]+", word) if len(piece) > 1 and fold(piece) not in _PARTICLES]
    return tuple(pieces) if len(pieces) > 1 or (pieces and pieces[0] != word) else ()
