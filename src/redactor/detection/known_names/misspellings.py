"""Names written one letter wrong, or as a scanner reads them: only for names long enough to be safe."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from redactor.core.names import KnownForm, fold
from redactor.core.ordinary import ORDINARY_WORDS
from redactor.detection.known_names.automaton import Hit
from redactor.detection.no_people import NO_PEOPLE

_SHORTEST = 6  # letters of a name that may be one letter wrong
_SHORTEST_SCANNED = 5  # letters of a name that may be misread as a whole
_KINDS = frozenset({"forename", "surname", "nickname", "part"})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CONFUSED = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("|", "l"), ("i", "l"), ("5", "s"), ("8", "b"), ("6", "b"))  # fmt: skip
_PAIRS = _CONFUSED[:3]  # letters read for others without a sign that anything is wrong: "Mamie" for "Marnie"


class Misspellings:
    """Every known name of one word, findable with one letter dropped, added, changed or swapped."""

    def __init__(self, forms: Iterable[KnownForm]) -> None:
        self._exact: dict[str, tuple[KnownForm, ...]] = {}
        for form in sorted(form for form in forms if form.kind in _KINDS):
            word = fold(form.form)
            if len(word) >= _SHORTEST_SCANNED and word.isalpha() and word not in ORDINARY_WORDS:
                self._exact[word] = (*self._exact.get(word, ()), form)
        self._shortened: dict[str, set[str]] = {}
        self._skeletons: dict[str, str] = {}
        self._paired: dict[str, str] = {}
        for word in self._exact:
            self._skeletons.setdefault(_skeleton(word), word)
            self._paired.setdefault(_skeleton(word, _PAIRS), word)
            for short in _shortened(word) if len(word) >= _SHORTEST else ():
                self._shortened.setdefault(short, set()).add(word)

    def hits(self, text: str, taken: Collection[tuple[int, int]]) -> Iterator[Hit]:
        """Misspelt names outside *taken*; capitals only, because a small word is too often another word."""
        if not self._exact:
            return
        covered = {index for low, high in taken for index in range(low, high)}
        for word in _WORD.finditer(text):
            if not word.group()[0].isupper() or word.start() in covered or len(word.group()) < _SHORTEST_SCANNED:
                continue
            folded = fold(word.group())
            meant = self._meant(folded)
            if meant and folded not in ORDINARY_WORDS and folded not in NO_PEOPLE:
                yield Hit(word.start(), word.end(), folded, self._exact[meant])

    def _meant(self, word: str) -> str | None:
        if word in self._exact:
            return None  # the plain search has judged it
        if any(char.isdigit() for char in word) or "rn" in word or "vv" in word or "cl" in word:
            scanned = self._skeletons.get(_skeleton(word))
            if scanned:
                return scanned
        paired = self._paired.get(_skeleton(word, _PAIRS))
        if paired and _skeleton(paired, _PAIRS) != paired:
            return paired
        if not word.isalpha() or len(word) < _SHORTEST - 1:
            return None
        near = set(self._shortened.get(word, ()))
        for short in _shortened(word):
            near |= {short} if short in self._exact and len(short) >= _SHORTEST else set()
            near |= self._shortened.get(short, set())
        return min((name for name in near if _is_one_off(word, name)), default=None)


def _skeleton(word: str, confused: Sequence[tuple[str, str]] = _CONFUSED) -> str:
    """The word as a scanner may read it: equal for words that it takes for one another."""
    for written, read in confused:
        word = word.replace(written, read)
    return word


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _is_one_off(written: str, name: str) -> bool:
    """One letter dropped, added, changed or two neighbours swapped; the first letter and an ending s must agree."""
    if (
        written[0] != name[0]
        or written == name
        or written in {name + "s", name + "es"}
        or name in {written + "s", written + "es"}
    ):
        return False
    if abs(len(written) - len(name)) == 1:
        longer, shorter = sorted((written, name), key=len, reverse=True)
        return shorter in _shortened(longer)
    differing = [at for at, (one, other) in enumerate(zip(written, name, strict=False)) if one != other]
    if len(written) != len(name) or len(differing) > 2:
        return False
    if len(differing) == 1:
        return True
    first, second = differing
    return second == first + 1 and written[first] == name[second] and written[second] == name[first]
