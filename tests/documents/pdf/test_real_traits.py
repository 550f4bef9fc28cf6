"""Traits met in real files that once had a page drawn as a picture, refused or misread: each one small and by itself."""

import io
from types import SimpleNamespace

import numpy as np
import pymupdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image
from tests.documents.pdf.making import changed, pdf_from
from tests.documents.pdf.test_writer import plan_for, words_of

from redactor.core.copies import FallbackKind, GapFate
from redactor.core.documents import GapKind
from redactor.core.spans import Span
from redactor.documents.pdf import second_reading, witness, writer
from redactor.documents.pdf.edges import find_edges
from redactor.documents.pdf.fonts import outlines
from redactor.documents.pdf.fonts.book import has_name
from redactor.documents.pdf.lines import Axis, LineSegment
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.writer import write_pdf
from redactor.errors import WritingError
from redactor.verification.hidden import hidden_text
from redactor.verification.pdfium_reader import pdfium_pages

OUTSIDE = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-{}/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0"
    "/Ascent 880/Descent -120/CapHeight 880/StemV 90>>>>]>>"
)
WORDS = b" BT /F0 12 Tf 72 700 Td (Dear Zorbaxine, all is well) Tj ET"


def with_font(content, font):
    """The page with *font* as /C0 beside its own."""

    def add(document):
        number = document.get_new_xref()
        document.update_object(number, font)
        document.xref_set_key(document[0].xref, "Resources/Font/C0", f"{number} 0 R")

    return changed(content, add)


def copy_of(content, word):
    """A copy without *word*; every picture let through."""
    document = read_pdf_with_glyphs(content).document
    spans = [span for span in words_of(document) if span.of(document.block(span.block).text).strip(",") == word]
    gaps = tuple(sorted((gap.id, GapFate.PIXELS) for gap in document.gaps))
    return write_pdf(content, document, plan_for(document, spans, gaps=gaps))


def text_of(content):
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def pixels_of(content):
    pixmap = pymupdf.open(stream=content)[0].get_pixmap(dpi=100, colorspace="gray")
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)


def test_vertical_text_that_is_not_touched_is_written_anew():
    content = with_font(pdf_from(b"BT /C0 20 Tf 300 500 Td <4f60597d4e16754c> Tj ET" + WORDS), OUTSIDE.format("V"))
    copy = copy_of(content, "Zorbaxine")
    assert not copy.fallbacks
    assert all(letter in text_of(copy.content) for letter in "\u4f60\u597d\u4e16\u754c")
    assert (abs(pixels_of(content).astype(int) - pixels_of(copy.content)) > 80)[200:].sum() < 50


def test_a_page_with_withheld_words_in_vertical_text_is_drawn():
    content = with_font(pdf_from(b"BT /C0 20 Tf 300 500 Td <4f60597d> Tj ET" + WORDS), OUTSIDE.format("V"))
    copy = copy_of(content, "\u4f60\u597d")
    assert [fallback.reason for fallback in copy.fallbacks] == ["withheld words in vertical text"]
    assert "\u597d" not in text_of(copy.content)


def test_a_composite_font_outside_the_file_is_replaced_by_what_readers_put_in_its_place():
    content = with_font(
        pdf_from(b"BT /C0 20 Tf 72 500 Td <4f60597d> Tj 80 0 Td <4e16754c> Tj ET" + WORDS), OUTSIDE.format("H")
    )
    copy = copy_of(content, "\u4f60\u597d")
    assert not copy.fallbacks
    assert "\u4e16\u754c" in text_of(copy.content)
    assert "\u597d" not in text_of(copy.content)


def test_a_font_program_that_one_library_rejects_is_drawn_from_by_another(monkeypatch):
    from tests.noninterference.shapes import SHAPES

    content = SHAPES["type1_embedded"]("Zorbaxine")
    expected = copy_of(content, "Zorbaxine")

    def fails(*_):
        raise ValueError

    monkeypatch.setattr(outlines, "_loader", fails)
    copy = copy_of(content, "Zorbaxine")
    assert not copy.fallbacks
    assert text_of(copy.content) == text_of(expected.content)
    assert (abs(pixels_of(expected.content).astype(int) - pixels_of(copy.content)) > 80).sum() < 50


