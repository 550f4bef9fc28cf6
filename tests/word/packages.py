"""Word packages made by hand: a body and any other parts, spelled as XML."""

from __future__ import annotations

import io
import zipfile

OFFICE = "http://schemas.openxmlformats.org"
RELATION = f"{OFFICE}/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{RELATION}" xmlns:m="{OFFICE}/officeDocument/2006/math"'
    f' xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:pic="{OFFICE}/drawingml/2006/picture" xmlns:c="{OFFICE}/drawingml/2006/chart"'
    f' xmlns:dgm="{OFFICE}/drawingml/2006/diagram" xmlns:mc="{OFFICE}/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORDML}.document.main+xml"
_TYPES = {
    "styles": f"{WORDML}.styles+xml",
    "numbering": f"{WORDML}.numbering+xml",
    "settings": f"{WORDML}.settings+xml",
    "header": f"{WORDML}.header+xml",
    "footer": f"{WORDML}.footer+xml",
    "footnotes": f"{WORDML}.footnotes+xml",
    "endnotes": f"{WORDML}.endnotes+xml",
    "comments": f"{WORDML}.comments+xml",
    "glossaryDocument": f"{WORDML}.document.glossary+xml",
}


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is not XML becomes text."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(run(r) for r in runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    if text.startswith("<"):
        return text
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def root(name: str, inner: str, attributes: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{name} {NAMESPACES} {attributes}>{inner}</{name}>'


class Parts:
    """Builds one package; every method returns the relationship id or self."""

    def __init__(self, body: str = "", *, section: str = "", main_type: str = MAIN) -> None:
        self.body = body
        self.section = section
        self.members: dict[str, bytes] = {}
        self.types: dict[str, str] = {"word/document.xml": main_type}
        self.relations: list[str] = []
        self.package_relations = [
            f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
        ]

    def part(self, kind: str, name: str, content: str | bytes, *, type_: str = "") -> str:
        """A part that the main document points to."""
        self.members[f"word/{name}"] = content.encode() if isinstance(content, str) else content
        if type_ or kind in _TYPES:
            self.types[f"word/{name}"] = type_ or _TYPES[kind]
        return self.relation(kind, name)

    def relation(self, kind: str, target: str, *, external: bool = False, key: str = "") -> str:
        key = key or f"rId{len(self.relations) + 1}"
        mode = ' TargetMode="External"' if external else ""
        self.relations.append(f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"{mode}/>')
        return key

    def related_part(self, owner: str, kind: str, name: str, content: str | bytes) -> str:
        """A part that another part under word/ points to; its relationship id is rId1."""
        folder, _, stem = owner.rpartition("/")
        path = f"word/{folder}/_rels/{stem}.rels".replace("//", "/")
        up = "../" * owner.count("/")
        self.members[path] = _relations(f'<Relationship Id="rId1" Type="{RELATION}/{kind}" Target="{up}{name}"/>')
        self.members[f"word/{name}"] = content.encode() if isinstance(content, str) else content
        return "rId1"

    def top(self, kind: str, name: str, content: str, *, type_: str = "application/xml") -> Parts:
        """A part that the package points to."""
        base = (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
            if kind == "core-properties"
            else RELATION
        )
        key = f"rId{len(self.package_relations) + 1}"
        self.package_relations.append(f'<Relationship Id="{key}" Type="{base}/{kind}" Target="{name}"/>')
        self.members[name] = content.encode()
        self.types[name] = type_
        return self

    def member(self, name: str, content: str | bytes) -> Parts:
        """A member without a relationship."""
        self.members[name] = content.encode() if isinstance(content, str) else content
        return self

    def build(self, *, comment: bytes = b"", extra: bytes = b"", before: bytes = b"") -> bytes:
        document = root("w:document", f"<w:body>{self.body}<w:sectPr>{self.section}</w:sectPr></w:body>")
        members = {
            "[Content_Types].xml": _content_types(self.types),
            "_rels/.rels": _relations("".join(self.package_relations)),
            "word/document.xml": document.encode(),
            "word/_rels/document.xml.rels": _relations("".join(self.relations)),
            **self.members,
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = comment
            for name, raw in members.items():
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.extra = extra
                archive.writestr(info, raw)
        return before + stream.getvalue()


def _relations(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def _content_types(types: dict[str, str]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    defaults = "".join(
        f'<Default Extension="{key}" ContentType="{value}"/>'
        for key, value in {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "jpeg": "image/jpeg",
            "emf": "image/x-emf",
            "bin": "application/vnd.openxmlformats-officedocument.oleObject",
        }.items()
    )
    overrides = "".join(f'<Override PartName="/{key}" ContentType="{value}"/>' for key, value in types.items())
    return f'<?xml version="1.0"?><Types xmlns="{space}">{defaults}{overrides}</Types>'.encode()


def inline_picture(relation: str, *, crop: str = "", description: str = "", extra: str = "") -> str:
    """A run with a picture."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
        f'<wp:docPr id="1" name="Picture 1" descr="{description}"/><a:graphic><a:graphicData uri="{OFFICE}/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="Picture 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}">{extra}</a:blip>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(inner: str, fallback: str | None = None) -> str:
    """A run with a text box in both spellings."""
    vml = inner if fallback is None else fallback
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"'
        ' simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="600000"/>'
        '<wp:wrapNone/><wp:docPr id="3" name="Text Box 3"/><a:graphic><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:150pt;height:50pt"><v:textbox>'
        f"<w:txbxContent>{vml}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, *result: str) -> str:
    """A complex field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(run(r) for r in result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture_bytes(kind: str = "PNG", *, size: tuple[int, int] = (40, 40), seed: int = 1, **settings: object) -> bytes:
    """A picture that is neither small nor of one colour."""
    from PIL import Image

    image = Image.new("RGB", size, (200, 30 * seed % 256, 60))
    for x in range(size[0] // 2):
        image.putpixel((x, (x * seed) % size[1]), (10, 200, 30))
    stream = io.BytesIO()
    image.save(stream, kind, **settings)
    return stream.getvalue()
