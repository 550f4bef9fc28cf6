"""`make benchmark-verify`: CPU milliseconds a page that the verifier needs without OCR: PDF and Word, small and large registers."""

from __future__ import annotations

import argparse
import io
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from redactor.core.checks import Expectation, WithheldText, area_of_page
from redactor.core.documents import MediaType
from redactor.verification import verify_copy, verify_pack
from redactor.verification.catalogue import Number

PROMISE = 25.0  # CPU milliseconds a page
REPEATS = 5  # the least of them counts: other programs on the machine only ever add
WORD_PAGE = 3_000  # characters of a Word file that are counted as a page
WORDS = "the pupil and her teacher talked after lunch about reading, attendance, friends, the trip and what to do next".split()  # noqa: SIM905
LABEL = "[Withheld]"
# What reportlab and python-docx write beside the text; nothing else may fail.
_SOURCE = {Number.STRUCTURE, Number.REMAINS, Number.UNPACKED, Number.PICTURE_DATA}


@dataclass(frozen=True, slots=True)
class Sample:
    """A copy, its text by page or paragraph, and how many pages it counts as."""

    media_type: MediaType
    content: bytes
    texts: tuple[str, ...]
    areas: tuple[str, ...]
    pages: float


def lines_of(count: int, rng: random.Random) -> list[str]:
    """Invented lines, a label in every third."""
    return [" ".join([*rng.choices(WORDS, k=13), LABEL if rng.random() < 0.3 else "."]) for _ in range(count)]


def pdf_sample(pages: int, lines: int, rng: random.Random) -> Sample:
    """A PDF of pages of so many lines in an embedded font."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=A4, invariant=1)
    texts = []
    for _ in range(pages):
        canvas.setFont("Vera", 9)
        page = lines_of(lines, rng)
        for at, line in enumerate(page):
            canvas.drawString(50, 800 - at * 13.5, line)
        canvas.showPage()
        texts.append("\n".join(page))
    canvas.save()
    areas = tuple(area_of_page(at) for at in range(pages))
    return Sample(MediaType.PDF, raw.getvalue(), tuple(texts), areas, pages)


def word_sample(pages: int, lines: int, rng: random.Random) -> Sample:
    """A Word file of runs in several looks, a table row every tenth paragraph."""
    made = docx.Document()
    texts = lines_of(pages * lines, rng)
    for at, text in enumerate(texts):
        if at % 10 == 9:
            made.add_table(1, 1).cell(0, 0).text = text
            continue
        paragraph = made.add_paragraph()
        for word in text.split(" "):
            paragraph.add_run(word + " ").bold = rng.random() < 0.1
    raw = io.BytesIO()
    made.save(raw)
    size = sum(map(len, texts)) / WORD_PAGE
    return Sample(MediaType.WORD, raw.getvalue(), tuple(texts), ("text",) * len(texts), size)


def register(people: int, rng: random.Random) -> tuple[WithheldText, ...]:
    """Withheld people with several forms each."""
    syllables = ("ka", "ro", "mi", "len", "tor", "ash", "bel", "dun", "fen", "gar", "wick", "ton")
    made = []
    for at in range(people):
        first, last = ("".join(rng.choices(syllables, k=3)).title() for _ in range(2))
        forms = (f"{first} {last}", f"{last}, {first}", f"{first[0]}. {last}", last, f"07700 900{at % 1000:03d}")
        made.append(WithheldText(f"P-{at}", forms))
    return tuple(made)


def least(work: Callable[[], object]) -> float:
    """The least CPU milliseconds of several runs."""
    spent = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        spent.append((time.process_time() - start) * 1000)
    return min(spent)


def measure(sample: Sample, case_wide: tuple[WithheldText, ...]) -> float:
    """CPU milliseconds a page. The search of a case is built before, as the first copy of a case does."""
    expectation = Expectation(
        sample.media_type,
        (WithheldText("I-1", ("Zorbaxine Quellmore",)),),
        sample.texts,
        LABEL,
        areas=sample.areas,
        case_wide=case_wide,
        labels=sum(text.count(LABEL) for text in sample.texts),
        page_count=int(sample.pages) if sample.media_type is MediaType.PDF else None,
    )
    report = verify_copy(sample.content, file_name="copy", expectation=expectation)
    wrong = [check for check in report.checks if check.outcome == "failed" and check.number not in _SOURCE]
    if wrong:
        raise SystemExit(f"the copy was not read as it should be: {wrong}")
    return least(lambda: verify_copy(sample.content, file_name="copy", expectation=expectation)) / sample.pages


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--people", type=int, nargs="+", default=[300, 3000])
    parser.add_argument("--data", help="not used: the benchmark makes its own copies")
    options = parser.parse_args()
    print(f"{options.pages} pages, promised at most {PROMISE:.0f} CPU-ms a page, the least of {REPEATS} runs")
    for people in options.people:
        rng = random.Random("verify")
        samples = {
            "PDF, letter": pdf_sample(options.pages, 25, rng),
            "PDF, dense page": pdf_sample(options.pages, 55, rng),
            "Word, 3,000 characters": word_sample(options.pages, 40, rng),
        }
        case_wide = register(people, rng)
        start = time.process_time()
        verify_pack({}, case_wide)
        print(f"{people} people: the search of the case, built once: {(time.process_time() - start) * 1000:.0f} CPU-ms")
        for name, sample in samples.items():
            spent = measure(sample, case_wide)
            again = least(lambda one=sample, wide=case_wide: verify_pack({"a": one.content}, wide)) / sample.pages  # type: ignore[misc]
            letters = sum(map(len, sample.texts)) / sample.pages
            kept = "kept" if spent <= PROMISE else "NOT KEPT"
            print(
                f"  {name:24} {letters:5.0f} characters a page {spent:6.1f} CPU-ms a page {kept}; in the pass over the pack {again:5.1f} more"
            )


if __name__ == "__main__":
    main()
