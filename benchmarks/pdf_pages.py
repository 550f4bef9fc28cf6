"""Dense office pages for the PDF benchmarks: 4,000 characters and more a page, by the programs that offices have.

Always made: ReportLab with a standard font and with an embedded one, left-aligned and justified. Where LibreOffice and
Chromium are installed they print the same words, as letters with headings, bold words and a table.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
import reportlab
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

PARAGRAPHS = 60
_WORDS = """
the and that with from this were which their about there after before meeting record school council pupil parent
teacher reported agreed asked telephone letter Tuesday Thursday morning afternoon concern attendance behaviour
support  plan review social worker assessment office correspondence minutes action outcome further contact
family home visit  noted discussed advised confirmed of to in a is was he she it on for at by an be not no one
has had his her we they
"""


def paragraphs(count: int = PARAGRAPHS, seed: int = 1) -> list[str]:
    """Paragraphs of invented prose, always the same ones."""
    chance = random.Random(seed)
    return [" ".join(_sentence(chance) for _ in range(chance.randint(3, 6))) for _ in range(count)]


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(_WORDS.split()) for _ in range(chance.randint(8, 22))]
    words[0] = words[0].capitalize()
    if chance.random() < 0.3:
        words.insert(2, chance.choice(["Elin Marsh", "Tobias Wren", "01632 960123", "12 March 2024", "Mrs Ashdown"]))
    return " ".join(words) + "."


def dense_files() -> Iterator[tuple[str, bytes]]:
    """Every dense file that can be made here."""
    yield "dense reportlab standard", _by_reportlab("Helvetica", TA_LEFT)
    pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
    yield "dense reportlab embedded", _by_reportlab("Vera", TA_LEFT)
    yield "dense reportlab justified", _by_reportlab("Vera", TA_JUSTIFY)
    with tempfile.TemporaryDirectory() as folder:
        if shutil.which("soffice"):
            yield "dense libreoffice", _by_libreoffice(Path(folder), WD_ALIGN_PARAGRAPH.LEFT)
            yield "dense libreoffice justified", _by_libreoffice(Path(folder), WD_ALIGN_PARAGRAPH.JUSTIFY)
        if shutil.which("chromium"):
            yield "dense chromium", _by_chromium(Path(folder))


def _by_reportlab(font: str, alignment: int) -> bytes:
    out = io.BytesIO()
    style = ParagraphStyle("body", fontName=font, fontSize=9, leading=11, alignment=alignment, spaceAfter=4)
    made = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=56, rightMargin=56, topMargin=50, bottomMargin=50, invariant=1
    )
    made.build([Paragraph(text, style) for text in paragraphs()])
    return out.getvalue()


def _by_libreoffice(folder: Path, alignment: WD_ALIGN_PARAGRAPH) -> bytes:
    """A letter as people write them, printed by LibreOffice Writer."""
    made = docx.Document()
    section = made.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    made.styles["Normal"].font.size, made.styles["Normal"].font.name = Pt(9.5), "Liberation Serif"
    for at, text in enumerate(paragraphs()):
        if at % 10 == 0:
            made.add_heading(f"Part {at // 10 + 1}", 2)
        added = made.add_paragraph()
        added.alignment, added.paragraph_format.space_after = alignment, Pt(4)
        first, rest = text.split(" ", 1)
        added.add_run(first).bold = True
        added.add_run(" " + rest)
    made.save(str(folder / "dense.docx"))
    arguments = [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
    ]
    command = ["soffice", *arguments, str(folder), str(folder / "dense.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return (folder / "dense.pdf").read_bytes()


def _by_chromium(folder: Path) -> bytes:
    """The same words as a web page, printed by Chromium."""
    body = "".join(f"<p><b>{text.split()[0]}</b> {text.split(' ', 1)[1]}</p>" for text in paragraphs())
    style = 'body { font: 9.5pt "Liberation Sans"; line-height: 1.15 } p { margin: 4pt 0 }'
    page = folder / "dense.html"
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>{body}', encoding="utf-8")
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    places = [f"--print-to-pdf={folder / 'web.pdf'}", f"--user-data-dir={folder / 'chromium'}", page.as_uri()]
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    subprocess.run(["chromium", *arguments, *places], check=True, capture_output=True, timeout=240, env=environment)
    return (folder / "web.pdf").read_bytes()
