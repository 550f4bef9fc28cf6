"""What writing PDF copies costs and keeps: CPU a page, size, and how closely pages that are not touched stay the same.

    make benchmark-pdf [DATA=FOLDER]
    python -m benchmarks.pdf [FILE OR FOLDER]…

Without arguments it takes dense office pages made here (``pdf_pages``), the made shapes of the tests and every PDF that the
system and the installed packages ship. Every twentieth word is withheld. Prints counts only, never words.

CPU time hangs on the machine and on what else it does, so two yardsticks stand beside it, measured in the same run: MuPDF alone
opening the file, extracting its text and saving it; and MuPDF removing twenty words a page, which does far less than a copy.
"""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import numpy as np
import pymupdf
import pypdfium2

from benchmarks.pdf_stages import clocks
from redactor.core.copies import CopyPlan, FallbackKind, GapFate, Mark, WrittenCopy
from redactor.core.documents import Document, MediaType
from redactor.core.spans import Span
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf
from redactor.errors import RedactorError

LABEL = "[withheld]"
EVERY = 20
DPI = 100
FAR = 80  # grey levels: a pixel that differs by more counts as changed
MOST_CHANGED = 50  # pixels a page
SOME, DENSE = 200, 4000  # letters on a page of text, and on a dense one
_MOST_FOR_STAGES = 12  # files
_BOXES = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """One file: CPU milliseconds a page (writing with its reading, reading alone, the floor), sizes, pages by what became of them."""

    name: str
    pages: int
    letters: float  # a page
    write_ms: float
    read_ms: float
    floor_ms: float
    removal_ms: float
    ratio: float
    rasterised: int
    labels: int
    text_exact: bool
    changed_pages: int


def shipped_files() -> Iterator[tuple[str, bytes]]:
    """Dense pages made here, the shapes of the tests, and the PDFs of this machine's packages and documentation."""
    from tests.noninterference.shapes import SHAPES

    from benchmarks.pdf_pages import dense_files

    yield from dense_files()
    for name, make in sorted(SHAPES.items()):
        yield name, make("Maximilian Wolfgang")
    roots = [Path(sys.prefix), Path("/usr/share/doc"), Path("/usr/share"), Path("/usr/lib/libreoffice")]
    seen: set[Path] = set()
    for root in roots:
        for path in sorted(root.rglob("*.pdf")) if root.is_dir() else ():
            if path.resolve() not in seen and path.is_file():
                seen.add(path.resolve())
                yield path.name, path.read_bytes()


def given_files(arguments: list[str]) -> Iterator[tuple[str, bytes]]:
    """The files named, and those in the folders named."""
    for argument in (Path(argument) for argument in arguments if argument != "--data"):
        for path in sorted(argument.rglob("*.pdf")) if argument.is_dir() else [argument]:
            yield path.name, path.read_bytes()


def plan_for(document: Document) -> CopyPlan:
    """Every twentieth word withheld, every picture let through."""
    words = [
        Span(block.id, match.start(), match.end())
        for block in document.blocks
        if block.carried
        for match in re.finditer(r"\S+", block.text)
    ]
    marks = tuple(Mark(span, LABEL) for span in sorted(words[EVERY - 1 :: EVERY]))
    gaps = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    return CopyPlan(document.file, MediaType.PDF, LABEL, marks, gaps)


def floor(content: bytes) -> float:
    """CPU seconds that MuPDF alone takes to open the file, extract its text and save it."""
    start = time.process_time()
    with pymupdf.open(stream=content) as pdf:
        for page in pdf:
            page.get_text()
        pdf.tobytes(garbage=1)
    return time.process_time() - start


