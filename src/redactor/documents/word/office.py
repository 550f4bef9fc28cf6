"""A written copy as PDF, by LibreOffice: only ever our own package, in a throw-away profile, under a time limit.

The package that goes in was written from the allow-list: it holds no links to the outside, macros, objects or
fields that fetch anything. Where the system can (Linux with user namespaces) the program gets no network either.
The PDF that comes out is an input like any other: it goes through our own PDF writer and checks before release.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from redactor.errors import WritingError

_PROGRAMS = ("soffice", "libreoffice", "soffice.com")
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG")
_SECONDS = 180.0


def office_program() -> str:
    """The path of LibreOffice's program, or "" where it is not installed."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), "")


def convert_to_pdf(package: bytes, *, seconds: float = _SECONDS) -> bytes:
    """The pages of a copy *of ours* as PDF; raises :class:`WritingError`."""
    program = office_program()
    if not program:
        raise WritingError("LibreOffice is not installed.", next_step="Install it, or keep the copy as .docx.")
    with tempfile.TemporaryDirectory(prefix="redactor-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "copy.docx"
        source.write_bytes(package)
        _run(_command(program, folder, source), folder, seconds)
        made = folder / "copy.pdf"
        if not made.is_file():
            raise WritingError("LibreOffice could not open the copy.", next_step="Keep the copy as .docx.")
        return made.read_bytes()


def _command(program: str, folder: Path, source: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    options = [
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    return [*_confined(), program, f"-env:UserInstallation={profile}", *options, str(source)]


@lru_cache(maxsize=1)
def _confined() -> tuple[str, ...]:
    """A prefix that starts a program in a network of its own, with nothing in it, and ends all of it when we end, however that is.

    Of what a system offers as much as it allows; empty where that is nothing.
    """
    ends_with_us = _working(("setpriv", "--pdeathsig", "KILL"))
    own_network = ("unshare", "--user", "--map-root-user", "--net")
    own_processes = (*own_network, "--pid", "--fork", "--kill-child")
    return _working((*ends_with_us, *own_processes)) or _working((*ends_with_us, *own_network)) or ends_with_us


def _working(prefix: tuple[str, ...]) -> tuple[str, ...]:
    """The prefix, if programs can be started with it here."""
    found = shutil.which(prefix[0])
    if not found:
        return ()
    probe = subprocess.run([found, *prefix[1:], "true"], check=False, capture_output=True, timeout=10)
    return (found, *prefix[1:]) if probe.returncode == 0 else ()


def _run(command: list[str], folder: Path, seconds: float) -> None:
    environment = {key: os.environ[key] for key in _KEPT_VARIABLES if key in os.environ}
    environment["HOME"] = str(folder)
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as fault:
        _stop(process)
        raise WritingError("LibreOffice took too long over a copy.", next_step="Keep the copy as .docx.") from fault


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and, where sessions exist, what it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, 9)
    else:
        process.kill()
    process.wait(10)
