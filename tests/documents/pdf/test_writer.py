"""What a copy keeps: exactly the words that are not withheld, in order; pages, turns and pictures as they were."""

import io
import re
from functools import cache

import pdfminer.high_level
import pikepdf
import pymupdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.pdf.making import pdf_from
from tests.noninterference.shapes import SHAPES, _lines, _raw

from redactor.core.copies import CopyPlan, FallbackKind, GapFate, Mark
from redactor.core.documents import MediaType
from redactor.core.spans import Span
from redactor.documents.pdf import witness, writer
from redactor.documents.pdf.choice import page_choices
from redactor.documents.pdf.reader import read_pdf_with_glyphs
from redactor.documents.pdf.refusals import NotUnderstood
from redactor.documents.pdf.writer import dry_run_pdf, write_pdf
from redactor.errors import WritingError
from redactor.verification.hidden import hidden_text
from redactor.verification.pdfium_reader import pdfium_pages

LABEL = "[withheld]"
WORDY = sorted(
    [
        "left_aligned",
        "centred",
        "truetype_subset",
        "type1_embedded",
        "compact_composite",
        "justified_paragraph",
        "kerned_array",
        "one_operator_a_letter",
        "ruled_table",
        "two_columns",
        "turned_text",
        "page_turned_90",
        "runs_as_word_writes_them",
        "several_fonts",
        "drawn_font",
        "form_twice",
    ]
)


@cache
def document_of(shape):
    content = SHAPES[shape]("Zorbaxine")
    return content, read_pdf_with_glyphs(content).document


@cache
def ties_of(shape):
    return read_pdf_with_glyphs(SHAPES[shape]("Zorbaxine")).glyphs


def words_of(document):
    return [
        Span(block.id, match.start(), match.end())
        for block in document.blocks
        if block.carried
        for match in re.finditer(r"\S+", block.text)
    ]


def plan_for(document, spans=(), **more):
    marks = tuple(Mark(span, LABEL) for span in sorted(spans))
    return CopyPlan(document.file, MediaType.PDF, LABEL, marks, **more)


def letters(text):
    return re.sub(r"\s+", "", text)


def pdfium_text(content):
    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("shape", WORDY)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_withholding_any_words_leaves_exactly_the_others_in_order(shape, data):
    """Read by PDFium, which had no part in writing: labels where words were, every other letter in its old order."""
    content, document = document_of(shape)
    words = words_of(document)
    chosen = set(data.draw(st.lists(st.sampled_from(words), max_size=len(words), unique=True)))
    copy = write_pdf(content, document, plan_for(document, chosen))
    kept = letters(pdfium_text(copy.content)).replace(letters(LABEL), "")
    expected = [letters(span.of(document.block(span.block).text)) for span in words if span not in chosen]
    lost = sum(span.end - span.start for fallback in copy.fallbacks for span in fallback.lost)
    assert sorted(kept) == sorted("".join(expected)) or lost
    if shape in {"left_aligned", "truetype_subset", "compact_composite"} and not lost:
        drawn = sorted((min(ties_of(shape)[span.block].of(span.start, span.end)), span) for span in words)
        assert kept == "".join(
            letters(span.of(document.block(span.block).text)) for _, span in drawn if span not in chosen
        )


def test_nothing_withheld_leaves_every_letter_and_pixel():
    """A copy without marks looks and reads like its source."""
    for shape in (
        "styled_paragraphs",
        "shaded_table",
        "over_a_pattern",
        "see_through_group",
        "filled_and_stroked_letters",
    ):
        content, document = document_of(shape)
        copy = write_pdf(content, document, plan_for(document)).content
        assert letters(pdfium_text(copy)) == letters(pdfium_text(content))
        assert pixels(copy) == pixels(content)


def pixels(content):
    """The pages in coarse shades: what differs by more than the rounding of curves shows."""
    shades = bytearray()
    for page in pymupdf.open(stream=content):
        shades += bytes(value >> 7 for value in page.get_pixmap(dpi=40, colorspace="gray").samples)
    return bytes(shades)


