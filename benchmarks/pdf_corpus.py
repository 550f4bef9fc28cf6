"""Real PDF files in bulk: what is refused, drawn as pictures, changed, lost or left readable.

    python -m benchmarks.pdf_corpus FOLDER [--mode twentieth|third|whole] [--most-pages N] [--only NAME]
                                    [--sample N --seed N] [--seconds N]

``--sample`` draws files by chance, the same ones for the same seed. Every file is read, written and verified in a process of its own, as ``redactor.redact_file`` does it, and compared with its
source: letters outside the bands of touched lines by two readers (PDFium and pdfminer.six), pixels outside these bands at 100 dpi.
Three readers are asked for withheld words in the copy, whatever the verifier says.
Prints file names, page numbers and counts, never words.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import multiprocessing
import random
import re
import resource
import signal
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

import pdfminer.high_level
import pymupdf
import pypdfium2

from benchmarks.pdf_comparison import (
    Bands,
    changed_pixels,
    flattened,
    gained,
    has_unscaled_notes,
    hidden_letters,
    is_exact,
    is_exact_as_a_whole,
    letters_of,
    named_otherwise,
    outside,
    page_letters,
    placed_signs,
    touched_bands,
    unseen_boxes,
    with_ink,
    withheld_letters,
    witnessed_signs,
)
from redactor.core.copies import CopyPlan, FallbackKind, WrittenCopy
from redactor.core.documents import SECOND_READING, Document, GapKind
from redactor.core.places import Box
from redactor.core.spans import Span
from redactor.documents import Limits, read_bytes
from redactor.errors import RedactorError
from redactor.pipeline import direct
from redactor.pipeline.copies import failing

SECONDS = 120  # of processor time: a file that takes longer counts as a hang
WAITED = 40  # times as long by the clock, on a busy machine
SHORTEST_SOUGHT = 6  # letters
MOST_CHANGED = 50  # pixels a page
STEPS = {"twentieth": 20, "third": 3, "whole": 1}
READERS = ("pdfium", "pdfminer")
HERE = Limits(isolate=False)


@dataclass(slots=True)
class Outcome:
    """What became of one file; pages are counted from 1. ``refused`` is empty where a copy was written."""

    name: str
    refused: str = ""
    is_counted: bool = True  # opens without a password and holds a page
    pages: int = 0
    text_pages: int = 0  # by either reader
    drawn_text: int = 0  # of which drawn, or shown as words alone
    drawn: list[tuple[int, str]] = field(default_factory=list)
    gone: list[tuple[int, str]] = field(default_factory=list)  # pages withheld because nothing less would do
    segments: Counter[str] = field(default_factory=Counter)  # lines whose rest went, by reason
    pictured: int = 0  # pages that hold no text and are kept as pictures
    compared: int = 0
    uncompared: str = ""  # why the copy could not be held against its source
    inexact: dict[str, list[int]] = field(default_factory=dict)  # reader → pages
    by_letters: set[int] = field(
        default_factory=set
    )  # pages judged by all their letters, since readers place them apart
    named: set[int] = field(default_factory=set)  # pages on which the copy names signs that a reader guessed from codes
    changed: list[tuple[int, int]] = field(default_factory=list)  # page, pixels
    left: list[str] = field(
        default_factory=list
    )  # readers that still find a withheld word which stands nowhere disclosed
    sought: int = 0  # words that were looked for
    ratio: float = 0.0
    read_ms: float = 0.0
    write_ms: float = 0.0  # and reading back, as often as it took


def words(document: Document, mode: str) -> list[Span]:
    """What is withheld: every twentieth or third word that pages show, or all text there is."""
    if mode == "whole":
        return [Span(block.id, 0, len(block.text)) for block in document.blocks if block.text]
    shown = (block for block in document.blocks if block.carried)
    found = [Span(block.id, match.start(), match.end()) for block in shown for match in re.finditer(r"\S+", block.text)]
    step = STEPS[mode]
    return found[step - 1 :: step]


def measure(path: Path, mode: str) -> Outcome:
    """One file from source to verified copy, and the comparison of the two."""
    outcome, content = Outcome(path.name), path.read_bytes()
    outcome.is_counted = _is_counted(content)
    start = time.process_time()
    document = read_bytes(content, limits=HERE)
    outcome.read_ms = _since(start)
    broken = [gap.reason for gap in document.gaps if gap.kind.name.startswith("FILE_")]
    if broken:
        outcome.refused = f"reading: {broken[0]}"
        return outcome
    plan = direct._plan(document, words(document, mode))  # noqa: SLF001  what redact_file asks for
    start = time.process_time()
    settled = direct.settle_copy(content, document, plan, "copy.pdf", HERE)
    outcome.write_ms = _since(start)
    failure = failing(settled.report)
    outcome.refused = f"verifying: {failure}" if failure is not None else ""
    copy, plan = settled.written, settled.plan
    try:
        _compare(outcome, content, document, plan, copy)
    except Exception as fault:  # noqa: BLE001  the copy is there: that a library cannot show the source is another matter
        outcome.uncompared = type(fault).__name__
    _look_for_withheld(outcome, document, plan, copy)
    return outcome


def _since(start: float) -> float:
    return 1000 * (time.process_time() - start)


def _is_counted(content: bytes) -> bool:
    try:
        with pymupdf.open(stream=content, filetype="pdf") as pdf:
            return not pdf.needs_pass and pdf.page_count > 0 and pdf.page_xref(0) > 0
    except Exception:  # noqa: BLE001  whatever a library makes of a broken file
        return False


def _compare(outcome: Outcome, content: bytes, document: Document, plan: CopyPlan, copy: WrittenCopy) -> None:
    outcome.pages, outcome.ratio = document.page_count or 0, len(copy.content) / len(content)
    outcome.drawn = [(f.page_index + 1, f.reason) for f in copy.fallbacks if f.kind is FallbackKind.PICTURE]
    outcome.drawn += [
        (f.page_index + 1, f"words alone: {f.reason}") for f in copy.fallbacks if f.kind is FallbackKind.WORDS
    ]
    outcome.drawn += [
        (gap.place.page_index + 1, gap.kind.value)
        for gap in document.gaps
        if gap.kind is GapKind.READERS_DISAGREE and gap.place.page_index is not None
    ]
    outcome.pictured = sum(gap.kind is GapKind.PAGE_WITHOUT_TEXT for gap in document.gaps)
    outcome.gone = [(f.page_index + 1, f.reason) for f in copy.fallbacks if f.kind is FallbackKind.PAGE]
    outcome.segments = Counter(f.reason for f in copy.fallbacks if f.kind is FallbackKind.SEGMENT)
    with_text = {block.page_index for block in document.blocks if block.carried or block.place.part == SECOND_READING}
    outcome.text_pages = len(with_text)
    outcome.drawn_text = len({page for page, _ in outcome.drawn if page - 1 in with_text})
    lost = [span for fallback in copy.fallbacks for span in fallback.lost]
    bands = touched_bands(document, [mark.span for mark in plan.marks] + lost)
    drawn, source = {page - 1 for page, _ in outcome.drawn}, flattened(content)
    pictured = {gap.place.page_index for gap in document.gaps if gap.kind is GapKind.PAGE_WITHOUT_TEXT}
    outcome.compared, hidden = outcome.pages - len(drawn), hidden_letters(document)
    seen = {reader: page_letters(reader, source, bands) for reader in READERS}
    for reader, before in seen.items():
        after = page_letters(reader, copy.content, bands)
        if before is None:  # nothing to compare with
            continue
        if after is None:
            outcome.inexact[reader] = [0]
            continue
        others = next(pages for name, pages in seen.items() if name != reader) or [Counter()] * len(before)
        odd = {
            index
            for index, (one, other, theirs) in enumerate(zip(before, after, others, strict=False))
            if index not in drawn and not is_exact(one, other, hidden.get(index, Counter()), theirs)
        }
        placed_apart = {index for index in odd if before[index] != others[index]}
        moved = _same_elsewhere(reader, source, document, plan, copy) & placed_apart if placed_apart else set()
        outcome.by_letters.update(index + 1 for index in moved)
        named = set(
            _named_pages(
                reader, (source, copy.content), bands, _Allowed(hidden, unseen_boxes(document), others), odd - moved
            )
        )
        outcome.named.update(index + 1 for index in named)
        outcome.inexact[reader] = sorted(index + 1 for index in odd - moved - named)
    inked = with_ink(source, bands)
    with (
        pymupdf.open(stream=content) as one,
        pymupdf.open(stream=source) as flat,
        pymupdf.open(stream=copy.content) as other,
    ):
        for index in range(outcome.pages):
            if index not in drawn and index not in pictured:  # pixels encoded anew are not those of the drawing
                page = flat[index] if has_unscaled_notes(one[index]) else one[index]
                count = changed_pixels(page, other[index], inked.get(index, []))
                if count >= MOST_CHANGED:
                    outcome.changed.append((index + 1, count))


def _named_pages(
    reader: str, contents: tuple[bytes, bytes], bands: Bands, allowed: _Allowed, odd: set[int]
) -> Iterator[int]:
    """Of the *odd* pages of source and copy those whose every difference is a sign that a reader guessed from its code and the copy names as MuPDF does."""
    sources, copies = (placed_signs(reader, content) if odd else None for content in contents)
    if sources is None or copies is None:
        return
    witnessed = witnessed_signs(contents[0])
    for index in odd:
        before, after = (outside(signs[index], bands.get(index, ())) for signs in (sources, copies))
        fresh, unseen = gained(sources[index], copies[index]), allowed.unseen.get(index, ())
        lost, more = named_otherwise(before, fresh, witnessed[index], unseen)
        hidden, seen = allowed.hidden.get(index, Counter()), allowed.seen[index] | letters_of(witnessed[index])
        if is_exact(letters_of(before) - lost, letters_of(after) - more, hidden, seen):
            yield index


class _Allowed(NamedTuple):
    """By page the letters that may be lost, because nobody sees them, where they stand, and those that may be added, because another reader sees them."""

    hidden: dict[int, Counter[str]]
    unseen: dict[int, list[Box]]
    seen: Sequence[Counter[str]]


def _same_elsewhere(reader: str, source: bytes, document: Document, plan: CopyPlan, copy: WrittenCopy) -> set[int]:
    """Pages that hold the same letters, wherever *reader* places them: PDFium places those of forms within forms in the forms' own space."""
    gone = [mark.span for mark in plan.marks] + [span for fallback in copy.fallbacks for span in fallback.lost]
    withheld = withheld_letters(document, gone)
    pages = zip(page_letters(reader, source, {}) or [], page_letters(reader, copy.content, {}) or [], strict=False)
    return {
        index
        for index, (one, other) in enumerate(pages)
        if is_exact_as_a_whole(one, other, withheld.get(index, Counter()), plan.label)
    }


