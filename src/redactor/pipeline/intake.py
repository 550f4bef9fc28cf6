"""Walking the disclosure folder: every file hashed, nothing opened for writing, links not followed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redactor.errors import InputError

_CHUNK = 1 << 20
_WRITTEN_BY_SYSTEMS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One path of the folder and the content that stands there."""

    path: str  # relative, POSIX form
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Intake:
    """What a walk found, in order of path, and how many files that only systems write it passed over."""

    found: tuple[FoundFile, ...]
    passed_over: int


def walk(folder: Path) -> Intake:
    """Every file under *folder*, hashed."""
    if not folder.is_dir():
        raise InputError(
            f"{folder.name} is not a folder.", next_step="Name the folder that holds the files to disclose."
        )
    paths = sorted(_files(folder), key=lambda path: path.relative_to(folder).as_posix())
    kept = [path for path in paths if path.name.lower() not in _WRITTEN_BY_SYSTEMS]
    found = tuple(FoundFile(path.relative_to(folder).as_posix(), *_hashed(path)) for path in kept)
    return Intake(found, len(paths) - len(kept))


def read_content(path: Path, sha256: str) -> bytes:
    """The bytes at *path*; InputError if they are no longer those that were taken in."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"A file of the case can no longer be read ({error.strerror}).", next_step="Put it back and run scan again."
        ) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise InputError("A file of the case has changed since it was scanned.", next_step="Run redactor scan again.")
    return content


def _files(folder: Path) -> Iterator[Path]:
    for root, names, files in os.walk(folder, followlinks=False):
        names.sort()
        for name in files:
            path = Path(root, name)
            if not path.is_symlink() and path.is_file():
                yield path


def _hashed(path: Path) -> tuple[str, int]:
    hasher, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            hasher.update(chunk)
            size += len(chunk)
    return hasher.hexdigest(), size
