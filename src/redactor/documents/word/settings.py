"""The copy's settings: page layout switches only."""

from __future__ import annotations

from redactor.documents.word.compatibility import NAMED, SWITCHES
from redactor.documents.word.grammar import WORD, copy_allowed
from redactor.documents.word.namespaces import Node, add, child, get, is_on, make, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.notes import NOTE_LINES
from redactor.documents.word.vocabulary import spaced

_SWITCHES = (
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "autoHyphenation",
    "doNotHyphenateCaps",
    "evenAndOddHeaders",
    "bookFoldPrinting",
    "noLineBreaksAfter",
    "displayBackgroundShape",
)
_MEASURES = ("defaultTabStop", "consecutiveHyphenLimit", "hyphenationZone")
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_MODES = frozenset({"11", "12", "14", "15"})
_ORDER = spaced(
    "view displayBackgroundShape mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop defaultTabStop"
    " autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders bookFoldPrinting footnotePr"
    " endnotePr compat themeFontLang"
)


def build_settings(normal: Normal) -> Node | None:
    """The new settings part; None where the source has none and nothing is to be said: LibreOffice then takes other defaults."""
    part = next(normal.package.related(normal.parts["body"], "settings"), "")
    source = normal.package.tree(part) if part else None
    target = make("w:settings")
    for name in _ORDER:
        node = _setting(name, source, normal)
        if node is not None:
            target.append(node)
    return target if source is not None or len(target) else None


def _setting(name: str, source: Node | None, normal: Normal) -> Node | None:
    found = child(source, f"w:{name}") if source is not None else None
    if name == "view":  # of all views only this one lays text out otherwise
        return make("w:view", val="web") if found is not None and get(found, "w:val") == "web" else None
    if name in _SWITCHES:
        return make(f"w:{name}") if is_on(found) else None
    if name in _MEASURES:
        value = get(found, "w:val") if found is not None else ""
        return make(f"w:{name}", val=value) if value.isdigit() and len(value) < 6 else None
    if name == "themeFontLang":
        return copy_allowed(found, WORD) if found is not None else None
    if name in {"footnotePr", "endnotePr"}:
        return _note_settings(name, found, normal)
    return _compatibility(found)


def _note_settings(name: str, found: Node | None, normal: Normal) -> Node | None:
    kind = name.removesuffix("Pr")
    kept = copy_allowed(found, WORD) if found is not None else None
    target = kept if kept is not None else make(f"w:{name}")
    if f"{kind}s" in normal.areas:
        for line, number in NOTE_LINES.items():
            if line in normal.note_lines[kind]:
                add(target, f"w:{kind}", id=number)
    return target if len(target) else None


def _compatibility(found: Node | None) -> Node | None:
    mode = ""  # a package that states none: Word takes it for 12, LibreOffice lays out some lines otherwise than at 12
    for node in found.findall(qualified("w:compatSetting")) if found is not None else ():
        if get(node, "w:name") == "compatibilityMode" and get(node, "w:val") in _MODES:
            mode = get(node, "w:val")
    target = make("w:compat")
    for name in SWITCHES:
        if found is not None and is_on(child(found, f"w:{name}")):
            add(target, f"w:{name}")
    if mode:
        add(target, "w:compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=mode)
    for node in found.findall(qualified("w:compatSetting")) if found is not None else ():
        name, value = get(node, "w:name"), get(node, "w:val")
        if name in NAMED and name != "compatibilityMode" and value in {"0", "1"}:
            add(target, "w:compatSetting", name=name, uri=_COMPATIBILITY, val=value)
    return target if len(target) else None
