"""Content controls that are bound to a data store: what a word processor shows is what the store says, not what the control last held.

Source: ECMA-376, part 1, 17.5.2.6 (``w:dataBinding``).
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from redactor.core.documents import BlockKind
from redactor.documents.word.alternates import text_of
from redactor.documents.word.namespaces import Node, add, add_letters, child, get, qualified
from redactor.documents.word.package import Package
from redactor.documents.word.scope import Scope

_BUILT_IN = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_PREFIX = re.compile(r"""xmlns:([\w.\-]+)=['"]([^'"]*)['"]""")
_STEPS = re.compile(r"(?:/[\w.\-]+(?::[\w.\-]+)?(?:\[\d{1,4}\])?){1,20}")
_PLACEHOLDER = "showingPlcHdr"


def shown_content(control: Node, scope: Scope) -> Node | None:
    """What a control shows: its content, with the words of the store where it holds others. Those are kept for examination."""
    content = child(control, "w:sdtContent")
    properties = child(control, "w:sdtPr")
    if content is None or properties is None or child(properties, "w:text") is None:
        return content
    words = _stored_words(properties, scope.normal.package)
    is_placeholder = child(properties, f"w:{_PLACEHOLDER}") is not None
    held = text_of(content)
    if not words.strip() or (words.split() == held.split() and not is_placeholder):
        return content
    lines = words.splitlines() if _is_set(child(properties, "w:text"), "w:multiLine") else [" ".join(words.split())]
    changed = _with_words(content, lines, is_placeholder=is_placeholder)
    if changed is None:
        return content
    if not is_placeholder:
        scope.note(scope.gone or BlockKind.HIDDEN, held)
    return changed


def _stored_words(properties: Node, package: Package) -> str:
    binding = child(properties, "w:dataBinding")
    path = get(binding, "w:xpath").strip() if binding is not None else ""
    root = _store(get(binding, "w:storeItemID").upper(), package) if binding is not None else None
    if root is None or not _STEPS.fullmatch(path):
        return ""
    try:
        found = root.xpath(path, namespaces=dict(_PREFIX.findall(get(binding, "w:prefixMappings"))) or None)
    except etree.XPathError:
        return ""
    return str(found[0].text or "") if len(found) == 1 and len(found[0]) == 0 else ""


def _store(item: str, package: Package) -> Node | None:
    """The part that a control's store id leads to: custom XML by its id, else the properties of the document."""
    if item in _BUILT_IN:
        part = next(package.related("", _BUILT_IN[item]), "")
        return package.tree(part) if part else None
    for data in package.related(package.main, "customXml"):
        for described in package.related(data, "customXmlProps"):
            root = package.tree(described)
            if root is not None and str(root.get(_ITEM_ID, "")).upper() == item:
                return package.tree(data)
    return None


def _is_set(node: Node, name: str) -> bool:
    """Whether an attribute switches something on."""
    return get(node, name).lower() in {"1", "true", "on"}


def _with_words(content: Node, lines: list[str], *, is_placeholder: bool) -> Node | None:
    """The content with *lines* in its first run and nothing in the others; None where no run holds letters."""
    copy = deepcopy(content)
    letters = next(copy.iter(qualified("w:t")), None)
    kept = letters.getparent() if letters is not None else None
    if kept is None or kept.tag != qualified("w:r"):
        return None
    for run in [run for run in copy.iter(qualified("w:r")) if run is not kept]:
        run.getparent().remove(run)
    for node in [node for node in kept if node.tag != qualified("w:rPr")]:
        kept.remove(node)
    style = child(kept, "w:rPr", "w:rStyle")
    if is_placeholder and style is not None:
        style.getparent().remove(style)  # only what stands in for words is grey
    for number, line in enumerate(lines):
        if number:
            add(kept, "w:br")
        add_letters(kept, line)
    return copy
