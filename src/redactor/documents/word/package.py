"""The package as it came: members of the ZIP under limits, and relationships."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from redactor.documents.limits import DEFAULT_LIMITS, Limits
from redactor.documents.word.markup import MarkupFault, parse_markup
from redactor.documents.word.namespaces import Node

MAX_PART = 128 * 1024 * 1024
MAX_MEMBERS = 10_000
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)


class UnreadablePackage(Exception):
    """No document can be read from these bytes; the message is fit for a person and quotes nothing."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: the last word of its type and where it leads (a part's name, or an outside target)."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """Parts by name (no leading slash), and what went wrong while they were unpacked."""

    parts: dict[str, bytes]
    damaged: tuple[str, ...] = ()
    shadowed: tuple[str, ...] = ()  # names that occur twice with different content
    _trees: dict[str, Node | None] = field(default_factory=dict)

    @cached_property
    def _by_folded_name(self) -> dict[str, str]:
        return {name.casefold(): name for name in sorted(self.parts, reverse=True)}

    def resolve(self, name: str) -> str:
        """The name under which a part is stored; "" where there is no such part."""
        return self._by_folded_name.get(name.casefold(), "")

    def tree(self, part: str) -> Node | None:
        """The root of an XML part; None where it is missing or faulty. Parsed once."""
        if part not in self._trees:
            self._trees[part] = self._parse(part)
        return self._trees[part]

    def _parse(self, part: str) -> Node | None:
        try:
            return parse_markup(self.parts[part]) if part in self.parts else None
        except MarkupFault:
            return None

    def relations(self, part: str = "") -> dict[str, Relation]:
        """The relationships of *part* ("" for the package) by id."""
        folder, _, name = part.rpartition("/")
        root = self.tree(self.resolve(posixpath.join(folder, "_rels", f"{name}.rels")))
        found = (self._relation(node, folder) for node in root) if root is not None else ()
        return {relation.id: relation for relation in found if relation.id}

    def _relation(self, node: Node, folder: str) -> Relation:
        target = str(node.get("Target", ""))
        external = node.get("TargetMode", "") == "External"
        if not external:
            path = posixpath.normpath(posixpath.join("/" + folder, unquote(target)))
            target = self.resolve(path.lstrip("/")) or path.lstrip("/")
        return Relation(str(node.get("Id", "")), str(node.get("Type", "")).rpartition("/")[2], target, external)

    def related(self, part: str, kind: str) -> Iterator[str]:
        """Names of the stored parts that *part* points to by relationships of *kind*, in order of their ids."""
        relations = self.relations(part)
        for key in sorted(relations):
            relation = relations[key]
            if relation.kind == kind and not relation.external and relation.target in self.parts:
                yield relation.target

    @property
    def main(self) -> str:
        """The name of the main document part."""
        named = next(self.related("", "officeDocument"), "")
        return named or self.resolve("word/document.xml")


def open_package(content: bytes, limits: Limits = DEFAULT_LIMITS) -> Package:
    """Unpack *content*; raises :class:`UnreadablePackage` when it is no package or breaks a limit."""
    budget = limits.unpacked_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            _check_size(members, budget)
            return _unpacked(archive, members, budget)
    except _ZIP_FAULTS as fault:
        raise UnreadablePackage("The file is not a readable Word package.") from fault


def _check_size(members: list[zipfile.ZipInfo], budget: int) -> None:
    if len(members) > MAX_MEMBERS:
        raise UnreadablePackage("The package has too many members.")
    if sum(info.file_size for info in members) > budget:
        raise UnreadablePackage("The package unpacks to more than the limit allows.")


def _unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], budget: int) -> Package:
    parts: dict[str, bytes] = {}
    damaged: list[str] = []
    shadowed: list[str] = []
    for info in members:
        name = info.filename.replace("\\", "/").lstrip("/")
        raw = _member(archive, info, min(budget, MAX_PART))
        if raw is None:
            damaged.append(name)
            continue
        budget -= len(raw)
        if parts.get(name, raw) != raw:
            shadowed.append(name)
        parts[name] = raw
    return Package(parts, tuple(damaged), tuple(shadowed))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The unpacked member, or None where it is damaged. The stated size is not believed."""
    try:
        with archive.open(info) as stream:
            raw = stream.read(limit + 1)
    except _ZIP_FAULTS:
        return None
    if len(raw) > limit:
        raise UnreadablePackage("The package unpacks to more than the limit allows.")
    return raw
