"""Every part that the walk has not met: known and empty of words, or read here, or a gap."""

from __future__ import annotations

import re

from redactor.core.documents import BlockKind, EmbeddedFile, GapKind
from redactor.core.ids import digest
from redactor.documents.word.alternates import text_of
from redactor.documents.word.compound import inner_file
from redactor.documents.word.graphics import graphic_text
from redactor.documents.word.namespaces import Node, local
from redactor.documents.word.normal import Normal, Unread
from redactor.documents.word.repeats import says_nothing_new, shown_lines
from redactor.documents.word.scope import Scope, open_scope

# Parts that programs write: dropped by rule and counted. Patterns on the last word of the content type or the name.
_PROGRAM_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "package furniture",
        re.compile(
            r"\[Content_Types\]\.xml|.*\.rels|mimetype|(?:.*/)?\.DS_Store|__MACOSX/.*|(?:.*/)?Thumbs\.db", re.IGNORECASE
        ),
    ),
    ("thumbnail", re.compile(r"(?:.*/)?thumbnail[^/]*\.\w+", re.IGNORECASE)),
    ("theme", re.compile(r".*/theme/.*|(?:.*/)?theme\d*\.xml", re.IGNORECASE)),
    (
        "font table and embedded fonts",
        re.compile(r"(?:.*/)?fontTable\d*\.xml|.*/fonts?/.*\.(?:odttf|ttf|fntdata)", re.IGNORECASE),
    ),
    ("web settings", re.compile(r"(?:.*/)?webSettings\d*\.xml", re.IGNORECASE)),
    ("styles of other versions", re.compile(r"(?:.*/)?(?:stylesWithEffects|styles)\d*\.xml", re.IGNORECASE)),
    ("printer settings", re.compile(r"(?:.*/)?printerSettings/?[^/]*\.bin", re.IGNORECASE)),
    (
        "script",
        re.compile(
            r".*(?:vbaProject|vbaData|vbaProjectSignature\w*|customizations|attachedToolbars)[^/]*\.(?:bin|xml)|customUI/.*|userCustomization/.*",
            re.IGNORECASE,
        ),
    ),
    ("task pane or add-in", re.compile(r".*webextensions?/.*|.*taskpanes?[^/]*\.xml", re.IGNORECASE)),
    ("sensitivity label", re.compile(r"docMetadata/.*", re.IGNORECASE)),
    ("digital signature", re.compile(r"_xmlsignatures/.*", re.IGNORECASE)),
    (
        "comment threading",
        re.compile(r"(?:.*/)?comments(?:Extended|Ids|Extensible)\d*\.xml|(?:.*/)?documenttasks/.*", re.IGNORECASE),
    ),
    (
        "look of a chart or diagram",
        re.compile(
            r".*/charts/(?:style|colors)\d*\.xml|.*/diagrams/(?:layout|colors|quickStyle)\w*\.xml", re.IGNORECASE
        ),
    ),
    ("custom XML furniture", re.compile(r".*customXml/itemProps\d*\.xml", re.IGNORECASE)),
    ("numbering", re.compile(r"(?:.*/)?numbering\d*\.xml", re.IGNORECASE)),
)
_SCHEMA_ROOTS = frozenset({"contentTypeSchema", "schema"})
_GRAPHIC = re.compile(r".*/(?:charts|diagrams|drawings)/[^/]+\.xml", re.IGNORECASE)
_MEDIA = re.compile(r".*/media/[^/]+", re.IGNORECASE)


def read_remainder(normal: Normal) -> None:
    """Account for every part of the package that nothing has read so far."""
    for name in normal.package.damaged:
        _gap(normal, name, "a member of the package that is damaged")
    for name in normal.package.shadowed:
        _gap(normal, name, "a member that occurs twice with different content")
    for part in sorted(set(normal.package.parts) - normal.visible):
        _read_part(normal, part)
    for part in sorted(part for part in normal.visible if "/embeddings/" in part.casefold()):
        _embed(normal, part)


def _read_part(normal: Normal, part: str) -> None:
    kind = next((kind for kind, pattern in _PROGRAM_PARTS if pattern.fullmatch(part)), "")
    root = None if kind else normal.package.tree(part)
    if kind:
        normal.dropped[kind] += 1
    elif "/embeddings/" in part.casefold() or part.casefold().startswith("embeddings/"):
        _embed(normal, part)
    elif root is not None:
        _read_tree(normal, part, root)
    elif _MEDIA.fullmatch(part):
        _gap(normal, part, "a media file that no visible part shows")
    else:
        _gap(normal, part, "a part of a kind that this tool does not know")


def _embed(normal: Normal, part: str) -> None:
    raw = normal.package.parts[part]
    inner = inner_file(raw)
    name = (inner.name if inner is not None else "") or part.rpartition("/")[2]
    normal.embedded.append(EmbeddedFile(name, inner.content if inner is not None else raw))


def _gap(normal: Normal, part: str, reason: str) -> None:
    raw = normal.package.parts.get(part, b"")
    number = normal.next_number("parts")
    normal.unread.append(Unread(GapKind.PART_NOT_UNDERSTOOD, part, number, reason, digest(raw)[:32] if raw else ""))


def _read_tree(normal: Normal, part: str, root: Node) -> None:
    """XML that no visible part shows: its words are kept for examination."""
    scope = open_scope(normal, "remainder", part, BlockKind.EMBEDDED, carried=False)
    if local(root) in _SCHEMA_ROOTS:
        normal.dropped["schema of custom properties"] += 1
    elif local(root) == "people":
        for node in root.iter("{*}*"):
            normal.author(str(next((v for k, v in node.attrib.items() if k.endswith("}author")), "")), part)
            user = str(next((v for k, v in node.attrib.items() if k.endswith("}userId")), ""))
            scope.note(BlockKind.AUTHOR, user if "@" in user else "")
    elif _GRAPHIC.fullmatch(part):
        _read_graphic(graphic_text(root), scope)
    else:
        scope.note(BlockKind.EMBEDDED, _all_words(root))


def _read_graphic(text: str, scope: Scope) -> None:
    if text and says_nothing_new(text, shown_lines(scope.normal)):
        scope.drop("cached drawing of a diagram")
    else:
        scope.note(BlockKind.EMBEDDED, text)


def _all_words(root: Node) -> str:
    """Paragraph text where there is any, else text nodes and attribute values that hold letters, a line each."""
    text = text_of(root)
    if text:
        return text
    lines: list[str] = []
    for node in root.iter("{*}*"):
        lines.extend(value for key, value in node.attrib.items() if " " in value or "@" in value or _is_name(key))
        lines.extend(piece.strip() for piece in (node.text, node.tail) if piece and piece.strip())
    return "\n".join(lines)


def _is_name(key: str) -> bool:
    return key.rpartition("}")[2].casefold() in {"name", "title", "author", "displayname", "value", "val", "descr"}
