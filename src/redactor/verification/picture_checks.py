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
from redactor.verification.results import failed, judged, needs_person, not_applicable
from redactor.verification.search_checks import Judge, describe


def check_pictures(reading: CopyReading, expectation: Expectation, judge: Judge, ocr: Ocr | None) -> CheckResult:
    """What can be read in pictures; without OCR those pages wait for a named person."""
    places = _places(reading, expectation)
    if not places:
        return not_applicable(Number.PICTURES_READ, "no pictures")
    if ocr is None:
        return needs_person(Number.PICTURES_READ, "OCR is not installed: look at these", places)
    leaks: list[str] = []
    nearly = [near_finder(layer) for layer in judge.finder.layers()]
    known = frozenset(word for disclosed in expectation.disclosed for word in words_of(disclosed))
    for place, picture in _pictures(reading, places):
        try:
            text = ocr(picture)
        except OcrFailed:
            return failed(Number.PICTURES_READ, "OCR could not read a picture", [place])
        found = judge.leaks(letters_of(text)) | judge.too_often([letters_of(text)])
        words = words_of(text)
        leaks.extend(describe(found.union(*(one.near(words, known) for one in nearly)), place))
    return judged(Number.PICTURES_READ, leaks, "withheld texts can be read in pictures", f"{len(places)} read")


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
    with opened(reading.content) as document:
        for place in places:
            page = document[int(place.removeprefix("page ")) - 1]
            picture = page.render(scale=DPI / 72).to_pil()
            raw = io.BytesIO()
            picture.save(raw, "PNG")
            page.close()
            yield place, raw.getvalue()
