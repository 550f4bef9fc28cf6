"""Copies made by any tool: what can still be recovered from them, and how, in plain words.

There are no decisions to hold such a copy against. With the original file, the words that the copy no longer shows are
taken for what was to be withheld; with a list, its entries are. Without either, the copy is searched for what bad
redaction leaves: text under boxes, earlier versions, attachments, text that no page shows.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from redactor.core.checks import CheckOutcome, CheckResult, Expectation, VerificationReport, WithheldText
from redactor.core.diminutives import diminutives
from redactor.core.documents import MediaType
from redactor.core.names import TITLES
from redactor.verification import form_checks, search_checks, stranger_traits
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import CopyReading, ReaderText, read_copy
from redactor.verification.letters import letters_of
from redactor.verification.ocr import Ocr
from redactor.verification.picture_checks import check_pictures
from redactor.verification.results import failed, judged, needs_person, not_applicable, passed
from redactor.verification.search import Grade
from redactor.verification.search_checks import Judge
from redactor.verification.stored_pictures import boxes_over_pictures
from redactor.verification.verifier import program_versions, run_check
from redactor.verification.views import Source

_LEAST_WORD = 3  # letters; shorter words that are gone say nothing by themselves
_LEAST_NAME = 4  # letters or digits
_LEAST_HANDLE = 6  # letters; longer parts of names count in small letters too
_MOST_NAME_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 2  # one word in two of the copy must be the original's
_HOW_TO_LOOK = {
    MediaType.PDF: "To see it, open the objects named with a program that shows a PDF file's objects.",
    MediaType.WORD: "To see it, rename the file to .zip and open the parts named, which are counted as they are listed there.",
}
_NO_LIST = "nothing to search for: give the original file or a list of what is withheld"


def verify_stranger(
    content: bytes,
    *,
    original: bytes | None = None,
    withheld: Sequence[WithheldText] = (),
    file_name: str = "",
    ocr: Ocr | None = None,
) -> VerificationReport:
    """Look into a copy made by any tool. Details and places are sentences for people; nothing is quoted."""
    reading = read_copy(content)
    first = read_copy(original) if original is not None else None
    wanted = (*withheld, *(_taken_out(first, reading) if first is not None else ()))
    expectation = Expectation(reading.media_type, wanted, _disclosed(reading) if original is not None else (), "")
    judge = Judge.of(expectation)
    checks: tuple[tuple[Number, Callable[[], CheckResult]], ...] = (
        (Number.OPENS, lambda: _opens(reading)),
        (Number.SANITY, lambda: _sanity(reading)),
        (Number.FILE_NAME, lambda: search_checks.check_file_name(file_name, "", judge)),
        (Number.UNPACKED, lambda: form_checks.check_unpacked(reading)),
        (Number.STREAMS, lambda: _streams(reading, judge) if wanted else _nothing(Number.STREAMS)),
        (Number.READERS, lambda: search_checks.check_readers(reading, judge) if wanted else _nothing(Number.READERS)),
        (Number.IN_PLACE, lambda: _in_places(first, reading, withheld, judge)),
        (Number.STRUCTURE, lambda: _structure(reading)),
        (Number.REMAINS, lambda: judged(Number.REMAINS, stranger_traits.remains(reading), "remains can be recovered")),
        (Number.PICTURE_DATA, lambda: _picture_data(reading)),
        (Number.HIDDEN_TEXT, lambda: _hidden(reading)),
        (Number.LABELS, lambda: not_applicable(Number.LABELS, "no labels are known")),
        (Number.COUNTS, lambda: not_applicable(Number.COUNTS, "no counts are known")),
        (Number.LOSSES, lambda: not_applicable(Number.LOSSES, "no decisions to judge by")),
        (Number.SURPLUS, lambda: not_applicable(Number.SURPLUS, "no decisions to judge by")),
        (Number.PICTURES_READ, lambda: _pictures(reading, expectation, judge, ocr)),
        (Number.FRESH_LOOK, lambda: not_applicable(Number.FRESH_LOOK, "the recognisers were not asked")),
    )
    results = tuple(run_check(number, check) for number, check in checks)
    named = any(one.number == Number.FILE_NAME and one.outcome is CheckOutcome.FAILED for one in results)
    return VerificationReport(
        "" if named else file_name,  # a name that says something withheld is not quoted
        hashlib.sha256(content).hexdigest(),
        results,
        program_versions(),
        reading.distinct_texts(),
    )


def _in_places(
    original: CopyReading | None, copy: CopyReading, withheld: Sequence[WithheldText], judge: Judge
) -> CheckResult:
    """What may be meant or not, and only a person can tell: short texts and parts of names on the list, and names and
    numbers that were taken out in some places and still stand in others.
    """
    if original is None and not withheld:
        return not_applicable(Number.IN_PLACE, "no decisions to judge by")
    listed = sorted({*_short_texts(copy, judge), *_parts_of_names(copy, withheld)})
    fewer = _gone_in_places(original, copy) if original is not None else set()
    found: list[str] = []
    if listed:
        found.append("short texts or parts of names on the list stand in it: look whether the same is meant")
    if fewer:
        found.append(
            f"{len(fewer)} names or numbers are gone in some places and still stand in others: look whether they should"
        )
    if original is not None and not _is_of(original, copy):
        found.append("the copy and the original have hardly a word in common: look whether it is the right one")
    if not found:
        return passed(Number.IN_PLACE)
    places = [one.area for one in _first_texts(copy) if fewer & set(one.words)]
    return needs_person(Number.IN_PLACE, "; ".join(found), (*places, *listed))


def _gone_in_places(original: CopyReading, copy: CopyReading) -> set[str]:
    before, after = (_counted(one) for one in (original, copy))
    return {word for word in _names_in(original) if 0 < after[word] < before[word]}


def _written(copy: CopyReading) -> Iterator[tuple[str, str]]:
    """Every text that people wrote, in pages and beside them, with its place."""
    yield from ((one.area, one.text) for one in copy.texts)
    yield from ((view.place, view.text) for view in copy.contents.views if view.source is Source.FREE)


def _short_texts(copy: CopyReading, judge: Judge) -> Iterator[str]:
    """Where forms stand that are too short to accuse anybody: they are in any text by chance."""
    for place, text in _written(copy):
        hits = judge.finder.hits(letters_of(text)) if judge.finder.ordinary else ()
        yield from search_checks.describe(
            (hit.pattern for hit in hits if hit.pattern.ordinary and hit.grade is Grade.EXACT), place
        )


def _parts_of_names(copy: CopyReading, withheld: Sequence[WithheldText]) -> Iterator[str]:
    """Where a single word of a name of several stands: a surname alone, a handle, the first half of an address of mail,
    what an Elizabeth is called for short.
    """
    parts = {word: one.reference for one in withheld for form in one.forms for word in _name_words(form)}
    parts = {other: parts[word] for word in sorted(parts) for other in diminutives(word) if other not in parts} | parts
    for place, text in _written(copy) if parts else ():
        for written in _WORD.findall(text):
            word = written.casefold()
            if word in parts and (written[0].isupper() or len(word) >= _LEAST_HANDLE):
                yield f"{place}: part of {parts[word]}"


def _name_words(form: str) -> Iterator[str]:
    """The words of a line that looks like a name, titles aside."""
    words = form.replace(",", " ").split()
    if 1 < len(words) <= _MOST_NAME_WORDS and all(
        word[0].isupper() and not any(map(str.isdigit, word)) for word in words
    ):
        folded = (word.strip(".").casefold() for word in words)
        yield from (word for word in folded if len(word) >= _LEAST_WORD and word not in TITLES)


def _first_texts(reading: CopyReading) -> Sequence[ReaderText]:
    return next(iter(reading.by_reader().values()), ())


def _counted(reading: CopyReading) -> Counter[str]:
    return Counter(word for one in _first_texts(reading) for word in one.words)


def _names_in(reading: CopyReading) -> set[str]:
    """Words that never stand in small letters, and numbers: what redaction is mostly about."""
    written = [word for one in _first_texts(reading) for word in re.findall(r"[^\W_]+", one.text)]
    small = {word.casefold() for word in written if word.islower()}
    found = {word.casefold() for word in written if word[:1].isupper() or word.isdigit()}
    return {word for word in found - small if len(word) >= _LEAST_NAME}


def _pictures(reading: CopyReading, expectation: Expectation, judge: Judge, ocr: Ocr | None) -> CheckResult:
    if expectation.withheld:
        return check_pictures(reading, expectation, judge, ocr, ours=False)
    result = check_pictures(reading, expectation, judge, None)
    if result.outcome is not CheckOutcome.NEEDS_PERSON:
        return result
    return needs_person(Number.PICTURES_READ, "There is no list to search pictures for: look at these.", result.places)


def _streams(reading: CopyReading, judge: Judge) -> CheckResult:
    """The search of every stream and part, with how anybody can look there."""
    result = search_checks.check_streams(reading, judge)
    if result.outcome is not CheckOutcome.FAILED:
        return result
    return failed(Number.STREAMS, f"{result.detail}. {_HOW_TO_LOOK.get(reading.media_type, '')}".strip(), result.places)


def _nothing(number: Number) -> CheckResult:
    return not_applicable(number, _NO_LIST)


def _words(reading: CopyReading) -> set[str]:
    return {word for one in reading.texts for word in one.words}


def _is_of(original: CopyReading, copy: CopyReading) -> bool:
    """Whether the copy's words are mostly the original's."""
    shown = _words(copy)
    return bool(shown) and len(shown & _words(original)) * _LEAST_SHARE >= len(shown)


def _taken_out(original: CopyReading, copy: CopyReading) -> Iterator[WithheldText]:
    """Stretches of the original's words that the copy's readers don't show any more."""
    if not _is_of(original, copy):
        return  # a copy that is all pictures, or another document: what it lacks says nothing
    shown = _words(copy)
    runs: dict[tuple[str, ...], None] = {}
    for text in next(iter(original.by_reader().values()), ()):
        run: list[str] = []
        for word in (*text.words, ""):
            if word and word not in shown:
                run.append(word)
            elif run:
                runs.setdefault(tuple(run))
                run = []
    for at, words in enumerate(runs):
        forms = (" ".join(words), *(word for word in words if len(word) >= _LEAST_WORD))
        yield WithheldText(f"taken out {at + 1}", tuple(dict.fromkeys(forms)))


