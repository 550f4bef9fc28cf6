"""A copy beside its source: letters and pixels outside the bands of touched lines."""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pdfminer.high_level
import pymupdf
import pypdfium2
import pypdfium2.raw as pdfium
from pdfminer.layout import LTChar

from redactor.core.documents import Block, BlockKind, Document
from redactor.core.places import Box
from redactor.core.spans import Span
from redactor.documents.pdf.appearances import draw_fields_anew

DPI = 100
_NAMELESS = "\ufffd"
_NEAR, _NEAR_DOWN = 1.0, 2  # points: signs of two readers that are one
_MOVED = 0.12  # pixels
FAR = 80  # grey levels: a pixel that differs by more counts as changed
AROUND = 8  # letters that tell how a word of one or two runs
LINE = 200  # letters on either side among which the rest of a line is looked for
_BESIDE, _MOST_HIGHER = 0.5, 2.0  # letters of one line: how much of the smaller they share, how much higher one may be
ABOVE, BELOW = 3.0, 4.0  # points by which a band is larger than its glyphs


class Band(NamedTuple):
    """A stretch of a page from edge to edge, in points from the top left: rows, or columns where the line runs upright."""

    is_upright: bool
    low: float
    high: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.low <= (x if self.is_upright else y) <= self.high


Bands = Mapping[int, Sequence[Band]]


def touched_bands(document: Document, spans: Sequence[Span]) -> dict[int, list[Band]]:
    """By page the bands of the lines that hold something of *spans*; overlapping ones joined."""
    found: dict[int, list[Band]] = {}
    for span in spans:
        block = document.block(span.block)
        if block.boxes is None or block.page_index is None:
            continue
        near = range(max(0, span.start - AROUND), min(len(block.text), span.end + AROUND))
        around = [None if block.text[at].isspace() else block.boxes[at] for at in near]
        boxes = [box for box in (block.boxes[at] for at in range(span.start, span.end)) if box is not None]
        line = [block.boxes[at] for at in range(max(0, span.start - LINE), min(len(block.text), span.end + LINE))]
        bands = [_widened(band, line) for band in _bands(boxes, around)]
        found.setdefault(block.page_index, []).extend(bands)
    return {page: _joined(bands) for page, bands in found.items()}


def _widened(band: Band, line: Sequence[Box | None]) -> Band:
    """The band with all of the line that it touches: a number in small letters may stand before words in larger ones, exponents on exponents."""
    reach = [((box.x0, box.x1) if band.is_upright else (box.y0, box.y1)) for box in line if box is not None]
    wider = _with_beside(band, reach)
    return wider if wider == band else _with_beside(wider, reach)


def _with_beside(band: Band, reach: Sequence[tuple[float, float]]) -> Band:
    low, high = band.low + ABOVE, band.high - BELOW
    beside = [
        (first, last)
        for first, last in reach
        if min(last, high) - max(first, low) > _BESIDE * min(last - first, high - low)
        and last - first <= _MOST_HIGHER * (high - low)
    ]
    return band._replace(
        low=min([band.low, *(first - ABOVE for first, _ in beside)]),
        high=max([band.high, *(last + BELOW for _, last in beside)]),
    )


def _bands(boxes: Sequence[Box], around: Sequence[Box | None]) -> Iterator[Band]:
    """The bands of a word, letter by letter: it may go on in the next line. How it runs, the words *around* it tell, None between them.

    Letters below one another that are higher than wide are lines of one letter each, or one by one set upright: both bands,
    as of words of one letter.
    """
    pairs = [(one, other) for one, other in pairwise(around) if one is not None and other is not None]
    steps = [  # from middle to middle, twice as far
        (abs(one.x0 + one.x1 - other.x0 - other.x1), abs(one.y0 + one.y1 - other.y0 - other.y1)) for one, other in pairs
    ]
    is_upright = sum(y > x for x, y in steps) * 2 > len(steps)
    letters = [box for box in around if box is not None]
    is_stack = not steps or (
        is_upright and 2 * sum(box.y1 - box.y0 > box.x1 - box.x0 for box in letters) > len(letters)
    )
    for box in boxes:
        if is_upright or not steps:
            yield Band(is_upright=True, low=box.x0 - ABOVE, high=box.x1 + BELOW)
        if is_stack or not is_upright:
            yield Band(is_upright=False, low=box.y0 - ABOVE, high=box.y1 + BELOW)