def test_rotation_size_and_order_of_pages_stay():
    """A copy's pages are its source's."""
    parts = [SHAPES[shape]("Zorbaxine") for shape in ("page_turned_90", "cropped_page", "left_aligned")]
    whole = pymupdf.open()
    for part in parts:
        whole.insert_pdf(pymupdf.open(stream=part))
    content = whole.tobytes()
    document = read_pdf_with_glyphs(content).document
    copy = pymupdf.open(stream=write_pdf(content, document, plan_for(document)).content)
    assert [(page.rotation, tuple(page.rect)) for page in copy] == [(page.rotation, tuple(page.rect)) for page in whole]


@pytest.mark.parametrize("fate", [{"withheld_pages": (0,)}, {}])
def test_a_page_of_a_few_points_says_no_more_than_what_can_be_read_on_it(fate):
    made = pymupdf.open()
    made.new_page(width=4, height=4).draw_rect((1, 1, 3, 3), fill=(0, 0, 0))
    content = made.tobytes()
    document = read_pdf_with_glyphs(content).document
    gaps = tuple((gap.id, GapFate.PIXELS) for gap in document.gaps)
    plan = plan_for(document, gaps=gaps, stamp="Document 001", banner="DRAFT: not decided", **fate)
    copy = write_pdf(content, document, plan)
    shown = [LABEL, *copy.added] if fate else []
    assert sorted(letters(pdfium_text(copy.content))) == sorted(letters("".join(shown)))
    assert copy.added == (("Document 001 · 1", "DRAFT: not decided") if fate else ())
    assert not sum(hidden_text(page).total for page in pdfium_pages(copy.content, look_for_pictures=False))


def test_a_page_withheld_as_a_whole_is_a_slip():
    """Nothing but the label, the stamp and the page's size is left of it."""
    content, document = document_of("left_aligned")
    copy = write_pdf(content, document, plan_for(document, withheld_pages=(0,), stamp="Document 7"))
    assert letters(pdfium_text(copy.content)) == "[withheld]Document7·1"
    assert copy.labels == 1