def _disclosed(reading: CopyReading) -> tuple[str, ...]:
    """What the copy shows: explains loose hits inside longer words."""
    return tuple(one.text for one in next(iter(reading.by_reader().values()), ()))


def _covered_pictures(reading: CopyReading) -> CheckResult | None:
    """Boxes over pictures: a scan is often blacked out so, and stays whole under them."""
    with_pictures = [at for at, page in enumerate(reading.pages) if page.picture]
    boxes = boxes_over_pictures(reading.content, with_pictures) if with_pictures else {}
    if not boxes:
        return None
    what = "Boxes are drawn over pictures that are whole under them: take the boxes away to see what they cover."
    return needs_person(Number.HIDDEN_TEXT, what, [f"page {at + 1}: {count} boxes" for at, count in boxes.items()])


def _opens(reading: CopyReading) -> CheckResult:
    if reading.media_type not in {MediaType.PDF, MediaType.WORD}:
        return failed(Number.OPENS, "This is neither a PDF nor a Word file: it cannot be checked.")
    if reading.pdf is not None and any("Encrypt" in trailer for trailer in reading.pdf.trailers):
        return failed(Number.OPENS, "The file is encrypted: save it without a password and check that.")
    return form_checks.check_opens(reading, reading.media_type)


def _sanity(reading: CopyReading) -> CheckResult:
    """The search finds in each reader's text a word that all of them see; a reader that sees nothing of it saw nothing."""
    words = [{word for one in texts for word in one.words} for texts in reading.by_reader().values()]
    if not any(words):
        return needs_person(Number.SANITY, "No reader finds any text: the pages are pictures, or the file is empty.")
    common = set[str].intersection(*words)
    if not common and all(words):
        return needs_person(
            Number.SANITY, "The readers see no word in common: look whether copied text is what pages show."
        )
    longest = max(common or set[str].union(*words), key=lambda word: (len(word), word))
    expectation = Expectation(reading.media_type, (), (), "", sanity=longest)
    return search_checks.check_sanity(reading, expectation)