def test_what_a_page_names_and_does_not_have_is_passed_over():
    copy = copy_of(pdf_from(b"/Nope Do /Nope gs /Nope sh" + WORDS), "Zorbaxine")
    assert not copy.fallbacks


@pytest.mark.parametrize(("painted", "drawn"), [(b"", False), (b"0 0 600 800 re f", True)])
def test_text_that_clips_counts_only_where_something_shows_through_it(painted, drawn):
    clipping = b"q BT /F0 12 Tf 4 Tr 72 600 Td (painted and clipping) Tj ET " + painted + b" Q"
    copy = copy_of(pdf_from(clipping + WORDS), "Zorbaxine")
    assert bool(copy.fallbacks) is drawn
    assert "all is well" in text_of(copy.content)
    assert "painted and clipping" in text_of(copy.content)


def test_letters_painted_on_one_another_are_no_disagreement():
    def segments(*texts):
        glyphs = [SimpleNamespace(place=(10.0, 10.0), text=text, is_double=False) for text in texts]
        return [SimpleNamespace(glyphs=glyphs, axis=(1.0, 0.0), base=10.0, left=10.0, right=16.0, size=10.0)]

    places = {(10, 10): [(10.0, 10.0, "i")]}
    witness.check_with_second_reader(places, segments("r", "i"))
    with pytest.raises(witness.NotUnderstood):
        witness.check_with_second_reader(places, segments("r", "s"))


@pytest.mark.parametrize(("letters", "agrees"), [("říz", True), ("riz", True), ("řxz", False), ("řízx", False)])
def test_letters_in_their_order_agree_whatever_widths_the_second_reader_gives_them(letters, agrees):
    """Of a font that is not in the file each reader takes its own: a letter may stand where the next one should."""
    glyphs = [SimpleNamespace(place=(10.0 + 4 * at, 10.0), text=text, is_double=False) for at, text in enumerate("říz")]
    line = SimpleNamespace(glyphs=glyphs, axis=(1.0, 0.0), base=10.0, left=10.0, right=22.0, size=10.0)
    places = {(x, 10): [(float(x), 10.0, text)] for x, text in zip((10, 18, 21, 22), letters, strict=False)}
    places |= {(10, 20): [(10.0, 20.0, "q")], (90, 10): [(90.0, 10.0, "q")]}  # of another line, of another column
    if agrees:
        witness.check_with_second_reader(places, [line])
    else:
        with pytest.raises(witness.NotUnderstood):
            witness.check_with_second_reader(places, [line])


def test_letters_that_the_second_reader_cannot_name_are_counted_and_are_no_testimony():
    """A font without a map to letters: PDFium gives the numbers of its glyphs."""
    document = pymupdf.open()
    page = document.new_page()
    writer = pymupdf.TextWriter(page.rect)
    writer.append((72, 100), "Zorbaxine came to school", font=pymupdf.Font("cjk"))
    writer.write_text(page)
    for number in range(1, document.xref_length()):
        if document.xref_get_key(number, "ToUnicode")[0] != "null":
            document.xref_set_key(number, "ToUnicode", "null")
    content = document.tobytes()
    with second_reading.second_reader(content) as reader:
        known = reader.known(0)
    assert not any(letter.isalnum() for letter in known.text)
    assert known.unnamed >= len("Zorbaxinecametoschool")
    assert not any(witness.SecondReader(content).places(0).values())
    assert not second_reading.disagree(["Zorbaxine came"], known.text, unnamed=known.unnamed)
    assert second_reading.disagree(["Zorbaxine came"], "123456789", unnamed=known.unnamed)


