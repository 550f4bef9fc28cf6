"""The PDF files of the sample case, written with reportlab (deterministic) and pikepdf."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

_STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("Body", parent=_STYLES["BodyText"], fontName="Helvetica", fontSize=10.5, leading=14)
SMALL = ParagraphStyle("Small", parent=BODY, fontSize=9, leading=11.5)
HEADING = ParagraphStyle("Heading", parent=_STYLES["Heading2"], fontName="Helvetica-Bold")


def paragraphs(path: Path, lines: Sequence[str], *, title: str = "", author: str = "") -> None:
    """One text page or more."""
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=2.2 * cm, rightMargin=2.2 * cm, title=title, author=author, invariant=1
    )
    document.build([Paragraph(escape(line), BODY) if line else Spacer(1, 8) for line in lines])


def table(path: Path, heading: str, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """A ruled table under a heading."""
    document = SimpleDocTemplate(str(path), pagesize=A4, invariant=1, title="", author="")
    cells = [[Paragraph(escape(cell), SMALL) for cell in row] for row in rows]
    grid = Table(cells, colWidths=[width * cm for width in widths], repeatRows=1)
    grid.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
                ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    document.build([Paragraph(escape(heading), HEADING), Spacer(1, 6), grid])


def newsletter(path: Path, articles: Sequence[tuple[str, str | None]]) -> None:
    """Two columns."""
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="", author="")
    frames = [Frame(x * cm, 2 * cm, 8 * cm, 25 * cm, id=f"column {x}") for x in (2, 11)]
    document.addPageTemplates([PageTemplate(frames=frames)])
    story = []
    for heading, text in articles:
        story.append(Paragraph(escape(heading), HEADING))
        story += [Paragraph(escape(text or ""), BODY)] * (1 if text else 0)
    document.build(story)


def long_report(path: Path, title: str, sections: Sequence[tuple[str, str]], pages: int, running: str) -> None:
    """A report of *pages* pages, with a running header and footer on each."""

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2 * cm, 28.3 * cm, running)
        canvas.drawCentredString(10.5 * cm, 1.2 * cm, f"Hollow Oak Primary School, page {document.page}")

    document = SimpleDocTemplate(str(path), pagesize=A4, invariant=1, title=title, author="")
    story = [Paragraph(escape(title), HEADING)]
    for number in range(pages):
        heading, text = sections[number % len(sections)]
        story += [Paragraph(escape(heading), HEADING), Paragraph(escape(text), BODY), PageBreak()]
    document.build(story[:-1], onFirstPage=furniture, onLaterPages=furniture)


def form(path: Path, fields: dict[str, str]) -> None:
    """A form with text fields that hold values."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(2 * cm, 27 * cm, "Emergency contact form")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(2 * cm, 26 * cm, "Date: 5 September 2024")
    for row, (name, value) in enumerate(fields.items()):
        y = (24.5 - 1.4 * row) * cm
        canvas.drawString(2 * cm, y + 4, name.replace("_", " ").capitalize() + ":")
        canvas.acroForm.textfield(
            name=name, value=value, x=7 * cm, y=y - 2, width=9 * cm, height=18, tooltip=name, fontSize=11
        )
    canvas.save()


def scan(path: Path, lines: Sequence[str]) -> None:
    """A page that is only a picture of text, with a little noise, as a scanner makes it."""
    picture = Image.new("L", (1240, 1754), 250)
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        draw.text((140, 180 + 60 * row), line, fill=20, font_size=34)
    noise = random.Random(7)
    for _ in range(900):
        picture.putpixel((noise.randrange(1240), noise.randrange(1754)), noise.randrange(120, 220))
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=70)
    jpeg.seek(0)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)  # named by its content, not by a path
    canvas.save()


def attach(path: Path, name: str, make: Callable[[Path], None]) -> None:
    """Embed the PDF that *make* writes into the PDF at *path*."""
    inner = path.with_name("inner.pdf")
    make(inner)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        spec = pikepdf.AttachedFileSpec(pdf, inner.read_bytes(), filename=name, mime_type="application/pdf")
        pdf.attachments[name] = spec
        pdf.save(path, static_id=True)
    inner.unlink()


def encrypt(path: Path, password: str) -> None:
    """Protect the PDF at *path* with a password (RC4: the only kind that is the same every time)."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(
            path,
            static_id=True,
            encryption=pikepdf.Encryption(owner=password, user=password, R=3, aes=False, metadata=False),
        )


def damage(path: Path) -> None:
    """Keep the beginning of the PDF at *path* and spoil the rest."""
    raw = path.read_bytes()
    path.write_bytes(raw[:200] + bytes((byte * 7 + 13) % 256 for byte in raw[200:600]))
