"""Pictures read back: every page that holds a picture, and every picture of a package, by OCR or by a person."""

from __future__ import annotations

import io
from collections.abc import Iterator

from redactor.core.checks import CheckResult, Expectation
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import CopyReading
from redactor.verification.form_checks import pictures_in
from redactor.verification.fuzzy import near_finder
from redactor.verification.letters import letters_of, words_of
from redactor.verification.ocr import DPI, Ocr, OcrFailed
from redactor.verification.pdfium_reader import opened
from redactor.verification.results import failed, judged, needs_person, not_applicable, passed
from redactor.verification.search import Pattern
from redactor.verification.search_checks import Judge, describe
from redactor.verification.stored_pictures import stored_pictures

_LEAST_READ = 3  # letters


def check_pictures(
    reading: CopyReading, expectation: Expectation, judge: Judge, ocr: Ocr | None, *, ours: bool = True
) -> CheckResult:
    """What can be read in pictures; without OCR those pages wait for a named person.

    A picture that OCR cannot read fails a copy of *ours*, which holds only kinds that it can; in others a person looks.
    """
    places = _places(reading, expectation)
    if not places:
        return not_applicable(Number.PICTURES_READ, "no pictures")
    if ocr is None:
        return needs_person(Number.PICTURES_READ, "OCR is not installed: look at these", places)
    leaks, unsure, unread = _read(reading, places, _Look(judge, expectation), ocr)
    if leaks:
        return judged(Number.PICTURES_READ, [*leaks, *unsure], "withheld texts can be read in pictures")
    if unread and ours:
        return failed(Number.PICTURES_READ, "OCR could not read a picture", unread)
    if unread or unsure:
        return needs_person(Number.PICTURES_READ, _doubt(unsure, unread), [*unsure, *unread])
    return passed(Number.PICTURES_READ, f"{len(places)} read")


def _read(
    reading: CopyReading, places: tuple[str, ...], look: _Look, ocr: Ocr
) -> tuple[list[str], list[str], list[str]]:
    """Where something withheld is read, where it may be, and what cannot be read."""
    leaks: list[str] = []
    unsure: list[str] = []
    unread: list[str] = []
    for place, picture in _pictures(reading, places):
        try:
            text = ocr(picture)
        except OcrFailed:
            unread.append(place)
            continue
        leaks.extend(describe(look.withheld(text), place))
        unsure.extend(describe(look.by_chance(text), place))
    return leaks, unsure, unread


def _doubt(unsure: list[str], unread: list[str]) -> str:
    short = "words that are also ordinary, or short, are withheld and can be read in pictures"
    reasons = (short if unsure else "", "OCR cannot read some pictures" if unread else "")
    return "; ".join(filter(None, reasons)) + ": look at these"


class _Look:
    """What the text of a picture holds of what is withheld."""

    def __init__(self, judge: Judge, expectation: Expectation) -> None:
        self._judge = judge
        self._nearly = [near_finder(layer) for layer in judge.finder.layers()]
        ours = (*expectation.disclosed, *expectation.added)
        self._known = frozenset(word for text in ours for word in words_of(text))

    def withheld(self, text: str) -> set[Pattern]:
        """Forms that say whom they mean, as they are or with a letter misread."""
        words = words_of(text)
        return self._judge.leaks(letters_of(text)).union(*(one.near(words, self._known) for one in self._nearly))

    def by_chance(self, text: str) -> set[Pattern]:
        """Forms that stand where nobody is meant as well: a picture has no disclosed text to hold them against.

        Two letters (initials) are in any page of print, and in whatever OCR makes of a drawing; they are not looked for.
        """
        return {pattern for pattern in self._judge.too_often([letters_of(text)]) if len(pattern.letters) >= _LEAST_READ}


def _places(reading: CopyReading, expectation: Expectation) -> tuple[str, ...]:
    if reading.pdf is None:
        return tuple(place for place, _ in pictures_in(reading))
    indexes = {at for at, page in enumerate(reading.pages) if page.picture}
    indexes |= {at for at in expectation.picture_pages if at < len(reading.pages)}
    return tuple(f"page {at + 1}" for at in sorted(indexes))


def _pictures(reading: CopyReading, places: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    if reading.pdf is None:
        yield from pictures_in(reading)
        return
    seen: set[bytes] = set()
    with opened(reading.content) as document:
        for place in places:
            page = document[int(place.removeprefix("page ")) - 1]
            picture = page.render(scale=DPI / 72).to_pil()
            raw = io.BytesIO()
            picture.save(raw, "PNG")
            yield place, raw.getvalue()
            yield from ((f"{place}, a picture as it is stored", stored) for stored in stored_pictures(page, seen))
            page.close()
