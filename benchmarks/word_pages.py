"""Page pictures of Word files through LibreOffice: many files a start, kept by content, compared outside touched lines."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pymupdf
from numpy.typing import NDArray

DPI = 60
FAR = 90  # grey levels: a pixel that differs by more, also from its neighbours, counts as changed
MOST_CHANGED = 40  # pixels a page
_BATCH = 16
_SECONDS_A_FILE = 20

Page = NDArray[np.int16]


class Renderer:
    """Turns Word files into PDF, in batches; a folder keeps what was rendered once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, content: bytes) -> Path:
        """Where the pages of *content* lie, or would."""
        return self.folder / f"{hashlib.sha256(content).hexdigest()[:24]}.pdf"

    def pages(self, content: bytes) -> bytes | None:
        """The pages as PDF; None where LibreOffice did not open the file."""
        path = self.path(content)
        return path.read_bytes() if path.is_file() and path.stat().st_size else None

    def render(self, contents: Iterable[bytes]) -> None:
        """Render what is not there yet; what fails alone is remembered as an empty file."""
        waiting = {self.path(content): content for content in contents}
        todo = [(path, content) for path, content in sorted(waiting.items()) if not path.exists()]
        for at in range(0, len(todo), _BATCH):
            self._batch(todo[at : at + _BATCH])

    def _batch(self, todo: list[tuple[Path, bytes]]) -> None:
        self._convert(todo)
        for path, content in todo:
            if not path.exists():
                self._convert([(path, content)])
            if not path.exists():
                path.touch()

    def _convert(self, todo: list[tuple[Path, bytes]]) -> None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            work = Path(name)
            sources = [work / f"{path.stem}.docx" for path, _ in todo]
            for source, (_, content) in zip(sources, todo, strict=True):
                source.write_bytes(content)
            _office(work, sources)
            for source, (path, _) in zip(sources, todo, strict=True):
                made = source.with_suffix(".pdf")
                if made.is_file() and made.stat().st_size:
                    shutil.move(made, path)


def _office(work: Path, sources: list[Path]) -> None:
    command = [
        "soffice",
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
    ]
    environment = {"PATH": os.environ["PATH"], "HOME": str(work), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        [*command, "--outdir", str(work), *map(str, sources)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(30 + _SECONDS_A_FILE * len(sources))
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(pymupdf.open("pdf", pdf))


def changed_pages(before: bytes, after: bytes, label: str) -> int | None:
    """Pages of *before* that look otherwise in *after* outside lines with labels; None if their numbers differ."""
    one, other = pymupdf.open("pdf", before), pymupdf.open("pdf", after)
    if len(one) != len(other):
        return None
    return sum(_changed(a, b, label) > MOST_CHANGED for a, b in zip(one, other, strict=True))


def _changed(before: pymupdf.Page, after: pymupdf.Page, label: str) -> int:
    first, second = _grey(before), _grey(after)
    if first.shape != second.shape:
        return int(first.size)
    far = _far(first, second) | _far(second, first)
    for top, bottom in _bands(after, label):
        far[max(0, top) : bottom] = False
    return int(far.sum())


def _bands(page: pymupdf.Page, label: str) -> Iterator[tuple[int, int]]:
    """Pixel rows of lines that hold a label."""
    scale = DPI / 72
    for box in page.search_for(label):
        yield int((box.y0 - 3) * scale), int((box.y1 + 3) * scale) + 1


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