def test_a_tree_of_pages_with_a_loop_is_made_a_list():
    def loop(document):
        root = int(document.xref_get_key(document.pdf_catalog(), "Pages")[1].split()[0])
        kids = document.xref_get_key(root, "Kids")[1].strip("[]")
        document.xref_set_key(root, "Kids", f"[{kids} {root} 0 R]")
        document.xref_set_key(root, "Rotate", "90")
        document.xref_set_key(document[0].xref, "Rotate", "null")

    content = changed(pdf_from(WORDS), loop)
    copy = copy_of(content, "Zorbaxine")
    assert copy.page_count == 1
    assert pymupdf.open(stream=copy.content)[0].rotation == 90
    assert "all is well" in text_of(copy.content)


def test_a_tree_that_counts_more_pages_than_it_leads_to_holds_those_that_it_does():
    def loop(document):
        root = int(document.xref_get_key(document.pdf_catalog(), "Pages")[1].split()[0])
        first, second = document.get_new_xref(), document.get_new_xref()
        document.update_object(first, f"<</Type/Pages/Count 1/Kids[{second} 0 R]>>")
        document.update_object(second, f"<</Type/Pages/Count 1/Kids[{first} 0 R]>>")
        kids = document.xref_get_key(root, "Kids")[1].strip("[]")
        document.xref_set_key(root, "Kids", f"[{kids} {first} 0 R]")
        document.xref_set_key(root, "Count", "2")

    copy = copy_of(changed(pdf_from(WORDS), loop), "Zorbaxine")
    assert copy.page_count == 1
    assert "all is well" in text_of(copy.content)


def test_a_page_that_cannot_even_be_opened_is_withheld_and_the_others_stay(monkeypatch):
    from redactor.documents.pdf import reader

    document = pymupdf.open()
    for words in ("broken page", "whole page"):
        document.new_page().insert_text((72, 100), words)
    read_page = reader.read_page

    def breaks(source, pictures):
        if source.index == 0:
            raise RuntimeError
        return read_page(source, pictures)

    monkeypatch.setattr(reader, "read_page", breaks)
    copy = copy_of(document.tobytes(), "page")
    assert [gap.kind for gap in read_pdf_with_glyphs(document.tobytes()).document.gaps] == [GapKind.PART_NOT_UNDERSTOOD]
    assert copy.page_count == 2
    assert "broken" not in text_of(copy.content)
    assert "whole" in text_of(copy.content)


def test_an_outline_that_one_library_falls_over_is_drawn_from_the_other(monkeypatch):
    from tests.noninterference.shapes import SHAPES

    def fails(*_):
        raise ValueError

    content = SHAPES["truetype_subset"]("Zorbaxine")
    expected = copy_of(content, "Zorbaxine")
    monkeypatch.setattr(outlines._TrueTypeGlyph, "draw", fails)
    copy = copy_of(content, "Zorbaxine")
    assert not copy.fallbacks
    assert (abs(pixels_of(expected.content).astype(int) - pixels_of(copy.content)) > 80).sum() < 50


def scanned(words, *, drawing=b""):
    """A page whose words stand in a picture, with the same words unseen over it."""
    seen = pymupdf.open()
    page = seen.new_page(width=300, height=200)
    for number, line in enumerate(words):
        page.insert_text((20, 40 + 40 * number), line, fontsize=14)
    picture = page.get_pixmap(dpi=144, colorspace="gray").tobytes("png")
    document = pymupdf.open()
    page = document.new_page(width=300, height=200)
    page.insert_image(page.rect, stream=picture)
    for number, line in enumerate(words):
        page.insert_text((20, 40 + 40 * number), line, fontsize=14, render_mode=3)
    if drawing:
        page.clean_contents()
        number = page.get_contents()[0]
        document.update_stream(number, document.xref_stream(number) + b"\n" + drawing)
    return document.tobytes()


def grey_at(content):
    pixmap = pymupdf.open(stream=content)[0].get_pixmap(dpi=72, colorspace="gray")
    return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)