def _structure(reading: CopyReading) -> CheckResult:
    certain, possible = stranger_traits.traits(reading)
    if certain:
        return failed(Number.STRUCTURE, "It gives away more than its pages show.", (*certain, *possible))
    if possible:
        return needs_person(Number.STRUCTURE, "The file holds text beside its pages: look at it", possible)
    return passed(Number.STRUCTURE)


def _picture_data(reading: CopyReading) -> CheckResult:
    result = form_checks.check_picture_data(reading)
    if result.outcome != "failed":
        return result
    return needs_person(Number.PICTURE_DATA, "Pictures carry data beside their pixels: look at it", result.places)


def _hidden(reading: CopyReading) -> CheckResult:
    if reading.pdf is None:
        certain, unsure = stranger_traits.hidden_in_word(reading)
        if unsure and not certain:
            return needs_person(
                Number.HIDDEN_TEXT, "White letters may be seen or not, by what lies behind them", unsure
            )
        return judged(Number.HIDDEN_TEXT, (*certain, *unsure), "kinds of hidden text")
    result = form_checks.check_hidden_text(reading)
    if result.outcome is CheckOutcome.PASSED:
        return _covered_pictures(reading) or result
    if result.outcome is not CheckOutcome.FAILED:
        return result
    what = "Text lies under something opaque, in the paper's colour or off the page: select it all, copy and paste."
    return failed(Number.HIDDEN_TEXT, what, result.places)
