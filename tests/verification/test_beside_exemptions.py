"""Leaks planted just beside what the checks excuse on real files: the copy as a whole still fails, and by which check."""

from __future__ import annotations

import pytest

from redactor.core.checks import CheckOutcome, WithheldText
from redactor.core.documents import MediaType
from redactor.verification import verify_copy
from redactor.verification.catalogue import Number
from redactor.verification.search_checks import Judge, view_leaks
from redactor.verification.specimens import plain
from redactor.verification.typography import is_style_name
from redactor.verification.views import Source, View

STRIPES = bytes(0 if at % 2 else 255 for at in range(64 * 64))
SCANNED = "Scanned words stand here."
TED = (WithheldText("I-TED", ("Ted",)),)


def failures(content, media_type=MediaType.PDF, **more):
    report = verify_copy(content, file_name="001_letter", expectation=plain.expectation(media_type, **more))
    assert not any("broke down" in check.detail for check in report.checks)
    assert report.passed == (not any(check.outcome is CheckOutcome.FAILED for check in report.checks)) or report.waits
    return {check.number for check in report.checks if check.outcome is CheckOutcome.FAILED}


def unseen(text, *, top=300, mode=b"3"):
    return b"q %s Tr\n" % mode + plain.pdf_text([text], top=top) + b"Q\n"


def scan(unseen_text, *, draw=b"q 300 0 0 60 60 270 cm /Im1 Do Q\n", first=None):
    """A copy with a striped picture low on the page and *unseen_text*, drawn in one content stream."""
    builder = plain.PdfBuilder()
    picture = (
        first or b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    number = builder.stream(STRIPES if first is None else b"0.5 g 0 0 1 1 re f", picture)
    resources = b"/XObject << /Im1 %d 0 R >>" % number
    return plain.pdf_copy(extra_content=draw + unseen_text, resources=resources, builder=builder)


def over_scan(content, **more):
    return failures(content, **{"allowed_images": 1, "disclosed": (*plain.LINES, SCANNED), **more})


def test_disclosed_words_over_a_scan_are_not_accused():
    assert over_scan(scan(unseen(SCANNED))) == set()


def test_a_withheld_name_over_a_scan_is_found_by_every_search():
    found = over_scan(scan(unseen(f"{SCANNED} {plain.NAME}")))
    assert {Number.STREAMS, Number.READERS, Number.SURPLUS} <= found


def test_one_letter_over_a_scan_that_nothing_discloses_is_surplus():
    assert over_scan(scan(unseen(f"{SCANNED} z"))) == {Number.SURPLUS}


def test_unseen_words_beside_the_scan_have_no_contrast():
    assert over_scan(scan(unseen(SCANNED, top=600))) == {Number.HIDDEN_TEXT}


@pytest.mark.parametrize("mode", [b"7", b"3.0", b"+3", b"03", b"9"])
def test_only_the_mode_of_scans_is_excused(mode):
    assert Number.STRUCTURE in over_scan(scan(unseen(SCANNED, mode=mode)))


def test_a_drawing_that_is_no_picture_excuses_no_unseen_words():
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1]"
    assert Number.STRUCTURE in over_scan(scan(unseen(SCANNED), first=form), allowed_images=0)


def test_the_call_of_a_drawing_that_is_not_there_excuses_no_unseen_words():
    content = plain.pdf_copy(extra_content=b"/Im9 Do\n" + unseen(plain.LINES[0], top=770))
    assert Number.STRUCTURE in failures(content)


@pytest.mark.parametrize("before", [b"% begincmap\n", b"(begincmap) pop\n"])
def test_a_content_stream_that_speaks_of_letter_maps_is_looked_into_all_the_same(before):
    content = plain.pdf_copy(
        extra_content=before + b"/Span << /ActualText (Ted) >> BDC EMC\n", builder=plain.PdfBuilder()
    )
    assert Number.STRUCTURE in failures(content, withheld=TED)