SCAN = ["Dear Zorbaxine of Leeds", "the second line stays", "and so does the third"]


def see_through(content):
    """The same letters painted with no opacity, which is how some programs lay words over a scan."""

    def change(document):
        page = document[0]
        page.clean_contents()
        document.xref_set_key(page.xref, "Resources/ExtGState", "<</Unseen<</ca 0>>>>")
        for number in page.get_contents():
            old = document.xref_stream(number)
            document.update_stream(number, old.replace(b"3 Tr", b"/Unseen gs"))

    return changed(content, change)


@pytest.mark.parametrize("laid", [lambda content: content, see_through], ids=["unpainted", "no opacity"])
def test_withheld_words_over_a_scan_are_painted_in_the_picture_and_the_page_stays_a_page(laid):
    content = laid(scanned(SCAN))
    copy = copy_of(content, "Zorbaxine")
    assert not copy.fallbacks
    assert sorted(text_of(copy.content).splitlines()) == sorted(["Dear [withheld] of Leeds", *SCAN[1:]])
    before, after = grey_at(content), grey_at(copy.content)
    assert (abs(before[60:].astype(int) - after[60:]) > 80).sum() == 0
    made = pymupdf.open(stream=copy.content)
    image = pymupdf.Pixmap(made, made[0].get_images()[0][0])
    values = np.frombuffer(image.samples, np.uint8).reshape(image.height, image.stride)
    assert (values[50:90] > 250).all()  # the line's own pixels, from edge to edge
    assert (values[130:160] < 100).any()


def unseen_in(content):
    return sum(hidden_text(page).total for page in pdfium_pages(content, look_for_pictures=False))


@pytest.mark.parametrize("withheld", [(), ("Zorbaxine",)])
@pytest.mark.parametrize("is_drawn", [False, True])
def test_where_the_picture_of_a_scan_is_withheld_its_disclosed_words_are_printed_in_its_place(withheld, is_drawn):
    content = scanned(SCAN)
    document = read_pdf_with_glyphs(content).document
    spans = [
        Span(block.id, at, at + 9) for block in document.blocks for at in [block.text.find("Zorbaxine")] if at >= 0
    ]
    plan = plan_for(document, spans if withheld else (), picture_pages=(0,) if is_drawn else ())
    copy = write_pdf(content, document, plan)
    words = "Dear [withheld] of Leeds" if withheld else SCAN[0]
    assert sorted(text_of(copy.content).splitlines()) == sorted([words, *SCAN[1:], "[withheld]"])
    assert not unseen_in(copy.content)
    grey = grey_at(copy.content)
    for line in (26, 66, 106):  # just above each baseline: ink again, though the picture has gone
        assert (grey[line : line + 14, 20:150] < 128).any()


def copy_without_picture(name):
    content = scanned([f"Dear {name} of Leeds", *SCAN[1:]])
    document = read_pdf_with_glyphs(content).document
    spans = [
        Span(block.id, at, at + len(name)) for block in document.blocks for at in [block.text.find(name)] if at >= 0
    ]
    assert spans
    return write_pdf(content, document, plan_for(document, spans)).content


def test_a_scan_without_its_picture_says_nothing_of_what_was_withheld_in_it():
    assert copy_without_picture("Zorbaxine") == copy_without_picture("Wu") == copy_without_picture("Fotheringay-Marsh")


def test_a_blank_pulled_over_a_page_does_not_make_one_line_of_it():
    content = scanned(SCAN)
    made = pymupdf.open(stream=content)
    number = made[0].get_contents()[-1]
    made.update_stream(number, made.xref_stream(number) + b"\nq BT 3 Tr /helv 8 Tf 70 0 0 1 20 100 Tm (  ) Tj ET Q")
    assert "helv" in {font[4] for font in made[0].get_fonts()}
    content = made.tobytes()
    document = read_pdf_with_glyphs(content).document
    copy = write_pdf(content, document, plan_for(document))
    assert not unseen_in(copy.content)
    assert sorted(text_of(copy.content).splitlines()) == sorted([*SCAN, "[withheld]"])


