"""Reading what is new: files of the folder and files inside files, one transaction a file."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from redactor.core.documents import Block, BlockKind, Document, EmbeddedFile, FileStatus, GapKind, MediaType, SourceFile
from redactor.core.ids import FileId, block_id, file_id
from redactor.core.places import Place
from redactor.core.problems import Progress
from redactor.documents import read_bytes, sniff
from redactor.pipeline.folder import Case
from redactor.pipeline.intake import FoundFile, Intake, read_content
from redactor.pipeline.versions import READER

_DEEPEST = 5  # files within files within files: beyond this they are gaps

_SUFFIXES = {".pdf": MediaType.PDF, ".docx": MediaType.WORD, ".docm": MediaType.WORD, ".txt": MediaType.TEXT}
_KIND_WORDS = {
    MediaType.PDF: "a PDF",
    MediaType.WORD: "a Word file",
    MediaType.TEXT: "plain text",
    MediaType.UNKNOWN: "of no known type",
}
_WHOLE_FILE_GAPS = frozenset({GapKind.FILE_UNREADABLE, GapKind.FILE_UNKNOWN, GapKind.FILE_ENCRYPTED})


@dataclass(frozen=True, slots=True)
class ReadingSummary:
    """What a run of reading did."""

    read: int
    kept: int
    gone: int


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A content that is to be read, with every name it goes by."""

    id: FileId
    sha256: str
    size: int
    paths: tuple[str, ...]
    parent: FileId | None
    content: bytes | None  # embedded files only
    depth: int


def read_folder(case: Case, folder: Path, intake: Intake, progress: Progress) -> ReadingSummary:
    """Bring the stored documents in step with the folder; unchanged files are not opened again."""
    known = {file.id: file for file in case.store.files()}
    waiting = _by_content(intake.found)
    live: set[FileId] = set()
    read = kept = 0
    for entry in progress.track(waiting, what="reading", total=len(waiting)):
        if _is_current(case, known.get(entry.id), entry):
            live |= _with_descendants(entry.id, known)
            kept += 1
            continue
        content = read_content(folder / entry.paths[0], entry.sha256)
        live |= _read_tree(case, replace(entry, content=content))
        read += 1
    gone = sorted(set(known) - live)
    with case.store.step():
        for file in gone:
            case.store.drop_file(file)
    return ReadingSummary(read, kept, len(gone))


def content_of(case: Case, file: SourceFile) -> bytes:
    """The bytes of a file of the case, unchanged since it was read."""
    if file.parent is not None:
        stored = case.store.content(file.id)
        if stored is not None:
            return stored
    return read_content(Path(case.store.fact("folder")) / file.paths[0], file.sha256)


def _by_content(found: tuple[FoundFile, ...]) -> list[_Waiting]:
    paths: defaultdict[str, list[FoundFile]] = defaultdict(list)
    for entry in found:
        paths[entry.sha256].append(entry)
    entries = [
        _Waiting(file_id(sha256), sha256, same[0].size, tuple(sorted(f.path for f in same)), None, None, 0)
        for sha256, same in paths.items()
    ]
    return sorted(entries, key=lambda entry: entry.paths)


def _is_current(case: Case, known: SourceFile | None, entry: _Waiting) -> bool:
    return known is not None and known.paths == entry.paths and case.store.document(entry.id, READER) is not None


def _with_descendants(root: FileId, known: Mapping[FileId, SourceFile]) -> set[FileId]:
    family = {root}
    grown = True
    while grown:
        children = {file.id for file in known.values() if file.parent in family} - family
        family |= children
        grown = bool(children)
    return family


def _read_tree(case: Case, root: _Waiting) -> set[FileId]:
    """Read a file and every file inside it; returns their ids."""
    queue, seen = [root], set()
    while queue:
        entry = queue.pop(0)
        if entry.id in seen or entry.content is None:
            continue
        seen.add(entry.id)
        document = read_bytes(entry.content)
        _store(case, entry, document)
        if entry.depth < _DEEPEST:
            queue.extend(_child(embedded, entry) for embedded in document.embedded)
    return seen


def _child(embedded: EmbeddedFile, parent: _Waiting) -> _Waiting:
    sha256 = hashlib.sha256(embedded.content).hexdigest()
    return _Waiting(
        file_id(sha256), sha256, len(embedded.content), (embedded.name or "embedded file",), parent.id, embedded.content,
        parent.depth + 1,
    )  # fmt: skip


def _store(case: Case, entry: _Waiting, document: Document) -> None:
    content = entry.content or b""
    status, reason = status_of(document)
    kind = sniff(content)
    reason = reason or _misnamed(entry.paths[0], kind)
    file = SourceFile(entry.id, entry.sha256, entry.size, kind, entry.paths, entry.parent, status, reason)
    named = replace(document, blocks=(*_name_blocks(entry), *document.blocks))
    with case.store.step():
        case.store.put_file(file, content if entry.parent is not None else None)
        case.store.put_document(named, READER)


def status_of(document: Document) -> tuple[FileStatus, str]:
    """How far a file could be read, and why no further."""
    whole = [gap for gap in document.gaps if gap.kind in _WHOLE_FILE_GAPS]
    if whole:
        return FileStatus.UNREADABLE, whole[0].reason
    if document.gaps:
        many = len(document.gaps)
        return FileStatus.PARTLY_READ, f"{many} place{'s' if many > 1 else ''} not read"
    return FileStatus.READ, ""


def _stem(path: str) -> str:
    suffix = PurePosixPath(path).suffix
    return path.removesuffix(suffix) if suffix.lower() in _SUFFIXES else path


def _misnamed(path: str, kind: MediaType) -> str:
    """What to say of a file whose name promises something else than its content is."""
    promised = _SUFFIXES.get(PurePosixPath(path).suffix.lower())
    if promised is None or promised is kind:
        return ""
    return f"Its name ends in {PurePosixPath(path).suffix}, but its content is {_KIND_WORDS[kind]}: read as that."


def _name_blocks(entry: _Waiting) -> tuple[Block, ...]:
    """File and folder names, without their suffix, are searched like any block; the pack never uses them."""
    return tuple(
        Block(
            block_id(entry.id, f"name.{index}"), BlockKind.FILE_NAME, Place("file name", None, (-1, index)), _stem(path)
        )
        for index, path in enumerate(entry.paths)
    )
