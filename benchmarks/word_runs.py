"""Run formatting of a Word file, read straight from its XML: what a copy must leave as it was.

Shares nothing with the reader and writer: the standard library's zipfile and ElementTree, and a few names.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from redactor.documents.word.vocabulary import STYLE_NAMES

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
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CONTENTS = re.compile(r"toc \d|table of figures|table of authorities|index \d")
_LINKS = frozenset({"hyperlink", "followedhyperlink"})

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
    """Every paragraph that shows letters, in the body, headers, footers and notes: stretches of equal formatting."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = _Package(archive)
        root = package.tree(package.main)
        styles = _style_names(package.tree(package.related("styles")))
        roots = [root, *_margins(package, root), *_notes(package, root)]
        for one in roots:
            _pass_on_space(one, keeps=False)
    return [made for one in roots for node in _shown(one) for made in [_paragraph(node, styles)] if made]


def _pass_on_space(node: Element, *, keeps: bool) -> None:
    """Say of every text whether its white space is kept, as the elements round it say."""
    keeps = node.get(_SPACE, "preserve" if keeps else "default") == "preserve"
    if keeps and local(node) == "t":
        node.set(_SPACE, "preserve")
    for inner in node:
        _pass_on_space(inner, keeps=keeps)


class _Package:
    """The parts of a package by their names, and what the main part refers to."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = {name.casefold().lstrip("/"): name for name in archive.namelist()}
        self._folder, self._relations = "", list(self.tree("_rels/.rels"))
        self.main = self.related("officeDocument") or "word/document.xml"
        self._folder, _, name = self.main.rpartition("/")
        self._relations = list(self.tree(f"{self._folder}/_rels/{name}.rels".lstrip("/")))

    def tree(self, part: str) -> Element:
        """A part's root; an empty element where there is none."""
        name = self.names.get(part.casefold())
        return ET.fromstring(self.archive.read(name)) if name else _EMPTY

    def related(self, kind: str, key: str = "") -> str:
        """The part that the main part (at first: the package) refers to as *kind*, with the relation's id where one is given."""
        for one in self._relations:
            if one.get("Type", "").endswith(f"/{kind}") and (not key or one.get("Id") == key):
                target = one.get("Target", "")
                return target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}".lstrip("/")
        return ""


def _margins(package: _Package, body: Element) -> list[Element]:
    """The headers and footers that some page shows."""
    settings = package.tree(package.related("settings"))
    is_even = _is_set(_child(settings, "evenAndOddHeaders"))
    inherited: dict[tuple[str, str], str] = {}
    shown: dict[str, None] = {}
    for section in (node for node in body.iter() if local(node) == "sectPr"):
        for node in section:
            if local(node) in {"headerReference", "footerReference"}:
                kind = local(node).removesuffix("Reference")
                inherited[kind, value(node, "type") or "default"] = package.related(kind, value(node, "id"))
        kinds = {"default": True, "first": _is_set(_child(section, "titlePg")), "even": is_even}
        shown |= {part: None for (_, kind), part in inherited.items() if kinds.get(kind, False)}
    return [package.tree(part) for part in shown]


def _is_set(node: Element | None) -> bool:
    return node is not None and value(node) not in _OFF


def _notes(package: _Package, body: Element) -> list[Element]:
    """The notes that the body refers to."""
    found: list[Element] = []
    for kind in ("footnote", "endnote"):
        wanted = {value(node, "id") for node in body.iter() if local(node) == f"{kind}Reference"}
        notes = package.tree(package.related(f"{kind}s"))
        found += [note for note in notes if value(note, "id") in wanted]
    return found


def _shown(node: Element) -> Iterator[Element]:
    """The paragraphs under *node*, the second spelling of drawings left out."""
    for inner in node:
        if local(inner) == "p" and _is_word(inner):
            yield inner
        if local(inner) not in {"Fallback", "del", "moveFrom"}:
            yield from _shown(inner)


def _is_word(node: Element) -> bool:
    return node.tag[1:].partition("}")[0] in _OFFICE


def _style_names(root: Element) -> dict[str, str]:
    styles = [node for node in root if local(node) == "style"]
    nodes = {value(node, "styleId") or value(_child(node, "name")).replace(" ", ""): node for node in styles}
    return {key: _style_name(node, nodes) for key, node in nodes.items()}


def _style_name(node: Element, nodes: dict[str, Element]) -> str:
    """A built-in style's name; of all others, which copies may rename, what they do to the letters."""
    name = value(_child(node, "name")).casefold()
    if value(node, "customStyle") not in {"1", "true", "on"} and name in STYLE_NAMES:
        return name
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
    fields = _PageFields()
    in_contents = _CONTENTS.match(outer["style"]) is not None
    for run in _runs(node):
        letters = fields.letters(run)
        traits = _traits(run, styles, in_contents=in_contents)
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
        elif name == "fldSimple" and _counts_pages(value(inner, "instr")):
            continue
        elif name not in _GONE and name not in {"p", "drawing", "pict", "object"}:
            yield from _runs(inner)


class _PageFields:
    """Which letters of a paragraph's runs count: not the stored number of a page, which every program counts afresh."""

    def __init__(self) -> None:
        self.open: list[list[str]] = []  # the code of each open field

    def letters(self, run: Element) -> str:
        """The letters of the next run; a form's tick box as the sign that a program draws for it."""
        found = ""
        for inner in run:
            name = local(inner)
            if name == "fldChar":
                self._mark(value(inner, "fldCharType"))
                found += _tick_box(inner)
            elif name == "instrText" and self.open:
                self.open[-1][0] += inner.text or ""
            elif name == "t" and not any(_counts_pages(field[0]) for field in self.open):
                found += _seen(inner)
        return found

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self.open.append([""])
        elif kind == "end" and self.open:
            self.open.pop()


def _seen(node: Element) -> str:
    """The letters of a text element: white space at its ends is seen only where it says so."""
    text = node.text or ""
    return text if node.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _counts_pages(code: str) -> bool:
    return (code.split() or [""])[0].upper() in {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"}


def _tick_box(begin: Element) -> str:
    box = _child(begin, "ffData", "checkBox")
    if box is None:
        return ""
    checked = _child(box, "checked")
    return "☒" if _is_set(checked if checked is not None else _child(box, "default")) else "☐"


def _traits(run: Element, styles: dict[str, str], *, in_contents: bool) -> dict[str, str] | None:
    """The formatting that the run itself states; None where it is hidden, or too small to be seen.

    Links in a table of contents look plain.
    """
    properties = _child(run, "rPr")
    if value(_child(properties, "sz")) in {"1", "2"}:
        return None
    hides = (local(node) == _HIDDEN and value(node) not in _OFF for node in properties or ())
    if any(hides):
        return None
    style = styles.get(value(_child(properties, "rStyle")), "")
    found = {"rStyle": "" if in_contents and style in _LINKS else style, **_stated(properties)}
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
