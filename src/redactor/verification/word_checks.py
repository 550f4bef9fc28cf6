"""Losses and surplus: every disclosed word is there, on its page or in its part, and none besides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from redactor.core.checks import CheckResult, Expectation
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import CopyReading
from redactor.verification.letters import letters_of, words_of
from redactor.verification.results import failed, judged, not_applicable, passed
from redactor.verification.words import Comparison, Difference, compare

_WHOLE = "the whole copy"


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """What one reader finds in one page or part, or in the whole copy, against what is disclosed there."""

    area: str
    reader: str
    compared: Comparison


def check_losses(comparisons: Iterable[AreaComparison], expectation: Expectation) -> CheckResult:
    """Every disclosed word is there, by the reader that finds most of them: in the copy, and in each page or part."""
    if not any(letters_of(text).text for text in expectation.disclosed):  # signs of a picture font are no words
        return not_applicable(Number.LOSSES, "nothing is disclosed as text")
    least: dict[str, Difference] = {}
    for one in comparisons:
        so_far = least.get(one.area)
        if so_far is None or one.compared.missing.letters < so_far.letters:
            least[one.area] = one.compared.missing
    if not least:
        return failed(Number.LOSSES, "no reader found any text")
    places = [f"{area}: {_told(missing)}" for area, missing in least.items() if missing]
    if places:
        return failed(Number.LOSSES, f"disclosed words are missing in {len(places)} places", places)
    return passed(Number.LOSSES, f"{len(least) - 1} pages or parts compared" if len(least) > 1 else "")


def check_surplus(comparisons: Iterable[AreaComparison], expectation: Expectation) -> CheckResult:
    """No reader finds a word that is not disclosed: in the copy, and in each page or part."""
    if not expectation.disclosed:
        return not_applicable(Number.SURPLUS, "the disclosed text was not given")
    places = [
        f"{one.area} by {one.reader}: {_told(one.compared.surplus)}" for one in comparisons if one.compared.surplus
    ]
    return judged(Number.SURPLUS, places, "times a reader finds more than is disclosed")


def _told(difference: Difference) -> str:
    return f"{difference.words} words, {difference.letters} letters"


def compared_areas(reading: CopyReading, expectation: Expectation) -> tuple[AreaComparison, ...]:
    """The whole copy by each reader, then each page or part that the expectation names a text for."""
    wanted = [words_of(text) for text in expectation.disclosed]
    found = [_in_whole(reader, texts, wanted, expectation) for reader, texts in _words_by_reader(reading).items()]
    if len(expectation.areas) == len(wanted):
        found += _in_areas(reading, wanted, expectation)
    return tuple(found)


def _in_whole(
    reader: str, words: Mapping[str, list[str]], wanted: list[list[str]], expectation: Expectation
) -> AreaComparison:
    everything = [word for area in words.values() for word in area]
    flat = [word for text in wanted for word in text]
    compared = compare(flat, everything, added=expectation.added, labels=expectation.wordings)
    return AreaComparison(_WHOLE, reader, compared)


def _in_areas(reading: CopyReading, wanted: list[list[str]], expectation: Expectation) -> list[AreaComparison]:
    by_area: defaultdict[str, list[str]] = defaultdict(list)
    anywhere: Counter[str] = Counter()  # words of texts whose page or part is not known: forgiven wherever they stand
    for area, text, words in zip(expectation.areas, expectation.disclosed, wanted, strict=True):
        if area:
            by_area[area].extend(words)
        else:
            anywhere.update(words_of(_without_labels(text, expectation)))
    return [
        AreaComparison(area, reader, _in_area(words, texts.get(area, []), anywhere, expectation))
        for reader, texts in _words_by_reader(reading).items()
        for area, words in by_area.items()
    ]


def _in_area(words: list[str], found: list[str], anywhere: Counter[str], expectation: Expectation) -> Comparison:
    return compare(words, found, added=expectation.added, labels=expectation.wordings, anywhere=anywhere)


def _without_labels(text: str, expectation: Expectation) -> str:
    """Labels are set apart before anything else is compared."""
    for wording in expectation.wordings:
        text = text.replace(wording, " ")
    return text


def _words_by_reader(reading: CopyReading) -> dict[str, dict[str, list[str]]]:
    """The words of each reader by page or part; parts of one kind together."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in reading.texts:
        found.setdefault(one.reader, {}).setdefault(one.area, []).extend(one.words)
    return found