def _joined(bands: list[Band]) -> list[Band]:
    joined: list[Band] = []
    for band in sorted(bands):
        if joined and joined[-1].is_upright == band.is_upright and band.low <= joined[-1].high:
            joined[-1] = joined[-1]._replace(high=max(band.high, joined[-1].high))
        else:
            joined.append(band)
    return joined


def flattened(content: bytes) -> bytes:
    """The source with its notes and form fields drawn into the pages, as a copy has them."""
    with pymupdf.open(stream=content, filetype="pdf") as document:
        draw_fields_anew(document)
        document.bake()
        return bytes(document.tobytes())


def has_unscaled_notes(page: pymupdf.Page) -> bool:
    """Whether a page has notes that keep their size on the screen whatever the page's: a copy has them as they look at 72 dpi."""
    return any(note.flags & pymupdf.PDF_ANNOT_IS_NO_ZOOM for note in page.annots() or ())


def with_ink(content: bytes, bands: Bands) -> Bands:
    """*bands* with all the ink of the letters that stand on their lines: an integral sign is higher than its font says, and moves with its line."""
    found: dict[int, list[Band]] = {}
    document = pypdfium2.PdfDocument(content)
    for index, some in bands.items():
        page = document[index]
        inked = list(_inked(page)) if some else []
        found[index] = _joined([_with_ink_on(band, inked) for band in some])
    document.close()
    return found


def _inked(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float]]:
    """The height of each letter's origin, of its top and of its foot, in points from the top of what is shown of the page."""
    text, (_, top, _, _) = page.get_textpage(), _shown(page)
    places = [ctypes.c_double() for _ in range(4)]
    left, right, low, high = places
    for number in range(pdfium.FPDFText_CountChars(text)):
        pdfium.FPDFText_GetCharOrigin(text, number, left, right)
        origin = top - right.value
        if pdfium.FPDFText_GetCharBox(text, number, left, right, low, high):
            yield origin, top - high.value, top - low.value


def _with_ink_on(band: Band, inked: Iterable[tuple[float, float, float]]) -> Band:
    if band.is_upright:
        return band
    limit = _MOST_HIGHER * (band.high - band.low)
    on = [(high, low) for origin, high, low in inked if band.low + ABOVE < origin < band.high and low - high < limit]
    return band._replace(
        low=min([band.low, *(high - 1 for high, _ in on)]), high=max([band.high, *(low + 1 for _, low in on)])
    )


def page_letters(reader: str, content: bytes, bands: Bands) -> list[Counter[str]] | None:
    """Letters and digits that each page shows outside its bands, by one of two readers; None where it cannot read the file.

    Text outside the shown part of a page is hidden text, which copies leave out on purpose.
    """
    pages = placed_signs(reader, content)
    if pages is None:
        return None
    return [letters_of(outside(page, bands.get(index, ()))) for index, page in enumerate(pages)]


def outside(signs: Iterable[Sign], bands: Sequence[Band]) -> list[Sign]:
    """The signs that stand in none of the bands."""
    return [sign for sign in signs if not any(band.holds(sign.x, sign.y) for band in bands)]


def hidden_letters(document: Document) -> dict[int, Counter[str]]:
    """By page the letters of text that cannot be seen there, which copies leave out on purpose."""
    found: dict[int, Counter[str]] = {}
    for page, block in _unseen(document):
        found.setdefault(page, Counter()).update(_letters(iter(block.text)))
    return found


def _unseen(document: Document) -> Iterator[tuple[int, Block]]:
    """The blocks of text that cannot be seen, each with its page."""
    for block in document.blocks:
        if block.kind is BlockKind.HIDDEN and block.page_index is not None and not block.carried:
            yield block.page_index, block


def is_exact(before: Counter[str], after: Counter[str], hidden: Counter[str], seen: Counter[str]) -> bool:
    """Whether nothing was lost but what was *hidden*, and nothing added: beyond *before* only what another reader had *seen* there."""
    return after <= before | seen and before - after <= hidden


class Sign(NamedTuple):
    """What a reader sees, and its origin in points from the top left."""

    text: str
    x: float
    y: float


def placed_signs(reader: str, content: bytes) -> list[list[Sign]] | None:
    """Every sign that each page shows, by one of two readers, signs that are no letters among them; None where it cannot read the file."""
    read = {"pdfium": _by_pdfium, "pdfminer": _by_pdfminer}[reader]
    try:
        return [[Sign(*one) for one in page] for page in read(content)]
    except Exception:  # noqa: BLE001  a reader may fall over a damaged source
        return None