def test_rulings_under_the_paint_go_and_others_stay():
    ruled = scanned(SCAN, drawing=b"0 g 40 158 60 0.5 re f 10 0 0.5 200 re f")
    copy = copy_of(ruled, "Zorbaxine")
    assert not copy.fallbacks
    drawn = pymupdf.open(stream=copy.content)[0].get_drawings()
    assert not [path for path in drawn if 59 < path["rect"].width < 61]
    assert [path for path in drawn if path["rect"].height > 190]


def test_curves_that_reach_into_the_paint_have_the_page_drawn():
    curved = scanned(SCAN, drawing=b"0 g 240 150 m 250 190 260 190 270 150 c f")
    assert [fallback.reason for fallback in copy_of(curved, "Zorbaxine").fallbacks] == [
        "withheld words over the picture of a page"
    ]


def test_a_sign_beside_a_letter_is_no_scan():
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 100), "Dear Zorbaxine of Leeds", fontsize=12)
    sign = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 20, 20), 0)
    sign.set_rect(pymupdf.IRect(5, 5, 15, 15), (200, 0, 0))
    page.insert_image(pymupdf.Rect(100, 90, 112, 102), pixmap=sign)
    assert not copy_of(document.tobytes(), "Zorbaxine").fallbacks


def test_letters_without_a_name_are_written_without_one():
    """Control codes for letters: no reader gives them back as they were."""
    assert not any(map(has_name, ["\x01", "\x85", "\ufffd", ""]))
    assert all(map(has_name, ["a", "\u00e9", "fi"]))


def test_a_label_s_box_never_covers_the_words_of_another():
    """Two lines so close that their labels overlap: both are written, without boxes."""
    close = b" BT /F0 12 Tf 72 708 Td (Also Zorbaxine was here) Tj ET"
    copy = copy_of(pdf_from(WORDS + close), "Zorbaxine")
    apart = copy_of(pdf_from(WORDS + close.replace(b"708", b"640")), "Zorbaxine")
    count = [len(pymupdf.open(stream=made.content)[0].get_drawings()) for made in (copy, apart)]
    assert count == [0, 2]


def page_of_pictures(*places, clip=b""):
    """A page without text: a picture with detail in each of *places*, all under a *clip*."""
    noise = np.random.default_rng(1).integers(0, 2, (60, 60), np.uint8) * 255
    picture = pymupdf.Pixmap(pymupdf.csGRAY, 60, 60, noise.tobytes(), False).tobytes("png")
    document = pymupdf.open()
    page = document.new_page(width=200, height=200)
    for place in places:
        page.insert_image(pymupdf.Rect(place), stream=picture)
    if clip:
        page.clean_contents()
        number = page.get_contents()[0]
        document.update_stream(number, clip + document.xref_stream(number))
    return document.tobytes()


SIDE_BY_SIDE = ((0, 0, 100, 200), (100, 0, 200, 200))


def test_a_page_of_nothing_but_whole_pictures_keeps_them_pixel_by_pixel():
    content = page_of_pictures(*SIDE_BY_SIDE)
    copy = copy_of(content, "Zorbaxine")
    assert len(pymupdf.open(stream=copy.content)[0].get_image_info()) == 2
    assert (pixels_of(content) == pixels_of(copy.content)).all()


@pytest.mark.parametrize(
    "content",
    [
        page_of_pictures((0, 0, 150, 200), (100, 0, 200, 200)),
        page_of_pictures((0, 0, 300, 200)),
        page_of_pictures(*SIDE_BY_SIDE, clip=b"0 0 150 200 re W n "),
    ],
    ids=["covered by another", "off the page", "clipped"],
)
def test_a_page_of_pictures_that_show_less_than_they_hold_is_drawn(content):
    infos = pymupdf.open(stream=copy_of(content, "Zorbaxine").content)[0].get_image_info()
    assert [(info["width"], info["height"]) for info in infos] != [(60, 60)] * len(infos)


