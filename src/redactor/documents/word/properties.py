"""Properties of the package: core, application and custom ones, settings, mail merge, document variables."""

from __future__ import annotations

from redactor.core.documents import BlockKind
from redactor.documents.word.namespaces import Node, get, local, prefixed
from redactor.documents.word.normal import Normal
from redactor.documents.word.scope import Scope, open_scope
from redactor.documents.word.vocabulary import spaced

# What programs write by themselves (dates, counts, versions): dropped by rule and counted.
_PROGRAM_CORE = frozenset({"created", "modified", "lastPrinted", "revision", "version", "language"})
_PROGRAM_APP = frozenset(
    spaced(
        "Application AppVersion Template TotalTime Pages Words Characters CharactersWithSpaces Lines Paragraphs DocSecurity ScaleCrop"
        " LinksUpToDate SharedDoc HyperlinksChanged HeadingPairs MMClips Slides Notes HiddenSlides DigSig PresentationFormat"
    )
)
_MERGE_WORDS = (
    "connectString",
    "query",
    "addressFieldName",
    "mailSubject",
    "name",
    "mappedName",
    "udl",
    "table",
    "uniqueTag",
)


def read_properties(normal: Normal) -> None:
    """Core, application and custom properties."""
    for kind, reader in (
        ("core-properties", _read_core),
        ("extended-properties", _read_app),
        ("custom-properties", _read_custom),
    ):
        for part in normal.package.related("", kind):
            scope = open_scope(normal, "properties", part, BlockKind.PROPERTY, carried=False)
            root = normal.package.tree(part)
            if root is None:
                scope.unread("properties that are not well-formed")
            else:
                reader(root, scope)


def _note_named(scope: Scope, words: str) -> None:
    before = len(scope.normal.passages)
    scope.note(BlockKind.PROPERTY, words)
    if len(scope.normal.passages) == before:
        scope.drop("empty property")


def _read_core(root: Node, scope: Scope) -> None:
    for node in root:
        if local(node) in _PROGRAM_CORE:
            scope.drop("property written by a program")
        else:
            _note_named(scope, "".join(node.itertext()))


def _read_app(root: Node, scope: Scope) -> None:
    for node in root:
        if local(node) in _PROGRAM_APP:
            scope.drop("property written by a program")
        else:
            words = [text.strip() for text in node.itertext() if text.strip()]
            _note_named(scope, "\n".join(words))


def _read_custom(root: Node, scope: Scope) -> None:
    for node in root:
        value = " ".join(text.strip() for text in node.itertext() if text.strip())
        _note_named(scope, f"{node.get('name', '')}: {value}")


def read_settings(normal: Normal, main: str) -> None:
    """What settings hold that a person or a merge put there."""
    part = next(normal.package.related(main, "settings"), "")
    root = normal.package.tree(part) if part else None
    if root is None:
        return
    scope = open_scope(normal, "settings", part, BlockKind.PROPERTY, carried=False)
    for node in root.iter("{*}*"):
        name = local(node)
        if name == "docVar":
            scope.note(BlockKind.PROPERTY, f"{get(node, 'w:name')}: {get(node, 'w:val')}")
        elif name in _MERGE_WORDS and any(prefixed(parent) == "w:mailMerge" for parent in node.iterancestors()):
            scope.note(BlockKind.PROPERTY, get(node, "w:val"))
        elif name in {"caption", "autoCaption"}:
            scope.note(BlockKind.PROPERTY, get(node, "w:name"))
        elif name == "saveThroughXslt":
            scope.note(BlockKind.PROPERTY, get(node, "w:solutionID"))
        elif name == "rsid":
            scope.drop("mark of an editing session")
    for relation in scope.relations.values():
        if relation.external and relation.kind == "attachedTemplate":
            scope.drop("path of a template")
        elif relation.external:
            scope.note(BlockKind.PROPERTY, relation.target)