def _look_for_withheld(outcome: Outcome, document: Document, plan: CopyPlan, copy: WrittenCopy) -> None:
    """Whether three readers find withheld words in the copy, without the help of the verifier."""
    disclosed = _folded(" ".join(direct._disclosed(document, copy, plan)))  # noqa: SLF001
    texts = {block.id: block.text for block in document.blocks}
    withheld = {_folded(word) for mark in plan.marks for word in mark.span.of(texts[mark.span.block]).split()}
    sought = sorted(word for word in withheld if len(word) >= SHORTEST_SOUGHT and word not in disclosed)
    outcome.sought = len(sought)
    for reader, read in (("pdfium", _pdfium_text), ("pdfminer", _pdfminer_text), ("pymupdf", _pymupdf_text)):
        text = _folded(read(copy.content))
        if any(word in text for word in sought):
            outcome.left.append(reader)


def _folded(text: str) -> str:
    """Letters and digits in small: how readers space and break what they find must not matter."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def _pdfium_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    finally:
        document.close()


def _pdfminer_text(content: bytes) -> str:
    return str(pdfminer.high_level.extract_text(io.BytesIO(content)))


def _pymupdf_text(content: bytes) -> str:
    with pymupdf.open(stream=content) as pdf:
        return "\n".join(page.get_text() for page in pdf)


def apart(path: Path, mode: str, seconds: int = SECONDS) -> Outcome:
    """*measure* in a process of its own; what goes wrong there is an outcome too."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_send, args=(there, path, mode, seconds))
    process.start()
    there.close()
    try:
        outcome: Outcome = here.recv() if here.poll(WAITED * seconds) else Outcome(path.name, _TOO_LONG)
    except EOFError:
        process.join()
        outcome = Outcome(path.name, _TOO_LONG if process.exitcode == -signal.SIGXCPU else "the process died")
    process.kill()
    process.join()
    return outcome