@pytest.mark.parametrize("low_words", [(), ((250, 830, "at the foot of the page"),)])
def test_the_stamp_can_be_read_on_a_dark_page_and_covers_no_words(low_words):
    """Its own grey would not show on a picture of that grey; words that stand there already are not put under a patch."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.draw_rect(page.rect, color=None, fill=(0.35, 0.35, 0.35))
    for x, y, text in ((72, 100, "Dear Tom Okafor"), *low_words):
        page.insert_text((x, y), text, color=(1, 1, 1))
    content = document.tobytes()
    read = read_pdf_with_glyphs(content).document
    copy = write_pdf(content, read, plan_for(read, stamp="Document 7")).content
    unseen = sum(hidden_text(page).total for page in pdfium_pages(copy, look_for_pictures=False))
    assert unseen == 0


def test_widths_between_whole_thousandths_that_add_up_over_many_operators_draw_no_page():
    """MuPDF rounds each step, so a long line drifts from where it is reckoned to stand; order and number still agree."""
    line = b" ".join(
        b"(%c) Tj" % letter for letter in b"Zorbaxine came in the rain and left with an umbrella and a hat"
    )
    document = pymupdf.open(stream=pdf_from(b"BT /F0 10 Tf 72 700 Td " + line + b" ET"))
    widths = " ".join(["500.49"] * 224)
    font = document.get_new_xref()
    document.update_object(
        font,
        "<</Type/Font/Subtype/TrueType/BaseFont/Odd/FirstChar 32/LastChar 255/Encoding/WinAnsiEncoding"
        f"/Widths[{widths}]/FontDescriptor<</Type/FontDescriptor/FontName/Odd/Flags 32/MissingWidth 500>>>>",
    )
    document.xref_set_key(document[0].xref, "Resources/Font/F0", f"{font} 0 R")
    content = document.tobytes()
    read = read_pdf_with_glyphs(content).document
    (block,) = read.blocks
    assert not write_pdf(content, read, plan_for(read, [Span(block.id, 0, 9)])).fallbacks


def test_a_blank_page_is_kept_without_a_picture_of_it():
    """A sheet between two letters must not weigh more than they do."""
    document = pymupdf.open()
    document.new_page()
    content = document.tobytes()
    read = read_pdf_with_glyphs(content).document
    shown = tuple((gap.id, GapFate.PIXELS) for gap in read.gaps)
    with pikepdf.open(io.BytesIO(write_pdf(content, read, plan_for(read, gaps=shown)).content)) as pdf:
        assert "/XObject" not in pdf.pages[0].get("/Resources", {})


def test_a_tick_of_the_standard_picture_font_is_no_digit_in_the_copy():
    """MuPDF has no name for it; a font that says nothing leaves readers to take its code for a letter."""
    document = pymupdf.open(
        stream=pdf_from(b"BT /F0 12 Tf 72 700 Td (Dear Tom Okafor) Tj /ZaDb 12 Tf 0 -40 Td (4) Tj ET")
    )
    font = document.get_new_xref()
    document.update_object(font, "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>")
    document.xref_set_key(document[0].xref, "Resources/Font/ZaDb", f"{font} 0 R")
    content = document.tobytes()
    read = read_pdf_with_glyphs(content).document
    copy = write_pdf(content, read, plan_for(read)).content
    assert "4" not in pdfminer.high_level.extract_text(io.BytesIO(copy))


def test_a_picture_that_no_person_let_through_is_an_empty_box():
    """A gap that the plan does not name is withheld."""
    content, document = document_of("flate_picture")
    assert LABEL in pdfium_text(write_pdf(content, document, plan_for(document)).content)
    fates = tuple((gap.id, GapFate.PIXELS) for gap in document.gaps)
    shown = write_pdf(content, document, plan_for(document, gaps=fates)).content
    with pikepdf.open(io.BytesIO(shown)) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1


def test_hidden_words_that_a_person_discloses_are_printed():
    """They stand on a page of their own, under a heading that says what they are."""
    content, document = document_of("hidden_words")
    hidden = next(block for block in document.blocks if not block.carried)
    text = pdfium_text(write_pdf(content, document, plan_for(document, printed=(hidden.id,))).content)
    assert "Content not visible in the original" in text
    assert "Zorbaxine" in text


def test_a_draft_says_so_on_every_page():
    """The banner is printed visibly."""
    content, document = document_of("left_aligned")
    assert "DRAFT" in pdfium_text(write_pdf(content, document, plan_for(document, banner="DRAFT")).content)


def test_writing_twice_gives_the_same_bytes():
    """No date, no random identity."""
    content, document = document_of("styled_paragraphs")
    plan = plan_for(document, words_of(document)[::3])
    assert write_pdf(content, document, plan).content == write_pdf(content, document, plan).content


def test_a_page_that_is_not_understood_is_drawn_with_its_words(monkeypatch):
    """The picture's text layer and the printed lines hold every disclosed word, none of the withheld."""
    content, document = document_of("truetype_subset")
    spans = [span for span in words_of(document) if "Zorbaxine" in span.of(document.block(span.block).text)]
    monkeypatch.setattr(writer, "relaid_page", _not_understood)
    copy = write_pdf(content, document, plan_for(document, spans))
    assert [fallback.kind for fallback in copy.fallbacks] == [FallbackKind.PICTURE]
    text = letters(pdfium_text(copy.content))
    assert "Zorbaxine" not in text
    for span in words_of(document):
        if span not in spans:
            assert letters(span.of(document.block(span.block).text)) in text


