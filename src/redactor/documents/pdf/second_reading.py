"""A second parser's reading of each page, to find pages on which two readers see different text.

MuPDF and PDFium are compared by counts of folded characters: order, spaces, hyphens, ligatures and accents do not count.
What PDFium takes from ActualText instead of glyphs is explained by the texts found there. Where more than a few letters
differ, a file says different things to different readers: both readings are searched and the page waits for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from redactor.core.documents import SECOND_READING, Block, BlockKind, Gap, GapKind
from redactor.core.ids import FileId, block_id
from redactor.core.names import fold
from redactor.core.places import Place

_UNSEEN_ALLOWED = 2  # letters that only the second reader has: a name would be more
_SUBSTITUTES_ALLOWED = 6  # letters that the readers name differently: bullets, symbols
_SHARE_ALLOWED = 0.02
_OVERSEEN_SHARE = 0.1  # of the letters: what only the first reader has was searched, but so many say that one is misled
_UNKNOWN_SHARE = 0.1
_NO_LETTER = frozenset({0, 0xFFFE})  # what PDFium says of a glyph that it cannot name


class KnownText(NamedTuple):
    """What a reader could name, and the number of characters that it could not."""

    text: str
    unnamed: int


def _char(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""


class SecondReader:
    """PDFium's text of one document, page by page; "" where it has none."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def text(self, page_index: int) -> str | None:
        """The text of a page, or None where PDFium cannot read it."""
        try:
            page = self._document[page_index]
            words = page.get_textpage()
            text = words.get_text_range()
            words.close()
            page.close()
        except (pypdfium2.PdfiumError, IndexError, ValueError, OSError):
            return None
        return str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x00", "")

    def known(self, page_index: int) -> KnownText:
        """The text of a page without what PDFium cannot name, and how many characters that leaves out.

        A font that says nothing about its letters gives their numbers instead: that is no reading, and no disagreement.
        """
        page = self._document[page_index]
        words = page.get_textpage()
        known, unnamed = [], 0
        for at in range(pdfium.FPDFText_CountChars(words)):
            code = pdfium.FPDFText_GetUnicode(words, at)
            if pdfium.FPDFText_HasUnicodeMapError(words, at) == 1 or code in _NO_LETTER:
                unnamed += 1
            else:
                known.append(_char(code))
        words.close()
        page.close()
        return KnownText("".join(known), unnamed)


@contextmanager
def second_reader(content: bytes) -> Iterator[SecondReader]:
    """PDFium over *content*; one that cannot open it reads no page."""
    try:
        document: Any = pypdfium2.PdfDocument(content)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        yield SecondReader([])
        return
    try:
        yield SecondReader(document)
    finally:
        document.close()


def letter_counts(texts: Iterable[str]) -> Counter[str]:
    """How often each letter and digit occurs, folded; numbers in circles and the like are signs."""
    return Counter(char for char in fold("\n".join(texts)) if char.isalpha() or char.isdecimal())


def disagree(first: Sequence[str], second: str | None, explained: Iterable[str] = (), *, unnamed: int = 0) -> bool:
    """Whether two readings of one page differ by more than *explained* texts and a few letters account for.

    *unnamed* is how many of the first reading's letters the second reader left out because it cannot name or order them.
    """
    joined = "".join(first)
    if second is None:
        return bool(joined.strip())
    if "".join(joined.split()) == "".join(second.split()):
        return False  # letter by letter the same
    ours, theirs = letter_counts(first), letter_counts([second])
    if ours == theirs:
        return False
    slack = sum(letter_counts(explained).values())
    unseen, substituted = _differences(ours, theirs, unnamed)
    if -unseen > _OVERSEEN_SHARE * sum(ours.values()) and -unseen > _SUBSTITUTES_ALLOWED + 2 * slack:
        return True
    if unseen > _UNSEEN_ALLOWED + slack:
        return True
    return substituted > max(_SUBSTITUTES_ALLOWED, _SHARE_ALLOWED * sum(ours.values())) + 2 * slack


def is_unknown(text: str) -> bool:
    """Whether so many letters of a page have no name that searching it says little."""
    return unknown_letters(text) > _UNKNOWN_SHARE * max(len(text), 1)


def unknown_letters(text: str) -> int:
    """Letters that mean nothing to a search: unknown and private ones."""
    return text.count("\ufffd") + sum("\ue000" <= letter <= "\uf8ff" for letter in text)


def _differences(ours: Counter[str], theirs: Counter[str], unnamed: int) -> tuple[int, int]:
    """How many letters more the second reader has (fewer: below nought), and how many each has in place of others."""
    only_ours, only_theirs = max(0, sum((ours - theirs).values()) - unnamed), sum((theirs - ours).values())
    return only_theirs - only_ours, min(only_ours, only_theirs)


def unknown(file: FileId, page_index: int, *, picture: bytes | None = None) -> Gap:
    """The gap of a page with letters that neither reader can name."""
    reason = "Letters on this page are of a font that does not say which they are: no search can read them."
    return Gap(file, GapKind.LETTERS_UNKNOWN, Place("page", page_index), reason, picture=picture)


def disagreement(
    file: FileId, page_index: int, second: str | None, *, picture: bytes | None = None
) -> tuple[tuple[Block, ...], Gap]:
    """What a page adds to the document when its readers disagree: the second reading, searched but not carried; a gap."""
    reason = "Two readers get different text from this page; both readings were searched."
    gap = Gap(file, GapKind.READERS_DISAGREE, Place("page", page_index), reason, picture=picture)
    if not second or not second.strip():
        return (), gap
    block = Block(
        id=block_id(file, f"page{page_index}.second"),
        kind=BlockKind.HIDDEN,
        place=Place(SECOND_READING, page_index),
        text=second.strip(),
        carried=False,
    )
    return (block,), gap