def witnessed_signs(content: bytes) -> list[list[Sign]]:
    """The signs of every page as MuPDF reads them, with their origins."""
    found = []
    with pymupdf.open(stream=content, filetype="pdf") as document:
        for page in document:
            page.set_rotation(0)
            blocks = page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_LIGATURES)["blocks"]
            spans = (span for block in blocks for line in block.get("lines", ()) for span in line["spans"])
            found.append([Sign(char["c"], *char["origin"]) for span in spans for char in span["chars"]])
    return found


def letters_of(signs: Sequence[Sign]) -> Counter[str]:
    """Letters and digits of some signs, counted."""
    return _letters(sign.text for sign in signs)


def named_otherwise(
    before: Sequence[Sign], gained: Counter[str], witnessed: Sequence[Sign], unseen: Sequence[Box] = ()
) -> tuple[Counter[str], Counter[str]]:
    """Letters lost and added that are no change, since a reader only guessed them in the source from their codes.

    A sign of the source counts only where a third reader sees something else at its place, and that is among what the copy has
    *gained* for this reader (each gained sign vouches for one); or where that reader has no name for it, or it stands in text
    that is *unseen*.
    """
    seen, left = _by_place(witnessed), gained.copy()
    lost: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for sign in before:
        said, around = _plain(sign.text), [_plain(one.text) for one in _near(seen, sign)]
        if around == [_NAMELESS] or any(_is_within(sign, box) for box in unseen):
            lost.update(_letters(iter(said)))
            continue
        for meant in around if said and said not in around else ():
            wanted = Counter({meant: 1}) if left[meant] else Counter(meant)
            if meant and wanted <= left:
                left -= wanted
                lost.update(_letters(iter(said)))
                more.update(_letters(iter(meant)))
                break
    return lost, more


def _is_within(sign: Sign, box: Box) -> bool:
    return box.x0 - _NEAR <= sign.x <= box.x1 and box.y0 <= sign.y <= box.y1 + _NEAR


def gained(before: Sequence[Sign], after: Sequence[Sign]) -> Counter[str]:
    """What the copy says and the source does not, sign by sign."""
    one, other = (Counter(_plain(sign.text) for sign in signs) for signs in (before, after))
    return other - one


def unseen_boxes(document: Document) -> dict[int, list[Box]]:
    """By page the places of the letters of text that cannot be seen there."""
    found: dict[int, list[Box]] = {}
    for page, block in _unseen(document):
        found.setdefault(page, []).extend(box for box in block.boxes or () if box is not None)
    return found


def _plain(text: str) -> str:
    """A sign's letters one by one: readers spell ligatures out, or do not."""
    return unicodedata.normalize("NFKC", text).strip()


def _by_place(signs: Sequence[Sign]) -> dict[tuple[int, int], list[Sign]]:
    found: dict[tuple[int, int], list[Sign]] = {}
    for sign in signs:
        found.setdefault((int(sign.x), int(sign.y)), []).append(sign)
    return found


def _near(signs: dict[tuple[int, int], list[Sign]], place: Sign) -> Iterator[Sign]:
    """The signs within :data:`_NEAR` points of a place across; boxes of two readers differ more in height."""
    for column in range(int(place.x) - 1, int(place.x) + 2):
        for row in range(int(place.y) - _NEAR_DOWN, int(place.y) + _NEAR_DOWN + 1):
            for sign in signs.get((column, row), ()):
                if abs(sign.x - place.x) < _NEAR:
                    yield sign


def withheld_letters(document: Document, spans: Sequence[Span]) -> dict[int, Counter[str]]:
    """By page the letters of *spans*."""
    found: dict[int, Counter[str]] = {}
    for span in spans:
        block = document.block(span.block)
        if block.page_index is not None:
            found.setdefault(block.page_index, Counter()).update(_letters(iter(span.of(block.text))))
    return found


