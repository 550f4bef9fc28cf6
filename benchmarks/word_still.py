"""A Word file with what LibreOffice works out anew standing still, as it stood when the file was saved.

Fields: Word shows the stored result until it is told to fill them anew, and so does a copy; LibreOffice fills many at every opening
(the clock, names and properties of the file, sums, conditions, counters, references). Page counts, tables of contents, links and
form fields stay fields, for those look alike in both; but check boxes are the sign that Word shows, where LibreOffice draws a grey
box of its own. Content controls show what they hold, in the formatting that the file
gives it, where LibreOffice draws a form of its own; one bound to other words than it holds shows those, as in Word.
ActiveX controls and embedded objects show their stored picture, as in Word, with the unseen pixels of icons unseen, where
LibreOffice paints them black. A hidden line break, which Word does not show and LibreOffice does (its own captions hold one), is
taken out. A diagram keeps its place in its frame, where LibreOffice stretches what was drawn until it fills the frame. Nothing else
of a file is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from benchmarks.word_package import members_of, packed
from redactor.documents.word.metafiles import laid_on_white
from redactor.documents.word.vocabulary import spaced

_SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
ALIKE = frozenset(
    [
        *spaced("PAGE NUMPAGES SECTION SECTIONPAGES TOC INDEX TOA HYPERLINK FORMTEXT FORMDROPDOWN MACROBUTTON"),
        *spaced("GOTOBUTTON SYMBOL EQ EMBED LINK SHAPE CONTROL OCX"),  # the last ones hold a picture or an object
        "",
    ]
)
_CONTROL, _ACTIVE, _OLE = "content control", "ActiveX control", "embedded object"
_BREAK = "hidden line break"
_OBJECT, _IMAGE = "{urn:schemas-microsoft-com:office:office}OLEObject", "{urn:schemas-microsoft-com:vml}imagedata"
_BUILT_IN = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
_DRAWN_AS = re.compile(rb'dataModelExt[^>]*relId="([^"]*)"')
_TREE = re.compile(rb"<dsp:spTree>(?:<dsp:nvGrpSpPr>.*?</dsp:nvGrpSpPr>\s*<dsp:grpSpPr\s*/>)?", re.DOTALL)
_PERCENT = re.compile(rb'val="(-?\d{1,3})%"')  # which LibreOffice does not read in diagrams
_GROUND = (
    b'<dsp:sp><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr><a:xfrm><a:off x="0" y="0"/>'
    b'<a:ext cx="%b" cy="%b"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></dsp:spPr></dsp:sp>'
)
_PREFIX = re.compile(r"""xmlns:(\w+)=['"]([^'"]*)['"]""")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

Node = Any  # lxml's elements, which have no types of their own here


def still(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The package with those fields as their stored results, and which fields they were; the same bytes where there are none."""
    members = members_of(content)
    store = _Store(members)
    made = {name: _stilled(raw, store) for name, raw in members if name.endswith(".xml") and _may_hold_fields(raw)}
    met = tuple(sorted({field for _, fields in made.values() for field in fields}))
    changed = {name: stilled for name, (stilled, fields) in made.items() if fields}
    changed |= dict(_grounded(members))
    icons = {name: (raw, laid_on_white(raw)) for name, raw in members if name.endswith(".emf")}
    changed |= {name: laid for name, (raw, laid) in icons.items() if laid != raw}
    return (packed(members, changed) if changed else content), met


