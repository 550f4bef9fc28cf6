"""Shapes of PDF documents, each made twice over with another name in it: everything else stays where it is.

A shape is a function from a name to the bytes of a file. The lines of every shape break alike whatever the name is.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pymupdf
import reportlab
from PIL import Image, ImageDraw
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

Shape = Callable[[str], bytes]
SHAPES: dict[str, Shape] = {}
WIDE, HIGH = 595.0, 842.0
BODY = (
    "The meeting was held in the school library on Tuesday.",
    "Everybody agreed that the plan should be looked at again",
    "before the end of term, and that parents be told.",
    "Nothing else was raised and the meeting closed at four.",
)
_FONTS = Path(reportlab.__file__).parent / "fonts"


def shape(make: Shape) -> Shape:
    """Register a shape under its own name."""
    SHAPES[make.__name__] = make
    return make


def _vera() -> str:
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", str(_FONTS / "Vera.ttf")))
    return "Vera"


def _gardens() -> str:
    name = "DarkGardenMK"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerTypeFace(
            pdfmetrics.EmbeddedType1Face(str(_FONTS / f"{name}.afm"), str(_FONTS / f"{name}.pfb"))
        )
        pdfmetrics.registerFont(pdfmetrics.Font(name, name, "WinAnsiEncoding"))
    return name


def _page(draw: Callable[[Canvas], None], *, font: str = "Helvetica", size: float = 11, body: bool = True) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDE, HIGH), invariant=1)
    canvas.setFont(font, size)
    if body:
        for number, line in enumerate(BODY):
            canvas.drawString(72, 780 - 15 * number, line)
        for number, line in enumerate(BODY):
            canvas.drawString(72, 500 - 15 * number, line)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _raw(content: bytes, resources: dict[str, object] | None = None, **page: object) -> bytes:
    """A page of hand-written content; F1 is Helvetica, F2 Times, F3 Helvetica-Bold."""
    pdf = pikepdf.new()
    fonts = {
        f"/F{number}": pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/" + name),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        for number, name in enumerate(("Helvetica", "Times-Roman", "Helvetica-Bold"), 1)
    }
    given = {"/Font": pikepdf.Dictionary(fonts)}
    for key, value in (resources or {}).items():
        given[key] = value(pdf) if callable(value) else value
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, WIDE, HIGH],
        Contents=pdf.make_stream(content),
        Resources=pikepdf.Dictionary(given),
    )
    for key, value in page.items():
        made["/" + key] = value
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def _width(text: str, font: str = "Helvetica", size: float = 11) -> float:
    return pdfmetrics.stringWidth(text, font, size)


def _lines(*, font: str = "F1", size: float = 11, top: float = 780) -> bytes:
    parts = [f"BT /{font} {size} Tf {72} {top - 15 * number} Td ({line}) Tj ET" for number, line in enumerate(BODY)]
    return ("\n".join(parts) + "\n").encode()


def _story(*flowables: object, margin: float = 72) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=(WIDE, HIGH), leftMargin=margin, rightMargin=margin, invariant=1).build(
        list(flowables)
    )
    return out.getvalue()


# --- text, fonts and alignment


@shape
def left_aligned(name: str) -> bytes:
    return _page(lambda c: c.drawString(72, 600, f"Then {name} went home with the others."))


@shape
def name_first(name: str) -> bytes:
    return _page(lambda c: c.drawString(72, 600, f"{name} was seen near the gate."), font="Times-Roman", size=12)


@shape
def name_last(name: str) -> bytes:
    return _page(lambda c: c.drawString(72, 600, f"It was reported by {name}"))


@shape
def name_alone(name: str) -> bytes:
    return _page(lambda c: c.drawString(72, 600, name))


@shape
def two_names(name: str) -> bytes:
    return _page(lambda c: c.drawString(72, 600, f"Both {name} and his brother {name} were there."))


@shape
def centred(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(WIDE / 2, 640, "Record of a conversation")
        canvas.drawCentredString(WIDE / 2, 600, f"Statement of {name} on paper")

    return _page(draw, font="Times-Roman", size=13)


@shape
def centred_name_alone(name: str) -> bytes:
    return _page(lambda c: c.drawCentredString(WIDE / 2, 600, name))


@shape
def right_aligned(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(("12 March 2024", f"Written by {name}", "Ashdown School")):
            canvas.drawRightString(523, 640 - 15 * number, line)

    return _page(draw)


@shape
def bold_and_red(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 600, "Please ask ")
        at = 72 + _width("Please ask ")
        canvas.setFont("Helvetica-Bold", 11)
        canvas.setFillColorRGB(0.8, 0, 0)
        canvas.drawString(at, 600, name)
        at += _width(name, "Helvetica-Bold")
        canvas.setFont("Helvetica", 11)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(at, 600, " about the trip.")

    return _page(draw)


@shape
def truetype_subset(name: str) -> bytes:
    return _page(lambda c: c.drawString(72, 600, f"Then {name} went home with the others."), font=_vera())


@shape
def truetype_centred(name: str) -> bytes:
    return _page(lambda c: c.drawCentredString(WIDE / 2, 600, f"For the attention of {name} only"), font=_vera())


@shape
def type1_embedded(name: str) -> bytes:
    return _page(lambda c: c.drawString(72, 600, f"Then {name} went home."), font=_gardens(), size=14)


@shape
def compact_composite(name: str) -> bytes:
    document = pymupdf.open()
    page = document.new_page(width=WIDE, height=HIGH)
    buffer = pymupdf.Font("tiro").buffer
    page.insert_font(fontname="F0", fontbuffer=buffer)
    for number, line in enumerate(BODY):
        page.insert_text((72, 60 + 15 * number), line, fontname="F0")
    page.insert_text((72, 200), f"Then {name} went home.", fontname="F0")
    return bytes(document.tobytes(no_new_id=True))


@shape
def subsetted_composite(name: str) -> bytes:
    document = pymupdf.open()
    page = document.new_page(width=WIDE, height=HIGH)
    page.insert_font(fontname="F0", fontfile=str(_FONTS / "VeraIt.ttf"))
    page.insert_text((72, 200), f"First {name} came, then the rest.", fontname="F0")
    for number, line in enumerate(BODY):
        page.insert_text((72, 60 + 15 * number), line, fontname="F0")
    document.subset_fonts()
    return bytes(document.tobytes(no_new_id=True))


@shape
def several_fonts(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 600, f"Then {name} went home.")
        canvas.setFont(_vera(), 9)
        canvas.drawString(72, 560, f"Note: {name} has been told.")

    return _page(draw, font="Courier")


@shape
def drawn_font(name: str) -> bytes:
    """A Type 3 font whose codes are given out by first use, as many producers do: what follows the name has other codes."""
    return _in_drawn_font(name, 1, 11)


@shape
def drawn_font_of_pixels(name: str, size: float = 0.011) -> bytes:
    """The same in a font of which one unit of text holds a pixel, as Ghostscript makes them of the bitmaps of a printer."""
    return _in_drawn_font(name, 1000, size)


def _in_drawn_font(name: str, units: int, size: float) -> bytes:
    """A line shown in *size* in a drawn font; *units* is how many of the usual units one of its own holds."""
    text = f"Then {name} went home."
    codes = {letter: code for code, letter in enumerate(dict.fromkeys(text), 1)}

    def fonts(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        procedures = {f"/c{code}": pdf.make_stream(_blob(letter)) for letter, code in codes.items()}
        lines = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
        cmap = f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{lines}endbfchar".encode()
        differences = [1, *(pikepdf.Name(f"/c{code}") for code in codes.values())]
        drawn = pikepdf.Dictionary(
            {
                "/Type": pikepdf.Name.Font,
                "/Subtype": pikepdf.Name.Type3,
                "/FontBBox": [0, 0, 1000, 1000],
                "/FontMatrix": [0.001 * units, 0, 0, 0.001 * units, 0, 0],
                "/CharProcs": pikepdf.Dictionary(procedures),
                "/Encoding": pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=differences),
                "/FirstChar": 1,
                "/LastChar": len(codes),
                "/Widths": [_blob_width(letter) for letter in codes],
                "/Resources": pikepdf.Dictionary(),
                "/ToUnicode": pdf.make_stream(cmap),
            }
        )
        plain = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        return pikepdf.Dictionary({"/T3": pdf.make_indirect(drawn), "/F1": plain})

    shown = "".join(f"{codes[letter]:02x}" for letter in text)
    return _raw(_lines() + f"BT /T3 {size} Tf 72 600 Td <{shown}> Tj ET".encode(), {"/Font": fonts})


def _blob_width(letter: str) -> int:
    return 400 + 9 * (ord(letter) % 30)


def _blob(letter: str) -> bytes:
    """A glyph procedure: a block of its own width."""
    return f"{_blob_width(letter)} 0 0 0 400 700 d1 0 0 {200 + 5 * (ord(letter) % 40)} 600 re f".encode()


@shape
def not_embedded_truetype(name: str) -> bytes:
    def fonts(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name.Calibri,
            Flags=32,
            StemV=80,
            ItalicAngle=0,
            Ascent=750,
            Descent=-250,
            CapHeight=644,
            FontBBox=[-500, -300, 1200, 1000],
        )
        widths = [round(_width(chr(code), "Helvetica", 1000)) for code in range(32, 127)]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name.Calibri,
            Encoding=pikepdf.Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=126,
            Widths=widths,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
        return pikepdf.Dictionary({"/F1": pdf.make_indirect(font)})

    return _raw(_lines() + f"BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET".encode(), {"/Font": fonts})


# --- spacing


@shape
def justified_by_word_space(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate((*BODY, f"Then {name} went home with the others at three.")):
            text = canvas.beginText(72, 640 - 15 * number)
            text.setFont("Times-Roman", 11)
            text.setWordSpace((420 - _width(line, "Times-Roman")) / line.count(" "))
            text.textOut(line)
            canvas.drawText(text)

    return _page(draw, body=False)


@shape
def justified_paragraph(name: str) -> bytes:
    style = ParagraphStyle("body", fontName=_vera(), fontSize=10, leading=14, alignment=TA_JUSTIFY)
    lines = (*BODY, f"Then {name} went home with the others.", *BODY)
    return _story(Paragraph("<br/>".join(lines), style), Paragraph(" ".join(BODY), style))


@shape
def kerned_array(name: str) -> bytes:
    pieces = "".join(f"({letter}) {-10 - 3 * (ord(letter) % 7)} " for letter in name)
    content = _lines() + f"BT /F1 11 Tf 72 600 Td [(Then ) 20 {pieces}( w) 15 (ent home.)] TJ ET".encode()
    return _raw(content)


@shape
def words_by_array_steps(name: str) -> bytes:
    words = f"Then {name} went home again".split(" ")
    inner = " -278 ".join(f"({word})" for word in words)
    return _raw(_lines() + f"BT /F1 11 Tf 72 600 Td [{inner}] TJ ET".encode())


@shape
def relative_moves(name: str) -> bytes:
    step = _width(f"Then {name}") + 3
    return _raw(_lines() + f"BT /F1 11 Tf 72 600 Td (Then {name}) Tj {step:.4f} 0 Td (went home.) Tj T* ET".encode())


@shape
def letter_spaced(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 11 Tf 0.6 Tc 72 600 Td (Then {name} went home.) Tj ET".encode())


@shape
def stretched(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 11 Tf 85 Tz 72 600 Td (Then {name} went home.) Tj ET".encode())


@shape
def raised(name: str) -> bytes:
    content = f"BT /F1 11 Tf 72 600 Td (Then {name}) Tj /F1 7 Tf 4 Ts (2) Tj /F1 11 Tf 0 Ts ( went home.) Tj ET"
    return _raw(_lines() + content.encode())


@shape
def raised_beside_a_column(name: str) -> bytes:
    """The mark behind the name stands nearer to the height of the other column's line than that line to the name's own."""
    beside = "".join(f"BT /F1 11 Tf 330 {605 - 15 * at} Td (Another column, line {at + 1}) Tj ET\n" for at in range(4))
    own = "".join(f"BT /F1 11 Tf 72 {600 - 15 * at} Td (The first column, line {at + 1}) Tj ET\n" for at in range(1, 4))
    content = f"BT /F1 11 Tf 72 600 Td (Then {name}) Tj /F1 7 Tf 2.2 Ts (2) Tj /F1 11 Tf 0 Ts ( went home.) Tj ET\n"
    return _raw(_lines() + (beside + own + content).encode())


@shape
def raised_phrase(name: str) -> bytes:
    """Small words, in two fonts, raised by more than their own height behind a name in large letters."""
    content = f"BT /F1 30 Tf 72 600 Td (Then {name}) Tj /F1 8 Tf 12 Ts (who was seen) Tj /F3 8 Tf ( elsewhere) Tj ET"
    return _raw(_lines() + content.encode())


@shape
def lowered_phrase_of_one_size(name: str) -> bytes:
    content = f"BT /F1 11 Tf 72 600 Td (Then {name}) Tj -4 Ts ( went home at last) Tj ET"
    return _raw(_lines() + content.encode())


@shape
def shadowed(name: str) -> bytes:
    """Words over their own shadow, which stands on a baseline of its own."""
    return _raw(
        _lines()
        + _lines(top=480)
        + "".join(
            f"BT {grey} g /F1 14 Tf {72 + off} {600 - off} Td (Then {name} went home) Tj ET\n"
            for grey, off in ((0.7, 4), (0, 0))
        ).encode()
    )


@shape
def shadowed_closely(name: str) -> bytes:
    """A shadow so near that its letters stand between those of the words: aslant once, and once level with them."""
    places = (((600, 2.5, 2.5), "Then {} went home"), ((570, 3, 0), "so {} came back"))
    shown = (
        f"BT {grey} g /F1 14 Tf {72 + part * across} {top - part * down} Td ({said.format(name)}) Tj ET\n"
        for (top, across, down), said in places
        for grey, part in ((0.7, 1), (0, 0))
    )
    return _raw(_lines() + _lines(top=480) + "".join(shown).encode())


@shape
def white_on_a_bar(name: str) -> bytes:
    bar = "0.2 0 0.4 rg 60 594 420 20 re f\n"
    words = f"1 g BT /F1 11 Tf 72 600 Td (Then {name} went home) Tj ET\n"
    return _raw(_lines() + (bar + words).encode())


@shape
def small_lines_beside_a_large_one(name: str) -> bytes:
    """Each small line has a height of its own; only one holds the name."""
    small = (f"Written by {name}", "for the board", "in the spring of the year")
    lines = "".join(f"BT /F1 8 Tf 330 {618 - 11 * at} Td ({line}) Tj ET\n" for at, line in enumerate(small))
    return _raw(_lines() + f"BT /F1 48 Tf 72 600 Td (A report) Tj ET\n{lines}".encode())


@shape
def tick_boxes(name: str) -> bytes:
    """Boxes before lines that all hold the name; one is ticked; another line has a shaded name of its own width."""
    said = (f"{name} came", f"Then {name} went home", f"seen with {name}")
    boxes = "".join(f"84.5 {600 - 20 * at - 1} 8 8 re S\n" for at in range(3))
    lines = "".join(f"BT /F1 11 Tf 97.3 {600 - 20 * at} Td ({line}) Tj ET\n" for at, line in enumerate(said))
    shaded = f"q 0.9 g 97.3 517 {_width(name)} 12 re f Q BT /F1 11 Tf 97.3 520 Td ({name} waits) Tj ET\n"
    return _raw(_lines() + (boxes + "86 583 5 5 re f\n" + lines + shaded).encode())


@shape
def leaders(name: str) -> bytes:
    dots = "." * int((420 - _width(name) - _width("12")) / _width("."))
    return _page(
        lambda c: (c.drawString(72, 600, f"{name}{dots}12"), c.drawString(72, 580, "Other business" + "." * 100 + "13"))
    )


@shape
def stroked_letters(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 14 Tf 1 Tr 0.3 w 72 600 Td (Then {name} went home.) Tj ET".encode())


@shape
def filled_and_stroked_letters(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 14 Tf 2 Tr 0.3 w 72 600 Td (Then {name} went home.) Tj ET".encode())


@shape
def fake_bold(name: str) -> bytes:
    twice = "".join(f"BT /F1 11 Tf {x} 600 Td (Then {name} went home.) Tj ET\n" for x in (72, 72.25))
    return _raw(_lines() + twice.encode())


@shape
def one_operator_a_letter(name: str) -> bytes:
    parts, at = [], 72.0
    for letter in f"Then {name} went home.":
        parts.append(f"BT /F1 11 Tf 1 0 0 1 {at:.3f} 600 Tm ({letter}) Tj ET")
        at += _width(letter)
    return _raw(_lines() + "\n".join(parts).encode())


# --- lines, boxes, tables, columns


@shape
def underlined(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 600, f"Then {name} went home.")
        start = 72 + _width("Then ")
        canvas.line(start, 598, start + _width(name), 598)

    return _page(draw)


@shape
def highlighted(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        start = 72 + _width("Then ")
        canvas.setFillColorRGB(1, 1, 0)
        canvas.rect(start, 597, _width(name), 12, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(72, 600, f"Then {name} went home.")

    return _page(draw)


@shape
def whole_line_underlined(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        text = f"Statement of {name}"
        canvas.drawCentredString(WIDE / 2, 600, text)
        canvas.line(WIDE / 2 - _width(text) / 2, 598, WIDE / 2 + _width(text) / 2, 598)

    return _page(draw)


def _table(name: str, *style: tuple[object, ...], names: tuple[int, ...] = (2,), others: str = "") -> bytes:
    """A table of six rows; with *others* every other row says the same."""
    rows = [["Date", "Pupil", "What happened"]]
    for day in range(1, 7):
        pupil = name if day in names else others or f"Child {day}"
        rows.append([("1" if others else str(day)) + " May 2024", pupil, "Ran in the corridor"])
    table = Table(rows, colWidths=[90, 170, 160])
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, 0), "Helvetica-Bold"), *style])
    )
    return _story(table)


@shape
def ruled_table(name: str) -> bytes:
    return _table(name)


@shape
def shaded_table(name: str) -> bytes:
    return _table(
        name,
        ("BACKGROUND", (0, 0), (-1, 0), (0.8, 0.85, 1)),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [None, (0.95, 0.95, 0.95)]),
    )


@shape
def centred_table(name: str) -> bytes:
    return _table(name, ("ALIGN", (1, 0), (1, -1), "CENTER"))


@shape
def right_aligned_table(name: str) -> bytes:
    return _table(name, ("ALIGN", (1, 0), (1, -1), "RIGHT"))


@shape
def several_names_in_table(name: str) -> bytes:
    return _table(name, names=(1, 3, 4))


@shape
def two_columns(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(
            ("The trip went well.", f"Then {name} fell.", "No harm was done.", "All were home by six.")
        ):
            canvas.drawString(72, 640 - 15 * number, line)
            canvas.drawString(320, 640 - 15 * number, "The other column says this.")

    return _page(draw)


@shape
def label_and_value(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, (key, value, more) in enumerate(
            (("Pupil:", name, "Year 4"), ("Class:", "Oak", "Room 2"), ("Teacher:", "Mr Dale", "Hall"))
        ):
            canvas.drawString(72, 640 - 18 * number, key)
            canvas.drawString(150, 640 - 18 * number, value)
            canvas.drawString(400, 640 - 18 * number, more)

    return _page(draw)


@shape
def bulleted(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(("Bring a coat", f"Ask {name} for the key", "Leave by noon")):
            canvas.drawString(90, 640 - 15 * number, "\u2022")
            canvas.drawString(108, 640 - 15 * number, line)

    return _page(draw)


@shape
def broken_over_two_lines(name: str) -> bytes:
    single = name.replace(" ", "").capitalize()
    half = len(single) // 2
    lines = (f"It was then said by {single[:half]}-", f"{single[half:]} that the plan was good.")
    return _page(lambda c: [c.drawString(72, 640 - 15 * number, line) for number, line in enumerate(lines)])


# --- pages, forms, structure


@shape
def form_once(name: str) -> bytes:
    return _page(lambda c: _with_form(c, name, 1))


@shape
def form_twice(name: str) -> bytes:
    return _page(lambda c: _with_form(c, name, 2))


def _with_form(canvas: Canvas, name: str, times: int) -> None:
    canvas.beginForm("head")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 0, f"Record of {name} only")
    canvas.endForm()
    for number in range(times):
        canvas.saveState()
        canvas.translate(0, 640 - 40 * number)
        canvas.doForm("head")
        canvas.restoreState()


@shape
def turned_text(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(("School copy", f"For {name} only", "Do not copy")):
            canvas.saveState()
            canvas.translate(500 + 14 * number, 200)
            canvas.rotate(90)
            canvas.drawString(0, 0, line)
            canvas.restoreState()

    return _page(draw)


def _turned_page(name: str, degrees: int) -> bytes:
    return _raw(_lines() + f"BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET".encode(), Rotate=degrees)


@shape
def page_turned_90(name: str) -> bytes:
    return _turned_page(name, 90)


@shape
def page_turned_180(name: str) -> bytes:
    return _turned_page(name, 180)


@shape
def page_turned_270(name: str) -> bytes:
    return _turned_page(name, 270)


@shape
def cropped_page(name: str) -> bytes:
    return _raw(
        _lines() + f"BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET".encode(), CropBox=[40, 100, 560, 820]
    )


@shape
def larger_units(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET".encode(), UserUnit=2)


@shape
def runs_as_word_writes_them(name: str) -> bytes:
    parts, at = [_lines()], 72.0
    for number, run in enumerate(("Then ", name, " went home.")):
        width = _width(run)
        parts.append(
            f"/Span <</MCID {number}/ActualText ({run})>> BDC q {at:.3f} 595 {width:.3f} 14 re W* n "
            f"BT /F1 11 Tf 1 0 0 1 {at:.3f} 600 Tm [({run})] TJ ET Q EMC\n".encode()
        )
        at += width
    return _raw(b"".join(parts), StructParents=0)


@shape
def with_properties_and_outline(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle(f"About {name}")
        canvas.setAuthor(name)
        canvas.bookmarkPage(name)
        canvas.addOutlineEntry(f"Letter to {name}", name)
        canvas.drawString(72, 600, f"Then {name} went home.")

    return _page(draw)


@shape
def with_link(name: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 600, f"Write to {name} today.")
        start = 72 + _width("Write to ")
        canvas.linkURL(f"mailto:{name.replace(' ', '.')}@example.org", (start, 598, start + _width(name), 610))

    return _page(draw)


@shape
def with_field(name: str) -> bytes:
    document = pymupdf.open("pdf", _page(lambda c: c.drawString(72, 620, "Name of the witness:")))
    widget = pymupdf.Widget()
    widget.field_type, widget.field_name, widget.field_value = pymupdf.PDF_WIDGET_TYPE_TEXT, "witness", name
    widget.rect, widget.text_fontsize, widget.text_font = pymupdf.Rect(72, 230, 300, 250), 11, "Helv"
    document[0].add_widget(widget)
    return bytes(document.tobytes(no_new_id=True))


def _layered(name: str, *, on: bool) -> bytes:
    content = _lines() + f"/OC /L0 BDC BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET EMC".encode()
    pdf = pikepdf.open(io.BytesIO(_raw(content)))
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(f"Notes on {name}")))
    pdf.pages[0].Resources["/Properties"] = pikepdf.Dictionary({"/L0": layer})
    state = pikepdf.Dictionary({"/ON" if on else "/OFF": pikepdf.Array([layer])})
    pdf.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=state)
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


@shape
def layer_on(name: str) -> bytes:
    return _layered(name, on=True)


@shape
def layer_off(name: str) -> bytes:
    return _layered(name, on=False)


@shape
def tagged(name: str) -> bytes:
    content = _lines() + f"/P <</MCID 0>> BDC BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET EMC".encode()
    pdf = pikepdf.open(io.BytesIO(_raw(content, StructParents=0)))
    element = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name.P,
            Alt=pikepdf.String(name),
            T=pikepdf.String(name),
            K=0,
            Pg=pdf.pages[0].obj,
        )
    )
    pdf.Root["/StructTreeRoot"] = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=element)
    pdf.Root["/MarkInfo"] = pikepdf.Dictionary(Marked=True)
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


@shape
def with_attachment(name: str) -> bytes:
    pdf = pikepdf.open(io.BytesIO(left_aligned(name)))
    pdf.attachments[f"{name}.txt"] = pikepdf.AttachedFileSpec(pdf, name.encode() * 9, filename=f"{name}.txt")
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


@shape
def see_through_group(name: str) -> bytes:
    content = _lines() + b"q /G0 gs /X0 Do Q"

    def states(_pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        return pikepdf.Dictionary({"/G0": pikepdf.Dictionary(ca=0.5)})

    def forms(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        form = pdf.make_stream(f"BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET".encode())
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        form["/Type"], form["/Subtype"], form["/BBox"] = (
            pikepdf.Name.XObject,
            pikepdf.Name.Form,
            pikepdf.Array([0, 0, WIDE, HIGH]),
        )
        form["/Group"] = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
        form["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        return pikepdf.Dictionary({"/X0": form})

    return _raw(content, {"/ExtGState": states, "/XObject": forms})


@shape
def over_a_pattern(name: str) -> bytes:
    def patterns(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        tile = pdf.make_stream(b"0.9 g 0 0 5 5 re f")
        for key, value in {
            "Type": pikepdf.Name.Pattern,
            "PatternType": 1,
            "PaintType": 1,
            "TilingType": 1,
            "BBox": [0, 0, 10, 10],
            "XStep": 10,
            "YStep": 10,
            "Resources": pikepdf.Dictionary(),
        }.items():
            tile["/" + key] = value
        return pikepdf.Dictionary({"/P0": tile})

    content = (
        b"/Pattern cs /P0 scn 60 580 400 60 re f 0 g\n"
        + _lines()
        + f"BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET".encode()
    )
    return _raw(content, {"/Pattern": patterns})


@shape
def hidden_words(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 11 Tf 3 Tr 72 600 Td (Then {name} went home.) Tj ET".encode())


@shape
def words_off_the_page(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 11 Tf 72 -300 Td (Then {name} went home.) Tj ET".encode())


@shape
def words_under_a_box(name: str) -> bytes:
    return _raw(_lines() + f"BT /F1 11 Tf 72 600 Td (Then {name} went home.) Tj ET 0 g 60 590 400 30 re f".encode())


# --- pictures


def picture(name: str, size: tuple[int, int] = (240, 120), mode: str = "RGB") -> Image.Image:
    """A picture that shows a name."""
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    draw.rectangle((5, 5, size[0] - 6, size[1] - 6), outline="black")
    draw.text((20, 50), f"Portrait of {name}", fill="black")
    return made.convert(mode)


def _with_image(data: bytes, entries: dict[str, object]) -> bytes:
    def images(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        stream = pikepdf.Stream(pdf, data)
        stream["/Type"], stream["/Subtype"], stream["/Width"], stream["/Height"] = (
            pikepdf.Name.XObject,
            pikepdf.Name.Image,
            240,
            120,
        )
        for key, value in entries.items():
            stream["/" + key] = value
        return pikepdf.Dictionary({"/X0": stream})

    return _raw(_lines() + b"q 240 0 0 120 72 500 cm /X0 Do Q", {"/XObject": images})


def _encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@shape
def jpeg_picture(name: str) -> bytes:
    data = _encoded(picture(name), "JPEG", quality=80, comment=name.encode())
    return _with_image(
        data, {"ColorSpace": pikepdf.Name.DeviceRGB, "BitsPerComponent": 8, "Filter": pikepdf.Name.DCTDecode}
    )


@shape
def jpx_picture(name: str) -> bytes:
    data = _encoded(picture(name), "JPEG2000")
    return _with_image(
        data, {"ColorSpace": pikepdf.Name.DeviceRGB, "BitsPerComponent": 8, "Filter": pikepdf.Name.JPXDecode}
    )


@shape
def fax_picture(name: str) -> bytes:
    tiff = _encoded(picture(name, mode="1"), "TIFF", compression="group4", tiffinfo={278: 120})
    tags = Image.open(io.BytesIO(tiff)).tag_v2
    data = tiff[tags[273][0] : tags[273][0] + tags[279][0]]
    parameters = pikepdf.Dictionary(K=-1, Columns=240, Rows=120)
    entries = {
        "ColorSpace": pikepdf.Name.DeviceGray,
        "BitsPerComponent": 1,
        "Filter": pikepdf.Name.CCITTFaxDecode,
        "DecodeParms": parameters,
    }
    return _with_image(data, entries)


@shape
def flate_picture(name: str) -> bytes:
    data = zlib.compress(np.asarray(picture(name)).tobytes())
    return _with_image(
        data, {"ColorSpace": pikepdf.Name.DeviceRGB, "BitsPerComponent": 8, "Filter": pikepdf.Name.FlateDecode}
    )


@shape
def indexed_picture(name: str) -> bytes:
    pixels = np.asarray(picture(name, mode="L")) // 16
    space = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceGray, 15, pikepdf.String(bytes(range(0, 256, 17)))])
    return _with_image(
        zlib.compress(pixels.astype(np.uint8).tobytes()),
        {"ColorSpace": space, "BitsPerComponent": 8, "Filter": pikepdf.Name.FlateDecode},
    )


@shape
def stencil_picture(name: str) -> bytes:
    bits = np.packbits(np.asarray(picture(name, mode="1")), axis=1)
    return _with_image(
        zlib.compress(bits.tobytes()), {"ImageMask": True, "BitsPerComponent": 1, "Filter": pikepdf.Name.FlateDecode}
    )


@shape
def inline_picture(name: str) -> bytes:
    pixels = np.asarray(picture(name, mode="L")).tobytes().hex().encode()
    head = b"q 240 0 0 120 72 500 cm BI /W 240 /H 120 /CS /G /BPC 8 /F /AHx ID "
    return _raw(_lines() + head + pixels + b"> EI Q")


@shape
def shadow_behind_words(name: str) -> bytes:
    """Browsers draw the shadow of words as a picture behind them."""

    def draw(canvas: Canvas) -> None:
        start, width = 72 + _width("Then "), _width(name)
        shadow = Image.new("L", (int(4 * width), 48), 255)
        ImageDraw.Draw(shadow).text((4, 4), name, fill=128, font_size=36)
        canvas.drawInlineImage(shadow, start, 596, width, 12)
        canvas.drawString(72, 600, f"Then {name} went home.")

    return _page(draw)


@shape
def scanned_with_text_layer(name: str) -> bytes:
    scan = Image.new("L", (1190, 1684), 255)
    draw = ImageDraw.Draw(scan)
    lines = (*BODY, f"Then {name} went home.", *BODY)
    for number, line in enumerate(lines):
        draw.text((144, 120 + 40 * number), line, fill=0, font_size=22)
    data = _encoded(scan, "JPEG", quality=75)

    def images(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        stream = pikepdf.Stream(pdf, data)
        for key, value in {
            "Type": pikepdf.Name.XObject,
            "Subtype": pikepdf.Name.Image,
            "Width": 1190,
            "Height": 1684,
            "ColorSpace": pikepdf.Name.DeviceGray,
            "BitsPerComponent": 8,
            "Filter": pikepdf.Name.DCTDecode,
        }.items():
            stream["/" + key] = value
        return pikepdf.Dictionary({"/X0": stream})

    texts = "".join(
        f"BT /F1 11 Tf 3 Tr 72 {HIGH - 70 - 20 * number} Td ({line}) Tj ET\n" for number, line in enumerate(lines)
    )
    return _raw(b"q 595 0 0 842 0 0 cm /X0 Do Q\n" + texts.encode(), {"/XObject": images})


@shape
def styled_paragraphs(name: str) -> bytes:
    centre = ParagraphStyle("centre", fontName="Times-Roman", fontSize=12, leading=16, alignment=TA_CENTER)
    right = ParagraphStyle("right", fontName="Times-Roman", fontSize=12, leading=16, alignment=TA_RIGHT)
    return _story(
        Paragraph("Minutes of the meeting", centre),
        Paragraph(f"Chair: <b>{name}</b>, head of year", centre),
        Paragraph("Room 12", right),
        Paragraph(f"Note taken by <i>{name}</i>", right),
        Paragraph("Ashdown Primary School", right),
    )
