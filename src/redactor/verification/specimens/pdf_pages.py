"""Bad copies in PDF: the name is on the page, seen or unseen."""

from __future__ import annotations

from redactor.verification.catalogue import Number
from redactor.verification.specimens.plain import LABEL, LINES, NAME, PdfBuilder, drawn, pdf_copy
from redactor.verification.specimens.registry import bad_pdf

RAW = NAME.encode()


@bad_pdf(Number.READERS, Number.SURPLUS)
def _pdf_name_left_visible() -> bytes:
    return pdf_copy((*LINES, f"Signed, {NAME}"))


@bad_pdf(Number.SURPLUS)
def _pdf_one_letter_left() -> bytes:
    return pdf_copy((LINES[0], LINES[1].replace(LABEL, f"{LABEL}e"), LINES[2]))


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_black_box_over_text() -> bytes:
    return pdf_copy(extra_content=drawn() + b"0 g 60 290 200 30 re f\n")


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_white_box_over_text() -> bytes:
    return pdf_copy(extra_content=drawn() + b"1 g 60 290 200 30 re f\n")


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_picture_over_text() -> bytes:
    builder = PdfBuilder()
    image = builder.stream(
        bytes(100), b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    return pdf_copy(
        extra_content=drawn() + b"q 200 0 0 40 60 290 cm /Im1 Do Q\n",
        resources=b"/XObject << /Im1 %d 0 R >>" % image,
        builder=builder,
    )


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_white_text() -> bytes:
    return pdf_copy(extra_content=b"1 g\n" + drawn())


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_nearly_white_text() -> bytes:
    return pdf_copy(extra_content=b"0.99 g\n" + drawn())


@bad_pdf(Number.HIDDEN_TEXT, Number.STRUCTURE)
def _pdf_invisible_render_mode() -> bytes:
    return pdf_copy(extra_content=b"3 Tr\n" + drawn())


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_text_off_the_page() -> bytes:
    return pdf_copy(extra_content=drawn(top=-200))


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_text_outside_the_crop_box() -> bytes:
    return pdf_copy(extra_content=drawn(top=60), page_entries=b"/CropBox [0 100 595 842]")


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_tiny_text() -> bytes:
    return pdf_copy(extra_content=drawn().replace(b" 11 Tf", b" 0.3 Tf"))


@bad_pdf(Number.READERS)
def _pdf_text_that_one_reader_leaves_out() -> bytes:
    return pdf_copy(extra_content=drawn().replace(b" 11 Tf", b" 0.001 Tf"))


@bad_pdf(Number.HIDDEN_TEXT)
def _pdf_clipped_text() -> bytes:
    return pdf_copy(extra_content=b"q 0 0 10 10 re W n\n" + drawn() + b"Q\n")


@bad_pdf(Number.READERS)
def _pdf_letter_spaced_name() -> bytes:
    return pdf_copy((*LINES, " ".join(NAME)))


@bad_pdf(Number.READERS)
def _pdf_name_in_other_case() -> bytes:
    return pdf_copy((*LINES, NAME.upper()))


@bad_pdf(Number.READERS)
def _pdf_name_with_an_accent() -> bytes:
    return pdf_copy((*LINES, NAME.replace("a", "á")))


@bad_pdf(Number.READERS)
def _pdf_name_broken_over_lines() -> bytes:
    return pdf_copy((*LINES, "It was Zor-", "baxine who rang."))


@bad_pdf(Number.READERS)
def _pdf_name_split_in_an_array() -> bytes:
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td [(Zor) -20 (bax) 30 (ine)] TJ ET\n")


@bad_pdf(Number.READERS)
def _pdf_name_letter_by_letter() -> bytes:
    steps = b"".join(b"(%c) Tj 7 0 Td\n" % letter for letter in RAW)
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td\n" + steps + b"ET\n")


@bad_pdf(Number.READERS)
def _pdf_telephone_number_in_other_writing() -> bytes:
    return pdf_copy((*LINES, "Ring (07700) 900-123."))


@bad_pdf(Number.READERS)
def _pdf_international_telephone_number() -> bytes:
    return pdf_copy((*LINES, "Ring +44 7700 900123."))


@bad_pdf(Number.READERS)
def _pdf_name_inside_a_longer_word() -> bytes:
    return pdf_copy((*LINES, "see file_zorbaxines"))


@bad_pdf(Number.READERS)
def _pdf_hexadecimal_string() -> bytes:
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td <%s> Tj ET\n" % RAW.hex().encode())


@bad_pdf(Number.READERS)
def _pdf_octal_escapes() -> bytes:
    octal = b"".join(b"\\%03o" % letter for letter in RAW)
    return pdf_copy(extra_content=b"BT /F1 11 Tf 72 300 Td (%s) Tj ET\n" % octal)
