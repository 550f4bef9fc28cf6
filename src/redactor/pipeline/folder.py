"""The case folder: made once, opened with its lock, private to its user."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from redactor.case import Store
from redactor.case_template import render_case_toml
from redactor.core.facts import CaseFacts
from redactor.core.problems import Problem, Severity
from redactor.core.rules import Exemption, Rulebook
from redactor.errors import CaseError, UsageError
from redactor.rulebook import load_rulebook
from redactor.settings import CaseConfiguration, load_configuration

FOLDERS = ("review", "draft", "disclosure", "records", "quarantine")
_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "fuse.sshfs", "fuse.rclone"}
)
_SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "box sync", "nextcloud", "sharepoint")


@dataclass(frozen=True)
class Case:
    """An open case: where it is, what its files say, its rules and its database."""

    path: Path
    configuration: CaseConfiguration
    rulebook: Rulebook
    store: Store
    memory: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what was last derived

    @property
    def facts(self) -> CaseFacts:
        """The facts that ``case.toml`` and ``people.csv`` state."""
        return self.configuration.facts

    @cached_property
    def exemptions(self) -> dict[str, Exemption]:
        """Grounds by code."""
        return {exemption.code: exemption for exemption in self.rulebook.exemptions}

    def folder(self, name: str) -> Path:
        """One of the case's folders, made if need be, private to the user."""
        path = self.path / name
        make_private(path)
        return path


@contextmanager
def open_case(path: Path) -> Iterator[Case]:
    """The case at *path*, with its lock held; CaseError where there is none, CaseBusy where it is taken."""
    configuration = load_configuration(path)
    overrides = path / "rules"
    rulebook = load_rulebook(overrides if overrides.is_dir() else None)
    with Store(path / "case.db") as store:
        yield Case(path, configuration, rulebook, store)


def new_case(path: Path, facts: CaseFacts) -> list[Problem]:
    """Make a case folder with its ``case.toml``; returns warnings. Refuses network drives and folders in use."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError(f"{path.name} already exists and is not empty.", next_step="Choose a new name for the case.")
    if _on_network_drive(path):
        raise CaseError(
            f"{path.name} would lie on a network drive, where others may read it and its database can be damaged.",
            next_step="Make the case on a local disk of this machine.",
        )
    make_private(path)
    for name in FOLDERS:
        make_private(path / name)
    (path / "case.toml").write_text(render_case_toml(facts), encoding="utf-8", newline="\n")
    _make_private_file(path / "case.toml")
    return _synchronised_warning(path)


def make_private(folder: Path) -> None:
    """Make *folder*, readable by its user only where the system knows such a thing."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix":
        folder.chmod(0o700)


def _make_private_file(path: Path) -> None:
    if os.name == "posix":
        path.chmod(0o600)


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then by atomic rename."""
    half = path.with_name(path.name + ".part")
    half.write_bytes(content)
    _make_private_file(half)
    half.replace(path)


def _synchronised_warning(path: Path) -> list[Problem]:
    parts = [part.lower() for part in PurePath(path.resolve()).parts]
    if any(word in part for part in parts for word in _SYNCHRONISED):
        what = "This folder looks as if it is copied to an online service; unredacted text would leave the machine."
        return [Problem(path.name, what, "Consider a folder that is not synchronised.", Severity.WARNING)]
    return []


def _on_network_drive(path: Path) -> bool:
    text = str(path.absolute())
    if text.startswith(("\\\\", "//")):
        return True
    if os.name == "nt":
        return _is_remote_drive(path.absolute().anchor)
    mounts = Path("/proc/mounts")
    return mounts.is_file() and _filesystem_of(Path(text), mounts.read_text("utf-8", "replace")) in _NETWORK_SYSTEMS


def _is_remote_drive(anchor: str) -> bool:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    return windows is not None and windows.kernel32.GetDriveTypeW(anchor) == remote


def _filesystem_of(path: Path, mounts: str) -> str:
    """The type of the file system with the longest mount point above *path*."""
    best = ("", "")
    for line in mounts.splitlines():
        fields = line.split()
        if (
            len(fields) >= 3
            and (path == Path(fields[1]) or Path(fields[1]) in path.parents)
            and len(fields[1]) > len(best[0])
        ):
            best = (fields[1], fields[2])
    return best[1]
