"""Reading pictures with Tesseract, if it is on the path: one picture a call, limited in time."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

Ocr = Callable[[bytes], str]  # the bytes of one picture in, the words on it out

TIME_LIMIT = 120  # seconds a picture
DPI = 200  # at which pages are drawn for it


class OcrFailed(Exception):
    """The program did not read the picture."""


def find_ocr() -> Ocr | None:
    """A reader over the installed Tesseract, or None where there is none."""
    program = find_program()
    return reader_over(program) if program else None


def find_program() -> str:
    """Where Tesseract is; "" where it is not installed."""
    return shutil.which("tesseract") or ""


def reader_over(program: str) -> Ocr:
    """A reader over *program*."""

    def read(picture: bytes) -> str:
        return _read(program, picture)

    return read


def _read(program: str, picture: bytes) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "-l", "eng", "--psm", "3", "--dpi", str(DPI)],
            input=picture,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=True,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise OcrFailed("Tesseract did not read a picture") from error
    return done.stdout.decode("utf-8", "replace")
