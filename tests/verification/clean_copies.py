"""Clean copies: invented originals of many shapes, redacted by our own writers with everything withheld marked.

Names are also ordinary words, colours, fonts and words of the formats wherever possible: the traps for a verifier that
accuses too easily.
"""

from __future__ import annotations

import io
import random
import re
from dataclasses import dataclass, replace

import docx
from docx.shared import Pt, RGBColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from redactor.core.checks import Expectation, WithheldText
from redactor.core.copies import CopyPlan, Mark
from redactor.core.spans import Span
from redactor.documents import DEFAULT_LIMITS, read_bytes, write_copy
from redactor.pipeline.plans import area_of

LABEL = "[Withheld]"
STAMP = "Document 007"
_TOGETHER = "~"  # stands for the space in a name until lines are set, so that no name is broken
_HERE = replace(DEFAULT_LIMITS, isolate=False)
_FORENAMES = (
    "Will",
    "May",
    "Mark",
    "Rose",
    "Georgia",
    "Ann",
    "Al",
    "Jo",
    "Grace",
    "Hope",
    "Art",
    "Bill",
    "Zoë",
    "Siân",
    "Mohammed",
    "Oluwaseun",
    "Xi",
    "Tia",
)
_SURNAMES = (
    "Green",
    "Page",
    "Styles",
    "Black",
    "King",
    "Field",
    "Bell",
    "Cross",
    "Ng",
    "Martin",
    "Penhaligon",
    "O'Brien",
    "Smith-Jones",
    "Wójcik",
    "Nguyên",
    "Font",
    "Normal",
    "Okafor",
    "Franklin",
    "Cooper",
    "Light",
    "Strong",
)
_SENTENCES = (
    "{a} will ring again in May about the green form.",
    "Amelia sat with {a} on the black bench by the cross roads.",
    "We may write to {b}; please mark the page and keep the bill.",
    "At 10:40 {a} and {b} left the art room, Martinez stayed, and Amelia told Mr Whitlock that she felt safe.",
    "The office (telephone {n}) was told by {b}'s mother.",
    "Planning for Annabel's annual review: the normal font of hope and grace is style enough.",
    "Attendance 94.2%, 7 sessions late, £12.50 owed; see policy 4(b) and the field trip list.",
    "The king's bell rang over the fields; the pages of the joke book were blackened.",
    "Amelia's café visit was naïve but fine: coöperation, fiancé, façade, office, affluent, waffle.",
)


@dataclass(frozen=True)
class CleanCopy:
    """A copy, and what it is held against."""

    content: bytes
    expectation: Expectation


def paragraphs(rng: random.Random, people) -> list[str]:
    texts = []
    for _ in range(rng.randint(3, 12)):
        a, b = rng.sample(people, 2)
        number = "07700 900" + f"{rng.randint(100, 999)}" if rng.random() < 0.5 else "01632 960123"
        texts.append(" ".join(one.format(a=a, b=b, n=number) for one in rng.sample(_SENTENCES, rng.randint(1, 3))))
    return texts


def pdf_original(rng: random.Random, texts) -> bytes:
    """Columns, sizes, colours, fonts, turned pages and rules as they come."""
    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf"), ("VeraIt", "VeraIt.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    raw = io.BytesIO()
    size = rng.choice([A4, landscape(A4), (420, 595)])
    canvas = Canvas(raw, pagesize=size, invariant=1, pageCompression=rng.randint(0, 1))
    font = rng.choice(["Vera", "Vera", "Helvetica", "Times-Roman", "Courier"])
    height = rng.choice([7, 9, 11, 14])
    y = size[1] - 60
    for text in texts:
        canvas.setFillGray(rng.choice([0, 0, 0, 0.3, 0.5]))
        encodable = text if font == "Vera" else text.encode("cp1252", "ignore").decode("cp1252")
        for line in _wrapped(encodable, int((size[0] - 90) / (height * 0.62))):
            if y < 60:
                canvas.showPage()
                y = size[1] - 60
            canvas.setFont(rng.choice([font, font, font.replace("Vera", "VeraBd")]), height)
            canvas.drawString(45, y, line)
            y -= height * 1.5
        if rng.random() < 0.2:
            canvas.line(45, y + 4, size[0] - 45, y + 4)
        y -= height * 0.8
    canvas.setTitle("A title that goes")
    canvas.save()
    return raw.getvalue()


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > width:
            lines.append(line.replace(_TOGETHER, " "))
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line.replace(_TOGETHER, " ")]


