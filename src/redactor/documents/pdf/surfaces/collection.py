"""All surfaces of a PDF, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from redactor.core.documents import BlockKind, EmbeddedFile
from redactor.documents.pdf.surfaces.annotations import collect_action, collect_annotations, collect_form
from redactor.documents.pdf.surfaces.files import collect_embedded
from redactor.documents.pdf.surfaces.properties import (
    collect_information,
    collect_packet,
    collect_signature,
    collect_structure,
)
from redactor.documents.pdf.surfaces.replacement import collect_form_replacements, collect_page_replacements
from redactor.documents.pdf.surfaces.words import OBJECT_FAULTS, Found, SurfaceText, name_tree, strings_in

# How TeX, Word and DocBook number the places that links lead to.
_PROGRAMS_DESTINATIONS = re.compile(
    r"(?:page|(?:sub)*section|chapter|appendix|part|table|figure|equation|lstnumber|item|Item|H?footnote|cite|bookmark|link|"
    r"subparagraph|paragraph|[A-Z]\d?|_Toc|_Ref|_Hlk|_heading=h|Doc-Start|_GoBack|toc|index|id)[\d.*:A-Fa-f-]*"
)
_WORD = re.compile(r"[^\W\d_]{2}")
_UNREAD = "surface that could not be read"


@dataclass(frozen=True, slots=True)
class Surfaces:
    """Texts that no page shows, embedded files, and counts of what programs write."""

    texts: tuple[SurfaceText, ...] = ()
    embedded: tuple[EmbeddedFile, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    marked_pages: tuple[int, ...] = ()  # pages with redaction marks that were never applied


def collect_surfaces(content: bytes) -> Surfaces:
    """Every surface of the PDF in *content*, which must not be flattened yet."""
    found = Found()
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            for collect in _COLLECTORS:
                _try(collect, pdf, found)
    except OBJECT_FAULTS:
        found.dropped[_UNREAD] += 1
    texts = tuple(dict.fromkeys(found.texts))
    embedded = tuple(dict.fromkeys(found.embedded))
    marked = tuple(sorted(found.marked_pages))
    return Surfaces(texts, embedded, tuple(sorted(found.dropped.items())), marked)


def _try(collect: Callable[[Any, Found], None], source: Any, found: Found) -> None:
    """One broken object must not hide the others."""
    try:
        collect(source, found)
    except OBJECT_FAULTS:
        found.dropped[_UNREAD] += 1


def _pages(pdf: pikepdf.Pdf, found: Found) -> None:
    for index, page in enumerate(pdf.pages):
        try:
            collect_annotations(page, index, found)
            collect_action(page.obj.get("/AA"), index, found)
            collect_page_replacements(page, index, found)
        except OBJECT_FAULTS:
            found.dropped[_UNREAD] += 1


def _form(pdf: pikepdf.Pdf, found: Found) -> None:
    collect_form(pdf.Root.get("/AcroForm"), found)


def _outline(pdf: pikepdf.Pdf, found: Found) -> None:
    """Titles of the outline, read as a flat list: its links may be broken or circular."""
    root = pdf.Root.get("/Outlines")
    if not isinstance(root, pikepdf.Dictionary):
        return
    seen: set[tuple[int, int]] = set()
    waiting = [root.get("/First")]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or (item.is_indirect and item.objgen in seen):
            continue
        seen.add(item.objgen)
        found.add(BlockKind.OUTLINE, "outline", "title", item.get("/Title"))
        collect_action(item.get("/A"), None, found)
        waiting += [item.get("/Next"), item.get("/First")]


def _names(pdf: pikepdf.Pdf, found: Found) -> None:
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for name, _ in name_tree(names.get("/Dests")):
            _destination(name, found)
        for _, specification in name_tree(names.get("/EmbeddedFiles")):
            collect_embedded(specification, found)
        for name, _ in name_tree(names.get("/JavaScript")):
            found.add(BlockKind.PROPERTY, "script", "name", name)
            found.dropped["script"] += 1
        for name, _ in name_tree(names.get("/Templates")):
            found.add(BlockKind.PROPERTY, "template", "name", name)
            found.dropped["page template"] += 1
    old = pdf.Root.get("/Dests")
    if isinstance(old, pikepdf.Dictionary):
        for key in sorted(old.keys()):
            _destination(key.lstrip("/"), found)


def _destination(name: str, found: Found) -> None:
    if _PROGRAMS_DESTINATIONS.fullmatch(name) or not _WORD.search(name):
        found.dropped["destination named by a program"] += 1
    else:
        found.add(BlockKind.BOOKMARK, "destination", "name", name)


def _labels(pdf: pikepdf.Pdf, found: Found) -> None:
    for text in strings_in(pdf.Root.get("/PageLabels")):
        found.add(BlockKind.PROPERTY, "page label", "prefix", text)


def _layers(pdf: pikepdf.Pdf, found: Found) -> None:
    layers = pdf.Root.get("/OCProperties")
    groups = layers.get("/OCGs") if isinstance(layers, pikepdf.Dictionary) else None
    for group in groups if isinstance(groups, pikepdf.Array) else []:
        if isinstance(group, pikepdf.Dictionary):
            found.add(BlockKind.PROPERTY, "layer", "name", group.get("/Name"))


def _catalogue(pdf: pikepdf.Pdf, found: Found) -> None:
    """What else hangs on the catalogue: the schema of a portfolio is text, the rest is counted."""
    for specification in pdf.Root.get("/AF", ()):
        collect_embedded(specification, found)
    collection = pdf.Root.get("/Collection")
    if isinstance(collection, pikepdf.Dictionary):
        for text in strings_in(collection):
            found.add(BlockKind.PROPERTY, "portfolio", "schema", text)
    base = pdf.Root.get("/URI")
    if isinstance(base, pikepdf.Dictionary):
        found.add(BlockKind.LINK, "link", "base address", base.get("/Base"))
    collect_action(pdf.Root.get("/OpenAction"), None, found)
    collect_action(pdf.Root.get("/AA"), None, found)
    unneeded = len(set(pdf.Root.keys()) - _KNOWN_CATALOGUE)
    if unneeded:
        found.dropped["private or unneeded key of the catalogue"] += unneeded


_KNOWN_CATALOGUE = frozenset(
    [
        "/Type",
        "/Pages",
        "/Outlines",
        "/Names",
        "/Dests",
        "/PageLabels",
        "/OCProperties",
        "/AcroForm",
        "/Metadata",
        "/StructTreeRoot",
        "/MarkInfo",
        "/Version",
        "/Collection",
        "/URI",
        "/OpenAction",
        "/AA",
        "/PageMode",
        "/PageLayout",
        "/ViewerPreferences",
        "/Lang",
    ]
)


def _objects(pdf: pikepdf.Pdf, found: Found) -> None:
    """Everything that is found by what it is, wherever it hangs."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            if item.get("/Type") == "/Metadata" or item.get("/Subtype") == "/XML":
                _try(collect_packet, item, found)
            elif item.get("/Subtype") == "/Form" or "/PatternType" in item:
                _try(collect_form_replacements, item, found)
            _count_private(item, found)
        elif isinstance(item, pikepdf.Dictionary):
            _object(item, found)


def _object(item: pikepdf.Dictionary, found: Found) -> None:
    kind = item.get("/Type")
    if "/EF" in item:
        _try(collect_embedded, item, found)
    if kind == "/Sig" or "/ByteRange" in item:
        _try(collect_signature, item, found)
    elif kind == "/StructElem" or ("/S" in item and "/P" in item and "/Subtype" not in item):
        _try(collect_structure, item, found)
    _count_private(item, found)


def _count_private(item: Any, found: Found) -> None:
    if "/PieceInfo" in item:
        found.dropped["private data of a program"] += 1
    if "/Thumb" in item:
        found.dropped["thumbnail"] += 1


_COLLECTORS: tuple[Callable[[pikepdf.Pdf, Found], None], ...] = (
    collect_information,
    _pages,
    _form,
    _outline,
    _names,
    _labels,
    _layers,
    _catalogue,
    _objects,
)
