"""One copy, read once by everything the verifier has; the checks judge what is gathered here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from redactor.core.checks import area_of_part
from redactor.core.documents import MediaType
from redactor.verification.drawing_cost import draws_too_much
from redactor.verification.letters import Letters, joined, words_of
from redactor.verification.package import Package, is_package, parse_package
from redactor.verification.pdf_file import PdfFile, parse_pdf
from redactor.verification.pdfium_reader import PageReading, pdfium_pages
from redactor.verification.pdfminer_reader import pdfminer_pages
from redactor.verification.reader_failure import ReaderFailed
from redactor.verification.structure_text import read_plain
from redactor.verification.structure_word import is_word
from redactor.verification.views import Contents, unpack
from redactor.verification.xml_reading import XmlDamaged, is_xml, read_xml

_JUNK = 1024  # bytes that may stand before a PDF: readers open it all the same, and another check tells of them


@dataclass(frozen=True, slots=True)
class ReaderText:
    """What one reader makes of one page or part."""

    reader: str
    place: str
    text: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)  # folded, for every check that counts or searches
    letters: Letters = field(repr=False)  # the words run together, to be searched
    area: str  # the page, or the kind of part: what expectations name

    @classmethod
    def of(cls, reader: str, place: str, text: str, area: str = "") -> Self:
        """The reading with its words."""
        words = tuple(words_of(text))
        return cls(reader, place, text, words, joined(words), area or place)


def forget() -> None:
    """Drop what was kept of a copy between its checks: no text of it stays behind."""
    read_xml.cache_clear()


@dataclass(frozen=True, slots=True)
class CopyReading:
    """Everything the checks need of one copy."""

    content: bytes = field(repr=False)
    media_type: MediaType
    contents: Contents = field(repr=False)
    texts: tuple[ReaderText, ...] = field(repr=False)
    failures: tuple[str, ...] = ()  # readers that could not read it
    pdf: PdfFile | None = field(default=None, repr=False)
    package: Package | None = field(default=None, repr=False)
    pages: tuple[PageReading, ...] = field(default=(), repr=False)
    page_counts: tuple[int, ...] = ()  # by reader

    def by_reader(self) -> dict[str, tuple[ReaderText, ...]]:
        """The texts of each reader, in order of pages or parts."""
        readers = dict.fromkeys(one.reader for one in self.texts)
        return {reader: tuple(one for one in self.texts if one.reader == reader) for reader in readers}

    def distinct_texts(self) -> tuple[str, ...]:
        """The first reader's texts, and those of the others that hold other words."""
        seen: dict[str, Counter[str]] = {}
        kept: list[str] = []
        for one in self.texts:
            words = Counter(one.words)
            if one.place not in seen or words - seen[one.place]:
                kept.append(one.text)
                seen.setdefault(one.place, words)
        return tuple(kept)


def read_copy(content: bytes, *, draw: bool = True) -> CopyReading:
    """Read *content* by what its bytes say it is; never raises. Pages are drawn unless only texts are wanted."""
    if content.startswith(b"%PDF-") or (b"%PDF-" in content[:_JUNK] and not is_package(content)):
        return _read_pdf(content, draw=draw)
    if is_package(content):
        return _read_package(content)
    text = read_plain(content)
    if text is not None:
        return CopyReading(content, MediaType.TEXT, unpack(content), (ReaderText.of("UTF-8", "file", text),))
    text = content.decode("utf-8", "replace")
    return CopyReading(content, MediaType.UNKNOWN, unpack(content), (ReaderText.of("bytes", "file", text),))


def read_texts(content: bytes) -> tuple[str, ...]:
    """What the verifier's own readers make of *content*, a page or part each; a second reading where two differ."""
    return read_copy(content, draw=False).distinct_texts()


def _read_pdf(content: bytes, *, draw: bool) -> CopyReading:
    pdf = parse_pdf(content)
    failures: list[str] = []
    pages: Sequence[PageReading] = ()
    mined: Sequence[str] = ()
    too_much = draws_too_much(pdf)
    if too_much:
        return CopyReading(content, MediaType.PDF, unpack(content, pdf=pdf), (), (too_much,), pdf=pdf, page_counts=(0,))
    try:
        pages = pdfium_pages(content, look_for_pictures=_may_hold_pictures(pdf), draw=draw)
    except ReaderFailed as failure:
        failures.append(str(failure))
    try:
        mined = pdfminer_pages(content)
    except ReaderFailed as failure:
        failures.append(str(failure))
    texts = [ReaderText.of("PDFium", f"page {at + 1}", page.text) for at, page in enumerate(pages)]
    texts += [ReaderText.of("pdfminer.six", f"page {at + 1}", text) for at, text in enumerate(mined)]
    return CopyReading(
        content,
        MediaType.PDF,
        unpack(content, pdf=pdf),
        tuple(texts),
        tuple(failures),
        pdf=pdf,
        pages=tuple(pages),
        page_counts=(len(pages), len(mined)),
    )


def _may_hold_pictures(pdf: PdfFile) -> bool:
    """Whether there is an image object, or a content stream with an image in line."""
    return any(one.kind() == "Image" or (one.stream is not None and b" ID" in one.stream.data) for one in pdf.objects)


def _read_package(content: bytes) -> CopyReading:
    package = parse_package(content)
    word = is_word(package)
    texts: list[ReaderText] = []
    failures = [f"{where} cannot be unpacked" for where in package.damaged]
    for index, member in enumerate(package.members):
        if not is_xml(member.name, member.data):
            continue
        try:
            part = read_xml(member.data)
        except XmlDamaged:
            failures.append(f"part {index + 1} is not well-formed XML")
            continue
        if part.paragraphs and not member.name.startswith(("docProps/", "[Content_Types]")):
            area = area_of_part(member.name)
            texts.append(ReaderText.of("expat", f"part {index + 1}", "\n".join(part.paragraphs), area))
    if not word:
        failures.append("no Word document in the package")
    media_type = MediaType.WORD if word else MediaType.UNKNOWN
    return CopyReading(
        content, media_type, unpack(content, package=package), tuple(texts), tuple(failures), package=package
    )