def test_an_inline_image_may_name_a_colour_space_of_the_page():
    pixels = bytes(range(256)).hex().encode()  # 16 × 16, one byte each

    def add(document):
        table = document.get_new_xref()
        document.update_object(table, "<</Nothing 1>>")
        document.update_stream(table, bytes(range(256)) * 3)
        space = document.get_new_xref()
        document.update_object(space, f"[/Indexed /DeviceRGB 255 {table} 0 R]")
        document.xref_set_key(document[0].xref, "Resources/ColorSpace", f"<</Cs1 {space} 0 R>>")

    image = b"q 50 0 0 50 72 500 cm BI /W 16 /H 16 /BPC 8 /CS /Cs1 /F /AHx ID " + pixels + b"> EI Q"
    copy = copy_of(changed(pdf_from(image + WORDS), add), "Zorbaxine")
    assert not copy.fallbacks
    assert len(pymupdf.open(stream=copy.content)[0].get_image_info()) == 1


def test_a_person_may_be_called_what_other_tools_call_a_font():
    """Names of fonts in a copy are ours and no words: a withheld "Font" would be found in one."""
    made = pymupdf.open()
    page = made.new_page()
    page.insert_font("emb", fontbuffer=pymupdf.Font("tiro").buffer)
    page.insert_text((72, 100), "Dear Montserrat Font of Leeds", fontname="emb")
    copy = copy_of(made.tobytes(), "Font")
    names = {font[3] for font in pymupdf.open(stream=copy.content)[0].get_fonts()}
    assert any("+" in name for name in names)
    assert not any("Font" in name for name in names)


def test_a_form_finds_in_what_called_it_the_font_that_it_does_not_have_itself():
    def add(document):
        form = document.get_new_xref()
        document.update_object(form, "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</ProcSet[/PDF]>>>>")
        document.update_stream(form, b"BT /F0 12 Tf 72 500 Td (from the form) Tj ET")
        document.xref_set_key(document[0].xref, "Resources/XObject", f"<</Fm0 {form} 0 R>>")

    content = changed(pdf_from(b"/Fm0 Do" + WORDS), add)
    copy = copy_of(content, "Zorbaxine")
    assert not [one for one in copy.fallbacks if "resource" in one.reason]
    assert "from the form" in text_of(copy.content)


@pytest.mark.parametrize("filters", ["/DCTDecode", "/FlateDecode", "/JPXDecode"])
def test_a_picture_that_cannot_be_decoded_looks_as_readers_show_it_and_the_page_stays_text(filters):
    def add(document):
        picture = document.get_new_xref()
        document.update_object(
            picture,
            f"<</Type/XObject/Subtype/Image/Width 40/Height 40/BitsPerComponent 8/ColorSpace/DeviceGray/Filter{filters}>>",
        )
        document.update_stream(picture, b"never what it says", new=False, compress=False)
        document.xref_set_key(picture, "Filter", filters)
        document.xref_set_key(document[0].xref, "Resources/XObject", f"<</Im0 {picture} 0 R>>")

    content = changed(pdf_from(b"q 90 0 0 90 72 300 cm /Im0 Do Q" + WORDS), add)
    copy = copy_of(content, "Zorbaxine")
    assert not copy.fallbacks
    assert "all is well" in text_of(copy.content)
    assert (abs(pixels_of(content).astype(int) - pixels_of(copy.content)) > 80)[200:].sum() < 50


