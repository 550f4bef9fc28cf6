"""The checks that look at the copy's form: opening, structure, remains, pictures' data, hidden text, labels, counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.core.checks import CheckResult, Expectation
from redactor.core.documents import MediaType
from redactor.verification import structure_pdf, structure_text, structure_word
from redactor.verification.catalogue import Number
from redactor.verification.copy_reading import CopyReading
from redactor.verification.font_letters import unused_letters
from redactor.verification.hidden import CLOSER, HiddenText, hidden_text
from redactor.verification.pdf_file import PdfObject
from redactor.verification.pdfium_reader import PageReading, drawn_larger
from redactor.verification.picture_data import metadata_in
from redactor.verification.results import failed, judged, not_applicable, passed
from redactor.verification.structure_text import read_plain

_MOST_PARTS = 8  # of a colour


def check_opens(reading: CopyReading, expected: MediaType) -> CheckResult:
    """It is what it should be, every reader opens it, and it is not locked."""
    if reading.media_type is not expected:
        return failed(Number.OPENS, "not the kind of file that was expected")
    if reading.pdf is not None and any("Encrypt" in trailer for trailer in reading.pdf.trailers):
        return failed(Number.OPENS, "the file is encrypted")
    return judged(Number.OPENS, reading.failures, "readers failed")


def check_unpacked(reading: CopyReading) -> CheckResult:
    """Nothing in the file stayed closed to the search."""
    return judged(
        Number.UNPACKED,
        reading.contents.damaged,
        "places could not be unpacked",
        f"{reading.contents.counted} unpacked",
    )


def check_structure(reading: CopyReading) -> CheckResult:
    """Everything in the file is on a list of what copies need."""
    if reading.pdf is not None:
        faults = (*structure_pdf.structure_faults(reading.pdf), *_font_faults(reading))
        return judged(Number.STRUCTURE, faults, "things not on the list")
    if reading.package is not None:
        return judged(Number.STRUCTURE, structure_word.structure_faults(reading.package), "things not on the list")
    text = read_plain(reading.content)
    if text is not None:
        return judged(Number.STRUCTURE, structure_text.structure_faults(text), "kinds of characters not on the list")
    return failed(Number.STRUCTURE, "no file that is known")


def _font_faults(reading: CopyReading) -> tuple[str, ...]:
    shown = {letter for one in reading.texts for word in one.words for letter in word}
    left = unused_letters(reading.pdf, shown) if reading.pdf is not None else 0
    return (f"fonts know {left} letters that no text uses",) if left else ()


def check_remains(reading: CopyReading) -> CheckResult:
    """One end, nothing after it, nothing between the objects, nothing twice."""
    places: list[str] = []
    pdf, package = reading.pdf, reading.package
    if pdf is not None:
        if pdf.ends != 1:
            places.append(f"{pdf.ends} end-of-file marks")
        if pdf.tail:
            places.append("bytes after the end of the file")
        places += ["bytes between objects" for _ in pdf.loose]
        places += [
            f"{one.place}: bytes after the stream's end" for one in pdf.objects if one.stream and one.stream.slack
        ]
        if not reading.content.startswith(b"%PDF-"):
            places.append("bytes before the file begins")
    if package is not None:
        places += package.faults
        places += ["a part that no list names" for member in package.members if not member.listed]
    return judged(Number.REMAINS, places, "remains")


def check_picture_data(reading: CopyReading) -> CheckResult:
    """Every picture is pixels and nothing else."""
    pictures = pictures_in(reading)
    if not pictures:
        return not_applicable(Number.PICTURE_DATA, "no pictures")
    plain = {one.place for one in reading.pdf.objects if _is_bare_pixels(one)} if reading.pdf is not None else ()
    places = [f"{place}: {what}" for place, data in pictures if place not in plain for what in metadata_in(data)]
    return judged(Number.PICTURE_DATA, places, "pictures carry data beside their pixels", f"{len(pictures)} pictures")


def _is_bare_pixels(one: PdfObject) -> bool:
    """Whether a picture is samples in no format of its own, just as many as its size asks for: they may begin with any bytes."""
    if one.stream is None or one.stream.codec:
        return False
    width, height, bits = (one.info.get(key) for key in ("Width", "Height", "BitsPerComponent"))
    if not isinstance(width, int) or not isinstance(height, int):
        return False
    bits = bits if isinstance(bits, int) else 1  # stencils need not say
    return len(one.stream.data) in {-(-width * parts * bits // 8) * height for parts in range(1, _MOST_PARTS + 1)}


def pictures_in(reading: CopyReading) -> tuple[tuple[str, bytes], ...]:
    """The pictures of the copy as stored: place and bytes."""
    if reading.pdf is not None:
        return tuple(
            (one.place, one.stream.data if one.stream is not None else one.raw or b"")
            for one in reading.pdf.objects
            if one.kind() == "Image"
        )
    members = reading.package.members if reading.package is not None else ()
    return tuple((f"part {at + 1}", one.data) for at, one in enumerate(members) if "/media/" in one.name)


def check_hidden_text(reading: CopyReading) -> CheckResult:
    """Every letter that can be copied out can be seen. Other formats hide text by their structure."""
    if reading.pdf is None:
        return not_applicable(Number.HIDDEN_TEXT, "in this format hidden text is a matter of structure")
    places = [
        f"page {at + 1}: {found.total} characters"
        for at, page in enumerate(reading.pages)
        if (found := _closely(page, reading.content, at)).total
    ]
    return judged(Number.HIDDEN_TEXT, places, "pages hold text that cannot be seen")


def _closely(page: PageReading, content: bytes, index: int) -> HiddenText:
    """The hidden text of a page; where letters show no contrast the page is drawn larger first, for thin stems fall between pixels."""
    found = hidden_text(page)
    larger = drawn_larger(page, content, index, CLOSER) if found.flat else None
    return found if larger is None else hidden_text(larger, CLOSER)


def check_labels(reading: CopyReading, expectation: Expectation) -> CheckResult:
    """As many labels as were set; more only where a disclosed text itself holds the label's words."""
    wordings = tuple(map(_tight, expectation.wordings))
    if expectation.labels is None or not wordings:
        return not_applicable(Number.LABELS)
    in_text = _count_labels((_tight(text) for text in expectation.disclosed), wordings)
    least, most = expectation.labels, max(expectation.labels, in_text)
    counts = [
        _count_labels([_tight("".join(one.text for one in texts))], wordings) for texts in reading.by_reader().values()
    ] or [0]
    # PDFium leaves out letters that stand on equal ones, as those of labels that overlap do: one reader is enough.
    found = next((count for count in counts if least <= count <= most), counts[0])
    if least <= found <= most:
        return passed(Number.LABELS, f"{found} labels")
    return failed(Number.LABELS, f"{found} labels where {least} were set")


def _count_labels(texts: Iterable[str], wordings: tuple[str, ...]) -> int:
    pattern = re.compile("|".join(map(re.escape, wordings)))
    return sum(1 for text in texts for _ in pattern.finditer(text))


def _tight(text: str) -> str:
    return "".join(text.split()).casefold()


def check_counts(reading: CopyReading, expectation: Expectation) -> CheckResult:
    """Pages by every reader, and pictures."""
    faults: list[str] = []
    if len(set(reading.page_counts)) > 1:
        faults.append("the readers count different pages")
    if expectation.page_count is not None and reading.pdf is not None:
        faults += [
            f"{count} pages where {expectation.page_count} are expected"
            for count in sorted(set(reading.page_counts))
            if count != expectation.page_count
        ]
    pictures = len(pictures_in(reading))
    if expectation.allowed_images is not None and pictures > expectation.allowed_images:
        faults.append(f"{pictures} pictures where {expectation.allowed_images} are allowed")
    return judged(Number.COUNTS, faults, "counts differ")
