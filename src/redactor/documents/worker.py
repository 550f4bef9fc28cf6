"""The child process in which files are read and written: it takes one task after the other on its standard input."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from redactor.core.copies import CopyPlan
from redactor.core.documents import Document
from redactor.core.memory import limit_memory
from redactor.core.messages import receive_raw, send_raw
from redactor.documents.limits import Limits
from redactor.documents.registry import dry_run_here, picture_here, read_here, write_here
from redactor.errors import RedactorError, WritingError


def send(stream: BinaryIO, message: tuple[Any, ...]) -> None:
    """Write one message."""
    send_raw(stream, pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))


def main() -> None:
    """Serve tasks until the input ends. What a library prints must not get between the messages."""
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("rb+", buffering=0) as nowhere:
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    sys.setrecursionlimit(2000)
    while True:
        try:
            task, limits, arguments = pickle.loads(receive_raw(tasks))  # noqa: S301  from our own parent
        except EOFError:
            return
        _serve(answers, task, limits, arguments)


def _serve(answers: BinaryIO, task: str, limits: Limits, arguments: tuple[Any, ...]) -> None:
    limit_memory(limits.memory_bytes)
    pulsing = replace(limits, pulse=lambda: send(answers, ("alive",)))
    try:
        answer: tuple[Any, ...] = ("done", _TASKS[task](pulsing, *arguments))
    except RedactorError as refusal:
        pages = refusal.pages if isinstance(refusal, WritingError) else ()
        answer = ("refused", type(refusal).__name__, refusal.message, refusal.next_step, pages)
    except Exception as fault:  # noqa: BLE001  reported by type: its words might quote the file
        answer = ("failed", type(fault).__name__)
    send(answers, answer)


def _read(limits: Limits, content: bytes) -> Document:
    return read_here(content, limits)


def _write(limits: Limits, content: bytes, document: Document, plan: CopyPlan) -> Any:
    limits.pulse()
    return write_here(content, document, plan)


def _dry_run(limits: Limits, content: bytes, document: Document, plan: CopyPlan) -> Any:
    limits.pulse()
    return dry_run_here(content, document, plan)


def _picture(limits: Limits, content: bytes, page_index: int, dpi: int) -> bytes:
    limits.pulse()
    return picture_here(content, page_index, dpi)


_TASKS: dict[str, Callable[..., Any]] = {"read": _read, "write": _write, "dry run": _dry_run, "picture": _picture}
