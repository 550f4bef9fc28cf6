"""Page pictures of Word files through LibreOffice: many files a start, kept by content, compared outside touched lines."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pymupdf
from numpy.typing import NDArray

DPI = 60
_SCALE = DPI / 72  # pixels to the point
FAR = 90  # grey levels: a pixel that differs by more, also from its neighbours, counts as changed
MOST_CHANGED = 40  # pixels a page
_BATCH = 16
_SECONDS_A_FILE = 6  # on the average of a batch; what takes longer is drawn again alone

# Form fields as the letters that they show, not as fields that a viewer would draw; without signs for comments.
_OFF = {"type": "boolean", "value": "false"}
_AS_TEXT = f"pdf:writer_pdf_Export:{json.dumps({'ExportFormFields': _OFF, 'ExportNotes': _OFF})}"
Page = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file to be drawn: where its pages go, its name without ending, and its bytes."""

    path: Path
    name: str
    content: bytes = field(repr=False)


class Renderer:
    """Turns Word files into PDF, in batches; a folder keeps what was rendered once.

    Every file is drawn under the name given with it, an original and its copy under the same.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str, content: bytes, *, again: bool = False) -> Path:
        """Where the pages of *content* lie, or would; those of a second drawing beside the first."""
        key = hashlib.sha256(f"{_AS_TEXT} {name}\0".encode() + content).hexdigest()[:24]
        return self.folder / f"{key}{'-again' if again else ''}.pdf"

    def pages(self, name: str, content: bytes, *, again: bool = False) -> bytes | None:
        """The pages as PDF; None where LibreOffice did not open the file."""
        path = self.path(name, content, again=again)
        return path.read_bytes() if path.is_file() and path.stat().st_size else None

    def render(self, named: Iterable[tuple[str, bytes]], *, again: bool = False) -> None:
        """Render what is not there yet; what fails alone is remembered as an empty file."""
        waiting = {self.path(name, content, again=again): (name, content) for name, content in named}
        todo = [_Waiting(path, *one) for path, one in waiting.items() if not path.exists()]
        for batch in _batches(todo):
            self._batch(batch)

    def _batch(self, todo: list[_Waiting]) -> None:
        self._convert(todo)
        for one in todo:
            if not one.path.exists():
                self._convert([one])
            if not one.path.exists():
                one.path.touch()

    def _convert(self, todo: list[_Waiting]) -> None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            work = Path(name)
            sources = [work / f"{one.name}.docx" for one in todo]
            for source, one in zip(sources, todo, strict=True):
                source.write_bytes(one.content)
            _office(work, sources)
            for source, one in zip(sources, todo, strict=True):
                made = source.with_suffix(".pdf")
                if made.is_file() and made.stat().st_size:
                    shutil.move(made, one.path)


def _batches(todo: list[_Waiting]) -> Iterator[list[_Waiting]]:
    """Up to so many files a start, no two of one name."""
    batch: list[_Waiting] = []
    for one in todo:
        if len(batch) == _BATCH or any(one.name == other.name for other in batch):
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _office(work: Path, sources: list[Path]) -> None:
    command = [
        "soffice",
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        _AS_TEXT,
    ]
    environment = {"PATH": os.environ["PATH"], "HOME": str(work), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        [*command, "--outdir", str(work), *map(str, sources)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(60 + _SECONDS_A_FILE * len(sources))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(pymupdf.open("pdf", pdf))


def changed_pages(before: bytes, after: bytes, label: str, words: tuple[str, ...] = ()) -> int | None:
    """Pages of *before* that look otherwise in *after*; None if their numbers differ.

    What was touched is left out: lines that hold a label in *after* or one of *words*, which it stands for, in *before*,
    and the boxes that stand for withheld pictures.
    """
    one, other = pymupdf.open("pdf", before), pymupdf.open("pdf", after)
    if len(one) != len(other):
        return None
    return sum(_changed(a, b, label, words) > MOST_CHANGED for a, b in zip(one, other, strict=True))


def _changed(before: pymupdf.Page, after: pymupdf.Page, label: str, words: tuple[str, ...] = ()) -> int:
    first, second = _grey(before), _grey(after)
    if first.shape != second.shape:
        return int(first.size)
    far = _far(first, second) | _far(second, first)
    for top, bottom in [*_bands(after, (label,)), *_bands(before, words)]:
        far[max(0, top) : bottom] = False
    for left, top, right, bottom in _withheld_pictures(after, label):
        far[max(0, top) : bottom, max(0, left) : right] = False
    return int(far.sum())


def _bands(page: pymupdf.Page, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Pixel rows of lines that hold one of the words."""
    for word in words:
        for box in page.search_for(word):
            yield int((box.y0 - 3) * _SCALE), int((box.y1 + 3) * _SCALE) + 1


def _withheld_pictures(page: pymupdf.Page, label: str) -> Iterator[tuple[int, int, int, int]]:
    """Pixels of the grey outlined boxes that hold nothing but a label."""
    labels = page.search_for(label)
    for drawn in page.get_drawings() if labels else ():
        box, colour = drawn["rect"], drawn["color"]
        if colour is not None and all(abs(part - 0.5) < 0.01 for part in colour) and any(map(box.contains, labels)):
            corners = (box.x0 - 3, box.y0 - 3, box.x1 + 3, box.y1 + 3)
            yield tuple(int(side * _SCALE) for side in corners)  # type: ignore[misc]


def _grey(page: pymupdf.Page) -> Page:
    pixmap = page.get_pixmap(dpi=DPI, colorspace="gray")
    rows = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    return rows[:, : pixmap.width].astype(np.int16)


def _far(one: Page, other: Page) -> NDArray[np.bool_]:
    """Where *one* is far from every pixel of *other* within one pixel's reach: a shift by rounding is no change."""
    padded = np.pad(other, 1, mode="edge")
    height, width = one.shape
    windows = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    low, high = np.minimum.reduce(windows), np.maximum.reduce(windows)
    result: NDArray[np.bool_] = (one < low - FAR) | (one > high + FAR)
    return result