def _grounded(members: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The drawings of diagrams, each with an unseen ground as large as its frame."""
    parts = dict(members)
    for name, raw in members:
        if b"dgm:relIds" not in raw or not name.endswith(".xml"):
            continue
        links = _links(parts, name)
        for ids in etree.fromstring(raw, _PARSER).iter("{*}relIds"):
            frame = next((node for node in ids.iterancestors() if node.tag.endswith(("}inline", "}anchor"))), None)
            extent = frame.find("{*}extent") if frame is not None else None
            model = next((links.get(value, "") for key, value in ids.attrib.items() if key.endswith("}dm")), "")
            mark = _DRAWN_AS.search(parts.get(model, b""))
            drawing = links.get(mark.group(1).decode(), "") if mark is not None else ""
            if extent is not None and _TREE.search(parts.get(drawing, b"")):
                ground = _GROUND % (extent.get("cx", "0").encode(), extent.get("cy", "0").encode())
                plain = _PERCENT.sub(lambda share: b'val="%d"' % (1000 * int(share.group(1))), parts[drawing])
                yield drawing, _TREE.sub(lambda tree, ground=ground: tree.group(0) + ground, plain, count=1)


def _links(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """Where the relations of a part lead, by their ids."""
    folder, _, base = name.rpartition("/")
    raw = parts.get(f"{folder}/_rels/{base}.rels", b"<r/>")
    relations = etree.fromstring(raw, _PARSER)
    targets = ((node.get("Id", ""), node.get("Target", "")) for node in relations)
    return {key: target.lstrip("/") if target.startswith("/") else f"{folder}/{target}" for key, target in targets}


class _Store:
    """The data that content controls may be bound to: the parts of custom XML by their ids, and the properties."""

    def __init__(self, members: list[tuple[str, bytes]]) -> None:
        self._members = dict(members)
        self._parts = dict(_BUILT_IN)
        for name, raw in members:
            found = re.search(rb'itemID="([^"]+)"', raw) if "/itemProps" in name else None
            if found is not None:
                self._parts[found.group(1).decode("ascii", "replace").upper()] = name.replace("itemProps", "item")

    def says(self, binding: Node, w: str) -> str | None:
        """The words that a binding leads to; None where it leads nowhere."""
        raw = self._members.get(self._parts.get(binding.get(f"{w}storeItemID", "").upper(), ""))
        names = dict(_PREFIX.findall(binding.get(f"{w}prefixMappings", "")))
        try:
            found = etree.fromstring(raw, _PARSER).xpath(binding.get(f"{w}xpath", ""), namespaces=names) if raw else []
        except (etree.XMLSyntaxError, etree.XPathError, TypeError):
            return None
        return "".join(found[0].itertext()) if found and hasattr(found[0], "itertext") else None


def _may_hold_fields(raw: bytes) -> bool:
    return any(
        mark in raw for mark in (b":sdt>", b":fldSimple", b":instrText", b":control ", b":OLEObject", b":vanish")
    )


def _stilled(raw: bytes, store: _Store) -> tuple[bytes, set[str]]:
    try:
        root = etree.fromstring(raw, _PARSER)
    except etree.XMLSyntaxError:
        return raw, set()
    met: set[str] = set()
    for space in _SPACES:
        met |= {*_simple(root, space), *_complex(root, space), *_controls(root, space, store), *_active(root, space)}
        met |= {*_embedded(root, space), *_hidden_breaks(root, space)}
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), met


def _controls(root: Node, w: str, store: _Store) -> Iterator[str]:
    for node in list(root.iter(f"{w}sdt")):
        content = node.find(f"{w}sdtContent")
        binding = node.find(f"{w}sdtPr/{w}dataBinding")
        said = store.says(binding, w) if binding is not None else None
        is_placeholder = node.find(f"{w}sdtPr/{w}showingPlcHdr") is not None
        if content is None:
            continue
        says_other = (
            said is not None and said.strip() and (is_placeholder or said.split() != _letters(content, w).split())
        )
        if says_other and not (node.find(f"{w}sdtPr/{w}text") is not None and _say(content, str(said), w)):
            continue
        parent, at = node.getparent(), node.getparent().index(node)
        parent[at : at + 1] = list(content)
        yield _CONTROL


def _say(content: Node, words: str, w: str) -> bool:
    """Have a control show the words that it is bound to, as Word would on opening the file."""
    first, *others = list(content.iter(f"{w}t")) or [None]
    if first is None:
        return False
    first.text = " ".join(words.split())
    for node in [*others, *content.iter(f"{w}br", f"{w}tab")]:
        node.getparent().remove(node)
    for style in [run.find(f"{w}rPr/{w}rStyle") for run in content.iter(f"{w}r")]:
        if style is not None and "laceholder" in style.get(f"{w}val", ""):
            style.getparent().remove(style)
    return True


def _active(root: Node, w: str) -> Iterator[str]:
    for node in list(root.iter(f"{w}control")):
        node.getparent().remove(node)
        yield _ACTIVE


def _embedded(root: Node, w: str) -> Iterator[str]:
    """Objects without what they embed: LibreOffice draws a workbook or a formula anew where Word shows the picture beside it."""
    for node in list(root.iter(_OBJECT)):
        holder = next(node.iterancestors(f"{w}object"), None)
        if holder is not None and next(holder.iter(_IMAGE), None) is not None:
            node.getparent().remove(node)
            yield _OLE


def _hidden_breaks(root: Node, w: str) -> Iterator[str]:
    for node in list(root.iter(f"{w}vanish")):
        run = node.getparent().getparent()
        breaks = run.findall(f"{w}br") if run is not None and run.tag == f"{w}r" else []
        if breaks and node.get(f"{w}val", "1") in {"1", "true", "on"} and len(run) == len(breaks) + 1:
            run.getparent().remove(run)
            yield _BREAK


def _letters(node: Node, w: str) -> str:
    return "".join(one.text or "" for one in node.iter(f"{w}t"))


def _field_name(code: str) -> str:
    name = (code.split() or [""])[0].upper()
    return "=" if name.startswith("=") else name


def _simple(root: Node, w: str) -> Iterator[str]:
    for node in list(root.iter(f"{w}fldSimple")):
        name = _field_name(node.get(f"{w}instr", ""))
        if name not in ALIKE:
            parent, at = node.getparent(), node.getparent().index(node)
            parent[at : at + 1] = [inner for inner in node if inner.tag != f"{w}fldData"]
            yield name


class _Open:
    """A field that is being read: its markers, and what stands in its code, other fields and their results among it."""

    def __init__(self, begin: Node) -> None:
        self.nodes = [begin]
        self.code = ""
        self.in_result = False


def _complex(root: Node, w: str) -> list[str]:
    met: list[str] = []
    fields: list[_Open] = []
    for node in [one for run in root.iter(f"{w}r") for one in run if one.tag != f"{w}rPr"]:
        kind = node.get(f"{w}fldCharType", "") if node.tag == f"{w}fldChar" else "content"
        in_code = next((field for field in fields if not field.in_result), None)
        if in_code is not None and in_code is not fields[-1]:
            in_code.nodes.append(node)
        if kind == "begin":
            if in_code is not None:
                in_code.nodes.append(node)
            fields.append(_Open(node))
        elif fields:
            _take(fields, kind, node, met)
    return met


def _show_box(begin: Node) -> None:
    """The sign of a check box, before the marker of its field."""
    w = begin.tag.removesuffix("fldChar")
    states = [begin.find(f"{w}ffData/{w}checkBox/{w}{key}") for key in ("checked", "default")]
    state = next((one for one in states if one is not None), None)
    is_set = state is not None and state.get(f"{w}val", "1") not in {"0", "false", "off"}
    sign = etree.Element(f"{w}t")
    sign.text = "☒" if is_set else "☐"
    begin.addprevious(sign)


def _take(fields: list[_Open], kind: str, node: Node, met: list[str]) -> None:
    field = fields[-1]
    if kind in {"separate", "end"} or not field.in_result:
        field.nodes.append(node)
    if kind == "content" and not field.in_result:
        field.code += (node.text or "") if node.tag.endswith("}instrText") else ""
    elif kind == "separate":
        field.in_result = True
    elif kind == "end":
        fields.pop()
        if _field_name(field.code) not in ALIKE:
            if _field_name(field.code) == "FORMCHECKBOX":
                _show_box(field.nodes[0])
            met.append(_field_name(field.code))
            for one in field.nodes:
                if one.getparent() is not None:
                    one.getparent().remove(one)