def is_exact_as_a_whole(before: Counter[str], after: Counter[str], withheld: Counter[str], label: str) -> bool:
    """Whether a page holds what it held, less what is *withheld* and with so many labels more: to the letter, wherever they stand."""
    of_label = _letters(iter(label))
    rest = after + withheld
    surplus = rest - before
    count = max((surplus[letter] // of_label[letter] for letter in of_label), default=0)
    return rest == before + Counter({letter: count * times for letter, times in of_label.items()})


def _letters(texts: Iterator[str]) -> Counter[str]:
    """Leaders are cut on purpose, and readers guess at hyphens: letters and digits only."""
    return Counter(letter for text in texts for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def _by_pdfium(content: bytes) -> Iterator[list[tuple[str, float, float]]]:
    """Letters with their origins; PDFium gives those of letters within forms in the form's own space."""
    across, down = ctypes.c_double(), ctypes.c_double()
    for page in pypdfium2.PdfDocument(content):
        text, (left, top, wide, high) = page.get_textpage(), _shown(page)
        found = []
        half = ""
        for number in range(pdfium.FPDFText_CountChars(text)):
            letter = chr(pdfium.FPDFText_GetUnicode(text, number))
            if "\ud800" <= letter < "\udc00":
                half = letter  # the first half of a letter beyond the basic plane
                continue
            if half and "\udc00" <= letter < "\ue000":
                letter = (half + letter).encode("utf-16", "surrogatepass").decode("utf-16")
            half = ""
            pdfium.FPDFText_GetCharOrigin(text, number, across, down)
            found.append((letter, across.value - left, top - down.value))
        yield [one for one in found if 0 <= one[1] <= wide and 0 <= one[2] <= high]


def _shown(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """The top left of what is shown of a page, its width and its height; boxes may stand in the nodes above the page."""
    left, bottom, right, top = map(float, page.get_bbox())
    return left, top, right - left, top - bottom


def _shown_from_medium(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """As :func:`_shown`, counted from the medium's own corner, as pdfminer.six counts."""
    (left, top, wide, high), (x, y, *_) = _shown(page), page.get_mediabox()
    return left - x, top - y, wide, high


def _by_pdfminer(content: bytes) -> Iterator[list[tuple[str, float, float]]]:
    content = _unturned(content)
    corners = [_shown_from_medium(page) for page in pypdfium2.PdfDocument(content)]
    pages = pdfminer.high_level.extract_pages(io.BytesIO(content), laparams=None)
    for (left, top, wide, high), page in zip(corners, pages, strict=True):
        named = (
            char for char in _characters(page) if not char.get_text().startswith("(cid:")
        )  # a code without a letter
        found = [(char.get_text(), char.matrix[4] - left, top - char.matrix[5]) for char in named]
        yield [one for one in found if 0 <= one[1] <= wide and 0 <= one[2] <= high]


def _unturned(content: bytes) -> bytes:
    """The file without turns of its pages: pdfminer.six gives places as they are looked at."""
    with pymupdf.open(stream=content, filetype="pdf") as document:
        if not any(page.rotation for page in document):
            return content
        for page in document:
            page.set_rotation(0)
        return bytes(document.tobytes())


def _characters(item: object) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for part in item:
            yield from _characters(part)


def changed_pixels(before: pymupdf.Page, after: pymupdf.Page, bands: Sequence[Band]) -> int:
    """Pixels that differ much outside the bands; all of them where the sizes differ.

    MuPDF sets small letters on quarters of a pixel: one that stands on the border of two falls to either side for nothing. So a
    pixel counts only where it differs in a second drawing too, moved by less than a quarter.
    """
    far = _far(before, after, 0.0)
    if far is not None and int(_outside(far, bands).sum()):
        moved = _far(before, after, _MOVED)
        far = far if moved is None else far & moved[: far.shape[0], : far.shape[1]]
    return int(_outside(far, bands).sum()) if far is not None else int(_pixels(before, 0.0).size)


def _far(before: pymupdf.Page, after: pymupdf.Page, moved: float) -> np.ndarray | None:
    """Where two pages differ much; None where their sizes do."""
    one, other = _pixels(before, moved), _pixels(after, moved)
    return np.abs(one.astype(int) - other) > FAR if one.shape == other.shape else None


def _outside(far: np.ndarray, bands: Sequence[Band]) -> np.ndarray:
    for band in bands:
        covered = slice(max(0, int(band.low * DPI / 72)), max(0, int(band.high * DPI / 72) + 1))
        far[(slice(None), covered) if band.is_upright else covered] = False
    return far


def _pixels(page: pymupdf.Page, moved: float) -> np.ndarray:
    """The page at :data:`DPI`, its drawing moved right and down by so many pixels."""
    page.set_rotation(0)
    scale = DPI / 72
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(scale, 0, 0, scale, moved, moved), colorspace="gray")
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width]