@pytest.mark.parametrize(
    "entries", ["/Width 0/Height 40/ColorSpace/DeviceGray", "/Width 4/Height 4/ColorSpace/NoSuchSpace"]
)
@pytest.mark.parametrize("is_odd", [False, True])
def test_a_picture_that_no_reader_can_show_costs_neither_the_page_nor_its_drawing(entries, is_odd):
    def add(document):
        picture = document.get_new_xref()
        document.update_object(picture, f"<</Type/XObject/Subtype/Image/BitsPerComponent 8{entries}>>")
        document.update_stream(picture, bytes(range(16)) * 10, new=False, compress=False)
        document.xref_set_key(document[0].xref, "Resources/XObject", f"<</Im0 {picture} 0 R>>")

    content = changed(pdf_from(b"q 90 0 0 90 72 300 cm /Im0 Do Q" + WORDS + b" w " * is_odd), add)
    copy = copy_of(content, "Zorbaxine")
    assert [one.kind for one in copy.fallbacks] == [FallbackKind.PICTURE] * is_odd
    assert "all is well" in text_of(copy.content)


@pytest.mark.parametrize("asks", ["true", "false"])
def test_fields_whose_looks_readers_make_anew_are_read_and_written_as_readers_show_them(asks):
    def add(document):
        field = pymupdf.Widget()
        field.rect, field.field_type = pymupdf.Rect(72, 500, 300, 530), pymupdf.PDF_WIDGET_TYPE_TEXT
        field.field_name, field.field_value = "name", "Okonjo waits for Zorbaxine"
        document[0].add_widget(field)
        number = next(document[0].widgets()).xref
        stale = int(document.xref_get_key(number, "AP/N")[1].split()[0])
        document.update_stream(stale, b"BT /Helv 12 Tf 2 8 Td (stale) Tj ET")
        document.xref_set_key(document.pdf_catalog(), "AcroForm/NeedAppearances", asks)

    content = changed(pdf_from(WORDS), add)
    document = read_pdf_with_glyphs(content).document
    shown = " ".join(block.text for block in document.blocks if block.carried)
    assert ("Okonjo" in shown, "stale" in shown) == ((True, False) if asks == "true" else (False, True))
    copied = text_of(copy_of(content, "Zorbaxine").content)
    assert "Zorbaxine" not in copied
    assert "stale" in copied if asks == "false" else "Okonjo" in copied


def test_ligatures_of_a_standard_font_are_seen_in_the_copy():
    content = pdf_from(b"BT /F0 30 Tf 72 500 Td (of\001ce, \002oor) Tj ET" + WORDS)
    copy = copy_of(content, "Zorbaxine")
    assert not copy.fallbacks
    assert (abs(pixels_of(content).astype(int) - pixels_of(copy.content)) > 80)[300:].sum() < 20


