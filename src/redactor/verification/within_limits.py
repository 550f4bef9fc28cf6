"""Our own copies are checked in a child process too: what a hostile original left in one cannot hang or exhaust the tool.

The child is kept for the next copy, so that the search over a case is built once in it. It is started by command line; what
it answers is JSON, so a hijacked child can say nothing but words.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from redactor.core.checks import Expectation, VerificationReport
from redactor.core.memory import limit_memory
from redactor.core.messages import receive_raw, send_raw
from redactor.verification.apart import Bounds, as_json, given_up, report_of
from redactor.verification.ocr import find_program, reader_over
from redactor.verification.verifier import verify_copy

_START = "import sys; sys.path[:] = {path!r}; from redactor.verification.within_limits import main; main({memory})"
_OWN_COPIES = Bounds()
_TOO_LONG = "The copy takes too long to check: it was given up."
_FELL = "The copy made the checking process end: it needs too much memory."


@dataclass(frozen=True, slots=True)
class _Copy:
    content: bytes
    file_name: str
    expectation: Expectation
    ocr_program: str


class _Checker:
    """A child process that checks one copy after the other, and the thread that listens to it."""

    def __init__(self, memory_bytes: int) -> None:
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path, memory=memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                self._answers.put(receive_raw(self._process.stdout))  # type: ignore[arg-type]
        except (EOFError, OSError, ValueError):
            self._answers.put(None)

    @property
    def is_alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.poll() is None

    def answer(self, copy: _Copy, seconds: float) -> bytes | None:
        """What the child says of *copy*; None where it fell. Raises ``queue.Empty`` where it took too long."""
        assert self._process.stdin is not None
        with suppress(OSError):  # a dead child does not answer either
            send_raw(self._process.stdin, pickle.dumps(copy))  # type: ignore[arg-type]
        return self._answers.get(timeout=seconds)

    def stop(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not yet written to a dead child
                    stream.close()


_IDLE: list[_Checker] = []
_LOCK = threading.Lock()


def verify_within_limits(
    content: bytes, *, file_name: str, expectation: Expectation, with_ocr: bool = False, bounds: Bounds = _OWN_COPIES
) -> VerificationReport:
    """As :func:`verify_copy`; where the child was stopped or fell, every check has failed."""
    checker = _taken(bounds.memory_bytes)
    reason = _FELL
    try:
        answer = checker.answer(
            _Copy(content, file_name, expectation, find_program() if with_ocr else ""), bounds.seconds
        )
        if answer is not None:
            record = json.loads(answer)
            report = replace(report_of(record), texts=tuple(map(str, record["texts"])))
            with _LOCK:
                _IDLE.append(checker)
            return report
    except queue.Empty:
        reason = _TOO_LONG
    except (ValueError, KeyError, TypeError):
        pass  # no answer that means anything
    checker.stop()
    return given_up(content, file_name, reason)


def _taken(memory_bytes: int) -> _Checker:
    with _LOCK:
        while _IDLE:
            checker = _IDLE.pop()
            if checker.is_alive:
                return checker
    return _Checker(memory_bytes)


@atexit.register
def _stop_all() -> None:
    with _LOCK:
        while _IDLE:
            _IDLE.pop().stop()


def main(memory_bytes: int) -> None:
    """The child's part: copies in, reports out, until the input ends. What a library prints must not get between them."""
    limit_memory(memory_bytes)
    copies, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("rb+", buffering=0) as nowhere:
        for number in range(3):
            os.dup2(nowhere.fileno(), number)
    while True:
        try:
            copy: _Copy = pickle.loads(receive_raw(copies))  # noqa: S301  from our own parent
        except EOFError:
            return
        send_raw(answers, json.dumps(_report(copy)).encode())


def _report(copy: _Copy) -> dict[str, Any]:
    ocr = reader_over(copy.ocr_program) if copy.ocr_program else None
    report = verify_copy(copy.content, file_name=copy.file_name, expectation=copy.expectation, ocr=ocr)
    return {**as_json(report), "texts": report.texts}
