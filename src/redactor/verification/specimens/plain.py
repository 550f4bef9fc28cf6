"""Clean copies, made by hand: the smallest PDF and Word files with nothing but text and labels."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any
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
        """Add an object; gives its number."""
        self.objects.append(body)
        return len(self.objects)

    def stream(self, data: bytes, entries: bytes = b"", *, packed: bool = True) -> int:
        """Add a stream; gives its number."""
        if packed:
            data, entries = zlib.compress(data), entries + b" /Filter /FlateDecode"
        return self.add(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data))

    def file(self, root: int) -> bytes:
        """The whole file, with *root* as its catalogue."""
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


def pdf_text(lines: Iterable[str], *, top: int = 770, size: int = 11) -> bytes:
    """Operators that draw *lines* one under another."""
    body = b"BT /F1 %d Tf 72 %d Td 16 TL\n" % (size, top)
    for line in lines:
        raw = line.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        body += b"(%s) Tj T*\n" % raw
    return body + b"ET\n"


def pdf_copy(
    lines: Iterable[str] = LINES,
    *,
    pages: int = 1,
    page_entries: bytes = b"",
    catalog_entries: bytes = b"",
    extra_content: bytes = b"",
    resources: bytes = b"",
    builder: PdfBuilder | None = None,
) -> bytes:
    """A PDF copy of *pages* pages with the same lines on each, and whatever else is asked for."""
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
    return made.file(root)


def pdf_of_pages(*pages: Iterable[str]) -> bytes:
    """A PDF copy with lines of their own on each page."""
    made = PdfBuilder()
    font = made.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    tree = len(made.objects) + 1 + 2 * len(pages)
    entries = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>"
    kids = [made.add(entries % (tree, made.stream(pdf_text(lines)), font)) for lines in pages]
    made.add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)))
    return made.file(made.add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree))


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
    """One paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_document(body: str) -> str:
    """The main part."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{WORD}" xmlns:r="{RELS}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )


def word_part(name: str, *lines: str) -> bytes:
    """A part of notes with *lines*."""
    note = name.removesuffix("s")
    notes = "".join(f'<w:{note} w:id="{at}">{word_paragraph(line)}</w:{note}>' for at, line in enumerate(lines, 1))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} xmlns:w="{WORD}">{notes}</w:{name}>'.encode()
    )


def word_parts(lines: Iterable[str] = LINES, *, extra_body: str = "") -> dict[str, bytes]:
    """The parts of a clean copy."""
    body = "".join(word_paragraph(line) for line in lines) + extra_body
    texts = {"[Content_Types].xml": TYPES, "_rels/.rels": ROOT_RELS, "word/document.xml": word_document(body)}
    return {name: text.encode() for name, text in texts.items()}


def word_zip(parts: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    """A package of *parts*, with fixed stamps."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def word_copy(lines: Iterable[str] = LINES, *, extra_body: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A Word copy with *lines*; *parts* are laid over its own."""
    return word_zip(word_parts(lines, extra_body=extra_body) | (parts or {}))


def expectation(media_type: MediaType = MediaType.PDF, *, pages: int = 1, **more: Any) -> Expectation:
    """What a clean copy is held against; *more* replaces fields."""
    lines = tuple(more.pop("disclosed", LINES))
    settings: dict[str, Any] = {
        "withheld": WITHHELD,
        "label": LABEL,
        "labels": sum(line.count(LABEL) for line in lines) * pages,
        "page_count": pages if media_type is MediaType.PDF else None,
        "sanity": "library",
        "allowed_images": 0,
    }
    return Expectation(media_type, disclosed=lines * pages, **(settings | more))


def drawn(text: str = NAME, top: int = 300) -> bytes:
    """Operators that draw one more line, the withheld name unless told otherwise."""
    return pdf_text([text], top=top)
