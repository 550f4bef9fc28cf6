"""The checks that search: in every stream and part, in the text of every reader, in the file's name, in pictures."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from redactor.core.checks import CheckResult, Expectation, WithheldText
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import CopyReading, ReaderText
from redactor.verification.encodings import decoded, is_wordy, texts_of
from redactor.verification.letters import Letters, joined, letters_of
from redactor.verification.results import failed, judged, not_applicable, passed
from redactor.verification.search import BLOB, LONG, SHORT, Finder, Grade, Hit, Pattern
from redactor.verification.views import Source, View

# What anybody calls a copy: such a word in a file's name is nobody's, also where the text withholds the same word.
_ORDINARY_NAMES = frozenset(
    [
        "copy",
        "copies",
        "redacted",
        "draft",
        "final",
        "output",
        "out",
        "result",
        "document",
        "doc",
        "docx",
        "pdf",
        "txt",
        "file",
        "page",
        "test",
    ]
)
_AROUND = 5  # letters on either side
_SANITY_WORDS, _SANITY_LEAST = 5, 4  # words, letters
_NAMED_LEAST = 4  # letters; shorter forms stand in names of fonts and settings by chance
# The shortest form that counts as an exact hit, by where it stands. Content streams cut words wherever letters are moved.
_LEAST = {
    Source.DRAWN: 1,
    Source.FREE: 1,
    Source.STYLES: _NAMED_LEAST,
    Source.NAMED: _NAMED_LEAST,
    Source.PIECES: BLOB,
    Source.BLOB: BLOB,
}
_CLOSED = frozenset({Source.STYLES, Source.NAMED})


@lru_cache(maxsize=2)
def shared_finder(case_wide: tuple[WithheldText, ...]) -> Finder:
    """The finder of a case, built once for all its copies."""
    return Finder(case_wide)


def finder_for(expectation: Expectation) -> Finder:
    """The finder of one copy: its own texts, over what is withheld in the whole case."""
    shared = shared_finder(expectation.case_wide) if expectation.case_wide else None
    if shared is not None and not expectation.withheld:
        return shared
    return Finder(expectation.withheld, shared)


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides which hits are leaks: knows what is withheld and how often a form stands in what is disclosed."""

    finder: Finder
    allowed: Counter[tuple[str, Grade]] = field(repr=False)
    orders: tuple[str, ...] = field(
        default=("",), repr=False
    )  # the letters of what is disclosed, in each order it may be read
    labels: tuple[str, ...] = field(default=(), repr=False)  # the letters of each wording, longest first
    added: tuple[Letters, ...] = field(default=(), repr=False)  # texts of the writer's own, longest first
    areas: Mapping[str, str] = field(default_factory=dict, repr=False)  # page or kind of part → letters disclosed there

    @classmethod
    def of(cls, expectation: Expectation) -> Self:
        """The judge of one copy."""
        finder = finder_for(expectation)
        orders = [letters_of(text) for text in ("\n".join(expectation.disclosed), *expectation.other_orders)]
        labels = tuple(text for one in expectation.wordings if (text := letters_of(one).text))
        added = sorted(map(letters_of, expectation.added), key=lambda own: (-len(own.text), own.text))
        allowed: Counter[tuple[str, Grade]] = Counter()
        for letters in orders:
            allowed |= finder.count([letters])
        return cls(
            finder, allowed, tuple(letters.text for letters in orders), labels, tuple(added), _by_area(expectation)
        )

    def leaks(self, letters: Letters, source: Source = Source.DRAWN) -> set[Pattern]:
        """Forms in one text that must not be there; forms that are also ordinary words are judged elsewhere."""
        return self._leaks(self.finder.hits(letters), source)

    def leaks_in_blob(self, data: bytes) -> set[Pattern]:
        """Forms that must not be there written out in data of unknown writing."""
        squeezed = (data, data.replace(b"\x00", b"")) if b"\x00" in data else (data,)
        return {pattern for one in squeezed for pattern in self._leaks(self.finder.in_blob(one), Source.BLOB)}

    def _leaks(self, found: Iterable[Hit], source: Source) -> set[Pattern]:
        hits = [hit for hit in found if not hit.pattern.ordinary]
        counts = Counter((hit.pattern.key, hit.grade) for hit in hits)
        return {hit.pattern for hit in hits if self._is_leak(hit, counts, source)}

    def _is_leak(self, hit: Hit, counts: Counter[tuple[str, Grade]], source: Source) -> bool:
        if len(hit.pattern.letters) < _LEAST[source]:
            return False
        if hit.grade is Grade.EXACT:
            return source is not Source.STYLES or hit.pattern.splits > 0
        key = (hit.pattern.key, hit.grade)
        return source not in _CLOSED and len(hit.pattern.letters) >= LONG and counts[key] > self.allowed[key]

    def too_often(self, letters: Iterable[Letters]) -> set[Pattern]:
        """Forms that are also ordinary words and stand more often than what is disclosed explains."""
        return set[Pattern]().union(*self.too_often_in(tuple(letters)))

    def too_often_in(self, texts: Sequence[Letters]) -> tuple[set[Pattern], ...]:
        """The same, told of each of *texts*: which of those forms stand there without being disclosed so."""
        hits = [(at, hit) for at, one in enumerate(texts) for hit in self.finder.hits(one) if hit.pattern.ordinary]
        counts = Counter(hit.pattern.key for _, hit in hits if hit.grade is Grade.EXACT)
        counts.subtract(self._in_added(texts) if counts else {})
        often = self._beyond_allowed(counts)
        often = {key for key in often if self._is_more_than_disclosed(key, texts)}
        found: tuple[set[Pattern], ...] = tuple(set() for _ in texts)
        for at, hit in hits:
            if hit.pattern.key in often and not self._is_disclosed_here(hit, texts[at], texts):
                found[at].add(hit.pattern)
        return found

    def is_more_there(self, pattern: Pattern, letters: Letters, area: str) -> bool:
        """Whether a page or part holds a form more often than what is disclosed there."""
        return letters.text.count(pattern.letters) > self.areas.get(area, "").count(pattern.letters)

    def adds_letters(self, pattern: Pattern, letters: Letters, area: str) -> bool:
        """Whether any letter of a form is more on a page or part than what is disclosed there has, labels and stamps aside.

        Letters along a curve are read in many orders, which makes words by chance; a form that is left adds its letters.
        """
        if area not in self.areas:
            return True
        text = letters.text
        for own in self.added:
            text = text.replace(own.text, " ", 1) if own.text else text
        found, disclosed = self._bare(text), self._bare(self.areas[area])
        return any(found.count(letter) > disclosed.count(letter) for letter in set(pattern.letters))

    def too_often_aside(self, letters: Letters) -> set[Pattern]:
        """The same in what people write beside the text: nothing reads that in other orders, so nothing is excused."""
        hits = [hit for hit in self.finder.hits(letters) if hit.pattern.ordinary and hit.grade is Grade.EXACT]
        often = self._beyond_allowed(Counter(hit.pattern.key for hit in hits))
        return {hit.pattern for hit in hits if hit.pattern.key in often}

    def _beyond_allowed(self, counts: Counter[str]) -> set[str]:
        return {key for key, count in counts.items() if count > self.allowed[(key, Grade.EXACT)]}

    def _in_added(self, texts: Iterable[Letters]) -> Counter[str]:
        """How often forms stand within stamps, banners and headings, which say them of themselves.

        Only a text of the writer's own that is there as a whole counts, and only a form that is less than the whole text.
        """
        rest, counts = " ".join(one.text for one in texts), Counter[str]()
        for own in self.added:
            times = rest.count(own.text) if own.text else 0
            if not times:
                continue
            rest = rest.replace(own.text, " ")
            within = (h for h in self.finder.hits(own) if h.grade is Grade.EXACT and h.pattern.letters != own.text)
            for hit in within:
                counts[hit.pattern.key] += times
        return counts

    def _is_more_than_disclosed(self, form: str, texts: Sequence[Letters]) -> bool:
        """Whether *texts* hold a form more often than what is disclosed, word bounds aside; of a short one, each letter too.

        Formulas are read in many orders, which makes short forms by chance; a form that is left makes each of its letters
        more. Labels are set apart first: a form in the place of one must not be paid for with its letters.
        """
        if sum(one.text.count(form) for one in texts) <= self._disclosed(form):
            return False
        if len(form) > SHORT:
            return True
        found, disclosed = "".join(self._bare(one.text) for one in texts), self._bare(self.orders[0])
        return all(found.count(letter) > disclosed.count(letter) for letter in form)

    def _bare(self, text: str) -> str:
        """Letters without those of labels."""
        for label in self.labels:
            text = text.replace(label, " ")
        return text

    def _is_disclosed_here(self, hit: Hit, letters: Letters, texts: Sequence[Letters]) -> bool:
        """Whether the letters around a hit stand so in what is disclosed, and as often: readers cut words as they please."""
        start, end = max(0, hit.start - _AROUND), hit.start + len(hit.pattern.letters) + _AROUND
        around = letters.text[start:end]
        return sum(one.text.count(around) for one in texts) <= self._disclosed(around)

    def _disclosed(self, letters: str) -> int:
        """How often *letters* stand in what is disclosed, in the order that has them most often."""
        return max(order.count(letters) for order in self.orders)


