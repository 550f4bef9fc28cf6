"""One document printed by real programs, with a name in it: LibreOffice and Chromium, as people have them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import docx
import docx.document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Cm

_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Record</title><style>
table {{ table-layout: fixed }} body {{ font-family: "Liberation Serif", serif; font-size: 11pt; width: 165mm }}
h1 {{ font-size: 16pt; text-align: center }} .r {{ text-align: right }} .c {{ text-align: center }} .j {{ text-align: justify }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ border: 1px solid black; padding: 3px; text-align: left }}
th {{ width: 33% }}
</style></head><body>
<h1>Record of a meeting</h1>
<p class="r">12 March 2024</p><p class="r">By {name}</p><p class="r">Ashdown School</p>
<p class="c">For the attention of {name} only</p>
<p>The meeting was held in the school library on Tuesday.<br>Then <b>{name}</b> went home.<br>
<u>{name}</u> was asked to wait.<br>It was said by {name}<br>Nothing else was raised.</p>
<p class="j">Everybody agreed that the plan should be looked at again before the end of term, and that parents be told. Nothing
else was raised and the meeting closed at four, after which the chairs were put away and the lights were turned off.</p>
<ul><li>Bring a coat</li><li>Ask <i>{name}</i> for the key</li><li>Leave by noon</li></ul>
<table><tr><th>Date</th><th>Pupil</th><th>What happened</th></tr>
<tr><td>1 May</td><td class="x">Child 1</td><td>Ran in the corridor</td></tr>
<tr><td>2 May</td><td class="x">{name}</td><td>Ran in the corridor</td></tr>
<tr><td>3 May</td><td class="x">Child 3</td><td>Ran in the corridor</td></tr></table>
<p style="color: #a00">Please tell <span style="background: #ff0">{name}</span> about this.</p>
</body></html>
"""


def written_page(folder: Path, name: str) -> Path:
    """The document as a web page."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "record.html"
    page.write_text(_PAGE.format(name=name), encoding="utf-8")
    return page


def written_letter(folder: Path, name: str) -> Path:
    """The document as a Word file: a table with fixed columns, since columns fitted to their text are another layout."""
    folder.mkdir(parents=True, exist_ok=True)
    made = docx.Document()
    made.add_heading("Record of a meeting", 1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("12 March 2024", f"By {name}", "Ashdown School"):
        made.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.add_paragraph(f"For the attention of {name} only").alignment = WD_ALIGN_PARAGRAPH.CENTER
    body = made.add_paragraph("Then ")
    body.add_run(name).bold = True
    body.add_run(" went home.")
    marked = made.add_paragraph("It was ")
    marked.add_run(name).underline = True
    marked.add_run(" who was asked; tell ")
    marked.add_run(name).font.highlight_color = WD_COLOR_INDEX.YELLOW
    marked.add_run(" too.")
    made.add_paragraph(f"Ask {name} for the key", style="List Bullet")
    made.add_paragraph(
        "Everybody agreed that the plan should be looked at again before the end of term, and that parents be told. "
        "Nothing else was raised and the meeting closed at four, after which the chairs were put away."
    ).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _add_table(made, name)
    path = folder / "record.docx"
    made.save(str(path))
    return path


def _add_table(made: docx.document.Document, name: str) -> None:
    table = made.add_table(rows=0, cols=3, style="Table Grid")
    table.autofit = False
    for cells in (
        ("Date", "Pupil", "Event"),
        ("1 May", "Child 1", "Ran"),
        ("2 May", name, "Ran"),
        ("3 May", "Child 3", "Ran"),
    ):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.width = Cm(5)
            cell.text = text


def printed_by_libreoffice(folder: Path, name: str) -> bytes:
    """The document printed by LibreOffice Writer."""
    letter = written_letter(folder, name)
    program = shutil.which("soffice")
    assert program
    profile = (folder / "profile").as_uri()
    arguments = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([program, *arguments, str(folder), str(letter)], check=True, capture_output=True, timeout=240)
    return (folder / "record.pdf").read_bytes()


def printed_by_chromium(folder: Path, name: str) -> bytes:
    """The document printed by Chromium."""
    page = written_page(folder, name)
    program = shutil.which("chromium")
    assert program
    out = folder / "record.pdf"
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={out}"]
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    command = [program, *arguments, f"--user-data-dir={folder / 'profile'}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
    return out.read_bytes()
