"""Which Word files no copy is written of, and why: a table over a folder, with different amounts withheld.

    python -m benchmarks.word --refusals --data FOLDER [--sample N --seed S] [--ways all third few]

Every file runs in a process of its own under a time limit, so that a crash or a hang is a line of the table too.
"""

from __future__ import annotations

import multiprocessing
import random
import re
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from redactor.core.documents import Document, GapKind, MediaType
from redactor.core.spans import Span
from redactor.documents.limits import Limits
from redactor.documents.registry import read_here
from redactor.errors import RedactorError
from redactor.pipeline import direct

_WORD = re.compile(r"\w+")
_FEW = 3
_SECONDS = 240
_UNSOUND = frozenset({GapKind.FILE_UNREADABLE, GapKind.FILE_ENCRYPTED, GapKind.FILE_UNKNOWN})


@dataclass(frozen=True, slots=True)
class Attempt:
    """One file redacted in one way."""

    name: str
    way: str
    outcome: str  # written, refused, crashed, too slow, not sound
    reason: str = ""


def every_third_word(document: Document) -> list[Span]:
    """Every third word of every block, hidden matter included."""
    return _words(document)[::3]


def everything(document: Document) -> list[Span]:
    """All blocks, whole."""
    return [Span(block.id, 0, len(block.text)) for block in document.blocks]


def few_words(document: Document) -> list[Span]:
    """Every place of up to three words of five letters or more, evenly spread over the file."""
    texts = {block.id: block.text for block in document.blocks}
    words = list(dict.fromkeys(w for span in _words(document) if len(w := span.of(texts[span.block]).casefold()) > 4))
    step = max(1, len(words) // _FEW)
    chosen = frozenset(words[step // 2 :: step][:_FEW])
    return [span for span in _words(document) if span.of(texts[span.block]).casefold() in chosen]


WAYS: dict[str, Callable[[Document], list[Span]]] = {
    "third": every_third_word,
    "all": everything,
    "few": few_words,
}


def _words(document: Document) -> list[Span]:
    return [
        Span(block.id, match.start(), match.end())
        for block in document.blocks
        for match in _WORD.finditer(block.text)
    ]  # fmt: skip


def sampled(paths: list[Path], count: int | None, seed: int) -> list[Path]:
    """*count* of the files by chance, in their order; all of them where no number is given."""
    if count is None or count >= len(paths):
        return paths
    return sorted(random.Random(seed).sample(paths, count))


def attempts(path: Path, ways: list[str], seconds: float = _SECONDS) -> list[Attempt]:
    """What becomes of one file, in a child process for each way."""
    return [_apart(path, way, seconds) for way in ways]


def _apart(path: Path, way: str, seconds: float) -> Attempt:
    here, there = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_try_and_send, args=(there, path, way))
    child.start()
    there.close()
    answer = here.recv() if here.poll(seconds) else ("too slow", "")
    child.kill()
    child.join()
    return Attempt(path.name, way, *answer)


def _try_and_send(there: Connection, path: Path, way: str) -> None:
    try:
        there.send(_try(path, way))
    except BaseException as fault:  # noqa: BLE001  whatever it is, it is a line of the table
        frame = traceback.extract_tb(fault.__traceback__)[-1]
        there.send(("crashed", f"{type(fault).__name__} in {Path(frame.filename).name}:{frame.lineno}"))


def _try(path: Path, way: str) -> tuple[str, str]:
    document = read_here(path.read_bytes(), Limits())
    if document.media_type is not MediaType.WORD or any(gap.kind in _UNSOUND for gap in document.gaps):
        return "not sound", next((gap.reason for gap in document.gaps), "not a Word file")
    with TemporaryDirectory() as folder:
        try:
            direct.redact_path(path, Path(folder) / "copy.docx", WAYS[way](document))
        except RedactorError as fault:
            return "refused", f"{type(fault).__name__}: {fault.message}"
    return "written", ""


def print_refusals(paths: list[Path], ways: list[str]) -> None:
    """One line for each attempt that wrote nothing, then the table."""
    made: list[Attempt] = []
    for path in paths:
        for one in attempts(path, ways):
            made.append(one)
            if one.outcome not in {"written", "not sound"}:
                print(f"{one.outcome:9} {one.way:6} {one.name[:70]:70} {one.reason}", flush=True)
    print(
        f"\n{'withheld':10} {'files':>6} {'sound':>6} {'written':>8} {'refused':>8} {'crashed':>8} {'slow':>5} {'share':>7}"
    )
    for way in ways:
        _print_row(way, Counter(one.outcome for one in made if one.way == way))
    missing = {one.name for one in made if one.outcome not in {"written", "not sound"}}
    sound = {one.name for one in made if one.outcome != "not sound"}
    print(f"files with no copy in one way or another: {len(missing)} of {len(sound)}")


def _print_row(way: str, counts: Counter[str]) -> None:
    files = counts.total()
    sound = files - counts["not sound"]
    share = 100 * (sound - counts["written"]) / max(sound, 1)
    numbers = (
        f"{files:6} {sound:6} {counts['written']:8} {counts['refused']:8} {counts['crashed']:8} {counts['too slow']:5}"
    )
    print(f"{way:10} {numbers} {share:6.2f} %")