def removal(content: bytes) -> float:
    """CPU seconds that MuPDF takes to remove twenty words from each page and save."""
    start = time.process_time()
    with pymupdf.open(stream=content) as pdf:
        for page in pdf:
            words = page.get_text("words")
            for word in words[:: max(1, len(words) // _BOXES)][:_BOXES]:
                page.add_redact_annot(word[:4])
            page.apply_redactions()
        pdf.tobytes(garbage=1)
    return time.process_time() - start


def measure(name: str, content: bytes) -> Measured:
    """Write one copy and compare it with its source."""
    start = time.process_time()
    document = read_pdf_with_glyphs(content).document
    read = time.process_time() - start
    plan = plan_for(document)
    start = time.process_time()
    copy = write_pdf(content, document, plan)
    spent = time.process_time() - start
    pages = copy.page_count or 1
    drawn = {fallback.page_index for fallback in copy.fallbacks if fallback.kind is FallbackKind.PICTURE}
    return Measured(
        name,
        pages,
        sum(len(block.text) for block in document.blocks if block.carried) / pages,
        1000 * spent / pages,
        1000 * read / pages,
        1000 * floor(content) / pages,
        1000 * removal(content) / pages,
        len(copy.content) / len(content),
        len(drawn),
        copy.labels,
        _text_exact(content, document, plan, copy),
        _changed_pages(content, document, plan, copy, drawn),
    )


def _letters(text: str) -> Counter[str]:
    """Letters and digits: leaders are cut on purpose, and readers guess at hyphens."""
    return Counter(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def _read(content: bytes) -> Counter[str]:
    pdf = pypdfium2.PdfDocument(content)
    return _letters("".join(page.get_textpage().get_text_range() for page in pdf))


def _text_exact(content: bytes, document: Document, plan: CopyPlan, copy: WrittenCopy) -> bool:
    wanted = _read(content)
    for mark in plan.marks:
        wanted.subtract(_letters(mark.span.of(document.block(mark.span.block).text)))
    for fallback in copy.fallbacks:
        for span in fallback.lost:
            wanted.subtract(_letters(span.of(document.block(span.block).text)))
    wanted.update(_letters(LABEL * copy.labels))
    hidden = Counter[str]()
    for block in document.blocks:
        if not block.carried and block.place.part == "hidden text":
            hidden.update(_letters(block.text))
    found = _read(copy.content)
    wanted.subtract(found)
    return all(0 <= count <= hidden[letter] for letter, count in wanted.items() if count)


def _changed_pages(content: bytes, document: Document, plan: CopyPlan, copy: WrittenCopy, drawn: set[int]) -> int:
    """Pages with too many changed pixels outside the bands of touched lines."""
    bands: dict[int, list[tuple[float, float]]] = {}
    for mark in plan.marks:
        block = document.block(mark.span.block)
        for at in range(mark.span.start, mark.span.end):
            box = block.boxes[at] if block.boxes is not None else None
            if box is not None and block.page_index is not None:
                bands.setdefault(block.page_index, []).append((box.y0, box.y1))
    before, after = pymupdf.open(stream=content), pymupdf.open(stream=copy.content)
    return sum(
        _changed(before[index], after[index], bands.get(index, [])) > MOST_CHANGED
        for index in range(len(before))
        if index not in drawn
    )


def _changed(before: pymupdf.Page, after: pymupdf.Page, bands: list[tuple[float, float]]) -> int:
    pages = []
    for page in (before, after):
        page.set_rotation(0)
        pixmap = page.get_pixmap(dpi=DPI, colorspace="gray")
        pages.append(np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)[:, : pixmap.width])
    if pages[0].shape != pages[1].shape:
        return int(pages[0].size)
    far = np.abs(pages[0].astype(int) - pages[1]) > FAR
    for top, bottom in bands:
        far[max(0, int((top - 3) * DPI / 72)) : int((bottom + 4) * DPI / 72)] = False
    return int(far.sum())


def report(results: list[Measured], refused: Counter[str]) -> None:
    """Print one line a file, then the figures."""
    for result in results:
        print(
            f"{result.name[:40]:40} {result.pages:4} pages  {result.write_ms:7.1f} ms/page (reading {result.read_ms:5.1f}, "
            f"MuPDF alone {result.floor_ms:4.1f}, its removal {result.removal_ms:5.1f})  size x{result.ratio:5.2f}  drawn {result.rasterised}  "
            f"labels {result.labels:5}  text {'exact' if result.text_exact else 'DIFFERS'}  "
            f"changed pages {result.changed_pages}"
        )
    pages = sum(result.pages for result in results)
    print(f"\n{len(results)} files, {pages} pages; refused: {dict(refused) or 'none'}")
    _print_costs("text pages", [result for result in results if result.letters >= SOME and not result.rasterised])
    _print_costs(f"dense pages ({DENSE}+ letters)", [result for result in results if result.letters >= DENSE])
    whole = [result.ratio for result in results if not result.rasterised]
    print(
        f"size ratio: median {median(result.ratio for result in results):.2f}, "
        f"largest {max(whole, default=0.0):.2f} where nothing is drawn as a picture, "
        f"{max(result.ratio for result in results):.2f} in all"
    )
    print(f"pages drawn as pictures: {sum(result.rasterised for result in results)} of {pages}")
    print(f"files with text exact: {sum(result.text_exact for result in results)} of {len(results)}")
    print(f"pages changed outside touched lines: {sum(result.changed_pages for result in results)} of {pages}")


def _print_costs(what: str, results: list[Measured]) -> None:
    """The costs of some of the files, by file."""
    if not results:
        return
    alone = median(result.write_ms - result.read_ms for result in results)
    floors = median(result.write_ms / max(result.floor_ms, 0.01) for result in results)
    removals = median(result.write_ms / max(result.removal_ms, 0.01) for result in results)
    print(
        f"CPU-ms a page, {what}, {len(results)} files: median {median(result.write_ms for result in results):.1f}, "
        f"mean {mean(result.write_ms for result in results):.1f}; of that reading "
        f"{median(result.read_ms for result in results):.1f}, writing alone {alone:.1f}\n"
        f"  MuPDF alone {median(result.floor_ms for result in results):.1f} (a copy costs {floors:.1f} times that), "
        f"its removal of {_BOXES} words {median(result.removal_ms for result in results):.1f} ({removals:.1f} times)"
    )


def print_stages(contents: list[bytes]) -> None:
    """CPU-milliseconds a page by stage, over *contents* together."""
    documents = [read_pdf_with_glyphs(content).document for content in contents]
    plans = [plan_for(document) for document in documents]
    pages = sum(document.page_count or 1 for document in documents)
    start = time.process_time()
    with clocks() as spent:
        for content, document, plan in zip(contents, documents, plans, strict=True):
            write_pdf(content, document, plan)
    rest = time.process_time() - start - sum(spent.values())
    print(f"\nCPU-ms a page by stage, over {len(contents)} dense files:")
    for name, seconds in [*spent.items(), ("all else", rest)]:
        print(f"  {name:34} {1000 * seconds / pages:6.2f}")


def main(arguments: list[str]) -> None:
    """Measure everything and print."""
    results: list[Measured] = []
    refused: Counter[str] = Counter()
    dense: list[bytes] = []
    for name, content in given_files(arguments) if arguments else shipped_files():
        try:
            results.append(measure(name, content))
        except RedactorError as fault:
            refused[type(fault).__name__] += 1
            continue
        if results[-1].letters >= DENSE and len(dense) < _MOST_FOR_STAGES:
            dense.append(content)
    report(results, refused)
    if dense:
        print_stages(dense)


if __name__ == "__main__":
    main(sys.argv[1:])