def word_original(rng: random.Random, texts) -> bytes:
    """Headings, tables, runs of many styles, headers, breaks."""
    made = docx.Document()
    made.core_properties.author = "Somebody Else"
    for at, text in enumerate(text.replace(_TOGETHER, " ") for text in texts):
        if at % 5 == 3:
            table = made.add_table(rows=1, cols=2)
            table.cell(0, 0).text, table.cell(0, 1).text = f"Row {at}", text
            continue
        paragraph = made.add_heading(level=rng.randint(1, 3)) if at % 7 == 0 else made.add_paragraph()
        for piece in re.split(r"(?<=[a-z]) ", text):
            run = paragraph.add_run(piece + " ")
            run.bold, run.italic = rng.random() < 0.2, rng.random() < 0.1
            run.font.size = Pt(rng.choice([9, 11, 12]))
            run.font.name = rng.choice([None, "Bell MT", "Franklin Gothic Book", "Georgia", "Cooper Black"])
            run.font.color.rgb = RGBColor(0, rng.choice([0, 90]), 0)
    made.sections[0].header.paragraphs[0].text = "Hillside Primary, pastoral log"
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


def clean_copy(seed: int, kind: str) -> CleanCopy:
    """The copy of one invented original with every mention of three people taken out."""
    rng = random.Random(f"{kind}{seed}")
    people = [
        f"{one}{_TOGETHER}{two}" for one, two in zip(rng.sample(_FORENAMES, 5), rng.sample(_SURNAMES, 5), strict=True)
    ]
    original = (pdf_original if kind == "pdf" else word_original)(rng, paragraphs(rng, people))
    people = [name.replace(_TOGETHER, " ") for name in people]
    document = read_bytes(original, limits=_HERE)
    gone = people[:3]
    pattern = re.compile("|".join(rf"(?:{re.escape(name).replace(chr(92) + ' ', chr(92) + 's+')})" for name in gone))
    marks, disclosed = [], []
    for block in document.blocks:
        spans = [match.span() for match in pattern.finditer(block.text)]
        marks += [Mark(Span(block.id, *span), LABEL) for span in spans]
        if block.carried:
            disclosed.append(pattern.sub(LABEL, block.text))
    marks.sort(key=lambda mark: mark.span)
    plan = CopyPlan(document.file, document.media_type, LABEL, marks=tuple(marks), stamp=STAMP)
    copy = write_copy(original, document, plan, limits=_HERE)
    lost = sum(len(fallback.lost) for fallback in copy.fallbacks)
    expectation = Expectation(
        document.media_type,
        _withheld(gone, people[3:]),
        tuple(disclosed) if not lost else (),
        LABEL,
        areas=tuple(area_of(block) for block in document.blocks if block.carried) if not lost else (),
        labels=copy.labels,
        page_count=copy.page_count,
        sanity="",
        allowed_images=0,
        file_name="007_letter",
        added=copy.added,
    )
    return CleanCopy(copy.content, expectation)


def _withheld(gone, others) -> tuple[WithheldText, ...]:
    """Full names strictly; single names in place, since they are words, or other people's, here."""
    made = []
    for at, name in enumerate(gone):
        made.append(WithheldText(f"P-{at}", (name, ", ".join(reversed(name.split(" ", 1))))))
        made.append(WithheldText(f"P-{at}", tuple(name.split(" ", 1)), also_ordinary=True))
    return tuple(made)