def _by_area(expectation: Expectation) -> dict[str, str]:
    """The letters that are disclosed on each page or in each kind of part, where that is known."""
    if len(expectation.areas) != len(expectation.disclosed):
        return {}
    found: dict[str, list[str]] = {}
    for area, text in zip(expectation.areas, expectation.disclosed, strict=True):
        found.setdefault(area, []).append(letters_of(text).text)
    return {area: " ".join(texts) for area, texts in found.items()}


def describe(patterns: Iterable[Pattern], place: str) -> Iterator[str]:
    """Places for a report: where, and which reference; never the form."""
    for reference in sorted({reference for pattern in patterns for reference in pattern.references}):
        yield f"{place}: {reference}"


def check_streams(reading: CopyReading, judge: Judge) -> CheckResult:
    """Every view of every stream, part and stray byte, as it is and decoded."""
    places = [place for view in reading.contents.views for place in describe(view_leaks(view, judge), view.place)]
    return judged(
        Number.STREAMS,
        places,
        "withheld texts in streams or parts",
        f"{reading.contents.counted} streams and parts searched",
    )


def view_leaks(view: View, judge: Judge) -> set[Pattern]:
    """Withheld forms in one view."""
    if view.source is not Source.BLOB:
        found = judge.leaks(letters_of(view.text), view.source)
        coded = set() if view.source is Source.PIECES else _coded_leaks(view.text.encode("utf-8", "replace"), judge)
        return found | coded  # the stream that the pieces are from is a view of its own
    return judge.leaks_in_blob(view.data) | _coded_leaks(view.data, judge)