def test_pages_drawn_as_pictures_do_not_tell_the_name_either(monkeypatch):
    """The line is painted from edge to edge and set again in a stock font."""
    monkeypatch.setattr(writer, "relaid_page", _not_understood)
    copies = set()
    for name in ("Illi", "Maximilian"):
        content = SHAPES["left_aligned"](name)
        document = read_pdf_with_glyphs(content).document
        spans = [span for span in words_of(document) if name in span.of(document.block(span.block).text)]
        copies.add(write_pdf(content, document, plan_for(document, spans)).content)
    assert len(copies) == 1


def _not_understood(*_):
    raise NotUnderstood("a test")


def test_a_line_without_room_for_the_label_is_withheld_and_told():
    """The words that go with it are named, so that they become a question; the dry run says the same."""
    content = _raw(
        _lines()
        + b"BT /F1 11 Tf 500 620 Td (note) Tj ET BT /F1 11 Tf 500 600 Td (a x b) Tj ET BT /F1 11 Tf 538 600 Td (kept) Tj ET"
    )
    document = read_pdf_with_glyphs(content).document
    spans = [span for span in words_of(document) if span.of(document.block(span.block).text) == "x"]
    marks = tuple(Mark(span, "[withheld for a reason]") for span in spans)
    plan = CopyPlan(document.file, MediaType.PDF, LABEL, marks)
    fallbacks = write_pdf(content, document, plan).fallbacks
    assert [fallback.kind for fallback in fallbacks] == [FallbackKind.SEGMENT]
    lost = {span.of(document.block(span.block).text) for fallback in fallbacks for span in fallback.lost}
    assert letters("".join(sorted(lost))) == "ab"
    assert dry_run_pdf(content, document, plan) == fallbacks


def test_a_ligature_that_is_lost_names_all_its_letters():
    reading = read_pdf_with_glyphs(pdf_from(b"BT /F0 12 Tf 72 700 Td (Mr Grif\x01n) Tj ET"))
    (block,) = reading.document.blocks
    choice = page_choices(reading, CopyPlan(reading.document.file, MediaType.PDF, LABEL))[0]
    spans = choice.spans(index for index in reading.glyphs[block.id].indexes if index >= 0)
    assert [span.of(block.text) for span in spans] == ["Mr Griffin"]


_FIELD = b" q 1 g 90 590 200 30 re f Q BT /F1 11 Tf 96 600 Td (field) Tj ET"


@pytest.mark.parametrize("line", [b"(Jo) Tj", b"(o Jo) Tj", b"(Jo o) Tj"])
def test_what_is_set_again_under_something_painted_later_is_painted_after_it(line):
    """The source's short line ends before the field; with a label it runs under it."""
    content = _raw(_lines() + b"BT /F1 7 Tf 72 600 Td " + line + b" ET" + _FIELD)
    document = read_pdf_with_glyphs(content).document
    spans = [span for span in words_of(document) if span.of(document.block(span.block).text) == "Jo"]
    marks = tuple(Mark(span, LABEL) for span in spans)
    copy = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, LABEL, marks))
    (page,) = pdfium_pages(copy.content, look_for_pictures=False)
    assert hidden_text(page).total == 0
    assert copy.labels == len(marks) == 1


def test_a_label_on_a_very_small_page_stays_on_it():
    content = _raw(b"BT /F1 9 Tf 4 3 Td (Jo) Tj ET", MediaBox=[0, 0, 32, 13])
    document = read_pdf_with_glyphs(content).document
    marks = tuple(Mark(span, LABEL) for span in words_of(document))
    copy = write_pdf(content, document, CopyPlan(document.file, MediaType.PDF, LABEL, marks))
    (page,) = pdfium_pages(copy.content, look_for_pictures=False)
    assert (hidden_text(page).total, copy.labels) == (0, 1)


