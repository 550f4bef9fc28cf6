"""`make benchmark-verify`: CPU milliseconds a page that the verifier needs without OCR, on dense copies with a large register."""

from __future__ import annotations

import argparse
import io
import random
import time

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from redactor.core.checks import Expectation, WithheldText
from redactor.core.documents import MediaType
from redactor.verification import verify_copy
from redactor.verification.catalogue import Number

PROMISE = 25.0  # CPU milliseconds a page
WORDS = [
    "the",
    "pupil",
    "and",
    "her",
    "teacher",
    "talked",
    "after",
    "lunch",
    "about",
    "reading,",
    "attendance,",
    "friends,",
    "the",
    "trip",
    "and",
    "what",
    "to",
    "do",
    "next",
]
LABEL = "[Withheld]"
_SOURCE = {Number.STRUCTURE, Number.REMAINS}  # what reportlab writes beside the pages; nothing else may fail


def invented_copy(pages: int, lines: int, rng: random.Random) -> tuple[bytes, tuple[str, ...]]:
    """A PDF of dense pages in an embedded font, and its text by page."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=A4, invariant=1)
    texts = []
    for _ in range(pages):
        canvas.setFont("Vera", 9)
        page = [" ".join([*rng.choices(WORDS, k=13), LABEL if rng.random() < 0.3 else "."]) for _ in range(lines)]
        for at, line in enumerate(page):
            canvas.drawString(50, 800 - at * 13.5, line)
        canvas.showPage()
        texts.append("\n".join(page))
    canvas.save()
    return raw.getvalue(), tuple(texts)


def register(people: int, rng: random.Random) -> tuple[WithheldText, ...]:
    """Withheld people with several forms each."""
    syllables = ("ka", "ro", "mi", "len", "tor", "ash", "bel", "dun", "fen", "gar", "wick", "ton")
    made = []
    for at in range(people):
        first, last = ("".join(rng.choices(syllables, k=3)).title() for _ in range(2))
        forms = (f"{first} {last}", f"{last}, {first}", f"{first[0]}. {last}", last, f"07700 900{at % 1000:03d}")
        made.append(WithheldText(f"P-{at}", forms))
    return tuple(made)


def measure(pages: int, lines: int, people: int) -> tuple[float, int]:
    """CPU milliseconds a page, and characters a page."""
    rng = random.Random("verify")
    content, texts = invented_copy(pages, lines, rng)
    labels = sum(text.count(LABEL) for text in texts)
    expectation = Expectation(MediaType.PDF, register(people, rng), texts, LABEL, labels=labels, page_count=pages)
    verify_copy(
        content, file_name="warm", expectation=expectation
    )  # builds the finder, as the first copy of a case does
    start = time.process_time()
    report = verify_copy(content, file_name="copy", expectation=expectation)
    spent = (time.process_time() - start) * 1000 / pages
    wrong = [check for check in report.checks if check.outcome == "failed" and check.number not in _SOURCE]
    if wrong:
        raise SystemExit(f"the copy was not read as it should be: {wrong}")
    return spent, sum(map(len, texts)) // pages


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--data", help="not used: the benchmark makes its own copies")
    options = parser.parse_args()
    print(f"{options.pages} pages, {options.people} people withheld, promise at most {PROMISE:.0f} CPU-ms a page")
    for name, lines in (("letter", 25), ("dense page", 55)):
        spent, letters = measure(options.pages, lines, options.people)
        print(
            f"{name:12} {letters:5} characters a page  {spent:6.1f} CPU-ms a page  {'kept' if spent <= PROMISE else 'NOT KEPT'}"
        )


if __name__ == "__main__":
    main()
