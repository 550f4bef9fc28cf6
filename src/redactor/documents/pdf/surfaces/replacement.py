"""Text that a content stream says instead of, or beside, what its glyphs show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from redactor.core.documents import BlockKind
from redactor.documents.pdf.surfaces.words import OBJECT_FAULTS, Found, strings_in

_INLINE_STRING = re.compile(rb"<<[^<>]*(?:\(|<[0-9A-Fa-f \r\n]*>)")  # a dictionary with a string in it
_LANGUAGE = "/Lang"


def collect_page_replacements(page: Any, page_index: int, found: Found) -> None:
    """Strings in the marked-content properties of one page, whether inline or in its resources."""
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    raw = b"\n".join(bytes(stream.read_bytes()) for stream in streams if isinstance(stream, pikepdf.Stream))
    _collect(raw, page, page_index, found)
    _collect_named(page.obj.get("/Resources"), page_index, found)


def collect_form_replacements(form: pikepdf.Stream, found: Found) -> None:
    """The same of a form or pattern, which may be used on any page."""
    _collect(bytes(form.read_bytes()), form, None, found)
    _collect_named(form.get("/Resources"), None, found)


def _collect(raw: bytes, source: Any, page_index: int | None, found: Found) -> None:
    if not (b"BDC" in raw or b"DP" in raw) or not _INLINE_STRING.search(raw):
        return
    for text in _inline_strings(source):
        found.add(BlockKind.ALT_TEXT, "actual text", "in the page", text, page_index=page_index)


def _inline_strings(source: Any) -> Iterator[str]:
    try:
        for operands, _ in pikepdf.parse_content_stream(source, operators="BDC DP"):
            for operand in operands:
                yield from _property_strings(operand)
    except OBJECT_FAULTS:
        return


def _property_strings(properties: Any) -> Iterator[str]:
    if not isinstance(properties, pikepdf.Dictionary):
        return
    for key in properties:
        if key != _LANGUAGE:
            yield from strings_in(properties[key])


def _collect_named(resources: Any, page_index: int | None, found: Found) -> None:
    lists = resources.get("/Properties") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(lists, pikepdf.Dictionary):
        return
    for name in sorted(lists.keys()):
        properties = lists[name]
        if isinstance(properties, pikepdf.Dictionary) and properties.get("/Type") not in ("/OCG", "/OCMD"):
            for text in _property_strings(properties):
                found.add(BlockKind.ALT_TEXT, "actual text", "property list", text, page_index=page_index)
