"""The allow-list of a Word copy: which parts, relationships, elements and attributes it may hold. All else fails."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from redactor.verification.package import Member, Package
from redactor.verification.vocabulary import words
from redactor.verification.xml_reading import XmlDamaged, XmlPart, is_xml, read_xml

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|comments|(?:header|footer)\d{1,3})\.xml"
    r"|word/theme/theme\d?\.xml|word/_rels/(?:document|footnotes|endnotes|comments|(?:header|footer)\d{1,3})\.xml\.rels"
    r"|word/media/[a-z]{1,8}\d{1,5}\.(?:png|jpe?g)|docProps/core\.xml"
)
_WORD = re.compile(r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/wordprocessingml/(?:2006/)?main")
_NAMESPACES = re.compile(
    r"http://schemas\.openxmlformats\.org/(?:wordprocessingml/2006/main|drawingml/2006/(?:main|picture|wordprocessingDrawing)"
    r"|officeDocument/2006/(?:relationships|math|extended-properties|docPropsVTypes)"
    r"|package/2006/(?:content-types|relationships|metadata/core-properties)|markup-compatibility/2006)"
    r"|http://schemas\.microsoft\.com/office/word/2010/wordprocessing(?:Shape|Group)"
    r"|http://purl\.org/dc/(?:elements/1\.1/|terms/|dcmitype/)|http://www\.w3\.org/(?:2001/XMLSchema-instance|XML/1998/namespace)"
    r"|"
)
_FORBIDDEN_ELEMENTS = words(
    """
    ins del moveFrom moveTo moveFromRangeStart moveToRangeStart delText delInstrText instrText fldData
    rPrChange pPrChange sectPrChange tblPrChange tcPrChange trPrChange tblGridChange tblPrExChange numberingChange
    cellIns cellDel cellMerge vanish specVanish webHidden altChunk subDoc object OLEObject control embed
    Fallback sdt sdtPr dataBinding smartTag customXml customXmlPr permStart permEnd proofErr docVars docVar
    attachedTemplate mailMerge rsids rsid writeProtection documentProtection docPartObj docPartList glossaryDocument
    embedRegular embedBold embedItalic embedBoldItalic externalData oleObj srcRect extLst
    imgEffect lastRenderedPageBreak saveThroughXslt linkStyles documentType hdrShapeDefaults shapeDefaults
    """
)
_FORBIDDEN_ATTRIBUTES = re.compile(r"rsid\w*|paraId|textId|durableId|providerId|userId|ed|edGrp|instr|fldData|link")
_PAGE_FIELD = re.compile(
    r" (?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)(?: \\\* [A-Za-z]{5,10})? "
)  # fields that only number pages
_ONLY_IN_COMMENTS = frozenset({"author", "initials", "date"})
_HYPERLINK = "/relationships/hyperlink"
_BOOKMARK = re.compile(r"_?[A-Za-z]{1,6}_?\d{1,9}|_GoBack")


def structure_faults(package: Package) -> tuple[str, ...]:
    """Everything in the package that is on no list, as short sentences with places, sorted."""
    faults = Counter(_faults(package))
    return tuple(f"{what} ({count} times)" if count > 1 else what for what, count in sorted(faults.items()))


def _faults(package: Package) -> Iterator[str]:
    yield from package.faults
    for index, member in enumerate(package.members):
        yield from _member_faults(member, f"part {index + 1}")


def _member_faults(member: Member, place: str) -> Iterator[str]:
    if not member.listed:
        yield f"{place}: stands in no list"
    if not _PARTS.fullmatch(member.name):
        yield f"{place}: not on the list of parts"
    if is_xml(member.name, member.data):
        try:
            part = read_xml(member.data)
        except XmlDamaged:
            yield f"{place}: no well-formed XML"
            return
        yield from _part_faults(part, member.name, member.name if _PARTS.fullmatch(member.name) else place)


def _part_faults(part: XmlPart, name: str, place: str) -> Iterator[str]:
    for odd in part.odd:
        yield f"{place}: {odd}"
    if part.asides:
        yield f"{place}: comment or instruction in the markup"
    for namespace, local in sorted(part.elements):
        if not _NAMESPACES.fullmatch(namespace):
            yield f"{place}: element of a namespace not on the list"
        elif local in _FORBIDDEN_ELEMENTS:
            yield f"{place}: forbidden element {local}"
    yield from _attribute_faults(part, name, place)


def _attribute_faults(part: XmlPart, name: str, place: str) -> Iterator[str]:
    in_comments = name.endswith("comments.xml")
    external = False
    for one in part.attributes:
        numbers_pages = (one.element, one.name) == ("fldSimple", "instr") and _PAGE_FIELD.fullmatch(one.value)
        told = _FORBIDDEN_ATTRIBUTES.fullmatch(one.name) and one.element != "style" and not numbers_pages
        if told or (one.name in _ONLY_IN_COMMENTS and not in_comments):
            yield f"{place}: forbidden attribute {one.name}"
        elif one.element == "bookmarkStart" and one.name == "name" and not _BOOKMARK.fullmatch(one.value):
            yield f"{place}: a bookmark has a name of its own"
        external = external or (one.name == "TargetMode" and one.value == "External")
    if external:
        yield f"{place}: relationship that leads outside"


def is_word(package: Package) -> bool:
    """Whether the package holds a Word document."""
    document = package.named("word/document.xml")
    return document is not None and b"wordprocessingml" in document
