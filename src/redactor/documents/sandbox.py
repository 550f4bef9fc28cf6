"""Runs the work on one file in a child process, so that no file can hang, crash or exhaust the tool.

A worker is kept and used again: forty files do not cost forty interpreter starts. It is started by command line rather
than through ``multiprocessing``, so scripts that use the Python API need no ``__main__`` guard, on Windows either.
Answers are unpickled from an allow-list of our own record types: a hijacked child cannot run code in the parent.
"""

from __future__ import annotations

import atexit
import io
import pickle
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from typing import Any

from redactor.core.messages import receive_raw
from redactor.documents.limits import Limits, no_pulse
from redactor.documents.refusal import damaged
from redactor.documents.worker import send
from redactor.errors import InputError, RedactorError, WritingError

_START = "import sys; sys.path[:] = {path!r}; from redactor.documents.worker import main; main()"
_TASKS_A_WORKER = 200  # then it is replaced: what libraries leak stays bounded
_PLAIN = frozenset(
    {("array", "array"), ("array", "_array_reconstructor"), ("builtins", "frozenset"), ("copyreg", "__newobj__")}
)
_OWN = ("redactor.core.",)


class _RecordsOnly(pickle.Unpickler):
    """Loads nothing but records of ``core`` and plain containers."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name, if it is one of ours."""
        own = module.startswith(_OWN) and "." not in name
        if own or (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


class Worker:
    """One child process and the thread that listens to it."""

    def __init__(self) -> None:
        self.tasks_done = 0
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        try:
            while True:
                self._answers.put(receive_raw(stream))  # type: ignore[arg-type]
        except (EOFError, OSError, ValueError):
            self._answers.put(None)

    @property
    def alive(self) -> bool:
        """Whether the child still runs."""
        return self._process.poll() is None

    def run(self, task: str, limits: Limits, arguments: tuple[Any, ...]) -> Any:
        """The task's result; raises what the child refused with, or ``FileRefused`` where it was stopped or fell."""
        assert self._process.stdin is not None
        try:
            send(self._process.stdin, (task, replace(limits, pulse=no_pulse), arguments))  # type: ignore[arg-type]
        except OSError as fault:
            self.stop()
            raise damaged("The file could not be worked on: the reading process ended.") from fault
        self.tasks_done += 1
        return self._outcome(limits)

    def _outcome(self, limits: Limits) -> Any:
        deadline = time.monotonic() + limits.total_seconds
        while True:
            patience = min(limits.silent_seconds, max(deadline - time.monotonic(), 0.0))
            try:
                raw = self._answers.get(timeout=patience)
            except queue.Empty:
                self.stop()
                raise damaged("The file takes too long: work on it was stopped.") from None
            if raw is None:
                self.stop()
                raise damaged("The file made the reading process end: it is damaged or needs too much memory.")
            message = _RecordsOnly(io.BytesIO(raw)).load()
            if message[0] == "done":
                return message[1]
            if message[0] != "alive":
                raise _refusal(message)

    def stop(self) -> None:
        """End the child; nothing it holds is worth keeping."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not yet written to a dead child
                    stream.close()


def _refusal(message: tuple[Any, ...]) -> RedactorError:
    kind, *rest = message
    if kind == "refused":
        name, what, next_step, pages = rest
        if name == "WritingError":
            return WritingError(what, next_step=next_step, pages=pages)
        return InputError(what, next_step=next_step)
    return damaged(f"The file could not be worked on ({rest[0]}).")


class _Pool:
    """Idle workers, to be used again."""

    def __init__(self) -> None:
        self._idle: list[Worker] = []
        self._lock = threading.Lock()

    def take(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
        return Worker()

    def give_back(self, worker: Worker) -> None:
        if worker.alive and worker.tasks_done < _TASKS_A_WORKER:
            with self._lock:
                self._idle.append(worker)
        elif worker.alive:
            worker.stop()

    def close(self) -> None:
        with self._lock:
            while self._idle:
                self._idle.pop().stop()


_POOL = _Pool()
atexit.register(_POOL.close)


def run_apart(task: str, limits: Limits, *arguments: Any) -> Any:
    """Run one task ("read", "write", "dry run", "picture") in a child process and return its result."""
    worker = _POOL.take()
    try:
        return worker.run(task, limits, arguments)
    finally:
        _POOL.give_back(worker)
