"""The allow-list of a Word copy: which parts, relationships, elements and attributes it may hold. All else fails."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from redactor.verification.office_words import is_closed_value, is_style_id, words
from redactor.verification.package import Member, Package
from redactor.verification.typography import is_style_name
from redactor.verification.vml_words import is_vml_value
from redactor.verification.word_elements import ATTRIBUTES, ELEMENTS
from redactor.verification.xml_reading import NUMBER_FORMAT, Attribute, XmlDamaged, XmlPart, is_xml, read_xml

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels"
    r"|word/(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|comments|(?:header|footer)\d{1,3})\.xml"
    r"|word/theme/theme\d?\.xml|word/_rels/(?:document|footnotes|endnotes|comments|(?:header|footer)\d{1,3})\.xml\.rels"
    r"|word/charts/chart\d{1,3}\.xml|word/media/[a-z]{1,8}\d{1,5}\.(?:png|jpe?g)|docProps/core\.xml"
)
_OVERRIDE = re.compile(rb"<(?:[A-Za-z0-9]{1,20}:)?Override[^<>]*>")
_PART_NAME = re.compile(rb"PartName\s*=\s*[\"']/?([^\"']*)[\"']")
_WORD = re.compile(r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/wordprocessingml/(?:2006/)?main")
_PAGE_FIELD = re.compile(
    r" (?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)(?: \\\* [A-Za-z]{5,10})? "
)  # fields that only number pages
_BOOKMARK = re.compile(r"_?[A-Za-z]{1,6}_?\d{1,9}|_GoBack")
_STYLED = frozenset(
    {"style", "basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "numStyleLink", "styleLink", "name"}
)
_OBJECT_NAME = re.compile(r"Drawing|Picture|Theme|Colours|Fonts|Plain|Office(?: Theme)?")
_SIGN = re.compile(r"[^\w\s]?|[ -~]")  # of mathematics: one sign
_URI = re.compile(
    r"http://schemas\.(?:openxmlformats\.org/drawingml/2006/(?:picture|chart|main)"
    r"|microsoft\.com/office/word(?:/2010/wordprocessing(?:Shape|Group))?)"
)
_PREFIX = re.compile(
    r"(?:[a-z][a-z0-9]{0,4})? (?:http://[A-Za-z0-9./\-]+|urn:schemas-microsoft-com:(?:vml|office:office|office:word))"
)
_TARGET = re.compile(
    r"/?(?:word/|docProps/)?[A-Za-z]{1,16}\d{0,5}\.(?:xml|png|jpe?g)|theme/theme\d?\.xml|charts/chart\d{1,3}\.xml|media/[a-z]{1,8}\d{1,5}\.(?:png|jpe?g)"
)
# Geometry drawn freehand: numbers, guides of the format, and guides that the writer numbered.
_GUIDE = (
    r"(?:-?\d{1,10}|g\d{1,4}|adj\d?|[whltrb]|hc|vc|ss|ls|wd(?:2|3|4|5|6|8|10|12|32)|hd(?:2|3|4|5|6|8|10|12)"
    r"|ssd(?:2|4|6|8|16|32)|cd[248]|3cd[48]|[57]cd8)"
)
_GUIDE_NAME = re.compile(r"g\d{1,4}|adj\d?|vf|hf")
_GUIDE_VALUE = re.compile(_GUIDE)
_GUIDE_FORMULA = re.compile(
    rf"(?:\*/|\+-|\+/|\?:|abs|at2|cat2|cos|max|min|mod|pin|sat2|sin|sqrt|tan|val)(?: {_GUIDE}){{0,3}}"
)
_IGNORED = re.compile("wp14")  # sizes as shares of the page, which older programs do not know
_SWITCH = re.compile(r"[a-zA-Z0-9]{1,60}")
_REQUIRED = re.compile(r"(?:wps|wpg|wpc|w14)(?: (?:wps|wpg|wpc|w14))*")


def _matches(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    return lambda value, _: pattern.fullmatch(value) is not None


def _in_comments(_: str, part_name: str) -> bool:
    return part_name.endswith(
        "comments.xml"
    )  # an author as disclosed, or the label: searched and counted like any text


# Attributes whose values are judged by a rule of their own.
_SPECIAL: dict[tuple[str, str], Callable[[str, str], bool]] = {
    ("comment", "author"): _in_comments,
    ("comment", "initials"): _in_comments,
    ("lvlText", "val"): lambda *_: True,  # shown on the page, and read as text
    ("gd", "name"): _matches(_GUIDE_NAME),
    ("gd", "fmla"): _matches(_GUIDE_FORMULA),
    **{("pt", key): _matches(_GUIDE_VALUE) for key in ("x", "y")},
    **{("arcTo", key): _matches(_GUIDE_VALUE) for key in ("wR", "hR", "stAng", "swAng")},
    ("fld", "type"): _matches(re.compile("VALUE|PERCENTAGE|CATEGORYNAME|SERIESNAME|XVALUE|YVALUE|BUBBLESIZE")),
    ("fld", "id"): _matches(re.compile(r"\{00000000(?:-0000){4}00000000\}")),
    ("numFmt", "format"): _matches(re.compile(r"(?:0{0,4}1, 0{0,4}2, 0{0,4}3, \.\.\.)")),
    ("font", "script"): _matches(re.compile(r"[A-Z][a-z]{3}")),
    ("fldSimple", "instr"): _matches(_PAGE_FIELD),
    ("numFmt", "formatCode"): _matches(NUMBER_FORMAT),
    ("docPr", "name"): _matches(_OBJECT_NAME),
    ("cNvPr", "name"): _matches(_OBJECT_NAME),
    ("theme", "name"): _matches(_OBJECT_NAME),
    ("clrScheme", "name"): _matches(_OBJECT_NAME),
    ("fontScheme", "name"): _matches(_OBJECT_NAME),
    ("fmtScheme", "name"): _matches(_OBJECT_NAME),
    ("chr", "val"): _matches(_SIGN),
    ("begChr", "val"): _matches(_SIGN),
    ("endChr", "val"): _matches(_SIGN),
    ("sepChr", "val"): _matches(_SIGN),
    ("compatSetting", "name"): _matches(_SWITCH),
    ("compatSetting", "uri"): _matches(_URI),
    ("graphicData", "uri"): _matches(_URI),
    ("document", "Ignorable"): _matches(_IGNORED),
    ("hdr", "Ignorable"): _matches(_IGNORED),
    ("ftr", "Ignorable"): _matches(_IGNORED),
    ("footnotes", "Ignorable"): _matches(_IGNORED),
    ("endnotes", "Ignorable"): _matches(_IGNORED),
    ("comments", "Ignorable"): _matches(_IGNORED),
    ("Choice", "Requires"): _matches(_REQUIRED),
    ("", "xmlns"): _matches(_PREFIX),
    ("Default", "Extension"): _matches(re.compile("rels|xml|png|jpe?g")),
    ("Default", "ContentType"): lambda value, _: is_closed_value(value),
    ("Override", "PartName"): lambda value, _: _PARTS.fullmatch(value.removeprefix("/")) is not None,
    ("Override", "ContentType"): lambda value, _: is_closed_value(value),
    ("Relationship", "Id"): _matches(re.compile(r"rId[A-Za-z]{0,10}\d{0,6}")),
    ("Relationship", "Type"): lambda value, _: is_closed_value(value),
    ("Relationship", "Target"): _matches(_TARGET),
}
_KNOWN_ELEMENTS = words(
    """
    ins del moveFrom moveTo moveFromRangeStart moveToRangeStart delText delInstrText instrText fldChar fldData
    rPrChange pPrChange sectPrChange tblPrChange tcPrChange trPrChange tblGridChange tblPrExChange numberingChange
    cellIns cellDel cellMerge vanish specVanish webHidden altChunk subDoc object pict OLEObject control embed
    Fallback sdt sdtPr sdtContent dataBinding smartTag customXml customXmlPr permStart permEnd proofErr docVars docVar
    attachedTemplate mailMerge rsids rsid writeProtection documentProtection docPartObj docPartList glossaryDocument
    embedRegular embedBold embedItalic embedBoldItalic externalData oleObj srcRect extLst imgEffect lastRenderedPageBreak
    saveThroughXslt linkStyles documentType hdrShapeDefaults shapeDefaults tblCaption tblDescription creator subject
    description keywords lastModifiedBy created modified custGeom
    """
)  # named in reports; a name that is not one of these could be anybody's
_KNOWN_ATTRIBUTES = words(
    "rsidR rsidRDefault rsidRPr rsidP rsidTr rsidSect rsidDel paraId textId durableId providerId userId ed edGrp instr fldData"
    " date author initials descr title tooltip anchor tgtFrame docLocation TargetMode displayName"
)


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
        if namespace not in ELEMENTS:
            yield f"{place}: element of a namespace not on the list"
        elif local not in ELEMENTS[namespace]:
            yield f"{place}: element not on the list" + (f" {local}" if local in _KNOWN_ELEMENTS else "")
    for one in part.attributes:
        fault = _attribute_fault(one, name)
        if fault:
            yield f"{place}: {fault}"


def _attribute_fault(one: Attribute, part_name: str) -> str:
    """What is wrong with an attribute: its name is not on the list, or its value is no word of the format."""
    if one.name == "TargetMode" and one.value == "External":
        return "relationship that leads outside"
    if is_vml_value(one.element, one.name, one.value) or (one.element, one.name) == ("textpath", "string"):
        return ""  # words drawn as a shape are seen on the page, and read as text
    if one.name not in ATTRIBUTES and (one.element, one.name) not in _SPECIAL:
        return "attribute not on the list" + (f" {one.name}" if one.name in _KNOWN_ATTRIBUTES else "")
    if one.element == "bookmarkStart" and one.name == "name":
        return "" if _BOOKMARK.fullmatch(one.value) else "a bookmark has a name of its own"
    if (one.element, one.name) in _SPECIAL:
        return "" if _SPECIAL[one.element, one.name](one.value, part_name) else f"{one.element}: a value of its own"
    fine = is_style_id(one.value) if one.element in _STYLED else is_closed_value(one.value)
    fine = fine or ((one.element, one.name) == ("name", "val") and is_style_name(one.value))
    return "" if fine else f"{one.element}: a value that is no word of the format"


def is_word(package: Package) -> bool:
    """Whether the package holds a Word document, under its usual name or another that the list of types gives it."""
    names = ("word/document.xml", *_main_names(package.named("[Content_Types].xml") or b""))
    return any(b"wordprocessingml" in (package.named(name) or b"") for name in names)


def _main_names(types: bytes) -> tuple[str, ...]:
    """The parts that the list of types calls a document's main part."""
    entries = [entry for entry in _OVERRIDE.findall(types) if b"main+xml" in entry]
    return tuple(match[1].decode("utf-8", "replace") for entry in entries if (match := _PART_NAME.search(entry)))
