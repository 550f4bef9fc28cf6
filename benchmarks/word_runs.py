"""Run formatting of a Word file, read straight from its XML: what a copy must leave as it was.

Shares nothing with the reader and writer: the standard library's zipfile and ElementTree, and a few names.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_OFFICE = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_GONE = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText", "Fallback", "fldData", "rt", "rubyBase"}
)
_RUN_TRAITS = ("b", "i", "sz", "color", "u", "strike", "vertAlign", "caps", "rFonts", "highlight")
_OFF = frozenset({"0", "false", "off"})
_EMPTY = ET.Element("none")
_HIDDEN = "vanish"

Element = ET.Element


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Letters of one formatting inside a paragraph."""

    text: str
    traits: tuple[tuple[str, str], ...]


Paragraph = tuple[Stretch, ...]


def local(node: Element) -> str:
    """The name of *node* without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def value(node: Element | None, name: str = "val") -> str:
    """An attribute by its local name."""
    if node is None:
        return ""
    return next((text for key, text in node.attrib.items() if key.rpartition("}")[2] == name), "")


def paragraphs(content: bytes) -> list[Paragraph]:
    """Every paragraph of the body that shows letters: stretches of equal formatting."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {name.casefold().lstrip("/"): name for name in archive.namelist()}
        main = names.get("word/document.xml") or next(
            name for key, name in names.items() if key.endswith("document.xml")
        )
        root = ET.fromstring(archive.read(main))
        styles = _style_names(archive, names)
    return [made for node in _shown(root) for made in [_paragraph(node, styles)] if made]


def _shown(node: Element) -> Iterator[Element]:
    """The paragraphs under *node*, the second spelling of drawings left out."""
    for inner in node:
        if local(inner) == "p" and _is_word(inner):
            yield inner
        if local(inner) not in {"Fallback", "del", "moveFrom"}:
            yield from _shown(inner)


def _is_word(node: Element) -> bool:
    return node.tag[1:].partition("}")[0] in _OFFICE


def _style_names(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    part = names.get("word/styles.xml")
    root = ET.fromstring(archive.read(part)) if part else _EMPTY
    nodes = {value(node, "styleId"): node for node in root if local(node) == "style"}
    return {key: _style_name(node, nodes) for key, node in nodes.items()}


def _style_name(node: Element, nodes: dict[str, Element]) -> str:
    """A built-in style's name; of a custom one, which copies may rename, what it does to the letters."""
    if value(node, "customStyle") not in {"1", "true", "on"}:
        return value(_child(node, "name")).casefold()
    looks: dict[str, str] = {}
    chain: list[Element] = []
    while node is not None and node not in chain:
        chain.append(node)
        node = nodes.get(value(_child(node, "basedOn")))  # type: ignore[assignment]
    for style in reversed(chain):
        looks |= _stated(_child(style, "rPr")) | {"jc": value(_child(style, "pPr", "jc"))}
    return f"custom {sorted((key, look) for key, look in looks.items() if look)}"


def _child(node: Element | None, *names: str) -> Element | None:
    for name in names:
        node = next((inner for inner in node if local(inner) == name), None) if node is not None else None
    return node


def _paragraph(node: Element, styles: dict[str, str]) -> Paragraph:
    properties = _child(node, "pPr")
    listed = value(_child(properties, "numPr", "numId")) not in {"", "0"}
    outer = {
        "style": styles.get(value(_child(properties, "pStyle")), ""),
        "list": value(_child(properties, "numPr", "ilvl")) or "0" if listed else "",
        "jc": value(_child(properties, "jc")).replace("start", "left").replace("end", "right"),
    }
    found: list[Stretch] = []
    for run in _runs(node):
        letters = "".join(inner.text or "" for inner in run if local(inner) == "t")
        traits = _traits(run, styles)
        if not letters or traits is None:
            continue
        stretch = Stretch(letters, tuple(sorted({**outer, **traits}.items())))
        if found and found[-1].traits == stretch.traits:
            found[-1] = Stretch(found[-1].text + letters, stretch.traits)
        else:
            found.append(stretch)
    return tuple(found)


def _runs(node: Element) -> Iterator[Element]:
    """The runs that are seen, of this paragraph alone: text boxes in it are paragraphs of their own."""
    for inner in node:
        name = local(inner)
        if name == "r" and _is_word(inner):
            yield inner
        elif name not in _GONE and name not in {"p", "drawing", "pict", "object"}:
            yield from _runs(inner)


def _traits(run: Element, styles: dict[str, str]) -> dict[str, str] | None:
    """The formatting that the run itself states; None where it is hidden."""
    properties = _child(run, "rPr")
    hides = (local(node) == _HIDDEN and value(node) not in _OFF for node in properties or ())
    if any(hides):
        return None
    found = {"rStyle": styles.get(value(_child(properties, "rStyle")), ""), **_stated(properties)}
    return {key: text for key, text in found.items() if text}


def _stated(properties: Element | None) -> dict[str, str]:
    """The traits that run properties state."""
    found: dict[str, str] = {}
    for node in properties if properties is not None else ():
        name = local(node)
        if name in _RUN_TRAITS:
            stated = value(node, "ascii") if name == "rFonts" else value(node) or "1"
            found[name] = "" if stated in _OFF else stated.replace("true", "1")
    return found


@dataclass(frozen=True, slots=True)
class RunDifference:
    """What one file's runs lost or changed: how many paragraphs, and which traits differ most."""

    paragraphs: int
    traits: tuple[tuple[str, int], ...]


def compare_runs(source: bytes, copy: bytes, *, without: tuple[str, ...]) -> RunDifference:
    """Paragraphs of *source* that do not stand equal in *copy*; those that hold a word of *without* are left out."""
    wanted = Counter(p for p in paragraphs(source) if not _holds(p, without))
    found = Counter(p for p in paragraphs(copy))
    missing = wanted - found
    surplus = {_text(p): p for p in found - wanted}
    differing: Counter[str] = Counter()
    for paragraph in missing:
        differing.update(_differing(paragraph, surplus.get(_text(paragraph))))
    return RunDifference(missing.total(), tuple(differing.most_common(4)))


def _text(paragraph: Paragraph) -> str:
    return "".join(stretch.text for stretch in paragraph)


def _holds(paragraph: Paragraph, words: tuple[str, ...]) -> bool:
    text = _text(paragraph).casefold()
    return any(word.casefold() in text for word in words)


def _differing(one: Paragraph, other: Paragraph | None) -> set[str]:
    if other is None:
        return {"text"}
    if [s.text for s in one] != [s.text for s in other]:
        return {"borders of runs"}
    pairs = [
        (a, b) for first, second in zip(one, other, strict=True) for a, b in [(dict(first.traits), dict(second.traits))]
    ]
    return {key for a, b in pairs for key in {*a, *b} if a.get(key) != b.get(key)}