def test_a_copy_that_reads_otherwise_is_not_written(monkeypatch):
    """The written file is read again; what is not as expected, drawn or not, is refused."""
    content, document = document_of("left_aligned")
    monkeypatch.setattr(writer, "faulty_pages", lambda _content, expected: list(range(len(expected))))
    with pytest.raises(WritingError):
        write_pdf(content, document, plan_for(document))


def _without_first_glyph(runs):
    first, *others = runs
    return [first.taken(range(1, len(first.codes))), *others]


def test_the_check_after_writing_sees_a_letter_that_should_not_be_there(monkeypatch):
    """Proof that the check can fail: one glyph more or less on the page is a fault."""
    seen = []
    check = writer.faulty_pages

    def with_one_less(content, expected):
        changed = [type(page)(_without_first_glyph(page.runs), page.to_page) for page in expected]
        seen.append(check(content, changed))
        return check(content, expected)

    monkeypatch.setattr(writer, "faulty_pages", with_one_less)
    content, document = document_of("left_aligned")
    write_pdf(content, document, plan_for(document))
    assert seen == [[0]]


def test_two_readers_that_disagree_about_a_touched_letter_stop_the_page(monkeypatch):
    """Never a guess: the page becomes a picture."""
    content, document = document_of("left_aligned")
    spans = words_of(document)[:1]
    assert not write_pdf(content, document, plan_for(document, spans)).fallbacks
    other = {ord(letter): "x" for letter in "Tthe"}
    read_line, read_places = witness._text_in, witness._places

    def misread(text):
        found = read_places(text)
        return {
            square: [(x, y, letter.translate(other)) for x, y, letter in letters] for square, letters in found.items()
        }

    monkeypatch.setattr(witness, "_text_in", lambda text, box: read_line(text, box).translate(other))
    monkeypatch.setattr(witness, "_places", misread)
    fallbacks = write_pdf(content, document, plan_for(document, spans)).fallbacks
    assert [fallback.kind for fallback in fallbacks] == [FallbackKind.PICTURE]


def test_pictures_in_patterns_which_nobody_was_asked_about_are_left_out():
    """They are no gap, so no person can have let them through."""

    def patterns(pdf):
        picture = pdf.make_stream(bytes(range(256)) * 9, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.Width, picture.Height, picture.ColorSpace, picture.BitsPerComponent = 48, 48, pikepdf.Name.DeviceGray, 8
        tile = pdf.make_stream(
            b"q 48 0 0 48 0 0 cm /X0 Do Q", PatternType=1, PaintType=1, TilingType=1, XStep=48, YStep=48
        )
        tile.BBox = pikepdf.Array([0, 0, 48, 48])
        tile.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X0=picture))
        return pikepdf.Dictionary(P0=tile)

    content = _raw(_lines() + b"/Pattern cs /P0 scn 72 400 240 120 re f", {"/Pattern": patterns})
    document = read_pdf_with_glyphs(content).document
    fates = tuple((gap.id, GapFate.WITHHOLD) for gap in document.gaps)
    copy = write_pdf(content, document, plan_for(document, gaps=fates)).content
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert not any(
            str(item.get("/Subtype", "")) == "/Image" for item in pdf.objects if isinstance(item, pikepdf.Stream)
        )


def test_resources_and_turns_that_pages_inherit_are_found():
    """Pages may leave fonts, size and rotation to the node above them."""
    pdf = pikepdf.open(io.BytesIO(SHAPES["left_aligned"]("Zorbaxine")))
    page = pdf.pages[0].obj
    for key, value in (("/Resources", page.Resources), ("/MediaBox", page.MediaBox), ("/Rotate", 90)):
        page.Parent[key] = value
        if key in page:
            del page[key]
    out = io.BytesIO()
    pdf.save(out)
    document = read_pdf_with_glyphs(out.getvalue()).document
    copy = write_pdf(out.getvalue(), document, plan_for(document, words_of(document)[:1]))
    assert not copy.fallbacks
    assert pymupdf.open(stream=copy.content)[0].rotation == 90
