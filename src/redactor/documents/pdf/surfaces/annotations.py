"""Annotations and form fields: what they say besides what flattening draws into the page."""

from __future__ import annotations

from typing import Any

import pikepdf

from redactor.core.documents import BlockKind
from redactor.documents.pdf.surfaces.files import collect_embedded
from redactor.documents.pdf.surfaces.words import Found, strings_in, without_tags, words

_FIELD_KEYS = (
    ("/TU", "tooltip"),
    ("/TM", "export name"),
    ("/V", "value"),
    ("/DV", "default value"),
    ("/RV", "rich value"),
)
_DEEPEST = 32


def collect_annotations(page: Any, page_index: int, found: Found) -> None:
    """Notes, authors, subjects and link targets of one page's annotations."""
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    for annotation in annotations:
        if isinstance(annotation, pikepdf.Dictionary):
            _annotation(annotation, page_index, found)


def _annotation(annotation: pikepdf.Dictionary, page_index: int, found: Found) -> None:
    if annotation.get("/Subtype") == "/Redact":
        found.marked_pages.add(page_index)
    if annotation.get("/Subtype") == "/Widget":
        _appearance_words(annotation, page_index, found)
        if "/Parent" not in annotation:
            collect_field(annotation, found)
    else:
        found.add(BlockKind.ANNOTATION, "annotation", "note", annotation.get("/Contents"), page_index=page_index)
        rich = without_tags(words(annotation.get("/RC")))
        if rich and rich != " ".join(words(annotation.get("/Contents")).split()):
            found.add(BlockKind.ANNOTATION, "annotation", "rich note", rich, page_index=page_index)
        found.add(
            BlockKind.AUTHOR, "annotation", "author", annotation.get("/T"), page_index=page_index, may_repeat=False
        )
        found.add(BlockKind.ANNOTATION, "annotation", "subject", annotation.get("/Subj"), page_index=page_index)
        found.add(BlockKind.ANNOTATION, "annotation", "overlay", annotation.get("/OverlayText"), page_index=page_index)
        collect_embedded(annotation.get("/FS"), found)
    for key in ("/A", "/AA", "/PA"):
        collect_action(annotation.get(key), page_index, found)


def _appearance_words(widget: pikepdf.Dictionary, page_index: int, found: Found) -> None:
    """Captions of buttons, of which flattening draws only one."""
    style = widget.get("/MK")
    if isinstance(style, pikepdf.Dictionary):
        for key in ("/CA", "/RC", "/AC"):
            found.add(BlockKind.FORM_FIELD, "field", "caption", style.get(key), page_index=page_index)


def collect_action(action: Any, page_index: int | None, found: Found, depth: int = 0) -> None:
    """Targets that an action names; scripts are only counted."""
    if not isinstance(action, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    if "/JS" in action:
        found.dropped["script"] += 1
    found.add(BlockKind.LINK, "link", "address", action.get("/URI"), page_index=page_index)
    target = action.get("/F")
    names = [words(target)] if isinstance(target, pikepdf.String) else sorted(set(strings_in(target)))
    for name in names:
        found.add(BlockKind.LINK, "link", "file", name, page_index=page_index)
    following = action.get("/Next")
    for further in following if isinstance(following, pikepdf.Array) else [following]:
        collect_action(further, page_index, found, depth + 1)
    if "/S" not in action:  # a dictionary of actions by trigger
        for key in sorted(action.keys()):
            collect_action(action[key], page_index, found, depth + 1)


def collect_form(form: Any, found: Found) -> None:
    """All fields of the form, shown or not, and the data of an XFA form."""
    if not isinstance(form, pikepdf.Dictionary):
        return
    fields = form.get("/Fields")
    if isinstance(fields, pikepdf.Array):
        seen: set[tuple[int, int]] = set()
        for field in fields:
            _field_tree(field, found, seen, 0)
    _xfa(form.get("/XFA"), found)


def _field_tree(field: Any, found: Found, seen: set[tuple[int, int]], depth: int) -> None:
    if not isinstance(field, pikepdf.Dictionary) or depth > _DEEPEST or (field.is_indirect and field.objgen in seen):
        return
    seen.add(field.objgen)
    collect_field(field, found)
    kids = field.get("/Kids")
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            _field_tree(kid, found, seen, depth + 1)


def collect_field(field: pikepdf.Dictionary, found: Found) -> None:
    """Name, tooltip, values and choices of one field; a value that a page shows is no further question."""
    found.add(BlockKind.FORM_FIELD, "field", "name", field.get("/T"))
    for key, name in _FIELD_KEYS:
        value = field.get(key)
        if isinstance(value, pikepdf.Array):
            for text in strings_in(value):
                found.add(BlockKind.FORM_FIELD, "field", name, text)
        else:
            text = words(value)
            found.add(BlockKind.FORM_FIELD, "field", name, without_tags(text) if key == "/RV" else text)
    for text in strings_in(field.get("/Opt")):
        found.add(BlockKind.FORM_FIELD, "field", "choice", text)
    for key in ("/A", "/AA"):
        collect_action(field.get(key), None, found)


def _xfa(xfa: Any, found: Found) -> None:
    packets = list(xfa) if isinstance(xfa, pikepdf.Array) else [xfa]
    for packet in packets:
        if isinstance(packet, pikepdf.Stream):
            found.dropped["XFA packet"] += 1
            found.add(BlockKind.FORM_FIELD, "field", "XFA", without_tags(words(packet)))
