"""The members of the new package and the relationships between them."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from redactor.documents.word import fonts, numbering, settings, stylesheet, theme
from redactor.documents.word.namespaces import NAMES, Node, add, make, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.packing import Parts, serialised, serialised_chart

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT = {
    "document": f"{_WORDML}.document.main+xml",
    "styles": f"{_WORDML}.styles+xml",
    "numbering": f"{_WORDML}.numbering+xml",
    "settings": f"{_WORDML}.settings+xml",
    "header": f"{_WORDML}.header+xml",
    "footer": f"{_WORDML}.footer+xml",
    "footnotes": f"{_WORDML}.footnotes+xml",
    "endnotes": f"{_WORDML}.endnotes+xml",
    "comments": f"{_WORDML}.comments+xml",
    "fontTable": f"{_WORDML}.fontTable+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
}
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Redacted copy</dc:title></cp:coreProperties>'
)
_PACKAGE_RELATIONS = (
    ("rId1", f"{NAMES['r']}/officeDocument", "word/document.xml"),
    (
        "rId2",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    ),
)
Relations = tuple[tuple[str, str, str], ...]


def build_parts(normal: Normal, media: dict[str, bytes]) -> Parts:
    """All members of the new package from the settled areas."""
    lists = numbering.build_numbering(normal)
    styles = stylesheet.build_styles(normal, lists.root)
    numbering.renumber([styles], lists.used)
    number_drawings(normal)
    builder = _Builder(normal, media)
    builder.add_margins()
    for kind in ("footnotes", "endnotes", "comments"):
        if kind in normal.areas:
            builder.add_area(kind, kind, kind)
    builder.add_main("styles", serialised(styles))
    if lists.root is not None:
        builder.add_main("numbering", serialised(lists.root))
    layout = settings.build_settings(normal)
    if layout is not None:
        builder.add_main("settings", serialised(layout))
    builder.add_main("fontTable", serialised(fonts.build_font_table(normal.package)))
    scheme = theme.build_theme(normal)
    if scheme:
        builder.add_main("theme", scheme)
    return builder.finish()


def number_drawings(normal: Normal) -> None:
    """Ids of drawings, in order: they must be unique and must say nothing. Those that state no height lie as they follow one another."""
    number = 0
    for root in normal.areas.values():
        for height, node in enumerate(root.iter(qualified("wp:anchor")), 1):
            node.set("relativeHeight", node.get("relativeHeight", str(height)))
        for node in root.iter(qualified("wp:docPr"), qualified("pic:cNvPr")):
            number += 1
            node.set("id", str(number))


class _Builder:
    def __init__(self, normal: Normal, media: dict[str, bytes]) -> None:
        self.normal = normal
        self.media = media
        self.members: dict[str, bytes] = {}
        self.overrides: dict[str, str] = {}
        self.relations: list[tuple[str, str, str]] = []
        self.charts = 0

    def _relate(self, kind: str, target: str) -> str:
        relation = f"rId{len(self.relations) + 1}"
        self.relations.append((relation, f"{NAMES['r']}/{kind}", target))
        return relation

    def add_main(self, kind: str, raw: bytes) -> None:
        """A part that the document names."""
        name = "theme/theme1.xml" if kind == "theme" else f"{kind}.xml"
        self._relate(kind, name)
        self.members[f"word/{name}"] = raw
        self.overrides[f"word/{name}"] = _CONTENT[kind]

    def add_area(self, area: str, kind: str, stem: str) -> str:
        """A part with text of its own, and its pictures."""
        root = _rooted(self.normal.areas[area])
        images = (*_link_images(root), *self._link_charts(root))
        self.members[f"word/{stem}.xml"] = serialised(root)
        self.overrides[f"word/{stem}.xml"] = _CONTENT[kind]
        if images:
            self.members[f"word/_rels/{stem}.xml.rels"] = _relations_part(images)
        return self._relate(kind, f"{stem}.xml")

    def _link_charts(self, root: Node) -> Relations:
        """Chart parts for the charts under *root*, and their relationships."""
        found = []
        for node in root.iter(qualified("c:chart")):
            chart, _ = self.normal.charts[int(node.attrib.pop(qualified("x:chart")))]
            self.charts += 1
            name = f"charts/chart{self.charts}.xml"
            self.members[f"word/{name}"] = serialised_chart(chart)
            self.overrides[f"word/{name}"] = _CONTENT["chart"]
            node.set(qualified("r:id"), f"rIdChart{self.charts}")
            found.append((f"rIdChart{self.charts}", f"{NAMES['r']}/chart", name))
        return tuple(found)

    def add_margins(self) -> None:
        """Headers and footers in the order in which sections name them."""
        names: dict[str, str] = {}
        counts = {"header": 0, "footer": 0}
        for section in self.normal.areas["body"].iter(qualified("w:sectPr")):
            for node in section:
                area = str(node.attrib.pop(qualified("x:area"), ""))
                if not area:
                    continue
                kind = "header" if prefixed(node) == "w:headerReference" else "footer"
                if area not in names:
                    counts[kind] += 1
                    names[area] = self.add_area(area, kind, f"{kind}{counts[kind]}")
                node.set(qualified("r:id"), names[area])

    def finish(self) -> Parts:
        """The document itself, its pictures, content types and relationships."""
        document = make("w:document")
        if self.normal.page_colour:
            add(document, "w:background", color=self.normal.page_colour)
        document.append(self.normal.areas["body"])
        images = (*_link_images(document), *self._link_charts(document))
        self.members["word/document.xml"] = serialised(document)
        self.overrides["word/document.xml"] = _CONTENT["document"]
        self.members["word/_rels/document.xml.rels"] = _relations_part((*self.relations, *images))
        self.members["_rels/.rels"] = _relations_part(_PACKAGE_RELATIONS)
        self.members["docProps/core.xml"] = _CORE
        self.overrides["docProps/core.xml"] = _CONTENT["core"]
        self.members.update(self.media)
        self.members["[Content_Types].xml"] = self._content_types()
        return Parts(self.members)

    def _content_types(self) -> bytes:
        extensions = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        extensions.update({name.rpartition(".")[2]: f"image/{name.rpartition('.')[2]}" for name in self.media})
        lines = [f'<Default Extension="{key}" ContentType="{extensions[key]}"/>' for key in sorted(extensions)]
        lines += [
            f'<Override PartName="/{key}" ContentType="{self.overrides[key]}"/>' for key in sorted(self.overrides)
        ]
        return _document("Types", _TYPES, lines)


def _rooted(root: Node) -> Node:
    """A header, footer, notes or comments root; no part may be empty."""
    if prefixed(root) in {"w:hdr", "w:ftr"} and len(root) == 0:
        add(root, "w:p")
    for note in root:
        if prefixed(note) in {"w:footnote", "w:endnote", "w:comment"} and len(note) == 0:
            add(note, "w:p")
    return root


def _link_images(root: Node) -> Relations:
    """Relationships for the pictures under *root*; each blip gets its id."""
    found: dict[str, str] = {}
    for blip in root.iter(qualified("a:blip")):
        media = str(blip.attrib.pop(qualified("x:image"), ""))
        if media:
            blip.set(qualified("r:embed"), found.setdefault(media, f"rIdImage{len(found) + 1}"))
    return tuple((key, f"{NAMES['r']}/image", media.removeprefix("word/")) for media, key in found.items())


def _relations_part(relations: Relations) -> bytes:
    lines = [f'<Relationship Id="{key}" Type="{kind}" Target={quoteattr(target)}/>' for key, kind, target in relations]
    return _document("Relationships", _RELATIONS, lines)


def _document(root: str, namespace: str, lines: list[str]) -> bytes:
    text = "".join(lines)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{root} xmlns="{namespace}">{text}</{root}>'.encode()
    )
