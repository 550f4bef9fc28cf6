"""The allow-list of a PDF copy: what its trailer, catalogue, pages, resources and objects may hold. All else fails."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from redactor.verification.office_words import words
from redactor.verification.pdf_file import PdfFile, PdfObject
from redactor.verification.pdf_syntax import STRINGS, PdfValue, Ref
from redactor.verification.vocabulary import PDF_NAMES

_STREAM_KEYS = frozenset({"Length", "Filter", "DecodeParms"})
_TRAILER = frozenset({"Root", "Size", "ID"}) | _STREAM_KEYS | {"Type", "W", "Index"}
_CATALOG = frozenset({"Type", "Pages", "Version"})
_INHERITED = frozenset({"Resources", "MediaBox", "CropBox", "Rotate"})
_PAGES = frozenset({"Type", "Kids", "Count", "Parent"}) | _INHERITED
_PAGE = frozenset({"Type", "Parent", "Contents", "Group"}) | _INHERITED
_IMAGE = _STREAM_KEYS | words(
    "Type Subtype Width Height ColorSpace BitsPerComponent SMask Mask Decode ImageMask Interpolate Intent"
)
_FORM = _STREAM_KEYS | {"Type", "Subtype", "BBox", "Matrix", "Resources", "Group", "FormType"}
_RESOURCES = frozenset({"Font", "XObject", "ExtGState", "ColorSpace", "Shading", "Pattern", "ProcSet"})
# Never in a copy, in whatever object: each is a place where text or a way to more data can stand.
_FORBIDDEN = words(
    """
    Annots AcroForm Names Dests Outlines OpenAction AA JS JavaScript EmbeddedFiles EF AF Metadata PieceInfo
    StructTreeRoot StructParents StructParent MarkInfo Thumb OCProperties OC Perms DSS Collection Alternates OPI
    LastModified Info Encrypt Prev XRefStm ActualText Alt URI URL Threads PageLabels SpiderInfo Lang
    ViewerPreferences OutputIntents Legal Requirements DPartRoot Extensions AcroFormXFA XFA Properties Templates
    Private PresSteps Dur Trans UserUnit VP TemplateInstantiated SeparationInfo Tabs NeedAppearances Title Author
    Subject Keywords Creator Producer CreationDate ModDate
    """
)
_MARKED = re.compile(rb"(?<![A-Za-z0-9/])(?:BDC|BMC|DP|MP)(?![A-Za-z0-9])")
_FONT = re.compile(rb"\sTf(?![A-Za-z0-9])")
_MODE = re.compile(rb"([^\s\[\]()<>/]+)\s+Tr(?![A-Za-z0-9])")
_SEEN_MODES = frozenset({b"0", b"1", b"2"})
_OVER_A_SCAN = b"3"
_COMMENT = re.compile(rb"%[^\r\n]*")
_RESOURCE_NAME = re.compile(r"[A-Za-z]{0,14}[\d+_.\-]{0,8}")


def structure_faults(pdf: PdfFile) -> tuple[str, ...]:
    """Everything in the file that is on no list, as short sentences with places, sorted."""
    faults = Counter(_faults(pdf))
    return tuple(f"{what} ({count} times)" if count > 1 else what for what, count in sorted(faults.items()))


def _faults(pdf: PdfFile) -> Iterator[str]:
    for trailer in pdf.trailers:
        yield from _beyond(trailer, _TRAILER, "trailer")
    over_pictures = frozenset(_over_pictures(pdf))
    for one in pdf.objects:
        yield from _object_faults(one)
        if one.stream is not None and _draws(one):
            yield from _content_faults(one.stream.data, one.place, over_picture=one.number in over_pictures)
    yield from _unreachable(pdf)
    yield from _undrawn(pdf)


def _object_faults(one: PdfObject) -> Iterator[str]:
    info = one.info
    allowed = _list_for(one)
    if allowed is not None:
        yield from _beyond(info, allowed, one.place)
    for inner in _dicts(one.value):
        for key in sorted(_FORBIDDEN & inner.keys()):
            yield f"{one.place}: forbidden entry {key}"
    for owner in (info.get("Resources"), info if _is_resources(info) else None):
        if isinstance(owner, dict):
            yield from _resource_faults(owner, one.place)


def _list_for(one: PdfObject) -> frozenset[str] | None:
    kind = one.info.get("Type")
    by_type = {"Catalog": _CATALOG, "Pages": _PAGES, "Page": _PAGE}
    if isinstance(kind, str) and kind in by_type:
        return by_type[kind]
    return {"Image": _IMAGE, "Form": _FORM}.get(one.kind()) if one.raw is not None else None


def _beyond(found: dict[str, PdfValue], allowed: frozenset[str], place: str) -> Iterator[str]:
    for key in sorted(found.keys() - allowed - _FORBIDDEN):
        yield f"{place}: entry not on the list" + (f" {key}" if key in PDF_NAMES else "")
    if place == "trailer":
        for key in sorted(found.keys() & _FORBIDDEN):
            yield f"{place}: forbidden entry {key}"


def _dicts(value: PdfValue) -> Iterator[dict[str, PdfValue]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _dicts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dicts(inner)


def _is_resources(info: dict[str, PdfValue]) -> bool:
    return bool(info) and "Type" not in info and info.keys() <= _RESOURCES | {"Properties"}


def _resource_faults(resources: dict[str, PdfValue], place: str) -> Iterator[str]:
    yield from _beyond(resources, _RESOURCES, f"{place}, resources")
    for entries in resources.values():
        if isinstance(entries, dict) and any(not _RESOURCE_NAME.fullmatch(name) for name in entries):
            yield f"{place}: a resource has a name of its own"


def _draws(one: PdfObject) -> bool:
    return one.kind() in {"", "Form"} and "Length1" not in one.info and one.info.get("Type") not in {"ObjStm", "XRef"}


def _content_faults(data: bytes, place: str, *, over_picture: bool) -> Iterator[str]:
    if not _FONT.search(data):
        return
    bare = STRINGS.sub(b"()", data)
    if b"%" in bare and _COMMENT.search(bare):
        yield f"{place}: comment in a content stream"
    if _MARKED.search(bare):
        yield f"{place}: marked content"
    fine = _SEEN_MODES | {_OVER_A_SCAN} if over_picture else _SEEN_MODES
    if not fine.issuperset(_MODE.findall(bare)):
        yield f"{place}: invisible text"


def _over_pictures(pdf: PdfFile) -> Iterator[int]:
    """Streams that draw a picture themselves: unseen words there are the words of a scan, and seen in it.

    That the picture shows something where each word stands is for the check of hidden text, that the words are disclosed
    for the check of surplus.
    """
    for one in pdf.objects:
        resources = pdf.resolve(one.info.get("Resources"))
        drawings = pdf.resolve(resources.get("XObject")) if isinstance(resources, dict) else None
        if isinstance(drawings, dict):
            pictures = {name for name, held in drawings.items() if _is_picture(pdf, held)}
            for stream in _streams_of(one, pdf.latest):
                if stream.stream is not None and any(_is_drawn(name, stream.stream.data) for name in pictures):
                    yield stream.number


def _is_picture(pdf: PdfFile, value: PdfValue) -> bool:
    held = pdf.latest_object(value)
    return held is not None and held.kind() == "Image"


def _is_drawn(name: str, data: bytes) -> bool:
    return re.search(rb"/%s\s+Do\b" % re.escape(name.encode("latin-1", "replace")), data) is not None


def _unreachable(pdf: PdfFile) -> Iterator[str]:
    """Objects that nothing refers to, and numbers given twice: remains of an earlier state."""
    numbers = Counter(one.number for one in pdf.objects)
    if any(count > 1 for count in numbers.values()):
        yield "an object number stands twice"
    graph = {one.number: set(_refs(one.value)) for one in pdf.objects}
    structural = {one.number for one in pdf.objects if one.info.get("Type") in {"XRef", "ObjStm"}}
    reached: set[int] = set(structural)
    waiting = [ref for trailer in pdf.trailers for ref in _refs(trailer)]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting.extend(graph.get(number, ()))
    if graph.keys() - reached:
        yield f"{len(graph.keys() - reached)} objects that nothing refers to"


def _refs(value: PdfValue) -> Iterator[int]:
    if isinstance(value, Ref):
        yield value.number
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _refs(inner)


def _undrawn(pdf: PdfFile) -> Iterator[str]:
    """Drawings that a page or form holds among its resources and never draws."""
    latest = {one.number: one for one in pdf.objects}

    def followed(value: PdfValue | None) -> PdfValue | None:
        one = latest.get(value.number) if isinstance(value, Ref) else None
        return one.value if one is not None else value

    for one in pdf.objects:
        resources = followed(one.info.get("Resources"))
        drawings = followed(resources.get("XObject")) if isinstance(resources, dict) else None
        if isinstance(drawings, dict) and one.info.get("Type") != "Pages":
            drawn = b"\n".join(held.stream.data for held in _streams_of(one, latest) if held.stream is not None)
            idle = [name for name in drawings if not _is_drawn(name, drawn)]
            if idle:
                yield f"{one.place}: {len(idle)} drawings that are never drawn"


def _streams_of(one: PdfObject, latest: Mapping[int, PdfObject]) -> Iterator[PdfObject]:
    """The content streams of a page, a form's own, or the procedures of a drawn font."""
    if one.stream is not None:
        yield one
    procedures = one.info.get("CharProcs")
    waiting = [one.info.get("Contents"), *(procedures.values() if isinstance(procedures, dict) else ())]
    while waiting:
        value = waiting.pop(0)
        held = latest.get(value.number) if isinstance(value, Ref) else None
        if isinstance(value, list):
            waiting.extend(value)
        elif held is not None and held.stream is not None:
            yield held
        elif held is not None and isinstance(held.value, list):
            waiting.extend(held.value)