_TOO_LONG = "took too long"


def _send(there: Any, path: Path, mode: str, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    sys.stderr = io.StringIO()
    pymupdf.TOOLS.mupdf_display_errors(False)
    try:
        there.send(measure(path, mode))
    except RedactorError as fault:
        there.send(Outcome(path.name, f"writing: {fault}", is_counted=_is_counted(path.read_bytes())))
    except Exception as fault:  # noqa: BLE001
        import traceback

        there.send(
            Outcome(
                path.name,
                f"CRASH {type(fault).__name__}: {fault} {traceback.format_exc()[-400:]}",
                is_counted=_is_counted(path.read_bytes()),
            )
        )
    there.close()


def files(folder: Path, most_pages: int, only: str) -> Iterator[Path]:
    """The PDFs under *folder*, each content once, those with too many pages left out."""
    seen: set[bytes] = set()
    for path in sorted(folder.rglob("*.pdf")) if folder.is_dir() else [folder]:
        if only not in str(path) or not path.is_file():
            continue
        digest = hashlib.sha256(path.read_bytes()).digest()
        if digest not in seen and _page_count(path) <= most_pages:
            yield path
        seen.add(digest)


def drawn(paths: list[Path], count: int, seed: int) -> list[Path]:
    """*count* of *paths* by chance; all of them where *count* is 0."""
    return sorted(random.Random(seed).sample(paths, min(count, len(paths)))) if count else paths


def _page_count(path: Path) -> int:
    try:
        with pymupdf.open(path, filetype="pdf") as pdf:
            return 0 if pdf.needs_pass else pdf.page_count
    except Exception:  # noqa: BLE001
        return 0


def line_of(outcome: Outcome) -> str:
    """One file on one line."""
    if outcome.refused and not outcome.pages:
        return f"{outcome.name[:44]:44} {'REFUSED' if outcome.is_counted else 'not counted'}: {outcome.refused}"
    unequal = {reader: pages for reader, pages in outcome.inexact.items() if pages}
    parts = [
        f"{outcome.name[:44]:44} {outcome.pages:4} p  read {outcome.read_ms / max(outcome.pages, 1):6.0f} write {outcome.write_ms / max(outcome.pages, 1):6.0f} x{outcome.ratio:5.2f}",
        f"REFUSED {outcome.refused}" if outcome.refused else "",
        f"drawn {outcome.drawn[:4]}{len(outcome.drawn)}" if outcome.drawn else "",
        f"GONE {outcome.gone[:4]}{len(outcome.gone)}" if outcome.gone else "",
        f"text {unequal}" if unequal else "",
        f"pixels {outcome.changed[:6]}" if outcome.changed else "",
        f"LEFT {outcome.left}" if outcome.left else "",
        f"not compared ({outcome.uncompared})" if outcome.uncompared else "",
        f"segments {dict(outcome.segments)}" if outcome.segments else "",
    ]
    return "  ".join(part for part in parts if part)


def summary(outcomes: list[Outcome]) -> Iterator[str]:
    """The figures of the whole corpus."""
    counted = [outcome for outcome in outcomes if outcome.is_counted]
    refused = [outcome for outcome in counted if outcome.refused]
    yield f"{len(outcomes)} files, {len(counted)} open without a password and hold a page"
    yield f"refused: {len(refused)} ({100 * len(refused) / max(len(counted), 1):.1f} %)"
    for reason, count in Counter(re.sub(r"\d+", "#", outcome.refused)[:150] for outcome in refused).most_common():
        yield f"  {count:4} {reason}"
    written = [outcome for outcome in counted if outcome.pages]
    text, drawn = sum(o.text_pages for o in written), sum(o.drawn_text for o in written)
    yield f"pages: {sum(o.pages for o in written)}, with text {text}, of which drawn as pictures {drawn} ({100 * drawn / max(text, 1):.1f} %)"
    for reason, count in Counter(reason for o in written for _, reason in o.drawn).most_common():
        yield f"  {count:4} {reason}"
    gone = Counter(reason for o in written for _, reason in o.gone)
    yield f"pages withheld because nothing less would do: {sum(gone.values())}"
    yield from (f"  {count:4} {reason}" for reason, count in gone.most_common())
    compared = sum(o.compared for o in written)
    bad: set[tuple[str, int]] = set()
    for reader in READERS:
        pages = {(o.name, page) for o in written for page in o.inexact.get(reader, [])}
        bad |= pages
        yield f"text not exact by {reader}: {len(pages)} of {compared}"
    yield f"pages judged by all their letters, because the readers place them apart in the source: {sum(len(o.by_letters) for o in written)}"
    yield f"pages on which the copy names signs that a reader of the source only guesses: {sum(len(o.named) for o in written)}"
    changed = {(o.name, page) for o in written for page, _ in o.changed}
    yield f"pages with {MOST_CHANGED} and more pixels changed: {len(changed)} of {compared}"
    yield f"pages exact in both: {compared - len(bad | changed)} of {compared} ({100 - 100 * len(bad | changed) / max(compared, 1):.1f} %)"
    left = [o for o in written if o.left]
    yield f"withheld words of {SHORTEST_SOUGHT} and more letters looked for: {sum(o.sought for o in written)}; files with any left: {len(left)}, of which refused {sum(bool(o.refused) for o in left)}"
    large = [o for o in written if o.ratio > 3 and not o.drawn and not o.gone]
    yield f"size ratio: median {median(o.ratio for o in written):.2f}, above 3 and not drawn {len(large)}, of which with pages kept as pictures because they hold no text {sum(o.pictured > 0 for o in large)}"
    for name in ("read_ms", "write_ms"):
        values = [getattr(o, name) / max(o.pages, 1) for o in written]
        yield f"CPU {name} a page, by file: median {median(values):.0f}, mean {mean(values):.0f}"


def main(arguments: list[str]) -> None:
    """Measure every file and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mode", choices=sorted(STEPS), default="twentieth")
    parser.add_argument("--most-pages", type=int, default=10_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--sample", type=int, default=0, help="so many files drawn by chance; 0 takes all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=SECONDS, help="processor time for one file")
    given = parser.parse_args(arguments)
    outcomes = []
    for path in drawn(list(files(given.folder, given.most_pages, given.only)), given.sample, given.seed):
        outcomes.append(apart(path, given.mode, given.seconds))
        print(line_of(outcomes[-1]), flush=True)
    print("\n" + "\n".join(summary(outcomes)))


if __name__ == "__main__":
    main(sys.argv[1:])
