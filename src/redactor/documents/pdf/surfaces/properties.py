"""Properties: the information dictionary, XMP packets, signatures."""

from __future__ import annotations

from typing import Any

import pikepdf
from lxml import etree

from redactor.core.documents import BlockKind
from redactor.documents.pdf.surfaces.words import Found, without_tags, words

# What programs write of their own accord: producer, dates, identifiers, formats.
_PROGRAMS_KEYS = frozenset({"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner"})
_PROGRAMS_TAGS = frozenset(
    [
        "CreatorTool",
        "CreateDate",
        "ModifyDate",
        "MetadataDate",
        "Producer",
        "DocumentID",
        "InstanceID",
        "OriginalDocumentID",
        "VersionID",
        "format",
        "part",
        "conformance",
        "amd",
        "rev",
        "Trapped",
        "about",
        "action",
        "when",
        "softwareAgent",
        "changed",
        "instanceID",
        "documentID",
        "renditionClass",
        "RenditionClass",
        "GTS_PDFXVersion",
        "PDFVersion",
        "ProducerVersion",
        "parseType",
        "lang",
        "toolkit",
        "xmptk",
        "Thumbnails",
        "image",
    ]
)
# What programs write into a property that nobody filled in.
_PROGRAMS_VALUES = frozenset({"(unspecified)", "unspecified", "(anonymous)", "anonymous", "untitled", "python-docx"})
_SIGNATURE_KEYS = ("/Name", "/Reason", "/Location", "/ContactInfo")
_LARGEST_PACKET = 4 * 1024 * 1024


def collect_information(pdf: pikepdf.Pdf, found: Found) -> None:
    """The information dictionary."""
    information = pdf.trailer.get("/Info")
    if not isinstance(information, pikepdf.Dictionary):
        return
    for key in sorted(information.keys()):
        if key in _PROGRAMS_KEYS or words(information[key]).casefold() in _PROGRAMS_VALUES:
            found.dropped["property written by a program"] += 1
        else:
            found.add(BlockKind.PROPERTY, "info", key.lstrip("/"), information[key])


def collect_packet(stream: pikepdf.Stream, found: Found) -> None:
    """One XMP packet: every text and attribute that a program did not write of its own accord."""
    raw = bytes(stream.read_bytes())[:_LARGEST_PACKET]
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        root = etree.fromstring(raw.strip(b"\x00 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        found.add(BlockKind.PROPERTY, "xmp", "packet", without_tags(raw.decode("utf-8", "replace")))
        return
    for name, text in sorted(_packet_texts(root)):
        if name in _PROGRAMS_TAGS or text.casefold() in _PROGRAMS_VALUES:
            found.dropped["property written by a program"] += 1
        else:
            found.add(BlockKind.PROPERTY, "xmp", name, text)


def _packet_texts(root: Any) -> set[tuple[str, str]]:
    texts: set[tuple[str, str]] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = _named_after(element)
        if element.text and element.text.strip():
            texts.add((name, element.text.strip()))
        for key, value in element.attrib.items():
            if value.strip():
                texts.add((etree.QName(key).localname, value.strip()))
    return texts


def _named_after(element: Any) -> str:
    """The property an element belongs to: list items are named after the property that lists them."""
    name = str(etree.QName(element).localname)
    while name in {"li", "Alt", "Bag", "Seq", "value"} and element.getparent() is not None:
        element = element.getparent()
        name = str(etree.QName(element).localname)
    return name


def collect_signature(signature: pikepdf.Dictionary, found: Found) -> None:
    """Who signed, where and why; the certificate and the digest are dropped."""
    for key in _SIGNATURE_KEYS:
        found.add(BlockKind.PROPERTY, "signature", key.lstrip("/"), signature.get(key))
    found.dropped["signature"] += 1


def collect_structure(element: pikepdf.Dictionary, found: Found) -> None:
    """The texts of one element of the structure tree."""
    for key, name in (
        ("/Alt", "alternative text"),
        ("/ActualText", "actual text"),
        ("/E", "expansion"),
        ("/T", "title"),
    ):
        found.add(BlockKind.ALT_TEXT, "structure", name, element.get(key))
    if words(element.get("/ID")):
        found.dropped["identifier of a structure element"] += 1