def flat_font():
    """A font whose letters are lines a thousandth of an em high, as programs that read scans lay them under pictures."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 1))
    pen.lineTo((500, 1))
    pen.closePath()
    letter, builder = pen.glyph(), FontBuilder(1000)
    names = [".notdef", *"abcdefghijklmnopqrstuvwxyz"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(name): name for name in names[1:]})
    builder.setupGlyf(dict.fromkeys(names, letter))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("ink", "hidden"), [(100, 0), (300, 5)])
def test_unseen_letters_without_height_are_looked_for_where_their_line_stands(ink, hidden):
    document = pymupdf.open()
    page = document.new_page()
    page.insert_font("flat", fontbuffer=flat_font())
    page.insert_text((72, 100), "hello", fontname="flat", fontsize=20, render_mode=3)
    for at in range(12):  # the word as a picture shows it, all above the baseline
        page.draw_rect(pymupdf.Rect(72 + 5 * at, ink - 9, 74 + 5 * at, ink - 2), fill=(0, 0, 0))
    (reading,) = pdfium_pages(document.tobytes(), look_for_pictures=False)
    assert hidden_text(reading).flat == hidden


def test_one_untouched_line_far_in_does_not_narrow_the_page():
    level = Axis(1.0, 0.0)
    segments = [LineSegment(level, 250.0, 320.0), LineSegment(level, 72.0, 520.0, is_touched=True)]
    assert find_edges(segments, (0.0, 0.0, 595.0, 842.0))[level].body_right > 500.0


def test_a_page_on_which_a_library_gives_up_is_named_and_nothing_of_what_it_said(monkeypatch):
    def gives_up(*_):
        raise RuntimeError("words of the file")

    monkeypatch.setattr(writer, "drawn_page", gives_up)
    content = pdf_from(b" w " + WORDS)
    with pytest.raises(WritingError) as caught:
        copy_of(content, "Zorbaxine")
    assert caught.value.pages == (0,)
    assert "RuntimeError" in caught.value.message
    assert "words of the file" not in caught.value.diagnostics()


def test_tick_boxes_before_touched_lines_stay_and_the_shade_of_a_withheld_name_goes():
    from tests.noninterference.shapes import SHAPES

    content = SHAPES["tick_boxes"]("Zorbaxine")
    copy = copy_of(content, "Zorbaxine")
    drawn = pymupdf.open(stream=copy.content)[0].get_drawings()
    boxes = sorted(tuple(round(part) for part in one["rect"]) for one in drawn if one["rect"].width < 12)
    assert [box[0] for box in boxes] == [84, 84, 84, 86]
    (line,) = (one for one in pymupdf.open(stream=copy.content)[0].get_text("words") if one[4] == "went")
    assert line[0] > 97.3
    assert not [
        one
        for one in drawn
        if one.get("fill")
        and abs(one["fill"][0] - 0.9) < 0.01
        and one["rect"].width > 12
        and abs(one["rect"].x0 - 97.3) < 0.1
        and abs(one["rect"].height - 12) < 0.1
    ]


def test_light_letters_on_a_bar_that_goes_with_a_withheld_name_become_dark():
    """The bar was as wide as its words; without it white letters would stand on white paper."""
    bar = b"q .1 .1 .5 rg 68 697 140 12 re f Q BT 1 g /F0 12 Tf 72 700 Td (Notes of Zorbaxine today) Tj ET 0 g "
    content = pdf_from(bar + b"BT /F0 12 Tf 72 600 Td (a line of its own) Tj ET")
    copy = copy_of(content, "Zorbaxine")
    assert not copy.fallbacks
    assert not unseen_in(copy.content)
    assert text_of(copy.content).splitlines()[0] == "Notes of [withheld] today"
    untouched = pymupdf.open(stream=copy_of(content, "own").content)[0].get_drawings()
    assert any(one["fill"] == pytest.approx((0.1, 0.1, 0.5), abs=0.01) for one in untouched)


def fax_of(pixels):
    """Group 4 data of black and white pixels."""
    out = io.BytesIO()
    Image.fromarray((pixels * 255).astype(np.uint8)).convert("1").save(out, "TIFF", compression="group4")
    tags = Image.open(io.BytesIO(out.getvalue())).tag_v2
    return out.getvalue()[tags[273][0] : tags[273][0] + tags[279][0]]


@pytest.mark.parametrize("stencil", [b"/IM true", b"/CS /G"])
def test_an_inline_image_in_fax_coding_is_shown_as_it_was(stencil):
    pixels = np.ones((32, 32), np.uint8)
    pixels[8:24, 4:12] = 0
    drawing = (
        b"q 0.1 g 64 0 0 64 300 500 cm BI /W 32 /H 32 /BPC 1 %b /F /CCF /DP << /K -1 /Columns 32 /Rows 32 >> ID %b EI Q"
    )
    content = pdf_from(b"BT /F0 11 Tf 72 700 Td (Met Zorbaxine here) Tj ET " + drawing % (stencil, fax_of(pixels)))
    copy = copy_of(content, "Zorbaxine")
    assert copy.fallbacks == ()
    before, after = (
        pymupdf.open(stream=one)[0].get_pixmap(clip=(290, 270, 380, 350)).samples for one in (content, copy.content)
    )
    assert [value < 128 for value in before] == [value < 128 for value in after]
    assert min(before) < 60
    assert max(before) == 255