def _coded_leaks(data: bytes, judge: Judge) -> set[Pattern]:
    """Withheld forms in what *data* says once codings are undone; what is no text then is searched as bytes."""
    texts: list[str] = []
    others: list[bytes] = []
    for plain in decoded(data):
        if is_wordy(plain):
            texts.extend(texts_of(plain))
        else:
            others.append(plain)
    found = judge.leaks(letters_of("\n".join(texts)), Source.BLOB) if texts else set()
    return found | (judge.leaks_in_blob(b"\n".join(others)) if others else set())


def check_readers(reading: CopyReading, judge: Judge) -> CheckResult:
    """The text of each page or part by each reader, and of all pages together, for what runs over a page's end."""
    places = [
        place for one in reading.texts for place in describe(judge.leaks(one.letters), f"{one.place} by {one.reader}")
    ]
    for reader, texts in reading.by_reader().items():
        if len(texts) > 1 and not places:
            places.extend(describe(judge.leaks(_all_letters(texts)), f"over page ends by {reader}"))
    return judged(Number.READERS, places, "withheld texts can be read")


def _all_letters(texts: Iterable[ReaderText]) -> Letters:
    return joined(word for one in texts for word in one.words)


def check_in_place(reading: CopyReading, judge: Judge) -> CheckResult:
    """Forms that are also ordinary words: at most as often as what is disclosed holds them. Each judgement is recorded."""
    if not judge.finder.ordinary:
        return not_applicable(Number.IN_PLACE)
    places: list[str] = []
    for reader, texts in reading.by_reader().items():
        places.extend(_places_in(texts, judge, reader))
    for view in reading.contents.views:
        if view.source is Source.FREE:
            places.extend(describe(judge.too_often_aside(letters_of(view.text)), view.place))
    if places:
        return failed(Number.IN_PLACE, f"{len(places)} forms stand more often than disclosed", places)
    judgements = tuple(_judgements(reading, judge))
    stand = f"{len(judge.finder.ordinary)} forms judged in place, {len(judgements)} of them stand in disclosed text"
    return passed(Number.IN_PLACE, stand, judgements)