def test_a_font_that_is_set_after_a_line_end_is_a_font():
    content = plain.pdf_copy(("",), extra_content=b"BT /F1\n11\nTf 3 Tr 72 700 Td (Ted) Tj ET\n")
    assert Number.STRUCTURE in failures(content, withheld=TED)


def test_a_picture_that_a_drawn_font_alone_holds_is_counted():
    builder = plain.PdfBuilder()
    picture = builder.stream(
        STRIPES, b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    glyph = builder.stream(b"1 0 d0 /Im1 Do")
    font = builder.add(
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
        b"/Widths [1] /Encoding << /Type /Encoding /Differences [97 /a] >> /CharProcs << /a %d 0 R >> "
        b"/Resources << /XObject << /Im1 %d 0 R >> >> >>" % (glyph, picture)
    )
    content = plain.pdf_copy(page_entries=b"/Group << /S /Transparency /F %d 0 R >>" % font, builder=builder)
    assert Number.COUNTS in failures(content)


def judged(disclosed, copy, *, forms=("Ted",), media_type=MediaType.PDF):
    make = plain.pdf_copy if media_type is MediaType.PDF else plain.word_copy
    withheld = (WithheldText("I-TED", forms, also_ordinary=True),)
    return failures(make(copy), media_type, disclosed=disclosed, withheld=withheld)


DISCLOSED = (*plain.LINES, "Seen by Ted today at noon, and he stated it.", f"Seen by {plain.LABEL} today at noon.")


@pytest.mark.parametrize("media_type", [MediaType.PDF, MediaType.WORD])
def test_a_short_name_in_the_surroundings_of_a_disclosed_one_is_too_often(media_type):
    assert judged(DISCLOSED, DISCLOSED, media_type=media_type) == set()
    leaked = (*DISCLOSED[:-1], DISCLOSED[-1].replace(plain.LABEL, "Ted"))
    assert {Number.IN_PLACE, Number.LABELS, Number.SURPLUS} <= judged(DISCLOSED, leaked, media_type=media_type)


def test_a_longer_name_in_the_surroundings_of_a_disclosed_one_is_too_often():
    disclosed = tuple(line.replace("Ted", "Grace") for line in DISCLOSED)
    leaked = (*disclosed[:-1], disclosed[-1].replace(plain.LABEL, "Grace"))
    assert {Number.IN_PLACE, Number.SURPLUS} <= judged(disclosed, leaked, forms=("Grace",))


def test_a_short_name_whose_letters_a_joined_label_would_pay_for_is_surplus():
    disclosed = (*plain.LINES, f"{plain.LABEL}{plain.LABEL} saw it.")
    leaked = (*plain.LINES, f"{plain.LABEL} Ted saw it.")
    found = failures(plain.pdf_copy(leaked), disclosed=disclosed, labels=3, withheld=TED)
    assert Number.SURPLUS in found


@pytest.mark.parametrize("short", ["Ted", "Al"])
def test_a_short_name_beside_the_text_is_not_excused_by_letters_of_the_text(short):
    part = plain.word_paragraph("").replace("<w:r>", f'<w:r><w:rPr><w:tag w:val="x" w:alias="{short}"/></w:rPr>')
    content = plain.word_copy(extra_body=part)
    found = failures(content, MediaType.WORD, withheld=(WithheldText("I-TED", (short,)),))
    assert {Number.IN_PLACE, Number.STRUCTURE} <= found


def coloured(table):
    """A copy with a picture whose colours stand in *table*."""
    builder = plain.PdfBuilder()
    picture = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB %d <%s>]"
    number = builder.stream(b"\0", picture % (len(table) // 3 - 1, table.hex().encode()))
    resources = b"/XObject << /Im1 %d 0 R >>" % number
    return plain.pdf_copy(extra_content=b"q 9 0 0 9 60 60 cm /Im1 Do Q\n", resources=resources, builder=builder)


@pytest.mark.parametrize(
    ("collection", "found"), [(b"(Adobe) /Ordering (Identity)", set()), (b"(Adobe) /Ordering (Mr Identi)", {5})]
)
def test_the_collection_that_a_font_names_is_no_text_and_a_name_in_its_place_is_found(collection, found):
    builder = plain.PdfBuilder()
    builder.stream(b"", b"/CIDSystemInfo << /Registry %s /Supplement 0 >>" % collection)
    assert failures(plain.pdf_copy(builder=builder), withheld=(WithheldText("I-1", ("Identi",)),)) & {5} == found


def test_letters_that_stand_in_a_table_of_colours_by_chance_are_no_text():
    assert failures(coloured(b"\x01\x02 Ted \x03\x04"), allowed_images=1, withheld=TED) == set()


def test_a_whole_name_in_a_table_of_colours_is_found():
    assert Number.STREAMS in failures(coloured(plain.NAME.ljust(30).encode()), allowed_images=1)


HEADING = "Content not visible in the original"


@pytest.mark.parametrize("media_type", [MediaType.PDF, MediaType.WORD])
def test_a_name_within_a_heading_of_the_writers_own_is_no_leak_and_once_more_beside_it_is(media_type):
    make = plain.pdf_copy if media_type is MediaType.PDF else plain.word_copy
    expected = {"added": (HEADING,), "withheld": (WithheldText("I-THE", ("Not",), also_ordinary=True),)}
    assert failures(make((*plain.LINES, HEADING)), media_type, **expected) == set()
    assert Number.IN_PLACE in failures(make((*plain.LINES, HEADING, "Not")), media_type, **expected)


def test_a_name_that_is_a_whole_text_of_the_writers_own_is_not_excused_by_it():
    expected = {"added": ("author",), "withheld": (WithheldText("I-AUTHOR", ("Author",), also_ordinary=True),)}
    assert Number.IN_PLACE in failures(plain.pdf_copy((*plain.LINES, "author")), **expected)


def test_a_name_within_disclosed_words_does_not_excuse_it_beside_the_text():
    disclosed = (*plain.LINES, "Planning for Annabel's annual review.")
    catalog = b"/Lang (Ann)"
    ann = (WithheldText("I-ANN", ("Ann",)),)
    found = failures(plain.pdf_copy(disclosed, catalog_entries=catalog), disclosed=disclosed, withheld=ann)
    assert {Number.IN_PLACE, Number.STRUCTURE} <= found


def test_a_label_more_than_any_text_explains_fails_and_so_does_one_too_few():
    more = (*plain.LINES, plain.LABEL)
    assert Number.LABELS in failures(plain.pdf_copy(more))
    joined = (*plain.LINES, f"{plain.LABEL}{plain.LABEL}")
    fewer = (*plain.LINES, plain.LINES[0].split()[0])
    assert Number.LABELS in failures(plain.pdf_copy(fewer), disclosed=joined, labels=3)


def test_a_copy_of_signs_alone_may_hold_no_letter():
    assert Number.SURPLUS in failures(
        plain.pdf_copy(("\xab T",)), disclosed=("\xab",), labels=0, withheld=TED, sanity="T"
    )


def test_a_name_of_several_words_of_typography_is_found_as_a_style():
    page_black = (WithheldText("I-P", ("Page Black",)),)
    judge = Judge.of(plain.expectation(MediaType.WORD, withheld=page_black))
    assert is_style_name("Page Black")
    assert view_leaks(View("part 1", Source.STYLES, text="Page Black"), judge)
    assert not view_leaks(View("part 1", Source.STYLES, text="Page Break"), judge)
    only_black = Judge.of(plain.expectation(MediaType.WORD, withheld=(WithheldText("I-P", ("Black",)),)))
    assert not view_leaks(View("part 1", Source.STYLES, text="Black Text"), only_black)


def test_a_style_is_not_named_by_a_telephone_number_or_a_stranger():
    assert is_style_name("List Bullet 2")
    assert not is_style_name("List 07 70 09 00 12 3")
    assert not is_style_name("List Ted")
    assert not is_style_name("List Al")


def test_what_stands_in_a_style_of_a_copy_is_searched():
    styles = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{plain.WORD}">'
        '<w:style w:type="paragraph" w:styleId="Style1"><w:name w:val="Page Black"/></w:style></w:styles>'
    )
    content = plain.word_copy(parts={"word/styles.xml": styles.encode()})
    found = failures(content, MediaType.WORD, withheld=(WithheldText("I-P", ("Page Black",)),))
    assert Number.STREAMS in found


def test_words_of_letter_maps_hide_no_name_in_them():
    builder = plain.PdfBuilder()
    table = b"/CIDInit /ProcSet findresource begin begincmap /CMapName /Zorbaxine def endcmap end"
    number = builder.stream(table)
    content = plain.pdf_copy(page_entries=b"/Group << /S /Transparency /F %d 0 R >>" % number, builder=builder)
    assert Number.STREAMS in failures(content)


# Two columns that the reading takes for rows of a table, while readers go down each of them.
LEFT_THEN_RIGHT = ("Write to Mari", "Opening hours", "Anne at the desk", "from nine to five")
DOWN = ("\n".join((*LEFT_THEN_RIGHT[::2], *LEFT_THEN_RIGHT[1::2])),)
MARIANNE = (WithheldText("I-M", ("Mari Anne",), also_ordinary=True),)


def down_the_columns(*more_lines):
    """A copy whose readers meet the left column first; *more_lines* follow."""
    lines = [*LEFT_THEN_RIGHT[::2], *LEFT_THEN_RIGHT[1::2], *more_lines]
    expected = {
        "disclosed": LEFT_THEN_RIGHT,
        "withheld": MARIANNE,
        "other_orders": DOWN,
        "labels": None,
        "sanity": "Opening hours",
    }
    return failures(plain.pdf_copy(lines), **expected)


def test_a_word_that_columns_make_of_disclosed_parts_is_excused():
    assert down_the_columns() == set()


def test_the_same_word_left_over_once_is_not():
    assert Number.IN_PLACE in down_the_columns("and Mari Anne")


def test_the_other_order_excuses_nothing_that_it_does_not_hold():
    without = {"disclosed": LEFT_THEN_RIGHT, "withheld": MARIANNE, "labels": None, "sanity": "Opening hours"}
    assert Number.IN_PLACE in failures(plain.pdf_copy([*LEFT_THEN_RIGHT[::2], *LEFT_THEN_RIGHT[1::2]]), **without)


GREETINGS = (WithheldText("I-GREET", ("Greetings",), also_ordinary=True),)


def along_a_curve(*lines, **more):
    """Check 7 and 15 on a page whose letters were disclosed in another order, as those along a curve are read."""
    disclosed = ("ings from the sea. Greet",)
    found = failures(
        plain.pdf_copy(lines), **{"disclosed": disclosed, "withheld": GREETINGS, "labels": 0, "sanity": "from", **more}
    )
    return found & {Number.IN_PLACE, Number.SURPLUS}


def test_a_word_that_only_the_order_of_reading_makes_is_excused_where_no_letter_is_more():
    assert along_a_curve("Greetings from the sea.", areas=("page 1",)) == set()


def test_the_same_word_left_beside_it_is_too_often():
    left = along_a_curve("Greetings from the sea. Greetings", areas=("page 1",))
    assert left == {Number.IN_PLACE, Number.SURPLUS}


def test_it_is_not_excused_where_nobody_knows_what_the_page_should_show():
    assert Number.IN_PLACE in along_a_curve("Greetings from the sea.")


def test_a_word_left_in_the_place_of_a_label_is_not_excused():
    found = along_a_curve(
        "Greetings from the sea. Greetings",
        disclosed=("ings from the sea. Greet [Withheld]",),
        areas=("page 1",),
        labels=1,
    )
    assert Number.IN_PLACE in found
