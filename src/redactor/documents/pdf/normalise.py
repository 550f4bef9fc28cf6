"""Normalise a PDF: the same pages, written anew by one parser, flat and unencrypted.

A damaged file is repaired by MuPDF from the *original* bytes whenever it likes, even while a changed document is being
saved, which silently undoes the change. So nothing is ever done to the bytes that came in: they are written anew once
(``rewriting``), and a document that still asks for repair after that is refused. Everything downstream (reader, writer, dry run)
works on :attr:`NormalisedPdf.content` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pymupdf

from redactor.core.places import Box
from redactor.documents.pdf.appearances import draw_fields_anew
from redactor.documents.pdf.glyphs import GlyphPlace, glyph_places, page_glyphs
from redactor.documents.pdf.loose_annotations import give_annotations_numbers
from redactor.documents.pdf.opening import PDF_FAULTS, opened
from redactor.documents.pdf.rewriting import SAVING, page_count, refuse_repaired, rewrite, with_plain_pages
from redactor.documents.pdf.surfaces import Surfaces, collect_surfaces
from redactor.documents.refusal import damaged


@dataclass(frozen=True, slots=True)
class NormalisedPdf:
    """Normalised bytes, and what was seen before flattening made it invisible.

    ``layer_off`` names, by page index, the glyphs (indexes into :func:`page_glyphs`) that a reader of the original does
    not see because their layer is switched off; in ``content`` all layers are on. ``off_layers`` are the object numbers,
    in ``content``, of the optional content groups that were off: pictures and drawings under them were not seen either.
    ``surfaces`` is the text that no page shows (notes, field values, properties…), collected before flattening.
    ``marked_areas`` are, by page, the places that the author marked for redaction without ever applying the marks.
    ``is_flat`` is false where annotations and fields could not be drawn and were left out: a person has to look.
    """

    content: bytes = field(repr=False)
    page_count: int
    was_repaired: bool = False
    was_encrypted: bool = False
    layer_off: Mapping[int, frozenset[int]] = field(default_factory=dict)
    off_layers: frozenset[int] = frozenset()
    surfaces: Surfaces = field(default_factory=Surfaces)
    marked_areas: Mapping[int, tuple[Box, ...]] = field(default_factory=dict)
    is_flat: bool = True


def normalise(content: bytes) -> NormalisedPdf:
    """*content* repaired, decrypted, flattened and with all layers on; raises ``FileRefused``, deterministic."""
    rewritten = rewrite(content)
    surfaces = collect_surfaces(rewritten.content)
    with opened(rewritten.content) as document:
        has_layers, off_layers = _has_layers(document), _off_layers(document)
        marked = _marked_areas(document, surfaces.marked_pages)
    flat, is_flat = _flattened(rewritten.content)
    with opened(flat) as document:
        refuse_repaired(document)
        pages = page_count(document)
        shown = _shown_places(document) if has_layers else {}
        result = with_plain_pages(_all_layers_on(document) if has_layers else flat, pages)
    return NormalisedPdf(
        content=result,
        page_count=pages,
        was_repaired=rewritten.was_repaired,
        was_encrypted=rewritten.was_encrypted,
        layer_off=_layer_off(result, shown) if has_layers else {},
        off_layers=off_layers,
        surfaces=surfaces,
        marked_areas=marked,
        is_flat=is_flat,
    )


def _flattened(content: bytes) -> tuple[bytes, bool]:
    """The document with annotations and form fields drawn into its pages; without them, and False, where that fails."""
    try:
        with opened(content) as document:
            give_annotations_numbers(document, content)
            draw_fields_anew(document)
            document.bake()
            return _anonymous(document), True
    except PDF_FAULTS:
        return _bare(content), False


def _bare(content: bytes) -> bytes:
    """The document without its annotations and form, which cannot be drawn."""
    try:
        with opened(content) as document:
            for index in range(document.page_count):
                document.xref_set_key(document.page_xref(index), "Annots", "null")
            document.xref_set_key(document.pdf_catalog(), "AcroForm", "null")
            return _anonymous(document)
    except PDF_FAULTS as fault:
        raise damaged("The PDF is damaged: its annotations and form fields cannot be flattened.") from fault


def _anonymous(document: Any) -> bytes:
    document.xref_set_key(-1, "ID", "null")
    return bytes(document.tobytes(**SAVING))


def _all_layers_on(document: Any) -> bytes:
    try:
        document.xref_set_key(document.pdf_catalog(), "OCProperties", "null")
        return bytes(document.tobytes(**SAVING))
    except PDF_FAULTS as fault:
        raise damaged("The PDF is damaged: its layers cannot be switched on.") from fault


def _has_layers(document: Any) -> bool:
    """Whether content may be shown or not; that may hang on rules between layers as well as on their being on or off."""
    return bool(document.xref_get_key(document.pdf_catalog(), "OCProperties")[0] != "null")


def _off_layers(document: Any) -> frozenset[int]:
    """Object numbers of the layers that are off."""
    try:
        groups = document.get_ocgs()
    except PDF_FAULTS:
        return frozenset()
    return frozenset(number for number, group in groups.items() if not group.get("on", True))


def _marked_areas(document: Any, pages: Iterable[int]) -> dict[int, tuple[Box, ...]]:
    areas: dict[int, tuple[Box, ...]] = {}
    for index in pages:
        page = document[index]
        page.set_rotation(0)
        areas[index] = tuple(Box(*annotation.rect) for annotation in page.annots(types=[pymupdf.PDF_ANNOT_REDACT]))
    return areas


def _shown_places(document: Any) -> dict[int, frozenset[GlyphPlace]]:
    return {index: glyph_places(page_glyphs(document[index])) for index in range(document.page_count)}


def _layer_off(content: bytes, shown: Mapping[int, frozenset[GlyphPlace]]) -> dict[int, frozenset[int]]:
    """By page, the glyphs that stand only where all layers are on."""
    hidden: dict[int, frozenset[int]] = {}
    with opened(content) as document:
        refuse_repaired(document)
        for index in range(document.page_count):
            glyphs = page_glyphs(document[index])
            unseen = frozenset(glyph.number for glyph in glyphs if glyph.place not in shown[index])
            if unseen:
                hidden[index] = unseen
    return hidden