def _places_in(texts: Sequence[ReaderText], judge: Judge, reader: str) -> Iterator[str]:
    """The pages or parts with a form too often: those that hold it more often than is disclosed there, if any does.

    Where each holds it as often as it should, or nobody knows where what is disclosed stands, all that hold it are told.
    """
    often = judge.too_often_in([one.letters for one in texts])
    found = [
        {p for p in some if judge.adds_letters(p, one.letters, one.area)}
        for one, some in zip(texts, often, strict=True)
    ]
    surely = [
        {p for p in some if judge.is_more_there(p, one.letters, one.area)}
        for one, some in zip(texts, found, strict=True)
    ]
    settled = set[Pattern]().union(*surely)
    for one, some, sure in zip(texts, found, surely, strict=True):
        yield from describe(sure | (some - settled), f"{one.place} by {reader}")


def _judgements(reading: CopyReading, judge: Judge) -> Iterator[str]:
    """Of each form that stands in the copy: whose it is, how often it stands there, and how often the decisions show it."""
    counts: Counter[str] = Counter()
    for texts in reading.by_reader().values():
        found = judge.finder.count(one.letters for one in texts)
        counts |= Counter({key: count for (key, grade), count in found.items() if grade is Grade.EXACT})
    numbers: Counter[str] = Counter()
    for pattern in judge.finder.ordinary:
        reference = ", ".join(pattern.references)
        numbers[reference] += 1
        shown = judge.allowed[(pattern.key, Grade.EXACT)]
        if counts[pattern.key] or shown:
            yield (
                f"{reference}, form {numbers[reference]}: stands {counts[pattern.key]} times, disclosed {shown} times:"
                " an ordinary word or a disclosed person's there"
            )


def check_file_name(file_name: str, expected: str, judge: Judge) -> CheckResult:
    """The name holds nothing withheld, and is the one that was planned."""
    if any(pattern.letters not in _ORDINARY_NAMES for pattern in judge.leaks(letters_of(file_name))):
        return failed(Number.FILE_NAME, "the name holds something withheld")
    if expected and file_name != expected:
        return failed(Number.FILE_NAME, "not the name that was planned")
    return passed(Number.FILE_NAME)


def check_sanity(reading: CopyReading, expectation: Expectation) -> CheckResult:
    """The search finds what must be there; a search that finds nothing anywhere proves nothing."""
    known = tuple(text for text in _sanity(expectation) if letters_of(text).text)
    if not known:
        return not_applicable(Number.SANITY, "the copy discloses no text")
    finder = Finder((WithheldText("sanity", known),))
    for reader, texts in reading.by_reader().items():
        is_found = any(True for one in texts for _ in finder.hits(one.letters))
        if not is_found and not _are_all_there(known, texts):
            return failed(Number.SANITY, "a text that must be there was not found", [f"text by {reader}"])
    if not reading.texts:
        return failed(Number.SANITY, "no reader found any text")
    if not texts_seen(reading):
        return failed(Number.SANITY, "nothing was unpacked")
    return passed(Number.SANITY)


def _are_all_there(known: Iterable[str], texts: Iterable[ReaderText]) -> bool:
    """Whether a reader has every letter of *known*, though it tears the words apart or goes through their lines another way."""
    wanted = Counter(letter for text in known for letter in letters_of(text).text)
    return wanted <= Counter(letter for one in texts for letter in one.letters.text)


def texts_seen(reading: CopyReading) -> bool:
    """Whether unpacking gave anything to search."""
    return any(view.text or next(texts_of(view.data), "") for view in reading.contents.views)


def _is_one_way(word: str) -> bool:
    """Whether readers agree in which order a word's letters come: not so from right to left."""
    return not any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in word)


def _sanity(expectation: Expectation) -> tuple[str, ...]:
    """Texts of which each reader must find one: the given one, else the longest disclosed words, else the label.

    Several words, because a reader may tear one apart that is set at an angle or letter by letter.
    """
    if expectation.sanity:
        return (expectation.sanity,)
    words = {word for text in expectation.disclosed for word in text.split() if word.isalpha() and _is_one_way(word)}
    longest = sorted(words, key=lambda word: (-len(word), word))[:_SANITY_WORDS]
    found = tuple(word for word in longest if len(word) >= _SANITY_LEAST)
    return found or ((expectation.label,) if expectation.labels else ())
