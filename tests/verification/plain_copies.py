"""Clean copies, made by hand: the smallest PDF and Word files with nothing but text and labels."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.sax.saxutils import escape

from redactor.core.checks import Expectation, WithheldText
from redactor.core.documents import MediaType

LABEL = "[Withheld]"
NAME = "Zorbaxine"
WITHHELD = (WithheldText("I-TEST", ("Zorbaxine", "Zorbaxine Quellmore", "07700 900123")),)
LINES = (
    "Dear Mrs Clarke, thank you for your letter of 3 March.",
    f"Amelia was seen by {LABEL} in the library after lunch.",
    f"We rang {LABEL} and agreed that she may go home early.",
)


class PdfBuilder:
    """Objects in, bytes out; nothing is written that was not asked for."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []
        self.trailer = b""
        self.before = b""
        self.after = b""

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def stream(self, data: bytes, entries: bytes = b"", *, packed: bool = True) -> int:
        if packed:
            data, entries = zlib.compress(data), entries + b" /Filter /FlateDecode"
        return self.add(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data))

    def bytes(self, root: int) -> bytes:
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + self.before)
        offsets = []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (len(offsets) + 1, root, self.trailer)
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start + self.after)


def pdf_text(lines, *, left=72, top=770, leading=16, font=b"F1", size=11) -> bytes:
    body = b"BT /%s %d Tf %d %d Td %d TL\n" % (font, size, left, top, leading)
    for line in lines:
        raw = line.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        body += b"(%s) Tj T*\n" % raw
    return body + b"ET\n"


def pdf_copy(
    lines=LINES, *, pages=1, page_entries=b"", catalog_entries=b"", extra_content=b"", resources=b"", builder=None
) -> bytes:
    """A PDF copy of *pages* pages with the same lines on each."""
    made = builder or PdfBuilder()
    font = made.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    tree = len(made.objects) + 1 + 2 * pages
    kids = []
    for _ in range(pages):
        contents = made.stream(pdf_text(lines) + extra_content)
        kids.append(
            made.add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F1 %d 0 R >> %s >> %s >>" % (tree, contents, font, resources, page_entries)
            )
        )
    made.add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(b"%d 0 R" % kid for kid in kids)))
    root = made.add(b"<< /Type /Catalog /Pages %d 0 R %s >>" % (tree, catalog_entries))
    return made.bytes(root)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ROOT_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word_paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_document(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{WORD}" xmlns:r="{RELS}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )


def word_parts(lines=LINES, *, extra_body="") -> dict[str, bytes]:
    body = "".join(word_paragraph(line) for line in lines) + extra_body
    texts = {"[Content_Types].xml": TYPES, "_rels/.rels": ROOT_RELS, "word/document.xml": word_document(body)}
    return {name: text.encode() for name, text in texts.items()}


def word_zip(parts: dict[str, bytes], *, comment=b"") -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def word_copy(lines=LINES, *, extra_body="", parts=None) -> bytes:
    return word_zip(word_parts(lines, extra_body=extra_body) | (parts or {}))


def expectation(media_type=MediaType.PDF, *, lines=LINES, withheld=WITHHELD, pages=1, **more) -> Expectation:
    settings = {
        "label": LABEL,
        "labels": sum(line.count(LABEL) for line in lines) * pages,
        "page_count": pages if media_type is MediaType.PDF else None,
        "sanity": "library",
        "allowed_images": 0,
    }
    return Expectation(media_type, withheld, tuple(lines) * pages, **(settings | more))
