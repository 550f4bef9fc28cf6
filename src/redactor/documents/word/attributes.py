"""Text that sits in attributes: names, descriptions, authors, targets. None of it is carried."""

from __future__ import annotations

import re
from collections.abc import Callable

from redactor.core.documents import BlockKind
from redactor.documents.word.namespaces import Node, get, local, prefixed, qualified
from redactor.documents.word.scope import Scope

_MACHINE_BOOKMARK = re.compile(
    r"_(?:Toc|Ref|Hlk|Hlt|Lnk|GoBack|Mail|Num|Fmt|MON_|PictureBullets|Hlt)\w*|OLE_LINK\d+|_\d+|Text\d+|Check\d+|Dropdown\d+"
)
_MACHINE_NAME = re.compile(
    r"(?:Picture|Image|Graphic|Text ?Box|TextBox|Rectangle|Group|Shape|Straight Connector|Straight Arrow Connector|Line|Oval|Chart"
    r"|Diagram|Drawing|Object|Canvas|Freeform|Freeform: Shape|AutoShape|WordArt|Connector|Right Arrow|Arrow|Frame|Rounded Rectangle"
    r"|Rectangle: Rounded Corners|Content Placeholder|Title|officeArt object|Ink|Zone de texte)?[ _]?\d*",
    re.IGNORECASE,
)
# Relationships to the outside that a program wrote by itself.
_PROGRAM_TARGETS = frozenset({"attachedTemplate", "hyperlinkBase"})


def read_attributes(root: Node, scope: Scope) -> None:
    """Note every attribute of a part that holds words."""
    for node in root.iter("{*}*"):
        author = get(node, "w:author")
        if author:
            scope.normal.author(author, scope.part)
        reader = _READERS.get(prefixed(node)) or _READERS_BY_LOCAL_NAME.get(local(node))
        if reader is not None:
            reader(node, scope)


def _bookmark(node: Node, scope: Scope) -> None:
    name = get(node, "w:name")
    if _MACHINE_BOOKMARK.fullmatch(name):
        scope.drop("bookmark named by a program")
    else:
        scope.note(BlockKind.BOOKMARK, name)


def _description(node: Node, scope: Scope) -> None:
    """``docPr`` and ``cNvPr``: description, title, and a name unless a program gave it."""
    words = [node.get("title", ""), node.get("descr", "")]
    if not _MACHINE_NAME.fullmatch(node.get("name", "").strip()):
        words.append(node.get("name", ""))
    scope.note(BlockKind.ALT_TEXT, "\n".join(dict.fromkeys(word for word in words if word.strip())))


def _value_as(kind: BlockKind) -> Callable[[Node, Scope], None]:
    def read(node: Node, scope: Scope) -> None:
        scope.note(kind, get(node, "w:val"))

    return read


def _form_data(node: Node, scope: Scope) -> None:
    values = [get(inner, "w:val") for inner in node.iter("{*}*") if local(inner) in _FORM_WORDS]
    scope.note(
        BlockKind.FORM_FIELD,
        "\n".join(value for value in values if value.strip() and not _MACHINE_BOOKMARK.fullmatch(value)),
    )


_FORM_WORDS = frozenset({"name", "helpText", "statusText", "listEntry", "entryMacro", "exitMacro"})


def _list_item(node: Node, scope: Scope) -> None:
    words = dict.fromkeys([get(node, "w:displayText"), get(node, "w:value")])
    scope.note(BlockKind.FORM_FIELD, "\n".join(word for word in words if word))


def _hyperlink(node: Node, scope: Scope) -> None:
    scope.note(BlockKind.LINK, get(node, "w:tooltip"))
    anchor = get(node, "w:anchor")
    if anchor and not _MACHINE_BOOKMARK.fullmatch(anchor):
        scope.note(BlockKind.LINK, anchor)


def _permission(node: Node, scope: Scope) -> None:
    scope.normal.author(get(node, "w:ed"), scope.part)


def _click(node: Node, scope: Scope) -> None:
    scope.note(BlockKind.LINK, node.get("tooltip", ""))


def _vector_shape(node: Node, scope: Scope) -> None:
    words = [node.get(key, "") for key in ("alt", "title", qualified("o:title"), "href")]
    scope.note(BlockKind.ALT_TEXT, "\n".join(dict.fromkeys(word for word in words if word.strip())))


_READERS: dict[str, Callable[[Node, Scope], None]] = {
    "w:bookmarkStart": _bookmark,
    "w:tblCaption": _value_as(BlockKind.ALT_TEXT),
    "w:tblDescription": _value_as(BlockKind.ALT_TEXT),
    "w:alias": _value_as(BlockKind.FORM_FIELD),
    "w:tag": _value_as(BlockKind.FORM_FIELD),
    "w:attr": _value_as(BlockKind.EMBEDDED),
    "w:listItem": _list_item,
    "w:ffData": _form_data,
    "w:hyperlink": _hyperlink,
    "w:permStart": _permission,
    "a:hlinkClick": _click,
    "a:hlinkHover": _click,
    "v:shape": _vector_shape,
    "v:rect": _vector_shape,
    "v:oval": _vector_shape,
    "v:roundrect": _vector_shape,
    "v:group": _vector_shape,
    "v:imagedata": _vector_shape,
}
_READERS_BY_LOCAL_NAME: dict[str, Callable[[Node, Scope], None]] = {"docPr": _description, "cNvPr": _description}


def read_outside_targets(scope: Scope) -> None:
    """Targets of relationships that lead out of the package."""
    for key in sorted(scope.relations):
        relation = scope.relations[key]
        if relation.external and relation.kind in _PROGRAM_TARGETS:
            scope.drop("path of a template")
        elif relation.external:
            scope.note(BlockKind.LINK, relation.target)
